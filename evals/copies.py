"""How well copies are told from other reports, and which of them was first.

    python -m evals.copies DATA [--read]

DATA is the folder of the sets; nothing is annotated, only cleaned, so that it takes a minute.

    copies/vast2021_dev.jsonl          invented news, one reader's labels: `story`, `role`, `derived_from`
        ARI, pairs                     families against stories: adjusted Rand index, precision of pairs
        joined ROLE                    copies of that kind that share a family with another article of their story
        right origin                   stories with a known original whose family (that with most of the story's
                                       articles) is called by it
    news/syndicated_pairs.jsonl.gz     real pairs, labelled by a rule: `kind`
    news/revision_pairs.jsonl.gz       one outlet's later or other edition
    news/wire_updates_...jsonl         an agency's later version
    news/us_basil_triplets.jsonl.gz    three outlets' own reports of each event: none should be joined
    news/semeval2022t8_en_pairs.jsonl  pairs graded from 1, the same story, to 4: one story told twice is no copy

All documents of a set are looked through at once.  --read prints the pairs that are not as their label has them.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from pathlib import Path
from types import MappingProxyType
from typing import Any

from evals.measure import Row, read_rows
from sitroom.clean import clean_page
from sitroom.errors import ArticleError
from sitroom.merge.copies import find_copies
from sitroom.merge.origins import copy_families
from sitroom.records.claims import Copy
from sitroom.records.text import Document, Page
from sitroom.world import World, load_world

LABELS = ("story", "role", "derived_from", "triplet")
ROLES = ("trim", "excerpt", "spun")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Articles after cleaning: the document of each key, and where each stands among the copies."""

    documents: dict[str, Document]
    copies: dict[str, Copy]

    def family(self, key: str) -> str:
        """The family of an article; one that could not be cleaned is alone."""
        document = self.documents.get(key)
        return self.copies[document.id].origin if document else key

    def is_joined(self, first: str, second: str) -> bool:
        """True when both stand in one family."""
        return self.family(first) == self.family(second)


def shelve(rows: Iterable[tuple[str, Row]], world: World) -> Shelf:
    """Clean articles and find the copies among them; their labels are not shown."""
    documents: dict[str, Document] = {}
    spun = set()
    for key, row in rows:
        metadata = {name: value for name, value in row.items() if name != "text" and name not in LABELS}
        try:
            page = Page(f"{key}#1", row["text"].encode(), metadata=MappingProxyType(metadata))
            documents[key], doubts = clean_page(page, world)
        except ArticleError:
            continue
        if any(doubt.kind == "spun_wording" for doubt in doubts):
            spun.add(documents[key].id)
    distinct = list({document.id: document for document in documents.values()}.values())
    copies = copy_families(distinct, find_copies(distinct, spun), (), spun)
    return Shelf(documents, {copy.document: copy for copy in copies})


def invented(rows: Sequence[Row], world: World) -> dict[str, float]:
    """The figures of the invented news."""
    shelf = shelve(((row["id"], row) for row in rows), world)
    stories = {row["id"]: row["story"] for row in rows}
    families = {id: shelf.family(id) for id in stories}
    together = Counter((stories[id], families[id]) for id in stories)
    both, said, true = (_pairs(counts) for counts in (together, Counter(families.values()), Counter(stories.values())))
    chance = said * true / comb(len(rows), 2)
    found = defaultdict(list)
    sizes = Counter(stories.values())
    for row in rows:
        role = next((role for role in ROLES if row["role"].startswith(role)), None)
        if role and sizes[row["story"]] > 1:
            found[f"joined {role}"].append(together[row["story"], families[row["id"]]] > 1)
    sources = {row["derived_from"] for row in rows} & {row["id"] for row in rows if row["derived_from"] is None}
    right = [_names(shelf, id, [other for other in stories if stories[other] == stories[id]]) for id in sorted(sources)]
    return {
        "ARI": (both - chance) / ((said + true) / 2 - chance),
        "pair precision": both / said,
        **{name: sum(values) / len(values) for name, values in found.items()},
        "right origin": sum(right) / len(right),
    }


def _pairs(sizes: Counter[Any]) -> int:
    return sum(comb(size, 2) for size in sizes.values())


