"""The ledger's rows, one class a table of `RECORDS.md`; field names are the contract and do not change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitroom.records.dates import Interval
from sitroom.records.text import Document, Span

if TYPE_CHECKING:
    from sitroom.records.judgements import Identity


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a row rests on: half-open code points of the document's text, whose slice is `quote`."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution that is kept: someone is reported to have said, thought, asked or done by words.

    `evidence` is the sentence or sentences; `content` is as printed (pieces joined by " … ").
    `made_by` names the machine that found it, with its version.
    """

    id: str
    document: str
    speaker: str | None
    speaker_text: str | None
    speaks_for: str | None
    cue: str | None
    act: str
    mode: str
    content: str
    addressee: str | None
    said: Interval
    about: tuple[str, ...]
    holder_chain: tuple[str, ...]
    made_by: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map; `precision` is point, place, admin, country, region or sea."""

    id: str
    name: str
    lat: float | None
    lon: float | None
    precision: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """A happening as one document tells it."""

    id: str
    document: str
    type: str
    event_mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: Interval
    place: Place | None
    modality: str
    trigger: str
    summary: str
    claimed_by: tuple[str, ...]
    claim: str | None
    made_by: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A happening over all documents that tell it; made from mentions and judgements, never stored as a truth.

    `other_dates` are those of mentions that do not agree with `date`; `other_places` all that mentions give besides.
    """

    id: str
    type: str
    event_mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: Interval
    place: Place | None
    modality: str
    summary: str
    claimed_by: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int
    mentions: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    other_dates: tuple[Interval, ...] = ()
    other_places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that matters, with its scope."""

    id: str
    document: str
    low: float | None
    high: float | None
    value: float | None
    bound: str
    unit: str | None
    of_what: str | None
    actor: str | None
    place: str | None
    as_of: Interval
    modality: str
    claim: str | None
    made_by: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor wants or refuses on an issue."""

    id: str
    actor: str
    issue: str
    stance: str
    since: Interval
    until: Interval | None
    claims: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Prediction:
    """A statement about the future, as one document tells it.

    Attributes:
        claim: id of the claim that makes it.  said: when, as in the claim.
        event_text: the predicted clause as printed.
        negated: true where the clause says that something will not happen.
        window: when it would happen; both ends None where no words tell ("soon", "in the coming weeks").
        words: the hedge as printed: "could", "is likely to", "almost certainly".
        probability: low and high, from 0 to 1, by ICD 203 or as printed; None for words that give no number.
        type, trigger, actors, recipients: what would happen, as in `EventMention`.
    """

    id: str
    document: str
    claim: str
    said: Interval
    event_text: str
    negated: bool
    window: Interval
    words: str
    probability: tuple[float, float] | None
    type: str
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    made_by: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """A prediction and how it came out: open, occurred, did_not_occur or unresolvable; fields as in `Prediction`.

    `resolved_by` are the words of later documents that tell the outcome; without them it is open, whatever the day.
    """

    id: str
    document: str
    claim: str
    said: Interval
    event_text: str
    negated: bool
    window: Interval
    words: str
    probability: tuple[float, float] | None
    type: str
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    outcome: str
    resolved_by: tuple[Evidence, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute.

    Attributes:
        actors: who holds it.  outlets: which outlets, or documents of none, tell it in their own voice.
        summary: the printed sentence that tells it best.
    """

    actors: tuple[str, ...]
    claims: tuple[str, ...]
    figures: tuple[str, ...]
    summary: str
    outlets: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """Accounts that cannot all be true, or that deny each other; never settled by the program."""

    id: str
    kind: str
    about: str
    sides: tuple[Side, ...]
    first_seen: Interval
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class TextWarning:
    """Something wrong or doubtful in a text, with what it may have meant."""

    id: str
    document: str
    kind: str
    text: str
    suggestion: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a person held: `of` is an actor id; `from_` and `to` are ISO days, None when open."""

    role: str
    of: str | None
    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class Membership:
    """A body that an actor belongs to; days as in `Role`. `status` is member, partner, candidate, observer ..."""

    org: str
    from_: str | None
    to: str | None
    status: str = "member"


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor that the documents mention; `same_as` are other ids that a user has judged to mean it."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    known: bool
    wikidata: str | None
    roles: tuple[Role, ...]
    memberships: tuple[Membership, ...]
    mentions: int
    evidence: tuple[Evidence, ...]
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A conclusion across documents: retractable, with its reasons; what documents say is never touched by it.

    Attributes:
        kind: `copy` (documents), `same_event` (event mentions), `same_claim` (claims that report one utterance),
            `same_figure` (figures that look as if they disagreed), `same_date` (mentions of one happening on two days).
        verdict: `same`, `different` or `unsure`.
        left, right: ids of the two; for a copy, `left` is the copy and `right` what it was made from.
        detail: for a copy its kind: verbatim, trimmed, edited, excerpt, spun; for figures and dates what explains them.
        score: orders only.  reasons: short codes with their figures.  made_by: the rule; see `UserJudgement` for what
            people say.
    """

    id: str
    kind: str
    verdict: str
    left: str
    right: str
    detail: str | None
    score: float
    reasons: tuple[str, ...]
    made_by: str


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One actor as one document names it; `name` is the fullest form printed there, `role` as printed."""

    id: str
    document: str
    actor: str
    kind: str
    name: str
    known: bool
    role: str | None
    count: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Where a document stands in its family of copies; a family of one is its own origin.

    `copy_of` is the document it was made from, `copy_kind` how (original, verbatim, trimmed, edited, excerpt, spun),
    `origin` the id of the family. What is spun from something that is not here is `spun` and a copy of nothing.
    """

    document: str
    copy_of: str | None
    copy_kind: str
    origin: str


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that words of a document name: "on Friday", "14 February 2022", "yesterday"; `day` is ISO."""

    span: Span
    day: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says: written once, in one transaction, and never edited."""

    document: Document
    sentences: tuple[Span, ...]
    claims: tuple[Claim, ...]
    event_mentions: tuple[EventMention, ...]
    figures: tuple[Figure, ...]
    actor_mentions: tuple[ActorMention, ...]
    warnings: tuple[TextWarning, ...]
    predictions: tuple[Prediction, ...] = ()
    named_days: tuple[NamedDay, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is concluded across documents: a pure function of the readings, replaced as a whole.

    `kept` names, by table, rows of the picture before that stand as they are and are not made again.
    """

    copies: tuple[Copy, ...]
    judgements: tuple[Judgement, ...]
    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    positions: tuple[Position, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    identities: "tuple[Identity, ...]" = ()
    kept: Mapping[str, frozenset[str]] = field(default_factory=dict)
