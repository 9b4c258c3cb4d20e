"""The questions that programs may ask: name, parameters, and what comes back, from which routes and tools are made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sitroom.api.json_schema import Schema, record_schema, schema_of
from sitroom.errors import QuestionError
from sitroom.lexicon.event_groups import TYPES
from sitroom.lexicon.reporting import BY_ACT
from sitroom.lexicon.stances import STANCES
from sitroom.query.actors import actors
from sitroom.query.ask import Answer, ask
from sitroom.query.brief import LENGTHS, Brief, brief
from sitroom.query.claims import claims, said_when
from sitroom.query.desks import Desk
from sitroom.query.diff import Diff, diff
from sitroom.query.disputes import KINDS, Moved, disputes
from sitroom.query.documents import documents, published_when
from sitroom.query.figures import figures
from sitroom.query.forecasts import forecasts
from sitroom.query.highlights import highlights
from sitroom.query.lines import AnswerLine
from sitroom.query.listed import (
    graded,
    listed_dispute,
    listed_document,
    listed_event,
    listed_family,
    listed_forecast,
    listed_highlight,
    listed_position,
)
from sitroom.query.positions import positions
from sitroom.query.show import show
from sitroom.query.sources import families
from sitroom.query.status import Status, status
from sitroom.query.timeline import timeline, told_when
from sitroom.records.claims import Actor, Claim, Dispute, Event, Figure, Forecast, Position, Side
from sitroom.records.dates import Interval
from sitroom.records.schema import to_json
from sitroom.records.text import Document
from sitroom.world.obligations import obligations
from sitroom.world.rows import Obligation

Asked = Mapping[str, Any]

TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
ACTS = tuple(BY_ACT)
MODALITIES = "actual ongoing planned conditional threatened possible alleged denied negated historical".split()
OUTCOMES = ("open", "occurred", "did_not_occur", "unresolvable")
COPY_KINDS = ("verbatim", "trimmed", "edited", "excerpt", "spun")
_GRADED = {"origins": COUNT, "grade": TEXT, "grade_why": TEXT}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question: a `string`, a `date` or an `integer`; `choices` are all that it may be."""

    name: str
    about: str
    kind: str = "string"
    choices: tuple[str, ...] = ()
    is_required: bool = False

    @property
    def schema(self) -> Schema:
        """Its JSON Schema."""
        if self.kind == "date":
            return {"type": "string", "format": "date"}
        if self.kind == "integer":
            return {"type": "integer", "minimum": 1, "maximum": 1000}
        if self.choices:
            return {"type": "string", "enum": list(self.choices)}
        return {"type": "string", "minLength": 1, "maxLength": 400}


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        name: as in its address, `/api/NAME`.  about: what it answers, in a sentence.
        row: the schema of what comes back: of one row where `is_list`, else of the whole.
        answer: gives it as plain values.
        records: the records that the schema speaks of.
    """

    name: str
    about: str
    parameters: tuple[Parameter, ...]
    row: Schema
    answer: Callable[[Desk, Asked], Any]
    records: tuple[type, ...]
    is_list: bool = True


ACTOR = Parameter("actor", "An actor by id (state:RUS, org:nato) or by name.")
WORDS = Parameter("text", "Words that must be there, whatever the case.")
SINCE, UNTIL = Parameter("since", "From this day on.", "date"), Parameter("until", "Up to this day.", "date")
ID = Parameter("id", "The id of a row, or its first characters.", is_required=True)


def _events(desk: Desk, asked: Asked) -> Sequence[Any]:
    chosen: dict[str, Any] = {name: asked.get(name) for name in ("since", "until", "type", "modality", "text")}
    chosen["actor"] = desk.named(asked.get("actor"))
    count = desk.view.count(Event, *told_when(desk.view, **chosen))
    return _Rows(count, lambda cut: [listed_event(one, desk.grades) for one in timeline(desk.view, **chosen, cut=cut)])


def _claims(desk: Desk, asked: Asked) -> Sequence[Any]:
    chosen: dict[str, Any] = {name: asked.get(name) for name in ("act", "since", "until", "text")}
    chosen |= {name: desk.named(asked.get(name)) for name in ("speaker", "about")}
    count = desk.view.count(Claim, *said_when(desk.view, **chosen))
    return _Rows(count, lambda cut: [graded(one, desk.grades) for one in claims(desk.view, **chosen, cut=cut)])


def _figures(desk: Desk, asked: Asked) -> Sequence[Any]:
    found = figures(desk.view, unit=asked.get("unit"), actor=desk.named(asked.get("actor")), text=asked.get("text"))
    return _listed(found, lambda figure: graded(figure, desk.grades))


def _documents(desk: Desk, asked: Asked) -> Sequence[Any]:
    chosen: dict[str, Any] = {name: asked.get(name) for name in ("outlet", "text", "since", "until")}
    count = desk.view.count(Document, *published_when(**chosen))
    return _Rows(count, lambda cut: [listed_document(one) for one in documents(desk.view, **chosen, cut=cut)])


def _positions(desk: Desk, asked: Asked) -> Sequence[Any]:
    chosen = {name: asked.get(name) for name in ("issue", "stance", "on")}
    return _listed(positions(desk.view, actor=desk.named(asked.get("actor")), **chosen), listed_position)


def _disputes(desk: Desk, asked: Asked) -> Sequence[Any]:
    return _listed(disputes(desk.view, actor=desk.named(asked.get("actor")), kind=asked.get("kind")), listed_dispute)


def _forecasts(desk: Desk, asked: Asked) -> Sequence[Any]:
    chosen = {name: asked.get(name) for name in ("outcome", "text")}
    return _listed(forecasts(desk.view, actor=desk.named(asked.get("actor")), **chosen), listed_forecast)


def _actors(desk: Desk, asked: Asked) -> Sequence[Any]:
    return _listed(actors(desk.view, kind=asked.get("kind"), text=asked.get("text")), to_json)


def _sources(desk: Desk, asked: Asked) -> Sequence[Any]:
    return _listed(families(desk.view, outlet=asked.get("outlet"), kind=asked.get("kind")), listed_family)


def _days(desk: Desk, asked: Asked) -> Sequence[Any]:
    actor = desk.named(asked.get("actor"))
    found = highlights(
        desk.view,
        dates=asked.get("dates") or 15,
        sentences=asked.get("sentences") or 2,
        since=asked.get("since"),
        until=asked.get("until"),
        names=(desk.names[actor], *desk.actors[actor].aliases) if actor else (),
        text=asked.get("text"),
    )
    return _listed(found, listed_highlight)


def _obligations(desk: Desk, asked: Asked) -> Sequence[Any]:
    found = obligations(desk.world, on=asked["on"], attacked=asked["attacked"], by=asked.get("by"), at=asked.get("at"))
    return _listed(found, to_json)


def _show(desk: Desk, asked: Asked) -> Any:
    found = show(desk.view, asked["id"])
    passages = [
        {"document": one.document.id, "outlet": one.document.outlet, "published": to_json(one.document.published)}
        | {"start": one.start, "end": one.end, "before": one.before, "quote": one.quote, "after": one.after}
        for one in found.passages
    ]
    row = {name: value for name, value in to_json(found.row).items() if name not in ("text", "blocks", "original")}
    return {"id": found.id, "table": found.table, "row": row, "passages": passages}


def _diff(desk: Desk, asked: Asked) -> Any:
    with desk.desks.desk(asked["from"]) as before, desk.desks.desk(asked["to"]) as after:
        return to_json(diff(before.view, after.view))


class _Rows(Sequence[Any]):
    """Rows as plain values, which are read from the ledger only where somebody looks at them."""

    def __init__(self, total: int, fetch: Callable[[slice], list[Any]]) -> None:
        self.total = total
        self.fetch = fetch

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, at: Any) -> Any:
        return self.fetch(at) if isinstance(at, slice) else self.fetch(slice(at, at + 1))[0]


def _listed(rows: Sequence[Any], plain: Callable[[Any], Any]) -> _Rows:
    """Rows that are there already, and how each becomes plain values."""
    return _Rows(len(rows), lambda cut: [plain(row) for row in rows[cut]])


def _without(schema: Schema, *names: str) -> Schema:
    kept = {name: part for name, part in schema["properties"].items() if name not in names}
    return schema | {"properties": kept, "required": sorted(kept)}


_DOCUMENT = _without(
    record_schema(
        Document,
        dict.fromkeys(("claims", "event_mentions", "figures", "warnings"), COUNT)
        | dict.fromkeys(("copy_of", "copy_kind", "origin"), MAYBE_TEXT),
    ),
    "text",
    "blocks",
    "original",
)
_SIDE = record_schema(
    Side, {"holders": {"type": "array", "items": TEXT}} | dict.fromkeys(("reports", "utterances", "origins"), COUNT)
)
_FORECAST = record_schema(
    Forecast,
    dict.fromkeys(("speaker", "speaker_text", "speaks_for", "cue"), MAYBE_TEXT)
    | {"act": TEXT, "status": TEXT, "documents": COUNT, "origins": COUNT},
)
_LINES = {"type": "array", "items": schema_of(AnswerLine)}
_FAMILY: Schema = {
    "type": "object",
    "properties": {"origin": TEXT, "outlets": {"type": "array", "items": TEXT}, "members": {"type": "array"}},
    "required": ["members", "origin", "outlets"],
}
_DAY: Schema = {
    "type": "object",
    "properties": {
        "date": TEXT,
        "sentences": {"type": "array", "items": TEXT},
        "score": {"type": "number"},
        "origins": COUNT,
        "lines": _LINES,
    },
    "required": ["date", "lines", "origins", "score", "sentences"],
}
_PASSAGE: Schema = {
    "type": "object",
    "properties": {
        **dict.fromkeys(("document", "before", "quote", "after"), TEXT),
        "outlet": MAYBE_TEXT,
        "published": schema_of(Interval),
        "start": COUNT,
        "end": COUNT,
    },
    "required": ["after", "before", "document", "end", "outlet", "published", "quote", "start"],
}
_SHOWN: Schema = {
    "type": "object",
    "properties": {
        "id": TEXT,
        "table": TEXT,
        "row": {"type": "object"},
        "passages": {"type": "array", "items": _PASSAGE},
    },
    "required": ["id", "passages", "row", "table"],
}

QUESTIONS: tuple[Question, ...] = (
    Question(
        "ask",
        "Answers a question in plain words from the record, each line printed in an article or made from one row.",
        (Parameter("q", "The question.", is_required=True),),
        schema_of(Answer),
        lambda desk, asked: to_json(ask(desk.view, asked["q"], desk.world)),
        (Answer,),
        is_list=False,
    ),
    Question(
        "brief",
        "The crisis on one page, under the headings of an explainer.",
        (
            Parameter("length", "How long.", choices=tuple(LENGTHS)),
            Parameter("topic", "Only what is about these words."),
        ),
        schema_of(Brief),
        lambda desk, asked: to_json(
            brief(desk.view, desk.world, length=asked.get("length") or "normal", topic=asked.get("topic"))
        ),
        (Brief,),
        is_list=False,
    ),
    Question(
        "timeline",
        "The days that matter most, with the printed sentences that tell them best.",
        (
            Parameter("dates", "How many days.", "integer"),
            Parameter("sentences", "How many sentences a day.", "integer"),
            *(SINCE, UNTIL, ACTOR, WORDS),
        ),
        _DAY,
        _days,
        (AnswerLine,),
    ),
    Question(
        "events",
        "What happened, in order of time.",
        (
            *(SINCE, UNTIL, ACTOR, WORDS),
            Parameter("type", "A type of PLOVER, or OTHER.", choices=tuple(TYPES)),
            Parameter("modality", "How real it is.", choices=tuple(MODALITIES)),
        ),
        record_schema(Event, _GRADED | {"mentions": COUNT}),
        _events,
        (Event,),
    ),
    Question(
        "claims",
        "Who is reported to have said what.",
        (
            Parameter("speaker", "Who said it, or for whom it was said: an id or a name."),
            Parameter("about", "Whom it is about: an id or a name."),
            Parameter("act", "What was done with the words.", choices=tuple(ACTS)),
            *(SINCE, UNTIL, WORDS),
        ),
        record_schema(Claim, _GRADED),
        _claims,
        (Claim,),
    ),
    Question(
        "positions",
        "What each actor wants or refuses, issue by issue.",
        (
            ACTOR,
            Parameter("issue", "Words of the issue's name."),
            Parameter("stance", "The stance.", choices=STANCES),
            Parameter("on", "In force on this day.", "date"),
        ),
        record_schema(Position, {"became": MAYBE_TEXT, "origins": COUNT, "words": TEXT}),
        _positions,
        (Position,),
    ),
    Question(
        "figures",
        "The numbers that matter, with their scope.",
        (Parameter("unit", "troops, deaths, people, USD, km ..."), ACTOR, WORDS),
        record_schema(Figure, _GRADED),
        _figures,
        (Figure,),
    ),
    Question(
        "disputes",
        "Accounts that cannot all be true, or that deny each other, with their sides.",
        (ACTOR, Parameter("kind", "The kind of dispute.", choices=KINDS)),
        record_schema(
            Dispute,
            {"sides": {"type": "array", "items": _SIDE}, "moved": {"type": "array", "items": schema_of(Moved)}},
        ),
        _disputes,
        (Dispute, Moved, Side),
    ),
    Question(
        "forecasts",
        "Who foretold what, when and how surely, and what came of it.",
        (ACTOR, Parameter("outcome", "What came of it.", choices=OUTCOMES), WORDS),
        _FORECAST,
        _forecasts,
        (Forecast,),
    ),
    Question(
        "actors",
        "Everyone who is named, the most mentioned first.",
        (Parameter("kind", "The kind.", choices=("state", "organisation", "person", "group")), WORDS),
        schema_of(Actor),
        _actors,
        (Actor,),
    ),
    Question(
        "documents",
        "The articles that were read, without their text.",
        (Parameter("outlet", "The outlet, as it is printed in the list."), SINCE, UNTIL, WORDS),
        _DOCUMENT,
        _documents,
        (Document,),
    ),
    Question(
        "sources",
        "The families of copies: which articles go back to one report.",
        (
            Parameter("outlet", "Only families with an article of this outlet."),
            Parameter("kind", "Only families with such a copy.", choices=COPY_KINDS),
        ),
        _FAMILY,
        _sources,
        (),
    ),
    Question(
        "changes",
        "What the record of one day has that the one of an earlier day had not.",
        (
            Parameter("from", "The earlier day.", "date", is_required=True),
            Parameter("to", "The later day.", "date", is_required=True),
        ),
        schema_of(Diff),
        _diff,
        (Diff,),
        is_list=False,
    ),
    Question(
        "show",
        "A row by its id, and the words it rests on in their context.",
        (ID,),
        _SHOWN,
        _show,
        (Interval,),
        is_list=False,
    ),
    Question(
        "obligations",
        "Who must do what for an attacked state on a day, under which article, and why or why not.",
        (
            Parameter("on", "The day.", "date", is_required=True),
            Parameter("attacked", "The state under attack, by id: state:UKR.", is_required=True),
            Parameter("by", "The attacker, by id."),
            Parameter("at", "Where: a place of the registry."),
        ),
        schema_of(Obligation),
        _obligations,
        (Obligation,),
    ),
    Question(
        "status",
        "What is in the ledger: counts, the days covered, and pages that could not be used.",
        (),
        schema_of(Status),
        lambda desk, asked: to_json(status(desk.view)) | {"as_of": desk.view.as_of and desk.view.as_of.isoformat()},
        (Status,),
        is_list=False,
    ),
)


def read_asked(question: Question, given: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of a question, checked.

    Raises:
        QuestionError: one is unknown, missing, or not what it must be.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in known:
            names = ", ".join(known) or "none"
            raise QuestionError(f"{question.name} has no parameter {name!r}; it has: {names}.")
    missing = [name for name, parameter in known.items() if parameter.is_required and not given.get(name)]
    if missing:
        raise QuestionError(f"{question.name} needs the parameter {missing[0]!r}: {known[missing[0]].about}")
    return {name: _value(known[name], value) for name, value in given.items() if value not in (None, "")}


def _value(parameter: Parameter, value: Any) -> Any:
    text = str(value).strip()
    if parameter.kind == "date":
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise QuestionError(f"{parameter.name} is {text!r}; expected a day such as 2022-01-25.") from error
    if parameter.kind == "integer":
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 1000):
            raise QuestionError(f"{parameter.name} is {text!r}; expected a number from 1 to 1000.")
        return int(text)
    if parameter.choices and text not in parameter.choices:
        raise QuestionError(f"{parameter.name} is {text!r}; expected one of: {', '.join(parameter.choices)}.")
    if not 1 <= len(text) <= 400:
        raise QuestionError(f"{parameter.name} has {len(text)} characters; expected 1 to 400.")
    return text
