"""Learn what is done with words: `python -m training.acts DATA [--weights FOLDER]`, in two minutes.

Reads the claims of the labelled news (`training/news/`) with the network of FOLDER (the package's own when not given),
prints how well news that is held out is answered, and writes FOLDER/acts.npz from all of it.

Ridge regression, solved over claims instead of facts: there are 2,400 of them and 67,000 of those.
"""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from sitroom.annotate.acts import ACT, FILE, SURE, act_facts, act_numbers, decided, views_of
from sitroom.annotate.hashed import Facts
from sitroom.annotate.labels import FORCE, TOLD
from sitroom.records.text import Span
from training.events import read_news
from training.forces import Listening
from training.hashed import main_of, matrix, rarity_of, write
from training.parts import FOLDS, Seeing

#: How little the model may lean on single facts.
RIDGE = 6.0
#: What the network's numbers count for beside a group of facts: those of links, and those of types and force.
LINKS, TELLS = 4.0, 2.0
#: How many words' numbers are joined (`acts.act_numbers`); how many of each are of types and force.
WORDS, TOLD_NUMBERS = 3, len(TOLD) + len(FORCE)


@dataclass
class Said:
    """Attributions by their facts and by the network's numbers, with the lexicon's act, that of the gold, and the
    number of their article."""

    groups: list[list[Facts]] = field(default_factory=list)
    numbers: list[np.ndarray] = field(default_factory=list)
    lexicon: list[str] = field(default_factory=list)
    acts: list[int] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)


def read_said(listening: Listening, seeing: Seeing, folder: Path) -> Said:
    """The claims of the labelled news that the network finds."""
    said, articles = Said(), dict[str, int]()
    for row in read_news(folder):
        sight, attributions = seeing.said(row["text"])
        article = articles.setdefault(row["id"].rpartition(":")[0], len(articles))
        for claim in row["claims"]:
            cue = Span(*claim["cue"]) if claim["cue"] else None
            found = next((a for a in attributions if cue and any(span.meets(cue) for span in a.cue)), None)
            if found is not None:
                said.groups.append(act_facts(sight.text, sight.trees, found))
                said.numbers.append(act_numbers(sight.trees, found, views_of(listening.said)))
                said.lexicon.append(found.act)
                said.acts.append(ACT.index(claim["act"]))
                said.articles.append(article)
    return said


def solved(alike: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(claims, labels) what each claim adds to the weights, and the bias, from (claims, claims) how alike they are."""
    bias = wanted.mean(0)
    return np.linalg.solve(alike + RIDGE * np.eye(len(alike)), wanted - bias), bias


def scale_of(numbers: np.ndarray) -> np.ndarray:
    """(numbers,) what brings them to the spread by which they count for what they should (LINKS, TELLS)."""
    each = numbers.shape[1] // WORDS
    links = each - TOLD_NUMBERS
    shares = np.array([LINKS / links] * links + [TELLS / TOLD_NUMBERS] * TOLD_NUMBERS)
    return np.sqrt(np.tile(shares, WORDS)) / (numbers.std(0) + 1e-6)


def cross_validated(said: Said, alike: np.ndarray, wanted: np.ndarray) -> tuple[float, float]:
    """Shares right of the lexicon alone and with the model, in news of other articles."""
    articles, scores = np.array(said.articles), np.zeros(wanted.shape)
    for fold in range(FOLDS):
        held = articles % FOLDS == fold
        shares, bias = solved(alike[np.ix_(~held, ~held)], wanted[~held])
        scores[held] = alike[np.ix_(held, ~held)] @ shares + bias
    answers = [act if act in SURE else decided(act, row) for act, row in zip(said.lexicon, scores, strict=True)]
    gold = [ACT[act] for act in said.acts]
    return tuple(float(np.mean([a == g for a, g in zip(one, gold, strict=True)])) for one in (said.lexicon, answers))


def run(data: Path, weights: Path) -> None:
    """Read, measure, fit, write."""
    listening = Listening(weights)
    said = read_said(listening, Seeing(weights, listening), data / "news")
    rarity = rarity_of(said.groups)
    facts, numbers = matrix(said.groups, rarity), np.array(said.numbers, np.float64)
    middle, scale = numbers.mean(0), scale_of(numbers)
    numbers = (numbers - middle) * scale
    alike = (facts @ facts.T).toarray() + numbers @ numbers.T
    wanted = 2 * np.eye(len(ACT))[said.acts] - 1
    before, after = cross_validated(said, alike, wanted)
    print(f"{len(said.acts)} claims: lexicon {before:.3f}, with the model {after:.3f}")
    shares, bias = solved(alike, wanted)
    dense = (numbers.T @ shares).T * scale
    write(weights / FILE, (facts.T @ shares).T, bias - dense @ middle, rarity, dense)


if __name__ == "__main__":
    main_of(__doc__, run, "news/")
