"""The words for a voice: its phrase, the claimant's name in it, and the noun that says what it is."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind, Actors
from pipeline.coding.hidden_speakers import around_title, end_of_body
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.misread_verbs import is_misread_with_number
from pipeline.coding.names import NameHit
from pipeline.coding.parsed import SUBJECT, ParsedSentence, Phrase
from pipeline.coding.phrases import Hit
from pipeline.coding.voice_pointers import speaks_for
from schemas.seeds import ClaimantNounRow, ClaimantRow
from schemas.vocabulary import ClaimantType
from schemas.word_classes import WordClass

PARTICLES = frozenset({"do", "da", "dos", "das", "de", "del", "des", "du", "di", "la", "el", "al"})
LONGEST_VOICE = 12  # Tokens of a description that its bearer's name is kept with.
BRACKETS = (("(", ")"), ("[", "]"))
# Between an outlet's name and its report.
OUTLET_MARKS = frozenset({"/", "—", "–", "--", "|", ";"})
OPENING, CLOSING = frozenset("([“‘\"'"), frozenset(")]”’\"'")
NAMED = frozenset({ActorKind.NAMED, ActorKind.UNLISTED})
TRAILING, TELLING = frozenset({"there", "further"}), frozenset({"say", "tweet", "write", "post"})

# What the word for an office says where no body is named beside it.
ANY_BODYS = frozenset({ClaimantType.OFFICIAL, ClaimantType.UNATTRIBUTED})
ANY_OFFICIAL = frozenset({"official", "representative", "employee"})
# Whose word weighs more than that of people of the place.
BODIES = frozenset({ClaimantType.OFFICIAL, ClaimantType.MILITARY, ClaimantType.MEDICAL, ClaimantType.MONITOR})
TIMES_OF_DAY = frozenset({"night", "morning", "afternoon", "evening"})
THIS_DAY = frozenset({"today", "yesterday", "tonight"})


def with_side(parsed: ParsedSentence, span: Phrase, actors: Actors) -> Phrase:
    """The phrase with the group it names behind it: `commander in Failaq al-Sham`, `spokesman for the army`."""
    named = [a for a in actors if a.kind in NAMED]
    # "The committee of the banned Party (Maoist)", with the name cut at its bracket.
    cut = next((a for a in named if span.first < a.first < span.last < a.last), None)
    cut = cut or next((a for a in named if speaks_for(parsed, span.last, a.first)), None)
    if cut is not None:
        return Phrase(span.first, cut.last)
    if span.last + 1 >= len(parsed) or parsed.lower[span.last] not in {"in", "of", "for", "from", "with"}:
        return span
    after = span.last + 1 + (parsed.lower[span.last + 1] in {"the", "a", "an"})
    side = next((a for a in actors if a.first == after and a.kind is not ActorKind.GENERIC), None)
    if side is not None:
        return Phrase(span.first, end_of_body(parsed, side.last))
    last = after
    while last < len(parsed) and (_in_a_name(parsed, last) or (last > after and parsed.lower[last] in {"of", "and"})):
        last += 1
    # "Director of Shaheed Medical College Hospital": a body's own name behind the office.
    return Phrase(span.first, last) if last > after + 1 and _in_a_name(parsed, last - 1) else span


def _in_a_name(parsed: ParsedSentence, token: int) -> bool:
    """Whether a token is part of a name, though the tagger took it for a noun: `Shaheed`."""
    noun = parsed.pos[token] in {"NOUN", "ADJ"} and parsed.words[token][:1].isupper()
    return parsed.pos[token] == "PROPN" or noun


def voice_span(parsed: ParsedSentence, head: int, days: frozenset[str]) -> Phrase:
    """The noun phrase with its apposition, as `Naji Mustafa, the group's spokesman`."""
    span = parsed.noun_phrase(head)
    first, last = around_title(parsed, span.first, span.last)
    for child in parsed.children(head, frozenset({"appos"})):
        inner = parsed.noun_phrase(child)
        first, last = min(first, inner.first), max(last, inner.last)
    last = max(last, _apposition_end(parsed, first, last))
    if parsed.deps[head] == "appos":
        outer = parsed.noun_phrase(parsed.heads[head])
        first, last = min(first, outer.first), max(last, outer.last)
    first, last = _whole_name(parsed, first, last, head, days)
    # "police on Saturday revised": the day belongs to the verb.
    day = next((t for t in range(head + 1, last) if parsed.lower[t] in days and parsed.pos[t - 1] == "ADP"), None)
    last = last if day is None else day - 1
    # "The Ministry of Health reports seven", with the verb taken for a noun.
    last = next((t for t in range(head + 1, last) if is_misread_with_number(parsed, t) or parsed.words[t] == ";"), last)
    while last - 1 > head and parsed.lower[last - 1] in THIS_DAY:
        # "The minister today acknowledged": so does today.
        last -= 1
    # "Shafaq News / A security source": whose report it is stands before.
    first = max((t + 1 for t in range(first, head) if parsed.words[t] in OUTLET_MARKS), default=first)
    # The words of "according to" are no part of the claimant, and "Sayf Raad" is one name however it was parsed.
    at = first + (parsed.lower[first] in days)
    if at < head and parsed.lower[at] in TIMES_OF_DAY and parsed.lower[at - 1] in days:
        # "On Friday night | officials had spoken of two".
        first = at + 1
    while first < head and parsed.lower[first] in {"according", "to", "by", "per", "citing", "quoting"}:
        first += 1
    while (
        last + 1 < len(parsed)
        and parsed.lower[last] in {"and", "&"}
        and parsed.words[last - 1][:1].isupper()
        and parsed.words[last + 1][:1].isupper()
        and parsed.pos[last + 1] == "PROPN"
        and parsed.deps[head] != "flat"
    ):
        # "Kisii Teaching and Referral Hospital" is one name.
        last += 2
    while parsed.words[last : last + 1] == ("-",) and {"PROPN"} == {
        parsed.pos[last - 1],
        *parsed.pos[last + 1 : last + 2],
    }:
        # "A source in Pol-e-Khomri Hospital".
        last += 2
    while (
        last < len(parsed)
        and parsed.pos[last] == "PROPN"
        and parsed.pos[last - 1] == "PROPN"
        and parsed.words[last][:1].isupper()
    ):
        last += 1
    return Phrase(first, last)


def _whole_name(parsed: ParsedSentence, first: int, last: int, head: int, days: frozenset[str]) -> tuple[int, int]:
    """A name that the tree took apart, with all its words: `The United Nations | coordinator`, `Kisii | Teaching …`."""
    while first > 0 and first <= head and _is_name_word(parsed, first - 1) and parsed.heads[first - 1] <= head:
        first -= 1
    while first > 1 and parsed.lower[first - 1] in PARTICLES and _is_name_word(parsed, first - 2):
        # "Voz | do Litoral".
        first -= 2
    end = last
    if end < len(parsed) and parsed.pos[end] == "NOUN" and parsed.deps[end] in SUBJECT and parsed.deps[head] in SUBJECT:
        # "The commander of the district | police said".
        end += parsed.heads[end] == parsed.heads[head]
    while end < len(parsed) and last > head and _is_name_word(parsed, last - 1):
        joins = (
            parsed.lower[end] in PARTICLES | {"and", "&"} and end + 1 < len(parsed) and _is_name_word(parsed, end + 1)
        )
        if not (_is_name_word(parsed, end) or joins) or parsed.lower[end] in days:
            break
        end += 1
    return first, end


def _is_name_word(parsed: ParsedSentence, token: int) -> bool:
    """Whether a word is written as part of a name; the first of a sentence is so whatever it is."""
    word = parsed.words[token]
    plain = parsed.pos[token] in {"PROPN", "NOUN", "ADJ"} or parsed.tags[token] == "VBG"
    opens = token == 0 and parsed.pos[token] != "PROPN"
    return word[:1].isupper() and len(word) > 1 and plain and not opens


def whole_words(parsed: ParsedSentence, span: Phrase, head: int) -> Phrase:
    """The span without marks at its ends and without half a bracket: of `the Front (NLF` the Front."""
    first, last = span.first, span.last
    for opening, closing in BRACKETS:
        opened = [t for t in range(first, last) if parsed.words[t] == opening]
        closed = [t for t in range(first, last) if parsed.words[t] == closing]
        if len(opened) > len(closed) and opened[-1] > head:
            last = opened[-1]
        elif len(opened) > len(closed):
            first = opened[-1] + 1
        elif len(closed) > len(opened) and closed[0] > head:
            last = closed[0]
        elif len(closed) > len(opened):
            first = closed[0] + 1
    # "The governor said on Telegram: …".
    last = next((t for t in range(first + 1, last) if parsed.lemmas[t] in TELLING and parsed.is_verbal(t)), last)
    while first < last - 1 and parsed.pos[first] == "PUNCT" and parsed.words[first] not in OPENING:
        first += 1
    while last > first + 1 and (
        (parsed.pos[last - 1] == "PUNCT" and parsed.words[last - 1] not in CLOSING)
        or parsed.lower[last - 1] in TRAILING
    ):
        # Also "a doctor there", "the official further said".
        last -= 1
    return Phrase(first, last)


def _apposition_end(parsed: ParsedSentence, first: int, last: int) -> int:
    """End of a comma-bound phrase without a verb right behind a name: `Mustafa, the Front's spokesman,`."""
    if last >= len(parsed) or parsed.words[last] != ",":
        return last
    if parsed.pos[last - 1] != "PROPN":
        # "An army officer at the scene, Lt-Col Longin Ora, told": the name behind where he was.
        end = last + 1
        while end < len(parsed) and (parsed.words[end][:1].isupper() or parsed.words[end] in {"-", "."}):
            end += 1
        return end if last + 2 < end <= first + LONGEST_VOICE and parsed.words[end : end + 1] == (",",) else last
    for token in range(last + 1, min(len(parsed), last + 14)):
        if parsed.words[token] in {",", "."}:
            return token
        if parsed.is_verbal(token) and parsed.tags[token] not in {"VBN", "VBG"}:
            break
    return last


def claimant_hits(parsed: ParsedSentence, actors: Actors, lexicon: Lexicon) -> list[NameHit[Entry[ClaimantRow]]]:
    """Names of claimants that are not a piece of a longer name, nor another country's body."""
    kept: list[NameHit[Entry[ClaimantRow]]] = []
    for hit in lexicon.claimants.find(parsed.names):
        named = [a for a in actors if a.kind in NAMED and a.first < hit.last and hit.first < a.last]
        longer = any(a.last - a.first > hit.last - hit.first for a in named)
        goes_on = (
            hit.last < len(parsed)
            and parsed.pos[hit.last] in {"PROPN", "ADJ", "NOUN"}
            and hit.last - hit.first <= 2
            and parsed.words[hit.last][:1].isupper()
            and parsed.lower[hit.last] not in lexicon.days
            # "Amnesty International Nigeria" is its office there.
            and not any(a.kind is ActorKind.COUNTRY and a.first == hit.last for a in actors)
            and parsed.deps[hit.last - 1] in {"compound", "amod", "det", "flat", "nmod"}
            and parsed.heads[hit.last - 1] >= hit.last
        )
        before = next((a for a in actors if a.last == hit.first and a.country is not None), None)
        # "The national police" is no newspaper called The National.
        common = parsed.words[hit.last - 1].islower() and hit.rows[0].row.name.split()[-1][:1].isupper()
        # "A medic at the Al-Thawra hospital" is no newspaper of that name.
        houses = lexicon.words[WordClass.CIVIL_OBJECT] if hit.rows[0].row.claimant_type is ClaimantType.MEDIA else ()
        common = common or (hit.last < len(parsed) and parsed.lemmas[hit.last] in houses)
        foreign = before is not None and hit.rows[0].row.country not in {None, before.country}
        if not (longer or goes_on or foreign or common):
            kept.append(hit)
    return kept


