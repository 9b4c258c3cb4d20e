"""Events against several coders, and who acts on whom as spans: measures of sets whose gold is words, not offsets.

Two lists of spans are similar when the words that they share, stop words left out, are half of all (Dice).

`coders` takes sentences that four people coded with CAMEO: F1 against each of them over all sentences, by what has to
agree; `alarm` is the share of sentences in which three of four saw no event that get one, `hit` of those in which
three saw one. `spans` takes sentences with the spans of sources and targets: F1 over the spans of a sentence.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.measure import Row, Score, read_rows

STOP_WORDS = frozenset("the a an of s and to in".split())
AGREED = 3


def words(texts: Sequence[str]) -> list[str]:
    """The words of some spans, in lower case."""
    return re.findall(r"\w+", " ".join(texts).lower())


def similar(one: Sequence[str], other: Sequence[str]) -> bool:
    """True of two lists of spans with enough words in common, and of two empty ones."""
    left, right = set(words(one)) - STOP_WORDS, set(words(other)) - STOP_WORDS
    if not left or not right:
        return not left and not right
    return 2 * len(left & right) / (len(left) + len(right)) >= 0.5


AGREE: dict[str, Callable[[Row, Row], bool]] = {
    "root": lambda a, b: a["root"] == b["root"],
    "source": lambda a, b: similar(a["source"], b["source"]),
    "src+tgt+root": lambda a, b: (
        a["root"] == b["root"] and similar(a["source"], b["source"]) and similar(a["target"], b["target"])
    ),
}


def coded(answer: Row, text: str) -> list[Row]:
    """The events of an answer that have a CAMEO root, each once."""
    found: list[Row] = []
    for event in answer["events"]:
        row = {side: _texts(event[name], text) for side, name in (("source", "actors"), ("target", "recipients"))}
        row["root"] = int(event["root"]) if event["root"] else None
        if row["root"] and row not in found:
            found.append(row)
    return found


def _texts(roles: Sequence[Row], text: str) -> list[str]:
    return [text[role["start"] : role["end"]] for role in roles]


def coder_figures(path: Path, answers: Sequence[Row]) -> dict[str, float]:
    """F1 by what agrees, and false alarms and hits, from 0 to 100."""
    gold = list(read_rows(path))
    found = [coded(answer, row["text"]) for row, answer in zip(gold, answers, strict=True)]
    sides = [
        (events, _of_coder(coder)) for row, events in zip(gold, found, strict=True) for coder in row["coders"].values()
    ]
    size = sum(len(ours) + len(theirs) for ours, theirs in sides)
    figures = {
        name: 200 * sum(_count(ours, theirs, agree) for ours, theirs in sides) / size for name, agree in AGREE.items()
    }
    for relevant, name in ((False, "quiet"), (True, "hit")):
        asked = [
            bool(events) == relevant
            for row, events in zip(gold, found, strict=True)
            if Counter(coder["relevant"] for coder in row["coders"].values())[relevant] >= AGREED
        ]
        figures[name] = 100 * sum(asked) / len(asked)
    return figures


def _of_coder(coder: Row) -> list[Row]:
    if coder["relevant"] is False:
        return []
    return [{**event, "root": int(event["code"])} for event in coder["events"] if event["code"]]


def _count(ours: Sequence[Row], theirs: Sequence[Row], agree: Callable[[Row, Row], bool]) -> int:
    """Events that find one of the other side which no earlier one has taken."""
    left, count = list(theirs), 0
    for event in ours:
        partner = next((other for other in left if agree(event, other)), None)
        if partner is not None:
            left.remove(partner)
            count += 1
    return count


def span_figures(path: Path, answers: Sequence[Row]) -> dict[str, float]:
    """F1 over the spans of sources and of targets; sentences whose spans were not labelled are left out."""
    figures = {}
    for side, name in (("source", "actors"), ("target", "recipients")):
        found = given = wanted = 0
        for row, answer in zip(read_rows(path), answers, strict=True):
            if not row.get("tags"):
                continue
            gold = [span for event in row["events"] for span in event.get(side) or []]
            ours = list(dict.fromkeys(text for event in answer["events"] for text in _texts(event[name], row["text"])))
            given, wanted = given + len(ours), wanted + len(gold)
            exact = [span for span in gold if any(words([span]) == words([one]) for one in ours)]
            rest = [one for one in ours if not any(words([span]) == words([one]) for span in exact)]
            others = [{"span": [span]} for span in gold if span not in exact]
            found += len(exact) + _count([{"span": [one]} for one in rest], others, _similar_spans)
        figures[side] = Score(found, given, found, wanted).f1
    return figures


def _similar_spans(one: Row, other: Row) -> bool:
    return similar(one["span"], other["span"])
