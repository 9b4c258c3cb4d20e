"""The labels of the network's heads, in the order of its outputs."""

ENTITY_LABELS = ("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WEAPON", "MISC")
ROLES = ("source", "cue", "content")


def bio(names: tuple[str, ...]) -> tuple[str, ...]:
    """O, then B- and I- of each name."""
    return ("O", *(f"{part}-{name}" for name in names for part in "BI"))


#: PLOVER's types, CONCEDE and RETREAT as one: sets of events tell them apart no better than people do.
EVENT = tuple(
    "AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE"
    " ASSAULT".split()
)
#: What the network says of a word: that it tells of nothing, of a happening without a type, or of one with.
TOLD = ("none", "OTHER", *EVENT)
FORCE = tuple("actual ongoing planned conditional threatened possible alleged denied negated".split())
ENTITY = bio(ENTITY_LABELS)
ROLE = bio(ROLES)
