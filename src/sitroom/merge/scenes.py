"""Which articles tell of the same scene: a few days apart, with rare names or many rarer words in common.

Two raids on one day in two towns are two scenes, even where all else in their reports is alike.
"""

import math
import re
import zlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from sitroom.merge.sample import sample_of
from sitroom.records.text import Document
from sitroom.records.workings import Workings, digest

MADE_BY, NAMES, WORDS = "scenes/2", "scene names/1", "scene words/1"
#: How much of an article tells where it is, in characters, and how many days may lie between two.
HEAD, DAYS = 900, 7
#: A name is rare in so many articles of the sample, or in this part of it.
RARE, PART = 4, 0.03
#: How many rare names two articles must have in common, and of those of the one that has fewer which part.
SHARED, SHARE = 2, 0.2
#: Without them: how alike their words must be, from 0 to 1, the rarer the heavier, and how many days may lie between.
ALIKE, NEAR = 0.16, 3
#: How alike two articles are that are about one thing and nothing else.
VERY_ALIKE = 0.22
#: One word in so few articles makes two sentences one, or two words in so few.
SELDOM, UNCOMMON = 0.06, 0.1
#: Letters that two spellings of a name, and two forms of a word, begin with in common: "Khalpur", "Khalpour".
STEM = 5
#: Stands behind all ids.
LAST = "\U0010ffff"
_NAME = re.compile(r"(?<![\w-])[A-Z][\w'’-]{2,}")
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|June|July|August|\w+ber\b")


class Scenes:
    """Tells the scenes of some articles apart; the answers do not depend on the order of the articles."""

    def __init__(self, documents: Iterable[Document], workings: Workings | None = None) -> None:
        """Count the words of a sample, where `workings` does not have them from before."""
        self._articles = {document.id: document for document in documents}
        self._workings = workings or Workings()
        for id in self._articles:  # few are asked for, and all are kept
            self._workings.keep_on(NAMES, id)
            self._workings.keep_on(WORDS, id)
        self._by_day = sorted((self.day(id), id) for id in self._articles)
        sample = sorted(sample_of(self._articles))
        self._total = len(sample)
        named, printed = self._workings.find_json(MADE_BY, digest(sample), lambda: self._count(sample))
        self._named, self._printed = Counter[str](dict(named)), Counter[int](dict(printed))
        self._rare = max(RARE, PART * self._total)
        self._rare_names = lru_cache(maxsize=4096)(self._find_rare_names)
        self._weights = lru_cache(maxsize=1024)(self._find_weights)

    def day(self, id: str) -> date:
        """When an article was published; the first of all days where nobody knows."""
        return self._articles[id].published.last or date.min

    def days_apart(self, left: str, right: str) -> int | None:
        """The days between the publication of two articles; None where one has none."""
        first, second = (self._articles[id].published.last for id in (left, right))
        return abs((first - second).days) if first and second else None

    def near(self, id: str) -> list[str]:
        """The articles that may tell of the same scene by their days, itself among them, by id."""
        day = self.day(id)
        first, last = (date.fromordinal(max(1, day.toordinal() + days)) for days in (-DAYS, DAYS))
        low, high = bisect_left(self._by_day, (first, "")), bisect_right(self._by_day, (last, LAST))
        return sorted(other for _, other in self._by_day[low:high])

    def is_one(self, left: str, right: str) -> bool:
        """True where two articles tell of the same scene."""
        apart = self.days_apart(left, right)
        if left == right or apart is None or apart > DAYS:
            return left == right
        ours, theirs = self._rare_names(left), self._rare_names(right)
        if len(ours & theirs) >= max(SHARED, SHARE * min(len(ours), len(theirs))):
            return True
        return apart <= NEAR and self._likeness(left, right) >= ALIKE

    def have_in_common(self, left: str, right: str) -> bool:
        """True where two sentences share words that few articles have: a name, or two others."""
        ours, theirs = set(_stems(left)), set(_stems(right))
        shared = [self._printed[word] for word in ours & theirs]
        seldom, uncommon = (sum(n <= max(RARE, part * self._total) for n in shared) for part in (SELDOM, UNCOMMON))
        return seldom >= 1 or uncommon >= SHARED

    def are_alike(self, left: str, right: str) -> bool:
        """True where two articles have so many words in common that they are about one thing."""
        return left == right or self._likeness(left, right) >= VERY_ALIKE

    def _likeness(self, left: str, right: str) -> float:
        """The cosine of the words of two articles, each weighed by how rare it is."""
        ours, theirs = self._weights(left), self._weights(right)
        return sum(ours[word] * theirs[word] for word in sorted(ours.keys() & theirs.keys()))

    def _count(self, sample: Iterable[str]) -> list[list[tuple[Any, int]]]:
        """In how many articles of a sample each name and each word is, in order."""
        named = Counter(name for id in sample for name in self._names(id))
        printed = Counter(word for id in sample for word, _ in self._words(id))
        return [sorted(named.items()), sorted(printed.items())]

    def _names(self, id: str) -> list[str]:
        names: list[str] = self._workings.find_json(NAMES, id, lambda: _names(self._articles[id]))
        return names

    def _words(self, id: str) -> list[tuple[int, int]]:
        """The words of an article and how often it has each."""
        counts: list[tuple[int, int]] = self._workings.find_json(WORDS, id, lambda: _words(self._articles[id]))
        return counts

    def _find_rare_names(self, id: str) -> frozenset[str]:
        return frozenset(name for name in self._names(id) if self._named[name] <= self._rare)

    def _find_weights(self, id: str) -> dict[int, float]:
        weights = {
            word: (1 + math.log(count)) * math.log(self._total / max(1, self._printed[word]))
            for word, count in self._words(id)
            if 2 * self._printed[word] <= max(self._total, RARE)
        }
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}


def _bodies(document: Document) -> str:
    return " ".join(block.span.of(document.text) for block in document.blocks if block.is_evidence)


def _words(document: Document) -> list[tuple[int, int]]:
    return sorted(Counter(_stems(_bodies(document))).items())


def _stems(text: str) -> list[int]:
    """Checksums of how the words of a text begin."""
    return [zlib.crc32(word.casefold()[:STEM].encode()) for word in re.findall(r"[^\W\d_]{3,}|\d+", text)]


def _names(document: Document) -> list[str]:
    """The first letters of the names at the head of an article that do not only open a sentence."""
    text = _bodies(document)
    small = {word.casefold() for word in re.findall(r"\b[a-z][\w'’-]+", text)}
    found = (match[0] for match in _NAME.finditer(text[:HEAD]))
    return sorted({word.casefold()[:STEM] for word in found if word.casefold() not in small and not _DAY.match(word)})
