"""Numbers of killed that count some of the dead beside another that counts them all: they are no rivals to it.

A number is part of a greater one of the same article when

- it tells of one person with `a` or `his`: `a nurse was killed`;
- it tells of soldiers or police, of women or children, or of the speaker's own people, where the greater one tells of
  people without a word for their kind: `two of our men`, `the bodies of 29 children`;
- it tells where or when some died: `eleven died on the spot`, `two succumbed in hospital`;
- it tells that nobody of one side died: `no losses on our side`;
- it adds to a number told before: `six more bodies`, `another 16`.

The first two hold where the article itself or the same kind of voice gives both: an army that admits seven soldiers
contradicts rebels that count 32 dead. Fighters that somebody says he killed are no part: `15 militants` and
`20 people` contradict each other.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.coding.claim_replaced import OUTLET
from pipeline.coding.claim_sides import are_foes
from pipeline.coding.parsed import RELATIVE, ParsedSentence
from pipeline.coding.toll import Toll, is_ranked
from pipeline.coding.toll_counts import is_whole
from pipeline.coding.toll_regions import is_in_one_of
from schemas.coding import Claim
from schemas.vocabulary import FORCES, ClaimantType, Outcome, Qualifier, SegmentKind
from schemas.word_classes import WordClass

# More numbers than these add up to anything.
MOST_PARTS = 5
# Between two numbers of one sentence, in characters.
IN_A_SENTENCE = 120
AND_AMONG = re.compile(r"\b(?:including|among)\b|\b(?:some|most|many|half|\w+) of (?:them|whom)\b")
MEN = frozenset({"men", "man", "boys"})
ATTACKERS = frozenset({"attacker", "attackers", "assailant", "assailants", "bomber", "bombers", "hijackers"})
RIVALLING = ("real ", "true ", "actual ")
OWNERS = frozenset({"we", "i", "it", "they"})
OWN = frozenset({"our", "its", "their", "his", "her", "my"})
MORE = frozenset({"another", "more", "further", "additional", "other", "others"})
# Words behind what happened that tell where or when: "on the spot", "in hospital".
PLACED_WITHIN = 6
# Behind `no casualties`, of whom: "on our side", "in the ranks of the police".
SIDES = frozenset({"side", "ranks", "our", "own"})
SIDE_WITHIN = 8


def are_parts(tolls: Sequence[Toll], claims: Sequence[Claim]) -> list[bool]:
    """For each claim, whether it counts some of those whom another claim of the article counts."""
    return [_is_part(toll, claim, tolls, claims) for toll, claim in zip(tolls, claims, strict=True)]


def are_losses(tolls: Sequence[Toll], claims: Sequence[Claim], doers: frozenset[str]) -> list[bool]:
    """For each claim, whether those who did it count their own dead beside people whom another voice counts.

    `Witnesses counted 150 dead. The Front, which raided the town, said eight of its fighters were killed`.
    """

    def is_loss(toll: Toll, claim: Claim) -> bool:
        owned = claim.counted and claim.outcome is Outcome.KILLED and is_own(toll)
        if not owned or doers.isdisjoint({claim.claimant_id, claim.claimant}):
            return False
        return any(
            other.counted and other.outcome is Outcome.KILLED and _least(other) > _most(claim) and _holds_all(told)
            for other, told in zip(claims, tolls, strict=True)
        )

    return [is_loss(toll, claim) for toll, claim in zip(tolls, claims, strict=True)]


def _is_part(toll: Toll, claim: Claim, tolls: Sequence[Toll], claims: Sequence[Claim]) -> bool:
    if not claim.counted or claim.outcome is not Outcome.KILLED or claim.qualifier is Qualifier.VAGUE:
        return False
    greater = [
        (other, told)
        for other, told in zip(claims, tolls, strict=True)
        if other.counted
        and other.outcome is Outcome.KILLED
        and _least(other) > _most(claim)
        and not is_denied_by(claim, other)
    ]
    if not greater:
        return False
    ranked = [c for c, t in zip(claims, tolls, strict=True) if t.reading is toll.reading and is_ranked(t)]
    if any(_least(other) == _most(claim) + 1 for other in ranked):
        # "Six were stabbed by fellow inmates while a seventh died of burns".
        return True
    if any(is_in_one_of(toll, told) for _, told in greater):
        return True
    if is_ranked(toll):
        # "A sixth victim died" counts the five before; "three attackers died, a fourth later" only attackers.
        raiders = any(_is_of_attackers(told) for told in tolls if told.reading is toll.reading)
        return raiders and any(_holds_all(told) for _, told in greater)
    if _is_placed(toll) or adds(toll) or _is_none_of_a_side(toll):
        # "31 were dead on arrival" is no part of the 60 that rebels speak of.
        return claim.claimant_type is ClaimantType.PARTY or any(
            other.claimant_type is not ClaimantType.PARTY for other, _ in greater
        )
    if (
        claim.claimant_type is ClaimantType.MEDIA
        and toll.hit.row.row.phrase in toll.reading.lexicon.words[WordClass.BODY]
    ):
        # "Reporters at the scene saw two bodies": those that they came upon.
        return True
    if _is_of_kin(toll) or _is_of_a_sum(claim, [other for other, _ in greater], claims):
        return True
    if toll.reading.sentence.kind is SegmentKind.HEADLINE and any(_lists(told, claim) for _, told in greater):
        return True
    bodies = toll.hit.row.row.phrase in toll.reading.lexicon.words[WordClass.BODY]
    if "mass grave" in toll.reading.sentence.text.lower() or (bodies and "graves" in toll.reading.parsed.lower):
        # "Knew of a mass grave with 30 corpses", "graves having up to six bodies": some of those killed lie there.
        return True
    headline = {told.low for told in tolls if told.reading.sentence.kind is SegmentKind.HEADLINE}
    # "Two children killed", where an elder counts three.
    leads = toll.low in headline and toll.attribution is None and toll.reading.is_opening
    if _is_vulnerable(toll) and not leads and any(_holds_all(told) for _, told in greater):
        # "The hospital received the bodies of 29 children" denies nobody's 51 dead.
        return True
    if _is_of_attackers(toll) and any(_holds_all(told) for _, told in greater):
        # "Two of the five attackers were killed", whoever counts all the dead.
        return True
    # Voices of another kind may deny the greater number.
    agreed = [told for other, told in greater if claim.claimant_type in OUTLET | {other.claimant_type}]
    if _is_one(toll):
        return bool(agreed) or any(other.claimant_type in OUTLET for other, _ in greater)
    if leads and _is_vulnerable(toll):
        return False
    # "Nineteen people were killed … Police said three guards were killed": the paper's own number holds them.
    # An army that admits seven of its own contradicts it.
    # What officials count holds those that their army lost, and the one whom a group names.
    admits = claim.claimant_type is ClaimantType.MILITARY or (
        claim.claimant_type is ClaimantType.PARTY and claim.high == 1
    )
    agreed += [told for other, told in greater if admits and other.claimant_type is ClaimantType.OFFICIAL]
    if claim.claimant_type not in {ClaimantType.MILITARY, ClaimantType.PARTY}:
        agreed += [told for other, told in greater if other.claimant_type in OUTLET]
    return _is_a_kind(toll) and any(_holds_all(told) for told in agreed)


def is_denied_by(claim: Claim, other: Claim) -> bool:
    """Whether a party to the fight gives a number where officials tell of one victim."""
    one = claim.low == claim.high == 1 and claim.claimant_type is ClaimantType.OFFICIAL
    return one and other.claimant_type is ClaimantType.PARTY


def _holds_all(toll: Toll) -> bool:
    """Whether a number is of everybody killed: `losses`, which one side puts at 40, are the other's."""
    # "The real toll was 27": of those whom another counted.
    rivals = toll.hit.row.row.phrase.startswith(RIVALLING)
    return is_whole(toll.victims, toll.reading.lexicon) and toll.hit.row.row.phrase != "loss" and not rivals


