"""How probable it is that an attribution is right, from how sure the network is of its parts.

The network decides word by word; whether source, cue and content together are what a reader would mark is weighed
here, by logistic regression on a few facts. `training/weigh.py` learns the weights on articles that the network was
not trained on.
"""

import json
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import fmean

import numpy as np

from sitroom.annotate.groups import TINY, Group, points
from sitroom.annotate.viterbi import Floats, LabelledRun

FILE = "attributions.json"
#: What is known of an attribution, in the order of `facts_of`; logarithms are of mean probabilities.
FACTS = (
    "cue words", "cue begins", "content words", "content begins", "content ends", "content points to cue",
    "further pieces", "length", "has source", "source words", "source and cue point to each other", "cue length",
)  # fmt: skip
#: Columns of the role head: B- and I- of source, cue, content.
SOURCE, CUE, CONTENT = slice(1, 3), slice(3, 5), slice(5, 7)


@dataclass(frozen=True, slots=True)
class Weigher:
    """The weights of the facts, and what is made of their sum.

    Attributes:
        weights: (facts,) float32.  bias: added to the weighted sum; its logistic function is the probability.
        least: attributions less probable than this are dropped. To have the most right ones among all of gold and
            found, those above half of the F1 that is reached are to be kept.
    """

    weights: Floats
    bias: float
    least: float

    def probability(self, facts: Floats) -> float:
        """From 0 to 1."""
        return float(1.0 / (1.0 + np.exp(-(facts @ self.weights + self.bias))))


def load_weigher(folder: Path) -> Weigher:
    """Read `attributions.json` of a folder of weights."""
    row = json.loads((folder / FILE).read_text(encoding="utf-8"))
    weights = np.array([row["weights"][name] for name in FACTS], np.float32)
    return Weigher(weights, float(row["bias"]), float(row["least"]))


def facts_of(group: Group, roles: Floats, link: Floats) -> Floats:
    """What is known of the attribution of a cue, in the order of FACTS.

    Args:
        group: of one window, with a cue and a content; runs count words of the window.
        roles: (words, 7) probabilities of roles.  link: (words, words) probabilities, as `groups.link_runs` has them.
    """
    cue, contents = group.cue, group.contents
    assert cue is not None and contents
    source = group.sources[0] if group.sources else None
    own = link[cue.first : cue.last, cue.first : cue.last].sum(axis=1).mean()
    between = max(points(link, [source], [cue])[0, 0], points(link, [cue], [source])[0, 0]) if source else own
    ends = [1.0 - float(roles[run.last, 6]) if run.last < len(roles) else 1.0 for run in contents]
    return np.array(
        [
            _words(roles, cue, CUE),
            log(roles[cue.first, 3] + TINY),
            fmean(_words(roles, run, CONTENT) for run in contents),
            fmean(log(roles[run.first, 5] + TINY) for run in contents),
            fmean(log(end + TINY) for end in ends),
            fmean(log(to_cue + TINY) for to_cue in points(link, contents, [cue])[:, 0].tolist()),
            len(contents) - 1,
            log(sum(run.last - run.first for run in contents)),
            float(source is not None),
            _words(roles, source, SOURCE) if source else 0.0,
            log(between + TINY),
            cue.last - cue.first,
        ],
        np.float32,
    )


def _words(roles: Floats, run: LabelledRun, columns: slice) -> float:
    return fmean(log(sum(row) + TINY) for row in roles[run.first : run.last, columns].tolist())
