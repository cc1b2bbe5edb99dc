"""What is said beside every verdict: the rule by which it falls, and what the interrupted series assumes."""

RULE = (
    "Changed: the whole interval of the ratio after lies inside the band, and the ratio has come down to it by more "
    "than chance, and by more than at places that were flagged and did nothing, where there are such places. "
    "Worse: it has moved away by more than chance and more than there, and lies outside the band."
)
ASSUMPTIONS = (
    "The logarithm of the ratio moved along a straight line before, and would have gone on so.",
    "Nothing else changed on the same day: not who was counted, how records were kept, or another piece of work.",
    "Events come apart from one another; periods that differ by more than chance, or are like the last, widen limits.",
    "There is no season in the ratio: the group and its comparator have the same months.",
)
