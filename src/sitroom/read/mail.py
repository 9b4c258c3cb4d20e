"""Mail: one message (`.eml`) or a box of them (mbox). What is attached goes to the reader that fits it."""

import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import Any

from sitroom.errors import ArticleError
from sitroom.read.content import read_bytes, too_large
from sitroom.read.feed import printed_date
from sitroom.read.html_text import html_paragraphs
from sitroom.read.items import Found, Item
from sitroom.read.options import ReadOptions

SUFFIXES = (".eml", ".mbox")
_BOX = re.compile(rb"From \S+[^\r\n]*\d{4}\s*\r?\n[\w-]+:")
_HEADERS = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.A)
#: Headers that only mail has: "Date:" and "From:" may open an article too.
_OF_MAIL = re.compile(rb"^(?:message-id|received|mime-version|return-path|delivered-to):", re.I | re.M)
#: Before the words of an earlier mail: "On Tue, Jan 25, 2022 at 9:00 AM A. Person wrote:"
_ANSWERS = re.compile(r"^(?:On|Am|Le) .{4,200}(?:wrote|schrieb|écrit) ?:\s*$", re.M | re.S)
_QUOTED = re.compile(r"^>.*$", re.M)
_SIGNATURE = re.compile(r"^-- \n.*\Z", re.M | re.S)
#: "Fwd: Re: Talks go on"
_ON_WAY = re.compile(r"^(?:(?:fwd?|re|aw|wg|tr)\s*:\s*)+", re.I)
_MOST_PARTS = 200


def begins(head: bytes) -> bool:
    """A line "From ... 2022" before a header, or headers that only mail has."""
    headers = _HEADERS.match(head)
    return bool(_BOX.match(head) or (headers and _OF_MAIL.search(headers[0])))


def read(item: Item, options: ReadOptions) -> Iterator[Found]:
    """A page for each message, and whatever is attached to it."""
    if _BOX.match(item.head()):
        for number, content in enumerate(_messages(item, options.max_bytes), start=1):
            if content is None:
                yield too_large(f"{item.uri}#{number}", None, options.max_bytes)
            else:
                yield from _read_message(content, item, number)
        return
    try:
        content = read_bytes(item, options.max_bytes)
    except ArticleError as error:
        yield error
        return
    yield from _read_message(content, item, None)


def _messages(item: Item, max_bytes: int) -> Iterator[bytes | None]:
    """The messages of a box; None for one that is too large."""
    lines: list[bytes] = []
    size, blank, begun = 0, True, False
    while line := item.stream.readline(max_bytes):
        if blank and line.startswith(b"From "):
            if begun:
                yield b"".join(lines) if size <= max_bytes else None
            lines, size, begun = [], 0, True
        else:
            size += len(line)
            if size <= max_bytes:
                lines.append(line[1:] if re.match(rb">+From ", line) else line)
        blank = not line.strip()
    if begun:
        yield b"".join(lines) if size <= max_bytes else None


def _read_message(content: bytes, item: Item, part: int | None) -> Iterator[Found]:
    message = message_from_bytes(content)
    subject, date = _ON_WAY.sub("", _header(message, "subject") or "") or None, _header(message, "date")
    name, address = parseaddr(_header(message, "from") or "")
    found = {
        "title": subject,
        "published": printed_date(date) if date else None,
        "author": name or address or None,
        "id": (_header(message, "message-id") or "").strip("<> ") or None,
    }
    metadata = {key: value for key, value in found.items() if value}
    body, attached = _parts(message)
    text = "\n\n".join(filter(None, [subject, body]))
    if body:
        yield item.page(text.encode("utf-8", "replace"), metadata=metadata, part=part)
    elif not attached:
        yield item.error("empty: there is no text in this mail", part)
    place = item.uri if part is None else f"{item.uri}#{part}"
    # What is attached was there on the day of the mail, but may be older.
    seen = {"seen": metadata["published"]} if "published" in metadata else {}
    for number, (file, payload) in enumerate(attached, start=1):
        yield Item(f"{place}#{file or number}", file, io.BytesIO(payload), seen, item.fetched_at)


def _parts(message: Message) -> tuple[str | None, list[tuple[str, bytes]]]:
    """The text that is meant to be read, and the files that are attached; pictures inside the text are neither."""
    plain: list[str] = []
    html: list[str] = []
    attached: list[tuple[str, bytes]] = []
    for number, part in enumerate(message.walk()):
        if part.is_multipart() or number > _MOST_PARTS:
            continue
        kind, file = part.get_content_type(), _file_name(part)
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        if part.get_content_disposition() == "attachment" or (file and not kind.startswith(("text/", "image/"))):
            attached.append((file, content))
        elif kind == "text/plain":
            plain.append(_decode(content, part))
        elif kind == "text/html":
            html.append(_decode(content, part))
    text = _own_words("\n\n".join(plain))
    if not text:
        text = "\n\n".join(paragraph for one in html for paragraph in html_paragraphs(one))
    return text or None, attached


def _own_words(text: str) -> str:
    """A mail without the one it answers and without its signature: those words were written in another place."""
    text = _SIGNATURE.sub("", text.replace("\r\n", "\n"))
    if _QUOTED.search(text):
        text = _QUOTED.sub("", _ANSWERS.sub("", text))
    return text.strip()


def _header(message: Message, name: str) -> str | None:
    """A header as it is meant to be read, on one line."""
    try:
        value = message.get(name)
        if value is None:
            return None
        pieces = decode_header(str(value) if not isinstance(value, str) else value)
        text = "".join(
            piece if isinstance(piece, str) else piece.decode(charset or "utf-8", "replace")
            for piece, charset in pieces
        )
    except (MessageError, LookupError, ValueError):
        return None
    return " ".join(text.encode("utf-8", "replace").decode().split()) or None


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename()
    except (LookupError, ValueError, TypeError):
        return ""
    return re.sub(r"[\x00-\x1f/\\#]", "_", name.encode("utf-8", "replace").decode()) if name else ""


def _decode(content: bytes, part: Message) -> str:
    try:
        charset: Any = part.get_content_charset()
        return content.decode(charset or "utf-8")
    except (LookupError, ValueError, TypeError):
        return content.decode("utf-8", "replace")
