"""Sitroom reads the coverage of an international crisis and keeps an open ledger of it."""

from datetime import date as _date
from pathlib import Path as _Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitroom.notebook import Ledger

__version__ = "0.1.0"

__all__ = ["__version__", "open"]


def open(path: "str | _Path", as_of: "str | _date | None" = None) -> "Ledger":
    """Open a ledger for reading, in a notebook or a program of your own.

    Args:
        path: the file that `sitroom build` wrote.
        as_of: a day, a month or a year ("2022-01"); then only what was published by the end of it counts.
    Raises:
        SetupError: there is no such ledger, or it cannot be read.
        QuestionError: `as_of` is no day.
    """
    from sitroom.notebook import open_ledger

    return open_ledger(_Path(path), as_of)
