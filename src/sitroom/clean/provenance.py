"""Where a document comes from: outlet, wire agency, authors, title; from its metadata, else from its own words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sitroom.clean.bylines import is_contribution, read_article_for, read_byline
from sitroom.clean.masthead import read_masthead
from sitroom.records.text import Block
from sitroom.world import Outlet, World

#: How many blocks from the top may be a masthead.
_TOP = 4
_OUTLET_KEYS = ("outlet", "publisher", "source", "site_name", "site", "publication", "newspaper")
_AUTHOR_KEYS = ("byline", "author", "authors", "by", "creator")
_TITLE_KEYS = ("title", "headline")
_URL_KEYS = ("url", "uri", "link", "canonical_url", "source_url")
#: "MOSCOW, Jan. 25 (Reuters) -", "KYIV, Ukraine (AP) —", "(CNN)Ukrainian forces", "LONDON (Reuters) -"
_CREDITED_START = re.compile(
    r"(?:[A-Z][\w .,'’/-]{0,60}? ?)?\((?P<name>[A-Z][\w .&'’-]{1,40})\)(?= ?[-–—:]|[A-Z“\"]| [-–—]|$)"
)
#: "The Gazette is a new national news brand", said by the page of itself
_SELF = re.compile(
    r"(?P<name>[A-Z][\w&'’]*(?: [A-Z][\w&'’]*){0,4}) is (?:a|an|the|Britain['’]s|America['’]s)\b[^.]{0,60}?"
    r"\b(?:news (?:brand|organi[sz]ation|site|website|outlet|agency|service|platform|publication)|newspaper|newsroom|"
    r"magazine|broadcaster|news and \w+ (?:site|website))\b"
)
#: "© 2022 BBC. ...", "Copyright 2022 The Gazette. All rights reserved."
_RIGHTS = re.compile(
    r"(?:©|\(c\)|[Cc]opyright)\W*(?:©|[Cc]opyright)?\W*(?:\d{4}\W+)?(?P<name>(?:The )?[A-Z][\w&'’]*(?: "
    r"[A-Z][\w&'’]*){0,4})"
)
#: What the programs of sites write where nobody signed.
_NOBODY = re.compile(r"(?:web ?)?(?:admin|master|editor|staff|newsroom|desk|user|root)\d*|", re.I)
#: "By A. Person, BBC News", "By A. Person | Associated Press"
_AFTER_NAMES = re.compile(r"(?:,| for| of|[|•·/(–—-]) ?(?:the )?(?P<name>[A-Z][\w.&'’]*(?: [A-Z][\w.&'’]*){0,4})")


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is known of where a document comes from; None where nothing says."""

    outlet: str | None
    country: str | None
    agency: str | None
    byline: str | None
    title: str | None
    url: str | None


def find_provenance(text: str, blocks: Sequence[Block], metadata: Mapping[str, Any], world: World) -> Provenance:
    """Read outlet, agency, authors and title from metadata, else from the text's own words.

    A registered outlet is named as the registry names it, any other as printed.
    """
    fields = {str(key).lower(): value for key, value in metadata.items()}
    url = first_text(fields, _URL_KEYS)
    printed = _printed_credits(text, blocks, world)
    outlet = _metadata_outlet(fields, url, world) or next((o for o in printed.outlets if o), None)
    byline = _authors(fields) or printed.byline
    agency = _metadata_agency(fields, outlet, world) or printed.agency
    if outlet is None and printed.dateline:
        outlet = printed.dateline
    if outlet is None and (list_name := first_text(fields, ("found_in",))):  # a feed, a sitemap: "The Gazette"
        outlet = as_outlet(list_name, world)
    return Provenance(
        outlet=outlet.name if outlet else None,
        country=outlet.country if outlet else None,
        agency=agency,
        byline=byline,
        title=first_text(fields, _TITLE_KEYS) or next((b.span.of(text) for b in blocks if b.kind == "title"), None),
        url=url if url and url.startswith(("http://", "https://")) else None,
    )