def _lists(greater: Toll, claim: Claim) -> bool:
    """Whether a headline's number stands in a list whose sum is greater: `killed three officers and a woman`."""
    inside = [c for c in greater.reading.counts if greater.span.first <= c.core < greater.span.last]
    return claim.low == claim.high and any(c.low == claim.low and c.high == claim.high for c in inside)


def _is_of_kin(toll: Toll) -> bool:
    """Whether somebody counts the dead of his own family: `said his family lost 15 people`."""
    parsed, words = toll.reading.parsed, toll.reading.lexicon.words
    if not toll.hit.row.row.phrase.startswith("lose"):
        return False
    kin = words[WordClass.KIN] | {"family", "house", "household", "clan", "compound"}
    lost = parsed.objects(toll.head)
    if lost and all(parsed.lemmas[t] in words[WordClass.KIN] for t in lost):
        # "A shopkeeper lost a sister and a nephew".
        return True
    if parsed.deps[toll.head] in RELATIVE and is_own(toll) and toll.reading.counts[0].core < toll.head:
        # "At least 18 died, according to the rescuers, who lost one of their own in it".
        return True
    if parsed.lower[toll.head - 1] == "who" and not kin.isdisjoint(parsed.lemmas[toll.head : toll.span.last + 1]):
        # "A resident, who lost two brothers, said".
        return True
    return any(parsed.lemmas[t] in kin and parsed.lower[t - 1] in OWN for t in range(1, toll.span.first))