def is_other_person(parsed: ParsedSentence, span: Phrase, first: int) -> bool:
    """Whether the named body only stands behind a preposition, as in `sources told AFP` or `a post on SANA`."""
    return first > span.first and parsed.lower[first - 1] in {
        "to",
        "on",
        "with",
        "via",
        "through",
        "at",
        "told",
    }


def claimant_noun(parsed: ParsedSentence, span: Phrase, lexicon: Lexicon) -> Entry[ClaimantNounRow] | None:
    """What kind of voice the words are; `the army's media wing` is the army's, and no medium."""
    publicity = publicity_tokens(parsed, span, lexicon)
    owner = _longest_noun(parsed, span, lexicon, publicity) if publicity else None
    noun = owner or _longest_noun(parsed, span, lexicon, frozenset())
    if noun is not None and noun.row.claimant_type is ClaimantType.WITNESS:
        return _beside_witnesses(parsed, span, lexicon) or noun
    return noun


def _beside_witnesses(parsed: ParsedSentence, span: Phrase, lexicon: Lexicon) -> Entry[ClaimantNounRow] | None:
    """The body that speaks with people of the place: in `residents and officials` the officials."""
    joint = next((t for t in range(span.first + 1, span.last - 1) if parsed.lower[t] == "and"), None)
    if joint is None or any(parsed.pos[t] == "ADP" for t in range(span.first, joint)):
        return None
    sides = (Phrase(span.first, joint), Phrase(joint + 1, span.last))
    nouns = [_longest_noun(parsed, side, lexicon, frozenset()) for side in sides]
    return next((noun for noun in nouns if noun is not None and noun.row.claimant_type in BODIES), None)


