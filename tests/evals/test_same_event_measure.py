"""Gold mentions over documents: from rows to records, to events, and back to rows; and the fit of the weights."""

import gzip
import json
from pathlib import Path

import pytest
from evals.same_event import evaluate, fit, join, read_part, rows_of

from sitroom.merge.telling_likeness import WORDS

#: Two stories of two papers each; a word with a star is a gold mention, the number behind it its cluster.
STORIES = {
    "1_a": [
        "Ivo Berg *resigned/1 in Lesh on Friday .",
        "The king of Lesh has *accepted/2 the *departure/1 of Ivo Berg .",
    ],
    "1_b": ["In Lesh , premier Ivo Berg *quit/1 .", "The king *accepted/2 it in Lesh ."],
    "2_a": ["A *quake/3 *hit/4 Varna and Port Orm .", "In Port Orm 30 people *died/5 ."],
    "2_b": ["Near Varna the *earthquake/3 *struck/4 at 9 .", "Some 30 people were *killed/5 in Port Orm and Varna ."],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    documents, mentions = [], []
    for doc, sentences in STORIES.items():
        told = [[word.lstrip("*").split("/")[0] for word in sentence.split()] for sentence in sentences]
        documents.append({"id": doc, "topic": doc[0], "split": "train", "sentences": [["http", ":"], *told]})
        for number, sentence in enumerate(sentences, 1):
            for place, word in enumerate(sentence.split()):
                if word.startswith("*"):
                    text, cluster = word[1:].split("/")
                    row = {"doc": doc, "sent": number, "tokens": [place], "text": text, "cluster": cluster}
                    mentions.append({**row, "split": "train", "kind": "event", "selected": True})
    mentions.append({**mentions[0], "kind": "loc"})
    for name, rows in (("ecb_docs", documents), ("ecb_mentions", mentions)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / f"{name}.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    return tmp_path


def test_gold_mentions_become_what_the_ledger_joins(corpus: Path) -> None:
    part = read_part(corpus, "train")
    assert (len(part.documents), len(part.mentions)) == (4, 11)
    assert all(mention.trigger in mention.summary for mention in part.mentions)
    assert {mention.date.edtf for mention in part.mentions} == {None}
    assert read_part(corpus, "dev").mentions == []


def test_what_papers_call_otherwise_is_joined_and_other_stories_are_not(corpus: Path) -> None:
    part = read_part(corpus, "train")
    events = [{part.gold[str(id)]["text"] for id in chain} for chain in join(part, 0.3)]
    assert {"resigned", "departure", "quit"} in events
    assert {"quake", "earthquake"} <= next(words for words in events if "quake" in words)
    assert not any({"accepted", "quake"} <= words for words in events)
    assert evaluate(corpus, "train").conll > 0.8


def test_the_rows_are_the_gold_s_with_other_clusters(corpus: Path) -> None:
    part = read_part(corpus, "train")
    rows = list(rows_of(part, join(part, 0.3)))
    assert {(row["doc"], row["sent"], *row["tokens"]) for row in rows} == {
        (row["doc"], row["sent"], *row["tokens"]) for row in part.gold.values()
    }


def test_the_fit_weighs_what_the_table_has(corpus: Path) -> None:
    assert set(fit(read_part(corpus, "train"))) <= set(WORDS)
