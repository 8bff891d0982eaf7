"""Who did a deed where words stand between, and who is only seemingly a voice or a weapon."""

from __future__ import annotations

import pytest

from schemas.vocabulary import Outcome
from tests.coding.conftest import CodeText


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        (
            "The killing of 3 members of the teachers' union in Ora in Colombia on Sunday carried out by the 6th "
            "Military Detachment in front of witnesses was a message.",
            "Military Forces of Colombia",
        ),
        (
            "A doctor was shot dead in Ora in Colombia on Sunday. Police said the crime was the work of the ELN.",
            "ELN: National Liberation Army (Colombia)",
        ),
    ],
)
def test_who_carried_out_a_deed_and_whose_work_it_was(code: CodeText, text: str, doer: str) -> None:
    (report,) = code(text).reports
    assert report.actor1 is not None
    assert report.actor1.name == doer


def test_a_country_behind_a_town_lays_no_deed_to_anybody(code: CodeText) -> None:
    coded = code("The murder of a judge in Ora, Colombia, on Sunday, attributed to the ELN, shocked the country.")
    assert all(claim.claimant is None for claim in coded.claims if claim.outcome is Outcome.KILLED)
    (report,) = coded.reports
    assert report.actor1 is not None
    assert report.actor1.name.startswith("ELN")


def test_a_plane_that_is_blown_up_strikes_nobody(code: CodeText) -> None:
    (report,) = code("A plane was dynamited on Sunday by the ELN in Ora in Colombia.").reports
    assert report.sub_event_type == "Remote explosive/landmine/IED"
