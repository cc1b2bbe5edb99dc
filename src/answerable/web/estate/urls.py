"""Addresses of places, posts, people and the trail; and of a person's own account, which shows roles."""

from django.urls import include, path

from answerable.web.estate.views import audit, people, places, posts

_ESTATE = [
    path("places/", places.places, name="places"),
    path("places/load/", places.load_places, name="load_places"),
    path("posts/", posts.posts, name="posts"),
    path("posts/new/", posts.add_post, name="add_post"),
    path("posts/<int:pk>/hand-over/", posts.hand_over, name="hand_over"),
    path("posts/<int:pk>/merge/", posts.merge_post, name="merge_post"),
    path("posts/<int:pk>/end/", posts.end_post, name="end_post"),
    path("people/", people.people, name="people"),
    path("people/new/", people.invite, name="invite"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/roles/new/", people.give_role, name="give_role"),
    path("people/<int:pk>/roles/<int:role>/end/", people.end_role, name="end_role"),
    path("audit/", audit.audit_trail, name="audit_trail"),
]
_ACCOUNTS = [path("account/", people.me_page, name="me")]

urlpatterns = [path("", include((_ESTATE, "estate"))), path("", include((_ACCOUNTS, "accounts")))]
