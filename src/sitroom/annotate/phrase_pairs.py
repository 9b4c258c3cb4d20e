"""What is known of two phrases together that tells whether they mean the same thing, as columns of numbers."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sitroom.annotate.labels import ENTITY_LABELS
from sitroom.annotate.phrase_facts import (
    FORMS,
    GROUPS,
    KINDS,
    NAME,
    PRONOUN,
    RELATIONS,
    Evidence,
    Floats,
    Ints,
    Table,
)

Truths = NDArray[np.bool_]
#: How far back the antecedent of a pronoun and of another phrase may stand, in phrases that may corefer; one that has
#: a word in common with a name or a noun may stand farther.
REACH, NOUN_REACH = 50, 25
#: Of those that stand farther, so many at most, the nearest.
FAR = 20
#: The network's logits are made as small as the other columns, and held there.
SHRINK, MOST = 4.0, 3.0
#: Phrases whose scores against all others are taken at once.
BLOCK = 256
PERSON = ENTITY_LABELS.index("PER")
#: More than any distance.
MANY = 1 << 30


def phrase_columns(table: Table, evidence: Evidence) -> Floats:
    """(phrases, columns): the facts of a phrase alone; the last one is the network's."""
    mention = np.zeros(len(table.head)) if evidence.mention is None else _tame(evidence.mention[table.head])
    return np.concatenate(
        [
            _one_hot(table.kind, len(KINDS) + 1),
            _one_hot(table.group, len(GROUPS)),
            _one_hot(table.form, len(FORMS)),
            _one_hot(table.number, 3),
            _one_hot(table.gender, 4),
            _one_hot(np.where(table.kind == PRONOUN, -1, table.determiner), 6),
            _one_hot(table.relation, len(RELATIONS) + 1),
            _one_hot(table.label, len(ENTITY_LABELS)),
            _one_hot(np.minimum(table.count, 4), 5),
            table.flags,
            table.classes,
            np.stack([table.quote > 0, table.speaker >= 0, table.speaks], axis=1),
            _seen(table.lemma),
            _seen(table.string),
            mention[:, None],
        ],
        axis=1,
    ).astype(np.float32)


def pair_up(table: Table, kept: Truths) -> tuple[Ints, Ints]:
    """(pairs,) rows of phrases, and of the earlier ones that they may refer back to; in order of the later row.

    Args:
        kept: (phrases,) those that may corefer at all; all others are in no pair.
    """
    rows = np.flatnonzero(kept)
    later, earlier = [], []
    with_word: dict[int, list[int]] = {}
    words = table.words.tolist()
    for place, row in enumerate(rows.tolist()):
        near = rows[max(0, place - (REACH if table.kind[row] == PRONOUN else NOUN_REACH)) : place]
        if table.kind[row] != PRONOUN:
            own = words[row][: table.count[row] if table.kind[row] == NAME else 1]
            first = int(near[0]) if len(near) else 0
            far = {r for word in own for r in _last_before(with_word.get(word, []), first)}
            for word in own:
                with_word.setdefault(word, []).append(row)
            if far:
                near = np.concatenate([np.array(sorted(far)[-FAR:], dtype=rows.dtype), near])
        later.append(np.full(len(near), row, dtype=np.int32))
        earlier.append(near.astype(np.int32))
    if not later:
        return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32)
    i, j = np.concatenate(later), np.concatenate(earlier)
    possible = ~_impossible(table, i, j)
    return i[possible], j[possible]


def _last_before(rows: Sequence[int], end: int) -> Sequence[int]:
    """Of ascending rows the last FAR below `end`."""
    stop = bisect_left(rows, end)
    return rows[max(0, stop - FAR) : stop]


