"""Which events an article tells, each by itself, of what type and on which day, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText

PROTEST, ARRESTS, CLASH, ATTACK = "Peaceful protest", "Arrests", "Armed clash", "Attack"
LOOTING, DISRUPTED, AGREEMENT = "Looting/property destruction", "Disrupted weapons use", "Agreement"
AIR, BOMB, EXCESSIVE = "Air/drone strike", "Remote explosive/landmine/IED", "Excessive force against protesters"
CHANGE, GAIN = "Change to group/activity", "Non-state actor overtakes territory"


def types(code: CodeText, text: str, title: str | None = None) -> list[str | None]:
    return sorted(str(report.sub_event_type) for report in code(text, title=title).reports)


def days(code: CodeText, text: str, title: str | None = None) -> dict[str, str | None]:
    """The day of each report by its type; published on Wednesday, 10 March 2021."""
    reports = code(text, title=title).reports
    return {str(r.sub_event_type): None if r.date.event_date is None else str(r.date.event_date) for r in reports}


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds of teachers marched to the town hall of Oruro on Monday to ask for their pay.",
        "Thousands of people, many with umbrellas, marched from the port to the cathedral of Bari on Sunday.",
        "Some 900 Basques gathered peacefully on the quay of Bilbao on Saturday evening and sang.",
        "About 70 peasants sat down in front of the prefecture in Lampang on Tuesday with their hoes.",
        "Thousands of students stood in silence for ten minutes on the square of Nis on Monday.",
        "Dozens of nurses came out on the streets of Kandy on Monday with bowls in their hands.",
        "Widows walked to the office of the governor in Gilgit on Monday. They carried photographs of their husbands.",
        "A vigil with lanterns was held in Beira on Sunday evening in front of the harbour office.",
    ],
)
def test_people_gather_in_many_words(code: CodeText, text: str) -> None:
    assert types(code, text) == [PROTEST]


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds of tourists walked through Bari on Monday behind a guide with an umbrella.",
        "Soldiers stood in silence for a minute in Nis on Monday. Hundreds of soldiers marched past the tribune.",
        "The parcel turned out to be a clock, police in Bari said on Monday.",
    ],
)
def test_who_only_walks_or_parades_protests_against_nothing(code: CodeText, text: str) -> None:
    assert types(code, text) == []


def test_a_protest_is_no_part_of_what_moved_people_to_it(code: CodeText) -> None:
    text = (
        "A shepherd died on Monday when a landmine went off under him near Foum.\n\n"
        "About 60 villagers then blocked the road at Tissint for an hour on Monday to demand a clinic."
    )
    assert types(code, text) == [PROTEST, BOMB]


def test_a_paragraph_that_opens_with_another_town_tells_its_own_event(code: CodeText) -> None:
    text = (
        "Youths torched a bus in Masindi on Monday after the price of maize rose again. Police fired tear gas.\n\n"
        "The minister said he understood their anger.\n\n"
        "In Kabale, about 200 students marched to the market on Monday with candles."
    )
    assert types(code, text) == ["Mob violence", PROTEST]


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        (
            "Mine kills farmer near Tumaco; four bodies found after gunfight in Barbacoas",
            "A farmer died on Monday when his mule stepped on a mine near Tumaco.",
            [CLASH, BOMB],
        ),
        (
            "Bomb goes off in Kidal market; eight dead",
            "A bomb went off in Kidal market on Monday, killing eight.",
            [BOMB],
        ),
        ("Bomb defused in Lodz", "Sappers defused a bomb in Lodz on Monday.", [DISRUPTED]),
    ],
)
def test_headlines_are_read_part_by_part(code: CodeText, title: str, text: str, wanted: list[str]) -> None:
    assert types(code, text, title) == wanted


def test_the_day_of_a_headline_belongs_to_its_own_part(code: CodeText) -> None:
    title = "Rebels capture Tesalit; jets bomb school there the next morning"
    text = "Rebels captured Tesalit on Sunday. Jets bombed a school there on Monday, killing two pupils."
    assert days(code, text, title) == {GAIN: "2021-03-07", AIR: "2021-03-08"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Gunmen fired on a bar in Leon on Monday and killed two people. Police said that more than 60 spent "
            "cartridges were picked up.",
            [ATTACK],
        ),
        ("Raiders carried off 90 goats near Tsiroa on Friday.", [LOOTING]),
        ("Two lorries were carried off or burned near Sevare on Monday, a driver said.", [LOOTING]),
        ("Raiders carried off five children near Pibor on Friday.", ["Abduction/forced disappearance"]),
    ],
)
def test_goods_that_are_carried_off_are_loot(code: CodeText, text: str, wanted: list[str]) -> None:
    assert types(code, text) == wanted


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Rebels have occupied the mining town of Tesk since Saturday, a nurse said.", GAIN, "2021-03-06"),
        ("The rebels are in control of the town of Tesk since Sunday, the mayor said.", GAIN, "2021-03-07"),
        (
            "Gunmen stormed a bank in Zinder on Monday, the mayor said.\n\n"
            "Meanwhile, raiders burned nine houses near the town of Tanout.",
            LOOTING,
            "2021-03-08",
        ),
        (
            "On Monday a soldier stepped on a mine near Bria. Sappers defused two more mines near Bria.",
            DISRUPTED,
            "2021-03-08",
        ),
        (
            "Nine people were shot dead in fighting between two clans near Wajir, the governor said on Tuesday. "
            "The violence broke out on Sunday over a well.",
            ATTACK,
            "2021-03-07",
        ),
    ],
)
def test_days_that_stand_beside_an_event(code: CodeText, text: str, kind: str, day: str) -> None:
    assert days(code, text)[kind] == day


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Elders imposed a ceasefire on the two militias of Sabha on Monday.", [AGREEMENT]),
        ("Border guards of both sides stopped shooting at each other near Batken on Monday.", [AGREEMENT]),
        ("Six members of the New People's Army returned to the fold of the law in Samar on Monday.", [CHANGE]),
        ("The rebel commander went over to the army in Wad Madani on Monday with 40 men.", [CHANGE]),
        ("A section of the railway line was blown up near Sibi on Monday.", [BOMB]),
        ("Fighters broke into the warehouse of a relief agency in Nertiti on Monday.", [LOOTING]),
        ("Two buses were set on fire in Natal on Monday by men with covered faces.", [LOOTING]),
        ("Soldiers put down two terrorists near Batna on Monday.", [CLASH]),
    ],
)
def test_more_words_for_what_happened(code: CodeText, text: str, wanted: list[str]) -> None:
    assert types(code, text) == wanted


def test_an_accord_is_kept_apart_from_the_fight_that_it_ends(code: CodeText) -> None:
    text = (
        "Border guards of both states stopped shooting at each other near Batken on Monday night. "
        "It was near the bridge that soldiers had fired on a patrol at noon, killing one guard."
    )
    assert AGREEMENT in types(code, text)
    assert len(types(code, text)) == 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Drones of the border unit dropped explosives on a meeting in Delmas on Monday.", [AIR]),
        ("Gunmen with rifles and grenades attacked a village near Kaga on Monday and killed six people.", [ATTACK]),
        (
            "A helicopter dropped a barrel on a quarter of Hamra on Monday. A yellow gas came out and people woke up "
            "coughing.",
            ["Chemical weapon"],
        ),
        (
            "Police opened fire on residents of Lira in Oyam County who were marching over unpaid wages on "
            "Monday, killing two people.",
            [EXCESSIVE],
        ),
        (
            "Troops killed three militants in a gunfight near Jolo on Monday while pursuing those behind the bombing "
            "of a market.",
            [CLASH],
        ),
        (
            "Fighting between the ELN and FARC dissidents broke out near Tarra on Monday. "
            "Fourteen peasants were taken away by the ELN on the same day, their families said.",
            ["Abduction/forced disappearance", CLASH],
        ),
    ],
)
def test_how_it_was_done(code: CodeText, text: str, wanted: list[str]) -> None:
    assert types(code, text) == wanted


def test_who_claims_an_attack_tells_of_no_other(code: CodeText) -> None:
    text = (
        "A suicide bomber struck a bus in Kunduz on Monday, killing six people, police said.\n\n"
        "Later in the day, the Islamic State claimed responsibility, saying that 25 men were killed or wounded."
    )
    assert types(code, text) == ["Suicide bomb"]


def test_a_similar_attack_was_made_with_the_same_means(code: CodeText) -> None:
    text = (
        "A suicide bomber rammed a car into a camp in Galkayo on Monday, killing 11 people.\n\n"
        "A similar attack on Friday at a bridge in Burtinle killed five soldiers."
    )
    assert types(code, text) == ["Suicide bomb", "Suicide bomb"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "A novelist returns to the war",
            "On the first page of her second novel a landmine kills eleven policemen. The reader never learns why.",
        ),
        (
            'New exhibition: "A winter in Vukovar"',
            "Visitors of the museum enter through a cellar in which the shelling never stops. On the wall hangs the "
            "coat of a boy whom a sniper killed. Guided tours on Sundays.",
        ),
        (
            "Twelve miners die in methane blast",
            "Twelve miners were killed when a methane blast tore through a coal mine near Zonguldak on Monday.",
        ),
        (
            "Ayacucho falls silent for victims of the station bomb",
            "The clock of Ayacucho station shows 10:25, when a bomb killed 85 people on 2 August 1990. "
            "Each year the town lays a wreath.",
        ),
        (
            "Council urges calm",
            "The council on Tuesday condemned all attacks by armed groups in the Kivus and asked for restraint.",
        ),
    ],
)
def test_what_is_no_news_of_violence(code: CodeText, title: str, text: str) -> None:
    assert types(code, text, title) == []
