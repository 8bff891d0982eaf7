"""The five original articles give the events of their hand-coded answers; skipped where they are absent."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gold.checks import (
    ORIGINALS,
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

GOLD = ORIGINALS / "gold.json"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason=f"{ORIGINALS} is not here")
# What is known to fail, by the name of its test, with the reason.
KNOWN_CLAIMS: dict[str, str] = {}
KNOWN_BLAMES: dict[str, str] = {}


class TestFiveOriginals(FiveArticles):
    """The articles as they were published."""

    @pytest.fixture
    def run(self, originals: Told) -> Told:
        return originals


@pytest.mark.parametrize(
    ("event", "outcome", "claim"),
    [marked(claim_key(*wanted), wanted, KNOWN_CLAIMS) for wanted in wanted_claims(GOLD, ["E1", "E2", "E3"])],
)
def test_every_number_of_the_answers_is_claimed(
    originals: Told, event: str, outcome: str, claim: dict[str, Any]
) -> None:
    assert_claimed(originals, event, outcome, claim)


@pytest.mark.parametrize("blame", [marked(blame_key(b), (b,), KNOWN_BLAMES) for b in wanted_blames(GOLD)])
def test_who_blames_or_clears_whom(originals: Told, blame: dict[str, Any]) -> None:
    assert_blamed(originals, blame)
