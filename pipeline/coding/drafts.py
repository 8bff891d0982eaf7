"""Gathers the mentions of one article that tell of one event into drafts, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.draft import Draft, MergeRules
from pipeline.coding.draft_agreement import agreement, is_another
from pipeline.coding.draft_entries import refers_back
from pipeline.coding.draft_separation import linked
from pipeline.coding.draft_sides import clause_places, turned_round
from pipeline.coding.draft_towns import are_of_other_towns, with_summary
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention

# Agreement a mention needs to join a draft: the sum of the points below.
JOIN = 2.0
DEFINITE_JOIN = 1.0
# Complete drafts that name no second day need less to be one event: most articles tell one.
CONSOLIDATE = 0.3
# For what goes on with the event told in the sentences right before it, and names no day, town or doer of its own.
GOES_ON, GOES_ON_WITHIN = 1.0, 1


def gather(mentions: Sequence[Mention], rules: MergeRules) -> list[Draft]:
    """Drafts of one article, each mention in exactly one.

    First the mentions of a sentence that hang together, then sentence by sentence in reading order, then drafts
    that turn out to tell one event once all their mentions are known.
    """
    drafts: list[Draft] = []
    for cluster in _sentence_clusters(mentions, rules):
        scored = [
            (points, -position, draft)
            for position, draft in enumerate(drafts)
            if not _is_of_main_day(draft, drafts[0], cluster, rules)
            and (points := agreement(draft, cluster, rules, is_main=position == 0)) is not None
        ]
        going_on = _going_on(drafts, cluster)
        scored = [(points + GOES_ON * (draft is going_on), at, draft) for points, at, draft in scored]
        best = max(scored, key=lambda found: found[:2], default=None)
        before = _told_just_before(drafts, cluster)
        if before is not None and any(before is draft for _, _, draft in scored):
            before.mentions += cluster.mentions
            continue
        needed = DEFINITE_JOIN if refers_back(cluster) else JOIN
        if best is not None and best[0] >= needed:
            best[2].mentions += cluster.mentions
        else:
            drafts.append(cluster)
    drafts = with_summary(_consolidated(drafts, rules), rules)
    for entry in {entry for draft in drafts for entry in draft.entries}:
        _first_of(drafts, entry).opens_entry = True
    return drafts


def _is_of_main_day(draft: Draft, main: Draft, cluster: Draft, rules: MergeRules) -> bool:
    """Whether a draft without a day goes with the article's main event, and what is told now is of another day.

    `… clashed with residents on Tuesday. Some gunmen were beheaded. On November 11, gunmen opened fire on a plane.`
    """
    if (
        draft is main
        or draft.day_rules()
        or draft.told_rules()
        or draft.is_opening
        or not main.day_rules()
        or not cluster.day_rules()
    ):
        return False
    return all(rules.days_differ(a, b) for a in main.day_rules() for b in cluster.day_rules())


def _answers(draft: Draft, main: Draft, later: Draft, lexicon: Lexicon) -> bool:
    """Whether a draft answers the article's main event and names no place, and what is told later is of another town.

    `Police killed the attackers of the hospital. … In Kobi, a bomb went off the same morning.`
    """
    if draft is main or draft.is_opening or clause_places(draft) or draft.day_rules() or refers_back(later):
        return False
    behind = any(draft.first.reading.index - m.reading.index == 1 for m in main.mentions)
    ahead = behind and later.first.reading.sentence.paragraph > max(
        m.reading.sentence.paragraph for m in draft.mentions
    )
    placed = bool(clause_places(main)) and turned_round(main, draft, lexicon)
    return ahead and placed and are_of_other_towns(main, later)


def _told_just_before(drafts: Sequence[Draft], cluster: Draft) -> Draft | None:
    """The draft of the sentence before, where one speaks of its time: `The army said at the time it lost six`."""
    reading = cluster.first.reading
    words = reading.parsed.lower
    if ("at", "the", "time") not in [words[t : t + 3] for t in range(len(words))] or cluster.day_rules():
        return None
    near = [(m.trigger.head, d) for d in drafts for m in d.mentions if m.reading.index == reading.index - 1]
    return max(near, key=lambda one: one[0])[1] if near else None


def _going_on(drafts: Sequence[Draft], cluster: Draft) -> Draft | None:
    """The event beside the main one that was told last, where a sentence right behind names no other day or place."""
    here = cluster.first.reading
    if cluster.is_opening or cluster.day_rules() or cluster.told_rules() or clause_places(cluster):
        return None
    told = [(m.reading.index, m.trigger.head, n) for n, d in enumerate(drafts) for m in d.mentions]
    index, _, position = max((one for one in told if one[0] < here.index), default=(0, 0, 0))
    last = drafts[position] if drafts else cluster
    apart = bool(last.day_rules() and clause_places(last)) or is_another(last)
    near = (
        position > 0
        and apart
        and here.index - index <= GOES_ON_WITHIN
        and not (is_another(cluster) or refers_back(cluster))
    )
    return drafts[position] if near else None


def _first_of(drafts: Sequence[Draft], entry: int) -> Draft:
    """The draft that an entry of a list of incidents tells first."""
    return min(
        (draft for draft in drafts if entry in draft.entries),
        key=lambda d: min(m.reading.index for m in d.mentions if m.reading.sentence.paragraph == entry),
    )


def _sentence_clusters(mentions: Sequence[Mention], rules: MergeRules) -> list[Draft]:
    """Mentions of one sentence that hang on one another and do not contradict, as drafts in reading order."""
    clusters: list[Draft] = []
    for mention in mentions:
        single = Draft([mention])
        home = next(
            (
                c
                for c in reversed(clusters)
                if c.first.reading.index == mention.reading.index
                and any(linked(m, mention) for m in c.mentions)
                and (points := agreement(c, single, rules, is_main=False)) is not None
                and points > 0
            ),
            None,
        )
        if home is None:
            clusters.append(single)
        else:
            home.mentions.append(mention)
    return clusters


def _consolidated(drafts: list[Draft], rules: MergeRules) -> list[Draft]:
    """Drafts after joining those that agree now that each is complete; the best pair first."""
    points: dict[tuple[int, int], float | None] = {}
    while True:
        pairs: list[tuple[float, int, int]] = []
        for i, one in enumerate(drafts):
            for j, other in enumerate(drafts[:i]):
                key = (id(other), id(one))
                if key not in points:
                    main = drafts[0]
                    apart = _is_of_main_day(other, main, one, rules) or _answers(other, main, one, rules.lexicon)
                    points[key] = None if apart else _points_to_fold(other, one, rules, is_main=j == 0)
                if (worth := points[key]) is not None:
                    pairs.append((worth, -i, -j))
        if not pairs:
            return drafts
        _, i, j = max(pairs)
        grown = drafts[-j]
        grown.mentions += drafts[-i].mentions
        points = {key: worth for key, worth in points.items() if id(grown) not in key}
        drafts = [draft for position, draft in enumerate(drafts) if position != -i]


def _points_to_fold(first: Draft, second: Draft, rules: MergeRules, *, is_main: bool) -> float | None:
    """Points for one event of two drafts that may be folded; None when they are too few or something rules it out."""
    points = agreement(first, second, rules, is_main=is_main)
    return points if points is not None and points >= CONSOLIDATE and _may_fold(first, second, rules) else None


def _may_fold(first: Draft, second: Draft, rules: MergeRules) -> bool:
    """Whether two drafts need not be two events: one names no day, not even a told one, or both the same."""
    if first.day_rules() and second.day_rules():
        return any(not rules.days_differ(a, b) for a in first.day_rules() for b in second.day_rules())
    dated, told = (first, second) if first.day_rules() else (second, first)
    if not dated.day_rules():
        return True
    return not told.told_rules() or any(
        not rules.told_before(a, b) for a in dated.day_rules() for b in told.told_rules()
    )
