"""Which event of an article each toll belongs to; one that belongs to none carries the reason."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.coding.came_after import opens_behind
from pipeline.coding.continued import going_on
from pipeline.coding.counting import is_counting
from pipeline.coding.draft import Draft
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention
from pipeline.coding.mention_support import BURIED, WAR_TOLL
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll import TOLLED, Toll
from pipeline.coding.toll_figures import bare_figures, last_told, same_figures
from pipeline.coding.toll_of_others import far_more_than_the_news
from pipeline.coding.toll_settled import of_both, settle
from pipeline.coding.toll_strays import AVENGED, BODY_KINDS, is_of_wounded, may_have_died, over_more_days, stray
from pipeline.coding.toll_sums import of_several
from pipeline.coding.toll_times import (
    AT_THE_TIME,
    long_past_day,
    of_a_disaster,
    of_the_country,
    tells_of_a_span,
    time_of_antecedent,
    tolls_of_a_conflict,
)
from pipeline.coding.tolls import find_tolls
from pipeline.coding.triggers import CROWDS, SetAside
from schemas.vocabulary import Outcome, RejectReason, SegmentKind
from schemas.word_classes import WordClass

PAST = frozenset({RejectReason.HISTORICAL, RejectReason.CUMULATIVE, RejectReason.COMMEMORATION, RejectReason.HABITUAL})
# Numbers from which on a claim is a war's, whatever event stands near it.
GREATEST = {
    Outcome.KILLED: WAR_TOLL,
    Outcome.WOUNDED: WAR_TOLL,
    Outcome.KILLED_OR_WOUNDED: WAR_TOLL,
    Outcome.DISPLACED: 30 * WAR_TOLL,
}
UNTOLD = SetAside(RejectReason.BACKGROUND, "no event told before it")
# Without dead of their own.
PEACEFUL = frozenset({"Peaceful protest", "Agreement", "Change to group/activity", "Non-violent transfer of territory"})
PEACEFUL |= {"Headquarters or base established"}
AGREEMENT, CHANGE, EXCESSIVE = "Agreement", "Change to group/activity", "Excessive force against protesters"
UNREST = CROWDS | {EXCESSIVE}
FIGHTS = frozenset({"Armed clash", "Attack", "Non-state actor overtakes territory", "Government regains territory"})
# A number stands at most so many sentences before the event it is of.
SENTENCES_AHEAD = 2
# One of the first sentences may be as far: a new toll of what the last paragraph tells.
LEAD_AHEAD, LEAD_WITHIN = 8, 3
ANNOUNCED_WITHIN = 4


def house_tolls(
    readings: Sequence[SentenceReading],
    drafts: Sequence[Draft],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    published: date | None,
) -> list[tuple[Toll, SetAside]]:
    """Give each toll to its draft; gives those that belong to none, with the reason."""
    homeless: list[tuple[Toll, SetAside]] = []
    draft_of = {id(mention): draft for draft in drafts for mention in draft.mentions}
    last, body_begun = None, False
    for reading in readings:
        here = [mention for mention in mentions if mention.reading.index == reading.index]
        told = find_tolls(reading, lexicon)
        figures = [*bare_figures(reading, told, last), *same_figures(reading, told, last)]
        before_it, last = last, last_told(last, told, reading)
        body_begun = body_begun or reading.sentence.kind in BODY_KINDS
        for found in [*told, *figures]:
            if before_it and found.outcome is Outcome.KILLED_OR_WOUNDED and _counts_as_before(found, before_it):
                # "Put the casualty figure at nine", where others counted the dead.
                found = replace(found, outcome=before_it.outcome)
            if before_it and found.hit.row.row.phrase.startswith("put it") and found.victims is None:
                # "Lost six pupils, it said. Eyewitnesses put it at eight."
                found = replace(found, victims=before_it.victims)
            # Whose word a number is matters only where there is an event.
            said = found.attribution or (going_on(found, readings) if drafts else None)
            toll = found if said is found.attribution else replace(found, attribution=said)
            if (toll.low or toll.high or 0) >= GREATEST.get(toll.outcome, math.inf):
                homeless.append((toll, SetAside(RejectReason.CUMULATIVE, "a war's number, not an event's")))
                continue
            host = _host(toll, here)
            before = host is not None and _is_beside(toll, host)
            if host is not None and _tells_only_of_victims(host):
                # "Fell", said of nobody it knows, tells of no event: of what was told before.
                host = None if recent_draft(toll, drafts) is not None else host
            if host is not None and host.aside is not None and host.aside.detail.endswith(BURIED):
                # "Laid 14 people in a mass grave": the dead of the news.
                host = None
            if host is not None and host.aside is not None and may_have_died(toll, host.aside):
                host = None
            if host is not None and (is_counting(host) or (before and recent_draft(toll, drafts, before=True))):
                host = None
            if found in figures and (home := _home_of_counted(last, drafts)) is not None:
                # A number alone is of those whom the number before it counted.
                if (more := over_more_days(toll, home)) is None:
                    home.tolls.append(toll)
                else:
                    homeless.append((toll, SetAside(RejectReason.CUMULATIVE, more)))
                continue
            span = (
                of_the_country(toll, before_it)
                or of_a_disaster(toll, lexicon)
                or tells_of_a_span(toll, before_it, lexicon)
                or time_of_antecedent(toll)
                or long_past_day(toll, published)
                or stray(toll, before_it, told, body_begun=body_begun)
            )
            home = draft_of.get(id(host)) if host is not None else None
            if home is not None and _is_of_one_before(toll, span, home):
                span = None
            if span is not None:
                homeless.append((toll, SetAside(RejectReason.CUMULATIVE, span)))
                continue
            if host is None and (old := _history_before(toll, mentions)) is not None:
                homeless.append((toll, old))
                continue
            draft = draft_of.get(id(host)) if host is not None else recent_draft(toll, drafts, before=before)
            more = None if draft is None else over_more_days(toll, draft)
            if more is not None:
                homeless.append((toll, SetAside(RejectReason.CUMULATIVE, more)))
            elif draft is not None:
                draft.tolls.append(toll)
            else:
                aside = host.aside if host is not None and host.aside is not None else UNTOLD
                homeless.append((toll, aside))
    homeless = _without_headlines(homeless, drafts)
    settle(drafts)
    homeless += of_both(drafts)
    homeless += [lost for draft in drafts for lost in _of_conflicts(draft, readings)]
    return homeless + of_several(drafts)


def _is_of_one_before(toll: Toll, span: str | None, home: Draft) -> bool:
    """Whether a number is of an event before the news that the article tells too: `came after bandits shot nine`."""
    if span == AVENGED:
        return home.first.reading.index == toll.reading.index and abs(home.first.trigger.head - toll.head) <= 1
    if span is not None and span.lower().endswith("week") and not toll.reading.is_opening:
        # "Early this week, troops raided hideouts in the hills, killing at least 16".
        return home.first.reading.index == toll.reading.index
    behind = opens_behind(toll.reading.parsed, toll.head)
    return behind if span != AT_THE_TIME else not home.is_opening


def _counts_as_before(toll: Toll, before: Toll) -> bool:
    """Whether casualties or victims are whom a number before counted: `36 dead. The number of victims reached 36`."""
    spoken = toll.attribution is not None and toll.hit.row.row.phrase in {"victim", "loss"} and not toll.is_subset
    spoken = spoken and not is_of_wounded(toll)
    spoken = spoken and toll.high != 0 and before.outcome is Outcome.KILLED
    return spoken or toll.hit.row.row.people == "number" or (toll.low, toll.high) == (before.low, before.high)


def _tells_only_of_victims(mention: Mention) -> bool:
    """Whether a mention that stands for no event is a word for what befell people: `fell`, of soldiers nobody knows."""
    outcomes = mention.reading.outcomes
    lone = mention.aside is not None and mention.aside.reason is RejectReason.NO_PARTICIPANT
    return lone and any(hit.first <= mention.trigger.head < hit.last for hit in outcomes)


def _home_of_counted(last: Toll | None, drafts: Sequence[Draft]) -> Draft | None:
    """The draft that a number told before was given to."""
    if last is None:
        return None
    where = (last.reading.index, last.span)
    return next((d for d in drafts for t in d.tolls if (t.reading.index, t.span) == where), None)


def _without_headlines(
    homeless: Sequence[tuple[Toll, SetAside]], drafts: Sequence[Draft]
) -> list[tuple[Toll, SetAside]]:
    """Give numbers of a headline that names no event to the one that the lead tells; gives the others back."""
    lead = next((draft for draft in drafts if draft.is_opening), None)
    left: list[tuple[Toll, SetAside]] = []
    for toll, aside in homeless:
        if aside is UNTOLD and (after := _told_next(toll, drafts)) is not None:
            after.tolls.append(toll)
            continue
        same = [d for d in drafts if d.is_opening and toll.low in [t.low for t in d.tolls if t.outcome is toll.outcome]]
        home = next(iter(same), lead)
        if aside is UNTOLD and home is not None and toll.reading.sentence.kind is SegmentKind.HEADLINE:
            home.tolls.append(toll)
        else:
            left.append((toll, aside))
    return left


def _told_next(toll: Toll, drafts: Sequence[Draft]) -> Draft | None:
    """The article's one event, where it is told right behind a number: `Five died in Garissa. Rebels say they …`."""
    if len(drafts) != 1 or toll.reading.sentence.kind is SegmentKind.HEADLINE:
        return None
    body = [m.reading for m in drafts[0].mentions if m.reading.sentence.kind is not SegmentKind.HEADLINE]
    at = min((reading.index for reading in body), default=0)
    ahead = LEAD_AHEAD if toll.reading.index <= LEAD_WITHIN else SENTENCES_AHEAD
    return drafts[0] if 0 < at - toll.reading.index <= ahead else None


