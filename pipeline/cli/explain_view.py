"""An explanation as text. The characters that count stand between « and », in bold on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from pipeline.cli.output import printable
from pipeline.cli.seed_files import SeedRow
from pipeline.cli.shown import Because, ClaimShown, Explanation, FieldShown, PlaceShown, Quote, RatingShown

__all__ = ["print_explanation"]

# Evidence of one report for one field, shown without --all.
SHOWN_PER_REPORT = 2
SHOWN_SET_ASIDE = 10
# Traits of a confidence, shown without --all.
SHOWN_SHARES = 4
MARK = "bold"


def print_explanation(explanation: Explanation, console: Console, *, every: bool) -> None:
    """Prints all of it; without `every` only the first evidence of each report for each field."""
    for line in _lines(explanation, every=every):
        if console.is_terminal:
            indent = len(line) - len(line.plain.lstrip(" "))
            console.print(Padding(line[indent:], (0, 0, 0, indent)))
        else:
            console.print(line, soft_wrap=True)


def _lines(shown: Explanation, *, every: bool) -> Iterator[Text]:
    yield Text(f"event {shown.event['event_id']}, version {shown.event['version']}", style=MARK)
    yield Text(printable(shown.event["notes"]))
    if shown.changed_seeds:
        yield Text(f"changed since the run, so that rows may have moved: {', '.join(shown.changed_seeds)}")
    for field in shown.fields:
        yield from _field(field, shown.claims, every=every)
    yield from _heading("dates, article by article")
    for dated in shown.dates:
        yield from _dated(dated)
    yield from _heading("places considered")
    for place in shown.places:
        yield from _place(place, every=every)
    yield from _heading("claims")
    for claim in shown.claims:
        yield from _claim(claim)
    yield from _heading("links")
    yield from _links(shown.links)
    yield from _heading("articles")
    yield from _articles(shown.articles)
    yield from _heading("set aside in these articles")
    yield from _set_aside(shown.set_aside, every=every)


def _heading(name: str) -> Iterator[Text]:
    yield Text("")
    yield Text(name, style=MARK)


def _field(field: FieldShown, claims: Sequence[ClaimShown], *, every: bool) -> Iterator[Text]:
    yield from _heading(field.heading)
    values = [f"{name} = {_value(value)}" for name, value in field.values.items() if not name.endswith("_claims")]
    yield _indented("; ".join(values), 2)
    if len(field.tally) > 1:
        told = ", ".join(f"{value} in {count}" for value, count in field.tally.items())
        yield _indented(f"reports say: {told}", 2)
    for row in field.rows:
        yield _indented(_row(row), 2)
    for _, group in groupby(field.evidence, key=lambda item: item.report_id):
        own = list(group)
        for item in own if every else own[:SHOWN_PER_REPORT]:
            yield from _because(item)
        if not every and len(own) > SHOWN_PER_REPORT:
            yield _indented(f"and {len(own) - SHOWN_PER_REPORT} more of this report (--all)", 4)
    for claim in claims:
        behind = [name for name in claim.stands_for if name in field.values]
        if behind:
            who = claim.claim["claimant"] or "nobody named"
            yield _indented(f"{', '.join(behind)}: {_quoted(claim.quote)}, says {who} ({claim.claim['claim_id']})", 2)
    if field.claim_ids:
        yield _indented(f"from {len(field.claim_ids)} claims, below", 2)
    for rating in field.ratings:
        yield from _rating(rating, every=every)
    if field.heading == "civilian_targeting":
        yield _indented("follows from side 2 and the victims of each report", 2)


def _rating(rating: RatingShown, *, every: bool) -> Iterator[Text]:
    """What raised and lowered a confidence, the most telling first."""
    if rating.told is not None:
        yield _indented(f"{rating.told}: {rating.confidence}", 2)
    for word, above in (("raised", True), ("lowered", False)):
        told = [f"{trait} {share:+.2f}" for trait, share in rating.shares.items() if (share > 0) is above]
        if told:
            shown = told if every else told[:SHOWN_SHARES]
            more = f"; and {len(told) - len(shown)} more (--all)" if len(told) > len(shown) else ""
            yield _indented(f"{word} by: {'; '.join(shown)}{more}", 4 if rating.told is None else 6)


def _quoted(quote: Quote) -> str:
    return f"“{quote.text}” in {quote.article} {quote.part} {quote.start}-{quote.end}"


def _because(item: Because) -> Iterator[Text]:
    if item.quote is not None:
        yield from _quote(item.quote, 2)
    if item.row is not None:
        yield _indented(_row(item.row), 6)
    if item.note:
        yield _indented(f"gives: {item.note}", 6)


def _quote(quote: Quote, indent: int) -> Iterator[Text]:
    yield _indented(f"{quote.article} {quote.part} {quote.start}-{quote.end}: {quote.text}", indent)
    if quote.sentence is None or quote.sentence_start is None:
        return
    first = quote.start - quote.sentence_start
    # A quote that runs on into the next sentence is marked to the end of its first one.
    last = min(quote.end - quote.sentence_start, len(quote.sentence))
    line = Text(" " * (indent + 4) + printable_part(quote.sentence[:first]))
    line.append(f"«{printable_part(quote.sentence[first:last])}»", style=MARK)
    line.append(printable_part(quote.sentence[last:]))
    yield line


def printable_part(text: str) -> str:
    """A part of a sentence made safe to print, with the spaces at its ends kept.

    >>> printable_part(" hit the\\ncamp ")
    ' hit the camp '
    """
    inner = printable(text)
    before = " " if text[:1].isspace() else ""
    return before + inner + (" " if inner and text[-1:].isspace() else "")


def _row(row: SeedRow) -> str:
    if row.cells is None:
        return f"{row.where}: no such row any more"
    return f"{row.where}: " + ", ".join(f"{name}={cell}" for name, cell in row.cells.items() if cell)


def _dated(dated: dict[str, Any]) -> Iterator[Text]:
    day = f"{dated['event_date'] or 'no day'} ({dated['precision']}, from {dated['source']})"
    yield _indented(f"{dated['article']}: {day}", 2)
    yield _indented(f"{dated['reason']} (rule {dated['rule']})", 6)
    if dated["quote"] is not None:
        yield from _quote(dated["quote"], 4)


def _place(place: PlaceShown, *, every: bool) -> Iterator[Text]:
    if place.quote is not None:
        yield from _quote(place.quote, 2)
    radius = "" if place.geo_radius_km is None else f", within {place.geo_radius_km:g} km"
    taken = f"{place.location or 'none'} ({place.geo_precision}{radius})"
    yield _indented(f"taken: {taken}, score {place.score:.3f}: {place.reason}", 4)
    if place.other_places:
        yield _indented(f"also named: {', '.join(place.other_places)}", 4)
    for one in place.candidates if every else place.candidates[:5]:
        mark = "taken" if one.chosen else "not taken"
        where = ", ".join(part for part in (one.admin1, one.country) if part)
        point = f"{one.latitude:.3f} {one.longitude:.3f}"
        yield _indented(f"{mark}: {one.name} ({where}; {one.place_id}; {point}) score {one.score:.3f}: {one.reason}", 6)
        if one.row is not None:
            yield _indented(_row(one.row), 10)


def _claim(shown: ClaimShown) -> Iterator[Text]:
    claim = shown.claim
    said = claim["accused_actor"] or _range(claim["low"], claim["high"])
    who = claim["claimant"] or "nobody named"
    yield _indented(
        f"{claim['claim_id']} {claim['outcome']} {said}: {who} ({claim['claimant_type']}) {claim['stance']}",
        2,
    )
    yield from _quote(shown.quote, 4)
    if shown.claimant_row is not None:
        yield _indented(_row(shown.claimant_row), 8)
    if shown.stands_for:
        yield _indented(f"behind {', '.join(shown.stands_for)}", 8)
    if not claim["counted"]:
        yield _indented(f"not counted: {claim['not_counted_because'] or 'no number of the event'}", 8)


def _range(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return "no number"
    if low is None or high is None:
        return f"{high} or fewer" if low is None else f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def _links(links: Sequence[dict[str, Any]]) -> Iterator[Text]:
    if not links:
        yield _indented("none: no other report was near enough to compare", 2)
    for link in sorted(links, key=lambda link: -link["score"]):
        yield _indented(f"{link['decision']} {link['score']:.3f}: {' and '.join(link['told_by'])}", 2)
        yield _indented(link["reason"], 6)


def _articles(articles: Iterable[dict[str, Any]]) -> Iterator[Text]:
    for article in articles:
        name = article["external_id"] or article["article_id"]
        published = (article["published_at"] or "no day")[:10]
        yield _indented(f"{name}: {article['title'] or 'no title'}; {article['source'] or 'no source given'}", 2)
        yield _indented(f"published {published} ({article['published_source']}: {article['published_reason']})", 6)


def _set_aside(found: Sequence[dict[str, Any]], *, every: bool) -> Iterator[Text]:
    """What was read as an event and was none; boilerplate is only counted."""
    boilerplate = [one for one in found if one["reason"] == "boilerplate"]
    told = [one for one in found if one["reason"] != "boilerplate"]
    for one in told if every else told[:SHOWN_SET_ASIDE]:
        yield _indented(f"{one['reason'].replace('_', ' ')}: {one['detail'] or ''}", 2)
        if one["quote"] is not None:
            yield from _quote(one["quote"], 4)
    if not every and len(told) > SHOWN_SET_ASIDE:
        yield _indented(f"and {len(told) - SHOWN_SET_ASIDE} more (--all)", 2)
    yield _indented(f"and {len(boilerplate)} paragraphs of boilerplate", 2)


def _value(value: Any) -> str:
    return "unknown" if value is None else str(value)


def _indented(text: str, indent: int) -> Text:
    return Text(" " * indent + printable(text))
