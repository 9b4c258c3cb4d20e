"""The stances that an actor may take on an issue, and which of them are contrary. Origin: the record contract."""

#: Stances that want the thing, and those that do not; a threat may go either way.
FOR = frozenset({"demands", "offers", "promises", "supports"})
AGAINST = frozenset({"refuses", "rejects", "opposes", "red_line"})
STANCES = ("demands", "offers", "promises", "threatens", "refuses", "rejects", "supports", "opposes", "red_line")


def are_contrary(one: str, other: str) -> bool:
    """True for two stances of which one wants what the other does not."""
    return (one in FOR and other in AGAINST) or (one in AGAINST and other in FOR)
