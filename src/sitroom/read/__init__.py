"""Files, folders, addresses and standard input become pages, one by one, in a fixed order."""

from sitroom.read.items import Known
from sitroom.read.options import FOLLOW, ReadOptions
from sitroom.read.sources import Memory, read_pages

__all__ = ["FOLLOW", "Known", "Memory", "ReadOptions", "read_pages"]
