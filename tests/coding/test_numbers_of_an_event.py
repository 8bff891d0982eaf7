"""Numbers that an event gets though its own word stands alone, and those that are of more than it."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome
from tests.coding.conftest import CodeText


def counted(code: CodeText, text: str, outcome: Outcome = Outcome.KILLED) -> list[Claim]:
    """Claims of an outcome that count, in reading order."""
    return [claim for claim in code(text).claims if claim.outcome is outcome and claim.counted]


def test_a_word_alone_is_an_event_where_its_victims_are_counted_behind_it(code: CodeText) -> None:
    text = (
        "An explosion tore through the Kaaj learning centre in west Kabul on Friday. "
        "Police spokesman Khalid Zadran counted 19 dead and 27 injured."
    )
    assert [claim.low for claim in counted(code, text)] == [19]
    assert [claim.low for claim in counted(code, text, Outcome.WOUNDED)] == [27]


def test_a_word_alone_without_victims_stays_none(code: CodeText) -> None:
    text = "An explosion of prices tore through the shops of Kabul on Friday. Police spokesman Khalid Zadran was calm."
    assert code(text).reports == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # Of a whole country, and of one place of several.
        (
            "Police shot dead three marchers in Dawei in Myanmar on Sunday, rescuers said. "
            "The UN said that at least 18 people were killed across the country.",
            [3],
        ),
        (
            "A mob beat to death 13 policemen in Sirajganj in Bangladesh on Sunday, police said. "
            "The overall toll was at least 91, a newspaper said.",
            [13],
        ),
        (
            "Bombs in three churches killed 290 people in Sri Lanka on Sunday, police said. "
            "At a church in Negombo alone more than 100 died, a priest said.",
            [290],
        ),
        # A number put lower by the next voice.
        (
            "Two blasts killed 103 people in Kerman in Iran on Wednesday, state television said. "
            "The head of the emergency services lowered it to 84.",
            [103, 84],
        ),
        # What was said of another day, and what has been added up since.
        (
            "Gunmen shot dead five miners in Sokolo in Mali on Monday, police said.\n\n"
            "Jihadists attacked the camp of Nampala in July. They said at the time they had killed 18 soldiers.",
            [5],
        ),
        (
            "Police shot dead one marcher in Kitengela in Kenya on Monday, medics said.\n\nThe town was quiet. "
            "Shops opened.\n\nThe marches began in June over a tax.\n\n"
            "At least 50 people have died since, according to a commission.",
            [1],
        ),
        # Raiders who fall upon a village, and soldiers who fall.
        ("Some sixty raiders fell upon the village of Boni in Mali on Monday and killed five, police said.", [5]),
        ("Gunmen attacked a post near Boni in Mali on Monday. Six soldiers fell on the field of honour.", [6]),
        # Those who died with others.
        (
            "Soldiers shot dead a rebel leader, together with two of his men, in Batibo in Cameroon on Monday, "
            "according to Colonel Martin Essomba.",
            [3],
        ),
        # A name for those killed in quotation marks.
        ('Gunmen attacked Boni in Mali on Monday. The army said it killed 67 "jihadist and bandit" fighters.', [67]),
        # Numbers of two sides that fight each other are both told.
        (
            "Troops neutralised 15 bandits in Giwa in Nigeria on Tuesday, the commissioner said. "
            "Two soldiers paid the supreme price, he said.",
            [15, 2],
        ),
        # Numbers in quotation marks, and bodies that somebody speaks of.
        ('Gunmen attacked Boni in Mali on Monday. "About fifty" people died, the mayor said.', [50]),
        (
            "Rebels killed 44 people in Mukondi in Congo on Monday, the governor said. "
            'An administrator spoke earlier of "at least 40".',
            [44, 40],
        ),
        ("Rebels clashed with troops in Munai in the Philippines on Monday. Residents spoke of 12 bodies.", [12]),
        # Who is watched dying, and not who watches.
        (
            "Troops opened fire in Hlaingthaya in Myanmar on Sunday. A doctor said she had watched 15 people die.",
            [15],
        ),
    ],
)
def test_which_numbers_are_the_event_s(code: CodeText, text: str, numbers: list[int]) -> None:
    assert [claim.low for claim in counted(code, text)] == numbers


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Shells hit a mosque in Marib in Yemen on Saturday; first reports by medics spoke of 60 dead.", "medical"),
        ("A bomb hit Kunduz in Afghanistan on Friday. MSF's clinic took in 20 bodies.", "monitor"),
        (
            "Gunmen attacked a club in Denver on Friday. Five died. The police chief gave these figures later.",
            "official",
        ),
        ("A bomb hit Aden in Yemen. The army said 21 were hit; three were dead on arrival.", "military"),
        ("Five people died when gunmen believed to be herders attacked Jos in Nigeria on Monday.", "unattributed"),
        ("Two soldiers had died in the blast near Dapaong in Togo, which no group has claimed.", "unattributed"),
        ("A bomb hit Mahas in Somalia. Al-Shabaab, through its news agency, put the dead at 87.", "party"),
        ("A bomb hit Aden in Yemen. Doctors Without Borders said a hospital had taken in 70 dead.", "monitor"),
    ],
)
def test_whose_word_it_is(code: CodeText, text: str, kind: str) -> None:
    assert {claim.claimant_type for claim in counted(code, text)} == {ClaimantType(kind)}
