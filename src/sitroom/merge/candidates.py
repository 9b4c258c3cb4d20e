"""Which tellings are worth comparing: those with a word, a synonym or a type in common, and a party or a story.

An index from keys to tellings proposes them, in order of their days, so that the work grows with the number of
tellings and not with its square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sitroom.merge.tellings import Stories, Telling

#: Under one key a telling is compared with so many of the next ones in time.
REACH = 40
#: Undated tellings are compared when their reports lie so many days apart, at most.
WINDOW = 7

Key = tuple[object, ...]


def candidate_pairs(tellings: Sequence[Telling], stories: Stories) -> Iterator[tuple[Telling, Telling]]:
    """Pairs to compare, each once, the one with the smaller id first.

    Args:
        tellings: by id.
    """
    index: dict[Key, list[int]] = defaultdict(list)
    for number, telling in enumerate(tellings):
        for key in _keys(telling, stories):
            index[key].append(number)
    spans = [_span(telling) for telling in tellings]
    total = len(tellings)
    pairs: set[int] = set()
    for held in index.values():
        if len(held) > 1:
            held.sort(key=lambda number: (*spans[number], number))
            for at, one in enumerate(held):
                until = spans[one][1]
                for other in islice(held, at + 1, at + 1 + REACH):
                    if spans[other][0] > until:
                        break
                    pairs.add(min(one, other) * total + max(one, other))
    for pair in sorted(pairs):
        yield tellings[pair // total], tellings[pair % total]


def _keys(telling: Telling, stories: Stories) -> Iterable[Key]:
    relations: list[object] = [*telling.trigger.stems, *telling.trigger.senses]
    if telling.kind:
        relations.append((telling.kind,))
    who: set[object] = set(telling.reach)
    if telling.document in stories.story:
        who.add(stories.story[telling.document])
    for relation in relations:
        for one in who:
            yield relation, one
            if telling.is_dated:
                yield relation, one, telling.when.edtf


def _span(telling: Telling) -> tuple[int, int]:
    """First and last day between which another telling must begin, as ordinals; 0 where no day is known."""
    if telling.is_dated and telling.when.first:
        last = telling.when.last or telling.when.first
        return telling.when.first.toordinal(), last.toordinal() + WINDOW
    day = telling.published.toordinal() if telling.published else 0
    return day, day + WINDOW
