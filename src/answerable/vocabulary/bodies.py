"""Inspectorates, the bodies that answer them, and places, as documents name them."""

import re

INSPECTORATES: tuple[tuple[str, str], ...] = (
    (
        "HM Inspectorate of Prisons",
        r"(?:HM|H(?:er|is) Majesty[’']s) Inspectorate of Prisons|HMI Prisons|\bHMC?IP\b|Chief Inspector of Prisons",
    ),
    (
        "HM Inspectorate of Probation",
        r"(?:HM|(?:Her|His) Majesty[’']s) Inspectorate of Probation|HMI Probation",
    ),
    ("Independent Monitoring Board", r"Independent Monitoring Boards?|\bIMB\b"),
    ("Prisons and Probation Ombudsman", r"Prisons (?:and|&) Probation Ombudsman|\bPPO\b"),
    ("Criminal Justice Joint Inspection", r"Criminal Justice Joint Inspection"),
    (
        "HM Inspectorate of Constabulary and Fire & Rescue Services",
        r"\bHMIC(?:FRS)?\b|(?:HM|(?:Her|His) Majesty[’']s) Inspectorate of Constabulary",
    ),
    ("Ofsted", r"Ofsted"),
    ("Estyn", r"\bEstyn\b"),
    ("Healthcare Inspectorate Wales", r"Healthcare Inspectorate Wales"),
    ("Care Quality Commission", r"Care Quality Commission|CQC"),
    ("National Audit Office", r"National Audit Office"),
    ("House of Commons Justice Committee", r"(?:House of Commons )?Justice (?:Select )?Committee"),
)

BODIES: tuple[tuple[str, str], ...] = (
    (
        "HM Prison and Probation Service",
        r"(?:HM|(?:Her|His) Majesty[’']s) Prison\s*(?:and|&)\s*Probation\s*Service|HMPPS",
    ),
    ("National Offender Management Service", r"National Offender Management Service|\bNOMS\b"),
    ("Youth Custody Service", r"Youth Custody Service"),
    ("Youth Justice Board", r"Youth Justice Board"),
    ("Ministry of Justice", r"Ministry of Justice"),
    ("The Government", r"Government [Rr]esponse|The Government"),
)

_PLACE = re.compile(r"\b(?:HMP/YOI|HMP & YOI|HMP and YOI|HMPYOI|HMP|HMYOI|YOI|STC|IRC) +(?:[A-Z][\w’'-]* ?(?:of )?)+")


def find_inspectorate(words: str) -> str | None:
    """The inspectorate that a plan answers: the one it is sent to, else the one named first."""
    sent = re.search(
        r"sent to [^.]{3,60}? and|inspection by [^.]{3,60}|A Response to (?:the )?[^.\n]{3,40}? (?:inspection|report)",
        words,
        re.IGNORECASE,
    )
    return (_first(INSPECTORATES, sent.group()) if sent else None) or _first(INSPECTORATES, words)


def find_body(words: str) -> str | None:
    """The body that answers, as its name first stands in the words."""
    return _first(BODIES, words)


def find_place(words: str) -> str | None:
    """The establishment that words name ("HMP Example"), if they name one."""
    match = _PLACE.search(words)
    return match.group().strip() if match else None


def _first(names: tuple[tuple[str, str], ...], words: str) -> str | None:
    found = [(match.start(), name) for name, pattern in names if (match := re.search(pattern, words))]
    return min(found)[1] if found else None
