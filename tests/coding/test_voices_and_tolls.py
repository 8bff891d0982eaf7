"""Numbers of victims with the voice that gives each, read from short articles with the shipped model."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome, Qualifier, Stance, VictimsClass
from tests.coding.conftest import CodeText

STRIKE = "Russian warplanes bombed a camp of Faylaq al-Sham in Idlib province on Monday"
OBSERVATORY = "Syrian Observatory for Human Rights"
Toll = tuple[str, int | None, int | None]


def numbers(code: CodeText, text: str) -> list[Claim]:
    """Claims of a text that give a number."""
    return [claim for claim in code(text).claims if claim.low is not None or claim.high is not None]


def tolls(code: CodeText, text: str, *, counted: bool = True) -> list[Toll]:
    return [(c.outcome.value, c.low, c.high) for c in numbers(code, text) if c.counted or not counted]


@pytest.mark.parametrize(
    "text",
    [
        f"{STRIKE}, killing 40 fighters, the {OBSERVATORY} said.",
        f"{STRIKE}. According to the {OBSERVATORY}, 40 fighters were killed in the strike.",
        f"{STRIKE}. The {OBSERVATORY} said that 40 fighters were killed in the strike.",
        f"{STRIKE}. The {OBSERVATORY} condemned the strike. It said 40 fighters were killed.",
        f"{STRIKE}. The {OBSERVATORY} spoke of an air strike. The Observatory said 40 fighters were killed.",
        f"{STRIKE}. The {OBSERVATORY}, a war monitor, said 40 fighters were killed in the strike.",
    ],
    ids=["trailing", "according to", "leading", "pronoun", "short name", "apposition"],
)
def test_a_number_has_its_voice(code: CodeText, text: str) -> None:
    [claim] = numbers(code, text)
    assert (claim.low, claim.high, claim.outcome) == (40, 40, Outcome.KILLED)
    assert (claim.claimant, claim.claimant_id, claim.claimant_type) == (
        OBSERVATORY,
        "sohr",
        ClaimantType.MONITOR,
    )
    assert claim.stance is Stance.ASSERTS


@pytest.mark.parametrize(
    ("voice", "kind"),
    [
        ("the health ministry", ClaimantType.OFFICIAL),
        ("a doctor", ClaimantType.MEDICAL),
        ("residents", ClaimantType.WITNESS),
        ("the army", ClaimantType.MILITARY),
        ("a rebel commander", ClaimantType.PARTY),
        ("Human Rights Watch", ClaimantType.MONITOR),
        ("state media", ClaimantType.MEDIA),
    ],
)
def test_the_kind_of_a_voice(code: CodeText, voice: str, kind: ClaimantType) -> None:
    [claim] = numbers(code, f"An air strike hit a market in Idlib on Monday, killing ten people, {voice} said.")
    assert claim.claimant_type is kind


def test_a_number_that_nobody_is_quoted_for_has_no_claimant(code: CodeText) -> None:
    [claim] = numbers(code, f"{STRIKE}, killing 40 fighters.")
    assert (claim.claimant, claim.claimant_type) == (None, ClaimantType.UNATTRIBUTED)


def test_a_surname_stands_for_the_spokesman_introduced_before(code: CodeText) -> None:
    text = (
        "Gunmen attacked a village near Maiduguri on Tuesday. Police "
        "spokesman John Musa said 12 people died. "
        "Musa said 20 others were wounded."
    )
    assert {claim.claimant_type for claim in numbers(code, text)} == {ClaimantType.OFFICIAL}
    assert len({claim.claimant for claim in numbers(code, text)}) == 1


def test_two_voices_keep_their_own_numbers(code: CodeText) -> None:
    text = (
        "Ten people were killed when a bomb hit a market in Mogadishu on Monday, police "
        "said. A doctor said 12 people were killed."
    )
    assert [(c.low, c.claimant_type) for c in numbers(code, text)] == [
        (10, ClaimantType.OFFICIAL),
        (12, ClaimantType.MEDICAL),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A bomb killed 12 people in Mogadishu on Monday.", [("killed", 12, 12)]),
        ("A bomb hit a market in Mogadishu on Monday, leaving 12 people dead.", [("killed", 12, 12)]),
        ("A bomb hit a market in Mogadishu on Monday. Twelve people lost their lives.", [("killed", 12, 12)]),
        (
            "A bomb hit a market in Mogadishu on Monday, wounding more than 30 people.",
            [("wounded", 31, None)],
        ),
        (
            "A bomb hit a market in Mogadishu on Monday. Nearly 90 people were injured.",
            [("wounded", None, 90)],
        ),
        (
            "A bomb killed 12 people and wounded 30 in Mogadishu on Monday.",
            [("killed", 12, 12), ("wounded", 30, 30)],
        ),
        (
            "At least 60 people were killed or wounded when shells hit a school in Taiz on Sunday.",
            [("killed_or_wounded", 60, None)],
        ),
        ("The death toll of the attack in Mogadishu on Monday rose to 84.", [("killed", 84, 84)]),
        pytest.param(
            "The death toll of the bombing in Mogadishu on Monday rose to 84.",
            [("killed", 84, 84)],
        ),
        ("A bombing in Mogadishu on Monday killed dozens of people.", [("killed", 12, None)]),
        (
            "Gunmen abducted 300 students from a school in Katsina in Nigeria on Friday.",
            [("abducted", 300, 300)],
        ),
        ("Police arrested 50 protesters in Moscow on Saturday.", [("detained", 50, 50)]),
        ("Ten soldiers and 19 gunmen were killed in clashes near Jalalabad on Sunday.", [("killed", 29, 29)]),
    ],
)
def test_what_happened_to_how_many(code: CodeText, text: str, found: list[Toll]) -> None:
    assert tolls(code, text) == found


def test_casualties_alone_are_not_deaths(code: CodeText) -> None:
    found = tolls(code, "An air strike in Idlib on Monday caused 12 casualties, the army said.")
    assert ("killed", 12, 12) not in found


def test_missiles_are_no_victims(code: CodeText) -> None:
    assert tolls(code, "Rebels shot 200 rockets at Aleppo on Monday.") == []


def test_a_part_of_the_victims_is_not_counted_again(code: CodeText) -> None:
    text = "A bomb exploded in Mogadishu on Monday. 30 people were killed, including five policemen killed at the gate."
    assert tolls(code, text) == [("killed", 30, 30)]
    assert ("killed", 5, 5) in tolls(code, text, counted=False)


def test_a_part_of_the_victims_between_commas_is_not_added(code: CodeText) -> None:
    text = "At least 12 people, among them five children, were killed in a bombing in Mogadishu on Monday."
    assert tolls(code, text) == [("killed", 12, None)]


@pytest.mark.xfail(strict=True, reason="`the death toll of the attack` takes the attack for the victims")
def test_an_attack_is_nobody(code: CodeText) -> None:
    [claim] = numbers(code, "The death toll of the attack on the mosque in Peshawar on Monday rose to 84.")
    assert claim.victims is None


def test_who_the_victims_are(code: CodeText) -> None:
    text = "Two bombs exploded in Mogadishu on Monday, killing 12 soldiers and wounding 30 civilians."
    assert [(c.victims, c.victims_class) for c in numbers(code, text)] == [
        ("soldiers", VictimsClass.COMBATANT),
        ("civilians", VictimsClass.CIVILIAN),
    ]


def test_a_claim_repeated_by_its_claimant_counts_once(code: CodeText) -> None:
    text = (
        "Five people were killed in an attack in Kabul on Monday, the police said. "
        "Later, the police said five people were killed in the attack."
    )
    found = numbers(code, text)
    assert [claim.counted for claim in found] == [True, False]
    assert found[1].not_counted_because


def test_a_headline_restates_what_a_voice_of_the_body_says(code: CodeText) -> None:
    coded = code(
        f"{STRIKE}, opposition activists said.\n\nThe camp was hit three times "
        f"and lay in ruins by noon, they said.\n\n"
        f"The {OBSERVATORY} said that 40 fighters were killed in the strike.\n",
        title="Air strike kills 40 fighters in Idlib",
    )
    found = [claim for claim in coded.claims if claim.outcome is Outcome.KILLED]
    assert [(c.low, c.counted) for c in found if c.claimant_id == "sohr"] == [(40, True)]
    assert not any(c.counted for c in found if c.claimant is None)


@pytest.mark.parametrize(
    "text",
    [
        STRIKE + ", killing 40 fighters, police said.",
        "Dozens of people were killed in a bombing in Kabul on Friday.",
    ],
)
def test_a_quote_is_the_text_at_its_characters(code: CodeText, text: str) -> None:
    for claim in code(text).claims:
        assert text[claim.start : claim.end] == claim.quote


def test_only_vague_words_are_vague_claims(code: CodeText) -> None:
    text = (
        f"Dozens of fighters were killed in an air strike in Idlib on Monday. The {OBSERVATORY} said 78 fighters died."
    )
    coded = code(text)
    assert [c.qualifier for c in coded.claims if c.outcome is Outcome.KILLED] == [
        Qualifier.VAGUE,
        Qualifier.EXACT,
    ]
    [report] = coded.reports
    assert (report.killed_low, report.killed_best, report.killed_high) == (78, 78, 78)


def test_a_denial_makes_the_culprit_contested(code: CodeText) -> None:
    text = (
        "The opposition blamed Russia for the air strike on Monday in Idlib, which killed ten people. "
        "Russia denied that its warplanes had carried out the strike."
    )
    coded = code(text)
    blames = {(c.claimant_type, c.stance) for c in coded.claims if c.outcome is Outcome.PERPETRATOR}
    assert blames == {(ClaimantType.PARTY, Stance.ASSERTS), (ClaimantType.OFFICIAL, Stance.DENIES)}
    assert coded.reports[0].attribution == "contested"


def test_owning_up_is_a_claim_about_oneself(code: CodeText) -> None:
    text = "Islamic State claimed responsibility for a suicide bombing that killed 32 people in Baghdad on Thursday."
    [claim] = [c for c in code(text).claims if c.outcome is Outcome.PERPETRATOR]
    assert (claim.accused_actor, claim.claimant, claim.stance) == (
        "Islamic State",
        "Islamic State",
        Stance.ASSERTS,
    )


def test_a_toll_beside_owning_up_is_not_the_group_s_number(code: CodeText) -> None:
    text = "Islamic State claimed responsibility for a suicide bombing that killed 32 people in Baghdad on Thursday."
    [claim] = numbers(code, text)
    assert claim.claimant is None


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "The National Liberation Front (NLF), which unites factions, acknowledged that 30 of its fighters had been "
            "killed near Idlib on Monday in a Russian air strike.",
            "National Liberation Front",
        ),
        (
            "A bomb killed 12 people in Herat on Monday, the deputy interior minister, Aleksandre Darakhvelidze, said.",
            "deputy interior minister, Aleksandre Darakhvelidze",
        ),
        ("Shelling killed three people in Goma on Monday, the mayor Jean Bosco (56) said.", "mayor Jean Bosco (56)"),
    ],
)
def test_a_claimant_s_name_ends_with_a_word_or_a_whole_bracket(code: CodeText, text: str, claimant: str) -> None:
    assert {claim.claimant for claim in code(text).claims if claim.low is not None} == {claimant}


@pytest.mark.parametrize(
    ("doers", "kind"),
    [("Soldiers", ClaimantType.MONITOR), ("Fighters of JNIM", ClaimantType.PARTY)],
)
def test_the_group_is_the_monitor_who_spoke_where_no_band_is_named(
    code: CodeText, doers: str, kind: ClaimantType
) -> None:
    text = (
        f"{doers} executed 223 people in Ora, Mali, on Friday, Human Rights Watch said. The group said that 44 more "
        "were killed in the hills."
    )
    (toll,) = [claim for claim in code(text).claims if claim.low == 44]
    assert toll.claimant_type is kind