def _is_of_a_sum(claim: Claim, greater: Sequence[Claim], claims: Sequence[Claim]) -> bool:
    """Whether numbers of one voice add up to a greater one: `13 dead. Eight were herders and five were raiders`."""
    own = [
        other
        for other in claims
        if other is not claim and other.outcome is claim.outcome and other.claimant == claim.claimant
    ]
    own = [other for other in own if other.low == other.high and (other.start, other.part) != (claim.start, claim.part)]
    wholes = [c for c in greater if c.claimant_type in OUTLET | {claim.claimant_type} and c.claimant != claim.claimant]
    wholes += [c for c in greater if c.claimant == claim.claimant]
    rest = [(c.low or 0) - (claim.low or 0) for c in wholes if claim.low == claim.high and c.low is not None]
    # "The first blast left one dead, while the second killed two".
    beside = [other for other in own if other.part is claim.part and abs(other.start - claim.start) < IN_A_SENTENCE]
    parts = {other.start: other.low or 0 for other in own if (other.low or 0) > 1 or other in beside}
    sums = {sum(some) for size in (1, 2, 3) for some in itertools.combinations(parts.values(), size)}
    return len(parts) <= MOST_PARTS and (claim.low or 0) > 1 and any(number > 0 and number in sums for number in rest)


def _least(claim: Claim) -> int:
    return 0 if claim.qualifier is Qualifier.VAGUE else claim.low or claim.high or 0


def _most(claim: Claim) -> int:
    return claim.high if claim.high is not None else claim.low or 0


def _is_one(toll: Toll) -> bool:
    """Whether one person is told of without a number."""
    return toll.low == toll.high == 1 and not any(
        toll.span.first <= c.core < toll.span.last for c in toll.reading.counts
    )


def _is_a_kind(toll: Toll) -> bool:
    """Soldiers, police, women, children or the speaker's own people."""
    actor = toll.victims_actor
    generic = None if actor is None or actor.generic is None else actor.generic.row
    if generic is not None and generic.actor_class in FORCES:
        return True
    if actor is not None and actor.force is not None:
        return True
    return is_own(toll) or _is_vulnerable(toll)


def _is_of_attackers(toll: Toll) -> bool:
    """Whether those killed are the ones who attacked: `one of the assailants`, `three attackers`."""
    return not ATTACKERS.isdisjoint((toll.victims or "").lower().split())


def _is_vulnerable(toll: Toll) -> bool:
    """Women, children or the old."""
    # "75 civilians, including women", "31 people, among them six children".
    words = AND_AMONG.split((toll.victims or "").lower())[0].split()
    # "Five men and five women" are everybody.
    return not toll.reading.lexicon.words[WordClass.VULNERABLE].isdisjoint(words) and MEN.isdisjoint(words)


