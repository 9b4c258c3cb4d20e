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


def stance_words(stance: str, became: str | None = None) -> str:
    """A stance, and what it became: "rejects → offers"."""
    return " → ".join(one.replace("_", " ") for one in (stance, became) if one)


def number(value: float) -> str:
    """A number with its thousands set apart."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def amount(figure: Figure) -> str:
    """A figure with its bound."""
    if figure.value is not None:
        return _BOUNDS.get(figure.bound, "") + number(figure.value)
    ends = [number(end) for end in (figure.low, figure.high) if end is not None]
    return "–".join(ends)
