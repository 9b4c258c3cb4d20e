"""Document to annotation: words, sentences, mentions, attributions, triggers; spans only."""

from sitroom.annotate.annotator import Annotator, open_annotator

__all__ = ["Annotator", "open_annotator"]
