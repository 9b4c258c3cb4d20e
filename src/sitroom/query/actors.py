"""Who is in it? The actors of a ledger."""

from sitroom.query.conditions import all_of, equals, prints
from sitroom.records.claims import Actor
from sitroom.store import View


def actors(view: View, *, kind: str | None = None, text: str | None = None) -> list[Actor]:
    """The states, organisations, persons and groups that the documents mention, most mentioned first.

    Args:
        kind: state, organisation, person or group.
        text: part of the name, of another name or of the id, whatever the case.
    """
    conditions = [*equals("kind", kind), *prints(("name", "aliases", "id"), text, is_cited=False)]
    return view.rows(Actor, *all_of(conditions), order="mentions DESC, name, id")
