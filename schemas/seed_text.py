"""Rows of the word lists that plain text is read with."""

from __future__ import annotations

from schemas.base import Record, described


class BoilerplateRow(Record):
    """seeds/text/boilerplate_LANGUAGE.csv: words of web pages that are not news."""

    phrase: str = described("Words, lower case, without punctuation", example="sign up for our newsletter")
    weight: float = described("Share of the evidence that it gives; 1 is enough in a short paragraph", ge=0, le=1)
    kind: str = described(
        "phrase (anywhere), start (opens the paragraph), whole (is the paragraph), list (opens a list of other articles), "
        "end (closes the article), note, related, caption, captioned, credit, photo, byline, published, updated, label, "
        "second_person or first_plural"
    )
    source: str = described("Where the row comes from")


class AbbreviationRow(Record):
    """seeds/text/abbreviations_LANGUAGE.csv: words written with a full stop that need not end a sentence."""

    abbreviation: str = described("Lower case, without the last full stop", example="lt")
    kind: str = described(
        "title (a name follows), number (a figure follows) or other (ends a sentence before a starter)"
    )
    source: str = described("Where the row comes from")


class StarterRow(Record):
    """seeds/text/starters_LANGUAGE.csv: common words whose capital letter shows that a sentence begins."""

    word: str = described("Lower case", example="the")
    source: str = described("Where the row comes from")


class DateWordRow(Record):
    """seeds/text/dates_LANGUAGE.csv: names of months, weekdays and time zones."""

    word: str = described("Lower case, without full stop", example="sept")
    kind: str = described("month, weekday or zone")
    value: int = described("Month from 1; weekday from 0 for Monday; minutes east of UTC for a zone")
    source: str = described("Where the row comes from")


class IrregularRow(Record):
    """seeds/text/irregular_LANGUAGE.csv: forms that rules of spelling do not lead back to their lemma."""

    form: str = described("Lower case", example="fought")
    lemma: str = described("Dictionary form", example="fight")
    source: str = described("Where the row comes from")
