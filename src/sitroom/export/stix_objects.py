"""The objects of a STIX 2.1 bundle, one function a kind; ids are made from those of the rows (UUID version 5)."""

from collections.abc import Iterable
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sitroom import __version__
from sitroom.export.cells import citation_of
from sitroom.export.rows import Article
from sitroom.lexicon.country_codes import country_code
from sitroom.query.grades import Grade
from sitroom.query.lines import FIRM, date_words
from sitroom.records.claims import Actor, Event, Evidence, Place
from sitroom.records.dates import Interval
from sitroom.records.judgements import RELIABILITY

Object = dict[str, Any]

#: Our own name space: the one of the standard is for observables alone (section 2.9).
SPACE = uuid5(NAMESPACE_URL, "urn:sitroom:stix")
#: OpenCTI's extension: it carries what the standard has no property for, and makes `event` an object of its own.
OPENCTI = "extension-definition--ea279b3e-5c71-4632-ac08-831c66a786ba"
OURS = f"extension-definition--{uuid5(SPACE, 'extension')}"
#: Objects that are made from no article were made on no day; a version of them may not change it (section 3.6).
ALWAYS = "2000-01-01T00:00:00.000Z"
#: The number of an Admiralty credibility (appendix A of the standard); 6, "cannot be judged", has none.
CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
CLASSES = {"person": "individual", "state": "organization", "organisation": "organization", "group": "group"}
#: What OpenCTI calls a place of a precision.
PLACES = {"country": "Country", "place": "City", "region": "Region", "sea": "Region", "admin": "Administrative-Area"}


def stix_id(kind: str, *parts: str) -> str:
    """The id of an object: always the same for one row."""
    return f"{kind}--{uuid5(SPACE, '/'.join((kind, *parts)))}"


def stamp(day: str | None, time: str = "00:00:00.000") -> str:
    """An ISO day as an instant."""
    return f"{day}T{time}Z" if day else ALWAYS


def made(kind: str, row: str, day: str | None, created: str | None = None, **fields: Any) -> Object:
    """An object of a row; fields that are None or empty are left out."""
    head = {"type": kind, "spec_version": "2.1", "id": stix_id(kind, row), "created_by_ref": PRODUCER}
    times = {"created": created or stamp(day), "modified": stamp(day)}
    return {**head, **times, **{name: value for name, value in fields.items() if value not in (None, "", [], {})}}


PRODUCER = stix_id("identity", "sitroom")


def producer(day: str | None) -> list[Object]:
    """Who made the bundle, and what its own properties mean."""
    words = f"Sitroom {__version__} reads news reports and keeps a ledger of them; a row is what a text says."
    schema = "row: id in the ledger; citations: document:start-end, in code points; the rest as in the ledger's records"
    extension = made("extension-definition", "", day, ALWAYS, name="Sitroom row", schema=schema, version="1.0.0")
    extension |= {"id": OURS, "extension_types": ["property-extension"], "description": words}
    identity = made("identity", "sitroom", day, ALWAYS, name="Sitroom", identity_class="system", description=words)
    return [identity, extension]


def ours(row: str, evidence: Iterable[Evidence] = (), grade: Grade | None = None, **fields: Any) -> Object:
    """Our properties of a row."""
    graded = {"grade": str(grade), "grade_why": grade.why, "origins": grade.origins} if grade else {}
    values = {"row": row, "citations": [citation_of(one) for one in evidence], **graded, **fields}
    return {OURS: {"extension_type": "property-extension", **{k: v for k, v in values.items() if v not in (None, [])}}}


def opencti(**fields: Any) -> Object:
    """Properties that OpenCTI reads from its own extension."""
    kept = {name: value for name, value in fields.items() if value}
    return {OPENCTI: {"extension_type": "property-extension", **kept}} if kept else {}


