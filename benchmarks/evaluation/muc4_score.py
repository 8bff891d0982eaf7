"""Measures on MUC-4: how our answers agree with the answer keys, document by document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from benchmarks.evaluation.figures import Figure, Scored, f1, share
from benchmarks.evaluation.muc4 import Document, Named, load, run
from benchmarks.evaluation.muc4_answers import Answer, answers
from benchmarks.evaluation.runs import PROJECT
from pipeline.reference.rows import read_rows
from schemas.coding import ActorRef
from schemas.seeds import AliasRow

ABOUT = (
    "{count} documents, tst1 and tst2. Incident: whether a document tells of one, leaving out documents that the key "
    "calls optional. Type: over documents in which both find an incident, the share whose first incident of ours, "
    "headline and lead before the rest, has the type of one of the key's. Organisations and people: sets per document; "
    "spellings that the key gives as alternatives count as one, optional ones only when found; one is found when the "
    "words of one hold those of the other, or when it is a known name of our actor. Killed: over documents with an "
    "incident, whether anyone died in it; a document in which we find no incident counts as nobody."
)
WANTED = {"incident": 0.88, "type": 0.80, "organisation": 0.50, "people": 0.50, "killed": 0.85}
WORST = 25
# Words that do not tell one organisation or person from another.
IDLE = frozenset(
    {"the", "a", "an", "of", "de", "la", "el", "los", "las", "and", "y", "for", "in", "on", "to"}
) | frozenset({"his", "her", "their", "its", "some", "several", "many", "two", "three"})

Aliases = Mapping[str, Collection[str]]
Same = Callable[[Named, str], bool]


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
        for actor in ours.organisations:
            said.setdefault(str(actor.actor_id), set()).update(_ways_of(actor, aliases))
        wanted = [named for t in one.templates for named in t.organisations]
        counts.update(matched(merged(wanted), [frozenset(ways) for ways in said.values()]))
    return f1("perpetrator organisations", counts["hits"], counts["ours"], counts["theirs"], WANTED["organisation"])


def _people(asked: Sequence[tuple[Document, Answer]]) -> Figure:
    counts: Counter[str] = Counter()
    for one, ours in asked:
        said = merged([Named(frozenset({text}), False) for text in ours.people if words(text)])
        wanted = merged([named for t in one.templates for named in t.people])
        counts.update(matched(wanted, [named.ways for named in said]))
    return f1("human targets", counts["hits"], counts["ours"], counts["theirs"], WANTED["people"])


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
    """The names of each actor in our tables."""
    known: dict[str, set[str]] = {}
    for entry in read_rows(PROJECT / "seeds", "actors/aliases.csv", AliasRow):
        known.setdefault(entry.row.actor_id, set()).add(entry.row.alias)
    return known


def _ways_of(actor: ActorRef, aliases: Aliases) -> set[str]:
    return {actor.text, actor.name, *aliases.get(str(actor.actor_id), ())}


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
