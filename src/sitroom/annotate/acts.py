"""What is done with the words of a cue: assert, deny, warn ...: one of the acts of the records."""

from collections.abc import Sequence

from sitroom.lexicon.cue_words import ACTS, NEGATED, NEGATED_VERBS, NEGATIONS
from sitroom.lexicon.reporting import FORMS, PHRASE_HEADS, PHRASES, act_of

#: Verbs that report only with something behind them: "continued to insist" insists, "posted a warning" warns.
LIGHT = frozenset("continue post quote see find view regard recall".split())
#: What a wish is when the words behind it are asked for: "wanted to know".
ASKED = frozenset("know hear learn".split())


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
