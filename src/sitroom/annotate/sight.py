"""One text as the decoders before have read it: what events, their force and who takes part are read off."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitroom.annotate.roles import Roles
from sitroom.lexicon.happenings import NOUN_TYPES, VERB_TYPES, WITH_PARTICLE
from sitroom.records.annotation import Attribution, Mention
from sitroom.records.text import Span
from sitroom.records.trees import Trees


@dataclass(frozen=True, slots=True)
class Sight:
    """One text as the stages before have read it.

    Attributes:
        lemmas: of the words, in lower case.  labels: of the name that each word lies in, "" outside names.
        sentence: for each word the words of its sentence.
        named: the words that head a name.
        over: for each word the attributions in whose content it lies, outermost first.
        said, sources: all attributions, and who is said to say them.
    """

    text: str
    trees: Trees
    roles: Roles
    lemmas: Sequence[str]
    labels: Sequence[str]
    sentence: Sequence[range]
    named: frozenset[int]
    over: Sequence[Sequence[Attribution]]
    sources: Sequence[Span]
    said: Sequence[Attribution]

    def above(self, i: int, steps: int) -> Iterator[tuple[str, int]]:
        """The words that a word hangs on, so many at most, each with the relations on the way up: ">ccomp>conj"."""
        node, path = i, ""
        for _ in range(steps):
            head = self.trees.words[node].head
            if head is None:
                return
            path, node = f"{path}>{self.trees.words[node].deprel}", head
            yield path, node


def look_at(
    text: str,
    trees: Trees,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
) -> Sight:
    """Gather what the facts are read off."""
    words = trees.words
    labels = [""] * len(words)
    for mention in mentions:
        for i in trees.under(mention.span):
            labels[i] = mention.label
    over: list[list[Attribution]] = [[] for _ in words]
    for attribution in attributions:
        for content in attribution.content:
            for i in trees.under(content):
                over[i].append(attribution)
    starts = [word.span.start for word in words]
    sentence = [range(0)] * len(words)
    for span in sentences:
        inside = range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        for i in inside:
            sentence[i] = inside
    named = frozenset(head for mention in mentions if (head := trees.head(mention.span)) is not None)
    sources = [source for attribution in attributions for source in attribution.source]
    lemmas = [word.lemma.lower() for word in words]
    return Sight(text, trees, Roles(text, trees), lemmas, labels, sentence, named, over, sources, attributions)


def known_type(sight: Sight, i: int) -> tuple[str, str | None] | None:
    """The type and mode that the lexicon has for a verb, with its particle, or for a noun."""
    word, lemma = sight.trees.words[i], sight.lemmas[i]
    if word.upos != "VERB":
        return NOUN_TYPES.get(word.span.of(sight.text).lower()) or NOUN_TYPES.get(lemma)
    for child in sight.trees.children[i]:
        if (lemma, sight.lemmas[child]) in WITH_PARTICLE:
            return WITH_PARTICLE[lemma, sight.lemmas[child]]
    return VERB_TYPES.get(lemma)
