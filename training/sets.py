"""Which sets are learned from, how often each is read, and what is held out."""

from dataclasses import dataclass
from pathlib import Path

from evals.measure import read_rows

from training.data import (
    Example,
    Inventory,
    add_coreference,
    add_names,
    count_classes,
    one_by_one,
    read_attributions,
    read_names,
    read_syntax,
    read_texts,
)
from training.events import read_own, read_pairs, read_phrases, read_quiet, read_told
from training.proper import add_proper_names

#: Every tenth document of a set is never trained on; settings are chosen there. The labelled news says itself which.
HELD_OUT = 10
#: How often each set is read in a whole run; the run is cut into ROUNDS equal parts. `ewt_alone` is the sentences of
#: `ewt` without what stands around them.
EPOCHS = {
    "polnear": 2.6, "ewt": 2.2, "ewt_alone": 1.8, "gum": 2.8, "gmb": 0.3, "wikigold": 2.5, "btc": 1.5, "btc_mh17": 2.0,
    "re3d": 2.0, "crossner": 4.0, "plv": 6.0, "own": 6.0, "phrases": 1.2, "told": 8.0, "quiet": 20.0,
    "news": 1.0,
}  # fmt: skip
#: A larger network has learned a set sooner, but not at once: with half of these for the treebanks it was worse than
#: the small one (decision 9).
TEACHER_EPOCHS = {
    "polnear": 2.0, "ewt": 4.0, "ewt_alone": 4.5, "gum": 3.0, "gmb": 0.1, "wikigold": 2.2, "btc": 1.8, "btc_mh17": 1.0,
    "re3d": 1.0, "crossner": 3.0, "plv": 5.0, "own": 5.0, "phrases": 1.0, "told": 5.0, "quiet": 5.0,
}  # fmt: skip
#: News without labels, in which a teacher says what it is sure of, and the sets in which it does: single sentences
#: whose events are labelled, but not their grammar.
UNLABELLED = ("ukraine_snapshots2022.jsonl.gz", "syria_allsides.jsonl.gz", "gaza_allsides.jsonl.gz")
TAUGHT = ("news", "told", "quiet", "own", "plv")
#: One of so many of their articles is read.
UNLABELLED_STEP = 3
ROUNDS = 4


@dataclass(frozen=True)
class Sets:
    """Documents by set: what is learned from, and every tenth document of each set, for choosing settings."""

    learned: dict[str, list[Example]]
    held: dict[str, list[Example]]
    inventory: Inventory


def read_unlabelled(data: Path) -> list[Example]:
    """News without labels."""
    return [example for file in UNLABELLED for example in read_texts(data / "news" / file)][::UNLABELLED_STEP]


def read_sets(data: Path) -> Sets:
    """All training sets."""
    treebanks = [data / "ud/en_ewt-train.conllu.gz", data / "ud/en_gum_openlic-train.conllu.gz"]
    inventory = count_classes(treebanks)
    sets = {"polnear": read_attributions(data / "attribution/polnear_train.jsonl.gz")}
    for name, path in zip(("ewt", "gum"), treebanks, strict=True):
        sets[name] = read_syntax(path, inventory)
    add_names(sets["ewt"], read_rows(data / "ner/uner_ewt_train.jsonl.gz"), "uner")
    add_coreference(sets["gum"], read_rows(data / "coref/ontogum_train.jsonl.gz"))
    proper = inventory.upos.index("PROPN")
    add_proper_names(sets["gum"], read_rows(data / "coref/gum_train.jsonl.gz"), proper)
    for name, file, scheme in (
        ("gmb", "gmb_voa_train.jsonl.gz", "gmb"),
        ("wikigold", "wikigold_test.jsonl", "wikigold"),
        ("btc", "btc_news_all.jsonl", "btc"),
        ("btc_mh17", "btc_mh17_all.jsonl", "btc"),
        ("re3d", "re3d_open_all.jsonl", "re3d"),
        ("crossner", "crossner_politics_train.jsonl", "crossner"),
    ):
        sets[name] = read_names(data / "ner" / file, scheme)
    sets["plv"] = read_pairs(data / "events/plv_train.jsonl")
    sets["own"] = read_own()
    sets["quiet"] = read_quiet()
    sets["phrases"] = read_phrases(data / "events/cameo_phrases.jsonl.gz")
    learned = {name: [e for i, e in enumerate(s) if i % HELD_OUT != HELD_OUT - 1] for name, s in sets.items()}
    held = {name: s[HELD_OUT - 1 :: HELD_OUT] for name, s in sets.items()}
    learned["told"], held["told"] = read_told(data / "news")
    return Sets({**learned, "ewt_alone": one_by_one(learned["ewt"])}, held, inventory)
