"""People told one by one: lists with ages and offices, companions, and who of many the victims were."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import Outcome
from tests.coding.conftest import CodeText

BOMB = "A car bomb exploded in Ora in Colombia on Sunday, "
AT_ORA = " in Ora in Colombia on Friday."


def hurt(code: CodeText, text: str) -> list[Claim]:
    """The claims of people killed, wounded or abducted."""
    told = {Outcome.KILLED, Outcome.WOUNDED, Outcome.ABDUCTED}
    return [claim for claim in code(text).claims if claim.outcome in told]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (BOMB + "killing Maria Pulido, 42; her brother Juan Lopez; a watchman; and two passers-by.", 5),
        ("Gunmen shot dead Maria Pulido, 42; Juan Lopez, 25; and Ana Paz, 17," + AT_ORA, 3),
        ("Maria Pulido, 42; Juan Lopez, 25, a cook; and Ana Paz, 17, were killed by gunmen" + AT_ORA, 3),
        ("Gunmen shot dead Maria Pulido, 42 and Juan Lopez, 25," + AT_ORA, 2),
        (BOMB + "killing Maria Pulido, 42; nobody else was hurt.", 1),
        ("Gunmen killed Ana Paz in Ora in Colombia on Sunday; Juan Lopez, her driver, survived.", 1),
    ],
)
def test_parts_between_semicolons_are_people_and_ages_are_no_tolls(code: CodeText, text: str, number: int) -> None:
    assert {(claim.low, claim.high) for claim in hurt(code, text)} == {(number, number)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ana Paz and her companion Luis Toro, a member of the council, were abducted by gunmen" + AT_ORA, 2),
        ("Pulido and her companion Luis Toro, a member of the council, were abducted by gunmen" + AT_ORA, 2),
        ("Ana Paz, her companion Luis Toro, and a watchman were killed by gunmen" + AT_ORA, 3),
        ("Ana Paz, a nurse, and Luis Toro, a driver, were killed by gunmen" + AT_ORA, 2),
    ],
)
def test_what_somebody_is_stands_between_commas_and_is_no_other_person(code: CodeText, text: str, number: int) -> None:
    assert {(claim.low, claim.high) for claim in hurt(code, text)} == {(number, number)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Gunmen murdered Ana Paz, a nurse, along with five other nurses" + AT_ORA, 6),
        ("Pulido was shot to death along with two other party militants" + AT_ORA, 3),
        ("The mayor was shot dead along with his driver" + AT_ORA, 2),
        ("Gunmen kidnapped Senator Luis Toro along with his secretary Ana Paz" + AT_ORA, 2),
        ("Gunmen shot dead a dealer along with his dog" + AT_ORA, 1),
    ],
)
def test_companions_count_with_whom_they_were(code: CodeText, text: str, number: int) -> None:
    assert {(claim.low, claim.high) for claim in hurt(code, text)} == {(number, number)}


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        (
            BOMB + "killing nine people, including the union leader Ana Paz.",
            "people, including the union leader Ana Paz",
        ),
        (BOMB + "killing three civilians, two women and a man.", "civilians, two women and a man"),
        (
            BOMB + "and five people, including journalists and a guard, were wounded.",
            "people, including journalists and",
        ),
        (BOMB + "killing nine people, police said.", "people"),
        (
            "Ten union members were killed on Friday in Ora in Colombia, including Ana Paz.",
            "members, including Ana Paz",
        ),
    ],
)
def test_the_victims_of_a_claim_tell_who_of_them_is_known(code: CodeText, text: str, victims: str) -> None:
    told = [claim.victims or "" for claim in hurt(code, text)]
    assert any(victims in one for one in told)
    assert ("," in victims) == any("," in one for one in told)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The wounded were two soldiers and a child.", {(3, 3)}),
        ("The injured were 19-year-old Ana Paz, 30-year-old Luis Toro and two other people.", {(4, 4)}),
        ("The injured were taken to hospital.", set()),
        ("Also injured was a student.", {(1, 1)}),
        ("Also wounded in the blast were three soldiers.", {(3, 3)}),
        ("Injured by the blast were a taxi driver; Ana Paz, a nurse; and Juan Lopez, a baker.", {(3, 3)}),
        ("Injured were Maria Pulido, a nurse, and Juan Lopez, a student.", {(2, 2)}),
        ("Injured people were taken to hospital.", set()),
    ],
)
def test_who_the_injured_were(code: CodeText, text: str, number: set[tuple[int, int]]) -> None:
    told = hurt(code, "A car bomb exploded in Ora in Colombia on Sunday. " + text)
    assert {(claim.low, claim.high) for claim in told} == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "The mayor's son, William; Juan Toro Paz, the secretary; and bodyguard Luis Diaz, were also killed"
            + AT_ORA,
            3,
        ),
        ("Gomez, his son Luis, and 15 others were killed by gunmen" + AT_ORA, 17),
        ("One civilian and one soldier were killed" + AT_ORA, 2),
        # Names of towns somewhere are names of people in a list of people.
        ("Gunmen killed Ana Paz, 42; Carmen Gutierrez, 25; and Florence Lopez" + AT_ORA, 3),
    ],
)
def test_everybody_of_a_list_counts(code: CodeText, text: str, number: int) -> None:
    assert {(claim.low, claim.high) for claim in hurt(code, text)} == {(number, number)}


def test_a_list_of_names_and_ages_is_told_as_a_whole(code: CodeText) -> None:
    (claim,) = hurt(code, BOMB + "killing Maria Pulido, 42; Juan Lopez, 19; a minor; Luis Toro, and a police official.")
    assert (claim.low, claim.high) == (5, 5)
    assert claim.victims is not None
    assert "Luis Toro" in claim.victims


@pytest.mark.parametrize(
    "text",
    [
        "Rebels claimed the attack on judge Ana Maria Paz, a member of the court, who was murdered" + AT_ORA,
        "Rebels claimed the attack that killed Colombian Attorney General Luis Toro" + AT_ORA,
    ],
)
def test_one_person_told_by_office_and_name_is_one(code: CodeText, text: str) -> None:
    assert [(c.low, c.high) for c in hurt(code, text)] == [(1, 1)]
