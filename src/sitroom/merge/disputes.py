"""Accounts that deny each other: who holds what, side by side, and never settled.

Invariants, whatever the order of documents, claims and mentions:

1. A dispute has two sides, each with at least one account, and no account stands on both.
2. Only the origins of copy families have accounts: a story and its copies never stand against each other.
3. Nobody stands alone against themselves: who says first this and then that has moved, which is no dispute.
4. A denial and what it denies are of one matter, one doer as far as both tell, and of days that can be one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sitroom.merge.accounts import Account, Reader
from sitroom.merge.counts import date_disputes, figure_disputes
from sitroom.merge.date_disputes import dated, days_apart, is_dispute, placed_apart, told_next_day
from sitroom.merge.date_disputes import explained as days_explained
from sitroom.merge.date_voices import told_by_two
from sitroom.merge.deed_disputes import deed_disputes
from sitroom.merge.families import in_force
from sitroom.merge.figure_disputes import explained as figures_explained
from sitroom.merge.figures_told import counted
from sitroom.merge.gatherings import CONDUCT
from sitroom.merge.opposed import blamed, conduct_disputes, denials
from sitroom.merge.parties import SPEAKER_FIELDS, Parties, stem_of
from sitroom.merge.scenes import Scenes
from sitroom.merge.sides import Accounts
from sitroom.merge.statements import Statement, outlet_of
from sitroom.records.claims import Actor, Claim, Copy, Dispute, EventMention, Figure, Judgement
from sitroom.records.grouped import Rows
from sitroom.records.judgements import UserJudgement
from sitroom.records.text import Document
from sitroom.records.workings import Workings


def find_disputes(
    documents: Iterable[Document],
    claims: Rows[Claim],
    mentions: Sequence[EventMention],
    figures: Sequence[Figure],
    actors: Sequence[Actor],
    copies: Iterable[Copy],
    told: Sequence[UserJudgement] = (),
    workings: Workings | None = None,
    basis: str = "",
) -> tuple[list[Dispute], list[Judgement]]:
    """The disputes of a ledger, and what only looks like one with the reason, both by id.

    Args:
        claims, mentions, figures: with the actors whom their ids mean.
        told: what users judge: claims, and figures, that they call the same do not dispute each other.
        workings: what was worked out before.  basis: names the identities on which that rests.
    """
    origins = {copy.document for copy in copies if copy.document == copy.origin}
    kept = {document.id: document for document in documents if document.id in origins}
    known = frozenset(actor.id for actor in actors if actor.known)
    workings = workings or Workings()
    scenes = Scenes(kept.values(), workings)
    stems = frozenset(stem_of(word) for actor in actors for word in actor.name.split())
    accounts = Accounts(kept, scenes, {actor.id: actor.name for actor in actors}, known, _agreed(told), stems)
    parties = Parties(actors, claims.counts(*SPEAKER_FIELDS))
    reader = Reader(claims, parties, workings, basis)
    read = reader.read(kept, mentions, figures).values()
    by_matter: dict[str, list[Statement]] = defaultdict(list)
    for one in _all_statements(read, accounts, reader):
        by_matter[one.matter.name].append(one)
    found: list[Dispute] = []
    for name in sorted(by_matter):
        several = by_matter[name]
        found += conduct_disputes(several, accounts) if several[0].matter is CONDUCT else denials(several, accounts)
        found += blamed(several, accounts)
    found += deed_disputes([deed for account in read for deed in account.deeds], found, accounts)
    rows = counted(figures, kept, {id: one for account in read for id, one in account.given.items()})
    seen = [one for one in mentions if one.document in kept]
    days = list(days_apart(dated(seen), accounts.scenes))
    found += figure_disputes(rows, accounts)
    apart = [pair for pair in days if is_dispute(*pair)]
    apart += placed_apart(dated(seen), figures, accounts.scenes, parties)
    outlets = {id: outlet_of(document) for id, document in kept.items()}
    found += date_disputes(list(told_by_two(apart, outlets, parties)), accounts)
    judged = [*figures_explained(rows), *days_explained(days, told_next_day(seen))]
    return sorted(found, key=lambda one: one.id), sorted(judged, key=lambda one: one.id)


def _agreed(told: Sequence[UserJudgement]) -> frozenset[frozenset[str]]:
    """Pairs of claims and of figures that a user calls the same."""
    judged = (one for kind in ("same_claim", "same_figure") for one in in_force(told, kind))
    return frozenset(frozenset((one.left, one.right)) for one in judged if one.verdict == "same")


def _all_statements(read: Iterable[Account], accounts: Accounts, reader: Reader) -> list[Statement]:
    """What all accounts hold of what may be disputed, in order."""
    found = [one for account in read for one in account.statements]
    found += _named_elsewhere(found, accounts, reader)
    unique = {(*one.key, one.matter.name): one for one in found}
    return [unique[key] for key in sorted(unique)]


def _named_elsewhere(statements: Sequence[Statement], accounts: Accounts, reader: Reader) -> Iterator[Statement]:
    """Other articles on one thing that call it by the name which somebody denies to it."""
    for one in statements:
        if one.matter.name.startswith("whether it was ") and not one.is_so:
            for id in accounts.scenes.near(one.document):
                is_other = id != one.document and accounts.scenes.is_one(id, one.document)
                if is_other and accounts.scenes.are_alike(id, one.document):
                    yield from reader.named_so(accounts.documents[id], one.matter.words.pattern)
