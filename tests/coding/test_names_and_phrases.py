"""Names and phrases are found whatever their accents, hyphens and articles, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.coding.names import NameIndex, NameTokens, name_pieces
from pipeline.coding.phrases import Forms, PhraseIndex, folded, phrase_words

NAMES = NameIndex(
    [
        ("Faylaq al-Sham", "faylaq"),
        ("al-Sham", "region"),
        ("Duékoué Brigade", "brigade"),
        ("US", "usa"),
        ("Al-Qa'ida", "qaida"),
        ("the Syrian Observatory", "observatory"),
        ("Syrian Observatory for Human Rights", "sohr"),
        ("M23", "m23"),
        ("Mali", "mali"),
        ("ISWAP", "iswap"),
    ]
)


def found(text: str) -> list[tuple[int, int, str]]:
    return [(hit.first, hit.last, hit.rows[0]) for hit in NAMES.find(NameTokens(text.split()))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("fighters of Faylaq al-Sham fled", "faylaq"),
        ("fighters of Faylaq al - Sham fled", "faylaq"),
        ("fighters of FAYLAQ AL-SHAM fled", "faylaq"),
        ("fighters of the Duekoue Brigade fled", "brigade"),
        ("fighters of the DUÉKOUÉ Brigade fled", "brigade"),
        ("members of Al-Qa’ida fled", "qaida"),
        ("members of al Qa'ida fled", "qaida"),
        ("forces of the U.S. fled", "usa"),
        ("near Goma M23 fled", "m23"),
    ],
)
def test_a_name_is_found_as_newspapers_write_it(text: str, name: str) -> None:
    assert [row for _, _, row in found(text)] == [name]


def test_the_longest_name_wins() -> None:
    assert found("Faylaq al-Sham") == [(0, 2, "faylaq")]
    assert found("the Syrian Observatory for Human Rights said") == [(1, 6, "sohr")]


def test_the_article_of_a_name_is_no_part_of_it() -> None:
    assert [row for _, _, row in found("a Syrian Observatory report")] == ["observatory"]


@pytest.mark.parametrize("text", ["they told us that", "he said Us", "mali", "in Mali's-based groups", "Malians fled"])
def test_a_word_that_only_looks_like_a_name_is_none(text: str) -> None:
    assert found(text) == []


def test_in_a_headline_of_capitals_a_short_acronym_may_be_a_word() -> None:
    assert found("THEY TOLD US ABOUT IT") == []
    assert found("ISWAP KILLS FIVE IN RAID") == [(0, 1, "iswap")]


def test_names_do_not_overlap() -> None:
    spans = found("Faylaq al-Sham and al-Sham and M23")
    assert [row for _, _, row in spans] == ["faylaq", "region", "m23"]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_a_name_of_two_actors_gives_both_rows() -> None:
    index = NameIndex([("NLF", 1), ("NLF", 2)])
    assert index.find(NameTokens(["the", "NLF", "said"]))[0].rows == (1, 2)
    assert len(index) == 2
    assert index.named("nlf") == (1, 2)
    assert index.named("the NLF") == index.named("NL") == ()


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("U.S.", ["us"]),
        ("Qa'ida", ["qa", "ida"]),
        ("Ansar al-Islam", ["ansar", "al", "islam"]),
        ("St. Mary", ["st", "mary"]),
    ],
)
def test_pieces_of_a_name(name: str, pieces: list[str]) -> None:
    assert list(name_pieces(name)) == pieces


def test_folding_is_idempotent() -> None:
    assert folded(folded("Duékoué ŞIRNAK")) == folded("Duékoué ŞIRNAK") == "duekoue sirnak"


PHRASES = PhraseIndex(
    [
        ("air strike", "air strike"),
        ("strike", "strike"),
        ("lose life", "lose life"),
        ("strike * deal", "deal"),
        ("surface-to-surface missile", "missile"),
        ("come under fire", "fire"),
    ]
)


def phrases(text: str) -> list[str]:
    return [hit.row for hit in PHRASES.find(Forms.of(text.split()))]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("an air strike hit", ["air strike"]),
        ("an air - strike hit", ["air strike"]),
        ("the strike hit", ["strike"]),
        ("lose their life", ["lose life"]),
        ("lose the life", ["lose life"]),
        ("strike a deal", ["deal"]),
        ("strike a new trade deal", ["deal"]),
        ("strike a very big new trade deal", ["strike"]),
        ("strike deal", ["strike"]),
        ("a surface - to - surface missile", ["missile"]),
        ("a surface to surface missile", ["missile"]),
        ("come under heavy fire", []),
        ("air and strike", ["strike"]),
    ],
)
def test_phrases_are_found_across_hyphens_articles_and_wildcards(text: str, rows: list[str]) -> None:
    assert phrases(text) == rows


def test_a_phrase_matches_over_several_columns() -> None:
    hits = PHRASES.find(Forms.of(["they", "lose", "their", "life"], ["They", "lost", "their", "lives"]))
    assert [(hit.first, hit.last) for hit in hits] == [(1, 4)]


def test_all_phrases_at_a_word_are_given_longest_first() -> None:
    hits = PHRASES.all_at(Forms.of(["strike", "a", "deal"]), 0)
    assert [hit.row for hit in hits] == ["deal", "strike"]


def test_every_row_goes_into_the_index() -> None:
    assert len(PHRASES) == 6
    assert len(PhraseIndex([("", "nothing")])) == 0


def test_words_of_a_phrase_drop_hyphens() -> None:
    assert phrase_words("Surface-to-air") == ["surface", "to", "air"]
