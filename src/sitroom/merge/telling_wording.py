"""Words as they are compared over documents: stems, what a trigger may be called elsewhere, and names."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from sitroom.lexicon.grammar import ADVERBS, FUNCTION_WORDS, TIME_WORDS
from sitroom.lexicon.happenings import FORMS, NOUN_TYPES, VERB_TYPES
from sitroom.lexicon.synonyms import ONCE, SYNONYMS
from sitroom.lexicon.verbs import IRREGULAR, verb_forms

AUXILIARIES = "is are was were be been being am has have had do does did will would shall should can could may might"
#: Words that say nothing of what a sentence is about.
SMALL = (FUNCTION_WORDS | ADVERBS).union(AUXILIARIES.split(), "s t mr mrs ms dr n't said says one two".split())

#: "Arland's" is two words, of which the second is small; "U.S." and "cease-fire" are one.
_WORD = re.compile(r"[^\W_]+(?:['’.-](?!s\b)[^\W_]+)*")
_VOWEL = re.compile(r"[aeiouy]")
#: Nouns of deeds that do not end as others do, with their verb.
_DEEDS = dict(
    pair.split(":")
    for pair in "invasion:invade decision:decide death:die dead:die loss:lose sale:sell explosion:explode "
    "destruction:destroy expulsion:expel suspension:suspend expansion:expand collision:collide recognition:recognise "
    "recognize:recognise marriage:marry burial:bury reduction:reduce introduction:introduce acquisition:acquire "
    "denial:deny threat:threaten growth:grow theft:steal division:divide conclusion:conclude intrusion:intrude "
    "incursion:incur permission:permit admission:admit submission:submit proposition:propose provision:provide "
    "choice:choose flight:flee belief:believe proof:prove".split()
)
#: Written form: the verb or noun it is one of.
_LEMMAS = {
    **{form: lemma for line in SYNONYMS for lemma in line.split() if "-" not in lemma for form, _ in verb_forms(lemma)},
    **{form: lemma for lemma in IRREGULAR for form, _ in verb_forms(lemma)},
    **{form: lemma for form, (lemma, _) in FORMS.items()},
    **_DEEDS,
}
#: What inflection and derivation add, the longest first, with the fewest letters that must stay.
_ENDINGS = tuple(
    (ending, 3 if ending in {"ing", "ings", "ed", "es", "s"} else 4)
    for ending in "isations izations isation ization ements ations ation ement ments ating ment ings ions ances ences "
    "ance ence ated ates ing ion ers ors als ate ise ize er or al ed es s".split()
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that name a happening.

    Attributes:
        senses: the numbers of the sets of synonyms that they are in.
        kind: the type that the lexicon gives them.
        is_once: it happens once to the same parties: an invasion, a death; not a raid.
    """

    stems: frozenset[str]
    senses: frozenset[int]
    kind: str | None
    is_once: bool

    def may_stand_for(self, other: "Trigger") -> bool:
        """True where the words are the same or may be used for one thing."""
        return not (self.stems.isdisjoint(other.stems) and self.senses.isdisjoint(other.senses))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What "invading" and "invades", "deploys" and "deployment" have in common; not meant to be read.

    Args:
        word: in lower case.
    """
    word = _LEMMAS.get(word, word)
    for ending, least in _ENDINGS:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= least and _VOWEL.search(rest) and not word.endswith("ss"):
            is_doubled = ending in {"ing", "ings", "ed", "er", "ers"} and rest[-1] == rest[-2] and rest[-1] not in "ls"
            word = rest[:-1] if is_doubled else rest
            break
    return re.sub(r"(?<=..)y$", "i", word) if word.endswith("y") else re.sub(r"(?<=..)e+$", "", word)


def words_in(text: str) -> list[str]:
    """The words of a text as printed."""
    return _WORD.findall(text)


def content_stems(text: str) -> list[str]:
    """The stems of the words that say what a text is about, in order."""
    return [stem(word) for word in map(str.lower, words_in(text)) if word not in SMALL and len(word) > 1]


def names_in(text: str) -> frozenset[str]:
    """The words with a capital letter inside of a sentence, in lower case, days and months left out.

    The first word of a sentence has a capital, whatever it is: "Troops left Varna".
    """
    words = words_in(text)[1:]
    return frozenset(w.lower() for w in words if w[0].isupper() and w.lower() not in TIME_WORDS | SMALL and len(w) > 1)


@lru_cache(maxsize=1 << 14)
def read_trigger(text: str) -> Trigger:
    """What a trigger says, by its words alone."""
    words = [word.lower() for word in words_in(text)]
    plain = [word for word in words if word not in SMALL] or words
    stems = frozenset(map(stem, plain))
    senses = {number for each in map(stem, words) for number in _senses().get((each,), ())}
    for left, right in pairwise(words):
        senses |= _senses().get((stem(left), stem(right)), frozenset())
    kinds = [NOUN_TYPES.get(word) or VERB_TYPES.get(_LEMMAS.get(word, word)) for word in plain]
    kind = next((kind[0] for kind in kinds if kind), None)
    return Trigger(stems, frozenset(senses), kind, not stems.isdisjoint(_once()))


@cache
def _once() -> frozenset[str]:
    return frozenset(map(stem, ONCE))


@cache
def _senses() -> dict[tuple[str, ...], frozenset[int]]:
    """Stem, or stem and particle: numbers of the sets of synonyms it is in."""
    found: dict[tuple[str, ...], set[int]] = {}
    for number, words in enumerate(SYNONYMS):
        for word in words.split():
            found.setdefault(tuple(map(stem, word.split("-"))), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}
