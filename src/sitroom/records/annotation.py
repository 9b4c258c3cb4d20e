"""What is found in one text: sentences, names, attributions, events; spans only, no knowledge of the world."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sitroom.records.text import Span

MentionLabel = Literal["PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WEAPON", "MISC"]
Mode = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word with its place in the tree of its sentence, in the terms of Universal Dependencies.

    Attributes:
        lemma: the dictionary's form: "say" for "said".
        upos: part of speech: NOUN, PROPN, VERB ...
        head: number in `Annotation.words` of the word that it hangs on; None for the one root of its sentence.
        deprel: in which relation: nsubj, obj, "nsubj:pass" ...; `root` for the root and for no other word.
    """

    span: Span
    lemma: str
    upos: str
    head: int | None
    deprel: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name someone or something."""

    span: Span
    label: MentionLabel
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what: each role is zero or more spans, in order.

    `source` is empty when no one is named ("It is thought ..."), `cue` when the quotation stands alone.
    `act` is one of the vocabulary of `RECORDS.md` (assert, deny, warn ...).
    `outer` is None for an outermost one; for one inside the content of another, that one's number in
    `Annotation.attributions`.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    mode: Mode
    act: str
    outer: int | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that name a happening, with its type, its force and its roles.

    Attributes:
        span: the word or words; lies in one sentence.
        type: PLOVER type or `OTHER`.  event_mode: PLOVER mode or None.
        modality: actual, ongoing, planned ...: the vocabulary of `RECORDS.md`.
        actors, recipients: spans of the phrases in those roles; may be empty.
        score: how probable it is that the words tell of an event with a type; of type OTHER, of any event.
    """

    span: Span
    type: str
    event_mode: str | None
    modality: str
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that one pass over a text finds; everything is in order of its first span.

    Every word lies in exactly one sentence, and its head in the same one. `attributions` are the outermost ones;
    `nested` those inside their contents. A chain is two or more phrases that mean the same person or thing.
    `leanings` has for words that may tell of an event, by number, how probable each type is (`annotate/labels.py`).
    """

    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    triggers: tuple[Trigger, ...]
    made_by: str
    words: tuple[Word, ...] = ()
    nested: tuple[Attribution, ...] = ()
    chains: tuple[tuple[Span, ...], ...] = ()
    leanings: Mapping[int, tuple[float, ...]] = field(default_factory=dict)
