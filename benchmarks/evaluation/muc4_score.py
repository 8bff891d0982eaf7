"""Measures on MUC-4: how our answers agree with the answer keys, document by document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.evaluation.figures import Figure, Scored, f1, share
from benchmarks.evaluation.muc4 import Document, Named, load, run
from benchmarks.evaluation.muc4_answers import Answer, answers
from benchmarks.evaluation.runs import PROJECT
from pipeline.reference.lexicon import split_cell
from pipeline.reference.rows import read_rows
from schemas.seeds import AliasRow, CountryRow, ForceRow

ABOUT = (
    "{count} documents, tst1 and tst2. Incident: whether a document tells of one, leaving out documents that the key "
    "calls optional. Type: over documents in which both find an incident, the share whose first incident of ours, "
    "headline and lead before the rest, has the type of one of the key's. Organisations and people: sets per document; "
    "spellings that the key gives as alternatives count as one, optional ones only when found; one is found when the "
    "words of one hold those of the other, or when it is a known name of our actor: an alias, or for state forces the "
    "nationality with a word for the branch. Organisations are those that act in a record or that a voice in it "
    "blames. People are the civilian side of a record and those whose harm it counts, told of several times counted "
    "once; a side that only follows from the type of event names nobody, nor does an embassy, and who fights is "
    "counted only by name. What forces of a state do without harming anybody is no incident. Killed: over documents "
    "with an incident, whether any such person died in it; a document in which we find no incident counts as nobody."
)
WANTED = {"incident": 0.88, "type": 0.80, "organisation": 0.50, "people": 0.50, "killed": 0.85}
WORST = 25
# Words that do not tell one organisation or person from another.
IDLE = frozenset(
    {"the", "a", "an", "of", "de", "la", "el", "los", "las", "and", "y", "for", "in", "on", "to"}
) | frozenset({"his", "her", "their", "its", "some", "several", "many", "two", "three"})

# More words are a sentence.
LONGEST_NAME = 10

Aliases = Mapping[str, Collection[str]]


def score(corpora: Path, split: str = "dev") -> Scored | None:
    """Figures over a split; None when the corpus is not here."""
    documents = load(corpora, split)
    if documents is None:
        return None
    given = answers(run(documents, split))
    asked = [(one, given.get(one.document, Answer((), (), (), False))) for one in documents]
    about = ABOUT.format(count=len(documents))
    return Scored("muc4", about, figures(asked, alias_words()), worst(asked))


def figures(asked: Sequence[tuple[Document, Answer]], aliases: Aliases) -> list[Figure]:
    """All measures over documents with our answers."""
    return [
        _incidents(asked),
        _types(asked),
        _kinds(asked),
        _organisations(asked, aliases),
        _people(asked),
        _killed(asked),
    ]


def _incidents(asked: Sequence[tuple[Document, Answer]]) -> Figure:
    sure = [(one, ours) for one, ours in asked if not one.templates or not all(t.optional for t in one.templates)]
    hits = sum(bool(one.templates) and ours.incident for one, ours in sure)
    ours_count, theirs = sum(ours.incident for _, ours in sure), sum(bool(one.templates) for one, _ in sure)
    return f1("incident or none", hits, ours_count, theirs, WANTED["incident"])


def _types(asked: Sequence[tuple[Document, Answer]]) -> Figure:
    both = [(one, ours) for one, ours in asked if one.templates and ours.incident]
    right = sum(any(ours.kinds[0] in t.kinds for t in one.templates) for one, ours in both)
    return share("incident type, main incident", right, len(both), WANTED["type"])


def _kinds(asked: Sequence[tuple[Document, Answer]]) -> Figure:
    hits = ours_count = theirs = 0
    for one, ours in asked:
        wanted = {frozenset(t.kinds) for t in one.templates}
        told = set(ours.kinds)
        hits += sum(bool(kinds & told) for kinds in wanted)
        ours_count, theirs = ours_count + len(told), theirs + len(wanted)
    return f1("types told in a document", hits, ours_count, theirs)


def _organisations(asked: Sequence[tuple[Document, Answer]], aliases: Aliases) -> Figure:
    counts: Counter[str] = Counter()
    for one, ours in asked:
        said: dict[str, set[str]] = {}
        for body in ours.organisations:
            known = aliases.get(body.actor_id or "", ())
            said.setdefault(body.actor_id or min(body.names), set()).update(_phrases(body.names), known)
        wanted = [named for t in one.templates for named in t.organisations]
        counts.update(matched(merged(wanted), [frozenset(ways) for ways in said.values()]))
    return f1("perpetrator organisations", counts["hits"], counts["ours"], counts["theirs"], WANTED["organisation"])


def _people(asked: Sequence[tuple[Document, Answer]]) -> Figure:
    counts: Counter[str] = Counter()
    for one, ours in asked:
        wanted = merged([named for t in one.templates for named in t.people])
        counts.update(matched(wanted, told_once(ours.people)))
    return f1("human targets", counts["hits"], counts["ours"], counts["theirs"], WANTED["people"])


def told_once(people: Iterable[Collection[str]]) -> list[frozenset[str]]:
    """The same people told of several times once, as the keys have them: a name, and the name with its office.

    >>> [sorted(ways) for ways in told_once([{"mayor Ana Paz"}, {"six priests"}, {"Ana Paz"}])]
    [['Ana Paz', 'mayor Ana Paz'], ['six priests']]
    """
    found: list[frozenset[str]] = []
    for ways in people:
        spoken = frozenset(text for text in ways if words(text))
        at = next((i for i, known in enumerate(found) if any(same(w, k) for w in spoken for k in known)), None)
        if at is not None:
            found[at] |= spoken
        elif spoken:
            found.append(spoken)
    return found


def _phrases(names: Iterable[str]) -> set[str]:
    """Names, without the sentences that a record quotes where it has no shorter words for who is blamed."""
    return {name for name in names if len(words(name)) <= LONGEST_NAME}


def _killed(asked: Sequence[tuple[Document, Answer]]) -> Figure:
    told = [(one, ours) for one, ours in asked if one.templates]
    right = sum(ours.killed == any(t.killed for t in one.templates) for one, ours in told)
    return share("anyone killed", right, len(told), WANTED["killed"])


def words(text: str) -> frozenset[str]:
    """The words that tell, in small letters and without the ending of a plural.

    >>> sorted(words("Two Jesuit priests"))
    ['jesuit', 'priest']
    """
    found = re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", text.lower()))
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in found if word not in IDLE)


def same(ours: str, theirs: str) -> bool:
    """Whether the words of one name or description hold those of the other."""
    mine, yours = words(ours), words(theirs)
    return bool(mine and yours) and (mine <= yours or yours <= mine)


def merged(named: Sequence[Named]) -> list[Named]:
    """The same thing named by several templates once; optional only where all of them say so."""
    found: list[Named] = []
    for one in named:
        at = next((i for i, known in enumerate(found) if known.ways & one.ways), None)
        if at is None:
            found.append(one)
        else:
            found[at] = Named(found[at].ways | one.ways, found[at].optional and one.optional)
    return found


def matched(wanted: Sequence[Named], said: Sequence[frozenset[str]]) -> Counter[str]:
    """Hits, ours and theirs when each of ours answers at most one of theirs; optional ones count only when found."""
    left = list(said)
    counts: Counter[str] = Counter(ours=len(said))
    for named in sorted(wanted, key=lambda one: one.optional):
        hit = next((ways for ways in left if any(same(w, t) for w in ways for t in named.ways)), None)
        if hit is not None:
            left.remove(hit)
        counts["hits"] += hit is not None
        counts["theirs"] += hit is not None or not named.optional
    return counts


def alias_words() -> Aliases:
    """The names of each actor in our tables; those of state forces are a nationality with a word for the branch."""
    known: dict[str, set[str]] = {}
    for entry in read_rows(PROJECT / "seeds", "actors/aliases.csv", AliasRow):
        known.setdefault(entry.row.actor_id, set()).add(entry.row.alias)
    forces = _own_words([entry.row for entry in read_rows(PROJECT / "seeds", "actors/forces.csv", ForceRow)])
    for country in (entry.row for entry in read_rows(PROJECT / "seeds", "countries.csv", CountryRow)):
        for force in forces:
            ways = {f"{demonym} {force.phrase}" for demonym in split_cell(country.demonyms)}
            known.setdefault(f"{country.country.lower()}-{force.branch}", set()).update(ways)
    return known


def _own_words(forces: Sequence[ForceRow]) -> list[ForceRow]:
    """Words for one branch only: `military police` holds the word of another."""
    return [
        one
        for one in forces
        if not any(other.branch != one.branch and words(other.phrase) <= words(one.phrase) for other in forces)
    ]


def worst(asked: Sequence[tuple[Document, Answer]]) -> list[str]:
    """Documents in which an incident was missed or made up."""
    lines = []
    for one, ours in asked:
        if bool(one.templates) != ours.incident and not (one.templates and all(t.optional for t in one.templates)):
            wanted = sorted({kind for t in one.templates for kind in t.kinds})
            lines.append(
                f"{one.document}: {'missed ' + ', '.join(wanted) if wanted else 'not wanted: ' + ours.kinds[0]}"
            )
    return lines[:WORST]
