"""Where the public pages of things are."""

from answerable.web.plans.presenters.faces import Face

PUBLIC = Face(
    plan="public:plan",
    finding="public:finding",
    commitment="public:commitment",
    place="public:place",
    commitments="public:commitments",
)
