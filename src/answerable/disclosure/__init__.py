"""What of a table of counts may be published, and what must be hidden so that nobody can work it out."""

from answerable.disclosure.equations import KEY
from answerable.disclosure.linking import InvalidCountsError, Linked, link
from answerable.disclosure.policy import InvalidPolicyError, Policy, read_policy, shipped
from answerable.disclosure.primary import Reason
from answerable.disclosure.secondary import Suppression, hide_better, suppress

__all__ = [
    "KEY",
    "InvalidCountsError",
    "InvalidPolicyError",
    "Linked",
    "Policy",
    "Reason",
    "Suppression",
    "hide_better",
    "link",
    "read_policy",
    "shipped",
    "suppress",
]
