"""From one article's sentences to its reports, claims and what was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.coding.antecedents import with_owners
from pipeline.coding.article_context import ArticleContext
from pipeline.coding.blame import Blame, find_blames
from pipeline.coding.blame_homes import THIN, blames_at_home
from pipeline.coding.came_after import happened_long_before, of_another_year, until_the_worst, worst_since
from pipeline.coding.counting import without_counting
from pipeline.coding.crowd_events import without_walkouts
from pipeline.coding.day_rules import PublicationDay, days_differ, told_before
from pipeline.coding.draft import Compatible, Draft, MergeRules, PlacesApart
from pipeline.coding.draft_separation import is_protest_at
from pipeline.coding.drafts import gather
from pipeline.coding.follow_ups import without_later_days
from pipeline.coding.fragments import joined_crowds, without_fragments
from pipeline.coding.frames import frame_points, is_held_at_it, without_frames
from pipeline.coding.identity import article_actors
from pipeline.coding.intercepted import as_stopped
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.likened import with_likeness
from pipeline.coding.mention import Mention
from pipeline.coding.mentions import actor_spans, find_mentions
from pipeline.coding.only_matter import without_curfews
from pipeline.coding.ownership import owned_targets
from pipeline.coding.parsed import RELATIVE
from pipeline.coding.quoted_days import with_speakers_days, without_days_of_claiming
from pipeline.coding.reading import PlaceFinder, SentenceReading, read_sentences
from pipeline.coding.refuted import without_refuted
from pipeline.coding.rejected import rejected_mention, rejected_toll
from pipeline.coding.report_dates import main_rule_of, tells_of_another_age, tells_of_long_ago
from pipeline.coding.reports import Coded, Dropped, coded
from pipeline.coding.retold import joined_by_number
from pipeline.coding.revived import with_counted
from pipeline.coding.scene_days import happened_these_days, was_there_before
from pipeline.coding.toll import Toll
from pipeline.coding.toll_homes import house_tolls, leave_agreements, recent_draft
from pipeline.coding.triggers import CROWDS, SetAside
from schemas.article import Rejection, Sentence
from schemas.coding import Claim, Report
from schemas.vocabulary import RejectReason

# What hangs on such a word is none of the news either: `a man raped a girl, who later died`.
OF_ANOTHER_TIME = frozenset({RejectReason.HISTORICAL, RejectReason.CUMULATIVE, RejectReason.CRIME})


@dataclass(frozen=True, slots=True)
class CodingRules:
    """All that coding needs besides the sentences."""

    lexicon: Lexicon
    find_places: PlaceFinder
    compatible: Compatible
    places_apart: PlacesApart


@dataclass(frozen=True, slots=True)
class ArticleCoding:
    """What one article tells."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...]


def code_sentences(
    article_id: str,
    sentences: Sequence[Sentence],
    published: PublicationDay,
    rules: CodingRules,
    *,
    is_filed: bool = False,
) -> ArticleCoding:
    """Reports and claims of one article, and every trigger and toll that made none, with the reason.

    `is_filed` tells that a dateline, which is none of the sentences, names a place.
    """
    lexicon = rules.lexicon
    readings = read_sentences(sentences, lexicon, find_places=rules.find_places, published=published)
    if not any(reading.triggers or reading.outcomes for reading in readings):
        return ArticleCoding((), (), ())
    actors = article_actors(partial(actor_spans, readings), lexicon, day=published.on)
    mentions = [mention for reading in readings for mention in find_mentions(reading, lexicon, actors)]
    mentions = [with_owners(mention, readings, lexicon, actors) for mention in mentions]
    mentions = with_likeness(without_walkouts(without_later_days(mentions)))
    main_rule = main_rule_of([mention for mention in mentions if mention.aside is None], readings, published)
    mentions = without_days_of_claiming(with_speakers_days(mentions, main_rule, published), main_rule, published)
    mentions = without_frames(
        _commemorated(mentions),
        readings,
        lexicon,
        is_old=lambda mention: tells_of_another_age(mention, published),
        is_fresh=lambda mention: happened_these_days(mention, published),
    )
    mentions = [_dated_aside(mention, main_rule, published) for mention in mentions]
    mentions = without_refuted(_of_the_accident(_with_their_history(mentions)), readings)
    mentions = without_curfews(with_counted(without_counting(mentions, lexicon), readings))
    live = as_stopped([mention for mention in mentions if mention.aside is None])
    merging = MergeRules(
        lexicon,
        rules.compatible,
        days_differ(published, main_rule),
        told_before(published, main_rule),
        rules.places_apart,
    )
    drafts = gather(live, merging)
    homeless = house_tolls(readings, drafts, mentions, lexicon, published.on)
    drafts = joined_by_number(drafts, merging)
    for draft in drafts:
        draft.extra_patients += owned_targets(draft, readings, lexicon, actors)
    blames = find_blames(drafts, readings, lexicon, actors)
    context = ArticleContext(
        article_id,
        readings,
        lexicon,
        actors,
        published,
        main_rule,
        drafts=len(drafts),
        frame_points=frame_points(readings, lexicon) if drafts else 0.0,
        is_filed=is_filed,
    )
    return _finished(drafts, blames, context, mentions, homeless)


