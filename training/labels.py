"""Labels of the heads, and what the labels of each training set allow them to be.

Sets that mark names disagree in what they mark.  So a word of a training set does not get one label but the set of
labels that its gold leaves open: UNER's LOC is a GPE, a LOC or a FAC, and a word that WikiGold leaves blank may not be
a person.  The loss asks only that the probability falls inside that set.
"""

import re
from collections.abc import Sequence
from functools import cache

from sitroom.annotate.labels import ENTITY
from sitroom.world import load_world

PLACES = frozenset({"GPE", "LOC", "FAC"})
OTHERS = frozenset({"NORP", "EVENT", "WEAPON", "MISC"})
#: What each set's label may be of ours.
ALLOWED: dict[str, dict[str, frozenset[str]]] = {
    "uner": {"PER": frozenset({"PER"}), "ORG": frozenset({"ORG"}), "LOC": PLACES, "OTH": OTHERS},
    "gmb": {
        "per": frozenset({"PER"}), "org": frozenset({"ORG"}), "geo": PLACES, "gpe": frozenset({"NORP", "GPE"}),
        "eve": frozenset({"EVENT"}), "nat": frozenset({"MISC", "EVENT"}), "art": frozenset({"MISC", "WEAPON"}),
        "tim": frozenset(),
    },
    "btc": {"PER": frozenset({"PER"}), "ORG": frozenset({"ORG"}), "LOC": PLACES},
    "re3d": {
        "Organisation": frozenset({"ORG", "GPE"}), "Person": frozenset({"PER"}), "Location": PLACES,
        "Nationality": frozenset({"NORP"}), "Weapon": frozenset({"WEAPON"}), "MilitaryPlatform": frozenset({"WEAPON"}),
    },
    "crossner": {
        "person": frozenset({"PER"}), "politician": frozenset({"PER"}), "politicalparty": frozenset({"ORG"}),
        "organisation": frozenset({"ORG"}), "country": frozenset({"GPE"}), "location": PLACES,
        "election": frozenset({"EVENT"}), "event": frozenset({"EVENT"}), "misc": frozenset({"MISC", "NORP"}),
    },
    "wikigold": {"PER": frozenset({"PER"}), "ORG": frozenset({"ORG"}), "LOC": PLACES, "MISC": OTHERS},
    "gum": {
        "person": frozenset({"PER"}), "organization": frozenset({"ORG"}), "place": PLACES,
        "event": frozenset({"EVENT"}),
    },
}  # fmt: skip
#: Labels of ours that a set does not look for: a capital word that it leaves blank may be one of them.
UNSEEN: dict[str, frozenset[str]] = {
    "uner": OTHERS, "gmb": frozenset({"MISC", "WEAPON", "EVENT"}), "btc": OTHERS, "re3d": frozenset({"EVENT", "MISC"}),
    "crossner": frozenset({"NORP", "FAC", "WEAPON"}), "wikigold": frozenset(),
    "gum": OTHERS,
}  # fmt: skip
#: GMB counts the title into the name ("President Bush"), all others and we do not.
TITLES = frozenset(
    "president minister prime secretary mr. mrs. ms. dr. general senator king queen chancellor ambassador pope "
    "prince colonel captain judge justice governor premier foreign defense vice former spokesman speaker chair "
    "chairman congresswoman congressman representative member members professor sir madam lady lord emperor "
    "count".split()
)
FACILITY = re.compile(r"\b(Airport|Airfield|Bridge|Street|Avenue|Square|Palace|Hospital|Stadium|Road|Prison|Mosque"
                      r"|Church|Cathedral|Hotel|Building|Tower|Museum|Port|Dam|Plant|Base|Park|Highway|Hall|Centre"
                      r"|Center|Camp|Station)\b")  # fmt: skip
NATURE = re.compile(r"\b(River|Sea|Ocean|Gulf|Strait|Straits|Bay|Mountains?|Mount|Lake|Islands?|Desert|Valley|Peninsula"
                    r"|Coast|Canal|Cape|Basin|Hills?|Africa|Asia|Europe|America|Balkans|Caucasus|East|West|North|South"
                    r"|Middle|Antarctica|Arctic|Earth|Moon|Mars)\b")  # fmt: skip
BIT = {label: 1 << number for number, label in enumerate(ENTITY)}
ANYTHING = (1 << len(ENTITY)) - 1


@cache
def known() -> dict[str, str]:
    """Printed names of the registry whose label is certain: demonyms, states and other places."""
    world = load_world()
    labels = {}
    for surface, places in world.place_names.items():
        labels[surface] = "LOC" if world.places[places[0]].precision in {"region", "sea", "point"} else "GPE"
    for surface, names in world.names.items():
        if names[0].kind in {"demonym", "adjective"}:
            labels[surface] = "NORP"
        elif names[0].actor.startswith("state:") and names[0].kind != "metonym":
            labels[surface] = "GPE"
    return labels


def narrowed(surface: str, allowed: frozenset[str]) -> frozenset[str]:
    """The labels that remain when the registry and the words themselves are asked."""
    label = known().get(surface)
    if label in allowed:
        return frozenset({label})
    if allowed == PLACES:
        if FACILITY.search(surface):
            return frozenset({"FAC"})
        if NATURE.search(surface):
            return frozenset({"LOC"})
        return PLACES - {"FAC"} if " " not in surface else PLACES
    if allowed == OTHERS and re.search(r"\b(War|Summit|Olympics?|Games|Cup|Conference|Revolution|Election)\b", surface):
        return frozenset({"EVENT"})
    return allowed


def entity_bits(scheme: str, tokens: Sequence[str], tags: Sequence[str]) -> list[int]:
    """For each word the labels that the gold leaves open, as bits in the order of `ENTITY`."""
    bits = []
    for i, token in enumerate(tokens):
        capital = token[:1].isupper() and i > 0
        free = sum(BIT[f"{part}-{label}"] for label in UNSEEN[scheme] for part in "BI") if capital else 0
        bits.append(BIT["O"] | free)
    for start, end, tag in _spans(tags):
        if scheme == "gmb" and tag == "per":
            while start < end - 1 and tokens[start].lower() in TITLES:
                start += 1
        surface = " ".join(tokens[start:end])
        known_label = ALLOWED[scheme].get(tag)
        if known_label is None or (scheme == "re3d" and not any(token[:1].isupper() for token in tokens[start:end])):
            # re3d marks nominals ("rebels"), quantities and documents too: nothing is learned from them.
            bits[start:end] = [ANYTHING] * (end - start)
        elif known_label:
            labels = narrowed(surface, known_label)
            for i in range(start, end):
                bits[i] = sum(BIT[f"{'B' if i == start else 'I'}-{label}"] for label in labels)
    return bits


def _spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        part, _, label = tag.partition("-")
        if part == "I" and spans and spans[-1][1] == i and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], i + 1, label)
        elif part in ("B", "I"):
            spans.append((i, i + 1, label))
    return spans
