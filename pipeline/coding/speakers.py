"""Who speaks, and where the speaker stands: read from the tree, and by position where it fails."""

from __future__ import annotations

from pipeline.coding.hidden_speakers import before_its_clause, behind_addressing, is_acted_on, its_had, tells_nothing
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.misread_verbs import (
    FEWEST_WORDS_SAID,
    LONGEST_TRAILER,
    before_who,
    gives_number,
    is_misread_as_noun,
    is_misread_participle,
    is_misread_with_number,
    said_by_many,
    segment_start,
)
from pipeline.coding.parsed import RELATIVE, RELATIVE_PRONOUNS, SUBJECT, ParsedSentence, Phrase
from schemas.word_classes import WordClass

# Behind a verb at a sentence's end: a name, and a name with an office.
LONGEST_NAME, LONGEST_OFFICE = 10, 18
# The name of an outlet that opens a report, before its mark.
LONGEST_OUTLET = 5
# Between commas, they tell how somebody spoke.
MEANS = frozenset({"through", "via", "by", "in", "on", "at", "speaking", "for"})
# Who is named behind them speaks.
QUOTING = frozenset({"quote", "cite"})
FIGURES = frozenset({"toll", "figure", "number", "count", "total", "death", "casualty", "fatality"})
# With a number behind them, their agent is who says so.
GIVING = frozenset({"put", "estimate", "place", "give"})
ARTICLES = frozenset({"a", "an", "the"})
IN_A_NAME = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART"})
QUOTES = frozenset({'"', "”", "''"})
CHARGES = frozenset({"accusation", "accusations", "allegation", "allegations", "charge", "charges", "claim", "claims"})


def trailing_speaker(parsed: ParsedSentence, verb: int, days: frozenset[str]) -> Phrase | None:
    """The speaker's tokens when a comma sets the attribution off behind what is said; None when it is no such aside.

    Read by position, since long sentences of news are where a parser goes wrong first.
    """
    finite = parsed.tags[verb] in {"VBD", "VBZ", "VBP"} or is_misread_as_noun(parsed, verb)
    # "…, a doctor on duty informed.", read as a participle.
    last = parsed.words[verb + 1 : verb + 2] == (".",) and parsed.deps[verb] in {"acl", "advcl"}
    finite = finite or (last and parsed.tags[verb] == "VBN" and parsed.pos[verb - 1] in {"NOUN", "PROPN"})
    if not finite or not _says_nothing_more(parsed, verb, days):
        return None
    start = segment_start(parsed, verb)
    if start == verb and (behind := before_who(parsed, verb)) is not None:
        # "…," the officer, who goes by the name of Salai Za, told the agency.
        return behind
    if start is not None and start == verb:
        # "the health minister, Hassan al-Tamimi, said": the name between commas, and the office before it.
        name = segment_start(parsed, verb - 1)
        start = None if name is None else segment_start(parsed, name - 1) or name
    if start is not None and not CHARGES.isdisjoint(parsed.lower[start : start + 3]):
        # "Soldiers killed nine, residents said, an accusation the army rejected."
        return None
    if start is not None and start < verb and parsed.lower[start] in MEANS:
        # "The group, through its channels, said": how it was said is no speaker.
        return None
    if start is None or start < FEWEST_WORDS_SAID or start >= verb:
        return None
    # "The ministry, which runs the jails, still spoke of eight": an adverb speaks not.
    return Phrase(start, verb) if any(parsed.pos[t] != "ADV" for t in range(start, verb)) else None


def _says_nothing_more(parsed: ParsedSentence, verb: int, days: frozenset[str]) -> bool:
    """Whether no clause and nothing said follows the verb before the next comma, but at most a day or an addressee."""
    after = parsed.lower[verb + 1] if verb + 1 < len(parsed) else "."
    if after == "of" or (after == "to" and parsed.tags[verb + 2 : verb + 3] in (("VB",), ("CD",))):
        # "The mayor speaks of twenty", "the group claims to have killed six", "admitted to 98 dead" go on.
        return False
    if gives_number(parsed, verb):
        # "Local sources counted at least 160 dead, …".
        return False
    told = parsed.lemmas[verb] in {"tell", "inform"} or after in days
    if not told and any(is_acted_on(parsed, t) for t in parsed.children(verb) if t > verb):
        # "The spokesman, Ann Lee, confirmed on Monday evening the death of two men".
        return False
    if not told and verb + 1 < len(parsed) and parsed.pos[verb + 1] in {"NUM", "DET", "ADJ", "NOUN", "PROPN", "PRON"}:
        return False
    for token in range(verb + 1, len(parsed)):
        if parsed.tags[token] == "``":
            # `In a tweet, the president mourned "our 29 soldiers"`.
            return False
        if parsed.words[token] in {",", ".", ";", "”", '"'}:
            return True
        if parsed.lower[token] in {"that", "it", "he", "she", "they"} or parsed.tags[token] in {
            "VBD",
            "VBZ",
            "VBP",
            "MD",
        }:
            return False
    return True


