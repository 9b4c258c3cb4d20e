"""STIX 2.1: a bundle for OpenCTI and other platforms of threat intelligence.

An article is a `report`, an actor an `identity`, a place a `location`, a happening OpenCTI's `event`; what somebody
said, a figure, a position and a forecast are `note`s, a dispute is a `grouping`. Events, claims and figures have their
Admiralty grade as confidence.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import uuid5

from sitroom.export import stix_objects as stix
from sitroom.export.cells import quotes
from sitroom.export.files import write_object
from sitroom.export.rows import Desk
from sitroom.export.stix_objects import Object
from sitroom.lexicon.country_codes import country_code
from sitroom.query.grades import Grades
from sitroom.query.lines import date_words
from sitroom.query.wording import amount, band
from sitroom.records.claims import Actor, Claim, Dispute, Event, Evidence, Figure, Forecast, Place, Position
from sitroom.store import View


def write(view: View, to: Path, *, with_text: bool = False) -> dict[str, int]:
    """Write articles, actors, places, events, claims, figures, positions, forecasts and disputes as one bundle.

    Args:
        to: the file.  with_text: has no say: a report is cited, not reprinted.
    Returns:
        The numbers of objects by type.
    """
    counts: dict[str, int] = defaultdict(int)
    documents = "\n".join(id for (id,) in view.select("SELECT id FROM documents ORDER BY id"))
    bundle = {"type": "bundle", "id": f"bundle--{uuid5(stix.SPACE, f'{view.as_of} {documents}')}"}
    write_object(to, bundle, "objects", _counted(_Bundle(view).objects(), counts))
    return dict(counts)


def _counted(objects: Iterable[Object], counts: dict[str, int]) -> Iterator[Object]:
    for one in objects:
        counts[one["type"]] += 1
        yield one


class _Bundle:
    """The objects of one view, what is referred to before what refers to it."""

    def __init__(self, view: View) -> None:
        self._view, self._desk, self._grades = view, Desk(view), Grades(view)
        self._last = self._desk.last_day()
        self._events: dict[str, list[str]] = defaultdict(list)

    def objects(self) -> Iterator[Object]:
        yield from stix.producer(self._last)
        for (outlet,) in self._view.select("SELECT DISTINCT outlet FROM documents WHERE outlet <> '' ORDER BY outlet"):
            yield stix.outlet(outlet, self._last)
        for actor in self._view.each(Actor):
            yield from self._actor(actor)
        yield from self._places()
        for event in self._view.each(Event):
            yield from self._event(event)
        for claim in self._view.each(Claim):
            yield self._claim(claim)
        for figure in self._view.each(Figure):
            yield self._figure(figure)
        for position in self._view.each(Position):
            yield self._position(position)
        for forecast in self._view.each(Forecast):
            yield self._forecast(forecast)
        for dispute in self._view.each(Dispute):
            yield self._dispute(dispute)
        for (id,) in self._view.select("SELECT id FROM documents ORDER BY id"):
            yield self._report(id)

    def _actor(self, actor: Actor) -> Iterator[Object]:
        yield stix.identity(actor, self._last)
        country = stix.country(actor)
        if country:
            yield country
            yield stix.relationship(stix.stix_id("identity", actor.id), "located-at", country["id"], None)

    def _places(self) -> Iterator[Object]:
        """Every place of an event once."""
        sql = "SELECT min(id) FROM events WHERE place IS NOT NULL GROUP BY json_extract(place, '$.id') ORDER BY 1"
        for (id,) in self._view.select(sql):
            [event] = self._view.rows(Event, "id = ?", (id,))
            place = event.place
            if place and self._place_id(place) == stix.stix_id("location", place.id):
                yield stix.location(place)

    def _place_id(self, place: Place | None) -> str | None:
        """The location of a place: the country of the state of its name, else its own where it has a point."""
        if place is None or place.lat is None or place.lon is None:
            return None
        states = self._view.select("SELECT id FROM actors WHERE kind = 'state' AND name = ?", (place.name,))
        named = [id for (id,) in states if place.precision == "country" and country_code(id)]
        return stix.stix_id("location", named[0] if named else place.id)

    def _event(self, event: Event) -> Iterator[Object]:
        yield stix.event(event, self._grades.of(event), self._day(event.evidence))
        yield from self._links(event)
        for document in event.documents:
            self._events[document].append(event.id)

    def _links(self, event: Event) -> Iterator[Object]:
        """Where it was, and who was in it."""
        id, day = stix.stix_id("event", event.id), self._day(event.evidence)
        place = self._place_id(event.place)
        if place:
            yield stix.relationship(id, "located-at", place, day)
        for words, actors in (("does it", event.actors), ("to whom it is done", event.recipients)):
            for actor in self._identities(actors):
                yield stix.relationship(id, "related-to", actor, day, words)

    def _claim(self, claim: Claim) -> Object:
        grade = self._grades.of(claim)
        speaker = self._desk.name(claim.speaker) if claim.speaker else claim.speaker_text
        return stix.note(
            claim.id,
            self._day(claim.evidence),
            abstract=f"{speaker or 'somebody unnamed'} ({claim.act}): {' '.join(claim.content.split())}",
            content=self._words(claim.evidence),
            refs=self._refs(claim.evidence, claim.speaker, claim.speaks_for, *claim.about),
            authors=[speaker] if speaker else None,
            labels=["claim", claim.act],
            confidence=stix.CONFIDENCE.get(grade.digit),
            extensions=stix.ours(claim.id, claim.evidence, grade, mode=claim.mode, said=claim.said.edtf),
        )

    def _figure(self, figure: Figure) -> Object:
        grade = self._grades.of(figure)
        what = " ".join(filter(None, (amount(figure), figure.unit, f"({figure.of_what})" if figure.of_what else "")))
        return stix.note(
            figure.id,
            self._day(figure.evidence),
            abstract=f"{what}, {figure.modality}, as of {date_words(figure.as_of)}",
            content=self._words(figure.evidence),
            refs=self._refs(figure.evidence, figure.actor),
            labels=["figure", figure.modality],
            confidence=stix.CONFIDENCE.get(grade.digit),
            extensions=stix.ours(figure.id, figure.evidence, grade, value=figure.value, unit=figure.unit),
        )

    def _position(self, position: Position) -> Object:
        wish = f"{self._desk.name(position.actor)} {position.stance.replace('_', ' ')}: {position.issue}"
        claims = [stix.stix_id("note", claim) for claim in position.claims]
        return stix.note(
            position.id,
            self._day(position.evidence),
            abstract=f"{wish} (since {date_words(position.since)})",
            content=self._words(position.evidence),
            refs=[*self._refs(position.evidence, position.actor), *claims],
            labels=["position", position.stance],
            extensions=stix.ours(position.id, position.evidence, since=position.since.edtf),
        )

    def _forecast(self, forecast: Forecast) -> Object:
        hedge = f"{forecast.words}, {band(forecast.probability) or 'no number'}; {forecast.outcome}"
        return stix.note(
            forecast.id,
            self._day(forecast.evidence),
            abstract=f"forecast ({hedge}): {' '.join(forecast.event_text.split())}",
            content=self._words(forecast.evidence),
            refs=[*self._refs(forecast.evidence, *forecast.actors), stix.stix_id("note", forecast.claim)],
            labels=["forecast", forecast.outcome],
            extensions=stix.ours(forecast.id, forecast.evidence, window=forecast.window.edtf),
        )

    def _dispute(self, dispute: Dispute) -> Object:
        sides = [f"- {', '.join(self._desk.names(s.actors) or s.outlets)}: {s.summary}" for s in dispute.sides]
        rows = [stix.stix_id("note", id) for side in dispute.sides for id in (*side.claims, *side.figures)]
        return stix.made(
            "grouping",
            dispute.id,
            self._day(dispute.evidence),
            name=f"Dispute ({dispute.kind}): {' '.join(dispute.about.split())}",
            description="\n".join(" ".join(side.split()) for side in sides),
            context="disputed-accounts",
            object_refs=sorted({*rows, *self._refs(dispute.evidence)}),
            extensions=stix.ours(dispute.id, dispute.evidence),
        )

    def _report(self, document: str) -> Object:
        mine = [id for (id,) in self._view.select("SELECT actor FROM actor_mentions WHERE document = ?", (document,))]
        refs = self._identities(mine)
        for table in ("claims", "figures"):
            ids = self._view.select(f"SELECT id FROM {table} WHERE document = ?", (document,))
            refs += [stix.stix_id("note", id) for (id,) in ids]
        for id in self._events.get(document, ()):
            [event] = self._view.rows(Event, "id = ?", (id,))
            refs += [stix.stix_id("event", id), *(link["id"] for link in self._links(event))]
        letter = self._grades.letter(document)
        return stix.report(self._desk.article(document), refs, self._last, letter)

    def _identities(self, actors: Iterable[str | None]) -> list[str]:
        return [stix.stix_id("identity", one) for one in actors if one and self._desk.has_actor(one)]

    def _refs(self, evidence: Iterable[Evidence], *actors: str | None) -> list[str]:
        """The reports that a row rests on, and the actors that it is about."""
        return [stix.stix_id("report", one.document) for one in evidence] + self._identities(actors)

    def _words(self, evidence: tuple[Evidence, ...]) -> str:
        articles = dict.fromkeys(self._desk.article(one.document).credit for one in evidence)
        return f"{quotes(evidence)}\n\n({'; '.join(articles)})"

    def _day(self, evidence: Iterable[Evidence]) -> str | None:
        """The day on which the first article of a row was published; the ledger's last for undated ones."""
        days = (self._desk.article(one.document).published.earliest for one in evidence)
        return min((day for day in days if day), default=self._last)
