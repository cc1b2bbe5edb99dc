"""The table that each plan of `tests.support.plans` is printed as, by the rules of the official form.

The first row is the heading; a row of one cell is a band across the table; paragraphs are parted by line breaks.
"""

Rows = list[list[str]]

_SIX_COLUMNS: Rows = [
    [
        "1. Rec No",
        "2. Recommendation",
        "3. Agreed/ Partly Agreed/ Not Agreed",
        "4. Response Action Taken/Planned",
        "5. Responsible Owner",
        "6. Target Date",
    ],
    [
        "1",
        (
            "Show that every prisoner is asked about housing early enough. Leaders should know:\n"
            "• who is asked, and when;\n"
            "• what was arranged & with whom."
        ),
        "Agreed",
        "Staff will ask every prisoner in the first week.",
        "Head of Resettlement",
        "May 2024",
    ],
    [
        "",
        "",
        "",
        "A list of homes will be kept with the council.",
        "Head of Resettlement",
        "Draft list April 2024\nJuly 2024",
    ],
    [
        "2",
        "Offer every prisoner a phone in the cell.",
        "Partly Agreed",
        "Phones will be put into the cells of two wings.\nThe rest is not possible for reasons of affordability.",
        "",
        "",
    ],
    ["", "", "", "Wings A and B will be fitted first.", "Head of Operations", "Ongoing"],
    ["3", "Open the gym at night.", "Not Agreed", "For operational reasons this will not be done.", "", ""],
]
_PROBATION: Rows = [
    [
        "1. Rec No",
        "2. Recommendation",
        "3. Agreed/ Partly Agreed/ Not Agreed",
        "4. Response Action Taken/Planned",
        "5. Responsible Owner",
        "6. Target Date",
    ],
    ["Directed to: Probation offices should, by 31 March 2024:"],
    ["1", "Listen to people on probation.", "Agreed", "Action plan commitments (May 2023)", "", ""],
    ["", "", "", "Panels will meet in every region.", "Head of Engagement", "Quarterly from July 2023"],
    ["", "", "", "Letters will be written in plain words.", "Head of Engagement", "December 2023"],
    ["", "", "", "Progress against commitments (February 2024)", "", ""],
    ["", "", "", "Panels met in ten of twelve regions.", "Head of Engagement", "Completed and ongoing"],
    ["2", "Train new staff.", "Agreed", "Action plan commitments (May 2023)", "", ""],
    ["", "", "", "Progress against commitments (February 2024)", "", ""],
    ["Directed to: The ministry should:"],
    ["3", "Publish the figures:\n• on breach;\n• on recall.", "Agreed", "Action plan commitments (May 2023)", "", ""],
    ["", "", "", "Tables will be published.", "Head of Data", "Annually from May 2024"],
]
_FIVE_COLUMNS: Rows = [
    ["1. No.", "2. Concerns", "3. Response Action Taken/Planned", "4. Responsible Owner", "5. Target Date"],
    ["Priority concerns"],
    ["1", "Men spent too long in their cells.", "A new day began on 8 January.", "Governor", "Completed"],
    ["", "", "Work places will rise to 300.", "Governor\nHead of Industries", "September 2024"],
    [
        "2",
        "Complaints were answered late.",
        "Answers will be checked each week.",
        "Deputy Governor",
        "Commencing March 2024",
    ],
    ["Key concerns"],
    [
        "3",
        "Few men had a key worker.",
        "Every man will have one.",
        "Head of Offender Management",
        "June 2024 (Subject to staffing)",
    ],
]
_WITH_PROGRESS: Rows = [
    [
        "1. Rec No",
        "2. Recommendation",
        "Reference",
        "3. Agreed/ Partly Agreed/ Not Agreed",
        "4. Response Action Taken/Planned",
        "5. Responsible Owner",
        "6. Target Date",
        "Status",
        "Progress %",
    ],
    [
        "5.01",
        "Reviews of force should happen within a week.",
        "paragraph 2.14\nparagraph 2.15",
        "Agreed",
        "A panel will meet on Mondays.",
        "Head of Safety",
        "15 March 2024",
        "Complete",
        "100%",
    ],
    [
        "",
        "",
        "",
        "",
        "Its findings will be shared with staff.",
        "Head of Safety",
        "30 June 2024",
        "In progress",
        "37.5%",
    ],
    [
        "",
        "",
        "",
        "",
        "Its findings will be shared with prisoners.",
        "Head of Safety",
        "31 July 2024",
        "Not started",
        "0%",
    ],
    [
        "5.02",
        "Cameras should be worn by all officers.",
        "paragraph 3.1",
        "Agreed",
        "Cameras were bought.",
        "Head of Safety",
        "1 February 2024",
        "",
        "",
    ],
]
_UNSETTLED: Rows = [
    [
        "1. Rec No",
        "2. Recommendation",
        "3. Agreed/ Partly Agreed/ Not Agreed",
        "4. Response Action Taken/Planned",
        "5. Responsible Owner",
        "6. Target Date",
    ],
    [
        "1",
        "One owner and one date serve all.",
        "Agreed",
        "• A tutor will be hired.\n• Books will be bought.\n• A class will begin.",
        "Head of Learning",
        "March 2024",
    ],
    [
        "2",
        "One owner, a date for each.",
        "Agreed",
        "• A nurse will be hired.\n• Teeth will be checked.",
        "Head of Health",
        "April 2024\nMay 2024",
    ],
    [
        "3",
        "Two owners for three.",
        "Agreed",
        "• Rooms will be painted.\n• Doors will be mended.\n• Lights will be changed.",
        "Head of Learning\nHead of Health",
        "June 2024\nJuly 2024\nAugust 2024",
    ],
    [
        "4",
        "Nothing fits.",
        "Agreed",
        "• Meals will be warm.\n• Meals will be on time.",
        "Head of Learning\nHead of Health\nGovernor",
        "May 2024\nJune 2024\nOngoing",
    ],
    ["5", "Some take what stands above.", "Agreed", "Visits will be longer.", "Head of Families", "May 2024"],
    ["", "", "", "• A play area will be built.", "", ""],
    ["", "", "", "Toys will be bought.", "", "June 2024"],
    ["6", "Some have nobody and no date.", "Agreed", "• Windows will be cleaned.", "", ""],
    ["", "", "", "• Gutters will be cleared.", "", ""],
    ["7", "Some have an owner and no date.", "Agreed", "Paths will be swept.", "Head of Estates", ""],
    ["", "", "", "• Staff will do the following:", "Head of Estates", "Ongoing"],
    ["8", "Nothing was answered.", "Agreed", "", "", ""],
]

TABLES: dict[str, Rows] = {
    "six_columns": _SIX_COLUMNS,
    "probation": _PROBATION,
    "five_columns": _FIVE_COLUMNS,
    "with_progress": _WITH_PROGRESS,
    "unsettled": _UNSETTLED,
}
