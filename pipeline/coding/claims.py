"""Claim records: tolls, blames and denials with their claimant, wording and offsets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from pipeline.coding.blame import Blame
from pipeline.coding.claim_parts import MORE, adds, are_losses, are_parts, is_denied_by, is_of_other_side
from pipeline.coding.claim_replaced import are_replaced, is_brought_down
from pipeline.coding.claim_sides import are_foes
from pipeline.coding.toll import Toll
from pipeline.coding.toll_pairs import FIGURES
from pipeline.coding.victim_words import victims_told
from pipeline.coding.voice_memory import Voice
from schemas.base import stable_id
from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Qualifier, SegmentKind, VictimsClass

RESTATES = "the headline or lead restates the body"
SUBSET = "subset of another claim"
OUTDATED = "the same claimant gives a greater number in this article"
PART = "part of a greater number in this article"
REPLACED = "the claimant has replaced it by another number"
REPEATED = "repeats a claim of the same claimant in this article"

VoiceNames = Callable[[Voice], tuple[str, str | None]]
Told = tuple[Claim, Toll]
Judge = Callable[[Sequence[Toll], Sequence[Claim]], list[bool]]


@dataclass(frozen=True, slots=True)
class ClaimContext:
    """What claims of one report share."""

    report_id: str
    article_id: str
    voice_names: VoiceNames
    # Ids and names of those who did it.
    doers: frozenset[str] = frozenset()


def toll_claims(tolls: Sequence[Toll], context: ClaimContext) -> list[Claim]:
    """One claim per toll; those that must not enter the range say why."""
    claims: list[Claim] = []
    seen: set[tuple[object, ...]] = set()
    for toll in tolls:
        claim = _toll_claim(toll, context)
        key = (claim.outcome, claim.claimant, claim.low, claim.high, claim.qualifier)
        if toll.is_replaced:
            claim = claim.replace(counted=False, not_counted_because=REPLACED)
        elif key in seen and not toll.is_subset:
            claim = claim.replace(counted=False, not_counted_because=REPEATED)
        seen.add(key)
        claims.append(claim)
    # What a voice has taken back outdates none of its numbers: "six died, correcting a statement that eight had".
    claims = _judged(_with_lone_parts(claims), tolls, REPLACED, are_replaced)
    claims = _judged(_without_outdated(claims, tolls), tolls, PART, are_parts)
    claims = _judged(claims, tolls, PART, partial(are_losses, doers=context.doers))
    return _without_restatements(claims, tolls)


def _judged(claims: list[Claim], tolls: Sequence[Toll], reason: str, judge: Judge) -> list[Claim]:
    """The claims, less those that a judge puts out of the range."""
    return [
        claim.replace(counted=False, not_counted_because=reason) if out else claim
        for claim, out in zip(claims, judge(tolls, claims), strict=True)
    ]


def _toll_claim(toll: Toll, context: ClaimContext) -> Claim:
    parsed = toll.reading.parsed
    start, end = parsed.span(toll.span.first, toll.span.last)
    voice = toll.attribution.voice if toll.attribution else None
    name, voice_id = context.voice_names(voice) if voice else (None, None)
    base = parsed.sentence.start
    return Claim(
        claim_id=stable_id(
            "c", [context.report_id, toll.outcome.value, toll.reading.sentence.part.value, start, end, name]
        ),
        report_id=context.report_id,
        article_id=context.article_id,
        outcome=toll.outcome,
        low=toll.low,
        high=toll.high,
        qualifier=toll.qualifier,
        victims=victims_told(toll),
        victims_class=toll.victims_class,
        accused_actor=None,
        accused_actor_id=None,
        claimant=name,
        claimant_id=voice_id,
        claimant_type=voice.kind if voice else ClaimantType.UNATTRIBUTED,
        stance=toll.stance,
        part=parsed.sentence.part,
        start=start,
        end=end,
        quote=parsed.sentence.text[start - base : end - base],
        counted=not toll.is_subset,
        not_counted_because=SUBSET if toll.is_subset else None,
    )


def _with_lone_parts(claims: list[Claim]) -> list[Claim]:
    """A part counts where no whole is told that could hold it: `attacked the road builders and killed four of them`.

    Who says `we targeted a meeting and killed 19 of them` contradicts the nine of the police.
    """
    wholes = [claim for claim in claims if claim.counted and claim.qualifier is not Qualifier.VAGUE]

    def is_alone(claim: Claim) -> bool:
        # What officials tell of one named victim is no part of what a party to the fight claims.
        rivals = [c for c in wholes if c.outcome is claim.outcome and not is_denied_by(claim, c)]
        return max((c.high or c.low or 0 for c in rivals), default=0) < (claim.low or claim.high or 0)

    return [
        claim.replace(counted=True, not_counted_because=None)
        if claim.not_counted_because == SUBSET and is_alone(claim)
        else claim
        for claim in claims
    ]


def _without_outdated(claims: list[Claim], tolls: Sequence[Toll]) -> list[Claim]:
    """A voice that gives two numbers of one outcome stands by the greater: the less was replaced, or is part of it.

    Not where the less is of its own people and the greater of the other side's.
    """
    told = [
        (claim, toll) for claim, toll in zip(claims, tolls, strict=True) if claim.counted and _names_a_number(claim)
    ]

    def is_outdated(claim: Claim, toll: Toll) -> bool:
        if is_brought_down(toll):
            return False
        if any(_is_cut(claim, other, toll, told_there) for other, told_there in told):
            return True
        return any(
            _greatness(claim) < _greatness(other)
            and (claim.outcome, _speaker(claim)) == (other.outcome, _speaker(other))
            and not is_of_other_side(toll, told_there)
            and not _are_of_several(toll, told_there)
            and not adds(told_there, MORE - {"other", "others"})
            and not _are_others(claim, toll, told_there)
            for other, told_there in told
        )

    return [
        claim.replace(counted=False, not_counted_because=OUTDATED)
        if claim.counted and _names_a_number(claim) and is_outdated(claim, toll)
        else claim
        for claim, toll in zip(claims, tolls, strict=True)
    ]


def _are_of_several(toll: Toll, other: Toll) -> bool:
    """Whether several people gave two numbers in one breath: `two residents gave tolls of 12 and 14`."""
    near = toll.reading is other.reading and 0 < other.span.first - toll.span.last <= 1
    return near and not FIGURES.isdisjoint(toll.reading.parsed.lower[toll.span.first : toll.span.last])


def _are_others(claim: Claim, toll: Toll, other: Toll) -> bool:
    """Whether people of the place who are told by no name may be others further down: `residents said 17 … 23`."""
    nameless = claim.claimant_id is None and (claim.claimant or "").split()[-1:] in (["residents"], ["villagers"])
    return nameless and claim.claimant_type is ClaimantType.WITNESS and toll.reading is not other.reading


def _is_cut(claim: Claim, other: Claim, toll: Toll, later: Toll) -> bool:
    """Whether the same voice later brought a number down to another."""
    same = (claim.outcome, _speaker(claim)) == (other.outcome, _speaker(other))
    return same and is_brought_down(later) and toll is not later and _greatness(other) < _greatness(claim)


def _greatness(claim: Claim) -> int:
    return claim.low or claim.high or 0


def _speaker(claim: Claim) -> str:
    """Who speaks, by id or by the last part of a name: `Shanko` is `the governor, Yaroslav Shanko`."""
    last = (claim.claimant or "").split()[-1:]
    return claim.claimant_id or (last[0] if last and last[0][:1].isupper() else claim.claimant or "")


def _names_a_number(claim: Claim) -> bool:
    return claim.claimant is not None and claim.qualifier is not Qualifier.VAGUE


def _without_restatements(claims: list[Claim], tolls: Sequence[Toll]) -> list[Claim]:
    """Claims of the headline and lead that a named voice of the body makes too do not count twice."""
    told = [
        (claim, toll)
        for claim, toll in zip(claims, tolls, strict=True)
        if _is_voiced(claim) and claim.not_counted_because != SUBSET
    ]
    bodies = [(claim, toll) for claim, toll in told if not toll.reading.is_opening]
    leads = [(claim, toll) for claim, toll in told if not _is_headline(toll)]
    plain = [
        (claim, toll)
        for claim, toll in zip(claims, tolls, strict=True)
        if not _is_headline(toll) and not _is_voiced(claim)
    ]
    voiced = [(claim, toll.reading.index) for claim, toll in told]
    checked: list[Claim] = []
    for claim, toll in zip(claims, tolls, strict=True):
        # A number of the lead goes with the voice that gives the same: when that voice replaces it, it is gone.
        same = [one for one, index in voiced if index > toll.reading.index and _is_same_number(one, claim)]
        outlet = claim.claimant_type in {ClaimantType.UNATTRIBUTED, ClaimantType.MEDIA}
        if (
            claim.counted
            and toll.reading.is_opening
            and outlet
            and (
                same
                or any(
                    _restates(claim, body) and not are_foes(toll, other)
                    for body, other in _whole_text(claim, toll, leads, plain) or bodies
                )
            )
        ):
            claim = claim.replace(counted=False, not_counted_because=RESTATES)
        checked.append(claim)
    return checked


def _whole_text(claim: Claim, toll: Toll, leads: list[Told], plain: Sequence[Told]) -> list[Told]:
    """What a headline may shorten, the lead included; nothing where the text itself gives the headline's number."""
    own = any(_is_same_number(claim, other) for other, _ in plain)
    if not _is_headline(toll) or own:
        return []
    hedged = claim.qualifier is not Qualifier.EXACT
    # "Over 100 feared dead" above "no fewer than 100 were feared dead".
    return leads + [told for told in plain if hedged and told[0].qualifier is not Qualifier.VAGUE]


