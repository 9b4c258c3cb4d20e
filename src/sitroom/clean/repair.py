"""Broken characters: what can be mended for certain is mended, what was lost is only pointed at."""

import re
from collections.abc import Iterable, Iterator, Mapping

from sitroom.records.text import Span
from sitroom.records.values import Doubt

#: UTF-8 that was read as a one-byte encoding: "donâ€™t", "cafÃ©", "Â£88m"; a cheap look before the thorough one.
_SUSPECT = re.compile("[ÂÃâÐÑÅÄ][\u0080-\u00bf\u0152-\u02dc\u2013-\u203a\u20ac\u2122]")
#: "Mircea Geoan? said", "Erdo?an", "don?t": a question mark in a word, or after a name with the sentence going on.
_LOST = re.compile(
    r"(?<![\w/=&?.])(?:[^\W\d_]+(?:[?\ufffd]+[^\W\d_]+)+|[A-Z][^\W\d_]{2,}[?](?= [a-z])"
    r"|\w*\ufffd\w*)"
)
#: "?We will not accept this": a quotation mark that was lost before the first word.
_LOST_QUOTE = re.compile(r"(?<=[ \n])\?(?=[A-Z][a-z']* )|^\?(?=[A-Z][a-z']* )")
_AFTER_APOSTROPHE = re.compile(r"(?P<stem>[^\W\d_]+)[?\ufffd](?P<tail>s|t|re|ve|ll|d|m)$")


def repair_encoding(text: str) -> str:
    """The text with mojibake undone ("donâ€™t" gives "don’t"), line by line, since one bad line spoils few."""
    if not _SUSPECT.search(text):
        return text
    from ftfy import fix_encoding

    return "\n".join(fix_encoding(line) if _SUSPECT.search(line) else line for line in text.split("\n"))


def repair_doubts(before: str, text: str) -> Iterator[Doubt]:
    """One doubt for the document where encoding was mended, with the first word that was.

    Args:
        before: the text as it was decoded.  text: the document's text.
    """
    for line in before.splitlines():
        mended = repair_encoding(line)
        if mended == line:
            continue
        words, mended_words = line.split(), mended.split()
        changed = ((a, b) for a, b in zip(words, mended_words, strict=False) if a != b)
        broken, whole = next(changed, (line.strip(), mended.strip()))
        start = text.find(whole)
        yield Doubt("encoding_repaired", Span(start, start + len(whole)) if start >= 0 else None, broken, whole)
        return


def lost_characters(text: str, names: Mapping[str, object]) -> Iterator[Doubt]:
    """Words with a character that no one can bring back for certain, each with what it may have been.

    Args:
        names: printed forms of the registry; a form that fits the pattern and no other does is suggested.
    """
    for match in _LOST.finditer(text):
        yield Doubt("lost_character", Span(*match.span()), match.group(), _suggest(match, text, names))
    for match in _LOST_QUOTE.finditer(text):
        yield Doubt("lost_character", Span(*match.span()), match.group(), "“")


def _suggest(match: re.Match[str], text: str, names: Mapping[str, object]) -> str | None:
    word = match.group()
    if apostrophe := _AFTER_APOSTROPHE.match(word):
        return f"{apostrophe['stem']}’{apostrophe['tail']}"
    pattern = re.compile("".join(r"[^\W\d_]" if c in "?\ufffd" else re.escape(c) for c in word))
    before = re.search(r"([^\W\d_]+)[ -]$", text[: match.start()])
    beside = {word for word, previous in _words(names) if before and previous == before[1] and pattern.fullmatch(word)}
    alone = {word for word, _ in _words(names) if pattern.fullmatch(word)}
    fitting = beside or alone
    # A character gets lost because it is not ASCII: of "Geoana" and "Geoană", the text had the second.
    fitting = {word for word in fitting if not word.isascii()} or fitting
    return fitting.pop() if len(fitting) == 1 else None


def _words(names: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Words of all names, each with the word before it in the name."""
    for name in names:
        parts = re.split(r"[ -]", name)
        yield from zip(parts, [None, *parts], strict=False)
