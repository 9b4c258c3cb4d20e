"""Annotation to links: which actor or place each mention, description and pronoun means."""

from sitroom.link.coding import code_actor
from sitroom.link.linker import Linker
from sitroom.link.voice import Heading

__all__ = ["Heading", "Linker", "code_actor"]
