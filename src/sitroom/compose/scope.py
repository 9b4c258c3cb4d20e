"""What the composers share: one document with its layers, evidence made from spans, and which sentence is whose."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sitroom.compose.attached import Attached
from sitroom.lexicon.belonging import meant
from sitroom.records.annotation import Annotation, Attribution
from sitroom.records.claims import Evidence
from sitroom.records.dates import Interval
from sitroom.records.links import Link, Links
from sitroom.records.text import Document, Span
from sitroom.records.trees import Trees
from sitroom.records.values import Timex, Values

#: "for the first time since 2019" dates nothing.
FIRST_SINCE = re.compile(r"\btime since\s+(?:\w+\s+)?$")
#: What stands behind the day of a dateline: "(Xinhua) --", "--".
BEHIND_DATELINE = re.compile(r"\s*,?\s*(?:\([A-Z][\w .-]{1,24}\)\s*)?(?:--|—|–|_)")
#: In code points from the start of the text; in days before publication.
DATELINE_WITHIN, WIRE_DAYS = 260, 3


@dataclass(frozen=True, slots=True)
class Speakers:
    """Those who say something: the links of the known ones, in order, none twice.

    Attributes:
        is_one: nobody else says it with them.
    """

    links: tuple[Link, ...]
    is_one: bool

    @property
    def actors(self) -> tuple[str, ...]:
        """Their actor ids."""
        return tuple(link.actor for link in self.links if link.actor)


@dataclass(frozen=True, slots=True)
class Scope:
    """One document and everything that has been found in it; `open_scope` makes it.

    `day` is the day of what the text says without a date, basis `document`: its dateline's, else that of publication.
    """

    document: Document
    annotation: Annotation
    values: Values
    links: Links
    attached: Attached
    day: Interval

    def words(self, span: Span) -> str:
        """The words of a span as printed."""
        return span.of(self.document.text)

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which a span begins."""
        sentences = self.annotation.sentences
        return sentences[max(0, bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1)]

    def evidence(self, spans: Sequence[Span]) -> tuple[Evidence, ...]:
        """The sentences that spans touch, one piece of evidence each, in order, none twice.

        A sentence that runs on into others (a quotation of several sentences) gives all of them.
        """
        touched = sorted({sentence for span in spans for sentence in self._touched(span)})
        return tuple(Evidence(self.document.id, s.start, s.end, self.words(s)) for s in touched)

    def _touched(self, span: Span) -> Sequence[Span]:
        """The sentences that share a code point with a span, in order."""
        sentences = self.annotation.sentences
        first = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
        return sentences[first : bisect_left(sentences, span.end, lo=first, key=lambda sentence: sentence.start)]

    def actors_in(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """The actors that spans name, in order, none twice."""
        named = ((span, [link for link in self.links.inside(span) if link.span != span]) for span in spans)
        return tuple(dict.fromkeys(actor for span, links in named for actor in self._actors(span, links)))

    def parties_in(self, phrases: Sequence[Span]) -> tuple[str, ...]:
        """The actors whom phrases mean, in order, none twice: nobody that the phrase is only set beside."""
        found: dict[str, None] = {}
        for phrase in phrases:
            inside = [link for link in self.links.inside(phrase) if link.span != phrase and link.actor]
            are_meant = meant(
                self.document.text, _range(phrase), [(_range(link.span), _is_person(link)) for link in inside]
            )
            left = [link for link, is_meant in zip(inside, are_meant, strict=True) if is_meant]
            found.update(dict.fromkeys(self._actors(phrase, left) or (self._named_beside(phrase) if inside else [])))
        return tuple(found)

    def _actors(self, span: Span, inside: Sequence[Link]) -> list[str]:
        """The actors of some words, by the links inside them and by the one of them all."""
        whole = self.links.by_span.get(span)
        names = [link.actor for link in inside if link.actor]
        people = [name for name in names if name.startswith("person:")]
        if len(people) == 1 and " and " not in self.words(span):
            names = people  # "Ukraine’s President Viktor Yanukovych" is one actor
        # "The two Western leaders", "the Russian president" mean people and not what they are called after
        if whole and whole.actor and (not names or whole.reasons[0] in {"description", "title"}):
            names = [actor for actor in (whole.actor, whole.beside) if actor]
        return names

    def _named_beside(self, phrase: Span) -> list[str]:
        """Who is named behind a phrase that describes them: "Mr Zas's lawyer, Vera Lund"."""
        trees = self.attached.trees
        head = trees.head(phrase)
        beside = {c for c in trees.children[head] if trees.words[c].deprel == "appos"} if head is not None else set()
        sentence = self.sentence_of(phrase)
        named = [link for link in self.links.inside(Span(phrase.end, max(phrase.end, sentence.end))) if link.actor]
        return [link.actor for link in named if link.actor and trees.head(link.span) in beside][:1]

    def link_of(self, spans: Sequence[Span]) -> Link | None:
        """The link of a speaker's words; of several pieces the first that has one."""
        return next((self.links.by_span[span] for span in spans if span in self.links.by_span), None)

    def speakers_of(self, attribution: Attribution) -> Speakers:
        """Who says it: one, or several together ("Mr Zas and Ms Lund said"), of whom some may be unknown."""
        parts = [part for span in attribution.source for part in self.attached.trees.joined(span)]
        links = [self.links.by_span.get(part) for part in parts]
        if len(parts) == len(attribution.source):
            link = self.link_of(attribution.source)
            links = self._paired(attribution.source) or [link, *self._beside(link)] if link and link.actor else []
        known = {link.actor: link for link in links if link and link.actor}
        return Speakers(tuple(known.values()), is_one=len(known) == 1 and all(links))

    def _beside(self, link: Link) -> list[Link]:
        """The second of "the two leaders", as the text names them."""
        return [one for one in self.links.links if one.actor == link.beside][:1] if link.beside else []

    def _paired(self, source: Sequence[Span]) -> list[Link | None]:
        """The bodies of "Bordurian and Syldavian officials"; none where the words begin otherwise."""
        if len(source) != 1:
            return []
        links = [link for link in self.links.inside(source[0]) if link.actor and link.span != source[0]]
        first, second = links[:2] if len(links) > 1 else (None, None)
        if first is None or second is None or first.span.start - source[0].start > len("the "):
            return []
        is_paired = self.words(Span(first.span.end, max(first.span.end, second.span.start))) == " and "
        are_bodies = not any(_is_person(link) for link in (first, second))
        return [first, second] if is_paired and are_bodies and first.actor != second.actor else []

    def is_cue(self, span: Span) -> bool:
        """True of words by which somebody is reported to say something."""
        said = (*self.annotation.attributions, *self.annotation.nested)
        return any(cue.meets(span) for one in said for cue in one.cue)

    def attribution_over(self, span: Span) -> Attribution | None:
        """The attribution whose content holds a span; None in the outlet's own voice."""
        start = span.start
        for attribution in self.annotation.attributions:
            pieces = attribution.content  # in order
            reaches = pieces and pieces[0].start <= start < pieces[-1].end
            if reaches and any(piece.start <= start < piece.end for piece in pieces):
                return attribution
        return None


def _range(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is_person(link: Link) -> bool:
    return (link.actor or "").startswith("person:")


def open_scope(document: Document, annotation: Annotation, values: Values, links: Links) -> Scope:
    """Everything that has been found in a document, with the times of its words."""
    may_date = [timex for timex in values.timexes if _may_date(document, timex)]
    attached = Attached(document.text, Trees(annotation.words), may_date)
    day = (_dateline(document, values) or document.published).noted(basis="document")
    return Scope(document, annotation, values, links, attached, day)


def _dateline(document: Document, values: Values) -> Interval | None:
    """ "BERN, February 15 (Xinhua) --": a wire's own day, which may lie before that of publication."""
    published = document.published.last
    for timex in values.timexes[:3]:
        if timex.span.start > DATELINE_WITHIN or timex.type != "DATE" or timex.date is None:
            continue
        day = timex.date.first
        if day is None or published is None or timex.date.days != 1 or not 0 <= (published - day).days <= WIRE_DAYS:
            continue
        if BEHIND_DATELINE.match(document.text, timex.span.end):
            return timex.date
    return None


def _may_date(document: Document, timex: Timex) -> bool:
    """False for durations, for what cannot be placed, and for the article's own date in its text.

    "January 25, 2022–Negotiations between ..." is a dateline.
    """
    before = document.text[max(0, timex.span.start - 30) : timex.span.start]
    if timex.date is None or timex.type not in {"DATE", "TIME"} or FIRST_SINCE.search(before):
        return False
    published = document.published
    own = published.basis in {"dateline", "first_line", "byline"} and published.text == timex.span.of(document.text)
    return not (own and any(block.start == timex.span.start for block in document.blocks))
