"""Records built by hand for tests: each has evidence that slices right, and says only what the test gives it."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sitroom.records.claims import (
    Actor,
    ActorMention,
    Claim,
    Copy,
    Event,
    EventMention,
    Evidence,
    Figure,
    Forecast,
    Judgement,
    NamedDay,
    Picture,
    Place,
    Position,
    Prediction,
    Reading,
    TextWarning,
)
from sitroom.records.dates import UNKNOWN, Interval, parse_day
from sitroom.records.ids import content_id
from sitroom.records.judgements import UserJudgement
from sitroom.records.schema import field_types
from sitroom.records.text import Block, BlockKind, Document, Span
from sitroom.world import Clause, MembershipRow, Name, Treaty, World, WorldActor

MADE_BY = "test/1"
TEXT = (
    "Talks open in Geneva\n\n"
    "The envoys of Arland and Borduria met on 10 January 2022. "
    '"We will not move," said Vera Lund, the foreign minister of Arland. About 4,000 troops stand at the border.\n\n'
    "Borduria denied that it had sent any troops. Talks go on in March 2022."
)


def make_interval(when: "str | Interval | None") -> Interval:
    """An interval from "2022", "2022-01" or "2022-01-10"; None gives an unknown date."""
    if when is None or isinstance(when, Interval):
        return when or UNKNOWN
    interval = parse_day(when)
    assert interval is not None, f"not a date: {when}"
    return interval.noted(text=when)


def make_blocks(text: str, kinds: Sequence[BlockKind] = ()) -> tuple[Block, ...]:
    """Blocks split on blank lines; the kinds given are for the first ones, all others are paragraphs."""
    matches = list(re.finditer(r"\S(?:.|\n(?!\n))*", text))
    padded = [*kinds, *["paragraph"] * len(matches)]
    return tuple(
        Block(match.start(), match.start() + len(match[0].rstrip()), kind)  # type: ignore[arg-type]
        for match, kind in zip(matches, padded, strict=False)
    )


def make_document(
    text: str = TEXT, published: "str | Interval | None" = "2022-01-11", kinds: Sequence[BlockKind] = (), **fields: Any
) -> Document:
    """A document; its id depends on its text, its date and its outlet."""
    interval = make_interval(published)
    values: dict[str, Any] = {
        "id": content_id("d", text, interval.edtf, fields.get("outlet")),
        "external_id": None,
        "uri": None,
        "path": "articles/one.txt",
        "outlet": None,
        "title": None,
        "byline": None,
        "agency": None,
        "published": interval,
        "language": "en",
        "text": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "blocks": make_blocks(text, kinds),
        **fields,
    }
    return Document(**values)


def make_sentences(document: Document) -> tuple[Span, ...]:
    """Sentences by full stops, inside blocks: enough for texts written for tests."""
    found = []
    for block in document.blocks:
        for match in re.finditer(r"\S.*?(?:[.!?][\"”]?(?=\s|$)|$)", block.span.of(document.text), re.DOTALL):
            found.append(Span(block.start + match.start(), block.start + match.end()))
    return tuple(found)


def make_evidence(document: Document, quote: str | None = None) -> tuple[Evidence, ...]:
    """Evidence for words of the document; without a quote, its first sentence that is a paragraph's."""
    if quote is None:
        paragraphs = [block.span for block in document.blocks if block.is_evidence]
        quote = next(s for s in make_sentences(document) if any(p.covers(s) for p in paragraphs)).of(document.text)
    start = document.text.index(quote)
    return (Evidence(document.id, start, start + len(quote), quote),)


def make_claim(document: Document, content: str | None = None, quote: str | None = None, **fields: Any) -> Claim:
    """A claim resting on `quote`; the content is the quote without another."""
    evidence = make_evidence(document, quote)
    values: dict[str, Any] = {
        "document": document.id,
        "speaker": "state:BOR",
        "speaker_text": "Borduria",
        "speaks_for": None,
        "cue": "said",
        "act": "assert",
        "mode": "indirect",
        "content": content or evidence[0].quote,
        "addressee": None,
        "said": document.published.noted(basis="document"),
        "about": (),
        "holder_chain": (),
        "made_by": MADE_BY,
        "evidence": evidence,
        **fields,
    }
    values["said"] = make_interval(values["said"])
    return Claim(**{"id": content_id("c", document.id, evidence[0].start, values["content"], values["act"]), **values})


