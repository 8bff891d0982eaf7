"""Verbs of telling that the parser read as something else: `The Ministry of Health reports/NNS seven`."""

from __future__ import annotations

from pipeline.coding.parsed import RELATIVE, ParsedSentence, Phrase
from schemas.vocabulary import SegmentKind

# A trailing attribution, as ", the ministry said on Monday.", is at most this long.
LONGEST_TRAILER = 16
FEWEST_WORDS_SAID = 3
HEDGES = frozenset(
    {"at", "least", "most", "more", "fewer", "less", "than", "about", "around", "some", "nearly", "almost"}
)
LONGEST_HEDGE = 4
# Who is told of in a clause between commas: "the officer, who goes by the name of Salai Za, told".
LONGEST_OFFICE = 18


def gives_number(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a number stands behind a verb with nothing but a hedge between: `counted at least 160`."""
    for token in range(verb + 1, min(len(parsed), verb + 1 + LONGEST_HEDGE)):
        if parsed.pos[token] == "NUM":
            return True
        if parsed.lower[token] not in HEDGES:
            return False
    return False


def segment_start(parsed: ParsedSentence, end: int) -> int | None:
    """First token of the verbless stretch behind a comma or quotation mark that ends at a token."""
    for token in range(end - 1, max(-1, end - LONGEST_TRAILER), -1):
        if parsed.words[token] in {",", "”", '"', "''", "—", "–", ";", ":"}:
            return token + 1
        # "The aid group Medecins du Nord said", with the name taken for a verb.
        named = parsed.words[token][:1].isupper() and parsed.sentence.kind is not SegmentKind.HEADLINE
        if parsed.tags[token] in {"VBD", "VBZ", "VBP", "MD", "WDT", "WP"} and not named:
            return None
    return None


def before_who(parsed: ParsedSentence, verb: int) -> Phrase | None:
    """Who speaks before a clause between commas that says who he is: `the officer, who goes by a name, | told`."""
    near = range(verb - 2, max(0, verb - LONGEST_OFFICE), -1)
    who = next((t for t in near if parsed.lower[t] == "who" and parsed.words[t - 1] == ","), None)
    if who is None or parsed.words[verb - 1] != ",":
        return None
    start = segment_start(parsed, who - 1)
    named = start is not None and start < who - 1 and parsed.pos[start] in {"DET", "PROPN", "NOUN"}
    return Phrase(start, who - 1) if start is not None and named else None


def is_misread_participle(parsed: ParsedSentence, token: int) -> bool:
    """Whether the only verb of a sentence was read as a participle: `The Observatory raised to 47 the dead.`"""
    if _stands_behind_a_name(parsed, token):
        return True
    above = parsed.heads[token]
    root = parsed.heads[above] == above < token and parsed.pos[above] in {"NOUN", "PROPN"}
    finite = any(tag in {"VBD", "VBZ", "VBP", "MD"} for tag in parsed.tags)
    return root and not finite and parsed.tags[token] == "VBN" and parsed.sentence.kind is not SegmentKind.HEADLINE


def _stands_behind_a_name(parsed: ParsedSentence, token: int) -> bool:
    """Whether a participle with a number follows the name that opens a sentence: `Rights Watch later counted 6`."""
    last = token - 1
    while last > 0 and parsed.pos[last] == "ADV":
        last -= 1
    named = last > 0 and all(parsed.words[t][:1].isupper() or parsed.lower[t] in {"of", "for"} for t in range(last + 1))
    return named and parsed.tags[token] == "VBN" and gives_number(parsed, token) and parsed.heads[token] <= last


def is_misread_as_noun(parsed: ParsedSentence, token: int) -> bool:
    """Whether a verb was read as a noun: `…, their union at Baga Sola reports.`, `the group claims to have shot`."""
    if parsed.tags[token] == "NNS" and parsed.lower[token + 1 : token + 3] == ("to", "have"):
        return parsed.lower[token] != parsed.lemmas[token]
    if is_misread_with_number(parsed, token) or _speaks_of(parsed, token):
        return True
    ends = parsed.words[token + 1 : token + 2] in ((".",), (",",), (";",))
    if parsed.tags[token] != "NNS" or not ends or parsed.lower[token] == parsed.lemmas[token]:
        return False
    start = segment_start(parsed, token)
    if start is None or start < FEWEST_WORDS_SAID or start >= token or parsed.words[start - 1] != ",":
        return False
    told = any(parsed.is_verbal(at) for at in range(start))
    return told and parsed.pos[start] in {"DET", "PRON", "PROPN"}


def _speaks_of(parsed: ParsedSentence, token: int) -> bool:
    """Whether the one verb of a sentence was read as a noun behind its subject: `The police speak/NN of several`."""
    subject = parsed.heads[token] == token and parsed.tags[token] in {"NN", "NNS"} and parsed.pos[token - 1] == "NOUN"
    return subject and parsed.lower[token] in {"speak", "speaks"} and parsed.lower[token + 1 : token + 2] == ("of",)


def said_by_many(parsed: ParsedSentence, token: int) -> int | None:
    """Who speaks where a bare noun before a number is the verb of a plural: `Sources at the court mention/NN 15`."""
    if parsed.tags[token] != "NN" or not gives_number(parsed, token) or parsed.pos[token - 1] not in {"NOUN", "PROPN"}:
        return None
    first = next((t for t in range(token) if parsed.pos[t] in {"NOUN", "PROPN"}), token)
    # "Close to" may be read as a verb, and "contacted by phone" is none.
    finite = any(
        parsed.tags[t] in {"VBD", "VBZ", "VBP", "MD"} and parsed.lower[t] != "close" and parsed.lower[t + 1] != "by"
        for t in range(token)
    )
    return first if parsed.tags[first] == "NNS" and not finite and "," not in parsed.words[:token] else None


def is_misread_with_number(parsed: ParsedSentence, token: int) -> bool:
    """Whether the sentence's first verb was read as a noun before a number: `The Ministry of Health reports seven`."""
    if said_by_many(parsed, token) is not None:
        return True
    if parsed.tags[token] != "NNS" or parsed.lower[token] == parsed.lemmas[token] or token == 0:
        return False
    if parsed.lower[token + 1 : token + 2] == ("that",) and parsed.pos[token - 1] in {"NOUN", "PROPN"}:
        # "The Ministry of Tajikistan reports that …", with a noun for the whole sentence's root.
        root = next((t for t in range(len(parsed)) if parsed.heads[t] == t), token)
        return root < token and parsed.pos[root] in {"NOUN", "PROPN"}
    # "The priest, who took part in the burial, affirms having counted 11 bodies".
    finite = any(parsed.tags[t] in {"VBD", "VBZ", "VBP", "MD"} and parsed.deps[t] not in RELATIVE for t in range(token))
    # "The director, Lucio Paz, counts 21 bodies".
    noun = token - 1 - (parsed.words[token - 1] == ",")
    having = parsed.lower[token + 1 : token + 2] == ("having",) and parsed.tags[token + 2] == "VBN"
    return not finite and parsed.pos[noun] in {"NOUN", "PROPN"} and (having or gives_number(parsed, token))
