"""Actors are found by name or by rule, and an alias means what the article and the day support."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from pipeline.coding.actors import ActorKind, ActorSpan, spot_actors
from pipeline.coding.identity import ArticleActors, Identity, article_actors, identify, parents_of, related
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.names import NameIndex
from schemas.seeds import ActorRow, AliasRow, ParentRow
from schemas.vocabulary import ActorClass
from tests.coding.sentences import parsed

WARPLANES = """
Russian russian ADJ JJ amod 2
warplanes warplane NOUN NNS nsubj 3
bombed bomb VERB VBD root 0
it it PRON PRP obj 3
"""
FORCES_OF = """
Forces force NOUN NNS nsubj 4
of of ADP IN case 3
Syria syria PROPN NNP nmod 1
shelled shell VERB VBD root 0
it it PRON PRP obj 4
"""
TWO_AIR_FORCES = """
Syrian syrian ADJ JJ amod 4
and and CCONJ CC cc 3
Russian russian ADJ JJ conj 1
warplanes warplane NOUN NNS nsubj 5
bombed bomb VERB VBD root 0
it it PRON PRP obj 5
"""
BACKED = """
Turkey¦ turkey PROPN NNP npadvmod 3
-¦ - PUNCT HYPH punct 3
backed back VERB VBN amod 4
rebels rebel NOUN NNS nsubj 5
fled flee VERB VBD root 0
"""


def states(rows: str, lexicon: Lexicon) -> list[tuple[str | None, str]]:
    tree = parsed(rows)
    spans = [span for span in spot_actors(tree, lexicon) if span.kind is ActorKind.STATE]
    return [(span.country, tree.surface(span.first, span.last)) for span in spans]


def test_a_nationality_before_warplanes_names_state_forces(lexicon: Lexicon) -> None:
    assert states(WARPLANES, lexicon) == [("RUS", "Russian warplanes")]
    assert spot_actors(parsed(WARPLANES), lexicon)[0].weapon == "warplane"


def test_forces_of_a_country_are_state_forces(lexicon: Lexicon) -> None:
    assert states(FORCES_OF, lexicon) == [("SYR", "Forces of Syria")]


def test_two_nationalities_share_their_warplanes(lexicon: Lexicon) -> None:
    spans = spot_actors(parsed(TWO_AIR_FORCES), lexicon)
    assert {span.country for span in spans} == {"SYR", "RUS"}


def test_a_patron_is_no_actor(lexicon: Lexicon) -> None:
    assert "TUR" not in {span.country for span in spot_actors(parsed(BACKED), lexicon)}


def test_spans_do_not_overlap(lexicon: Lexicon) -> None:
    for rows in (WARPLANES, FORCES_OF, TWO_AIR_FORCES, BACKED):
        spans = spot_actors(parsed(rows), lexicon)
        assert all(one.last <= other.first for one, other in pairwise(spans))


def test_a_capitalised_name_of_a_group_needs_no_row(lexicon: Lexicon) -> None:
    tree = parsed("""
    The the DET DT det 4
    Zorvan Zorvan PROPN NNP compound 4
    Valley Valley PROPN NNP compound 4
    Brigades Brigades PROPN NNPS nsubj 5
    attacked attack VERB VBD root 0
    it it PRON PRP obj 5
    again again ADV RB advmod 5
    and and CCONJ CC cc 9
    left leave VERB VBD conj 5
    """)
    [span] = [span for span in spot_actors(tree, lexicon) if span.kind is ActorKind.UNLISTED]
    assert tree.surface(span.first, span.last) == "Zorvan Valley Brigades"
    identity = identify(span, tree, lexicon, article(), day=None)
    assert (identity.actor_id, identity.name) == (None, "Zorvan Valley Brigades")


def test_a_verb_form_is_nobody(lexicon: Lexicon) -> None:
    tree = parsed("It it PRON PRP nsubj 2\nforces force VERB VBZ root 0\nthem they PRON PRP obj 2")
    assert [span for span in spot_actors(tree, lexicon) if span.kind in {ActorKind.STATE, ActorKind.GENERIC}] == []


# Two groups with one acronym, one of which bore its name only for a time.
ROWS = [
    ("north-front", "Northern Liberation Front", None, None),
    ("north-front", "NLF", None, None),
    ("island-front", "Island Liberation Front", None, None),
    ("island-front", "NLF", None, None),
    ("old-guard", "Home Guard", None, date(2009, 12, 31)),
    ("new-guard", "Home Guard", date(2010, 1, 1), None),
    ("lone-army", "LA", None, None),
]
HOMES = {
    "north-front": "SYR",
    "island-front": "PHL",
    "old-guard": "MLI",
    "new-guard": "MLI",
    "lone-army": "NER",
}


@pytest.fixture(scope="module")
def small(lexicon: Lexicon) -> Lexicon:
    """The project's lexicon with a few invented actors in the place of its own."""
    aliases = [
        (
            alias,
            Entry(
                AliasRow(actor_id=actor, alias=alias, from_date=start, to_date=end, source="test"),
                f"aliases:{line}",
            ),
        )
        for line, (actor, alias, start, end) in enumerate(ROWS)
    ]
    actors = {
        actor: ActorRow(
            actor_id=actor,
            name=f"The {actor}",
            actor_class=ActorClass.REBEL_GROUP,
            country=home,
            from_date=None,
            to_date=None,
            source="test",
        )
        for actor, home in HOMES.items()
    }
    parent = {
        "north-front": (_parent("north-front", "union", 2018, 2020),),
        "union": (_parent("union", "roof", 2000, 2030),),
    }
    return replace(lexicon, aliases=NameIndex(aliases), actors=actors, parents=parent)