def _names(shelf: Shelf, original: str, story: Sequence[str]) -> bool:
    """Whether the family that has most of a story is called by its original."""
    (family, size), *_ = Counter(shelf.family(id) for id in sorted(story)).most_common()
    return size > 1 and shelf.documents[original].id == family


def paired(rows: Sequence[Row], world: World) -> Iterator[tuple[Row, bool]]:
    """Each pair, and whether its two articles are joined."""
    articles: dict[str, Row] = {}
    for row in rows:
        for side in "ab":
            given = row[side] if isinstance(row[side], dict) else {"text": row[side]}
            articles.setdefault(_key(row, side), given)
    shelf = shelve(articles.items(), world)
    for row in rows:
        yield row, shelf.is_joined(_key(row, "a"), _key(row, "b"))


def _key(row: Row, side: str) -> str:
    article = row[side]
    return str(article["id"]) if isinstance(article, dict) else f"{row['pair']}{side}"


def _grade(row: Row) -> str:
    """What a pair of a set is called."""
    if "overall" in row:
        return "same story" if row["overall"] <= 1.5 else "another" if row["overall"] >= 3.5 else "between"
    return str(row.get("kind", "update"))


def figures(path: Path) -> dict[str, float]:
    """The figures of the invented news, from 0 to 100."""
    return {name: 100 * value for name, value in invented(list(read_rows(path)), load_world()).items()}


def pair_figures(path: Path) -> dict[str, float]:
    """Of syndicated pairs the share of copies that are joined, and of two reports of one speech that are not."""
    joined: dict[str, list[bool]] = defaultdict(list)
    for row, is_joined in paired(list(read_rows(path)), load_world()):
        joined[_grade(row)].append(is_joined)
    share = {label: 100 * sum(values) / len(values) for label, values in joined.items()}
    return {
        "verbatim": share["verbatim_or_near"],
        "edited": share["edited_copy"],
        "quotations": 100 - share["shared_quotation"],
    }


def print_pairs(rows: Sequence[Row], world: World, *, is_read: bool) -> None:
    """Joined pairs by their label."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for row, is_joined in paired(rows, world):
        counts[_grade(row)].append(is_joined)
        if is_read and is_joined == (_grade(row) in ("shared_quotation", "another", "same story", "between")):
            print(f"    {row['pair']} {_grade(row)} {'joined' if is_joined else 'apart'}")
    for label, joined in sorted(counts.items()):
        print(f"  {label:24} {sum(joined):4} of {len(joined):4} joined  {100 * sum(joined) / len(joined):5.1f}")


def print_triplets(rows: Sequence[Row], world: World) -> None:
    """Independent reports of one event that are joined."""
    shelf = shelve(((row["id"], row) for row in rows), world)
    of_event = defaultdict(list)
    for row in rows:
        of_event[row["triplet"]].append(row["id"])
    pairs = [pair for ids in of_event.values() for pair in combinations(sorted(ids), 2)]
    joined = [pair for pair in pairs if shelf.is_joined(*pair)]
    print(f"  {'independent reports':24} {len(joined):4} of {len(pairs):4} joined", *joined)


def main() -> None:
    """Measure all sets and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--read", action="store_true", help="print the pairs that are not as labelled")
    given = parser.parse_args()
    world, news = load_world(), given.data / "news"
    print("vast2021_dev")
    for name, value in invented(list(read_rows(given.data / "copies" / "vast2021_dev.jsonl")), world).items():
        print(f"  {name:24} {100 * value:5.1f}")
    for name in ("syndicated_pairs.jsonl.gz", "revision_pairs.jsonl.gz", "wire_updates_reuters21578.jsonl"):
        print(name.split(".")[0])
        print_pairs(list(read_rows(news / name)), world, is_read=given.read)
    print("us_basil_triplets")
    print_triplets(list(read_rows(news / "us_basil_triplets.jsonl.gz")), world)
    print("semeval2022t8_en_pairs")
    print_pairs(list(read_rows(news / "semeval2022t8_en_pairs.jsonl")), world, is_read=given.read)


if __name__ == "__main__":
    main()
