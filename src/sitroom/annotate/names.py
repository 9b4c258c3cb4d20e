"""Mentions: words that name somebody, something or some place, by the registry's names and by how names are written."""

import re
from collections.abc import Iterable, Iterator, Sequence

from sitroom.annotate.words import Word, split_words
from sitroom.lexicon.grammar import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS, SUBORDINATORS
from sitroom.lexicon.reporting import FORMS as REPORTING
from sitroom.records.annotation import Mention, MentionLabel
from sitroom.records.text import Span
from sitroom.world import World

LONGEST_NAME = 7
TITLE_WORDS = frozenset(
    "state mr mrs ms dr sir lord lady "
    "president prime minister secretary general foreign defence defense interior chancellor "
    "premier king queen prince pope ambassador senator congressman governor mayor spokesman spokeswoman spokesperson "
    "deputy vice chief chairman chairwoman leader envoy commander admiral colonel captain gen. sen. rep. lt. col. adm. "
    "gov. professor judge minister. secretary-general director then-u.s".split()
)
ORGANISATION_WORDS = frozenset(
    "ministry council party university institute agency committee commission union organisation organization bank "
    "department office parliament congress senate court group centre center foundation association forces army navy "
    "guard federation league service company corporation times post news".split()
)
FUNCTION_WORDS = DETERMINERS | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | SUBJECT_PRONOUNS
EVENT_WORDS = frozenset("revolution war summit olympics games conference crisis treaty agreement accord pact".split())
#: From this share of capital words on a line is printed in title case, and its capitals name nobody.
TITLE_CASE = 0.7
#: Capital letters that name nobody: days, months, "I", and words that headlines and sentences begin with.
NOT_NAMES = re.compile(
    r"^(?:I|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?)$"
)


class NameFinder:
    """Finds mentions in sentences; built once from a registry, then only read."""

    def __init__(self, world: World) -> None:
        self._labels: dict[str, MentionLabel] = {}
        self._longest: dict[str, int] = {}
        for surface, label in _surfaces(world):
            words = split_words(surface, Span(0, len(surface)))
            if words and len(words) <= LONGEST_NAME:
                self._labels.setdefault(" ".join(word.text for word in words), label)
                first = words[0].text
                self._longest[first] = max(len(words), self._longest.get(first, 0))

    def find(self, words: Sequence[Word]) -> list[Mention]:
        """The mentions of one sentence, by start; they do not overlap."""
        found: list[Mention] = []
        i = 0
        while i < len(words):
            length, label = self._known(words, i)
            if label is not None:
                found.append(Mention(Span(words[i].start, words[i + length - 1].end), label))
                i += length
                continue
            found += self._inside_hyphens(words[i])
            i += 1
        return sorted(_with_forenames(words, found) + _unknown(words, found), key=lambda mention: mention.span)

    def _known(self, words: Sequence[Word], i: int) -> tuple[int, MentionLabel | None]:
        """The longest registry name that begins at a word: its length in words and its label."""
        if NOT_NAMES.match(words[i].text):
            return 0, None  # "21 May 2022" is no prime minister
        for length in range(min(self._longest.get(words[i].text, 0), len(words) - i), 0, -1):
            label = self._labels.get(" ".join(word.text.replace("’", "'") for word in words[i : i + length]))
            if label is not None:
                return length, label
        return 0, None

    def _inside_hyphens(self, word: Word) -> Iterator[Mention]:
        """Two names joined: "Russia-NATO", "Belarus-Ukraine"."""
        if "-" not in word.text or any(part[:1].islower() for part in word.text.split("-")):
            return  # "pro-Russian", "Kremlin-backed", "post-Soviet" say of what kind, not who
        for match in re.finditer(r"[^-]+", word.text):
            label = self._labels.get(match.group())
            if label is not None:
                yield Mention(Span(word.start + match.start(), word.start + match.end()), label)


