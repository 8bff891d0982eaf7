"""Whom ground was taken from."""

from __future__ import annotations

import pytest

from schemas.coding import ActorRef
from tests.coding.conftest import CodeText


def sides(code: CodeText, text: str) -> set[tuple[str | None, str | None]]:
    """Both sides of all events that a text tells."""
    return {(_name(r.actor1), _name(r.actor2)) for r in code(text).reports}


def _name(actor: ActorRef | None) -> str | None:
    return None if actor is None else actor.name


@pytest.mark.parametrize(
    ("text", "taker", "loser"),
    [
        (
            "Fighters of the Fano militia took control of the town of Debark in Ethiopia on Tuesday. "
            "Soldiers had abandoned their camp in the night, residents said.",
            "Fano Youth Militia",
            "Military Forces of Ethiopia",
        ),
        (
            "The Somali army recaptured the town of Moqokori on Monday. Al-Shabaab pulled its men out after an hour.",
            "Military Forces of Somalia",
            "Al Shabaab",
        ),
        (
            "The Somali army, fighting side by side with the Macawisley militia, recaptured the town of Moqokori on "
            "Monday. Al-Shabaab withdrew towards the south.",
            "Military Forces of Somalia",
            "Al Shabaab",
        ),
        (
            "The Arakan Army seized a base near Ann in Myanmar on Sunday that the junta's Light Infantry Battalion "
            "373 had held for years.",
            "ULA/AA: United League of Arakan/Arakan Army",
            "Military Forces of Myanmar",
        ),
    ],
)
def test_who_leaves_or_held_a_place_lost_it(code: CodeText, text: str, taker: str, loser: str) -> None:
    assert (taker, loser) in sides(code, text)


def test_who_is_told_to_lose_it_stays(code: CodeText) -> None:
    text = (
        "The Congolese army recaptured the town of Mweso from the M23 on Monday. "
        "Fighters of the FDLR fled towards the forest."
    )
    assert ("Military Forces of the Democratic Republic of Congo", "M23: March 23 Movement") in sides(code, text)


def test_who_leaves_another_place_long_after_lost_nothing_here(code: CodeText) -> None:
    text = (
        "The Somali army recaptured the town of Moqokori on Monday. The market is open. Traders sell dates. "
        "The road is free. The mosque is full. The school is closed. Peacekeepers did not leave Mogadishu."
    )
    assert ("Military Forces of Somalia", None) in sides(code, text)


@pytest.mark.parametrize(
    "text",
    [
        "The African Union mission handed over its base at Jowhar to the Somali National Army on Monday.",
        "The African Union mission handed the base at Jowhar, its largest, over to the Somali National Army on Monday.",
    ],
)
def test_who_takes_over_a_base_is_the_other_side(code: CodeText, text: str) -> None:
    assert "Military Forces of Somalia" in {other for _, other in sides(code, text)}
