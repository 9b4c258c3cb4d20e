"""Years and longer: "in 1999", "1999-2004", "the 1990s", "the 20th century"; and quarters and seasons with a year."""

import re

from sitroom.lexicon.calendar import SEASONS
from sitroom.lexicon.numbers import SMALL, TENS, read_ordinal
from sitroom.lexicon.units import COUNTED
from sitroom.normalise.absolute import month_of
from sitroom.normalise.scene import Found, Match, Rule, Scene, dated, modifier_of, rule

_TIMELY = re.compile(
    r"(?:\b(?:in|since|by|until|till|before|after|during|from|through|around|circa|between|early|late|mid|year|and|or|to|of"
    r"|throughout|fiscal|summer|winter|autumn|fall|spring)[ -]{1,3}|[(/-] ?|\b[12]\d{3}, {1,2})$"
)
_OWNED = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|our|this|that)|'s|s') {1,2}$")
_NAMED = re.compile(
    r"(?:\b(?:resolution|articles?|no\.?|number|flight|rule|section|act|room|page|route|highway|clause|law|order|case|unit|model"
    r"|of over|than|least|almost|nearly|about|around|some|approximately|to)|[$£€#]) {0,2}$"
)
_NEXT_WORD = re.compile(r" {1,2}([a-z]+)(?:[ -]([a-z]+))?")
#: "at 1100 ft", "a 2000 year old city"
_MEASURED = frozenset(("year", "years", "ft", "feet", "km", "m", "mm", "miles", "metres", "meters", "kg"))
#: How far ahead of publication a year may lie, the last one where publication is unknown, and after "by" or "in".
_AHEAD, _LAST, _FARTHEST = 30, 2060, 2100


def read_year(match: Match, scene: Scene) -> Found | None:
    """ "in 1999", "the 1949 treaty", "(2014)"; not "1997 troops", "Resolution 1441" or "more than 1500 people"."""
    year = int(match["y"])
    before = scene.folded[max(scene.sentence.start, match.start("y") - 16) : match.start("y")]
    after = _NEXT_WORD.match(scene.folded, match.end("y"), scene.sentence.end)
    timely = bool(_TIMELY.search(before)) or modifier_of(match) is not None
    # "1997 troops", "1500 Russian troops"; but "in 2021 most people"
    counted = bool(after and (after[1] in COUNTED | _MEASURED or (after[2] in COUNTED and not timely)))
    limit = scene.last.year + _AHEAD if scene.last else _LAST
    if not 1000 <= year <= (_FARTHEST if timely else limit) or (counted and not _OWNED.search(before)):
        return None
    if _NAMED.search(before) and not timely:
        return None
    plural = bool(after and len(after[1]) > 3 and after[1].endswith("s") and not after[1].endswith(("ss", "us", "was")))
    if not timely and not _OWNED.search(before) and (plural or not 1900 <= year <= limit):
        return None
    return dated(f"{year:04d}", modifier=modifier_of(match))


def read_early_year(match: Match, scene: Scene) -> Found | None:
    """ "in 348", "(c. 314", "368)": a year of three digits, only in a history."""
    return dated(f"{int(match['y']):04d}") if scene.history else None


def read_year_range(match: Match, scene: Scene) -> Found | None:
    """ "1999-2004", "2014/15", "between 2014 and 2015", "from 1999 to 2004" as one interval."""
    first, end = int(match["lo"]), match["hi"]
    last = int(end) if len(end) == 4 else first // 100 * 100 + int(end)
    return dated(f"{first:04d}/{last:04d}") if first < last <= first + 200 else None


def read_year_span(match: Match, scene: Scene) -> Found | None:
    """ "between 2014 and 2015", "from 1999 to 2004" as one interval."""
    first, last = int(match["lo"]), int(match["hi"])
    return dated(f"{first:04d}/{last:04d}") if first < last else None


_OWNED_AGE = re.compile(r"\b(?:my|your|his|her|their|our) {1,2}$")
_DECADES = {f"{word[:-1]}ies": value for word, value in TENS.items()}


def read_decade(match: Match, scene: Scene) -> Found | None:
    """ "the 1990s", "the late '80s", "the Nineteen Eighties"."""
    if match["words"]:
        if _OWNED_AGE.search(scene.folded, max(0, match.start() - 8), match.start()):
            return None  # "in her twenties"
        decade = _DECADES[match["words"]]
        century = SMALL[match["c"]] if match["c"] else 19
    else:
        decade, century = int(match["d"]), int(match["n"] or 19)
    return dated(f"{century * 10 + decade // 10:03d}", modifier=modifier_of(match))


