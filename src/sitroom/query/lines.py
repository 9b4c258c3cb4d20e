"""The lines of answers and briefs: printed words with their evidence and their independent origins."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sitroom.records.claims import Claim, Event, Evidence
from sitroom.records.dates import Interval
from sitroom.records.text import Document, Span
from sitroom.store import View

#: Two lines of one origin that share this part of their words say the same: an edited copy changes a few of them.
SAME_WORDS = 0.6

#: A sentence with no more than one of these does not say who speaks.
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you"})
#: How far back "now" goes from the last document, in days.
NOW = 31
#: Modalities of what has happened, by the outlets' own account.
FIRM = frozenset({"actual", "ongoing", "historical"})
#: Modalities of what is said not to have happened.
UNTRUE = frozenset({"denied", "negated"})
#: How a date is known when the sentence itself prints it.
PRINTED = frozenset({"explicit", "relative"})


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One line of an answer: `text` is printed in a document or made from one row.

    Attributes:
        evidence: the words it rests on; empty for what comes from the registry.
        origins: number of independent copy families behind it; 0 for what comes from the registry.
        row: id of the row it was made from, None for a sentence.
        speaker, date, source: who says it, on which day, and in which article, where an answer tells it.
    """

    text: str
    evidence: tuple[Evidence, ...]
    origins: int
    row: str | None = None
    speaker: str | None = None
    date: str | None = None
    source: str | None = None


def families(view: View) -> dict[str, str]:
    """The copy family of each document."""
    return dict(view.select("SELECT document, origin FROM copies"))


def make_line(
    text: str, evidence: tuple[Evidence, ...], origin_of: Mapping[str, str], row: str | None = None
) -> AnswerLine:
    """A line with its origins counted: ten papers that carry one agency story are one origin."""
    return AnswerLine(text, evidence, len(_origins(evidence, origin_of)), row)


def sentence_line(document: Document, span: Span, origin_of: Mapping[str, str], row: str | None = None) -> AnswerLine:
    """A line that prints a sentence."""
    words = span.of(document.text)
    return make_line(_one_line(words), (Evidence(document.id, span.start, span.end, words),), origin_of, row)


def row_line(evidence: tuple[Evidence, ...], origin_of: Mapping[str, str], row: str) -> AnswerLine:
    """A line that prints the words which a row rests on."""
    printed = " ".join(dict.fromkeys(one.quote for one in evidence))
    return make_line(_one_line(printed), evidence, origin_of, row)


def claim_line(claim: Claim, names: Mapping[str, tuple[str, ...]], origin_of: Mapping[str, str]) -> AnswerLine:
    """The sentence of a claim, after the speaker's name where it has only "he" or a quotation that runs on.

    Args:
        names: for each actor its name and its other names.
    """
    line = row_line(claim.evidence, origin_of, claim.id)
    known = names.get(claim.speaker or "", ())
    says_who = claim.speaker_text and claim.speaker_text.casefold() not in PRONOUNS and claim.speaker_text in line.text
    is_named = says_who or any(part in line.text for name in known for part in (name, name.split()[-1]))
    return line if is_named or not known else replace(line, text=f"{known[0]}: {line.text}")


def is_question(text: str) -> bool:
    """True of words that ask, and so tell nothing: "Will they come?", in minutes "Q Borduria has called for talks"."""
    return text.rstrip('"” \n').endswith("?") or text.startswith("Q ")


def actor_names(view: View) -> dict[str, tuple[str, ...]]:
    """For each actor of the ledger its name, then its other names; the most mentioned first."""
    rows = view.select("SELECT id, name, aliases FROM actors ORDER BY mentions DESC, id")
    # most are called one thing
    return {id: (name, *(json.loads(aliases) if aliases != "[]" else ())) for id, name, aliases in rows}


def printed_names(view: View) -> dict[str, str]:
    """The name of every actor of the ledger, by id."""
    return {actor: names[0] for actor, names in actor_names(view).items()}


def event_line(event: Event, origin_of: Mapping[str, str]) -> AnswerLine:
    """An event's date and the best sentence that tells it."""
    line = make_line(f"{date_words(event.date)}: {_one_line(event.summary)}", event.evidence, origin_of, event.id)
    return replace(line, origins=event.origins)


def told_once(events: Iterable[Event]) -> list[Event]:
    """The events without those whose sentence an earlier one has: one sentence may tell of several."""
    first: dict[str, Event] = {}
    for event in events:
        first.setdefault(event.summary, event)
    return list(first.values())


def date_words(date: Interval) -> str:
    """A date for people: "2014-02", "1990 to 1999", "by 2022-02-15", "no date"."""
    if date.earliest is None:
        return f"by {date.latest}" if date.latest else "no date"
    if date.latest is None:
        return f"since {date.earliest}"
    if date.edtf and "/" not in date.edtf and "X" not in date.edtf:
        return date.edtf
    return f"{date.earliest} to {date.latest}"


def fold_lines(lines: Iterable[AnswerLine], origin_of: Mapping[str, str], limit: int) -> tuple[AnswerLine, ...]:
    """The first lines, each said once.

    Lines with the same words become one, whose origins add up; of lines from the same origin with nearly the same
    words (an edited copy) the first stands and the others are left out.
    """
    kept: list[AnswerLine] = []
    told: list[list[str]] = []
    for line in lines:
        words = _words(line.text)
        if words in told:
            place = told.index(words)
            kept[place] = _joined(kept[place], line, origin_of)
        elif len(kept) == limit:
            continue  # what follows may still be told by one of those that stand
        elif not any(_is_edited(line, other, words, its, origin_of) for other, its in zip(kept, told, strict=True)):
            kept.append(line)
            told.append(words)
    return tuple(kept)


def _joined(line: AnswerLine, other: AnswerLine, origin_of: Mapping[str, str]) -> AnswerLine:
    evidence = tuple(dict.fromkeys((*line.evidence, *other.evidence)))
    origins = max(line.origins, other.origins, len(_origins(evidence, origin_of)))
    return replace(line, evidence=evidence, origins=origins)


def _is_edited(
    line: AnswerLine, other: AnswerLine, mine: Sequence[str], theirs: Sequence[str], origin_of: Mapping[str, str]
) -> bool:
    """True of two lines from copies of one article with nearly the same words."""
    if not _origins(line.evidence, origin_of) & _origins(other.evidence, origin_of):
        return False
    # two sentences of one article may share words and still say two things; a copy is another document
    if {one.document for one in line.evidence} & {one.document for one in other.evidence}:
        return False
    return len(set(mine) & set(theirs)) >= SAME_WORDS * len(set(mine) | set(theirs))


def _origins(evidence: Iterable[Evidence], origin_of: Mapping[str, str]) -> set[str]:
    return {origin_of.get(one.document, one.document) for one in evidence}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _one_line(text: str) -> str:
    """The text without line breaks and without the mark of a list item before it ("- Russia has amassed ...")."""
    return " ".join(text.split()).lstrip("-–—•* ")
