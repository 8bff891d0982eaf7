"""Numbers of people and what happened to them, with the voice that gives each."""

from __future__ import annotations

from dataclasses import replace

from pipeline.coding.attributions import Attribution, attribution_of
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.named_people import TO_PEOPLE, named_people
from pipeline.coding.numbers import ORDINALS, Count
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.phrases import Hit
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll import Toll
from pipeline.coding.toll_announced import is_of_others
from pipeline.coding.toll_asides import is_named_behind, is_population, number_in_which, settled
from pipeline.coding.toll_counts import count_for, is_among_them, is_denied
from pipeline.coding.toll_joins import buried_victims, joined, summed, with_companions, with_later_dead
from pipeline.coding.toll_made import made, of_named
from pipeline.coding.toll_pairs import elliptic, former, paired
from pipeline.coding.toll_people import (
    class_of,
    is_brought_about,
    is_one_person,
    is_one_told_before,
    is_person_noun,
    is_someone,
    listed_people,
    lives_of,
    lone_before,
    outcome_head,
    people_of,
    side_by_side,
    told_number,
    victim_noun,
    without_ages,
)
from pipeline.coding.toll_positions import is_asked, is_found, is_meant, is_one_of_the_worst, is_part, is_taken_off
from pipeline.coding.toll_ranks import alone_as, behind_rank, one_or_two, own_body
from schemas.seeds import OutcomeRow
from schemas.vocabulary import Outcome, Qualifier, VictimsClass
from schemas.word_classes import WordClass

NO_DEATH = frozenset({"upon", "on", "back", "into", "out", "ill", "silent", "short", "apart", "behind", "off", "from"})
# Between `there were` and bodies.
THERE_WITHIN = 10
OURSELVES = frozenset({"we", "our", "us"})
NAMING = frozenset({"mention", "name", "cite", "list"})
DECEASED, TAKE = "deceased", "take"
# "Three dead city days", "the Dead Sea".
NO_DEAD = (("city",), ("cities",), ("town",), ("zone",), ("sea",), ("end",), ("season",), ("heat",), ("weight",))
SEEING = frozenset({"see", "speak", "talk", "mention", "report"})
PLURAL_TAGS, POSSESSIVE = frozenset({"NNS", "NNPS"}), frozenset({"nmod:poss", "poss"})
VAGUE_PLURAL = (2, None, Qualifier.VAGUE)


def find_tolls(reading: SentenceReading, lexicon: Lexicon) -> list[Toll]:
    """Tolls of a sentence. A word for victims without any people beside it gives none."""
    tolls: list[Toll] = []
    for found in reading.outcomes:
        hit = _as_used(reading, found, lexicon)
        toll = _toll(reading, hit)
        if toll is not None:
            tolls.append(toll)
    if not tolls:  # Most sentences: whose word they are need not be read.
        return []
    tolls = [toll for toll in tolls if not any(_is_hurt_by(toll, other) for other in tolls)]
    tolls = with_companions(with_later_dead(joined(tolls, reading), reading), reading)
    tolls = settled(buried_victims(summed(tolls, reading)), reading)
    told = [toll for toll in tolls if not is_asked(reading.parsed, toll.span)]
    return [*told, *paired(reading, told), *elliptic(reading, tolls), *former(reading, told)]


def _is_hurt_by(toll: Toll, other: Toll) -> bool:
    """Whether a word for a toll took the number of those wounded: `the wounding of 138, in a provisional toll`."""
    announced = toll.hit.row.row.people == "number" and toll.outcome is Outcome.KILLED
    same = (toll.low, toll.high) == (other.low, other.high) and other.outcome is Outcome.WOUNDED
    return announced and same and other.span.first < toll.span.last and toll.span.first < other.span.last


def _as_used(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]], lexicon: Lexicon) -> Hit[Entry[OutcomeRow]]:
    """The row of the phrase in the part of speech it has here: `murder` the noun, not the verb."""
    parsed = reading.parsed
    if outcome_head(parsed, hit) is not None:
        return hit
    others = lexicon.outcomes.all_at(parsed.forms, hit.first)
    return next((o for o in others if o.last == hit.last and outcome_head(parsed, o) is not None), hit)


