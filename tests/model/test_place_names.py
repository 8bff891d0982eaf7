"""Words in the names of known places are found, and the names' hashes are kept."""

from __future__ import annotations

from pipeline.model.place_names import hashes, in_places, packed, unpacked


def test_the_longest_name_of_a_place_counts() -> None:
    small, large = hashes(["Tel Aviv-Yafo", "Aviv"]), hashes(["Tel Aviv", "Lima"])
    words = ["near", "Tel", "Aviv", "-", "Yafo", ",", "Tel", "Aviv", ",", "Aviv", ",", "Lima", "or", "lima"]
    assert in_places(words, small, large) == [1, 2, 2, 2, 2, 1, 4, 4, 1, 3, 1, 5, 1, 1]


def test_packed_hashes_come_back() -> None:
    names = frozenset({0, 7, 2**32 - 1, 2**31})
    assert unpacked(packed(names)) == names
    assert unpacked(packed(frozenset())) == unpacked(b"") == frozenset()
