"""Sitemaps (sitemaps.org, with the news extension) and their indexes: lists of addresses, the newest first."""

from collections.abc import Iterator
from typing import Any

from sitroom.errors import ArticleError
from sitroom.read.addresses import is_address, tidy_address
from sitroom.read.content import read_limited
from sitroom.read.items import Found, Item, Link
from sitroom.read.options import ReadOptions
from sitroom.read.safe_xml import child_text, children, local_name, parse_xml, root_name

SUFFIXES: tuple[str, ...] = ()


def begins(head: bytes) -> bool:
    """The outermost element is a sitemap's."""
    return root_name(head) in ("urlset", "sitemapindex")


def read(item: Item, options: ReadOptions) -> Iterator[Found]:
    """A link for each address."""
    try:
        root = parse_xml(read_limited(item, options.max_bytes), item)
    except ArticleError as error:
        yield error
        return
    is_index = local_name(root) == "sitemapindex"
    entries = list(children(root, "sitemap" if is_index else "url"))
    links: list[tuple[str, Link]] = []
    for number, entry in enumerate(entries, start=1):
        address = child_text(entry, "loc")
        if not is_address(address):
            yield item.error("this entry has no address that can be fetched", number)
            continue
        found = _metadata(entry)
        when = str(found.get("published") or found.get("seen") or "")
        links.append((when, Link(f"{item.uri}#{number}", tidy_address(str(address)), found, is_list=is_index)))
    links.sort(key=lambda pair: pair[0], reverse=True)
    yield from (link for _, link in links)
    if not entries:
        yield item.error("empty: there are no addresses in this sitemap")


def _metadata(entry: Any) -> dict[str, Any]:
    news = next(children(entry, "news"), None)
    found = {"seen": child_text(entry, "lastmod")}  # when the page was last changed, not when it appeared
    if news is not None:
        publication = next(children(news, "publication"), None)
        found["published"] = child_text(news, "publication_date")
        found["found_in"] = None if publication is None else child_text(publication, "name")
    return {key: value for key, value in found.items() if value}
