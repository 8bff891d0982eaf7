"""What the words around a name make of it: a patron's, somebody's own, a place's, a unit's."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import NOUN_MODIFIER, SUBJECT, ParsedSentence
from schemas.word_classes import WordClass

# What may stand between `in` and a country, and how much of it.
SCENIC = frozenset({"DET", "ADJ"})
REACH = 4
SETTLEMENTS = frozenset({"city", "town", "village"})
# In ACLED's names for armed people of many groups at once: `Opposition Rebels (Syria)`, `Bandits (Nigeria)`.
OF_MANY = frozenset(
    {"Militia", "Militias", "Rebels", "Separatists", "Vigilantes", "Committees", "Bandits", "Pirates", "Settlers"}
    | {"Protesters", "Squads", "Mujahideen", "Guard", "Group", "Antifa", "Militants", "Gangs"}
)
SENDERS = frozenset({"radio", "tv", "television", "newspaper"})
# Letters before the name of a member of a parliament or of an office of the police.
LAWMAKERS = frozenset({"MPA", "MNA", "MLA"})
# "On" and "at" stand before broadcasters too.
LOCATING = frozenset({"in", "near", "outside", "around", "inside"})
# Countries are written so too: `US`, `UAE`.
SHORT_SHOUT = 3
# Between where a report was filed and what it tells.
DASHES = frozenset({"-", "–", "—", "--"})
# Behind a hyphen, they tell whose hands a place is in.
HOLDING = frozenset({("controlled",), ("administered",)})


def is_patron(parsed: ParsedSentence, last: int, lexicon: Lexicon) -> bool:
    """Whether a hyphen and a participle follow, as in `Turkey-backed`, or the words end a compound adjective.

    The country before such a participle is a patron, not an actor.
    """
    patron = lexicon.words[WordClass.PATRON]
    if last + 1 < len(parsed) and parsed.words[last] in {"-", "–"}:
        behind = parsed.lower[last + 1]
        return behind in patron or parsed.tags[last + 1] == "VBN" or behind.endswith("ed")
    if last >= len(parsed) or parsed.lower[last] not in patron or parsed.tags[last] != "VBN":
        return False
    return parsed.heads[last] > last and parsed.deps[last] == "amod"


def is_no_side(parsed: ParsedSentence, first: int, last: int, countries: Collection[int]) -> bool:
    """Whether words are for a province, `the Katsina state`, `state of Bauchi`, or who holds a place: `army-held Ora`.

    `countries` are the tokens of countries and nationalities.
    """
    if parsed.words[last : last + 1] == ("-",) and parsed.lower[last + 1 : last + 2] in HOLDING:
        return True
    named = first > 0 and parsed.words[first - 1][:1].isupper()
    if parsed.lower[first:last] != ("state",):
        return False
    behind = parsed.words[last + 1 : last + 2] if parsed.lower[last : last + 1] == ("of",) else ()
    called = any(word[:1].isupper() for word in behind) and last + 1 not in countries
    return called or (named and first - 1 not in countries)


def is_collective(name: str) -> bool:
    """Whether the name of an actor is for people of many groups, and not one group's own.

    >>> is_collective("Opposition Rebels (Syria)"), is_collective("Islamic State (West Africa)")
    (True, False)
    """
    return name.endswith(")") and ":" not in name and not OF_MANY.isdisjoint(name.partition(" (")[0].split())


def airs_news(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether a group's name is a station's, or its letters an office: `told Radio Andalus`, `MPA Ali Bello`."""
    if first and parsed.lower[first - 1] in SENDERS and parsed.words[first - 1][:1].isupper():
        return True
    if parsed.words[first] not in LAWMAKERS or last - first > 1:
        return False
    return last < len(parsed) and parsed.words[last][:1].isupper()


def is_given_name(parsed: ParsedSentence, token: int) -> bool:
    """Whether a name goes on behind a word that is a country's too: `Salvador Katombela`, `Jordan Henderson`."""
    behind = token + 1
    return (
        behind < len(parsed)
        and parsed.deps[behind] == "flat"
        and parsed.heads[behind] == token
        and parsed.words[behind][:1].isupper()
    )


