"""What is no news of its own: months ago, beasts, arms taken in a fight; who `they` are behind a ministry's word."""

from __future__ import annotations

from tests.coding.conftest import CodeText


def kinds(code: CodeText, text: str, title: str | None = None) -> list[str]:
    return [report.sub_event_type for report in code(text, title=title, published="2012-06-03").reports]


def test_bombs_of_months_ago_in_the_second_paragraph(code: CodeText) -> None:
    text = (
        "A group that calls itself Ansaru told reporters in Kaduna, Nigeria, in a video received on Saturday that it "
        "has left Boko Haram.\n\nBoko Haram has been blamed for the bombs of Kano, in which 185 people died in January."
    )
    assert "Remote explosive/landmine/IED" not in kinds(code, text)


def test_bulls_that_are_slaughtered(code: CodeText) -> None:
    text = "Thirty bulls were slaughtered at Lodwar, Kenya, on Saturday to mark the end of the feud."
    assert "Attack" not in kinds(code, text)


def test_rifles_that_rebels_take(code: CodeText) -> None:
    text = (
        "Fighters of the Kachin Independence Army ambushed a convoy of the army near Bhamo, Myanmar, on Saturday, "
        "killing five soldiers.\n\nThe Kachin Independence Army seized nine rifles."
    )
    assert kinds(code, text) == ["Armed clash"]


def test_they_are_those_whom_a_ministry_tells_of(code: CodeText) -> None:
    reports = code(
        "Insurgents were driven from Macomia, Mozambique, on Saturday by soldiers, the defence ministry in Maputo "
        "said.\n\nThey looted the warehouse of a charity on Friday.",
        published="2012-06-03",
    ).reports
    looting = [report for report in reports if report.sub_event_type == "Looting/property destruction"]
    assert ["Rebel" in report.actor1.name for report in looting if report.actor1] == [True]


def test_a_village_before_its_district(code: CodeText) -> None:
    report = code(
        "Men of two clans fought with spears over a garden at Kaipuru, Kompiam district, in Papua New Guinea, on "
        "Saturday. Five were dead."
    ).reports[0]
    assert "Kaipuru" in [place.text for place in report.places if place.rank == 0]