def head_in(parsed: ParsedSentence, span: Phrase) -> int:
    """The noun of a phrase that is read by position: the last one before a preposition or comma."""
    head = span.first
    for token in range(span.first, span.last):
        if parsed.pos[token] in {"ADP", "SCONJ"} or (parsed.words[token] == "," and token > span.first):
            break
        # "…, a doctor there said".
        if parsed.pos[token] in {"NOUN", "PROPN", "PRON"} and parsed.tags[token] != "EX":
            head = token
    return head


def verb_of(parsed: ParsedSentence, first: int, last: int) -> int | None:
    """The verb of a matched reporting phrase, when it is used as one; `suspected raiders invaded` says nothing."""
    if last - first > 1 and tells_nothing(parsed, first):
        return None
    for token in range(first, last):
        if parsed.lower[token - 1 : token + 1] == ("to", "blame") and "be" in parsed.lemmas[token - 4 : token - 1]:
            # "The rebels were to blame" do not speak.
            return None
        if parsed.lemmas[token] == "be" and parsed.tags[token + 1] == "VBN" and token + 1 < last:
            # "Was quoted as saying".
            continue
        if parsed.lemmas[token] == "attribute" and parsed.words[token - 1] == "," and parsed.lower[token + 1] == "to":
            # "The murder of a judge in Lima, attributed to the rebels, shocked the country": by nobody who is told.
            return None
        if parsed.is_verbal(token) and parsed.tags[token] != "VBN":
            return token
        if parsed.tags[token] == "VBN" and (parsed.is_passive(token) or parsed.own_subjects(token)):
            return token
        if its_had(parsed, token) is not None:
            return token
        if is_misread_as_noun(parsed, token) or is_misread_participle(parsed, token):
            return token
    return None


def _inverted(parsed: ParsedSentence, verb: int, days: frozenset[str]) -> int | None:
    """Who speaks right behind a verb that follows a quotation: `"…," said a man who gave his name as Karim.`"""
    own = parsed.children(verb, SUBJECT)
    quoted = verb > 1 and (parsed.words[verb - 1] in QUOTES or _is_aside(parsed, verb))
    aside = quoted and parsed.words[verb - 1] == ","
    if not quoted or verb + 1 >= len(parsed) or (own and own[0] < verb and not aside) or parsed.lower[verb + 1] in days:
        return None
    return noun_after(parsed, verb + 1) if parsed.pos[verb + 1] in {"DET", "PROPN", "NOUN", "ADJ"} else None