def _toll(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]]) -> Toll | None:
    parsed, row, words = reading.parsed, hit.row.row, reading.lexicon.words
    head = outcome_head(parsed, hit)
    if head is None or (row.phrase == "dead" and parsed.lower[hit.last : hit.last + 1] in NO_DEAD):
        return None
    people = people_of(parsed, head, row, words)
    people += _hung_higher(reading, head, people)
    people = _without_speakers(reading, head, people)
    people += [number for noun in people for number in told_number(parsed, noun, head, words)]
    if row.people == "number" and row.pos == "verb" and is_of_others(parsed, hit):
        return None
    count = count_for(reading, people, head, hit)
    if count is None:
        return _without_number(reading, hit, head, people)
    if is_denied(reading, head, count) or is_one_of_the_worst(parsed, count) or is_population(reading, count):
        return None
    counted = parsed.heads[count.core]
    if parsed.tags[counted] == "NNS" and count.last <= counted and all(noun < count.first for noun in people):
        # The number was found by its place, and the tree made something else the subject.
        people = [counted]
    told = number_in_which(reading, hit) is count
    if row.strength == "weak" and not told and not _weak_counts(reading, row, head, victim_noun(parsed, people, count)):
        return None
    if is_meant(parsed, head) or (count.high == 0 and parsed.lemmas[count.first - 1] in NAMING):
        # "Mentioned no deaths" denies none.
        return None
    if count.high == 0 and (count.last != hit.first or row.people == "number"):
        # "No agreement on the number of victims" says nothing of nobody.
        return None
    noun = victim_noun(parsed, people, count)
    if noun is not None and row.outcome is Outcome.WOUNDED and parsed.lemmas[noun] in words[WordClass.BODY]:
        # "The bodies of two were taken to hospital".
        return None
    if noun is not None and row.people != "number" and any(w.first <= noun < w.last for w in reading.weapons):
        # "shot hundreds of missiles" counts missiles.
        return None
    return _with_number(reading, hit, head, people, count)


def _without_speakers(reading: SentenceReading, head: int, people: list[int]) -> list[int]:
    """The people without those who only tell of them: `killed a couple, according to the mayor, Ann Lee`."""
    parsed = reading.parsed
    if parsed.deps[head] == "conj" and parsed.tags[head] == "VBN" and not parsed.own_subjects(head):
        # "An official speaks of ten dead, and of a father and his sons, executed": the official was not.
        people = [n for n in people if not any(parsed.heads[n] == one.verb < head for one in reading.attributions)]
    if max(people, default=head) <= head + 1:
        # Whoever tells it so stands behind a word for telling; most sentences need not be read for it.
        return people
    behind = [a for a in reading.attributions if a.voice is not None and head in a.scope and head < a.verb]
    # "Killed seven civilians in the town, the agency and a war monitor reported", in one list for the tree.
    telling = {one.verb - 1 for one in behind} - {head}
    return [n for n in people if n not in telling and not any(n > one.verb and n not in one.scope for one in behind)]


def _hung_higher(reading: SentenceReading, head: int, people: list[int]) -> list[int]:
    """People of a list that the tree hung beside the event: `the murder of four nuns and two drivers`."""
    parsed = reading.parsed
    listed = [noun for noun in people if noun > head]
    if not listed or parsed.is_verbal(head):
        return []
    beside = [noun for noun in parsed.conjuncts(head)[1:] if noun > listed[-1]]
    return [noun for noun in beside if any(a.generic is not None and a.covers(noun) for a in reading.actors)]


