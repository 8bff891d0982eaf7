"""Entries of a list of incidents, with sentences written for these tests."""

from __future__ import annotations

import pytest

from pipeline.stages.context import text_context
from pipeline.text.segments import Segment, segments
from schemas.vocabulary import SegmentKind

INTRO = "The incidents below were reported to our network on Tuesday by its members."
BULLETS = f"""{INTRO}

NORTHERN DISTRICT

• Marnol: Gunmen opened fire on a bus at dawn and killed two of its passengers.

• Tesk: A mortar round fell on the courtyard of a school and wounded a guard there.

• Two men were abducted by unknown persons on the road to the old bridge.
"""


def _found(text: str) -> list[Segment]:
    return segments(text, title="Daily list", words=text_context(".", "en").segments)


def _entries(text: str) -> list[Segment]:
    return [segment for segment in _found(text) if segment.kind is SegmentKind.ENTRY]


def test_marked_paragraphs_are_entries_and_lose_their_marks() -> None:
    entries = _entries(BULLETS)
    assert [BULLETS[e.words_start :][:7] for e in entries] == ["Gunmen ", "A morta", "Two men"]


def test_a_name_and_a_colon_label_an_entry() -> None:
    labels = [
        BULLETS[e.label_start : e.label_end] for e in _entries(BULLETS) if e.label_start is not None and e.label_end
    ]
    assert labels == ["Marnol", "Tesk"]


@pytest.mark.parametrize("marks", [("1.", "2.", "3."), ("(1)", "(2)", "(3)"), ("10:15", "11:40 –", "**12:05**")])
def test_numbers_and_hours_mark_entries_too(marks: tuple[str, str, str]) -> None:
    told = "Soldiers shelled the edge of the town and one farmer was wounded there."
    text = INTRO + "\n\n" + "\n\n".join(f"{mark} {told}" for mark in marks)
    entries = _entries(text)
    assert [text[e.words_start : e.end] for e in entries] == [told] * 3


def test_two_marks_make_no_list_and_points_without_a_full_stop_are_none() -> None:
    two = INTRO + "\n\n- Gunmen opened fire on a bus at dawn there.\n\n- A mortar round fell on the courtyard at noon."
    points = INTRO + "\n\n- Two killed in bus attack\n\n- School hit by mortar round\n\n- Two men are missing"
    assert not _entries(two)
    assert not _entries(points)


def test_a_sentence_that_opens_with_a_day_is_no_dateline() -> None:
    text = "On 12 June, gunmen attacked the village of Marnol. Eleven people died there, a nurse said."
    assert all(segment.dateline is None for segment in _found(text))


TOLD = "Shells fell on the market at noon and three of its traders were killed."


@pytest.mark.parametrize(
    ("opened", "labels"),
    [
        (("**Marnol** --", "**Tesk** --", "**Upper Dorna** --"), ["Marnol", "Tesk", "Upper Dorna"]),
        (("*Marnol, South Dorna.*", "*Tesk.*", "*Ulm (Vale).*"), ["Marnol, South Dorna", "Tesk", "Ulm (Vale)"]),
        (("Marnol.", "Tesk (Vale).", "Access."), ["Marnol", "Tesk (Vale)", "Access"]),
        (("MARNOL –", "TESK:", "UPPER DORNA –"), ["MARNOL", "TESK", "UPPER DORNA"]),
        (("**Monday 10.**", "**Tuesday 11.**", "**Friday 14.**"), ["Monday 10", "Tuesday 11", "Friday 14"]),
        (("**3:50pm – Marnol**", "**2:20pm – Tesk**", "**1:05pm**"), ["Marnol", "Tesk"]),
        (("**3:50pm – Marnol**", "**2:20pm – Old Tesk.**", "**10:05 CEST**"), ["Marnol", "Old Tesk"]),
        (("*Marnol, North Tesk.*", "*Tesk.*", "**East Tesk:**"), ["Marnol, North Tesk", "Tesk", "East Tesk"]),
        (("**Monday 3.**", "**Wednesday 5.**", "**Friday 7 July:**"), ["Monday 3", "Wednesday 5", "Friday 7 July"]),
    ],
)
def test_names_and_days_set_off_before_paragraphs_mark_entries(opened: tuple[str, str, str], labels: list[str]) -> None:
    text = INTRO + "\n\n" + "\n\n".join(f"{mark} {TOLD}" for mark in opened)
    entries = _entries(text)
    assert [text[e.words_start : e.end] for e in entries] == [TOLD] * 3
    assert [text[e.label_start : e.label_end] for e in entries if e.label_start is not None] == labels


def test_speakers_before_what_they_say_and_sentences_in_bold_mark_no_entries() -> None:
    names = ("REPORTER", "MINISTER", "REPORTER", "MINISTER", "REPORTER")
    talk = INTRO + "\n\n" + "\n\n".join(f"{name}: {TOLD}" for name in names)
    bold = INTRO + "\n\n" + "\n\n".join(f"**Guns fell silent at {hour}.** {TOLD}" for hour in ("noon", "one", "two"))
    assert not _entries(talk)
    assert not _entries(bold)


def test_words_in_bold_inside_a_text_are_no_headings() -> None:
    text = INTRO + "\n\n" + "\n\n".join("The *Marnol* ferry sank near the old bridge at dawn on Monday." for _ in "abc")
    assert not _entries(text)


def test_a_day_before_other_words_opens_no_entry() -> None:
    marks = ("Monday 3 men", "Wednesday 5.", "Friday 7 July:")
    assert not _entries(INTRO + "\n\n" + "\n\n".join(f"{mark} {TOLD}" for mark in marks))


def test_titles_and_other_shortened_words_mark_no_entries() -> None:
    opened = ("Mr. Kiap said that", "Gen. Musa said that", "Dr. Ali said that", "Lt. Col. Adamu said that")
    assert not _entries(INTRO + "\n\n" + "\n\n".join(f"{who} {TOLD}" for who in opened))
