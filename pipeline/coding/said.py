"""What the words of somebody who speaks cover: read from the tree, and by position where it fails."""

from __future__ import annotations

from pipeline.coding.hidden_speakers import NO_VERB, its_had, of_later_moves, rejects_a_thing, tells_its_own
from pipeline.coding.misread_verbs import LONGEST_TRAILER, gives_number, is_misread_with_number
from pipeline.coding.parsed import CLAUSAL, PASSIVE_SUBJECT, RELATIVE, RELATIVE_PRONOUNS, SUBJECT, ParsedSentence
from pipeline.coding.speakers import GIVING

# What brings in what is taken for granted.
ASIDES = frozenset({"which", "who", "that", "where"})
# What follows `put` where nobody is quoted: `put to sea`, `put on uniforms`.
PUT_SOMEWHERE = frozenset({("to",), ("on",), ("up",), ("down",), ("off",), ("into",), ("in",)})
CLAUSE_LABELS = frozenset({"ccomp", "parataxis", "xcomp", "advcl", "obj", "csubj"})
# Between a comma and a speaker, they set his word against the one before.
CONTRASTS = frozenset({"while", "whereas", "but", "although", "though"})
# Between a reporting verb and `that` stands at most whom it was told to.
LONGEST_ADDRESSEE = 8


def said_by(parsed: ParsedSentence, verb: int, subject: int | None) -> frozenset[int]:
    """Tokens of what is said: the clauses below the verb, or all before it when the attribution trails."""
    scope: set[int] = set()
    if is_misread_with_number(parsed, verb) or (parsed.deps[verb] in NO_VERB and its_had(parsed, verb) is not None):
        return frozenset(range(verb + 1, len(parsed)))
    if parsed.lemmas[verb] in GIVING and parsed.is_passive(verb):
        # "Casualties were put at 26 dead by …": the number stands before who gives it.
        scope.update(range(subject if subject is not None and subject > verb else verb))
    if subject is not None and subject > verb and parsed.is_passive(verb):
        # "130 deaths were confirmed by the hospital".
        for told in parsed.children(verb, PASSIVE_SUBJECT):
            scope.update(parsed.subtree(told))
    for child in parsed.children(verb):
        if parsed.deps[child] == "iobj":
            # "told an agency that …": the clause may hang on the one who was told.
            for clause in parsed.children(child, CLAUSAL):
                scope.update(parsed.subtree(clause))
            scope.update(_told_of(parsed, child))
        if parsed.deps[child] == "advmod" and child > verb:
            # "Said later that the dead had risen to seven", with the clause hung on `later`.
            for clause in parsed.children(child, CLAUSAL):
                scope.update(parsed.subtree(clause))
        if child == subject or parsed.deps[child] in {"punct", "aux", "mark", "advmod", "nsubj", "iobj"}:
            continue
        if parsed.deps[child] in CLAUSE_LABELS or child > verb:
            scope.update(parsed.subtree(child))
    colon = _colon_behind(parsed, verb)
    if colon is not None:
        # "The ombudsman wrote: one woman killed, four wounded".
        scope.update(range(colon + 1, len(parsed)))
    if scope and (that := _complementizer(parsed, verb)) is not None and that < max(scope):
        # "Told the agency that 11 bodies and 20 injured people were taken in", with the bodies hung on the agency.
        scope.update(range(that, max(scope)))
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
    if comma is not None and tells_its_own(parsed, verb, subject):
        trailing, scope = False, {t for t in scope if t > verb}
    if trailing and any(parsed.lower[t] in {"that", "which"} for t in _own_pronouns(parsed, verb)):
        # "The commission said nine died, contradicting an account that put the number at four".
        trailing = False
    if trailing and comma is not None and rejects_a_thing(parsed, verb, comma + 1):
        trailing = False
    if trailing and comma is not None:
        scope.update(range(comma))
        if comma == verb - 1 and subject is not None and subject > verb:
            # "The toll, said the governor, has passed 90".
            end = next((t for t in range(subject, len(parsed)) if parsed.words[t] == ","), len(parsed))
            scope.update(range(end, len(parsed)))
    elif not scope or len(scope) < 3:
        head = parsed.heads[verb]
        if head != verb and parsed.deps[verb] in {"parataxis", "ccomp", "advcl"} and head < verb:
            scope.update(set(range(verb)).difference(parsed.subtree(verb)))
    if subject is not None:
        scope -= set(parsed.subtree(subject, without=CLAUSAL))
    scope -= of_later_moves(parsed, verb)
    scope.discard(verb)
    if not scope and gives_number(parsed, verb):
        # "Spokesman Jules Ngongo recognises twelve", with the verb hung on the name.
        end = next((t for t in range(verb + 1, len(parsed)) if parsed.words[t] in {",", ";", "."}), len(parsed))
        scope.update(range(verb + 1, end))
    return frozenset(scope)


def _own_pronouns(parsed: ParsedSentence, verb: int) -> list[int]:
    """The relative pronouns of a verb that tells what a paper or a count gives."""
    return [t for t in parsed.children(verb, SUBJECT) if t < verb] if parsed.deps[verb] in RELATIVE else []


