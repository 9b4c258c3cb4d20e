"""Names and numbers as every face prints them: "Russia, Belarus", "almost 100", "30,000–40,000"."""

from collections.abc import Iterable, Mapping

from sitroom.records.claims import Figure

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
