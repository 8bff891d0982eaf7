"""What a strike, a raid or a would-be bomber is: raiders on foot, work laid down, people only taken away."""

from __future__ import annotations

from tests.coding.conftest import CodeText


def kinds(code: CodeText, text: str, title: str | None = None) -> list[str]:
    return [report.sub_event_type for report in code(text, title=title).reports]


def test_raiders_who_strike_are_on_the_ground(code: CodeText) -> None:
    text = "Karimojong warriors raided a kraal at Loima in Kenya before dawn on Monday. Six were shot, the chief said."
    assert kinds(code, text, "Six herders dead as Karimojong raiders strike kraal") == ["Attack"]


def test_jets_still_strike_from_the_air(code: CodeText) -> None:
    text = "Government jets struck a market in Taiz, Yemen, on Monday and killed six."
    assert kinds(code, text, "Six dead as jets strike market") == ["Air/drone strike"]


def test_a_strike_of_guards_is_of_labour(code: CodeText) -> None:
    text = "A strike of the prison guards in Fortaleza, Brazil, went into its third day on Monday. Visits were off."
    assert "Air/drone strike" not in kinds(code, text)


def test_who_storms_a_hall_to_take_the_singer(code: CodeText) -> None:
    text = (
        "Gunmen of the Houthi movement stormed a wedding hall in Amran, Yemen, on Thursday and arrested 18 guests and "
        "the singer."
    )
    assert kinds(code, text) == ["Abduction/forced disappearance"] or kinds(code, text) == ["Arrests"]


def test_who_storms_a_hall_and_kills_attacks(code: CodeText) -> None:
    text = (
        "Gunmen stormed a wedding hall in Amran, Yemen, on Thursday, killed two guests and arrested the singer, a guest"
        " said."
    )
    assert kinds(code, text) == ["Attack"]


def test_a_would_be_bomber_who_is_shot(code: CodeText) -> None:
    text = (
        "A would-be suicide attacker was spotted and shot by police at a post near Kandahar, Afghanistan, on Tuesday "
        "before he could set off his vest."
    )
    told = kinds(code, text)
    assert told
    assert "Suicide bomb" not in told


def test_barrels_that_fall_take_no_town(code: CodeText) -> None:
    text = "A helicopter of the regime had let fall two barrels on the east of Saraqeb, Syria, on Sunday night."
    assert kinds(code, text) == ["Air/drone strike"]


def test_what_a_headline_only_asks(code: CodeText) -> None:
    text = "Nineteen soldiers were killed in Al-Barka, Philippines, on Tuesday when they ran into rebels."
    assert "Non-state actor overtakes territory" not in kinds(
        code, text, "Marines overrun by Abu Sayyaf on Basilan? Army says no"
    )


def test_a_herd_is_no_armed_group(code: CodeText) -> None:
    text = "A herd of elephants trampled two farmers to death at Sandha village in Odisha, India, on Tuesday."
    assert kinds(code, text) == []
