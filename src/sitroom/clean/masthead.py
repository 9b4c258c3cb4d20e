"""The line under a title that says who printed it when: "Harbour Gazette, 3 November 2021"."""

import re
from dataclasses import dataclass

from sitroom.clean.days import find_days

_BY = re.compile(r"\b[Bb]y:? (?P<names>[A-Z][\w.'’-]*(?: (?:and |& )?[A-Z][\w.'’-]*){1,6})(?: and (?:staff|agencies))?")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?\b|\b(?:Updated|Published|Posted)\b:?", re.I)
#: Who else may stand there: "Staff and agencies, 1 December 2021", "December 2, 2021 by admin".
_NOBODY = re.compile(r"\b(?:by )?(?:admin|editor|staff|newsroom|agencies|our (?:own )?(?:correspondent|staff))\b", re.I)
_JOINTS = re.compile(r"[\s|•·,;/–—:()-]+|\band\b|\bon\b|\bin\b")
_OUTLET = re.compile(r"(?:The )?[A-Z][\w.&’'-]*(?: (?:of |and |the )?[A-Z][\w.&’'-]*){0,4}")
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Masthead:
    """What such a line tells besides its date; None for what it does not name."""

    outlet: str | None
    names: str | None


def read_masthead(line: str) -> Masthead | None:
    """The parts of a masthead line; None for any other line.

    It must have a date with its year and nothing but names beside it: "On 3 November 2021 talks began" is none, and
    neither is "KYIV, Jan. 25 (Reuters) - Talks began".
    """
    line = line.strip()
    days = [day for day in find_days(line) if day.year is not None] if len(line) <= _LONGEST else []
    if not days:
        return None
    rest = "|".join((line[: days[0].span.start], line[days[0].span.end :]))
    by = _BY.search(rest)
    if by:
        rest = rest[: by.start()] + "|" + rest[by.end() :]
    rest = _NOBODY.sub("|", _CLOCK.sub("|", rest))
    parts = [part.strip(" ,.;:–—-()") for part in re.split(r"[|•·,]|\s[–—-]\s", rest)]
    named = [part for part in parts if _JOINTS.sub("", part)]
    if len(named) > 1 or any(not _OUTLET.fullmatch(part) for part in named):
        return None
    return Masthead(named[0] if named else None, by["names"] if by else None)
