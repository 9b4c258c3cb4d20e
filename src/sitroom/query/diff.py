"""What does the record of one day have that the one of an earlier day had not?

Both are views *as of* a day, so that what was only printed or only understood later counts for neither; or both are
of now, one from before something was read. A late copy of an old report brings nothing new.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sitroom.errors import QuestionError
from sitroom.query.conditions import all_of, lists_one_of, one_of
from sitroom.query.forecasts import forecasts
from sitroom.query.lines import (
    FIRM,
    AnswerLine,
    actor_names,
    claim_line,
    date_words,
    event_line,
    families,
    fold_lines,
    make_line,
    row_line,
    told_once,
)
from sitroom.query.positions import positions
from sitroom.query.revised import revised_figures
from sitroom.query.wording import stance_words
from sitroom.records.claims import Claim, Dispute, Event, Evidence
from sitroom.records.text import Document
from sitroom.store import View

#: Acts of claims that change something between the sides; what is only stated, thought or praised does not.
OF_NOTE = ("deny", "reject", "accuse", "demand", "threaten", "warn", "promise", "propose", "agree")
#: Of so many times the lines that are asked for, those are taken out which say the same.
FOLDED = 5


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change: how many there are, and those that come first."""

    heading: str
    count: int
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """What was new between two days, under one heading a kind.

    Attributes:
        from_, to: ISO days: known by the one, and by the other.
        articles, origins: how many articles came, and of how many independent origins that were not there before.
    """

    from_: str
    to: str
    articles: int
    origins: int
    sections: tuple[Change, ...]


def diff(before: View, after: View, *, limit: int = 10) -> Diff:
    """Compare what was known on two days.

    Args:
        before, after: views as of the earlier and of the later day.
        limit: lines a heading at most.
    Raises:
        QuestionError: the second day is not after the first.
    """
    if before.as_of is None or after.as_of is None or before.as_of >= after.as_of:
        raise QuestionError(f"--from {before.as_of} --to {after.as_of}: the second day must come after the first.")
    return _compare(before, after, limit, before.as_of.isoformat(), after.as_of.isoformat())


def news(before: View, after: View, *, from_: str, to: str, limit: int = 10) -> Diff:
    """Compare two states of one ledger: what was read between them, whenever it was printed.

    Args:
        before, after: views of now, opened before and after something was read.
        from_, to: when that was, in ISO form.
        limit: lines a heading at most.
    """
    return _compare(before, after, limit, from_, to)


def _compare(before: View, after: View, limit: int, from_: str, to: str) -> Diff:
    found = _Difference(before, after, limit)
    return Diff(
        from_=from_,
        to=to,
        articles=len(found.new),
        origins=len({found.origin_of[document] for document in found.new} - found.known),
        sections=(
            found.events(),
            found.changed_events(),
            found.claims(),
            found.figures(),
            found.positions(),
            found.forecasts(),
            found.disputes(),
            found.outlets(),
        ),
    )


