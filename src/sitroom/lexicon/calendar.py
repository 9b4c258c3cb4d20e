"""Words that tell time, in English; tables of our own.

All words are folded: lower case, straight quotes, plain hyphens.
"""

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
    "annually": "XXXX",
    "yearly": "XXXX",
    "annual": "P1Y",
    "monthly": "XXXX-XX",
    "weekly": "XXXX-WXX",
    "daily": "XXXX-XX-XX",
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
        "begins starts opens resumes starting effective"
    ).split()
)
