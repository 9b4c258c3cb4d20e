"""Document to annotation: sentences, mentions, attributions, triggers; spans only."""

from sitroom.annotate.annotator import Annotator

__all__ = ["Annotator"]
