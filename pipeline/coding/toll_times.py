"""Whether a number of victims is the news, or one of another day, of weeks, of a war."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from pipeline.coding.draft import Draft
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import DAY_RULES
from pipeline.coding.parsed import RELATIVE, RELATIVE_PRONOUNS
from pipeline.coding.reading import SentenceReading
from pipeline.coding.said import is_of_an_aside
from pipeline.coding.times import TimeHit, is_long
from pipeline.coding.toll import Toll
from schemas.vocabulary import Outcome, Qualifier, SegmentKind
from schemas.word_classes import WordClass

# A relative clause and the time of what it tells of: "the attack on 7 October last year, in which 30 were killed".
WHICH_REACH = 6
# Told in the perfect far down, a number so many times that of the opening is the conflict's.
FAR_MORE = 3
SENTENCES_OF_A_WAR = 1
# What lasts too long for one event, and what puts it before the news.
SEASONS = frozenset({"weeks", "months", "years", "decades"})
# "A week after 66 lost their lives".
DAYS = frozenset({"days", "week", "month", "year"})
GONE_BY = frozenset({"past", "last", "recent", "previous"})
OVER = frozenset({"over", "in", "during", "within", "for"})
# The title and the lead are paragraphs up to this one.
FIRST_PARAGRAPHS = 1
# Days told by their names are days of the news; a date may lie long before.
NEAR_DAYS = ("weekday", "offset", "relative")
OF_ALL = frozenset({"overall", "national", "nationwide", "combined", "countrywide"})
SAID_THEN = frozenset({"say", "claim", "acknowledge", "admit", "report", "announce", "state", "put", "estimate"})
ACROSS = frozenset({"across", "throughout", "around", "over", "in"})
# Between what is the largest and the country it is so in.
RANKED_WITHIN = 5
# Between "since" and what began: "since the latest round of fighting broke out".
SINCE_REACH = 8
# A day further back is no day of the news.
SEASON = 120
# Who records, counts the dead of more than one event; over so many days.
RECORDING = frozenset({"record", "register", "document", "log", "tally"})
UP_TO = ("up to", "until", "as of", "up until")
FEWEST_DAYS = 4
AT_THE_TIME = "at the time"
# What a count of years begins with: `1,500 people have died following the military coup`.
RULE_SEIZED = re.compile(r"\b(?:since|following|after) (?:the |a )?(?:[\w-]+ ){0,3}(?:coup|putsch|takeover)\b", re.I)


def tells_of_a_span(toll: Toll, last: Toll | None, lexicon: Lexicon) -> str | None:
    """Words that make a number one of weeks, a year or a war: `340 deaths so far this year`; none beside a day.

    The opening tells the news, but for a number far greater than the one before it.
    """
    reading = toll.reading
    opens = reading.is_opening and not _is_far_more(toll, last)
    habit = lexicon.times.habitual(reading.sentence.text)
    if habit is not None and is_of_an_aside(reading.parsed, toll.head, reading.parsed.token_at(habit.start())):
        # "The group, which has fought for decades, said".
        habit = None
    if habit is not None and habit.group().lower().startswith("so far") and not opens:
        return habit.group()
    if (old := _weeks_before(toll)) is not None:
        return old
    if (days := _recorded_over_days(toll)) is not None:
        return days
    if not opens and (start := _since_the_start(toll, lexicon)) is not None:
        return start
    if not _is_headlined(toll, last) and (start := _since_it_began(toll, lexicon)) is not None:
        return start
    if not opens and (seized := RULE_SEIZED.search(reading.sentence.text)) is not None:
        return seized.group()
    wide = lexicon.words[WordClass.NATIONWIDE].intersection(reading.parsed.lower)
    if wide and not opens:
        return min(wide)
    if opens or any(_is_a_day(hit) for hit in reading.times):
        return None
    if reading.is_entry and not any(hit.rule.startswith("year:") for hit in reading.times):
        # The day of an entry stands above it, but "in 2024" tells what it is not of.
        return None
    for hit in reading.times:
        name = hit.rule.split(":")[0]
        if is_of_an_aside(reading.parsed, toll.head, reading.time_token(hit)):
            continue
        if hit.lead == "since" or name in {"year", "this", "last", "month"} or is_long(hit.rule):
            return hit.text
    return habit.group() if habit is not None else None


def _is_headlined(toll: Toll, last: Toll | None) -> bool:
    """Whether the lead gives the headline's number, which is the news: `16 have been killed since clashes erupted`."""
    named = last is not None and last.reading.sentence.kind is SegmentKind.HEADLINE
    return named and last is not None and toll.reading.is_opening and toll.low == last.low


