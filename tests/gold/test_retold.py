"""Our own write-ups of the five articles give the same events as the retold."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gold.checks import (
    FiveArticles,
    Told,
    assert_blamed,
    assert_claimed,
    blame_key,
    claim_key,
    marked,
    wanted_blames,
    wanted_claims,
)
from tests.stages.staged_run import PROJECT

GOLD = PROJECT / "tests/gold/demonstration.json"
FACTION = "`a commander in the faction` is not tied to the group named before"
# What is known to fail, by the name of its test, with the reason.
KNOWN_CLAIMS = {
    "E1 idlib_camp_strike_1 killed 101- senior commander in Failaq al-Sham": FACTION,
    "E1 idlib_camp_strike_1 wounded 150-150 senior commander in Failaq al-Sham": FACTION,
    "E1 idlib_camp_strike_5 killed_or_wounded 61- military source": "a count of both is not read",
    "E3 idlib_camp_strike_4 killed 2- National Liberation Front": "filed under the strike that the fire answered",
}
KNOWN_BLAMES: dict[str, str] = {}


class TestFiveRetold(FiveArticles):
    """The same facts, numbers and traps in our words."""

    @pytest.fixture
    def run(self, retold: Told) -> Told:
        return retold


@pytest.mark.parametrize(
    ("event", "outcome", "claim"),
    [marked(claim_key(*wanted), wanted, KNOWN_CLAIMS) for wanted in wanted_claims(GOLD, ["E1", "E2", "E3"])],
)
def test_every_number_of_the_answers_is_claimed(retold: Told, event: str, outcome: str, claim: dict[str, Any]) -> None:
    assert_claimed(retold, event, outcome, claim)


@pytest.mark.parametrize("blame", [marked(blame_key(b), (b,), KNOWN_BLAMES) for b in wanted_blames(GOLD)])
def test_who_blames_or_clears_whom(retold: Told, blame: dict[str, Any]) -> None:
    assert_blamed(retold, blame)
