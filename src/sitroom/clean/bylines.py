"""Lines that say who wrote: "By Jane Doe", "Article for the BBC 25.01.22", "Associated Press writer X contributed"."""

import re

from sitroom.clean.sentences import split_sentences
from sitroom.lexicon.calendar import MONTHS, WEEKDAYS

_NAME_WORD = r"(?:[A-Z][\w.'’-]*|[A-Z]\.|de|da|van|von|der|den|al-\w+|el-\w+|bin|ben|di|la|le|du|dos|ter)"
_NAME = rf"[A-Z][\w.'’-]*(?: {_NAME_WORD}){{1,4}}"
_BYLINE = re.compile(
    rf"(?:(?:Written|Words|Reported|Story|Analysis|Posted|Reporting) )?(?:By|BY|by):? \*{{0,2}}(?P<names>{_NAME}"
    rf"(?:(?:, {_NAME})*,? (?:and|&) {_NAME})?)\*{{0,2}}(?P<rest>(?: ?[,|•·/–—-]| in | for | at |\. ?$| \(|$| "
    rf"\d).{{0,90}})?"
)
#: "Article for the BBC 25.01.22", "Report by Reuters, 25 January 2022"
_ARTICLE_FOR = re.compile(
    r"(?:An? )?(?:Article|Report|Story|Analysis|Published|Originally published|First published|Text)"
    r" (?:for|by|from|in|on) (?:the )?(?P<outlet>[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,4})\b(?P<rest>.{0,50})"
)
_CONTRIBUTED = re.compile(
    r"(?:The )?(?P<agency>Associated Press|AP|Reuters|AFP|Agence France-Presse|Press Association|[A-Z][\w&.]*(?: "
    r"[A-Z][\w&.]*){0,3}['’]s?)?"
    r" ?(?:(?:staff )?(?:writers?|authors?|journalists?|reporters?|correspondents?|researchers?|producers?) "
    r")?.{0,260}\b"
    r"contributed(?: (?:to this (?:report|story|article)|reporting|research))?[^.]{0,60}\.?"
)
_CREDIT_LINE = re.compile(
    r"\(?(?:Additional reporting|Reporting|Writing|Editing|Compiled|Translation|Research|Graphics?) (?:and \w+ )?by:? "
    r"[A-Z].{3,200}"
)
_CREDIT_WORDS = re.compile(r"\b(?:contributed|reported|reporting|writing|written|wrote|editing|edited)\b", re.I)
_LONGEST = 340


def read_byline(line: str) -> str | None:
    """The authors' names as printed, or None when the line is no byline; "By Monday, ..." is none."""
    match = _BYLINE.fullmatch(line.strip())
    if match is None or len(line) > 160:
        return None
    first = match["names"].split()[0].strip(".,").lower()
    return None if first in MONTHS or first in WEEKDAYS else match["names"].strip()


def read_article_for(line: str) -> str | None:
    """The outlet of a line such as "Article for the BBC 25.01.22"."""
    match = _ARTICLE_FOR.fullmatch(line.strip())
    return match["outlet"] if match and not re.search(r"[a-z]{3,}", match["rest"]) else None


def is_contribution(line: str) -> bool:
    """True for a closing credit: "A. Person in Brussels contributed to this report."."""
    line = line.strip()
    if len(line) > _LONGEST:
        return False
    return bool(_CREDIT_LINE.fullmatch(line)) or bool(_CONTRIBUTED.fullmatch(line) and _closes(line))


def _closes(line: str) -> bool:
    """Every sentence credits someone; "The bank failed. Sanctions contributed to this." is reporting."""
    ends = re.search(r"contributed(?: (?:to this (?:report|story|article)|reporting|research)\b[^.]{0,60})?\.?$", line)
    to_this = re.search(r"contributed (?:to this (?:report|story|article)|reporting|research)", line)
    by_staff = re.search(r"\b(?:writers?|authors?|journalists?|reporters?|correspondents?)\b.{3,}contributed", line)
    return bool(ends and (to_this or by_staff)) and all(map(_CREDIT_WORDS.search, split_sentences(line)))


def is_byline(line: str) -> bool:
    """True when a whole line only says who wrote, edited or first printed the article."""
    return bool(read_byline(line) or read_article_for(line) or is_contribution(line))
