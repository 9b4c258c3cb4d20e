"""Which stretch of a text has which purpose: title, heading, paragraph, caption, list, or furniture of the page.

Nothing is taken out: furniture and captions are labelled, so that they are never cited.
"""

import re
from collections.abc import Iterator, Mapping

from sitroom.clean.furniture import cut_line, is_furniture, tail_length
from sitroom.records.text import Block, BlockKind

_LONGEST_TITLE = 150
_MOST_TITLE_WORDS = 24
_MOST_HEADING_WORDS = 12
_LIST_ITEM = re.compile(r"(?:[-*•▪◦‣·] |\(?\d{1,2}[.)] )\S")
_SENTENCE_END = re.compile(r"[.!;:,…]['\"’”)\]]*$")
#: At the top these open the headline ("EXPLAINER: How the pact works"), further down a link to another article.
_LABELLED = re.compile(r"(?:explainer|analysis|opinion|exclusive|factbox|live|timeline|q&a|video|watch): ?\S", re.I)
_QUOTE_MARKS = re.compile(r"^[\"“‘'«]|[\"”»]$")


def find_blocks(
    text: str, *, title: str | None = None, kinds: Mapping[str, BlockKind] | None = None
) -> tuple[Block, ...]:
    """Label every paragraph of a tidied text.

    Args:
        text: paragraphs with one blank line between.
        title: the headline where the metadata gives it; then no other line is taken for one.
        kinds: kinds of paragraphs that a page's markup told.
    Returns:
        Blocks in order; they cover all but the space between paragraphs.
    """
    kinds = kinds or {}
    lines = list(_lines(text))
    furniture = _furniture_lines([line for _, line in lines])
    title_at = _title_position([line for _, line in lines], furniture, title, kinds)
    blocks: list[Block] = []
    for number, (start, line) in enumerate(lines):
        if furniture[number]:
            blocks.append(Block(start, start + len(line), "boilerplate"))
        elif number == title_at:
            blocks.append(Block(start, start + len(line), "title"))
        else:
            following = [
                later for later, is_odd in zip(lines[number + 1 :], furniture[number + 1 :], strict=True) if not is_odd
            ]
            kind = kinds.get(line) or _line_kind(line, following[0][1] if following else "")
            cuts = list(cut_line(line, kind))
            if len(cuts) > 1 and kind == "heading":  # "The bridge was closed. READ ALSO Storm hits the coast"
                cuts = list(cut_line(line, "paragraph"))
            blocks += (Block(start + first, start + last, cut) for first, last, cut in cuts)
    return tuple(blocks)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield start, line
        start += len(line) + 1


def _furniture_lines(lines: list[str]) -> list[bool]:
    shouting = _share_of_capitals(lines)
    labels = [is_furniture(line, shouts=_shouts(line) and shouting < 0.3) for line in lines]
    first = next((number for number, line in enumerate(lines) if not labels[number] or _LABELLED.match(line)), None)
    if first is not None:
        labels[first] = False
    number = 0
    while number < len(lines):
        length = tail_length(lines[number:])
        labels[number : number + length] = [True] * length
        number += max(length, 1)
    return labels


def _shouts(line: str) -> bool:
    """True for a teaser in capitals: five words or more ("THE STOCK MARKET IN ITS FIRST YEAR")."""
    return line.upper() == line and len(re.findall(r"[A-Z]{2,}", line)) >= 4 and len(line.split()) <= 25


def _share_of_capitals(lines: list[str]) -> float:
    """Some wires print all text in capitals; there a line in capitals means nothing."""
    letters = sum(len(line) for line in lines)
    return sum(len(line) for line in lines if line.upper() == line) / letters if letters else 0.0


def _title_position(
    lines: list[str], furniture: list[bool], title: str | None, kinds: Mapping[str, BlockKind]
) -> int | None:
    told = [number for number, line in enumerate(lines) if kinds.get(line) == "title"]
    if told:
        return told[0]
    own = [number for number, is_odd in enumerate(furniture) if not is_odd]
    if title:
        same = [number for number in own[:4] if _letters(lines[number]) == _letters(title)]
        return same[0] if same else None
    if len(own) > 1 and own[0] <= 3 and _may_be_title(lines[own[0]]):
        return own[0]
    return None


def _letters(line: str) -> str:
    return re.sub(r"\W+", "", line).casefold()


def _may_be_title(line: str) -> bool:
    words = line.split()
    return (
        3 <= len(words) <= _MOST_TITLE_WORDS
        and len(line) <= _LONGEST_TITLE
        and not _SENTENCE_END.search(line)
        and not _LIST_ITEM.match(line)
        and (line[0].isupper() or line[0].isdigit() or line[0] in "“‘'\"")
        and not _is_long_question(line)
    )


def _is_long_question(line: str) -> bool:
    """A first paragraph that asks: "A round of talks is due this week - but where has the dispute come from?"."""
    return line.endswith("?") and len(line) > 120


def _line_kind(line: str, following: str) -> BlockKind:
    if _LIST_ITEM.match(line):
        return "list"
    return "heading" if _may_be_heading(line, following) else "paragraph"


def _may_be_heading(line: str, following: str) -> bool:
    """A short line over a longer one: "What is NATO?", "Latest Developments"; not "He said no." nor "“Never”"."""
    if not following or _QUOTE_MARKS.search(line) or len(line.split()) > _MOST_HEADING_WORDS:
        return False
    if _SENTENCE_END.search(line) or not (line[0].isupper() or line[0].isdigit()):
        return False
    return line.endswith("?") or (len(line) < len(following) and len(line) <= 70)
