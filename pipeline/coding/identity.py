"""Who a span of words is: the actor behind an alias, a nationality or a noun, in this article and on this day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.lexicon import Entry, Lexicon, holds_on
from pipeline.coding.name_shapes import is_collective
from pipeline.coding.names import SHORT_ACRONYM
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.state_forces import is_state_force
from schemas.seeds import AliasRow
from schemas.vocabulary import ActorClass
from schemas.word_classes import WordClass

BRANCH_NAMES = {
    "military": "Military Forces of {country}",
    "police": "Police Forces of {country}",
    "government": "Government of {country}",
    "intelligence": "Military Forces of {country}",
}
# A government that strikes, shells or fights does so with its military.
ACTING_BRANCH = {"government": "military", "intelligence": "military"}
PLACEHOLDER = "{country}"
CIVILIANS = "Civilians ({country})"
# How the names of armed people begin of whom nobody knows more.
ANYBODY_ARMED = "Unidentified Armed Group ({country})"
UNKNOWN_NAMES = ("Unidentified ", "Bandits (")


@dataclass(frozen=True, slots=True)
class Identity:
    """An actor as known before the event's country is: `{country}` in the name stands for that country."""

    key: str
    actor_id: str | None
    name: str
    actor_class: ActorClass | None
    country: str | None
    origin: str | None
    is_named: bool
    weight: float
    branch: str | None = None
    # Somebody of whom no more than a name is told may be of any side.
    is_anybody: bool = False


@dataclass(frozen=True)
class ArticleActors:
    """Which actors and countries the whole article names, found when somebody asks; decides what acronyms mean."""

    named: Callable[[], tuple[frozenset[str], Counter[str]]]
    day: date | None = None

    @cached_property
    def _named(self) -> tuple[frozenset[str], Counter[str]]:
        return self.named()

    @property
    def full_names(self) -> frozenset[str]:
        """Ids of the actors named in full."""
        return self._named[0]

    @property
    def countries(self) -> Counter[str]:
        """How often each country is named."""
        return self._named[1]

    @cached_property
    def main_country(self) -> str | None:
        """The country named most often."""
        return max(sorted(self.countries), key=lambda country: self.countries[country], default=None)


def article_actors(
    spans: Callable[[], Iterable[ActorSpan]], lexicon: Lexicon, *, day: date | None = None
) -> ArticleActors:
    """Actors named in full, and countries with how often they are named, once somebody asks for them."""
    return ArticleActors(lambda: _named_in_full(spans(), lexicon), day)


def _named_in_full(spans: Iterable[ActorSpan], lexicon: Lexicon) -> tuple[frozenset[str], Counter[str]]:
    """Actors named in full, and countries with how often they are named.

    A full name of several groups, as "National Liberation Front", is of those at home in a country the article names.
    """
    held = list(spans)
    countries = Counter(span.country for span in held if span.country is not None)
    if not countries:  # "Myanmar's junta" names its country too.
        forces = [span.aliases[0] for span in held if span.aliases and is_state_force(span)]
        homes = {alias.row.alias: lexicon.country_rows.get(_home(alias, lexicon) or "") for alias in forces}
        countries.update(row.country for name, row in homes.items() if row is not None and row.name in name)
    full: set[str] = set()
    for span in held:
        if span.kind is ActorKind.NAMED and not span.is_acronym:
            at_home = [alias for alias in span.aliases if _home(alias, lexicon) in countries]
            full.update(alias.row.actor_id for alias in at_home or span.aliases)
    return frozenset(full), countries


def identify(
    span: ActorSpan, parsed: ParsedSentence, lexicon: Lexicon, article: ArticleActors, *, day: date | None
) -> Identity:
    """The identity of a span on a day. An alias that could be two actors stays a name without an id."""
    text = parsed.surface(span.first, span.last)
    if span.kind in {ActorKind.NAMED, ActorKind.COLLECTIVE}:
        return _named(span, text, lexicon, article, day)
    if span.people is not None:
        name = f"{text} {span.people} Militia ({PLACEHOLDER})"
        return Identity(f"name:{name.lower()}", None, name, ActorClass.IDENTITY_MILITIA, None, span.origin, True, 2.5)
    if span.kind is ActorKind.UNLISTED and span.group_word is not None:
        return Identity(
            f"name:{text.lower()}",
            None,
            text,
            span.group_word.row.actor_class,
            span.country,
            span.origin,
            True,
            2.5,
        )
    if span.kind in {ActorKind.GENERIC, ActorKind.PERSON} and span.generic is not None:
        return _generic(span, lexicon)
    branch = span.force.row.branch if span.force else "military"
    acting = ACTING_BRANCH.get(branch, branch)
    return replace(state_identity(span.country, acting, lexicon, origin=span.origin), branch=branch)


