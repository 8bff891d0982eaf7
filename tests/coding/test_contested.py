"""Whether it is contested who did it: denials of the charge, words by which a side clears itself, mutual blame."""

from __future__ import annotations

import pytest

from schemas.coding import Report
from schemas.vocabulary import Attribution
from tests.coding.conftest import CodeText


def first(code: CodeText, text: str) -> Report:
    """The first report of a text."""
    return code(text).reports[0]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed twelve villagers in Nekemte, Ethiopia, on Monday, residents said. The regional government "
        "accused the Oromo Liberation Army. A spokesman for the group said its fighters had not been in the area.",
        "A drone of the Ethiopian army struck a market in Dessie, Ethiopia, on Monday, killing nine people, "
        "doctors said. An army spokesman said that the force had flown no aircraft over the city.",
        "A bomb went off outside a police station in Cali, Colombia, on Monday, killing two people. The army blamed "
        'the National Liberation Army (ELN). "We had nothing to do with it," an ELN commander told a radio station.',
        "Gunmen suspected to be herdsmen killed ten farmers in Bokkos, Nigeria, on Monday. The head of a herders' "
        "union denied that his people had taken part in the attack.",
        "Soldiers shot dead nine people in the village of Barsalogho, Burkina Faso, on Monday, residents said, an "
        "accusation that the army rejected.",
        "Syrian warplanes bombed a market in Idlib, Syria, on Monday, killing ten people, a monitor said. State "
        "television denied the report.",
        "Five people were shot dead in Awka, Nigeria, on Sunday. Police said the attackers were members of the "
        "Indigenous People of Biafra. The IPOB distanced itself from the attack.",
        "Police opened fire on protesters in Kisumu, Kenya, on Monday, killing three, witnesses said. A police "
        "spokesman denied that officers had used live bullets.",
        "Police shot dead two demonstrators in Conakry, Guinea, on Monday, the opposition said. The security "
        "minister said the gendarmes had carried no firearms.",
        "Unknown gunmen shot dead a teacher in Kumba, Cameroon, on Monday. The prefect accuses the "
        "Ambazonia Defence Forces. A statement signed by the separatists says that their men do not attack "
        "schools.",
        "Settlers attacked a Bedouin camp near Jericho, in the West Bank, on Sunday and killed a shepherd, "
        "an association said. The settlers' council denied having been there.",
        "Cattle raiders killed six herders in Kapoeta, South Sudan, on Sunday. The governor of the next county denied "
        "that the raiders had come from his territory.",
    ],
)
def test_whoever_may_have_done_it_contests_it_by_saying_that_he_did_not(code: CodeText, text: str) -> None:
    assert first(code, text).attribution is Attribution.CONTESTED


@pytest.mark.parametrize(
    "text",
    [
        "A rocket hit a house in Stepanakert on Monday, killing a woman. Armenia and Azerbaijan accused each other of "
        "firing it.",
        "Shells hit a camp for displaced people in Goma, DR Congo, on Friday, killing nine people. The army and the "
        "M23 traded blame for the shelling.",
    ],
)
def test_parties_that_lay_it_to_each_other_contest_it(code: CodeText, text: str) -> None:
    assert first(code, text).attribution is Attribution.CONTESTED


@pytest.mark.parametrize(
    "text",
    [
        # What is denied is another matter.
        "Fighters of the Arakan Army attacked a police post in Maungdaw, Myanmar, on Monday and killed four officers. "
        "The junta denied that it had lost the post.",
        "Al-Shabaab fighters attacked a base in Barawe, Somalia, on Monday, killing six soldiers. The army denied "
        "having lost any soldier.",
        "Houthi rebels fired a missile at a ship in the Red Sea on Monday. A US official denied that any American "
        "vessel had been hit.",
        "Two surveyors were shot dead in Arauca, Colombia, on Friday by guerrillas of the National "
        "Liberation Army (ELN). The Colombian army denied that any of its personnel worked on the pipeline.",
        "A suicide bomber killed 12 people at a mosque in Kunduz, Afghanistan, on Friday. The Islamic State claimed "
        "the attack. The Taliban had denied that the group was active in the province.",
        # Blamed for something else.
        "The Israeli army struck a school in Gaza on Monday, killing ten people. It blamed Hamas for hiding among "
        "civilians. Hamas denied it.",
        # Said of every strike, and by whom nobody had accused.
        "Turkish jets bombed a market in Afrin, Syria, on Monday, killing two people. Ankara says it does "
        "not aim at civilians.",
        "Bombs killed three people in two markets in Garissa, Kenya, on Sunday. The militant group "
        "al-Shabaab wrote that it had nothing to do with it.",
        "A mob burned a ballot store in Rajshahi, Bangladesh, on Monday. The two parties accused each other of buying "
        "votes.",
    ],
)
def test_other_denials_contest_nothing(code: CodeText, text: str) -> None:
    assert first(code, text).attribution is not Attribution.CONTESTED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Five traders were shot dead in Afgoye, Somalia, on Monday. The district head said militants of "
            "al-Shabaab were to blame.",
            "Al Shabaab",
        ),
        (
            "A grenade killed two people at a bus stop in Beni, DR Congo, on Friday. Police said that the "
            "attack bore the hallmarks of the ADF.",
            "ADF: Allied Democratic Forces",
        ),
        (
            "Two girls blew themselves up in Maroua, Cameroon, on Friday, killing six people. The governor "
            "spoke of a cowardly act of Boko Haram.",
            "Boko Haram",
        ),
        (
            "Thirty women were raped in Bunia, DR Congo, on Monday, doctors said. Survivors described the "
            "attackers as members of the CODECO.",
            "CODECO",
        ),
    ],
)
def test_words_that_name_a_culprit_without_accusing_him(code: CodeText, text: str, expected: str) -> None:
    report = first(code, text)
    assert report.actor1 is not None
    assert report.actor1.name.startswith(expected)


def test_those_who_were_hit_are_no_culprits(code: CodeText) -> None:
    text = (
        "Two drivers were shot dead in Wamena, Indonesia, on Monday. A rebel spokesman said they were soldiers. Police "
        "said they were drivers."
    )
    actor = first(code, text).actor1
    assert actor is None or actor.name == "Unidentified Armed Group (Indonesia)"


def test_a_mine_that_somebody_says_others_laid_is_theirs(code: CodeText) -> None:
    text = (
        "Two shepherds were wounded when they stepped on a mine near Batken, Kyrgyzstan, on Thursday. A "
        "border guard spokesman said the mine had been laid by Tajik soldiers."
    )
    actor = first(code, text).actor1
    assert actor is not None
    assert actor.name == "Military Forces of Tajikistan"
