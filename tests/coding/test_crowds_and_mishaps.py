"""What people do who come together, what is no crowd's deed, and what harms people without anybody's will."""

from __future__ import annotations

import pytest

from schemas.vocabulary import Outcome
from tests.coding.conftest import CodeText


def types(code: CodeText, text: str, title: str | None = None) -> set[str]:
    return {report.sub_event_type for report in code(text, title=title).reports}


@pytest.mark.parametrize(
    "text",
    [
        "About 300 beekeepers walked to the ministry in Ljubljana on Monday to demand a ban on a pesticide.",
        "Taxi drivers parked their cars across the main bridge of Abidjan on Tuesday, demanding lower licence fees.",
        "Villagers carried banners against a dam through Oruro on Sunday. Nobody was hurt or detained.",
        "A nun of 24 set herself on fire outside the county office in Aba on Friday and died, monks in exile said.",
    ],
)
def test_people_come_together_for_an_end(code: CodeText, text: str) -> None:
    assert types(code, text) == {"Peaceful protest"}


@pytest.mark.parametrize(
    "text",
    [
        "Ministers travelled to Vienna on Monday to demand a vote on the treaty.",
        "Police blocked the avenue in Tbilisi on Monday while the delegation went past.",
    ],
)
def test_who_only_travels_or_guards_protests_against_nothing(code: CodeText, text: str) -> None:
    assert types(code, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Police in Lusaka on Friday picked up nine nurses who were marching on the treasury over unpaid wages.",
        "Officers detained 40 people at a rally for the jailed mayor in Oran on Saturday.",
    ],
)
def test_those_taken_from_a_protest_had_it_broken_up(code: CodeText, text: str) -> None:
    assert types(code, text) == {"Protest with intervention"}


def test_those_arrested_over_another_days_protest_are_arrested(code: CodeText) -> None:
    text = "Police in Lusaka on Friday arrested two men over the riot at the bus station two weeks ago."
    assert types(code, text) == {"Arrests"}


def test_a_crowd_that_burns_riots_whatever_police_do_about_it(code: CodeText) -> None:
    text = "A crowd burned a police post in Masindi on Monday. Officers used tear gas and arrested nine people."
    assert types(code, text) == {"Violent demonstration"}


def test_who_dies_by_the_guns_of_guards_was_killed_by_no_mob(code: CodeText) -> None:
    text = "A crowd burned tyres in Sabha on Saturday and one man died when guards fired on the people."
    assert "Mob violence" not in types(code, text)


@pytest.mark.parametrize(
    "text",
    [
        "A speeding bus killed two pupils on the airport road in Dhaka on Monday.",
        "A lorry with mining explosives collided with a motorcycle and blew up near Tarkwa on Thursday, killing 13.",
        "A policeman shot his estranged wife dead in Durban on Wednesday.",
        "Residents of Kira went home on Monday. No one was hurt or detained.",
    ],
)
def test_traffic_and_quarrels_at_home_are_no_conflict(code: CodeText, text: str) -> None:
    assert types(code, text) == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "A lorry rammed into a crowd of shoppers in Nantes on Monday, killing five; police called it terror.",
            "Attack",
        ),
        ("Militants shot a man's wife dead in Miranshah on Wednesday.", "Attack"),
        ("An airstrike killed his wife and two sons in Saada on Monday.", "Air/drone strike"),
        ("A shell killed his wife in Taiz on Monday.", "Shelling/artillery/missile attack"),
        ("The director of a hospital said that armed actors fled the scene after killing two in Uvira.", "Attack"),
    ],
)
def test_vehicles_and_wives_are_victims_of_attacks_too(code: CodeText, text: str, wanted: str) -> None:
    assert types(code, text) == {wanted}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two men on a scooter lobbed a bomb into a shop in Sylhet late on Thursday, injuring four.", "Grenade"),
        ("A roadside bomb killed two soldiers near Sylhet on Thursday.", "Remote explosive/landmine/IED"),
        ("The Jordanian air force kept up its raids on Daraa on Sunday.", "Air/drone strike"),
        ("Eleven guerrillas and two village guards were killed in clashes near Bingol on Friday.", "Armed clash"),
        ("Two shops and a chapel were burnt by youths in Jos on Sunday.", "Mob violence"),
    ],
)
def test_how_it_was_done_is_told_by_the_words_beside(code: CodeText, text: str, wanted: str) -> None:
    assert types(code, text) == {wanted}


