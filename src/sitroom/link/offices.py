"""Offices that a text prints without their holder's name: "the Russian president", "the secretary of state"."""

import re
from collections.abc import Iterator, Sequence

from sitroom.records.links import Link
from sitroom.records.text import Span
from sitroom.world import World

#: A title is at most so many words.
LONGEST = 6
#: Kinds of names that stand in front of a title ("Russian president") or behind it ("president of Russia").
IN_FRONT, BEHIND = frozenset({"adjective", "abbreviation", "name", "body"}), frozenset({"name", "abbreviation"})
OF = re.compile(r" of (?:the )?$")
THE = re.compile(r"\bthe $", re.IGNORECASE)


class Offices:
    """Finds titles beside the names of states and bodies, and titles that only one body has; built once."""

    def __init__(self, world: World) -> None:
        self._titles = {words for words in world.titles if " " in words or len(words) > 4}
        own = sorted((title.words for title in world.titles.values() if title.of and " " in title.words), key=len)
        self._own = re.compile(r"\b(?:" + "|".join(map(re.escape, reversed(own))) + r")\b", re.IGNORECASE)

    def find(self, text: str, links: Sequence[Link], people: Sequence[Span]) -> Iterator[Span]:
        """The phrases, with their article; a title in front of a name ("President Joe Biden") is no phrase of its own.

        Args:
            links: those of names, in order.
            people: the spans of people's names.
        """
        starts = {span.start for span in people}
        spans = [
            span for link in links if link.actor for span in (self._front(text, link), self._behind(text, link)) if span
        ]
        spans += [Span(*match.span()) for match in self._own.finditer(text)]
        for span in sorted(set(spans)):
            gap = 1 if text[span.end : span.end + 1] in (" ", ",") else 0
            if not {span.end + gap, span.end + 2} & starts:
                article = THE.search(text[max(0, span.start - 5) : span.start])
                yield Span(span.start - len(article.group()), span.end) if article else span

    def _front(self, text: str, link: Link) -> Span | None:
        """ "Russian president", "Ukraine's foreign minister"."""
        if not link.reasons or link.reasons[0] not in IN_FRONT:
            return None
        words = list(re.finditer(r"[\w.-]+", text[link.span.end : link.span.end + 60]))
        if words and words[0].group() == "s" and text[link.span.end] in "'’":
            words = words[1:]
        for count in range(min(LONGEST, len(words)), 0, -1):
            if " ".join(word.group() for word in words[:count]).lower() in self._titles:
                return Span(link.span.start, link.span.end + words[count - 1].end())
        return None

    def _behind(self, text: str, link: Link) -> Span | None:
        """ "president of Russia"."""
        between = OF.search(text[max(0, link.span.start - 8) : link.span.start])
        if between is None or not link.reasons or link.reasons[0] not in BEHIND:
            return None
        end = link.span.start - len(between.group())
        words = list(re.finditer(r"[\w.-]+", text[max(0, end - 60) : end]))
        first = max(0, end - 60)
        for count in range(min(LONGEST, len(words)), 0, -1):
            if " ".join(word.group() for word in words[-count:]).lower() in self._titles:
                return Span(first + words[-count].start(), link.span.end)
        return None
