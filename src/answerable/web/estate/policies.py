"""Which role may do what. Nothing is allowed that does not stand here."""

from answerable.web.estate.types import Capability, Role

_SEE = frozenset({Capability.SEE_PLANS})

CAPABILITIES: dict[Role, frozenset[Capability]] = {
    Role.ADMINISTRATOR: _SEE
    | {Capability.MANAGE_PLACES, Capability.MANAGE_POSTS, Capability.MANAGE_PEOPLE, Capability.SEE_AUDIT},
    Role.PLAN_COORDINATOR: _SEE
    | {Capability.BRING_PLANS, Capability.CONFIRM_OWNERS, Capability.CONFIRM_TAGS, Capability.MANAGE_POSTS},
    Role.COMMITMENT_OWNER: _SEE,
    Role.VERIFIER: _SEE,
    Role.EQUALITY_LEAD: _SEE | {Capability.CONFIRM_TAGS},
    Role.GOVERNOR: _SEE | {Capability.MANAGE_POSTS},
    Role.INSPECTOR: _SEE,
    Role.AUDITOR: _SEE | {Capability.SEE_AUDIT},
    Role.ANALYST: _SEE,
    Role.SEPARATION_STAFF: frozenset(),
    Role.POLICY_AUTHOR: _SEE,
    Role.ORGANISATION_MEMBER: frozenset(),
    Role.READER: _SEE,
}