def leave_agreements(kept: Sequence[tuple[Draft, str]]) -> bool:
    """Move the dead of fighting that a truce ended to the fighting, where the article tells it too; whether any moved.

    `signed a truce to end four days of clashes in which at least 19 people died`; nor has anybody died of a curfew.
    """
    moved = False
    for draft, told in [(draft, kind) for draft, kind in kept if kind in {AGREEMENT, CHANGE}]:
        fights = [fight for fight, kind in kept if kind in FIGHTS or (told == CHANGE and kind in UNREST)]
        dead = [toll for toll in draft.tolls if toll.outcome in TOLLED]
        if not dead or not fights:
            continue
        home = min(fights, key=lambda fight: abs(fight.first.reading.index - draft.first.reading.index))
        home.tolls += dead
        draft.tolls = [toll for toll in draft.tolls if toll not in dead]
        moved = True
    return moved


def _of_conflicts(draft: Draft, readings: Sequence[SentenceReading]) -> list[tuple[Toll, SetAside]]:
    """Take from a draft the numbers that are its war's; gives them with the reason."""
    of_more = [*tolls_of_a_conflict(draft, readings), *far_more_than_the_news(draft)]
    lost = [(toll, SetAside(RejectReason.CUMULATIVE, word)) for toll, word in of_more]
    draft.tolls = [toll for toll in draft.tolls if not any(toll is other for other, _ in lost)]
    return lost


