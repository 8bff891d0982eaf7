"""Who did it to whom is read from the tree, in the labels of Universal Dependencies and of ClearNLP alike."""

from __future__ import annotations

import pytest

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import ParsedSentence, Phrase
from pipeline.coding.roles import find_roles
from tests.coding.sentences import parsed, reading_of

ACTIVE_UD = """
Rebels rebel NOUN NNS nsubj 2
attacked attack VERB VBD root 0
soldiers soldier NOUN NNS obj 2
. . PUNCT . punct 2
"""
ACTIVE_CLEAR = ACTIVE_UD.replace(" obj ", " dobj ")
PASSIVE_UD = """
Soldiers soldier NOUN NNS nsubj:pass 3
were be AUX VBD aux:pass 3
attacked attack VERB VBN root 0
by by ADP IN case 5
rebels rebel NOUN NNS obl:agent 3
. . PUNCT . punct 3
"""
PASSIVE_CLEAR = """
Soldiers soldier NOUN NNS nsubjpass 3
were be AUX VBD auxpass 3
attacked attack VERB VBN ROOT 0
by by ADP IN agent 3
rebels rebel NOUN NNS pobj 4
. . PUNCT . punct 3
"""
NOUN_UD = """
The the DET DT det 2
attack attack NOUN NN nsubj 8
on on ADP IN case 4
soldiers soldier NOUN NNS nmod 2
by by ADP IN case 6
rebels rebel NOUN NNS nmod 2
was be AUX VBD cop 8
heavy heavy ADJ JJ root 0
"""
NOUN_CLEAR = """
The the DET DT det 2
attack attack NOUN NN nsubj 7
on on ADP IN prep 2
soldiers soldier NOUN NNS pobj 3
by by ADP IN prep 2
rebels rebel NOUN NNS pobj 5
was be AUX VBD ROOT 0
heavy heavy ADJ JJ acomp 7
"""
RELATIVE_UD = """
Rebels rebel NOUN NNS nsubj 5
who who PRON WP nsubj 3
attacked attack VERB VBD acl:relcl 1
soldiers soldier NOUN NNS obj 3
fled flee VERB VBD root 0
"""
RELATIVE_CLEAR = RELATIVE_UD.replace("acl:relcl", "relcl").replace(" obj ", " dobj ")
LIGHT_UD = """
Rebels rebel NOUN NNS nsubj 2
launched launch VERB VBD root 0
an a DET DT det 4
attack attack NOUN NN obj 2
on on ADP IN case 6
soldiers soldier NOUN NNS nmod 4
"""
LIGHT_CLEAR = """
Rebels rebel NOUN NNS nsubj 2
launched launch VERB VBD ROOT 0
an a DET DT det 4
attack attack NOUN NN dobj 2
on on ADP IN prep 4
soldiers soldier NOUN NNS pobj 5
"""
SIDES = {
    "active, UD": (ACTIVE_UD, 1),
    "active, ClearNLP": (ACTIVE_CLEAR, 1),
    "passive, UD": (PASSIVE_UD, 2),
    "passive, ClearNLP": (PASSIVE_CLEAR, 2),
    "noun, UD": (NOUN_UD, 1),
    "noun, ClearNLP": (NOUN_CLEAR, 1),
    "relative clause, UD": (RELATIVE_UD, 2),
    "relative clause, ClearNLP": (RELATIVE_CLEAR, 2),
    "light verb, UD": (LIGHT_UD, 3),
    "light verb, ClearNLP": (LIGHT_CLEAR, 3),
}


def sides(
    tree: ParsedSentence, trigger: int, lexicon: Lexicon, kind: str = "agent>patient"
) -> tuple[list[str], list[str]]:
    roles = find_roles(reading_of(tree, lexicon), Phrase(trigger, trigger + 1), trigger, kind)
    return [tree.lower[side.head] for side in roles.agents], [tree.lower[side.head] for side in roles.patients]


@pytest.mark.parametrize("name", SIDES)
def test_rebels_attack_soldiers(lexicon: Lexicon, name: str) -> None:
    rows, trigger = SIDES[name]
    assert sides(parsed(rows), trigger, lexicon) == (["rebels"], ["soldiers"])


