"""Who is suspected, held or let somebody go, and who the dead were by office and name."""

from __future__ import annotations

import pytest

from schemas.vocabulary import Factuality, Outcome, Stance
from tests.coding.conftest import CodeText

BLAST = "Four people were wounded by a blast at a market in Baidoa on Monday. "
UNKNOWN = "Unidentified Armed Group (Somalia)"


def doers(code: CodeText, text: str) -> set[str]:
    """The names of those who act in the events of a text, arrests left out."""
    reports = [one for one in code(text).reports if one.sub_event_type != "Arrests"]
    return {one.actor1.name for one in reports if one.actor1}


def killed(code: CodeText, text: str) -> set[tuple[int | None, int | None, str | None]]:
    """The numbers of people killed with the words for them."""
    claims = [claim for claim in code(text).claims if claim.outcome is Outcome.KILLED]
    return {(claim.low, claim.high, claim.victims) for claim in claims}


@pytest.mark.parametrize(
    "said",
    [
        "The police suspect the Islamist group al-Shabaab.",
        "The authorities suspect the militants of al-Shabaab of the crime.",
        "In the opinion of the police, the explosion was organised by al-Shabaab.",
        "Traders hold al-Shabaab responsible.",
    ],
)
def test_who_is_suspected_or_planned_it_is_named_for_it(code: CodeText, said: str) -> None:
    assert doers(code, BLAST + said) == {"Al Shabaab"}


@pytest.mark.parametrize(
    "said",
    [
        "The police suspect robbery as the motive.",
        "The explosion was seen by fighters of al-Shabaab.",
        "Traders said they would hold al-Shabaab responsible if it came back.",
    ],
)
def test_who_saw_it_or_would_be_blamed_did_nothing(code: CodeText, said: str) -> None:
    assert doers(code, BLAST + said) == {UNKNOWN}


@pytest.mark.parametrize(
    "text",
    [
        "Three soldiers were arrested on Tuesday over the killing of two priests in Butembo in Congo on Monday.",
        "Eight members of the army are under arrest on charges of being implicated in the murder of two priests in "
        "Butembo in Congo on Monday.",
        "Colonel Jean Zogia, the main person implicated in the murder of two priests in Butembo in Congo on Monday, "
        "was removed from his post on Friday.",
    ],
)
def test_soldiers_held_over_a_killing_did_it(code: CodeText, text: str) -> None:
    assert doers(code, text) == {"Military Forces of the Democratic Republic of Congo"}


def test_soldiers_who_arrest_somebody_over_a_killing_did_not_do_it(code: CodeText) -> None:
    text = "Soldiers arrested two men on Friday for the murder of a mayor in Butembo in Congo on Monday."
    assert doers(code, text) == {"Unidentified Armed Group (Democratic Republic of Congo)"}


@pytest.mark.parametrize(
    "text",
    [
        "Three engineers were freed on Friday by al-Shabaab fighters near Baidoa, a week after they were kidnapped.",
        "Al-Shabaab on Friday released a nurse who was kidnapped on Monday in Baidoa.",
        "Al-Shabaab said it would release the nurse Amina Zogia, who was kidnapped on Monday in Baidoa.",
        "The family called on al-Shabaab to release Amina Zogia, who was kidnapped on Monday in Baidoa.",
        "Al-Shabaab demanded a ransom for the trader Omar Zogia, who was kidnapped on Monday in Baidoa.",
    ],
)
def test_who_lets_somebody_go_took_him(code: CodeText, text: str) -> None:
    assert doers(code, text) == {"Al Shabaab"}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers on Friday freed a nurse who was kidnapped on Monday in Baidoa in Somalia.",
        "A nurse kidnapped on Monday in Baidoa in Somalia was freed by soldiers after a clash with al-Shabaab.",
    ],
)
def test_soldiers_who_free_somebody_took_nobody(code: CodeText, text: str) -> None:
    assert doers(code, text) <= {UNKNOWN}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The Ghanaian ambassador was kidnapped by armed men in Baidoa on Monday.", "Civilians (Ghana)"),
        ("The prosecutor general was murdered in Baidoa in Somalia on Monday.", "Civilians (Somalia)"),
        ("Gunmen fired at the Ghanaian embassy in Baidoa in Somalia on Monday.", "Civilians (Ghana)"),
        ("Thirty seamen were wounded in Baidoa in Somalia on Monday when a bus blew up.", "Civilians (Somalia)"),
    ],
)
def test_envoys_seamen_and_high_officials_are_no_soldiers(code: CodeText, text: str, side: str) -> None:
    assert [report.actor2.name for report in code(text).reports if report.actor2] == [side]


