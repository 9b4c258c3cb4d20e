"""Looking for lines that answer a question: one way for each kind, and the full text for the rest."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sitroom.query.claims import claims
from sitroom.query.duties import duty_lines
from sitroom.query.figures import figures
from sitroom.query.lines import (
    FIRM,
    NOW,
    AnswerLine,
    actor_names,
    claim_line,
    event_line,
    families,
    make_line,
    row_line,
    sentence_line,
    told_once,
)
from sitroom.query.positions import positions
from sitroom.query.question import Question
from sitroom.query.saying import asked_acts
from sitroom.query.timeline import timeline
from sitroom.query.topic import LOSSES, coverage, is_alike
from sitroom.records.claims import Actor, ActorMention, Claim, Event, Figure
from sitroom.records.dates import Interval
from sitroom.store import View
from sitroom.world import World

#: A line answers when it has this part of the question's words, names and dates apart, and names everyone named.
ENOUGH = 0.6
#: Lines in an answer.
LINES = 6
#: How many sentences of a search are looked at.
CANDIDATES = 60

RED_LINES = r"\bred lines?\b"
#: Words that say that positions are asked for.
KIND_WORDS = r"issues?|problems?|quarrel|disagreement|row|current"
#: What follows a name in a sentence that says what it is: "NATO is a ...", "NATO - the North Atlantic ...", "Vera Lund,
#: the foreign minister"; but not "NATO, the United States and other countries".
_DEFINED = re.compile(
    r"\s+(?:is|was|are|were|[-–—])\s+(?:not\s+|also\s+)?(?:an?|the|one)\b|\s*[,(]\s*(?:an?|the|one)\s+[a-z]"
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A line with how well it answers, from 0 to 1."""

    line: AnswerLine
    score: float


