"""What may be read, and how much of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

MEGABYTE = 1_000_000
#: Which addresses that a list names are fetched: those of lists from the web, those of files too, or none.
FOLLOW = ("web", "all", "none")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How the readers behave.

    Attributes:
        max_bytes: largest article, document or web page, in bytes, unpacked; larger ones are refused without being
            read. Files that hold many articles (JSON lines, mail boxes, web archives) have no limit themselves.
        max_row_bytes: longest line of a file of JSON lines, in bytes.
        timeout: seconds to wait for an address, at each step.
        max_redirects: how many times an address may send us on.
        max_links: pages and further lists that one source (a feed, a sitemap) may make us fetch in one go.
        delay: seconds between two requests to one host; more where its robots.txt asks for it.
        follow: which addresses that a list names are fetched: `web` those of lists that came from the web themselves,
            `all` those of files too, `none`.
        allow_private: fetch from addresses of the local network too.
        clock: gives the time an address was fetched, aware and in UTC.
    """

    max_bytes: int = 20 * MEGABYTE
    max_row_bytes: int = 20 * MEGABYTE
    timeout: float = 20.0
    max_redirects: int = 5
    max_links: int = 200
    delay: float = 1.0
    follow: str = "web"
    allow_private: bool = False
    clock: Callable[[], datetime] = _now
