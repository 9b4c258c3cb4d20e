"""The words of a prediction: its clause, and its hedge, as printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitroom.compose.clauses import SUBJECTS, Clauses
from sitroom.compose.foreseen import phrase_of
from sitroom.compose.outlook import Outlook
from sitroom.records.annotation import Attribution
from sitroom.records.claims import Claim
from sitroom.records.text import Span

#: What is cut from the ends of a clause.
MARKS = " \n“”\"'‘’,;:.–—-"
ANOTHER = re.compile(r";|(?<!\bM[rs])(?<!\bMrs)(?<!\bDr)(?<!\b[A-Z])[.!?][”\"’']?\s+(?=[A-Z“\"])")
BEFORE = re.compile(rf"(?:[{re.escape(MARKS)}]|(?:that|but|and|or|of)\b)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """An outlook in what somebody says.

    Attributes:
        at: number of the word that heads its clause.  piece: the piece of the content in which that stands.
    """

    attribution: Attribution
    claim: Claim
    outlook: Outlook
    at: int
    piece: Span


def clause_of(clauses: Clauses, found: Found) -> Span:
    """The predicted clause without "that" and the marks around it; clauses that are joined to it are others' own."""
    trees = clauses.trees
    words, outlook, subject = trees.words, found.outlook, found.outlook.subject
    has_subject = bool(clauses.children(outlook.event, *SUBJECTS))
    top = outlook.event if has_subject or subject is None else found.at
    apart = {i for i in clauses.heads(found.piece) if i != top and clauses.children(i, *SUBJECTS)}
    # "prices will rise, according to the bank": what is not said does not belong to it
    inside = [i for i in _under(clauses, top, apart) if i in trees.under(found.piece)]
    # "prices | are expected | to fall": the subject may stand in another piece
    if subject is not None and words[subject].head not in trees.under(found.piece):
        inside += _under(clauses, subject, apart)
    spans = [words[i].span for i in inside if words[i].deprel != "punct" and not _opens(clauses, i, top)]
    event = words[outlook.event].span
    start, end = min((s.start for s in spans), default=event.start), max((s.end for s in spans), default=event.end)
    return _trimmed(clauses, Span(start, max(start, end)), event)


def text_of(clauses: Clauses, found: Found) -> str:
    """The clause as printed, after its subject where that stands elsewhere: "prices … will rise"."""
    clause, subject = clause_of(clauses, found), found.outlook.subject
    words = clauses.scope.words(clause)
    if subject is None or clause.covers(clauses.words[subject].span):
        return words
    return f"{clauses.scope.words(phrase_of(clauses, subject))} … {words}"


def whole_of(clauses: Clauses, found: Found) -> Span:
    """The clause with its hedge and all that hangs on it: "within a week" in "an attack is likely within a week"."""
    spans = [clause_of(clauses, found), *(clauses.words[i].span for i in clauses.under(found.at))]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _opens(clauses: Clauses, number: int, top: int) -> bool:
    """True for "that", "because", "given" before a clause."""
    word = clauses.words[number]
    return word.deprel == "mark" and word.head == top and word.lemma != "to"


def _trimmed(clauses: Clauses, clause: Span, event: Span) -> Span:
    """A clause without what another sentence says, without "that" before it and without marks at its ends."""
    text = clauses.scope.document.text
    start = max((m.end() for m in ANOTHER.finditer(text, clause.start, event.start)), default=clause.start)
    end = next((m.start() for m in ANOTHER.finditer(text, event.end, clause.end)), clause.end)
    words = text[start:end]
    opening = BEFORE.match(words)
    return Span(start + (opening.end() if opening else 0), start + len(words.rstrip(MARKS)))


def _under(clauses: Clauses, number: int, apart: set[int]) -> Iterator[int]:
    yield number
    for child in clauses.trees.children[number]:
        if child not in apart and clauses.words[child].deprel != "parataxis":
            yield from _under(clauses, child, apart)


def hedge_of(clauses: Clauses, outlook: Outlook) -> str:
    """The hedge as printed; words that do not stand together are joined by " … "."""
    words = clauses.words
    parts: list[Span] = []
    for span in (words[i].span for i in sorted(set(outlook.hedge))):
        between = clauses.scope.document.text[parts[-1].end : span.start] if parts else "x"
        if parts and not between.strip():
            parts[-1] = Span(parts[-1].start, span.end)
        else:
            parts.append(span)
    return " … ".join(clauses.scope.words(part) for part in parts)