def first_text(fields: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    """The first of some fields that holds words; the text of an object's `name` counts ({"name": "Reuters"})."""
    for key in keys:
        value = fields.get(key)
        if isinstance(value, Mapping):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None


def find_outlet(name: str, world: World) -> Outlet | None:
    """The registered outlet of a printed name; "the BBC", "BBC News (Web News)" and "bbc.co.uk" find the BBC."""
    folded = re.sub(r"\s*\([^)]*\)|['’]s$", "", name).strip(" .,").lower()
    for form in (folded, folded.removeprefix("the "), "the " + folded):
        if form in world.outlets:
            return world.outlets[form]
    return find_domain(folded, world) if re.fullmatch(r"[\w-]+(\.[\w-]+)+", folded) else None


def find_domain(host: str, world: World) -> Outlet | None:
    """The registered outlet of an internet name or of one below it ("edition.cnn.com")."""
    parts = host.lower().removeprefix("www.").split(".")
    endings = {".".join(parts[n:]) for n in range(len(parts) - 1)}
    found = (outlet for outlet in world.outlets.values() if endings & set(outlet.domains))
    return next(found, None)


def as_outlet(name: str, world: World) -> Outlet:
    """The registered outlet, or one made of the name as printed."""
    return find_outlet(name, world) or Outlet(re.sub(r"['’]s$", "", name).strip(" .,"), "outlet", None, ())


def _metadata_outlet(fields: Mapping[str, Any], url: str | None, world: World) -> Outlet | None:
    if name := first_text(fields, _OUTLET_KEYS):
        return as_outlet(name, world)
    # What a page calls its site may be a column's name or an account's ("TheBellOnline"); its address is the outlet's.
    named = (first_text(fields, ("sitename",)) or "").split(" | ")[0]
    of_address = find_domain(_host(url), world) if url and "://" in url else None
    return (find_outlet(named, world) if named else None) or of_address or (as_outlet(named, world) if named else None)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # "http://[": no address, whatever the record calls it
        return ""


def _metadata_agency(fields: Mapping[str, Any], outlet: Outlet | None, world: World) -> str | None:
    if name := first_text(fields, ("agency", "wire")):
        return agency_name(as_outlet(name, world), world)
    if outlet and outlet.kind == "agency":
        return agency_name(outlet, world)
    return _agency_in(_authors(fields) or "", world)


def agency_name(agency: Outlet, world: World) -> str:
    """An agency as its credits print it: by its initials where the registry knows them ("AP", "AFP"), else by name."""
    initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", agency.name))
    return initials if len(initials) > 1 and world.outlets.get(initials.lower()) == agency else agency.name


def _authors(fields: Mapping[str, Any]) -> str | None:
    for key in _AUTHOR_KEYS:
        value = fields.get(key)
        if isinstance(value, list | tuple):
            names = [item.get("name") if isinstance(item, Mapping) else item for item in value]
            value = ", ".join(name for name in names if isinstance(name, str) and name.strip())
        if name := first_text({key: value}, (key,)):
            # "Ann Lund is a reporter for ...": a name and what a page tells of it
            parts = [re.sub(r"^[Bb]y:? | (?:is|was) an? .*", "", part) for part in name.split("; ")]
            return "; ".join(part for part in parts if not _NOBODY.fullmatch(part)) or None
    return None


@dataclass(frozen=True, slots=True)
class _Printed:
    outlets: tuple[Outlet | None, ...]
    dateline: Outlet | None
    agency: str | None
    byline: str | None


def _printed_credits(text: str, blocks: Sequence[Block], world: World) -> _Printed:
    furniture = [block.span.of(text) for block in blocks if block.kind == "boilerplate"]
    bylines = [line for line in furniture if read_byline(line)]
    dateline = _dateline_credit(text, blocks, world)
    outlets = (
        next((as_outlet(name, world) for line in furniture if (name := read_article_for(line))), None),
        next(_masthead_outlets(text, blocks, world), None),
        next((found for line in bylines if (found := _byline_outlet(line, world)) and found.kind == "outlet"), None),
        next((as_outlet(m["name"], world) for line in furniture if (m := _SELF.search(line))), None),
        next(_rights_outlets(furniture, world), None),
        dateline if dateline and dateline.kind == "outlet" else None,
    )
    credits = [line for line in furniture if is_contribution(line)]
    found_agency = (agency for line in [*bylines, *credits] if (agency := _agency_in(line, world)))
    wire = dateline if dateline and dateline.kind == "agency" else None
    agency = agency_name(wire, world) if wire else next(found_agency, None)
    names = [read_byline(line) for line in bylines]
    names += [masthead.names for line in furniture if (masthead := read_masthead(line))]
    return _Printed(outlets, dateline, agency, next((name for name in names if name), None))


def _masthead_outlets(text: str, blocks: Sequence[Block], world: World) -> Iterator[Outlet]:
    """The outlet of a masthead, or a line at the top that is nothing but the name of a registered outlet."""
    for block in blocks[:_TOP]:
        line = block.span.of(text)
        masthead = read_masthead(line) if block.kind == "boilerplate" else None
        if masthead and masthead.outlet:
            yield as_outlet(masthead.outlet, world)
        elif line.lower() in world.outlets:
            yield world.outlets[line.lower()]


def _dateline_credit(text: str, blocks: Sequence[Block], world: World) -> Outlet | None:
    """The outlet or agency in brackets before a first paragraph; only registered ones: "(Kyiv)" is no outlet."""
    for block in [block for block in blocks if block.kind == "paragraph"][:3]:
        if match := _CREDITED_START.match(text, block.start, block.end):
            return find_outlet(match["name"], world)
    return None


def _byline_outlet(line: str, world: World) -> Outlet | None:
    return next((found for m in _AFTER_NAMES.finditer(line) if (found := find_outlet(m["name"], world))), None)


def _rights_outlets(furniture: Sequence[str], world: World) -> Iterator[Outlet]:
    for line in furniture:
        if (match := _RIGHTS.search(line)) and (found := find_outlet(match["name"], world)):
            yield found


def _agency_in(words: str, world: World) -> str | None:
    """The first registered agency named in a credit, in whole words and as it is spelt ("AP", not "ap")."""
    for run in re.finditer(r"[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*", words):
        parts = run.group().split()
        for length in range(min(len(parts), 4), 0, -1):
            for start in range(len(parts) - length + 1):
                outlet = world.outlets.get(" ".join(parts[start : start + length]).lower().rstrip("."))
                if outlet and outlet.kind == "agency":
                    return agency_name(outlet, world)
    return None
