"""What is done with words: assert, deny, warn ...: one of the acts of the records.

The lexicon reads the cue. Many cues leave it open: "said" demands, accuses or promises by what is said. Where the
lexicon has no act that is sure, a linear model decides over the words of cue and content and over what the network
makes of them; `training/acts.py` learns its weights.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sitroom.annotate.happenings import WordOutput
from sitroom.annotate.happenings import links_of as links_of_window
from sitroom.annotate.hashed import STEM, Facts, Model, runs, word_pieces
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
#: Acts of cues that leave it to the content what is done: "said", "called it a farce", "asked".
OPEN = frozenset({"assert", "comment", "ask"})
#: How far ahead of one of these another act must be, and how far ahead of an act that the cue itself tells.
AHEAD, FAR_AHEAD = 0.1, 0.3
OPEN_MODALS = frozenset("may might could".split())
#: What the network leaves to the least likely type or force of a word.
FAINT = 1e-2
#: Acts that the words of a cue leave no doubt about.
SURE = frozenset("deny reject accuse demand warn promise threaten praise criticise predict agree".split())
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


class ActOutput(WordOutput, Protocol):
    """What the network says of one window; `encoder.WindowOutput` has the shapes."""

    @property
    def event(self) -> Floats: ...
    @property
    def force(self) -> Floats: ...


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
    text: str, trees: Trees, attributions: Iterable[Attribution], outputs: Sequence[ActOutput], model: Model
) -> Iterator[Attribution]:
    """Attributions with the act that cue and content together tell.

    Args:
        outputs: of the text's windows, in order.
    """
    given = list(attributions)
    is_sure = [one.act in SURE or _leaves_open(text, one) for one in given]
    open_ = [one for one, sure in zip(given, is_sure, strict=True) if not sure]
    if not open_:
        yield from given
        return
    views = views_of(outputs)
    beside = [act_numbers(trees, one, views) for one in open_]
    facts = [act_facts(text, trees, one) for one in open_]
    scores = iter(_possible(trees, one, row) for one, row in zip(open_, model.scores(facts, beside), strict=True))
    for one, sure in zip(given, is_sure, strict=True):
        yield one if sure else replace(one, act=decided(one.act, next(scores)))


def _leaves_open(text: str, attribution: Attribution) -> bool:
    """ "Have not ruled out other measures": what is not said is nothing done, whatever the content tells.

    Nor does a source in brackets do anything ("Ships left the port (navy)."): the model learns from cues.
    """
    if not attribution.cue and attribution.mode == "indirect":
        return True
    cue = " ".join(span.of(text) for span in attribution.cue).lower().replace("’", "'")
    return attribution.act == "comment" and not NEGATIONS.isdisjoint(cue.replace("n't", " n't").split())


def _possible(trees: Trees, attribution: Attribution, scores: Floats) -> Floats:
    """Scores without a demand where "Borduria could strike at any time" is said: what may be is not demanded."""
    head = _main(trees, _under(trees, attribution.content))
    if head is not None and any(_lemma_at(trees, child) in OPEN_MODALS for child in trees.children[head]):
        scores = scores.copy()
        scores[ACT.index("demand")] = -np.inf
    return scores


def decided(act: str, scores: Floats) -> str:
    """The model's act, only where it leaves the lexicon's behind; “No,” she said, is no mere remark.

    Args:
        act: the lexicon's.  scores: (ACT,)
    """
    best = int(scores.argmax())
    behind = scores[best] - scores[ACT.index(act)]
    if (act, ACT[best]) == ("assert", "comment"):
        return act
    return ACT[best] if behind > (AHEAD if act in OPEN else FAR_AHEAD) else act


def views_of(outputs: Sequence[ActOutput]) -> Floats:
    """(words, VIEW) what the words of a text bring to their links, which type of event they tell and how firmly."""
    windows = (
        (
            links_of_window(one),
            np.log(softmax(one.event) + FAINT),
            np.log(softmax(one.force) + FAINT),
        )
        for one in outputs
    )
    return np.concatenate([np.concatenate(window, axis=1) for window in windows])


def act_numbers(trees: Trees, attribution: Attribution, views: Floats) -> Floats:
    """(3 VIEW,) the network's view of the word that heads the cue, of the one that heads the content, of all of that.

    Args:
        views: as `views_of` gives it.
    """
    cue, content = (_under(trees, spans) for spans in (attribution.cue, attribution.content))
    nothing = np.zeros(views.shape[1], np.float32)
    heads = [trees.head(attribution.cue[0]) if cue else None, _main(trees, content)]
    return np.concatenate(
        [*(nothing if k is None else views[k] for k in heads), views[content].mean(0) if content else nothing]
    )


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
