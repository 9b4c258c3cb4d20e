"""What two lay at each other's door in one sentence: "Arland and Borduria accuse each other of breaking the truce"."""

import re
from collections.abc import Iterator

from sitroom.lexicon.denials import EACH_OTHER
from sitroom.lexicon.matters import Matter, find_matters
from sitroom.merge.parties import Parties
from sitroom.merge.printed import sentences_of
from sitroom.merge.rebuttals import worded_matter
from sitroom.merge.statements import Statement, plain
from sitroom.records.claims import Evidence
from sitroom.records.text import Document

#: Two that do it, after others: "Caria has had enough: Arland and Borduria only accuse".
_PAIR = re.compile(
    r"([A-Z][\w.'-]*)(?:\s[A-Z][\w.'-]*)?\s+and\s+(?:the\s+)?([A-Z][\w.'-]*)(?:\s[A-Z][\w.'-]*)?(?:\s+[a-z]+){0,4}\s*$"
)
#: The accusation ends here: "of breaking the truce on Monday, hours after it began".
_END = re.compile(r",|\s(?:after|as|while|when|since|amid|but|and\s+(?:said|called|vowed))\b")


def read_mutual(document: Document, parties: Parties) -> Iterator[Statement]:
    """The two accounts of each sentence in which two accuse each other, where it is told who they are."""
    if not EACH_OTHER.search(plain(document.text)):
        return
    before: tuple[str, ...] = ()
    for sentence in sentences_of(document):
        text = plain(sentence.quote)
        named = _named(text, parties)
        found = EACH_OTHER.search(text)
        if found:
            # "Both sides say the other fired first": who they are stands in the sentence before
            two = _two_before(text[: found.start()], parties) or before
            if len(two) == 2:
                yield from _both(document, sentence, found["what"], two)
        before = named


def _named(text: str, parties: Parties) -> tuple[str, ...]:
    """The actors that a text names, each once, in order."""
    return tuple(dict.fromkeys(one.actor for one in parties.printed(text)))


def _two_before(text: str, parties: Parties) -> tuple[str, ...]:
    """The two at the end of a text, "Arland and Borduria"; else all that it names."""
    pair = _PAIR.search(text)
    if pair is None:
        return _named(text, parties)
    two = _named(pair[0], parties)
    return two if len(two) == len(pair.groups()) else ("", "", "")


def _both(document: Document, sentence: Evidence, what: str, two: tuple[str, ...]) -> Iterator[Statement]:
    words = _END.split(what)[0]
    matter = next((one for one, _, _ in find_matters(words) if one.is_blamed), None)
    for holder, other in (two, two[::-1]):
        yield Statement(
            matter=matter or _matter(words),
            is_so=True,
            doers=frozenset({other}),
            upon=frozenset(),
            around=frozenset(two),
            holder=holder,
            speaker=holder,
            outlet=None,
            claim=None,
            document=document.id,
            evidence=(sentence,),
            day=document.published.last,
            start=sentence.start,
        )


def _matter(words: str) -> Matter:
    named = worded_matter(words)
    return Matter(named.name, "", "", named.words, is_blamed=True)
