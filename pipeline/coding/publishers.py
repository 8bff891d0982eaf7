"""Who says what an article states on its own account: the body that published it, where that is no medium."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.phrases import Forms
from schemas.coding import Claim
from schemas.vocabulary import ARMED_GROUPS, ClaimantType

__all__ = ["claim_of_publisher"]

# The name, the id and the type of a claimant.
Voice = tuple[str, str | None, ClaimantType]
# "Monitor" and "observer" alone are names of newspapers, and so are "Army" and "Front".
FEWEST_WORDS = 2
# Whose words stand in a document of their own.
ISSUERS = (ClaimantType.MONITOR, ClaimantType.MILITARY, ClaimantType.PARTY, ClaimantType.OFFICIAL)
DOCUMENTS = re.compile(
    r"\b(?:communiqu[eé]|statement|press (?:release|note|bulletin|statement)"
    r"|list|situation report|posts?)\b",
    re.IGNORECASE,
)
PAPERS = re.compile(
    r"\b(?:news(?!\s+release)|newspaper|daily|weekly|paper|wire|agency|radio|television|tv|broadcaster|online"
    r"|outlet|portal|site|website|page|desk|bureau|correspondent|stringer|reporter|magazine|journal|times"
    r"|herald|tribune|gazette|review|newsroom|channel|service)\b",
    re.IGNORECASE,
)
# "Communiqué of the Ministry of Defence", "Statement by the Resistance Council on the events of Friday".
TITLED = re.compile(
    r"(?:joint |official |press )?(?:communiqu[eé]|statement|press release|declaration|message|bulletin)"
    r"\s+(?:of|by|from)\s+(?:(?:the|an?)\s+)?(?P<body>[^:–—]+?)(?=\s+(?:on|about|regarding|concerning|no\.?)\b|\s*[:–—]|\s*$)",
    re.IGNORECASE,
)


def claim_of_publisher(claim: Claim, source: str | None, lexicon: Lexicon, *, title: str | None = None) -> Claim:
    """The claim with the article's publisher as its claimant, where the text names none.

    A monitor's update, a ministry's statement and a group's communiqué speak for themselves, whoever prints them; a
    paper or an agency that names nobody leaves a claim unattributed.
    """
    if claim.claimant is not None or claim.claimant_type is not ClaimantType.UNATTRIBUTED:
        return claim
    issued = TITLED.match(title or "")
    voice = _voice(issued["body"], lexicon, is_document=True) if issued is not None else None
    if voice is None and source is not None:
        is_document = DOCUMENTS.search(source) is not None
        # "Ministry of Defence, weekly communiqué".
        name = source.split(",")[0] if is_document else source
        of = TITLED.fullmatch(name)
        voice = _voice(of["body"] if of is not None else name, lexicon, is_document=is_document)
    if voice is None:
        return claim
    name, claimant_id, claimant_type = voice
    return claim.replace(claimant=name, claimant_id=claimant_id, claimant_type=claimant_type)


def _described(source: str, lexicon: Lexicon, *, is_document: bool) -> ClaimantType | None:
    """What kind of body a publisher that nobody listed is, by the words of its name: `Karenni Human Rights Group`."""
    words = [word.strip(",;:()") for word in source.split()]
    lower = [word.lower() for word in words]
    forms = Forms.of(words, lower, [word.removesuffix("s") for word in lower])
    hits = [hit for at in range(len(words)) for hit in lexicon.claimant_nouns.all_at(forms, at)]
    if any(hit.row.row.claimant_type is ClaimantType.MEDIA for hit in hits) or PAPERS.search(source):
        # A paper may be called after the police or the army.
        return None
    kinds = [hit.row.row.claimant_type for hit in hits if is_document or hit.last - hit.first >= FEWEST_WORDS]
    return _foremost(kinds, is_document=is_document)


def _foremost(kinds: Sequence[ClaimantType], *, is_document: bool) -> ClaimantType | None:
    """The kind that a name tells; a body that rules or fights is known by its documents only."""
    known = ISSUERS if is_document else (ClaimantType.MONITOR,)
    return next((kind for kind in known if kind in kinds), None)


def _voice(source: str, lexicon: Lexicon, *, is_document: bool) -> Voice | None:
    """The publisher as a claimant; none for media, for names that nobody listed, and for names of several."""
    bodies = {entry.row.claimant_id: entry.row for entry in lexicon.claimants.named(source)}
    if bodies:
        row = next(iter(bodies.values()))
        is_voice = len(bodies) == 1 and row.claimant_type is not ClaimantType.MEDIA
        return (row.name, row.claimant_id, row.claimant_type) if is_voice else None
    actors = {entry.row.actor_id for entry in lexicon.aliases.named(source)}
    described = _described(source, lexicon, is_document=is_document)
    if described is not None and not actors:
        return (source, None, described)
    row_of_actor = lexicon.actors.get(next(iter(actors))) if len(actors) == 1 else None
    if row_of_actor is None or row_of_actor.actor_class not in ARMED_GROUPS:
        return None
    return (row_of_actor.name, row_of_actor.actor_id, ClaimantType.PARTY)
