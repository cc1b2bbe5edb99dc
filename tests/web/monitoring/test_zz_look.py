import pytest
from tests.support.web.browser import new_page, audit_page, overflow, listen
from tests.support.released import shared, PROVED
from tests.support.web.signing_in import sign_in
from tests.support.web.validity import faults


@pytest.mark.django_db(transaction=True)
def test_look(browser, live, figures_folder, tmp_path):
    from django.utils import timezone
    from tests.support.web.places import make_estate
    from answerable.web.estate.types import Role
    estate = make_estate(timezone.now())
    held = shared(estate)
    page = new_page(browser, live)
    said = listen(page)
    m, n = held.counted.places["Moorland"].pk, held.counted.places["North"].pk
    r = held.published.name
    todo = {
        "figures": "/public/figures/", "release": f"/public/figures/releases/{r}/",
        "place": f"/public/places/{m}/figures/?detail=fine&measure={PROVED}",
        "measure": f"/public/figures/measures/{PROVED}/?detail=fine&group=Roma",
        "figure": f"/public/figures/releases/{r}/{PROVED}/places/{m}/?detail=all&from=2025-01-01&to=2025-12-31",
        "sheet": f"/public/places/{m}/sheet/", "report": f"/public/regions/{n}/report/", "joint": "/public/figures/joint-decisions/",
        "chapter": "/public/chapters/2026/",
    }
    inside = {"releases": "/monitoring/releases/", "ask": "/monitoring/releases/new/", "one": f"/monitoring/releases/{held.ready.pk}/",
        "clear": f"/monitoring/releases/{held.ready.pk}/clear/", "publish": f"/monitoring/releases/{held.ready.pk}/publish/",
        "insheet": f"/monitoring/places/{m}/sheet/", "share": f"/monitoring/places/{m}/sheet/shared/"}
    out = {}
    def go(all):
        for name, a in all.items():
            page.set_viewport_size({"width": 1280, "height": 900})
            resp = page.goto(a)
            out[name] = page.content() if False else resp.text()
            page.screenshot(path=f"/tmp/P/s_{name}_1280.png", full_page=True)
            v = audit_page(page)
            o = overflow(page)
            page.screenshot(path=f"/tmp/P/s_{name}_390.png", full_page=True)
            print(name, resp.status, v, o, said[:]); said.clear()
    go(todo)
    sign_in(page, held.counted.analyst)
    go({k: inside[k] for k in ("releases", "ask")})
    page.context.clear_cookies()
    sign_in(page, held.counted.governor)
    go({k: inside[k] for k in ("one", "clear", "publish", "insheet", "share")})
    print(faults(out, tmp_path))
    import urllib.request
    for size in ("a4", "large"):
        open(f"/tmp/P/sheet-{size}.pdf", "wb").write(urllib.request.urlopen(f"{live}/public/places/{m}/sheet-{size}.pdf").read())
    open("/tmp/P/report.pdf", "wb").write(urllib.request.urlopen(f"{live}/public/regions/{n}/report.pdf").read())
