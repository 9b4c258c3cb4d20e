"""How well names, adjectives and descriptions of actors are tied to the registry.

    python -m evals.actors NEWS [GOLD.jsonl]

GOLD (`evals/gold/actors.jsonl` when not given; `evals/gold/README.md` says how it was labelled) has a row a sentence:
{"file", "id", "sha256", "published", "start", "end", "mentions": [{"start", "end", "id", "use"}]}; NEWS is the folder
of the articles, which are read whole.  The measure is F1 over mentions that have an id:

    right     an answer shares a character with a mention and has its id
    answers   links of the sentence to actors of the registry; of a phrase and the name inside it that say the same,
              one; not pronouns, and not names inside a description, which the gold leaves unlabelled
    gold      mentions with an id

A mention whose id is null stands for no actor of the registry: to give it one is a wrong answer, to call it someone new
is none. Two things are left out of the answers: exactly the words of a name that was marked as new to the registry when
the gold was labelled (it may have come in since), and media, which the gold does not label.
"""

import argparse
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.measure import Row, Score, read_lines, read_rows, table
from sitroom.world import World, load_world

GOLD = Path(__file__).parent / "gold" / "actors.jsonl"
Texts = Callable[[Path, Sequence[Row]], list[Row]]
Evaluate = Callable[[Sequence[Row], Sequence[Row], World], dict[str, Score]]


def read_articles(news: Path, gold: Sequence[Row]) -> dict[tuple[str, str], str]:
    """The texts of the gold's articles by file and id.

    Raises:
        ValueError: an article is not as it was labelled.
    """
    wanted = {(row["file"], str(row["id"])): row["sha256"] for row in gold}
    texts = {}
    for file in sorted({file for file, _ in wanted}):
        for number, line in enumerate(read_lines(news / file)):
            row = json.loads(line)
            for key in ((file, str(row.get("id"))), (file, str(number))):
                if hashlib.sha256((row.get("text") or "").encode()).hexdigest() == wanted.get(key):
                    texts[key] = row["text"]
    lacking = sorted(set(wanted) - set(texts))
    if lacking:
        raise ValueError(f"{len(lacking)} articles are not as they were labelled, the first is {lacking[0]}.")
    return texts


def texts(news: Path, gold: Sequence[Row]) -> list[Row]:
    """The rows for `sitroom annotate`, an article once."""
    found = read_articles(news, gold)
    days = {(row["file"], str(row["id"])): row["published"] for row in gold}
    return [{"id": list(key), "text": text, "published": days[key]} for key, text in found.items()]


def evaluate(gold: Sequence[Row], answers: Sequence[Row], world: World) -> dict[str, Score]:
    """F1 over all mentions with an id, and what is found by use."""
    found_in = {tuple(row["id"]): row for row in answers}
    right = answered = 0
    found: dict[str, list[int]] = {}
    for row in gold:
        given = answers_in(row, found_in[row["file"], str(row["id"])], world)
        answered += len(given)
        right += sum(any(_agrees(mention, link) for mention in row["mentions"]) for link in given)
        for mention in row["mentions"]:
            if mention["id"]:
                counts = found.setdefault(mention["use"], [0, 0])
                counts[0] += any(_agrees(mention, link) for link in given)
                counts[1] += 1
    total, all_found = sum(asked for _, asked in found.values()), sum(one for one, _ in found.values())
    scores = {"actors": Score(right, answered, all_found, total)}
    return scores | {use: Score(one, asked, one, asked) for use, (one, asked) in sorted(found.items())}


def answers_in(row: Row, answer: Row, world: World) -> list[Row]:
    """The links of a sentence that count."""
    pronouns = {(word["start"], word["end"]) for word in answer["tokens"] if word["upos"] == "PRON"}
    new = {(mention["start"], mention["end"]) for mention in row["mentions"] if mention.get("new")}
    inside = [
        link
        for link in answer["links"]
        if row["start"] <= link["start"] and link["end"] <= row["end"] and link["actor"] in world.actors
        if (link["start"], link["end"]) not in {*pronouns, *new} and not _is_inside(link, row["mentions"])
        if world.actors[link["actor"]].sector != "MED"
    ]
    return [link for link in inside if not any(_says_more(link, other) for other in inside)]


def _is_inside(link: Row, mentions: Sequence[Row]) -> bool:
    """True of a name in a description: "Russia" in "the president of Russia"."""
    within = (
        m for m in mentions if m["use"] == "description" and m["start"] <= link["start"] and link["end"] <= m["end"]
    )
    return any(mention["id"] != link["actor"] for mention in within)


def _says_more(link: Row, other: Row) -> bool:
    """True of a phrase around a name that has the same actor."""
    inside = link["start"] <= other["start"] and other["end"] <= link["end"]
    return link is not other and inside and link["actor"] == other["actor"]


def _agrees(mention: Row, link: Row) -> bool:
    shared = mention["start"] < link["end"] and link["start"] < mention["end"]
    return shared and mention["id"] == link["actor"]


def figures(answers: Sequence[Row]) -> dict[str, float]:
    """What the gate holds: F1 over the frozen gold."""
    return {"actors": evaluate(list(read_rows(GOLD)), answers, load_world())["actors"].f1}


def main_of_news(usage: str, frozen: Path, texts_of: Texts, evaluate: Evaluate) -> None:
    """Read NEWS and the gold from the command line, annotate, and print the scores.

    Args:
        frozen: the gold when none is named.
    """
    from evals.gate import answer

    parser = argparse.ArgumentParser(description=usage, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("gold", type=Path, nargs="?", default=frozen)
    given = parser.parse_args()
    gold = list(read_rows(given.gold))
    print(table(evaluate(gold, answer(texts_of(given.news, gold)), load_world())))


if __name__ == "__main__":
    main_of_news(__doc__, GOLD, texts, evaluate)
