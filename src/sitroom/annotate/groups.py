"""Roles and links of one window as groups: a cue with its sources and contents.

One cue makes one attribution; a source may speak in several ("She said ... and added ..."), a content may have several
pieces (“No,” he said. “Never.”).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sitroom.annotate.viterbi import Floats, LabelledRun

#: Probabilities. A source or a content that points to no cue with at least this much belongs to none of them.
FAINTEST_LINK = 0.1
#: A cue that has no source of its own takes one that speaks already, from this on.
SHARED_SOURCE = 0.2
#: Added before a logarithm is taken.
TINY = 1e-6


@dataclass(slots=True)
class Group:
    """The runs of words that make one attribution, numbers of words in the document; a quotation may have no cue."""

    cue: LabelledRun | None
    sources: list[LabelledRun] = field(default_factory=list)
    contents: list[LabelledRun] = field(default_factory=list)
    probability: float = 1.0

    @property
    def first(self) -> int:
        """The number of its first word."""
        runs = [*self.sources, *self.contents, *([self.cue] if self.cue else [])]
        return min(run.first for run in runs)


def link_runs(runs: Sequence[LabelledRun], link: Floats) -> list[Group]:
    """Tie the sources and contents of one window to its cues.

    Args:
        runs: numbers of words in the window, in order.
        link: (words, words) probabilities: row i, which word begins the cue of word i; the row of a cue's words, which
            word begins its source.
    Returns:
        A group for each cue, and one for each content that points to none; a source without a cue is left out.
    """
    cues, sources, contents = ([run for run in runs if run.label == role] for role in ("cue", "source", "content"))
    groups = [Group(cue) for cue in cues]
    for run, into in zip(contents, points(link, contents, cues), strict=True):
        best = int(into.argmax()) if len(cues) else -1
        if best >= 0 and into[best] >= FAINTEST_LINK:
            groups[best].contents.append(run)
        else:
            groups.append(Group(None, contents=[run]))
    if cues and sources:
        both = np.maximum(points(link, sources, cues), points(link, cues, sources).T)
        _give_sources(groups[: len(cues)], sources, both)
    return groups


def _give_sources(groups: Sequence[Group], sources: Sequence[LabelledRun], between: Floats) -> None:
    """A source to each cue: first one of its own, the surest pairs first; then one that speaks already.

    Args:
        between: (sources, cues) how much they point to each other.
    """
    order = np.argsort(-between, axis=None, kind="stable").tolist()
    pairs = [(float(between.flat[i]), *divmod(i, len(groups))) for i in order]
    given: set[int] = set()
    for probability, s, g in pairs:
        if probability >= FAINTEST_LINK and s not in given and not groups[g].sources:
            groups[g].sources.append(sources[s])
            given.add(s)
    for probability, s, g in pairs:
        if probability >= SHARED_SOURCE and not groups[g].sources:
            groups[g].sources.append(sources[s])


def points(link: Floats, runs: Sequence[LabelledRun], targets: Sequence[LabelledRun]) -> Floats:
    """(runs, targets) how much the words of each run point into each target: the geometric mean over the words."""
    size = len(link)
    into: Floats = np.log(link @ _marked(targets, size).T + TINY)
    of = _marked(runs, size)
    found: Floats = np.exp(of @ into / of.sum(axis=1, keepdims=True))
    return found


def _marked(runs: Sequence[LabelledRun], size: int) -> Floats:
    """(runs, words): 1 where a word lies in a run."""
    marked = np.zeros((len(runs), size), np.float32)
    for row, run in enumerate(runs):
        marked[row, run.first : run.last] = 1.0
    return marked


def moved(group: Group, by: int) -> Group:
    """The group with its numbers of words raised."""

    def run_moved(run: LabelledRun) -> LabelledRun:
        return LabelledRun(run.label, run.first + by, run.last + by)

    return Group(
        run_moved(group.cue) if group.cue else None,
        [run_moved(run) for run in group.sources],
        [run_moved(run) for run in group.contents],
        group.probability,
    )
