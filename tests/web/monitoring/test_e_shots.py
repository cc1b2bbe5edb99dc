import pytest, datetime as dt
from django.urls import reverse
from tests.support.monitoring import installed
from tests.support.web.browser import new_page
from tests.support.web.places import make_estate
from tests.support.web.signing_in import sign_in, client_of
from tests.support.web.validity import faults
from tests.web.monitoring.test_effects import *
from answerable.web.commitments.services import confirm_owner


@pytest.mark.django_db(transaction=True)
def test_shots(browser, live, figures_folder):
    m = installed(make_estate(AT))
    made = promise(m.estate, "Review each charge before it is heard.", owners=("Governor",))
    other = promise(m.estate, "Train those who hear charges.")
    worse = promise(m.estate, "Offer mediation before a charge.")
    counted_as(m, before=0.7, since=0.28)
    case = flag(m, m.estate.ashgate)
    aim(made); aim(other, dt.date(2026, 6, 1))
    from answerable.web.monitoring.services.aims import add_aim
    add_aim(made, disparity=Disparity("people-in-work", "ethnicity", "Pakistani", "white British", made.place), since=SINCE, by_when=dt.date(2027,3,31), by=made.recorded_by, at=AT)
    d = Disparity(CHARGES, "ethnicity", "Pakistani", "white British", made.place)
    a = add_aim(worse, disparity=d, since=SINCE, by=made.recorded_by, at=AT)
    read(m.run, at=AT)
    checked(worse, m)
    EffectReading.objects.bulk_create([])
    from answerable.web.monitoring.models import Run
    r2 = Run.objects.get(pk=m.run.pk); 
    from django.db import connection
    page = new_page(browser, live)
    lead, reader = m.estate.person(Role.EQUALITY_LEAD), m.estate.person(Role.READER)
    c = reverse("dashboard:commitment", args=(made.pk,))
    todo = [("commitment", lead, c), ("reader", reader, c), ("effects", m.analyst, "/monitoring/effects/"), ("form", lead, reverse("monitoring:add_aim", args=(other.pk,)) + f"?case={case.pk}"), ("end", lead, reverse("monitoring:end_aim", args=(a.pk,)))]
    for name, who, path in todo:
        text = client_of(who).get(path).content.decode()
        print(name, faults(text) if True else "")
        sign_in(page, who)
        for w in (1280, 390):
            page.set_viewport_size({"width": w, "height": 900})
            page.goto(path)
            print(name, w, page.evaluate("document.documentElement.scrollWidth"))
            page.screenshot(path=f"/tmp/E/m/{name}-{w}.png", full_page=True)