def publicity_tokens(parsed: ParsedSentence, span: Phrase, lexicon: Lexicon) -> frozenset[int]:
    """Words for a body that speaks for another: `press service`, `information team`."""
    words = lexicon.words
    return frozenset(
        token
        for at in range(span.first, span.last - 1)
        if parsed.lower[at] in words[WordClass.PUBLICITY] and parsed.lemmas[at + 1] in words[WordClass.OUTLET]
        for token in (at, at + 1)
    )


def _body_behind(parsed: ParsedSentence, span: Phrase, start: int, lexicon: Lexicon) -> Entry[ClaimantNounRow] | None:
    """The longest claimant noun from a token to the next preposition: in `with a local rescue team` the team."""
    best: Hit[Entry[ClaimantNounRow]] | None = None
    for token in range(start, span.last):
        if parsed.pos[token] == "ADP":
            break
        for hit in lexicon.claimant_nouns.all_at(parsed.forms, token):
            if hit.last <= span.last and (best is None or hit.last - hit.first >= best.last - best.first):
                best = hit
    return best.row if best is not None else None


def _longest_noun(
    parsed: ParsedSentence, span: Phrase, lexicon: Lexicon, without: frozenset[int]
) -> Entry[ClaimantNounRow] | None:
    """The longest claimant noun in the span; of several as long, the last before any preposition.

    An office speaks for the body behind its preposition: `the head of the hospital` is a voice of medicine.
    """
    best: Entry[ClaimantNounRow] | None = None
    length, office = 0, False
    two_voices = any(
        parsed.lower[t] == "and" and parsed.lower[t + 1] in {"the", "a", "an", "two", "three", "several"}
        for t in range(span.first, span.last - 1)
    )
    for token in range(span.first, span.last):
        if best is not None and parsed.pos[token] == "ADP" and not office:
            break
        if best is not None and (parsed.tags[token] == "VBG" or (parsed.lower[token] == "and" and two_voices)):
            # "A medic treating the survivors" is a medic, and "a doctor and the main party" are first a doctor.
            break
        # "Media reported" is no media report: the phrase must end where the voice does.
        inside = [hit for hit in lexicon.claimant_nouns.all_at(parsed.forms, token) if hit.last <= span.last]
        hit = max(inside, key=lambda hit: hit.last, default=None)
        if hit is None or not without.isdisjoint(range(hit.first, hit.last)):
            continue
        behind = office and any(parsed.pos[t] == "ADP" for t in range(span.first, token))
        in_a_name = hit.last - hit.first == 1 and parsed.pos[token] == parsed.pos[token - 1] == "PROPN"
        if best is not None and in_a_name and not behind:
            # "President Hassan Sheikh Mohamud" is no sheikh; "a source at Kassala Police Command" is of the police.
            continue
        if parsed.pos[token] == "ADJ" and hit.last - hit.first == 1 and token + 1 < span.last:
            # "A local official" is no local.
            continue
        if behind and best is not None:
            return _body_behind(parsed, span, token, lexicon)
        # "A senior official of the hospital" is the hospital's.
        anyones = hit.row.row.claimant_type is ClaimantType.OFFICIAL and parsed.lemmas[hit.last - 1] in ANY_OFFICIAL
        speaks = hit.last - hit.first == 1 and parsed.lemmas[token] in lexicon.words[WordClass.SPEAKER]
        speaks = speaks or (anyones and parsed.lower[hit.last : hit.last + 1] in (("of",), ("at",)))
        if speaks and best is not None and not office and hit.row.row.claimant_type in ANY_BODYS:
            # "The hospital's director" speaks for the hospital.
            continue
        if hit.last - hit.first >= length:
            best, length, office = hit.row, hit.last - hit.first, speaks
    return best
