"""Dates that name their day or month; a missing year is found from publication."""

import calendar
import re
from datetime import date

from sitroom.lexicon.calendar import DOUBTFUL_MONTHS, FROM_TOLD, MONTH_NAMES, MONTHS, WEEKDAY_NAMES, WEEKDAYS
from sitroom.lexicon.numbers import read_ordinal
from sitroom.normalise.days import interval_of, months
from sitroom.normalise.patterns import compiled
from sitroom.normalise.scene import Found, Match, Rule, Scene, dated, has_capital, modifier_of, rule, tense_at
from sitroom.normalise.tense import tense_by_tree
from sitroom.records.dates import Interval, range_interval
from sitroom.records.text import Span


def month_of(words: str) -> int:
    """ "sept." as 9."""
    return MONTHS[words.rstrip(".")]


def year_of(words: str) -> int:
    """ "1999" and "2021" as they are, "99" as 1999, "22" as 2022: two digits lie between 1950 and 2049."""
    year = int(words.lstrip("'"))
    if year >= 100:
        return year
    return year + (1900 if year >= 50 else 2000)


#: So many months before the month told lies one of the next year: only the January after a December.
_BACK = 11


def _told_year(told: Interval, month: int) -> int | None:
    """In a history the year of the date told; after "in December 1941" a bare "January" is of the next year."""
    if told.first is None or told.last is None:
        return None
    ends_late = (told.last - told.first).days < 32 and told.last.month - month >= _BACK
    return told.first.year + ends_late


_YEAR_BEHIND = compiled(
    r" ?(?:-|,|to|and|or|until|till|through|into) ?(?:in |on |by |the )?(?:early |late |mid-?)?(?:{weekday},? )?"
    r"(?:{day}{th} )?{month}(?: {day}{th})?,? (?:of )?({year})(?![\d-])"
)


#: How many times as far a month ahead counts that cannot be.
_NEVER = 40


def nearest_year(
    scene: Scene, match: Match, month: int, day: int | None = None, *, by_tense: bool = True
) -> int | None:
    """The year of a month or day printed without one.

    A year printed just behind counts ("in August and September 1914"); in a history the year told last; else that of
    the nearest such date to publication, where the side that the verb speaks against counts as several times as far.
    None when neither is known.
    """
    if ahead_printed := _YEAR_BEHIND.match(scene.folded, match.end(), scene.sentence.end):
        return int(ahead_printed[1])
    if scene.history and scene.thread and scene.thread.first:
        return _told_year(scene.thread, month)
    if scene.last is None or scene.first is None:
        return scene.told.first.year if scene.told and scene.told.first else None
    tense = tense_at(scene, match.start(), match.end()) if by_tense else None
    # what the tree, too, gives to a past verb lies behind: "In January, the firm hired a chief" in October
    behind_us = day is None and tense == "past" == tense_by_tree(scene.printed, scene.trees, Span(*match.span()))
    best: tuple[float, int] | None = None
    for year in (scene.last.year - 1, scene.last.year, scene.last.year + 1):
        try:
            first, last = (date(year, month, day),) * 2 if day else months(year, month, 1)
        except ValueError:
            continue
        ahead, behind = max((first - scene.last).days, 0), max((scene.first - last).days, 0)
        # "interest declared payable Nov. 22": a past verb near by does not push a date of next week back a year
        distance = ahead * (_NEVER if behind_us else 4 if tense == "past" else 1) + behind * (
            10 if tense == "future" else 1
        )
        if best is None or distance < best[0]:
            best = distance, year
    return best[1] if best else None


def _fitting_days(scene: Scene, printed: date, weekday: int, year_printed: bool) -> list[date]:
    """Other days that a misprinted date may mean, best first: same day of a near month, then of another year."""
    near: list[date] = []
    for step in (1, -1):
        first, last = months(printed.year, printed.month + step, 1)
        if printed.day <= last.day and (candidate := first.replace(day=printed.day)).isoweekday() == weekday:
            near.append(candidate)
    if scene.last:
        last_day = scene.last
        near = [day for day in near if abs((day - last_day).days) <= 31]
        near.sort(key=lambda day: abs((day - last_day).days))
    if year_printed:
        near += [c for s in (-1, 1) if (c := _in_year(printed, printed.year + s)) and c.isoweekday() == weekday]
    return near


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _spelled(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year} is a {WEEKDAY_NAMES[day.isoweekday() - 1]}"


