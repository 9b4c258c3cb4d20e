"""What may be read, and how much of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

MEGABYTE = 1_000_000


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How the readers behave.

    Attributes:
        max_bytes: largest text, HTML file or web page, in bytes; larger ones are refused without being read.
        max_row_bytes: longest line of a file of JSON lines, in bytes; the file itself has no limit.
        timeout: seconds to wait for an address, at each step.
        max_redirects: how many times an address may send us on.
        allow_private: fetch from addresses of the local network too.
        clock: gives the time an address was fetched, aware and in UTC.
    """

    max_bytes: int = 20 * MEGABYTE
    max_row_bytes: int = 20 * MEGABYTE
    timeout: float = 20.0
    max_redirects: int = 5
    allow_private: bool = False
    clock: Callable[[], datetime] = _now
