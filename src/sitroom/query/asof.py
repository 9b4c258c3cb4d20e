"""Opening a ledger to ask it something, now or as it was known on a day."""

from datetime import date
from pathlib import Path

from sitroom.records.claims import EventMention, Judgement, Picture
from sitroom.records.text import Document
from sitroom.store import View
from sitroom.store import open_view as open_store_view


def open_view(path: Path, as_of: date | None = None) -> View:
    """Open a ledger for questions; with a day, only what was published by then counts.

    Raises:
        SetupError: there is no such ledger, or it cannot be read.
    """
    return open_store_view(path, as_of, assemble_picture if as_of else None)


def assemble_picture(view: View) -> Picture:
    """The copies and events that the visible documents alone would have given.

    An event that one paper told on the 10th and another, with its date, on the 12th has on the 11th no date yet.
    """
    # only views of the past need these
    from sitroom.merge.copies import copy_families
    from sitroom.merge.events import assemble_events

    judgements = view.rows(Judgement)
    copies = copy_families(view.rows(Document), judgements)
    events = assemble_events(view.rows(EventMention), judgements, copies)
    return Picture(copies=tuple(copies), judgements=tuple(judgements), events=tuple(events), actors=())
