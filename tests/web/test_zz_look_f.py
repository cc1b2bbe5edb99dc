from types import SimpleNamespace
import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from tests.web.test_every_page import db  # noqa
from tests.support.web import world as W
from tests.support.web.addresses import route_of
from tests.support.web.looking import SOUND, Looker
from tests.support.web.pages import SeenPage, form_name
from tests.support.web.places import make_estate
from tests.support.web.validity import faults
from tests.support.web.visitors import OPEN, differences, every_visitor, meaning
from tests.support.web.world_slipping import make_slipping
from answerable.web.access import ACCESS
from answerable.web.estate.types import Role
from answerable.web.plans.services.accepting import accept
from answerable.web.commitments.services import load_tags
from answerable.documents.writers import write
from tests.support.web.world_plans import accepted_plan

def test_mine(db, browser, tmp_path):
    now = timezone.now(); estate = make_estate(now); load_tags()
    post = estate.post("Governor", holder=estate.person(Role.GOVERNOR))
    first = W._brought(estate, write(accepted_plan(now.date()), "html"), "fair.html")
    plan = accept(brought=first, by=estate.person(Role.PLAN_COORDINATOR), at=now, version=first.version, next_round_of=None)
    commitment, tag = W._confirmed(estate, plan, post)
    W._linked(estate, plan, commitment)
    s = make_slipping(estate, plan, commitment)
    from answerable.web.plans.models import ActionPlan
    second = ActionPlan.objects.get(title="Equality at Ashgate")
    one = {"pk": plan.findings.earliest("position").pk}
    P={"pk":plan.pk}
    routes = {"dashboard:what_slips":{}, "dashboard:slippage":{}, "dashboard:not_mentioned":{}, "dashboard:contradictions":{}, "dashboard:map":{}, "dashboard:pack":{"pk":estate.ashgate.pk},
      "dashboard:pack_file":{"pk":estate.ashgate.pk}, "plans:ending":{}, "plans:alike":{}, "plans:hand_on":{"pk":second.pk}, "plans:handed_on":P, "plans:carry":one, "plans:put_down":{"pk":s.carried.pk},
      "plans:decide_likeness":{"pk":s.likeness.pk}, "dashboard:commitment":{"pk":commitment.pk}, "dashboard:finding":one, "plans:plan":{"pk":second.pk}, "dashboard:commitments":{}}
    addresses={n: reverse(n, kwargs=k) for n,k in routes.items()}
    addresses["dashboard:slippage"] += "?by=post"
    addresses["dashboard:map"] += "?kind=ethnic_group"
    addresses["dashboard:commitments"] += "?moved=moved&sort=slipped"
    visitors=every_visitor(estate)
    opener=lambda n: next(v for v in visitors if v.may(ACCESS[n], estate.ashgate)==OPEN)
    bad={}
    for method in ("GET","POST"):
        asked={n:a for n,a in addresses.items() if method in opener(n).methods(a)}
        got={(n,v.name): meaning(v.get(a) if method=="GET" else v.post(a)) for n,a in asked.items() for v in visitors}
        bad |= differences(got, {(n,v.name): v.may(ACCESS[n], estate.ashgate) for n in asked for v in visitors})
    print("ACCESS", bad)
    pages=[p for n,a in addresses.items() if "GET" in opener(n).methods(a) for p in [SeenPage.of(n,a,opener(n),opener(n).get(a))] if p.text]
    print("FAULTS", {p.name:p.faults for p in pages if p.faults})
    sent=[SeenPage.of(form_name(p,f),p.address,p.seen_by,p.seen_by.post(p.address,f)) for p in pages for f in p.empty_forms]
    print("EMPTY", [(x.name,x.title) for x in sent])
    print("HTML", faults({p.name:p.text for p in pages}|{p.name+" sent":p.text for p in sent if p.text}, tmp_path))
    server=LiveServer("localhost"); looker=Looker(browser, server.url)
    for p in pages:
        look=looker.look(p)
        if look!=SOUND: print("LOOK",p.name,look)
        shown,_=looker._page(p.seen_by, javascript=True)
        for w in (1280,390):
            shown.set_viewport_size({"width":w,"height":900}); shown.goto(p.address)
            shown.screenshot(path=f"/tmp/f/{p.name.replace(':','_')}_{w}.png", full_page=True)
        shown.set_viewport_size({"width":1280,"height":900})
    open("/tmp/f/pack.pdf","wb").write(opener("dashboard:pack_file").get(addresses["dashboard:pack_file"]).content)
    looker.close(); server.stop()
