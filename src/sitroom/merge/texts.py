"""Documents as the search for copies asks for them: by their keys, and two by two; each answer worked out once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple
from functools import lru_cache, partial

import numpy as np

from sitroom.merge.boxes import boxes_in, side_boxes
from sitroom.merge.likeness import Likeness, Text, compare
from sitroom.merge.meeting import Keys
from sitroom.merge.wording import Vocabulary, Wording, distinct
from sitroom.records.text import Document
from sitroom.records.workings import Workings

#: One run in so many goes into the index.
SAMPLED_RUNS = 4
#: Of pairs of content words with up to two others between them one in so many.
SAMPLED_PAIRS, DISTANCE = 2, 3


class Texts:
    """The words of some documents without the side boxes of their outlets."""

    def __init__(self, documents: Sequence[Document], workings: Workings) -> None:
        self._workings = workings
        self._documents = {document.id: document for document in documents}
        self._boxes = side_boxes(documents, workings)
        self._names: dict[str, str] = {}
        self._vocabulary = Vocabulary()
        self._text = lru_cache(maxsize=1024)(self._read)

    def keys(self, document: Document, step: str) -> Keys:
        """The keys under which a document meets others: `runs`, or `pairs` of content words."""
        name = self._name(document)
        # the words are read once for both
        found = {
            each: self._workings.find(f"{each}/1", name, partial(self._make, make, document.id))
            for each, make in _KEYS.items()
        }
        return np.frombuffer(found[step], np.uint32)

    def compare(self, first: Document, second: Document) -> Likeness:
        """What two documents share; see `likeness.compare`."""
        score, is_spun, kept, covered, reasons = self._workings.find_json(
            "copies/1",
            f"{self._name(first)} {self._name(second)}",
            lambda: astuple(compare(self._text(first.id), self._text(second.id), self._boxes)),
        )
        return Likeness(score, is_spun, kept, covered, tuple(reasons))

    def _name(self, document: Document) -> str:
        """A document with the side boxes that do not count in it: what its wording rests on."""
        if document.id not in self._names:
            boxes = boxes_in(document, self._boxes, self._workings)
            self._names[document.id] = ".".join((document.id, *map(str, boxes)))
        return self._names[document.id]

    def _make(self, make: Callable[[Wording], Keys], id: str) -> bytes:
        return make(self._text(id).wording).tobytes()

    def _read(self, id: str) -> Text:
        document = self._documents[id]
        return Text(document, self._vocabulary.wording(document, self._boxes))


def _run_keys(wording: Wording) -> Keys:
    """A sample of the runs, and the checksum of all words, through which equal texts meet however short."""
    sample = wording.everywhere[wording.everywhere % SAMPLED_RUNS == 0]
    whole = [] if wording.whole is None else [wording.whole]
    return distinct(np.append(sample, np.array(whole, np.uint32)))


def _pair_keys(wording: Wording) -> Keys:
    """A sample of the pairs of content words that stand near each other, whichever comes first."""
    content = wording.content.astype(np.uint64)
    pairs = [np.zeros(0, np.uint64)]
    for distance in range(1, DISTANCE + 1):
        one, two = content[:-distance], content[distance:]
        both = np.minimum(one, two) * np.uint64(0x9E3779B97F4A7C15) + np.maximum(one, two)
        pairs.append(both[one != two] * np.uint64(0xBF58476D1CE4E5B9) >> np.uint64(32))
    keys = distinct(np.concatenate(pairs).astype(np.uint32))
    sample: Keys = keys[keys % SAMPLED_PAIRS == 0]
    return sample


_KEYS: Mapping[str, Callable[[Wording], Keys]] = {"runs": _run_keys, "pairs": _pair_keys}
