"""How firmly words tell of an event, by what stands around them in the tree: a linear model beside the network's word.

The network reads the sentence as a whole; what governs a word it often forgets ("plans to deploy", "amid talks that
continue"). Facts of the tree say that, and both together are right more often than either (decision 15).
"""

import re
from collections.abc import Iterator

from sitroom.annotate.hashed import Facts
from sitroom.annotate.modality import NEGATIONS
from sitroom.annotate.sight import Sight

FILE = "forces.npz"
#: What the network's word counts for beside the facts, and what it leaves to the least likely.
NETWORK, FAINT = 1.0, 1e-3
#: Words whose relation to the event says something with their lemma.
TELLING = frozenset("mark det amod advmod cc nmod:poss compound:prt case compound".split())
#: Words that say something wherever they stand in the sentence.
ANYWHERE = frozenset(
    "if unless should would will may might could since still continue ongoing now today yesterday last next plan must"
    " ago amid ?".split()
)
#: What makes the clause around a noun open or untrue: "whether talks will be held", "never signed the treaty".
OPENING = NEGATIONS | {"if", "unless", "whether", "to"}
#: "the 2014 annexation", "signed in 1994"; further up than this a year dates something else.
YEAR = re.compile(r"(?:1[89]|20)\d\d")
YEAR_UP = 3
#: Steps up the tree; words on either side; parts that a sentence is cut into.
UP, NEAR, PARTS = 3, 3, 6


def force_facts(sight: Sight, i: int, type_: str) -> list[Facts]:
    """The groups of facts of the word that tells: its own, what it hangs on and stands beside, who says it."""
    return [
        dict.fromkeys(_own(sight, i, type_), 1.0),
        dict.fromkeys((*_above(sight, i), *_clause(sight, i), *_beside(sight, i)), 1.0),
        dict.fromkeys((*_said(sight, i, type_), *_place(sight, i)), 1.0),
    ]


def _form(sight: Sight, k: int) -> str:
    return sight.trees.words[k].span.of(sight.text).lower()


def _own(sight: Sight, i: int, type_: str) -> Iterator[str]:
    words, lemmas = sight.trees.words, sight.lemmas
    form, upos, relation = _form(sight, i), words[i].upos, words[i].deprel
    yield from (f"l:{lemmas[i]}", f"f:{form}", f"u:{upos}", f"d:{relation}", f"ud:{upos}_{relation}", f"t:{type_}")
    yield from (f"tu:{type_}_{upos}", f"sx:{upos}_{form[-3:]}", f"s:{upos}_{form[-2:]}_{relation}")
    yield f"ld:{lemmas[i]}_{relation}"
    helpers = []
    for child in sight.trees.children[i]:
        below, lemma = words[child].deprel, lemmas[child]
        if below.startswith(("aux", "cop")):
            helpers.append(_form(sight, child))
            yield from (f"a:{lemma}", f"af:{helpers[-1]}")
        if below in TELLING:
            yield from (f"c:{below}_{lemma}", f"cu:{upos}_{below}_{lemma}")
        else:
            yield f"cd:{below}"
        if lemma in NEGATIONS:
            yield "negated"
    yield f"A:{'_'.join(helpers)}_{form[-3:]}"


def _above(sight: Sight, i: int) -> Iterator[str]:
    """What it hangs on, up to three words: their helpers, what marks their clause, what denies them."""
    words, lemmas = sight.trees.words, sight.lemmas
    for path, node in sight.above(i, UP):
        yield from (f"p:{path}_{lemmas[node]}", f"pu:{path}_{words[node].upos}", f"P:{path}", f"h:{lemmas[node]}")
        yield f"hs:{path}_{words[node].upos}_{_form(sight, node)[-3:]}"
        for child in sight.trees.children[node]:
            relation = words[child].deprel
            if relation.startswith("aux") or relation in ("mark", "cop") or lemmas[child] in NEGATIONS:
                yield from (f"hc:{path}_{relation}_{_form(sight, child)}", f"hx:{_form(sight, child)}")
            elif relation in ("advmod", "amod"):
                yield f"hm:{lemmas[child]}"


def _clause(sight: Sight, i: int) -> Iterator[str]:
    """The verb that a noun stands under, with its helpers: of "will hold talks on sanctions" "will hold" for both."""
    words = sight.trees.words
    verb = next((k for k in sight.trees.upwards(i) if words[k].upos in ("VERB", "AUX")), None)
    if verb is None or verb == i:
        return
    children = sight.trees.children[verb]
    helpers = [_form(sight, k) for k in children if words[k].deprel.startswith(("aux", "cop"))]
    shape, relation = "_".join((*helpers, _form(sight, verb)[-3:])), words[i].deprel
    yield from (f"V:{shape}", f"Vt:{shape}_{relation}", f"Vl:{sight.lemmas[verb]}")
    yield from (f"Vn:{sight.lemmas[k]}" for k in children if sight.lemmas[k] in OPENING)
    yield from (f"Vx:{helper}_{relation.partition(':')[0]}" for helper in helpers)


def _beside(sight: Sight, i: int) -> Iterator[str]:
    inside = sight.sentence[i]
    for k in range(max(inside.start, i - NEAR), min(inside.stop, i + NEAR)):
        if k != i:
            yield f"n:{_form(sight, k)}"
        if k - i in (-2, -1, 1):
            yield f"n1:{_form(sight, k)}_{k - i}"


def _said(sight: Sight, i: int, type_: str) -> Iterator[str]:
    """Who says it and how, and what stands anywhere in the sentence."""
    upos = sight.trees.words[i].upos
    for one in sight.over[i]:
        source = one.source[0].of(sight.text).lower().split()[-1] if one.source else ""
        yield from (f"om:{one.mode}", f"ou:{one.mode}_{upos}", f"os:{source}")  # what the cue does, its words tell
        for cue in one.cue[:1]:
            said = cue.of(sight.text).lower()
            yield from (f"oc:{said}", f"oct:{said.split()[-1]}_{type_}")
    if not sight.over[i]:
        yield "free"
    yield from (f"w:{word}" for word in ANYWHERE.intersection(sight.lemmas[k] for k in sight.sentence[i]))


def _place(sight: Sight, i: int) -> Iterator[str]:
    """Where in its sentence it stands, how that ends, and whether a year dates it: headlines end without a stop."""
    words, inside = sight.trees.words, sight.sentence[i]
    yield f"end:{sight.text[words[inside[-1]].span.end - 1]}"
    yield f"pos:{PARTS * (i - inside.start) // len(inside)}"
    if i - inside.start < 2:
        yield "first"
    for k in inside:
        if YEAR.fullmatch(_form(sight, k)):
            yield "year"
            above = [node for _, node in sight.above(k, YEAR_UP)]
            yield from (f"year:{above.index(i)}",) if i in above else ()
            yield from ("year above",) if words[i].head in above else ()
