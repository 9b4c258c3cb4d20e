"""Words and punctuation marks with their places, and which of them stand in quotation marks."""

import re
from dataclasses import dataclass

from sitroom.records.text import Span

#: Abbreviations with inner points stay whole ("U.S."), the possessive is a word of its own ("Russia" + "’s"),
#: other apostrophes and hyphens stay inside ("doesn’t", "Russia-NATO").
WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|['’]s\b"
    r"|\w+(?:(?:['’](?!s\b)|[-‑.,/](?=\w))\w+)*"
    r"|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: half-open code points of the text, as printed and in lower case."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_capital(self) -> bool:
        """True when it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def is_word(self) -> bool:
        """True unless it is a punctuation mark."""
        return self.text[:1].isalnum() or self.text[:1] in "'’"


def split_words(text: str, span: Span) -> list[Word]:
    """The words of a stretch of text, in order."""
    found = WORD.finditer(text, span.start, span.end)
    return [Word(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'")) for m in found]
