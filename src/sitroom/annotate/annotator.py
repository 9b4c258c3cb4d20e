"""The annotator: one pass of the network over a text."""

from collections.abc import Sequence

from sitroom.annotate.folder import WEIGHTS
from sitroom.annotate.heads import Heads, load_heads
from sitroom.annotate.known_names import KnownNames
from sitroom.annotate.network import EncoderLike, read_text
from sitroom.records.annotation import Annotation
from sitroom.records.text import Block
from sitroom.world import World


class Annotator:
    """Reads texts; holds the registry's names and the network.

    Args:
        heads: what the encoder's scores mean.
    """

    def __init__(self, world: World, encoder: EncoderLike, heads: Heads) -> None:
        self._encoder = encoder
        self._heads = heads
        self._known = KnownNames(world)

    def annotate(self, text: str, blocks: Sequence[Block]) -> Annotation:
        """Find words, sentences, mentions, attributions and triggers in the blocks that may be cited.

        Args:
            blocks: in order, not overlapping; offsets are code points of `text`.
        """
        read = read_text(text, blocks, self._encoder, self._heads, self._known)
        return Annotation(
            sentences=read.sentences,
            mentions=read.mentions,
            attributions=read.attributions,
            triggers=read.events,
            made_by=f"sitroom-encoder/{self._heads.version}",
            words=read.words,
            nested=read.nested,
            chains=read.chains,
            leanings=read.leanings,
        )


def open_annotator(world: World, threads: int = 1) -> Annotator:
    """The annotator with the weights that ship with the package.

    Args:
        threads: windows of one document that the network reads side by side.
    Raises:
        SetupError: the weights are missing or cannot be read.
    """
    from sitroom.annotate.encoder import Encoder  # onnxruntime takes a quarter of a second to load

    return Annotator(world, Encoder(WEIGHTS, threads), load_heads(WEIGHTS))
