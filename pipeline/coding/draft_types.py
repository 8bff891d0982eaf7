"""How far the kinds of event that two drafts tell of agree."""

from __future__ import annotations

from pipeline.coding.crowd_events import sets_people_alight
from pipeline.coding.draft import Draft, MergeRules
from pipeline.coding.mention import Mention
from pipeline.coding.told_means import bombs_of_a_crowd
from schemas.vocabulary import ARMED_GROUPS, Outcome

ATTACK = "Attack"
VIOLENT, LOOTING, FIRE = "Violent demonstration", "Looting/property destruction", "fire"
# What a crowd does to things and people on one day, whichever word is used.
RIOTING = frozenset({VIOLENT, LOOTING, "Mob violence"})
THROWN = frozenset({"Remote explosive/landmine/IED", "Grenade"})
# What a headline or lead says was taken is what the fighting was about, whatever weapons it was fought with.
GAINS = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
ARRESTS, DISRUPTED = "Arrests", "Disrupted weapons use"
OTHER, BREAKOUTS = "Other", frozenset({"jailbreak", "prison break"})
SAME_TYPE, OTHER_TYPE = 1.0, -1.0
# Communities may clash with sticks or with guns.
CLASH, COMMUNAL_CLASH = "Armed clash", ("al clash", "ian clash", "ic clash")
# What those do who come to take somebody: `stormed a wedding and arrested the singer`.
BREAKING_IN = frozenset({"storm", "raid", "break into", "raid village", "burst into", "swoop on"})
HARMED = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED})
# How compatible two sub-event types must be to be told of one event in one sentence, and across an article.
TYPES_OF_A_SENTENCE, TYPES_OF_AN_ARTICLE = 0.4, 0.6
# "Attack" from a word such as "kill" says nothing against an air strike.
GENERAL_TYPES = frozenset({"Attack", "Armed clash"})
# Types that go along with a graver one and never name an event that has one.
MINOR = frozenset(
    {
        "Arrests",
        "Looting/property destruction",
        "Other",
        "Disrupted weapons use",
        "Change to group/activity",
        "Headquarters or base established",
    }
)


def _specific(draft: Draft, *, together: bool) -> list[str]:
    """The types that leave no doubt; gunmen who set homes on fire tell of no demonstration, but of destruction."""
    burned = any(
        m.is_specific and m.sub_event_type == VIOLENT and m.trigger.entry.row.weapon == FIRE and _by_a_group(m)
        for m in draft.mentions
    )
    # "Houses were set ablaze as farmers and herders clashed": that things burned says nothing against the clash.
    marked = [m for m in draft.mentions if m.is_specific and not (together and _only_burned(m))]
    # "A jailbreak" may be a riot, a raid or a shooting.
    words = [(m.sub_event_type, m.trigger.entry.row.trigger) for m in marked]
    told = [kind for kind, word in words if kind and word not in BREAKOUTS]
    told += [CLASH for _, word in words if word.endswith(COMMUNAL_CLASH)]
    if bombs_of_a_crowd(draft):
        # What rioters throw was laid by nobody.
        told = [VIOLENT if kind in THROWN else kind for kind in told]
    # Raiders who shoot at people and drive off their cattle attack them.
    robbed = LOOTING in told and any(m.sub_event_type == ATTACK and _by_a_group(m) for m in draft.mentions)
    return [*told, *([LOOTING] if burned else []), *([ATTACK] if robbed else [])]


def _by_a_group(mention: Mention) -> bool:
    return any(p.identity is not None and p.identity.actor_class in ARMED_GROUPS for p in mention.agents)


def _only_burned(mention: Mention) -> bool:
    """Whether things are told to burn, and nobody to burn them."""
    burned = mention.sub_event_type == VIOLENT and mention.trigger.entry.row.weapon == FIRE
    return burned and not any(party.identity is not None for party in mention.agents)


def _degree(ours: list[str], theirs: list[str], rules: MergeRules) -> float:
    """How compatible the best pair of two lists of types is; all that crowds do may be one riot."""
    degree = max(rules.compatible(a, b) for a in ours for b in theirs)
    return max(degree, TYPES_OF_AN_ARTICLE) if {*ours, *theirs} <= RIOTING else degree


def type_points(draft: Draft, other: Draft, rules: MergeRules, *, together: bool) -> float | None:
    """Points for agreeing sub-event types; None for two specific types that cannot be one event."""
    ours, theirs = _specific(draft, together=together), _specific(other, together=together)
    if ours and theirs:
        degree = _degree(ours, theirs, rules)
        if ATTACK in {*ours, *theirs} and any(map(sets_people_alight, [*draft.mentions, *other.mentions])):
            # Whoever burns people attacks them.
            degree = max(degree, TYPES_OF_AN_ARTICLE)
        needed = TYPES_OF_A_SENTENCE if together else TYPES_OF_AN_ARTICLE
        return None if degree < needed else SAME_TYPE * degree
    ours, theirs = ([kind for kind in d.types(specific=False) if kind not in GENERAL_TYPES] for d in (draft, other))
    if not ours or not theirs:
        return 0.0
    degree = _degree(ours, theirs, rules)
    return SAME_TYPE * degree if degree >= TYPES_OF_AN_ARTICLE else OTHER_TYPE


def takes_or_gives(mention: Mention) -> bool:
    """Whether a place is taken, or handed to somebody."""
    return mention.sub_event_type in GAINS or mention.trigger.entry.row.roles == "agent>to"


def is_an_arrest(draft: Draft, told: str) -> bool:
    """Whether who was taken is the news: nobody is hurt where they were, or fighters are whose rifles were found."""
    if told == ATTACK:
        return _only_breaks_in(draft)
    arrests = [m for m in draft.mentions if m.sub_event_type == ARRESTS]
    taken = [p.identity for m in arrests for p in m.patients if p.identity is not None]
    found = next((m for m in draft.mentions if m.sub_event_type == DISRUPTED), None)
    before = found is None or arrests[0].trigger.head < found.trigger.head or arrests[0].reading is not found.reading
    return draft.mentions[0] is arrests[0] and before and any(one.actor_class in ARMED_GROUPS for one in taken)


def _only_breaks_in(draft: Draft) -> bool:
    """Whether nobody is hurt, and armed people only break in somewhere to take others away."""
    if any(toll.outcome in HARMED and (toll.low or toll.high) for toll in draft.tolls):
        return False
    return all(m.trigger.entry.row.trigger in BREAKING_IN for m in draft.mentions if m.sub_event_type == ATTACK)
