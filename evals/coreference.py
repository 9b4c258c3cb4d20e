"""How well phrases that mean the same are put together: CoNLL F1 over chains of spans, on OntoGUM.

    python -m evals.coreference GOLD.jsonl ANSWER.jsonl

ANSWER is what `sitroom annotate` writes of the rows that `texts` makes: the gold's tokens, joined as they were
printed.  Nothing of the gold but its text is given, so tokens, sentences, grammar and phrases are all predicted.  A
span counts when it is exactly the gold's; phrases that nothing else refers to are in no chain, on neither side.
`names` are the pairs of phrases of one chain that both end in a word with a capital letter, "Mr Putin" and "Vladimir
Putin": of all such pairs those that gold and answer share.
`open` leaves the documents out that stand under a non-commercial licence.
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from evals.coreference_measures import Chains, Scores, score_documents
from evals.measure import Row, Score, read_rows

Place = tuple[int, int]


def text_of(row: Row) -> tuple[str, list[Place]]:
    """A gold row's text, and the code points of each of its tokens."""
    text, places = "", []
    for tokens, spaces in zip(row["sentences"], row["space_after"], strict=True):
        for token, space in zip(tokens, spaces, strict=True):
            places.append((len(text), len(text) + len(token)))
            text += token + (" " if space else "")
    return text.rstrip(), places


def texts(path: Path) -> list[Row]:
    """The rows for `sitroom annotate`."""
    return [{"id": row["doc"], "text": text_of(row)[0]} for row in read_rows(path)]


def gold_chains(row: Row) -> list[list[Place]]:
    """The gold's chains as spans of the text."""
    places = text_of(row)[1]
    chains = defaultdict(list)
    for mention in row["mentions"]:
        chains[mention["cluster"]].append((places[mention["start"]][0], places[mention["end"] - 1][1]))
    return [chain for chain in chains.values() if len(chain) > 1]


def answer_chains(row: Row) -> Chains:
    """The same from an answer."""
    return [[(start, end) for start, end in chain] for chain in row.get("chains") or []]


def evaluate(gold: Sequence[Row], answer: dict[str, Row]) -> dict[str, Scores]:
    """Scores over all documents, and over those that are `open`."""

    def score(rows: Sequence[Row]) -> Scores:
        return score_documents((gold_chains(row), answer_chains(answer.get(row["doc"], {}))) for row in rows)

    return {"all": score(gold), "open": score([row for row in gold if not row["nc_licence"]])}


def name_pairs(chains: Chains, text: str) -> set[tuple[Place, Place]]:
    """Pairs of a chain's phrases that end in a name, the earlier one first."""
    pairs = set()
    for chain in chains:
        names = sorted(span for span in chain if text[span[0] : span[1]].rsplit(" ", 1)[-1][:1].isupper())
        pairs |= set(combinations(names, 2))
    return pairs


def score_names(gold: Sequence[Row], answer: dict[str, Row]) -> Score:
    """How well names are put together."""
    right = answered = asked = 0
    for row in gold:
        text = text_of(row)[0]
        wanted = name_pairs(gold_chains(row), text)
        given = name_pairs(answer_chains(answer.get(row["doc"], {})), text)
        right, answered, asked = right + len(wanted & given), answered + len(given), asked + len(wanted)
    return Score(right, answered, right, asked)


def figures(path: Path, answers: Sequence[Row]) -> dict[str, float]:
    """The figures of the gate, from 0 to 100."""
    gold, answer = list(read_rows(path)), {row["id"]: row for row in answers}
    scores = evaluate(gold, answer)
    return {
        "conll": 100 * scores["all"].conll,
        "conll open": 100 * scores["open"].conll,
        "names": score_names(gold, answer).f1,
    }


def table(scores: dict[str, Scores]) -> str:
    """Precision, recall and F1, a measure a line."""
    lines = []
    for name, score in scores.items():
        parts = {"spans": score.mentions, "MUC": score.muc, "B-cubed": score.b_cubed, "CEAF-e": score.ceaf_e}
        lines += [
            f"{name:5} {part:8} P {100 * t.precision:5.1f}  R {100 * t.recall:5.1f}  F1 {100 * t.f1:5.1f}"
            for part, t in parts.items()
        ]
        lines.append(f"{name:5} CoNLL F1 {100 * score.conll:.1f}")
    return "\n".join(lines)


def main() -> None:
    """Read gold and answer from the command line and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("answer", type=Path)
    given = parser.parse_args()
    gold, answer = list(read_rows(given.gold)), {str(row["id"]): row for row in read_rows(given.answer)}
    print(table(evaluate(gold, answer)))
    print(f"names F1 {score_names(gold, answer).f1:.1f}")


if __name__ == "__main__":
    main()