def ends_a_name(parsed: ParsedSentence, token: int) -> bool:
    """Whether `state` only ends the name of one: `Niger state`, `the Rakhine State hospital`."""
    if parsed.lower[token] != "state" or token == 0:
        return False
    named = parsed.pos[token - 1] == "PROPN" and parsed.words[token - 1][:1].isupper()
    last = token + 1 >= len(parsed) or parsed.pos[token + 1] not in {"NOUN", "PROPN"}
    return named and (last or parsed.words[token][:1].isupper())


def is_no_rank(parsed: ParsedSentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a rank only describes what stands behind it: `General Hospital`, `a general strike`, `a major raid`."""
    behind = last < len(parsed) and last - first == 1 and parsed.lower[first] in lexicon.words[WordClass.RANK]
    if behind and parsed.words[last].islower():
        return parsed.pos[first] == "ADJ" and parsed.pos[last] in {"NOUN", "ADJ"}
    house = behind and parsed.words[last][:1].isupper() and parsed.words[first][:1].isupper()
    return house and parsed.lemmas[last].lower() in lexicon.words[WordClass.CIVIL_OBJECT]


def joins_name(parsed: ParsedSentence, token: int) -> bool:
    word = parsed.words[token]
    if word in {"-", "–"}:
        return True
    return (
        word[:1].isupper() and parsed.pos[token] in {"PROPN", "NOUN", "ADJ"} and parsed.lower[token] not in {"the", "a"}
    )


def is_numbered(parsed: ParsedSentence, first: int) -> bool:
    """Whether an ordinal stands before or at the head of a name, as before that of a unit of an army."""
    beside = parsed.lower[max(0, first - 1) : first + 1]
    return any(word[:1].isdigit() and word.endswith(("st", "nd", "rd", "th")) for word in beside)


def is_town(parsed: ParsedSentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a claimant's name is a town's or a province's where it stands: `in al-Mayadeen city`, `Jazeera state`."""
    behind = parsed.lower[last] if last < len(parsed) else ""
    if behind in lexicon.words[WordClass.DIVISION] | SETTLEMENTS:
        return True
    before = parsed.lower[first - 1] if first else ""
    goes_on = last < len(parsed) and parsed.pos[last] in {"NOUN", "PROPN", "ADJ"}
    return before in LOCATING and not goes_on


def is_filed_from(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether a name is where a report was filed: `Jakarta - A man blew himself up`, `JAKARTA, (Press) : A man`."""
    opens = all(parsed.pos[token] in {"PUNCT", "SYM"} for token in range(first))
    shouted = all(parsed.words[token].isupper() for token in range(first, last))
    behind = [word for word in parsed.words[last : last + 2] if word != ","]
    if opens and shouted and behind[:1] in (["("], [":"]):
        return True
    if opens and shouted and len(parsed.words[first]) > SHORT_SHOUT and parsed.words[last : last + 1]:
        # "KYIV Russian rockets hit", with the mark behind it lost.
        return parsed.words[last][:1].isupper() and not parsed.words[last].isupper()
    marks = [token for token in range(last, min(last + 3, len(parsed))) if parsed.words[token] in DASHES]
    return opens and bool(marks) and all(parsed.pos[t] in {"PUNCT", "SYM"} for t in range(last, marks[0]))


def country_behind(parsed: ParsedSentence, last: int, countries: Mapping[int, str | None]) -> str | None:
    """The country in which armed people are: `militants in the north of Ruhland fired into Zogia`.

    `countries` are those named in the sentence, by their first token.
    """
    if last >= len(parsed) or parsed.lower[last] != "in" or parsed.deps[last - 1] not in SUBJECT:
        return None
    for first in range(last + 1, min(last + REACH, len(parsed))):
        if first in countries:
            return countries[first]
        if parsed.pos[first] not in SCENIC:
            return None
    return None


def lies_before(parsed: ParsedSentence, end: int, people: int) -> bool:
    """Whether a country that ends at a token stands right before the name of a people, as a word of its own."""
    return end == people and parsed.deps[end - 1] in NOUN_MODIFIER and parsed.heads[end - 1] >= people
