"""Which sentences tell of which days: those that name a day, and those that open an article."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sitroom.query.lines import families
from sitroom.records.claims import Evidence, NamedDay
from sitroom.records.text import Document, Span, spans_inside
from sitroom.store import View

#: So many sentences open an article: they tell what is new, and what comes after them is mostly background.
OPENING = 15

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence that may tell of a day.

    Attributes:
        origin: copy family of its document.
        published: ISO day of its document, None where that is not known to the day.
        days: ISO days that it names.
        opens: it is one of the first sentences of its article.
    """

    evidence: Evidence
    origin: str
    published: str | None
    days: frozenset[str]
    opens: bool

    @property
    def text(self) -> str:
        """The sentence on one line, without the mark of a list item."""
        return " ".join(self.evidence.quote.split()).lstrip("-–—•* ")


def told_sentences(view: View) -> list[Told]:
    """The sentences that name a day or open an article, by publication, document and place; each once.

    A copy tells what its original has told, and a box that an outlet prints beside every story ("Born: 29 August 1958")
    is told once: of sentences with the same words in one family, or in one outlet, the first stands.
    """
    origin_of, ends, named = families(view), _sentences(view), _named(view)
    order = "coalesce(published_latest, '9999'), id"
    found: list[Told] = []
    seen: set[tuple[str, str]] = set()
    for document in view.rows(Document, order=order):
        origin = origin_of.get(document.id, document.id)
        for told in _told_in(document, origin, ends[document.id], named[document.id]):
            same = {(origin, told.text), (document.outlet or origin, told.text)}
            if seen.isdisjoint(same):
                found.append(told)
            seen |= same
    return found


def _told_in(document: Document, origin: str, sentences: list[Span], named: list[NamedDay]) -> Iterator[Told]:
    starts = [sentence.start for sentence in sentences]
    days = defaultdict(set)
    for one in named:
        if not _is_stamp(document, one):
            days[bisect_right(starts, one.span.start) - 1].add(one.day)
    paragraphs = [block.span for block in document.blocks if block.is_evidence and block.kind != "title"]
    citable = [sentence for block in paragraphs for sentence in spans_inside(sentences, block)]
    opening = set(citable[:OPENING])
    published = document.published.earliest if document.published.days == 1 else None
    for number, sentence in enumerate(sentences):
        if sentence in opening or days[number]:
            evidence = Evidence(document.id, sentence.start, sentence.end, sentence.of(document.text))
            yield Told(evidence, origin, published, frozenset(days[number]), sentence in opening)


def _sentences(view: View) -> dict[str, list[Span]]:
    """The sentences of every document, in order."""
    found = defaultdict(list)
    sql = 'SELECT document, start, "end" FROM sentences ORDER BY document, start'
    for document, start, end in view.select(sql):
        found[document].append(Span(start, end))
    return found


def _named(view: View) -> dict[str, list[NamedDay]]:
    """Where every document names which days."""
    found = defaultdict(list)
    for document, start, end, day in view.select('SELECT document, start, "end", day FROM named_days'):
        found[document].append(NamedDay(Span(start, end), day))
    return found


def _is_stamp(document: Document, named: NamedDay) -> bool:
    """True of an article's own day with its year: "Page last updated 8 November 2011" names no day of the story."""
    return named.day == document.published.earliest and bool(_YEAR.search(named.span.of(document.text)))
