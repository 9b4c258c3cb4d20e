"""What is known of each phrase alone: kind, number, gender, words, place in its sentence, who speaks it.

Every column is a small fact that a reader could check; `coreference.py` weighs them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sitroom.annotate.noun_phrases import Parse, Phrase
from sitroom.lexicon.pronouns import FEMALE, MALE, PRONOUNS, Pronoun

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

GROUPS = ("i", "we", "you", "he", "she", "it", "they", "this", "that", "these", "those", "one")
FORMS = ("subject", "object", "possessive", "reflexive", "demonstrative")
PRONOUN, NAME, NOUN, OTHER = range(4)
KINDS = {"PRON": PRONOUN, "PROPN": NAME, "NOUN": NOUN}
THE, A, THIS, POSSESSIVE, SOME, BARE = range(6)
DETERMINERS = {
    "the": THE, "a": A, "an": A, **dict.fromkeys(("this", "that", "these", "those", "such"), THIS),
}  # fmt: skip
RELATIONS = {
    name: number
    for number, name in enumerate(
        "nsubj nsubj:pass obj iobj obl nmod nmod:poss compound conj appos root vocative obl:agent xcomp parataxis "
        "nmod:unmarked obl:unmarked dislocated dep list".split()
    )
}
#: What nouns name, learned from GUM's marks (`training/coreference.py`).
CLASSES = ("person", "organization", "place", "object", "abstract", "event", "time", "substance", "animal", "plant")
#: Words of a phrase that are compared with those of another: the head first, then what stands beside it.
MOST_WORDS = 6
#: "Vera Lund, the minister" is compared with "the minister" too.
BESIDE = frozenset("compound flat amod nummod nmod:desc nmod:unmarked appos".split())
#: Words that belong to the name that the head begins: "General [Vera Lund]" is a person, "the Lund report" is none.
NAMED_BY = frozenset("flat nmod:desc".split())
UNCOUNTED = frozenset("people men women children police".split())
GENDERS = {"m": 1, "f": 2, "n": 3}
NUMBERS = {"s": 1, "p": 2}
GENDERED = {**dict.fromkeys(MALE, GENDERS["m"]), **dict.fromkeys(FEMALE, GENDERS["f"])}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What others found in the text, by word.

    Attributes:
        labels: (words,) index into ENTITY_LABELS of the name that a word belongs to, -1 for none.
        mention: (words,) logit that the word heads a phrase that corefers; None without the network.
        query, key: (words, D) the word as one that refers back, and as one referred back to; None without the network.
        quotes: (words,) number of the quotation that a word stands in, 0 outside.
        speakers: (words,) the word that heads the source of the attribution around, -1 for none.
    """

    labels: Ints
    mention: Floats | None
    query: Floats | None
    key: Floats | None
    quotes: Ints
    speakers: Ints


@dataclass(frozen=True, slots=True)
class Table:
    """The phrases of a document as columns; rows are phrases in order, equal texts have equal numbers.

    Attributes:
        number: 0 unknown, 1 singular, 2 plural.  gender: 0 unknown, 1 male, 2 female, 3 neither.
        governor: the word that the head hangs on, -1 for a root.  verb: its lemma.
        words: (phrases, MOST_WORDS) the head and the words beside it, -1 for none; count: how many.
        speaker: row of the phrase that says the words around, -1 for none.
        speaks: true where the head is the source of an attribution.
        flags: (phrases, len(FLAGS)).  classes: (phrases, len(CLASSES)) shares.
    """

    head: Ints
    first: Ints
    last: Ints
    sentence: Ints
    kind: Ints
    group: Ints
    form: Ints
    person: Ints
    number: Ints
    gender: Ints
    determiner: Ints
    relation: Ints
    governor: Ints
    verb: Ints
    label: Ints
    lemma: Ints
    word: Ints
    string: Ints
    acronym: Ints
    words: Ints
    count: Ints
    quote: Ints
    speaker: Ints
    speaks: NDArray[np.bool_]
    flags: Floats
    classes: Floats


