"""Learn who takes part in an event: `python -m training.parts DATA [--weights FOLDER]`, in two minutes.

Reads the labelled news (`training/news/`), PLV's pairs and our own sentences with the network of FOLDER (the package's
own when not given), prints how well news that is held out is answered, and writes FOLDER/parts.npz from all of it.
"""

from collections.abc import Iterator, Sequence
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
    """Phrases by their facts, with the part that each takes, and the number of its sentence."""

    groups: list[list[Facts]] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)

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
                self.sentences.append(sentence)


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


def news_phrases(seeing: Seeing, folder: Path) -> Phrases:
    """Those of the labelled news."""
    found = Phrases()
    for number, row in enumerate(read_news(folder)):
        sight = seeing.sight(row["text"])
        for event in row["events"]:
            i = sight.trees.head(Span(*event["trigger"]))
            if i is not None:
                sides = ([Span(*span) for span in event[side]] for side in ("actors", "recipients"))
                found.add(sight, (i, event["type"], *sides), number, all_named=True)
    return found


def other_phrases(seeing: Seeing, plv: Path) -> Phrases:
    """Those of PLV and of our own sentences."""
    found = Phrases()
    for rows, events_of in (
        (read_rows(plv), _pairs),
        ((row for file in sorted(OWN.glob("*.jsonl")) for row in read_rows(file)), _own),
    ):
        for row in rows:
            sight = seeing.sight(row["text"])
            for event in events_of(row, sight):
                found.add(sight, event, -1, all_named=False)
    return found


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


def fit(news: Phrases, others: Phrases, chosen: np.ndarray, rarity: np.ndarray) -> LinearSVC:
    """A model of some of the news and all of the rest."""
    groups = [*(news.groups[i] for i in chosen), *others.groups]
    parts = np.concatenate([np.array(news.parts)[chosen], others.parts])
    weights = np.concatenate([np.ones(len(chosen)), np.full(len(others.parts), OTHERS_WEIGHT)])
    return LinearSVC(C=1).fit(matrix(groups, rarity), parts, sample_weight=weights)


def cross_validated(news: Phrases, others: Phrases, rarity: np.ndarray) -> dict[str, Score]:
    """How well each part is found in news of other sentences."""
    sentences, parts = np.array(news.sentences), np.array(news.parts)
    said = np.zeros_like(parts)
    for fold in range(FOLDS):
        held = np.flatnonzero(sentences % FOLDS == fold)
        model = fit(news, others, np.flatnonzero(sentences % FOLDS != fold), rarity)
        said[held] = model.predict(matrix([news.groups[i] for i in held], rarity))
    return {name: _score(said, parts, number) for number, name in enumerate(PARTS) if number}


def _score(said: Sequence[int], parts: Sequence[int], number: int) -> Score:
    right = int(((said == number) & (parts == number)).sum())
    return Score(right, int((said == number).sum()), right, int((parts == number).sum()))


def run(data: Path, weights: Path) -> None:
    """Read, measure, fit, write."""
    seeing = Seeing(weights)
    news = news_phrases(seeing, data / "news")
    others = other_phrases(seeing, data / "events/plv_train.jsonl")
    rarity = rarity_of([*news.groups, *others.groups])
    print(table(cross_validated(news, others, rarity)))
    model = fit(news, others, np.arange(len(news.parts)), rarity)
    write(weights / FILE, model.coef_, model.intercept_, rarity)


if __name__ == "__main__":
    main_of(__doc__, run, "events/ and news/")
