"""How a gathering went, as several papers tell it: in good order, or with blows."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sitroom.lexicon.denials import is_denied
from sitroom.lexicon.matters import GATHERING, PEACEFUL, VIOLENT, Matter
from sitroom.merge.printed import sentences_of
from sitroom.merge.statements import Statement, plain
from sitroom.records.claims import Evidence
from sitroom.records.text import Document

#: The matter of all these accounts; papers of one scene dispute it, not sentences of one paper: "all was calm until".
CONDUCT = Matter("whether the protest was peaceful", "", "", re.compile(r"(?!)"), reach=7)
#: How much of an article tells that it is on a gathering, in characters.
HEAD = 700


def conduct(documents: Mapping[str, Document], outlets: Mapping[str, str]) -> Iterator[Statement]:
    """What each article on a gathering says of how it went, where it says but one of the two, by document.

    Args:
        outlets: whose voice each document is.
    """
    for id in sorted(documents):
        document = documents[id]
        if len(GATHERING.findall(document.text[:HEAD])) < 2:
            continue
        sentences = list(sentences_of(document))
        calm = [one for one in sentences if _tells(PEACEFUL, one.quote)]
        rough = [one for one in sentences if _tells(VIOLENT, one.quote)]
        if calm:
            yield _statement(document, calm, True, outlets[id])
        if rough:
            yield _statement(document, rough, False, outlets[id])


def _tells(words: re.Pattern[str], sentence: str) -> bool:
    match = words.search(plain(sentence))
    return match is not None and not is_denied(plain(sentence), *match.span())


def _statement(document: Document, evidence: Sequence[Evidence], is_so: bool, outlet: str) -> Statement:
    return Statement(
        matter=CONDUCT,
        is_so=is_so,
        doers=frozenset(),
        upon=frozenset(),
        around=frozenset(),
        holder=None,
        speaker=None,
        outlet=outlet,
        claim=None,
        document=document.id,
        evidence=tuple(evidence[:1]),
        day=document.published.last,
        start=evidence[0].start,
    )
