"""Learn who takes part in an event: `python -m training.parts DATA [--weights FOLDER]`, in two minutes.

Reads the labelled news (`training/news/`), PLV's pairs and our own sentences with the network of FOLDER (the package's
own when not given), prints how well news that is held out is answered, and writes FOLDER/parts.npz from all of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from evals.measure import Row, Score, read_rows, table
from sklearn.svm import LinearSVC

from sitroom.annotate.encoder import Encoder
from sitroom.annotate.hashed import Facts
from sitroom.annotate.heads import load_heads
from sitroom.annotate.kinds import trigger_between
from sitroom.annotate.known_names import KnownNames
from sitroom.annotate.network import read_text
from sitroom.annotate.parts import FILE, PARTS, candidates, part_facts
from sitroom.annotate.sight import Sight, look_at
from sitroom.records.annotation import Attribution
from sitroom.records.text import Block, Span
from sitroom.records.trees import Trees
from sitroom.world import load_world
from training.events import OWN, place_pair, read_news
from training.hashed import main_of, matrix, rarity_of, write

FOLDS = 5
#: What a phrase of the other sets counts for: they have one source and one target, however many take part.
OTHERS_WEIGHT = 0.6
#: (word that tells, type, who acts, on whom) of one event.
Event = tuple[int, str, list[Span], list[Span]]


@dataclass
class Phrases:
    """Phrases by their facts, a row each.

    Attributes:
        words: the one that tells of the event and the one that heads the phrase, in their sentence.
        types: of the event.  sentences: numbers.  weights: what each counts for.
    """

    groups: list[list[Facts]] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    words: list[tuple[int, int]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, sight: Sight, event: Event, sentence: int, *, all_named: bool) -> None:
        """Add the phrases of a sentence for one event.

        Args:
            all_named: the gold names all who take part; otherwise a phrase that overlaps a named one is left out.
        """
        i, type_, *sides = event
        tree = sight.roles.of(i)
        for k in candidates(sight, i):
            part = next((n for n, side in enumerate(sides, 1) if any(sight.trees.head(s) == k for s in side)), 0)
            place = sight.trees.words[k].span
            if part or all_named or not any(span.meets(place) for side in sides for span in side):
                self.groups.append(part_facts(sight, i, type_, tree, k))
                self.parts.append(part)
                self.words.append((i, k))
                self.types.append(type_)
                self.sentences.append(sentence)
                self.weights.append(1.0 if all_named else OTHERS_WEIGHT)


class Seeing:
    """Texts as the network reads them."""

    def __init__(self, weights: Path, encoder: Encoder | None = None) -> None:
        self._encoder, self._known = encoder or Encoder(weights), KnownNames(load_world())
        self._heads = replace(load_heads(weights), events=None, acts=None)

    def sight(self, text: str) -> Sight:
        """One text."""
        return self.said(text)[0]

    def said(self, text: str) -> tuple[Sight, list[Attribution]]:
        """One text, and who says what in it, acts by the lexicon."""
        read = read_text(text, [Block(0, len(text), "paragraph")], self._encoder, self._heads, self._known)
        said = [*read.attributions, *read.nested]
        return look_at(text, Trees(read.words), read.sentences, read.mentions, said), said


def read_phrases(seeing: Seeing, data: Path) -> Phrases:
    """Those of the labelled news, of PLV and of our own sentences, which are numbered in the order they are seen in."""
    own = (row for file in sorted(OWN.glob("*.jsonl")) for row in read_rows(file))
    sets = (
        (read_news(data / "news"), _told),
        (read_rows(data / "events/plv_train.jsonl"), _pairs),
        (own, _own),
    )
    found = Phrases()
    for number, (row, events_of) in enumerate((row, events_of) for rows, events_of in sets for row in rows):
        sight = seeing.sight(row["text"])
        for event in events_of(row, sight):
            found.add(sight, event, number, all_named=events_of is _told)
    return found


def _told(row: Row, sight: Sight) -> Iterator[Event]:
    for event in row["events"]:
        i = sight.trees.head(Span(*event["trigger"]))
        if i is not None:
            actors, recipients = ([Span(*span) for span in event[side]] for side in ("actors", "recipients"))
            yield i, event["type"], actors, recipients


def _pairs(row: Row, sight: Sight) -> Iterator[Event]:
    for event in row["events"]:
        source, target = place_pair(row["text"], event["source"], event["target"])
        i = trigger_between(sight.trees, source, target)
        if i is not None:
            yield i, event["label"], [source] if source else [], [target] if target else []


def _own(row: Row, sight: Sight) -> Iterator[Event]:
    start = row["text"].find(row["trigger"])
    i = sight.trees.head(Span(start, start + len(row["trigger"]))) if start >= 0 else None
    if i is not None:
        source, target = place_pair(row["text"], row["source"], row["target"])
        yield i, row["type"], [source] if source else [], [target] if target else []


def fit(phrases: Phrases, chosen: np.ndarray, rarity: np.ndarray) -> LinearSVC:
    """A model of some of the phrases."""
    parts, weights = np.array(phrases.parts)[chosen], np.array(phrases.weights)[chosen]
    return LinearSVC(C=1).fit(matrix([phrases.groups[i] for i in chosen], rarity), parts, sample_weight=weights)


def unseen_scores(phrases: Phrases, rarity: np.ndarray) -> np.ndarray:
    """(phrases, parts): what a model says that has not seen the sentence."""
    found = np.zeros((len(phrases.parts), len(PARTS)), dtype=np.float32)
    folds = np.array(phrases.sentences) % FOLDS
    for fold in range(FOLDS):
        held = np.flatnonzero(folds == fold)
        model = fit(phrases, np.flatnonzero(folds != fold), rarity)
        found[held] = model.decision_function(matrix([phrases.groups[i] for i in held], rarity))
    return found


def news_scores(phrases: Phrases, scores: np.ndarray) -> dict[str, Score]:
    """How well each part is found in the labelled news."""
    news = np.array(phrases.weights) == 1
    said, parts = scores.argmax(1)[news], np.array(phrases.parts)[news]
    return {name: _score(said, parts, number) for number, name in enumerate(PARTS) if number}


def _score(said: np.ndarray, parts: np.ndarray, number: int) -> Score:
    right = int(((said == number) & (parts == number)).sum())
    return Score(right, int((said == number).sum()), right, int((parts == number).sum()))


def run(data: Path, weights: Path) -> None:
    """Read, measure, fit, write."""
    phrases = read_phrases(Seeing(weights), data)
    rarity = rarity_of(phrases.groups)
    print(table(news_scores(phrases, unseen_scores(phrases, rarity))))
    model = fit(phrases, np.arange(len(phrases.parts)), rarity)
    write(weights / FILE, model.coef_, model.intercept_, rarity)


if __name__ == "__main__":
    main_of(__doc__, run, "events/ and news/")
