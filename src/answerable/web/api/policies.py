"""When a token is good. Pure rules."""

import datetime as dt

LONGEST = 365
"""Days for which a token may be made."""


def why_refused(*, expires_on: dt.date, revoked: bool, active: bool, on: dt.date) -> str:
    """Why a token is not good on this day; empty where it is. It is good on the day it expires on."""
    if revoked:
        return "This token was revoked. Make a new one."
    if not active:
        return "The account of this token is closed."
    if expires_on < on:
        return "This token has expired. Make a new one."
    return ""
