"""What was read? The documents of a ledger, with what each gave."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sitroom.query.conditions import Condition, all_of, by_date, equals, prints, within
from sitroom.records.claims import Claim, Copy, EventMention, Figure, TextWarning
from sitroom.records.text import Document
from sitroom.store import TABLES, WHOLE, View


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One article, where it stands among its copies, and how many rows rest on it."""

    document: Document
    copy: Copy | None
    claims: int
    event_mentions: int
    figures: int
    warnings: int


def documents(
    view: View,
    *,
    outlet: str | None = None,
    text: str | None = None,
    since: date | None = None,
    until: date | None = None,
    is_newest_first: bool = False,
    cut: slice = WHOLE,
) -> list[DocumentLine]:
    """The articles by date of publication, undated ones last.

    Args:
        outlet: the outlet as it is kept ("BBC").
        text: words of the article, whatever the case.
        since, until: days of publication, both inclusive; undated ones are then left out.
        cut: which of these articles; all without it.
    Returns:
        Lines; `copy` is None where the build was cut off before copies were looked for.
    """
    order = "published_latest IS NULL, published_latest DESC" if is_newest_first else by_date("published")
    conditions = published_when(outlet=outlet, text=text, since=since, until=until)
    found = view.rows(Document, *conditions, order=f"{order}, path, id", cut=cut)
    shown = json.dumps([document.id for document in found])
    among = ("document IN (SELECT value FROM json_each(?))", (shown,))
    copies = {copy.document: copy for copy in view.rows(Copy, *among)}
    claims, mentions, figures, warnings = (
        _counts(view, one, *among) for one in (Claim, EventMention, Figure, TextWarning)
    )
    return [
        DocumentLine(
            document=document,
            copy=copies.get(document.id),
            claims=claims.get(document.id, 0),
            event_mentions=mentions.get(document.id, 0),
            figures=figures.get(document.id, 0),
            warnings=warnings.get(document.id, 0),
        )
        for document in found
    ]


def published_when(
    *, outlet: str | None = None, text: str | None = None, since: date | None = None, until: date | None = None
) -> Condition:
    """The condition in SQL that `documents` puts on articles, for whoever counts them."""
    return all_of(
        [
            *equals("outlet", outlet),
            *prints(("title", "text"), text, is_cited=False),
            *within("published", since, until),
        ]
    )


def copy_of(view: View, document: str) -> Copy | None:
    """Where a document stands in its family of copies; None before the picture is drawn."""
    return next(iter(view.rows(Copy, "document = ?", (document,))), None)


def _counts(view: View, record: type, where: str, parameters: Sequence[str]) -> dict[str, int]:
    sql = f"SELECT document, count(*) FROM {TABLES[record].name} WHERE {where} GROUP BY document"
    return dict(view.select(sql, parameters))
