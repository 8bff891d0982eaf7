"""Round-ups and second tellings: incidents that are events of their own, and words that tell one event again."""

from __future__ import annotations

import pytest

from schemas.coding import Report
from tests.coding.conftest import CodeText

SUNDAY = "2024-06-16"
SATURDAY = "2024-06-15"


def reports(code: CodeText, text: str, title: str | None = None) -> tuple[Report, ...]:
    return code(text, title=title, published=SUNDAY).reports


def test_a_lead_that_lists_towns_only_sums_up_the_incidents_below(code: CodeText) -> None:
    found = reports(
        code,
        "LOJA, June 15: Five people were killed in an explosion in Kasese and shooting incidents in Gulu and Arua "
        "towns on Saturday.\n\nPolice said a bomb went off at a bus park in Kasese, killing two traders.\n\nTwo men "
        "were killed in Gulu after some people on a motorcycle opened fire on them.\n\nA teacher was gunned down in "
        "Arua.",
        "Five killed in blast, shootings",
    )
    assert [(r.killed_low, r.killed_high) for r in found] == [(2, 2), (2, 2), (1, 1)]
    assert {str(r.date.event_date) for r in found} == {SATURDAY}


def test_two_towns_in_a_lead_may_be_those_of_one_event(code: CodeText) -> None:
    found = reports(
        code,
        "Gunmen killed four traders on Saturday on the road between Gulu and Kitgum, police said.\n\nThe four men "
        "were killed in Kitgum district after gunmen stopped their lorry, an official said.",
        "Gunmen kill four traders",
    )
    assert [r.killed_low for r in found] == [4]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "A mob in Gulu district lynched five people on Saturday on suspicion of theft.\n\nThe villagers attacked "
            "them, in which all five of them died, while two policemen were injured, an official said.",
            "Mob lynches five people",
        ),
        (
            'Gunmen on Saturday killed 23 mourners in northern Uganda, residents said.\n\n"I received calls that '
            'the gunmen killed 23 people near Kitgum this morning," said an official who asked not to be named.',
            "Gunmen kill 23 mourners",
        ),
        (
            "More than 35 soldiers have been killed in a rebel ambush in northern Uganda.\n\nSome seven soldiers have "
            "been taken hostage, sources said. The ambush took place on Saturday night near Kitgum. Thirty-five "
            "soldiers were killed and seven more captured, a newspaper said.",
            "More than 35 soldiers killed in rebel ambush",
        ),
    ],
)
def test_what_counts_the_same_dead_is_told_again(code: CodeText, text: str, title: str) -> None:
    found = reports(code, text, title)
    assert len(found) == 1
    assert str(found[0].date.event_date) == SATURDAY


def test_recaptured_inmates_are_no_ground(code: CodeText) -> None:
    found = reports(
        code,
        "Police said 99 inmates were at large after a prison riot that left nine dead in Gulu on Saturday.\n\nPolice "
        "said 143 of the 242 prisoners who fled during the riot had been recaptured by Sunday morning.",
        "99 inmates at large after prison riot",
    )
    assert "Government regains territory" not in {r.sub_event_type for r in found}


@pytest.mark.parametrize(
    "text",
    [
        "A furious mob seized a man and a woman accused of stealing a child and burned them to death in Gulu on "
        "Saturday, police said.",
        "A crowd of around 800 people snatched a couple from a jail in Gulu on Saturday and beat them to death, police "
        "said.",
    ],
)
def test_what_a_mob_drags_off_is_its_violence(code: CodeText, text: str) -> None:
    assert [r.sub_event_type for r in reports(code, text)] == ["Mob violence"]


def test_a_jailbreak_is_what_killed_in_it(code: CodeText) -> None:
    found = reports(
        code,
        "Twenty inmates were killed on Saturday when police opened fire during a prison break in Gulu, an official "
        "said.",
        "20 killed in prison break",
    )
    assert [r.sub_event_type for r in found] == ["Attack"]


def test_scores_of_injured_supporters_are_no_match(code: CodeText) -> None:
    found = reports(
        code,
        "Tens of thousands of supporters of Uganda's main opposition party descended on Kampala on Saturday to protest "
        "against the government. Tensions remained high after police stormed an office on Friday, leaving one person "
        "dead and scores injured.",
        "Thousands rally in Kampala",
    )
    assert "Peaceful protest" in {r.sub_event_type for r in found}


def test_a_quiet_crowd_in_a_town_of_its_own_is_no_part_of_a_riot(code: CodeText) -> None:
    found = reports(
        code,
        "At least eight soldiers were injured on Saturday when they tried to remove a barricade in the north of "
        "Uganda, doctors said. They fired tear gas at a crowd that pelted them with stones.\n\nBy noon the soldiers "
        "were back in their camp.\n\nSome 3,000 people gathered peacefully on the main bridge in Gulu on Saturday "
        "evening and cheered speakers.",
        "Soldiers hurt at barricade",
    )
    assert [r.sub_event_type for r in found] == ["Violent demonstration", "Peaceful protest"]


def test_a_march_that_police_broke_up_is_one_event(code: CodeText) -> None:
    found = reports(
        code,
        "KAMPALA -\nUgandan security forces fired tear gas on Saturday to disperse an opposition march in Kampala. The "
        "main opposition coalition had organized the march.\n\nA march by hundreds of opposition supporters in Kampala "
        "descended into chaos on Saturday.",
        "Uganda protest broken up with tear gas",
    )
    assert len(found) == 1


def test_a_month_behind_an_arrest_is_that_of_the_deed(code: CodeText) -> None:
    found = reports(
        code,
        "A curfew was imposed in Gulu after the arrest of two men for their alleged involvement in the killing of a "
        "police officer in October last year. The two were arrested on Saturday, police said.",
    )
    assert [r.sub_event_type for r in found] == ["Arrests"]


def test_friends_who_march_in_tribute_to_the_dead_of_an_accident_do_not_protest(code: CodeText) -> None:
    found = reports(
        code,
        "The seven victims of the Gulu bus crash have been named. Tributes were paid to them by relatives of the "
        "victims at a ceremony.\n\nThe names were released after a hundred friends marched to the scene in an "
        "emotional tribute to those who lost their lives, followed by a minute of silence.",
        "Gulu bus crash: victims named",
    )
    assert found == ()


def test_bombs_that_were_destroyed_went_off_nowhere(code: CodeText) -> None:
    found = reports(
        code,
        "Warplanes struck a rebel camp near Gulu on Saturday, killing nine rebels, the army said. The army said it "
        "destroyed two pickups and three car bombs in the camp.",
    )
    assert "Remote explosive/landmine/IED" not in {r.sub_event_type for r in found}


def test_a_seized_device_went_off_nowhere(code: CodeText) -> None:
    found = reports(
        code,
        "A bomb killed two guards in Gulu on Saturday, police said. Police had foiled another attack two hours "
        "earlier, seizing an explosive device planted in front of a shop.",
    )
    assert [r.sub_event_type for r in found] == ["Remote explosive/landmine/IED", "Disrupted weapons use"]
    assert {str(r.date.event_date) for r in found} == {SATURDAY}


def test_what_gangs_live_by_is_no_event(code: CodeText) -> None:
    found = reports(
        code,
        "A mob beat two men to death in Gulu on Saturday, police said.\n\nKidnappings are common in the country, where "
        "criminal gangs make money by abducting people for ransom.",
    )
    assert [r.sub_event_type for r in found] == ["Mob violence"]