def _told_of(parsed: ParsedSentence, addressee: int) -> range:
    """What stands behind whom it was told to: `told the council of 15 dead and 50 wounded`."""
    if parsed.lower[addressee + 1 : addressee + 2] != ("of",):
        return range(0)
    end = next((t for t in range(addressee, len(parsed)) if parsed.words[t] in {",", ";", "."}), len(parsed))
    counted = any(parsed.pos[t] == "NUM" for t in range(addressee, end))
    return range(addressee + 1, end) if counted else range(0)


def _colon_behind(parsed: ParsedSentence, verb: int) -> int | None:
    """The colon that brings in what is said: right behind the verb, or behind when and where it was said."""
    for token in range(verb + 1, min(len(parsed), verb + LONGEST_ADDRESSEE)):
        if parsed.words[token] == ":":
            return token
        if parsed.is_verbal(token) or parsed.lower[token] == "that" or parsed.words[token] == ";":
            return None
    return None


def _complementizer(parsed: ParsedSentence, verb: int) -> int | None:
    """The `that` which brings in what is said: right behind the verb, or behind whom it was told to."""
    for token in range(verb + 1, min(len(parsed), verb + LONGEST_ADDRESSEE)):
        if parsed.lower[token] == "that":
            return token
        if parsed.is_verbal(token) or parsed.words[token] in {",", ";"}:
            return None
    return None


def _ends_soon(parsed: ParsedSentence, verb: int) -> bool:
    """Whether nothing but a time, an addressee or a place follows the verb before the sentence or quote ends."""
    rest = [t for t in range(verb + 1, len(parsed)) if parsed.pos[t] not in {"PUNCT", "SPACE"}]
    until_stop = next((t for t in range(verb + 1, len(parsed)) if parsed.words[t] in {",", ".", ";"}), len(parsed))
    return len(rest) <= 6 or until_stop - verb <= 5


def covered_by(parsed: ParsedSentence, first: int, noun: int | None) -> frozenset[int]:
    """Tokens that an `according to X` covers: the clause it hangs on, or the whole sentence when it opens it."""
    if noun is None:
        return frozenset()
    if parsed.tags[first] == "VBN" and parsed.pos[first - 1 : first] == ("NUM",):
        # "Stood at 40, as against 22 announced by the agency".
        return frozenset({first - 1})
    own = set(parsed.subtree(noun, without=CLAUSAL)) | set(range(first, noun + 1))
    own |= set(_name_behind(parsed, max(own)))
    if first <= 1:
        return frozenset(range(len(parsed))) - own
    if parsed.words[first - 1] == "," and parsed.lower[first - 2] in RELATIVE_PRONOUNS:
        # "Nine bodies lay there after a clash that, according to residents, lasted all night".
        return frozenset(t for t in clause_around(parsed, noun) if t >= first) - own
    scope = set(clause_around(parsed, noun))
    clause = set(range(_clause_start(parsed, first), first))
    return frozenset((scope | clause) - own)


def _name_behind(parsed: ParsedSentence, last: int) -> range:
    """The name behind a comma that ends an attribution, however it was hung: `the mayor of the town, Ann Lee.`"""
    end = last + 2
    while end < len(parsed) and parsed.pos[end] == "PROPN":
        end += 1
    named = parsed.words[last + 1 : last + 2] == (",",) and end > last + 2
    closed = end >= len(parsed) or parsed.words[end] in {".", ",", ";"}
    return range(last + 1, end) if named and closed else range(0)


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
            child < token and parsed.tags[child] in {"WDT", "WP", "WRB"} and parsed.lower[child] in ASIDES
            for child in parsed.children(token)
        )
        # "Claimed the bombing on Sunday that killed four" hangs its killing on the verb at times.
        if parsed.deps[token] in RELATIVE or (pronoun and parsed.deps[token] in {"advcl", "ccomp"}):
            found.update(parsed.subtree(token))
    return found


def _clause_start(parsed: ParsedSentence, token: int) -> int:
    """First token of the stretch before a phrase that no semicolon or other attribution interrupts."""
    for at in range(token - 1, -1, -1):
        if parsed.words[at] in {";", ":", "—"}:
            return at + 1
    return 0


def is_of_an_aside(parsed: ParsedSentence, head: int, token: int) -> bool:
    """Whether a token is in a relative clause outside what a head tells: `the group, which took it in May, said`."""
    above = {head, *parsed.ancestors(head)}
    for step in [token, *parsed.ancestors(token)]:
        if step in above:
            return False
        if parsed.deps[step] in RELATIVE:
            return True
    return False


def says_nothing(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a verb that may speak does not: it costs lives, puts something somewhere, or agrees.

    `A car bombing in the town claimed eight lives`, `they did not put to sea on Friday`; `put the toll at ten` tells.
    """
    if parsed.lemmas[verb] == "put":
        # With a phrase as "put the blame on" somebody speaks.
        told = any(word == "at" for word, _ in parsed.prepositional(verb)) or "blame" in parsed.lemmas[verb : verb + 4]
        return not told and parsed.lower[verb + 1 : verb + 2] in PUT_SOMEWHERE
    if parsed.lemmas[verb] == "agree":
        # "They agreed on Sunday to a truce".
        return parsed.lower[verb + 1 : verb + 2] == ("on",) and parsed.pos[verb + 2 : verb + 3] == ("PROPN",)
    return parsed.lemmas[verb] == "claim" and any(parsed.lemmas[noun] == "life" for noun in parsed.objects(verb))
