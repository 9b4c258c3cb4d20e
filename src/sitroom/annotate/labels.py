"""The labels of the network's heads, in the order of its outputs."""

ENTITY_LABELS = ("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WEAPON", "MISC")
ROLES = ("source", "cue", "content")


def bio(names: tuple[str, ...]) -> tuple[str, ...]:
    """O, then B- and I- of each name."""
    return ("O", *(f"{part}-{name}" for name in names for part in "BI"))


ENTITY = bio(ENTITY_LABELS)
ROLE = bio(ROLES)
