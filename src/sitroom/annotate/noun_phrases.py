"""Phrases that may name the same thing as another phrase: pronouns, names and nouns with all that belongs to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sitroom.lexicon.pronouns import PERSONAL, WITHOUT_REFERENT

#: Relations whose subtree does not belong to the phrase of its head. "The envoy and her staff left": "her staff" is a
#: phrase of its own; "She is the envoy": the clause's words hang on "envoy". Relative clauses and appositions belong.
#: Chosen on OntoGUM train: a relation is here when fewer than half of its subtrees lie inside the marked phrase.
APART = frozenset(
    "case cc conj nsubj nsubj:pass nsubj:outer csubj csubj:outer cop mark aux aux:pass expl discourse parataxis obl "
    "obl:agent obl:unmarked obj iobj ccomp xcomp list reparandum orphan vocative dislocated cc:preconj advcl "
    "advcl:relcl dep punct".split()
)
#: Relations of words that are parts of a longer name, not phrases: "of course", "José Luis".
PARTS = frozenset("flat fixed goeswith".split())
#: Where a numeral or a demonstrative stands for a thing: "Two were freed", "in 2017", "Those left".
ARGUMENTS = frozenset("nsubj nsubj:pass obj iobj obl nmod obl:unmarked nmod:unmarked nmod:poss conj dislocated".split())
MARKS = frozenset(",.;:!?-–—'\"“”‘’()[]…")
OPENING = {")": "(", "]": "[", "”": "“", "’": "‘", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class Parse:
    """A document's words with their syntax, as columns; every column is as long as the document has words.

    Attributes:
        heads: index of each word's head in the document; -1 for the root of a sentence.
        sentences: number of each word's sentence, from 0.
        starts, ends: half-open code points of the text.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    forms: Sequence[str]
    lemmas: Sequence[str]
    upos: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]
    sentences: Sequence[int]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words [first, last) with the word that heads them; `joined` is true for a whole coordination."""

    head: int
    first: int
    last: int
    joined: bool = False


def find_phrases(parse: Parse, children: Sequence[Sequence[int]]) -> list[Phrase]:
    """The phrases of a document that may corefer, by first word, longer ones first.

    Limits: clauses and verbs ("They met. This ...") are left out; of discontinuous phrases the hull is taken.
    """
    lows, highs = _reach(parse)
    found = []
    for head in range(len(parse.upos)):
        if not _can_refer(parse, children, head):
            continue
        own = [c for c in children[head] if _belongs(parse, head, c)]
        found.append(_phrase(parse, head, own, lows, highs, joined=False))
        joined = [c for c in children[head] if parse.relations[c] == "conj" and c > head]
        if any(parse.upos[c] in {"NOUN", "PROPN", "PRON"} for c in joined):
            whole = _phrase(parse, head, [*own, *joined], lows, highs, joined=True)
            if whole.last > found[-1].last:
                found.append(whole)
    return sorted(found, key=lambda phrase: (phrase.first, -phrase.last))


def _can_refer(parse: Parse, children: Sequence[Sequence[int]], word: int) -> bool:
    upos, relation = parse.upos[word], parse.relations[word]
    if relation in PARTS:
        return False
    if upos == "PRON":
        return relation != "expl" and not _has_no_referent(parse, word)
    if upos == "PROPN":
        return True
    if upos == "NOUN":  # in "Vera Lund, the minister" the whole is the phrase
        return relation not in {"compound", "appos"}
    if upos == "ADJ":  # "the wounded"
        return any(parse.relations[c] == "det" for c in children[word]) and relation in ARGUMENTS
    return upos in {"NUM", "DET"} and relation in ARGUMENTS


def _has_no_referent(parse: Parse, word: int) -> bool:
    form = parse.forms[word].lower()
    if form == "that":  # "the tank that burned", but "That burned"
        head = parse.heads[word]
        return head > word and "relcl" in parse.relations[head]
    return form in WITHOUT_REFERENT


def _belongs(parse: Parse, head: int, child: int) -> bool:
    """True when a word and all that hangs on it are part of the phrase of its head."""
    relation = parse.relations[child]
    if relation == "case":
        return child > head  # "Russia's", but not "in Russia"
    if relation == "advmod":
        return child > head  # "the talks there", but not "only the talks"
    if parse.upos[head] == "PRON" and parse.lemmas[head] in PERSONAL:
        return False
    return relation not in APART


def _reach(parse: Parse) -> tuple[list[int], list[int]]:
    """First word of each word's subtree, and one past its last; punctuation aside."""
    lows, highs = list(range(len(parse.heads))), list(range(1, len(parse.heads) + 1))
    for word, head in enumerate(parse.heads):
        if parse.relations[word] == "punct":
            continue
        while head >= 0 and (word < lows[head] or word >= highs[head]):
            lows[head], highs[head] = min(lows[head], word), max(highs[head], word + 1)
            head = parse.heads[head]
    return lows, highs


def _phrase(
    parse: Parse, head: int, own: Sequence[int], lows: Sequence[int], highs: Sequence[int], *, joined: bool
) -> Phrase:
    first = min([head, *(lows[c] for c in own)])
    last = max([head + 1, *(highs[c] for c in own)])
    while first < head and parse.forms[first] in MARKS:
        first += 1
    while last > head + 1 and parse.forms[last - 1] in MARKS:
        last -= 1
    closing = parse.forms[last] if last < len(parse.forms) else ""
    if closing in OPENING and last > head + 1 and _is_open(parse.forms[first:last], OPENING[closing], closing):
        last += 1  # "the FIRST league (of 2017)"
    return Phrase(head, first, last, joined)


def _is_open(forms: Sequence[str], opening: str, closing: str) -> bool:
    if opening == closing:
        return forms.count(opening) % 2 == 1
    return forms.count(opening) > forms.count(closing)
