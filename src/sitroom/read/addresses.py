"""Addresses of the web as words: which are one, and which of their parts only count visitors."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.I)
#: What is added to tell where a reader came from: "?utm_source=rss", "?at_medium=RSS&at_campaign=KARANGA".
_COUNTING = re.compile(r"(?:utm_\w+|at_(?:medium|campaign|custom\d?)|fbclid|gclid|mc_[ce]id|cmpid|ns_\w+|ocid)", re.I)
_LONGEST = 2000


def is_address(value: Any) -> bool:
    """True for an http or https address."""
    return isinstance(value, str) and len(value) <= _LONGEST and bool(_ADDRESS.fullmatch(value.strip()))


def tidy_address(address: str) -> str:
    """The address without its fragment and without the parts that only count visitors."""
    try:
        parts = urlsplit(address.strip())
        if not parts.query:
            return urlunsplit(parts._replace(fragment=""))
        fields = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return address.strip()
    kept = [(name, value) for name, value in fields if not _COUNTING.fullmatch(name)]
    query = parts.query if len(kept) == len(fields) else urlencode(kept)
    return urlunsplit(parts._replace(query=query, fragment=""))