def test_a_country_that_answers_with_tariffs_fires_on_nobody(code: CodeText) -> None:
    text = "China fired back within minutes on Friday as American tariffs struck goods worth 34 billion dollars."
    assert types(code, text, "Trade war heats up") == set()


def test_captives_handed_over_are_no_ground(code: CodeText) -> None:
    text = "The FARC handed ten soldiers, held for years, to a Red Cross team in the jungle of Meta on Monday."
    assert "Non-violent transfer of territory" not in types(code, text)


def test_prisoners_caught_again_are_no_ground(code: CodeText) -> None:
    text = (
        "Fighters stormed a prison in Butembo on Wednesday. Two policemen died. Some prisoners were recaptured later."
    )
    assert "Government regains territory" not in types(code, text)


def test_a_teenager_is_counted_by_his_age(code: CodeText) -> None:
    (report,) = code("A 16-year-old died in Masaya on Sunday when police fired on a march.").reports
    assert (report.sub_event_type, report.killed_best) == ("Excessive force against protesters", 1)


def test_abducted_first_and_found_dead_is_killed(code: CodeText) -> None:
    text = (
        "The bodies of four men were hung from a bridge in Cuernavaca on Sunday. They had been kidnapped days before."
    )
    assert types(code, text) == {"Attack"}


def test_another_town_has_its_own_riot(code: CodeText) -> None:
    text = (
        "Farmers blocked the highway at Sacaba on Tuesday to protest fuel prices. They let ambulances through.\n\n"
        "In El Alto, a crowd burned a police station and looted a shop."
    )
    assert types(code, text) == {"Peaceful protest", "Violent demonstration"}


@pytest.mark.parametrize(
    "text",
    [
        "The candidate spoke in Quito on Sunday of gangs that kill, kidnap and extort.",
        "Robbers pose as drivers in Durban. Passengers are held at gunpoint and beaten.",
        "Gunners shelled Sarajevo for 44 months, prosecutors said in The Hague on Wednesday.",
        "North Korea fired two missiles into the sea off its east coast on Thursday.",
        "Helicopters dropped water on a burning ridge near Volos on Thursday.",
        "Soldiers burned the carcasses of sick birds near Wexford on Thursday.",
        "A bride was killed by a bullet fired in celebration at her wedding in Sohag on Friday.",
        "In 2012, he told me, soldiers dragged him from a bus in Homs and beat him.",
        "Three people died in Embakasi late on Thursday when a lorry went up in flames.",
    ],
)
def test_what_is_general_long_ago_or_harmless_is_no_event(code: CodeText, text: str) -> None:
    assert types(code, text) == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Helicopters dropped barrel bombs on a market in Daraa on Thursday.", "Air/drone strike"),
        (
            "The Houthis fired two missiles at a tanker in the Gulf of Aden on Monday.",
            "Shelling/artillery/missile attack",
        ),
        ("Troops killed nine militants near Gwoza on Monday and recovered six rifles.", "Armed clash"),
        ("Soldiers seized two reporters and their driver at a checkpoint in Lekki on Monday.", "Arrests"),
    ],
)
def test_what_was_done_once_is_one(code: CodeText, text: str, wanted: str) -> None:
    assert types(code, text) == {wanted}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A bus hit a landmine near Garmser, Afghanistan, on Friday, killing nine people.", 9),
        ("A minibus struck a roadside bomb in Taiz, Yemen, on Friday, killing six people, officials said.", 6),
        ("A car ran over an improvised explosive device in Mora, Cameroon, on Friday and killed three passengers.", 3),
    ],
)
def test_a_vehicle_that_hits_a_mine_is_no_accident(code: CodeText, text: str, dead: int) -> None:
    coded = code(text)
    assert [report.sub_event_type for report in coded.reports] == ["Remote explosive/landmine/IED"]
    assert dead in [claim.low for claim in coded.claims if claim.outcome is Outcome.KILLED and claim.counted]


def test_a_crash_is_no_attack(code: CodeText) -> None:
    assert code("A lorry hit a bus near Jos, Nigeria, on Friday, killing nine people.").reports == ()
