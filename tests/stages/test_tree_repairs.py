"""Heads that grammar does not allow are put right, and all others are left as they are."""

from __future__ import annotations

from pipeline.stages.tree_repairs import repaired


def heads_of(*rows: tuple[str, str, int]) -> list[int]:
    """The heads after repair; a row is a word, its relation and its head's place."""
    words, deps, heads = zip(*rows, strict=True)
    return list(repaired(words, ["NN"] * len(words), deps, heads)[1])


def test_a_preposition_belongs_to_its_noun_and_not_to_a_name_before_it() -> None:
    rows = [
        ("raid", "ROOT", 0),
        ("against", "case", 2),
        ("Boko", "compound", 4),
        ("Haram", "flat", 2),
        ("camps", "nmod", 0),
    ]
    assert heads_of(*rows) == [0, 4, 4, 2, 0]


def test_a_preposition_of_the_noun_itself_stays() -> None:
    rows = [("troops", "nsubj", 3), ("from", "case", 2), ("Chad", "nmod", 0), ("attacked", "ROOT", 3)]
    assert heads_of(*rows) == [3, 2, 0, 3]


def test_a_clause_behind_an_example_is_about_the_example() -> None:
    rows = [
        ("clashes", "ROOT", 0),
        ("in", "case", 2),
        ("Lima", "nmod", 0),
        (",", "punct", 6),
        ("including", "case", 6),
        ("a", "det", 6),
        ("bombing", "nmod", 0),
        ("that", "nsubj", 8),
        ("wounded", "acl:relcl", 0),
        ("six", "obj", 8),
    ]
    assert heads_of(*rows)[8] == 6


def test_a_clause_behind_another_part_of_the_noun_stays() -> None:
    rows = [
        ("attack", "ROOT", 0),
        ("on", "case", 3),
        ("a", "det", 3),
        ("market", "nmod", 0),
        ("that", "nsubj", 5),
        ("wounded", "acl:relcl", 0),
        ("six", "obj", 5),
    ]
    assert heads_of(*rows) == [row[2] for row in rows]


def test_an_example_that_has_ended_before_the_clause_is_not_what_it_is_about() -> None:
    rows = [
        ("towns", "nsubj", 8),
        (",", "punct", 3),
        ("including", "case", 3),
        ("Baga", "nmod", 0),
        (",", "punct", 0),
        ("that", "nsubj", 6),
        ("burned", "acl:relcl", 0),
        (",", "punct", 6),
        ("emptied", "ROOT", 8),
    ]
    assert heads_of(*rows) == [row[2] for row in rows]


def tree_of(*rows: tuple[str, str, str, int]) -> list[tuple[str, int]]:
    """Relations and heads after repair; a row is a word, its tag, its relation and its head's place."""
    words, tags, deps, heads = zip(*rows, strict=True)
    return list(zip(*repaired(words, tags, deps, heads), strict=True))


def test_a_participle_with_its_doer_is_about_the_noun_before_it() -> None:
    rows = [
        ("Mines", "NNS", "nsubj", 1),
        ("laid", "VBN", "ROOT", 1),
        ("by", "IN", "case", 3),
        ("rebels", "NNS", "obl:agent", 1),
        ("killed", "VBD", "advcl", 1),
        ("six", "CD", "obj", 4),
        (".", ".", "punct", 1),
    ]
    assert tree_of(*rows) == [
        ("nsubj", 4),
        ("acl", 0),
        ("case", 3),
        ("obl:agent", 1),
        ("ROOT", 4),
        ("obj", 4),
        ("punct", 4),
    ]


def test_a_passive_verb_stays_the_verb() -> None:
    rows = [
        ("Six", "CD", "nsubj:pass", 2),
        ("were", "VBD", "aux:pass", 2),
        ("killed", "VBN", "ROOT", 2),
        ("by", "IN", "case", 4),
        ("mines", "NNS", "obl:agent", 2),
        ("and", "CC", "cc", 6),
        ("fled", "VBD", "conj", 2),
    ]
    assert tree_of(*rows) == [(row[2], row[3]) for row in rows]


def test_a_clause_with_who_is_about_the_person_before_it() -> None:
    rows = [
        ("replaced", "VBD", "ROOT", 0),
        ("Ana", "NNP", "obj", 0),
        ("Paz", "NNP", "flat", 1),
        (",", ",", "punct", 5),
        ("who", "WP", "nsubj:pass", 6),
        ("was", "VBD", "aux:pass", 6),
        ("shot", "VBN", "advcl:relcl", 0),
    ]
    assert tree_of(*rows)[6] == ("acl:relcl", 1)


