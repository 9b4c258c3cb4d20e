"""What a server says that it sends: which of it may be an article, and how a file of that kind is named."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

HTML = ("text/html", "application/xhtml+xml")
_SUFFIX = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/feed+json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "application/mbox": ".mbox",
    "application/warc": ".warc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/uri-list": ".urls",
}
#: Their bytes tell what they are.
_OPEN = frozenset(
    "application/xml application/rss+xml application/atom+xml application/rdf+xml application/gzip application/x-gzip "
    "application/zip application/x-zip-compressed application/octet-stream binary/octet-stream text/xml text/csv "
    "text/tab-separated-values".split()
)


def media_type(header: str | None) -> str:
    """The type alone, in lower case: "Text/HTML; charset=utf-8" is text/html; empty without one."""
    return (header or "").partition(";")[0].strip().lower()


def charset(header: str | None) -> str | None:
    """The encoding that the header names; None without one."""
    for part in (header or "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset" and value.strip():
            return value.strip().strip("\"'")
    return None


def is_readable(media: str) -> bool:
    """True when a reader may take it; pictures, films, styles and programs are not worth fetching."""
    return media == "" or media in _SUFFIX or media in _OPEN


def name_for(media: str, address: str) -> str:
    """A name whose suffix tells the kind: by what the server says, else by the address."""
    try:
        name = PurePosixPath(urlsplit(address).path).name
    except ValueError:
        name = ""
    if media in _SUFFIX and not (media == "text/plain" and "." in name):
        return f"page{_SUFFIX[media]}"
    # "a.txt" is what it says, and so is a server that says text of "list.urls"
    return f"{name}.txt" if media == "text/plain" and not name.lower().endswith((".urls", ".md", ".txt")) else name
