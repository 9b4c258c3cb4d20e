"""A text read by the network: one pass over its words, then one decoder a head."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sitroom.annotate.acts import ActOutput, acts_of, decide_acts
from sitroom.annotate.attributions import RoleOutput, find_attributions, in_order, with_a_position
from sitroom.annotate.credits import find_according, find_credits
from sitroom.annotate.entities import EntityOutput, find_mentions
from sitroom.annotate.events import EventOutput, find_events, leanings_of, told_of
from sitroom.annotate.features import Marks, find_marks
from sitroom.annotate.heads import Heads
from sitroom.annotate.known_names import KnownNames
from sitroom.annotate.nested import find_nested
from sitroom.annotate.quotations import find_quotations
from sitroom.annotate.references import ReferenceOutput, find_references, gather, parse_of
from sitroom.annotate.sight import look_at
from sitroom.annotate.sources import with_sources
from sitroom.annotate.starts import StartOutput, decode_sentences
from sitroom.annotate.syntax import SyntaxOutput, decode_syntax
from sitroom.annotate.tokens import tokenize
from sitroom.annotate.windows import PARAGRAPH, find_breaks
from sitroom.records.annotation import Attribution, Mention, Trigger, Word
from sitroom.records.text import Block, Span
from sitroom.records.trees import Trees


class Output(RoleOutput, EntityOutput, SyntaxOutput, StartOutput, ReferenceOutput, EventOutput, ActOutput, Protocol):
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
    events: tuple[Trigger, ...] = ()
    leanings: Mapping[int, tuple[float, ...]] = field(default_factory=dict)


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
    tree_words = decode_syntax(text, words, sentences, outputs, heads.syntax)
    trees = Trees(tree_words)
    spans = [Span(words[s.start].start, words[s.stop - 1].end) for s in sentences]
    attributions = find_attributions(text, blocks, words, quotations, outputs, heads.role, heads.weigher)
    attributions += find_credits(text, blocks, spans, attributions)
    attributions = in_order([*attributions, *find_according(text, trees, spans, attributions)])
    attributions = with_sources(text, trees, with_a_position(text, trees, attributions))
    mentions = find_mentions(text, words, sentences, outputs, heads.entity, names.find(text, words, sentences))
    chains: tuple[tuple[Span, ...], ...] = ()
    if heads.scorer is not None:
        evidence = gather(tree_words, outputs, mentions=mentions, attributions=attributions, quotations=quotations)
        chains = find_references(parse_of(text, tree_words, spans), evidence, heads.scorer)
    nested = find_nested(text, tree_words, attributions, quotations)
    if heads.acts is not None:
        acts = acts_of(outputs)
        attributions = list(decide_acts(text, trees, attributions, acts, heads.acts))
        nested = list(decide_acts(text, trees, nested, acts, heads.acts))
    events: tuple[Trigger, ...] = ()
    leanings: dict[int, tuple[float, ...]] = {}
    if heads.events is not None:
        sight = look_at(text, trees, spans, mentions, [*attributions, *nested])
        told = told_of(outputs)
        events = tuple(find_events(sight, outputs, told, heads.events))
        leanings = leanings_of(told)
    return Read(
        sentences=tuple(spans),
        words=tuple(tree_words),
        mentions=tuple(mentions),
        attributions=tuple(attributions),
        nested=tuple(nested),
        chains=chains,
        events=events,
        leanings=leanings,
    )
