"""Time expressions in a sentence, each as a date rule that pipeline.dates resolves against a publication day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from schemas.seeds import TimeWordRow

# "in 1989" is a year, "1989 people" is not: years stand after these words or at a date's end.
YEAR_LEADS = r"(?:in|since|from|until|by|of|during|early|late|mid|and|,)"
EARLIEST_YEAR = 1900
WORD = re.compile(r"\w+")
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class TimeHit:
    """A time expression: characters of the sentence, the words, its date rule, and the word before it.

    `counted` tells that the words count back from another day: `two days earlier`.
    """

    start: int
    end: int
    text: str
    rule: str
    lead: str
    counted: bool = False


LONG_DAYS = 31
# Months in small letters are none: `opened fire on march`.
VERBS = frozenset({"march", "may"})
# Counts back from one event to another: `three days after the raid`.
AFTER = "after"


def is_long(rule: str) -> bool:
    """Whether a rule of two days spans more than a month: a season's numbers are no event's.

    >>> is_long("range:2017-01-01:2017-09-30"), is_long("range:2017-01-01:2017-01-03")
    (True, False)
    """
    name, *days = rule.split(":", 1)
    if name == "range":
        first, last = (date.fromisoformat(day) for day in days[0].split(":"))
        return (last - first).days > LONG_DAYS
    return name == "span" and "month" in rule and rule.count("monthday") == 2 and _months_apart(rule)


def _months_apart(rule: str) -> bool:
    first, last = (part.split("monthday:")[1][:2] for part in rule.split("|"))
    return first != last


class TimeWords:
    """The patterns of one language's time words."""

    def __init__(self, rows: Iterable[TimeWordRow]) -> None:
        self._values: dict[tuple[str, str], str] = {}
        kinds: dict[str, list[str]] = {}
        for row in rows:
            self._values[row.kind, row.phrase] = row.value
            kinds.setdefault(row.kind, []).append(row.phrase)
        self.weekdays = frozenset(kinds.get("weekday", ()))
        self._last_words = _last_words(kinds)
        self._patterns = tuple(
            (name, frozenset(needs.split()), re.compile(pattern, re.IGNORECASE))
            for name, needs, pattern in _patterns(kinds)
        )
        self._habitual = _one_of(kinds.get("habitual", ()))
        long = _one_of(word for word in kinds.get("unit", []) if self._values["unit", word] in {"month", "year"})
        vague = r"(?:(?:the|past|last|nearly|almost|about|more|than|first)\s+)*"
        span = rf"(?:in|over|during)\s+{vague}\w+\s+{long}(?:\s+of)\b"
        # "over the past weeks", "in the last financial year", "so far this year".
        units = _one_of(word for word in kinds.get("unit", []) if self._values["unit", word] != "hour")
        ago = rf"(?:in|over|during|for|within)\s+the\s+(?:past|last|previous)\s+(?:[\w-]+\s+)?{units}\b(?!\s+of)"
        span = rf"{span}|{ago}\b|\bso far (?:this|in)\b|\bin recent \w+\s*{long}?\b|\balmost daily\b"
        span += rf"|\bin the first (?:\w+\s+)?(?:{long}|half|quarter|wave|round|phase|weeks|days)\b"
        self._habitual_pattern = re.compile(rf"\b{self._habitual}\b|\b{span}", re.IGNORECASE)
        self._asked: tuple[str, re.Match[str] | None] = ("", None)

    def find(self, text: str) -> list[TimeHit]:
        """Time expressions of a sentence in text order; where two overlap, the one of the earlier pattern."""
        found: list[TimeHit] = []
        words = frozenset(WORD.findall(text.casefold()))
        present = {kind for kind, last_words in self._last_words.items() if not last_words.isdisjoint(words)}
        if DIGIT.search(text):
            present.add("digit")
        if not present:
            return []
        for name, needs, pattern in self._patterns:
            if not needs <= present:
                continue
            for match in pattern.finditer(text):
                if any(match.start() < hit.end and hit.start < match.end() for hit in found):
                    continue
                if name == "month" and match["month"] in VERBS:
                    continue
                rule = self._rule(name, match)
                if rule is not None:
                    after = name == "ago" and match["word"].lower() == AFTER
                    before = text[: match.start()]
                    # "Since the 18th of February".
                    before = before.rstrip()[:-4] if before.lower().endswith(" the ") else before
                    lead = AFTER if after else _last_word(before)
                    found.append(TimeHit(match.start(), match.end(), match.group(), rule, lead))
        return sorted(found, key=lambda hit: hit.start)

    def habitual(self, text: str) -> re.Match[str] | None:
        """The first words that tell of a habit or a long span rather than of one event."""
        if text != self._asked[0]:
            # Each word of a sentence asks for the same.
            self._asked = text, self._habitual_pattern.search(text)
        return self._asked[1]

    def _value(self, word: str, *kinds: str) -> str | None:
        plain = word.lower().rstrip(".")
        return next((self._values[kind, plain] for kind in kinds if (kind, plain) in self._values), None)

    def _rule(self, name: str, match: re.Match[str]) -> str | None:
        groups = match.groupdict()
        if name in {"rule", "future"}:
            return self._value(re.sub(r"\s+", " ", match.group()), name)
        if name == "ago":
            count, unit = (
                self._value(groups["count"], "count") or groups["count"].lower().replace("the", "1"),
                self._value(groups["unit"], "unit"),
            )
            if unit is None or not (count.isdigit() or count == "few"):
                return None
            word = groups["word"].lower()
            if word in {"later", AFTER}:
                return _steps(count, unit, word)
            if unit == "hour" and count.isdigit():
                return f"past:{count}:hour"
            if groups["word"].lower() in {"past", "last", "previous"}:
                # "In the last three years" is a long span, not one day.
                return None
            if groups["word"].lower() == "ago":
                return f"ago:{count}:{unit}"
            return f"relative:-{count}" if unit == "day" and count.isdigit() else None
        if name == "weekday":
            number = self._value(groups["weekday"], "weekday", "weekday_short")
            if number is None:
                return None
            return (
                f"weekday_last:{number}"
                if (groups["last"] or "").lower().startswith(("last", "previous"))
                else f"weekday:{number}"
            )
        if name == "range":
            return self._range_rule(groups)
        if name == "weekdays":
            pair = [self._value(groups[key] or "", "weekday", "weekday_short") for key in ("weekday", "until")]
            night = "night" in match.group().lower()[:9] and f"weekday:{pair[1]}:overnight"
            return None if None in pair else night or f"span:weekday:{pair[0]}|weekday:{pair[1]}"
        if name == "day_of_month":
            day = int(groups["day"] or groups.get("bare") or 0)
            return f"monthday:{day}" if 1 <= day <= LONG_DAYS else None
        return self._calendar_rule(groups)

    def _range_rule(self, groups: dict[str, str | None]) -> str | None:
        """A rule for two days of one month, `between Friday 8 and Tuesday 12 July 2022`, `from 4 to 5 June`."""
        ends = [
            self._calendar_rule({"month": groups["month"], "year": groups.get("year"), "day": groups[name]})
            for name in ("day", "until")
        ]
        if None in ends or ends[0] == ends[1]:
            return ends[1]
        days = [str(end).split(":", 1)[1] for end in ends]
        if groups.get("year"):
            return f"range:{days[0]}:{days[1]}" if days[0] < days[1] else ends[1]
        return f"span:monthday:{days[0]}|monthday:{days[1]}"

    def _calendar_rule(self, groups: dict[str, str | None]) -> str | None:
        """A rule for words that name days, months or years of the calendar."""
        year = int(groups["year"] or 0) or None if groups.get("year") else None
        if year is not None and not EARLIEST_YEAR <= year <= date.max.year:
            return None
        written = groups.get("month")
        if written is None:
            return f"year:{year}" if year else None
        number = written if written.isdigit() else self._value(written, "month", "month_short")
        month = int(number or 0)
        if not 1 <= month <= 12:
            return None
        if groups.get("day") is None:
            return f"month:{year:04d}-{month:02d}" if year else f"month:{month:02d}"
        day = int(groups["day"] or 0)
        try:
            date(year or 2000, month, day)
        except ValueError:
            return None
        return f"iso:{year:04d}-{month:02d}-{day:02d}" if year else f"monthday:{month:02d}-{day:02d}"


