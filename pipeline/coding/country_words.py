"""Words for a country that are part of another name: of a body's, or beside the name of a leader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.coding.parsed import ParsedSentence

if TYPE_CHECKING:
    from pipeline.coding.actors import ActorSpan

# Between a nationality and the leader's name: "renegade general".
LONGEST_TITLE = 2


def is_of_another_name(parsed: ParsedSentence, country: ActorSpan, named: Sequence[ActorSpan]) -> bool:
    """Whether a country behind `of` says not whose forces they are, but whose leader or body stands there."""
    return _begins_a_body(parsed, country) or _is_a_leaders(parsed, country, named)


def _begins_a_body(parsed: ParsedSentence, country: ActorSpan) -> bool:
    """Whether a country begins a body's name: `the president of the Zimbabwe Doctors Association`."""
    last = country.last
    if country.kind.value != "country" or last >= len(parsed) or not parsed.words[last][:1].isupper():
        return False
    return parsed.pos[last] in {"PROPN", "NOUN"} and parsed.heads[country.last - 1] >= last


def _is_a_leaders(parsed: ParsedSentence, country: ActorSpan, named: Sequence[ActorSpan]) -> bool:
    """Whether a nationality is a leader's: `the forces of Ruhlandish general Jan Haff`."""
    before_noun = country.kind.value == "demonym" and parsed.heads[country.last - 1] >= country.last
    return before_noun and any(0 < one.first - country.last <= LONGEST_TITLE for one in named)
