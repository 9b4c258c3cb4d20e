"""A text read by the network: one pass over its words, then one decoder a head."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sitroom.annotate.attributions import RoleOutput, find_attributions, in_order
from sitroom.annotate.credits import find_credits
from sitroom.annotate.entities import EntityOutput, find_mentions
from sitroom.annotate.features import Marks, find_marks
from sitroom.annotate.happenings import WordOutput, find_happenings
from sitroom.annotate.heads import Heads
from sitroom.annotate.known_names import KnownNames
from sitroom.annotate.nested import find_nested
from sitroom.annotate.quotations import find_quotations
from sitroom.annotate.references import ReferenceOutput, find_references, gather, parse_of
from sitroom.annotate.starts import StartOutput, decode_sentences
from sitroom.annotate.syntax import SyntaxOutput, decode_syntax
from sitroom.annotate.tokens import tokenize
from sitroom.annotate.windows import PARAGRAPH, find_breaks
from sitroom.records.annotation import Attribution, Mention, Trigger, Word
from sitroom.records.text import Block, Span


class Output(RoleOutput, EntityOutput, SyntaxOutput, StartOutput, ReferenceOutput, WordOutput, Protocol):
    """What the network says of one window."""


class EncoderLike(Protocol):
    """Runs the network; `encoder.Encoder` is the one that does, tests give scores by hand."""

    def run(self, text: str, words: Sequence[Span], marks: Sequence[Marks], breaks: Sequence[int]) -> Sequence[Output]:
        """What the network says of all words of a text, window by window, in order."""


@dataclass(frozen=True, slots=True)
class Read:
    """What the network finds in a text; fields as in `records.annotation.Annotation`."""

    sentences: tuple[Span, ...]
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    nested: tuple[Attribution, ...]
    chains: tuple[tuple[Span, ...], ...] = ()
    happenings: tuple[Trigger, ...] = ()


NOTHING = Read((), (), (), (), ())


def read_text(text: str, blocks: Sequence[Block], encoder: EncoderLike, heads: Heads, names: KnownNames) -> Read:
    """Read the blocks of a text that may be cited.

    Args:
        blocks: in order, not overlapping.
        heads: what the encoder's scores mean.
        names: the registry's.
    """
    paragraphs = [tokenize(text, block.span) for block in blocks if block.is_evidence]
    words = [token for paragraph in paragraphs for token in paragraph]
    if not words:
        return NOTHING
    marks = find_marks(text, words)
    breaks = find_breaks(text, words, marks)
    at = 0
    for paragraph in paragraphs:
        if paragraph:
            breaks[at] = PARAGRAPH  # also where blocks stand on one line
            at += len(paragraph)
    outputs = encoder.run(text, words, marks, breaks)
    sentences = decode_sentences(text, words, breaks, outputs)
    quotations = find_quotations(text, blocks)
    trees = decode_syntax(text, words, sentences, outputs, heads.syntax)
    spans = [Span(words[s.start].start, words[s.stop - 1].end) for s in sentences]
    attributions = find_attributions(text, blocks, words, quotations, outputs, heads.role, heads.weigher)
    attributions = in_order([*attributions, *find_credits(text, blocks, spans, attributions)])
    mentions = find_mentions(words, sentences, outputs, heads.entity, names.find(text, words, sentences))
    chains: tuple[tuple[Span, ...], ...] = ()
    if heads.scorer is not None:
        evidence = gather(trees, outputs, mentions=mentions, attributions=attributions, quotations=quotations)
        chains = find_references(parse_of(text, trees, spans), evidence, heads.scorer)
    return Read(
        sentences=tuple(spans),
        words=tuple(trees),
        mentions=tuple(mentions),
        attributions=tuple(attributions),
        nested=tuple(find_nested(text, trees, attributions, quotations)),
        chains=chains,
        happenings=tuple(find_happenings(text, trees, outputs, heads.teller)) if heads.teller else (),
    )
