"""How well names are found: spans that are exactly the gold's, with its label.

    python -m evals.names GOLD.jsonl ANSWER.jsonl

GOLD has a row a sentence, {"tokens", "tags"} with B- and I- tags; ANSWER is what `sitroom annotate` writes of the
tokens joined by spaces, the row's number as its id.  People, organisations and places are counted: what we call GPE,
LOC and FAC is one label there, and the gold's other labels (nationality, event ...) are asked of nobody: sets differ.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from evals.measure import Row, Score, main_of

#: The labels of the sets and ours, in lower case, as the three that all sets know.
KINDS = {
    **dict.fromkeys(("per", "person", "politician"), "person"),
    **dict.fromkeys(("org", "organisation", "organization", "politicalparty"), "organisation"),
    **dict.fromkeys(("loc", "gpe", "fac", "location", "geo", "country", "facility"), "place"),
}
Name = tuple[int, int, str]


def text_of(row: Row) -> str:
    """The text that is given to `sitroom annotate`."""
    return " ".join(row["tokens"])


def gold_names(row: Row) -> Iterator[Name]:
    """(start, end, kind) in code points of the text."""
    starts = list(accumulate((len(token) + 1 for token in row["tokens"]), initial=0))
    open_name: tuple[int, int, str] | None = None
    for start, token, tag in zip(starts, [*row["tokens"], ""], [*row["tags"], "O"], strict=True):
        part, _, label = tag.partition("-")
        if open_name and (part != "I" or label != open_name[2]):
            if open_name[2].lower() in KINDS:
                yield (*open_name[:2], KINDS[open_name[2].lower()])
            open_name = None
        if part in ("B", "I"):
            open_name = (open_name[0] if open_name else start, start + len(token), label)


def answer_names(row: Row) -> Iterator[Name]:
    """The same from an answer."""
    for mention in row.get("mentions") or []:
        if mention["label"].lower() in KINDS:
            yield mention["start"], mention["end"], KINDS[mention["label"].lower()]


def evaluate(gold: Sequence[Row], answer: dict[str, Row]) -> dict[str, Score]:
    """Scores over all names, and by kind."""
    right, found, asked = Counter[str](), Counter[str](), Counter[str]()
    for number, row in enumerate(gold):
        ours, theirs = set(gold_names(row)), set(answer_names(answer.get(str(number), {})))
        for counter, names in ((right, ours & theirs), (found, theirs), (asked, ours)):
            counter.update(kind for *_, kind in names)
            counter["names"] += len(names)
    kinds = ("names", "person", "organisation", "place")
    return {kind: Score(right[kind], found[kind], right[kind], asked[kind]) for kind in kinds}


if __name__ == "__main__":
    main_of(__doc__, evaluate)
