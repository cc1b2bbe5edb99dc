"""Posts, and the words in which a plan names who owns an action."""

import re

KNOWN_POSTS: frozenset[str] = frozenset(
    {
        "chief executive",
        "chief executive officer",
        "chief executive hm prison and probation service",
        "chief inspector",
        "chief operating officer",
        "chief operating officer prisons",
        "chief probation officer",
        "custodial manager",
        "deputy governor",
        "director general",
        "director general operations",
        "director general prisons",
        "director general probation",
        "director of public health",
        "director of security",
        "director youth custody service",
        "executive director of the youth custody service",
        "executive director youth custody service",
        "governor",
        "governing governor",
        "head of business assurance",
        "head of education skills and work",
        "head of function",
        "head of healthcare",
        "head of offender management",
        "head of offender management delivery",
        "head of operations",
        "head of reducing reoffending",
        "head of residence",
        "head of safety",
        "head of safer custody",
        "head of security",
        "permanent secretary",
        "prison group director",
        "regional probation director",
        "secretary of state for justice",
        "senior responsible officer",
    },
)
"""Posts of the trade, folded; a service loads its own posts where the register is installed."""

_QUALIFIER = (
    r"(?:(?:HMPPS|MoJ|YCS|HMPPS/MoJ|National|Regional|Senior|Deputy|Assistant|Acting|Interim|Executive|Divisional|"
    r"Prison Group|Group|Area|Managing|Strategic|Prison|Operational|Custodial|Clinical)\s+)*"
)
_ROLE = (
    r"(?:Directors?(?:\s+General)?|Heads?\s+of|Head|Chief\s+\w+(?:\s+Officer)?|Chief\s+Executive(?:\s+Officer)?|"
    r"Governors?|Responsible\s+Officer|Contract\s+Manager|Commissioner|Secretary\s+of\s+State|Permanent\s+Secretary|"
    r"Controller|Superintendent|Chair)"
)
HEAD = re.compile(rf"(?<![\w’'-]){_QUALIFIER}{_ROLE}\b")
"""The words with which a post usually begins ("Deputy Director", "Head of")."""

_TRAILING = re.compile(
    r"\b(?:Leads?|Managers?|Officers?|Directors?|Directorate|Governors?|Group|Services?|Team|Unit|Department|Division|"
    r"Board|Committee|Panel|Programme|Estate|Trust|Council|Coordinators?|Co-ordinators?|Advisers?|Partners?|Office|"
    r"Healthcare|Secretariat|HMPPS|HMCTS|MoJ|NHS|YCS|NHSE|DHSC|DfE|LTHSE|OSAG|Commissioners?|Ministry of \w+)\b",
)
_LONGEST = 200


def fold(words: str) -> str:
    """A post's words without case, punctuation or double spaces, for telling whether two are the same."""
    return " ".join(re.sub(r"[^\w&/]+", " ", words.lower().replace("&", " and ")).split())


def heads(words: str) -> list[int]:
    """Where posts seem to begin in a run of words."""
    return [match.start() for match in HEAD.finditer(words)]


def names_a_role(words: str) -> bool:
    """Whether the words hold the name of a role, a team or a department."""
    return bool(HEAD.search(words) or _TRAILING.search(words))


def looks_like_post(words: str) -> bool:
    """Whether a whole cell or line could be the owner of an action: short, no sentence, and a role or team in it."""
    return (
        len(words) <= _LONGEST
        and not re.search(r"[.!?:](\s|$)|\b(will|has|have|was|were|is|are|should)\b", words)
        and names_a_role(words)
    )