def _history_before(toll: Toll, mentions: Sequence[Mention]) -> SetAside | None:
    """Why what was told last in the paragraph is no news, when it is not: `They fought in 1962. 2,000 died in it.`"""
    here = toll.reading
    before = [
        m for m in mentions if m.reading.index < here.index and m.reading.sentence.paragraph == here.sentence.paragraph
    ]
    last = max(before, key=lambda m: (m.reading.index, m.trigger.head), default=None)
    if last is None or last.aside is None:
        return None
    in_its_year = any(hit.rule.startswith("year:") for hit in last.times)
    return last.aside if last.aside.reason in PAST or in_its_year else None


def _host(toll: Toll, mentions: Sequence[Mention]) -> Mention | None:
    """The trigger of the sentence that a toll hangs on: its own word, else the nearest in the tree."""
    own = next((m for m in mentions if m.trigger.head == toll.head or toll.head in m.trigger.span), None)
    if own is not None and own.aside is None:
        return own
    parsed = toll.reading.parsed
    up = [toll.head, *parsed.ancestors(toll.head)]

    def distance(mention: Mention) -> tuple[int, int]:
        head = mention.trigger.head
        path = [head, *parsed.ancestors(head)]
        common = next((token for token in up if token in path), None)
        steps = len(parsed) if common is None else up.index(common) + path.index(common)
        return steps, abs(head - toll.head)

    if own is not None and own.aside is not None and own.aside.reason is not RejectReason.NO_PARTICIPANT:
        return own
    others = [m for m in mentions if m is not own and (m.aside is None or _hangs_on(toll, m))]
    return min(others, key=distance, default=own)


