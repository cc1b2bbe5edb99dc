"""Who may open the routes of the API and of the pages of its tokens."""

from answerable.web.estate.access import ANYONE, SIGNED_IN, Access, Door

_TOKEN = Access(Door.TOKEN)

ACCESS: dict[str, Access] = {
    "api:tokens": SIGNED_IN,
    "api:make_token": SIGNED_IN,
    "api:revoke_token": SIGNED_IN,
    "api:about": ANYONE,
    "api:v1:api-root": ANYONE,
    "api:v1:start": ANYONE,
    "api:v1:openapi-json": ANYONE,
    "api:v1:plans": ANYONE,
    "api:v1:plan": ANYONE,
    "api:v1:rounds": ANYONE,
    "api:v1:round_of_plan": ANYONE,
    "api:v1:findings": ANYONE,
    "api:v1:finding": ANYONE,
    "api:v1:commitments": ANYONE,
    "api:v1:commitment": ANYONE,
    "api:v1:report_progress": _TOKEN,
    "api:v1:places": ANYONE,
    "api:v1:place": ANYONE,
    "api:v1:tags": ANYONE,
    "api:v1:changes": ANYONE,
    "api:v1:releases": ANYONE,
    "api:v1:figures": ANYONE,
}
"""What is open to anyone gives what is published; where a token is shown, the API looks whose it is and what it may."""
