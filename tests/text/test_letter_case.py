"""Articles in CAPITALS as they would be written in running text."""

from __future__ import annotations

import pytest

from pipeline.stages.context import letter_case
from pipeline.text.letter_case import as_table, from_table, learned, recased, with_names
from tests.stages.staged_run import PROJECT


@pytest.fixture(scope="module")
def case():
    return letter_case(str(PROJECT), "en")


@pytest.mark.parametrize(
    "plain",
    [
        "Rebels of the Farabundo Marti National Liberation Front attacked the village in San Miguel on Monday.",
        "The president's convoy was hit. A bomb killed two U.S. soldiers, and it hurt us.",
        "Gunmen killed Msgr Okello near the church, and Mr Karimi and Dr Haddad were wounded.",
        "The FMLN's fighters shot at policemen near Zarbuland, police said.",
    ],
)
def test_capitals_become_running_text(case, plain: str) -> None:
    assert recased(plain.upper(), case) == plain


@pytest.mark.parametrize("text", ["", "12 -- \n\n", "STRASSE İSTANBUL ǅUNGLA", "É'S O'BRIEN'S"])
def test_no_letter_is_added_or_lost(case, text: str) -> None:
    assert len(recased(text, case)) == len(text)
    assert recased(text, case).lower() == text.lower()


def test_what_is_learned_survives_its_table() -> None:
    case = learned(["He saw the army near Ora", "It was May when the MSF may have left", "Then the Ora river rose"])
    read = from_table(as_table(case))
    names = with_names(read, ["Ora"])
    assert read.counts["may"] == case.counts["may"] == (1, 1, 0)
    assert recased("HE SAW THE MSF NEAR ORA", names) == "He saw the MSF near Ora"