COLUMNS = tuple(
    "kind group form person number gender determiner relation governor verb lemma word string acronym".split()
)
FLAGS = (
    "joined", "predicate", "clause behind", "phrase behind", "apposition behind", "capital", "opens sentence",
    "counted", "none of it", "bare noun", "first sentence", "numeral", "described", "long",
)  # fmt: skip


class _Row(NamedTuple):
    """A phrase: `columns` in the order of COLUMNS, `flags` in that of FLAGS."""

    columns: tuple[int, ...]
    words: list[int]
    noun: str
    flags: tuple[bool, ...]


class _Numbers:
    """Gives equal texts equal numbers."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self._known.setdefault(text, len(self._known))


def describe(
    parse: Parse,
    children: Sequence[Sequence[int]],
    phrases: Sequence[Phrase],
    evidence: Evidence,
    classes: Mapping[str, Floats],
) -> Table:
    """Every phrase's own facts.

    Args:
        phrases: one at least.
        classes: lemma of a noun to the shares of CLASSES that it names.
    """
    number = _Numbers()
    lower = [form.lower().replace("’", "'") for form in parse.forms]
    rows = [_describe(parse, lower, children[phrase.head], phrase, number) for phrase in phrases]
    head = np.array([phrase.head for phrase in phrases], dtype=np.int32)
    table = np.array([row.columns for row in rows], dtype=np.int32)
    columns = {name: np.ascontiguousarray(table[:, number]) for number, name in enumerate(COLUMNS)}
    words = np.array([row.words for row in rows], dtype=np.int32)
    unknown = np.zeros(len(CLASSES), dtype=np.float32)
    return Table(
        head=head,
        first=np.array([phrase.first for phrase in phrases], dtype=np.int32),
        last=np.array([phrase.last for phrase in phrases], dtype=np.int32),
        sentence=np.array([parse.sentences[phrase.head] for phrase in phrases], dtype=np.int32),
        label=np.where(columns["kind"] == PRONOUN, -1, _labels(parse, children, head, evidence)).astype(np.int32),
        words=words,
        count=(words >= 0).sum(1).astype(np.int32),
        quote=evidence.quotes[head],
        speaker=_speakers(parse, children, head.tolist(), evidence),
        speaks=np.isin(head, evidence.speakers),
        flags=np.array([row.flags for row in rows], dtype=np.float32),
        classes=np.array([classes.get(row.noun, unknown) for row in rows], dtype=np.float32),
        **columns,
    )


def _describe(parse: Parse, lower: Sequence[str], below: Sequence[int], phrase: Phrase, number: _Numbers) -> _Row:
    """One row; `lower` has the words in lower case, `below` those that hang on the phrase's head."""
    head, relations = phrase.head, parse.relations
    form, lemma, upos = lower[head], parse.lemmas[head].lower(), parse.upos[head]
    pronoun = PRONOUNS.get(form) if upos in {"PRON", "DET"} else None
    kind = KINDS.get(upos, OTHER)
    found = {relations[child] for child in below}
    behind = {relations[child] for child in below if child > head}
    texts = [form, *(lower[c] for c in below if relations[c] in BESIDE and phrase.first <= c < phrase.last)]
    texts = texts[:MOST_WORDS]
    determiner = _determiner(relations, lower, below)
    governor = parse.heads[head]
    before = parse.sentences[phrase.first - 1] if phrase.first else -1
    numbers = [number(text) for text in texts]
    return _Row(
        columns=(
            kind,
            GROUPS.index(pronoun.group) if pronoun else -1,
            FORMS.index(pronoun.form) if pronoun else -1,
            pronoun.person if pronoun else 3,
            _number(upos, phrase, pronoun, form, lemma),
            _gender(pronoun, lemma, texts),
            determiner,
            RELATIONS.get(relations[head], len(RELATIONS)),
            governor,
            number("verb " + parse.lemmas[governor]) if governor >= 0 else -1,
            number(lemma),
            number(form),
            number("string " + _string(lower[phrase.first : phrase.last])),
            number("acronym " + _acronym(parse, phrase)) if kind == NAME else -1 - head,
        ),
        words=[*numbers, *[-1] * (MOST_WORDS - len(numbers))],
        noun=lemma if kind == NOUN else "",
        flags=(
            phrase.joined,
            "cop" in found,
            "acl" in behind or "acl:relcl" in behind,
            "nmod" in behind,
            "appos" in behind,
            parse.forms[head][:1].isupper(),
            before != parse.sentences[head],
            "nummod" in found or determiner == SOME,
            any(lower[c] in {"no", "neither"} for c in below),
            determiner == BARE and kind == NOUN,
            parse.sentences[head] == 0,
            upos == "NUM" or form.isdigit(),
            "amod" in found,
            phrase.last - phrase.first > 8,
        ),
    )


