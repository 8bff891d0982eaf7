"""Drafts: the mentions of one article that tell of one event, gathered in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.coding.identity import Identity, related
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mentions import Mention, Party
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.tolls import Toll
from schemas.vocabulary import VictimsClass

# Agreement a mention needs to join a draft: the sum of the points below.
JOIN = 2.0
DEFINITE_JOIN = 1.0
# Complete drafts that name no second day need less to be one event: most articles tell one.
CONSOLIDATE = 0.3
SAME_DAY, SAME_AGENT, SAME_PATIENT, SAME_TYPE, NEAR, MAIN, DEFINITE, SAME_SENTENCE, SAME_PLACE = (
    2.0,
    1.5,
    1.5,
    1.0,
    0.5,
    0.5,
    1.0,
    2.0,
    1.0,
)
# A definite mention in another's words may dispute who did it; without that, another actor is another event.
OTHER_AGENT = -2.0
DESCRIBED_SHARE = 0.5
NEAR_PARAGRAPHS = 1
SAME_PARAGRAPH = 0.8
# In one sentence, without hanging on one another.
BESIDE = 1.0
# How compatible two sub-event types must be to be told of one event in one sentence, and across an article.
TYPES_OF_A_SENTENCE, TYPES_OF_AN_ARTICLE = 0.4, 0.6
OTHER_TYPE = -1.0
OTHER_TOLD_DAY = -1.0
ANOTHER = frozenset({"other", "another", "separate", "second", "third", "subsequent", "further"})
GENERAL_TYPES = frozenset({"Attack", "Armed clash"})

Compatible = Callable[[str, str], float]
DaysDiffer = Callable[[str, str], bool]
PlacesApart = Callable[[Iterable[str], Iterable[str]], bool]


@dataclass(slots=True)
class Draft:
    """Mentions and tolls of one event in one article."""

    mentions: list[Mention]
    tolls: list[Toll] = field(default_factory=list)
    extra_patients: list[Party] = field(default_factory=list)

    @property
    def first(self) -> Mention:
        """The mention that opened it."""
        return self.mentions[0]

    @property
    def is_opening(self) -> bool:
        """Whether the headline or lead tells it."""
        return any(mention.reading.is_opening for mention in self.mentions)

    def agents(self) -> list[Party]:
        """Acting sides over all mentions."""
        return [party for mention in self.mentions for party in mention.agents]

    def patients(self) -> list[Party]:
        """Sides acted upon over all mentions, and owners found for the target elsewhere."""
        return [*(party for mention in self.mentions for party in mention.patients), *self.extra_patients]

    def day_rules(self) -> list[str]:
        """Rules of the days that mentions name."""
        return [mention.day_rule for mention in self.mentions if mention.has_day and mention.day_rule]

    def told_rules(self) -> list[str]:
        """Rules of the days on which mentions were told, where they name no day of their own."""
        return [m.reported_time.rule for m in self.mentions if m.reported_time is not None]

    def types(self, *, specific: bool) -> list[str]:
        """Sub-event types of mentions that are specific, or of all."""
        return [
            mention.sub_event_type
            for mention in self.mentions
            if mention.sub_event_type and (mention.is_specific or not specific)
        ]


@dataclass(frozen=True, slots=True)
class MergeRules:
    """What merging needs to know beyond the words: types, days and places that can or cannot be one."""

    lexicon: Lexicon
    compatible: Compatible
    days_differ: DaysDiffer
    told_before: DaysDiffer
    places_apart: PlacesApart


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
            if (points := _agreement(draft, cluster, rules, is_main=position == 0)) is not None
        ]
        best = max(scored, key=lambda found: found[:2], default=None)
        needed = DEFINITE_JOIN if any(m.is_definite for m in cluster.mentions) else JOIN
        if best is not None and best[0] >= needed:
            best[2].mentions += cluster.mentions
        else:
            drafts.append(cluster)
    return _consolidated(drafts, rules)


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
                and (points := _agreement(c, single, rules, is_main=False)) is not None
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
                    points[key] = _points_to_fold(other, one, rules, is_main=j == 0)
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
    points = _agreement(first, second, rules, is_main=is_main)
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


def _agreement(draft: Draft, other: Draft, rules: MergeRules, *, is_main: bool) -> float | None:
    """Points for one event; None where something rules it out."""
    shared = {m.reading.index for m in draft.mentions} & {m.reading.index for m in other.mentions}
    kind = _type_points(draft, other, rules, together=bool(shared))
    day = _day_points(draft, other, rules)
    if kind is None or day is None or _turned_round(draft, other, rules.lexicon):
        return None
    pairs = [(m, n) for m in draft.mentions for n in other.mentions if m.reading.index == n.reading.index]
    if any(_separated(m, n, rules.lexicon) for m, n in pairs):
        return None
    if not shared and (
        _is_another(other) or (_is_another(draft) and draft.first.reading.index > other.first.reading.index)
    ):
        return None
    places, own = _clause_places(draft), _clause_places(other)
    if not shared and rules.places_apart(places, own):
        return None
    definite = any(m.is_definite for m in other.mentions)
    agent = _side_points(draft.agents(), other.agents(), rules.lexicon, SAME_AGENT)
    patient = _side_points(draft.patients(), other.patients(), rules.lexicon, SAME_PATIENT)
    voiced = all(m.attribution is not None for m in other.mentions)
    # Headline and lead tell one event, whatever they call those it hit.
    lead = draft.is_opening and other.is_opening
    if (agent < 0 and not (definite or voiced or shared)) or (patient < 0 and not (definite or shared or lead)):
        return None
    day += _told_points(draft, other, rules)
    gap = min(
        abs(m.reading.sentence.paragraph - n.reading.sentence.paragraph) for m in draft.mentions for n in other.mentions
    )
    near = SAME_PARAGRAPH if gap == 0 else NEAR if gap <= NEAR_PARAGRAPHS else 0.0
    hanging = SAME_SENTENCE if any(linked(m, n) for m, n in pairs) else BESIDE if shared else 0.0
    place = SAME_PLACE if set(places) & set(own) else 0.0
    return kind + day + agent + patient + near + hanging + place + DEFINITE * definite + (MAIN if is_main else 0.0)


def _is_another(draft: Draft) -> bool:
    """Whether the words set it apart from what was told before: `other gunmen`, `a separate attack`."""
    mention = draft.first
    parsed = mention.reading.parsed
    phrases = [party.side.span for party in mention.agents]
    if not parsed.is_verbal(mention.trigger.head):
        phrases.append(parsed.noun_phrase(mention.trigger.head))
    return any(parsed.lower[token] in ANOTHER for phrase in phrases for token in range(phrase.first, phrase.last))


def _clause_places(draft: Draft) -> list[str]:
    return [place.text for mention in draft.mentions for place, rank in mention.places if rank == 0]


def _type_points(draft: Draft, other: Draft, rules: MergeRules, *, together: bool) -> float | None:
    """Points for agreeing sub-event types; None for two specific types that cannot be one event."""
    ours, theirs = draft.types(specific=True), other.types(specific=True)
    if ours and theirs:
        degree = max(rules.compatible(a, b) for a in ours for b in theirs)
        needed = TYPES_OF_A_SENTENCE if together else TYPES_OF_AN_ARTICLE
        return None if degree < needed else SAME_TYPE * degree
    # "Attack" from a word such as "kill" says nothing against an air strike.
    ours, theirs = ([kind for kind in d.types(specific=False) if kind not in GENERAL_TYPES] for d in (draft, other))
    if not ours or not theirs:
        return 0.0
    degree = max(rules.compatible(a, b) for a in ours for b in theirs)
    return SAME_TYPE * degree if degree >= TYPES_OF_AN_ARTICLE else OTHER_TYPE


def _day_points(draft: Draft, other: Draft, rules: MergeRules) -> float | None:
    ours, theirs = draft.day_rules(), other.day_rules()
    if not ours or not theirs:
        return 0.0
    if all(rules.days_differ(a, b) for a in ours for b in theirs):
        return None
    return SAME_DAY


def _told_points(draft: Draft, other: Draft, rules: MergeRules) -> float:
    """A penalty where one was only told on a day that is not the other's."""
    if other.day_rules() or not other.told_rules() or not draft.day_rules():
        return 0.0
    return (
        OTHER_TOLD_DAY if all(rules.told_before(a, b) for a in draft.day_rules() for b in other.told_rules()) else 0.0
    )


