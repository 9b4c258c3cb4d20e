"""Web archives (WARC): the pages that a server answered with, unpacked, each with the address it was had from."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from sitroom.read.addresses import is_address
from sitroom.read.content import as_declared, too_large
from sitroom.read.extras import missing_extra
from sitroom.read.items import Found, Item
from sitroom.read.media import HTML, charset, is_readable, media_type, name_for
from sitroom.read.options import ReadOptions

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

SUFFIXES = (".warc", ".warc.gz", ".warc.zst")
OK = 200
_PLAIN, _ZSTD, _GZIP = b"WARC/", b"\x28\xb5\x2f\xfd", b"\x1f\x8b\x08"
_STEP = 1 << 20


def begins(head: bytes) -> bool:
    """A record; or something packed as zstd does, which is taken for one."""
    return head.startswith((_PLAIN, _ZSTD))


def read(item: Item, options: ReadOptions) -> Iterator[Found]:
    """What each answer of a server holds, for the reader that fits it; answers are counted from 1.

    Pictures, scripts and errors of servers are passed over: an archive of a site is full of them. What is damaged is
    told, and reading goes on behind it.

    Raises:
        ArticleError: the extra `readers` is not installed.
    """
    archive_iterator, kinds = _library(item)
    number, offset, told = 0, 0, -1
    while offset >= 0:
        item.stream.seek(offset)
        last = offset
        try:
            for record in archive_iterator(item.stream, record_types=kinds, auto_decode="all"):
                number, last = number + 1, max(last, record.stream_pos)
                if found := _read_record(record, item, number, options.max_bytes):
                    yield found
            break
        except (OSError, ValueError, EOFError, RuntimeError) as error:
            if told < number:  # once for each damaged stretch
                reason = f"the archive is damaged behind here ({error}); what follows is read. Get the archive anew"
                yield item.error(reason, max(number, 1))
            told = number
            offset = _next_record(item.stream, last + 1)
    if not number:
        yield item.error("empty: there are no answers of servers in this web archive")


def _library(item: Item) -> tuple[Any, Any]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise missing_extra(item.uri, "web archives", "fastwarc") from error
    return ArchiveIterator, WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion


def _read_record(record: "WarcRecord", item: Item, number: int, max_bytes: int) -> Found | None:
    """The page of one record; None for what no reader would take."""
    address = record.headers.get("WARC-Target-URI") or ""
    is_answer = record.is_http
    declared = record.http_content_type if is_answer else record.headers.get("Content-Type")
    media = media_type(declared)
    if not address:
        return item.error("this record names no address: the archive is damaged or breaks off here", number)
    if not is_address(address) or not is_readable(media):
        return None
    if is_answer and record.http_headers.status_code != OK:
        return None
    length = record.content_length
    content = record.reader.read(max_bytes + 1)
    if len(content) > max_bytes:
        return too_large(f"{item.uri}#{number}", None, max_bytes)
    is_plain = not is_answer or not {"content-encoding", "transfer-encoding"} & {
        name.lower() for name, _ in record.http_headers.items()
    }
    if is_plain and len(content) < length:
        return item.error("this page breaks off before its end; get the archive anew", number)
    if not content.strip() or address.endswith("/robots.txt"):
        return None
    if media in HTML:
        content = as_declared(content, record.http_charset if is_answer else charset(declared))
    stream = io.BytesIO(content)
    return Item(f"{item.uri}#{number}", name_for(media, address), stream, {"url": address}, record.record_date)


def _next_record(stream: BinaryIO, start: int) -> int:
    """Where the next record may begin, packed or not, from an offset on; -1 at the end."""
    stream.seek(start)
    before = b""
    while piece := stream.read(_STEP):
        found = [place for mark in (_GZIP, _ZSTD, _PLAIN) if (place := (before + piece).find(mark)) >= 0]
        if found:
            return start + min(found) - len(before)
        start += len(piece)
        before = (before + piece)[-len(_PLAIN) :]
    return -1
