"""Names, numbers and origins as every face prints them: "Russia, Belarus", "almost 100", "BBC, 2022-01-25"."""

from collections.abc import Iterable, Mapping, Sequence

from sitroom.query.lines import date_words
from sitroom.records.claims import Figure
from sitroom.records.text import Document

_BOUNDS = {
    "about": "about ",
    "almost": "almost ",
    "at_least": "at least ",
    "more_than": "more than ",
    "up_to": "up to ",
    "less_than": "less than ",
}


def who(actors: Iterable[str], names: Mapping[str, str]) -> str:
    """Actors by name."""
    return ", ".join(names.get(actor, actor) for actor in actors)


def stance_words(stance: str, became: str | None = None) -> str:
    """A stance, and what it became: "rejects → offers"."""
    return " → ".join(one.replace("_", " ") for one in (stance, became) if one)


def deed(actors: Sequence[str], recipients: Sequence[str], names: Mapping[str, str]) -> str:
    """Who does it to whom: "Russia > Ukraine"."""
    return " > ".join(part for part in (who(actors, names), who(recipients, names)) if part)


def origin_of(document: Document) -> str:
    """Where an article is from: its outlet, its title where no outlet is known, at last its file; and its day."""
    name = document.outlet or document.title or document.path or document.uri or document.id
    return f"{name}, {date_words(document.published)}"


def number(value: float) -> str:
    """A number with its thousands set apart."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def amount(figure: Figure) -> str:
    """A figure with its bound."""
    if figure.value is not None:
        return _BOUNDS.get(figure.bound, "") + number(figure.value)
    ends = [number(end) for end in (figure.low, figure.high) if end is not None]
    return "–".join(ends)


def band(probability: tuple[float, float] | None) -> str | None:
    """A probability in per cent: "55–80%", "70%"; None for words that give no number."""
    if probability is None:
        return None
    low, high = (f"{100 * end:g}" for end in probability)
    return f"{low}%" if low == high else f"{low}–{high}%"