def test_a_question_with_who_stays_with_its_verb() -> None:
    rows = [
        ("asked", "VBD", "ROOT", 0),
        ("police", "NNS", "obj", 0),
        ("who", "WP", "nsubj", 3),
        ("fired", "VBD", "ccomp", 0),
    ]
    assert tree_of(*rows)[3] == ("ccomp", 0)


def test_a_preposition_before_an_office_belongs_to_the_name() -> None:
    rows = [
        ("murder", "NN", "ROOT", 0),
        ("of", "IN", "case", 3),
        ("union", "NN", "compound", 3),
        ("leader", "NN", "nmod:desc", 4),
        ("Ana", "NNP", "appos", 0),
        ("Paz", "NNP", "flat", 4),
    ]
    found = tree_of(*rows)
    assert (found[1], found[4]) == (("case", 4), ("nmod", 0))


def test_an_office_without_a_preposition_stays_beside_the_noun() -> None:
    rows = [
        ("brother", "NN", "ROOT", 0),
        (",", ",", "punct", 3),
        ("mayor", "NN", "nmod:desc", 3),
        ("Ana", "NNP", "appos", 0),
    ]
    assert tree_of(*rows) == [(row[2], row[3]) for row in rows]


def test_whom_somebody_is_taken_for_is_an_aside_before_a_verb() -> None:
    rows = [
        ("men", "NNS", "nsubj", 1),
        ("believed", "VBD", "ROOT", 1),
        ("to", "TO", "mark", 4),
        ("be", "VB", "cop", 4),
        ("rebels", "NNS", "nsubj", 5),
        ("killed", "VBD", "ccomp", 1),
        ("six", "CD", "obj", 5),
    ]
    found = tree_of(*rows)
    assert (found[0], found[1], found[4], found[5]) == (("nsubj", 5), ("acl", 0), ("xcomp", 1), ("ROOT", 5))


def test_who_is_believed_to_be_something_is_the_verbs_own() -> None:
    rows = [
        ("men", "NNS", "nsubj:pass", 2),
        ("are", "VBP", "aux:pass", 2),
        ("believed", "VBN", "ROOT", 2),
        ("to", "TO", "mark", 5),
        ("be", "VB", "cop", 5),
        ("rebels", "NNS", "xcomp", 2),
    ]
    assert tree_of(*rows) == [(row[2], row[3]) for row in rows]


def test_them_ends_a_clause_and_the_verb_behind_belongs_to_the_noun() -> None:
    rows = [
        ("guards", "NNS", "ccomp", 8),
        ("who", "WP", "nsubj", 2),
        ("tried", "VBD", "acl:relcl", 0),
        ("to", "TO", "mark", 4),
        ("stop", "VB", "xcomp", 2),
        ("them", "PRP", "nsubj:pass", 7),
        ("were", "VBD", "aux:pass", 7),
        ("shot", "VBN", "ccomp", 4),
        ("said", "VBD", "ROOT", 8),
    ]
    found = tree_of(*rows)
    assert (found[0], found[5], found[7]) == (("nsubj:pass", 7), ("obj", 4), ("ccomp", 8))


def test_what_is_suspected_behind_a_verb_is_what_it_acts_on() -> None:
    rows = [
        ("Jets", "NNS", "nsubj", 1),
        ("struck", "VBD", "ROOT", 1),
        ("suspected", "VBN", "xcomp", 1),
        ("compounds", "NNS", "obj", 2),
        ("on", "IN", "case", 5),
        ("Monday", "NNP", "obl", 2),
    ]
    assert tree_of(*rows)[2:] == [("amod", 3), ("obj", 1), ("case", 5), ("obl", 1)]


def test_who_tells_it_is_no_subject_of_what_is_told() -> None:
    rows = [
        ("According", "VBG", "case", 2),
        ("to", "IN", "fixed", 0),
        ("residents", "NNS", "nsubj:pass", 8),
        (",", ",", "punct", 4),
        ("Ruiz", "NNP", "conj", 2),
        ("and", "CC", "cc", 6),
        ("guards", "NNS", "conj", 2),
        ("were", "VBD", "aux:pass", 8),
        ("killed", "VBN", "ROOT", 8),
    ]
    found = tree_of(*rows)
    assert (found[2], found[4], found[6]) == (("obl", 8), ("nsubj:pass", 8), ("conj", 4))


def test_who_acts_behind_a_source_stays_the_subject() -> None:
    rows = [
        ("According", "VBG", "case", 2),
        ("to", "IN", "fixed", 0),
        ("residents", "NNS", "obl", 5),
        (",", ",", "punct", 5),
        ("gunmen", "NNS", "nsubj", 5),
        ("attacked", "VBD", "ROOT", 5),
    ]
    assert tree_of(*rows)[2:5] == [("obl", 5), ("punct", 5), ("nsubj", 5)]
