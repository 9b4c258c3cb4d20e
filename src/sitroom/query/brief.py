"""The crisis on one page: what happens and what came before, who says and wants what, how many, what is disputed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from sitroom.query.ask import last_day
from sitroom.query.disputes import DisputeLine, disputes
from sitroom.query.lines import (
    FIRM,
    NOW,
    AnswerLine,
    actor_names,
    claim_line,
    event_line,
    families,
    fold_lines,
    make_line,
    row_line,
    told_once,
)
from sitroom.query.positions import positions
from sitroom.query.timeline import timeline
from sitroom.query.wording import stance_words
from sitroom.records.claims import Actor, Claim, Event, Figure, TextWarning
from sitroom.store import View
from sitroom.world import World

#: Lines a section.
LENGTHS = {"short": 3, "normal": 6, "long": 12}
#: Modalities of what may or may not be so.
UNSURE = frozenset({"alleged", "possible"})


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with its lines; there may be none."""

    heading: str
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A page of lines, each printed in a document or made from one row; nothing is written by the program itself."""

    title: str
    as_of: str | None
    sections: tuple[Section, ...]


def brief(view: View, world: World, *, length: str = "normal") -> Brief:
    """Put the ledger on one page.

    Args:
        length: short, normal or long: 3, 6 or 12 lines a section at most.
    """
    page = _Page(view, world, LENGTHS[length])
    return Brief(
        title=page.title(),
        as_of=page.known_on.isoformat() if page.known_on else None,
        sections=(
            Section("What is happening", page.happening()),
            Section("Background", page.background()),
            Section("Who says what", page.said()),
            Section("Who wants what", page.wanted()),
            Section("Numbers", page.numbers()),
            Section("What is disputed", page.disputed()),
            Section("What we do not know", page.unknown()),
        ),
    )


class _Page:
    """Chooses the lines of one brief."""

    def __init__(self, view: View, world: World, limit: int) -> None:
        self.view = view
        self.world = world
        self.limit = limit
        self.origin_of = families(view)
        self.names = actor_names(view)
        self.events = timeline(view)
        self.known_on = last_day(view)

    def title(self) -> str:
        """The actors that the documents name most: "Russia, Ukraine, NATO"."""
        most = self.view.rows(Actor, "kind IN ('state', 'organisation')", order="mentions DESC, name, id")[:3]
        return ", ".join(actor.name for actor in most) or self.view.path.stem

    def happening(self) -> tuple[AnswerLine, ...]:
        """Events of the last weeks; those that most independent origins tell are chosen, the latest stand first."""
        recent = [event for event in self.events if event.modality in FIRM and self._is_recent(event)]
        recent.sort(key=lambda event: (event.origins, event.date.earliest or "", event.id), reverse=True)
        return self._events(
            sorted(told_once(recent)[: self.limit], key=lambda event: event.date.latest or "", reverse=True)
        )

    def background(self) -> tuple[AnswerLine, ...]:
        """Older events, in order of time; where there are too many, those that most origins tell."""
        dated = [event for event in self.events if event.modality in FIRM and event.date.earliest]
        older = [event for event in dated if not self._is_recent(event)]
        chosen = told_once(sorted(older, key=lambda event: (-event.origins, -len(event.mentions), event.id)))[
            : self.limit
        ]
        return self._events(event for event in older if event in chosen)

    def said(self) -> tuple[AnswerLine, ...]:
        """The last word of each of those who are quoted most."""
        sql = """SELECT speaker FROM claims WHERE speaker IS NOT NULL
            GROUP BY speaker ORDER BY count(*) DESC, speaker LIMIT ?"""
        lines = []
        for (speaker,) in self.view.select(sql, (self.limit,)):
            order = "mode = 'indirect', said_latest DESC, id"  # what is quoted in their own words, before the rest
            lines += self._claims(self.view.rows(Claim, "speaker = ?", (speaker,), order)[:1])
        return self._fold(lines)

    def wanted(self) -> tuple[AnswerLine, ...]:
        """Positions that hold: those with most origins, the later ones first; each sentence once."""
        held = [one for one in positions(self.view) if one.position.until is None]
        held.sort(key=lambda one: (one.origins, one.position.since.earliest or "", one.position.id), reverse=True)
        lines: dict[str, AnswerLine] = {}
        for one in held:
            name = self.names.get(one.position.actor, (one.position.actor,))[0]
            what = f"{name}, {one.position.issue}: {stance_words(one.position.stance)}."
            line = replace(one.line, text=f"{what} {one.line.text}", origins=one.origins)
            lines.setdefault(one.line.text, line)
        return self._fold(list(lines.values()))

    def numbers(self) -> tuple[AnswerLine, ...]:
        """The latest figures of people, losses and money; other units count less."""
        order = """CASE WHEN unit IN ('troops', 'deaths', 'people') THEN 0 WHEN unit IS NULL THEN 2 ELSE 1 END,
            as_of_latest DESC, unit, id"""
        return self._fold(self._rows(self.view.rows(Figure, order=order)))

    def disputed(self) -> tuple[AnswerLine, ...]:
        """Disputes that were found, those with most origins first; then denials and refusals."""
        found = sorted(disputes(self.view), key=lambda one: -sum(side.origins for side in one.sides))
        lines = [self._dispute(one) for one in found[: self.limit]]
        denied = self.view.rows(Claim, "act IN ('deny', 'reject')", order="said_latest DESC, id")
        room = max(0, self.limit - len(lines))
        return (*lines, *fold_lines(self._claims(denied), self.origin_of, room))

    def _dispute(self, line: DisputeLine) -> AnswerLine:
        """What a dispute is about, and each side with who holds it, in printed words."""
        sides = " — ".join(f"{', '.join(side.holders) or '?'}: {side.line.text}" for side in line.sides)
        evidence = tuple(dict.fromkeys(piece for side in line.sides for piece in side.line.evidence))
        origins = make_line("", line.dispute.evidence, self.origin_of).origins
        return AnswerLine(f"{line.dispute.about}. {sides}", evidence, origins, line.dispute.id)

    def unknown(self) -> tuple[AnswerLine, ...]:
        """What is only alleged or possible, and what is doubtful in the texts themselves."""
        unsure = [event for event in self.events if event.modality in UNSURE]
        unsure.sort(key=lambda event: (event.date.latest or "", event.id), reverse=True)
        doubts = self.view.rows(TextWarning, "kind IN ('missing_date', 'weekday_mismatch', 'impossible_date')")
        room = max(self.limit - len(doubts), self.limit // 2)
        lines = [event_line(event, self.origin_of) for event in unsure[:room]]
        return self._fold([*lines, *(self._doubt(doubt) for doubt in doubts)])

    def _doubt(self, doubt: TextWarning) -> AnswerLine:
        document = self.view.document(doubt.document)
        name = (document.title or document.path or document.uri if document else None) or doubt.document
        advice = f" ({doubt.suggestion})" if doubt.suggestion else ""
        return make_line(f"{name}: {doubt.text}{advice}", doubt.evidence, self.origin_of, doubt.id)

    def _is_recent(self, event: Event) -> bool:
        if self.known_on is None or event.date.latest is None:
            return False
        first = (self.known_on - timedelta(days=NOW)).isoformat()
        return first <= event.date.latest <= self.known_on.isoformat()

    def _events(self, events: Iterable[Event]) -> tuple[AnswerLine, ...]:
        return self._fold([event_line(event, self.origin_of) for event in events])

    def _claims(self, claims: Iterable[Claim]) -> list[AnswerLine]:
        return [claim_line(claim, self.names, self.origin_of) for claim in claims]

    def _rows(self, rows: Iterable[Figure]) -> list[AnswerLine]:
        return [row_line(row.evidence, self.origin_of, row.id) for row in rows]

    def _fold(self, lines: list[AnswerLine]) -> tuple[AnswerLine, ...]:
        return fold_lines(lines, self.origin_of, self.limit)
