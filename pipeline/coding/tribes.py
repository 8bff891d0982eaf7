"""Tribes and clans that no list knows, by the words behind their names: `the Ora and Bema clans`, `Zogu tribesmen`."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import ParsedSentence
from schemas.vocabulary import ActorClass
from schemas.word_classes import WordClass

# How ACLED calls the armed people of each.
PEOPLES = {
    **dict.fromkeys(("tribe", "tribesman", "subtribe", "sub-tribe"), "Tribal"),
    **dict.fromkeys(("clan", "clansman", "subclan", "sub-clan"), "Clan"),
    "warrior": "Ethnic",
    "raider": "Ethnic",
}
# Of these only two that fight one another are armed: `clashes between Ora herders and Bema farmers`.
NEIGHBOURS = {
    **dict.fromkeys(("community", "villager", "youth", "resident"), "Communal"),
    **dict.fromkeys(("herder", "herdsman", "herdsmen", "farmer", "pastoralist"), "Ethnic"),
}
BETWEEN = frozenset({"between", "involving"})
# Whose leaders sign: `elders of the Ora and Bema communities signed a truce`.
LED = frozenset({"of", "from"})
FORMS = {"tribesmen": "tribesman", "clansmen": "clansman"}
ARMED_ONES = frozenset({"men", "youths"})
OF_GROUPS = {"tribal": "Tribal", "ethnic": "Ethnic"}
ARTICLES = frozenset({"al", "el", "as", "an", "ad", "ar", "bani", "beni", "bin", "abu", "ould", "awlad"})
HYPHENS = frozenset({"-", "–"})
# Peoples are at odds with one another; elsewhere their names may be anybody's.
AT_ODDS = frozenset(
    {"clash", "fight", "fighting", "battle", "feud", "raid", "attack", "ambush", "gunfight", "skirmish", "conflict"}
    | {
        "violence",
        "war",
        "gunbattle",
        "retaliate",
        "kill",
        "rustle",
        "dispute",
        "strike",
        "storm",
        "invade",
        "burn",
        "abduct",
    }
    | {"shoot", "torch", "loot", "steal", "massacre"}
)
FIGHTERS = frozenset({"gunman", "fighter", "militiaman", "militia", "warrior", "herdsman", "herder", "youth", "raider"})
# What fights for its people.
MILITIA = "militia"
CAPITALISED = 0.6


def tribal_spans(parsed: ParsedSentence, lexicon: Lexicon) -> list[ActorSpan]:
    """Names of peoples before a word for one, of two joined by `and` each."""
    if AT_ODDS.isdisjoint(parsed.lemmas) and lexicon.words[WordClass.ACCORD].isdisjoint(parsed.lemmas):
        return []
    if sum(word[:1].isupper() for word in parsed.words) > CAPITALISED * len(parsed):
        return []
    kinds = [_kind_of(parsed, token) for token in range(len(parsed))]
    spans = _neighbours(parsed, lexicon)
    for token, kind in enumerate(kinds):
        if kind is None:
            continue
        if parsed.lower[token + 1 : token + 2] == (",",) and parsed.tags[token] == "NNS":
            spans += _apposed(token, kind, parsed, lexicon)
        if parsed.tags[token] != "NNS" and not _are_armed(parsed, token):
            # "Ali Bello of the Ora clan" tells of one man.
            continue
        end = token - 1 if parsed.lemmas[token] == "group" else token  # "The Zogu ethnic group".
        last = _name_before(parsed, end)
        if last is None:
            continue
        spans.append(_span(last, end, kind, parsed, lexicon))
        joined = last - 1
        if joined > 0 and parsed.lower[joined] == "the":
            joined -= 1
        if joined > 0 and parsed.lower[joined] in {"and", "&"}:
            first = _name_before(parsed, joined)
            if first is not None:
                spans.append(_span(first, joined, kind, parsed, lexicon))
    return [span for span in spans if not _is_nation(span, parsed, lexicon)]


def peoples_in(sentences: Iterable[ParsedSentence], lexicon: Lexicon) -> frozenset[str]:
    """Names of the peoples that some sentences have fighting."""
    told = ((parsed, span) for parsed in sentences for span in tribal_spans(parsed, lexicon))
    return frozenset(parsed.surface(span.first, span.last) for parsed, span in told)


def _kind_of(parsed: ParsedSentence, token: int) -> str | None:
    """How ACLED calls the armed people of what a word is for; None when it is for no people."""
    if parsed.lemmas[token] == "group" and token:
        return OF_GROUPS.get(parsed.lower[token - 1])
    if parsed.lower[token] in ARMED_ONES:
        # "Armed Ora men", but not the men of any place.
        name = _name_before(parsed, token)
        return "Ethnic" if name and parsed.lower[name - 1] == "armed" else None
    return PEOPLES.get(FORMS.get(parsed.lower[token], parsed.lemmas[token]))


def _neighbours(parsed: ParsedSentence, lexicon: Lexicon) -> list[ActorSpan]:
    """The two of `between the Ora and Bema communities`, `between Ora herders and Bema farmers`; none elsewhere."""
    for token, lemma in enumerate(parsed.lemmas):
        kind = NEIGHBOURS.get(lemma)
        last = None if kind is None or parsed.tags[token] != "NNS" else _name_before(parsed, token)
        joined = 0 if last is None else last - 1 - (parsed.lower[last - 1] == "the")
        if kind is None or last is None or joined <= 0 or parsed.lower[joined] not in {"and", "&"}:
            continue
        own = NEIGHBOURS.get(parsed.lemmas[joined - 1])
        end = joined if own is None else joined - 1
        first = _name_before(parsed, end)
        before = set() if first is None else set(parsed.lower[max(0, first - 2) : first])
        signed = not lexicon.words[WordClass.ACCORD].isdisjoint(parsed.lemmas)
        if first is None or before.isdisjoint(BETWEEN | LED if signed else BETWEEN):
            continue
        spans = [_span(first, end, own or kind, parsed, lexicon), _span(last, token, kind, parsed, lexicon)]
        crowds = lexicon.words[WordClass.CROWD]
        if all(parsed.lemmas[t].lower() not in crowds for span in spans for t in range(span.first, span.last)):
            return spans
    return []


def _are_armed(parsed: ParsedSentence, noun: int) -> bool:
    """Whether some of a people fight: `gunmen from the Ora tribe`, `the Ora tribe clashed with the Bema tribe`."""
    alike = [t for t, lemma in enumerate(parsed.lemmas) if lemma == parsed.lemmas[noun] and t != noun]
    before = parsed.lemmas[max(0, noun - 5) : noun]
    armed = {"armed", "man"} <= set(before)  # "Armed men from the Ora clan".
    return armed or not FIGHTERS.isdisjoint(before) or any(_name_before(parsed, other) is not None for other in alike)


def _apposed(noun: int, kind: str, parsed: ParsedSentence, lexicon: Lexicon) -> list[ActorSpan]:
    """Two names behind the word: `between two tribes, the Ora and the Bema`."""
    joined = next((t for t in range(noun + 2, min(noun + 8, len(parsed))) if parsed.lower[t] == "and"), None)
    if joined is None:
        return []
    one = _name_before(parsed, joined)
    first = joined + 1 + (parsed.lower[joined + 1 : joined + 2] == ("the",))
    last = next((t for t in range(first, len(parsed)) if not _is_name(parsed.words[t])), len(parsed))
    if one is None or first >= last:
        return []
    return [_span(one, joined, kind, parsed, lexicon), _span(first, last, kind, parsed, lexicon)]


def _name_before(parsed: ParsedSentence, end: int) -> int | None:
    """The first token of a name that ends right before another token."""
    first = end
    while first > 0 and (
        _is_name(parsed.words[first - 1])
        or parsed.words[first - 1] in HYPHENS
        or (parsed.lower[first - 1] in ARTICLES and first < end)
    ):
        first -= 1
    while first < end and (parsed.words[first] in HYPHENS or parsed.pos[first] in {"DET", "ADP", "PRON", "ADJ"}):
        first += 1
    return first if first < end and parsed.pos[end - 1] in {"PROPN", "NOUN", "ADJ"} else None


def _is_name(word: str) -> bool:
    """Whether a word has a capital of its own: `Zogu`, `al-Zogu`."""
    return word[:1].isupper() or ("-" in word and any(part[:1].isupper() for part in word.split("-")))


def _span(first: int, last: int, kind: str, parsed: ParsedSentence, lexicon: Lexicon) -> ActorSpan:
    """The people as an actor: the listed militia of the name, or one by the name told.

    Villagers that share a people with a rebel group are not that group.
    """
    listed = lexicon.aliases.named(f"{parsed.surface(first, last)} militia")
    classes = {lexicon.actors[entry.row.actor_id].actor_class for entry in listed}
    if listed and (kind not in NEIGHBOURS.values() or classes == {ActorClass.IDENTITY_MILITIA}):
        return ActorSpan(first, last, ActorKind.NAMED, aliases=listed, origin=listed[0].origin)
    entry = lexicon.group_words[MILITIA]
    return ActorSpan(first, last, ActorKind.UNLISTED, group_word=entry, origin=entry.origin, people=kind)


def _is_nation(span: ActorSpan, parsed: ParsedSentence, lexicon: Lexicon) -> bool:
    """Whether the name is a country's or its people's: `Yemeni tribesmen`."""
    return any(hit.first < span.last and span.first < hit.last for hit in lexicon.countries.find(parsed.names))
