"""A page becomes a document: its text tidied, its parts labelled, its date and outlet found, its doubts listed."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from sitroom.clean.blocks import find_blocks
from sitroom.clean.decode import decode_html, decode_text
from sitroom.clean.language import find_language
from sitroom.clean.main_text import read_main_text
from sitroom.clean.provenance import find_provenance, first_text
from sitroom.clean.published import find_published
from sitroom.clean.repair import lost_characters, repair_doubts
from sitroom.clean.spun import spun_doubts
from sitroom.clean.tidy import tidy_text
from sitroom.errors import ArticleError
from sitroom.records.dates import Interval
from sitroom.records.ids import content_id
from sitroom.records.text import Block, BlockKind, Document, Page
from sitroom.records.values import Doubt
from sitroom.world import World

_ID_KEYS = ("id", "external_id", "_id", "guid", "doc_id", "article_id")


def clean_page(page: Page, world: World) -> tuple[Document, tuple[Doubt, ...]]:
    """Turn a page as it came into a document, with all that is doubtful about it.

    The document's id leaves the path out, so the same article in two places is one document.

    Raises:
        ArticleError: unknown encoding, no article in the page, or no text.
    """
    decoded, kinds, found = _read_page(page)
    metadata = {**found, **page.metadata, **_canonical(found, page.metadata)}
    text = tidy_text(decoded)
    if not text:
        raise ArticleError(page.uri, "clean", "empty: nothing is left when blanks are taken away")
    blocks = find_blocks(text, title=first_text(metadata, ("title", "headline")), kinds=kinds)
    provenance = find_provenance(text, blocks, metadata, world)
    published = find_published(
        text,
        blocks,
        metadata,
        provenance,
        name=_name(page, provenance.url),
        world=world,
        fetched=page.fetched_at.date() if page.fetched_at else None,
    )
    language = find_language(_told(text, blocks))
    repaired = tuple(repair_doubts(decoded, text))
    address = page.uri if "://" in page.uri else None
    external_id = _external_id(metadata)
    uri = provenance.url or address
    document = Document(
        id=content_id("d", external_id, uri, provenance.outlet, provenance.title, published.edtf, text),
        external_id=external_id,
        uri=uri,
        path=None if address else page.uri,
        outlet=provenance.outlet,
        title=provenance.title,
        byline=provenance.byline,
        agency=provenance.agency,
        published=published,
        language=language,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        blocks=blocks,
        original=decoded if repaired else None,
    )
    return document, (*repaired, *_doubts(document, published, world))


def _read_page(page: Page) -> tuple[str, dict[str, BlockKind], dict[str, Any]]:
    """The page's text, the kinds that its markup told (keyed by tidied paragraph), and what it says of itself."""
    if page.kind == "text":
        return decode_text(page.content, page.uri), {}, {}
    main = read_main_text(decode_html(page.content, page.uri), page.uri)
    kinds = {tidy_text(paragraph): kind for paragraph, kind in main.kinds.items()}
    return main.text, kinds, main.metadata


def _canonical(found: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """The address that a page gives as its own, where it was had from another one of the same site.

    A page that names another site as its home is not believed, and neither is one that names the front page.
    """
    own, had = found.get("url"), given.get("url")
    if not isinstance(own, str) or not isinstance(had, str):
        return {}
    try:
        hosts = [re.sub(r"^(?:www|m|amp|mobile)\.", "", urlsplit(one).hostname or "") for one in (own, had)]
    except ValueError:
        return {}
    return {"url": own} if hosts[0] == hosts[1] and urlsplit(own).path.strip("/") else {}


def _external_id(metadata: Mapping[str, Any]) -> str | None:
    value = next((metadata[key] for key in _ID_KEYS if metadata.get(key) not in (None, "")), None)
    return str(value) if isinstance(value, str | int) else None


def _name(page: Page, url: str | None) -> str:
    """What may hold a day: the address, else the file name; a row of records has no name of its own."""
    if url or "://" in page.uri:
        return url or page.uri
    return "" if re.search(r"#\d+$", page.uri) else page.uri.rsplit("/", 1)[-1]


def _told(text: str, blocks: Sequence[Block]) -> str:
    return "\n".join(block.span.of(text) for block in blocks if block.is_evidence)


def _doubts(document: Document, published: Interval, world: World) -> list[Doubt]:
    doubts = [*lost_characters(document.text, world.names), *spun_doubts(document.text)]
    doubts.sort(key=lambda doubt: doubt.span.start if doubt.span else 0)
    if published.edtf is None:
        doubts.append(Doubt("missing_date", None, "no date of publication", None))
    if document.language not in (None, "en"):
        doubts.append(Doubt("not_english", None, f"the text reads as {document.language!r}", None))
    return doubts
