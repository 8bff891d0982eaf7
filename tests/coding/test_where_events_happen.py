"""Which of an article's places an event is put at: its own clause, and what refers back to a place."""

from __future__ import annotations

import pytest

from schemas.coding import Location
from tests.coding.conftest import CodeText


def places(code: CodeText, text: str, kind: str | None = None, *, title: str | None = None) -> list[Location]:
    """Locations of the events of a text, or of those of one type."""
    told = code(text, title=title)
    wanted = {report.report_id for report in told.reports if kind in {None, report.sub_event_type}}
    return [location for location in told.locations if location.report_id in wanted]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Where somebody speaks is not where it was.
        ("Two traders were killed by gunmen in Gao, according to the war media office in Bamako.", "Gao"),
        ("A roadside bomb killed two soldiers near Kidal on Monday, the defence ministry in Bamako said.", "Kidal"),
        # Where the paper's people write from stands with no verb of theirs.
        ("JUBA/NAIROBI — Two aid workers were shot dead by gunmen in Yei, South Sudan, on Friday.", "Yei"),
        # A clause with "where" is about the place before it, not about the one that tells how far that is.
        (
            "Twelve prisoners were driven to Tikrit, 150 kilometres from the capital, where they were shot dead by "
            "militants on Sunday.",
            "Tikrit",
        ),
        ("Gunmen killed two guards at Tarmiyah, 40 km north of Baghdad, on Sunday.", "At Tarmiyah"),
        # What several places lie in says least.
        (
            "Gunmen attacked four villages of the commune of Bankass, region of Mopti, on Sunday and killed nine "
            "farmers in Mali.",
            "Bankass",
        ),
        (
            "A grenade was thrown at a bar near the plaza of Iligan on Saturday, wounding four in the Philippines.",
            "Iligan",
        ),
        # Whoever marches does so at home, whatever the road leads to.
        (
            "Residents of Nakuru blocked the highway to Eldoret on Wednesday in protest at the killing of a trader.",
            "Nakuru",
        ),
        (
            "Rebels of the M23 drove the Congolese army out of Goma in North Kivu on Friday after a day of fighting.",
            "Goma",
        ),
    ],
)
def test_the_place_of_an_event_is_the_one_its_clause_gives(code: CodeText, text: str, name: str) -> None:
    assert [location.location for location in places(code, text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen reached Menaka in Mali on Sunday. On Monday they attacked the town and killed six soldiers.",
        "Gunmen reached Menaka in Mali on Sunday.\n\nA day later twenty people were killed there by a bomb.",
    ],
)
def test_the_town_and_there_are_the_place_named_before(code: CodeText, text: str) -> None:
    assert "Menaka" in {location.location for location in places(code, text)}


def test_a_village_without_a_name_is_the_one_that_the_next_sentences_name(code: CodeText) -> None:
    text = (
        "Gunmen stormed a village in northern Burkina Faso on Sunday and killed nine people, residents said.\n\n"
        "The raid on Sebba lasted an hour, a trader in Dori told us."
    )
    assert [location.location for location in places(code, text)] == ["Sebba"]


def test_troops_from_a_town_act_elsewhere(code: CodeText) -> None:
    told = places(code, "Troops from Gusau burned houses in the village on Monday, in the north of Nigeria.")
    assert all(location.location != "Gusau" for location in told)


def test_a_town_that_is_somebody_s_is_no_place_of_the_event(code: CodeText) -> None:
    text = "Gunmen fled Menaka in Mali on Sunday.\n\nThe mayor of the town said a bomb killed six in Gao on Monday."
    assert [location.location for location in places(code, text)] == ["Gao"]


def test_each_of_two_verbs_has_its_own_place(code: CodeText) -> None:
    text = "Militants shelled a market in Kobane on Monday and kidnapped two teachers in Afrin, Syria."
    assert {location.location for location in places(code, text, "Abduction/forced disappearance")} <= {"Afrin"}


def test_a_part_of_a_headline_is_an_event_of_its_own(code: CodeText) -> None:
    told = places(
        code,
        "A drone killed three people at a bus stop in Ukraine on Monday.",
        "Air/drone strike",
        title="Drone kills three in Nikopol; two held over blast in Odesa",
    )
    assert [location.location for location in told] == ["Nikopol"]


@pytest.mark.parametrize(
    ("text", "source", "country"),
    [
        ("Two students were shot dead by police at a march in Kafountine on Tuesday.", "Dakar daily", "SEN"),
        pytest.param(
            "Police shot dead two students at a march in Upper Tsaire on Tuesday. The minister was in Belgium.",
            "Nairobi paper",
            "KEN",
            marks=pytest.mark.xfail(strict=True, reason="a country of the next sentence is taken for its place"),
        ),
        # What the text names goes before where the paper is printed.
        ("Gunmen killed two farmers near Gao in Mali on Tuesday, the Malian army said.", "Dakar daily", "MLI"),
    ],
)
def test_an_outlet_tells_where_a_story_without_a_country_is_set(
    code: CodeText, text: str, source: str, country: str
) -> None:
    assert {location.country for location in code(text, source=source).locations} == {country}
