"""Lists of incidents: each entry is an event of its own, at its own place and day."""

from __future__ import annotations

from datetime import date

from schemas.coding import Report
from tests.coding.conftest import CodeText

BULLETIN = """The attacks below took place on Monday unless another day is given.

KADUNA STATE

• Zonkwa: Gunmen on motorcycles attacked a wedding and killed six guests.

• Kajuru: Gunmen attacked a farm and killed three labourers, a village head said.

KATSINA STATE

• Jibia: On Sunday soldiers fought bandits near the market. Two soldiers were killed.
"""
NOTE = """The main incidents of the week follow for the use of partners.

- On 2 March, rebels attacked the town of Bunia. Four traders were killed.

- The next day, rebels attacked the village of Komanda and killed seven farmers.

- On 5 March, soldiers clashed with rebels in Beni. Nine rebels were killed, the army said.
"""


def _placed(coded: tuple[Report, ...]) -> list[tuple[str, date | None]]:
    return [(report.places[0].text, report.date.event_date) for report in coded]


def test_the_label_of_an_entry_says_where_and_the_opening_of_the_list_when(code: CodeText) -> None:
    reports = code(BULLETIN, title="Daily bulletin").reports
    assert _placed(reports) == [
        ("Zonkwa", date(2021, 3, 8)),
        ("Kajuru", date(2021, 3, 8)),
        ("Jibia", date(2021, 3, 7)),
    ]


def test_the_dead_of_an_entry_are_those_of_its_event(code: CodeText) -> None:
    coded = code(BULLETIN, title="Daily bulletin")
    killed = {report.report_id: report.places[0].text for report in coded.reports}
    assert [(killed[claim.report_id], claim.low) for claim in coded.claims if claim.low] == [
        ("Zonkwa", 6),
        ("Kajuru", 3),
        ("Jibia", 2),
    ]


def test_the_next_day_counts_from_the_entry_before(code: CodeText) -> None:
    reports = code(NOTE, title="Note").reports
    assert _placed(reports) == [
        ("Bunia", date(2021, 3, 2)),
        ("Komanda", date(2021, 3, 3)),
        ("Beni", date(2021, 3, 5)),
    ]


def test_points_about_one_event_stay_one_event(code: CodeText) -> None:
    text = """What is known of the blast so far is told below for our readers.

- A roadside bomb hit a bus in Herat on Monday and killed ten passengers.

- The bomb in Herat had been hidden in a cart beside the road, police said.

- Two of the wounded died in the hospital of Herat on Tuesday morning.
"""
    assert len(code(text, title="Bus bombed in Herat").reports) == 1


SET_OFF = """Partners report a rise in violence during the week under review.

**Monday 1.** Gunmen attacked a wedding in Zonkwa and killed six guests.

**Tuesday 2.** In Kafanchan, a mob beat two traders to death.

**Thursday 4.** Soldiers shelled the village of Jibia and four farmers were killed.
"""


def test_a_weekday_with_its_number_before_an_entry_dates_it(code: CodeText) -> None:
    coded = code(SET_OFF, title="Week in review")
    days = sorted((report.date.event_date, report.sub_event_type) for report in coded.reports)
    assert days == [
        (date(2021, 3, 1), "Attack"),
        (date(2021, 3, 2), "Mob violence"),
        (date(2021, 3, 4), "Shelling/artillery/missile attack"),
    ]


ROUND_UP = """Partners report a rise in violence during the week under review.

*Zonkwa, Southern Kaduna.* On 1 March, gunmen attacked a wedding and killed six guests.

*Kafanchan.* On 2 March, a mob beat two traders to death in Ungwan Rimi village.

*Jibia (Katsina).* Soldiers shelled farms on 4 March and four farmers were killed.
"""


def test_a_name_set_off_before_an_entry_places_it_beside_what_the_entry_names_itself(code: CodeText) -> None:
    coded = code(ROUND_UP, title="Week in review")
    told = {r.sub_event_type: {p.text for p in r.places if p.rank == 0} for r in coded.reports}
    assert "Zonkwa" in told["Attack"]
    assert told["Mob violence"] >= {"Kafanchan"}
    assert "Jibia" in told["Shelling/artillery/missile attack"]