def _is_far_more(toll: Toll, last: Toll | None) -> bool:
    """Whether a number of killed is many times the one told before it, in the article's opening too."""
    told = last is not None and last.outcome is toll.outcome and last.reading.index < toll.reading.index
    return told and last is not None and (toll.low or 0) >= FAR_MORE * (last.low or last.high or 1)


def _is_a_day(hit: TimeHit) -> bool:
    """Whether words tell a day of the news; `since 18 February` tells how long a number was added up."""
    since = hit.lead == "since" and not hit.rule.startswith(NEAR_DAYS)
    return hit.rule.startswith(DAY_RULES) and not is_long(hit.rule) and not since


def _weeks_before(toll: Toll) -> str | None:
    """A number of weeks before the news: `six months after rebels killed 42`, `over the past weeks`, below the lead."""
    parsed, sentence = toll.reading.parsed, toll.reading.sentence
    for child in parsed.children(toll.head):
        if child > 1 and parsed.lower[child] == "after" and parsed.lower[child - 1] in SEASONS | DAYS:
            return parsed.surface(child - 2, child + 1)
    if sentence.kind is SegmentKind.HEADLINE or sentence.paragraph <= FIRST_PARAGRAPHS or _has_day(toll.reading.times):
        return None
    for token in range(2, len(parsed)):
        lead = parsed.lower[max(0, token - 4) : token]
        if is_of_an_aside(parsed, toll.head, token) or any(parsed.deps[t] == "appos" for t in parsed.ancestors(token)):
            # "The town, which was raided twice in recent months, …", "The bomb, the second in recent months, …".
            continue
        if parsed.lower[token] in SEASONS and not OVER.isdisjoint(lead) and not GONE_BY.isdisjoint(lead):
            return parsed.surface(token - 2, token + 1)
    return None


def _recorded_over_days(toll: Toll) -> str | None:
    """Days over which somebody counted the dead of whatever happened: `Between 3 and 9 May it recorded 64 killed`."""
    reading, parsed = toll.reading, toll.reading.parsed
    if RECORDING.isdisjoint(parsed.lemmas) or toll.outcome is not Outcome.KILLED:
        return None
    if "same period" in parsed.sentence.text.lower():
        return "same period"
    for hit in reading.times:
        until = parsed.sentence.text[: hit.start].lower().rstrip().endswith(UP_TO)
        if until or (hit.rule.startswith("span:") and _days_of(hit.rule) >= FEWEST_DAYS):
            return hit.text
    return None


def _days_of(rule: str) -> int:
    """How many days a span of days of one month has; none for others."""
    ends = [part.rsplit("-", 1) for part in rule.removeprefix("span:").split("|")]
    known = [int(part[1]) for part in ends if len(part) == len("md") and part[1].isdigit()]
    return known[1] - known[0] if len(known) == len(ends) and len(ends) > 1 and ends[0][0] == ends[1][0] else 0


def _since_the_start(toll: Toll, lexicon: Lexicon) -> str | None:
    """`Since the beginning of the escalation` behind a number, whatever day is told beside it."""
    parsed, words = toll.reading.parsed, lexicon.words[WordClass.OUTSET]
    # "Fatalities since the start of the escalation on December 18 have climbed to 61": inside the toll's own words.
    for token in range(toll.span.first, len(parsed) - 1):
        last = next((t for t in range(token + 1, min(len(parsed), token + 3)) if parsed.lemmas[t] in words), None)
        if parsed.lower[token] == "since" and last is not None and parsed.lower[last + 1 : last + 2] == ("of",):
            return parsed.surface(token, last + 1)
    return None


