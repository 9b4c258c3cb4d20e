"""Disputes on numbers and on days, as rows."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sitroom.merge.families import linked
from sitroom.merge.figure_disputes import Counted, conflicting
from sitroom.merge.sides import Accounts, dispute_of_rows
from sitroom.merge.statements import outlet_of
from sitroom.records.claims import Dispute, EventMention, Side


def figure_disputes(rows: Sequence[Counted], accounts: Accounts) -> Iterator[Dispute]:
    """One dispute for all numbers of one thing that cannot hold together, a side a number."""
    by_id = {row.figure.id: row for row in rows}
    pairs = ((left.figure.id, right.figure.id) for left, right in conflicting(rows, accounts.scenes))
    links = [pair for pair in pairs if frozenset(pair) not in accounts.agreed]
    for group in linked(links):
        by_number: dict[tuple[float, str], list[Counted]] = defaultdict(list)
        for id in group:
            figure = by_id[id].figure
            by_number[figure.value or figure.low or 0.0, figure.bound].append(by_id[id])
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


def date_dispute(left: EventMention, right: EventMention, accounts: Accounts) -> Dispute:
    """Two days of one happening."""
    rows = sorted((left, right), key=lambda mention: (mention.date.earliest or "", mention.id))
    sides = tuple(
        Side(
            actors=mention.claimed_by,
            claims=(mention.claim,) if mention.claim else (),
            figures=(),
            summary=" ".join(mention.summary.split()),
            outlets=() if mention.claim else (outlet_of(accounts.documents[mention.document]),),
            evidence=mention.evidence,
        )
        for mention in rows
    )
    who = accounts.named(frozenset((*left.actors, *left.recipients)))
    about = f"{who}: {left.trigger}, {' or '.join(str(mention.date.edtf) for mention in rows)}"
    return dispute_of_rows("date", about, sides, accounts)