def test_a_general_strike_is_no_general(code: CodeText) -> None:
    text = "The union's offer came during a general offensive in Baidoa in Somalia on Monday. Ten people were killed."
    assert doers(code, text) == {UNKNOWN}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Gunmen killed the head of the union, Omar Zogia, and his driver in Baidoa on Monday.",
            (2, 2, "the head of the union, Omar Zogia, and his driver"),
        ),
        (
            "The dean of the college, Omar Zogia, and five other priests were shot dead in Baidoa on Monday.",
            (6, 6, "The dean of the college, Omar Zogia, and five other priests"),
        ),
        (
            "Union leader Omar Zogia and lawyer Amina Bema were found murdered in Baidoa on Monday.",
            (2, 2, "Union leader Omar Zogia and lawyer Amina Bema"),
        ),
        (
            "A lieutenant and one of his guards were killed in a raid by gunmen in Baidoa on Monday.",
            (2, 2, "A lieutenant and one of his guards"),
        ),
        (
            "Gunmen opened fire in Baidoa on Monday. The dead were identified as Omar Zogia and Amina Bema.",
            (2, 2, "Omar Zogia and Amina Bema"),
        ),
        ("Gunmen shot at a senator and his driver in Baidoa on Monday. Both were killed.", (2, 2, None)),
        (
            "The clan praised the attack on the judge Omar Zogia, who was murdered on Friday in Baidoa.",
            (1, 1, "Omar Zogia"),
        ),
    ],
)
def test_the_dead_by_office_and_name(
    code: CodeText, text: str, told: tuple[int | None, int | None, str | None]
) -> None:
    assert killed(code, text) == {told}


def test_one_among_the_dead_is_one_of_them(code: CodeText) -> None:
    text = "Twelve people were killed in an attack on Baidoa on Monday. Among the dead was the reporter Omar Zogia."
    made = code(text)
    assert {(report.killed_low, report.killed_high) for report in made.reports} == {(12, 12)}
    assert (1, 1, "reporter Omar Zogia") in {
        (low, high, (words or "").removeprefix("the ")) for low, high, words in killed(code, text)
    }


def test_the_dead_of_whom_no_names_follow_are_not_counted(code: CodeText) -> None:
    assert not killed(code, "The dead were taken to a hospital in Baidoa after gunmen opened fire on Monday.")


def test_whose_body_is_found_is_dead_and_his_captors_are_not(code: CodeText) -> None:
    assert (1, 1) in {
        (low, high)
        for low, high, _ in killed(
            code, "A teacher was kidnapped in Baidoa on Monday. His bullet-riddled body was found on Tuesday."
        )
    }
    taken = "Gunmen kidnapped two farmers near Baidoa in Somalia on Monday. Their bodies were found on Tuesday."
    assert {one.actor2.name for one in code(taken).reports if one.actor2} == {"Civilians (Somalia)"}


@pytest.mark.parametrize(
    "text",
    [
        "The ministers will hold talks on Friday after gunmen killed three farmers near Baidoa on Monday.",
        "Envoys will meet the president tomorrow after right-wing squads killed three farmers in Baidoa on Monday.",
        "The police will investigate how gunmen killed three farmers near Baidoa on Monday.",
        "The union repudiated the murder of three farmers in Baidoa on Monday.",
        "All the parties rejected the murder of three farmers in Baidoa on Monday.",
    ],
)
def test_what_is_to_come_or_repudiated_leaves_the_killing_told(code: CodeText, text: str) -> None:
    assert {(claim.low, claim.stance) for claim in code(text).claims} == {(3, Stance.ASSERTS)}


@pytest.mark.parametrize(
    "text",
    [
        "The army will strike back after rebels attack a post near Baidoa.",
        "The army said it would shell the town after rebels fired at a post near Baidoa.",
    ],
)
def test_what_may_come_after_an_attack_is_not_told(code: CodeText, text: str) -> None:
    assert not code(text).reports


def test_who_repudiates_a_report_denies_it(code: CodeText) -> None:
    text = "The union repudiated the report that the army killed a priest in Baidoa on Monday."
    assert Stance.DENIES in {claim.stance for claim in code(text).claims}


def test_a_day_behind_after_is_the_killings_and_the_other_the_meetings(code: CodeText) -> None:
    text = "The ministers held talks on Thursday after gunmen killed three farmers near Baidoa on Tuesday."
    days = {report.date.event_date for report in code(text).reports}
    assert len(days) == 1
    assert {day.isoweekday() for day in days if day} == {2}


def test_who_denies_a_part_in_it_says_that_it_happened(code: CodeText) -> None:
    text = (
        "Gunmen of the Islamic State killed 26 people in Ora, Mali, on Friday, the police said. Algeria denied any "
        "involvement in the attack."
    )
    coding = code(text)
    (denial,) = [claim for claim in coding.claims if claim.stance is Stance.DENIES]
    assert denial.outcome is Outcome.PERPETRATOR
    assert coding.reports[0].factuality is Factuality.ASSERTED


def test_who_denies_a_role_in_the_attack_speaks_of_no_border(code: CodeText) -> None:
    text = (
        "Gunmen killed 40 people at a tourist resort in Ora, Mali, on April 22.\n\nAlgeria rejected the accusation "
        "that it had a hand in the attack."
    )
    coding = code(
        text, title="Algeria denies role in Ora attack as Mali closes border crossing", published="2021-04-24"
    )
    (denial,) = [claim for claim in coding.claims if claim.stance is Stance.DENIES]
    home = next(report for report in coding.reports if report.report_id == denial.report_id)
    assert home.sub_event_type == "Attack"
