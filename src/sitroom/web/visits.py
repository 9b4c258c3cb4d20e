"""What was read into a ledger since the reader's last visit: two small cookies hold the instants, nothing else does.

`seen` outlives the browser and holds when the newest page of the last visit was read; `since` lives as long as this
visit and holds what `seen` was when it began, so that a page loaded twice still shows what is new.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import Response

from sitroom.records.text import Document
from sitroom.store import View

YEAR = 365 * 24 * 3600
#: Titles of new articles that the first page names.
TITLES = 6
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]{5,16}(?:Z|[+-]\d\d:\d\d)?")


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: since when it asks for news (None at the first), and how new the ledger is now."""

    name: str
    since: str | None
    seen: str

    def mark(self, answer: Response) -> None:
        """Put the cookies on an answer."""
        kept = {"path": "/", "httponly": True, "samesite": "strict"}
        answer.set_cookie(f"seen-{self.name}", self.seen, max_age=YEAR, **kept)  # type: ignore[arg-type]
        answer.set_cookie(f"since-{self.name}", self.since or self.seen, **kept)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class News:
    """The articles that were read since: how many, and the newest of them."""

    since: str
    count: int
    newest: tuple[Document, ...]


def read_visit(view: View, cookies: Mapping[str, str]) -> Visit:
    """The visit that a request belongs to."""
    name = hashlib.blake2b(str(Path(view.path).resolve()).encode(), digest_size=6).hexdigest()
    since = cookies.get(f"since-{name}") or cookies.get(f"seen-{name}")
    newest = view.select("SELECT max(recorded_at) FROM main.sources")[0][0] or ""
    return Visit(name, since if since and _INSTANT.fullmatch(since) else None, newest)


def news(view: View, visit: Visit) -> News | None:
    """What came since; None at a first visit, and where nothing came."""
    if visit.since is None:
        return None
    came = "id IN (SELECT document FROM main.sources WHERE state = 'read' AND recorded_at > ?)"
    count = view.count(Document, came, (visit.since,))
    if not count:
        return None
    order = "published_latest IS NULL, published_latest DESC, id"
    newest = view.rows(Document, came, (visit.since,), order, slice(0, TITLES))
    return News(visit.since, count, tuple(newest))
