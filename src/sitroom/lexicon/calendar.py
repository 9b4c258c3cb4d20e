"""Words that tell time, in English; tables of our own.

All words are folded: lower case, straight quotes, plain hyphens.
"""

from datetime import date

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
#: Months that are also other words: "may invade", "march on Kyiv"; without a day or a year they need a preposition.
DOUBTFUL_MONTHS: frozenset[str] = frozenset(
    {"may", "march", "mar", "jan", "dec", "sep", "apr", "jun", "jul", "aug", "oct"}
)

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAY_NAMES: tuple[str, ...] = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES: tuple[str, ...] = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

#: TIMEX3 code and first month; a winter begins in December and is named for that year.
SEASONS: dict[str, tuple[str, int]] = {
    "spring": ("SP", 3),
    "summer": ("SU", 6),
    "autumn": ("FA", 9),
    "fall": ("FA", 9),
    "winter": ("WI", 12),
}

#: Letter of TIMEX3 durations. "yr" for "year" is what a synonym spinner prints: "now in its eighth yr".
UNITS: dict[str, str] = {
    name: letter
    for letter, names in {
        "TS": "second seconds",
        "TM": "minute minutes",
        "TH": "hour hours hr hrs",
        "D": "day days",
        "W": "week weeks wk wks",
        "WE": "weekend weekends",
        "M": "month months",
        "Q": "quarter quarters",
        "Y": "year years yr yrs",
        "DE": "decade decades",
        "CE": "century centuries",
    }.items()
    for name in names.split()
}

#: Words that point from the article: -1 the one before, 0 this one, 1 the one after.
#: "final" is spun "last": "the Foreign Ministry demanded final week".
DEICTIC: dict[str, int] = {"last": -1, "final": -1, "past": -1, "this": 0, "next": 1, "coming": 1}

#: Words that point from the date told before: "the following year", "that same year" (spun: "that similar yr").
FROM_TOLD: dict[str, int] = {
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "same": 0,
    "similar": 0,
    "following": 1,
    "next": 1,
    "ensuing": 1,
}

PARTS_OF_DAY: dict[str, str] = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "noon": "T12:00",
    "midday": "T12:00",
    "midnight": "T24:00",
    "dawn": "TMO",
    "dusk": "TEV",
    "overnight": "TNI",
}

#: "early" is the first half of a period and "late" the second, as the TIMEX3 modifiers START and END are read;
#: "the end of last year" is nearer the edge: the last quarter.
MODIFIERS: dict[str, tuple[float, float]] = {
    "early": (0, 0.5),
    "late": (0.5, 1),
    "mid": (0.25, 0.75),
    "middle": (0.25, 0.75),
    "beginning": (0, 0.25),
    "start": (0, 0.25),
    "end": (0.75, 1),
    "close": (0.75, 1),
}

PRESENT = (
    "now",
    "currently",
    "nowadays",
    "presently",
    "at present",
    "at the moment",
    "right now",
    "at this time",
    "current",
)
PAST = ("recently", "lately", "not long ago", "the past", "the recent past", "recent")
FUTURE = ("soon", "shortly", "the future", "the near future", "in due course", "as soon as possible")

SETS: dict[str, str] = {
    "annually": "P1Y",
    "yearly": "P1Y",
    "monthly": "P1M",
    "weekly": "P1W",
    "daily": "P1D",
    "hourly": "PT1H",
    "nightly": "XXXX-XX-XXTNI",
}