class Finder:
    """Looks for lines that answer one question in one view."""

    def __init__(self, view: View, world: World, question: Question, known_on: date | None) -> None:
        self.view = view
        self.world = world
        self.question = question
        self.known_on = known_on
        self.origin_of = families(view)
        self._names = {actor: self._names_of(actor) for actor in question.actors}

    def find(self) -> list[Scored]:
        """Lines, best first: the rows that this kind of question is about, and sentences where there are none."""
        ways = {
            "obligations": self._duties,
            "figures": self._figures,
            "positions": self._positions,
            "claims": self._claims,
            "events": self._events,
            "actors": self._definitions,
        }
        way = ways.get(self.question.kind)
        rows = sorted(way(), key=lambda one: -one.score) if way else []
        has_answer = any(one.score >= ENOUGH for one in rows)
        if has_answer and self.question.kind != "obligations":
            return rows
        return [*rows, *sorted(self._sentences(), key=lambda one: -one.score)]

    def _sentences(self) -> Iterator[Scored]:
        """Sentences that have the question's words."""
        question = self.question
        # "What did Brazil say?": a sentence that merely names Brazil does not tell
        enough = ENOUGH / 2 if question.kind not in ("text", "obligations") and not question.topic else 1.0
        terms = [*question.topic, *(name for actor in question.actors for name in self._names[actor])]
        terms += [question.days.text] if question.days and question.days.text else []
        for document, span, _ in self.view.search(" ".join(terms), CANDIDATES):
            words = span.of(document.text)
            # "How many?" and "When?" want a number
            fits = (question.kind != "figures" and not question.asks(r"^\W*when\b")) or re.search(r"\d", words)
            line = sentence_line(document, span, self.origin_of)
            yield Scored(line, self._score(words) * (enough if fits else 0.5))

    def _positions(self) -> Iterator[Scored]:
        """What those named first want or refuse, about any other who is named; then what they have said of it.

        What stands on most origins comes first, and what is given up behind what holds.
        """
        question = self.question
        holders = question.speakers or tuple(one.actor for one in question.named[:1])
        others = [actor for actor in question.actors if actor not in holders]
        found = [
            one
            for holder in holders
            for who in self._speaking_as(holder)
            for one in positions(self.view, actor=who, stance="red_line" if question.asks(RED_LINES) else None)
            if self._is_in_days(one.position.since)
        ]
        for one in sorted(found, key=lambda one: (one.position.until is not None, -one.origins)):
            text = f"{one.position.issue} {one.line.text}"
            is_about = not others or any(self._is_named(other, text) for other in others)
            yield Scored(one.line, coverage(self._weighty(), text) * (1.0 if is_about else 0.5))
        if question.verb:
            yield from self._claims()

    def _weighty(self) -> list[str]:
        """The question's words without those that only name the kind of question: "issue", "problem"."""
        return [word for word in self.question.topic if not re.fullmatch(KIND_WORDS, word)]

    def _claims(self) -> Iterator[Scored]:
        """What those named before the verb have said, about those named after it; the latest first."""
        question = self.question
        speakers = [who for actor in question.speakers for who in self._speaking_as(actor)]
        verb = question.verb[0] if question.verb else "say"
        acts = asked_acts(verb)
        since, until = self._bounds()
        names = actor_names(self.view)
        found: list[Claim] = []
        for speaker in speakers or (None,):
            found += claims(self.view, speaker=speaker, since=since, until=until)
        for claim in reversed(dict.fromkeys(found)):
            line = claim_line(claim, names, self.origin_of)
            named = [one for one in (claim.speaker, claim.speaks_for, *claim.about, *question.speakers) if one]
            score = self._score(f"{claim.content} {line.text}", named)
            fits = (
                not acts or claim.act in acts or (question.verb and claim.cue and is_alike(question.verb[0], claim.cue))
            )
            all_named = all(one in named or self._is_named(one, line.text) for one in question.actors)
            if acts and claim.act in acts and score and all_named:
                # "Did Russia deny planning an invasion?": a denial of "planning such an assault" is an answer
                score = (1 + score) / 2
            yield Scored(line, score if fits and claim.speaker_text else score / 2)

    def _figures(self) -> Iterator[Scored]:
        """Numbers of what the question counts, of whom it names."""
        for figure in figures(self.view):
            if self._is_counted(figure) and self._is_in_days(figure.as_of):
                line = row_line(figure.evidence, self.origin_of, figure.id)
                named = self._score(line.text, [figure.actor] if figure.actor else [], topic=())
                # the other words ("massed", "stand") only order: the press has many for the same
                yield Scored(line, named * (ENOUGH + (1 - ENOUGH) * coverage(self.question.topic, line.text)))

    def _is_counted(self, figure: Figure) -> bool:
        """True when the figure counts what is asked; "soldiers killed" asks for the killed and not for soldiers."""
        topic = self.question.topic
        asked = [word for word in topic if word in LOSSES] or topic
        counted = [word for word in (figure.unit, *(figure.of_what or "").casefold().split()) if word]
        return any(is_alike(one, other) for one in asked for other in counted)

    def _is_in_days(self, when: Interval) -> bool:
        since, until = self._bounds()
        starts_late = until and when.earliest and when.earliest > until.isoformat()
        ends_early = since and when.latest and when.latest < since.isoformat()
        return not starts_late and not ends_early

    def _events(self) -> Iterator[Scored]:
        """Events of the days and the people in the question; what most origins tell comes first."""
        since, until = self._bounds()
        when = self.question.asks(r"^\W*(since )?when\b|\bwhat (year|day|date)\b")
        found = sorted(timeline(self.view, since=since, until=until), key=lambda event: -event.origins)
        scored = [(event, self._event_score(event, since, when)) for event in found]
        if not self.question.topic:  # "What happened in 2014?": the best of them, in order of time
            scores = {event.id: score for event, score in scored}
            best = told_once(sorted(found, key=lambda event: -scores[event.id]))[:LINES]
            best.sort(key=lambda event: event.date.earliest or event.date.latest or "", reverse=self._asks_for_news())
            scored = [(event, round(scores[event.id], 1)) for event in best]
        for event, score in scored:
            yield Scored(event_line(event, self.origin_of), score)

    def _event_score(self, event: Event, since: date | None, when: bool) -> float:
        score = self._score(event.summary, (*event.actors, *event.recipients))
        if event.date.earliest is None and when:
            return score / 2  # "by 2022-02-15" is no answer to "When?"
        # what is planned, possible or denied, and what only may lie in those days, comes after the rest
        is_inside = event.date.earliest is not None and (since is None or event.date.earliest >= since.isoformat())
        return score * (1.0 if event.modality in FIRM else 0.99) * (1.0 if is_inside else 0.98)

    def _definitions(self) -> Iterator[Scored]:
        """Roles as printed or held by the registry, and sentences that say who or what someone is."""
        for actor in self.question.actors[:1]:
            for mention in self.view.rows(ActorMention, "actor = ? AND role IS NOT NULL", (actor,)):
                line = make_line(f"{mention.name}: {mention.role}", mention.evidence, self.origin_of, mention.id)
                yield Scored(line, self._score("", self.question.actors))
            for name in sorted(self._names[actor], key=lambda name: (-len(name), name)):
                for document, span, _ in self.view.search(name, CANDIDATES):
                    words = span.of(document.text)
                    at = f" {_spaced(words)} ".find(f" {name} ")
                    if at >= 0 and _DEFINED.match(words, at + len(name)):
                        yield Scored(sentence_line(document, span, self.origin_of), self._score(words))
            for words in self._offices(actor):
                yield Scored(AnswerLine(words, (), 0), self._score("", self.question.actors))

    def _offices(self, actor: str) -> Iterator[str]:
        """The offices that a person held on the day: "Vera Lund: foreign minister, Arland, since 2019-05-01"."""
        for office in self.world.roles_of(actor):
            if self.known_on and office in self.world.holders(office.role, office.of, self.known_on):
                name, of = self.world.actors[actor].name, self.world.actors[office.of].name
                yield f"{name}: {office.role}, {of}" + (f", since {office.from_}" if office.from_ else "")

    def _duties(self) -> Iterator[Scored]:
        """What the treaties of the registry say about an attack on someone."""
        for line in duty_lines(self.world, self.question, self.known_on):
            yield Scored(line, 1.0)

    def _score(self, text: str, actors: Iterable[str] = (), topic: Sequence[str] | None = None) -> float:
        """How much of the question some words have; half as much where someone whom it names is missing."""
        question = self.question
        here = set(actors)
        missing = [one for one in question.actors if one not in here and not self._is_named(one, text)]
        wanted = question.topic if topic is None else topic
        if not wanted and not question.actors and question.kind == "text":
            wanted = re.findall(r"\w+", (question.days.text or "") if question.days else "") or ("",)
        return coverage(wanted, text) * (0.5 if missing else 1.0)

    def _is_named(self, actor: str, text: str) -> bool:
        padded = f" {_spaced(text)} "
        return any(f" {name} " in padded for name in self._names[actor])

    def _names_of(self, actor: str) -> frozenset[str]:
        """All printed forms that mean an actor, as `_spaced` gives them."""
        names = {name.surface for several in self.world.names.values() for name in several if name.actor == actor}
        names |= {name for row in self.view.rows(Actor, "id = ?", (actor,)) for name in (row.name, *row.aliases)}
        return frozenset(_spaced(name) for name in names)

    def _speaking_as(self, actor: str) -> list[str]:
        """The actor, and for a plural body ("the West") those whom it stands for."""
        return [actor, *(self.world.expand(actor, self.known_on) if self.known_on else ())]

    def _bounds(self) -> tuple[date | None, date | None]:
        """The days that the question means: its date, or the last weeks for "now", or all before for "background"."""
        days = self.question.days
        if days or self.known_on is None:
            return (days.first, days.last) if days else (None, None)
        if self._asks_for_news():
            return self.known_on - timedelta(days=NOW), self.known_on
        if self.question.asks(r"\bbackground\b"):
            return None, self.known_on - timedelta(days=NOW)
        return None, None

    def _asks_for_news(self) -> bool:
        return self.question.asks(r"\b(now|latest|happening|going on|recently|currently)\b")


def _spaced(text: str) -> str:
    """The words alone, in lower case, for finding whole words: "Kyiv's" has the word "kyiv"."""
    return "".join(character if character.isalnum() else " " for character in text.casefold())
