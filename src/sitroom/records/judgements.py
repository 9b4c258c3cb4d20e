"""What users judge, and whom an actor id means after that: documents are never edited, names are read anew."""

from collections.abc import Iterable
from dataclasses import dataclass

from sitroom.records.claims import Judgement, Membership, Role

#: How many characters of a document's id stand in the id of an actor that is of this document alone.
SPLIT_DIGITS = 12
#: The letters of the Admiralty scale for a source (NATO AJP-2.1).
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}


@dataclass(frozen=True, slots=True)
class UserJudgement(Judgement):
    """What a user says about two rows; it stands until it is retracted, and beats what the machine says.

    Attributes:
        kind: `copy` (two documents), `same_event` (two event mentions), `same_claim` (two claims), `same_figure` (two
            figures) or `same_actor` (two actor ids, or as `right` a document: whether the actor that it names is this
            one); `reliability` (`left` is an outlet or an agency by name, `right` its letter, A to F; always `same`).
        left: of a `different` between event mentions, the one that is taken out of the other's event.
        reasons: one, the user's.  made_by: `user` or `user:NAME`.  score: 1.
        recorded_at, retracted_at: instants in UTC, ISO 8601; of two on one pair the one recorded later counts.
    """

    recorded_at: str
    retracted_at: str | None


@dataclass(frozen=True, slots=True)
class RegistryRow:
    """What the registry says of one actor by itself."""

    kind: str
    name: str
    aliases: tuple[str, ...]
    wikidata: str | None
    roles: tuple[Role, ...]
    memberships: tuple[Membership, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom an actor id means, where a user has judged that: in one document, or everywhere else (`document` None).

    `registry` is what the registry says of `actor` by itself, None for an actor that it does not have.
    """

    id: str
    document: str | None
    actor: str
    means: str
    registry: RegistryRow | None


def split_id(actor: str, document: str) -> str:
    """The id of the actor of one document that is not the one its name suggests: `person:john-smith~d3f9a2b1c0de`."""
    return f"{actor}~{document[:SPLIT_DIGITS]}"


def is_split(actor: str) -> bool:
    """True for an actor of one document alone."""
    return "~" in actor


def is_actor_id(id: str) -> bool:
    """True for `state:RUS`, false for the hashes that name all other rows."""
    return ":" in id


class Identities:
    """Whom the actor ids of documents mean."""

    def __init__(self, rows: Iterable[Identity]) -> None:
        self._meant = {(row.document, row.actor): row.means for row in rows}

    def __bool__(self) -> bool:
        return bool(self._meant)

    def meant(self, document: str | None, actor: str) -> str:
        """The actor that an id means in a document; without one, wherever nothing else is judged."""
        here = self._meant.get((document, actor))
        return here if here is not None else self._meant.get((None, actor), actor)

    def all_meant(self, document: str | None, actors: Iterable[str]) -> tuple[str, ...]:
        """The same for several, each once and in order."""
        return tuple(dict.fromkeys(self.meant(document, actor) for actor in actors))
