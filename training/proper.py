"""Names out of a corpus that marks mentions, not names: the proper nouns that head a mention of a person, a place ...

"the old town of Kyiv" is a mention of a place that a common noun heads, "Kyiv" in it is a name; "President Biden" is a
mention of a person, "Biden" its name. Where mention and name cannot be told apart nothing is learned.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from training.data import Example, head_of
from training.labels import ALLOWED, ANYTHING, BIT, PLACES, TITLES, UNSEEN, known, narrowed

#: Words inside a name that are no proper nouns: "Bank of England", "Marks & Spencer", "Trinidad and Tobago".
JOINTS = frozenset("of the and for & de la".split())


def add_proper_names(examples: Sequence[Example], rows: Iterable[dict], proper: int) -> None:
    """Lay the names of a corpus over the same documents of its treebank.

    Args:
        rows: documents as {"doc", "nc_licence", "sentences", "mentions"}, mentions as {"start", "end", "etype"} in
            words.
        proper: the number of the part of speech of proper nouns.
    """
    marked = {row["doc"]: row for row in rows if not row["nc_licence"]}
    for example in examples:
        row = marked.get(example.name)
        if row is not None and sum(map(len, row["sentences"])) == len(example.words):
            _add(example, row["mentions"], example.gold["upos"] == proper)


def _add(example: Example, mentions: Sequence[dict], proper: np.ndarray) -> None:
    """Proper nouns outside any name that is found may be anything, capital words other names, the rest are none."""
    words = [word.of(example.text) for word in example.words]
    free = BIT["O"] | sum(BIT[f"{part}-{label}"] for label in UNSEEN["gum"] for part in "BI")
    capital = np.array([word[:1].isupper() for word in words], dtype=bool) & (example.gold["start"] != 1)
    title = np.array([word.lower() in TITLES for word in words], dtype=bool)
    bits = np.where(proper & ~title, ANYTHING, np.where(capital & ~title, free, BIT["O"]))
    taken = np.zeros(len(words), dtype=bool)
    for mention in sorted(mentions, key=lambda m: m["start"] - m["end"]):
        allowed = ALLOWED["gum"].get(mention["etype"])
        name = _name(words, proper, range(mention["start"], mention["end"]), head_of(example, mention))
        if allowed is None or name is None or taken[name.start : name.stop].any():
            continue  # "Michigan" in "University of Michigan"
        surface = " ".join(words[name.start : name.stop])
        if mention["etype"] == "person" and len(name) == 1 and surface.endswith("s") and len(surface) > len("James"):
            continue  # "the Russians" are persons there
        labels = narrowed(surface, PLACES if known().get(surface) == "GPE" else allowed)  # "Sweden" won: by its surface
        taken[name.start : name.stop] = True
        for i in name:
            bits[i] = sum(BIT[f"{'B' if i == name.start else 'I'}-{label}"] for label in labels)
    example.gold["entity"][:] = bits


def _name(words: Sequence[str], proper: np.ndarray, mention: range, head: int) -> range | None:
    """The words of a mention that are its name, if a proper noun heads it."""
    if not proper[head]:
        return None
    first = head
    while first > mention.start and proper[first - 1]:
        first -= 1
    last = head + 1
    while last < mention.stop and proper[last]:
        last += 1
    if last < mention.stop and words[last].lower() in JOINTS:
        rest = range(last, mention.stop)
        if not proper[mention.stop - 1] or not all(proper[i] or words[i].lower() in JOINTS for i in rest):
            return None  # "Lyon in the heart of France"
        last = mention.stop
    while first < last and words[first].lower() in TITLES:
        first += 1
    return range(first, last) if first < last else None