def _parent(actor: str, parent: str, first: int, last: int) -> ParentRow:
    return ParentRow(
        actor_id=actor,
        parent_id=parent,
        from_date=date(first, 1, 1),
        to_date=date(last, 12, 31),
        source="test",
    )


def who(name: str, lexicon: Lexicon, article: ArticleActors, day: date | None = None) -> Identity:
    words = name.split()
    rows = [f"{word} {word} PROPN NNP compound {len(words) + 1}" for word in words]
    tree = parsed("\n".join([*rows, "attacked attack VERB VBD root 0", "it it PRON PRP obj 1"]))
    [span] = [span for span in spot_actors(tree, lexicon) if span.kind is ActorKind.NAMED]
    return identify(span, tree, lexicon, article, day=day)


def article(*full: str, countries: tuple[str, ...] = ()) -> ArticleActors:
    return ArticleActors(lambda: (frozenset(full), Counter(countries)))


def test_an_acronym_of_two_groups_needs_the_article_to_choose(small: Lexicon) -> None:
    assert who("NLF", small, article()).actor_id is None
    assert who("NLF", small, article()).name == "NLF"
    assert who("NLF", small, article("north-front")).actor_id == "north-front"
    assert who("NLF", small, article(countries=("PHL",))).actor_id == "island-front"


def test_where_both_countries_are_named_the_main_one_decides(small: Lexicon) -> None:
    assert who("NLF", small, article(countries=("PHL", "SYR", "SYR"))).actor_id == "north-front"


def test_a_very_short_acronym_needs_support_even_alone(small: Lexicon) -> None:
    assert who("LA", small, article()).actor_id is None
    assert who("LA", small, article(countries=("NER",))).actor_id == "lone-army"


def test_a_full_name_needs_no_support(small: Lexicon) -> None:
    assert who("Island Liberation Front", small, article()).actor_id == "island-front"


@pytest.mark.parametrize(("day", "actor"), [(date(2005, 5, 5), "old-guard"), (date(2015, 5, 5), "new-guard")])
def test_a_name_means_who_bore_it_on_the_day(small: Lexicon, day: date, actor: str) -> None:
    assert who("Home Guard", small, article(countries=("MLI",)), day).actor_id == actor


def test_full_names_in_the_article_are_remembered(small: Lexicon) -> None:
    tree = parsed(
        "Island Island PROPN NNP compound 3\nLiberation Liberation PROPN NNP compound 3\nFront Front PROPN NNP root 0"
    )
    assert article_actors(lambda: spot_actors(tree, small), small).full_names == {"island-front"}


def test_the_main_country_is_the_one_named_most(small: Lexicon) -> None:
    assert article(countries=("PHL", "SYR", "SYR")).main_country == "SYR"
    assert article().main_country is None


def test_bodies_are_those_of_the_day_nearest_first(small: Lexicon) -> None:
    assert parents_of("north-front", small, day=date(2019, 1, 1)) == ["union", "roof"]
    assert parents_of("north-front", small, day=date(2022, 1, 1)) == []
    assert parents_of(None, small, day=None) == []


def test_relation_goes_both_ways(small: Lexicon) -> None:
    assert related("north-front", "roof", small)
    assert related("roof", "north-front", small)
    assert not related("north-front", "island-front", small)
    assert not related(None, None, small)


def test_a_span_covers_its_own_tokens() -> None:
    span = ActorSpan(2, 4, ActorKind.NAMED)
    assert [token for token in range(6) if span.covers(token)] == [2, 3]