def _since_it_began(toll: Toll, lexicon: Lexicon) -> str | None:
    """`Since fighting broke out` behind a number told in the perfect, by which it is a war's; days ago, an event's."""
    parsed = toll.reading.parsed
    if any(parsed.lemmas[t - 1] in SAID_THEN for t in _at_the_time(toll)):
        return AT_THE_TIME
    if not _is_perfect(toll):
        return None
    if not toll.reading.is_opening and any(
        _ends_with_since(toll, token) for token in range(toll.span.last, len(parsed))
    ):
        # "At least 50 people have died since, according to the commission".
        return "since"
    near = [toll.reading.time_token(hit) for hit in toll.reading.times if hit.rule.startswith(NEAR_DAYS)]
    for token in range(toll.span.last, len(parsed) - 2):
        reach = range(token + 2, min(len(parsed), token + SINCE_REACH))
        verb = next((t for t in reach if parsed.lemmas[t] in lexicon.words[WordClass.BEGINNING]), None)
        if (
            parsed.lower[token] == "since"
            and verb is not None
            and parsed.is_verbal(verb)
            and all(day < token for day in near)
        ):
            return parsed.surface(token, verb + 1)
    return None


def _at_the_time(toll: Toll) -> list[int]:
    """Where `at the time` stands: who `said at the time` spoke of something past."""
    words = toll.reading.parsed.lower
    return [t for t in range(1, len(words) - 2) if words[t : t + 3] == ("at", "the", "time")]


def _ends_with_since(toll: Toll, token: int) -> bool:
    parsed = toll.reading.parsed
    return parsed.lower[token] == "since" and parsed.words[token + 1 : token + 2] in ((",",), (".",), (";",), ())


def of_the_country(toll: Toll, last: Toll | None) -> str | None:
    """Words by which a number is of a whole country, where one of some place was told before it."""
    parsed = toll.reading.parsed
    if last is None or last.reading.index >= toll.reading.index or last.low is None or last.low >= (toll.low or 0):
        return None
    if toll.hit.row.row.people == "number" and toll.hit.first > 0 and parsed.lower[toll.hit.first - 1] in OF_ALL:
        return parsed.surface(toll.hit.first - 1, toll.hit.last)
    for token in range(len(parsed) - 2):
        if any(
            parsed.tags[t] == "JJS" and parsed.lower[t - 1] != "at" for t in range(max(1, token - RANKED_WITHIN), token)
        ):
            # "All of the group, the largest in the country".
            continue
        if parsed.lower[token] in ACROSS and parsed.lower[token + 1 : token + 3] in (
            ("the", "country"),
            ("the", "nation"),
        ):
            return parsed.surface(token, token + 3)
    return None


def long_past_day(toll: Toll, published: date | None) -> str | None:
    """A full date of another season in the sentence, and no other day: `as on 14 October 2017, when 500 died`."""
    days = [hit for hit in toll.reading.times if hit.rule.startswith(DAY_RULES)]
    if published is None or toll.reading.is_opening or not all(hit.rule.startswith("iso:") for hit in days):
        return None
    old = [hit for hit in days if (published - date.fromisoformat(hit.rule[4:14])).days > SEASON]
    return old[0].text if old and len(old) == len(days) else None


def of_a_disaster(toll: Toll, lexicon: Lexicon) -> str | None:
    """The weather, disease or quake that killed those counted: `after the earthquake, which killed more than 3,700`."""
    parsed = toll.reading.parsed
    acts = toll.hit.row.row.people == "object" and not parsed.is_passive(toll.head)
    whole = [toll.head, *parsed.ancestors(toll.head)]
    above = [parsed.heads[t] for t in whole[:2] if acts and parsed.deps[t] in RELATIVE]
    did = [*(parsed.subjects(toll.head) if acts and parsed.is_verbal(toll.head) else []), *above]
    # "… after the quake, which killed 3,700", whatever the clause was hung on.
    led = parsed.lower[toll.head - 1] in RELATIVE_PRONOUNS and toll.head > 2
    did += [toll.head - 2 - (parsed.words[toll.head - 2] == ",")] if acts and led else []
    # "The sinking of a trawler in which hundreds died".
    which = next((t for t in range(toll.head - 1, 0, -1) if parsed.lower[t - 1 : t + 1] == ("in", "which")), 0)
    did += [t for t in range(max(0, which - WHICH_REACH), which) if parsed.pos[t] == "NOUN"]
    causes = lexicon.words[WordClass.NATURAL_CAUSE]
    return next((parsed.words[t] for t in did if parsed.lemmas[t] in causes), None)


