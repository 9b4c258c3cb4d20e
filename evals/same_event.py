"""Same event over documents: CoNLL F1 on ECB+, with gold mentions and without gold topics.

    python -m evals.same_event DATA [--split dev] [--threshold T] [--to PRED.jsonl] [--fit]

DATA is the folder with `ecb_docs.jsonl.gz` and `ecb_mentions.jsonl.gz`.  Gold mentions of events in the validated
sentences are made into what `sitroom.merge` takes: a mention with the words of its trigger and its sentence, and a type
where the lexicon has one; no actors, no days, no topics.  What joins them is what joins the mentions of a ledger, with
a threshold of its own, for there a wrong join costs more.  `--to` writes what `score_coref.py` reads.  `--fit` fits
`WORDS` of `merge/telling_likeness.py` on the train part and prints them; dev is never fitted.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.coreference_measures import Chains, Scores, score_document
from evals.measure import Row, read_rows
from sitroom.merge.candidates import candidate_pairs
from sitroom.merge.families import group_judged
from sitroom.merge.same_event import same_events
from sitroom.merge.stories import find_stories
from sitroom.merge.telling_likeness import circumstances, weigh_words
from sitroom.merge.telling_wording import read_trigger
from sitroom.merge.tellings import read_tellings
from sitroom.records.claims import EventMention, Evidence
from sitroom.records.dates import UNKNOWN
from sitroom.records.text import Block, Document

#: From the train part, where 0.3 to 0.45 are as good.
THRESHOLD = 0.35
MADE_BY = "ECB+"
RIDGE, STEPS = 1.0, 30


@dataclass(frozen=True, slots=True)
class Part:
    """One split: documents, mentions, and by mention its gold row."""

    documents: list[Document]
    mentions: list[EventMention]
    gold: dict[str, Row]


def read_part(folder: Path, split: str) -> Part:
    """Documents and gold mentions of one split, as records."""
    documents, sentences = {}, {}
    for row in read_rows(folder / "ecb_docs.jsonl.gz"):
        if row["split"] == split:
            # the first sentence of many pages is their address, in tokens: "http : / / www ..."
            kept = ["" if tokens[:1] == ["http"] else " ".join(tokens) for tokens in row["sentences"]]
            documents[row["id"]], sentences[row["id"]] = document_of(row["id"], kept), kept
    mentions, gold = [], {}
    for row in read_rows(folder / "ecb_mentions.jsonl.gz"):
        if row["split"] == split and row["kind"] == "event" and row["selected"]:
            mention = mention_of(row, sentences[row["doc"]][row["sent"]])
            mentions.append(mention)
            gold[mention.id] = row
    return Part(list(documents.values()), mentions, gold)


def document_of(id: str, sentences: Sequence[str]) -> Document:
    """A document whose blocks are its sentences."""
    text, blocks = "", []
    for sentence in sentences:
        blocks.append(Block(len(text), len(text) + len(sentence), "paragraph"))
        text += sentence + "\n"
    fields = dict.fromkeys(("external_id", "uri", "path", "outlet", "title", "byline", "agency"))
    return Document(id=id, published=UNKNOWN, language="en", text=text, sha256="", blocks=tuple(blocks), **fields)


def mention_of(row: Row, sentence: str) -> EventMention:
    """A gold mention without its cluster."""
    place = "-".join(f"{token:03}" for token in row["tokens"])
    type = read_trigger(row["text"]).kind or "OTHER"
    return EventMention(
        id=f"{row['doc']}/{row['sent']:03}/{place}",
        document=row["doc"],
        type=type,
        event_mode=None,
        actors=(),
        recipients=(),
        date=UNKNOWN,
        place=None,
        modality="actual",
        trigger=row["text"],
        summary=sentence,
        claimed_by=(),
        claim=None,
        made_by=MADE_BY,
        evidence=(Evidence(row["doc"], 0, 0, ""),),
    )


def join(part: Part, threshold: float) -> Chains:
    """The events that the ledger's code makes of gold mentions."""
    judged = same_events(part.mentions, (), part.documents, threshold=threshold)
    return group_judged((mention.id for mention in part.mentions), judged)


def gold_chains(part: Part) -> Chains:
    """The gold's clusters."""
    chains = defaultdict(list)
    for id, row in part.gold.items():
        chains[row["cluster"]].append(id)
    return list(chains.values())


def evaluate(folder: Path, split: str, threshold: float = THRESHOLD) -> Scores:
    """All measures on one split."""
    part = read_part(folder, split)
    return score_document(gold_chains(part), join(part, threshold))


def figures(path: Path) -> dict[str, float]:
    """The figures of the gate, from 0 to 100; `path` is the file of mentions."""
    scores = evaluate(path.parent, "dev")
    return {"conll": 100 * scores.conll, "b-cubed precision": 100 * scores.b_cubed.precision}


def fit(part: Part) -> dict[str, float]:
    """The weights that tell pairs of one cluster from others: a logistic regression by Newton's steps.

    Pairs of mentions that have many candidates count less: one large cluster must not outweigh all small ones.
    """
    stories = find_stories(part.documents)
    tellings = read_tellings(part.mentions, part.documents)
    pairs = [(tellings[one], tellings[other]) for one, other in candidate_pairs(tellings, stories).tolist()]
    told = [dict(weigh_words(one, other, stories)) for one, other in pairs]
    names = sorted({name for row in told for name in row})
    table = np.array([[row.get(name, 0.0) for name in names] for row in told])
    is_same = np.array([part.gold[a.id]["cluster"] == part.gold[b.id]["cluster"] for a, b in pairs], float)
    count = Counter(telling.id for pair in pairs for telling in pair)
    worth = np.array([(count[a.id] * count[b.id]) ** -0.5 for a, b in pairs])
    worth *= len(pairs) / worth.sum()
    known = np.array([sum(w for _, w in circumstances(one, other, stories)) for one, other in pairs])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-table @ weights - known))
        slope = table.T @ (worth * (likely - is_same)) + RIDGE * weights
        bend = (table * (worth * likely * (1 - likely))[:, None]).T @ table + RIDGE * np.eye(len(names))
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def rows_of(part: Part, chains: Chains) -> Iterable[Row]:
    """The rows that `score_coref.py` reads."""
    for number, chain in enumerate(chains):
        for id in chain:
            row = part.gold[str(id)]
            yield {key: row[key] for key in ("doc", "sent", "tokens", "kind")} | {"cluster": str(number)}


def table(scores: Scores) -> str:
    """Precision, recall and F1, a measure a line."""
    parts = {"MUC": scores.muc, "B-cubed": scores.b_cubed, "CEAF-e": scores.ceaf_e}
    lines = [
        f"{name:8} P {100 * t.precision:5.1f}  R {100 * t.recall:5.1f}  F1 {100 * t.f1:5.1f}"
        for name, t in parts.items()
    ]
    return "\n".join([*lines, f"CoNLL F1 {100 * scores.conll:.1f}"])


def main() -> None:
    """Measure one split, or fit the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--threshold", type=float, default=THRESHOLD)
    parser.add_argument("--to", type=Path)
    parser.add_argument("--fit", action="store_true")
    given = parser.parse_args()
    if given.fit:
        print(json.dumps(fit(read_part(given.data, "train")), indent=4))
        return
    part = read_part(given.data, given.split)
    chains = join(part, given.threshold)
    if given.to:
        lines = (json.dumps(row) + "\n" for row in rows_of(part, chains))
        given.to.write_text("".join(lines), encoding="utf-8")
    print(table(score_document(gold_chains(part), chains)))


if __name__ == "__main__":
    main()
