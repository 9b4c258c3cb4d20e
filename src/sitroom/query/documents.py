"""What was read? The documents of a ledger, with what each gave."""

from dataclasses import dataclass

from sitroom.query.conditions import all_of, by_date, equals, prints
from sitroom.records.claims import Claim, Copy, EventMention, Figure, TextWarning
from sitroom.records.text import Document
from sitroom.store import TABLES, View


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One article, where it stands among its copies, and how many rows rest on it."""

    document: Document
    copy: Copy | None
    claims: int
    event_mentions: int
    figures: int
    warnings: int


def documents(view: View, *, outlet: str | None = None, text: str | None = None) -> list[DocumentLine]:
    """The articles by date of publication, undated ones last.

    Args:
        outlet: the outlet as it is kept ("BBC").
        text: words of the article, whatever the case.
    Returns:
        Lines; `copy` is None where the build was cut off before copies were looked for.
    """
    conditions = [*equals("outlet", outlet), *prints(("title", "text"), text, is_cited=False)]
    found = view.rows(Document, *all_of(conditions), order=f"{by_date('published')}, path, id")
    copies = {copy.document: copy for copy in view.rows(Copy)}
    claims, mentions, figures, warnings = (_counts(view, one) for one in (Claim, EventMention, Figure, TextWarning))
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


def copy_of(view: View, document: str) -> Copy | None:
    """Where a document stands in its family of copies; None before the picture is drawn."""
    return next(iter(view.rows(Copy, "document = ?", (document,))), None)


def _counts(view: View, record: type) -> dict[str, int]:
    return dict(view.select(f"SELECT document, count(*) FROM {TABLES[record].name} GROUP BY document"))
