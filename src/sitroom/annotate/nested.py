"""Attributions inside the content of others: "The US said | Mr Borel had told it | that ships left".

The network marks only the outermost ones. Inside their contents the trees show who is said to have said what: a verb
that reports, with a subject and a clause of its own.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sitroom.annotate.acts import find_act
from sitroom.annotate.attributions import mode_of
from sitroom.lexicon.reporting import ACTS, FORMS
from sitroom.records.annotation import Attribution, Word
from sitroom.records.text import Span
from sitroom.records.trees import Trees

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
#: Clauses that hang on the verb as what is said: "said | that ships left", "denies | planning it", "“...,” | he said".
CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
#: What belongs to the cue when it stands just before or behind the verb: "had not told", "ruled out".
WITH_VERB = frozenset({"aux", "aux:pass", "advmod", "compound:prt"})
#: A clause of one word is hardly one ("he said so").
SHORTEST_CONTENT = 2


@dataclass(frozen=True, slots=True)
class _Trees:
    """The words of a text and those that hang on each of them, in order."""

    text: str
    words: Sequence[Word]
    children: Sequence[Sequence[int]]


def find_nested(
    text: str, words: Sequence[Word], attributions: Sequence[Attribution], quotations: Sequence[Span]
) -> list[Attribution]:
    """The attributions inside the contents of others, by outer one and verb; `outer` is the number of the outer one.

    Args:
        words: of the document with their trees.
        attributions: the outermost ones, as `Annotation.attributions` will hold them.
        quotations: as `find_quotations` gives them.
    Limits: reporting verbs only; a clause that reaches over the end of the content is left out.
    """
    trees = _Trees(text, words, Trees(words).children)
    found = []
    read: set[int] = set()  # a verb that stands in the contents of two is told once, by the first
    for number, attribution in enumerate(attributions):
        for piece in attribution.content:
            first = bisect_left(words, piece.start, key=lambda word: word.span.start)
            last = bisect_left(words, piece.end, lo=first, key=lambda word: word.span.start)
            for verb in range(first, last):
                nested = verb not in read and _read_verb(trees, verb, range(first, last), quotations)
                if nested:
                    read.add(verb)
                    source, cue, content = nested
                    # Inside a quotation all is quoted; only marks of its own make a nested content direct.
                    mode = mode_of(text, [content], [q for q in quotations if not q.covers(cue)])
                    act = find_act([_printed(text, word) for word in words[first:last] if cue.covers(word.span)])
                    found.append(Attribution((source,), (cue,), (content,), mode, act, outer=number))
    return found


def _printed(text: str, word: Word) -> str:
    return word.span.of(text).lower().replace("’", "'")


def _read_verb(trees: _Trees, verb: int, inside: range, quotations: Sequence[Span]) -> tuple[Span, Span, Span] | None:
    """Source, cue and content of a reporting verb; None where it does not report, or not inside these words."""
    form = FORMS.get(_printed(trees.text, trees.words[verb]))
    if trees.words[verb].upos != "VERB" or form is None or form[0] not in ACTS:
        return None
    subject = next((c for c in trees.children[verb] if trees.words[c].deprel in SUBJECTS), None)
    clause = next((c for c in trees.children[verb] if trees.words[c].deprel in CLAUSES), None)
    if subject is None or clause is None:
        return None
    source, content = _reach(trees, subject), _reach(trees, clause)
    apart = content.stop <= min(verb, source.start) or content.start > max(verb, source.stop - 1)
    is_inside = all(inside.start <= part.start and part.stop <= inside.stop for part in (source, content))
    if not (apart and is_inside) or len(content) < SHORTEST_CONTENT:
        return None
    return _chars(trees, source), _chars(trees, _cue(trees, verb)), _whole(_chars(trees, content), quotations)


def _reach(trees: _Trees, head: int) -> range:
    """The words from the first to the last that hang on a word, marks at the edges left out."""
    low = high = head
    waiting = [head]
    while waiting:
        word = waiting.pop()
        low, high = min(low, word), max(high, word)
        waiting += trees.children[word]
    while low < head and trees.words[low].upos == "PUNCT":
        low += 1
    while high > head and trees.words[high].upos == "PUNCT":
        high -= 1
    return range(low, high + 1)


def _cue(trees: _Trees, verb: int) -> range:
    """The verb with its auxiliaries, negation and particle, as far as they stand next to it."""
    own = {c for c in trees.children[verb] if trees.words[c].deprel in WITH_VERB}
    low, high = verb, verb
    while low - 1 in own:
        low -= 1
    while high + 1 in own and trees.words[high + 1].deprel == "compound:prt":
        high += 1
    return range(low, high + 1)


def _chars(trees: _Trees, words: range) -> Span:
    return Span(trees.words[words.start].span.start, trees.words[words.stop - 1].span.end)


def _whole(content: Span, quotations: Sequence[Span]) -> Span:
    """The content with the marks around it, where it is one quotation."""
    around = (q for q in quotations if q.covers(content) and content.start - q.start <= 1 and q.end - content.end <= 2)
    return next(around, content)