def _weak_counts(reading: SentenceReading, row: OutcomeRow, head: int, noun: int | None) -> bool:
    """Whether a weak outcome word counts here: bodies must be found, a bare toll must be given a number."""
    if row.people == "number":
        return True
    parsed = reading.parsed
    if row.phrase == TAKE:
        return is_taken_off(parsed, head)
    if row.phrase == "fall" and parsed.lower[head - 2 : head] == ("of", "which"):
        # "Shells, one of which fell in a factory".
        return False
    if row.phrase == "fall" and not NO_DEATH.isdisjoint(parsed.lower[head + 1 : head + 2]):
        # "Sixty raiders fell upon the village"; "fell on the field of honour" is of the dead.
        dated = any(head < reading.time_token(hit) <= head + 3 for hit in reading.times)
        field = parsed.lower[head + 1 : head + 4] in (("on", "the", "field"), ("on", "the", "battlefield"))
        # "The two soldiers who fell on 9 November".
        actor = None if noun is None else actor_of(reading, noun)
        armed = actor is not None and actor.combatant is VictimsClass.COMBATANT
        return field or (parsed.lower[head + 1] == "on" and dated and armed)
    if row.phrase == DECEASED:
        # "An uncle of the deceased", "two of the deceased were traders".
        return parsed.lower[max(0, head - 1) : head] not in (("the",), ("his",), ("her",), ("their",))
    if row.phrase in reading.lexicon.words[WordClass.THINGS_TOO]:
        # "Lost 14 men" and "lost two of its own", not "lost three villages".
        return noun is None or is_someone(reading, noun)
    bodies = noun is not None and parsed.lemmas[noun] in reading.lexicon.words[WordClass.BODY]
    if row.outcome is Outcome.DETAINED and (parsed.tags[head] == "VBZ" or (bodies and len(row.phrase.split()) > 1)):
        # "The centre, which holds 600 people", "picked up 35 bodies".
        return False
    # Who counts bodies finds them, and who saw them is a witness; that they can be seen in a video is neither.
    saw = any(found.voice is not None and parsed.lemmas[found.verb] in SEEING for found in reading.attributions)
    words = reading.lexicon.words
    # "The driver swears there were six bodies on the road".
    lay = any(head in one.scope and one.voice is not None for one in reading.attributions)
    # "Rescuers said that 18 bodies were under the rubble".
    under = parsed.lemmas[head + 1 : head + 2] in (("be",), ("lie",)) and parsed.pos[head + 2 : head + 3] == ("ADP",)
    before = parsed.lemmas[max(0, head - THERE_WITHIN) : head]
    # "We have 14 prisoners and the bodies of 11 soldiers".
    saw = saw or ("have" in before and not OURSELVES.isdisjoint(parsed.lower[:head]))
    lay = lay and (under or not {"there", "certify", "confirm", "register"}.isdisjoint(before))
    found = saw or lay or is_found(parsed, head, words)
    return found or row.phrase not in words[WordClass.BODY]


def _with_number(
    reading: SentenceReading, hit: Hit[Entry[OutcomeRow]], head: int, people: list[int], count: Count
) -> Toll:
    parsed = reading.parsed
    if parsed.heads[count.core] != head:
        # "The murder of two nuns": the nuns, not the murder.
        people = [noun for noun in people if noun != head] or people
    noun = victim_noun(parsed, people, count)
    actor = actor_of(reading, noun) if noun is not None else None
    said = _said_by(reading, head, count)
    part = is_part(parsed, count) or is_among_them(parsed, hit)
    toll = made(reading, hit, head, count, noun=noun, actor=actor, attribution=said, is_subset=part)
    listed = listed_people(parsed, [noun for noun in people if noun != head], count)
    if not listed or is_named_behind(parsed, hit, count):
        # "Twelve casualties" tells of nobody who they were.
        nameless = noun is not None and hit.first <= noun < hit.last and not any(a.covers(noun) for a in reading.actors)
        beside = side_by_side(parsed, count, named=is_named_behind(parsed, hit, count))
        return replace(toll, victims=beside) if nameless or beside or toll.victims is None else toll
    classes = {class_of(actor_of(reading, one)) for one in listed}
    phrases = [parsed.noun_phrase(one) for one in listed]
    # "Ana Paz and her companion Luis Toro", with the name hung elsewhere.
    end = max(count.last if count.last <= hit.first else 0, *(p.last for p in phrases))
    words = parsed.surface(min(p.first for p in phrases), end)
    words = without_ages(words)
    return replace(toll, victims=words, victims_class=classes.pop() if len(classes) == 1 else VictimsClass.UNKNOWN)


