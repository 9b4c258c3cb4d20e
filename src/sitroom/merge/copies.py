"""Which documents are one report printed twice: word for word in whole or in part, edited, or spun.

First those are found that share runs of words; then, among the longest of each family, those that tell the same
sentence by sentence in other words.

Invariants: nothing depends on the order of the documents; n documents give at most n - 1 judgements.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sitroom.merge.families import Group, group_judged
from sitroom.merge.likeness import Likeness, Text, compare
from sitroom.merge.meeting import Meeting, likely_pairs
from sitroom.merge.origins import origin_rank
from sitroom.merge.texts import Texts
from sitroom.merge.wording import Vocabulary
from sitroom.records.claims import Judgement
from sitroom.records.ids import content_id
from sitroom.records.text import Document
from sitroom.records.workings import Workings

MADE_BY = "copies/2"

#: The index of runs proposes pairs; these are then compared in full. `share` is half of what makes a copy, as a sample
#: of a short text is rough.
BY_RUNS = Meeting(share=0.25, least=1, most=8, heads=20)
#: For spun copies the index has two content words that stand near each other, in whatever order ("bridge", "lorries").
#: What more stories have is no sign ("president", "said").
BY_PAIRS = Meeting(share=0.08, least=3, most=8, heads=20, crowd=20)
#: Sources whose scores lie this near to the best are equally good, and the likeliest origin among them is taken.
NEAR = 0.05

#: What each document shares with others, both ways.
Found = Mapping[str, Mapping[str, Likeness]]


def find_copies(
    documents: Sequence[Document], spun: Collection[str] = (), workings: Workings | None = None
) -> list[Judgement]:
    """Find the documents that repeat another one, in whole or in good part, in its words or in others.

    Two stories that quote one speech, or that share a paragraph of background, are not copies, nor are two outlets' own
    reports of one event.

    Args:
        spun: ids of documents whose wording gives them away; none of them is what an unspun one was made from.
        workings: what was worked out before.
    Returns:
        Judgements of kind `copy` with verdict `same`, by id: `left` is the copy and `right` what it was made from;
        `detail` is verbatim, trimmed, excerpt, edited or spun.
    Limits: a digest that reprints two stories whole joins them. Which of two texts is the spun one is known from
        `spun` and from plain copies of the other, else from credit, day and length.
    """
    # Equal length and id never meet: ids are unique. Longest first, since a piece is looked for in the whole.
    ordered = sorted({d.id: d for d in documents}.values(), key=lambda d: (-d.length, d.id))
    texts = Texts(ordered, workings or Workings())
    by_runs = _copies_by_runs(ordered, texts)
    families = group_judged([document.id for document in ordered], by_runs)
    reworded = _copies_in_other_words(ordered, texts, families, spun)
    return sorted((*by_runs, *reworded), key=lambda judgement: judgement.id)


def copy_and_source(first: Document, second: Document) -> tuple[Document, Document, str]:
    """Of two documents that are said to be copies the copy, what it was made from, and how."""
    copy, source = sorted((first, second), key=origin_rank, reverse=True)
    vocabulary = Vocabulary()
    first_text, second_text = (Text(document, vocabulary.wording(document)) for document in (copy, source))
    return copy, source, compare(first_text, second_text).kind


def _copies_by_runs(documents: Sequence[Document], texts: Texts) -> list[Judgement]:
    """Each document with the longer one that it shares most runs with."""
    judgements = []
    for place, candidates in likely_pairs([texts.keys(one, "runs") for one in documents], BY_RUNS).items():
        copy = documents[place]
        compared = [(documents[other], texts.compare(copy, documents[other])) for other in candidates]
        found = [(other, likeness) for other, likeness in compared if likeness.score > 0 and not likeness.is_spun]
        if found:
            best = max(likeness.score for _, likeness in found)
            near = [(other, likeness) for other, likeness in found if likeness.score >= best - NEAR]
            source, likeness = min(near, key=lambda one: origin_rank(one[0]))
            if origin_rank(copy) < origin_rank(source):
                judgements.append(_judgement(source, copy, likeness.turned()))
            else:
                judgements.append(_judgement(copy, source, likeness))
    return judgements


def _copies_in_other_words(
    documents: Sequence[Document], texts: Texts, families: Sequence[Group], spun: Collection[str]
) -> list[Judgement]:
    """Families that tell the same in other words, each known by its longest document, with what each was made from."""
    by_id = {document.id: document for document in documents}
    place_of = {document.id: place for place, document in enumerate(documents)}
    family_of = {min(family, key=place_of.__getitem__): family for family in families}
    heads = sorted(family_of, key=place_of.__getitem__)

    def rank(head: str) -> tuple[Any, ...]:
        """The likeliest origin first: what is not spun, the agency, what others have copied as it is, what came first.

        Of one day the shorter: "the foreign minister" becomes "the minister of the affairs of the outside".
        """
        members = [by_id[member] for member in family_of[head]]
        is_spun = any(member.id in spun for member in members)
        credit, day, *_ = min(origin_rank(member) for member in members)
        return is_spun, credit, len(members) == 1, day, by_id[head].length, head

    found: dict[str, dict[str, Likeness]] = defaultdict(dict)

    def look_at(first: str, second: str) -> None:
        likeness = texts.compare(by_id[first], by_id[second])
        if likeness.score > 0:
            found[first][second], found[second][first] = likeness, likeness.turned()

    keys = [texts.keys(by_id[head], "pairs") for head in heads]
    for place, candidates in likely_pairs(keys, BY_PAIRS).items():
        for other in candidates:
            look_at(heads[place], heads[other])
    judgements = []
    for group in _connected(found):
        origin = min(group, key=rank)
        for head in group:
            if head != origin and head not in found[origin]:
                look_at(head, origin)
        tree = _tree(origin, found)
        judgements += [_judgement(by_id[copy], by_id[source], found[copy][source]) for copy, source in tree]
    return judgements


def _connected(found: Found) -> Iterator[list[str]]:
    """The groups that likeness connects."""
    reached: set[str] = set()
    for start in sorted(found):
        if start not in reached:
            group = [start, *(copy for copy, _ in _tree(start, found))]
            reached.update(group)
            yield group


def _tree(origin: str, found: Found) -> Iterator[tuple[str, str]]:
    """Each copy with its source, as near to the origin as likeness leads; of several sources the most alike."""
    reached, level = {origin}, [origin]
    while level:
        after = sorted({copy for source in level for copy in found[source]} - reached)
        for copy in after:
            yield copy, min((s for s in level if s in found[copy]), key=lambda s: (-found[copy][s].score, s))
        reached.update(after)
        level = after


def _judgement(copy: Document, source: Document, likeness: Likeness) -> Judgement:
    left, right = copy.id, source.id
    identity = content_id("j", "copy", "same", left, right, MADE_BY)
    score = round(likeness.score, 4)
    return Judgement(identity, "copy", "same", left, right, likeness.kind, score, likeness.reasons, MADE_BY)
