"""What the network's scores mean: the labels of each head, and what is learned beside the network."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sitroom.annotate.acts import FILE as ACTS
from sitroom.annotate.coreference import FILE, Scorer, load_scorer
from sitroom.annotate.events import EventHeads, load_event_heads
from sitroom.annotate.hashed import Model, load_model
from sitroom.annotate.syntax import SyntaxLabels
from sitroom.annotate.viterbi import Labels, read_labels
from sitroom.annotate.weighing import FILE as ATTRIBUTIONS
from sitroom.annotate.weighing import Weigher, load_weigher
from sitroom.errors import SetupError


@dataclass(frozen=True, slots=True)
class Heads:
    """The labels of the heads; `version` names the weights that they belong to.

    `scorer` chooses antecedents; None before it is trained (`training/coreference.py`), then there are no chains.
    `weigher` drops attributions that are hardly right; None before it is trained (`training/weigh.py`).
    `acts` decides what is done with words that the lexicon is not sure of; None before that (`training/acts.py`).
    `events` knows happenings and who takes part in events; None before that is trained, then there are no events.
    """

    entity: Labels
    role: Labels
    syntax: SyntaxLabels
    version: str
    scorer: Scorer | None = None
    weigher: Weigher | None = None
    events: EventHeads | None = None
    acts: Model | None = None


def load_heads(folder: Path) -> Heads:
    """Read `labels.json` and `heads.npz` of a folder of weights.

    Raises:
        SetupError: a file is missing or is not as the export writes it.
    """
    try:
        names = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        with np.load(folder / "heads.npz") as file:
            arrays = {name: file[name] for name in file.files}
        return Heads(
            entity=_labels(names, arrays, "entity"),
            role=_labels(names, arrays, "role"),
            syntax=SyntaxLabels(
                upos=tuple(names["upos"]),
                deprel=tuple(names["deprel"]),
                lemma=tuple(names["lemma"]),
                rel_weight=arrays["rel_weight"].astype(np.float32),
                rel_bias=arrays["rel_bias"].astype(np.float32),
                choices=json.loads((folder / "lemmas.json").read_text(encoding="utf-8")),
            ),
            version=str(names["version"]),
            scorer=load_scorer(folder) if (folder / FILE).exists() else None,
            weigher=load_weigher(folder) if (folder / ATTRIBUTIONS).exists() else None,
            events=load_event_heads(folder),
            acts=load_model(folder / ACTS) if (folder / ACTS).exists() else None,
        )
    except (OSError, ValueError, KeyError) as error:
        raise SetupError(f"{folder}: the weights cannot be read ({error}); install the package anew") from error


def _labels(names: dict[str, list[str]], arrays: dict[str, np.ndarray], head: str) -> Labels:
    """A head's labels with its learned steps, or with free ones where none were learned."""
    return read_labels(
        names[head],
        arrays.get(f"{head}_transitions"),
        arrays.get(f"{head}_start"),
        arrays.get(f"{head}_end"),
    )
