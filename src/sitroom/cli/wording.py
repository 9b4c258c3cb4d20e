"""Who does what to whom, and where an article is from, as one line of a listing prints them."""

from collections.abc import Mapping, Sequence

from sitroom.query.lines import date_words
from sitroom.query.wording import who
from sitroom.records.text import Document


def deed(actors: Sequence[str], recipients: Sequence[str], names: Mapping[str, str]) -> str:
    """Who does it to whom: "Russia > Ukraine"."""
    return " > ".join(part for part in (who(actors, names), who(recipients, names)) if part)


def origin_of(document: Document) -> str:
    """Where an article is from: its outlet, its title where no outlet is known, at last its file; and its day."""
    name = document.outlet or document.title or document.path or document.uri or document.id
    return f"{name}, {date_words(document.published)}"