@pytest.mark.parametrize(("obj", "case"), [("obl", "case"), ("pobj", "prep")])
def test_a_clash_has_a_side_behind_with(lexicon: Lexicon, obj: str, case: str) -> None:
    ud = case == "case"
    tree = parsed(f"""
    Rebels rebel NOUN NNS nsubj 2
    clashed clash VERB VBD root 0
    with with ADP IN {case} {4 if ud else 2}
    soldiers soldier NOUN NNS {obj} {2 if ud else 3}
    """)
    assert sides(tree, 1, lexicon, "clash") == (["rebels"], ["soldiers"])


def test_two_sides_that_clash_together_are_two_sides(lexicon: Lexicon) -> None:
    tree = parsed("""
    Rebels rebel NOUN NNS nsubj 4
    and and CCONJ CC cc 3
    soldiers soldier NOUN NNS conj 1
    clashed clash VERB VBD root 0
    """)
    assert sides(tree, 3, lexicon, "clash") == (["rebels"], ["soldiers"])


def test_what_is_coordinated_shares_the_role(lexicon: Lexicon) -> None:
    tree = parsed("""
    Rebels rebel NOUN NNS nsubj 2
    attacked attack VERB VBD root 0
    soldiers soldier NOUN NNS obj 2
    and and CCONJ CC cc 5
    policemen policeman NOUN NNS conj 3
    """)
    assert sides(tree, 1, lexicon) == (["rebels"], ["soldiers", "policemen"])


def test_the_second_verb_shares_the_subject_of_the_first(lexicon: Lexicon) -> None:
    tree = parsed("""
    Rebels rebel NOUN NNS nsubj 2
    entered enter VERB VBD root 0
    Gao Gao PROPN NNP obj 2
    and and CCONJ CC cc 5
    attacked attack VERB VBD conj 2
    soldiers soldier NOUN NNS obj 5
    """)
    assert sides(tree, 4, lexicon) == (["rebels"], ["soldiers"])


def test_the_victims_of_a_patient_verb_are_its_subject(lexicon: Lexicon) -> None:
    tree = parsed("""
    Soldiers soldier NOUN NNS nsubj 2
    died die VERB VBD root 0
    """)
    assert sides(tree, 1, lexicon, "patient") == ([], ["soldiers"])


def test_a_nationality_before_an_event_noun_names_who_did_it(lexicon: Lexicon) -> None:
    tree = parsed("""
    Russian russian ADJ JJ amod 3
    air air NOUN NN compound 3
    strikes strike NOUN NNS nsubj 4
    hit hit VERB VBD root 0
    the the DET DT det 6
    camp camp NOUN NN obj 4
    """)
    roles = find_roles(reading_of(tree, lexicon), Phrase(1, 3), 2, "agent>patient")
    assert [side.actor.country for side in roles.agents if side.actor] == ["RUS"]
    assert [tree.lower[side.head] for side in roles.patients] == ["camp"]


def test_time_and_measure_are_no_sides(lexicon: Lexicon) -> None:
    tree = parsed("""
    Rebels rebel NOUN NNS nsubj 2
    attacked attack VERB VBD root 0
    that that DET DT det 4
    night night NOUN NN obj 2
    """)
    assert sides(tree, 1, lexicon) == (["rebels"], [])


def test_the_tree_ends_at_its_root() -> None:
    tree = parsed(RELATIVE_UD)
    assert list(tree.ancestors(3)) == [2, 0, 4]
    assert list(tree.ancestors(4)) == []
    assert tree.subtree(0) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("rows", "verb", "passive"), [(ACTIVE_UD, 1, False), (PASSIVE_UD, 2, True), (PASSIVE_CLEAR, 2, True)]
)
def test_passives_are_told_apart(rows: str, verb: int, *, passive: bool) -> None:
    assert parsed(rows).is_passive(verb) is passive


def test_spans_and_surfaces_stand_in_the_text() -> None:
    tree = parsed(PASSIVE_UD)
    start, end = tree.span(3, 5)
    assert tree.sentence.text[start:end] == tree.surface(3, 5) == "by rebels"
