"""What each entry of progress of the plan 004 of the corpus is about, by our own reading of it.

A place is written finding.position, counted from 1 and 0. Where an entry is about the work of several commitments, any
of them is right; an entry that is about none has none.
"""

OCTOBER, MARCH = "2021-10", "2022-03"
ABOUT = {
    (OCTOBER, 6): ["6.1", ""],
    (MARCH, 1): ["1.0", "1.0", "1.0", "1.0", "1.1", "1.2", "1.3"],
    (MARCH, 2): ["2.0"],
    (MARCH, 3): ["3.0", "3.0", "3.1", "3.0", "3.0", "3.0"],
    (MARCH, 4): ["4.0"],
    (MARCH, 5): ["5.0", "5.0 4.2", "5.0 1.0", "5.0 12.0", "2.0"],
    (MARCH, 7): ["6.1", "6.1 7.0", "6.0", "6.0 6.1", "6.0 6.1"],
    (MARCH, 8): ["8.0", "8.0"],
    (MARCH, 9): ["9.0", "9.0", "9.0", "9.0"],
    (MARCH, 10): ["10.0", "10.0", "10.2 10.3"],
    (MARCH, 11): ["11.0"],
    (MARCH, 12): ["12.0", "12.0", "12.0"],
    (MARCH, 13): ["13.0", "13.0"],
    (MARCH, 14): ["14.0"],
    (MARCH, 15): [
        "15.0",
        "15.0 6.0",
        "15.0 4.2 5.0",
        "15.0 1.0 5.0",
        "12.0 15.0 5.0",
        "4.0 15.0 5.0",
        "14.0",
        "15.0",
        "15.0",
    ],
}