def make_event_mention(
    document: Document, quote: str | None = None, date: "str | Interval | None" = "2022-01-10", **fields: Any
) -> EventMention:
    """A happening as the document tells it in `quote`."""
    evidence = make_evidence(document, quote)
    values: dict[str, Any] = {
        "document": document.id,
        "type": "CONSULT",
        "event_mode": None,
        "actors": ("state:ARL",),
        "recipients": ("state:BOR",),
        "date": make_interval(date),
        "place": None,
        "modality": "actual",
        "trigger": evidence[0].quote.split()[0],
        "summary": evidence[0].quote,
        "claimed_by": (),
        "claim": None,
        "made_by": MADE_BY,
        "evidence": evidence,
        **fields,
    }
    return EventMention(**{"id": content_id("m", document.id, evidence[0].start, values["type"]), **values})


def make_figure(document: Document, quote: str | None = None, value: float = 4000.0, **fields: Any) -> Figure:
    """A number that the document gives in `quote`."""
    evidence = make_evidence(document, quote)
    values: dict[str, Any] = {
        "document": document.id,
        "low": value,
        "high": value,
        "value": value,
        "bound": "exact",
        "unit": "troops",
        "of_what": "troops",
        "actor": None,
        "place": None,
        "as_of": document.published.noted(basis="document"),
        "modality": "actual",
        "claim": None,
        "made_by": MADE_BY,
        "evidence": evidence,
        **fields,
    }
    return Figure(**{"id": content_id("f", document.id, evidence[0].start, value), **values})


def make_actor_mention(
    document: Document, actor: str = "state:BOR", name: str = "Borduria", **fields: Any
) -> ActorMention:
    """An actor as the document names it; the name must stand in the text."""
    values: dict[str, Any] = {
        "document": document.id,
        "actor": actor,
        "kind": actor.split(":")[0],
        "name": name,
        "known": True,
        "role": None,
        "count": document.text.count(name),
        "evidence": make_evidence(document, name),
        **fields,
    }
    return ActorMention(**{"id": content_id("a", document.id, actor), **values})


def make_prediction(
    document: Document, claim: Claim, quote: str | None = None, window: "str | Interval | None" = None, **fields: Any
) -> Prediction:
    """What a claim of the document foretells in `quote`."""
    evidence = make_evidence(document, quote)
    values: dict[str, Any] = {
        "document": document.id,
        "claim": claim.id,
        "said": claim.said,
        "event_text": evidence[0].quote,
        "negated": False,
        "window": make_interval(window),
        "words": "could",
        "probability": None,
        "type": "ASSAULT",
        "trigger": "invade",
        "actors": ("state:BOR",),
        "recipients": ("state:ARL",),
        "made_by": MADE_BY,
        "evidence": evidence,
        **fields,
    }
    return Prediction(**{"id": content_id("r", document.id, claim.id, values["event_text"]), **values})


def make_forecast(prediction: Prediction, outcome: str = "open", *resolved_by: Evidence) -> Forecast:
    """A prediction with what became of it."""
    shared = {name: getattr(prediction, name) for name in field_types(Prediction) if name not in {"id", "made_by"}}
    return Forecast(id=content_id("o", prediction.id), outcome=outcome, resolved_by=resolved_by, **shared)


def make_warning(
    document: Document, kind: str = "missing_date", quote: str | None = None, **fields: Any
) -> TextWarning:
    """A doubt about the document, or about the words of `quote`."""
    values: dict[str, Any] = {
        "document": document.id,
        "kind": kind,
        "text": quote or "the article has no date",
        "suggestion": None,
        "evidence": make_evidence(document, quote) if quote else (),
        **fields,
    }
    return TextWarning(**{"id": content_id("w", document.id, kind, values["text"]), **values})


