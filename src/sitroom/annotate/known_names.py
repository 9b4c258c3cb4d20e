"""The registry's names where a text prints them: what is known needs not be guessed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitroom.annotate.tokens import tokenize
from sitroom.records.annotation import MentionLabel
from sitroom.records.text import Span
from sitroom.world import World

#: In words; nothing in the registry that articles print is longer.
LONGEST_NAME = 10
#: Capital letters that name nobody: days, months and "I"; "21 May 2022" is no prime minister.
NOT_NAMES = re.compile(
    r"^(?:I|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?)$"
)


@dataclass(frozen=True, slots=True)
class KnownName:
    """Words [first, last) of a document that are printed as a name of the registry."""

    label: MentionLabel
    first: int
    last: int


class KnownNames:
    """The registry's names by their words; built once, then only read."""

    def __init__(self, world: World) -> None:
        self._labels: dict[tuple[str, ...], MentionLabel] = {}
        self._longest: dict[str, int] = {}
        for surface, label in surfaces(world):
            words = _words(surface)
            if words and len(words) <= LONGEST_NAME:
                self._labels.setdefault(words, label)
                self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

    def find(self, text: str, words: Sequence[Span], sentences: Sequence[range]) -> list[KnownName]:
        """The names in some sentences, in order; the longest at each place, none across two sentences."""
        printed = [text[word.start : word.end].replace("’", "'") for word in words]
        return [name for sentence in sentences for name in self._in_sentence(printed, sentence)]

    def _in_sentence(self, printed: Sequence[str], sentence: range) -> Iterator[KnownName]:
        i = sentence.start
        while i < sentence.stop:
            longest = min(self._longest.get(printed[i], 0), sentence.stop - i)
            for length in range(longest, 0, -1):
                label = self._labels.get(tuple(printed[i : i + length]))
                if label is not None and not (length == 1 and NOT_NAMES.match(printed[i])):
                    yield KnownName(label, i, i + length)
                    i += length - 1
                    break
            i += 1


def _words(surface: str) -> tuple[str, ...]:
    """The words of a name; most are letters and spaces, which need no closer look: half of the start-up goes there."""
    if surface.replace(" ", "").isalpha():
        return tuple(surface.split())
    return tuple(surface[token.start : token.end] for token in tokenize(surface, Span(0, len(surface))))


def surfaces(world: World) -> Iterator[tuple[str, MentionLabel]]:
    """Every printed form with its label, without its article."""
    for surface, names in world.names.items():
        yield _bare(world, surface), label_of(world, names[0].kind, names[0].actor)
    for surface, places in world.place_names.items():
        precision = world.places[places[0]].precision
        yield _bare(world, surface), "LOC" if precision in {"region", "sea", "point"} else "GPE"
    for outlet in world.outlets.values():
        yield _bare(world, outlet.name), "ORG"


def _bare(world: World, surface: str) -> str:
    """ "Kremlin" of "the Kremlin"; but "The Hague" and "The Times" are never written without their article."""
    bare = surface[4:] if surface.lower().startswith("the ") else surface
    is_part = surface.startswith("The ") and " " not in bare and "the " + bare not in world.names
    return surface if is_part else bare


def label_of(world: World, kind: str, actor: str) -> MentionLabel:
    """What a registry's name is by its surface, whatever it stands for; see the policy in `entities.py`."""
    if kind in {"demonym", "adjective"}:
        return "NORP"
    known = world.actors.get(actor)
    if known is None or known.kind == "group":
        return "NORP"
    if known.kind == "person":
        return "PER"
    return "GPE" if known.kind == "state" and kind != "metonym" else "ORG"
