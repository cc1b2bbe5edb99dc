"""Changes of a review one by one, in the words of a plan made by hand."""

import datetime as dt

import pytest

from answerable.documents.plan import Action, Leftover, LeftoverCode, Pairing, Plan, Source
from answerable.documents.text import Span, Text
from answerable.vocabulary.decisions import Decision
from answerable.vocabulary.due_dates import TargetKind
from answerable.web.plans.errors import ReviewError
from answerable.web.plans.review.applying import apply
from answerable.web.plans.review.changes import Adopt, Choose, Edit, Explain, Join, Leave, Move, Pick, Split
from answerable.web.plans.review.entries import owner_entries
from answerable.web.plans.review.splitting import offset_of, split_points
from tests.support.plan_making import UNCERTAIN, action, answered, commitments, finding, plan, progress
from tests.support.plans import unsettled

ROUND = "/findings/0/rounds/0"
FIRST, SECOND = f"{ROUND}/actions/0", f"{ROUND}/actions/1"


def of(*actions: Action) -> Plan:
    return plan(answered("1", "Do it.", *actions), answered("2", "Do more."))


def after(said: Plan, change: object) -> tuple[Action, ...]:
    return apply(said, change).findings[0].rounds[0].actions  # type: ignore[arg-type]


def spread(words: str, start: int = 0, cell: str = "c") -> Text:
    return Text(text=words, spans=(Span(cell, start, start + len(words)),))


class TestChoosing:
    names = ("Head of Learning", "Head of Health")

    def choosing(self) -> Plan:
        raw = Text(text="Head of Learning Head of Health", spans=(Span("o", 0, 16), Span("o", 17, 31)))
        two = [
            action(words, "Head of Learning\nHead of Health", "May 2024\nJune 2024", (UNCERTAIN, UNCERTAIN)).model_copy(
                update={"owner_raw": raw, "doubts": ("owners_uncertain", "targets_uncertain")}
            )
            for words in ("Paint.", "Mend.")
        ]
        return of(*two)

    def test_the_entries_of_a_cell_are_told_apart(self) -> None:
        [first, _] = self.choosing().findings[0].rounds[0].actions
        assert [(entry.words.text, entry.owners) for entry in owner_entries(first)] == [(n, (n,)) for n in self.names]

    def test_each_action_keeps_what_was_chosen(self) -> None:
        picks = (Pick(action=0, owners=(1,), targets=(0,)), Pick(action=1, owners=(0, 1), targets=()))
        first, second = after(self.choosing(), Choose(pointer=ROUND, picks=picks))
        assert (first.owners, first.owner_pairing, [one.raw.text for one in first.targets], first.doubts) == (
            ("Head of Health",),
            Pairing.CERTAIN,
            ["May 2024"],
            (),
        )
        assert (second.owners, second.targets, second.target_pairing) == (self.names, (), Pairing.ABSENT)

    def test_what_nobody_chose_is_set_aside_and_not_lost(self) -> None:
        picks = (Pick(action=0, owners=(0,)), Pick(action=1, owners=(0,)))
        changed = apply(self.choosing(), Choose(pointer=ROUND, picks=picks))
        assert changed.sources == (Source(field=FIRST, spans=(Span("o", 17, 31),)),)

    def test_a_candidate_that_is_not_there_is_refused(self) -> None:
        with pytest.raises(ReviewError, match="no longer there"):
            after(self.choosing(), Choose(pointer=ROUND, picks=(Pick(action=0, owners=(7,)),)))


