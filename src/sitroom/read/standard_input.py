"""Standard input: one article as text or HTML, or JSON lines when every line looks like an object."""

import io
import sys
from collections.abc import Iterator

from sitroom.errors import ArticleError
from sitroom.read.content import find_fault, is_html, too_large
from sitroom.read.json_lines import read_lines
from sitroom.read.options import ReadOptions
from sitroom.records.text import Page

TAKES = ("-",)


def read(source: str, options: ReadOptions) -> Iterator[Page | ArticleError]:
    """What was piped in, as one page or as rows."""
    content = sys.stdin.buffer.read(options.max_bytes + 1)
    if len(content) > options.max_bytes:
        yield too_large(source, None, options.max_bytes)
    elif fault := find_fault(content):
        yield ArticleError(source, "read", fault)
    elif _is_rows(content):
        yield from read_lines(io.BytesIO(content), source, options.max_row_bytes)
    else:
        yield Page(source, content, kind="html" if is_html(content) else "text")


def _is_rows(content: bytes) -> bool:
    lines = [line.strip() for line in content.splitlines() if line.strip()]
    return all(line.startswith(b"{") and line.endswith(b"}") for line in lines)
