"""Cues: the words that tell that something was said, thought or asked, and how they stand in the sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitroom.annotate.clauses import is_adverb
from sitroom.annotate.words import Word
from sitroom.lexicon.grammar import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS
from sitroom.lexicon.reporting import FORMS, NOUN_LIKE, PHRASE_HEADS, PHRASES, act_of
from sitroom.lexicon.verbs import AUXILIARIES, BE_FORMS

HAVE = frozenset({"has", "have", "had", "having", "'ve", "hasn't", "haven't", "hadn't"})
MODALS = frozenset("will would shall should can could may might must do does did".split()) | {
    "won't", "wouldn't", "can't", "cannot", "couldn't", "doesn't", "don't", "didn't", "shouldn't", "'d", "'ll",
}  # fmt: skip
#: Plural nouns of those who speak, behind which a bare form is a verb ("officials fear", "allies plan").
SPEAKING = frozenset(
    "officials allies leaders analysts experts critics countries governments ministers diplomats members opponents "
    "supporters observers people voters lawmakers republicans democrats commanders rebels sources reports polls "
    "documents figures scientists economists investors residents activists authorities police".split()
)
#: Endings of adjectives of nations and regions, in front of which "claims" is a noun.
NATIONAL = re.compile(r"(?:ian|ern|ish|ese|can|french|dutch|czech|greek)$")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in its place; indices count words of the sentence.

    Attributes:
        index: the verb.  first, last: the whole group [first, last), auxiliaries and particle included.
        kind: finite, gerund, passive ("is expected to"), infinitive ("led him to brand it"), source ("according to").
    """

    index: int
    first: int
    last: int
    lemma: str
    act: str
    kind: str


def find_cues(words: Sequence[Word], quoted: Sequence[bool]) -> list[Cue]:
    """All cues of a sentence outside quotation marks, in order."""
    cues = []
    for i, word in enumerate(words):
        if quoted[i]:
            continue
        if word.lower == "according" and _next(words, i) == "to":
            cues.append(Cue(i, i, i + 2, "according", "assert", "source"))
        elif word.lower in FORMS and (kind := _kind(words, i)):
            cues.append(_grouped(words, i, kind))
    return cues


def _next(words: Sequence[Word], i: int) -> str:
    return words[i + 1].lower if i + 1 < len(words) else ""


def _kind(words: Sequence[Word], i: int) -> str | None:
    """How the verb stands; None when it is a noun, an adjective, an infinitive or part of a name."""
    word, (lemma, forms) = words[i], FORMS[words[i].lower]
    if (word.is_capital and (i or "gerund" not in forms)) or (lemma in PHRASE_HEADS and not _particle(words, i, lemma)):
        return None
    j = i - 1
    while j >= 0 and is_adverb(words[j]):
        j -= 1
    before = words[j].lower if j >= 0 else ""
    if before in DETERMINERS - {"that", "this", "some"} or before in {"'s", "'"}:
        return None  # "Russia’s claims", "the planned talks"
    if "gerund" in forms:
        return "gerund" if before in BE_FORMS | CONJUNCTIONS | {"", ",", "by", "—", "–"} or _with(words, j) else None
    if before == "to":
        # "went on to say" reports; "refused to say", "wanted to ask" do not say what was said.
        if j >= 2 and words[j - 1].lower == "on":
            return "finite"
        return "infinitive" if lemma in {"brand", "call", "describe", "label"} else None
    if before in BE_FORMS and "participle" in forms:
        return "passive"
    if before in PREPOSITIONS - {"to"} or (before in HAVE and "participle" not in forms):
        return None
    is_base = word.lower == lemma
    if word.lower in NOUN_LIKE and not _has_subject(words, j, base=is_base):
        return None
    if _next(words, i) == "by" or (lemma == "back" and _next(words, i) in {"this", "that", "it", "up"}):
        return None  # "a treaty proposed by Moscow", "intelligence backed this up"
    if forms & {"past", "third"} or before in HAVE | MODALS:
        return "finite"
    return "finite" if _has_subject(words, j, base=is_base) else None


def _has_subject(words: Sequence[Word], j: int, *, base: bool) -> bool:
    """True when the word before a form like "claims" or "plan" can be its subject or its auxiliary."""
    if j < 0:
        return False
    word = words[j]
    lower = word.lower
    if lower in HAVE | MODALS | SUBJECT_PRONOUNS:
        return True
    if word.is_capital and NATIONAL.search(lower):
        return False  # "Western guarantees", "Russian claims"
    if base and not (lower.endswith("s") and (word.is_capital or lower in SPEAKING)):
        return False  # "the strong jobs report", but "officials fear", "Republicans agree"
    return word.is_capital or (lower.endswith("s") and len(lower) > 3 and not lower.endswith("ss"))


def _with(words: Sequence[Word], j: int) -> bool:
    """True in ", with opponents saying": a participle whose subject follows "with"."""
    return any(words[k].lower == "with" for k in range(max(0, j - 3), j))


def _particle(words: Sequence[Word], i: int, lemma: str) -> str | None:
    following = _next(words, i)
    return following if (lemma, following) in PHRASES else None


def _grouped(words: Sequence[Word], i: int, kind: str) -> Cue:
    """The cue with its auxiliaries, adverbs and particle ("has also said", "ruled out")."""
    lemma = FORMS[words[i].lower][0]
    particle = _particle(words, i, lemma)
    first = i
    while first and (words[first - 1].lower in AUXILIARIES or is_adverb(words[first - 1])):
        first -= 1
    while first < i and is_adverb(words[first]):
        first += 1
    return Cue(i, first, i + (2 if particle else 1), lemma, act_of(lemma, particle), kind)
