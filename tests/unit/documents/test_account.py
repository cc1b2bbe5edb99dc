"""Every character of a document lies in one field of the plan or in one leftover; what does not is found."""

from answerable.documents.account import Account, account, claimed_spans
from answerable.documents.model import Cell, Document, File, Page
from answerable.documents.plan import Doubt, Leftover, LeftoverCode, Plan, Source
from answerable.documents.text import Span, Text
from answerable.documents.understanding import understand
from tests.unit.cli.plans import PLAN
from tests.unit.documents.understanding.plans_said import HEAD, document

WORDS = "Buy thread. Wind it."
BARE = PLAN.model_copy(update={"findings": (), "leftovers": (), "sources": (), "doubts": ()})


def page(*texts: str) -> Document:
    cells = tuple(Cell(f"p1.b{place}", text) for place, text in enumerate(texts, 1))
    return Document(File("plan.txt", "0" * 64, "text/plain", None), (Page(1, cells),))


def claiming(*ranges: tuple[int, int], code: LeftoverCode = LeftoverCode.HEADING) -> Plan:
    """A plan with a leftover for each of these ranges of the first block."""
    leftovers = (
        Leftover(code=code, text=Text(text=WORDS[start:end].strip(), spans=(Span("p1.b1", start, end),)))
        for start, end in ranges
    )
    return BARE.model_copy(update={"leftovers": tuple(leftovers)})


def test_what_is_claimed_once_is_conserved() -> None:
    assert account(page(WORDS), claiming((0, 11), (12, 20))) == Account(17, (), (), 0)


def test_white_space_need_not_be_claimed() -> None:
    assert account(page("Buy\n thread"), claiming((0, 3), (5, 11))).conserved


def test_what_nothing_claims_is_found() -> None:
    found = account(page(WORDS, "Dye it."), claiming((4, 11)))
    assert found == Account(23, (Span("p1.b1", 0, 3), Span("p1.b1", 12, 20), Span("p1.b2", 0, 7)), (), 0)
    assert not found.conserved


def test_what_is_claimed_for_two_things_is_found() -> None:
    found = account(page(WORDS), claiming((0, 11), (4, 20)))
    assert found == Account(17, (), (Span("p1.b1", 4, 11),), 0)
    assert not found.conserved


def test_several_fields_may_claim_the_same_words() -> None:
    assert account(page(WORDS), claiming((0, 20), (0, 20))).conserved


def test_a_claim_inside_another_is_found() -> None:
    assert account(page(WORDS), claiming((0, 20), (4, 10))).claimed_twice == (Span("p1.b1", 4, 10),)


def test_a_source_claims_its_words() -> None:
    plan = BARE.model_copy(update={"sources": (Source(field="/title", spans=(Span("p1.b1", 0, 20),)),)})
    assert account(page(WORDS), plan).conserved


def test_a_doubt_claims_nothing() -> None:
    doubt = Doubt(code="orphan", message="Whose is it?", spans=(Span("p1.b1", 0, 20),))
    assert account(page(WORDS), BARE.model_copy(update={"doubts": (doubt,)})).unclaimed == (Span("p1.b1", 0, 20),)


def test_the_due_date_of_a_band_claims_nothing_for_itself() -> None:
    band = ("", "Directed to: The mill should, by 31 March 2031:", "", "", "", "")
    read = document(HEAD, band, ("1", "Mend the looms.", "Agreed", "Buy thread.", "Head of Looms", "May 2031"))
    plan = understand(read)
    claims = [span for span in claimed_spans(plan) if span.cell == "p1.t1.r2.c2"]
    assert claims == [Span("p1.t1.r2.c2", 0, len(band[1]))]
    assert account(read, plan).conserved


def test_orphans_and_what_cannot_be_read_are_unexplained() -> None:
    orphan = account(page(WORDS), claiming((0, 11), code=LeftoverCode.ORPHAN))
    unreadable = account(page(WORDS), claiming((12, 20), code=LeftoverCode.UNREADABLE))
    assert (orphan.unexplained, orphan.unexplained_share) == (10, 10 / 17)
    assert (unreadable.unexplained, unreadable.unexplained_share) == (7, 7 / 17)


def test_nothing_of_an_empty_document_is_unexplained() -> None:
    assert account(page(), BARE).unexplained_share == 0
