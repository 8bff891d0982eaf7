"""The place where it was, told behind a headline's town or a province: ends of roads, sites, seats of local offices."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText


def place(code: CodeText, text: str, title: str | None = None) -> str | None:
    told = code(text, title=title)
    wanted = told.reports[0].report_id
    return next(one.location for one in told.locations if one.report_id == wanted)


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        # A town of a state, and no lesser town that has the state's name.
        (
            "Gunmen attack Michoacan town",
            "Gunmen attacked a Michoacan town in Mexico on Tuesday and killed two people, officials said.\n\n"
            "The attack happened in Villa Victoria, east of the state border with Colima.",
            "Villa Victoria",
        ),
        # A headline's town of the name is the province that the text names.
        (
            "Gunmen kill 11 at Sokoto market",
            "At least 11 people were killed on Tuesday when gunmen stormed a market at Ungwan Bema in Sabon Birni "
            "Local Government Area of Sokoto State, Nigeria.",
            "Ungwan Bema",
        ),
        (
            "Village chief slain by rebels in Masbate",
            "Suspected members of the New People's Army shot dead a village chief in Uson town, Masbate province, in "
            "the Philippines on Monday.",
            "Uson",
        ),
        # A district that nobody lists, where the text does not name the headline's town.
        (
            "Raiders kill nine in Gambella",
            "Armed men crossed into western Ethiopia and killed nine villagers.\n\nThe raiders struck two villages in "
            "Zogu and Bema districts on Sunday night, the regional spokesman told a news agency.",
            "Zogu",
        ),
        # An end of the road, where the headline names the next city.
        (
            "Five soldiers killed on Bamenda road",
            "Five soldiers were killed in an ambush in Cameroon.\n\nTheir convoy was attacked on Thursday on the road "
            "between Zogumessing and Bema, a spokesman said.",
            "Zogumessing",
        ),
        # A village near which it was, in the next sentence.
        (
            "Twelve soldiers killed in Sagaing ambush",
            "At least 12 soldiers were killed when fighters used landmines against a convoy in Sagaing Region, "
            "Myanmar, on Monday.\n\nThe convoy had left its base at dawn and was hit near Zee Hpyu Kone village.",
            "Zee Hpyu Kone",
        ),
        # A part of the town named behind it.
        (
            None,
            "A gang killed five people in Zogozel, a farming section of Saint-Marc, in Haiti on Tuesday.",
            "Zogozel",
        ),
        # Where the mayor speaks for whom a strike killed.
        (
            "One killed in drone strike in northern Iraq",
            "A Turkish drone strike on a car killed a man in northern Iraq on Friday, said Ihsan Bema, mayor of the "
            "mountainous Sidakan district.",
            "Sidekan",
        ),
        # A story filed from a small town, of an event in its state.
        (
            "Six prisoners die in Ohio jail riot",
            "LUCASVILLE, Ohio - Six inmates were killed on Sunday in a riot, a spokeswoman for the prisons said.",
            "Lucasville",
        ),
        (
            "Six prisoners die in Ohio jail riot",
            "COLUMBUS, Ohio - Six inmates were killed on Sunday in a riot, a spokeswoman for the prisons said.",
            "Ohio",
        ),
        # The incident that happened is the one told before.
        (
            "Gunmen kill seven in Plateau",
            "Gunmen killed seven people in Plateau State, Nigeria, on Monday.\n\nThe incident occurred at Zogu "
            "junction in Barkin Ladi.",
            "Zogu",
        ),
        # Who was shot with his driver does not speak there.
        (
            "Suspected militants shoot official in Tirap",
            "Militants shot dead a former council secretary and his driver at Zoguti in Arunachal Pradesh's Tirap "
            "district, India, on Friday evening, police said.",
            "Zoguti",
        ),
        # The centre of a town, where the headline has the region of another.
        (
            "Missiles kill eight in Kharkiv region town",
            "KHARKIV, Ukraine - Two Russian missiles slammed into the center of Lozova in Ukraine's Kharkiv region on "
            "Thursday, killing at least seven people.",
            "Lozova",
        ),
        # A headline's town that the text names no more is the province of that name.
        (
            "Pipeline blast halts pumping in Arauca",
            "A bomb attack early on Tuesday ruptured an oil pipeline near the town of Saravena in Colombia, the "
            "army said.",
            "Saravena",
        ),
        # A county that the text puts in a state by the state's owner.
        (
            "Over 30 killed in Lakes State cattle raid",
            "Thirty people died when armed youth attacked cattle camps in Cueibet County of South Sudan's Lakes "
            "State on Tuesday morning.",
            "Cueibet",
        ),
        # The village that was patrolled is the one that was invaded.
        (
            None,
            "Troops were sent to a village in central Benue state in Nigeria where men killed 10 people this "
            "week.\n\nA team patrolled the Zogudi village in Otukpo district to restore calm.\n\nArmed men invaded "
            "the village on Wednesday evening and opened fire on locals.",
            "Zogudi",
        ),
        # The class word is part of the name.
        (
            "Four soldiers slain in Surigao ambush",
            "Four soldiers of the Philippines were killed on Friday. They were on their way to help flood victims "
            "when they were ambushed with a landmine in Barangay Zogulin.",
            "Barangay Zogulin",
        ),
    ],
)
def test_the_text_tells_the_place(code: CodeText, title: str | None, text: str, name: str) -> None:
    assert place(code, text, title) == name


def test_a_town_just_across_the_border_is_news_at_home(code: CodeText) -> None:
    coded = code(
        "The number of those killed in a rocket attack on Majdal Shams on Saturday rose to 12, a hospital in Safed in "
        "Israel said.\n\nSirens sounded in Haifa and Nazareth.",
        title="Rocket kills 12 in Majdal Shams",
        published="2024-06-16",
    )
    assert [location.location for location in coded.locations] == ["Majdal Shams"]
    assert coded.locations[0].latitude is not None
