"""Whether two words of one sentence tell of two events, and whether they hang on one another."""

from __future__ import annotations

from pipeline.coding.aftermath import arrested_over
from pipeline.coding.came_after import came_after
from pipeline.coding.headline_parts import in_other_parts
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention
from pipeline.coding.mention_places import MEANWHILE
from pipeline.coding.mention_support import TERRITORY
from pipeline.coding.named_people import happens_to_people
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.triggers import CROWDS
from schemas.vocabulary import ActorClass, Part
from schemas.word_classes import WordClass

PROTEST, VIOLENT = "Peaceful protest", "Violent demonstration"
RIOTS = frozenset({"Violent demonstration", "Mob violence", "Looting/property destruction"})
# Before what made people gather.
MOVED_BY = frozenset({"after", "because", "since"})


def are_separated(first: Mention, second: Mention, lexicon: Lexicon) -> bool:
    """Whether words between two mentions of a sentence make them two events: `in retaliation for an attack`."""
    if in_other_parts(first, second):
        return True
    parsed = first.reading.parsed
    if _are_two_clauses(first, second) or _tells_of_a_region(first, second) or _tells_of_a_region(second, first):
        return True
    if came_after(parsed, first.trigger.head, second.trigger.head, lexicon.words[WordClass.LEAVING_VERB]):
        return True
    # "They threw stones, and officers replied with tear gas": one riot.
    kinds = {first.sub_event_type, second.sub_event_type}
    crowd = kinds <= CROWDS and VIOLENT in kinds
    separators = lexicon.factuality["separator"]
    for outer, inner in ((first, second), (second, first)):
        if is_protest_at(outer, inner) or arrested_over(inner.reading, inner.trigger.head) == outer.trigger.head:
            return True
        for token in _path_up(parsed, inner.trigger.head, outer.trigger.head):
            if separators.match_at(parsed.forms, token) is not None and not crowd:
                return True
    return False


def _are_two_clauses(first: Mention, second: Mention) -> bool:
    """Whether two clauses side by side each tell who did what at a place of its own: `A died at Kobi and B at Tara`."""
    parsed = first.reading.parsed
    one, two = sorted((first.trigger.head, second.trigger.head))
    title = first.reading.sentence.part is Part.TITLE
    # "Rebels seize Kobi as bomb hits bus in Tara".
    meanwhile = title and any(parsed.lower[child] in MEANWHILE for child in parsed.children(two) if child < two)
    if one not in parsed.ancestors(two) or not (parsed.deps[two] == "conj" or meanwhile):
        return False
    if not parsed.own_subjects(two):
        return False
    if not parsed.is_verbal(one) or set(parsed.own_subjects(one)) & set(parsed.own_subjects(two)):
        return False
    near = {p.token: p.text for m in (first, second) for p, rank in m.places if rank == 0}
    ours = {text for token, text in near.items() if one < token < two}
    theirs = {text for token, text in near.items() if token > two}
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _tells_of_a_region(taken: Mention, deed: Mention) -> bool:
    """Whether a clause with `where` only says who took ground there: `a raid in the north, where rebels took towns`."""
    if taken.sub_event_type not in TERRITORY or deed.sub_event_type in TERRITORY:
        return False
    parsed, head = taken.reading.parsed, taken.trigger.head
    where = next((child for child in parsed.children(head) if parsed.lower[child] == "where"), 0)
    return deed.trigger.head < where


def is_protest_at(outer: Mention, inner: Mention) -> bool:
    """Whether people gathered over what happened to somebody: `marched after the mayor's murder`, `after he died`."""
    if outer.reading is not inner.reading or not _is_of_a_crowd(outer):
        return False
    parsed, head = inner.reading.parsed, inner.trigger.head
    if not happens_to_people(inner.reading, head):
        return False
    if not parsed.is_verbal(head):
        return outer.sub_event_type == PROTEST and outer.trigger.head in parsed.ancestors(head)
    if outer.trigger.head not in parsed.ancestors(head):
        return False
    return any(
        parsed.deps[token] == "advcl" and any(parsed.lower[child] in MOVED_BY for child in parsed.children(token))
        for token in [head, *_path_up(parsed, head, outer.trigger.head)]
    )


def _is_of_a_crowd(mention: Mention) -> bool:
    """Whether it is a protest, or a riot of those who are called so."""
    if mention.sub_event_type == PROTEST:
        return True
    crowd = (p.identity is not None and p.identity.actor_class is ActorClass.RIOTERS for p in mention.agents)
    return mention.sub_event_type in RIOTS and any(crowd)


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
