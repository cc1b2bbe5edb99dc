"""Who may open the routes of the public pages: anyone, and what nobody in particular asked for may be kept a while."""

from answerable.web.estate.access import ANYONE, PUBLISHED, Access

ACCESS: dict[str, Access] = dict.fromkeys(
    (
        "public:home",
        "public:plans",
        "public:plan",
        "public:plan_original",
        "public:plan_file",
        "public:finding",
        "public:commitments",
        "public:commitment",
        "public:places",
        "public:place",
        "public:search",
        "public:changes",
        "public:feed",
        "public:slippage",
        "public:method",
        "public:figures",
        "public:joint_decisions",
        "public:measure",
        "public:release",
        "public:figure",
        "public:place_figures",
        "public:sheet",
        "public:regional_report",
    ),
    PUBLISHED,
) | dict.fromkeys(
    (
        "public:evidence",
        "public:release_file",
        "public:sheet_file",
        "public:regional_report_file",
        "public:chapter",
        "public:chapter_file",
    ),
    ANYONE,
)