def _surfaces(world: World) -> Iterator[tuple[str, MentionLabel]]:
    for surface, names in world.names.items():
        yield surface, _label(world, names[0].kind, names[0].actor)
    for surface, places in world.place_names.items():
        precision = world.places[places[0]].precision
        yield surface, "LOC" if precision in {"region", "sea", "point"} else "GPE"
    for outlet in world.outlets.values():
        yield outlet.name, "ORG"


def _label(world: World, kind: str, actor: str) -> MentionLabel:
    """The surface type: "Moscow" is a GPE and "the Kremlin" an ORG whatever they stand for."""
    if kind in {"demonym", "adjective"}:
        return "NORP"
    known = world.actors.get(actor)
    if known is None or known.kind == "group":
        return "NORP"
    if known.kind == "person":
        return "PER"
    return "GPE" if known.kind == "state" and kind != "metonym" else "ORG"


def _taken(found: Iterable[Mention], word: Word) -> bool:
    return any(mention.span.start <= word.start < mention.span.end for mention in found)


def _is_title(word: Word) -> bool:
    return word.lower in TITLE_WORDS or word.lower.removeprefix("then-") in TITLE_WORDS


def _with_forenames(words: Sequence[Word], found: list[Mention]) -> list[Mention]:
    """Draw a surname out to a forename that the registry does not spell: "Lizz Truss", "Volodomyr Zelensky"."""
    result = []
    for mention in found:
        start = mention.span.start
        if mention.label == "PER" and _is_one_word(words, mention):
            index = next(i for i, word in enumerate(words) if word.start >= start)
            before = words[index - 1] if index else None
            if before and before.is_capital and len(before.text) > 1 and not _stands_apart(before, found, index == 1):
                start = before.start
        result.append(Mention(Span(start, mention.span.end), mention.label, mention.score))
    return result


def _is_one_word(words: Sequence[Word], mention: Mention) -> bool:
    return sum(mention.span.start <= word.start < mention.span.end for word in words) == 1


def _stands_apart(word: Word, found: list[Mention], opens_sentence: bool) -> bool:
    """True when a capital word before a surname is no forename: a title, another name, a month, or a first word."""
    if word.lower in FUNCTION_WORDS or "/" in word.text:
        return True  # "What Putin wants", "Under Erdoğan", "(Photo: News/Rex) Trudeau"
    return opens_sentence or _is_title(word) or _taken(found, word) or bool(NOT_NAMES.match(word.text))


def _unknown(words: Sequence[Word], found: list[Mention]) -> list[Mention]:
    """Runs of capital words that no registry name covers: new people and bodies."""
    if sum(w.is_capital for w in words) > TITLE_CASE * sum(w.is_word for w in words):
        return []  # "Talks Continue Even As Forces Prepare For Conflict"
    free = [w.is_capital and not _taken(found, w) and not _is_title(w) and not NOT_NAMES.match(w.text) for w in words]
    result = []
    i = 0
    while i < len(words):
        last = i
        while last < len(words) and free[last] and words[last].text[0].isalpha():
            last += 1
        first = i
        while first < last and words[first].lower in FUNCTION_WORDS:
            first += 1
        if last - first >= 2 and not (i == 0 and last == len(words)):
            result.append(Mention(Span(words[first].start, words[last - 1].end), _guess(words, first, last), 0.5))
        i = max(last, i + 1)
    return result


def _guess(words: Sequence[Word], first: int, last: int) -> MentionLabel:
    """Organisation and event by their last word, person by a title, by speaking or by a description, else unknown."""
    if any(word.lower in ORGANISATION_WORDS for word in words[first:last]):
        return "ORG"
    if words[last - 1].lower in EVENT_WORDS:
        return "EVENT"
    near = [word.lower for word in (*words[max(0, first - 1) : first], *words[last : last + 1])]
    speaks = any(word in REPORTING for word in near)
    titled = first > 0 and (_is_title(words[first - 1]) or words[first - 1].lower.endswith(("man", "person")))
    described = [word.lower for word in words[last : last + 2]] in ([",", "the"], [",", "a"], [",", "an"], [",", "who"])
    return "PER" if titled or ((speaks or described) and last - first in {2, 3}) else "MISC"
