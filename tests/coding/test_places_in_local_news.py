"""Where local papers put events: villages nobody lists, headlines' districts, peoples, homes of those who act."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText


def place(code: CodeText, text: str, title: str | None = None) -> tuple[str | None, str | None]:
    told = code(text, title=title)
    wanted = told.reports[0].report_id
    (location,) = [one for one in told.locations if one.report_id == wanted]
    return location.location, location.country


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        # A headline's town is the district that the text names a village of, listed or not.
        (
            "Insurgents attacked the village of Ntotwe on Monday night, in the district of Mocímboa da Praia in "
            "Mozambique, "
            "and killed a teacher.",
            "Insurgents kill a teacher in Mocímboa da Praia",
            "Ntotwe",
        ),
        (
            "M23 fighters clashed with the army on Monday in Kazulo, in Walikale territory, North Kivu, in Congo.",
            "M23 and army clash in Walikale",
            "Kazulo",
        ),
        (
            "M23 fighters clashed with the army on Monday in Walikale in Congo.",
            "M23 and army clash in Walikale",
            "Walikale",
        ),
        # A name in two halves, the second written small.
        (
            "Raiders killed four herders in Zogu-bema village in Gogrial East County of South Sudan on Monday.",
            None,
            "Zogu-bema",
        ),
        ("Troops killed four rebels in Ankara-backed areas near Afrin in Syria on Monday.", None, "Afrin"),
        # A possessive typed with another mark.
        (
            "Gunmen killed five people in Manipur`s Zogu Bema village in Kangpokpi district on Tuesday.",
            None,
            "Zogu Bema",
        ),
        # An area of the district named with it.
        (
            "Gunmen ambushed troops in Manipur's Bishnupur district on Monday, killing two.\n\nPolice in Imphal said "
            "it took "
            "place in Bishnupur district's Zogu Leikai area.",
            None,
            "Zogu Leikai",
        ),
        # A people is no place.
        ("Gunmen killed 30 civilians in ethnic Dogon villages of Mopti region in Mali on Monday.", None, "Mopti"),
        # Where those who act are at home.
        (
            "Islam Army, one of the strongest rebel groups in the eastern Damascus region, attacked soldiers in "
            "Harasta in Syria "
            "on Monday.",
            None,
            "Harasta",
        ),
        # A province before the class word of its town.
        (
            "A mob burned two men last night in the Veracruz municipality of Soledad Atzompa in Mexico.",
            "Two men lynched in Veracruz",
            "Soledad Atzompa",
        ),
        # A road is named after where it leads, and runs where the text says.
        ("A bomb killed three people on the Kandahar road in Herat on Saturday, police said.", None, "Herat"),
        (
            "SIALKOT: A mob killed the manager of a factory on Wazirabad Road on Friday after a quarrel.",
            "Manager killed by mob in Sialkot",
            "Sialkot",
        ),
        (
            "SIALKOT: A mob killed the manager of a factory on Wazirabad Road on Friday after a quarrel.",
            "Mob kills manager",
            "Sialkot",
        ),
        # Who speaks to the press does so far from there.
        (
            "A mob killed a manager on Friday with sticks, an inspector told a press conference in Lahore.",
            "Manager lynched in Sialkot",
            "Sialkot",
        ),
        # A headline's short name.
        (
            "An Israeli air strike in the south of the Gaza Strip killed 11 people on Saturday, the ministry said.",
            "Gaza ministry: 11 killed in Israeli strike",
            "Gaza Strip",
        ),
        (
            "A drone hit a vehicle on the route to Nabatieh in Lebanon on Monday, killing the driver.",
            None,
            "Nabatîyé et Tahta",
        ),
    ],
)
def test_the_finest_place_told_is_taken(code: CodeText, text: str, title: str | None, name: str) -> None:
    assert place(code, text, title)[0] == name


@pytest.mark.parametrize(
    ("text", "title", "country"),
    [
        # One name in two spellings does not bear out the country of its namesake.
        (
            "PORT-AU-PRINCE — The gang killed 20 people in the Petite-Rivière commune of Artibonite on Tuesday, "
            "Haitian police "
            "said.",
            "Haiti gang kills 20 in Petite-Riviere",
            "HTI",
        ),
        # A city of a land that the article never names.
        (
            "Sudanese aircraft bombed Kandahar livestock market on Monday, killing 50 civilians, Sudan's Rapid "
            "Support Forces "
            "said. Sudan's army has bombed Nyala, El Fasher and Kutum in Darfur.",
            "Sudan's army bombs market",
            "SDN",
        ),
        ("Gunmen killed three policemen in Kandahar on Monday.", None, "AFG"),
        # A country called by its very name is not its capital.
        ("A riot at an El Salvador prison left nine inmates dead on Monday.", None, "SLV"),
    ],
)
def test_a_lesser_namesake_lies_in_no_other_country(code: CodeText, text: str, title: str | None, country: str) -> None:
    assert place(code, text, title)[1] == country


def test_a_country_is_not_its_capital_by_another_name(code: CodeText) -> None:
    assert place(code, "A riot at an El Salvador prison left nine inmates dead on Monday.")[0] != "San Salvador"


def test_a_name_that_is_little_like_a_listed_one_stays_what_the_text_says(code: CodeText) -> None:
    text = "Rebels killed four farmers in the village of Mbingi near Beni in Congo on Friday."
    assert place(code, text)[0] == "Mbingi"


def test_a_capital_hundreds_of_kilometres_off_says_nothing(code: CodeText) -> None:
    text = (
        "Two Maoists were killed in Chhattisgarh in India on Saturday, police said.\n\nThe gun battle broke out near "
        "Zogu village, over 450 km from the capital Raipur."
    )
    assert place(code, text)[0] != "Raipur"


def test_a_bar_of_a_town_is_in_it(code: CodeText) -> None:
    report = code("Two men threw a grenade into a bar of the Agua Clara neighbourhood of Zogia on Saturday.").reports[0]
    assert report.sub_event_type == "Grenade"
    assert "Zogia" in [place.text for place in report.places if place.rank == 0 and place.relation.value == "in"]


def test_an_entry_that_says_where_itself(code: CodeText) -> None:
    reports = code(
        "Tera. A lorry that carried salt hit a mine between Petelkole and Tera on Saturday; the driver died.\n\n"
        "Torodi. Unknown persons burned the town hall of Makalondi in the night of Sunday. The guards had run away.\n\n"
        "Diffa. Twelve fishermen were carried off by Boko Haram near Bosso on Sunday.",
        title="In brief",
    ).reports
    burned = next(report for report in reports if report.sub_event_type == "Looting/property destruction")
    assert [place.text for place in burned.places if place.rank == 0] == ["Makalondi"]


def test_the_city_is_not_the_country_that_condemned_the_strike(code: CodeText) -> None:
    text = (
        "Jets bombed a school in Timbuktu, Mali, on Saturday, killing 80 people.\n\nEgypt condemned the strike. On "
        "Thursday air strikes on two other schools in the city killed 15 people."
    )
    coding = code(text, published="2021-03-14")
    (report,) = [report for report in coding.reports if report.killed_low == 15]
    assert report.places[0].text == "Timbuktu"