def identity(actor: Actor, day: str | None) -> Object:
    """An actor; a state too is who acts, and stands beside the place of its name."""
    others = [alias for alias in actor.aliases if alias != actor.name]
    wikidata = [{"source_name": "wikidata", "external_id": actor.wikidata}] if actor.wikidata else []
    if actor.wikidata:
        wikidata[0]["url"] = f"https://www.wikidata.org/wiki/{actor.wikidata}"
    return made(
        "identity",
        actor.id,
        day,
        ALWAYS,
        name=actor.name,
        identity_class=CLASSES.get(actor.kind, "unknown"),
        sectors=["government-national"] if actor.kind == "state" else None,
        roles=list(dict.fromkeys(role.role for role in actor.roles)),
        external_references=wikidata,
        extensions={**opencti(aliases=others), **ours(actor.id, known=actor.known, kind=actor.kind)},
    )


def country(actor: Actor) -> Object | None:
    """The country of a state; None for what has no code."""
    code = country_code(actor.id)
    if code is None:
        return None
    type = opencti(type="Country")
    return made("location", actor.id, None, ALWAYS, name=actor.name, country=code, extensions=type)


def location(place: Place) -> Object:
    """A place of an event."""
    return made(
        "location",
        place.id,
        None,
        ALWAYS,
        name=place.name,
        latitude=place.lat,
        longitude=place.lon,
        city=place.name if place.precision == "place" else None,
        extensions={
            **opencti(type=PLACES.get(place.precision, "Position")),
            **ours(place.id, place_precision=place.precision),
        },
    )


def report(article: Article, refs: list[str], day: str | None, letter: str | None) -> Object:
    """An article, with all that rests on it; its author is the outlet."""
    name = f"{article.headline} ({article.outlet})" if article.outlet and article.title else article.headline
    reference = {"source_name": article.outlet or "article", "external_id": article.id, "url": article.link}
    reliability = f"{letter} - {RELIABILITY[letter].capitalize()}" if letter else None
    published = article.published.earliest
    found = made(
        "report",
        article.id,
        published or day,
        name=name,
        report_types=["news-report"],
        published=stamp(published or day),
        object_refs=sorted(set(refs)) or [PRODUCER],
        labels=[] if published else ["undated"],
        external_references=[{key: value for key, value in reference.items() if value}],
        extensions={
            **opencti(reliability=reliability),
            **ours(article.id, sha256=article.sha256, agency=article.agency, published=article.published.edtf),
        },
    )
    return found | ({"created_by_ref": outlet_id(article.outlet)} if article.outlet else {})


def outlet_id(outlet: str) -> str:
    """The id of the identity of an outlet, which is no actor of the ledger."""
    return stix_id("identity", "outlet", outlet)


def outlet(name: str, day: str | None) -> Object:
    """Who published articles."""
    found = made("identity", "", day, ALWAYS, name=name, identity_class="organization", roles=["outlet"])
    return found | {"id": outlet_id(name)}


def event(row: Event, grade: Grade, day: str | None) -> Object:
    """A happening, as OpenCTI's `event`: a summit is no `incident`. Its name has its day, for OpenCTI joins by name."""
    date: Interval = row.date
    force = "" if row.modality in FIRM else f"{row.modality}: "
    summary = " ".join(row.summary.split())
    return made(
        "event",
        row.id,
        day,
        name=f"{date_words(date)}, {row.type}: {force}{summary}",
        description=summary,
        event_types=[row.type.lower()],
        start_time=stamp(date.earliest) if date.earliest else None,
        stop_time=stamp(date.latest, "23:59:59.000") if date.latest else None,
        labels=[row.modality],
        confidence=CONFIDENCE.get(grade.digit),
        extensions={
            OPENCTI: {"extension_type": "new-sdo"},
            **ours(row.id, row.evidence, grade, date=date.edtf, claimed_by=list(row.claimed_by)),
        },
    )


def relationship(source: str, kind: str, target: str, day: str | None, words: str | None = None) -> Object:
    """How two objects stand to each other."""
    parts = (source, kind, target, words or "")
    found = made("relationship", "", day, relationship_type=kind, source_ref=source, target_ref=target)
    return found | {"id": stix_id("relationship", *parts)} | ({"description": words} if words else {})


def note(row: str, day: str | None, *, abstract: str, content: str, refs: Iterable[str], **fields: Any) -> Object:
    """What is reported, in the words that were printed."""
    return made("note", row, day, abstract=abstract, content=content, object_refs=sorted(set(refs)), **fields)
