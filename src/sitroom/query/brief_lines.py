"""The lines of a brief: what each says follows from its citation alone, so that `verify` can say it again.

A line is a printed sentence that reads well alone, or printed words after a name: who says it, whose stand it is, which
day it was. Rows none of whose sentences reads alone have no line.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from sitroom.query.alone import best, core, one_line, worth
from sitroom.query.lines import FIRM, PRINTED, AnswerLine, actor_names, families, make_line
from sitroom.query.topic import topic_words
from sitroom.records.claims import (
    Claim,
    Dispute,
    Event,
    EventMention,
    Evidence,
    Figure,
    Forecast,
    Position,
    Side,
    TextWarning,
)
from sitroom.records.dates import Interval
from sitroom.records.text import Document
from sitroom.store import View

#: Sentences of an event that are compared; a sentence tells the same when it has this part of another one's words.
TELLINGS, SAID = 60, 0.4
#: Holders of a side that a line names.
HOLDERS = 3
#: In characters: the title of an article in place of an outlet's name.
TITLE = 60
#: Acts whose content is what the speaker holds: of a denial it is the contrary.
TELLING = frozenset({"assert", "warn", "predict", "believe", "accuse", "criticise"})
#: "the army would leave" is a clause; "to leave", "a withdrawal of the army" are none.
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do)\b")
#: What is wrong with a date in an article.
DOUBTS = {"weekday_mismatch": "Weekday and date do not fit", "impossible_date": "There is no such day"}
_MONTHS = "January February March April May June July August September October November December".split()
_DATES = {*_MONTHS, *"Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()}

Row = Event | Claim | Position | Dispute | Figure | Forecast | TextWarning
#: The same, for `isinstance`.
ROWS = (Event, Claim, Position, Dispute, Figure, Forecast, TextWarning)


class Lines:
    """Puts the rows of one view into lines."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.origin_of = families(view)
        self.names = {actor: names[0] for actor, names in actor_names(view).items()}

    def line(self, row: Row) -> AnswerLine | None:
        """The line of a row; None where no sentence behind it reads well alone."""
        if isinstance(row, Event):
            return self._event(row)
        if isinstance(row, Claim):
            return self._told(self._claim(row), row.id)
        if isinstance(row, Position):
            return self._position(row)
        if isinstance(row, Dispute):
            return self._dispute(row)
        if isinstance(row, TextWarning):
            return self._doubt(row)
        return self._told(_sentence(row.evidence), row.id)

    def place_line(self, document: Document, start: int, end: int) -> AnswerLine:
        """The line of a place in a document: its words."""
        words = document.text[start:end]
        return make_line(one_line(words), (Evidence(document.id, start, end, words),), self.origin_of)

    def source(self, line: AnswerLine) -> str:
        """Where the first words of a line are printed, and when: "BBC, 25 January 2022"."""
        document = self.view.document(line.evidence[0].document) if line.evidence else None
        return source_words(document) if document else ""

    def _told(self, told: tuple[str, Evidence] | None, row: str) -> AnswerLine | None:
        return make_line(told[0], (told[1],), self.origin_of, row) if told else None

    def _event(self, event: Event) -> AnswerLine | None:
        """The day, where words give it, and the sentence that most origins say the same as.

        A large event has sentences that tell of much besides, and one whose "Tuesday" is another: only those count
        whose own date is the event's, and only as much as they say of it.
        """
        mentions = self.view.rows_of(EventMention, event.mentions[:TELLINGS])
        firm = [one for one in mentions if one.modality in FIRM] if event.modality in FIRM else mentions
        dated = [one for one in firm if _prints_day(one, event.date)]
        sentences = [piece for one in dated or firm for piece in one.evidence]
        words = {piece: _weighty(piece.quote) for one in mentions for piece in one.evidence}
        told = [(self._tellers(words, piece), found) for piece in sentences if (found := best((piece,)))]
        if not told:
            return None
        tellers, (evidence, _) = max(told, key=lambda one: (one[0], one[1][1], one[1][0].document, -one[1][0].start))
        day = day_words(event.date) if dated else None
        text = f"{day}: {one_line(evidence.quote)}" if day else one_line(evidence.quote)
        return AnswerLine(text, (evidence,), tellers, event.id)

    def _tellers(self, words: Mapping[Evidence, frozenset[str]], piece: Evidence) -> int:
        """How many independent origins say most of what a sentence says."""
        mine = words[piece]
        same = (one for one, theirs in words.items() if len(mine & theirs) >= SAID * len(mine))
        return len({self.origin_of.get(one.document, one.document) for one in same})

    def _claim(self, claim: Claim) -> tuple[str, Evidence] | None:
        """The sentence of a claim; or its words after the name of the speaker, whom the sentence calls "he"."""
        told = _sentence(claim.evidence)
        if told or claim.speaker not in self.names or claim.holder_chain or len(claim.evidence) != 1:
            return told
        bare = one_line(claim.content).strip('“”" ,.')
        if bare not in one_line(claim.evidence[0].quote) or not worth(f"{bare[:1].upper()}{bare[1:]}."):
            return None
        if claim.mode != "direct" and (claim.act not in TELLING or not _FINITE.search(bare)):
            return None
        name = self.names[claim.speaker]
        text = f"{name}: “{bare}.”" if claim.mode == "direct" else f"{name}, as reported: {bare}."
        return text, claim.evidence[0]

    def _position(self, position: Position) -> AnswerLine | None:
        """Whose stand on what, and the printed words for it: those that read best, of its first claims by id."""
        claims = self._claims(position.claims)
        told = self._best(self._claim(claim) for claim in claims)
        if told is None:
            return None
        text = f"{self.names.get(position.actor, position.actor)} on {position.issue}: {told[0]}"
        origins = make_line("", position.evidence, self.origin_of).origins
        return AnswerLine(text, (told[1],), origins, position.id)

    def _dispute(self, dispute: Dispute) -> AnswerLine | None:
        """Each side in printed words after those who hold it; one sentence that tells both stands once."""
        sides = [self._side(side) for side in dispute.sides]
        if not all(sides):
            return None
        kept = [side for side in sides if side]
        evidence = tuple(dict.fromkeys(piece for _, piece in kept))
        origins = make_line("", dispute.evidence, self.origin_of).origins
        if len(evidence) < len(kept):
            return (
                None if len(evidence) > 1 else AnswerLine(kept[0][0].split(": ", 1)[1], evidence, origins, dispute.id)
            )
        return AnswerLine(" — ".join(text for text, _ in kept), evidence, origins, dispute.id)

    def _side(self, side: Side) -> tuple[str, Evidence] | None:
        holders = [self.names[actor] for actor in side.actors if actor in self.names]
        holders += [self._outlet(outlet) for outlet in side.outlets]
        claims = self._claims(side.claims)
        holders += [claim.speaker_text or "" for claim in claims if not claim.speaker]
        named = [name for name in dict.fromkeys(map(one_line, holders)) if re.match(r"[A-Z]", name)][:HOLDERS]
        summary = [piece for piece in side.evidence if one_line(piece.quote) in one_line(side.summary)]
        told = _sentence(summary) or _sentence(side.evidence) or self._best(map(self._claim, claims))
        if told is None or not named:
            return None
        has_speaker = re.match(r"[^.]{3,40}?(?:, as reported)?: ", told[0])
        return (told[0] if has_speaker else f"{', '.join(named)}: {told[0]}"), told[1]

    def _doubt(self, doubt: TextWarning) -> AnswerLine | None:
        document = self.view.document(doubt.document)
        if document is None:
            return None
        advice = f" ({doubt.suggestion})" if doubt.suggestion else ""
        text = f"{DOUBTS.get(doubt.kind, 'Doubtful')}: “{one_line(doubt.text)}”{advice}."
        return make_line(text, doubt.evidence, self.origin_of, doubt.id)

    def _best(self, told: Iterable[tuple[str, Evidence] | None]) -> tuple[str, Evidence] | None:
        """What reads best; of words as good, those of the first document by id."""
        found = [one for one in told if one]
        return max(found, key=lambda one: (worth(one[0]), one[1].document, -one[1].start), default=None)

    def _claims(self, ids: Sequence[str]) -> list[Claim]:
        return self.view.rows_of(Claim, ids)

    def _outlet(self, outlet: str) -> str:
        document = self.view.document(outlet) if re.fullmatch(r"d[0-9a-f]{16}", outlet) else None
        return _publisher(document) if document else outlet

    @cached_property
    def documents(self) -> int:
        """How many documents can be seen."""
        return self.view.count(Document)


