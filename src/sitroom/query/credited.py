"""Who says a line of an answer, and of which day it is."""

from collections.abc import Mapping
from dataclasses import replace

from sitroom.query.lines import AnswerLine, date_words
from sitroom.query.wording import origin_of
from sitroom.records.claims import Claim
from sitroom.store import View

#: A sentence is its speaker's when this part of it is what was said.
MOSTLY = 0.4


def credited(view: View, line: AnswerLine, names: Mapping[str, tuple[str, ...]]) -> AnswerLine:
    """The line with its speaker, its day and the article that it is from; the registry's lines have none of them.

    Args:
        names: for each actor of the ledger its name and its other names.
    """
    if not line.evidence:
        return line
    document = view.document(line.evidence[0].document)
    claim = _claim(view, line)
    return replace(
        line,
        speaker=_speaker(claim, names, is_row=line.row is not None) if claim else None,
        date=date_words(claim.said) if claim else date_words(document.published) if document else None,
        source=origin_of(document) if document else None,
    )


def _claim(view: View, line: AnswerLine) -> Claim | None:
    """The claim that a line is, or the first one that it prints."""
    if line.row and line.row.startswith("c"):
        return next(iter(view.rows(Claim, "id = ?", (line.row,))), None)
    first = line.evidence[0]
    has = "EXISTS (SELECT 1 FROM json_each(evidence) WHERE json_extract(value, '$.start') = ?)"
    rows = view.rows(Claim, f"document = ? AND {has}", (first.document, first.start))
    said = (row for row in rows if first in row.evidence and not row.holder_chain)
    return next((row for row in said if len(row.content) >= MOSTLY * len(first.quote)), None)


def _speaker(claim: Claim, names: Mapping[str, tuple[str, ...]], *, is_row: bool) -> str | None:
    """The speaker's name; of someone unknown the printed words, where the line is that claim itself."""
    known = names.get(claim.speaker or "", ())
    return known[0] if known else claim.speaker_text if is_row else None
