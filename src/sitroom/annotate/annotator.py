"""The annotator by rules: one pass over a text, no weights."""

from collections.abc import Sequence

from sitroom.annotate.attribution import find_attributions
from sitroom.annotate.events import find_triggers
from sitroom.annotate.names import NameFinder
from sitroom.annotate.quotations import find_quotations
from sitroom.annotate.sentences import split_sentences
from sitroom.annotate.words import split_words
from sitroom.records.annotation import Annotation
from sitroom.records.text import Block
from sitroom.world import World

MADE_BY = "rules/1"


class Annotator:
    """Reads texts; holds the registry's names, built once."""

    def __init__(self, world: World) -> None:
        self._names = NameFinder(world)

    def annotate(self, text: str, blocks: Sequence[Block]) -> Annotation:
        """Find sentences, mentions, attributions and triggers in the blocks that may be cited.

        Args:
            blocks: in order, not overlapping; offsets are code points of `text`.
        """
        sentences = split_sentences(text, blocks)
        words = {sentence: split_words(text, sentence) for sentence in sentences}
        return Annotation(
            sentences=tuple(sentences),
            mentions=tuple(mention for sentence in sentences for mention in self._names.find(words[sentence])),
            attributions=tuple(find_attributions(text, blocks, words, find_quotations(text, blocks))),
            triggers=tuple(trigger for sentence in sentences for trigger in find_triggers(words[sentence])),
            made_by=MADE_BY,
        )