def _is_aside(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a verb and its speaker stand between commas: `the toll, said the governor, has passed 90`."""
    if parsed.words[verb - 1] != "," or parsed.tags[verb] not in {"VBD", "VBZ"}:
        return False
    end = next((t for t in range(verb + 1, min(len(parsed), verb + LONGEST_NAME)) if parsed.words[t] == ","), None)
    names = end is not None and all(parsed.pos[t] in IN_A_NAME for t in range(verb + 1, end))
    return names and end is not None and end > verb + 1 and parsed.pos[end + 1 : end + 2] in (("AUX",), ("VERB",))


def speaker_of(parsed: ParsedSentence, verb: int, days: frozenset[str]) -> int | None:
    """Who speaks: the verb's subject, or with a passive the noun after `by`; who is quoted, where somebody is."""
    if is_misread_with_number(parsed, verb):
        if (many := said_by_many(parsed, verb)) is not None:
            return many
        if subjects := parsed.children(verb, SUBJECT):
            return subjects[0]
        # "Their spokesman, Captain Olivier Hamuli, recognises five dead".
        end = verb - (parsed.words[verb - 1] == ",")
        start = next((t for t in range(end, 0, -1) if parsed.pos[t - 1] not in IN_A_NAME), 0)
        head = head_in(parsed, Phrase(start, end))
        return parsed.heads[head] if parsed.deps[head] == "flat" and start <= parsed.heads[head] < head else head
    above = parsed.heads[verb]
    if (had := its_had(parsed, verb)) is not None and (who := parsed.children(had, SUBJECT)):
        return who[0]
    if is_misread_participle(parsed, verb):
        return above
    if parsed.lemmas[above] in QUOTING and above < verb and parsed.deps[verb] in {"advcl", "xcomp", "ccomp", "acl"}:
        # "The agency quoted a commander as saying …".
        verb = above
    if parsed.lemmas[verb] in QUOTING:
        people = parsed.subjects(verb) if parsed.is_passive(verb) else parsed.objects(verb)
        # "The UN has cited a death toll of 100" speaks itself.
        if people and parsed.lemmas[people[0]] not in FIGURES:
            return people[0]
    if parsed.is_passive(verb):
        agent = next((noun for word, noun in parsed.prepositional(verb) if word == "by"), None)
        return agent if agent is not None or parsed.lemmas[verb] not in GIVING else _behind_by(parsed, verb)
    mark = next((t for t in range(1, min(verb, LONGEST_OUTLET)) if parsed.words[t] == "/"), None)
    if mark is not None and (reported := noun_after(parsed, mark + 1)) is not None and reported < verb:
        # "Shafaq News / A security source reported": whose report it is stands before.
        return reported
    behind = _inverted(parsed, verb, days) or (_behind_verb(parsed, verb) if parsed.tags[verb] != "VBG" else None)
    if behind is not None:
        return behind
    if (far := before_its_clause(parsed, verb, days)) is not None:
        return far
    own = parsed.children(verb, SUBJECT)
    if own:
        return _meant_by(parsed, behind_addressing(parsed, verb, own), verb)
    if subjects := parsed.subjects(verb):
        return subjects[0]
    if parsed.deps[verb] == "conj" and parsed.is_verbal(parsed.heads[verb]) and parsed.heads[verb] < verb:
        return speaker_of(parsed, parsed.heads[verb], days)
    return _before_verb(parsed, verb, days)


def _behind_by(parsed: ParsedSentence, verb: int) -> int | None:
    """Who gave a number, hung elsewhere: `were put at 26 dead and 62 hurt by the provincial government`."""
    by = next((t for t in range(verb + 1, len(parsed)) if parsed.lower[t] == "by"), None)
    return None if by is None else noun_after(parsed, by + 1)


def _meant_by(parsed: ParsedSentence, subject: int, verb: int) -> int:
    """The noun that a relative pronoun stands for, `the government, which says …`; any other subject itself."""
    if parsed.lower[subject] in RELATIVE_PRONOUNS and parsed.deps[verb] in RELATIVE and parsed.heads[verb] < verb:
        return parsed.heads[verb]
    return subject


def _behind_verb(parsed: ParsedSentence, verb: int) -> int | None:
    """The speaker behind the verb at a sentence's end: `…, writes Baladi News.`"""
    if parsed.children(verb, SUBJECT) and parsed.children(verb, SUBJECT)[0] < verb:
        return None
    lead = verb - 1
    while lead > 0 and parsed.pos[lead] == "ADV":
        # "Police had earlier put the number of dead at 12", "The army later reported eight dead".
        lead -= 1
    if lead < 0 or parsed.pos[lead] in {"NOUN", "PROPN", "PRON", "AUX", "PART"} or parsed.heads[lead] == verb:
        return None
    # "…, said Nasrat Rahimi, a spokesman for the interior ministry" takes longer than a bare name.
    named = parsed.pos[verb + 1 : verb + 2] == ("PROPN",)
    if len(parsed) - verb > (LONGEST_OFFICE if named else LONGEST_NAME):
        return None
    rest = [t for t in range(verb + 1, len(parsed)) if parsed.pos[t] != "PUNCT"]
    # "…, indicates a source at the hospital".
    described = bool(rest) and parsed.lower[rest[0]] in ARTICLES
    near = rest[: 2 if described else 3]
    if not rest or any(parsed.is_verbal(t) or parsed.pos[t] in {"SCONJ", "ADP"} for t in near):
        return None
    # "Said Rahmi Dogan, governor of Hatay": the name before the comma.
    end = next((t for t in range(rest[0] + 1, len(parsed)) if _breaks_off(parsed, t)), len(parsed))
    last = next((t for t in reversed(rest) if t < end and parsed.pos[t] in {"PROPN", "NOUN"}), None)
    # What is said of "Samir Haddad, who heads it" hangs on the first name.
    flat = last is not None and parsed.deps[last] == "flat" and verb < parsed.heads[last] < last
    return parsed.heads[last] if last is not None and flat else last


def _breaks_off(parsed: ParsedSentence, token: int) -> bool:
    """Whether a name ends before a token."""
    return parsed.words[token] == "," or parsed.pos[token] == "ADP"


def _before_verb(parsed: ParsedSentence, verb: int, days: frozenset[str]) -> int | None:
    """The noun just before a verb in a trailing attribution whose parse went wrong."""
    token = verb - 1
    if token > 0 and parsed.words[token] == ",":
        # "the group's leader, Abubakar Shekau, took …": the name between the commas.
        token -= 1
    while token >= 0 and token > verb - LONGEST_TRAILER and parsed.words[token] not in {",", "”", '"', "''", ";"}:
        # "The government had on Friday put it at 25".
        is_day = parsed.lower[token] in days and parsed.pos[token - 1] == "ADP"
        is_day = is_day or parsed.lower[token - 1 : token + 1] == ("in", "turn")
        if parsed.pos[token] in {"NOUN", "PROPN", "PRON"} and not is_day:
            return _top_of_phrase(parsed, token)
        token -= 1
    return None


def _top_of_phrase(parsed: ParsedSentence, token: int) -> int:
    """The noun that a phrase is about: the Group of `the Group for the Support of Islam`, within its commas."""
    while True:
        head = parsed.heads[token]
        inside = head < token and parsed.pos[head] in {"NOUN", "PROPN"} and "," not in parsed.words[head:token]
        if not inside or parsed.deps[token] not in {"nmod", "conj", "flat", "compound", "obl"}:
            return token
        token = head


def noun_after(parsed: ParsedSentence, token: int) -> int | None:
    """Head of the noun phrase that starts at a token."""
    for at in range(token, min(token + 8, len(parsed))):
        if parsed.words[at + 1 : at + 2] == ("-",) and parsed.tags[at + 2 : at + 3] == ("VBN",):
            # "According to the Taliban-led government's police".
            continue
        if parsed.pos[at] in {"NOUN", "PROPN", "PRON", "NUM"}:
            head = at
            while parsed.heads[head] > head and parsed.deps[head] in {
                "compound",
                "amod",
                "flat",
                "nmod:poss",
                "nummod",
                "nmod",
                "nmod:desc",
            }:
                head = parsed.heads[head]
            return head
    return None


def only_moves(parsed: ParsedSentence, verb: int, lexicon: Lexicon) -> bool:
    """Whether the verb is of the number and of nobody who speaks: `two succumbed, raising the toll to nine`."""
    if tells_nothing(parsed, verb):
        return True
    moved = lexicon.words[WordClass.MOVING_VERB] | lexicon.words[WordClass.REVISING_VERB]
    free = parsed.tags[verb] == "VBG" and not parsed.children(verb, SUBJECT)
    return free and parsed.lemmas[verb] in moved


def _is_deed(parsed: ParsedSentence, noun: int, lexicon: Lexicon) -> bool:
    """Whether a noun is one for responsibility or for an event that somebody may claim."""
    events = (hit.row.row.pos == "noun" and hit.last == noun + 1 for hit in lexicon.triggers.all_at(parsed.forms, noun))
    return parsed.lemmas[noun] == "responsibility" or any(events)


def owns_up(parsed: ParsedSentence, verb: int, lexicon: Lexicon) -> bool:
    """Whether somebody claims responsibility: for what, is told by the paper."""
    owned = parsed.lemmas[verb] in lexicon.words[WordClass.OWNING_VERB]
    return owned and any(_is_deed(parsed, child, lexicon) for child in parsed.objects(verb))


def somebody_tells(parsed: ParsedSentence, first: int, lexicon: Lexicon) -> bool:
    """Whether a word for telling stands behind a token."""
    return any(hit.first > first for hit in lexicon.reporting.find(parsed.forms))