def _impossible(t: Table, i: Ints, j: Ints) -> Truths:
    """Pairs that cannot mean the same, whatever the network thinks.

    People whose names have no word in common; "I" and "him" inside one quotation; "him" and the subject of its verb
    ("The envoy saw him").
    """
    person = (t.kind == NAME) & (t.label == PERSON)
    people = np.flatnonzero(person[i] & person[j])
    here, there = t.words[i[people]], t.words[j[people]]
    common = (here[:, :, None] == there[:, None, :]) & (here >= 0)[:, :, None]
    pronouns = (t.group[i] >= 0) & (t.group[j] >= 0)
    quoted = (t.quote[i] == t.quote[j]) & (t.quote[i] > 0)
    object_ = (t.form[i] == FORMS.index("object")) & (t.relation[i] == RELATIONS["obj"])
    subject = (t.relation[j] == RELATIONS["nsubj"]) & (t.governor[i] == t.governor[j])
    impossible = np.zeros(len(i), dtype=np.bool_)
    impossible[people] = ~common.any((1, 2))
    impossible |= pronouns & quoted & (t.person[i] != t.person[j])
    impossible |= object_ & subject
    return impossible


def pair_columns(table: Table, later: Ints, earlier: Ints, evidence: Evidence) -> Floats:
    """(pairs, columns): the facts of two phrases together; the last one is the network's."""
    distance = table.sentence[later] - table.sentence[earlier]
    columns = [
        *_buckets(distance, (1, 2, 3, 4, 6, 10, 20)),
        *_buckets(later - earlier, (2, 3, 4, 6, 9, 14, 22, 40, 80)),
        *_same_words(table, later, earlier),
        *_agreement(table, later, earlier),
        *_structure(table, later, earlier, distance),
        *_speech(table, later, earlier),
        _is_nearest(table, later, earlier),
        affinity(table, later, earlier, evidence),
    ]
    found = np.empty((len(columns), len(later)), dtype=np.float32)
    for number, column in enumerate(columns):
        found[number] = column
    return found.T


def _same_words(t: Table, i: Ints, j: Ints) -> list[Truths]:
    same = np.zeros((len(i), t.words.shape[1]), dtype=np.bool_)
    common = np.zeros(len(i), dtype=np.int32)
    here, there = t.words[i], t.words[j]
    for column in range(there.shape[1]):
        hit = (here == there[:, column : column + 1]) & (here >= 0)
        same |= hit
        common += hit.any(1)
    more_here, more_there = same.sum(1) < t.count[i], common < t.count[j]
    named = (t.kind[i] != PRONOUN) & (t.kind[j] != PRONOUN)
    string = (t.string[i] == t.string[j]) & named
    head = (t.lemma[i] == t.lemma[j]) & named
    other = named & ~head
    return [
        string,
        head,
        (t.word[i] == t.word[j]) & named,
        head & ~more_here,
        head & more_here & more_there,
        head & more_here & ~more_there,
        head & ~more_here & more_there,
        other & (common > 0),
        other & ~more_here,
        other & ~more_there & (t.kind[j] == NAME),
        named & (t.acronym[i] == t.acronym[j]) & ~string,
    ]


def _agreement(t: Table, i: Ints, j: Ints) -> list[NDArray[np.generic]]:
    pronouns = (t.kind[i] == PRONOUN) & (t.kind[j] == PRONOUN)
    group, person = t.group[i] == t.group[j], t.person[i] == t.person[j]
    numbers = (t.number[i] > 0) & (t.number[j] > 0)
    genders = (t.gender[i] > 0) & (t.gender[j] > 0)
    labels = (t.label[i] >= 0) & (t.label[j] >= 0)
    alike = np.einsum("pc,pc->p", t.classes[i], t.classes[j])
    classes = (t.classes[i].sum(1) > 0) & (t.classes[j].sum(1) > 0)
    return [
        pronouns & group,
        pronouns & ~group & person,
        pronouns & ~person,
        numbers & (t.number[i] == t.number[j]),
        numbers & (t.number[i] != t.number[j]),
        genders & (t.gender[i] == t.gender[j]),
        genders & (t.gender[i] != t.gender[j]),
        labels & (t.label[i] == t.label[j]),
        labels & (t.label[i] != t.label[j]),
        alike,
        classes & (alike < 0.1),
    ]


