"""Who takes part in two tellings: the same, one that stands for the other, or somebody else."""

from collections.abc import Iterator

from sitroom.lexicon.event_groups import MUTUAL
from sitroom.lexicon.zones import FAR, HOURS
from sitroom.merge.tellings import Telling, namesake

#: A president acts for the state: not quite the same as the state itself.
STANDS_FOR = 0.7
#: Who does it and on whom: with fewer parties the other words decide.
SIDES = 2
#: The share of parties that one happening has in two tellings, at least. "Lund spoke with Berg", "Lund spoke with Berg
#: and Moro": of those who talk, one more makes other talks.
ENOUGH, ENOUGH_TO_TALK = 0.5, 0.6
#: How much it can say that the parties are the same; with one party, half of it.
MOST = 4.4


def weigh_parties(one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
    """What the parties say, as reasons with their log-odds."""
    if not one.parties or not other.parties:
        if one.parties or other.parties:
            # "The pact met with them this week", "the two leaders discussed it": of other talks than the word's
            yield "", -3.0 if one.trigger.stems.isdisjoint(other.trigger.stems) else -0.5
        return
    share = in_common(one, other)
    enough = ENOUGH_TO_TALK if are_talks(one, other) else ENOUGH
    if share < enough:
        weight = -2 - 6 * (enough - share)
    else:
        most = MOST if has_sides(one, other) else MOST / 2
        told = min(sum(one.parties.values()), sum(other.parties.values()), most)
        weight = told * (0.25 + 0.75 * (share - enough) / (1 - enough))
    yield f"actors in common {share:.2f}", weight
    is_turned = one.kind not in MUTUAL and one.actors & other.recipients and other.actors & one.recipients
    if is_turned and not (one.actors & other.actors):
        yield "", -3.0  # "Borduria attacked Syldavia", "Syldavia attacked Borduria"


def are_strangers(one: Telling, other: Telling) -> bool:
    """True where both tellings name parties, and none of them has to do with one of the other."""
    return bool(one.parties and other.parties) and one.reach.isdisjoint(other.reach)


def has_sides(one: Telling, other: Telling) -> bool:
    """True where both tellings name two parties at least."""
    return min(len(one.parties), len(other.parties)) >= SIDES


def are_talks(one: Telling, other: Telling) -> bool:
    """True of two meetings or calls."""
    return one.kind == other.kind == "CONSULT"


def in_common(one: Telling, other: Telling) -> float:
    """Which part of the parties of two tellings they share, from 0 to 1; who stands for another counts in part."""
    pairs = [(_worth(ours, one, theirs, other), ours, theirs) for ours in one.parties for theirs in other.parties]
    left, right = set(one.parties), set(other.parties)
    shared = 0.0
    for worth, ours, theirs in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if worth and ours in left and theirs in right:
            left.remove(ours)
            right.remove(theirs)
            shared += worth
    total = len(one.parties) + len(right)
    return shared / total if total else 0.0


def _worth(ours: str, one: Telling, theirs: str, other: Telling) -> float:
    if ours == theirs:
        return 1.0
    is_for = {theirs, namesake(theirs)} & one.wider[ours] or {ours, namesake(ours)} & other.wider[theirs]
    return STANDS_FOR if is_for else 0.0


def are_far_apart(one: Telling, other: Telling) -> bool:
    """True for talks of the same two whose clocks differ: "on 30 December" here is "on the 31st" there."""
    if not are_talks(one, other) or {len(one.parties), len(other.parties)} != {SIDES}:
        return False
    if in_common(one, other) < STANDS_FOR:
        return False
    parties = {(party, *telling.wider[party]) for telling in (one, other) for party in telling.parties}
    hours = [HOURS[state] for several in parties for state in several if state in HOURS]
    return len(hours) > 1 and max(hours) - min(hours) >= FAR
