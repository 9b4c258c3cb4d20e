"""Questions: is the right sentence found, and do the explainers' own questions get right answers?

    python -m evals.questions DATA [--keep FOLDER] [--seeds FOLDER]

Each of `SETS` has a question and the sentence that answers it a row, {"collection", "document", "start", "end",
"sha256", "question", "also"}, and points into the first rows (`POOL`) of files under DATA/news. A ledger of each is
built (or read from FOLDER); a sentence is found where one of the first five overlaps it by half, or prints the same
words. The same is counted for the plain full text (BM25). Of the frozen set no single question is told.
`gold/questions.jsonl` has questions to the five explainers that the project began with: the headings of them and our
own, with the sentences that answer, words that a line of the registry must have, or neither: to be refused. Counted are
questions whose first three lines have one that answers, and refusals.
"""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from evals.measure import Row, read_lines, read_rows
from sitroom.pipeline import build
from sitroom.query import open_view
from sitroom.query.ask import Asker
from sitroom.records.text import Document
from sitroom.store import View
from sitroom.world import World, load_world

GOLD = Path(__file__).parent / "gold"
#: Sets of pairs, with what they are; the last one is frozen: nothing is fitted to it and no error of it looked at.
SETS = {"retrieval": "in other words than the sentence", "retrieval_plain": "in a reporter's own words, frozen"}
FROZEN = "retrieval_plain"
#: Rows of each collection that are searched.
POOL = {
    "gaza_allsides.jsonl.gz": 90,
    "gulf1987_reuters21578.jsonl": 150,
    "iran_allsides.jsonl.gz": 90,
    "iran_leads2026.jsonl": 200,
    "korea_allsides.jsonl.gz": 90,
    "latinamerica_muc34.jsonl.gz": 150,
    "syria_allsides.jsonl.gz": 90,
    "ukraine_guardian_nyt2022.jsonl.gz": 80,
    "ukraine_president_ua.jsonl.gz": 60,
    "ukraine_snapshots2022.jsonl.gz": 150,
}
#: Characters that two sentences must share to be one.
LEAST = 20
#: How many of the found are looked at.
FIRST = 5


def gold_words(rows: Iterable[Row], gold: Sequence[Row]) -> dict[str, list[str]]:
    """The sentences that answer each gold row, the labelled one first, from the articles of its collection.

    Raises:
        ValueError: a text is not the one that was labelled.
    """
    texts = {row["id"]: row["text"] for row in rows}
    found: dict[str, list[str]] = {}
    for row in gold:
        for place in (row, *row["also"]):
            words = texts[place["document"]][place["start"] : place["end"]]
            if hashlib.sha256(words.encode()).hexdigest() != place["sha256"]:
                raise ValueError(f"{row['id']}: the text of {place['document']} is not the one that was labelled")
            found.setdefault(row["id"], []).append(words)
    return found