def is_unknown(name: str | None) -> bool:
    """Whether a name stands for armed people of whom nobody knows more.

    >>> is_unknown("Unidentified Armed Group (Mali)")
    True
    """
    return name is not None and name.startswith(UNKNOWN_NAMES)


def state_identity(country: str | None, branch: str, lexicon: Lexicon, *, origin: str | None) -> Identity:
    """A state's forces; of the event's own country when none is named."""
    name = BRANCH_NAMES[branch]
    if country is None:
        return Identity(f"{{country}}-{branch}", None, name, ActorClass.STATE_FORCES, None, origin, False, 1.5)
    filled = name.replace(PLACEHOLDER, lexicon.country_after_of(country))
    actor_id = f"{country.lower()}-{branch}"
    return Identity(actor_id, actor_id, filled, ActorClass.STATE_FORCES, country, origin, True, 3.0)


def civilian_identity(country: str | None, lexicon: Lexicon, *, origin: str | None) -> Identity:
    """People of a country who are no side of a fight; of the event's own country when none is named."""
    held = lexicon.country_rows.get(country or "")
    name = CIVILIANS if held is None else CIVILIANS.replace(PLACEHOLDER, held.name)
    return Identity(f"generic:{name}", None, name, ActorClass.CIVILIANS, country, origin, False, 1.2)


def band_identity(origin: str | None) -> Identity:
    """Armed people of whom nobody knows more."""
    name = "Unidentified Armed Group ({country})"
    return Identity(f"generic:{name}", None, name, ActorClass.POLITICAL_MILITIA, None, origin, False, 1.0)


def communal_identity(people: Identity) -> Identity:
    """Armed people of a community in place of its civilians."""
    name = people.name.replace("Civilians", "Unidentified Communal Militia")
    return replace(people, key=f"generic:{name}:{people.origin}", name=name, actor_class=ActorClass.IDENTITY_MILITIA)


def crowd_identity(actor_class: ActorClass, country: str | None, lexicon: Lexicon, *, origin: str | None) -> Identity:
    """Protesters or rioters of a country; of the event's own country when none is named."""
    held = lexicon.country_rows.get(country or "")
    name = f"{actor_class.value.capitalize()} ({PLACEHOLDER})"
    name = name if held is None else name.replace(PLACEHOLDER, held.name)
    return Identity(f"generic:{name}", None, name, actor_class, country, origin, False, 1.0)


def _generic(span: ActorSpan, lexicon: Lexicon) -> Identity:
    assert span.generic is not None
    row = span.generic.row
    name, country = row.name, span.country
    if country is not None:
        held = lexicon.country_rows.get(country)
        name = name.replace(PLACEHOLDER, held.name if held else country)
    branch = next((branch for branch, pattern in BRANCH_NAMES.items() if pattern == row.name), None)
    if branch is not None:
        acting = ACTING_BRANCH.get(branch, branch)
        return replace(state_identity(country, acting, lexicon, origin=span.origin), branch=branch)
    return Identity(
        f"generic:{name}",
        None,
        name,
        row.actor_class,
        country,
        span.origin,
        False,
        1.0 if country is None else 1.2,
        is_anybody=span.kind is ActorKind.PERSON,
    )


def _named(span: ActorSpan, text: str, lexicon: Lexicon, article: ArticleActors, day: date | None) -> Identity:
    day = day or article.day
    valid = [entry for entry in span.aliases if holds_on(entry.row.from_date, entry.row.to_date, day)]
    if day is None:
        # On an unknown day a name means what it means today.
        valid = [entry for entry in valid if entry.row.to_date is None]
    valid = valid or list(span.aliases)
    valid = _still_existing(valid, lexicon, day) or valid
    chosen = _choose(valid, span, text, lexicon, article)
    if chosen is None:
        return Identity(f"name:{text.lower()}", None, text, None, None, None, True, 1.5)
    actor_id = chosen.row.actor_id
    actor = lexicon.actors.get(actor_id)
    if actor is not None:
        # "Opposition Rebels (Syria)" describes many groups: a name, but one that any group's own name outdoes.
        own = not is_collective(actor.name)
        return Identity(
            actor_id,
            actor_id,
            actor.name,
            actor.actor_class,
            actor.country,
            chosen.origin,
            own,
            3.0 if own else 1.5,
        )
    iso3, _, branch = actor_id.partition("-")
    if branch == "police" and not span.is_acronym and _is_any_police(chosen, text, lexicon, article):
        return state_identity(None, branch, lexicon, origin=chosen.origin)
    return state_identity(iso3.upper(), branch if branch in BRANCH_NAMES else "military", lexicon, origin=chosen.origin)


