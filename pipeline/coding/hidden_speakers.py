"""Speakers that stand far from their verb, and verbs of telling that tell nothing of what stands before them."""

from __future__ import annotations

from pipeline.coding.parsed import CLAUSAL, RELATIVE, SUBJECT, ParsedSentence

# Clauses that a tree puts between who speaks and the verb.
BETWEEN = frozenset({"ccomp", "advcl", "acl", "acl:relcl"})
# Participles that tell who or where somebody is: "residents of a village called Taiba", "a survivor, reached by phone".
DESCRIBING = frozenset({"call", "reach", "contact", "name", "interview", "know", "base", "locate"})
# What a body counters, which somebody else has told: "a version countered by the army".
COUNTERING = frozenset({"counter", "dispute", "contest", "challenge", "contradict", "reject", "deny", "question"})
# What somebody puts out, and how.
ISSUED = frozenset({"statement", "video", "message", "communique", "communiqué", "note", "recording", "letter", "post"})
TEXT_WITHIN = 6
ISSUING = frozenset({"issue", "release", "publish", "post", "send", "circulate", "distribute", "put", "share"})
# Labels of a verb that a tree took for something else.
MISHUNG = frozenset({"punct", "dep", "parataxis"})
# Behind `went on`, with them somebody goes on talking: "The mayor went on: …".
GOES_ON_WITH = frozenset({":", ",", ".", "“", '"', "``", "''", "that"})
# Before `which` stand a noun and a comma.
BEFORE_WHICH = 2
MEANT, IN_WHICH = frozenset({"he", "she", "it", "they"}), ("in", "which")
SAID_THINGS = frozenset({"figure", "toll", "number", "claim", "version", "account", "report", "accusation"})
NOUNS = frozenset({"NOUN", "PROPN"})
SEATS = frozenset({"capital", "headquarters", "town", "city"})
# Behind `suspected`, of whom it tells, and before it.
A_NAME_NEXT = (("NOUN",), ("PROPN",), ("ADJ",))
LEADING_IN = frozenset({"ADP", "SCONJ", "DET", "PUNCT", "CCONJ"})
AFTERMATH = frozenset({"after", "following", "as", "when"})

# Behind `believed`, of whom it is believed.
BEFALLEN = (("killed",), ("dead",), ("wounded",), ("injured",), ("missing",), ("trapped",), ("kidnapped",))
BRINGING = frozenset({"bring", "take", "raise", "push", "lift"})
# Between `had` and its participle, and labels of one that was not read as its verb.
PERFECT_WITHIN = 3
NO_VERB = frozenset({"case", "mark", "amod", "fixed"})
NAME_PART = frozenset({"compound", "amod", "flat"})
TELLING_PEOPLE = frozenset({"source", "official"})
# Between `despite` and the claims.
DESPITE_WITHIN = 4
HELD = frozenset(
    {"believe", "think", "suspect", "say", "know", "report", "allege", "presume", "understand", "consider"}
)


