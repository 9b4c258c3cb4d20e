"""Disputes on numbers and on days, as rows."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sitroom.merge.date_disputes import Pair
from sitroom.merge.families import linked
from sitroom.merge.figure_disputes import conflicting, joined
from sitroom.merge.figures_told import Counted
from sitroom.merge.sides import Accounts, dispute_of_rows
from sitroom.merge.statements import outlet_of
from sitroom.records.claims import Dispute, EventMention, Side


def figure_disputes(rows: Sequence[Counted], accounts: Accounts) -> Iterator[Dispute]:
    """One dispute for all numbers of one thing that cannot hold together, a side a number."""
    by_id = {row.figure.id: row for row in rows}
    pairs = ((left.figure.id, right.figure.id) for left, right in conflicting(rows, accounts.scenes))
    links = [pair for pair in pairs if frozenset(pair) not in accounts.agreed]
    for group in linked(links):
        by_number: dict[float, list[Counted]] = defaultdict(list)
        for row in joined(rows, [by_id[id] for id in group], accounts.scenes):
            by_number[row.figure.value or row.figure.low or 0.0].append(row)
        sides = tuple(_number_side(by_number[number]) for number in sorted(by_number))
        one = by_number[min(by_number)][0].figure
        whose = f"{accounts.names.get(one.actor, one.actor)}: " if one.actor else ""
        what = one.unit if not one.of_what or one.of_what == one.unit else f"{one.unit} ({one.of_what})"
        yield dispute_of_rows("figure", f"{whose}number of {what}, {one.as_of.edtf}", sides, accounts)


def _number_side(rows: Sequence[Counted]) -> Side:
    evidence = tuple(dict.fromkeys(piece for row in rows for piece in row.figure.evidence))
    return Side(
        actors=tuple(sorted({row.holder for row in rows if row.holder})),
        claims=tuple(sorted({row.figure.claim for row in rows if row.figure.claim})),
        figures=tuple(row.figure.id for row in rows),
        summary=min((" ".join(piece.quote.split()) for piece in evidence), key=lambda words: (len(words), words)),
        outlets=tuple(sorted({row.outlet for row in rows if row.outlet})),
        evidence=evidence,
    )


def date_disputes(pairs: Sequence[Pair], accounts: Accounts) -> Iterator[Dispute]:
    """One dispute for all tellings of one happening whose days cannot all hold, a side a day."""
    by_id = {one.id: one for pair in pairs for one in pair}
    for group in linked((left.id, right.id) for left, right in pairs):
        by_day: dict[str, list[EventMention]] = defaultdict(list)
        for mention in (by_id[id] for id in group):
            by_day[mention.date.edtf or ""].append(mention)
        rows = [by_day[day] for day in sorted(by_day)]
        first = min((one for row in rows for one in row), key=lambda one: (-len(_parties(one)), one.id))
        about = f"{accounts.named(_parties(first))}: {first.trigger}, {' or '.join(sorted(by_day))}"
        yield dispute_of_rows("date", about, [_day_side(row, accounts) for row in rows], accounts)


def _parties(mention: EventMention) -> frozenset[str]:
    return frozenset((*mention.actors, *mention.recipients))


def _day_side(mentions: Sequence[EventMention], accounts: Accounts) -> Side:
    told = [one for one in mentions if not one.claim]
    return Side(
        actors=tuple(sorted({actor for one in mentions for actor in one.claimed_by})),
        claims=tuple(sorted({one.claim for one in mentions if one.claim})),
        figures=(),
        summary=min((" ".join(one.summary.split()) for one in mentions), key=lambda words: (len(words), words)),
        outlets=tuple(sorted({outlet_of(accounts.documents[one.document]) for one in told})),
        evidence=tuple(dict.fromkeys(piece for one in mentions for piece in one.evidence)),
    )
