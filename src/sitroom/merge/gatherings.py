"""How a gathering went, as several papers tell it: in good order, or with blows."""

import re
from collections.abc import Iterator

from sitroom.lexicon.denials import is_denied
from sitroom.lexicon.matters import GATHERING, PEACEFUL, VIOLENT, Matter
from sitroom.merge.printed import sentences_of
from sitroom.merge.statements import Statement, plain, told_by_outlet
from sitroom.records.text import Document

#: The matter of all these accounts; papers of one scene dispute it, not sentences of one paper: "all was calm until".
CONDUCT = Matter("whether the protest was peaceful", "", "", re.compile(r"(?!)"), reach=7)
#: How much of an article tells that it is on a gathering, in characters.
HEAD = 700


def conduct(document: Document) -> Iterator[Statement]:
    """What an article on a gathering says of how it went: that all was calm, that it was not, or both."""
    if len(GATHERING.findall(document.text[:HEAD])) < 2:
        return
    sentences = list(sentences_of(document))
    for words, is_so in ((PEACEFUL, True), (VIOLENT, False)):
        told = [one for one in sentences if _tells(words, one.quote)]
        if told:
            yield told_by_outlet(CONDUCT, document, told[0], is_so=is_so)


def _tells(words: re.Pattern[str], sentence: str) -> bool:
    match = words.search(plain(sentence))
    return match is not None and not is_denied(plain(sentence), *match.span())