def _is_beside(toll: Toll, mention: Mention) -> bool:
    """Whether a toll is announced, and the word stands in another clause beside it.

    `put the number of the dead at four and said its men killed two`: of what was told before.
    """
    parsed, words = toll.reading.parsed, toll.reading.lexicon.words[WordClass.TOLL_NOUN]
    lead = parsed.lemmas[max(0, toll.hit.first - ANNOUNCED_WITHIN) : toll.hit.first]
    announced = toll.hit.row.row.people == "number" or not words.isdisjoint(lead)
    if not announced or toll.reading.sentence.kind is SegmentKind.HEADLINE or toll.head == mention.trigger.head:
        return False
    up = {toll.head, *parsed.ancestors(toll.head)}
    steps = itertools.takewhile(lambda t: t not in up, [mention.trigger.head, *parsed.ancestors(mention.trigger.head)])
    return any(parsed.deps[step] == "conj" for step in steps)


def _hangs_on(toll: Toll, mention: Mention) -> bool:
    """Whether a toll stands below a word that was set aside: only then it is set aside with it."""
    parsed, head = toll.reading.parsed, mention.trigger.head
    return head in parsed.ancestors(toll.head) or toll.head in parsed.ancestors(head) or head == toll.head


def recent_draft(toll: Toll, drafts: Sequence[Draft], *, before: bool = False) -> Draft | None:
    """The draft told last before a toll that stands without an event word, the main one when several are as near.

    With `before`, what the toll's own sentence tells is left out.
    """
    index = toll.reading.index - before
    told = [draft for draft in drafts if min(m.reading.index for m in draft.mentions) <= index]
    if toll.reading.is_entry:
        # An entry counts the dead of the event that it tells; one that tells none and names no place, those before.
        entry, places = toll.reading.sentence.paragraph, toll.reading.entry_places
        own = [draft for draft in told if entry in draft.entries]
        told = own or [d for d in told if not places or any(m.reading.entry_places & places for m in d.mentions)]
    if toll.outcome is Outcome.KILLED:
        # Nobody dies of a truce or a march, where the article tells of something else.
        rough = [draft for draft in told if not set(draft.types(specific=False)) <= PEACEFUL]
        # "Lit candles for the dead of 2014. My son was among them."
        told = rough or ([] if toll.is_subset else told)
    if not told:
        return None
    return max(told, key=lambda d: _nearness(d, index, all(one.is_opening for one in told)))


def _nearness(draft: Draft, index: int, all_opening: bool) -> tuple[int, bool, int, bool]:
    """How near a draft was told before a sentence; one of the opening with a number is nearer than one without."""
    told = [m.reading.index for m in draft.mentions if m.reading.index <= index]
    # "Rescuers took the injured to hospital" tells of no event.
    events = [m.reading.index for m in draft.mentions if m.reading.index <= index and m.sub_event_type is not None]
    numbered = all_opening and any(toll.outcome is Outcome.KILLED for toll in draft.tolls)
    return int(numbered), bool(events), max(events or told), draft.is_opening
