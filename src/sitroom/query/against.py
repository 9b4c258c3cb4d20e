"""What was done to it? A copy laid against its origin, word by word: what was cut, added and swapped."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from sitroom.errors import QuestionError
from sitroom.query.documents import copy_of
from sitroom.records.claims import Copy
from sitroom.records.text import Document, Span
from sitroom.store import View

_WORD = re.compile(r"\w+|[^\w\s]")
_KINDS = {"equal": "kept", "delete": "cut", "insert": "added", "replace": "swapped"}


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of both texts: kept, cut, added or swapped.

    `before` are the words of the origin, `after` those of the copy, each as printed, from `start` and `copy_start` on;
    empty for what was added and for what was cut.
    """

    kind: str
    before: str
    after: str
    start: int
    copy_start: int


@dataclass(frozen=True, slots=True)
class Against:
    """A copy and its origin, with what was done to it from its beginning to its end.

    `words` counts the words kept, cut, added and swapped (for these, those of the origin).
    """

    copy: Document
    origin: Document
    place: Copy
    words: dict[str, int]
    changes: tuple[Change, ...]


def against_origin(view: View, document: Document) -> Against:
    """Lay a copy against the origin of its family: the words that may be evidence, case and spaces aside.

    Raises:
        QuestionError: it is no copy, or a copy of something that is not here.
    """
    place = copy_of(view, document.id)
    if place is None or place.copy_of is None:
        is_spun = place is not None and place.copy_kind == "spun"
        what = "reads as spun, but what it was made from is not in this ledger" if is_spun else "is no copy"
        raise QuestionError(
            f"document {document.id} {what}, so there is nothing to lay it against. "
            f"Copies stand in: sitroom sources {view.path}"
        )
    [origin] = view.rows(Document, "id = ?", (place.origin,))
    changes = tuple(_changes(origin, document))
    words: Counter[str] = Counter(dict.fromkeys(_KINDS.values(), 0))
    for change in changes:
        words[change.kind] += len(re.findall(r"\w+", change.before or change.after))
    return Against(document, origin, place, dict(words), changes)


def _changes(origin: Document, copy: Document) -> Iterator[Change]:
    before, after = _words(origin), _words(copy)
    printed = ([_folded(word.of(d.text)) for word in words] for d, words in ((origin, before), (copy, after)))
    matcher = SequenceMatcher(None, next(printed), next(printed), autojunk=False)
    for kind, first, last, copy_first, copy_last in matcher.get_opcodes():
        old, new = _stretch(before, first, last), _stretch(after, copy_first, copy_last)
        yield Change(_KINDS[kind], old.of(origin.text), new.of(copy.text), old.start, new.start)


def _words(document: Document) -> list[Span]:
    """The words and marks of the blocks that are compared; titles differ in every outlet."""
    blocks = (block for block in document.blocks if block.is_evidence and block.kind != "title")
    return [
        Span(block.start + match.start(), block.start + match.end())
        for block in blocks
        for match in _WORD.finditer(block.span.of(document.text))
    ]


def _folded(word: str) -> str:
    """Words that are printed alike, whatever their case and their quotation marks."""
    return {"“": '"', "”": '"', "‘": "'", "’": "'"}.get(word, word.casefold())


def _stretch(words: list[Span], first: int, last: int) -> Span:
    """From the first word to the end of the last before `last`; empty before the next word where there is none."""
    if first < last:
        return Span(words[first].start, words[last - 1].end)
    place = words[first].start if first < len(words) else words[-1].end if words else 0
    return Span(place, place)
