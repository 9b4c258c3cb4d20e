"""Days and codes as a page prints them: "10 January 2022", "by 16 February 2022", "weekday mismatch"."""

from datetime import date

from sitroom.records.dates import Interval

_BASES = {
    "metadata": "as the page says",
    "dateline": "by its dateline",
    "first_line": "by its first line",
    "byline": "by its byline",
    "seen": "by the day on which it was listed or its file was made",
    "inferred": "inferred from days named in the text",
    "file_name": "by the name of the file",
}


def day(value: date | str) -> str:
    """One day: "10 January 2022"."""
    at = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{at.day} {at:%B} {at.year}"


def when(interval: Interval) -> str:
    """A date with its doubt: a day, a month, a year, a decade, a stretch, or one open side."""
    first, last, edtf = interval.first, interval.last, interval.edtf or ""
    if first is None and last is None:
        return "no date"
    if first is None or last is None:
        return f"by {day(last)}" if last else f"since {day(first or '')}"
    if first == last:
        return day(first)
    if len(edtf) == 4 and edtf.endswith("X"):
        return f"{edtf[:3]}0s"
    if len(edtf) == 4:
        return edtf
    if len(edtf) == 7 and edtf[4] == "-" and edtf[5:].isdigit():
        return f"{first:%B} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{day(first)} – {day(last)}"


def how_dated(interval: Interval) -> str:
    """How the date of publication is known."""
    return _BASES.get(interval.basis, "")


def spaced(code: str) -> str:
    """A word of a vocabulary as words: "weekday_mismatch" is "weekday mismatch"."""
    return code.replace("_", " ")


def short(id: str) -> str:
    """An id as it is printed; addresses carry the whole of it."""
    return id[:8]