class TestEditing:
    def test_dates_are_read_anew(self) -> None:
        [changed] = after(
            of(action("Paint.", "Governor", "Somewhen")), Edit(pointer=f"{FIRST}/targets", words="June 2027\nOngoing")
        )
        assert [(one.kind, one.date) for one in changed.targets] == [
            (TargetKind.BY, dt.date(2027, 6, 30)),
            (TargetKind.CONTINUING, None),
        ]

    def test_owners_change_for_every_action_named(self) -> None:
        said = of(action("Paint.", "Governor and Deputy"), action("Mend.", "Governor and Deputy"))
        change = Edit(pointer=f"{FIRST}/owners", words="Governor\n\nDeputy\nGovernor", also=(f"{SECOND}/owners",))
        assert [one.owners for one in after(said, change)] == [("Governor", "Deputy")] * 2

    def test_edited_words_keep_the_spans_they_replaced(self) -> None:
        said = of(action("x").model_copy(update={"text": spread("Paint the dors.")}))
        [changed] = after(said, Edit(pointer=f"{FIRST}/text", words="Paint  the doors."))
        assert changed.text == Text(text="Paint the doors.", spans=(Span("c", 0, 15),))

    def test_a_decision_is_counted(self) -> None:
        changed = apply(of(action("Paint.")), Edit(pointer="/findings/0/decision", words="not_agreed"))
        assert (changed.findings[0].decision, changed.totals.counted.not_agreed) == (Decision.NOT_AGREED, 1)

    def test_a_round_is_renamed_in_every_finding(self) -> None:
        two = plan(*(finding(n, "Do.", "Agreed", rounds=(commitments(), progress())) for n in "12"))
        changed = apply(two, Edit(pointer="/findings/1/rounds/1/label", words="March update"))
        assert [[one.label for one in each.rounds][1] for each in changed.findings] == ["March update"] * 2

    @pytest.mark.parametrize(
        ("pointer", "words"),
        [
            ("/title", "  "),
            ("/findings/0/decision", "maybe"),
            (f"{FIRST}/percent", "most"),
            (f"{FIRST}/percent", "140"),
            (f"{ROUND}/date", "soon"),
            ("/schema_version", "2"),
            ("/findings/9/text", "There is no such finding."),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, pointer: str, words: str) -> None:
        with pytest.raises(ReviewError):
            apply(of(action("Paint.")), Edit(pointer=pointer, words=words))

    def test_other_fields_are_read_as_what_they_are(self) -> None:
        said = of(action("Paint."))
        for pointer, words in (
            ("/report_published", "March 2025"),
            ("/submitted/0", "April 2025"),
            (f"{FIRST}/percent", "50%"),
            (f"{ROUND}/date", "May 2025"),
        ):
            said = apply(said, Edit(pointer=pointer, words=words))
        assert said.report_published is not None
        assert (said.report_published.date, said.submitted[0].date) == (dt.date(2025, 3, 31), dt.date(2025, 4, 30))
        [one] = said.findings[0].rounds
        assert (one.date, one.actions[0].percent) == (dt.date(2025, 5, 31), 50.0)


class TestSplittingAndJoining:
    def two(self) -> Plan:
        said = of(action("x", "Governor", "May 2024").model_copy(update={"text": spread("Paint. Then mend.", 3)}))
        return said.model_copy(update={"sources": (Source(field=f"{FIRST}/text", spans=(Span("c", 0, 2),)),)})

    def test_a_split_cuts_the_spans_with_the_words(self) -> None:
        first, second = after(self.two(), Split(pointer=FIRST, at=7))
        assert (first.text, second.text) == (spread("Paint.", 3), spread("Then mend.", 10))
        assert (second.owners, second.owner_pairing, second.targets) == (("Governor",), Pairing.SHARED, first.targets)

    def test_joining_undoes_a_split(self) -> None:
        [joined] = after(apply(self.two(), Split(pointer=FIRST, at=7)), Join(pointer=FIRST))
        assert (joined.text.text, joined.owners, len(joined.targets)) == ("Paint. Then mend.", ("Governor",), 1)

    @pytest.mark.parametrize("at", [0, 17, 99, -1])
    def test_both_sides_of_a_split_need_words(self, at: int) -> None:
        with pytest.raises(ReviewError, match="both sides"):
            after(self.two(), Split(pointer=FIRST, at=at))

    def test_the_last_action_has_none_to_join(self) -> None:
        with pytest.raises(ReviewError, match="last action"):
            after(self.two(), Join(pointer=FIRST))

    def test_sources_follow_their_actions(self) -> None:
        said = of(action("Paint."), action("Mend."))
        said = said.model_copy(update={"sources": (Source(field=f"{SECOND}/text", spans=(Span("c", 0, 1),)),)})
        assert apply(said, Split(pointer=FIRST, at=3)).sources[0].field == f"{ROUND}/actions/2/text"
        assert apply(said, Join(pointer=FIRST)).sources[0].field == f"{FIRST}/text"

    def test_places_to_split_at(self) -> None:
        words = "Paint it; mend it. Then: a) sweep b) rest"
        assert [words[at:] for at in split_points(words)] == [
            "mend it. Then: a) sweep b) rest",
            "Then: a) sweep b) rest",
            "a) sweep b) rest",
            "b) rest",
        ]
        assert (offset_of(words, "mend  it"), offset_of(words, "weep"), offset_of(words, " ")) == (10, None, None)


class TestMoving:
    def test_an_action_moves_to_another_finding(self) -> None:
        changed = apply(of(action("Paint."), action("Mend.")), Move(pointer=FIRST, finding=1, round=0))
        assert [[a.text.text for a in f.rounds[0].actions] for f in changed.findings] == [["Mend."], ["Paint."]]

    def test_a_round_that_others_have_is_made(self) -> None:
        said = plan(
            finding("1", "Do.", "Agreed", rounds=(commitments(action("Paint.")), progress())),
            finding("2", "Do.", "Agreed", rounds=(commitments(),)),
            finding("3", "Do.", "Agreed"),
        )
        changed = apply(said, Move(pointer=FIRST, finding=1, round=1))
        assert changed.findings[1].rounds == (commitments(), progress(action("Paint.")))
        assert apply(said, Move(pointer=FIRST, finding=2, round=0)).findings[2].rounds == (
            commitments(action("Paint.")),
        )

    @pytest.mark.parametrize(("goal", "number"), [(0, 0), (1, 7), (9, 0)])
    def test_what_leads_nowhere_is_refused(self, goal: int, number: int) -> None:
        with pytest.raises(ReviewError):
            apply(of(action("Paint.")), Move(pointer=FIRST, finding=goal, round=number))

    def test_an_action_becomes_words_of_the_answer(self) -> None:
        said = action("x", "Governor").model_copy(update={"text": spread("Paint."), "owner_raw": spread("Governor", 9)})
        changed = apply(of(said), Explain(pointer=FIRST))
        assert (changed.findings[0].response, changed.findings[0].rounds[0].actions) == ((spread("Paint."),), ())
        assert changed.sources == (Source(field="/findings/0/response/0", spans=(Span("c", 9, 17),)),)

    @pytest.mark.parametrize("number", [None, 0])
    def test_words_that_stood_in_no_finding_are_added(self, number: int | None) -> None:
        orphan = Leftover(code=LeftoverCode.ORPHAN, text=spread("Sweep."))
        said = of(action("Paint.")).model_copy(update={"leftovers": (orphan,)})
        changed = apply(said, Adopt(pointer="/leftovers/0", finding=0, round=number))
        found = changed.findings[0]
        texts = found.response if number is None else tuple(one.text for one in found.rounds[0].actions[1:])
        assert (texts, changed.leftovers) == ((spread("Sweep."),), ())


def test_leaving_changes_nothing() -> None:
    said = unsettled()
    assert apply(said, Leave()) == said