def is_own(toll: Toll) -> bool:
    """Whether those counted are the speaker's own people: `two of our men`."""
    parsed = toll.reading.parsed
    counts = [c for c in toll.reading.counts if toll.span.first <= c.core < toll.span.last]
    if toll.hit.row.row.phrase.startswith("lose") and OWNERS & set(parsed.lower[max(0, toll.head - 3) : toll.head]):
        # "We lost eight persons", "the navy said that it had lost two men".
        return True
    if toll.hit.row.row.pos == "noun" and parsed.lower[toll.hit.first - 1] == "own":
        # "Put their own losses at four".
        return True
    behind = [parsed.lower[c.last : c.last + 2] for c in counts]
    return any(words[:1] == ("of",) and not OWN.isdisjoint(words[1:]) for words in behind)


def is_of_other_side(toll: Toll, greater: Toll) -> bool:
    """Whether a number is of the speaker's own people and a greater one is of others: `we lost two of our men`."""
    whole = is_whole(greater.victims, greater.reading.lexicon)
    # "We lost 14 comrades … the army's losses, which the rebels put at 40".
    whole = whole and greater.hit.row.row.phrase != "loss"
    return (is_own(toll) and not is_own(greater) and not whole) or are_foes(toll, greater)


def _is_placed(toll: Toll) -> bool:
    """Whether it is told where or when these died, and others elsewhere or later."""
    parsed = toll.reading.parsed
    # "In Negombo alone more than 100 died".
    alone = any(parsed.lower[t] == "alone" and parsed.pos[t - 1] == "PROPN" for t in range(1, toll.span.first))
    # "Counted nine dead in her compound alone".
    # "Fifteen had already been buried when soldiers came".
    alone = alone or "already" in parsed.lower[toll.span.first : toll.span.last]
    alone = alone or "alone" in parsed.lower[toll.span.last + 1 : toll.span.last + PLACED_WITHIN]
    # "Five were dead when they arrived".
    alone = alone or parsed.lower[toll.span.last : toll.span.last + 3] == ("when", "they", "arrived")
    # "Twenty-six died of burns".
    alone = alone or (toll.hit.row.row.phrase == "die" and parsed.lower[toll.hit.last : toll.hit.last + 1] == ("of",))
    return alone or toll.hit.row.row.phrase.startswith(("succumb", "die of")) or _tells_circumstance(parsed, toll)


def _tells_circumstance(parsed: ParsedSentence, toll: Toll) -> bool:
    if toll.hit.row.row.pos == "noun":
        # "Carried nine bodies from the scene" tells nothing of where else others died.
        return False
    words = toll.reading.lexicon.words[WordClass.CIRCUMSTANCE]
    if toll.hit.row.row.people == "object" or parsed.is_passive(toll.head):
        # "Were killed overnight" is when it happened, "died overnight" what came of it.
        words = words - {"overnight"}
    behind = parsed.lower[toll.hit.last : toll.hit.last + PLACED_WITHIN]
    stop = next(
        (at for at, word in enumerate(behind) if word in {",", ".", ";", ":", "when", "after", "as"}), len(behind)
    )
    return not words.isdisjoint(behind[:stop])


def _is_none_of_a_side(toll: Toll) -> bool:
    """Whether nobody of one side died, whoever else did: `no loss of life on the side of the police`."""
    if toll.high != 0:
        return False
    behind = toll.reading.parsed.lower[toll.hit.last : toll.hit.last + SIDE_WITHIN]
    return not SIDES.isdisjoint(behind)


def adds(toll: Toll, more: frozenset[str] = MORE) -> bool:
    """Whether the number comes on top of one told before."""
    parsed = toll.reading.parsed
    count = next((c for c in toll.reading.counts if toll.span.first <= c.core < toll.span.last), None)
    if count is None:
        return False
    if "also" in parsed.lower[count.last : toll.span.last]:
        # "The agency reported two passers-by also died".
        return True
    around = parsed.lower[max(0, count.first - 1) : count.last + 1]
    # "More than 50" adds to nothing.
    return any(word in more and around[at + 1 : at + 2] != ("than",) for at, word in enumerate(around))
