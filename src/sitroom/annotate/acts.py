"""What is done with words: assert, deny, warn ...: one of the acts of the records.

The lexicon reads the cue. Many cues leave it open: "said" demands, accuses or promises by what is said. So the network
decides, by what it says of the words of the cue, together with a linear model over facts of cue and content, of which
the lexicon's act is one; `training/acts.py` learns its weights.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sitroom.annotate.hashed import STEM, Facts, Model, combined, runs, word_pieces
from sitroom.annotate.viterbi import softmax
from sitroom.lexicon.cue_words import ACTS, NEGATED, NEGATED_VERBS, NEGATIONS
from sitroom.lexicon.reporting import ACTS as VERB_ACTS
from sitroom.lexicon.reporting import FORMS, PHRASE_HEADS, PHRASES, act_of
from sitroom.records.annotation import Attribution
from sitroom.records.text import Span
from sitroom.records.trees import Trees

FILE = "acts.npz"
#: The acts, in the order of the model's.
ACT = tuple(
    "assert deny reject accuse criticise demand ask propose promise threaten warn predict believe intend agree praise"
    " comment".split()
)
Floats = NDArray[np.float32]
OPEN_MODALS = frozenset("may might could".split())
#: What the network's word counts for beside the facts, and what it leaves to the least likely.
NETWORK, FAINT = 1.5, 1e-3
#: Acts that are no deed: who says, believes or expects has done nothing to anybody; and the verbs that tell no other.
WORDS_ONLY = frozenset("assert comment believe predict intend".split())
PLAIN = frozenset(verb for verb, act in VERB_ACTS.items() if act in WORDS_ONLY) - {"discuss", "speak", "talk", "plan"}
#: Words of the content that are looked at one by one, and those that count wherever they stand in it.
FIRST = 3
TELLING = frozenset("will would should must could may might can need not n't never no if ? to has was".split())
TOPICAL = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})

#: Verbs that report only with something behind them: "continued to insist" insists, "posted a warning" warns.
LIGHT = frozenset("continue post quote see find view regard recall".split())
#: What a wish is when the words behind it are asked for: "wanted to know".
ASKED = frozenset("know hear learn".split())
#: Acts of cues that say no, and acts that these cannot be.
DENYING = frozenset({"deny", "reject"})
AFFIRMING = ("assert", "comment", "believe", "agree", "praise")


class ActOutput(Protocol):
    """What the network says of one window; `encoder.WindowOutput` has the shape."""

    @property
    def act(self) -> Floats: ...


def find_act(words: Sequence[str]) -> str:
    """The act of a cue; `assert` where its words tell nothing ("according to", a colon).

    The first word that tells decides, because what follows is what is denied or refused ("refused to say"); a word of
    little weight leaves it to the next ("continued to refute").

    Args:
        words: of the cue, in lower case with straight apostrophes.
    """
    acts = [(word, act) for i, word in enumerate(words) if (act := _act_at(words, i))]
    if not acts:
        return "assert"
    word, act = next((found for found in acts if _lemma(found[0]) not in LIGHT), acts[0])
    if _lemma(word) == "want" and ASKED & set(words):
        return "ask"
    if NEGATIONS & set(words):
        return NEGATED_VERBS.get(_lemma(word)) or NEGATED.get(act, act)
    return act


def _lemma(word: str) -> str:
    return FORMS[word][0] if word in FORMS else word


def _act_at(words: Sequence[str], i: int) -> str | None:
    """The act of one word: as a verb with its particle, or as another word that reports."""
    word = words[i]
    if word in ACTS:
        return ACTS[word]
    if word not in FORMS:
        return None
    lemma = FORMS[word][0]
    particle = words[i + 1] if i + 1 < len(words) else None
    if lemma in PHRASE_HEADS and (lemma, particle) not in PHRASES:
        return None
    return act_of(lemma, particle)


def decide_acts(
    text: str, trees: Trees, attributions: Iterable[Attribution], acts: Floats, model: Model
) -> Iterator[Attribution]:
    """Attributions with the act that cue and content together tell.

    Args:
        acts: as `acts_of` gives it.
    """
    given = list(attributions)
    if not given:
        return
    network = np.stack([said_of_cue(trees, one, acts) for one in given])
    facts = model.scores([act_facts(text, trees, one) for one in given])
    both = combined(facts, network, NETWORK, FAINT)
    for one, scores in zip(given, both, strict=True):
        act = ACT[int(_possible(trees, one, scores).argmax())]
        is_remark = (one.act, act) == ("assert", "comment")  # “No,” she said: no mere remark
        yield one if is_remark or _leaves_open(text, one) else replace(one, act=act)


def _leaves_open(text: str, attribution: Attribution) -> bool:
    """ "Have not ruled out other measures": what is not said is nothing done, whatever the content tells.

    Nor does a source in brackets do anything ("Ships left the port (navy)."): the model learns from cues.
    """
    if not attribution.cue and attribution.mode == "indirect":
        return True
    cue = " ".join(span.of(text) for span in attribution.cue).lower().replace("’", "'")
    return attribution.act == "comment" and not NEGATIONS.isdisjoint(cue.replace("n't", " n't").split())


def _possible(trees: Trees, attribution: Attribution, scores: Floats) -> Floats:
    """Scores without a demand where "Borduria could strike at any time" is said: what may be is not demanded.

    Nor does a cue that denies affirm, whatever stands behind it: "rubbished reports of a landing".
    """
    scores = scores.copy()
    if attribution.act in DENYING:
        scores[[ACT.index(act) for act in AFFIRMING]] = -np.inf
    head = _main(trees, _under(trees, attribution.content))
    if head is not None and any(_lemma_at(trees, child) in OPEN_MODALS for child in trees.children[head]):
        scores[ACT.index("demand")] = -np.inf
    return scores


def acts_of(outputs: Sequence[ActOutput]) -> Floats:
    """(words, ACT) of a whole text: what would be done with each word if it were of a cue, as probabilities."""
    return softmax(np.concatenate([output.act for output in outputs]))


def said_of_cue(trees: Trees, attribution: Attribution, acts: Floats) -> Floats:
    """(ACT,) what the network says of the words of a cue, together; all alike where there is none.

    Args:
        acts: as `acts_of` gives it.
    """
    cue = _under(trees, attribution.cue)
    said: Floats = acts[cue].mean(0) if cue else np.full(len(ACT), 1 / len(ACT), np.float32)
    return said


def _main(trees: Trees, content: Sequence[int]) -> int | None:
    """The word that the content hangs together by: the first that hangs on one outside it."""
    inside = set(content)
    return next((k for k in content if trees.words[k].head not in inside), None)


def act_facts(text: str, trees: Trees, attribution: Attribution) -> list[Facts]:
    """The groups of facts that tell what is done: by the cue, by how the content begins, by what it is about."""
    cue, content = (_under(trees, spans) for spans in (attribution.cue, attribution.content))
    return [
        dict.fromkeys(_cue_facts(text, trees, attribution, cue), 1.0),
        dict.fromkeys(_beginning(text, trees, attribution.act, content), 1.0),
        dict.fromkeys(_content_facts(text, trees, attribution, content), 1.0),
        {f"t:{_lemma_at(trees, k)[:STEM]}": 1.0 for k in content if trees.words[k].upos in TOPICAL},
        {piece: 1.0 for k in cue for piece in word_pieces(_lemma_at(trees, k))},
    ]


def _under(trees: Trees, spans: Iterable[Span]) -> list[int]:
    return [k for span in spans for k in trees.under(span)]


def _lemma_at(trees: Trees, k: int) -> str:
    return trees.words[k].lemma.lower()


def _printed(text: str, trees: Trees, k: int) -> str:
    return trees.words[k].span.of(text).lower().replace("’", "'")


def _cue_facts(text: str, trees: Trees, attribution: Attribution, cue: Sequence[int]) -> Iterator[str]:
    lemmas = [_lemma_at(trees, k) for k in cue]
    printed = [_printed(text, trees, k) for k in cue]
    yield from (f"act:{attribution.act}", f"mode:{attribution.mode}", f"am:{attribution.act}_{attribution.mode}")
    yield from (f"p:{word}" for word in printed)
    yield from runs(lemmas, "r:")
    yield from (f"up:{trees.words[k].upos}_{_lemma_at(trees, k)}" for k in cue)
    yield "negated" if NEGATIONS & set(printed) else "plain"


def _beginning(text: str, trees: Trees, act: str, content: Sequence[int]) -> Iterator[str]:
    first = [_printed(text, trees, k) for k in content[:FIRST]]
    yield from (f"f:{word}" for word in first)
    yield from (f"f{size}:{'_'.join(first[:size])}" for size in (1, 2))
    yield from (f"fa:{act}_{word}" for word in first[:1])


def _content_facts(text: str, trees: Trees, attribution: Attribution, content: Sequence[int]) -> Iterator[str]:
    """The verb of the content, words such as "must" and "will", and who says it."""
    act, inside = attribution.act, set(content)
    for word in TELLING & {_printed(text, trees, k) for k in content}:
        yield from (f"m:{word}", f"ma:{act}_{word}")
    head = _main(trees, content)
    if head is not None:
        upos = trees.words[head].upos
        yield from (f"h:{_lemma_at(trees, head)}", f"hu:{upos}", f"ha:{act}_{upos}")
        for child in trees.children[head]:
            if child in inside:
                yield f"hc:{trees.words[child].deprel}_{_lemma_at(trees, child)}"
    source = trees.head(attribution.source[0]) if attribution.source else None
    if source is not None:
        yield f"s:{_lemma_at(trees, source)}"
