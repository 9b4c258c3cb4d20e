"""Which sets are learned from, how often each is read, and what is held out."""

from collections.abc import Sequence
from pathlib import Path

from training.data import (
    Example,
    Inventory,
    add_coreference,
    add_names,
    count_classes,
    read_attributions,
    read_names,
    read_rows,
    read_syntax,
)

#: Every tenth document of a set is never trained on; settings are chosen there.
HELD_OUT = 10
#: How often each set is read in a whole run; the run is cut into ROUNDS equal parts.
EPOCHS = {
    "polnear": 4.0, "ewt": 4.0, "gum": 4.0, "gmb": 0.4, "wikigold": 3.0, "btc": 2.0, "btc_mh17": 3.0, "re3d": 3.0,
    "crossner": 6.0,
}  # fmt: skip
ROUNDS = 4


def read_sets(data: Path) -> tuple[dict[str, list[Example]], Inventory]:
    """All training sets by name; every tenth document of each is for choosing settings."""
    treebanks = [data / "ud/en_ewt-train.conllu.gz", data / "ud/en_gum_openlic-train.conllu.gz"]
    inventory = count_classes(treebanks)
    sets = {"polnear": read_attributions(data / "attribution/polnear_train.jsonl.gz")}
    for name, path in zip(("ewt", "gum"), treebanks, strict=True):
        sets[name] = read_syntax(path, inventory)
    add_names(sets["ewt"], read_rows(data / "ner/uner_ewt_train.jsonl.gz"), "uner")
    add_coreference(sets["gum"], read_rows(data / "coref/ontogum_train.jsonl.gz"))
    for name, file, scheme in (
        ("gmb", "gmb_voa_train.jsonl.gz", "gmb"),
        ("wikigold", "wikigold_test.jsonl", "wikigold"),
        ("btc", "btc_news_all.jsonl", "btc"),
        ("btc_mh17", "btc_mh17_all.jsonl", "btc"),
        ("re3d", "re3d_open_all.jsonl", "re3d"),
        ("crossner", "crossner_politics_train.jsonl", "crossner"),
    ):
        sets[name] = read_names(data / "ner" / file, scheme)
    return sets, inventory


def split(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """(to learn from, held out)."""
    kept = [e for i, e in enumerate(examples) if i % HELD_OUT != HELD_OUT - 1]
    return kept, [e for i, e in enumerate(examples) if i % HELD_OUT == HELD_OUT - 1]
