"""Ids made from content, so that a rebuild in any order gives the same rows."""

import hashlib
import json
import re
import unicodedata
from typing import Any

DIGITS = 16
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def content_id(letter: str, *fields: Any) -> str:
    """A letter for the table and 16 hexadecimal digits of SHA-256 over the fields as a JSON array.

    A JSON array, because strings joined by a separator can collide: ("a.b", "c") and ("a", "b.c").
    """
    return letter + hashlib.sha256(_canonical(fields).encode()).hexdigest()[:DIGITS]


def slug(name: str) -> str:
    """A name as the tail of an actor id: "Jens Stoltenberg" gives "jens-stoltenberg"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or content_id("x", name)
