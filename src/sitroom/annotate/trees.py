"""The best tree over the words of one sentence, given how well each word would suit each other one as its head."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

MOST_ROOTS = 8


def find_tree(scores: Floats) -> Ints:
    """The heads that make a tree with one root and the highest sum of scores.

    Almost always every word's own favourite is that tree already; only otherwise is it searched for.

    Args:
        scores: (words, words); row i scores word j as the head of word i, and j = i says that i is the root.
    Returns:
        (words,) heads; the root is its own.
    """
    heads: Ints = scores.argmax(axis=1)
    return heads if is_tree(heads) else best_tree(scores)


def children_of(heads: Sequence[int | None]) -> list[list[int]]:
    """The words that hang on each word, in order; a root's head is None or negative."""
    children: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if head is not None and head >= 0:
            children[head].append(word)
    return children


def is_tree(heads: Ints) -> bool:
    """True when one word is its own head and every other word leads up to it."""
    length = len(heads)
    if np.count_nonzero(heads == np.arange(length)) != 1:
        return False
    above, steps = heads, 1
    while steps < length:  # the head's head, then that one's, twice as far each time
        above = above[above]
        steps *= 2
    return bool((above == above[0]).all())


def best_tree(scores: Floats) -> Ints:
    """As `find_tree`, for two words or more and whatever they favour.

    Each word that may be the root is tried, the likeliest first, until no other could do better even if every word got
    its favourite head.
    Limits: of a sentence without any sense only the MOST_ROOTS likeliest roots are tried.
    """
    length = len(scores)
    numbers = np.arange(length)
    others = scores.astype(np.float64)
    np.fill_diagonal(others, -np.inf)
    favourites: Ints = others.argmax(axis=1)
    hopes = others[numbers, favourites]
    bounds = hopes.sum() - hopes + scores.diagonal()
    best, best_sum = favourites, -np.inf
    for root in np.argsort(-bounds, kind="stable")[:MOST_ROOTS]:
        if bounds[root] <= best_sum:
            break
        heads = favourites.copy()
        heads[root] = root
        if not is_tree(heads):
            order = np.concatenate(([root], numbers[numbers != root]))
            heads[order] = order[_arborescence(others[np.ix_(order, order)])]
        found = scores[numbers, heads].sum(dtype=np.float64)
        if found > best_sum:
            best, best_sum = heads, found
    return best


def _arborescence(arcs: NDArray[np.float64]) -> Ints:
    """Heads of the best tree that grows from node 0, by contracting cycles (Chu and Liu 1965, Edmonds 1967).

    Row 0 is not used, its head is 0.
    Where the favourites run in cycles, each cycle is made one node; the tree of those nodes says where it is broken.
    """
    heads: Ints = arcs.argmax(axis=1)
    heads[0] = 0
    cycles = _find_cycles(heads)
    if not cycles:
        return heads
    single = np.ones(len(arcs), dtype=bool)
    single[np.concatenate(cycles)] = False
    singles = np.flatnonzero(single)  # node 0 is the first of them
    kept = len(singles)
    # To enter a cycle at a word is worth what that word gains over the head it has in the cycle.
    gains = np.where(single, 0.0, arcs[np.arange(len(arcs)), heads])
    entering = arcs - gains[:, None]
    columns = np.empty((len(arcs), kept + len(cycles)))
    columns[:, :kept] = entering[:, singles]
    givers = []  # of each cycle, the word that would be the head of each node
    for number, cycle in enumerate(cycles, start=kept):
        best = entering[:, cycle].argmax(axis=1)
        columns[:, number] = entering[np.arange(len(arcs)), cycle[best]]
        givers.append(cycle[best])
    smaller = np.empty((columns.shape[1], columns.shape[1]))
    smaller[:kept] = columns[singles]
    takers = []  # of each cycle, the word that each node would be the head of
    for number, cycle in enumerate(cycles, start=kept):
        best = columns[cycle].argmax(axis=0)
        smaller[number] = columns[cycle[best], np.arange(len(smaller))]
        smaller[number, number] = -np.inf
        takers.append(cycle[best])
    for lower, upper in enumerate(_arborescence(smaller).tolist()):
        if lower:
            node = singles[lower] if lower < kept else takers[lower - kept][upper]
            heads[node] = singles[upper] if upper < kept else givers[upper - kept][node]
    return heads


def _find_cycles(heads: Ints) -> list[Ints]:
    """The nodes of each cycle; none when all lead to node 0, which is its own head."""
    above = heads.tolist()
    seen = [0] * len(above)  # the walk that came by
    seen[0] = -1
    cycles = []
    for first in range(1, len(above)):
        node, path = first, []
        while not seen[node]:
            seen[node] = first
            path.append(node)
            node = above[node]
        if seen[node] == first:
            cycles.append(np.array(path[path.index(node) :]))
    return cycles
