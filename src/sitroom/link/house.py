"""The house whose page a text is: on the White House's, "the President" is its own, whoever was named just before."""

import re
from datetime import date

from sitroom.records.links import Link
from sitroom.records.text import Span
from sitroom.world import World
from sitroom.world.titles import canonical_role

#: "SENIOR ADMINISTRATION OFFICIAL:" in a transcript of the administration's.
OFFICIALS = re.compile(
    r"(?:a |the )?(?:[Ss]enior )?(?:(?:U\.S\. )?[Gg]overnment|[Aa]dministration|[Dd]efense) [Oo]fficials?(?: \w+)?"
)


class House:
    """The state or body whose seat an outlet is, with its offices on a day; of other outlets it knows nothing."""

    def __init__(self, world: World, outlet: str | None, on: date | None) -> None:
        self._world, self._on = world, on
        self.of = seat_of(world, outlet or "")

    def holder(self, phrase: Span, words: str) -> Link | None:
        """Who holds the office that some words name without saying of what: "The President"."""
        title = canonical_role(self._world, words) if self.of else None
        if title is None or title.of or self.of is None or self._on is None:
            return None
        holders = self._world.holders(title.role, self.of, self._on)
        if len(holders) != 1:
            return None
        return Link(phrase, holders[0].actor, speaks_for=self.of, score=0.7, reasons=("title", "of the page's house"))

    def officials(self, phrase: Span, words: str) -> Link | None:
        """For whom "senior administration officials" speak."""
        if self.of is None or not self.of.startswith("state:") or not OFFICIALS.fullmatch(words):
            return None
        return Link(phrase, self.of, speaks_for=self.of, score=0.6, reasons=("title", "of the page's house"))


def seat_of(world: World, outlet: str) -> str | None:
    """The state whose seat of government an outlet is: "The White House", "President of Ukraine (president.gov.ua)".

    It may be a body, too, for an outlet of that name.
    """
    words = re.sub(r" \(.*\)$", "", outlet)
    title = canonical_role(world, words)
    return title.of if title else next((name.actor for name in world.names.get(words, ())), None)
