"""What may be judged: two rows, turned into the pair that a judgement names."""

import json
from dataclasses import dataclass

from sitroom.errors import QuestionError
from sitroom.query.sources import source_names
from sitroom.records.claims import ActorMention, Claim, Event, EventMention, Figure
from sitroom.records.judgements import RELIABILITY
from sitroom.records.text import Document
from sitroom.store import View

#: A row, or the id of an actor.
Subject = Document | Event | EventMention | Claim | Figure | ActorMention | str

ALLOWED = (
    "two actors; two events, or events as documents tell them; two documents; two claims; two figures; "
    "an actor and a document, or an actor and how a document names it"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """The kind of a judgement and the two that it is about; the fields are those of `Judgement`."""

    kind: str
    left: str
    right: str
    detail: str | None = None


def judged_pair(view: View, first: Subject, second: Subject) -> Pair:
    """Say what a judgement on two rows is about.

    Events come and go with their mentions, so an event stands for the mention of it that was printed first.

    Raises:
        QuestionError: the two are one, or cannot be the same at all.
    """
    if isinstance(first, str) and isinstance(second, str):
        return _actors(view, first, second)
    if isinstance(first, Document | ActorMention) and isinstance(second, str):
        first, second = second, first
    if isinstance(first, str) and isinstance(second, Document | ActorMention):
        return _named_there(view, first, second)
    if isinstance(first, Document) and isinstance(second, Document):
        return _copies(first, second)
    if isinstance(first, Event | EventMention) and isinstance(second, Event | EventMention):
        return _happenings(view, first, second)
    if isinstance(first, Claim) and isinstance(second, Claim) and first.id != second.id:
        return Pair("same_claim", *sorted((first.id, second.id)))
    if isinstance(first, Figure) and isinstance(second, Figure) and first.id != second.id:
        return Pair("same_figure", *sorted((first.id, second.id)))
    raise QuestionError(
        f"{_spoken(first)} and {_spoken(second)} cannot be judged to be the same or not. Give {ALLOWED}."
    )


def source_letter(view: View, source: str, letter: str) -> Pair:
    """What a judgement on the reliability of an outlet or of an agency is about.

    Raises:
        QuestionError: no document is of it, or the letter is none of the scale.
    """
    names = [name for name in source_names(view) if name.casefold() == source.strip().casefold()]
    if not names:
        raise QuestionError(
            f"{source!r}: no document of this ledger is of an outlet or an agency of this name. "
            f"See their names with: sitroom sources {view.path} --outlets"
        )
    if letter.strip().upper() not in RELIABILITY:
        scale = ", ".join(f"{one} ({words})" for one, words in RELIABILITY.items())
        raise QuestionError(f"{letter!r} is no letter of the Admiralty scale. Give one of: {scale}.")
    return Pair("reliability", names[0], letter.strip().upper())


def is_actor_named(view: View, actor: str) -> bool:
    """True for an id that a document was read to have, and for one that a judgement has made."""
    sql = "SELECT 1 FROM main.actor_mentions WHERE actor = ?1 UNION ALL SELECT 1 FROM actors WHERE id = ?1 LIMIT 1"
    return bool(view.select(sql, (actor,))) or view.meant(actor) != actor


def _actors(view: View, first: str, second: str) -> Pair:
    if first == second:
        raise QuestionError(f"{first} was given twice; a judgement is about two. Give another actor, or a document.")
    if not is_actor_named(view, first) and not is_actor_named(view, second):
        raise QuestionError(f"no document names {first} or {second}; judge actors that `sitroom actors` lists.")
    return Pair("same_actor", *sorted((first, second)))


def _copies(first: Document, second: Document) -> Pair:
    from sitroom.merge.copies import copy_and_source

    if first.id == second.id:
        raise QuestionError(f"document {first.id} was given twice; a judgement is about two.")
    copy, source, detail = copy_and_source(first, second)
    return Pair("copy", copy.id, source.id, detail)


def _happenings(view: View, first: Event | EventMention, second: Event | EventMention) -> Pair:
    left = _mention(view, first, without=second)
    right = _mention(view, second, without=first)
    if left is None or right is None or left == right:
        raise QuestionError(
            f"{_spoken(first)} and {_spoken(second)} are the same row, or one is all that the other has. "
            "Give two events, two mentions (`m...`), or an event and one of its several mentions."
        )
    return Pair("same_event", left, right)


def _mention(view: View, subject: Event | EventMention, without: Event | EventMention) -> str | None:
    """The mention that stands for an event: the one that was known first."""
    if isinstance(subject, EventMention):
        return subject.id
    sql = """SELECT m.id FROM event_mentions AS m JOIN documents AS d ON d.id = m.document
        WHERE m.id IN (SELECT value FROM json_each(?)) AND m.id <> ?
        ORDER BY d.published_latest IS NULL, d.published_latest, m.id LIMIT 1"""
    found = view.select(sql, (json.dumps(subject.mentions), without.id))
    return str(found[0][0]) if found else None


def _named_there(view: View, actor: str, there: Document | ActorMention) -> Pair:
    """Whether the actor whom a document names is this one."""
    document = there.id if isinstance(there, Document) else there.document
    rows = view.select("SELECT id, actor FROM main.actor_mentions WHERE document = ? ORDER BY id", (document,))
    named = {
        id: read
        for id, read in rows
        if actor in (read, view.meant(read), view.meant_in(document, read))
        and (isinstance(there, Document) or there.id == id)
    }
    exact = [read for read in named.values() if read == actor]
    if len(named) == 1 or exact:
        return Pair("same_actor", (exact or list(named.values()))[0], document)
    if named:
        several = " or ".join(f"{id} ({read})" for id, read in named.items())
        raise QuestionError(f"document {document} names {actor} in several ways. Say which: {several}.")
    wrong = f"document {document} does not name {actor}"
    if isinstance(there, ActorMention):
        wrong = f"mention {there.id} is of {there.actor}, not of {actor}"
    raise QuestionError(f"{wrong}, so there is nothing to judge. Expected an actor that the document itself names.")


def _spoken(subject: Subject) -> str:
    if isinstance(subject, str):
        return f"actor {subject}"
    kinds = {
        Document: "document",
        Event: "event",
        EventMention: "event mention",
        Claim: "claim",
        Figure: "figure",
        ActorMention: "actor mention",
    }
    return f"{kinds[type(subject)]} {subject.id}"
