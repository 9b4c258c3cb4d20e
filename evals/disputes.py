"""Pairs of articles: do their accounts conflict?

    python -m evals.disputes DATA [--ledger FILE]

GOLD (`gold/disputes.jsonl`) has a row a pair, {"file", "a", "b", "sha256_a", "sha256_b", "label": conflict or none,
"kind"}, and points into the news of DATA. A ledger is built of its articles, or the one given is used; two articles
are in conflict where one stands on one side of a dispute and the other on another. Precision, recall and F1 of
`conflict`, and each pair that is wrong, by id.
"""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Iterable, Sequence
from itertools import combinations, product
from pathlib import Path

from evals.measure import Row, Score, read_rows, table
from sitroom.pipeline import BuildOptions, build
from sitroom.query import open_view
from sitroom.records.claims import Dispute
from sitroom.records.text import Document

GOLD = Path(__file__).parent / "gold" / "disputes.jsonl"


def articles(data: Path, gold: Sequence[Row]) -> list[Row]:
    """The articles that the gold points to, each once.

    Raises:
        ValueError: a text is not the one that was labelled.
    """
    wanted = {row[side]: (row["file"], row[f"sha256_{side}"]) for row in gold for side in ("a", "b")}
    found: dict[str, Row] = {}
    for file in sorted({file for file, _ in wanted.values()}):
        rows = (article for row in read_rows(data / file) for article in row.get("docs", [row]))
        for article in rows:
            if article["id"] in wanted and article["id"] not in found:
                if hashlib.sha256(article["text"].encode()).hexdigest() != wanted[article["id"]][1]:
                    raise ValueError(f"{file}: the text of {article['id']} is not the one that was labelled")
                found[article["id"]] = {name: article[name] for name in ("id", "outlet", "date", "title", "text")}
    return list(found.values())


def opposed(disputes: Iterable[Dispute], names: dict[str, str]) -> set[frozenset[str]]:
    """Pairs of articles that stand on two sides of a dispute.

    Args:
        names: of articles in the gold, by document.
    """
    pairs: set[frozenset[str]] = set()
    for dispute in disputes:
        sides = [{names.get(piece.document, piece.document) for piece in side.evidence} for side in dispute.sides]
        pairs |= {frozenset(pair) for one, other in combinations(sides, 2) for pair in product(one, other)}
    return pairs


def evaluate(gold: Sequence[Row], found: set[frozenset[str]]) -> dict[str, Score]:
    """How many of the pairs in conflict are found, and how many of those found are right; also by kind."""
    scores = {}
    for kind in (None, *sorted({row["kind"] for row in gold if row["kind"]})):
        rows = [row for row in gold if kind in (None, row["kind"])]
        called = [row for row in rows if frozenset((row["a"], row["b"])) in found]
        right = sum(row["label"] == "conflict" for row in called)
        wanted = sum(row["label"] == "conflict" for row in rows)
        scores[kind or "conflict"] = Score(right, len(called), right, wanted)
    return scores


def ledger_of(rows: Iterable[Row], folder: Path) -> Path:
    """A ledger of some articles, in a folder."""
    articles, ledger = folder / "articles.jsonl", folder / "articles.sitroom"
    articles.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    build([str(articles)], ledger, options=BuildOptions(workers=1))
    return ledger


def figures(data: Path) -> dict[str, float]:
    """Of the gold: F1 of pairs in conflict, in all and by kind, and how many of those called are right."""
    gold = list(read_rows(GOLD))
    with tempfile.TemporaryDirectory() as folder:
        found = opposed(*disputes_of(ledger_of(articles(data, gold), Path(folder))))
    scores = evaluate(gold, found)
    return {"precision": scores["conflict"].precision, **{name: score.f1 for name, score in scores.items()}}


def invented_figures(path: Path) -> dict[str, float]:
    """Of invented news: F1 of labelled pairs of stories in conflict; copies that stand against none of their story.

    Args:
        path: `vast2021_dev_disagreements.jsonl`, beside `vast2021_dev.jsonl`.
    """
    rows = list(read_rows(path.with_name("vast2021_dev.jsonl")))
    story = {row["id"]: row["story"] for row in rows}
    labels: dict[frozenset[str], bool] = {}
    for row in read_rows(path):
        pair = frozenset((row["story_a"], row["story_b"]))
        labels[pair] = labels.get(pair, False) or row["label"] == "conflict"
    with tempfile.TemporaryDirectory() as folder:
        shown = ({name: row[name] for name in ("id", "outlet", "date", "title", "text")} for row in rows)
        found = opposed(*disputes_of(ledger_of(shown, Path(folder))))
    called = {frozenset(story[id] for id in pair) for pair in found} & labels.keys()
    right, wanted = sum(labels[pair] for pair in called), sum(labels.values())
    against = {id for pair in found if len({story[one] for one in pair}) == 1 for id in pair}
    copies = [row["id"] for row in rows if row["derived_from"]]
    return {
        "conflict": Score(right, len(called), right, wanted).f1,
        "copies apart": 100 * (1 - sum(id in against for id in copies) / len(copies)),
    }


def disputes_of(ledger: Path) -> tuple[list[Dispute], dict[str, str]]:
    """The disputes of a ledger, and the ids that its articles had in their files."""
    with open_view(ledger) as view:
        return view.rows(Dispute), {one.id: one.external_id or one.id for one in view.rows(Document)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--ledger", type=Path, metavar="FILE", help="one that was built of the gold's articles")
    given = parser.parse_args()
    gold = list(read_rows(GOLD))
    with tempfile.TemporaryDirectory() as folder:
        found = opposed(*disputes_of(given.ledger or ledger_of(articles(given.data, gold), Path(folder))))
    print(table(evaluate(gold, found)))
    for row in gold:
        is_called = frozenset((row["a"], row["b"])) in found
        if is_called != (row["label"] == "conflict"):
            print(f"{'called' if is_called else 'missed'}  {row['kind'] or '-':8} {row['a']} {row['b']}")


if __name__ == "__main__":
    main()
