"""Numbers of one of several places, whose dead a greater number counts together."""

from __future__ import annotations

from pipeline.coding.toll import Toll
from schemas.vocabulary import PlaceRelation

# So many places beside one make a list.
LISTED = 2
# Behind a word for the dead, where they died: "the number of dead in Kobi".
WITHIN = 5


def is_in_one_of(toll: Toll, greater: Toll) -> bool:
    """Whether a number is of one of the places that a greater one lists: `15 in Kobi`, `198 in Kobi, Tara and Ora`."""
    if toll.reading is greater.reading:
        return False
    listed = {place.text for place in greater.reading.places if place.relation is PlaceRelation.IN}
    near = range(toll.span.first, toll.span.last + WITHIN)
    own = {p.text for p in toll.reading.places if p.relation is PlaceRelation.IN and p.token in near}
    # "In Kobi, Tara and Ora districts": the last one may be read as part of a longer name.
    return len(own) == 1 and len(listed - own) >= LISTED and own.pop() in greater.reading.sentence.text
