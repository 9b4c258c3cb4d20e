"""The program that draws a picture, and what a picture rests on: by their names workings of others are told apart."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from sitroom.records.judgements import Identity
from sitroom.records.workings import digest


@cache
def program_digest() -> str:
    """Names the code and the tables that draw a picture: what another program worked out is not used."""
    package = Path(__file__).parent.parent
    code = (file for room in ("merge", "lexicon", "records") for file in sorted((package / room).rglob("*.py")))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in code)).hexdigest()[:16]


def basis_of(registry: str, identities: Iterable[Identity]) -> str:
    """Names what rows mean that name actors: what the registry says, by its own name, and who is who."""
    return digest(registry, [(row.document, row.actor, row.means) for row in identities])