def make_reading(document: Document | None = None, **rows: Any) -> Reading:
    """A reading with the rows given (`claims=`, `figures=` ...) and no others."""
    document = document or make_document()
    parts = ("claims", "event_mentions", "figures", "actor_mentions", "warnings", "predictions")
    given = {part: tuple(sorted(rows.pop(part, ()), key=lambda row: row.id)) for part in parts}
    sentences = rows.pop("sentences", make_sentences(document))
    given["named_days"] = tuple(rows.pop("named_days", ()))
    assert not rows, f"a reading has no {', '.join(rows)}"
    return Reading(document=document, sentences=sentences, **given)


def make_named_day(document: Document, words: str, day: str) -> NamedDay:
    """A day as words of the document name it."""
    start = document.text.index(words)
    return NamedDay(Span(start, start + len(words)), day)


def make_full_reading(document: Document | None = None) -> Reading:
    """A reading of `TEXT`, or of a document that contains it, with at least one row in every table."""
    document = document or make_document(kinds=("title",))
    denial = "Borduria denied that it had sent any troops."
    claim = make_claim(document, "it had sent any troops", denial, cue="denied", act="deny", about=("state:BOR",))
    quote = '"We will not move," said Vera Lund, the foreign minister of Arland.'
    spoken = {"speaker": "person:vera-lund", "speaker_text": "Vera Lund", "speaks_for": "state:ARL", "mode": "direct"}
    promise = make_claim(document, "We will not move,", quote, act="refuse", **spoken)
    troops = make_figure(document, "About 4,000 troops stand at the border.", bound="about", claim=claim.id)
    met = "The envoys of Arland and Borduria met on 10 January 2022."
    go_on = "Talks go on in March 2022."
    place = Place("place:geneva", "Geneva", 46.2, 6.15, "place")
    return make_reading(
        document,
        claims=(claim, promise),
        event_mentions=(
            make_event_mention(document, met, place=place),
            make_event_mention(document, go_on, "2022-03", modality="planned", claim=claim.id),
        ),
        figures=(troops,),
        actor_mentions=(
            make_actor_mention(document),
            make_actor_mention(document, "person:vera-lund", "Vera Lund", role="foreign minister", known=False),
        ),
        warnings=(make_warning(document, "future_date", "March 2022"), make_warning(document)),
        predictions=(make_prediction(document, claim, go_on, "2022-03", type="CONSULT", trigger="Talks"),),
        named_days=(make_named_day(document, "10 January 2022", "2022-01-10"),),
    )


def make_event(mention: EventMention, *more: EventMention, origins: int | None = None) -> Event:
    """One event from mentions that are known to tell of the same thing."""
    mentions = sorted((mention, *more), key=lambda one: one.id)
    documents = tuple(sorted({one.document for one in mentions}))
    return Event(
        id=content_id("e", [one.id for one in mentions]),
        type=mention.type,
        event_mode=mention.event_mode,
        actors=mention.actors,
        recipients=mention.recipients,
        date=mention.date,
        place=mention.place,
        modality=mention.modality,
        summary=mention.summary,
        claimed_by=mention.claimed_by,
        documents=documents,
        origins=len(documents) if origins is None else origins,
        mentions=tuple(one.id for one in mentions),
        evidence=tuple(evidence for one in mentions for evidence in one.evidence),
    )


def make_copy(document: Document, original: Document | None = None, kind: str = "verbatim") -> Copy:
    """Where a document stands: its own origin, or a copy of another that is its own origin."""
    if original is None:
        return Copy(document.id, None, "original", document.id)
    return Copy(document.id, original.id, kind, original.id)


def make_actor(id: str, *mentions: ActorMention, **fields: Any) -> Actor:
    """An actor over the documents that name it."""
    values: dict[str, Any] = {
        "kind": id.split(":")[0],
        "name": mentions[0].name if mentions else id,
        "aliases": tuple(sorted({one.name for one in mentions})),
        "known": True,
        "wikidata": None,
        "roles": (),
        "memberships": (),
        "mentions": sum(one.count for one in mentions),
        "evidence": tuple(evidence for one in mentions for evidence in one.evidence),
        **fields,
    }
    return Actor(id=id, **values)