class _Difference:
    """Chooses the lines of one comparison; `known` are the origins of the earlier day, `new` the documents since."""

    def __init__(self, before: View, after: View, limit: int) -> None:
        self.before, self.after, self.limit = before, after, limit
        self.day = before.as_of.isoformat() if before.as_of else _last_published(before)
        self.origin_of = families(after)
        old = {id for (id,) in before.select("SELECT id FROM documents")}
        self.known = {self.origin_of[id] for id in old}
        self.new = self.origin_of.keys() - old
        self.names = actor_names(after)
        self.touched = after.rows(Event, *lists_one_of("documents", self.new))

    def is_new(self, documents: Iterable[str]) -> bool:
        """True when none of the documents belongs to an origin that was known before."""
        return self.known.isdisjoint(self.origin_of[document] for document in documents)

    def events(self) -> Change:
        """Happenings that nobody had told: those of most origins, then what happened since; in order of time."""
        new = told_once(sorted(self._new_events(), key=self._rank))
        shown = sorted(new[: self.limit], key=lambda event: (event.date.latest or "9", event.type, event.id))
        lines = (event_line(event, self.origin_of) for event in shown)
        return Change("New events", len(new), tuple(lines))

    def _new_events(self) -> list[Event]:
        return [event for event in self.touched if self.is_new(event.documents)]

    def _rank(self, event: Event) -> tuple[object, ...]:
        has_come = event.modality in FIRM and (event.date.earliest or "") > self.day
        return (-event.origins, not has_come, event.modality not in FIRM, -len(event.mentions), event.id)

    def changed_events(self) -> Change:
        """Happenings that were told before and now have another date or another force: "planned → actual"."""
        told = [mention for event in self.touched for mention in event.mentions]
        was = {
            mention: event
            for event in self.before.rows(Event, *lists_one_of("mentions", told))
            for mention in event.mentions
        }
        lines = []
        for event in sorted(self.touched, key=self._rank):
            olds = {was[mention].id: was[mention] for mention in event.mentions if mention in was}
            how = _how_changed(next(iter(olds.values())), event) if len(olds) == 1 else ""
            if how:
                line = make_line(f"{how}: {' '.join(event.summary.split())}", event.evidence, self.origin_of, event.id)
                lines.append(replace(line, origins=event.origins))
        return Change("Events that changed", len(lines), tuple(lines[: self.limit]))

    def claims(self) -> Change:
        """What known speakers deny, refuse, demand, threaten ...: in most origins, then by those named most."""
        fresh = [document for document in self.new if self.is_new([document])]
        conditions = [("speaker IS NOT NULL", ()), one_of("act", OF_NOTE), one_of("document", fresh)]
        reports: dict[tuple[str | None, str], list[Claim]] = defaultdict(list)
        for claim in self.after.rows(Claim, *all_of(conditions)):
            reports[claim.speaker, " ".join(claim.content.casefold().split())].append(claim)
        place = {actor: number for number, actor in enumerate(self.names)}  # those named most come first
        told = {claims[0]: len({self.origin_of[claim.document] for claim in claims}) for claims in reports.values()}
        ranked = sorted(
            told, key=lambda c: (-told[c], place.get(c.speaker or "", len(place)), c.mode != "direct", c.id)
        )
        lines = [
            replace(claim_line(claim, self.names, self.origin_of), origins=told[claim])
            for claim in ranked[: FOLDED * self.limit]
        ]
        return Change("New claims of note", len(ranked), fold_lines(lines, self.origin_of, self.limit))

    def figures(self) -> Change:
        """Numbers of the same thing that have another value now."""
        lines = revised_figures(self.before, self.after, self.new, self.origin_of)
        return Change("Figures revised", len(lines), tuple(lines[: self.limit]))

    def positions(self) -> Change:
        """What an actor wants now and did not before; where it wanted something else on that issue, both."""
        had: dict[tuple[str, str], list[str]] = defaultdict(list)
        for one in positions(self.before):
            had[one.position.actor, one.position.issue].append(one.position.stance)
        moved: list[AnswerLine] = []
        taken: list[AnswerLine] = []
        for one in sorted(positions(self.after), key=lambda one: (-one.origins, one.position.id)):
            before = had[one.position.actor, one.position.issue]
            if one.position.stance in before:
                continue
            name = self.names.get(one.position.actor, (one.position.actor,))[0]
            stance = stance_words(before[-1], one.position.stance) if before else stance_words(one.position.stance)
            line = replace(one.line, text=f"{name}, {one.position.issue}: {stance}. {one.line.text}")
            (moved if before else taken).append(replace(line, origins=one.origins))
        return Change("Positions moved or taken", len(moved) + len(taken), tuple([*moved, *taken][: self.limit]))

    def forecasts(self) -> Change:
        """Forecasts that came out, or whose day passed with nothing reported."""
        was = {line.forecast.id: line.status for line in forecasts(self.before)}
        closed = [
            line
            for line in forecasts(self.after)
            if line.status != "open" and was.get(line.forecast.id, "open") == "open"
        ]
        closed.sort(key=lambda line: (line.forecast.outcome == "open", -line.origins, line.forecast.id))
        lines = []
        for line in closed[: self.limit]:
            said = claim_line(line.claim, self.names, self.origin_of)
            evidence = (*line.forecast.evidence, *line.forecast.resolved_by)
            made = make_line(f"{line.status}: {said.text}", evidence, self.origin_of, line.forecast.id)
            lines.append(replace(made, origins=line.origins))
        return Change("Forecasts closed", len(closed), tuple(lines))

    def disputes(self) -> Change:
        """Accounts that have come to conflict."""
        known = self.before.rows(Dispute)
        ids = {one.id for one in known}
        rested = [frozenset(one.evidence) for one in known] if self.before.as_of is None else []
        opened = [
            one
            for one in self.after.rows(Dispute)
            if one.id not in ids and self._is_later(one) and not _has_grown(one, rested)
        ]
        lines = [row_line(one.evidence, self.origin_of, one.id) for one in opened]
        lines.sort(key=lambda line: (-line.origins, line.row or ""))
        return Change("Disputes opened", len(lines), tuple(lines[: self.limit]))

    def _is_later(self, dispute: Dispute) -> bool:
        seen = dispute.first_seen.latest
        return self.before.as_of is None or seen is None or seen > self.day

    def outlets(self) -> Change:
        """Outlets that had not been heard before, with their first article."""
        heard = {outlet for (outlet,) in self.before.select("SELECT DISTINCT outlet FROM documents")}
        first: dict[str, Document] = {}
        counts: Counter[str] = Counter()
        for document in self.after.rows(Document, "outlet IS NOT NULL", order="published_latest, id"):
            if document.outlet and document.outlet not in heard:
                first.setdefault(document.outlet, document)
                counts[document.outlet] += 1
        lines = [
            self._outlet_line(first[outlet], counts[outlet]) for outlet in sorted(first, key=lambda o: (-counts[o], o))
        ]
        return Change("New sources", len(lines), tuple(lines[: self.limit]))

    def _outlet_line(self, document: Document, count: int) -> AnswerLine:
        articles = f"{count} article{'s' if count > 1 else ''}"
        words = f"{document.outlet}: {articles}, the first of {date_words(document.published)}"
        return AnswerLine(f"{words}: {document.title}" if document.title else words, (), 1, document.id)


def _last_published(view: View) -> str:
    """The day of the last article; empty where none has a day."""
    return str(view.select("SELECT max(published_latest) FROM documents")[0][0] or "")


def _has_grown(dispute: Dispute, rested: Sequence[frozenset[Evidence]]) -> bool:
    """True where two of its accounts stood against each other before: more accounts may give it another id."""
    return any(len(old.intersection(dispute.evidence)) > 1 for old in rested)


def _how_changed(was: Event, now: Event) -> str:
    """What has changed in an event, in words; nothing where date and force are as they were."""
    changes = [(date_words(was.date), date_words(now.date)), (was.modality, now.modality)]
    return ", ".join(f"{old} → {new}" for old, new in changes if old != new)
