"""What goes wrong with real action plans between the author's table and the file that is read.

Each trouble changes the plan, because it changes what a careful reader can tell, or the sheet, because it
changes only how the plan looks; or both.
"""

import calendar
import re
from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum

from tests.support.known import KnownAction, KnownFinding, KnownPlan, Pairing, change_rounds
from tests.support.marks import with_fused_lists, with_markup, without_bullets
from tests.support.paging import Paging, page_out
from tests.support.setting import Arrangement, Layout
from tests.support.sheets import Line, Sheet

FULL_MONTH = re.compile(rf"({'|'.join(calendar.month_name[1:])}) (\d{{4}})")
SENTENCE_END = re.compile(r"(?<=\.) (?=[A-Z])")


class Trouble(StrEnum):
    SPLIT_ROWS = "split rows"
    """Rows run over the page: the rest stands in a row with a blank number."""
    OVERLAPS = "overlaps"
    """As split rows, and the last words of a page stand again at the top of the next."""
    REPEATED_HEADS = "repeated heads"
    """The head row stands on every page."""
    NARROW_PARTS = "narrow parts"
    """As split rows, and the columns of the finding are missing on the next page."""
    MERGED_CELLS = "merged cells"
    """Number, finding and decision are merged over the rows of their actions."""
    LOST_BULLETS = "lost bullets"
    """Items of a list are paragraphs without a mark."""
    FUSED_LISTS = "fused lists"
    """Items of a list are run together in one; each is then one sentence."""
    MARKUP_LEFT = "markup left"
    """HTML tags stand in the cells as text."""
    FEWER_OWNERS = "fewer owners"
    FEWER_DATES = "fewer dates"
    ONE_FOR_ALL = "one for all"
    """One owner and one date for all actions of a round."""
    TORN_DATES = "torn dates"
    """The dates of one finding stand as bare lines after the table."""
    NOISE = "noise"
    """What character recognition makes of dates and page furniture."""


SPLITS = {Trouble.SPLIT_ROWS, Trouble.OVERLAPS, Trouble.NARROW_PARTS}


def troubles_of(layout: Layout) -> frozenset[Trouble]:
    """The troubles that can befall a plan in this layout."""
    if layout.arrangement is Arrangement.PROSE:
        return frozenset({Trouble.NOISE})
    anywhere = {Trouble.NOISE, Trouble.ONE_FOR_ALL}
    if layout.transcribed:
        return frozenset(anywhere - {Trouble.ONE_FOR_ALL})
    tables = anywhere | SPLITS | {Trouble.REPEATED_HEADS, Trouble.MARKUP_LEFT, Trouble.TORN_DATES}
    if not layout.stacked:
        return frozenset(tables | {Trouble.MERGED_CELLS})
    lists = {Trouble.LOST_BULLETS, Trouble.FUSED_LISTS} if layout.action_mark else set()
    return frozenset(tables | lists | {Trouble.FEWER_OWNERS, Trouble.FEWER_DATES})


def befall_plan(plan: KnownPlan, troubles: Collection[Trouble]) -> KnownPlan:
    """What a careful reader can still tell of the plan."""
    findings = _noisy(plan.findings) if Trouble.NOISE in troubles else plan.findings
    for trouble, change in (
        (Trouble.FUSED_LISTS, _one_sentence_each),
        (Trouble.ONE_FOR_ALL, _one_for_all),
        (Trouble.FEWER_OWNERS, _fewer_owners),
        (Trouble.FEWER_DATES, _fewer_dates),
    ):
        if trouble in troubles:
            findings = tuple(change_rounds(finding, change) for finding in findings)
    if Trouble.TORN_DATES in troubles:
        findings = _torn(findings)
    return replace(plan, findings=findings)


def befall_sheet(sheet: Sheet, troubles: Collection[Trouble]) -> Sheet:
    """How the sheet then looks."""
    if Trouble.LOST_BULLETS in troubles:
        sheet = without_bullets(sheet)
    if Trouble.FUSED_LISTS in troubles:
        sheet = with_fused_lists(sheet)
    if Trouble.NOISE in troubles:
        sheet = replace(sheet, items=(*sheet.items, Line("1")))
    sheet = page_out(sheet, _paging(troubles))
    return with_markup(sheet) if Trouble.MARKUP_LEFT in troubles else sheet


def _paging(troubles: Collection[Trouble]) -> Paging:
    return Paging(
        split=bool(SPLITS & set(troubles)),
        overlap=Trouble.OVERLAPS in troubles,
        narrow=Trouble.NARROW_PARTS in troubles,
        repeat_head=Trouble.REPEATED_HEADS in troubles,
        merge_down=Trouble.MERGED_CELLS in troubles,
    )


# Troubles of the plan


def _one_sentence_each(actions: tuple[KnownAction, ...]) -> tuple[KnownAction, ...]:
    """A list inside an action goes, and with it the colon before it."""
    sentences = (SENTENCE_END.split(action.text)[0].replace(":", ".") for action in actions)
    return tuple(replace(action, text=text, items=()) for action, text in zip(actions, sentences, strict=True))


def _one_for_all(actions: tuple[KnownAction, ...]) -> tuple[KnownAction, ...]:
    return tuple(
        replace(
            action,
            owners=actions[0].owners,
            targets=actions[0].targets,
            owner_pairing=Pairing.SHARED,
            target_pairing=Pairing.SHARED,
        )
        for action in actions
    )


def _fewer_owners(actions: tuple[KnownAction, ...]) -> tuple[KnownAction, ...]:
    """The last owner of three or more is missing."""
    if len(actions) < 3 or actions[0].owner_pairing is Pairing.SHARED:
        return actions
    candidates = tuple(owner for action in actions[:-1] for owner in action.owners)
    return tuple(replace(action, owners=candidates, owner_pairing=Pairing.UNCERTAIN) for action in actions)


def _fewer_dates(actions: tuple[KnownAction, ...]) -> tuple[KnownAction, ...]:
    """The last date of three or more is missing."""
    if len(actions) < 3 or actions[0].target_pairing is Pairing.SHARED:
        return actions
    candidates = tuple(target for action in actions[:-1] for target in action.targets)
    return tuple(replace(action, targets=candidates, target_pairing=Pairing.UNCERTAIN) for action in actions)


def _torn(findings: tuple[KnownFinding, ...]) -> tuple[KnownFinding, ...]:
    """The dates of the last finding that has any become bare lines."""
    dated = [finding for finding in findings if any(action.targets for action in finding.actions())]
    if not dated:
        return findings
    finding = dated[-1]
    place = findings.index(finding)
    torn = tuple(target for action in finding.actions() for target in action.targets)
    undated = change_rounds(finding, lambda actions: tuple(map(_undated, actions)))
    return (*findings[:place], replace(undated, torn_dates=torn), *findings[place + 1 :])


def _undated(action: KnownAction) -> KnownAction:
    return replace(action, targets=(), target_pairing=Pairing.UNCERTAIN)


def _noisy(findings: tuple[KnownFinding, ...]) -> tuple[KnownFinding, ...]:
    """Every second month runs into its year; in every fifth the month is lost in ones and noughts."""
    seen = 0

    def misread(match: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        month, year = match.groups()
        if seen % 5 == 0:
            return f"00010111001 {year}"
        return f"{month}{year}" if seen % 2 else match.group()

    def noisy(action: KnownAction) -> KnownAction:
        return replace(action, targets=tuple(FULL_MONTH.sub(misread, target) for target in action.targets))

    return tuple(change_rounds(finding, lambda actions: tuple(map(noisy, actions))) for finding in findings)
