"""Groups that no list knows, by the words that introduce them: `an outfit calling itself Lions of the Hills`."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.tribes import tribal_spans

# What stands between a word for a group and its name.
CALLING = frozenset({"calling", "calls", "called", "named", "dubbed", "styled", "styling", "styles"})
KNOWN_AS = ("known", "as")
ITSELF = frozenset({"itself", "themselves"})
BETWEEN = frozenset({",", "-", "–", "that", "which", "little", "previously", "hitherto", "now", "locally", "also"})
INSIDE = frozenset({"of", "the", "for", "and", "-", "–", "al", "el", "de", "del"})
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "''", "``"})
LONGEST_GAP = 4
LONGEST_NAME = 8
# Only armed groups are called so, or are groups of that kind.
BEARING_ARMS = frozenset({"militia", "gang", "cartel"})
ARMED_WORDS = frozenset(
    {"armed", "rebel", "militant", "insurgent", "jihadist", "terrorist", "terror", "guerrilla", "paramilitary"}
)
INTRODUCING = CALLING | BEARING_ARMS | {"known", "group"}
# A group of which the text says no more than that it is one.
ANY_GROUP = "militia"


def with_introduced(spans: list[ActorSpan], parsed: ParsedSentence, lexicon: Lexicon) -> list[ActorSpan]:
    """Actor spans with the names that the sentence introduces; a group of the lists keeps its own span."""
    found = [*introduced_spans(parsed, lexicon), *tribal_spans(parsed, lexicon)]
    known = [span for span in spans if span.kind is ActorKind.NAMED]
    new = [span for span in found if not any(_overlap(span, other) for other in known)]
    if not new:
        return spans
    return sorted([*new, *(s for s in spans if not any(_overlap(s, other) for other in new))], key=lambda s: s.first)


def _overlap(one: ActorSpan, other: ActorSpan) -> bool:
    return one.first < other.last and other.first < one.last


def introduced_spans(parsed: ParsedSentence, lexicon: Lexicon) -> list[ActorSpan]:
    """Capitalised names behind `calling itself`, `known as` and the like, where a word for a group stands before."""
    spans: list[ActorSpan] = []
    if INTRODUCING.isdisjoint(parsed.lower):
        return spans
    for token, word in enumerate(parsed.lower):
        after = _after_calling(parsed, token)
        noun = None if after is None else _group_before(parsed, token, lexicon)
        if after is None or noun is None:
            continue
        first, last = _name_from(parsed, after)
        entry = lexicon.group_words.get(parsed.lemmas[noun]) or lexicon.group_words.get(ANY_GROUP)
        if first < last and entry is not None and word not in INSIDE:
            spans.append(ActorSpan(first, last, ActorKind.UNLISTED, group_word=entry, origin=entry.origin))
    return spans + _beside_noun(parsed, lexicon)


def _beside_noun(parsed: ParsedSentence, lexicon: Lexicon) -> list[ActorSpan]:
    """Names of two words or more right behind a word that only armed groups bear: `the armed group Free Valley`."""
    spans: list[ActorSpan] = []
    for token in range(len(parsed) - 2):
        noun = parsed.lemmas[token]
        bears = noun in BEARING_ARMS or (noun == "group" and token > 0 and parsed.lower[token - 1] in ARMED_WORDS)
        entry = lexicon.group_words.get(noun) or lexicon.group_words.get(ANY_GROUP)
        # "Armed Gang Robs Bank": a headline writes what the gang does with capitals too.
        acts = parsed.words[token][:1].isupper() and parsed.is_verbal(token + 1)
        if not bears or acts or entry is None or not parsed.words[token + 1][:1].isupper():
            continue
        first, last = _name_from(parsed, token + 1)
        if last - first >= 2:
            spans.append(ActorSpan(first, last, ActorKind.UNLISTED, group_word=entry, origin=entry.origin))
    return spans


def _after_calling(parsed: ParsedSentence, token: int) -> int | None:
    """One past the words that say that a name follows."""
    word, behind = parsed.lower[token], parsed.lower[token + 1 : token + 2]
    if (word, *behind) == KNOWN_AS:
        return token + 2
    if word not in CALLING:
        return None
    return token + 2 if behind and behind[0] in ITSELF else token + 1


def _group_before(parsed: ParsedSentence, token: int, lexicon: Lexicon) -> int | None:
    """The word for a group just before, over a comma, a relative pronoun or an adverb."""
    for before in range(token - 1, max(-1, token - 1 - LONGEST_GAP), -1):
        lemma = parsed.lemmas[before]
        if lemma in lexicon.group_words or lexicon.anaphors.match_at(parsed.written_forms, before) is not None:
            return before
        if parsed.lower[before] not in BETWEEN:
            return None
    return None


def _name_from(parsed: ParsedSentence, start: int) -> tuple[int, int]:
    """First token and one past the last of a name: capitalised words, with small ones between them."""
    first = start
    while first < len(parsed) and (parsed.lower[first] in {"the", "a", "an"} or parsed.words[first] in QUOTES):
        first += 1
    last = first
    for token in range(first, min(len(parsed), first + LONGEST_NAME)):
        if parsed.words[token][:1].isupper():
            last = token + 1
        elif parsed.lower[token] not in INSIDE:
            break
    return first, last
