"""The domain grammar makes well-formed trees in the treebank's manner."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.model.grammar import Grammar, domain_conllu, read_grammar, sentences
from pipeline.model.lexicon import UnknownWord
from pipeline.model.notation import BadRule, Item, read_rule
from pipeline.model.trees import Token, agreed, text_of, tokens_of

DOMAIN = Path(__file__).parents[2] / "models" / "domain"
SAMPLE = 400
LEAST_VERBS, LEAST_NOUNS = 200, 300


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return read_grammar(DOMAIN)


@pytest.fixture(scope="module")
def sample(grammar: Grammar) -> list[list[Token]]:
    return list(sentences(grammar, count=SAMPLE, seed=5))


def depth_of(tokens: list[Token], index: int) -> int:
    steps = 0
    while tokens[index].head:
        index = tokens[index].head - 1
        steps += 1
        if steps > len(tokens):
            raise AssertionError("a cycle of heads")
    return steps


def test_every_sentence_is_one_tree(sample: list[list[Token]]) -> None:
    for tokens in sample:
        assert [token.rel for token in tokens if token.head == 0] == ["root"], text_of(tokens)
        assert all(depth_of(tokens, index) < len(tokens) for index in range(len(tokens)))


def test_no_arc_crosses_another(sample: list[list[Token]]) -> None:
    for tokens in sample:
        arcs = [tuple(sorted((index, token.head))) for index, token in enumerate(tokens, start=1) if token.head]
        crossing = [(a, b) for a in arcs for b in arcs if a[0] < b[0] < a[1] < b[1]]
        assert not crossing, text_of(tokens)


def test_every_finite_verb_has_its_form(sample: list[list[Token]]) -> None:
    assert not [token for tokens in sample for token in tokens if token.word.finite]


def test_a_seed_always_gives_the_same_sentences() -> None:
    assert domain_conllu(DOMAIN, count=20, seed=1) == domain_conllu(DOMAIN, count=20, seed=1)
    assert domain_conllu(DOMAIN, count=20, seed=1) != domain_conllu(DOMAIN, count=20, seed=2)


def test_text_holds_the_words_in_order(sample: list[list[Token]]) -> None:
    for tokens in sample:
        assert text_of(tokens).replace(" ", "") == "".join(token.word.form for token in tokens)


def test_every_rule_can_be_written_out(grammar: Grammar) -> None:
    for rules in grammar.rules.values():
        for rule in rules:
            assert grammar.expand(rule.items, random.Random(1)).word.form


def test_every_symbol_is_used(grammar: Grammar) -> None:
    def symbols(items: Iterable[Item]) -> set[str]:
        nested = [symbols(item.what) for item in items if not isinstance(item.what, str)]
        return {item.what for item in items if isinstance(item.what, str)}.union(*nested)

    used = {name for rules in grammar.rules.values() for rule in rules for name in symbols(rule.items)}
    assert set(grammar.rules) - used == {"sentence"}


def test_the_vocabulary_is_broad(grammar: Grammar) -> None:
    verbs = [group for group in grammar.lexicon.verbs if group.startswith("@")]
    nouns = [group for group in grammar.lexicon.nouns if group.startswith("@")]
    assert len(verbs) >= LEAST_VERBS
    assert len(nouns) >= LEAST_NOUNS


def expanded(grammar: Grammar, rule: str) -> str:
    return text_of(tokens_of(agreed(grammar.expand(read_rule(rule).items, random.Random(0)))))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("nsubj/n.@soldier.pl =v.@lob.past obj/n.@missile.pl punct/.", "Soldiers lobbed missiles."),
        ("nsubj/n.@mosque.pl cop/aux.be.past ='dead", "Mosques were dead"),
        ("nsubj/n.@army.sg =v.@deny.pres obj/n.@claim.pl", "Army denies claims"),
        ("det/'a =name.abbr2", None),
        (
            "=n.@group.sg acl:relcl/(nsubj/'that.rel =v.@control.pres obj/n.@town.pl)",
            "Group that controls towns",
        ),
        (
            "=n.@group.pl acl:relcl/(nsubj/'that.rel =v.@control.pres obj/n.@town.pl)",
            "Groups that control towns",
        ),
        ("amod/(obl:unmarked/(=Turkey punct/-) =v.@back.pass) =n.@rebel.pl", "Turkey-backed rebels"),
        ("det/'the punct/lq amod/a.@deadly =n.@raid.sg punct/rq", 'The "deadly raid"'),
        ("=Front appos/(punct/lrb =NLF punct/rrb)", "Front (NLF)"),
    ],
)
def test_written_form(grammar: Grammar, rule: str, text: str | None) -> None:
    if text is None:
        with pytest.raises(UnknownWord):
            expanded(grammar, rule)
    else:
        assert expanded(grammar, rule) == text


@pytest.mark.parametrize("rule", ["nsubj/a obj/b", "=a =b", "=a obj/(case/'in", "=a )", "a =b"])
def test_a_rule_that_makes_no_tree_is_refused(rule: str) -> None:
    with pytest.raises(BadRule):
        read_rule(rule)
