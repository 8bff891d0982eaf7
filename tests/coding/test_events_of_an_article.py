"""Which events an article tells, of what type, and what it mentions without telling an event."""

from __future__ import annotations

import pytest

from schemas.coding import Report
from schemas.vocabulary import RejectReason
from tests.coding.conftest import CodeText

Sides = tuple[str | None, str | None]


def sides(report: Report) -> Sides:
    return (report.actor1.name if report.actor1 else None, report.actor2.name if report.actor2 else None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Russian warplanes bombed a camp in Idlib on Monday.", "Air/drone strike"),
        ("A drone strike killed a commander of Hamas in Beirut on Tuesday.", "Air/drone strike"),
        (
            "Government forces shelled the town of Saraqib in Syria on Monday.",
            "Shelling/artillery/missile attack",
        ),
        ("A suicide bomber blew himself up at a mosque in Kabul on Friday, killing ten.", "Suicide bomb"),
        (
            "A roadside bomb hit a bus in Herat on Monday and killed 28 civilians.",
            "Remote explosive/landmine/IED",
        ),
        ("A grenade thrown at a rally in Addis Ababa on Saturday killed two people.", "Grenade"),
        ("Chemical weapons killed 80 people in Khan Shaykhun on Tuesday.", "Chemical weapon"),
        ("Gunmen attacked a church in Kaduna on Sunday and killed 15 worshippers.", "Attack"),
        ("Militants attacked an army base near Gao on Monday, killing five soldiers.", "Armed clash"),
        ("Army troops fought rebels near Goma on Sunday and ten soldiers died.", "Armed clash"),
        (
            "The rebels captured the town of Goma from the army on Monday after clashes.",
            "Non-state actor overtakes territory",
        ),
        ("Government forces recaptured the town of Wad Madani on Saturday.", "Government regains territory"),
        (
            "Soldiers opened fire on protesters in Yangon on Sunday, killing 18 people.",
            "Excessive force against protesters",
        ),
        ("A mob lynched a man accused of theft in Lagos on Tuesday.", "Mob violence"),
        (
            "Gunmen abducted 300 students from a school in Katsina on Friday.",
            "Abduction/forced disappearance",
        ),
        ("Police arrested 50 protesters in Moscow on Saturday.", "Arrests"),
        ("The government and the rebels signed a peace agreement in Pretoria on Wednesday.", "Agreement"),
    ],
)
def test_the_sub_event_type(code: CodeText, text: str, kind: str) -> None:
    assert [report.sub_event_type for report in code(text).reports] == [kind]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Russian warplanes bombed a camp of Faylaq al-Sham in Idlib on Monday.",
            ("Military Forces of Russia", "Faylaq al-Sham"),
        ),
        (
            "A camp of Faylaq al-Sham in Idlib was bombed by Russian warplanes on Monday.",
            ("Military Forces of Russia", "Faylaq al-Sham"),
        ),
        (
            "Gunmen attacked a church in Kaduna on Sunday, killing 15 worshippers.",
            ("Unidentified Armed Group (Nigeria)", "Civilians (Nigeria)"),
        ),
        (
            "Militants attacked an army base near Gao on Monday, killing five soldiers.",
            ("Unidentified Armed Group (Mali)", "Military Forces of Mali"),
        ),
        (
            "A bombing in Kabul on Friday killed ten civilians.",
            ("Unidentified Armed Group (Afghanistan)", "Civilians (Afghanistan)"),
        ),
        (
            "Soldiers opened fire on protesters in Yangon on Sunday.",
            ("Protesters (Myanmar)", "Military Forces of Myanmar"),
        ),
    ],
)
def test_who_did_it_to_whom(code: CodeText, text: str, found: Sides) -> None:
    [report] = code(text).reports
    assert sides(report) == found


@pytest.mark.parametrize("loser", ["rebels", "Rapid Support Forces"])
def test_a_town_is_taken_from_its_loser(code: CodeText, loser: str) -> None:
    [report] = code(f"Government forces recaptured the town of Wad Madani from the {loser} on Saturday.").reports
    assert report.actor2 is not None
    assert loser.removesuffix("s").lower() in f"{report.actor2.text} {report.actor2.name}".lower()


def test_the_day_is_counted_back_from_publication(code: CodeText) -> None:
    [report] = code(
        "Gunmen attacked a church in Kaduna on Sunday, killing 15 worshippers.", published="2021-03-10"
    ).reports
    assert str(report.date.event_date) == "2021-03-07"
    assert report.date.text == "on Sunday".removeprefix("on ")


def test_without_a_publication_day_the_rule_is_kept(code: CodeText) -> None:
    [report] = code("Gunmen attacked a church in Kaduna on Sunday, killing 15 worshippers.", published=None).reports
    assert (report.date.event_date, report.date.rule) == (None, "weekday:6")


def test_retaliation_is_another_event(code: CodeText) -> None:
    text = (
        "Rebels shelled army posts near Aleppo on Tuesday in retaliation for an "
        "air strike on a camp in Idlib on Monday."
    )
    found = {report.sub_event_type: str(report.date.event_date) for report in code(text).reports}
    assert found == {"Shelling/artillery/missile attack": "2021-03-09", "Air/drone strike": "2021-03-08"}


def test_another_day_is_another_event(code: CodeText) -> None:
    text = "Syrian warplanes bombed Idlib on Monday, killing ten people. Russian warplanes bombed Idlib on Wednesday."
    assert [str(report.date.event_date) for report in code(text).reports] == ["2021-03-08", "2021-03-10"]