def _identities(parties: Iterable[Party]) -> list[Identity]:
    return [party.identity for party in parties if party.identity is not None]


def _side_points(ours: Sequence[Party], theirs: Sequence[Party], lexicon: Lexicon, points: float) -> float:
    """Points for a side that agrees, none where one of the two is not known, and a penalty for another actor."""
    left, right = _identities(ours), _identities(theirs)
    if not left or not right:
        heads = {p.reading.parsed.lemmas[p.side.head] for p in ours} & {
            p.reading.parsed.lemmas[p.side.head] for p in theirs
        }
        return points / 2 if heads else 0.0
    same = [(a, b) for a in left for b in right if _same(a, b, lexicon)]
    if same:
        # "Fighters" here and "fighters" there agree less than a name with itself.
        return points if any(a.is_named for a, _ in same) else points * DESCRIBED_SHARE
    if any(identity.is_named for identity in left) and any(identity.is_named for identity in right):
        return OTHER_AGENT
    if any(_may_be(a, b) for a in left for b in right):
        return 0.3
    return OTHER_AGENT


def _same(first: Identity, second: Identity, lexicon: Lexicon) -> bool:
    if first.key == second.key or related(first.actor_id, second.actor_id, lexicon):
        return True
    return _allied(first, second, lexicon)


