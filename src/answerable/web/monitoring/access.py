"""Who may open the routes of monitoring."""

from answerable.web.estate.access import Access
from answerable.web.monitoring.aims_access import ACCESS as AIMS
from answerable.web.monitoring.cases_access import ACCESS as CASES
from answerable.web.monitoring.data_access import ACCESS as DATA
from answerable.web.monitoring.figures_access import ACCESS as FIGURES
from answerable.web.monitoring.identity_access import ACCESS as IDENTITY
from answerable.web.monitoring.sharing_access import ACCESS as SHARING

ACCESS: dict[str, Access] = DATA | FIGURES | CASES | AIMS | SHARING | IDENTITY
