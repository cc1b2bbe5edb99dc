"""How people are grouped: shipped classifications of codes and labels, with what is not known counted apart.

Ethnicity follows `ethnicity.csv`, which names the source of each row; `lists.csv` holds the short lists (those of the
incentives service of prisons; sentence types are ours), and `apart.csv` what stands for "not known" in all of them.
"""

from answerable.disparity.classifications.classify import Classified, classify, groups
from answerable.disparity.classifications.tables import (
    ETHNIC_MINORITY,
    ETHNICITY,
    MINORITY,
    WHITE_BRITISH,
    WHITE_MINORITY,
    Group,
    classifications,
)

__all__ = [
    "ETHNICITY",
    "ETHNIC_MINORITY",
    "MINORITY",
    "WHITE_BRITISH",
    "WHITE_MINORITY",
    "Classified",
    "Group",
    "classifications",
    "classify",
    "groups",
]
