"""Numbers of plain news with several voices: who gives each, and which of them make the range."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome
from tests.coding.conftest import CodeText

RAID = "Gunmen attacked the village of Ora in Mali on Monday. "
POST = "Militants stormed a police post in Bema in India on Friday. "


def killed(code: CodeText, text: str, title: str | None = None) -> list[Claim]:
    """The claims of people killed."""
    return [claim for claim in code(text, title=title).claims if claim.outcome is Outcome.KILLED]


def counted(code: CodeText, text: str, title: str | None = None) -> set[tuple[int | None, int | None]]:
    """The numbers of people killed that make the range."""
    return {(claim.low, claim.high) for claim in killed(code, text, title) if claim.counted}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("A resident, Sani Zogia, said he had taken part in the burial of 45 people.", 45),
        ("A doctor told reporters that 25 corpses had come in, seven of them of children.", 25),
        ("An officer told reporters 304 bodies had been laid out for burial.", 304),
    ],
)
def test_bodies_that_were_laid_out_or_buried_are_counted(code: CodeText, sentence: str, number: int) -> None:
    assert (number, number) in counted(code, RAID + sentence)


def test_leaders_told_among_the_killed_are_not_all_of_them(code: CodeText) -> None:
    text = (
        "The Taliban ambushed a convoy in Faryab in Afghanistan on Monday. The Bema Corps said that more than 50 "
        "insurgents including their two key commanders identified as Mullah Ora and Mullah Zogia were killed."
    )
    assert counted(code, text) == {(51, None)}


def test_a_number_that_was_taken_back_outdates_no_other(code: CodeText) -> None:
    text = (
        "A bomb exploded in a bus station in Ora in the Philippines on Wednesday, killing at least six people.\n\n"
        "One woman and a child were killed at the scene, and the others died in hospital, police said.\n\n"
        "Police have confirmed that six people died, correcting an earlier statement that eight had been killed."
    )
    assert (6, 6) in counted(code, text)
    assert (8, 8) not in counted(code, text)


def test_a_number_of_an_earlier_toll_is_gone(code: CodeText) -> None:
    text = (
        "A strike hit Ora in Ukraine on Monday. Sixteen deaths have been recorded, the health ministry said.\n\n"
        "The number is down from 20 provided in an earlier toll by the ministry."
    )
    assert counted(code, text) == {(16, 16)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said the toll could reach 100.",
        "Police said they expected the number of dead to pass 90.",
        "A priest feared that the toll would exceed 80.",
        "The governor warned that the number of victims was likely to rise to at least 70.",
    ],
)
def test_what_somebody_expects_is_no_number_of_the_dead(code: CodeText, sentence: str) -> None:
    assert counted(code, RAID + "They killed 15 people, a hospital said. " + sentence) == {(15, 15)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The army confirmed that it had lost two men.",
        "The army said that two of its soldiers were killed.",
    ],
)
def test_what_an_army_lost_is_part_of_what_officials_count(code: CodeText, sentence: str) -> None:
    text = "Gunmen clashed with soldiers in Ora in Mexico on Tuesday. Eight people were killed, prosecutors said. "
    assert counted(code, text + sentence) == {(8, 8)}


@pytest.mark.parametrize(
    "sentence",
    [
        "A crackdown on the protests has now seen at least 52 people killed, according to a doctors' committee.",
        "Across Sudan, 34 people died on Thursday, according to a doctors' committee.",
    ],
)
def test_the_dead_of_a_whole_unrest_or_country_are_not_of_the_day_s_news(code: CodeText, sentence: str) -> None:
    text = "Police shot and killed four protesters in Omdurman in Sudan on Thursday, medics said.\n\n"
    assert counted(code, text + sentence) == {(4, 4)}


def test_attacks_are_not_counted_with_the_people(code: CodeText) -> None:
    text = POST + '"We killed 13 rebels and another two attacks in Zogia killed 16 more," said a police officer.'
    assert not any(claim.low == 15 for claim in killed(code, text))


def test_an_original_toll_gives_way(code: CodeText) -> None:
    text = (
        "A bomb exploded at a church in Ora in Sri Lanka on Sunday. The director of health said the toll stands at 253."
        " The original death toll was thought to be around 359."
    )
    assert counted(code, text) == {(253, 253)}


def test_one_in_a_list_may_be_told_by_his_office(code: CodeText) -> None:
    text = "Gunmen killed two village heads, chairman of a vigilance group and two others in Kano in Nigeria on Monday."
    assert counted(code, text) == {(5, 5)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The attack was a retaliation of another one that had happened in Niger, where two people were killed.",
        "A group said that it wanted to be rid of the hired killers who had murdered 200 residents.",
    ],
)
def test_those_killed_before_are_not_of_the_news(code: CodeText, sentence: str) -> None:
    text = (
        "Gunmen killed eight villagers in Ora in Mali on Tuesday, police said.\n\nThey came at dawn.\n\n"
        "Soldiers arrived later.\n\n"
    )
    assert counted(code, text + sentence) == {(8, 8)}


def test_the_one_whom_a_group_mourns_is_among_those_whom_officials_count(code: CodeText) -> None:
    text = (
        "An Israeli drone struck a car near Tyre in Lebanon on Thursday, killing two people, the health ministry said."
        "\n\nThe Amal Movement announced the death of one of its fighters, Ali Zogia."
    )
    assert counted(code, text) == {(2, 2)}


def test_those_dead_on_arrival_rival_what_rebels_claim(code: CodeText) -> None:
    text = (
        "A drone struck the market in Mendi in Ethiopia on Tuesday. A health worker said 31 people were dead on arrival"
        " at the hospital; the Oromo Liberation Army spoke of more than 60 deaths."
    )
    assert counted(code, text) == {(31, 31), (61, None)}


def test_who_confirms_the_toll_far_below_gives_it_too(code: CodeText) -> None:
    text = (
        "Ten people were killed on Monday when shells fell in Tel Rifaat in Syria, medics said.\n\n"
        "The shells landed at noon. Pupils were leaving the school.\n\nA shop burnt down. Rescuers came late.\n\n"
        "Most of the victims were from Afrin.\n\nThe Syrian Observatory for Human Rights confirmed the toll."
    )
    assert (10, ClaimantType.MONITOR) in [(c.low, c.claimant_type) for c in killed(code, text)]


def test_a_part_of_a_day_s_sum_is_no_sum(code: CodeText) -> None:
    text = (
        "Russian forces shelled towns in Ukraine overnight into Monday, killing at least six, officials said.\n\n"
        "Three people died in Toretsk when a shell struck a petrol station, the governor said. In Kupiansk, a man was "
        "killed in his yard by rocket fire, according to prosecutors.\n\n"
        "Two women were killed in Beryslav by mortar rounds, the mayor said."
    )
    assert (3, 3) in counted(code, text, "Shelling kills six in three Ukrainian regions")


def test_the_number_that_is_denied_is_not_added(code: CodeText) -> None:
    text = (
        "The number of people killed in the attack on the Ora shopping centre in Nairobi in Kenya last week was 67 and "
        "not 72 as given by the government, forensic experts said."
    )
    assert counted(code, text) == {(67, 67)}


def test_those_killed_overnight_are_no_part_of_others(code: CodeText) -> None:
    text = (
        "Thirty-one people, among them six children, were killed overnight in Ora in Algeria, the security services "
        "said. The daily El Khabar wrote that 58 people had died."
    )
    assert counted(code, text) == {(31, 31), (58, 58)}


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Local authorities initially reported eight deaths but later revised the figure to 11.", {(11, 11)}),
        ("Two security sources gave tolls of 26 and 30 dead respectively.", {(26, 26), (30, 30)}),
        (
            "The army killed 15 rebels, it said. The rebels put their own losses at four and said they killed eight "
            "soldiers.",
            {(15, 15), (4, 4), (8, 8)},
        ),
    ],
)
def test_numbers_of_one_voice_are_kept_apart(
    code: CodeText, sentence: str, numbers: set[tuple[int | None, int | None]]
) -> None:
    assert counted(code, RAID + sentence) == numbers


def test_one_of_the_others_is_one_of_those_told_before(code: CodeText) -> None:
    text = (
        "Soldiers shot dead two men in Ora in Guinea on Wednesday, sources said.\n\nAli Zogia was shot when soldiers "
        "opened fire on him and three friends. One of the other men, Omar Bema, was fatally hit in the chest, his "
        "brother said."
    )
    assert counted(code, text) == {(2, 2)}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Militants killed 11 soldiers in Ora in Niger on Monday, according to the defence ministry. "
            '"We deplore the loss of 11 men", it said, adding that 30 terrorists had been neutralised. '
            "A security source said the real toll was 27.",
            {(11, 11), (30, 30), (27, 27)},
        ),
        (
            "At least 17 people were killed on Monday in Ora in Ethiopia, residents said. "
            "One resident said by phone he had helped bury 23.",
            {(17, None), (23, 23)},
        ),
        (
            "Shells killed at least 31 people near Ora in Sudan on Sunday, the health ministry said. "
            "The Red Cross said its hospital received 179 casualties, including 21 declared dead upon arrival.",
            {(31, None)},
        ),
        (
            "Pakistani forces killed 12 militants in Waziristan on Monday, the army said. "
            "A major and two sepoys embraced martyrdom in the exchange of fire, it added.",
            {(12, 12), (3, 3)},
        ),
    ],
)
def test_each_number_is_of_its_own(code: CodeText, text: str, numbers: set[tuple[int | None, int | None]]) -> None:
    assert counted(code, text) == numbers


def test_it_is_no_crowd(code: CodeText) -> None:
    text = (
        "Militants killed 11 soldiers in Ora in Niger on Monday, according to the defence ministry. "
        '"We deplore the loss of 12 men", it said.'
    )
    assert {c.claimant for c in killed(code, text)} == {"defence ministry"}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("A student leader said no fewer than nine of his comrades were killed.", (9, None)),
        ("Nearly 30 militants and four soldiers died, the army said.", (None, 34)),
    ],
)
def test_numbers_of_many_shapes_are_read(code: CodeText, sentence: str, number: tuple[int | None, int | None]) -> None:
    assert number in counted(code, RAID + "They killed six people, the governor said. " + sentence)


def test_how_some_of_the_dead_died_is_no_toll(code: CodeText) -> None:
    text = (
        "A clash between two gangs in Ora in Honduras left 41 inmates dead on Tuesday. "
        "Twenty-six died of burns and the others were shot, a spokesman said."
    )
    assert counted(code, text) == {(41, 41)}


def test_the_dead_of_one_district_are_part_of_those_of_several(code: CodeText) -> None:
    (found,) = code(
        "The death toll in attacks on communities in Gulu, Kitgum and Arua districts in Uganda on Saturday has risen "
        "to 98, the Red Cross said on Sunday.\n\nGovernor Paul Zogia put the number of dead in Arua at 15.",
        title="Death toll in Uganda attacks rises to 98",
        published="2024-06-16",
    ).reports
    assert (found.killed_low, found.killed_high) == (98, 98)