def is_right(words: str, right: str) -> bool:
    """True when a found sentence is the right one: one lies in the other, or half of it does at either end."""
    mine, theirs = " ".join(words.split()), " ".join(right.split())
    short, long = sorted((mine, theirs), key=len)
    half = max(len(short) // 2, LEAST)
    return len(short) >= LEAST and (short[:half] in long or short[-half:] in long)


def rank_of(found: Iterable[str], right: Sequence[str]) -> int | None:
    """The place of the first right sentence among those found, from 0."""
    return next((at for at, words in enumerate(found) if any(is_right(words, one) for one in right)), None)


def ledgers(
    data: Path, folder: Path, pool: Mapping[str, int] = MappingProxyType(POOL)
) -> Iterator[tuple[str, list[Row], Path]]:
    """Each collection with its rows and its ledger, built where the folder has none.

    Args:
        pool: the first rows of each file that are searched.
    """
    for file, size in pool.items():
        name = file.split(".")[0]
        lines = list(islice(read_lines(data / "news" / file), size))
        path = folder / f"{name}.sitroom"
        if not path.exists():
            source = folder / f"{name}.jsonl"
            source.write_text("".join(lines), encoding="utf-8")
            build([str(source)], path)
        yield name, [json.loads(line) for line in lines], path


def plain_search(view: View, question: str) -> list[str]:
    """What the full text alone finds: any word of the question, ranked by BM25."""
    return [span.of(document.text) for document, span, _ in view.search(question, FIRST)]


@dataclass(frozen=True, slots=True)
class Ranks:
    """Where the first right sentence of a pair stands, from 0; None where it is not among the first five.

    Attributes:
        ours, plain: any right sentence, by our search and by BM25 alone.
        ours_strict, plain_strict: the labelled one only.
    """

    row: Row
    ours: int | None
    plain: int | None
    ours_strict: int | None
    plain_strict: int | None


def retrieval(data: Path, folder: Path, world: World, name: str) -> Iterator[Ranks]:
    """Each pair of a set with the places of its sentences."""
    gold = list(read_rows(GOLD / f"{name}.jsonl"))
    for collection, rows, path in ledgers(data, folder):
        mine = [row for row in gold if row["collection"] == collection]
        words = gold_words(rows, mine)
        with open_view(path) as view:
            asker = Asker(view, world)
            for row in mine:
                found = [one.words for one in asker.nearby(row["question"], FIRST)]
                plain = plain_search(view, row["question"])
                right = words[row["id"]]
                yield Ranks(row, *(rank_of(one, those) for those in (right, right[:1]) for one in (found, plain)))


def judge(asker: Asker, row: Row, right: Sequence[str]) -> bool:
    """True when one of the first three lines answers, or when what cannot be answered is refused."""
    answer = asker.ask(row["question"])
    if row["kind"] == "refuse":
        return not answer.answered
    for line in answer.answer[:3]:
        if any(is_right(piece.quote, words) for piece in line.evidence for words in right):
            return True
        if not line.evidence and any(words in line.text for words in row["registry"]):
            return True
    return False


def explainers(seeds: Path, folder: Path, world: World) -> Iterator[tuple[Row, bool]]:
    """Each question to the explainers with whether it is answered right."""
    path = folder / "explainers.sitroom"
    if not path.exists():
        build([str(seeds)], path)
    with open_view(path) as view:
        texts = {Path(one.path or "").name: one.text for one in view.rows(Document)}
        asker = Asker(view, world)
        for row in read_rows(GOLD / "questions.jsonl"):
            files = {place["file"]: (seeds / place["file"]).read_text(encoding="utf-8") for place in row["answers"]}
            right = [files[place["file"]][place["start"] : place["end"]] for place in row["answers"]]
            assert set(files) <= set(texts), f"{path} is no ledger of {seeds}"
            yield row, judge(asker, row, right)


def report(found: Sequence[Ranks]) -> None:
    """Print how many have a right sentence among the first."""
    for most in (1, FIRST):
        sides = ("ours", "plain", "ours_strict", "plain_strict")
        counts = [sum((place := getattr(one, side)) is not None and place < most for one in found) for side in sides]
        print(f"  a right sentence in the first {most}: {counts[0]}; BM25 alone {counts[1]}")
        print(f"    the labelled sentence itself: {counts[2]}; BM25 alone {counts[3]}")


def main() -> None:
    """Print both measures, and what is wrong by id."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--keep", type=Path, help="folder for the ledgers, read again in the next run")
    parser.add_argument("--seeds", type=Path, help="folder of the five explainers; beside DATA if not given")
    given = parser.parse_args()
    world = load_world()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        found = {name: list(retrieval(given.data, folder, world, name)) for name in SETS}
        answered = list(explainers(given.seeds or given.data.parent / "seeds", folder, world))
    for name, ranks in found.items():
        print(f"{name}: {len(ranks)} questions {SETS[name]}")
        report(ranks)
        if name != FROZEN:
            print("  none in the first five: " + " ".join(one.row["id"] for one in ranks if one.ours is None))
    for kind in ("heading", "own", "refuse"):
        rows = [is_good for row, is_good in answered if row["kind"] == kind]
        print(f"{kind}: right {sum(rows)} of {len(rows)}")
    print("wrong: " + " ".join(row["id"] for row, is_good in answered if not is_good))


if __name__ == "__main__":
    main()
