"""The rows that may stand under each heading of a brief, as lines."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from math import log1p
from typing import Any

from sitroom.errors import QuestionError
from sitroom.query.alone import one_line, worth
from sitroom.query.brief_choice import Candidate
from sitroom.query.brief_lines import Lines, Row, printed_core
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
#: In days: after so many a line counts half: of what happens, of what is wanted or may come, of numbers.
HALF_NOW, HALF_LATELY, HALF_COUNTED = 6, 30, 60
#: Acts by which one wants something.
WANTING = ("demand", "propose", "promise", "threaten", "reject", "ask")
#: What figures of each unit count for.
UNITS = {
    "deaths": 1.0,
    "troops": 1.0,
    "wounded": 0.9,
    "people": 0.8,
    "displaced": 0.9,
    "USD": 0.6,
    "EUR": 0.6,
    "GBP": 0.6,
}
#: Units of place and time: "120 miles east of Varna" is no number of the story.
MEASURES = ("percent", "times", "km", "m", "miles", "days", "weeks", "months", "years", "hours", "minutes", "countries")
#: After so many half-lives a forecast is an old one, and what was unclear is perhaps clear.
OLD = 2
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
_DENIED = re.compile(r"\bden(?:ies|ied|ying|ials?)\b|\bcontinu\w+ to deny\b", re.IGNORECASE)
DOUBTS = ("weekday_mismatch", "impossible_date")


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

    def happening(self) -> Iterator[Candidate]:
        """Events of the last weeks, by those who were there to tell them."""
        recent = [event for event in self.events if event.modality in FIRM and self._is_recent(event)]
        for event in self._first(recent):
            yield from self._candidate(event, event.date.latest, HALF_NOW)

    def background(self) -> Iterator[Candidate]:
        """Older events whose day, month or year is printed."""
        dated = [one for one in self.events if one.modality in FIRM and one.date.basis in PRINTED and one.date.earliest]
        for event in self._first(one for one in dated if not self._is_recent(one) and self._is_past(one)):
            line = self.lines.line(event)
            if line and re.match(r"(\d+ )?([A-Z][a-z]+ )?\d{4}: ", line.text):
                yield Candidate(line, event.date.earliest or "")

    def wanted(self) -> Iterator[Candidate]:
        """Positions that hold, of states and bodies; then what those two kinds demand, promise, threaten or reject."""
        for position in self.view.rows(Position, "until_basis IS NULL"):
            if self._is_public(position.actor):
                weight = 2.0 * self.story.weight(position.actor)
                yield from self._candidate(position, position.since.latest, HALF_COUNTED, position.actor, weight)
        marks = ",".join("?" * len(WANTING))
        sql = f"act IN ({marks}) AND coalesce(speaks_for, speaker) IS NOT NULL"
        for claim in self.view.rows(Claim, sql, WANTING, "said_latest DESC, id")[:LOOKED_AT]:
            actor = claim.speaks_for or claim.speaker or ""
            if self._is_public(actor):
                yield from self._candidate(claim, claim.said.latest, HALF_LATELY, actor, self.story.weight(actor))

    def disputed(self) -> Iterator[Candidate]:
        """Disputes that were found; then what is denied."""
        for dispute in self.view.rows(Dispute):
            yield from self._candidate(dispute, dispute.first_seen.latest, HALF_COUNTED, weight=4.0)
        for claim in self.view.rows(Claim, "act = 'deny'", order="said_latest DESC, id")[:LOOKED_AT]:
            if _DENIED.search(claim.cue or ""):  # not "the judge dismissed the case"
                yield from self._candidate(claim, claim.said.latest, HALF_LATELY)

    def numbers(self) -> Iterator[Candidate]:
        """Figures of losses, troops, people and money before others; what several origins count comes first."""
        order = "as_of_latest DESC, id"
        found = self.view.rows(Figure, f"unit IS NOT NULL AND unit NOT IN {MEASURES}", order=order)
        agreeing = defaultdict(set)
        for one in found:
            agreeing[_number(one)].add(self.lines.origin_of.get(one.document, one.document))
        found.sort(key=lambda one: -self._figure_weight(one, len(agreeing[_number(one)])))
        for figure in filter(_is_number_of_weight, found[:LOOKED_AT]):
            weight = self._figure_weight(figure, len(agreeing[_number(figure)]))
            yield from self._candidate(figure, None, HALF_COUNTED, figure.unit or "", weight)

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
        for forecast in self.view.rows(Forecast, "outcome = 'open'", order="said_latest DESC, id")[:LOOKED_AT]:
            is_old = not forecast.window.latest and self._fresh(forecast.said.latest, HALF_LATELY) < 0.5**OLD
            if not is_old and (forecast.window.latest or day) >= day:
                weight = 1.3 if forecast.probability else 1.0
                yield from self._candidate(forecast, forecast.said.latest, HALF_LATELY, weight=weight)
        for event in self.events:
            if event.modality == "planned" and event.date.earliest and event.date.earliest > day:
                yield from self._candidate(event, None, HALF_LATELY, weight=1.3)

    def unknown(self) -> Iterator[Candidate]:
        """Sentences that say that something is not known; days in the texts that cannot be right."""
        match = " OR ".join(f'"{words}"' for words in OPEN_WORDS)
        sql = """SELECT s.document, s.start, s."end", d.published_latest
            FROM sentences_fts AS f JOIN sentences AS s ON s.id = f.rowid JOIN documents AS d ON d.id = s.document
            WHERE sentences_fts MATCH ? ORDER BY d.published_latest DESC, s.document, s.start"""
        for id, start, end, published in self.view.select(sql, (match,))[:LOOKED_AT]:
            document = self.view.document(id)
            if document and any(block.span.covers(Span(start, end)) and block.is_evidence for block in document.blocks):
                cut = printed_core(Evidence(id, start, end, document.text[start:end]))
                # what is said to be uncertain in a quotation is an opinion
                is_old = self._fresh(published, HALF_LATELY) < 0.5**OLD
                if not is_old and worth(one_line(cut.quote)) and _OPEN.search(_QUOTED.sub(" ", cut.quote)):
                    line = self.lines.place_line(document, cut.start, cut.end)
                    yield Candidate(line, published or "", self._fresh(published, HALF_LATELY))
        for doubt in self.view.rows(TextWarning, f"kind IN {DOUBTS}"):
            if told := self.lines.line(doubt):
                yield Candidate(told, "", 0.2, is_about_texts=True)

    def _first(self, events: Iterable[Event]) -> list[Event]:
        """The events that are looked at: near the story, told by most."""
        ranked = [((0.1 + self.story.nearness(one.summary)) * log1p(one.origins), one) for one in events]
        ranked.sort(key=lambda pair: (-pair[0], pair[1].id))
        return [one for _, one in ranked[:LOOKED_AT]]

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

    def _figure_weight(self, figure: Figure, origins: int) -> float:
        unit = UNITS.get(figure.unit or "", OTHER_UNIT)
        return unit * (0.5 + log1p(origins)) * self._fresh(figure.as_of.latest, HALF_COUNTED)

    def _called(self, state: str) -> str:
        """ "the United States", "Iran"."""
        name = self.world.actors[state].name
        return f"the {name}" if f"the {name}" in self.world.names else name

    def _is_public(self, actor: str) -> bool:
        return actor.startswith(("state:", "org:", "group:"))

    def _is_recent(self, event: Event) -> bool:
        if self.known_on is None or event.date.latest is None:
            return False
        first = (self.known_on - timedelta(days=NOW)).isoformat()
        return first <= event.date.latest <= self.known_on.isoformat()

    def _is_past(self, event: Event) -> bool:
        return self.known_on is not None and (event.date.latest or "9999") <= self.known_on.isoformat()


def _is_number_of_weight(figure: Figure) -> bool:
    return figure.unit in LOSSES or (figure.value or figure.high or figure.low or 0) >= SMALL


def _number(figure: Figure) -> tuple[Any, ...]:
    return figure.unit, figure.low, figure.high, figure.value, figure.actor