def printed_core(evidence: Evidence) -> Evidence:
    """A sentence as far as a brief prints it."""
    start, end = core(evidence.quote)
    return replace(evidence, start=evidence.start + start, end=evidence.start + end, quote=evidence.quote[start:end])


def day_words(day: Interval) -> str | None:
    """A day, a month or a year for readers: "25 January 2022", "January 2022"; None for all that is less exact."""
    if not day.edtf or not re.fullmatch(r"\d{4}(-\d\d){0,2}", day.edtf):
        return None
    year, *rest = day.edtf.split("-")
    words = [str(int(rest[1]))] if len(rest) == 2 else []
    return " ".join([*words, *([_MONTHS[int(rest[0]) - 1]] if rest else []), year])


def long_day(day: date) -> str:
    """ "25 January 2022"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def source_words(document: Document) -> str:
    """Who printed it and when: "BBC, 25 January 2022"."""
    return ", ".join(part for part in (_publisher(document), day_words(document.published) or "no date") if part)


def _weighty(text: str) -> frozenset[str]:
    """The words of weight of a sentence by their beginnings, days and numbers left out: "invaded", "invasion"."""
    return frozenset(word[:5] for word in topic_words(text) if not word[0].isdigit() and word.title() not in _DATES)


def _prints_day(mention: EventMention, day: Interval) -> bool:
    """True where the sentence has words for its day, and it is this day."""
    is_same = (mention.date.earliest, mention.date.latest) == (day.earliest, day.latest)
    words = mention.date.text or "\n"
    return is_same and mention.date.basis in PRINTED and any(words in piece.quote for piece in mention.evidence)


def _publisher(document: Document) -> str:
    name = document.outlet or document.title or Path(document.path or document.uri or document.id).name
    name = one_line(name)
    return name if len(name) <= TITLE else name[:TITLE].rsplit(" ", 1)[0] + " …"


def _sentence(evidence: Iterable[Evidence]) -> tuple[str, Evidence] | None:
    found = best(evidence)
    return (one_line(found[0].quote), found[0]) if found else None
