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
    ),
    PUBLISHED,
) | {"public:evidence": ANYONE}