def _structure(t: Table, i: Ints, j: Ints, distance: Ints) -> list[Truths]:
    same_sentence = distance == 0
    return [
        (t.first[j] <= t.first[i]) & (t.last[i] <= t.last[j]),
        (t.first[i] <= t.first[j]) & (t.last[j] <= t.last[i]),
        t.head[i] == t.head[j],
        (t.governor[i] == t.governor[j]) & same_sentence,
        t.governor[i] == t.head[j],
        t.governor[j] == t.head[i],
        t.relation[i] == t.relation[j],
        (t.verb[i] == t.verb[j]) & (t.verb[i] >= 0),
        (t.relation[j] == RELATIONS["nsubj"]) & (distance <= 1),
    ]


def _speech(t: Table, i: Ints, j: Ints) -> list[Truths]:
    """ "I" inside a quotation is who says it; "he" inside it is somebody else."""
    spoken = t.speaker[i] == j
    return [
        (t.quote[i] == t.quote[j]) & (t.quote[i] > 0),
        t.quote[i] != t.quote[j],
        spoken,
        t.speaker[j] == i,
        (t.speaker[i] == t.speaker[j]) & (t.speaker[i] >= 0),
        spoken & (t.person[i] == 1),
        spoken & (t.person[i] == 3),
        # "Lund said the envoy had left. He had no choice, she added."
        t.speaks[i] & t.speaks[j],
        t.speaks[i] & ~t.speaks[j],
    ]


def _is_nearest(t: Table, i: Ints, j: Ints) -> Truths:
    """True for the nearest of the earlier phrases whose number and gender do not clash."""
    clash = (t.number[i] > 0) & (t.number[j] > 0) & (t.number[i] != t.number[j])
    clash |= (t.gender[i] > 0) & (t.gender[j] > 0) & (t.gender[i] != t.gender[j])
    last = np.full(len(t.head), -1, dtype=np.int32)
    last[i[~clash]] = j[~clash]  # pairs are in order of both rows, so the last one stays
    nearest: Truths = last[i] == j
    return nearest


def affinity(t: Table, i: Ints, j: Ints, evidence: Evidence) -> Floats:
    """(pairs,): how much the network thinks that head i refers back to head j; 0 without it.

    Args:
        i, j: rows of the later and of the earlier phrases; i ascending, so that each block is one product of matrices.
    """
    scores = np.zeros(len(i), dtype=np.float32)
    if evidence.query is None or evidence.key is None:
        return scores
    query, key = evidence.query[t.head], evidence.key[t.head]
    for first in range(0, len(query), BLOCK):
        last = first + BLOCK
        inside = slice(*np.searchsorted(i, (first, last)))
        scores[inside] = (query[first:last] @ key[:last].T)[i[inside] - first, j[inside]]
    return _tame(scores / np.sqrt(np.float32(query.shape[1])))


def _tame(logits: Floats) -> Floats:
    tamed: Floats = np.clip(logits / SHRINK, -MOST, MOST).astype(np.float32)
    return tamed


def _one_hot(values: NDArray[np.integer], size: int) -> Floats:
    """(rows,) to (rows, size); numbers out of range give a row of zeros."""
    found: Floats = (values[:, None] == np.arange(size)).astype(np.float32)
    return found


def _buckets(values: Ints, edges: Sequence[int]) -> list[Truths]:
    """(rows,) each: whether a number lies before the first edge, between two, or from the last one on."""
    return [(values >= low) & (values < high) for low, high in zip((-MANY, *edges), (*edges, MANY), strict=True)]


def _seen(values: Ints) -> Floats:
    """(rows, 2): whether an equal number stands before, and whether the first such stands here and others later."""
    _, first, inverse, counts = np.unique(values, return_index=True, return_inverse=True, return_counts=True)
    before = first[inverse] < np.arange(len(values))
    return np.stack([before, ~before & (counts[inverse] > 1)], axis=1).astype(np.float32)
