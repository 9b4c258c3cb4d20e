"""What each article tells that may be disputed: read once, and kept with the names that were looked for in it.

Invariant: what is kept of an article is what would be read from it now. It rests on the article with its rows, on the
identities, and on what the ledger knows under the names and ids that were asked for while it was read: one that begins
like a name in it ("Arland Post") makes it be read again, a thousand others do not.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sitroom.merge.deeds import Deed, read_deeds
from sitroom.merge.figures_told import Given, given_by
from sitroom.merge.gatherings import conduct
from sitroom.merge.kept_statements import deed_of, packed, packed_deed, statement_from
from sitroom.merge.matters_told import read_statements
from sitroom.merge.mutual import read_mutual
from sitroom.merge.parties import Parties
from sitroom.merge.rebuttals import named_so, read_rebuttals
from sitroom.merge.statements import Statement, holder_of, start_of
from sitroom.merge.vocabulary import changes, packed_words
from sitroom.records.claims import Claim, EventMention, Figure
from sitroom.records.grouped import Rows
from sitroom.records.text import Document
from sitroom.records.workings import Workings

MADE_BY = "accounts/1"
#: How a question begins in a transcript.
_ASKS = re.compile(r"Q(?:\s|[.:])|(?:QUESTION|Question|REPORTER|Reporter):")

Row = TypeVar("Row", Claim, EventMention, Figure)


@dataclass(frozen=True, slots=True)
class Account:
    """What one article tells: statements, deeds in the order of the text, and who gives its figures, by their ids."""

    statements: tuple[Statement, ...]
    deeds: tuple[Deed, ...]
    given: Mapping[str, Given]


class Reader:
    """Reads articles, and knows those that were read before."""

    def __init__(self, claims: Rows[Claim], parties: Parties, workings: Workings, basis: str) -> None:
        """Take what articles are read with; `basis` names the identities on which the rows rest."""
        self._claims, self._parties, self._workings = claims, parties, workings
        self._step = f"{MADE_BY} {basis}"

    def read(
        self, documents: Mapping[str, Document], mentions: Iterable[EventMention], figures: Iterable[Figure]
    ) -> dict[str, Account]:
        """What articles tell, by id and in order; `mentions` and `figures` are those of all of them."""
        changed = changes(self._parties.vocabulary(), self._step, self._workings)
        found = {}
        for id in sorted(documents):
            asked, kept = self._workings.kept(f"{self._step} asked", id), self._workings.kept(self._step, id)
            if changed is None or asked is None or kept is None:
                continue
            if not changed.touch(asked, documents[id]):
                self._workings.keep(f"{self._step} asked", id, asked)
                self._workings.keep(self._step, id, kept)
                found[id] = _unpacked(json.loads(kept), id)
        missing = documents.keys() - found.keys()
        claims = _by_document(self._claims.of("document", missing) if missing else ())
        told, counted = _by_document(mentions), _by_document(figures)
        for id in sorted(missing):
            self._parties.asked.clear()
            found[id] = _read(documents[id], claims[id], told[id], counted[id], self._parties)
            self._workings.keep(f"{self._step} asked", id, packed_words(self._parties.asked))
            self._workings.keep(self._step, id, json.dumps(_packed(found[id]), separators=(",", ":")).encode())
        return {id: found[id] for id in sorted(found)}

    def named_so(self, document: Document, name: str) -> list[Statement]:
        """How an article calls a thing in its own voice, where it calls it so."""
        rows = self._workings.find_json(
            f"{self._step} named",
            f"{document.id} {name}",
            lambda: [packed(one) for one in named_so(document, name, self._claims.of("document", [document.id]))],
        )
        return [statement_from(row, document.id) for row in rows]


def _by_document(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    """Rows by the document that they are from, in their order."""
    found: dict[str, list[Row]] = defaultdict(list)
    for one in rows:
        found[one.document].append(one)
    return found


def _read(
    document: Document,
    claims: Sequence[Claim],
    mentions: Sequence[EventMention],
    figures: Sequence[Figure],
    parties: Parties,
) -> Account:
    holders = {claim.id: holder_of(claim, parties) for claim in claims}
    claims = sorted(claims, key=lambda one: (start_of(one.evidence), one.id))
    # what a reporter puts into a question is nobody's account
    claims = [one for one in claims if not _is_asked(document, start_of(one.evidence))]
    mentions = [one for one in mentions if not _is_asked(document, start_of(one.evidence))]
    known = read_statements(document, claims, mentions, parties)
    statements = [*known, *read_rebuttals(document, claims, known, parties)]
    statements += [*read_mutual(document, parties), *conduct(document)]
    return Account(
        tuple(statements),
        tuple(read_deeds(document, claims, mentions, parties)),
        {one.id: given_by(one, holders.get(one.claim or ""), parties) for one in figures},
    )


def _is_asked(document: Document, at: int) -> bool:
    """True in a turn of a transcript that asks: "Q  You said that Borduria shelled Klow"."""
    return _ASKS.match(document.text, document.text.rfind("\n", 0, at) + 1) is not None


def _packed(account: Account) -> list[Any]:
    given = {id: [one.holder, sorted(one.where)] for id, one in sorted(account.given.items())}
    return [[packed(one) for one in account.statements], [packed_deed(one) for one in account.deeds], given]


def _unpacked(row: list[Any], document: str) -> Account:
    statements, deeds, given = row
    return Account(
        tuple(statement_from(one, document) for one in statements),
        tuple(deed_of(one, document) for one in deeds),
        {id: Given(holder, frozenset(where)) for id, (holder, where) in given.items()},
    )