def _string(words: Sequence[str]) -> str:
    """The phrase without its article and its "'s"; "U.S." is "US"."""
    last = len(words) - 1 if words[-1] in {"'s", "'"} else len(words)
    first = 1 if last > 1 and words[0] in DETERMINERS else 0
    return " ".join(words[first:last]).replace(".", "")


def _determiner(relations: Sequence[str], lower: Sequence[str], below: Sequence[int]) -> int:
    for child in below:
        if relations[child] == "nmod:poss":
            return POSSESSIVE
        if relations[child] == "det":
            return DETERMINERS.get(lower[child], SOME)
    return BARE


def _number(upos: str, phrase: Phrase, pronoun: Pronoun | None, form: str, lemma: str) -> int:
    if pronoun is not None:
        return NUMBERS.get(pronoun.number or "", 0)
    if phrase.joined:
        return NUMBERS["p"]
    if upos == "NOUN":
        return NUMBERS["p" if (form != lemma and form.endswith("s")) or form in UNCOUNTED else "s"]
    return NUMBERS["s"] if upos == "PROPN" else 0


def _gender(pronoun: Pronoun | None, lemma: str, words: Sequence[str]) -> int:
    if pronoun is not None:
        return GENDERS.get(pronoun.gender or "", 0)
    for word in (lemma, *words):
        plain = word.rstrip(".")
        if plain in GENDERED:
            return GENDERED[plain]
    return 0


def _acronym(parse: Parse, phrase: Phrase) -> str:
    """ "NATO" for itself and for "the North Atlantic Treaty Organization"; a text of its own where there is none."""
    form = parse.forms[phrase.head].replace(".", "")
    if form.isupper() and 2 <= len(form) <= 6:
        return form
    words = parse.forms[phrase.first : phrase.last]
    letters = [word[0] for word in words if word[:1].isupper() and word.lower() not in DETERMINERS]
    return "".join(letters) if len(letters) > 1 else str(phrase.head)


def _labels(parse: Parse, children: Sequence[Sequence[int]], heads: Ints, evidence: Evidence) -> Ints:
    """The label of each head's name, or of the name behind a title."""
    found = evidence.labels[heads]
    for row in np.flatnonzero(found < 0).tolist():
        for child in children[heads[row]]:
            if parse.relations[child] in NAMED_BY and evidence.labels[child] >= 0:
                found[row] = evidence.labels[child]
    return found


def _speakers(parse: Parse, children: Sequence[Sequence[int]], heads: Sequence[int], evidence: Evidence) -> Ints:
    row_of: dict[int, int] = {}
    for row, head in enumerate(heads):
        row_of.setdefault(head, row)
    said = evidence.speakers.tolist()
    speakers = (said[head] if said[head] >= 0 else _says(parse, children, head) for head in heads)
    return np.array([row_of.get(word, -1) for word in speakers], dtype=np.int32)


def _says(parse: Parse, children: Sequence[Sequence[int]], word: int) -> int:
    """The subject of the verb that the clause around a word is the object of: "The envoy said [that they left]"."""
    while (governor := parse.heads[word]) >= 0:
        if parse.relations[word] in {"ccomp", "parataxis"}:
            for child in children[governor]:
                if parse.relations[child] == "nsubj":
                    return child
        word = governor
    return -1
