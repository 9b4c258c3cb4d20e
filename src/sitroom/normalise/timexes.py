"""The engine for time expressions: all rules over one sentence, the longest leftmost kept, days and times joined."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sitroom.lexicon.calendar import PARTS_OF_DAY
from sitroom.normalise import absolute, counted_time, named_times, relative, reporting_periods, spans_of_time, years
from sitroom.normalise.absolute import month_of
from sitroom.normalise.patterns import compiled, kinds_in
from sitroom.normalise.scene import Found, Rule, Scene, dated
from sitroom.records.dates import Interval
from sitroom.records.text import Span
from sitroom.records.trees import Trees
from sitroom.records.values import Doubt, Timex

RULES: tuple[Rule, ...] = (
    *absolute.RULES,
    *years.RULES,
    *relative.RULES,
    *counted_time.RULES,
    *reporting_periods.RULES,
    *named_times.RULES,
    *spans_of_time.RULES,
)

Candidate = tuple[Span, Rule, "re.Match[str]"]


def find_timexes(
    text: str, folded: str, sentences: Sequence[Span], published: Interval, trees: Trees
) -> tuple[list[Timex], list[Doubt]]:
    """All time expressions of a text in order, with the doubts about them."""
    scene = Scene(folded, text, Span(0, 0), published.first, published.last, trees)
    if scene.first is None or scene.last is None:
        scene = replace(scene, first=None, last=None)
    scene = replace(scene, history=is_history(folded, scene))
    timexes: list[Timex] = []
    doubts: list[Doubt] = []
    for sentence in sentences:
        scene = replace(scene, sentence=sentence)
        for span, found in _read_sentence(scene):
            timex = Timex(span, found.type, found.value, _noted(found.date, span.of(text)))
            timexes.append(timex)
            if found.doubt:
                doubts.append(Doubt(found.doubt[0], span, span.of(text), found.doubt[1]))
            scene = scene.after(span, found)
    return timexes, doubts


def _noted(interval: Interval | None, words: str) -> Interval | None:
    return interval.noted(text=words) if interval else None


_YEARS = re.compile(r"(?<![\d,.$£€])(1[5-9]\d\d|20\d\d)(?![\d%]|[,.]\d)")
_TODAY = re.compile(r"\btoday\b")
_BARE_DAY = compiled(r"(?<![\w-])(?P<m>{month}) (?P<d>{day}){th}(?!\w)(?!,? (?:of )?{year})")
#: In days: what a report tells without a year; how many such days make one.
_RECENT, _FEW = 31, 3
_POINTING = re.compile(
    r"\b(?:yesterday|tomorrow|tonight|(?:last|final|this|next) (?:week|month|year|yr|weekend)"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?!,? [\dj-s]))"
)


def is_history(folded: str, scene: Scene) -> bool:
    """True for a text that tells the past by its own calendar: many years long gone, and no "last week".

    Where publication lies before what is told (a life that was first put online long ago), years ahead of it count too.
    """
    years = [int(year) for year in _YEARS.findall(folded)]
    if len(years) < 5:
        return scene.last is None and bool(years)
    if scene.last and _is_report(folded, scene.last):
        return False
    if _POINTING.search(folded):
        return len(years) > 20 and len(_POINTING.findall(folded)) * 10 < len(years)
    if len(years) < 8 and _TODAY.search(folded):
        return False
    if scene.last is None:
        return True
    published = scene.last.year
    return sum(year < published - 1 or year > published + 1 for year in years) * 3 > len(years) * 2


def _is_report(folded: str, published: date) -> bool:
    """True where most days without a year are of the weeks before publication, whatever years it recalls.

    "The fleet fired on March 3 and 4. ... It had done so in 1988, in 2019 and in 2021."
    """
    days = [_latest(published, month_of(found["m"]), int(found["d"])) for found in _BARE_DAY.finditer(folded)]
    recent = [day for day in days if day is not None and (published - day).days <= _RECENT]
    return len(recent) >= _FEW and len(recent) * 3 > len(days) * 2


def _latest(published: date, month: int, day: int) -> date | None:
    """The last such day up to publication; None for one that the calendar lacks."""
    try:
        this_year = date(published.year, month, day)
        return this_year if this_year <= published else date(published.year - 1, month, day)
    except ValueError:
        return None


def _read_sentence(scene: Scene) -> Iterable[tuple[Span, Found]]:
    """Longest leftmost matches of all rules that yield something; each is read with the dates before it told."""
    kinds = kinds_in(scene.folded, scene.sentence.start, scene.sentence.end)
    if not kinds:
        return []
    candidates: list[Candidate] = []
    for rule in RULES:
        if rule.needs <= kinds:
            for match in rule.pattern.finditer(scene.folded, scene.sentence.start, scene.sentence.end):
                # group x: the words of time only, where the pattern needs to see what stands before them
                group = "x" if "x" in rule.pattern.groupindex else 0
                candidates.append((Span(*match.span(group)), rule, match))
    candidates.sort(key=lambda candidate: (candidate[0].start, -candidate[0].end))
    return _join(scene, _read_in_order(scene, candidates))


def _read_in_order(scene: Scene, candidates: list[Candidate]) -> list[tuple[Span, Found]]:
    kept: list[tuple[Span, Found]] = []
    reached = 0
    for span, rule, match in candidates:
        if span.start < reached:
            continue
        found = rule.read(match, scene)
        if found is None:
            continue
        kept += _ends(match, found) if _tells_ends(found, match, scene) else [(span, found)]
        reached = span.end
        scene = scene.after(span, found)
    return kept


def _tells_ends(found: Found, match: re.Match[str], scene: Scene) -> bool:
    """True where a range is two dates: in a history, and where "and" joins two days.

    "Landings on 6 and 9 June" are two days, "between 6 and 9 June" is a range.  A history counts on from each end:
    "He ruled from 1904 to 1911. The following year ..."; so its ends are told by themselves.
    """
    if "lo" not in match.groupdict() or "/" not in found.value:
        return False
    between = scene.folded[match.end("lo") : match.start("hi")]
    return scene.history or ("and" in between and not match[0].startswith("between"))


def _ends(match: re.Match[str], found: Found) -> list[tuple[Span, Found]]:
    basis = found.date.basis if found.date else "explicit"
    low, _, high = found.value.partition("/")
    return [(Span(*match.span("lo")), dated(low, basis=basis)), (Span(*match.span("hi")), dated(high, basis=basis))]


_PARTS = "morning|afternoon|evening|night|dawn|dusk"
_PART_AFTER = re.compile(rf" {{1,2}}({_PARTS})\b")
_PART_BEFORE = re.compile(rf"(?:the )?(?:early |late |small )?({_PARTS}|hours) (?:of|on) $")
_BETWEEN = re.compile(r",? (?:on )?|,? (?:at )?")


def _join(scene: Scene, found: list[tuple[Span, Found]]) -> list[tuple[Span, Found]]:
    """Days joined with the time beside them: "Monday evening", "the evening of 14 February", "8 p.m. Tuesday"."""
    joined: list[tuple[Span, Found]] = []
    whole = False  # the last one has its day and its clock: "Saturday at 23:30 GMT, Sunday at 05:30"
    for span, one in found:
        floor = joined[-1][0].end if joined else scene.sentence.start
        if one.type == "DATE" and one.date and one.date.days == 1:
            span, one = _with_part(scene, span, one, floor)
        both = _day_and_clock(scene, joined[-1], (span, one)) if joined and not whole else None
        whole = both is not None
        if both:
            joined[-1] = both
        else:
            joined.append((span, one))
    return joined


def _with_part(scene: Scene, span: Span, day: Found, floor: int) -> tuple[Span, Found]:
    if after := _PART_AFTER.match(scene.folded, span.end, scene.sentence.end):
        return Span(span.start, after.end()), relative.as_time(day, PARTS_OF_DAY[after[1]])
    if before := _PART_BEFORE.search(scene.folded[max(floor, span.start - 30) : span.start]):
        part = PARTS_OF_DAY.get(before[1], "TMO")  # "the early hours of Thursday"
        return Span(span.start - len(before[0]), span.end), relative.as_time(day, part)
    return span, day


def _day_and_clock(scene: Scene, left: tuple[Span, Found], right: tuple[Span, Found]) -> tuple[Span, Found] | None:
    (left_span, first), (right_span, second) = left, right
    if {first.type, second.type} != {"DATE", "TIME"}:
        return None
    if not _BETWEEN.fullmatch(scene.folded, left_span.end, right_span.start):
        return None
    day, clock = (first, second) if first.type == "DATE" else (second, first)
    if day.date is None or day.date.days != 1:
        return None
    return Span(left_span.start, right_span.end), relative.as_time(day, "T" + clock.value.partition("T")[2])
