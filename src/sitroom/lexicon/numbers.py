"""Numbers in words and digits: "88", "1.5bn", "fourteen thousand", "half a million", "one-third".

The tables are our own. All functions take folded text: lower case, straight quotes, plain hyphens.
"""

import re

SMALL: dict[str, int] = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ).split()
    )
}
TENS: dict[str, int] = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
#: Words that multiply what stands before them; "a dozen" is read as one of them.
SCALES: dict[str, float] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
}
#: Letters that are a scale only when printed against the digits: "$5m", "10k".
LETTERS: dict[str, float] = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
#: Denominators of fractions in words.
PARTS: dict[str, int] = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
ORDINALS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50}

#: Groups of three, of two before the last three (India: "12,34,567"), or of "000" with a space between, which a
#: tokeniser or a European style prints: "10, 000", "10 000"; other groups after a space are the next number.
DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?|\d{1,3}(?:,? 000)+|\d+(?:\.\d+)?|\.\d+)"
    r"(?![\d]|[.,]\d)"
)
_PLAIN = "|".join(sorted([*SMALL, *TENS], key=len, reverse=True))
_SCALE = "dozen|hundred|thousand|million|billion|trillion|lakh|crore"
#: Parts of a scale: "half a million", "quarter million", "three quarters of a billion".
_PART_OF = (
    rf"(?:(?:(?:a |one |three )?quarters?|(?:one )?half)(?:(?: of)? an?|-a)?|(?:a|an) (?:half|quarter)(?: of an?)?)[ -]"
    rf"(?:{_SCALE})\b"
)
#: A number in words; never starts with a scale alone ("thousand islands") but may with "a".
WORDS = (
    rf"(?:{_PART_OF}|(?:a|an) (?:{_SCALE})\b|(?:{_PLAIN})\b)"
    rf"(?:(?:-| and | )(?:{_PLAIN}|{_SCALE})\b(?!-(?:year|day|week|month|hour)))*(?: and a half\b(?: (?:{_SCALE})\b)?)?"
)
FRACTION = (
    r"(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine)[ -](?:half|thirds?|quarters?|fourths?|fifths?|sixths?"
    r"|sevenths?|eighths?|ninths?|tenths?)\b|half\b)"
)
_WORD = re.compile(r"[a-z]+|[\d.,]*\d")
#: The words of a part before its scale, see `_PART_OF`.
_PART = re.compile(rf"(?:(?P<top>a|an|one|three) )?(?P<part>half|quarter)s? (?:of )?(?:an? )?(?={_SCALE})")


def read_digits(text: str) -> float:
    """ "14,000" as 14000.0, and "14 000" too."""
    return float(text.replace(",", "").replace(" ", ""))


def read_words(text: str) -> float | None:
    """A number in words, also with digits before a scale ("1.5 million"); None when the words do not add up.

    "two three" is no number, and neither is "twenty fifteen".
    """
    total, current, last = 0.0, 0.0, 1e15
    half = re.search(r" and a half\b", text)
    words = _WORD.findall(text[: half.start()] + text[half.end() :] if half else text)
    if part := _PART.match(" ".join(words)):
        words[: part[0].count(" ")] = [str(SMALL.get(part["top"], 1) / PARTS[part["part"]])]
    elif words[:1] == ["a"] or words[:1] == ["an"]:
        words[:1] = ["1"]
    for word in words:
        if word in SCALES:
            scale = SCALES[word]
            if scale in (12, 100) or not current:
                current = (current or 1) * scale
            else:
                total, current = total + current * scale, 0.0
            last = scale
        elif word == "and":
            continue
        else:
            value = SMALL.get(word, TENS.get(word)) if word.isalpha() else read_digits(word)
            if value is None or value >= last:
                return None
            current, last = current + value, 10 if word in TENS else 0
    if half:
        biggest = max((SCALES[word] for word in words if word in SCALES), default=1)
        current += biggest / 2
    return total + current


def read_fraction(text: str) -> float:
    """ "two-thirds" as 0.666..., "half" as 0.5."""
    words = re.split(r"[ -]", text)
    top = 1 if len(words) == 1 or words[0] in ("a", "an") else SMALL[words[0]]
    return top / PARTS[words[-1] if words[-1] in PARTS else words[-1].removesuffix("s")]


def read_ordinal(text: str) -> int | None:
    """ "eighth" and "8th" as 8, "twenty-first" as 21; None for anything else."""
    if match := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", text):
        return int(match[1])
    tens, _, ones = text.rpartition("-")
    value = ORDINALS.get(ones)
    if not tens:
        return value
    return TENS[tens] + value if tens in TENS and value and value < 10 else None


_GLYPHS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}
#: Parts in digits behind a whole number or alone: "10 1/2", "3/4", "2½".
PARTED = rf"(?:(?:\d+[ -])?[1-9]/(?:2|3|4|5|8|10|16)(?![\d/.,-])|\d*[{''.join(_GLYPHS)}])"


def read_parted(text: str) -> float:
    """ "10 1/2" and "10½" as 10.5, "3/4" as 0.75."""
    if text[-1] in _GLYPHS:
        return float(text[:-1] or 0) + _GLYPHS[text[-1]]
    whole, _, part = text.replace("-", " ").rpartition(" ")
    top, bottom = part.split("/")
    return float(whole or 0) + int(top) / int(bottom)