def tells_nothing(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a word for telling is none there, or tells nothing of what stands before it."""
    if parsed.lower[verb - 1] == "which" and parsed.lemmas[verb] in BRINGING:
        # "One more died, which brings the toll to eight".
        return True
    held = is_said_of(parsed, verb) or is_countered(parsed, verb) or is_suspected(parsed, verb)
    return held or only_goes_on(parsed, verb) or is_named_claim(parsed, verb)


def is_said_of(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a participle says what somebody is held to be: `gunmen believed to be herders`, `20 believed killed`."""
    held = parsed.lemmas[verb] in HELD and parsed.tags[verb] in {"VBN", "VBD"}
    if held and parsed.lower[verb + 1 : verb + 2] in BEFALLEN:
        return True
    return held and parsed.lower[verb + 1 : verb + 3] in (("to", "be"), ("to", "have"), ("to", "belong"))


def is_suspected(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a participle tells what people are taken for, whatever the tree: `when suspected gunmen ambushed`."""
    if parsed.lower[verb] not in {"suspected", "alleged"} or parsed.pos[verb + 1 : verb + 2] not in A_NAME_NEXT:
        return False
    return verb > 0 and (parsed.pos[verb - 1] in LEADING_IN or parsed.lower[verb - 1] in AFTERMATH)


def is_named_claim(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a word for telling is a noun there: `the group's strength, despite government claims it is weak`."""
    lead = parsed.lower[max(0, verb - DESPITE_WITHIN) : verb]
    return parsed.lower[verb] in {"claims", "reports"} and not {"despite", "amid", "amidst"}.isdisjoint(lead)


def only_goes_on(parsed: ParsedSentence, verb: int) -> bool:
    """Whether somebody goes on doing, not telling: `went on a rampage`, `went on until noon`."""
    if parsed.lemmas[verb] != "go" or parsed.lower[verb + 1 : verb + 2] != ("on",):
        return False
    behind = parsed.words[verb + 2 : verb + 3]
    return bool(behind) and behind[0] not in GOES_ON_WITH


def before_its_clause(parsed: ParsedSentence, verb: int, days: frozenset[str]) -> int | None:
    """Who speaks, where the tree gave him to a clause between: `Residents of towns hit last Thursday said`."""
    own = parsed.children(verb, SUBJECT)
    if own and parsed.lower[own[0]] not in days:
        return None
    if (issuer := _who_issued(parsed, verb)) is not None:
        return issuer
    above = parsed.heads[verb]
    # "The command in a statement, issued in Jos stated", with the verb hung on `issued`.
    hung = [above] if parsed.tags[above] == "VBN" and above < verb and parsed.deps[verb] in MISHUNG and not own else []
    for clause in [*hung, *parsed.children(verb, BETWEEN)]:
        if clause >= verb or parsed.tags[clause] not in {"VBN", "VBD", "VBG"}:
            continue
        # "The command, in a statement issued in Jos, stated": between them stands no sentence of its own.
        named = parsed.lemmas[clause] in DESCRIBING and parsed.deps[clause] == "ccomp"
        # "The police chief of the district where it happened said".
        where = next((t for t in parsed.children(clause) if parsed.lower[t] == "where"), None)
        stated = parsed.tags[clause] == "VBN" or bool(own) or named or where is not None
        last = clause if where is None else where
        who = [t for t in parsed.children(clause, SUBJECT) if parsed.pos[t] in NOUNS and t < last]
        if stated and who and not parsed.is_passive(clause):
            return who[0]
    return None


def _who_issued(parsed: ParsedSentence, verb: int) -> int | None:
    """Who speaks in what he put out: `The arm issued a statement and a video claiming that its fighters killed 14`."""
    near = range(verb - 1, max(0, verb - 1 - TEXT_WITHIN), -1)
    text = next((t for t in near if parsed.lemmas[t] in ISSUED), None)
    if parsed.tags[verb] != "VBG" or text is None:
        return None
    by = next((t for t in range(text - 1, max(0, text - TEXT_WITHIN), -1) if parsed.lemmas[t] in ISSUING), None)
    # By position: a tree takes the participle for the sentence's own verb.
    return by - 1 if by is not None and parsed.pos[by - 1] in NOUNS else None


def behind_which(parsed: ParsedSentence, subject: int | None) -> int | None:
    """Who speaks where he is meant in a clause: `The spokesman sent a message in which he claimed 20 deaths`."""
    if subject is not None and (told := _before_colon(parsed, subject)) is not None:
        return told
    if subject is None or parsed.lower[subject] not in MEANT or parsed.lower[max(0, subject - 2) : subject] != IN_WHICH:
        return subject
    root = next((t for t in range(subject) if parsed.heads[t] == t), None)
    who = [] if root is None else parsed.own_subjects(root)
    return who[0] if who and who[0] < subject and parsed.pos[who[0]] in NOUNS else subject


def _before_colon(parsed: ParsedSentence, subject: int) -> int | None:
    """Who goes on behind a colon: `The mayor disagreed: he had counted 53, he told the agency`."""
    if parsed.lower[subject] not in {"he", "she"}:
        return None
    colon = next(
        (t for t in range(subject) if parsed.words[t] == ":" and parsed.lower[t + 1] == parsed.lower[subject]), 0
    )
    verb = next((t for t in range(colon - 1, 0, -1) if parsed.tags[t] in {"VBD", "VBZ"}), None) if colon else None
    who = [] if verb is None else parsed.children(verb, SUBJECT)
    return who[0] if who and parsed.pos[who[0]] in NOUNS else None


def is_countered(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a participle only tells that somebody disputes what stands before: `a version countered by the army`."""
    return parsed.lemmas[verb] in COUNTERING and parsed.tags[verb] == "VBN" and parsed.deps[verb] == "acl"


def of_which(parsed: ParsedSentence, verb: int, own: list[int]) -> int | None:
    """Whom `which` means behind a comma, however its clause was hung: `she told the daily, which said`."""
    if parsed.lower[own[0]] == "who" and parsed.deps[verb] in RELATIVE and own[0] >= BEFORE_WHICH:
        # "A figure rejected by the police, who acknowledged one death".
        said = parsed.lemmas[parsed.heads[verb]] in SAID_THINGS and parsed.words[own[0] - 1] == ","
        return own[0] - 2 if said and parsed.pos[own[0] - 2] in NOUNS else None
    # "The account contradicted reports from officials, who said 18 had died", with the clause taken for the sentence.
    far = parsed.deps[verb] in RELATIVE or parsed.lower[own[0]] not in {"which", "who"} or own[0] < BEFORE_WHICH
    if far or parsed.words[own[0] - 1] != "," or parsed.pos[own[0] - 2] not in NOUNS:
        return None
    noun = own[0] - 2
    return parsed.heads[noun] if parsed.deps[noun] == "flat" else noun


def is_acted_on(parsed: ParsedSentence, noun: int) -> bool:
    """Whether a noun behind a verb is what it acts on, though the tree took it for a time: `on Monday the death of`."""
    bare = not any(parsed.deps[t] == "case" for t in parsed.children(noun))
    known = any(parsed.lower[t] == "the" for t in parsed.children(noun) if t < noun)
    acted = parsed.deps[noun] in {"obj", "obl", "dobj"} and bare and known
    return acted and parsed.pos[noun] == "NOUN" and parsed.lower[noun + 1 : noun + 2] == ("of",)


def end_of_body(parsed: ParsedSentence, last: int) -> int:
    """Where a body's name ends that a place opens: `head of Ora | ambulance service`."""
    end = last
    while (
        end < len(parsed)
        and parsed.pos[end] in NOUNS
        and parsed.deps[end - 1] in NAME_PART
        and parsed.heads[end - 1] >= end
    ):
        end += 1
    return end


def around_title(parsed: ParsedSentence, first: int, last: int) -> tuple[int, int]:
    """A name with a title that was cut at its full stop, and the office before it: `Chairman of Ora, Hon. | Bema`."""
    if parsed.words[last : last + 1] == (".",) and parsed.pos[last - 1] == "PROPN" and last + 1 < len(parsed):
        end = last + 1
        while end < len(parsed) and parsed.pos[end] == "PROPN":
            end += 1
        last = end if end > last + 1 else last
    if first > 1 and parsed.words[first - 1] == "." and parsed.pos[first - 2] == "PROPN":
        first -= 2
        office = range(first - 1) if parsed.words[first - 1] == "," and first > 1 else range(0)
        if office and all(parsed.pos[t] in {*NOUNS, "ADJ", "DET", "ADP"} for t in office):
            first = 0
    return first, last


def beside_a_noun(parsed: ParsedSentence, subject: int) -> int | None:
    """The people behind an `and` whom a tree took for what is said of them: `Security and medical sources told`."""
    if parsed.tags[subject] not in {"NN", "NNP"} or parsed.lower[subject + 1 : subject + 2] != ("and",):
        return None
    many = next((t for t in parsed.children(subject, frozenset({"conj"})) if parsed.tags[t] == "NNS"), None)
    bare = not any(parsed.tags[t] == "DT" for t in parsed.children(subject))
    return many if many is not None and bare and parsed.lemmas[many] in TELLING_PEOPLE else None


def its_had(parsed: ParsedSentence, token: int) -> int | None:
    """The `had` that a participle was not read with: `had earlier spoken of 37`, `had earlier given the toll as 30`."""
    before = next((t for t in range(token - 1, max(-1, token - PERFECT_WITHIN - 1), -1) if parsed.pos[t] != "ADV"), -1)
    if parsed.tags[token] != "VBN" or before < 0 or parsed.lemmas[before] != "have":
        return None
    return before if parsed.heads[token] == before or parsed.deps[token] in NO_VERB else None


def behind_dateline(parsed: ParsedSentence, own: list[int]) -> int:
    """The speaker behind a dateline that was taken for him: `Mogadishu, Somali medical sources said`.

    Also `TESK, Zogia (NWS) Zogia's interior ministry said`.
    """
    if len(own) < 2 or own[0] != 0 or parsed.pos[0] != "PROPN":
        return own[0]
    lead = range(parsed.noun_phrase(own[1]).first)
    names = all(parsed.pos[t] in {"PROPN", "PUNCT", "CCONJ"} for t in lead)
    bracketed = ")" in parsed.words[: len(lead)] and names
    return own[1] if parsed.words[1] == "," or bracketed else own[0]


def before_apposition(parsed: ParsedSentence, verb: int, subject: int) -> int:
    """Who speaks, where the tree took who he is for him: `The Lions, a wing of the Front of Zogia, said`."""
    if parsed.words[verb - 1] != ",":
        return subject
    told = (t for t in range(subject) if parsed.deps[t] == "appos" and parsed.heads[t] < t)
    what = next((t for t in told if parsed.lower[parsed.noun_phrase(t).first] in {"a", "an", "the"}), None)
    start = None if what is None else parsed.noun_phrase(what).first
    if what is None or start is None or parsed.words[start - 1] != "," or parsed.heads[what] >= start:
        return subject
    between = [t for t in range(what + 1, verb - 1) if parsed.words[t] in {",", ";"} or parsed.is_verbal(t)]
    return parsed.heads[what] if start > 1 and not between else subject


def behind_addressing(parsed: ParsedSentence, verb: int, own: list[int]) -> int:
    """The speaker behind the place that he spoke in: `Addressing reporters in Jos, the state capital, the chairman`."""
    told = [t for t in own if not parsed.is_verbal(t)]
    if (other := of_which(parsed, verb, own) or beside_a_noun(parsed, own[0])) is not None:
        return other
    if parsed.tags[0] != "VBG" or not told or parsed.lower[told[0]] not in SEATS:
        return before_apposition(parsed, verb, behind_dateline(parsed, own))
    beside = [t for t in parsed.children(told[0], frozenset({"appos"})) if t > told[0]]
    return next((t for t in beside if parsed.pos[t] in NOUNS), own[0])


def tells_its_own(parsed: ParsedSentence, verb: int, subject: int | None) -> bool:
    """Whether what somebody says stands behind the verb, and what stands before it is the paper's.

    `Strike kills 16, army says it aimed at gunmen`, `… in an attack the army said had aimed at gunmen`.
    """
    if subject is None or subject > verb:
        return False
    said = [c for c in parsed.children(verb, frozenset({"ccomp"})) if c > verb + 1]
    if not said:
        return False
    begins = min(parsed.subtree(said[0]))
    has_words = begins == verb + 1 and parsed.words[begins] not in {",", ":", '"', "“"}
    return has_words and any(parsed.tags[t] in {"VBD", "VBZ", "VBP", "MD", "VB"} for t in range(begins, said[0] + 1))


def of_later_moves(parsed: ParsedSentence, verb: int) -> frozenset[int]:
    """What an act came after, not told by who acts: `governor announces plans after raid kills 3`."""
    things = [t for t in parsed.objects(verb) if not parsed.is_verbal(t) and parsed.pos[t] in NOUNS]
    if not things or parsed.children(verb, frozenset({"ccomp"})):
        return frozenset()
    counted = any(parsed.pos[c] == "NUM" for thing in things for c in parsed.subtree(thing, without=CLAUSAL))
    after = [
        c for c in parsed.children(verb, frozenset({"advcl"})) if parsed.lower[min(parsed.subtree(c))] in AFTERMATH
    ]
    return frozenset() if counted else frozenset(t for clause in after for t in parsed.subtree(clause))


def rejects_a_thing(parsed: ParsedSentence, verb: int, first: int) -> bool:
    """Whether `as` brings in an act on something, not whose word it is: `…, as the army rejected accounts of it`."""
    return parsed.lower[first] == "as" and any(t > verb for t in parsed.objects(verb))
