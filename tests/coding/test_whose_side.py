"""Who the sides are: settlers and soldiers, herders at home, clients, loyalists, tribes behind raiders, "
"coalitions."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText


def sides(code: CodeText, text: str, title: str | None = None) -> set[tuple[str | None, str | None]]:
    reports = code(text, title=title).reports
    return {(r.actor1.name if r.actor1 else None, r.actor2.name if r.actor2 else None) for r in reports}


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        # Who opens the news goes before soldiers of its background.
        (
            "Israeli settler kills Palestinian in West Bank: ministry",
            "One Palestinian was killed on Saturday by an Israeli settler near Nablus in the West Bank, the "
            "health ministry "
            "said.\n\nHe was picking olives when settlers opened fire.\n\nSince then Israeli forces have raided "
            "many towns.",
            ("Settlers (Israel)", "Civilians (Palestine)"),
        ),
        # In a headline without objects, soldiers suffer.
        (
            "Two soldiers martyred in IED blast in North Waziristan",
            "Two soldiers were martyred in an improvised explosive device blast in the Razmak area of North "
            "Waziristan, "
            "Pakistan, on Wednesday, the army said.",
            ("Unidentified Armed Group (Pakistan)", "Military Forces of Pakistan"),
        ),
        # A capital where somebody speaks is nobody.
        (
            None,
            "Gunmen killed six miners in Harnai, Pakistan, on Saturday. The prime minister condemned the attack from "
            "Islamabad.",
            ("Unidentified Armed Group (Pakistan)", "Civilians (Pakistan)"),
        ),
        # A dateline that lost its mark.
        (
            None,
            "KYIV Russian rockets hit a house in the town of Chasiv Yar in Ukraine on Sunday, killing 10 people.",
            ("Military Forces of Russia", "Civilians (Ukraine)"),
        ),
        # Police who find the shot did not shoot them.
        (
            None,
            "Police found the bodies of six men, blindfolded and shot in the head, in Kano, Nigeria, on Monday.",
            ("Unidentified Armed Group (Nigeria)", "Civilians (Nigeria)"),
        ),
        (
            None,
            "Suspected herdsmen attacked Zogu village in Taraba State, Nigeria, on Monday, killing 20 people.",
            ("Fulani Ethnic Militia (Nigeria)", "Civilians (Nigeria)"),
        ),
        (
            None,
            "Twenty people were killed when coalition planes hit a bus in Taiz, Yemen, on 3 May.",
            ("Operation Restoring Hope", "Civilians (Yemen)"),
        ),
        (
            None,
            "Loyalists shot dead two Catholics in Belfast, Northern Ireland, on Monday.",
            ("Unidentified Armed Group (United Kingdom)", "Civilians (United Kingdom)"),
        ),
        (
            None,
            "Raiders from the Zogu ethnic group struck two villages in Gambella, Ethiopia, on Sunday, killing "
            "nine people.",
            ("Zogu Ethnic Militia (Ethiopia)", "Civilians (Ethiopia)"),
        ),
        (
            None,
            "Tribal gunmen fought forces backed by the United Arab Emirates in Shabwa, Yemen, on Monday.",
            ("Unidentified Communal Militia (Yemen)", "Unidentified Armed Group (Yemen)"),
        ),
        (
            None,
            "A high-ranking military official from the PKK was killed in a Turkish drone strike on a car in "
            "Sinjar, Iraq, on "
            "Monday.",
            ("Military Forces of Turkey", "PKK: Kurdistan Workers Party"),
        ),
        (
            None,
            "Eight people died on Sunday after police raided a favela in Rio de Janeiro, Brazil, in a shootout "
            "between "
            "military police and drug traffickers.",
            ("Police Forces of Brazil", "Unidentified Gang (Brazil)"),
        ),
        (
            None,
            "Eleven people were killed when armed men from the Zogali clan raided Munima village in Hela province, "
            "Papua New Guinea, on Monday.",
            ("Zogali Clan Militia (Papua New Guinea)", "Civilians (Papua New Guinea)"),
        ),
        # Turf wars in the background killed no policeman.
        (
            None,
            "A police officer and her bodyguards were killed in an attack in Michoacan, Mexico, on Sunday.\n\nThe "
            "attack "
            "occurred on a highway.\n\nProsecutors did not comment.\n\nMichoacan has been hit hard by gang turf "
            "wars, with the "
            "Jalisco New Generation cartel fighting a local gang for control.",
            ("Unidentified Armed Group (Mexico)", "Police Forces of Mexico"),
        ),
        # Who accuses others only to clear himself names nobody.
        (
            None,
            "Gunmen burst into a school in Kumba, Cameroon, on Saturday and killed six children.\n\nA rebel "
            "leader, Lucas "
            "Bema, rejected the accusation and blamed the army.",
            ("Unidentified Armed Group (Cameroon)", "Civilians (Cameroon)"),
        ),
    ],
)
def test_sides(code: CodeText, title: str | None, text: str, wanted: tuple[str, str]) -> None:
    assert wanted in sides(code, text, title)


def test_who_guards_people_does_not_attack_them(code: CodeText) -> None:
    told = sides(
        code,
        "Gunmen opened fire on buses full of travellers near Kumba, Cameroon, on Saturday.\n\nThe buses, escorted by "
        "police, came under attack in the Zogia area.",
        None,
    )
    assert told
    assert not any("Police" in (actor or "") for actor, _ in told)


def test_they_who_abduct_are_no_police_that_speak(code: CodeText) -> None:
    told = sides(
        code,
        "Three policemen were killed in a landmine blast in Orissa, India, on Friday, police said. The attack "
        "took place in "
        "Malkangiri district where Maoist rebels control large areas. They have also abducted a former lawmaker in "
        "Jharkhand on Thursday, police say.",
    )
    assert not any(actor == "Police Forces of India" for actor, _ in told)


def test_a_general_hospital_is_no_army(code: CodeText) -> None:
    told = sides(
        code,
        "Gunmen attacked a market in Kano, Nigeria, on Monday. Three of the wounded died at the General Hospital "
        "in Kano.",
    )
    assert not any("Military" in str(side) for pair in told for side in pair)


def test_a_nation_means_those_told_of_before(code: CodeText) -> None:
    reports = code(
        "Israeli settlers came down to Burqa near Nablus in the West Bank on Tuesday evening. The Israelis beat two "
        "farmers."
    ).reports
    assert [report.actor1.name for report in reports if report.actor1] == ["Settlers (Israel)"]


def test_militants_of_a_nation_are_no_army(code: CodeText) -> None:
    reports = code(
        "Pakistani militants crossed the border near Poonch, India, on Tuesday. The Pakistanis killed two farmers."
    ).reports
    assert reports[0].actor1 is not None
    assert "Military" not in reports[0].actor1.name
