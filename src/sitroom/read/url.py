"""Pages on the web; the only reader with a socket.

Each step of a fetch is checked: the scheme, the host's numeric address (and it is that address which is called, so
that no name can change its meaning in between), what robots.txt says, how often one host is asked, the type, the size
and the time that an answer takes.
"""

import io
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import httpx

from sitroom import __version__
from sitroom.errors import ArticleError
from sitroom.read.content import as_declared, too_large
from sitroom.read.hosts import find_hosts
from sitroom.read.items import ASKS_NOT, Item
from sitroom.read.media import HTML, charset, is_readable, media_type, name_for
from sitroom.read.options import ReadOptions

if TYPE_CHECKING:
    from protego import Protego

NAME = "sitroom"
USER_AGENT = f"{NAME}/{__version__} (reads news articles; obeys robots.txt)"
#: A fetch may take as long as this many steps may, so that a server that sends a byte a second cannot hold us.
_MOST_STEPS = 10
#: What robots.txt may ask for between two requests, in seconds; more is as good as a no.
_LONGEST_DELAY = 60.0
_ROBOTS_BYTES = 500_000
_UNCHANGED, _GONE = 304, range(400, 500)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: None as its item where it has not changed; `validators` ask for that the next time."""

    item: Item | None
    validators: Mapping[str, str]


class Pinned(httpx.BaseTransport):
    """Calls the numeric address that was checked; the host's name still goes into the certificate's check."""

    def __init__(self, inner: httpx.BaseTransport, allow_private: bool) -> None:
        self._inner = inner
        self._allow_private = allow_private

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Try the addresses of the host until one takes the call.

        Raises:
            ArticleError: one of them is private.
        """
        url = request.url
        port = url.port or {"http": 80, "https": 443}[url.scheme]
        numbers = find_hosts(url.host, port, allow_private=self._allow_private)
        request.extensions = {**request.extensions, "sni_hostname": url.host}
        for place, number in enumerate(numbers, start=1):
            request.url = url.copy_with(host=number.partition("%")[0])
            try:
                return self._inner.handle_request(request)
            except httpx.ConnectError:
                if place == len(numbers):
                    raise
        raise httpx.ConnectError(f"{url.host} has no address")

    def close(self) -> None:
        """Let the connections go."""
        self._inner.close()


@dataclass(slots=True)
class Manners:
    """How the hosts of one run are treated: when each was asked last, and what its robots.txt says."""

    asked: dict[str, float] = field(default_factory=dict)
    rules: "dict[str, Protego | None]" = field(default_factory=dict)


