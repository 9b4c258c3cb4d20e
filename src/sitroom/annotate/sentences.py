"""Sentences inside blocks: a sentence never crosses from one block to the next."""

import re
from collections.abc import Sequence

from sitroom.records.text import Block, Span

#: The end of a sentence: marks, then quotation marks or brackets that close; then a space, or at once a capital after a
#: small letter, because scrapes lose spaces ("the Kremlin’s denials.The dispute is also part of").
#: And a bracket with a date that credits what stands before it ("... cyber defenses. (NATO, Jan. 25) The alliance").
END = re.compile(
    r"[.!?…]+[\"”’'»)\]]*(?=\s+|$)|(?<=[a-z]{2})[.!?](?=[A-Z][a-z])|(?<=[.!?”\"] )\([^()\n]{2,45}\d\)(?=\s+[A-Z“\"])"
)

TITLES = frozenset(
    "mr mrs ms dr prof gen lt col maj sgt capt cmdr adm sen rep gov pres st rev hon sec fr messrs vs no nos fig "
    "jr sr ret".split()
)
#: A point after these ends the sentence only when a word follows that begins sentences.
PAUSES = frozenset(
    "jan feb mar apr jun jul aug sept sep oct nov dec inc ltd co corp bros etc est approx dept u.s".split()
)
STARTERS = frozenset(
    "the a an he she it they we i you this that these those there his her its their in on at but and as if when "
    "while after before according some many most both what who why how then now also however meanwhile russia "
    "ukraine nato mr mrs ms one for with from by earlier last".split()
)
#: The letters before a point: "U.S", "J", "p.m".
INITIALS = re.compile(r"(?:\b[A-Za-z]\.)*\b[A-Za-z]$")


def split_sentences(text: str, blocks: Sequence[Block]) -> list[Span]:
    """The sentences of all blocks that may be cited, in order, without the white space around them."""
    return [sentence for block in blocks if block.is_evidence for sentence in split_block(text, block.span)]


def split_block(text: str, block: Span) -> list[Span]:
    """The sentences of one block."""
    sentences = []
    start = block.start
    for match in END.finditer(text, block.start, block.end):
        if match.end() < block.end and not _ends_here(text, block, match):
            continue
        sentences.append(_trimmed(text, start, match.end()))
        start = match.end()
    sentences.append(_trimmed(text, start, block.end))
    return [sentence for sentence in sentences if sentence.start < sentence.end]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _ends_here(text: str, block: Span, match: re.Match[str]) -> bool:
    after = text[match.end() : block.end].lstrip()
    # A bracket after the sentence credits it: "... to protect and defend all Allies.” (NATO, Jan. 25)".
    if not after or after[0] == "(":
        return not after
    opening = after.lstrip("\"“‘'«[-–— ")
    if opening[:1].islower():  # “Why now?” he asked.
        return False
    if match.group() != ".":
        return True
    before = text[block.start : match.start()]
    word = re.search(r"[\w.]+$", before)
    last = word.group().lower() if word else ""
    if last in TITLES:
        return False
    next_word = re.match(r"\w+", opening)
    begins = next_word is not None and next_word.group().lower() in STARTERS and not opening[:1].isdigit()
    if INITIALS.search(before) and not re.search(r"\bI$", before):
        return begins and "." in last  # "in the U.S. The" ends, "J. Smith" and "George W. Bush" do not
    if last in PAUSES:
        return begins
    return True
