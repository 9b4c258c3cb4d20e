"""Text that a synonym spinner went through: found by its broken phrases, and read past them."""

import re
from collections.abc import Iterator
from functools import cache

from sitroom.lexicon.spun import SPUN, SpunWords
from sitroom.records.text import Span
from sitroom.records.values import Doubt

#: One odd phrase may be wit or chance ("the final week of the campaign"); several are a machine.
_FEWEST_PHRASES = 3
_FEWEST_BROKEN = 2


@cache
def _spun_pattern() -> re.Pattern[str]:
    words = sorted((row.words for row in SPUN), key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(re.escape(w).replace("'", "['’]").replace("\\ ", r"\s+") for w in words) + r")\b", re.I
    )


@cache
def _by_words() -> dict[str, SpunWords]:
    return {row.words: row for row in SPUN}


def _row(match: re.Match[str]) -> SpunWords:
    return _by_words()[" ".join(match.group().lower().replace("’", "'").split())]


def is_spun(text: str) -> bool:
    """True when a text has several phrases that only a synonym spinner prints."""
    found = {_row(match) for match in _spun_pattern().finditer(text)}
    return len(found) >= _FEWEST_PHRASES and sum(not row.ordinary for row in found) >= _FEWEST_BROKEN


def spun_doubts(text: str) -> Iterator[Doubt]:
    """Each broken phrase of a spun text with its normal form; nothing for ordinary text."""
    if not is_spun(text):
        return
    for match in _spun_pattern().finditer(text):
        yield Doubt("spun_wording", Span(*match.span()), match.group(), _row(match).normal)


def unspin(text: str) -> str:
    """The text with known swaps undone, for matching only: its offsets are not the document's."""
    return _spun_pattern().sub(lambda match: _row(match).normal, text)
