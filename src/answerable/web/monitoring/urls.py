"""Addresses of monitoring."""

from answerable.web.monitoring.aims_urls import urlpatterns as aims
from answerable.web.monitoring.cases_urls import urlpatterns as cases
from answerable.web.monitoring.data_urls import urlpatterns as data
from answerable.web.monitoring.figures_urls import urlpatterns as figures
from answerable.web.monitoring.identity_urls import urlpatterns as identity
from answerable.web.monitoring.sharing_urls import urlpatterns as sharing

app_name = "monitoring"
urlpatterns = [*data, *figures, *cases, *aims, *sharing, *identity]
