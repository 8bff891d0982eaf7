"""How something was done, and what was not done at all: aircraft hit or bombing, strikes of labour, arrests over it."""

from __future__ import annotations

import pytest

from schemas.coding import Report
from schemas.vocabulary import Outcome
from tests.coding.conftest import CodeText


def kinds(code: CodeText, text: str, *, title: str | None = None) -> list[str]:
    """The types of the reports of a text."""
    return sorted(report.sub_event_type for report in code(text, title=title).reports)


def of_kind(reports: tuple[Report, ...], kind: str) -> Report:
    """The one report of a type."""
    found = [report for report in reports if report.sub_event_type == kind]
    assert len(found) == 1, [report.sub_event_type for report in reports]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # Who is shot in a plane is shot; who shoots at one strikes nothing from the air.
        ("Senator Mario Lozano was shot dead aboard a passenger plane in Bogota on Thursday.", "Attack"),
        ("Rebels killed one soldier on Friday in an attack on a helicopter near Baidoa.", "Armed clash"),
        ("The rebels had planted a bomb on the plane in Lima on Monday.", "Remote explosive/landmine/IED"),
        ("A helicopter fired rockets at a market near Mopti on Monday, killing four.", "Air/drone strike"),
        # Armies bomb from the air, others with what they laid.
        ("Israeli bombing of Khan Younis killed seven people on Tuesday.", "Air/drone strike"),
        ("The junta's bombing of Tabayin in Myanmar on Thursday killed seven people.", "Air/drone strike"),
        ("The bombing of a bus in Kano by Boko Haram killed seven on Saturday.", "Remote explosive/landmine/IED"),
        # Those who kill and then leave gave up nothing.
        ("Rebels murdered two watchmen at a factory in Soyapango on Monday and retreated.", "Attack"),
    ],
)
def test_how_it_was_done(code: CodeText, text: str, kind: str) -> None:
    assert kinds(code, text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        # Work is laid down.
        "Court clerks in Lima lifted their strike on Monday. The strike, which hit 40 courts, began on 3 March.",
        "Lecturers in Abuja on Friday called off the eight-month strike that kept students at home.",
        "The mission said on Sunday that the aircraft landed in Rubkona.",
        "Shops in Ayacucho stayed shut on Monday in the 48-hour armed strike called by the rebels.",
        "The rebels withdrew from the talks in Bogota on Monday.",
        # The earth shook.
        "A quake of four degrees rocked the Salvadoran capital today, but there were no reports of injuries or damage.",
        "A slight tremor rocked the south-west of Colombia on Monday.",
        # A plane crashed.
        "Most of the 130 passengers killed in Monday's crash of a Honduran Boeing near Tegucigalpa were Dutch.",
        # Years are added up.
        "Last year 600 peasants were murdered in more than 40 massacres by gunmen, a minister said in Bogota.",
        "The number of reporters killed in Gaza has risen to 97 since the war began, a union said.",
    ],
)
def test_nothing_was_done(code: CodeText, text: str) -> None:
    assert not kinds(code, text)


def test_who_carried_out_a_murder_stands_behind_it(code: CodeText) -> None:
    text = (
        "The government of El Salvador condemns the cowardly murder of Ms Dolores Ibarra Porras, carried out this "
        "morning by FMLN (Farabundo Marti National Liberation Front) terrorists in Santa Tecla as she left home."
    )
    report = of_kind(code(text, published="1989-10-17").reports, "Attack")
    assert report.actor1 is not None
    assert report.actor1.actor_id == "fmln"


def test_urban_commandos_are_no_army(code: CodeText) -> None:
    report = code("Urban guerrilla commandos attacked the mayor's office in Santa Ana on Monday, killing two.").reports[
        0
    ]
    assert report.actor1 is not None
    assert report.actor1.actor_class == "rebel group"


def test_an_arrest_is_not_what_it_was_made_for(code: CodeText) -> None:
    text = "Haitian police arrested 15 men on Thursday in Port-au-Prince over the assassination of President Luc Morel."
    coded = code(text, published="2021-07-09")
    arrest, murder = of_kind(coded.reports, "Arrests"), of_kind(coded.reports, "Attack")
    assert arrest.killed_high is None
    assert (murder.killed_low, murder.date.event_date) == (1, None)
    dead = [claim for claim in coded.claims if claim.outcome is Outcome.KILLED]
    assert [claim.report_id for claim in dead] == [murder.report_id]


def test_a_headline_on_a_murder_is_not_of_the_day_of_the_arrest(code: CodeText) -> None:
    text = "Police in Lahore on Tuesday arrested three men in connection with the killing of journalist Arif Shah."
    coded = code(text, title="Journalist killing: three in custody", published="2014-04-30")
    assert of_kind(coded.reports, "Attack").date.event_date is None
