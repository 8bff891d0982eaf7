"""Rows of the word lists that sentences are searched with."""

from __future__ import annotations

from schemas.base import Record, described
from schemas.vocabulary import Outcome, Qualifier, Stance
from schemas.word_classes import WordClass


class TriggerRow(Record):
    """seeds/triggers/LANGUAGE.csv: a word or phrase that tells of an event."""

    trigger: str = described("Lemmas, lower case", example="carry out an attack")
    pos: str = described("verb, noun or adjective, of the head word")
    sub_event_type: str | None = described(
        "ACLED sub-event type when nothing else decides; none for a word too general"
    )
    weapon: str | None = described("Weapon implied, from seeds/weapons.csv")
    roles: str = described(
        "How the sides stand around it: agent>patient (A shells B), clash (A and B fight), patient (B dies), agent (A marches), "
        "patient>agent (B falls to A), agent>to (A hands over to B)",
        example="agent>patient",
    )
    strength: str = described(
        "strong: an event by itself; weak: only with an actor, victim, weapon or place of conflict beside it; "
        "armed: only with a weapon beside it that tells a kind of attack"
    )
    example: str = described("A sentence that uses it")
    actor: str | None = described("Words of who acts in the example")
    target: str | None = described("Words of who or what it is done to in the example")
    source: str = described("Where the row comes from")


class NegativeRow(Record):
    """seeds/triggers/LANGUAGE_negative.csv: a phrase in which a trigger word means no event."""

    phrase: str = described("Lemmas, lower case; `*` stands for one to three words", example="strike * deal")
    reason: str = described("metaphor, sport, fiction, medical, exercise, commemoration, legal, labour or accident")
    example: str = described("A sentence that uses it")
    source: str = described("Where the row comes from")


class WeaponRow(Record):
    """seeds/weapons.csv: words for weapons and ways of delivery."""

    phrase: str = described("Lemmas, lower case", example="surface-to-surface missile")
    weapon: str = described("Name to publish", example="missile")
    sub_event_type: str | None = described("ACLED sub-event type that its use points to")
    source: str = described("Where the row comes from")


class OutcomeRow(Record):
    """seeds/outcomes/LANGUAGE.csv: words for what happened to people."""

    phrase: str = described("Lemmas, lower case", example="lose their life")
    pos: str = described("verb, noun or adjective, of the head word")
    outcome: Outcome = described("What happened")
    people: str = described(
        "Where the people stand: object (killed five), subject (five died), number (death toll of five), noun (five deaths)"
    )
    strength: str = described("strong, or weak: needs an event beside it")
    example: str = described("A sentence that uses it")
    source: str = described("Where the row comes from")


class NumberRow(Record):
    """seeds/numbers/LANGUAGE.csv: words for numbers, exact and vague."""

    phrase: str = described("Words, lower case", example="dozens")
    low: int | None = described("Least number meant", ge=0)
    high: int | None = described("Greatest number meant; none when open above", ge=0)
    vague: bool = described("Whether it counts only where nobody gives a number")
    source: str = described("Where the row comes from")


class HedgeRow(Record):
    """seeds/hedges/LANGUAGE.csv: words before or after a number that open or blur it."""

    phrase: str = described("Words, lower case", example="more than")
    qualifier: Qualifier = described("What they do to the number")
    after: bool = described("Whether they stand after the number, as in `50 or more`")
    source: str = described("Where the row comes from")


class ReportingRow(Record):
    """seeds/reporting/LANGUAGE.csv: verbs and phrases that bring somebody's word."""

    phrase: str = described("Lemmas, lower case", example="according to")
    pos: str = described("verb, or preposition for phrases that stand before the claimant")
    stance: Stance = described("What the claimant does with the statement")
    blames: bool = described("Whether the object is blamed for an act")
    source: str = described("Where the row comes from")


class FactualityRow(Record):
    """seeds/factuality/LANGUAGE.csv: words that keep what they govern from being one event that happened."""

    phrase: str = described("Lemmas, lower case", example="threaten")
    pos: str = described(
        "verb or noun that governs the event, adjective beside it, modal, mark, subject (of a cumulative toll),"
        " separator (what follows is another event), sequel (so does the sentence it opens),"
        " realis (verb whose infinitive was carried out)"
        " or frame (a word of articles that are no news of violence)"
    )
    reason: str = described(
        "planned, hypothetical, negated, habitual, cumulative or retaliation; for frames what the article is about"
    )
    source: str = described("Where the row comes from")


class TimeWordRow(Record):
    """seeds/times/LANGUAGE.csv: words for times."""

    phrase: str = described("Words, lower case", example="a day earlier")
    kind: str = described(
        "weekday, weekday_short, month, month_short, unit, count, part, rule (a whole phrase), future or habitual"
    )
    value: str = described(
        "Number of the weekday (Monday is 0) or month, the unit, or the date rule", example="relative:-1"
    )
    source: str = described("Where the row comes from")


class WordRow(Record):
    """seeds/words/LANGUAGE.csv: words that a rule asks for by class, in the form in which it compares them."""

    word: str = described("Lower case; verbs and nouns as lemmas", example="hilltop")
    word_class: WordClass = described(
        "What the word is to the rules; schemas/vocabulary.py says what each class holds", example="ground"
    )
    source: str = described("Where the row comes from")