def time_of_antecedent(toll: Toll) -> str | None:
    """A year that what a clause with `in which` tells of is put in."""
    parsed = toll.reading.parsed
    up = [toll.head, *parsed.ancestors(toll.head)]
    pronouns = [
        t for t in range(toll.head) if parsed.lower[t] in RELATIVE_PRONOUNS and t != 0 and parsed.heads[t] in up[:2]
    ]
    if not pronouns:
        return None
    hits = [
        hit for hit in toll.reading.times if pronouns[-1] - WHICH_REACH <= toll.reading.time_token(hit) < pronouns[-1]
    ]
    old = next((hit for hit in hits if hit.rule == "last:year" or hit.rule.startswith("year:")), None)
    return None if old is None else old.text


def tolls_of_a_conflict(draft: Draft, readings: Sequence[SentenceReading]) -> list[tuple[Toll, str]]:
    """Numbers told in the perfect below the opening, of a war named beside them or far greater than the opening's.

    `More than 200 people have been killed in the crackdown`, `14 soldiers and 11 civilians have died`.
    """
    firm = [toll for toll in draft.tolls if toll.low is not None and toll.qualifier is not Qualifier.VAGUE]
    told = [toll for toll in firm if toll.reading.is_opening or _has_day(toll.reading.times)]
    found: list[tuple[Toll, str]] = []
    for toll in firm:
        before = [one for one in firm if one.reading.index < toll.reading.index]
        opens = toll.reading.is_opening and not any(_is_far_more(toll, one) for one in before)
        if opens or _has_day(_of_its_clause(toll)) or not _is_perfect(toll):
            continue
        news = [one.low or 0 for one in told if one is not toll]
        if news and (toll.low or 0) < max(news):
            continue
        here = toll.reading.index
        near = [r for r in readings[max(0, here - SENTENCES_OF_A_WAR) : here + 1] if _same_paragraph(r, toll.reading)]
        word = _conflict_word(near)
        if news and (toll.low or 0) >= FAR_MORE * max(news):
            found.append((toll, word or "far more than the opening tells"))
        elif word is not None and (not news or (toll.low or 0) > max(news)):
            found.append((toll, word))
    return found


def _of_its_clause(toll: Toll) -> list[TimeHit]:
    """The times of a number's own clause: `fighting, which began on Oct. 8, has killed 300` tells no day of theirs."""
    reading = toll.reading
    return [h for h in reading.times if not is_of_an_aside(reading.parsed, toll.head, reading.time_token(h))]


def _has_day(times: Iterable[TimeHit]) -> bool:
    return any(hit.rule.startswith(DAY_RULES) and not is_long(hit.rule) and hit.lead != "since" for hit in times)


def _is_perfect(toll: Toll) -> bool:
    """Whether the verb is in the present perfect: `has seen 52 killed`, and not `claimed to have killed 52`."""
    parsed = toll.reading.parsed
    saw = [t for t in parsed.ancestors(toll.head) if parsed.lemmas[t] == "see"]
    return any(
        parsed.lower[child] in {"have", "has"} and child < toll.head and parsed.lower[child - 1] != "to"
        for verb in [toll.head, parsed.heads[toll.head], *saw]
        for child in parsed.children(verb)
    )


def _same_paragraph(one: SentenceReading, two: SentenceReading) -> bool:
    first, second = one.sentence, two.sentence
    return first.part is second.part and first.paragraph == second.paragraph


def _conflict_word(readings: Iterable[SentenceReading]) -> str | None:
    """A word for violence that lasts: `war`, `crackdown`."""
    for reading in readings:
        words = reading.lexicon.words[WordClass.CONFLICT]
        found = next((lemma for lemma in reading.parsed.lemmas if lemma in words), None)
        if found is not None:
            return found
    return None
