"""Which reader takes an item: the one whose form its first bytes show, else the one whose suffix its name has."""

from sitroom.read import (
    docx,
    feed,
    gkg,
    html_file,
    json_file,
    json_lines,
    mail,
    newsml,
    packed,
    pdf,
    sitemap,
    text_file,
    url_list,
    warc,
)
from sitroom.read.items import Item, Reader

#: No two of them begin alike, but for a row of JSON lines, which begins as JSON does.
READERS: tuple[Reader, ...] = (
    pdf,
    packed,
    warc,
    html_file,
    feed,
    sitemap,
    newsml,
    mail,
    gkg,
    json_file,
    url_list,
    json_lines,
    docx,
    text_file,
)


def find_reader(item: Item) -> Reader | None:
    """The reader of an item; the longest suffix wins. None when nothing tells what it is."""
    head = item.head()
    shown = next((reader for reader in READERS if reader.begins(head)), None)
    return shown or named_reader(item.name)


def named_reader(name: str) -> Reader | None:
    """The reader that takes files of this name."""
    lowered = name.lower()
    fitting = [(len(suffix), reader) for reader in READERS for suffix in reader.SUFFIXES if lowered.endswith(suffix)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def suffixes() -> list[str]:
    """The suffixes of files that some reader takes."""
    return sorted({suffix for reader in READERS for suffix in reader.SUFFIXES} | {".xml"})