def _is_any_police(entry: Entry[AliasRow], text: str, lexicon: Lexicon, article: ArticleActors) -> bool:
    """Whether a police force goes by common words, as others do, in an article that does not name its country.

    `The National Civil Police` of an article that names no land are those of the land in which it happens.
    """
    words = text.lower().split()
    foreign = _home(entry, lexicon) not in article.countries
    return foreign and len(words) > 1 and lexicon.words[WordClass.FORCE_NAME].issuperset(words)


def _still_existing(entries: list[Entry[AliasRow]], lexicon: Lexicon, day: date | None) -> list[Entry[AliasRow]]:
    if day is None:
        return entries
    return [
        entry
        for entry in entries
        if (actor := lexicon.actors.get(entry.row.actor_id)) is None or holds_on(actor.from_date, actor.to_date, day)
    ]


def _choose(
    entries: Sequence[Entry[AliasRow]], span: ActorSpan, text: str, lexicon: Lexicon, article: ArticleActors
) -> Entry[AliasRow] | None:
    """The one reading of an alias that the article supports."""
    supported = [entry for entry in entries if _supported(entry, lexicon, article)]
    ids = {entry.row.actor_id for entry in supported}
    if len(ids) == 1:
        return supported[0]
    in_full = [entry for entry in entries if entry.row.actor_id in article.full_names]
    if len({entry.row.actor_id for entry in in_full}) == 1:
        return in_full[0]
    if len(ids) > 1:
        at_home = [e for e in supported if _home(e, lexicon) == article.main_country]
        return at_home[0] if len({e.row.actor_id for e in at_home}) == 1 else None
    short = span.is_acronym and len(text) <= SHORT_ACRONYM
    all_ids = {entry.row.actor_id for entry in entries}
    return entries[0] if len(all_ids) == 1 and not (short and len(text) < SHORT_ACRONYM) else None


def _supported(entry: Entry[AliasRow], lexicon: Lexicon, article: ArticleActors) -> bool:
    home = _home(entry, lexicon)
    if entry.row.actor_id in article.full_names or home in article.countries:
        return True
    # "The RSO", beside a group of the same country that is named in full.
    others = (lexicon.actors.get(actor_id) for actor_id in article.full_names)
    return any(other is not None and other.country == home for other in others if home is not None)


def _home(entry: Entry[AliasRow], lexicon: Lexicon) -> str | None:
    actor = lexicon.actors.get(entry.row.actor_id)
    if actor is not None:
        return actor.country
    return entry.row.actor_id.partition("-")[0].upper()


def parents_of(actor_id: str | None, lexicon: Lexicon, *, day: date | None) -> list[str]:
    """Ids of the bodies an actor belongs to on a day, nearest first."""
    found: list[str] = []
    stack = [actor_id] if actor_id else []
    while stack:
        for row in lexicon.parents.get(stack.pop(0) or "", ()):
            if row.parent_id not in found and holds_on(row.from_date, row.to_date, day):
                found.append(row.parent_id)
                stack.append(row.parent_id)
    return found


def related(first: str | None, second: str | None, lexicon: Lexicon) -> bool:
    """Whether two actors are the same or one belongs to the other, on any day."""
    if first is None or second is None:
        return False
    return (
        first == second
        or second in parents_of(first, lexicon, day=None)
        or first in parents_of(second, lexicon, day=None)
    )


def as_government(identity: Identity, lexicon: Lexicon) -> Identity:
    """A government by that name where no force was used: it signs and agrees as itself, and fights as its military."""
    if identity.branch != "government":
        return identity
    return state_identity(identity.country, "government", lexicon, origin=identity.origin)
