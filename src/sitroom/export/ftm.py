"""FollowTheMoney: entities for Aleph and OpenAleph, one JSON object a line, under the ids of the ledger.

Articles, actors and happenings are entities; who is named where is a `Mention`, what rests on which article is a
`Documentation`, who said what is a `Note` on the speaker.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha1
from pathlib import Path, PurePath
from typing import Any

from sitroom.export.cells import quotes
from sitroom.export.files import printable, write_lines
from sitroom.export.rows import Desk
from sitroom.lexicon.country_codes import country_code
from sitroom.query.lines import FIRM, date_words
from sitroom.records.claims import Actor, ActorMention, Claim, Event
from sitroom.records.dates import Interval
from sitroom.records.text import Document
from sitroom.store import View

#: The schema of an actor by its kind; a group ("the West") is not founded and has no seat, so it is only an entity
#: that acts.
SCHEMATA = {"person": "Person", "state": "PublicBody", "organisation": "Organization", "group": "LegalEntity"}
#: ISO 639-3, which these entities have, by ISO 639-1.
LANGUAGES = {"en": "eng", "de": "deu", "fr": "fra", "es": "spa", "ru": "rus", "uk": "ukr", "it": "ita", "pl": "pol"}
#: A caption that fits a line in Aleph.
CAPTION = 160


def write(view: View, to: Path, *, with_text: bool = False) -> dict[str, int]:
    """Write articles, actors, events and what joins them as FollowTheMoney entities.

    Args:
        to: the file.  with_text: the texts of the articles too, which Aleph then searches.
    Returns:
        The numbers of entities by schema.
    """
    counts: dict[str, int] = {}
    write_lines(to, _counted(_entities(view, Desk(view), with_text), counts))
    return counts


def _counted(entities: Iterable[dict[str, Any]], counts: dict[str, int]) -> Iterator[dict[str, Any]]:
    for entity in entities:
        counts[entity["schema"]] = counts.get(entity["schema"], 0) + 1
        yield entity


def _entities(view: View, desk: Desk, with_text: bool) -> Iterator[dict[str, Any]]:
    for document in view.each(Document):
        yield _article(document, with_text)
    for actor in view.each(Actor):
        yield _actor(actor, desk)
        yield from _memberships(actor, desk)
    for mention in view.each(ActorMention):
        if desk.has_actor(mention.actor):
            yield _mention(mention)
    for event in view.each(Event):
        yield _event(event, desk)
        for document_id in event.documents:
            yield _documentation(event, document_id)
    for claim in view.each(Claim):
        yield _note(claim, desk)


def entity(id: str, schema: str, **properties: Any) -> dict[str, Any]:
    """An entity: every property is a list of strings, and one without a value is left out."""
    kept: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = value if isinstance(value, list | tuple) else [value]
        found = list(dict.fromkeys(filter(None, (printable(str(one)).strip() for one in values if one is not None))))
        if found:
            kept[name] = found
    return {"id": _id(id), "schema": schema, "properties": kept}


def _id(id: str) -> str:
    """An id that Aleph takes: `state-RUS` for `state:RUS`; that of another row is as it is."""
    return id.replace(":", "-").replace("~", "-")


def _joint(*parts: Any) -> str:
    """The id of what joins rows, from theirs."""
    return "x" + sha1(json.dumps(parts).encode(), usedforsecurity=False).hexdigest()[:20]


def _days(interval: Interval) -> dict[str, Any]:
    """A day, a month or a year as `date`; else its two ends."""
    if interval.edtf and "/" not in interval.edtf and "X" not in interval.edtf:
        return {"date": interval.edtf}
    return {"startDate": interval.earliest, "endDate": interval.latest}


def _article(document: Document, with_text: bool) -> dict[str, Any]:
    published = _days(document.published)
    return entity(
        document.id,
        "Article",
        title=document.title,
        fileName=PurePath(document.path).name if document.path else document.id,
        author=document.byline,
        publisher=[document.outlet, document.agency],
        publishedAt=published.get("date") or published.get("startDate"),
        sourceUrl=document.uri if document.uri and document.uri.startswith(("http://", "https://")) else None,
        language=LANGUAGES.get(document.language or ""),
        bodyText=document.text if with_text else None,
    )


def _actor(actor: Actor, desk: Desk) -> dict[str, Any]:
    code = country_code(actor.id)
    roles = [f"{one.role}{f', {desk.name(one.of)}' if one.of else ''}" for one in actor.roles]
    own: dict[str, Any] = {"position": roles} if actor.kind == "person" else {}
    return entity(
        actor.id,
        SCHEMATA.get(actor.kind, "LegalEntity"),
        name=actor.name,
        alias=[alias for alias in actor.aliases if alias != actor.name],
        country=code.lower() if code else None,
        wikidataId=actor.wikidata,
        notes=actor.id,
        **own,
    )


def _memberships(actor: Actor, desk: Desk) -> Iterator[dict[str, Any]]:
    for one in actor.memberships:
        if desk.has_actor(one.org):
            id = _joint("member", actor.id, one.org, one.from_, one.to)
            days = {"startDate": one.from_, "endDate": one.to}
            yield entity(id, "Membership", member=_id(actor.id), organization=_id(one.org), **days)


def _mention(mention: ActorMention) -> dict[str, Any]:
    schema = SCHEMATA.get(mention.kind, "LegalEntity")
    return entity(
        mention.id,
        "Mention",
        document=mention.document,
        resolved=_id(mention.actor),
        name=mention.name,
        detectedSchema=schema,
    )


def _event(event: Event, desk: Desk) -> dict[str, Any]:
    """A happening; what is not certain says so in its name, since Aleph's lists show nothing else."""
    force = "" if event.modality in FIRM else f"({event.modality}) "
    articles = [desk.article(id) for id in event.documents]
    sides = (", ".join(desk.names(side)) for side in (event.actors, event.recipients))
    deed = " > ".join(filter(None, sides))
    return entity(
        event.id,
        "Event",
        name=caption(force + event.summary),
        summary=quotes(event.evidence),
        keywords=[event.type, event.event_mode, event.modality],
        **_days(event.date),
        description=f"{date_words(event.date)}; {deed or 'nobody named'}; independent origins: {event.origins}",
        location=event.place.name if event.place else None,
        involved=[_id(one) for one in (*event.actors, *event.recipients) if desk.has_actor(one)],
        proof=list(event.documents),
        publisher=[one.outlet for one in articles],
        sourceUrl=[one.link for one in articles],
        recordId=event.id,
    )


def _documentation(event: Event, document: str) -> dict[str, Any]:
    words = [one for one in event.evidence if one.document == document]
    id = _joint("documents", event.id, document)
    return entity(id, "Documentation", document=document, entity=event.id, role="reports", summary=quotes(words))


def caption(text: str) -> str:
    """A text on one line, cut between words where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= CAPTION else line[:CAPTION].rsplit(" ", 1)[0] + " …"


def _note(claim: Claim, desk: Desk) -> dict[str, Any]:
    """What somebody is reported to have said, as a note on the speaker and on the state or body spoken for."""
    speakers = [one for one in (claim.speaker, claim.speaks_for) if one and desk.has_actor(one)]
    article = desk.article(claim.document)
    who = desk.name(claim.speaker) if claim.speaker else claim.speaker_text or "somebody unnamed"
    return entity(
        claim.id,
        "Note",
        name=caption(f"{who} ({claim.act}): {claim.content}"),
        description=quotes(claim.evidence),
        summary=f"{article.credit}; {claim.mode}, said {date_words(claim.said)}",
        entity=list(map(_id, speakers)),
        keywords=[claim.act, claim.mode],
        proof=claim.document,
        publisher=article.outlet,
        sourceUrl=article.link,
    )
