"""Who says what an article states on its own account: the body that published it, where that is no medium."""

from __future__ import annotations

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.phrases import Forms
from schemas.coding import Claim
from schemas.vocabulary import ARMED_GROUPS, ClaimantType

__all__ = ["claim_of_publisher"]

# The name, the id and the type of a claimant.
Voice = tuple[str, str | None, ClaimantType]
# "Monitor" and "observer" alone are names of newspapers.
FEWEST_WORDS = 2


def claim_of_publisher(claim: Claim, source: str | None, lexicon: Lexicon) -> Claim:
    """The claim with the article's publisher as its claimant, where the text names none.

    A monitor's update, a ministry's statement and a group's communiqué speak for themselves; a paper or an
    agency that names nobody leaves a claim unattributed.
    """
    if source is None or claim.claimant is not None or claim.claimant_type is not ClaimantType.UNATTRIBUTED:
        return claim
    voice = _voice(source, lexicon)
    if voice is None:
        return claim
    name, claimant_id, claimant_type = voice
    return claim.replace(claimant=name, claimant_id=claimant_id, claimant_type=claimant_type)


def _described(source: str, lexicon: Lexicon) -> ClaimantType | None:
    """What kind of body a publisher that nobody listed is, by the words of its name: `Karenni Human Rights Group`."""
    words = [word.strip(",;:()") for word in source.split()]
    forms = Forms.of(words, [word.lower() for word in words])
    hits = [hit for at in range(len(words)) for hit in lexicon.claimant_nouns.all_at(forms, at)]
    kinds = [hit.row.row.claimant_type for hit in hits if hit.last - hit.first >= FEWEST_WORDS]
    media = any(hit.row.row.claimant_type is ClaimantType.MEDIA for hit in hits)
    # A paper may be called after the police or the army, but for no group that watches over rights.
    return ClaimantType.MONITOR if ClaimantType.MONITOR in kinds and not media else None


def _voice(source: str, lexicon: Lexicon) -> Voice | None:
    """The publisher as a claimant; none for media, for names that nobody listed, and for names of several."""
    bodies = {entry.row.claimant_id: entry.row for entry in lexicon.claimants.named(source)}
    if bodies:
        row = next(iter(bodies.values()))
        is_voice = len(bodies) == 1 and row.claimant_type is not ClaimantType.MEDIA
        return (row.name, row.claimant_id, row.claimant_type) if is_voice else None
    actors = {entry.row.actor_id for entry in lexicon.aliases.named(source)}
    described = _described(source, lexicon)
    if described is not None and not actors:
        return (source, None, described)
    row_of_actor = lexicon.actors.get(next(iter(actors))) if len(actors) == 1 else None
    if row_of_actor is None or row_of_actor.actor_class not in ARMED_GROUPS:
        return None
    return (row_of_actor.name, row_of_actor.actor_id, ClaimantType.PARTY)
