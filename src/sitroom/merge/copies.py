"""Which documents are one report printed twice: exact and near-verbatim copies.

Finds verbatim, trimmed, excerpted and edited copies by the runs of words that two documents share. Machine-paraphrased
("spun") copies share too few ("would pay a high price" comes out as "would pay an excessive worth"); they are
not looked for yet.

Invariants: nothing depends on the order of the documents; each is linked to at most one that is longer, so n documents
give at most n - 1 judgements; shares are of the document that has fewer runs.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sitroom.merge.origins import origin_rank
from sitroom.records.claims import Judgement
from sitroom.records.ids import content_id
from sitroom.records.text import Document

MADE_BY = "copies-by-runs/1"

#: Words in a row that are compared: four still meet by chance ("the president of the"), six break at every small edit.
RUN = 5
#: A document is a copy when it shares the first part of its runs, or the second and more runs than a paragraph of
#: background may have, which outlets reuse ("Russia annexed Crimea in March 2014 ..."). Runs are counted,
#: not paragraphs, because many scrapes have lost their line breaks.
WHOLE, PART, BACKGROUND = 0.8, 0.5, 80
#: With fewer runs outside quotations than this a document is all quotation, and the quotations must decide.
NARRATIVE = 20
#: Two texts that share fewer runs than this are too short to tell, unless they are equal.
SHARED = 10
#: From this share on, both ways, a copy is verbatim: a line of furniture may have stayed in one of them.
VERBATIM = 0.9
#: A copy that keeps less of its source than this is an excerpt, otherwise it is trimmed.
EXCERPT = 0.4

#: One run in so many goes into the index that proposes pairs; these are then compared in full.
SAMPLED = 4
#: A run leads to so many of the longest documents that have it, and a document is compared with so many: what every
#: page of an outlet prints costs nothing then, and neither does a story that two hundred outlets carry.
POSTINGS, CANDIDATES = 20, 8
#: The share of the sampled runs from which a pair is compared; half of `PART`, as a sample of a short text is rough.
LIKELY = PART / 2
#: Sources whose scores lie this near to the best are equally good, and the likeliest origin among them is taken.
NEAR = 0.05

_WORD = re.compile(r"\w+")
#: A quotation that runs over the end of its paragraph is not closed there.
_QUOTATION = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")


@dataclass(frozen=True, slots=True)
class _Runs:
    """The runs of words of one document: all, and those outside quotations."""

    everywhere: frozenset[str]
    outside: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Likeness:
    """What two documents share; `first` and `second` are their numbers of runs, `score` is 0 for no copy."""

    score: float
    shared: int
    first: int
    second: int
    containment: float
    outside: float


def find_copies(documents: Sequence[Document]) -> list[Judgement]:
    """Find the documents that repeat another one word for word, in whole or in good part.

    Two stories that quote one speech, or that share a paragraph of background, are not copies.

    Returns:
        Judgements of kind `copy` with verdict `same`, by id: `left` is the copy and `right` what it was made from, by
        wire credit, day, length and id; `detail` is verbatim, trimmed, excerpt or edited.
    Limits: spun copies are not found; a digest that reprints two stories whole joins them.
    """
    # Equal length and id never meet: ids are unique. Longest first, since a piece is looked for in the whole.
    ordered = sorted({d.id: d for d in documents}.values(), key=lambda d: (-len(d.text), d.id))
    runs_of = lru_cache(maxsize=256)(lambda place: _runs_of(ordered[place]))
    postings: dict[int, list[int]] = defaultdict(list)
    sizes: list[int] = []
    judgements = []
    for place, document in enumerate(ordered):
        keys = _index_keys(document)
        sizes.append(len(keys))
        link = _best_source(place, _candidates(keys, postings, sizes), ordered, runs_of)
        if link is not None:
            judgements.append(_judgement(document, ordered[link[0]], link[1]))
        for key in keys:
            if len(postings[key]) < POSTINGS:
                postings[key].append(place)
    return sorted(judgements, key=lambda judgement: judgement.id)


def copy_and_source(first: Document, second: Document) -> tuple[Document, Document, str]:
    """Of two documents that are said to be copies the copy, what it was made from, and how."""
    copy, source = sorted((first, second), key=origin_rank, reverse=True)
    likeness = _compare(_runs_of(copy), _runs_of(source))
    return copy, source, _kind(likeness.shared / max(1, likeness.first), likeness.shared / max(1, likeness.second))


def _words(block: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(block)]


def _runs(block: str) -> Iterator[str]:
    words = _words(block)
    return (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _bodies(document: Document) -> Iterator[str]:
    """The blocks that are compared: evidence, but no titles, which every outlet writes for itself."""
    return (b.span.of(document.text) for b in document.blocks if b.is_evidence and b.kind != "title")


def _runs_of(document: Document) -> _Runs:
    bodies = list(_bodies(document))
    everywhere = frozenset(run for body in bodies for run in _runs(body))
    return _Runs(everywhere, frozenset(r for body in bodies for piece in _QUOTATION.split(body) for r in _runs(piece)))


def _index_keys(document: Document) -> frozenset[int]:
    """Checksums under which a document is indexed: one in `SAMPLED` of its runs, and that of all its words.

    The last is negative, so that it meets nothing but the same words; through it equal texts meet however short.
    """
    bodies = list(_bodies(document))
    checksums = (zlib.crc32(run.encode()) for body in bodies for run in _runs(body))
    words = [word for body in bodies for word in _words(body)]
    whole = {-1 - zlib.crc32(" ".join(words).encode())} if len(words) >= RUN else set()
    return frozenset(key for key in checksums if key % SAMPLED == 0) | whole


def _candidates(keys: frozenset[int], postings: Mapping[int, list[int]], sizes: Sequence[int]) -> list[int]:
    """The places of the longer documents that probably share enough with the last one, the likeliest first."""
    met: Counter[int] = Counter()
    for key in keys:
        met.update(postings.get(key, ()))
    likely = [place for place, shared in met.items() if shared >= LIKELY * min(len(keys), sizes[place])]
    return sorted(likely, key=lambda place: (-met[place], place))[:CANDIDATES]


def _best_source(
    place: int, candidates: Sequence[int], ordered: Sequence[Document], runs_of: Callable[[int], _Runs]
) -> tuple[int, _Likeness] | None:
    """The longer document that this one is linked to, with what they share."""
    found = {other: _compare(runs_of(place), runs_of(other)) for other in candidates}
    best = max((likeness.score for likeness in found.values()), default=0.0)
    if best == 0.0:
        return None
    near = [other for other, likeness in found.items() if likeness.score > 0 and likeness.score >= best - NEAR]
    source = min(near, key=lambda other: origin_rank(ordered[other]))
    return source, found[source]


def _compare(first: _Runs, second: _Runs) -> _Likeness:
    """Measure what two documents share, and score it as a copy or 0.

    What stands outside quotations decides, for two reports of one speech share its words ("a wall with a handle").
    """
    shared = len(first.everywhere & second.everywhere)
    shared_outside = len(first.outside & second.outside)
    containment = _share(shared, first.everywhere, second.everywhere)
    outside = _share(shared_outside, first.outside, second.outside)
    all_quotation = min(len(first.outside), len(second.outside)) < NARRATIVE
    told = shared >= SHARED or (shared > 0 and first.everywhere == second.everywhere)
    is_whole = told and containment >= WHOLE and (all_quotation or outside >= PART)
    is_part = outside >= PART and shared_outside > BACKGROUND
    score = containment if is_whole else outside if is_part else 0.0
    sizes = len(first.everywhere), len(second.everywhere)
    return _Likeness(score, shared, *sizes, containment, outside)


def _share(shared: int, first: frozenset[str], second: frozenset[str]) -> float:
    """Shared runs as a part of the smaller set; 0 when that is empty."""
    return shared / max(1, min(len(first), len(second)))


def _judgement(first: Document, second: Document, likeness: _Likeness) -> Judgement:
    """Say which of the two is the copy, of which kind, and why."""
    copy, source = first, second
    kept, covered = likeness.shared / likeness.first, likeness.shared / likeness.second
    if origin_rank(first) < origin_rank(second):
        copy, source, kept, covered = second, first, covered, kept
    detail = _kind(kept, covered)
    jaccard = likeness.shared / (likeness.first + likeness.second - likeness.shared)
    reasons = (
        f"containment {likeness.containment:.2f}",
        f"outside quotations {likeness.outside:.2f}",
        f"jaccard {jaccard:.2f}",
    )
    identity = content_id("j", "copy", "same", copy.id, source.id, MADE_BY)
    score = round(likeness.score, 4)
    return Judgement(identity, "copy", "same", copy.id, source.id, detail, score, reasons, MADE_BY)


def _kind(kept: float, covered: float) -> str:
    """How a copy was made: its source has the part `kept` of it, and it has the part `covered` of its source."""
    if min(kept, covered) >= VERBATIM:
        return "verbatim"
    if kept < WHOLE:
        return "edited"
    return "trimmed" if covered >= EXCERPT else "excerpt"
