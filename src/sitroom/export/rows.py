"""What an export writes: the rows of each table in the form of the record contract, and what stands beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from sitroom.query.documents import copy_of
from sitroom.query.lines import date_words
from sitroom.records.claims import (
    Actor,
    Claim,
    Copy,
    Dispute,
    Event,
    EventMention,
    Figure,
    Forecast,
    Judgement,
    Position,
    TextWarning,
)
from sitroom.records.dates import Interval
from sitroom.records.judgements import UserJudgement
from sitroom.records.schema import to_json
from sitroom.records.text import Document
from sitroom.store import TABLES, View

EXPORTED: tuple[type, ...] = (
    Document,
    Actor,
    Claim,
    Event,
    EventMention,
    Figure,
    Position,
    Forecast,
    Dispute,
    TextWarning,
    Judgement,
    UserJudgement,
)

#: What a document holds of somebody else's words at length: only written where a user asks for it.
LONG_FIELDS = frozenset({"text", "original"})
#: How many names and articles are kept at hand while rows are written.
KEPT = 4096


def exported_rows(view: View, record: type) -> Iterator[dict[str, Any]]:
    """The rows of one table as JSON objects, by id, one at a time.

    A document carries its place among the copies, and an event the number of its mentions.
    """
    each: Iterator[Any] = view.each(record)
    for row in each:
        fields = to_json(row)
        if record is Document:
            fields |= copy_fields(copy_of(view, row.id))
        elif record is Event:
            fields["mentions"] = len(row.mentions)
        yield fields


def copy_fields(copy: Copy | None) -> dict[str, str | None]:
    """Where a document stands among its copies; nothing where the build was cut off before that was known."""
    if copy is None:
        return {"copy_of": None, "copy_kind": None, "origin": None}
    return {"copy_of": copy.copy_of, "copy_kind": copy.copy_kind, "origin": copy.origin}


def table_name(record: type) -> str:
    """The name of a record's table, as in the ledger."""
    return TABLES[record].name


@dataclass(frozen=True, slots=True)
class Article:
    """An article without its text; `link` is its address on the web, None for a file."""

    id: str
    title: str | None
    outlet: str | None
    agency: str | None
    byline: str | None
    uri: str | None
    path: str | None
    published: Interval
    language: str | None
    sha256: str

    @property
    def link(self) -> str | None:
        """Where a reader can open it; only the web is linked to, since the path of a file is of one machine."""
        return self.uri if self.uri and self.uri.startswith(("http://", "https://")) else None

    @property
    def headline(self) -> str:
        """What to call it: its title, else the name of its file, its address or its id."""
        file = self.path and PurePath(self.path).name  # its folder is of one machine
        return " ".join((self.title or file or self.uri or self.id).split())

    @property
    def credit(self) -> str:
        """Its outlet, or what is known in place of one, and its day."""
        return f"{' '.join((self.outlet or self.headline).split())}, {date_words(self.published)}"


_ARTICLE = """SELECT id, title, outlet, agency, byline, uri, path, published_edtf, published_earliest, published_latest,
    published_text, published_basis, language, sha256 FROM documents WHERE id = ?"""


class Desk:
    """Names of actors and cards of articles, looked up as rows need them; only the last some thousand are kept."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.name = lru_cache(KEPT)(self._name)
        self.article = lru_cache(KEPT)(self._article)
        self.has_actor = lru_cache(KEPT)(self._has_actor)

    def names(self, actors: tuple[str, ...]) -> list[str]:
        """The names of some actors."""
        return [self.name(actor) for actor in actors]

    def last_day(self) -> str | None:
        """The day of the latest article: "now" to whatever has no day of its own."""
        [(day,)] = self._view.select("SELECT max(published_latest) FROM documents")
        return None if day is None else str(day)

    def _name(self, actor: str) -> str:
        found = self._view.select("SELECT name FROM actors WHERE id = ?", (actor,))
        return str(found[0][0]) if found else actor

    def _has_actor(self, actor: str) -> bool:
        return bool(self._view.select("SELECT 1 FROM actors WHERE id = ?", (actor,)))

    def _article(self, id: str) -> Article:
        [(id, title, outlet, agency, byline, uri, path, *days, language, sha256)] = self._view.select(_ARTICLE, (id,))
        return Article(id, title, outlet, agency, byline, uri, path, Interval(*days), language, sha256)
