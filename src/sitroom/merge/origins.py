"""Families of copies: which documents go back to one report, and which of them it was.

Ten papers that carry one agency story are one origin. What users judge goes before what the machine finds.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sitroom.merge.families import group_judged, in_force
from sitroom.records.claims import Copy, Judgement
from sitroom.records.judgements import UserJudgement
from sitroom.records.text import Document

#: Whether it is spun, then as `origin_rank` has it.
Rank = tuple[Any, ...]


def copy_families(
    documents: Sequence[Document],
    judgements: Sequence[Judgement],
    told: Sequence[UserJudgement] = (),
    spun: Collection[str] = (),
) -> list[Copy]:
    """Gather the documents that are copies of one another into families, each with its origin.

    Args:
        judgements: those of kind `copy` with verdict `same` between two of the documents count, the others do not.
        told: what users judge; it goes before the machine's.
        spun: ids of documents whose wording gives them away as spun, whether or not their source is here.
    Returns:
        One row a document, by document id; a family is called by the id of its origin, which is spun only where all
        its documents are.
    """
    by_id = {document.id: document for document in documents}
    theirs = in_force(told, "copy")
    links = [j for j in judgements if j.kind == "copy" and j.verdict == "same"]
    links.sort(key=lambda j: (-j.score, j.id))
    rows: dict[str, Copy] = {}
    families = group_judged(by_id, links, theirs)
    family_of = {member: family for family in families for member in family}
    held: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in (*(j for j in theirs if j.verdict == "same"), *links):
        left, right = judgement.left, judgement.right
        if left in by_id and family_of[left] is family_of.get(right):
            held[left].append(judgement)
            held[right].append(judgement)
    reworded = _spun(held, spun)

    def rank(document: str) -> Rank:
        return document in reworded, *origin_rank(by_id[document])

    for family in families:
        origin = min(family, key=rank)
        kind = "spun" if origin in spun else "original"
        rows[origin] = Copy(origin, None, kind, origin)
        rows |= {member: _copy_row(member, origin, held[member], rank) for member in family if member != origin}
    return [rows[document] for document in sorted(rows)]


def _spun(held: Mapping[str, Sequence[Judgement]], marked: Collection[str]) -> set[str]:
    """The spun documents: those that are marked, those judged to be spun copies, and plain copies of both."""
    found = set(marked) | {j.left for judgements in held.values() for j in judgements if j.detail == "spun"}
    waiting = sorted(found)
    while waiting:
        here = waiting.pop()
        for judgement in held.get(here, ()):
            there = judgement.right if judgement.left == here else judgement.left
            if judgement.detail != "spun" and there not in found:
                found.add(there)
                waiting.append(there)
    return found


def origin_rank(document: Document) -> tuple[int, str, int, str]:
    """Orders documents by how likely each is what the others were made from, the likeliest first.

    The agency's own text, then texts that credit an agency, then all others; then the earliest, where a date that is
    not exact counts from its last day and a missing one comes last; then the longest; then the id, to end all ties.
    """
    own = document.agency is not None and document.outlet in (None, document.agency)
    credit = 0 if own else 1 if document.agency is not None else 2
    return credit, document.published.latest or "9999", -document.length, document.id


def _copy_row(document: str, origin: str, links: Sequence[Judgement], rank: Callable[[str], Rank]) -> Copy:
    """One copy's place in its family.

    Its source is what the strongest judgement calls so, as long as that is likelier to be the origin than itself:
    a person's judgement may point the other way, and copies must not go round in a circle. Otherwise it is the origin.
    """
    made_from = [j for j in links if j.left == document and rank(j.right) < rank(document)]
    chosen = (made_from or links)[0]
    source = chosen.right if made_from else origin
    return Copy(document, source, chosen.detail or "edited", origin)
