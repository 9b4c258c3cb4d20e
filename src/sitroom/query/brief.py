"""The crisis on one page, in the form of a press explainer: what happens, what came before, who wants what, what next.

Nothing is written anew: each line is a printed sentence that reads well alone, or made from one row (`brief_lines`).
"""

from dataclasses import dataclass
from datetime import date

from sitroom.query.ask import last_day
from sitroom.query.brief_choice import Choice
from sitroom.query.brief_lines import Lines, long_day
from sitroom.query.brief_rows import Rows
from sitroom.query.lines import AnswerLine
from sitroom.query.story import Story
from sitroom.query.timeline import timeline
from sitroom.records.claims import Actor
from sitroom.store import View
from sitroom.world import World

#: Lines a section.
LENGTHS = {"short": 3, "normal": 6, "long": 12}
#: In the order of the page.
HEADINGS = (
    "What is happening",
    "Background",
    "What each side wants",
    "What is disputed",
    "Numbers",
    "Who is bound to do what",
    "What may come",
    "What we do not know",
)
#: Under a heading for which the record has nothing.
NOTHING = "Nothing in the record."


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with its lines; there may be none."""

    heading: str
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A page of lines, each printed in a document or made from one row; nothing is written by the program itself.

    Attributes:
        as_of: the ISO day as of which it holds: the one asked for, or that of the last document.
        basis: what it rests on, in a sentence.
        topic: the words it was narrowed to.
    """

    title: str
    as_of: str | None
    sections: tuple[Section, ...]
    basis: str = ""
    topic: str | None = None


def brief(view: View, world: World, *, length: str = "normal", topic: str | None = None) -> Brief:
    """Put the ledger on one page.

    Args:
        length: short, normal or long: 3, 6 or 12 lines a section at most.
        topic: names and words that each line must have, in any form: "Turkey", "gas prices".
    """
    known_on = last_day(view)
    events = timeline(view)
    story = Story(view, world, events, topic)
    lines = Lines(view)
    rows, choice = Rows(view, world, lines, story, events, known_on), Choice(story, lines.documents)
    limit = LENGTHS[length]
    # what few sentences can fill is chosen before what many can, since no sentence stands twice
    disputed = choice.take(rows.disputed(), limit)
    happening = choice.newest(rows.happening(limit), limit)
    wanted = choice.grouped(rows.wanted(), limit)
    background = choice.oldest(rows.background(limit), limit)
    numbers = choice.take(rows.numbers(), limit)
    duties = tuple(rows.duties())[:limit]
    coming, unknown = choice.take(rows.coming(), limit), choice.take(rows.unknown(), limit)
    found = (happening, background, wanted, disputed, numbers, duties, coming, unknown)
    sections = tuple(Section(heading, lines) for heading, lines in zip(HEADINGS, found, strict=True))
    return Brief(
        title=title(view, topic),
        as_of=known_on.isoformat() if known_on else None,
        sections=sections,
        basis=basis(view, known_on, topic),
        topic=topic,
    )


def duty_lines(view: View, world: World) -> list[AnswerLine]:
    """All that a brief of this view may say from the registry."""
    events, known_on = timeline(view), last_day(view)
    return list(Rows(view, world, Lines(view), Story(view, world, events), events, known_on).duties())


def basis(view: View, known_on: date | None, topic: str | None = None) -> str:
    """What a brief of this view rests on: how many articles, independent origins and outlets, up to which day."""
    [(documents, outlets)] = view.select("SELECT count(*), count(DISTINCT outlet) FROM documents")
    [(origins,)] = view.select("SELECT count(DISTINCT origin) FROM copies")
    if not documents:
        return NOTHING
    asked = "as it was known on" if view.as_of else "the last of"
    until = f", {asked} {long_day(known_on)}" if known_on else ""
    narrowed = f" Only what has to do with: {' '.join(topic.split())}." if topic else ""
    counts = f"{_count(documents, 'article')}, {_count(origins, 'independent origin')}{_of(outlets)}"
    return f"From {counts}{until}.{narrowed}"


def _of(outlets: int) -> str:
    return f", {_count(outlets, 'outlet')}" if outlets else ""


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def title(view: View, topic: str | None) -> str:
    """The topic, or the actors that the documents name most: "Russia, Ukraine, NATO"."""
    if topic:
        return " ".join(topic.split())
    most = view.rows(Actor, "kind IN ('state', 'organisation')", order="mentions DESC, name, id")[:3]
    return ", ".join(actor.name for actor in most) or view.path.stem