def make_judgement(left: str, right: str, kind: str = "same_event", verdict: str = "same", **fields: Any) -> Judgement:
    """A conclusion about two documents or two mentions."""
    values: dict[str, Any] = {"detail": None, "score": 1.0, "reasons": ("test",), "made_by": MADE_BY, **fields}
    return Judgement(content_id("j", kind, left, right), kind, verdict, left, right, **values)


def make_told(left: str, right: str, verdict: str = "same", kind: str = "same_event", **fields: Any) -> UserJudgement:
    """What a user judges; `at` orders judgements in time."""
    at = fields.pop("at", 0)
    values: dict[str, Any] = {
        "detail": None,
        "score": 1.0,
        "reasons": ("because",),
        "made_by": "user",
        "recorded_at": f"2022-03-01T12:00:{at:02}.000000+00:00",
        "retracted_at": None,
        **fields,
    }
    return UserJudgement(content_id("j", kind, verdict, left, right, at), kind, verdict, left, right, **values)


def make_position(issue: str, stance: str, *claims: Claim, **fields: Any) -> Position:
    """What the speaker of some claims wants, since the first of them."""
    values: dict[str, Any] = {
        "actor": claims[0].speaks_for or claims[0].speaker,
        "since": min((claim.said for claim in claims), key=lambda said: said.earliest or ""),
        "until": None,
        "claims": tuple(sorted(claim.id for claim in claims)),
        "evidence": tuple(evidence for claim in claims for evidence in claim.evidence),
        **fields,
    }
    return Position(id=content_id("p", values["actor"], issue, stance), issue=issue, stance=stance, **values)


def make_picture(*readings: Reading, **rows: Any) -> Picture:
    """The plainest picture of some readings: no copies, every mention its own event."""
    mentions: dict[str, list[ActorMention]] = {}
    for reading in sorted(readings, key=lambda reading: reading.document.id):
        for one in reading.actor_mentions:
            mentions.setdefault(one.actor, []).append(one)
    events = (make_event(mention) for reading in readings for mention in reading.event_mentions)
    values: dict[str, Any] = {
        "copies": tuple(make_copy(reading.document) for reading in readings),
        "judgements": (),
        "events": tuple(sorted(events, key=lambda event: event.id)),
        "actors": tuple(make_actor(actor, *found) for actor, found in sorted(mentions.items())),
        "forecasts": tuple(make_forecast(one) for reading in readings for one in reading.predictions),
        **rows,
    }
    return Picture(**values)


def make_world(**tables: Any) -> World:
    """A registry of three invented states: Arland and Caria are in a pact, Borduria is not; other tables as given."""
    pact = Treaty("pact", "Pact of Geneva", (), "org:pact", (), "1950-01-01", "1950-01-01", None, MADE_BY)
    clause = Clause("pact", "Article 2", "defend", (), (), None, "All help one.", "1950-01-01", None, None, MADE_BY)
    kinds = {
        "state:ARL": ("Arland", "Arlander"),
        "state:BOR": ("Borduria", "Bordurian"),
        "state:CAR": ("Caria", "Carian"),
        "org:pact": ("the Pact", ""),
    }
    values: dict[str, Any] = {field.name: {} for field in fields(World)}
    values |= {"state_names": (), "offices": (), "group_members": (), "happenings": ()}
    members = tuple(
        MembershipRow("org:pact", actor, "1950-01-01", None, "member", MADE_BY) for actor in ("state:ARL", "state:CAR")
    )
    values |= {
        "actors": {
            actor: WorldActor(actor, actor.split(":")[0], names[0], (), None, None, MADE_BY)
            for actor, names in kinds.items()
        },
        "names": {
            surface: (Name(surface, actor, kind),)
            for actor, names in kinds.items()
            for surface, kind in zip(names, ("name", "adjective"), strict=True)
            if surface
        },
        "memberships": members,
        "memberships_by": {"org:pact": members, "state:ARL": members[:1], "state:CAR": members[1:]},
        "treaties": {"pact": pact},
        "clauses": (clause,),
        **tables,
    }
    return World(**values)