def test_the_sides_turned_round_are_another_event(code: CodeText) -> None:
    text = (
        "Gunmen attacked a church in Kaduna on Sunday and killed 15 worshippers. "
        "Soldiers attacked the gunmen on Monday and killed four of them."
    )
    assert [report.killed_best for report in code(text).reports] == [15, 4]


@pytest.mark.parametrize("again", ["the attack", "the raid", "the bombing"])
def test_a_definite_mention_is_no_second_event(code: CodeText, again: str) -> None:
    text = f"A suicide bomber attacked a mosque in Kabul on Friday. Twelve people were killed in {again}, police said."
    [report] = code(text).reports
    assert report.killed_best == 12


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The army did not attack the village of Ogossagou in Mali on Monday.", RejectReason.NEGATED),
        ("The rebels threatened to attack the army base in Gao.", RejectReason.PLANNED),
        ("The army plans to bomb the town of Idlib next week.", RejectReason.PLANNED),
        ("The army could attack the town of Goma within days.", RejectReason.HYPOTHETICAL),
        ("Villages in Idlib are regularly shelled by government forces.", RejectReason.HABITUAL),
        ("In 1995 Serb forces killed 800 men in Srebrenica.", RejectReason.HISTORICAL),
        ("The war in Syria has killed more than 380,000 people since 2011.", RejectReason.CUMULATIVE),
        (
            "Troops held a military exercise near Minsk on Monday in which they fired missiles.",
            RejectReason.EXERCISE,
        ),
        (
            "The commemoration of the massacre, in which soldiers killed 100 people, was held on Monday.",
            RejectReason.COMMEMORATION,
        ),
    ],
)
def test_what_did_not_happen_now_is_set_aside_with_its_reason(code: CodeText, text: str, reason: RejectReason) -> None:
    coded = code(text)
    assert coded.reports == ()
    assert reason in {rejection.reason for rejection in coded.rejections}


def test_every_report_has_one_place_and_its_claims_are_its_own(code: CodeText) -> None:
    text = (
        "Gunmen attacked a church in Kaduna on Sunday and killed 15 worshippers. A "
        "bomb in Kano on Monday killed three people."
    )
    coded = code(text)
    assert len(coded.reports) == 2
    assert [place.report_id for place in coded.locations] == [report.report_id for report in coded.reports]
    assert {claim.report_id for claim in coded.claims} == {report.report_id for report in coded.reports}


def test_evidence_is_the_text_at_its_characters(code: CodeText) -> None:
    text = "Russian warplanes bombed a camp of Faylaq al-Sham in Idlib on Monday, killing 40 fighters."
    [report] = code(text).reports
    assert {proof.field for proof in report.evidence} >= {"sub_event_type", "actor1", "actor2", "event_date"}
    assert all(text[proof.start : proof.end] == proof.text for proof in report.evidence)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Troops clashed with rebels near Goma on Sunday.",
        ),
        "Troops clashed with rebels near Goma on Sunday, and ten soldiers were killed.",
    ],
)
def test_a_brief_of_a_clash_is_an_event(code: CodeText, text: str) -> None:
    assert [report.sub_event_type for report in code(text).reports] == ["Armed clash"]


def test_coding_is_the_same_every_time(code: CodeText) -> None:
    text = "Russian warplanes bombed a camp of Faylaq al-Sham in Idlib on Monday, killing 40 fighters, police said."
    assert code(text) == code(text)


def test_a_match_that_is_bombed_is_news(code: CodeText) -> None:
    text = (
        "A suicide bomber blew himself up among spectators at a volleyball match in Paktika on Sunday, "
        "killing 45 people.\n\n"
        "The tournament final between two local teams had drawn hundreds of fans, the police said."
    )
    assert [report.sub_event_type for report in code(text).reports] == ["Suicide bomb"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Fighting broke out, and 12 people were killed.", RejectReason.BACKGROUND),
        ("Violence left three people dead.", RejectReason.BACKGROUND),
        ("In an attack in 1994 gunmen killed 20 villagers near Gao.", RejectReason.HISTORICAL),
    ],
)
def test_a_number_of_an_event_that_is_none_is_set_aside_with_it(
    code: CodeText, text: str, reason: RejectReason
) -> None:
    coded = code(text)
    assert (coded.reports, coded.claims) == ((), ())
    [toll] = [one for one in coded.rejections if (one.detail or "").startswith("killed: ")]
    assert toll.reason is reason
    assert toll.start is not None
    assert any(char.isdigit() for char in text[toll.start : toll.end]) or "three" in text[toll.start : toll.end]


@pytest.mark.parametrize(
    "text",
    [
        "Four pupils were killed when lightning struck a school in Gulu, Uganda, on Monday. The strike came late.",
        "Six miners died in a landslide near Goma on Monday, police said.",
        "A Second World War bomb was found under a school in Bremen, Germany, on Monday.",
        "The premier answered with a barrage of warlike words in Seoul on Monday.",
    ],
)
def test_what_nobody_did_is_no_event(code: CodeText, text: str) -> None:
    assert code(text).reports == ()


def test_weather_beside_an_attack_takes_nothing_from_it(code: CodeText) -> None:
    text = "Gunmen killed four farmers near Gulu, Uganda, on Monday as rain fell. The attack began at noon."
    assert [report.sub_event_type for report in code(text).reports] == ["Attack"]