def _is_headline(toll: Toll) -> bool:
    """Whether a number stands in the headline, which shortens what the text tells."""
    return toll.reading.sentence.kind is SegmentKind.HEADLINE


def _is_same_number(one: Claim, claim: Claim) -> bool:
    return (one.outcome, one.low, one.high) == (claim.outcome, claim.low, claim.high)


def _is_voiced(claim: Claim) -> bool:
    return (
        claim.claimant_type not in {ClaimantType.UNATTRIBUTED, ClaimantType.MEDIA}
        and claim.qualifier is not Qualifier.VAGUE
    )


def _restates(claim: Claim, body: Claim) -> bool:
    """Whether two claims of one outcome can be the same number."""
    if claim.outcome is not body.outcome or claim.qualifier is Qualifier.VAGUE:
        return False
    if claim.high is None and body.high is None:
        # "At least 24" says more than somebody's "at least ten" further down.
        return (claim.low or 0) <= (body.low or 0)
    low, high = claim.low or 0, claim.high if claim.high is not None else float("inf")
    other_low, other_high = body.low or 0, body.high if body.high is not None else float("inf")
    return low <= other_high and other_low <= high


def blame_claims(blames: Sequence[Blame], context: ClaimContext) -> list[Claim]:
    """One claim per voice, stance and accused actor."""
    claims: dict[tuple[object, ...], Claim] = {}
    for blame in blames:
        sentence = blame.reading.sentence
        name, voice_id = context.voice_names(blame.voice)
        accused = blame.accused.name if blame.accused else None
        key = (blame.outcome, name, blame.stance, accused)
        if key in claims:
            continue
        claims[key] = Claim(
            claim_id=stable_id("c", [context.report_id, *key, sentence.part.value, sentence.start]),
            report_id=context.report_id,
            article_id=context.article_id,
            outcome=blame.outcome,
            low=None,
            high=None,
            qualifier=Qualifier.EXACT,
            victims=None,
            victims_class=VictimsClass.UNKNOWN,
            accused_actor=accused,
            accused_actor_id=blame.accused.actor_id if blame.accused else None,
            claimant=name,
            claimant_id=voice_id,
            claimant_type=blame.voice.kind,
            stance=blame.stance,
            part=sentence.part,
            start=sentence.start,
            end=sentence.end,
            quote=sentence.text,
            counted=True,
            not_counted_because=None,
        )
    return list(claims.values())
