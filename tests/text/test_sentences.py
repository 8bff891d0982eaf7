"""Sentence splitting on news."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.sentences import LONGEST_SENTENCE, split_sentences
from pipeline.text.words import Abbreviations


def split(text: str, short: Abbreviations) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text), abbreviations=short)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["U.S. Special Envoy Ann Smith spoke on Oct. 26, 2020.", "He left."],
        ["Capt. Naji and Lt. Gen. Ali met Brig. Gen. Omar of the U.N. mission.", "The talks failed."],
        ["He was in the U.S.", "The army left."],
        ["It cost 3.5 million.", "Two died."],
        ["“We left.”", "The army said so."],
        ["“Why?” he asked."],
        ["J. Smith and George W. Bush met."],
        ["He waited...", "Then it blew up."],
        ["No. 5 is alive.", "12 died.", "5 were hurt."],
        ["It ended at 5 p.m. Monday in Homs.", "Police came at 6 a.m.", "The end."],
        ["He came (with Gen. Ali.)", "The rest left."],
        ["A bomb killed 12.[1]", "The army denied it."],
        ['GEN. RENE PONCE SAID: "THEY LEFT."', "THE U.S. EMBASSY WAS HIT."],
        ["U.N Special Envoy Geir Pedersen said “contain the situation.”", "Meanwhile, others spoke."],
        ["The post of al-Duwaila was hit.", "al-Nusra left."],
        ["Acme Inc. of St. Petersburg closed.", "Sen. John said so."],
        ["He died on Sept. 5.", "On Oct. 6 more died."],
        ["• One died.", "• Two died."],
    ],
)
def test_stops_end_sentences_and_abbreviations_do_not(sentences: list[str], short: Abbreviations) -> None:
    assert split(" ".join(sentences), short) == sentences


def test_a_lost_space_after_a_full_stop_still_ends_a_sentence(short: Abbreviations) -> None:
    assert split("They left the town.The army came.", short) == ["They left the town.", "The army came."]
    assert split("See www.army.mil/News today.", short) == ["See www.army.mil/News today."]


def test_single_line_breaks_do_not_end_sentences_and_blank_lines_do(short: Abbreviations) -> None:
    assert split("The army\nleft", short) == ["The army\nleft"]
    assert split("The army\r\n\r\nleft", short) == ["The army", "left"]


@given(text=st.text(alphabet="aA. “”\"!?…\n;,1x-'", max_size=300))
def test_no_character_is_lost_or_doubled(text: str, short: Abbreviations) -> None:
    spans = split_sentences(text, 0, len(text), abbreviations=short)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert all(start < end for start, end in spans)


@pytest.mark.parametrize("unit", ["abc, ", "abc; ", "abc\n", "abc ", "abc"])
def test_no_sentence_is_longer_than_the_limit(unit: str, short: Abbreviations) -> None:
    text = unit * 2000
    assert max(map(len, split(text, short))) <= LONGEST_SENTENCE
    assert "".join("".join(split(text, short)).split()) == "".join(text.split())


def test_offsets_count_in_the_whole_text(short: Abbreviations) -> None:
    text = "Home\n\nOne died. Two left."
    assert split_sentences(text, 6, len(text), abbreviations=short) == [(6, 15), (16, 25)]