def read_century(match: Match, scene: Scene) -> Found | None:
    """ "the 20th century", "19th-century"."""
    number = read_ordinal(match["o"])
    return dated(f"{number - 1:02d}", modifier=modifier_of(match)) if number and 1 < number < 25 else None


def read_half(match: Match, scene: Scene) -> Found:
    """ "the first half of 2020"."""
    return dated(f"{match['y']}-H{1 if match['o'] == 'first' else 2}")


def read_quarter(match: Match, scene: Scene) -> Found | None:
    """ "the third quarter of 1989", "Q3 2021"."""
    number = int(match["q"]) if match["q"] else read_ordinal(match["o"])
    return dated(f"{match['y']}-Q{number}") if number and number <= 4 else None


def read_season(match: Match, scene: Scene) -> Found | None:
    """ "winter 2021", "the summer of 2008"."""
    code, _ = SEASONS[match["s"]]
    return dated(f"{match['y']}-{code}", modifier=modifier_of(match))


def read_spoken_year(match: Match, scene: Scene) -> Found:
    """ "nineteen ninety-seven", as broadcasts are written down; "January nineteen ninety-seven"."""
    tens, _, ones = match["t"].replace(" ", "-").partition("-")
    year = SMALL[match["c"]] * 100 + (TENS.get(tens) or SMALL[tens]) + (SMALL[ones] if ones else 0)
    return dated(f"{year:04d}-{month_of(match['m']):02d}" if match["m"] else f"{year:04d}")


def read_before_christ(match: Match, scene: Scene) -> Found:
    """ "241 BC": told, but no days of ours."""
    return Found("DATE", f"BC{int(match['y']):04d}")


_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_QUARTER = "(?P<o>first|second|third|fourth)[ -]quarter|q(?P<q>[1-4])"
_ALONE = r"(?<![\w$£€#.,/:©-])"

RULES: tuple[Rule, ...] = (
    rule(
        "digit",
        r"(?:\b(?:in|until|since|after|before|by|from|around|about|year)|\bc\.|[(](?=\d{3} ?- ?\d{3}[),]))"
        r" ?(?P<x>(?P<y>[1-9]\d\d))"
        r"(?=[,.;)](?!\d)| ?- ?\d{3}\b| (?:and|when|the|he|she|it|they|but|to)\b)",
        read_early_year,
    ),
    rule("digit", r"(?:[(]|c\. |about )\d{3} ?- ?(?P<x>(?P<y>[1-9]\d\d))(?=[),])", read_early_year),
    rule("four", rf"{_ALONE}(?:fiscal (?:year )?)?{{mod}}(?P<y>\d{{4}})(?![\w%]|[,.:]\d|-\d)", read_year),
    rule("four", rf"{_ALONE}(?P<lo>{{year}}) ?[-/] ?(?P<hi>{{year}}|\d\d)(?![\w%-]|[,.]\d)", read_year_range),
    rule(
        "four",
        r"\b(?:(?P<b>between)|from) (?P<lo>{year}) (?(b)and|(?:to|until)) (?P<hi>{year})(?![\w%]|[,.]\d)",
        read_year_span,
    ),
    rule(
        "decade",
        rf"\b{{mod}}(?:the )?(?:(?P<c>eighteen|nineteen)[ -])?(?P<words>{'|'.join(_DECADES)})(?P<n>)(?P<d>)\b",
        read_decade,
    ),
    rule(
        "digit",
        r"(?<![\w$£€.,]){mod}(?:the )?(?:(?P<n>1[5-9]|20)|')(?P<d>\d0)'?s\b(?P<words>)(?P<c>)",
        read_decade,
    ),
    rule("digit era", r"\b(?P<y>\d{1,4}) bc\b", read_before_christ),
    rule("unit", r"\b{mod}(?:the )?(?P<o>{ordinal})[ -]century\b(?! b\.?c)", read_century),
    rule("unit four", rf"\b(?:the )?(?:{_QUARTER})(?: of|,)? (?:fiscal )?(?P<y>{{year}})\b", read_quarter),
    rule("four", r"\b(?:the )?(?P<o>first|second|latter) half of (?P<y>{year})\b", read_half),
    rule("season four", r"\b{mod}(?:the )?(?P<s>{season})(?: of|,)? (?P<y>{year})\b", read_season),
    rule(
        "spoken",
        rf"\b(?:(?P<m>{{month}}) )?(?P<c>nineteen|eighteen)[ -](?P<t>(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS})\b"
        r"(?! (?:thousand|million))",
        read_spoken_year,
    ),
)
