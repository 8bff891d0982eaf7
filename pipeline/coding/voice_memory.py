"""Voices, and what an article remembers of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pipeline.coding.actors import ActorSpan
from pipeline.coding.lexicon import Entry
from schemas.seeds import ClaimantRow
from schemas.vocabulary import ClaimantType, Part


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whose word is given."""

    name: str
    voice_id: str | None
    kind: ClaimantType
    start: int
    end: int
    part: Part
    head: str
    origin: str | None
    actor: ActorSpan | None = None
    named: bool = False


# Before a word in a voice's name that tells where or of what it is.
WHENCE = frozenset({"of", "in", "from", "at", "for"})


@dataclass(slots=True)
class VoiceMemory:
    """Voices of the article so far: what pronouns and short names refer back to."""

    # Nouns for one person who holds an office; a bare name right after one is most likely theirs.
    offices: frozenset[str]
    # Nouns for bodies, which nobody calls `he` or `she`.
    bodies: frozenset[str] = frozenset()
    last: Voice | None = None
    # The sentence in which that voice spoke.
    last_at: int = -1
    subject: Voice | None = None
    # Finds whom the sentence before was about. Few sentences ask, and those before they remember anything else.
    find_subject: Callable[[], Voice | None] | None = None
    media: Voice | None = None
    surnames: dict[str, Voice] = field(default_factory=dict)
    shorts: dict[str, Entry[ClaimantRow]] = field(default_factory=dict)
    by_head: dict[str, Voice] = field(default_factory=dict)
    # The last person who spoke, with the number of the sentence: ministries and groups are no `he`.
    person: tuple[Voice, int] | None = None
    # Whether the article names armed groups, which `the group` may mean.
    names_bands: Callable[[], bool] | None = None
    # The last voice told by office alone, with the number of its sentence.
    office: tuple[Voice, int] | None = None

    def learn_short_names(self, entries: Iterable[Entry[ClaimantRow]]) -> None:
        """Keep the nouns that some claimants are called by for short: `the Observatory`."""
        for entry in entries:
            for noun in (entry.row.short_noun or "").split(";"):
                if noun.strip():
                    self.shorts.setdefault(noun.strip(), entry)

    def remember(self, voice: Voice, sentence: int) -> None:
        """Keep a voice for later sentences."""
        self.last, self.last_at = voice, sentence
        nameless = not any(word[:1].isupper() for word in voice.name.split()[:1])
        self.office = (voice, sentence) if nameless and voice.head in self.offices else None
        self.by_head[voice.head] = voice
        if self.is_person(voice):
            self.person = (voice, sentence)
        if voice.named and voice.kind is ClaimantType.MEDIA:
            self.media = voice
        words = voice.name.split()
        for before, word in zip(["", *words], words, strict=False):
            if before in WHENCE:
                # "An official in the regional capital of Beni": the town is no surname of his.
                continue
            known = self.surnames.get(word.lower())
            if (
                word[:1].isupper()
                and voice.actor is None
                and len(word) > 2
                and (known is None or known.kind is ClaimantType.UNATTRIBUTED)
            ):
                self.surnames[word.lower()] = voice

    def is_person(self, voice: Voice) -> bool:
        """Whether a voice may be one person: no body that is listed, and no word for one or for several people."""
        several = voice.head.endswith("s") and not voice.head.endswith("ss") and voice.head in voice.name
        return voice.voice_id is None and voice.head not in self.bodies and not several