def _commemorated(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of an article that opens with a commemoration: what has no day of its own is what is remembered.

    Who is held over it is held now.
    """
    opening = any(
        m.reading.is_opening and m.aside is not None and m.aside.reason is RejectReason.COMMEMORATION for m in mentions
    )
    crowd = any(m.reading.is_opening and m.aside is None and m.sub_event_type in CROWDS for m in mentions)
    if not opening or crowd:
        return list(mentions)
    aside = SetAside(RejectReason.COMMEMORATION, "the article opens with a commemoration")
    return [
        m if m.aside or m.has_day or m.sub_event_type in CROWDS or is_held_at_it(m) else replace(m, aside=aside)
        for m in mentions
    ]


def _of_the_accident(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of an article that opens with an accident: `the strike` is the lightning's."""
    opening = [m for m in mentions if m.reading.is_opening and not m.is_definite]
    accidents = [m for m in opening if m.aside is not None and m.aside.reason is RejectReason.ACCIDENT]
    if not accidents or any(m.aside is None and m.is_specific for m in opening):
        return list(mentions)
    aside = SetAside(RejectReason.ACCIDENT, "the article opens with an accident")
    return [
        replace(m, aside=aside)
        if m.aside is None and (m.is_definite or (m.reading.is_opening and not any(p.identity for p in m.agents)))
        else m
        for m in mentions
    ]


def _dated_aside(mention: Mention, main_rule: str | None, published: PublicationDay) -> Mention:
    """The mention, set aside when its own time words put it long before the news."""
    if mention.aside is None and (before := happened_long_before(mention.reading.parsed, mention.trigger.head)):
        return replace(mention, aside=SetAside(RejectReason.HISTORICAL, before))
    year = None if published.on is None else published.on.year
    if mention.aside is None and (named := of_another_year(mention.reading.parsed, mention.trigger.head, year)):
        return replace(mention, aside=SetAside(RejectReason.HISTORICAL, named))
    if mention.aside is None and (since := worst_since(mention.reading.parsed, mention.trigger.head)):
        return replace(mention, aside=SetAside(RejectReason.HISTORICAL, since))
    if mention.aside is None and (until := until_the_worst(mention.reading.parsed, mention.trigger.head)):
        return replace(mention, aside=SetAside(RejectReason.HISTORICAL, until))
    if mention.aside is None and was_there_before(mention):
        return replace(mention, aside=SetAside(RejectReason.BACKGROUND, "was there before"))
    # "The agency called in May for it to be closed after a shell hurt two": what was spoken of in May is no younger.
    spoken = mention if mention.times else replace(mention, times=tuple(filter(None, [mention.reported_time])))
    if mention.aside is not None or not tells_of_long_ago(spoken, main_rule, published):
        return mention
    return replace(mention, aside=SetAside(RejectReason.HISTORICAL, spoken.times[0].text))


def _with_their_history(mentions: Sequence[Mention]) -> list[Mention]:
    """Words that hang on one of long ago are of long ago too: `a truck bomb killed 500 in October 2017`."""
    old = [m for m in mentions if m.aside is not None and m.aside.reason in OF_ANOTHER_TIME]

    def belongs(mention: Mention) -> bool:
        return not mention.times and any(m.reading.index == mention.reading.index and _tied(m, mention) for m in old)

    def goes_on(mention: Mention) -> bool:
        """Whether the sentence before it tells only of a year: `They fought in 1962. 2,000 died in it.`"""
        here = mention.reading
        before = [m for m in mentions if m.reading.index == here.index - 1]
        beside = bool(before) and before[0].reading.sentence.paragraph == here.sentence.paragraph
        # "Protests erupted in March 2011. After soldiers opened fire, more took to the streets".
        of_a_year = any(hit.rule.startswith(("year:", "month:")) for m in before for hit in m.times)
        of_a_year = of_a_year and all(m.aside is not None and m.aside.reason in OF_ANOTHER_TIME for m in before)
        told = of_a_year and not mention.times and all(m.aside is not None for m in before)
        return beside and told and not all(_is_an_aside(m) for m in before)

    aside = SetAside(RejectReason.HISTORICAL, "told with something of long ago")
    return [
        replace(m, aside=aside) if m.aside is None and not _is_news(m.reading) and (belongs(m) or goes_on(m)) else m
        for m in mentions
    ]


def _is_news(reading: SentenceReading) -> bool:
    """Whether a sentence stands where news is told first: in the headline, the lead or an entry of a list."""
    return reading.is_opening or reading.is_entry


def _finished(
    drafts: Sequence[Draft],
    blames: Sequence[Blame],
    context: ArticleContext,
    mentions: Sequence[Mention],
    homeless: Sequence[tuple[Toll, SetAside]],
) -> ArticleCoding:
    results = [coded(draft, [b for b in blames if b.draft is draft], context) for draft in drafts]
    results = without_fragments(results, mentions)
    blames, moved = blames_at_home(blames, results)
    moved = joined_crowds(results) or moved
    if _rehoused(results) or moved:
        again = {id(result.draft): result for result in results if isinstance(result, Dropped)}
        results = [
            again.get(id(draft)) or coded(draft, [b for b in blames if b.draft is draft], context) for draft in drafts
        ]
    kept = [result for result in results if isinstance(result, Coded)]
    rejections = [rejected_mention(context.article_id, m, m.aside) for m in mentions if m.aside is not None]
    for result in results:
        if isinstance(result, Dropped):
            aside = SetAside(result.reason, result.detail)
            rejections += [rejected_mention(context.article_id, mention, aside) for mention in result.draft.mentions]
            rejections += [rejected_toll(context.article_id, toll, aside) for toll in result.draft.tolls]
    rejections += [rejected_toll(context.article_id, toll, aside) for toll, aside in homeless]
    return ArticleCoding(
        tuple(result.report for result in kept),
        tuple(claim for result in kept for claim in _unique(result.claims)),
        tuple({rejection.rejection_id: rejection for rejection in rejections}.values()),
    )


def _is_an_aside(mention: Mention) -> bool:
    """Whether it only tells who somebody is: `The group, which has fought since 2007, claimed the attack.`"""
    parsed = mention.reading.parsed
    return any(parsed.deps[t] in RELATIVE for t in [mention.trigger.head, *parsed.ancestors(mention.trigger.head)])


def _tied(old: Mention, mention: Mention) -> bool:
    """Whether one of two triggers stands below the other, and the old one is no aside: `the group, risen in 2012`."""
    parsed = mention.reading.parsed
    up = list(parsed.ancestors(old.trigger.head))
    if mention.trigger.head in up:
        path = [old.trigger.head, *up[: up.index(mention.trigger.head)]]
        return not any(parsed.deps[token] in RELATIVE for token in path)
    return old.trigger.head in parsed.ancestors(mention.trigger.head)


def _rehoused(results: Sequence[Coded | Dropped]) -> bool:
    """Give the tolls of drafts too thin to stand to the event told before them; whether any was given.

    What finds no home stays with its draft, and is set aside with it.
    """
    kept = [result.draft for result in results if isinstance(result, Coded)]
    moved = leave_agreements([(r.draft, r.report.sub_event_type) for r in results if isinstance(r, Coded)])
    for result in results:
        if not isinstance(result, Dropped) or result.reason not in THIN or result.draft.day_rules():
            continue
        homes = [(toll, _home_of(toll, result.draft, kept)) for toll in result.draft.tolls]
        for toll, home in homes:
            if home is not None:
                home.tolls.append(toll)
                moved = True
        result.draft.tolls = [toll for toll, home in homes if home is None]
    return moved


def _home_of(toll: Toll, draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    """The event told before a toll whose own draft is too thin; none where that one protests about this one."""
    home = recent_draft(toll, kept)
    return None if home is not None and is_protest_at(home.first, draft.first) else home


def _unique(claims: Sequence[Claim]) -> list[Claim]:
    return list({claim.claim_id: claim for claim in claims}.values())
