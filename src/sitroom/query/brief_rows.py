"""The rows that may stand under each heading of a brief, as lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from math import log1p
from typing import TypeVar

from sitroom.errors import QuestionError
from sitroom.query.alone import LEANING, one_line, worth
from sitroom.query.brief_choice import Candidate
from sitroom.query.brief_figures import MEASURES, figure_weights, is_of_weight
from sitroom.query.brief_lines import DOUBTS, Lines, Row, printed_core
from sitroom.query.duties import duty_words
from sitroom.query.lines import FIRM, NOW, PRINTED, AnswerLine
from sitroom.query.story import Story
from sitroom.records.claims import Claim, Dispute, Event, Evidence, Figure, Forecast, Position, TextWarning
from sitroom.records.text import Span
from sitroom.store import View
from sitroom.world import World
from sitroom.world.obligations import obligations

#: So many rows of a table are put into lines, those that come first by a cheap look.
LOOKED_AT = 300
T = TypeVar("T", Claim, Figure, Forecast)
#: In days: after so many a line counts half: of what happens, of what is wanted or may come, of numbers.
HALF_NOW, HALF_LATELY, HALF_COUNTED = 6, 30, 60
#: Acts by which one wants something.
WANTING = ("demand", "propose", "promise", "threaten", "reject", "ask")
#: In days: a forecast older than this is an old one, and what was unclear is perhaps clear. Where few articles are as
#: new, this part of all of them counts.
LATELY, NEWEST = 60, 0.15
#: "It is unclear who fired first.": how the press says that it does not know.
OPEN_WORDS = (
    "unclear",
    "not clear",
    "not immediately clear",
    "not yet clear",
    "remains to be seen",
    "not known",
    "is unknown",
    "are unknown",
    "remains unknown",
    "unanswered",
    "independently verify",
    "independently verified",
    "independently confirm",
    "independently confirmed",
    "not been confirmed",
    "unconfirmed",
    "no one knows",
    "remains uncertain",
    "uncertain whether",
    "open question",
    "has not said",
    "have not said",
    "did not say whether",
    "not say whether",
    "too early to",
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_OPEN = re.compile("|".join(OPEN_WORDS).replace(" ", r"\s+"), re.IGNORECASE)
#: A line that begins with its day; what a day is printed for happened then, the rest may be old.
_DAY = re.compile(r"(\d+ )?([A-Z][a-z]+ )?\d{4}: ")
DATED, PLAIN = 1.5, 0.5
_DENIED = re.compile(r"\bden(?:ies|ied|ying|ials?)\b|\bcontinu\w+ to deny\b", re.IGNORECASE)


class Rows:
    """The candidates of one brief, heading by heading."""

    def __init__(
        self, view: View, world: World, lines: Lines, story: Story, events: Sequence[Event], known_on: date | None
    ) -> None:
        self.view = view
        self.world = world
        self.lines = lines
        self.story = story
        self.events = events
        self.known_on = known_on

    def happening(self, limit: int) -> Iterator[Candidate]:
        """Events of the last weeks; of more weeks where few articles are that new."""
        recent = self._recent(limit)
        for event in self._first(recent):
            for one in self._candidate(event, event.date.latest, HALF_NOW, weight=_support(event)):
                yield replace(one, weight=one.weight * (DATED if _DAY.match(one.line.text) else 1.0))
        if words := self.story.topic_words:  # of a narrow topic the record may have no event
            for one in self._sentences(" OR ".join(f'"{word}"' for word in words)):
                yield replace(one, weight=one.weight * PLAIN)

    def background(self, limit: int) -> Iterator[Candidate]:
        """Older events whose day, month or year is printed."""
        recent = {event.id for event in self._recent(limit)}
        dated = [one for one in self.events if one.modality in FIRM and one.date.basis in PRINTED and one.date.earliest]
        for event in self._first(one for one in dated if one.id not in recent and self._is_past(one)):
            line = self.lines.line(event)
            if line and _DAY.match(line.text):
                yield Candidate(line, event.date.earliest or "", _support(event))

    def wanted(self) -> Iterator[Candidate]:
        """Positions that hold, of states and bodies; then what those two kinds demand, promise, threaten or reject."""
        for position in self.view.rows(Position, "until_basis IS NULL"):
            if self._is_public(position.actor):
                weight = 2.0 * self.story.weight(position.actor)
                told = self._candidate(position, position.since.latest, HALF_COUNTED, position.actor, weight)
                yield from (one for one in told if self._names_holder(one))
        marks = ",".join("?" * len(WANTING))
        sql = f"act IN ({marks}) AND coalesce(speaks_for, speaker) IS NOT NULL"
        for claim in self._looked_at(self.view.rows(Claim, sql, WANTING, "said_latest DESC, id")):
            actor = claim.speaks_for or claim.speaker or ""
            if self._is_public(actor):
                told = self._candidate(claim, claim.said.latest, HALF_LATELY, actor, self.story.weight(actor))
                yield from (one for one in told if self._names_holder(one))

    def disputed(self) -> Iterator[Candidate]:
        """Disputes that were found; then what is denied."""
        for dispute in self.view.rows(Dispute):
            yield from self._candidate(dispute, dispute.first_seen.latest, HALF_COUNTED, weight=4.0)
        for claim in self._looked_at(self.view.rows(Claim, "act = 'deny'", order="said_latest DESC, id")):
            if _DENIED.search(claim.cue or ""):  # not "the judge dismissed the case"
                weight = self.story.weight(claim.speaks_for or claim.speaker or "")
                told = self._candidate(claim, claim.said.latest, HALF_LATELY, weight=weight)
                # "Arland denied the charges" says too little
                yield from (one for one in told if worth(one_line(one.line.evidence[0].quote)) > LEANING)

    def numbers(self) -> Iterator[Candidate]:
        """Figures of losses, troops, people and money before others; what several origins count comes first."""
        found = self.view.rows(Figure, f"unit IS NOT NULL AND unit NOT IN {MEASURES}", order="as_of_latest DESC, id")
        weights = figure_weights(found, self.lines.origin_of)
        fresh = {one.id: weights[one.id] * self._fresh(one.as_of.latest, HALF_COUNTED) for one in found}
        found.sort(key=lambda one: (-fresh[one.id], one.id))
        for figure in self._looked_at(one for one in found if is_of_weight(one)):
            yield from self._candidate(figure, None, HALF_COUNTED, figure.unit or "", fresh[figure.id])

    def duties(self) -> Iterator[AnswerLine]:
        """What the treaties ask of others if the one party attacks the other: none of it is printed in an article."""
        pair = self.story.attack
        if pair is None or self.known_on is None or not self.story.is_on_topic_of(pair):
            return
        by, attacked = pair
        try:
            rows = obligations(self.world, self.known_on, attacked, by)
        except QuestionError:  # a state of another time, or one that only the ledger knows
            return
        head = f"An attack by {self._called(by)} on {self._called(attacked)}"
        for row in rows:
            yield AnswerLine(f"{head}: {duty_words(self.world, row)}", (), 0)

    def coming(self) -> Iterator[Candidate]:
        """Forecasts that nothing has resolved and whose time has not passed, and what is planned for a later day."""
        day = self.known_on.isoformat() if self.known_on else ""
        for forecast in self._looked_at(self.view.rows(Forecast, "outcome = 'open'", order="said_latest DESC, id")):
            is_old = not forecast.window.latest and (forecast.said.latest or "") < self._lately
            if not is_old and (forecast.window.latest or day) >= day:
                weight = 1.3 if forecast.probability else 1.0
                yield from self._candidate(forecast, forecast.said.latest, HALF_LATELY, weight=weight)
        for event in self.events:
            if event.modality == "planned" and event.date.earliest and event.date.earliest > day:
                yield from self._candidate(event, None, HALF_LATELY, weight=1.3)

    def unknown(self) -> Iterator[Candidate]:
        """Sentences that say that something is not known; days in the texts that cannot be right."""
        match = " OR ".join(f'"{words}"' for words in OPEN_WORDS)
        for one in self._sentences(match):
            # what is said to be uncertain in a quotation is an opinion
            if _OPEN.search(_QUOTED.sub(" ", one.line.text)):
                yield one
        doubts = {doubt.document: doubt for doubt in self.view.rows(TextWarning, f"kind IN {tuple(DOUBTS)}")}
        for doubt in doubts.values():
            if told := self.lines.line(doubt):
                yield Candidate(told, "", 0.2, is_about_texts=True)

    def _sentences(self, match: str) -> Iterator[Candidate]:
        """Sentences of late that fit a search of the full text and read well alone, the latest first."""
        sql = """SELECT s.document, s.start, s."end", d.published_latest
            FROM sentences_fts AS f JOIN sentences AS s ON s.id = f.rowid JOIN documents AS d ON d.id = s.document
            WHERE sentences_fts MATCH ? AND d.published_latest >= ?
            ORDER BY d.published_latest DESC, s.document, s.start LIMIT ?"""
        for id, start, end, published in self.view.select(sql, (match, self._lately, LOOKED_AT)):
            document = self.view.document(id)
            if document and any(block.span.covers(Span(start, end)) and block.is_evidence for block in document.blocks):
                cut = printed_core(Evidence(id, start, end, document.text[start:end]))
                if worth(one_line(cut.quote)):
                    line = self.lines.place_line(document, cut.start, cut.end)
                    yield Candidate(line, published, self._fresh(published, HALF_LATELY))

    @cached_property
    def _lately(self) -> str:
        """The ISO day from which on articles are of late."""
        if self.known_on is None:
            return ""
        sql = "SELECT published_latest FROM documents WHERE published_latest IS NOT NULL ORDER BY published_latest DESC"
        days = [day for (day,) in self.view.select(sql)]
        first = (self.known_on - timedelta(days=LATELY)).isoformat()
        return min(first, str(days[int(len(days) * NEWEST)])) if days else first

    def _first(self, events: Iterable[Event]) -> list[Event]:
        """The events that are looked at: near the story, told by most."""
        told = (one for one in events if self.story.is_on_topic(one.summary))
        ranked = [((0.1 + self.story.nearness(one.summary)) * log1p(one.origins), one) for one in told]
        ranked.sort(key=lambda pair: (-pair[0], pair[1].id))
        return [one for _, one in ranked[:LOOKED_AT]]

    def _looked_at(self, rows: Iterable[T]) -> list[T]:
        """The first rows whose words are on the topic."""
        told = (row for row in rows if any(self.story.is_on_topic(piece.quote) for piece in row.evidence))
        return list(islice(told, LOOKED_AT))

    def _candidate(
        self, row: Row, day: str | None, half: int, group: str = "", weight: float = 1.0
    ) -> Iterator[Candidate]:
        line = self.lines.line(row)
        if line:
            yield Candidate(line, day or "", weight * self._fresh(day, half), group)

    def _fresh(self, day: str | None, half: int) -> float:
        """What is left of a line's weight: half of it after `half` days; all of it where no day is known."""
        if not day or self.known_on is None:
            return 1.0
        return float(0.5 ** (max(0, (self.known_on - date.fromisoformat(day)).days) / half))

    def _names_holder(self, one: Candidate) -> bool:
        """False for "The president said that sanctions will be swift" as a stand of another state than his."""
        return any(self.story.names(piece.quote, one.group) for piece in one.line.evidence)

    def _called(self, state: str) -> str:
        """ "the United States", "Iran"."""
        name = self.world.actors[state].name
        return f"the {name}" if f"the {name}" in self.world.names else name

    def _is_public(self, actor: str) -> bool:
        return actor.startswith(("state:", "org:", "group:"))

    def _recent(self, limit: int) -> list[Event]:
        """Firm events of the shortest stretch before today that has three for each line; `NOW` days at least."""
        firm = [event for event in self.events if event.modality in FIRM and event.date.latest]
        found: list[Event] = []
        for days in (NOW, 2 * NOW, 4 * NOW):
            found = [event for event in firm if self._is_within(event, days)]
            if len(found) >= 3 * limit:
                break
        return found

    def _is_within(self, event: Event, days: int) -> bool:
        if self.known_on is None:
            return False
        first = (self.known_on - timedelta(days=days)).isoformat()
        return first <= (event.date.latest or "") <= self.known_on.isoformat()

    def _is_past(self, event: Event) -> bool:
        return self.known_on is not None and (event.date.latest or "9999") <= self.known_on.isoformat()


def _support(event: Event) -> float:
    """What the origins of the whole event add to those of the one sentence that is printed."""
    return float(log1p(event.origins) ** 0.25)
