"""How short can the citation of a row be, and still open that row and no other?"""

from itertools import takewhile
from typing import Any

from sitroom.records.claims import (
    Claim,
    Dispute,
    Event,
    EventMention,
    Figure,
    Forecast,
    Position,
    Prediction,
    TextWarning,
)
from sitroom.records.judgements import UserJudgement
from sitroom.records.text import Document
from sitroom.store import TABLES, View

#: The first letter of an id tells its table; ids of actors are words and stay whole.
RECORDS: dict[str, type[Any]] = {
    "d": Document,
    "c": Claim,
    "e": Event,
    "m": EventMention,
    "f": Figure,
    "w": TextWarning,
    "p": Position,
    "o": Forecast,
    "r": Prediction,
    "t": Dispute,
    "j": UserJudgement,
}

#: A letter for the table and seven digits: unique among some ten thousand rows, and short enough to type.
CITATION_LENGTH = 8


def citation(view: View, id: str) -> str:
    """The id of a row cut to what a line ends in: 8 characters, more where another row begins the same.

    Only the two ids on either side can share more with it than any other.
    """
    if ":" in id:
        return id
    table = TABLES[RECORDS[id[0]]].name
    sql = f"SELECT (SELECT max(id) FROM {table} WHERE id < ?1), (SELECT min(id) FROM {table} WHERE id > ?1)"
    [(before, after)] = view.select(sql, (id,))
    shared = max(_shared(id, other or "") for other in (before, after))
    return id[: max(CITATION_LENGTH, shared + 1)]


def _shared(left: str, right: str) -> int:
    """How many characters two ids begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
