"""Events: the words that tell that something happened, of which type, who did it to whom, and how firmly it is told.

The network says of each word whether it tells of an event of one of PLOVER's types, and how firmly; facts of the
sentence are weighed with its word (`typed.py`, `forces.py`). A sum over all that it says finds the happenings that have
no type (`happenings.py`). Who takes part is decided phrase by phrase (`parts.py`, `pairs.py`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sitroom.annotate.acts import PLAIN, WORDS_ONLY
from sitroom.annotate.forces import FAINT, NETWORK, force_facts
from sitroom.annotate.forces import FILE as FORCES
from sitroom.annotate.happenings import FILE as HAPPENINGS
from sitroom.annotate.happenings import TELLING, Teller, WordOutput, load_teller, telling
from sitroom.annotate.hashed import Model, combined, load_model
from sitroom.annotate.kinds import yielding
from sitroom.annotate.labels import TOLD
from sitroom.annotate.mended import mended
from sitroom.annotate.modality import modality_of
from sitroom.annotate.pairs import FILE as PAIRS
from sitroom.annotate.pairs import Pairing, load_pairing, pair_words
from sitroom.annotate.parts import FILE as PARTS
from sitroom.annotate.parts import take_part
from sitroom.annotate.roles import LIGHT
from sitroom.annotate.sight import Sight, known_type
from sitroom.annotate.typed import FILE as TYPES
from sitroom.annotate.typed import weighed
from sitroom.annotate.viterbi import softmax
from sitroom.records.annotation import Trigger
from sitroom.records.text import Span

Floats = NDArray[np.float32]

#: How probable a word must tell of an event with a type to be looked at; how probable, where the lexicon has the word
#: under that type, to be one whatever the facts say.
HARDLY_TYPED, LEAST_KNOWN = 0.1, 0.3
#: How probable a word must tell of an event, so that who takes part in it is looked for where the facts give no type.
FELT = 0.15
#: Below this a word is not thought of as an event at all.
HARDLY = 0.01
#: From here on not even the part of speech speaks against it: the tree errs too.
CERTAIN = 0.9
#: By how much the best type must be ahead of none: on held-out news F1 stays as it is and fewer are wrong.
AHEAD = 0.3
#: How probable a type must be to stand against the lexicon's.
SURE_TYPE = 0.8
#: Types of what is done to another deed.
UNDOING = frozenset({"REJECT", "CONCEDE"})
TYPED = TOLD.index("OTHER") + 1


class EventOutput(WordOutput, Protocol):
    """What the network says of one window of W words; arrays without a batch axis.

    Attributes:
        event: (W, TOLD) scores.  force: (W, FORCE) scores.
    """

    @property
    def event(self) -> Floats: ...
    @property
    def force(self) -> Floats: ...


@dataclass(frozen=True, slots=True)
class EventHeads:
    """What is learned beside the network: which words tell of any happening, of which type, who takes part, how firmly
    it is told."""

    teller: Teller
    typed: Model
    parts: Model
    pairing: Pairing
    forces: Model


def load_event_heads(folder: Path) -> EventHeads | None:
    """Those of a folder of weights; None before all are trained (`training/happenings.py` and the others)."""
    if not all((folder / file).exists() for file in (HAPPENINGS, TYPES, PARTS, PAIRS, FORCES)):
        return None
    typed, parts, forces = (load_model(folder / file) for file in (TYPES, PARTS, FORCES))
    return EventHeads(load_teller(folder), typed, parts, load_pairing(folder / PAIRS), forces)


def forces_of(outputs: Sequence[EventOutput]) -> Floats:
    """(words, FORCE) of a whole text: how firmly each word would tell of an event, as probabilities."""
    return softmax(np.concatenate([output.force for output in outputs]))


def told_of(outputs: Sequence[EventOutput]) -> Floats:
    """(words, TOLD) of a whole text: how probable it is that each word tells of nothing, or of an event of a type."""
    return softmax(np.concatenate([output.event for output in outputs]))


def find_events(sight: Sight, outputs: Sequence[EventOutput], told: Floats, heads: EventHeads) -> list[Trigger]:
    """The events of a text, in order.

    Args:
        outputs: of the windows, at least one.  told: as `told_of` gives it for them.
    """
    happenings = telling(sight.trees.words, outputs, heads.teller)
    types = {i: mended(sight, i, type_) for i, type_ in _typed(sight, told, heads.typed)}
    words_only = set(_words_only(sight))
    types = {i: "OTHER" if i in words_only else type_ for i, type_ in types.items()}
    for i in happenings:
        types.setdefault(i, "OTHER")
    doubles = set(_doubles(sight, types, set(happenings)))
    found = []
    telling_words = sorted(set(types) - doubles)
    facts = heads.forces.scores([force_facts(sight, i, types[i]) for i in telling_words])
    forces = combined(facts, forces_of(outputs)[telling_words], NETWORK, FAINT)
    paired = pair_words(outputs, heads.pairing)
    for i, force in zip(telling_words, forces, strict=True):
        type_ = types[i]
        known = known_type(sight, i)
        matters = type_ != "OTHER" or told[i, 1:].sum() > FELT or (known is not None and known[0] == "OTHER")
        felt = TOLD[TYPED + int(told[i, TYPED:].argmax())] if told[i, TYPED:].sum() > FELT else "OTHER"
        like = felt if type_ == "OTHER" else type_  # what is no deed for the facts has those who would do it
        actors, recipients = take_part(sight, i, like, heads.parts, paired) if matters else ((), ())
        found.append(
            Trigger(
                span=_span(sight, i),
                type=type_,
                score=_score(
                    float(told[i, 1 if type_ == "OTHER" else TYPED :].sum()),
                    is_known=known is not None and known[0] == type_ != "OTHER",
                ),
                event_mode=known[1] if known and known[0] == type_ else None,
                modality=modality_of(sight, i, force),
                actors=actors,
                recipients=recipients,
            )
        )
    return found


def leanings_of(told: Floats) -> dict[int, tuple[float, ...]]:
    """For the words that may tell of an event with a type, by number, how probable each type is."""
    typed = told[:, TYPED:]
    return {i: tuple(typed[i].tolist()) for i in np.flatnonzero(typed.sum(1) > HARDLY).tolist()}


def _typed(sight: Sight, told: Floats, model: Model) -> Iterator[tuple[int, str]]:
    """(word, type) of each that tells of an event with a type.

    Where the network is not sure of the type the lexicon's stands: "joined" is no COOPERATE.
    """
    asked = np.flatnonzero(told[:, TYPED:].sum(1) > HARDLY_TYPED).tolist()
    for i, scores in zip(asked, weighed(sight, asked, told, model), strict=True):
        sure, upos = told[i, TYPED:].sum(), sight.trees.words[i].upos
        if upos not in TELLING - {"PROPN"} and sure < CERTAIN:
            continue
        best = TYPED + int(scores[TYPED:].argmax())
        known = known_type(sight, i)
        type_ = known[0] if known and told[i, best] < SURE_TYPE else TOLD[best]
        if type_ == "YIELD":
            type_ = yielding([sight.lemmas[i], *(sight.lemmas[child] for child in sight.trees.children[i])])
        if scores[best] > scores[:TYPED].max() + AHEAD or (known and known[0] == type_ and sure > LEAST_KNOWN):
            yield i, type_


def _words_only(sight: Sight) -> Iterator[int]:
    """The words of cues that only tell of saying: "said", "claimed", not "demanded"."""
    for attribution in sight.said:
        if attribution.act in WORDS_ONLY:
            for cue in attribution.cue:
                yield from (i for i in sight.trees.under(cue) if sight.lemmas[i] in PLAIN)


def _doubles(sight: Sight, types: Mapping[int, str], happenings: Collection[int]) -> Iterator[int]:
    """The words that tell what another tells already.

    Of "held talks", "imposed sanctions" the noun tells what happened, of "sent helmets" the verb; of "stopped work",
    "prison sentences" the head. "Rejected the request" tells of both.
    """
    for i, type_ in types.items():
        head, relation = sight.trees.words[i].head, sight.trees.words[i].deprel
        if head is None or head not in types:
            continue
        if relation in ("obj", "nsubj:pass") and sight.lemmas[head] in LIGHT:
            if types[head] in UNDOING and types[head] != type_:
                if types[head] == "CONCEDE":
                    yield i  # "lifted the sanctions" imposes none
                continue
            is_thing = types[i] != "OTHER" and i not in happenings and known_type(sight, i) is None
            yield i if is_thing else head
        elif relation == "acl" and sight.lemmas[i] in LIGHT:
            yield i  # "sanctions imposed by the council"
        elif types[head] == type_ and relation in ("obj", "compound", "amod", "xcomp"):
            yield i


def _score(probable: float, *, is_known: bool) -> float:
    """How sure it is that a word tells of an event; that the lexicon has it leaves half of the doubt."""
    return round(1 - (1 - probable) * (0.5 if is_known else 1.0), 3)


def _span(sight: Sight, i: int) -> Span:
    """The word, and a particle right behind it: "pulled out"."""
    word = sight.trees.words[i].span
    particles = [c for c in sight.trees.children[i] if sight.trees.words[c].deprel == "compound:prt" and c == i + 1]
    return Span(word.start, sight.trees.words[particles[0]].span.end) if particles else word
