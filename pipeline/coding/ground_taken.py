"""Whether what is taken is ground: pistols, power, animals and people are taken too."""

from __future__ import annotations

from pipeline.coding.mention import Mention
from pipeline.coding.misreadings import object_behind
from pipeline.coding.parsed import ParsedSentence
from schemas.word_classes import WordClass

NAMING = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})


def takes_a_place(mention: Mention) -> bool:
    """Whether what is taken is a place or a word for one: pistols, power and people are taken too."""
    parsed = mention.reading.parsed
    taken = {t for party in mention.patients for t in range(party.side.span.first, party.side.span.last)}
    taken.update(token for token in parsed.objects(mention.trigger.head) if token not in mention.trigger.span)
    if mention.patients:
        # "Dislodged fighters from the village", "handed over the base" with its particle taken for a preposition.
        span, head = mention.trigger.span, mention.trigger.head
        leads = {"from", "out of", *parsed.lower[span.first + 1 : span.last]}
        taken.update(noun for word, noun in parsed.prepositional(head) if word in leads)
    if mention.trigger.entry.row.roles == "agent>to":
        if not parsed.is_passive(mention.trigger.head):
            # "Handed over the Ora forward operating base", of which the tree takes the name for what was handed.
            end = mention.trigger.span.last
            while end < len(parsed) and parsed.pos[end] in NAMING:
                end += 1
            taken.update(range(mention.trigger.span.last, end))
        taken.update(parsed.subjects(mention.trigger.head) if parsed.is_passive(mention.trigger.head) else ())
    if not taken and parsed.is_verbal(mention.trigger.head) and not parsed.is_passive(mention.trigger.head):
        # "A farmer who had seized two animals was stabbed", with the animals hung on the stabbing.
        taken = object_behind(parsed, mention.trigger.span.last)
    if not taken:
        return True
    # "Captured Kamituga, a mining town": a name that no list knows is told to be one.
    taken.update(token for name in list(taken) for token in parsed.children(name, frozenset({"appos"})))
    ground = mention.reading.lexicon.words[WordClass.GROUND]
    # Landmines are no gold mines.
    taken -= {token for hit in mention.reading.weapons for token in range(hit.first, hit.last)}
    named = {place.token for place in mention.reading.places if not _is_where(parsed, place.token)}
    elsewhere, here = mention.reading.is_place_elsewhere, {place.token for place in mention.reading.places}
    # "M23 rebels seize Walikale", where only the text tells that it is a town.
    told = {token for token in taken - here if elsewhere(parsed.words[token])}
    return bool(told) or any(token in named or parsed.lemmas[token] in ground for token in taken)


def _is_where(parsed: ParsedSentence, place: int) -> bool:
    """Whether a place name only says where: `cannabis in Tangier`, not `the town of`, `out of Tangier`."""
    cases = [parsed.lower[child] for child in parsed.children(place, frozenset({"case"})) if child < place]
    return bool(cases) and cases[0] not in {"of", "from"} and cases[:2] != ["out", "of"]