def _check_weekday(scene: Scene, day: date, words: str, year_printed: bool) -> Found:
    """The weekday test: a day that does not fit is doubted, and repaired when another one near by fits.

    "before Wednesday 16 January" in a text of 15 February 2022: 16 January was a Sunday, 16 February a Wednesday.
    A date without a year may lie in another one: "Thursday 24 February" in a text of 2024 is of 2022; but one of last
    week with a wrong weekday ("Wednesday 13 January" in a text of 14 January 2022) stays as printed.
    """
    weekday = WEEKDAYS[words.rstrip(".")]
    basis = "explicit" if year_printed else "relative"
    if day.isoweekday() == weekday:
        return dated(day.isoformat(), basis=basis)
    fitting = _fitting_days(scene, day, weekday, year_printed)
    recent = scene.last is not None and abs((day - scene.last).days) <= 31
    if not fitting and not year_printed and not recent:
        other = [c for step in (-1, 1, -2, 2) if (c := _in_year(day, day.year + step)) and c.isoweekday() == weekday]
        if other:
            return dated(other[0].isoformat(), basis=basis)
    if not fitting:
        return dated(day.isoformat(), basis=basis)._replace(doubt=("weekday_mismatch", None))
    reason = f"{fitting[0].isoformat()} ({_spelled(day)}, {_spelled(fitting[0])})"
    return dated(fitting[0].isoformat(), basis=basis)._replace(doubt=("weekday_mismatch", reason))


def read_month_day(match: Match, scene: Scene) -> Found | None:
    """ "Tuesday 15 February", "Sept. 11, 2001", "(Jan. 24)", "31 February" (doubted)."""
    day = int(match["d"]) if match["d"].isdigit() else read_ordinal(match["d"])
    month = month_of(match["m"])
    if not has_capital(match, scene, "m") and match["m"] in ("may", "march", "mar", "sep", "dec", "jan"):
        return None
    if day is None:
        return None
    # a printed weekday tells the year better than the tense or the year told before does
    year = year_of(match["y"]) if match["y"] else _weekday_year(scene, month, day, match["w"])
    if year is None:
        year = nearest_year(scene, match, month, day, by_tense=not match["w"])
    if year is None:
        leap_day = month == 2 and day == 29
        return Found("DATE", f"XXXX-{month:02d}-{day:02d}") if leap_day or _is_day(2001, month, day) else None
    if not _is_day(year, month, day):
        return dated(f"{year:04d}-{month:02d}")._replace(doubt=("impossible_date", None))
    if match["w"]:
        return _check_weekday(scene, date(year, month, day), match["w"], bool(match["y"]))
    return dated(f"{year:04d}-{month:02d}-{day:02d}", basis="explicit" if match["y"] else "relative")


def _weekday_year(scene: Scene, month: int, day: int, weekday: str | None) -> int | None:
    """The year of the nearest such day to publication, where its weekday is the one printed.

    "At his press conference on Thursday 23 December" in an article of 2021 that has just told of 1990 is 2021.
    """
    published = scene.last
    if not weekday or published is None:
        return None
    days = [
        date(published.year + step, month, day) for step in (0, -1, 1) if _is_day(published.year + step, month, day)
    ]
    nearest = min(days, key=lambda found: abs((found - published).days), default=None)
    return nearest.year if nearest and nearest.isoweekday() == WEEKDAYS[weekday.rstrip(".")] else None


def _is_day(year: int, month: int, day: int) -> bool:
    return day <= calendar.monthrange(year, month)[1]


def read_day_range(match: Match, scene: Scene) -> Found | None:
    """ "3-5 March", "between 3 and 5 March", "March 3 to 5, 2022" as one interval."""
    month, low, high = month_of(match["m"]), int(match["d"]), int(match["e"])
    year = year_of(match["y"]) if match["y"] else nearest_year(scene, match, month, low)
    if low >= high or year is None:
        return None
    try:
        interval = range_interval(date(year, month, low), date(year, month, high))
    except ValueError:
        return None
    basis = "explicit" if match["y"] else "relative"
    return Found("DATE", f"{interval.earliest}/{interval.latest}", interval.noted(basis=basis))


def read_month_year(match: Match, scene: Scene) -> Found | None:
    """ "April 2008", "early February 2022", "Feb. of last year" is not one."""
    if not has_capital(match, scene, "m"):
        return None
    return dated(f"{year_of(match['y']):04d}-{month_of(match['m']):02d}", modifier=modifier_of(match))


_MONTH_LEAD = re.compile(
    r"(?:\b(?:in|by|since|until|till|before|after|during|from|for|of|to|through|between|and|or|last|this|next|each|every)"
    r"|[-/(]) ?$"
)


def read_month(match: Match, scene: Scene) -> Found | None:
    """ "in October", "mid-March", "the end of January"; "may" and "march" only after a preposition."""
    name = match["m"].rstrip(".")
    if not has_capital(match, scene, "m"):
        return None
    if name in DOUBTFUL_MONTHS and modifier_of(match) is None:
        lead = scene.folded[max(scene.sentence.start, match.start() - 10) : match.start()]
        if not _MONTH_LEAD.search(lead):
            return None
    month = MONTHS[name]
    year = nearest_year(scene, match, month)
    if year is None:
        return Found("DATE", f"XXXX-{month:02d}")
    return dated(f"{year:04d}-{month:02d}", modifier=modifier_of(match), basis="relative")


def read_month_of_told(match: Match, scene: Scene) -> Found | None:
    """ "April of that year", "25 July the same year", "the previous April": of the year told before."""
    told = scene.told.first if scene.told else None
    if told is None or not has_capital(match, scene, "m"):
        return None
    month, word = month_of(match["m"]), match["f"]
    year = told.year + FROM_TOLD.get(word or "same", 0)
    if match["only"]:  # "the previous April" of December is of the same year
        year = told.year + (month <= told.month if FROM_TOLD[word] > 0 else -(month >= told.month))
    day = int(match["d"] or match["e"] or 0)
    if day and not _is_day(year, month, day):
        return None
    value = f"{year:04d}-{month:02d}-{day:02d}" if day else f"{year:04d}-{month:02d}"
    return dated(value, modifier=modifier_of(match), basis="relative")


