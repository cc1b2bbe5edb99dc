"""When two findings, promises or plans are the same, and what an entry may be about."""

from answerable.web.plans.matching import Numbered, match_findings, match_words, plan_likeness, repeated, title_key
from answerable.web.plans.proposing import Said, propose_links

TRAINING = "Every officer will be trained to write down what a prisoner says about discrimination."
FORUM = "A forum chaired by prisoners will meet on every wing each month."
FIGURES = "Figures on home leave by ethnicity will be published each quarter."


def test_a_title_is_known_again_whatever_version_it_names() -> None:
    assert title_key("Updated Action Plan: An open door – Stonebeck") == "open door stonebeck"
    assert title_key("An Open Door: Stonebeck") == "open door stonebeck"


def test_findings_are_matched_by_number_and_wording() -> None:
    held = [Numbered("1", TRAINING), Numbered("2", FORUM), Numbered("3", FIGURES)]
    said = [
        Numbered("2", FORUM + " It will be minuted."),
        Numbered("7", TRAINING),
        Numbered("3", "Clean the kitchens."),
    ]
    assert match_findings(held, said) == [1, 0, None]


def test_each_finding_is_matched_once() -> None:
    held = [Numbered("1", FORUM)]
    assert match_findings(held, [Numbered("", FORUM), Numbered("1", FORUM)]) == [None, 0]


def test_words_are_matched_give_or_take_a_correction() -> None:
    assert match_words([TRAINING, FORUM], [FORUM.replace("chaired", "chared"), "Nothing like it."]) == [1, None]


def test_a_promise_said_again_is_found_and_another_is_not() -> None:
    promises = [TRAINING, FORUM]
    assert repeated(TRAINING, promises) == [(0, 100.0)]
    assert repeated(FORUM.replace("each month", "every month"), promises)[0][0] == 1
    assert repeated(FIGURES, promises) == []


def test_plans_are_as_alike_as_the_findings_they_share() -> None:
    held = [Numbered("1", TRAINING), Numbered("2", FORUM)]
    assert plan_likeness(held, held) == 100
    assert plan_likeness(held, [*held, Numbered("3", FIGURES)]) == 100
    assert plan_likeness(held, [Numbered("1", FIGURES), Numbered("2", "Clean the kitchens.")]) == 0
    assert plan_likeness([], held) == 0


def test_an_entry_is_proposed_for_the_promise_it_reports_on_under_whichever_finding() -> None:
    promises = [
        Said(TRAINING, ("Head of Learning",), 1),
        Said(FORUM, ("Equality Lead",), 2),
        Said(FIGURES, ("Head of Data",), 3),
    ]
    entries = [
        Said("The first forum of prisoners met on two wings.", ("Equality Lead",), 3),
        Said("Done.", ("Head of Learning",), 1),
    ]
    forum, done = propose_links(entries, promises)
    assert forum[0][0] == 1
    assert done[0][0] == 0
    assert all(0 < score <= 100 for _, score in [*forum, *done])


def test_nothing_is_proposed_for_an_entry_that_shares_nothing() -> None:
    assert propose_links([Said("Kitchens.", (), 9)], [Said(TRAINING, (), 1)]) == [[]]
    assert propose_links([Said("", (), 9)], []) == [[]]
