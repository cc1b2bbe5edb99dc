"""The published edition in every format, read back as the plan that it is."""

import csv
import io
import json

import pytest
from django.test import Client
from django.urls import reverse

from answerable.documents.account import account
from answerable.documents.plan import Plan
from answerable.documents.readers import decode
from answerable.documents.understanding import understand
from answerable.web.commitments.models import Evidence
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan
from answerable.web.plans.queries.editions import content_of
from answerable.web.plans.services.publishing import restrict
from answerable.web.plans.services.redacting import take_out
from tests.support.essence import essence
from tests.support.plans import every_plan
from tests.support.web.accepted import accepted
from tests.web.dashboard.held import Ashgate
from tests.web.public.publishing import AT, coordinator, page, publish_last

pytestmark = pytest.mark.django_db
FORMATS = ("html", "odt", "docx", "pdf", "csv")
PLANS = every_plan()


def download(plan: ActionPlan, file_format: str) -> bytes:
    return page(reverse("public:plan_file", kwargs={"pk": plan.pk, "file_format": file_format})).content


def read_back(content: bytes, file_format: str) -> Plan:
    document = decode(content, f"plan.{file_format}")
    read = understand(document)
    assert account(document, read).conserved
    return read


@pytest.mark.parametrize("name", PLANS)
def test_every_format_reads_back_as_the_edition_that_is_published(ashgate: Ashgate, name: str) -> None:
    held = publish_last(accepted(PLANS[name], ashgate.place, coordinator(ashgate.estate)), by=ashgate.estate)
    meant = essence(content_of(held.editions.get()))
    for file_format in FORMATS:
        assert essence(read_back(download(held, file_format), file_format)) == meant, file_format
    assert essence(Plan.model_validate_json(download(held, "json"))) == meant


def test_every_format_carries_the_record_and_the_caveats(published: ActionPlan) -> None:
    anchor = published.editions.get().anchor
    for file_format in FORMATS:
        read = read_back(download(published, file_format), file_format)
        assert [left.text.text for left in read.leftovers if anchor in left.text.text] != [], file_format
    last = Plan.model_validate_json(download(published, "json")).leftovers[-1]
    assert (last.code, last.text.text) == ("record", anchor)


def test_beside_the_csv_stands_what_its_columns_are(published: ActionPlan) -> None:
    address = reverse("public:plan_file", kwargs={"pk": published.pk, "file_format": "csv"})
    response = page(address)
    described = response.headers["Link"].partition(">")[0].removeprefix("<")
    metadata = json.loads(page(described).content)
    assert page(described).headers["Content-Type"] == "application/csvm+json"
    assert metadata["url"] == f"http://testserver{address}"
    assert metadata["dc:title"] == published.title
    rows = list(csv.reader(io.StringIO(response.content.decode(metadata["dialect"]["encoding"] + "-sig"))))
    heading = rows[metadata["dialect"]["skipRows"]]
    titles = [column["titles"] for column in metadata["tableSchema"]["columns"]]
    assert (len(titles), titles[0], heading[0]) == (len(heading), "1. Rec No", "1. Rec No")
    assert [said for said in heading if said] == titles[: len([said for said in heading if said])]


def test_what_is_restricted_is_in_no_format(ashgate: Ashgate, published: ActionPlan) -> None:
    by = coordinator(ashgate.estate)
    restrict(published.findings.get(number="1"), because="It would name a victim.", by=by, at=AT)
    for file_format in FORMATS:
        read = read_back(download(published, file_format), file_format)
        assert read.findings[0].text.text == "Not published: It would name a victim.", file_format
        assert (read.findings[0].rounds, len(read.findings)) == ((), 3), file_format


@pytest.mark.usefixtures("published")
def test_released_evidence_whose_bytes_are_lost_is_not_found(ashgate: Ashgate) -> None:
    by, commitment = coordinator(ashgate.estate), ashgate.commitment()
    lost = Evidence.objects.create(
        commitment=commitment,
        effective_on=AT.date(),
        uploaded_by=by,
        uploaded_at=AT,
        released_at=AT,
        size=1,
        content="evidence/lost",
    )
    page(f"/public/commitments/{commitment.pk}/evidence/{lost.pk}", 404)


def test_the_original_file_is_given_to_be_saved(published: ActionPlan) -> None:
    document = published.editions.get().document
    document.content.storage.save(document.content.name, io.BytesIO(b"the file"))
    response = Client().get(reverse("public:plan_original", kwargs={"pk": published.pk}))
    assert b"".join(response) == b"the file"
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_what_was_taken_out_by_law_is_in_no_format(ashgate: Ashgate, published: ActionPlan) -> None:
    by, why = ashgate.estate.person(Role.ADMINISTRATOR), "A decision of the court"
    take_out(plan=published, words="Roma prisoners", why=why, by=by, at=AT)
    for file_format in FORMATS:
        first = read_back(download(published, file_format), file_format).findings[0].rounds[0].actions[0]
        assert "Roma prisoners" not in first.text.text, file_format
        assert first.text.text.startswith("Places will be offered fairly to ["), file_format
    page(reverse("public:plan_original", kwargs={"pk": published.pk}), 404)
    assert why in page(reverse("public:plan", kwargs={"pk": published.pk})).content.decode()
