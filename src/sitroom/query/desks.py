"""Views of the ledger that stay open between requests, with what many pages need of them read once.

A view shows one state of the file. It is used again as long as the file is as it was, so that a page need not work out
anew what the record of a day was; and it is let go as soon as a build or a judgement has changed something.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from threading import BoundedSemaphore, Lock

from sitroom.errors import QuestionError
from sitroom.query import open_view
from sitroom.query.actors import actors
from sitroom.query.ask import last_day
from sitroom.query.grades import Grades
from sitroom.query.lines import families
from sitroom.records.claims import Actor
from sitroom.store import View
from sitroom.world import World, load_world

#: How many views wait for the next request: of the present, and of days in the past, each of which takes memory.
PRESENT, PAST = 4, 3

Stamp = tuple[tuple[int, int], ...]


class Desk:
    """One view, and what is read from it once: a desk serves one request at a time."""

    def __init__(self, view: View, stamp: Stamp, desks: "Desks") -> None:
        self.view = view
        self.stamp = stamp
        self.desks = desks

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Everyone who is named, by id, the most mentioned first."""
        return {actor.id: actor for actor in actors(self.view)}

    @cached_property
    def names(self) -> dict[str, str]:
        """The printed name of every actor, by id."""
        return {id: actor.name for id, actor in self.actors.items()}

    @cached_property
    def ids(self) -> dict[str, str]:
        """The actor that a printed name or an id means, in lower case; where two share one, the more mentioned."""
        found: dict[str, str] = {}
        for actor in self.actors.values():
            for name in (actor.id, *actor.same_as, actor.name, *actor.aliases):
                found.setdefault(name.casefold(), actor.id)
        return found

    def named(self, wanted: str | None) -> str | None:
        """The actor that an id or a printed name means; None for no name.

        Raises:
            QuestionError: no document names anybody so.
        """
        if wanted is None:
            return None
        found = self.ids.get(wanted.casefold())
        if found is None:
            raise QuestionError(
                f"no document names {wanted!r}. Give a name that one prints, or an id such as state:RUS."
            )
        return found

    @cached_property
    def grades(self) -> Grades:
        """The Admiralty grades of this state of the ledger."""
        return Grades(self.view)

    @cached_property
    def origin_of(self) -> dict[str, str]:
        """The copy family of each document."""
        return families(self.view)

    @property
    def world(self) -> World:
        """The registry."""
        return _world()

    @cached_property
    def today(self) -> date | None:
        """The day as of which the ledger speaks."""
        return last_day(self.view)


@cache
def _world() -> World:
    return load_world()


class Desks:
    """The desks of one ledger that nobody is using."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._free: list[tuple[date | None, Desk]] = []
        self._lock = Lock()
        #: More requests at once would each read anew what a desk that waits has read, and be slower for it.
        self._room = BoundedSemaphore(PRESENT)

    @contextmanager
    def desk(self, as_of: date | None) -> Iterator[Desk]:
        """A desk for one request: one that waits for the same day, or a new one.

        Raises:
            SetupError: the ledger is not there or cannot be read.
        """
        with self._room if as_of is None else nullcontext():
            stamp = self.stamp()
            desk = self._take(as_of, stamp) or Desk(open_view(self.file, as_of), stamp, self)
            try:
                yield desk
            except BaseException:
                desk.view.close()
                raise
            self._give(as_of, desk)

    def stamp(self) -> Stamp:
        """What tells this state of the ledger from any other: it changes when anything is written."""
        return _stamp(self.file)

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            free, self._free = self._free, []
        for _, desk in free:
            desk.view.close()

    def _take(self, as_of: date | None, stamp: Stamp) -> Desk | None:
        with self._lock:
            old = [desk for _, desk in self._free if desk.stamp != stamp]
            self._free = [(day, desk) for day, desk in self._free if desk.stamp == stamp]
            at = next((at for at, (day, _) in enumerate(self._free) if day == as_of), None)
            found = self._free.pop(at)[1] if at is not None else None
        for desk in old:
            desk.view.close()
        return found

    def _give(self, as_of: date | None, desk: Desk) -> None:
        limit = PRESENT if as_of is None else PAST
        with self._lock:
            self._free.append((as_of, desk))
            alike = [one for one in self._free if (one[0] is None) == (as_of is None)]
            extra = alike[: max(0, len(alike) - limit)]
            self._free = [one for one in self._free if one not in extra]
        for _, old in extra:
            old.view.close()


def _stamp(file: Path) -> Stamp:
    """What changes when anything is written: size and time of the file and of its log."""
    found = []
    for path in (file, file.with_name(file.name + "-wal")):
        try:
            state = path.stat()
        except OSError:
            found.append((0, 0))
        else:
            found.append((state.st_size, state.st_mtime_ns if state.st_size else 0))
    return tuple(found)