def _allied(first: Identity, second: Identity, lexicon: Lexicon) -> bool:
    """Whether the forces of one fight beside those of the other's government: told of as one side."""
    if not all((identity.actor_id or "").endswith(("-military", "-police")) for identity in (first, second)):
        return False
    pairs = {(first.country, second.country), (second.country, first.country)}
    return any((row.country, row.host) in pairs for row in lexicon.hosts)


def _may_be(first: Identity, second: Identity) -> bool:
    """Whether one may be a vaguer name of the other: `fighters` of a named group, `the army` of a country."""
    if first.is_named and second.is_named:
        return False
    classes = {first.actor_class, second.actor_class}
    civil = {"civilians", "protesters", "rioters"}
    kinds = {kind.value in civil for kind in classes if kind is not None}
    return len(kinds) < 2


def _turned_round(draft: Draft, other: Draft, lexicon: Lexicon) -> bool:
    """Whether the other has the sides the other way round: retaliation is another event."""
    if any(m.trigger.entry.row.roles == "clash" for m in [*draft.mentions, *other.mentions]):
        return False
    hit_back = _named_same(other.agents(), draft.patients(), lexicon)
    struck = _named_same(other.patients(), draft.agents(), lexicon)
    return (hit_back and not _named_same(other.agents(), draft.agents(), lexicon)) or (
        struck and not _named_same(other.patients(), draft.patients(), lexicon)
    )


def _named_same(ours: Iterable[Party], theirs: Iterable[Party], lexicon: Lexicon) -> bool:
    named = [identity for identity in _identities(ours) if identity.is_named]
    others = [identity for identity in _identities(theirs) if identity.is_named]
    return any(_same(a, b, lexicon) for a in named for b in others)


def _separated(first: Mention, second: Mention, lexicon: Lexicon) -> bool:
    """Whether words between two mentions of a sentence make them two events: `in retaliation for an attack`."""
    parsed = first.reading.parsed
    separators = lexicon.factuality["separator"]
    for outer, inner in ((first, second), (second, first)):
        for token in _path_up(parsed, inner.trigger.head, outer.trigger.head):
            if separators.match_at(parsed.forms, token) is not None:
                return True
    return False


def _path_up(parsed: ParsedSentence, start: int, stop: int) -> list[int]:
    """Tokens above `start` up to but not including `stop`, when `stop` stands above it; else nothing."""
    path: list[int] = []
    for token in parsed.ancestors(start):
        if token == stop:
            return path
        path.append(token)
    return []


def linked(first: Mention, second: Mention) -> bool:
    """Whether two triggers of a sentence hang on one another."""
    parsed = first.reading.parsed
    one, two = first.trigger.head, second.trigger.head
    up_one, up_two = [one, *parsed.ancestors(one)], [two, *parsed.ancestors(two)]
    if one in up_two or two in up_one:
        return True
    common = next((token for token in up_one if token in up_two), None)
    return common is not None and up_one.index(common) <= 2 and up_two.index(common) <= 2


def civilian_victims(draft: Draft) -> bool:
    """Whether the draft's victims are civilians and nobody armed is among them."""
    classes = {party.side.actor.combatant for party in draft.patients() if party.side.actor is not None}
    classes |= {toll.victims_class for toll in draft.tolls}
    return VictimsClass.CIVILIAN in classes and VictimsClass.COMBATANT not in classes
