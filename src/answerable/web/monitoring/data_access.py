"""Who may open: data sets, deliveries and runs."""

from answerable.web.estate.access import Access, at_place
from answerable.web.estate.types import Capability

_DATA = Access(Capability.MANAGE_DATA, everywhere=True)
_OF_DATA = (
    *("data_sets", "register_data_set", "data_set", "map_columns", "change_data_set", "end_data_set", "bring_data"),
    *("delivery", "take_delivery", "refuse_delivery", "runs", "start_run", "run", "cancel_run"),
)
ACCESS: dict[str, Access] = {
    **{f"monitoring:{name}": _DATA for name in _OF_DATA},
    "monitoring:revisions": at_place(Capability.SEE_FIGURES),
}
"""Data are those of the whole service, so a role at its root looks after them."""
