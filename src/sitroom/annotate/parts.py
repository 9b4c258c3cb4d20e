"""Who takes part in an event: each phrase of the sentence is asked whether it acts, is acted on, or neither.

What the tree alone says (`roles.py`) is one fact among others: the way from the word that tells to the phrase, the
preposition before it, the kind of event, what the phrase names. So "troops were withdrawn" can have the troops act,
and "they discussed the missiles" has nobody acted on. What the network sees in both words (`pairs.py`) counts as well.
`training/parts.py` and `training/pairs.py` learn the weights.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from sitroom.annotate.elsewhere import TOGETHER, controller, done_to, of_others, onlookers, surroundings
from sitroom.annotate.hashed import STEM, Facts, Model
from sitroom.annotate.pairs import Floats, Paired
from sitroom.annotate.roles import NAMING, TIMES
from sitroom.annotate.sight import Sight
from sitroom.records.text import Span

FILE = "parts.npz"
PARTS = ("none", "actor", "recipient")
#: What is part of a phrase, unless it is a name of its own ("U.S. sanctions").
INNER = frozenset("compound flat fixed goeswith".split())
#: What is added to the scores of PARTS: without it a phrase left out is twice as common as one too many. Chosen on
#: labelled news that the models had not seen.
LEAN = np.array([0.0, 0.1, 0.2], dtype=np.float32)
#: How a noun has who does it: "a Russian attack", "Russia's attack".
OWNING = frozenset("amod compound nmod:poss".split())
#: Steps in the tree from the word that tells to a phrase.
FARTHEST = 6


def candidates(sight: Sight, i: int) -> list[int]:
    """The words of the sentence that head a phrase which could take part in what the i-th tells."""
    return [k for k in sight.sentence[i] if k != i and _may_take_part(sight, k)]


def _may_take_part(sight: Sight, k: int) -> bool:
    word = sight.trees.words[k]
    named = k in sight.named
    if sight.lemmas[k].rstrip("s.") in TIMES and not named:
        return False
    return named or (word.upos in NAMING and word.deprel.partition(":")[0] not in INNER)


def part_facts(sight: Sight, i: int, type_: str, tree: Sequence[Sequence[Span]], k: int) -> list[Facts]:
    """The groups of facts that tell how the phrase of word k takes part in what word i tells.

    Args:
        type_: of the event.  tree: who acts and is acted on as the tree alone has it.
    """
    # both stand in one sentence, which has one root
    way = sight.trees.way(i, k) or ([i], [k])
    return [
        dict.fromkeys(_way_facts(sight, i, type_, way, k), 1.0),
        dict.fromkeys(_tree_facts(sight, tree, k), 1.0),
        dict.fromkeys(_phrase_facts(sight, type_, i, k), 1.0),
    ]


def _way_facts(sight: Sight, i: int, type_: str, way: tuple[list[int], list[int]], k: int) -> Iterator[str]:
    words, lemmas = sight.trees.words, sight.lemmas
    up, down = way
    steps = [f"^{words[n].deprel}" for n in up[:-1]] + [words[n].deprel for n in down]
    path = ">".join(steps) if len(steps) <= FARTHEST else "far"
    voice = "p" if any(words[c].deprel in ("aux:pass", "nsubj:pass") for c in sight.trees.children[i]) else "a"
    case = next((lemmas[c] for c in sight.trees.children[k] if words[c].deprel == "case"), "")
    kind = f"{words[i].upos}{voice}"
    yield from (f"p:{path}", f"pu:{path}_{kind}", f"py:{path}_{type_}", f"pyu:{path}_{type_}_{kind}")
    yield from (f"pc:{path}_{case}", f"pl:{path}_{lemmas[i]}", f"plc:{path}_{lemmas[i]}_{case}_{voice}")
    yield from (
        f"c:{case}_{words[k].deprel}",
        f"cy:{case}_{type_}",
        f"cl:{case}_{lemmas[i]}",
        f"pcy:{path}_{case}_{type_}",
    )
    top = up[-1]
    if top != i:
        yield from (f"m:{lemmas[top]}_{path}", f"ml:{lemmas[top]}_{lemmas[i]}_{steps[-1] if down else 'self'}")
        yield f"mr:{lemmas[top]}_{steps[-1] if down else 'self'}"
    yield f"s:{len(steps)}"
    yield f"e:{steps[-1] if steps else ''}_{type_}"


def _tree_facts(sight: Sight, tree: Sequence[Sequence[Span]], k: int) -> Iterator[str]:
    place = sight.trees.words[k].span
    for side, spans in zip(PARTS[1:], tree, strict=True):
        yield f"has:{side}_{min(len(spans), 2)}"
        for span in spans:
            if span.covers(place):
                yield f"in:{side}"
                if sight.trees.head(span) == k:
                    yield f"is:{side}"


def _phrase_facts(sight: Sight, type_: str, i: int, k: int) -> Iterator[str]:
    words = sight.trees.words
    label = sight.labels[k] or words[k].upos
    side = "before" if k < i else "behind"
    near = min(abs(k - i), 12) // 3
    yield from (f"l:{label}", f"ly:{label}_{type_}", f"lr:{label}_{words[k].deprel}", f"w:{sight.lemmas[k]}")
    yield from (f"ws:{sight.lemmas[k][:STEM]}", f"r:{words[k].deprel}", f"d:{side}_{near}", f"dy:{side}_{type_}")
    yield f"lsy:{label}_{side}_{type_}"
    between = range(min(i, k) + 1, max(i, k))
    others = sum(n in sight.named for n in between)
    yield f"o:{side}_{min(others, 3)}"
    if k in sight.named:
        yield "named"
    for child in sight.trees.children[k]:
        if words[child].deprel in ("det", "nmod:poss", "amod", "compound"):
            yield f"ch:{words[child].deprel}_{sight.labels[child] or sight.lemmas[child]}"
    for attribution in sight.over[i]:
        if any(source.covers(words[k].span) for source in attribution.source):
            yield from (f"speaker:{attribution.act}", f"speaker_{type_}")
    if any(source.covers(words[k].span) for source in sight.sources):
        yield "source"


def take_part(
    sight: Sight, i: int, type_: str, model: Model, paired: Paired
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """(who acts, on whom) for the word that tells of an event, each in order of the text."""
    tree = sight.roles.of(i)
    sides: tuple[list[int], list[int]] = ([], [])
    barred, watching = {*of_others(sight, i, type_), *surroundings(sight, i)}, set(onlookers(sight, i, type_))
    suffering = set(done_to(sight, i, type_))
    asked = [k for k in candidates(sight, i) if k not in barred]
    scores = model.scores([part_facts(sight, i, type_, tree, k) for k in asked]) + paired.scores(i, type_, asked)
    parts = (_together(sight, asked, scores) + LEAN).argmax(1).tolist()
    for k, part in zip(asked, parts, strict=True):
        if not part and sight.trees.words[k].upos == "PRON" and sight.trees.words[k].span in tree[1]:
            part = 2  # "it could be invaded": of pronouns the model is shy
        if part == 1 and k in suffering:
            part = 2
        if part and not (part == 1 and k in watching):
            sides[part - 1].append(k)
    if not sides[0] and sight.trees.words[i].upos == "VERB" and sight.trees.words[i].deprel == "conj":
        # "Peru is arming and met with envoys": a verb that nobody does has the subject it shares
        sharing = {sight.trees.head(span) for span in tree[0]} - watching
        sides[0].extend(k for k in asked if k in sharing)
    asked_to = controller(sight, i)
    if not sides[0] and asked_to in asked:
        sides[0].append(asked_to)
    own = [k for k in sides[0] if sight.trees.words[k].head == i and sight.trees.words[k].deprel in OWNING]
    if own and sight.trees.words[i].upos == "NOUN":
        sides[0][:] = [k for k in sides[0] if k in own or not (_speaks(sight, k) or _has_owner(sight, own, type_))]
    actors, recipients = (_outermost([sight.roles.phrase(k) for k in side]) for side in sides)
    return actors, tuple(span for span in recipients if span not in actors)


def _together(sight: Sight, asked: Sequence[int], scores: Floats) -> Floats:
    """The scores of names that stand in one list as their mean: "talks between Peru, Chile, Bolivia and Brazil".

    What is no name goes with the names: "Peru, Chile and the republics of the north joined".
    """
    words = sight.trees.words
    lists: dict[int, list[int]] = {}
    for row, k in enumerate(asked):
        head = words[k].head
        first = head if words[k].deprel == "conj" and head is not None else k
        if k in sight.named or first in sight.named:
            lists.setdefault(first, []).append(row)
    even = scores.copy()
    for rows in lists.values():
        even[rows] = scores[rows].mean(0)
    return even


def _speaks(sight: Sight, k: int) -> bool:
    """True of who says something: of "Berlin called a Russian attack likely" only Russia would attack."""
    return any(source.covers(sight.trees.words[k].span) for source in sight.sources)


def _has_owner(sight: Sight, own: Sequence[int], type_: str) -> bool:
    """True where a name owns the deed: "Peru defied Chile's demand" is Chile's alone; "Peru renewed its threat"."""
    return type_ not in TOGETHER and any(
        sight.trees.words[k].deprel == "nmod:poss" and sight.trees.words[k].upos != "PRON" for k in own
    )


def _outermost(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Phrases without those inside another: of "three Russian diplomats" not "Russian" as well."""
    return tuple(span for span in spans if not any(other != span and other.covers(span) for other in spans))
