"""When a document appeared, and how that is known; never the day of the run.

From the surest to the least sure: metadata, a first line that is a date, the dateline, the byline, the day on which
the article was seen (listed by a sitemap, attached to a mail, made as a file), the file name, and what the text's own
dates imply. Without any of these the date is unknown, and a doubt says so.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sitroom.clean.bylines import is_byline
from sitroom.clean.days import MONTH_FIRST_STATES, PrintedDay, day_in_name, find_days, read_date_field
from sitroom.clean.infer import infer_published, resolve_day
from sitroom.clean.masthead import read_masthead
from sitroom.clean.provenance import Provenance
from sitroom.records.dates import UNKNOWN, Interval
from sitroom.records.text import Block
from sitroom.world import World

_DATE_KEYS = (
    "published published_at published_date date_published datepublished publication_date publish_date pub_date pubdate "
    "date datetime date_time timestamp created_at created posted"
).split()
#: What may stand beside the date in a line that is only a date: "Published: 10 January 2022, 09:30 GMT Play video".
_BESIDE_DATE = re.compile(
    r"\b(?:date|published|updated|posted|last|first|modified|created|on|at|the|of|play|watch|video|min(?:ute)?s?|read|"
    r"gmt|bst|utc|cet|est|edt|e\.?t\.?|[ap]\.?m\.?|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs)?(?:day)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?|by|and|ago|hours?)\b|\d{1,2}[:.]\d\d(?:[:.]\d\d)?|[^\w]|\d{1,2}(?= min)|[+-]\d{4}",
    re.I,
)
_DASH = r" ?(?:--|[-–—:|])"
#: Before the date of a dateline: "MOSCOW, ", "KYIV, Ukraine, ", "WASHINGTON/MOSCOW "
_PLACE = re.compile(r"[A-Z][A-Z.'’/ -]+(?:, [A-Z][\w.'’ -]+)?,? ?\(?|")
_AFTER_DATELINE = re.compile(rf"\)?(?: ?\([^)]{{2,40}}\))?{_DASH}")
_TOP, _END = 6, 4


def find_published(
    text: str,
    blocks: Sequence[Block],
    metadata: Mapping[str, Any],
    provenance: Provenance,
    *,
    name: str,
    world: World,
    fetched: date | None = None,
) -> Interval:
    """The date of publication with its basis; `UNKNOWN` when nothing tells.

    Args:
        name: file name or address, without its folders.
        fetched: the day on which it was fetched; no metadata is believed that names a later one ("29-12-14", read as a
            day of 2029).
    """
    month_first = provenance.country in MONTH_FIRST_STATES if provenance.country else None
    fields = {str(key).lower(): value for key, value in metadata.items()}
    found = _from_metadata(fields, month_first)
    if found and not (
        fetched and found.first and found.first > fetched + timedelta(days=1)
    ):  # a day begins in the east
        return found.noted(basis="metadata")
    if found := _from_lines(text, blocks, month_first):
        return found
    dateline = _dateline_day(text, blocks, month_first)
    if dateline and dateline.interval:
        return dateline.interval.noted(basis="dateline")
    if found := _from_bylines(text, blocks, month_first):
        return found.noted(basis="byline")
    if found := read_date_field(fields.get("seen"), month_first=month_first):
        return found.noted(basis="seen")
    inferred = infer_published(text, blocks, world)
    if dateline and (found := resolve_day(dateline, text, blocks, world)):
        return found.noted(text=dateline.text, basis="dateline")
    named = day_in_name(name)
    # A file is not older than the newest day its text tells of: then its name means something else.
    if named and (inferred is None or (named.latest or "") >= (inferred.earliest or "")):
        return named.noted(basis="file_name")
    return inferred or UNKNOWN


def _from_metadata(fields: Mapping[str, Any], month_first: bool | None) -> Interval | None:
    for key in _DATE_KEYS:
        value = fields.get(key)
        if isinstance(value, Mapping):  # a date object as our own exports write it
            value = value.get("edtf") or value.get("earliest")
        if found := read_date_field(value, month_first=month_first):
            return found
    return None


def _from_lines(text: str, blocks: Sequence[Block], month_first: bool | None) -> Interval | None:
    """A line near the top that is nothing but a date, or one near the end that says it is one ("Published ...")."""
    shown = [block.span.of(text) for block in blocks]
    ending = [
        line for line in shown[-_END:] if re.match(r"(?:first |last )?(?:published|updated|posted)\b", line, re.I)
    ]
    for line in [*shown[:_TOP], *ending]:
        days = find_days(line, month_first=month_first) if len(line) < 120 else []
        rest = "".join(
            line[before:after]
            for before, after in zip(
                [0, *(d.span.end for d in days)], [*(d.span.start for d in days), len(line)], strict=True
            )
        )
        if days and not _BESIDE_DATE.sub("", rest) and (interval := days[0].interval):
            return interval.noted(basis="first_line")
    return None


def _dateline_day(text: str, blocks: Sequence[Block], month_first: bool | None) -> PrintedDay | None:
    """The day at the start of a first paragraph: "January 25, 2022–Talks", "MOSCOW, Jan. 25 (Reuters) - "."""
    for block in [block for block in blocks if block.kind in ("paragraph", "heading")][:3]:
        line = block.span.of(text)
        for day in find_days(line[:90], month_first=month_first)[:1]:
            if _PLACE.fullmatch(line[: day.span.start]) and _AFTER_DATELINE.match(line, day.span.end):
                return day
    return None


def _from_bylines(text: str, blocks: Sequence[Block], month_first: bool | None) -> Interval | None:
    for block in blocks:
        line = block.span.of(text)
        if block.kind == "boilerplate" and (is_byline(line) or read_masthead(line)):
            days = find_days(line, month_first=month_first)
            found = next((day.interval for day in days if day.interval), None)
            if found:
                return found
    return None
