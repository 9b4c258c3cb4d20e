"""Cells that a spreadsheet takes as text: no article may bring a formula into somebody's Excel."""

import re

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
#: What begins a formula, by OWASP's advice on CSV injection: the four signs, as full-width letters too, and the
#: characters that spreadsheets drop before they look for one.
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n\0]")
#: "…; =HYPERLINK(…)": where a comma is the decimal sign, a spreadsheet splits at semicolons even inside our quotes.
_INNER = re.compile(r"([;\t\n]\s*)(?=[=+\-@＝＋－＠])")


def guarded(cell: str) -> str:
    """A cell that is no formula: "=HYPERLINK(...)" gets an apostrophe, "-12.5" stays a number.

    A lone carriage return becomes a line feed, because a writer of CSV would leave it bare and a reader ends the row
    there.
    """
    is_formula = bool(_FORMULA.match(cell)) and not _NUMBER.fullmatch(cell)
    cell = _INNER.sub(r"\1'", re.sub(r"\r\n?", "\n", cell))
    return "'" + cell if is_formula else cell
