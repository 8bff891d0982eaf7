"""One article coded without the engine: the same functions that the stages call."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.linking.confidence import Confidence
from pipeline.stages.context import CodingContext
from pipeline.stages.extract import code_screened, coding_rules
from pipeline.stages.link import complete_claims, complete_reports
from pipeline.stages.locate import country_of_outlet, locate_article
from pipeline.stages.parse import ParseContext, parse_article
from schemas.article import Article, Rejection, Screened, Sentence
from schemas.coding import Claim, Location, Report


@dataclass(frozen=True)
class Reference:
    """All that coding one article needs."""

    parse: ParseContext
    coding: CodingContext
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """What one article tells, place by place and claim by claim."""

    screened: Screened
    sentences: tuple[Sentence, ...]
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    locations: tuple[Location, ...]
    rejections: tuple[Rejection, ...]


def code_article(article: Article, reference: Reference) -> CodedArticle:
    """Reports, claims and locations of one article, equal to those of a staged run of that article alone."""
    told = list(parse_article(article, reference.parse))
    screened = next(record for _, record in told if isinstance(record, Screened))
    sentences = [record for _, record in told if isinstance(record, Sentence)]
    set_aside = [record for _, record in told if isinstance(record, Rejection)]
    if not sentences:
        return CodedArticle(screened, (), (), (), (), tuple(set_aside))
    coding = code_screened(screened, sentences, coding_rules(reference.coding))
    country = country_of_outlet(article, reference.coding)
    locations = locate_article(coding.reports, sentences, reference.coding, source_country=country)
    countries = {location.report_id: location.country for location in locations}
    lexicon = reference.coding.lexicon
    return CodedArticle(
        screened,
        tuple(sentences),
        tuple(complete_reports(coding.reports, locations, lexicon, reference.confidence)),
        tuple(complete_claims(coding.claims, [article], countries, lexicon)),
        tuple(locations),
        (*set_aside, *coding.rejections),
    )