def _steps(count: str, unit: str, word: str) -> str | None:
    """Days from another event: `three days later`, `a day after the raid`; hours stay within its day.

    >>> _steps("3", "day", "after"), _steps("few", "hour", "later")
    ('relative:-3', 'relative:0')
    """
    if unit == "hour":
        return "relative:0"
    if word == AFTER and unit != "day":
        # "Two weeks after the raid" is told about so long after it.
        return f"ago:{count}:{unit}"
    if unit != "day" or not count.isdigit():
        return None
    return f"relative:-{count}" if word == AFTER else f"relative:{count}"


def _last_word(text: str) -> str:
    """The last word of a text in lower case, whatever marks stand behind it; empty where there is none.

    >>> _last_word("since mid-"), _last_word("On ("), _last_word("--")
    ('mid', 'on', '')
    """
    end = len(text)
    while end and not (text[end - 1].isalnum() or text[end - 1] == "_"):
        end -= 1
    first = end
    while first and (text[first - 1].isalnum() or text[first - 1] == "_"):
        first -= 1
    return text[first:end].lower()


def _one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")" if ordered else "(?!)"


def _last_words(kinds: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """The last words of the phrases of each kind; short names of months count as months."""
    phrases = {**kinds, "month": [*kinds.get("month", []), *kinds.get("month_short", [])]}
    return {kind: frozenset(WORD.findall(phrase.casefold())[-1] for phrase in phrases[kind]) for kind in phrases}


def _patterns(kinds: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    """Patterns by name, the more telling ones first, each with the kinds of words that no match can be without."""
    month = f"(?P<month>{_one_of(kinds.get('month', []))}|{_one_of(kinds.get('month_short', []))}\\.?)"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    year = r"(?P<year>(?:19|20)\d\d)"
    weekdays = _one_of(kinds.get("weekday", []))
    weekday = f"(?P<weekday>{weekdays})"
    short_weekday = f"{_one_of(kinds.get('weekday_short', []))}\\.?"
    any_weekday = f"(?:(?:{_one_of(kinds.get('weekday', []))}|{short_weekday}),?\\s+)?"
    parts = _one_of(kinds.get("part", []))
    count = f"(?P<count>{_one_of(kinds.get('count', []))}|\\d{{1,3}})"
    unit = f"(?P<unit>{_one_of(kinds.get('unit', []))})"
    bare_month = f"(?P<month>{_one_of(word for word in kinds.get('month', []) if word != 'may')}|(?-i:May))"
    until = r"(?P<until>[0-3]?\d)(?:st|nd|rd|th)?"
    joint = r"\s*(?:-|–|—|to|and|until|till|or)\s*"
    of_month = rf"(?:\s+of)?\s+{month}(?:\s*,?\s+{year})?\b"
    same_month = f"(?:{_one_of(kinds.get('month', []))}\\s+)?"
    last_weekday = weekday.replace("<weekday>", "<until>")
    return [
        (
            "range",
            "digit month",
            rf"\b(?:between|from|of|on|night of)\s+{any_weekday}{day}{joint}{any_weekday}{until}{of_month}",
        ),
        ("range", "digit month", rf"\b{month}\s+{day}{joint}{until}(?:\s*,?\s+{year})\b"),
        ("range", "digit month", rf"\b(?:between|from)\s+{month}\s+{day}{joint}{same_month}{until}(?:,?\s+{year})?\b"),
        (
            "weekdays",
            "weekday",
            rf"\b(?:between|from|overnight(?:\s+(?:from|between))?|night\s+(?:of|from|between))\s+{weekday}(?:\s+{parts})?"
            rf"\s+(?:and|to|until|through|into)\s+{last_weekday}\b",
        ),
        ("date", "digit", r"\b(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b"),
        ("date", "digit month", rf"\b{any_weekday}{month}\s+{day}(?:\s*,\s*|\s+){year}\b"),
        ("date", "digit month", rf"\b{any_weekday}{day}(?:\s+of)?\s+{month}\s*,?\s+{year}\b"),
        # "In December 28 people died" names a month and a number of people.
        ("date", "digit month", rf"(?<!\bin )\b{any_weekday}{month}\s+{day}\b(?!\s*[:%]|,\d)"),
        ("date", "digit month", rf"\b{any_weekday}{day}(?:\s+of)?\s+{month}(?!\w)"),
        ("month", "digit month", rf"\b{month}\s*,?\s+{year}\b"),
        # "Monday 10." and "Monday the 10th", but not "on Monday 10 people died".
        (
            "day_of_month",
            "digit weekday",
            rf"\b(?:{weekday}),?\s+(?:(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b|(?P<bare>[0-3]?\d)(?=[.,:;)]?$|[,.;)]\s))",
        ),
        # "On the 14th", but not "the 14th Brigade".
        (
            "day_of_month",
            "digit",
            r"\b(?:on|night of|evening of|morning of|since)\s+the\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b"
            r"(?:\s+(?:of\s+(?:this|the\s+current|the\s+same)\s+month|instant)\b|(?=\s*[,.;:)]|\s+(?:and|in|at|when|after|by)\b|$))",
        ),
        # "The day after the raid", but not "the day after, …"; "more than two days after" is no day.
        (
            "ago",
            "unit",
            rf"(?<!than )(?<!nearly )(?<!almost )(?<!about )\b{count}\s+{unit}\s+(?P<word>after)\b(?!\s*[,.;:])",
        ),
        ("ago", "unit", r"\b(?P<count>the)\s+(?P<unit>day)\s+(?P<word>after)\b(?!\s*[,.;:])"),
        ("rule", "rule", rf"\b{_one_of(kinds.get('rule', []))}\b"),
        ("future", "future", rf"\b{_one_of(kinds.get('future', []))}\b"),
        ("ago", "unit", rf"\b{count}\s+{unit}\s+(?P<word>ago|earlier|before|later)\b"),
        (
            "ago",
            "unit",
            rf"\b(?:in|within|over|during)\s+(?:the\s+)?(?P<word>past|last|previous)\s+{count}\s+{unit}\b",
        ),
        (
            "weekday",
            "weekday",
            rf"\b(?P<last>(?:last|this|previous)\s+)?(?:{parts}\s+(?:on\s+)?)*{weekday}(?:\s+{parts})?\b",
        ),
        ("month", "month", rf"(?<=\b[io][nf] )(?:{parts}\s+|mid-)?{bare_month}\b"),
        ("month", "month", rf"\b(?:since|last|early|late|mid)[\s-]+{bare_month}\b"),
        ("year", "digit", r"\b(?:in|during|of|since|from|throughout)\s+the\s+(?P<year>(?:19|20)\d0)s\b"),
        ("year", "digit", rf"(?<=\b)(?:{YEAR_LEADS})[\s-]+{year}\b"),
    ]