#: Past forms that do not end in -ed; the commonest of news.
PAST_FORMS: frozenset[str] = frozenset(
    (
        "was were had did said told went came took made gave got began held met fell rose fled won lost led left sent "
        "saw found thought brought bought sold spoke wrote broke became grew knew drew shot struck stood paid kept put "
        "cut hit shut spent ran sought fought taught caught built dealt heard felt laid withdrew overthrew threw swore "
        "sank flew drove chose rode sat slid slipped became been"
    ).split()
)
#: Words after which a day or month lies ahead: "will meet on Tuesday", "scheduled for May".
FUTURE_FORMS: frozenset[str] = frozenset(
    (
        "will 'll shall would could may might can should must expected expects expect scheduled due plans plan planned "
        "planning set upcoming next deadline until till wants hopes intends aims prepares slated poised forthcoming "
        "begins starts opens resumes starting effective meets convenes votes arrives"
    ).split()
)
#: Of these the past forms: before a time they look ahead ("a vote planned for May"), after it they are its verb.
PAST_PLANS: frozenset[str] = frozenset({"planned", "expected", "set"})

#: Holidays with a fixed month and day. "Victory Day" is that of Russia and its neighbours.
FIXED_HOLIDAYS: dict[str, tuple[int, int]] = {
    "new year's day": (1, 1),
    "orthodox christmas": (1, 7),
    "valentine's day": (2, 14),
    "victory day": (5, 9),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
#: Holidays that move with Easter Sunday: days after it.
EASTER_DAYS: dict[str, int] = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "good friday": -2,
    "easter sunday": 0,
    "easter": 0,
    "easter monday": 1,
}
#: Holidays on a weekday of the United States: month, weekday (Monday is 1), which one (-1 is the last).
WEEKDAY_HOLIDAYS: dict[str, tuple[int, int, int]] = {
    "martin luther king day": (1, 1, 3),
    "memorial day": (5, 1, -1),
    "labor day": (9, 1, 1),
    "thanksgiving day": (11, 4, 4),
    "thanksgiving": (11, 4, 4),
}

#: Happenings that tell a time by their name, as TIMEX3 values; the dates that reference works give.
NAMED_TIMES: dict[str, str] = {
    "american civil war": "1861-04-12/1865-04-09",
    "first world war": "1914-07-28/1918-11-11",
    "world war i": "1914-07-28/1918-11-11",
    "world war one": "1914-07-28/1918-11-11",
    "great depression": "1929/1939",
    "second world war": "1939-09-01/1945-09-02",
    "world war ii": "1939-09-01/1945-09-02",
    "world war two": "1939-09-01/1945-09-02",
    "d day": "1944-06-06",
    "cold war": "1947/1991",
    "korean war": "1950-06-25/1953-07-27",
    "cuban missile crisis": "1962-10-16/1962-10-28",
    "prague spring": "1968-01-05/1968-08-21",
    "gulf war": "1990-08-02/1991-02-28",
    "orange revolution": "2004-11-22/2005-01-23",
    "arab spring": "2010-12/2012-12",
    "euromaidan": "2013-11-21/2014-02-22",
    "maidan revolution": "2013-11-21/2014-02-22",
}
#: Olympic Games from their opening to their closing ceremony (International Olympic Committee).
OLYMPICS: tuple[tuple[str, date, date], ...] = (
    ("summer", date(1996, 7, 19), date(1996, 8, 4)),
    ("winter", date(1998, 2, 7), date(1998, 2, 22)),
    ("summer", date(2000, 9, 15), date(2000, 10, 1)),
    ("winter", date(2002, 2, 8), date(2002, 2, 24)),
    ("summer", date(2004, 8, 13), date(2004, 8, 29)),
    ("winter", date(2006, 2, 10), date(2006, 2, 26)),
    ("summer", date(2008, 8, 8), date(2008, 8, 24)),
    ("winter", date(2010, 2, 12), date(2010, 2, 28)),
    ("summer", date(2012, 7, 27), date(2012, 8, 12)),
    ("winter", date(2014, 2, 7), date(2014, 2, 23)),
    ("summer", date(2016, 8, 5), date(2016, 8, 21)),
    ("winter", date(2018, 2, 9), date(2018, 2, 25)),
    ("summer", date(2021, 7, 23), date(2021, 8, 8)),
    ("winter", date(2022, 2, 4), date(2022, 2, 20)),
    ("summer", date(2024, 7, 26), date(2024, 8, 11)),
    ("winter", date(2026, 2, 6), date(2026, 2, 22)),
)