def read_told_day(match: Match, scene: Scene) -> Found | None:
    """ "landed on 6 June. On the 9th ...": of the month told before; in the news of the one nearest to publication."""
    day = int(match["d"])
    month = scene.told.first if scene.told and (scene.told.days or 99) <= 31 else scene.last
    if month is None or not _is_day(month.year, month.month, day):
        return None
    return dated(month.replace(day=day).isoformat(), basis="relative")


def read_iso(match: Match, scene: Scene) -> Found | None:
    """ "2022-01-10"."""
    value = f"{match['y']}-{match['m']}-{match['d']}"
    return dated(value) if interval_of(value) else None


def read_numeric(match: Match, scene: Scene) -> Found | None:
    """ "25.01.22", "1/25/22": with dots the day comes first; with slashes whichever lies nearer to publication."""
    first, second, year = int(match["a"]), int(match["b"]), year_of(match["y"])
    orders = [(second, first)] if match["s"] == "." else [(first, second), (second, first)]
    days: list[date] = []
    for month, day in orders:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days:
        return None
    if scene.last:
        last = scene.last
        days.sort(key=lambda day: (day > last, abs((day - last).days)))
    return dated(days[0].isoformat())


def read_september(match: Match, scene: Scene) -> Found:
    """ "9/11" is the day of the attacks, not a date of this year."""
    return dated("2001-09-11")


_LEAD = r"(?:(?P<w>{weekday}),? (?:the )?)?"
_YEAR = r"(?:,? (?:of )?(?P<y>{year})(?![\d,.]*\d))?(?!\w)"
_DAY, _OTHER = r"(?P<d>{day}){th}", r"(?P<e>{day}){th}"
_TO = " ?(?:-|to|and|until) ?"

RULES: tuple[Rule, ...] = (
    rule("numeric", r"(?<![\d-])(?P<y>{year})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)(?:t[\d:]+z?)?(?![\d-])", read_iso),
    rule(
        "numeric",
        r"(?<![\d./])(?P<a>\d{1,2})(?P<s>[./])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d\d)(?![\d./]\d)",
        read_numeric,
    ),
    rule("numeric", r"(?<![\d./])9/11(?![\d./]\d)", read_september),
    rule("month digit", rf"\b{_LEAD}{_DAY}(?:-| (?:day )?(?:of )?)(?P<m>{{month}})(?![a-z]){_YEAR}", read_month_day),
    rule("month digit", rf"\b{_LEAD}(?P<m>{{month}}) (?:the )?{_DAY}(?![\w%]|[.,:/]\d|-\d){_YEAR}", read_month_day),
    rule(
        "month ordinal",
        rf"\b{_LEAD}(?:the )?(?P<d>{{ordinalword}})(?: day)? of (?P<m>{{month}})(?![a-z]){_YEAR}",
        read_month_day,
    ),
    rule("month ordinal", rf"\b{_LEAD}(?P<m>{{month}}) (?:the )?(?P<d>{{ordinalword}})\b{_YEAR}", read_month_day),
    rule(
        "month digit",
        rf"\b(?:between )?(?P<lo>{_DAY}){_TO}(?P<hi>{_OTHER} (?:of )?(?P<m>{{month}})(?![a-z]){_YEAR})",
        read_day_range,
    ),
    rule(
        "month digit",
        rf"\b(?:between )?(?P<lo>(?P<m>{{month}}) {_DAY}){_TO}(?P<hi>{_OTHER}(?![\w%]|[.,:]\d){_YEAR})",
        read_day_range,
    ),
    rule(
        "month unit",
        rf"\b{{mod}}(?:{_DAY} (?:of )?)?(?P<m>{{month}})(?: (?P<e>{{day}}){{th}})?(?: of|,)?"
        r" (?:that|the (?P<f>same|following|next|previous)) year\b(?P<only>)",
        read_month_of_told,
    ),
    rule(
        "month",
        r"\bthe (?P<only>(?P<f>previous|preceding|following)) (?P<m>{month})(?P<d>)(?P<e>)\b(?! \d)",
        read_month_of_told,
    ),
    rule(
        "digit",
        r"\bon (?P<x>the (?P<d>{day})(?:st|nd|rd|th))"
        r"(?=[.,;:)]| (?:and|the|to|at|in|was|were|he|she|they|it|by|when|as)\b)",
        read_told_day,
    ),
    rule("month four", r"\b{mod}(?P<m>{month})(?:,? (?:of )?|-)(?P<y>{year})(?![\d,.]*\d)(?!\w)", read_month_year),
    rule("month", r"\b{mod}(?P<m>{month})(?![\w'-]*\d|[a-z]| \d{1,2}\b(?! ?(?:%|per)))", read_month),
)
