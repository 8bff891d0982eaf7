"""Whose word an article is that names nobody for its numbers."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.publishers import claim_of_publisher
from schemas.coding import Claim
from schemas.vocabulary import ClaimantType
from tests.linking.worlds import MONDAY, empty_world


def claim(**changes: Any) -> Claim:
    world = empty_world()
    report_id = world.report(world.article("one", published_on=MONDAY), "offset:0")
    world.claim(report_id, 4, 4, **changes)
    return world.claims[0]


@pytest.mark.parametrize(
    ("source", "claimant", "claimant_type"),
    [
        ("SOHR", "Syrian Observatory for Human Rights", "monitor"),
        ("Amnesty International", "Amnesty International", "monitor"),
        ("Al Shabaab", "Al Shabaab", "party"),
        # A body that nobody listed says by its name what it is.
        ("Karenni Human Rights Group", "Karenni Human Rights Group", "monitor"),
        # Those who govern or fight are known by their documents.
        ("Ministry of Defence of Ruritania, weekly communiqué", "Ministry of Defence of Ruritania", "military"),
        ("Communiqué of an insurgent front", "insurgent front", "party"),
        ("Interior ministry, press release", "Interior ministry", "official"),
    ],
)
def test_what_a_body_publishes_is_its_word(source: str, claimant: str, claimant_type: str, lexicon: Lexicon) -> None:
    found = claim_of_publisher(claim(), source, lexicon)
    assert (found.claimant, found.claimant_type) == (claimant, claimant_type)


@pytest.mark.parametrize(
    "source",
    [
        "Reuters",
        "Daily Monitor",
        "The Daily Observer",
        "Police Gazette",
        "Army Times",
        "Statement Weekly",
        "A paper that nobody listed",
        None,
    ],
)
def test_a_medium_that_names_nobody_leaves_the_claim_open(source: str | None, lexicon: Lexicon) -> None:
    assert claim_of_publisher(claim(), source, lexicon) == claim()


def test_who_is_named_in_the_text_keeps_the_claim(lexicon: Lexicon) -> None:
    told = claim(by="a doctor", kind=ClaimantType.MEDICAL)
    assert claim_of_publisher(told, "SOHR", lexicon) == told


@pytest.mark.parametrize(
    ("title", "claimant_type"),
    [
        ("Communiqué of the General Staff", "military"),
        ("Statement by the Resistance Front on the events of Friday", "party"),
        ("Statement of intent", "unattributed"),
        ("Minister makes statement on raid", "unattributed"),
    ],
)
def test_a_communique_is_the_word_of_its_body_whoever_prints_it(
    title: str, claimant_type: str, lexicon: Lexicon
) -> None:
    assert claim_of_publisher(claim(), "State television", lexicon, title=title).claimant_type == claimant_type