def _said_by(reading: SentenceReading, head: int, count: Count) -> Attribution | None:
    """Who gives the number: the nearer of who tells of what happened and who tells the number."""
    both = [attribution_of(token, reading.attributions) for token in (head, count.core)]
    return min((one for one in both if one is not None), key=lambda one: len(one.scope), default=None)


def _without_number(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]], head: int, people: list[int]) -> Toll | None:
    """A plural or a single person without a number: `killed Russian officers`, `a soldier died`."""
    parsed, row = reading.parsed, hit.row.row
    if row.phrase == "dead" and parsed.lower[head - 2 : head] in (("is", "a"), ("was", "a")):
        if parsed.pos[head + 1 : head + 2] in (("NOUN",), ("PROPN",)):
            return None
        # "There is a dead and two wounded".
        one, said = Count(head - 1, head + 1, head, 1, 1, Qualifier.EXACT), attribution_of(head, reading.attributions)
        return made(reading, hit, head, one, noun=None, actor=None, attribution=said, is_subset=False)
    if row.people == "number":
        people = lives_of(parsed, head)
    elif row.people == "noun" and (is_brought_about(parsed, head) or any(t.head == head for t, _ in reading.triggers)):
        # "The murder of a judge", "the mayor's kidnapping", "resulting in the death of a student".
        people = [noun for noun in people if noun != head] or parsed.children(head, POSSESSIVE)
    elif row.people == "noun" or row.strength == "weak":
        own, said = own_body(parsed, head, reading.lexicon.words), attribution_of(head, reading.attributions)
        if own is None or row.outcome is not Outcome.KILLED:
            return None
        return made(reading, hit, head, own, noun=None, actor=None, attribution=said, is_subset=True)
    peoples = any(parsed.tags[noun] == "NNPS" for noun in people)
    if row.outcome in TO_PEOPLE and not peoples and (named := named_people(reading, people)):
        return of_named(reading, hit, head, named)
    for noun in people:
        noun = behind_rank(parsed, noun)
        actor = actor_of(reading, noun)
        # "A seventh had died of wounds".
        rank = alone_as(parsed, noun, row)
        if row.pos == "verb" and rank is None and is_one_told_before(parsed, noun, row):
            # Also "killed one man and injured another".
            rank = 1, 1, Qualifier.EXACT
        if rank is not None:
            one = Count(noun, noun + 1, noun, *rank)
            said = attribution_of(head, reading.attributions)
            return made(reading, hit, head, one, noun=None, actor=None, attribution=said, is_subset=False)
        if any(trigger.head == noun for trigger, _ in reading.triggers):
            # "Clashes in Bamenda, officer killed": nobody kills clashes.
            noun = lone_before(parsed, head, noun)
            actor = actor_of(reading, noun)
        if noun == head or parsed.pos[noun] == "PRON" or "any" in [parsed.lower[c] for c in parsed.children(noun)]:
            # "Denied having lost any soldier".
            continue
        if parsed.lemmas[noun] in reading.lexicon.words[WordClass.TOLL_NOUN]:
            # "A toll of 31 soldiers killed": the toll was not.
            continue
        if actor is None and not is_person_noun(parsed, noun, reading.lexicon.words):
            continue
        plural = parsed.tags[noun] in PLURAL_TAGS
        ranked = noun > 0 and parsed.lower[noun - 1] in ORDINALS
        if not plural and not ranked and not is_one_person(parsed, noun, actor, row, reading.lexicon.words):
            continue
        low, high, qualifier = VAGUE_PLURAL if plural else one_or_two(parsed, noun, row)
        phrase = parsed.noun_phrase(noun)
        count = Count(phrase.first, phrase.last, noun, low, high, qualifier)
        if is_denied(reading, head, count):
            return None
        said, part = attribution_of(head, reading.attributions), is_part(parsed, count)
        return made(reading, hit, head, count, noun=noun, actor=actor, attribution=said, is_subset=part)
    return None
