"""How well the days that matter and the sentences that tell them are chosen: timelines of T17.

    python -m evals.timelines DATA [TOPIC...] --keep FOLDER [--scorer score_tls.py] [--as-printed]

DATA has a folder a topic with `articles.jsonl.gz` ({"id", "outlet", "date", "raw"}) and `timelines.jsonl` (a reference
a line, [[day, [sentence]]...]).  Each topic is built into FOLDER/TOPIC.sitroom, unless it is there, and asked with
`sitroom timeline --dates --sentences`; the answer is FOLDER/TOPIC.json.

    dates    F1 of the days: of the answer's days inside the reference's span those of most score, as many as the
             reference has; precision and recall are averaged over the references
    seconds  of the command, start-up included
    AR1 AR2  what the scorer of the sets prints, where it is given (ROUGE with dates aligned, tilse's "align+ m:1")

`--as-printed` asks for the plain timeline with all events instead.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from evals.measure import Row, read_rows

#: More days and sentences than any reference has.
ASKED = ("--dates", "400", "--sentences", "8")


def reference_days(path: Path) -> list[set[str]]:
    """The days of each reference timeline."""
    return [{day[:10] for day, _ in rows} for rows in read_rows(path)]  # type: ignore[misc]


def chosen_days(answer: Sequence[Row], reference: set[str]) -> set[str]:
    """As many days of an answer as the reference has, those of most score inside its span."""
    first, last = min(reference), max(reference)
    days = [row for row in answer if len(row["date"]) == len(first) and first <= row["date"] <= last]
    days.sort(key=lambda row: -row["score"])
    return set(list(dict.fromkeys(row["date"] for row in days))[: len(reference)])


def date_f1(pairs: Iterable[tuple[Sequence[Row], set[str]]]) -> float:
    """F1 of the averages of precision and recall over answers and references, from 0 to 100."""
    shares = []
    for answer, reference in pairs:
        days = chosen_days(answer, reference)
        right = len(days & reference)
        shares.append((right / len(days) if days else 0.0, right / len(reference)))
    precision, recall = (sum(part) / len(shares) for part in zip(*shares, strict=True))
    return 100 * 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def build(articles: Path, ledger: Path) -> None:
    """A ledger of the articles of one topic, unless it is there."""
    if ledger.exists():
        return
    rows = ledger.with_suffix(".jsonl")
    with rows.open("w", encoding="utf-8") as lines:
        for row in read_rows(articles):
            kept = {"id": row["id"], "outlet": row["outlet"], "date": row["date"][:10], "text": row["raw"]}
            lines.write(json.dumps(kept, ensure_ascii=False) + "\n")
    run("build", str(rows), "-o", str(ledger))


def figures(topic: Path) -> dict[str, float]:
    """F1 of the days of one topic's references, from its folder."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "topic.sitroom"
        build(topic / "articles.jsonl.gz", ledger)
        answer = json.loads(run("timeline", str(ledger), "--format", "json", *ASKED))
    return {"dates": date_f1((answer, reference) for reference in reference_days(topic / "timelines.jsonl"))}


def run(*arguments: str) -> str:
    """What a command of the program prints; refused pages are no failure."""
    command = [sys.executable, "-m", "sitroom", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with status {done.returncode}")
    return done.stdout


def main() -> None:
    """Build, ask, and print the figures of each topic and of all references."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("topics", nargs="*", metavar="TOPIC")
    parser.add_argument("--keep", type=Path, required=True, metavar="FOLDER", help="where ledgers and answers are kept")
    parser.add_argument("--scorer", type=Path, metavar="FILE", help="the scorer of the sets")
    parser.add_argument("--as-printed", action="store_true", help="the plain timeline, with all events")
    given = parser.parse_args()
    given.keep.mkdir(parents=True, exist_ok=True)
    topics = given.topics or sorted(path.parent.name for path in given.data.glob("*/timelines.jsonl"))
    every = []
    for topic in topics:
        ledger, references = given.keep / f"{topic}.sitroom", reference_days(given.data / topic / "timelines.jsonl")
        build(given.data / topic / "articles.jsonl.gz", ledger)
        started = time.monotonic()
        printed = run("timeline", str(ledger), "--format", "json", *(() if given.as_printed else ASKED))
        seconds = time.monotonic() - started
        (given.keep / f"{topic}.json").write_text(printed, encoding="utf-8")
        pairs = [(json.loads(printed), reference) for reference in references]
        every += pairs
        print(f"{topic:8} dates {date_f1(pairs):5.1f}  seconds {seconds:5.1f}", flush=True)
        if given.scorer:
            gold, answer = given.data / topic / "timelines.jsonl", given.keep / f"{topic}.json"
            subprocess.run([sys.executable, given.scorer, gold, answer], check=True)
    print(f"{'all':8} dates {date_f1(every):5.1f}  ({len(every)} timelines)", flush=True)
    if given.scorer and not given.topics:
        subprocess.run([sys.executable, given.scorer, given.data, given.keep], check=True)


if __name__ == "__main__":
    main()
