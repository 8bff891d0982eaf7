"""Where the speaker stands and what the words cover: read from the tree, and by position where it fails."""

from __future__ import annotations

from pipeline.coding.parsed import CLAUSAL, RELATIVE, RELATIVE_PRONOUNS, SUBJECT, ParsedSentence, Phrase

CLAUSE_LABELS = frozenset({"ccomp", "parataxis", "xcomp", "advcl", "obj", "csubj"})
# A trailing attribution, as ", the ministry said on Monday.", is at most this long.
LONGEST_TRAILER = 16
FEWEST_WORDS_SAID = 3
# Who is named behind them speaks.
QUOTING = frozenset({"quote", "cite"})
# With a number behind them, their agent is who says so.
GIVING = frozenset({"put", "estimate", "place", "give"})
# Between a comma and a speaker, they set his word against the one before.
QUOTES = frozenset({'"', "”", "''"})
CONTRASTS = frozenset({"while", "whereas", "but", "although", "though"})


def trailing_speaker(parsed: ParsedSentence, verb: int, days: frozenset[str]) -> Phrase | None:
    """The speaker's tokens when a comma sets the attribution off behind what is said; None when it is no such aside.

    Read by position, since long sentences of news are where a parser goes wrong first.
    """
    if parsed.tags[verb] not in {"VBD", "VBZ", "VBP"} or not _says_nothing_more(parsed, verb, days):
        return None
    start = _segment_start(parsed, verb)
    if start is not None and start == verb:
        # "the health minister, Hassan al-Tamimi, said": the name between commas, and the office before it.
        name = _segment_start(parsed, verb - 1)
        start = None if name is None else _segment_start(parsed, name - 1) or name
    if start is None or start < FEWEST_WORDS_SAID or start >= verb:
        return None
    return Phrase(start, verb)


def _says_nothing_more(parsed: ParsedSentence, verb: int, days: frozenset[str]) -> bool:
    """Whether no clause and nothing said follows the verb before the next comma, but at most a day or an addressee."""
    after = parsed.lower[verb + 1] if verb + 1 < len(parsed) else "."
    if after == "of":
        # "The mayor speaks of twenty" goes on.
        return False
    told = parsed.lemmas[verb] in {"tell", "inform"} or after in days
    if not told and verb + 1 < len(parsed) and parsed.pos[verb + 1] in {"NUM", "DET", "ADJ", "NOUN", "PROPN", "PRON"}:
        return False
    for token in range(verb + 1, len(parsed)):
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


def _segment_start(parsed: ParsedSentence, end: int) -> int | None:
    """First token of the verbless stretch behind a comma or quotation mark that ends at a token."""
    for token in range(end - 1, max(-1, end - LONGEST_TRAILER), -1):
        if parsed.words[token] in {",", "”", '"', "''", "—", "–", ";", ":"}:
            return token + 1
        if parsed.tags[token] in {"VBD", "VBZ", "VBP", "MD", "WDT", "WP"}:
            return None
    return None


def head_in(parsed: ParsedSentence, span: Phrase) -> int:
    """The noun of a phrase that is read by position: the last one before a preposition or comma."""
    head = span.first
    for token in range(span.first, span.last):
        if parsed.pos[token] in {"ADP", "SCONJ"} or (parsed.words[token] == "," and token > span.first):
            break
        if parsed.pos[token] in {"NOUN", "PROPN", "PRON"}:
            head = token
    return head


def verb_of(parsed: ParsedSentence, first: int, last: int) -> int | None:
    """The verb of a matched reporting phrase, when it is used as one."""
    for token in range(first, last):
        if parsed.is_verbal(token) and parsed.tags[token] != "VBN":
            return token
        if parsed.tags[token] == "VBN" and (parsed.is_passive(token) or parsed.own_subjects(token)):
            return token
    return None


def _inverted(parsed: ParsedSentence, verb: int, days: frozenset[str]) -> int | None:
    """Who speaks right behind a verb that follows a quotation: `"…," said a man who gave his name as Karim.`"""
    own = parsed.children(verb, SUBJECT)
    quoted = verb > 1 and parsed.words[verb - 1] in QUOTES
    if not quoted or verb + 1 >= len(parsed) or (own and own[0] < verb) or parsed.lower[verb + 1] in days:
        return None
    return noun_after(parsed, verb + 1) if parsed.pos[verb + 1] in {"DET", "PROPN", "NOUN", "ADJ"} else None


def speaker_of(parsed: ParsedSentence, verb: int, days: frozenset[str]) -> int | None:
    """Who speaks: the verb's subject, or with a passive the noun after `by`; who is quoted, where somebody is."""
    above = parsed.heads[verb]
    if parsed.lemmas[above] in QUOTING and above < verb and parsed.deps[verb] in {"advcl", "xcomp", "ccomp", "acl"}:
        # "The agency quoted a commander as saying …".
        verb = above
    if parsed.lemmas[verb] in QUOTING:
        people = parsed.subjects(verb) if parsed.is_passive(verb) else parsed.objects(verb)
        if people:
            return people[0]
    if parsed.is_passive(verb):
        agent = next((noun for word, noun in parsed.prepositional(verb) if word == "by"), None)
        return agent if agent is not None or parsed.lemmas[verb] not in GIVING else _behind_by(parsed, verb)
    behind = _inverted(parsed, verb, days) or (_behind_verb(parsed, verb) if parsed.tags[verb] != "VBG" else None)
    if behind is not None:
        return behind
    own = parsed.children(verb, SUBJECT)
    if own:
        return _meant_by(parsed, own[0], verb)
    subjects = parsed.subjects(verb)
    if subjects:
        return subjects[0]
    if parsed.deps[verb] == "conj" and parsed.is_verbal(parsed.heads[verb]) and parsed.heads[verb] < verb:
        return speaker_of(parsed, parsed.heads[verb], days)
    return _before_verb(parsed, verb)


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
    if verb == 0 or parsed.pos[verb - 1] in {"NOUN", "PROPN", "PRON", "AUX", "PART"} or len(parsed) - verb > 10:
        return None
    rest = [t for t in range(verb + 1, len(parsed)) if parsed.pos[t] != "PUNCT"]
    if not rest or any(parsed.is_verbal(t) or parsed.pos[t] in {"SCONJ", "ADP"} for t in rest[:3]):
        return None
    return next((t for t in reversed(rest) if parsed.pos[t] in {"PROPN", "NOUN"}), None)


