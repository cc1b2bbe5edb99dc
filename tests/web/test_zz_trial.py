import time
from tests.web.test_every_page import *
from tests.web.test_every_page import db, site, pages, sent_empty, served
def test_x(pages, served, browser):
    for p in pages[:12]+pages[40:50]:
        t=[time.time()]
        shown=new_page(browser, served); c=listen(shown)
        t.append(time.time())
        if p.seen_by.person: sign_in(shown,p.seen_by.person)
        t.append(time.time())
        shown.goto(p.address); t.append(time.time())
        a=audit_page(shown); t.append(time.time())
        o=overflow(shown); t.append(time.time())
        b=audit_page(shown); t.append(time.time())
        shown.context.close(); t.append(time.time())
        print(p.name, len(p.text), [round(y-x,2) for x,y in zip(t,t[1:])], a,o,b,c)
