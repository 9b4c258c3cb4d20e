"""Who is called what, for questions: the names of the registry and of a ledger, and what a misspelt one may mean."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property

from sitroom.lexicon.nearness import nearness
from sitroom.query.topic import EMPTY_WORDS
from sitroom.world import World

#: Kinds of name by how surely they mean the actor itself.
NAME_ORDER = ("name", "abbreviation", "body", "metonym", "capital", "adjective", "demonym", "surname")
#: Shorter words are too near to too many names to be mended.
MENDED = 5


class Called:
    """Names of the registry and of one ledger.

    Args:
        ledger: for each actor of the ledger its name and its other names, the most mentioned first.
        is_printed: true of a word that some document of the ledger has, which is then no slip.
    """

    def __init__(
        self,
        world: World,
        ledger: Mapping[str, tuple[str, ...]],
        is_printed: Callable[[str], bool] = lambda word: False,
    ) -> None:
        self._world = world
        self.ledger = ledger
        self._is_printed = is_printed

    def who(self, words: str, is_plain: bool = True) -> str | None:
        """The actor that some words mean; where a name means several, one whom the ledger knows, the most mentioned.

        Args:
            is_plain: people may be named without capitals.
        """
        forms = [words, words.rstrip(".")]
        # "what does russia want", "is nato ready"; but "us" is a word, and "who" no health organisation
        is_small = words.islower() and len(words) > 2 and words not in EMPTY_WORDS
        if is_small:
            forms += [words.title(), words.upper()]
        for form in forms:
            meant = [
                one for one in self._world.names.get(form, ()) if is_plain or not is_small or one.kind != "surname"
            ]
            names = sorted(meant, key=lambda name: (NAME_ORDER.index(name.kind), name.actor))
            if names:
                known = [name for name in names if name.actor in self.ledger]
                first = [name for name in known if name.kind == known[0].kind]
                return min(first, key=lambda name: self._rank[name.actor]).actor if known else names[0].actor
            if form in self._by_name and (is_plain or not is_small):
                return self._by_name[form]
        return None

    def is_place(self, words: str) -> bool:
        """True of the printed name of a place."""
        return words in self._world.place_names

    def is_seat(self, words: str) -> bool:
        """True of a capital, which is a place as often as it is a government."""
        return any(name.kind == "capital" for name in self._world.names.get(words, ()))

    def printed(self, actor: str) -> tuple[str, ...]:
        """All printed forms that mean an actor, the ledger's first."""
        return tuple(dict.fromkeys((*self.ledger.get(actor, ()), *self._of_world.get(actor, ()))))

    def name(self, actor: str) -> str:
        """What an actor is called."""
        row = self._world.actors.get(actor)
        return row.name if row else self.ledger.get(actor, (actor,))[0]

    def mended(self, word: str) -> str | None:
        """The name that a word without any meaning is a slip of: "Stoltenburg", "Ukrane"; None where none is near.

        Names of the ledger go before others, then the nearest, then the most mentioned.
        """
        low = word.casefold()
        if len(low) < MENDED or low in self._one_word or nearness().knows(low) or word in self._world.place_names:
            return None
        if self._is_printed(word):
            return None
        most = 1 if len(low) < 7 else 2
        near = [
            (self._place(name), slips, name)
            for name in self._by_letter.get(low[0], ())
            if abs(len(name) - len(low)) <= most and (slips := _slips(low, name.casefold(), most)) <= most
        ]
        best = min(((place is None, slips, place or 0, name) for place, slips, name in near), default=None)
        return best[3] if best else None

    def _place(self, name: str) -> int | None:
        actor = self.who(name)
        return self._rank.get(actor) if actor else None

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {actor: place for place, actor in enumerate(self.ledger)}

    @cached_property
    def _by_name(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for actor, names in self.ledger.items():
            for name in names:
                found.setdefault(name, actor)
        return found

    @cached_property
    def _of_world(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for surface, names in self._world.names.items():
            for name in names:
                found.setdefault(name.actor, []).append(surface)
        return found

    @cached_property
    def _one_word(self) -> dict[str, str]:
        """Names of one word by their lower case, with the surnames of the ledger's people."""
        surfaces = [*self._by_name, *(one.rsplit(" ", 1)[-1] for one in self._by_name), *self._world.names]
        return {one.casefold(): one for one in reversed(surfaces) if re.fullmatch(r"[A-Z][\w'-]{3,}", one)}

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        """Names of one word by their first letter."""
        found: dict[str, list[str]] = {}
        for low, name in self._one_word.items():
            found.setdefault(low[0], []).append(name)
        return found


def _slips(one: str, other: str, most: int) -> int:
    """Letters that are wrong, missing, too many or swapped with the next; more than `most` is only known to be more."""
    if one[0] != other[0]:
        return most + 1
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, its in enumerate(other, start=1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != its)))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                row[-1] = min(row[-1], rows[-2][j - 2] + 1)
        rows.append(row)
        if min(row) > most:
            return most + 1
    return rows[-1][-1]
