"""Scores on held-out documents while the network learns: rough, quick, and never what is reported."""

from collections.abc import Sequence
from itertools import islice

import numpy as np
import torch
from torch import Tensor

from sitroom.annotate.labels import ENTITY, ROLE, TOLD
from sitroom.annotate.viterbi import LabelledRun, Labels, best_paths, read_labels, runs_of
from training.batches import Prepared, Window
from training.data import Inventory
from training.labels import ANYTHING
from training.model import Network

#: Windows a set.
MOST = 300


def measure(
    average: dict[str, Tensor], network: Network, held: dict[str, list[Prepared]], inventory: Inventory
) -> dict[str, float]:
    """Shares from 0 to 1: spans of roles and names by F1, the rest by words."""
    now = {name: value.clone() for name, value in network.state_dict().items()}
    network.load_state_dict(average)
    network.eval()
    with torch.no_grad():
        found = {
            **_attribution(network, _windows(held["polnear"])),
            **_syntax(network, _windows(held["ewt"]), inventory),
            **_names(network, _windows(held["ewt"])),
            **_chains(network, _windows(held["gum"])),
            **_events(network, _windows([*held["plv"], *held["own"]])),
            "told": _told(network, _windows(held["told"])),
        }
    network.load_state_dict(now)
    network.train()
    return {name: round(value, 4) for name, value in found.items()}


def _windows(documents: Sequence[Prepared]) -> list[Window]:
    return list(islice((w for d in documents for w in d.windows(None)), MOST))


def _say(network: Network, window: Window) -> dict[str, np.ndarray]:
    inputs = [torch.from_numpy(a)[None] for a in (window.pieces, window.marks, window.first, window.last)]
    return {name: value[0].numpy() for name, value in network(*inputs).items()}


def _f1(right: int, found: int, gold: int) -> float:
    return 2 * right / max(1, found + gold)


def _spans(scores: np.ndarray, labels: Labels) -> set[LabelledRun]:
    """The spans of the most probable sequence of labels."""
    return set(runs_of(best_paths([scores], labels)[0], labels))


def _gold(tags: np.ndarray, names: Sequence[str]) -> set[LabelledRun]:
    return set(runs_of(tags, read_labels(names)))


def _attribution(network: Network, windows: Sequence[Window]) -> dict[str, float]:
    counts = {name: [0, 0, 0] for name in ("source", "cue", "content")}
    linked = words = 0
    steps = (network.role_transitions, network.role_start, network.role_end)
    labels = read_labels(ROLE, *(step.numpy() for step in steps))
    for window in windows:
        said = _say(network, window)
        found = _spans(said["role"], labels)
        gold = _gold(window.gold["role"], ROLE)
        for name, count in counts.items():
            for i, part in enumerate((found & gold, found, gold)):
                count[i] += sum(run.label == name for run in part)
        known = window.gold["link"] >= 0
        linked += int((said["link"].argmax(1) == window.gold["link"])[known].sum())
        words += int(known.sum())
    return {**{name: _f1(*count) for name, count in counts.items()}, "link": linked / max(1, words)}


def _syntax(network: Network, windows: Sequence[Window], inventory: Inventory) -> dict[str, float]:
    counts = dict.fromkeys(("upos", "lemma", "uas", "las", "words"), 0)
    starts = [0, 0, 0]
    weight, bias = network.relation.weight.numpy(), network.relation.bias.numpy()
    general = np.array([name.split(":")[0] for name in inventory.deprel])
    for window in windows:
        said, gold = _say(network, window), window.gold
        known = gold["arc"] >= 0
        head = said["arc"].argmax(1)
        relation = (np.maximum(said["rel_dep"] + said["rel_head"][head], 0) @ weight.T + bias).argmax(1)
        right = (head == gold["arc"]) & known
        counts["words"] += int(known.sum())
        counts["uas"] += int(right.sum())
        counts["las"] += int((right & (general[relation] == general[gold["deprel"]])).sum())
        for name in ("upos", "lemma"):
            counts[name] += int((said[name].argmax(1) == gold[name])[known].sum())
        began, begins = said["start"] > 0, gold["start"] == 1
        for i, part in enumerate((began & begins, began, begins)):
            starts[i] += int(part.sum())
    words = max(1, counts.pop("words"))
    return {**{name: count / words for name, count in counts.items()}, "start": _f1(*starts)}


def _events(network: Network, windows: Sequence[Window]) -> dict[str, float]:
    right = {"event": [0, 0], "force": [0, 0]}
    for window in windows:
        said = _say(network, window)
        for name, counts in right.items():
            known = window.gold[name] >= 0
            counts[0] += int((said[name].argmax(1) == window.gold[name])[known].sum())
            counts[1] += int(known.sum())
    return {name: found / max(1, asked) for name, (found, asked) in right.items()}


def _told(network: Network, windows: Sequence[Window]) -> float:
    """F1 of the words that tell of an event of a type, the type right."""
    counts = [0, 0, 0]
    for window in windows:
        said, gold = _say(network, window)["event"].argmax(1), window.gold["event"]
        typed = TOLD.index("OTHER")
        for i, part in enumerate(((said == gold) & (gold > typed), said > typed, gold > typed)):
            counts[i] += int(part.sum())
    return _f1(*counts)


def _names(network: Network, windows: Sequence[Window]) -> dict[str, float]:
    """PER, ORG and all places as one, as UNER counts; gold is read back from the bits."""
    kinds = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
    counts = [0, 0, 0]
    labels = read_labels(ENTITY)
    for window in windows:
        bits = window.gold["entity"]
        if (bits == ANYTHING).all():
            continue
        tags = np.array([0 if bit & 1 else int(bit & -bit).bit_length() - 1 for bit in bits])
        found, gold = (
            {(run.first, run.last, kinds[run.label]) for run in runs if run.label in kinds}
            for runs in (_spans(_say(network, window)["entity"], labels), _gold(tags, ENTITY))
        )
        for i, part in enumerate((found & gold, found, gold)):
            counts[i] += len(part)
    return {"names": _f1(*counts)}


def _chains(network: Network, windows: Sequence[Window]) -> dict[str, float]:
    """Share of the words that head a mention whose best antecedent, or none, is right."""
    right = mentions = 0
    for window in windows:
        cluster = window.gold["cluster"]
        said = _say(network, window)
        scores = said["coref_q"] @ said["coref_k"].T / np.sqrt(said["coref_k"].shape[1])
        for i in np.flatnonzero(window.gold["mention"] == 1):
            best = int(scores[i, :i].argmax()) if i else 0
            chosen = best if i and scores[i, best] > 0 else None
            before = set(np.flatnonzero(cluster[:i] == cluster[i]))
            right += chosen in before if before else chosen is None
            mentions += 1
    return {"antecedent": right / max(1, mentions)}