def _before_verb(parsed: ParsedSentence, verb: int) -> int | None:
    """The noun just before a verb in a trailing attribution whose parse went wrong."""
    token = verb - 1
    if token > 0 and parsed.words[token] == ",":
        # "the group's leader, Abubakar Shekau, took …": the name between the commas.
        token -= 1
    while token >= 0 and token > verb - LONGEST_TRAILER and parsed.words[token] not in {",", "”", '"', "''", ";"}:
        if parsed.pos[token] in {"NOUN", "PROPN", "PRON"}:
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


def said_by(parsed: ParsedSentence, verb: int, subject: int | None) -> frozenset[int]:
    """Tokens of what is said: the clauses below the verb, or all before it when the attribution trails."""
    scope: set[int] = set()
    if parsed.lemmas[verb] in GIVING and parsed.is_passive(verb):
        # "Casualties were put at 26 dead by …": the number stands before who gives it.
        scope.update(range(subject if subject is not None and subject > verb else verb))
    for child in parsed.children(verb):
        if parsed.deps[child] == "iobj":
            # "told an agency that …": the clause may hang on the one who was told.
            for clause in parsed.children(child, CLAUSAL):
                scope.update(parsed.subtree(clause))
        if child == subject or parsed.deps[child] in {"punct", "aux", "mark", "advmod", "nsubj", "iobj"}:
            continue
        if parsed.deps[child] in CLAUSE_LABELS or child > verb:
            scope.update(parsed.subtree(child))
    first = subject if subject is not None and subject < verb else verb
    comma = max((t for t in range(first) if parsed.words[t] in {",", "”", '"', "''"}), default=None)
    trailing = comma is not None and verb - comma <= LONGEST_TRAILER and _ends_soon(parsed, verb)
    goes_on = comma is not None and (";" in parsed.words[comma:first] or parsed.lower[comma + 1] in {"and", "with"})
    if goes_on or parsed.tags[verb] == "VBG":
        # "…, among them a woman; the mayor speaks of twenty", "…, with the government accusing the rebels".
        trailing = False
    if trailing and comma is not None and not CONTRASTS.isdisjoint(parsed.lower[comma + 1 : first + 1]):
        # "Officials said, while a lawmaker said 14 had died": what stands before is the other's.
        trailing = False
    if trailing and comma is not None:
        scope.update(range(comma))
    elif not scope or len(scope) < 3:
        head = parsed.heads[verb]
        if head != verb and parsed.deps[verb] in {"parataxis", "ccomp", "advcl"} and head < verb:
            scope.update(t for t in range(verb) if t not in parsed.subtree(verb))
    if subject is not None:
        scope -= set(parsed.subtree(subject, without=CLAUSAL))
    scope.discard(verb)
    return frozenset(scope)


def _ends_soon(parsed: ParsedSentence, verb: int) -> bool:
    """Whether nothing but a time, an addressee or a place follows the verb before the sentence or quote ends."""
    rest = [t for t in range(verb + 1, len(parsed)) if parsed.pos[t] not in {"PUNCT", "SPACE"}]
    until_stop = next((t for t in range(verb + 1, len(parsed)) if parsed.words[t] in {",", ".", ";"}), len(parsed))
    return len(rest) <= 6 or until_stop - verb <= 5


def covered_by(parsed: ParsedSentence, first: int, noun: int | None) -> frozenset[int]:
    """Tokens that an `according to X` covers: the clause it hangs on, or the whole sentence when it opens it."""
    if noun is None:
        return frozenset()
    own = set(parsed.subtree(noun, without=CLAUSAL)) | set(range(first, noun + 1))
    if first <= 1:
        return frozenset(range(len(parsed))) - own
    scope = set(clause_around(parsed, noun))
    clause = set(range(_clause_start(parsed, first), first))
    return frozenset((scope | clause) - own)


def clause_around(parsed: ParsedSentence, noun: int) -> list[int]:
    """Tokens of the clause that a noun behind a preposition hangs on."""
    head = parsed.heads[noun]
    while parsed.heads[head] != head and not parsed.is_verbal(head):
        head = parsed.heads[head]
    return parsed.subtree(head)


def taken_for_granted(parsed: ParsedSentence, verb: int) -> set[int]:
    """Relative clauses below a verb: who denies or owns up to an act says nothing of `in which 35 people died`."""
    found: set[int] = set()
    for token in parsed.subtree(verb):
        if token == verb or not parsed.is_verbal(token):
            continue
        pronoun = any(
            child < token and parsed.tags[child] in {"WDT", "WP"} and parsed.lower[child] in {"which", "who", "that"}
            for child in parsed.children(token)
        )
        if parsed.deps[token] in RELATIVE or (pronoun and parsed.deps[token] == "advcl"):
            found.update(parsed.subtree(token))
    return found


def _clause_start(parsed: ParsedSentence, token: int) -> int:
    """First token of the stretch before a phrase that no semicolon or other attribution interrupts."""
    for at in range(token - 1, -1, -1):
        if parsed.words[at] in {";", ":", "—"}:
            return at + 1
    return 0
