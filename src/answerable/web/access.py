"""The access table: every route of the site and who may open it. What is not here is refused."""

from collections.abc import Mapping

from answerable.web.api.access import ACCESS as API
from answerable.web.commitments.access import ACCESS as COMMITMENTS
from answerable.web.consultations.access import ACCESS as CONSULTATIONS
from answerable.web.dashboard.access import ACCESS as DASHBOARD
from answerable.web.estate.access import ACCESS as ESTATE
from answerable.web.estate.access import Access
from answerable.web.monitoring.access import ACCESS as MONITORING
from answerable.web.notices.access import ACCESS as NOTICES
from answerable.web.plans.access import ACCESS as PLANS
from answerable.web.public.access import ACCESS as PUBLIC

_BELOW = ESTATE | NOTICES | COMMITMENTS | PLANS | MONITORING
ACCESS: Mapping[str, Access] = _BELOW | CONSULTATIONS | DASHBOARD | PUBLIC | API
