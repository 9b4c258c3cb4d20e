"""Files, folders, addresses and standard input become pages, one by one, in a fixed order."""

from sitroom.read.options import ReadOptions
from sitroom.read.sources import read_pages

__all__ = ["ReadOptions", "read_pages"]
