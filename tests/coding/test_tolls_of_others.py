"""Numbers told beside the news that count other dead: of a wave of attacks, a worse day, a region, a war."""

from __future__ import annotations

import pytest

from schemas.vocabulary import Outcome
from tests.coding.conftest import CodeText


def ranges(code: CodeText, text: str, title: str | None = None) -> set[tuple[int | None, int | None]]:
    """Lowest and highest numbers of killed over the counted claims of each report."""
    coded = code(text, title=title)
    found = set()
    for report in coded.reports:
        own = [c for c in coded.claims if c.report_id == report.report_id and c.outcome is Outcome.KILLED and c.counted]
        lows = [c.low for c in own if c.low is not None]
        highs = [c.high or c.low for c in own if c.high or c.low]
        found.add((min(lows, default=None), max(highs, default=None)))
    return found


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (
            "At least 26 people were killed in attacks in Iraq on Tuesday, 18 of them in seven car bombings in the "
            "capital, officials said.\n\nNear Mosul, gunmen ambushed a vehicle carrying policemen. Six policemen were "
            "killed in the ambush.\n\nIn the evening, seven car bombs struck Baghdad, killing at least 18 people.",
            "26 killed in attacks across Iraq",
            {(6, 6), (18, 18)},
        ),
        (
            "More than two dozen people have been killed in two militia attacks in eastern DR Congo, officials said."
            "\n\nMilitiamen killed 22 people in the village of Koli in Ituri province on Saturday, the head of the "
            "Djugu region, Ali Lonema, said.\n\nSeparately, five members of the ADF militia were killed in a clash "
            "with the army near Beni on Tuesday, the army said.",
            "More than two dozen killed in DR Congo militia attacks",
            {(22, 22), (5, 5)},
        ),
        (
            "A suicide bomber killed at least 92 sailors in Dambulla, Sri Lanka, on Monday, the military said. Until "
            "Monday's attack the worst suicide bombing was against the central bank in Colombo, killing 91.",
            None,
            {(92, 92)},
        ),
        (
            "An air strike on a wedding in Mokha, Yemen, on Monday killed 131 people, medics said. Groups are alarmed "
            "at the number of deaths in Yemen - at least 2,355 people killed from the end of May to Sept. 24, "
            "according to the U.N.",
            None,
            {(131, 131)},
        ),
        (
            "An Israeli air strike on a school in Gaza City on Wednesday killed five people, the agency said.\n\nThe "
            "strike was the latest in a series.\n\nThe war was triggered by the attack of Hamas on October 7.\n\nThat "
            "attack resulted in the deaths of 1,205 people on the Israeli side.",
            None,
            {(5, 5)},
        ),
        (
            "Gunmen stormed a bar in Celaya, Mexico, on Sunday and killed 12 people. They were among 31 murder "
            "victims in the state on Sunday.",
            "12 dead after raid on bar in Celaya",
            {(12, 12)},
        ),
        (
            "A prison riot in Columbia, United States, on Sunday left seven inmates dead, officials said. "
            "\n\nThe riot was the latest violence in the state's prisons, where at least 13 other inmates have been "
            "killed by fellow prisoners.",
            None,
            {(7, 7)},
        ),
        (
            "An air strike on a village near Mandalay, Myanmar, on Monday killed 13 people, medics said.\n\nA group "
            "that keeps count said 1,420 people had perished in the region following the military coup.",
            None,
            {(13, 13)},
        ),
    ],
    ids=["wave", "two attacks", "until", "stretch", "war", "region", "latest", "coup"],
)
def test_the_event_keeps_its_own_dead(
    code: CodeText, text: str, title: str | None, expected: set[tuple[int, int]]
) -> None:
    assert ranges(code, text, title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Two people side by side, with a word between.
        ("A man and his heavily pregnant wife were killed in an air strike on Atarib, Syria, on Saturday.", {(2, 2)}),
        # The number stood before.
        ("The raid on Dessalines, Haiti, on Monday left three dead — two men and a woman — residents said.", {(3, 3)}),
        # In brackets, as some papers print it.
        ("The death toll from the shelling of El Fasher, Sudan, on Saturday rose to (31) people.", {(31, 31)}),
        # A range in words.
        ("Between six and 16 people were killed in an attack on Yirgou, Burkina Faso, on Monday.", {(6, 16)}),
        # Police that correct themselves, under whatever name.
        (
            "Gunmen raided the village of Koule in Guinea on Monday. The police chief said on Tuesday that 17 people "
            "had died. Police had on Monday put the toll at five.",
            {(17, 17)},
        ),
        # Men and women are everybody, and rival the greater number.
        (
            "Fighters killed a dozen people in Mbau, DR Congo, on Sunday, the administrator said. The UN mission said "
            "that five men and five women had been killed.",
            {(10, 12)},
        ),
    ],
    ids=["pair", "dash", "brackets", "range", "own correction", "men and women"],
)
def test_numbers_as_papers_write_them(code: CodeText, text: str, expected: set[tuple[int, int]]) -> None:
    assert ranges(code, text) == expected


def test_weekdays_are_no_stretch(code: CodeText) -> None:
    text = (
        "Armed men killed at least 32 civilians in a raid on Solhan in Burkina Faso in the night from Friday to "
        "Saturday, the government said."
    )
    assert ranges(code, text) == {(32, 32)}


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        # A family's two.
        ("A shell hit a house in Donetsk, Ukraine, on Friday, killing a mother and daughter.", None, {(2, 2)}),
        # Who is identified at a morgue is dead.
        (
            "Gunmen attacked a bus in Taxco, Mexico, on Monday. Relatives gathered on Tuesday to identify the 17 "
            "victims at the morgue.",
            None,
            {(17, 17)},
        ),
        # The lead gives the headline's number.
        (
            "At least 16 people, including a soldier, have been killed since clashes erupted between the army and "
            "rebels in Nagero County, South Sudan, on Tuesday, officials said.",
            "At least 16 people killed in South Sudan clashes",
            {(16, 16)},
        ),
        # One monitor's number replaces no other's.
        (
            "Gangs killed at least 148 people in Port-au-Prince, Haiti, a human rights organization said on Tuesday."
            "\n\nThe United Nations said last Friday that it had learned of the killing of at least 75 civilians, "
            "including women and children.",
            None,
            {(75, 148)},
        ),
    ],
    ids=["mother and daughter", "identified", "headlined", "two monitors"],
)
def test_whose_numbers_stay(code: CodeText, text: str, title: str | None, expected: set[tuple[int, int]]) -> None:
    assert ranges(code, text, title) == expected


def test_peoples_are_many_and_guards_are_some_of_the_dead(code: CodeText) -> None:
    peoples = "Hazaras and Shias were killed in a gun attack in Quetta, Pakistan, on Monday, police said."
    assert ranges(code, peoples) == {(2, 2)}
    guards = (
        "Gunmen attacked a bus in Quetta, Pakistan, on Monday. Nineteen people were killed, a doctor said. Police said "
        "three guards were killed."
    )
    assert ranges(code, guards, "Gunmen kill 19 in Quetta") == {(19, 19)}
