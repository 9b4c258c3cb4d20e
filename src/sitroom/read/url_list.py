"""Lists of addresses: one a line, `#` for remarks; and the shortcuts that browsers save (`.url`)."""

import re
from collections.abc import Iterator

from sitroom.read.addresses import is_address, tidy_address
from sitroom.read.items import HEAD, Found, Item, Link
from sitroom.read.options import ReadOptions

SUFFIXES = (".url", ".urls")
_SHORTCUT = re.compile(rb"\s*\[InternetShortcut\]", re.I)
_LONGEST = 4000


def begins(head: bytes) -> bool:
    """A shortcut, or nothing but addresses and remarks, at least one address."""
    if _SHORTCUT.match(head.removeprefix(b"\xef\xbb\xbf")):
        return True
    lines = [_text(line) for line in head.splitlines()]
    if len(head) == HEAD:
        lines = lines[:-1]  # cut off
    told = [line for line in lines if line and not line.startswith("#")]
    return bool(told) and all(map(is_address, told))


def read(item: Item, options: ReadOptions) -> Iterator[Found]:
    """A link for each line that is an address; any other line is told with its number."""
    is_shortcut = bool(_SHORTCUT.match(item.head().removeprefix(b"\xef\xbb\xbf")))
    number, links = 0, 0
    while line := item.stream.readline(_LONGEST):
        number += 1
        text = _text(line)
        if is_shortcut:
            text = text[len("URL=") :] if text.upper().startswith("URL=") else ""
        if is_address(text):
            links += 1
            yield Link(f"{item.uri}#{number}", tidy_address(text))
        elif text and not text.startswith("#"):
            yield item.error("this line is not an http or https address", number)
    if not links:
        yield item.error("empty: there are no addresses in it")


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace").strip("\ufeff \t\r\n\0")
