"""What is in this file? Counts, dates, and what could not be read."""

from dataclasses import dataclass
from datetime import date

from sitroom.records.claims import Actor, Claim, Dispute, Event, Figure, TextWarning
from sitroom.records.text import Document
from sitroom.store import SourceRow, View


@dataclass(frozen=True, slots=True)
class Status:
    """A ledger at a glance.

    Attributes:
        origins: number of independent copy families among the documents.
        undated: documents whose date of publication is not known.
        first_published, last_published: ISO days; None where no document has a date.
        duplicates: pages that carried an article which was there already.
        failures: pages that could not be used, with stage and reason.
        removals: pages whose article was taken out, with the reason.
        is_current: false when the last build was cut off; running it again completes the file.
    """

    path: str
    as_of: date | None
    documents: int
    origins: int
    undated: int
    first_published: str | None
    last_published: str | None
    claims: int
    events: int
    figures: int
    actors: int
    disputes: int
    warnings: int
    duplicates: tuple[SourceRow, ...]
    failures: tuple[SourceRow, ...]
    removals: tuple[SourceRow, ...]
    is_current: bool


def status(view: View) -> Status:
    """How much there is in the ledger, over which days, and what went wrong while it was built."""
    sources = view.sources()
    first, last = view.select("SELECT min(published_earliest), max(published_latest) FROM documents")[0]
    return Status(
        path=str(view.path),
        as_of=view.as_of,
        documents=view.count(Document),
        origins=view.select("SELECT count(DISTINCT origin) FROM copies")[0][0],
        undated=view.count(Document, "published_latest IS NULL"),
        first_published=first,
        last_published=last,
        claims=view.count(Claim),
        events=view.count(Event),
        figures=view.count(Figure),
        actors=view.count(Actor),
        disputes=view.count(Dispute),
        warnings=view.count(TextWarning),
        duplicates=tuple(source for source in sources if source.state == "duplicate"),
        failures=tuple(source for source in sources if source.state == "failed"),
        removals=tuple(source for source in sources if source.state == "removed"),
        is_current=view.is_picture_current,
    )