class Web:
    """Fetches pages; holds a client, and what is known of each host."""

    def __init__(
        self,
        options: ReadOptions,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        # One connection a request: two names at one numeric address must not share a certificate that one of them has.
        inner = transport or httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))
        headers = {"user-agent": USER_AGENT, "accept-encoding": "gzip"}
        # trust_env is off: behind a proxy nobody here could tell which machine is called.
        self._client = httpx.Client(
            transport=Pinned(inner, options.allow_private), headers=headers, timeout=options.timeout, trust_env=False
        )
        self._options, self._sleep, self._now = options, sleep, now
        self._manners = Manners()

    def close(self) -> None:
        """Let the connections go."""
        self._client.close()

    def fetch(self, address: str, validators: Mapping[str, str] = MappingProxyType({})) -> Fetched:
        """Get what is at an address, following redirects one by one, so that each step is checked.

        Args:
            validators: request headers from the last time; then an unchanged page is not sent again.
        Raises:
            ArticleError: refused here or there, too much, too slow, of no kind that is read, or the network failed.
        """
        until = self._now() + _MOST_STEPS * self._options.timeout
        current = address
        try:
            for _ in range(self._options.max_redirects + 1):
                self._check(address, current)
                with self._ask(current, validators) as response:
                    if response.has_redirect_location:
                        current = urljoin(current, response.headers["location"])
                        continue
                    return self._answer(address, current, response, until)
        except ArticleError as error:
            raise ArticleError(address, "read", error.reason) from error
        except httpx.TimeoutException as error:
            reason = f"no answer within {self._options.timeout:g} seconds; try again later"
            raise ArticleError(address, "read", reason) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, zlib.error, ValueError) as error:
            raise ArticleError(address, "read", f"could not be fetched: {error or type(error).__name__}") from error
        raise ArticleError(address, "read", f"it was sent on more than {self._options.max_redirects} times")

    def _check(self, address: str, current: str) -> None:
        parts = urlsplit(current)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ArticleError(address, "read", f"{current} is not an http or https address")
        rules = self._rules(f"{parts.scheme}://{parts.netloc}")
        if rules is not None and not rules.can_fetch(current, NAME):
            raise ArticleError(address, "read", f"robots.txt of {parts.hostname} {ASKS_NOT} {current}")

    def _rules(self, site: str) -> "Protego | None":
        """What a site's robots.txt says; None where it has none. One that cannot be had forbids all (RFC 9309)."""
        from protego import Protego

        known = self._manners.rules
        if site in known:
            return known[site]
        current = f"{site}/robots.txt"
        for _ in range(self._options.max_redirects):
            with self._ask(current, {}) as response:
                if response.has_redirect_location:
                    current = urljoin(current, response.headers["location"])
                    continue
                if response.status_code in _GONE:
                    known[site] = None
                elif response.status_code != httpx.codes.OK:
                    reason = f"{current} answers {response.status_code}, so nobody may read there; try again later"
                    raise ArticleError(site, "read", reason)
                else:
                    until = self._now() + _MOST_STEPS * self._options.timeout
                    text = b"".join(self._body(current, response, _ROBOTS_BYTES, until)).decode("utf-8", "replace")
                    known[site] = Protego.parse(text)
                return known[site]
        known[site] = None  # RFC 9309: after five redirects it counts as not there
        return None

    def _ask(self, address: str, validators: Mapping[str, str]) -> Any:
        """Send a request when the host's turn has come; the answer's body is not read yet."""
        host = urlsplit(address).netloc.lower()
        rules = self._manners.rules.get(f"{urlsplit(address).scheme}://{urlsplit(address).netloc}")
        asked = rules.crawl_delay(NAME) if rules is not None else None
        pause = max(self._options.delay, min(asked or 0.0, _LONGEST_DELAY) if self._options.delay else 0.0)
        last = self._manners.asked.get(host)
        if last is not None and (wait := last + pause - self._now()) > 0:
            self._sleep(wait)
        self._manners.asked[host] = self._now()
        return self._client.stream("GET", address, headers=dict(validators), follow_redirects=False)

    def _answer(self, address: str, current: str, response: httpx.Response, until: float) -> Fetched:
        if response.status_code == _UNCHANGED:
            return Fetched(None, {})
        if response.status_code != httpx.codes.OK:
            words = f"the server answered {response.status_code} {response.reason_phrase}"
            raise ArticleError(address, "read", words)
        declared = response.headers.get("content-type", "")
        media = media_type(declared)
        if not is_readable(media):
            raise ArticleError(address, "read", f"it is {media}; expected a page, a feed, a document or text")
        content = b"".join(self._body(address, response, self._options.max_bytes, until))
        if media in HTML:
            content = as_declared(content, charset(declared))
        metadata = MappingProxyType({"url": current})
        stream = io.BytesIO(content)
        item = Item(address, name_for(media, current), stream, metadata, self._options.clock())
        names = {"etag": "if-none-match", "last-modified": "if-modified-since"}
        return Fetched(item, {ask: response.headers[told] for told, ask in names.items() if told in response.headers})

    def _body(self, address: str, response: httpx.Response, max_bytes: int, until: float) -> Iterator[bytes]:
        """The body, unpacked piece by piece, so that a small answer cannot become more than the limit in memory."""
        declared = response.headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > max_bytes:
            raise too_large(address, int(declared), max_bytes)
        packing = response.headers.get("content-encoding", "identity").strip().lower()
        if packing not in ("identity", "gzip", "x-gzip", ""):
            raise ArticleError(address, "read", f"it is packed as {packing}, which was not asked for")
        unpack = zlib.decompressobj(wbits=31) if "gzip" in packing else None
        size = 0
        for piece in response.iter_raw():
            content = unpack.decompress(piece, max_bytes - size + 1) if unpack else piece
            size += len(content)
            if size > max_bytes:
                raise too_large(address, None, max_bytes)
            if self._now() > until:
                raise ArticleError(address, "read", "it takes too long to arrive; try again later")
            yield content
        if unpack and not unpack.eof:
            raise ArticleError(address, "read", "it broke off before its end; try again later")
