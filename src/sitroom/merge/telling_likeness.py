"""How likely two tellings are to be of one happening: a table of weights in log-odds, each with its reason.

What words say is weighed by a logistic regression over pairs of ECB+ (train part, CC BY 3.0):
`python -m evals.same_event DATA --fit` prints `WORDS` anew. Who, when and where are weighed by hand: that corpus has
neither days nor a registry of actors. A pair that cannot be the same has no likeness, however alike its words are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from sitroom.merge.days import HAPPENED, weigh_days
from sitroom.merge.stories import Stories
from sitroom.merge.telling_parties import are_strangers, has_sides, weigh_parties
from sitroom.merge.tellings import Telling
from sitroom.merge.vectors import cosine

#: Log-odds by what the words of two tellings have in common; `base` is for any pair that is compared.
WORDS = {
    "base": -4.54,
    "same word": 3.71,
    "word in common": 2.77,
    "synonym": 2.75,
    "synonym and words around": 3.36,
    "word and sentence": 0.73,
    "one document": 1.15,
    "one sentence": -3.27,
    "word in one document": 1.13,
    "documents": 2.1,
    "word and documents": 0.82,
}
#: Of these the reasons tell; of an angle where it is wide enough.
TOLD = ("same word", "word in common", "synonym", "word and sentence", "documents")
TOLD_FROM = 0.1
#: Two reports that have few names in common: each may tell of this in passing.
OTHER_STORY = -1.0
#: How alike two sentences on one happening mostly are.
TOLD_ALIKE = 0.3


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two tellings are the same, from 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...]


def compare(one: Telling, other: Telling, stories: Stories) -> Likeness | None:
    """Weigh all that speaks for one happening and against; None where the two cannot be one."""
    if not is_of_one_force(one.force, other.force) or are_strangers(one, other):
        return None
    days = weigh_days(one, other)
    if days is None:
        return None
    words = dict(weigh_words(one, other, stories))
    found = (days, *circumstances(one, other, stories))
    total = sum(WORDS[name] * value for name, value in words.items()) + sum(weight for _, weight in found)
    told = (_reason(name, words[name]) for name in TOLD if words.get(name, 0.0) >= TOLD_FROM)
    return Likeness(round(1 / (1 + exp(-total)), 4), (*(reason for reason, _ in found if reason), *told))


def _reason(name: str, value: float) -> str:
    return name if value == 1 else f"{name} {value:.2f}"


def is_of_one_force(left: str, right: str) -> bool:
    """A planned or denied happening is never the same as one that took place."""
    return left == right or {left, right} <= HAPPENED


def weigh_words(one: Telling, other: Telling, stories: Stories) -> Iterator[tuple[str, float]]:
    """What the words of two tellings and of their documents have in common, by the names in `WORDS`."""
    has_word = not one.trigger.stems.isdisjoint(other.trigger.stems)
    yield "base", 1.0
    if has_word:
        yield "same word" if one.trigger.stems == other.trigger.stems else "word in common", 1.0
        yield "word and sentence", cosine(one.sentence, other.sentence)
    elif one.trigger.may_stand_for(other.trigger):
        yield "synonym", 1.0
        yield "synonym and words around", cosine(one.near, other.near)
    if one.document == other.document:
        yield "one document", 1.0
        yield "one sentence", float(one.at == other.at)
        yield "word in one document", float(has_word)
    else:
        names = stories.likeness(one.document, other.document)
        yield "documents", names
        yield "word and documents", names * has_word


def circumstances(one: Telling, other: Telling, stories: Stories) -> Iterator[tuple[str, float]]:
    """Who, where and what, and whether two reports are of one story: reasons with their log-odds."""
    yield from weigh_parties(one, other)
    yield from _weigh_places(one, other)
    yield from _weigh_kinds(one, other)
    if (one.is_speech and other.is_speech) or (one.parties and other.parties and not has_sides(one, other)):
        # "Lund thanked Arland for its envoys", "... for the grain"; "Arland banned flights", "Arland banned exports"
        yield "", 4 * (cosine(one.sentence, other.sentence) - TOLD_ALIKE)
    if one.document != other.document and not stories.are_one(one.document, other.document):
        yield "", OTHER_STORY


def _weigh_places(one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
    if one.place and other.place:
        if one.place == other.place:
            yield f"place {one.place}", 0.0 if one.is_area else 0.7
        elif not one.is_area and not other.is_area:
            yield "", -2.0


def _weigh_kinds(one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
    if one.kind and one.kind == other.kind:
        yield f"type {one.kind}", 1.0
    elif one.kind and other.kind:
        yield "", -1.5 if one.trigger.stems.isdisjoint(other.trigger.stems) else -0.5
