"""Quarters and years as companies report them: "its third quarter", "the year-ago period", "for the fiscal year"."""

from datetime import date

from sitroom.lexicon.numbers import read_ordinal
from sitroom.normalise.days import days_of, period_value, shift
from sitroom.normalise.scene import Found, Match, Rule, Scene, dated, from_article, rule

_OTHER_YEARS = {"year-ago": -1, "year-earlier": -1, "last year's": -1, "this year's": 0, "next year's": 1}


def _lead(match: Match) -> str:
    return " ".join((match["lead"] or "").split())


def _years_away(lead: str) -> int:
    return sum(step for words, step in _OTHER_YEARS.items() if words in lead)


def read_quarter_word(match: Match, scene: Scene) -> Found | None:
    """ "the third quarter", "fourth-quarter": the last one that has begun; "the 1988 third quarter"."""
    number, lead, printed = read_ordinal(match["o"]), _lead(match), match["y"]

    def value_on(day: date) -> str:
        if "year's" in lead:
            return f"{day.year + _years_away(lead):04d}-Q{number}"
        days = days_of(f"{day.year:04d}-Q{number}")
        begun = days is None or days[0] <= day
        return f"{day.year - (not begun) + _years_away(lead):04d}-Q{number}"

    return dated(f"{printed}-Q{number}") if printed else from_article(scene, value_on)


def read_told_quarter(match: Match, scene: Scene) -> Found | None:
    """ "the quarter", "the latest period", "the 1988 quarter", "the year-ago period": the quarter told before.

    Without one "the quarter" is the last that was over at publication, and so is "the latest quarter" always; "the
    current quarter" is the one that runs.
    """
    lead, told = _lead(match), scene.quarter
    if "current" in lead:
        return from_article(scene, lambda day: period_value(day, "Q"))
    if match["u"] == "quarter" and ("latest" in lead or "most recent" in lead):
        return from_article(scene, lambda day: period_value(shift(day, -1, "Q"), "Q"))
    if match["u"] == "period" and not lead:
        return None  # "the period of grace"
    if told is None or told.first is None:
        ended = scene.folded.startswith((" ended", " ending"), match.end())
        if match["u"] == "period" or match["y"] or not (lead or ended):
            return None  # "the Latin quarter", "the quarter"
        steps = 4 * _years_away(lead) - 1
        return from_article(scene, lambda day: period_value(shift(day, steps, "Q"), "Q"))
    year = int(match["y"]) if match["y"] else told.first.year + _years_away(lead)
    value = f"{year:04d}-Q{(told.first.month + 2) // 3}"
    return dated(value, basis="relative")._replace(aside=year != told.first.year)


def read_year_ago(match: Match, scene: Scene) -> Found:
    """ "year-earlier results": of the quarter told a year before, else of the year before publication."""
    return quarter_a_year_before(scene) or from_article(scene, lambda day: f"{day.year - 1:04d}")._replace(aside=True)


def quarter_a_year_before(scene: Scene) -> Found | None:
    """The quarter told, a year before; nothing counts from it.

    "Third-quarter profit fell to $4m from $5m a year earlier. Sales were $80m, against $90m a year ago."
    """
    told = scene.quarter
    if told is None or told.first is None:
        return None
    return dated(period_value(shift(told.first, -1, "Y"), "Q"), basis="relative")._replace(aside=True)


def read_the_year(match: Match, scene: Scene) -> Found:
    """ "for the full year", "the first nine months of the year": that of publication; in a history the year told."""
    if match["ended"]:
        return Found("DURATION", "P1Y")  # "for the fiscal year ended June 30" is not a calendar year
    if scene.history and scene.thread and scene.thread.first:
        return dated(f"{scene.thread.first.year:04d}", basis="relative")
    return from_article(scene, lambda day: f"{day.year:04d}")


_LEADS = (
    r"(?P<lead>(?:(?:latest|current|fiscal|comparable|corresponding|same|most recent|year-ago|year-earlier"
    r"|(?:this|last|next) year's|(?P<y>{year}))[ -])*)"
)

RULES: tuple[Rule, ...] = (
    rule(
        "unit",
        rf"\b(?:(?:the|its) )?{_LEADS}(?P<o>first|second|third|fourth) quarter\b(?! of \d| \d|, \d)",
        read_quarter_word,
    ),
    rule("unit", r"\b(?P<lead>)(?P<y>)(?P<o>first|second|third|fourth)-quarter\b", read_quarter_word),
    rule("unit", rf"\b(?:the|that) {_LEADS}(?P<u>quarter)\b(?! (?:of|final)|-)", read_told_quarter),
    rule("period", rf"\b(?:the|that) {_LEADS}(?P<u>period)\b", read_told_quarter),
    rule("unit", r"\b(?:the )?(?P<x>year-(?:ago|earlier))\b", read_year_ago),
    rule(
        "unit",
        r"\b(?:(?:months|weeks|half|quarters?|rest|remainder) of|for|in|during|through|over)"
        r" (?P<x>the (?:(?:full|current|fiscal|whole) ){0,2}year)\b"
        r"(?!-|'| ?\d| (?:before|after|of|to|that|when|in which|old|earlier|later|ago|he|she|it|they|we|i)\b)"
        r"(?P<ended> end(?:ed|ing)\b)?",
        read_the_year,
    ),
)
