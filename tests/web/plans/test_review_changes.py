"""Every change of a review keeps every character of the document accounted for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.documents.account import account
from answerable.documents.model import Document
from answerable.documents.plan import Plan
from answerable.documents.readers import decode
from answerable.documents.understanding import understand
from answerable.web.plans.errors import ReviewError
from answerable.web.plans.review.applying import apply, replay
from answerable.web.plans.review.changes import (
    CHANGES,
    Adopt,
    Change,
    Choose,
    Edit,
    Explain,
    Join,
    Leave,
    Move,
    Pick,
    Split,
)
from answerable.web.plans.review.doubts import Locator
from answerable.web.plans.review.pointers import Place, actions
from tests.support.documents import Format, make
from tests.support.invention import known_plans
from tests.support.layouts import CONCERNS_2022, PRISON_2020, PROBATION

LAYOUTS = (PRISON_2020, PROBATION, CONCERNS_2022)
WORDS = st.sampled_from(
    ["Another word.", "Head of Gardens\nGovernor", "June 2027\nOngoing", "50", "", "agreed", "progress"]
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, Plan]:
    layout = draw(st.sampled_from(LAYOUTS))
    made = make(draw(known_plans(2, longest=3)), layout, Format.TEXT if Format.TEXT in Format else Format.HTML)
    document = decode(made.data, made.name)
    return document, understand(document)


def changes(plan: Plan) -> st.SearchStrategy[Change]:
    """A change of any kind at a place that is there; it may yet be one that cannot be made."""
    places = [place for place, _ in actions(plan)] or [Place(0, 0, 0)]
    at = st.sampled_from(places)
    findings = st.integers(0, len(plan.findings) - 1)
    fields = ("text", "owners", "targets", "status_raw", "percent")
    few = st.lists(st.integers(0, 1), max_size=2).map(tuple)
    edits = at.flatmap(lambda place: st.sampled_from([f"{place.pointer}/{name}" for name in fields]))
    others = st.sampled_from(
        ["/title", "/inspectorate", "/findings/0/text", "/findings/0/decision", "/findings/0/rounds/0/label"]
    )
    kinds: list[st.SearchStrategy[Change]] = [
        st.builds(Edit, pointer=st.one_of(edits, others), words=WORDS),
        st.builds(Split, pointer=at.map(lambda place: place.pointer), at=st.integers(0, 60)),
        st.builds(Join, pointer=at.map(lambda place: place.pointer)),
        st.builds(Move, pointer=at.map(lambda place: place.pointer), finding=findings, round=st.integers(0, 2)),
        st.builds(Explain, pointer=at.map(lambda place: place.pointer)),
        st.builds(Leave),
        at.flatmap(
            lambda place: st.builds(
                Choose,
                pointer=st.just(place.round_pointer),
                picks=st.builds(Pick, action=st.just(place.action), owners=few, targets=few).map(lambda pick: (pick,)),
            )
        ),
    ]
    if plan.leftovers:
        left = st.integers(0, len(plan.leftovers) - 1).map(lambda position: f"/leftovers/{position}")
        kinds.append(st.builds(Adopt, pointer=left, finding=findings, round=st.sampled_from([None, 0, 1])))
    return st.one_of(kinds)


@settings(max_examples=60)
@given(documents(), st.data())
def test_every_character_stays_accounted_for(read: tuple[Document, Plan], data: st.DataObject) -> None:
    document, plan = read
    made: list[Change] = []
    stands = plan
    for _ in range(data.draw(st.integers(1, 12))):
        change = data.draw(changes(stands))
        try:
            stands = apply(stands, change)
        except ReviewError:
            continue
        made.append(change)
        assert account(document, stands).conserved, change
        locate = Locator(stands).locate
        assert [doubt for doubt in plan.doubts if doubt.spans and locate(doubt).part == "plan"] == []
        assert Plan.model_validate_json(stands.model_dump_json()) == stands
    kept = [CHANGES.validate_python(change.model_dump(mode="json")) for change in made]
    assert replay(plan, kept) == stands
