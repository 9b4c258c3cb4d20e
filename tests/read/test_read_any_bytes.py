"""No bytes make a reader raise anything but its own error: what is not said is refused with a reason."""

import gzip
import io
import json
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from makers import (
    ATOM,
    MAIL,
    NEWSML,
    NINJS,
    REGISTRY,
    RSS,
    column,
    make_docx,
    make_page,
    make_pdf,
    make_record,
    make_warc,
)
from sitroom.errors import ArticleError
from sitroom.read import ReadOptions
from sitroom.read.items import Found, Item, Link, Reader
from sitroom.read.kinds import READERS, find_reader
from sitroom.records.text import Page

OPTIONS = ReadOptions(max_bytes=200_000, max_row_bytes=20_000)
#: What a stream of bytes may do; whoever opens a file expects it.
OF_STREAMS = (OSError, EOFError, zlib.error)
SAMPLES = [
    make_pdf([column(72, 700, ["Words of a page.", "And more of them."])], Title="A title"),
    make_docx(("Words of a document", "Title")),
    make_warc(make_record("https://a.example/1", make_page("Talks"))),
    make_warc(make_record("https://a.example/1", make_page("Talks")), packed=False),
    make_page("Talks go on"),
    MAIL,
    RSS.encode(),
    ATOM.encode(),
    NEWSML.encode(),
    json.dumps(NINJS).encode(),
    json.dumps({"articles": {"results": [REGISTRY]}}).encode(),
    b"<urlset><url><loc>https://a.example/1</loc></url></urlset>",
    b"20220125101500-12\t20220125101500\t1\tbell.example\thttps://bell.example/a\t\n",
    b"https://a.example/1\nhttps://a.example/2\n",
    gzip.compress(b'{"text": "Words."}\n' * 3),
]


def drain(found: Iterator[Found], depth: int = 0) -> None:
    """Everything that a reader yields is of the kinds it may yield, also what lies inside."""
    for one in found:
        assert isinstance(one, Page | Link | Item | ArticleError)
        if isinstance(one, Page):
            assert one.uri and isinstance(one.content, bytes)
            json.dumps(dict(one.metadata))  # what came with it travels to other processes and into digests
        if isinstance(one, Item) and depth < 3 and (reader := find_reader(one)):
            drain(reader.read(one, OPTIONS), depth + 1)


def read_all(reader: Reader, content: bytes, name: str) -> None:
    try:
        drain(reader.read(Item("x", name, io.BytesIO(content)), OPTIONS))
    except (*OF_STREAMS, ArticleError):
        pass


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A whole file of some kind with a stretch cut out, doubled or overwritten."""
    whole = draw(st.sampled_from(SAMPLES))
    start = draw(st.integers(0, len(whole)))
    end = min(len(whole), start + draw(st.integers(0, 60)))
    return (
        whole[:start]
        + draw(st.one_of(st.binary(max_size=30), st.just(whole[start:end] * 2), st.just(b"")))
        + whole[end:]
    )


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__.rpartition(".")[2])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_no_bytes_break_a_reader(reader: Reader, content: bytes) -> None:
    reader.begins(content)
    read_all(reader, content, "x" + (reader.SUFFIXES or (".xml",))[0])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=damaged())
def test_no_damage_breaks_the_reader_of_a_file(content: bytes) -> None:
    item = Item("x", "x.txt", io.BytesIO(content))
    reader = find_reader(item)
    assert reader is not None
    read_all(reader, content, "x.txt")


def test_every_whole_sample_is_read() -> None:
    for content in SAMPLES:
        item = Item("x", "x.bin", io.BytesIO(content))
        reader = find_reader(item)
        assert reader is not None, content[:40]
        assert not isinstance(next(iter(reader.read(item, OPTIONS))), ArticleError), content[:40]
