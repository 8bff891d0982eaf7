"""Laws of segmentation, and the demonstration pages."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.page import SegmentReason
from pipeline.text.segments import found_title, segments
from pipeline.text.words import SegmentWords, segment_words
from schemas.seeds import BoilerplateRow
from schemas.vocabulary import SegmentKind

ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"
PIECES = st.sampled_from(
    [
        "Donate",
        "Read more: x",
        "A bomb killed 12 people in Homs on Monday.",
        "Home | World | Sport",
        "AP",
        "14:02",
        "BEIRUT (AP) —",
        "\n",
        "\r\n",
        "  ",
        "“We left",
        "”",
        "(AFP)",
        "• one",
        "…",
        "\u2028",
        "\x0c",
        "[a_b]",
        "Ünï",
        "9",
    ]
)


@given(text=st.one_of(st.lists(PIECES, max_size=30).map(" ".join), st.text(max_size=200)))
def test_every_character_is_in_one_segment_and_segments_are_in_order(text: str, words: SegmentWords) -> None:
    found = segments(text, title=None, words=words)
    assert "".join("".join(text[one.start : one.end].split()) for one in found) == "".join(text.split())
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] != "" for one in found)
    assert all(one.start <= one.words_start <= one.end for one in found)


@given(text=st.lists(PIECES, max_size=30).map("\n".join))
def test_a_text_has_at_most_one_headline_and_three_leads(text: str, words: SegmentWords) -> None:
    kinds = [one.kind for one in segments(text, title=None, words=words)]
    assert kinds.count(SegmentKind.HEADLINE) <= 1
    assert kinds.count(SegmentKind.LEAD) <= 3


LEFT_OUT = {
    "idlib_camp_strike_1.txt": ["Jump to main content", "Officials in Ankara suspect"],
    "idlib_camp_strike_2.txt": [
        "Glad to read without adverts?",
        "We switched off all advertising on July 1, 2024",
        "The decision takes $10,000",
        "Donate",
        "Russia has banned our reporting.",
        "Rebels allied to Ankara",
        "… before you go",
        "We will not be quiet.",
        "Every gift counts",
        "payment options",
        "Not today?",
        "Ask me again later.",
        "Continue reading",
    ],
    "idlib_camp_strike_3.txt": [
        "Idlib residents pass houses",
        "AP",
        "Idlib residents pass houses",
        "READ MORE: Ankara accuses",
        "Loading...",
        "READ MORE: What makes",
        "READ MORE: Turkey ready",
        "READ MORE: HRW says",
        "READ MORE: Families",
        "Loading...",
        "Route 6",
    ],
    "idlib_camp_strike_4.txt": [
        "Associated Press",
        "PHOTO: Mourners",
        "[do_widget_area",
        "Comments for this article are closed.",
    ],
    "idlib_camp_strike_5.txt": [
        "Logo Wide",
        "Russian Air Raids Cause Heavy Casualties",
        "The Syrian Observer translated",
        "Useful keywords",
    ],
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_demonstration_pages_lose_their_furniture_and_nothing_else(name: str, words: SegmentWords) -> None:
    text = (ARTICLES / name).read_text(encoding="utf-8")
    left = [text[one.start : one.end] for one in segments(text, title=None, words=words) if not one.is_coded]
    assert len(left) == len(LEFT_OUT[name])
    assert all(line.startswith(start) for line, start in zip(left, LEFT_OUT[name], strict=True))


def test_the_given_title_finds_the_headline_and_what_stands_above_it_goes(words: SegmentWords) -> None:
    text = "Weather: rain\nArmy retakes hill\n\nThe army retook a hill near Derna on Friday, it said."
    kinds = [one.kind for one in segments(text, title="Army retakes hill - The Derna Post", words=words)]
    assert kinds == ["boilerplate", "headline", "lead"]
    assert found_title(text, segments(text, title="Army retakes hill", words=words)) == "Army retakes hill"


def test_the_country_us_is_no_pronoun(words: SegmentWords) -> None:
    line = "Washington asked its allies to help US forces, to support US bases there and to donate arms."
    assert segments(f"Headline of the day\n{line}", title=None, words=words)[1].is_coded


def test_words_that_people_say_are_news(words: SegmentWords) -> None:
    line = "“Please donate, we need your help and your support, thank you for reading,” the hospital wrote."
    assert segments(f"Headline of the day\n{line}", title=None, words=words)[1].is_coded


def test_a_speech_keeps_its_we_and_you(words: SegmentWords) -> None:
    said = "We will not leave our mountains and you know why, for we fought for them in the winter of the siege."
    speech = [
        said,
        said.replace("winter", "spring"),
        said.replace("winter", "summer"),
        said.replace("siege", "war"),
    ]
    text = "\n\n".join(
        [*speech, "We thank you and ask for your help, our soldiers took the bridge of Zenta yesterday."]
    )
    assert all(one.is_coded for one in segments(text, title=None, words=words))


def test_lines_wrapped_at_seventy_columns_are_one_paragraph(words: SegmentWords) -> None:
    wrapped = (
        "   LIMA, 7 MAR 89 (TELEVISION) -- [TEXT] FIVE POLICEMEN AND TWO FARM\n"
        "WORKERS DIED WHEN A COLUMN OF SHINING PATH ATTACKED THE POST OF UCHIZA\n"
        "ON MONDAY NIGHT, THE INTERIOR MINISTRY REPORTED.\n\n"
        "   THE POST WAS SET ON FIRE.  THE MINISTER WILL FLY TO THE AREA TODAY TO\n"
        "SEE THE DAMAGE.\n"
    )
    found = segments(wrapped, title=None, words=words)
    assert [one.kind for one in found] == ["lead", "lead"]
    dateline = found[0].dateline
    assert dateline is not None
    assert (dateline.place, dateline.agency) == ("LIMA", "TELEVISION")
    assert wrapped[dateline.date_start : dateline.date_end] == "7 MAR 89"
    assert wrapped[found[0].words_start :].startswith("FIVE POLICEMEN")


@pytest.mark.parametrize(
    ("opening", "place", "rest"),
    [
        ("BEIRUT, Oct 26 (Reuters) - Jets hit a camp.", "BEIRUT", "Jets hit"),
        ("KABUL, Afghanistan (AP) — A bomb went off.", "KABUL, Afghanistan", "A bomb"),
        ("Idlib, Syria – Omar was asleep.", "Idlib, Syria", "Omar was"),
        ("Damascus, SANA-Terrorists hit a village.", "Damascus", "Terrorists"),
        ("PESHAWAR: At least 12 people died.", "PESHAWAR", "At least"),
        ("MOSCOW. The ministry denied it.", "MOSCOW", "The ministry"),
        ("Deir ez-Zor, Syria — The army left.", "Deir ez-Zor, Syria", "The army"),
        ("(Reuters) - A bomb went off in Homs.", None, "A bomb"),
    ],
)
def test_datelines_are_read_and_passed_over(opening: str, place: str | None, rest: str, words: SegmentWords) -> None:
    found = segments(f"A headline with no stop\n\n{opening}", title=None, words=words)[1]
    assert found.dateline is not None
    assert found.dateline.place == place
    assert opening[found.words_start - found.start :].startswith(rest)


@pytest.mark.parametrize(
    "opening",
    [
        "BREAKING: At least 12 people died.",
        "ISIS — also known as Daesh — said it did.",
        "NATO-Russia talks failed on Monday.",
        "U.S. Army planes hit the town on Monday.",
        "Monday – the deadliest day – was quiet.",
        "26 October – A bomb killed five in Homs.",
        "The rebels — backed by Turkey — said so.",
    ],
)
def test_other_dashes_are_no_datelines(opening: str, words: SegmentWords) -> None:
    assert segments(f"A headline with no stop\n\n{opening}", title=None, words=words)[1].dateline is None


def test_a_phrase_of_unknown_kind_stops_the_loading(words: SegmentWords) -> None:
    row = BoilerplateRow(phrase="subscribe", weight=1.0, kind="phrases", source="test")
    with pytest.raises(ValueError, match="phrases"):
        segment_words([row], dates=words.dates)


def test_reasons_say_which_rule_found_a_segment(words: SegmentWords) -> None:
    text = "Home\nArmy retakes hill near Derna\nThe army retook a hill near Derna on Friday, it said.\n* * *"
    reasons = [one.reason for one in segments(text, title=None, words=words)]
    assert reasons == [SegmentReason.MENU, SegmentReason.SHAPE, SegmentReason.BODY, SegmentReason.SYMBOLS]
