"""Addresses of the plans that the register holds."""

from django.urls import path

from answerable.web.plans.views import links, plans, publishing, tags

urlpatterns = [
    path("plans/", plans.plans, name="plans"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/table/", plans.plan_table, name="plan_table"),
    path("plans/<int:pk>/editions/<int:number>/", plans.edition, name="edition"),
    path("plans/<int:pk>/editions/<int:number>/files/<slug:file_format>/", plans.plan_file, name="plan_file"),
    path("plans/<int:pk>/rounds/<int:position>/links/", links.links, name="links"),
    path("plans/<int:pk>/rounds/<int:position>/links/likely/", links.confirm_likely, name="confirm_likely"),
    path("plans/<int:pk>/rounds/<int:position>/links/<int:entry>/undo/", links.undo_link, name="undo_link"),
    path("plans/<int:pk>/rounds/<int:position>/settle/", links.settle_round, name="settle_round"),
    path("plans/<int:pk>/not-mentioned/", plans.not_mentioned, name="not_mentioned"),
    path("plans/<int:pk>/publication/", publishing.publication, name="publication"),
    path("plans/<int:pk>/publication/withdraw/", publishing.withdraw_publication, name="withdraw_publication"),
    path("plans/<int:pk>/editions/<int:number>/publish/", publishing.publish, name="publish"),
    path("plans/<int:pk>/restrict/", publishing.restrict, name="restrict"),
    path("findings/<int:pk>/restrict/", publishing.restrict_finding, name="restrict_finding"),
    path("findings/<int:pk>/tags/new/", tags.add_finding_tag, name="add_finding_tag"),
    path("finding-tags/<int:pk>/", tags.decide_finding_tag, name="decide_finding_tag"),
]
