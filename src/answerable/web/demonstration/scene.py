"""What stands before any plan is brought: places, posts, tags, and people who can sign in."""

import datetime as dt

from django.contrib.auth.hashers import make_password
from django.core.management import call_command

from answerable.vocabulary.posts import fold
from answerable.web.accounts.models import Person
from answerable.web.accounts.services import add_person
from answerable.web.commitments.services import load_tags
from answerable.web.demonstration.people import PASSWORD, PEOPLE, POSTS
from answerable.web.estate.models import Place, Post
from answerable.web.estate.services.people import give_role
from answerable.web.estate.services.posts import add_post, hand_over
from answerable.web.estate.services.reference import load_reference_places

_HELD_FOR = dt.timedelta(days=200)


def set_scene(*, on: dt.date, at: dt.datetime) -> None:
    call_command("migrate", verbosity=0)
    load_reference_places(at=at)
    load_tags()
    places, password = Place.objects.in_bulk(field_name="code"), make_password(PASSWORD)
    for code, title in POSTS:
        add_post(place=places[code], title=title, by=None, at=at)
    for one in PEOPLE:
        person = add_person(email=one.email, name=one.name, by=None, at=at)
        Person.objects.filter(pk=person.pk).update(password=password)
        give_role(person=person, role=one.role, place=places[one.place], on=on - _HELD_FOR, by=None, at=at)
        if one.post:
            post = Post.objects.get(place__code=one.place, folded=fold(one.post))
            hand_over(post, to=person, on=on - _HELD_FOR, by=None, at=at)
