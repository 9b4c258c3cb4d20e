"""One address on the web; the only reader with a socket."""

import ipaddress
import socket
from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from sitroom.errors import ArticleError
from sitroom.read.content import find_fault, is_html, too_large
from sitroom.read.options import ReadOptions
from sitroom.records.text import Page, PageKind

if TYPE_CHECKING:
    import httpx

TAKES = ("http://", "https://")


def read(source: str, options: ReadOptions) -> Iterator[Page | ArticleError]:
    """The page at an address, or why it could not be had."""
    import httpx

    with httpx.Client(timeout=options.timeout, headers={"user-agent": "sitroom"}) as client:
        try:
            yield fetch(source, client, options)
        except ArticleError as error:
            yield error
        except httpx.TimeoutException:
            yield ArticleError(source, "read", f"no answer within {options.timeout:g} seconds; try again later")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            yield ArticleError(source, "read", f"could not be fetched: {error or type(error).__name__}")


def fetch(address: str, client: "httpx.Client", options: ReadOptions) -> Page:
    """Fetch one page, following redirects one by one, so that each step is checked.

    Raises:
        ArticleError: a private address, too many redirects, an error status, too much, or not text.
        httpx.HTTPError: the network failed.
    """
    current = address
    for _ in range(options.max_redirects + 1):
        check_address(address, current, options)
        with client.stream("GET", current, follow_redirects=False) as response:
            if response.is_redirect:
                current = urljoin(current, response.headers["location"])
                continue
            content = _read_body(address, response, options.max_bytes)
            kind = _page_kind(address, response, content)
            return Page(address, content, kind, MappingProxyType({"url": current}), options.clock())
    raise ArticleError(address, "read", f"it was sent on more than {options.max_redirects} times")


def check_address(address: str, current: str, options: ReadOptions) -> None:
    """Refuse what is not http(s), and hosts of the local network, which a page should not make us call.

    Raises:
        ArticleError: refused, or the host is unknown.
    """
    parts = urlsplit(current)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ArticleError(address, "read", f"{current} is not an http or https address")
    if options.allow_private:
        return
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or parts.scheme, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError) as error:
        raise ArticleError(address, "read", f"the host {parts.hostname} is not known: {error}") from error
    for *_, where in found:
        if not ipaddress.ip_address(str(where[0]).partition("%")[0]).is_global:
            raise ArticleError(
                address,
                "read",
                f"{parts.hostname} is a private address; set allow_private under [read] in the configuration",
            )


def _read_body(address: str, response: "httpx.Response", max_bytes: int) -> bytes:
    if response.status_code != 200:
        raise ArticleError(address, "read", f"the server answered {response.status_code} {response.reason_phrase}")
    content = bytearray()
    for piece in response.iter_bytes():
        content += piece
        if len(content) > max_bytes:
            raise too_large(address, None, max_bytes)
    return bytes(content)


def _page_kind(address: str, response: "httpx.Response", content: bytes) -> PageKind:
    if fault := find_fault(content):
        raise ArticleError(address, "read", fault)
    declared = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if declared in ("text/html", "application/xhtml+xml") or is_html(content):
        return "html"
    if declared in ("", "text/plain", "text/markdown"):
        return "text"
    raise ArticleError(address, "read", f"it is {declared}; expected a page of HTML or text")
