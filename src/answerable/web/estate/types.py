"""Kinds of places and bodies, the roles people hold, and what each role may do."""

from django.db.models import TextChoices


class PlaceKind(TextChoices):
    SERVICE = "service", "Service"
    REGION = "region", "Probation region"
    PRISON_GROUP = "prison_group", "Prison group"
    ESTABLISHMENT = "establishment", "Establishment"
    YOUTH_SETTING = "youth_setting", "Youth setting"


class Management(TextChoices):
    PUBLIC = "public", "Public sector"
    CONTRACTED = "contracted", "Contracted out"
    UNKNOWN = "", "Not known"


SECURE_HOME = "SCH"
"""The `type_codes` of a secure children’s home; those of others are the register’s (HMP, YOI, YCS, STC, IRC)."""


class TableKind(TextChoices):
    """What an administrator loads as a table, for it is not in the reference data."""

    PRISON_GROUPS = "prison_groups", "Prison groups"
    CHILDRENS_HOMES = "childrens_homes", "Secure children’s homes"
    CLOSURES = "closures", "Openings and closures"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that may not be empty."""
        return _COLUMNS[self]


_COLUMNS = {
    TableKind.PRISON_GROUPS: ("group", "establishment code"),
    TableKind.CHILDRENS_HOMES: ("name", "code"),
    TableKind.CLOSURES: ("code",),
}


class BodyKind(TextChoices):
    INSPECTORATE = "inspectorate", "Inspectorate"
    SERVICE = "service", "Service"
    DEPARTMENT = "department", "Department"


class Role(TextChoices):
    """Held by a person at a place, and reaching every place below it."""

    ADMINISTRATOR = "administrator", "Administrator"
    PLAN_COORDINATOR = "plan_coordinator", "Plan coordinator"
    COMMITMENT_OWNER = "commitment_owner", "Commitment owner"
    VERIFIER = "verifier", "Verifier"
    EQUALITY_LEAD = "equality_lead", "Equality lead"
    GOVERNOR = "governor", "Governor or director"
    INSPECTOR = "inspector", "Inspector"
    AUDITOR = "auditor", "Auditor"
    ANALYST = "analyst", "Analyst"
    SEPARATION_STAFF = "separation_staff", "Separation staff"
    POLICY_AUTHOR = "policy_author", "Policy author"
    ORGANISATION_MEMBER = "organisation_member", "Organisation member"
    READER = "reader", "Reader"


class Capability(TextChoices):
    """What a role allows; `policies.CAPABILITIES` says which role allows what."""

    SEE_PLANS = "see_plans", "see plans, findings and commitments"
    BRING_PLANS = "bring_plans", "bring, review and accept plans, and settle their links"
    SEE_DRAFTS = "see_drafts", "see plans that are being written"
    CLEAR_PLANS = "clear_plans", "clear plans that others wrote"
    REPORT_PROGRESS = "report_progress", "report progress and add evidence"
    SEE_EVIDENCE = "see_evidence", "open evidence that is not released"
    SEE_OPENINGS = "see_openings", "see who opened evidence"
    VERIFY = "verify", "verify what others report as done"
    JUDGE = "judge", "record an inspectorate’s judgements"
    SPEAK = "speak", "record what people affected say"
    ANSWER_VOICES = "answer_voices", "answer what people affected say, and name who must"
    SEE_MESSAGES = "see_messages", "see what was sent to whom"
    REDACT = "redact", "take personal data out of the record by law"
    CONFIRM_OWNERS = "confirm_owners", "say which post an owner named in a plan is"
    CONFIRM_TAGS = "confirm_tags", "confirm tags and edit the words that propose them"
    MANAGE_POSTS = "manage_posts", "add posts and say who holds them"
    MANAGE_PLACES = "manage_places", "load and change places"
    MANAGE_PEOPLE = "manage_people", "give people accounts and roles"
    SEE_AUDIT = "see_audit", "see who did what"
    SEE_FIGURES = "see_figures", "see figures of disparity that are not released, small numbers included"
    MANAGE_DATA = "manage_data", "register data sets, map their columns and run measures"
    EXAMINE_CASES = "examine_cases", "examine, explain and reform disparities, and record what meetings decide"
    SET_AIMS = "set_aims", "say what a commitment is meant to change"
    CHALLENGE_CASES = "challenge_cases", "challenge the explanation of a disparity"
    RELEASE_FIGURES = "release_figures", "make releases of figures"
    CLEAR_FIGURES = "clear_figures", "clear releases that others made"
    SHARE_FIGURES = "share_figures", "record that a sheet was shared and discussed"
    KEEP_CORRECTIONS = "keep_corrections", "record and export corrections of identity"
    RECORD_ANALYSES = "record_analyses", "record equality analyses, and answer where figures challenge them"
