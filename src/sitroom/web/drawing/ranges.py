"""Figures on one scale: a bar as long as the number, and lighter as far as it may go."""

from collections.abc import Sequence
from dataclasses import dataclass

from sitroom.query.wording import number
from sitroom.records.claims import Figure

#: Units of width, and what "about" and an open end take of it.
WIDTH, LOOSE = 100.0, 4.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: a bar from nothing to `low`, a lighter one on to `high`; hollow where it is not so yet."""

    low: float
    high: float
    is_firm: bool


@dataclass(frozen=True, slots=True)
class Ranges:
    """The bars of one board, and the number at the right end of its scale, in words."""

    bars: tuple[Bar, ...]
    scale: str


def drawn_ranges(figures: Sequence[Figure]) -> Ranges:
    """The bars of some figures on one linear scale, from nothing to the highest of them."""
    highest = max((_ends(figure)[1] for figure in figures), default=1.0) or 1.0
    return Ranges(tuple(_bar(figure, highest) for figure in figures), number(highest))


def _bar(figure: Figure, highest: float) -> Bar:
    low, high = (max(0.0, min(1.0, end / highest)) * (WIDTH - LOOSE) for end in _ends(figure))
    if figure.bound in ("up_to", "less_than"):
        low = 0.0
    elif figure.bound in ("at_least", "more_than"):
        high = max(high, low + LOOSE)
    elif figure.bound in ("about", "almost"):
        low, high = max(0.0, low - LOOSE / 2), high + LOOSE / 4
    is_firm = figure.modality in ("actual", "ongoing", "historical")
    return Bar(round(max(low, 0.6 if figure.bound not in ("up_to", "less_than") else 0.0), 2), round(high, 2), is_firm)


def _ends(figure: Figure) -> tuple[float, float]:
    """The least and the most that a figure says; both are its value where it has one."""
    known = [end for end in (figure.low, figure.value, figure.high) if end is not None]
    if figure.value is not None or not known:
        return (figure.value or 0.0,) * 2
    return known[0], known[-1]
