"""How likely two tellings are to be of one happening: a table of weights in log-odds, each with its reason.

What words say is weighed by a logistic regression over pairs of ECB+ (train part, CC BY 3.0):
`python -m evals.same_event DATA --fit` prints `WORDS` anew. Who, when and where are weighed by hand: that corpus has
neither days nor a registry of actors. A pair that cannot be the same has no likeness, however alike its words are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import exp

from sitroom.lexicon.event_groups import MUTUAL
from sitroom.lexicon.zones import FAR, HOURS
from sitroom.merge.tellings import Stories, Telling, namesake
from sitroom.merge.vectors import cosine

#: Log-odds by what the words of two tellings have in common; `base` is for any pair that is compared.
WORDS = {
    "base": -4.01,
    "same word": 3.14,
    "word in common": 2.13,
    "synonym": 2.33,
    "synonym and words around": 2.42,
    "word and sentence": 0.76,
    "one document": 0.78,
    "one sentence": -3.21,
    "word in one document": 1.51,
    "documents": 1.2,
    "word and documents": 1.75,
}
#: What has happened may be told as any of these.
HAPPENED = frozenset({"actual", "ongoing", "historical"})
#: Two reports that have few names in common: each may tell of this in passing.
OTHER_STORY = -1.0
#: Days of the longest month; of an interval that is open.
MONTH, ENDLESS = 31, 99999
#: Days from a happening or its first report to another report, and what they weigh; later ones tell of another. There
#: is always another raid, ban or meeting, and those who "expressed support" on Monday and on Thursday did it twice.
AGAIN = ((1, 0.5), (3, -1.5))
SAID_AGAIN = ((1, 0.5), (3, -3.5))
#: An invasion, a death or an election is told of for weeks.
ONCE_ONLY = ((1, 0.5), (7, 0.0), (60, -1.0))
#: How alike two sentences on one happening mostly are.
TOLD_ALIKE = 0.3
#: How much it can say that the parties are the same.
MOST_TOLD = 4.4
#: Who does it and on whom: with fewer parties the other words decide.
SIDES = 2
#: A president acts for the state: not quite the same as the state itself.
STANDS_FOR = 0.7


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two tellings are the same, from 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...]


def compare(one: Telling, other: Telling, stories: Stories) -> Likeness | None:
    """Weigh all that speaks for one happening and against; None where the two cannot be one."""
    if not is_of_one_force(one.force, other.force):
        return None
    when = _when(one, other)
    if when is None:
        return None
    words = dict(word_evidence(one, other, stories))
    found = (when, *circumstances(one, other, stories))
    total = sum(WORDS[name] * value for name, value in words.items()) + sum(weight for _, weight in found)
    told = [f"{name} {value:.2f}" for name, value in words.items() if name in TOLD and value > 0]
    reasons = (*(reason for reason, _ in found if reason), *told)
    return Likeness(round(1 / (1 + exp(-total)), 4), reasons)


#: What words have in common that is told as a reason.
TOLD = {"same word": "", "word in common": "", "synonym": "", "sentence": "", "documents": ""}


def word_evidence(one: Telling, other: Telling, stories: Stories) -> Iterator[tuple[str, float]]:
    """What the words of two tellings and of their documents have in common, by the names in `WORDS`."""
    shared = one.trigger.stems & other.trigger.stems
    is_same = one.trigger.stems == other.trigger.stems
    is_synonym = not shared and bool(one.trigger.senses & other.trigger.senses)
    in_one = one.document == other.document
    yield "base", 1.0
    if is_same:
        yield "same word", 1.0
    elif shared:
        yield "word in common", 1.0
    elif is_synonym:
        yield "synonym", 1.0
        yield "synonym and words around", cosine(one.near, other.near)
    if shared:
        yield "word and sentence", cosine(one.sentence, other.sentence)
    if in_one:
        yield "one document", 1.0
        yield "one sentence", float(one.at == other.at)
        yield "word in one document", float(bool(shared))
    else:
        names = stories.likeness(one.document, other.document)
        yield "documents", names
        yield "word and documents", names * bool(shared)


def circumstances(one: Telling, other: Telling, stories: Stories) -> Iterator[tuple[str, float]]:
    """Who, where and what, and whether two reports are of one story: reasons with their weights."""
    yield from _who(one, other)
    yield from _where(one, other)
    yield from _what(one, other)
    if one.document != other.document and not stories.are_one(one.document, other.document):
        yield "", OTHER_STORY


def has_word_in_common(one: Telling, other: Telling) -> bool:
    """True where the words of two triggers are the same or may stand for each other."""
    return bool(one.trigger.stems & other.trigger.stems or one.trigger.senses & other.trigger.senses)


def is_of_one_force(left: str, right: str) -> bool:
    """A planned or denied happening is never the same as one that took place."""
    return left == right or {left, right} <= HAPPENED


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


def _who(one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
    if not one.parties or not other.parties:
        if one.parties or other.parties:
            yield "", -0.5
        return
    share = in_common(one, other)
    # "Lund spoke with Berg", "Lund spoke with Berg and Moro": of those who talk, one more makes other talks
    enough = 0.6 if one.kind == other.kind == "CONSULT" else 0.5
    if share < enough:
        weight = -2 - 6 * (enough - share)
    else:
        least = min(len(one.parties), len(other.parties))
        told = min(
            sum(one.parties.values()), sum(other.parties.values()), MOST_TOLD if least >= SIDES else MOST_TOLD / 2
        )
        weight = told * (0.25 + 0.75 * (share - enough) / (1 - enough))
    yield f"actors in common {share:.2f}", weight
    is_turned = one.kind not in MUTUAL and one.actors & other.recipients and other.actors & one.recipients
    if is_turned and not (one.actors & other.actors):
        yield "", -3.0  # "Borduria attacked Syldavia", "Syldavia attacked Borduria"


def _where(one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
    if one.place and other.place:
        if one.place == other.place:
            yield f"place {one.place}", 0.0 if one.is_area else 0.7
        elif not one.is_area and not other.is_area:
            yield "", -2.0


def _what(one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
    if one.kind and other.kind:
        if one.kind == other.kind:
            yield f"type {one.kind}", 1.0
        else:
            yield "", -0.5 if one.trigger.stems & other.trigger.stems else -1.5
    is_said = one.is_speech and other.is_speech and "CONSULT" not in (one.kind, other.kind)
    if is_said or 0 < min(len(one.parties), len(other.parties)) < SIDES:
        # "Lund thanked Arland for its envoys", "... for the grain"; "Arland banned flights", "Arland banned exports"
        yield "", 4 * (cosine(one.sentence, other.sentence) - TOLD_ALIKE)


def _when(one: Telling, other: Telling) -> tuple[str, float] | None:
    """How well the days agree; None where they cannot be those of one happening."""
    if one.is_dated and other.is_dated:
        return _both_dated(one, other)
    if one.at == other.at and not (one.is_dated or other.is_dated):
        return "same sentence", 3.0  # what a paper prints again next week under another title
    if one.is_dated or other.is_dated:
        dated, undated = (one, other) if one.is_dated else (other, one)
        return _reported(dated, undated)
    if one.published is None or other.published is None:
        return "", 0.0
    if one.years != other.years:
        return None
    gap = abs((one.published - other.published).days)
    weight = _lag_weight(gap, one, other)
    if weight is None:
        return None
    # "Lund phoned Berg" and "Berg met Lund", both of today, may be two talks
    doubt = 0.0 if has_word_in_common(one, other) else 2.0
    return (f"reported {gap} days apart" if gap else "reported on one day"), weight - doubt


def _lag_weight(days: int, one: Telling, other: Telling) -> float | None:
    if one.trigger.is_once and other.trigger.is_once:
        again: tuple[tuple[int, float], ...] = ONCE_ONLY
    else:
        again = SAID_AGAIN if one.is_speech and "CONSULT" not in (one.kind, other.kind) else AGAIN
    return next((weight for most, weight in again if days <= most), None)


def _both_dated(one: Telling, other: Telling) -> tuple[str, float] | None:
    early, late = sorted((one, other), key=lambda telling: (telling.when.first or date.min, telling.id))
    later = late.when.first or date.min
    longest = max(one.when.days or ENDLESS, other.when.days or ENDLESS)
    # "Lund and Berg met in January" and "they spoke in January" are two talks more often than one
    doubt = 0.0 if longest == 1 else 2.0 if one.kind == "CONSULT" else 0.0 if has_word_in_common(one, other) else 3.0
    if early.when.edtf == late.when.edtf:
        inherited = "inherited" in (one.when.basis, other.when.basis)
        weight = 2.5 if longest == 1 else 1.5 if longest <= MONTH else 1.0
        return f"date {early.when.edtf}", weight - inherited - doubt
    ends = early.when.last
    days = f"dates {early.when.edtf}, {late.when.edtf}"
    if ends is None or later <= ends:
        return f"{days} overlap", (0.5 if longest <= MONTH else 0.0) - doubt
    if (later - ends).days > 1 or longest > 1:
        return None
    is_guess = "inherited" in (one.when.basis, other.when.basis)
    if one.kind == "CONSULT" and _are_far_apart(one, other):
        return f"{days}: one day apart by time zones", 1.5 - is_guess
    return f"{days}: one day apart", -0.5 if is_guess else -2.0


def _reported(dated: Telling, undated: Telling) -> tuple[str, float] | None:
    """A happening with its day, and one that a report tells without: papers tell what is new."""
    first, last, published = dated.when.first, dated.when.last, undated.published
    if first is None or published is None:
        return "", 0.0
    if undated.years and str(first.year) not in undated.years:
        return None
    if first > published:
        return ("", 0.0) if undated.force not in HAPPENED else None
    if last is None:
        return None
    lag = max(0, (published - last).days)
    weight = _lag_weight(lag, dated, undated)
    if weight is None:
        return None
    days = f"reported {lag} days after {dated.when.edtf}"
    if lag and dated.kind == "CONSULT" and _are_far_apart(dated, undated):
        days += ", by time zones on the same day"
    return days, weight + (0.5 if (last - first).days < MONTH else -1.0)


def _are_far_apart(one: Telling, other: Telling) -> bool:
    """True for the same two whose capitals have not one day: "on 30 December" there is "early on the 31st" here."""
    if {len(one.parties), len(other.parties)} != {SIDES} or in_common(one, other) < STANDS_FOR:
        return False
    states = {
        state for telling in (one, other) for party in telling.parties for state in (party, *telling.wider[party])
    }
    hours = [HOURS[state] for state in states if state in HOURS]
    return len(hours) > 1 and max(hours) - min(hours) >= FAR
