"""The index of printed forms: every way in which the press writes an actor, from the rows of the actor tables."""

from collections.abc import Iterable, Iterator, Sequence

from sitroom.world.reading import Row
from sitroom.world.rows import Name

#: Name kinds of the columns that states, organisations, groups and persons may have.
COLUMN_KINDS: tuple[tuple[str, str], ...] = (
    ("aliases", "name"),
    ("abbreviations", "abbreviation"),
    ("adjectives", "adjective"),  # before demonyms: "Russian" is far more often an adjective than a person
    ("demonyms", "demonym"),
    ("capitals", "capital"),
    ("surnames", "surname"),
    ("surfaces", "body"),
)


def written_forms(surface: str) -> tuple[str, ...]:
    """A form that the table writes with "the " is also printed without it and at the start of a sentence."""
    if surface.startswith("the "):
        return surface, surface[4:], "The" + surface[3:]
    return (surface,)


def actor_names(row: Row, actor: str, *, name_kind: str = "name") -> Iterator[Name]:
    """All printed forms in the row of an actor, its name first."""
    for form in written_forms(row.text("name")):
        yield Name(form, actor, name_kind)
    for column, kind in COLUMN_KINDS:
        if not row.cells.get(column):  # thousands of people have surnames and nothing else
            continue
        for surface in row.many(column):
            for form in written_forms(surface):
                yield Name(form, actor, kind)


def ministry_names(states: Iterable[Name], ministries: Sequence[str]) -> Iterator[Name]:
    """ "Russian Foreign Ministry", "UK Defence Ministry", "Foreign Ministry of Ukraine" speak for their state."""
    for name in states:
        if name.kind in ("adjective", "abbreviation"):
            for ministry in ministries:
                yield Name(f"{name.surface} {ministry}", name.actor, "metonym", name.from_, name.to)


def index_names(names: Iterable[Name]) -> dict[str, tuple[Name, ...]]:
    """Names by surface; a form that one actor has twice is kept once, as the kind that came first."""
    found: dict[str, tuple[Name, ...]] = {}
    for name in names:
        known = found.get(name.surface)
        if known is None:
            found[name.surface] = (name,)
        elif all(other.actor != name.actor for other in known):
            found[name.surface] = (*known, name)
    return found
