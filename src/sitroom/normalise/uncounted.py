"""Numbers that count nothing: "Article 5", "World War Two", "Su-27", "Smith, 42,", "one another"."""

import re

from sitroom.lexicon.units import ATTACHED, HYPHENED, UNITS
from sitroom.normalise.printed import Number
from sitroom.records.text import Span

_DESIGNATED = re.compile(
    r"\b(?:articles?|resolutions?|no|numbers?|chapter|sections?|pages?|flight|room|group(?: of)?|phase|channel|highway"
    r"|route|figure|protocols?|grade|gate|line|level|type|mark|version|boeing|airbus|aged|ages?|part|act|title|rule"
    r"|clause|paragraph|amendment|category|unit|class|area|pier|platform|episode|season|volume|issue|formula|tel|phone"
    r"|days?|week|round|game|war|covid)\.? {1,2}(?:-|[a-z]?[\d.]+(?:,| and| or) )?$"
)
#: What follows "one" where it is a pronoun or an idiom: "one of", "one another", "one day", "one people".
_AFTER_ONE = re.compile(
    r" (?:of|another|day|side|sided|thing|way|hand|by|more|other|to|who|that|which|is|was|has|can|could|would|must"
    r"|should|will|might|people|and|or|but|in|on|at|as|for|with|from|such|nor|senior|former|official|analyst|expert|source"
    r"|witness|reason|point|question|example|goal)\b|[-'.,;:!?\")]|$| [^a-z]"
)
#: What stands before "one" there: "an attack on one member", "any one state", "the one".
_BEFORE_ONE = re.compile(
    r"(?:\b(?:any|no|every|each|this|that|the|on|against|not|as|at|another|which|for|upon)|-) {0,2}$"
)
_DEFINITE = re.compile(r"\b(?:the|both|these|those|their|its|his|her|other|our|last|first|next)(?: other)? {1,2}$")
_PHONE = re.compile(r"[+(]?\d[\d ()-]{7,}\d")
_AFTER_COMMA = re.compile(r"[a-z\"], {0,2}$|[a-z] \($")
_OLD = ("-year-old", " years old", "-month-old", " year old", " years of age", " year-old", " month-old", "-year old")
_ATTACHED = re.compile(r"[a-z°%][a-z/]*\d?")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|[/_]\w|:\d|-[a-z](?![a-z])")
_HYPHENED = re.compile(r"-([a-z]+)")


def counts_nothing(text: str, folded: str, number: Number, sentence: Span) -> bool:
    """True where a number is a name, a label, an age, a telephone number or an idiom."""
    if number.currency or number.factor != 1.0 or number.vague:
        return False
    before = folded[max(sentence.start, number.start - 26) : number.start]
    after = folded[number.end : min(sentence.end, number.end + 26)]
    if _DESIGNATED.search(before) or after.startswith(_OLD) or _ORDINAL.match(after) or _is_tied(before):
        return True
    if (match := _ATTACHED.match(after)) and (match[0] not in ATTACHED or text[number.end] == "G"):
        return True  # "5G" is no five grams
    if number.words:
        return _is_idiom(number, before, after)
    return (
        _is_age(number, before, after) or _is_phone(folded, number) or _is_label(text, folded, number, sentence, after)
    )


def _is_tied(before: str) -> bool:
    """ "Su-27", "COVID-19", "#12", "1/16", "©2021"; but not the second number of "5-10" or of "30%-40%"."""
    if before.endswith(("#", "/", "_", "@", "'", "©")):
        return True
    return before.endswith("-") and len(before) > 1 and not (before[-2].isdigit() or before[-2] in "%) -")


def _is_idiom(number: Number, before: str, after: str) -> bool:
    hyphen = _HYPHENED.match(after)
    if after.startswith((" times", " the size", " the number")):
        return True  # "one and a half the size of California"
    if number.value == 1:
        return bool((_AFTER_ONE.match(after) and not (hyphen and hyphen[1] in HYPHENED)) or _BEFORE_ONE.search(before))
    if hyphen:
        return hyphen[1] not in HYPHENED and hyphen[1] != "plus"
    if number.value in (2, 3, 4) and _DEFINITE.search(before):
        # "the two leaders", "the two sides": known already, nobody counts them; "the two deaths" are counted
        match = re.match(r" ([a-z]+)", after)
        return not (match and UNITS.get(match[1]) in ("deaths", "injured", "percent", "km", "mi", "troops", "people"))
    return number.value < 1 and bool(re.match(r" (?:of it|way|hour|an hour|time|mast)\b", after))


def _is_age(number: Number, before: str, after: str) -> bool:
    """ "Smith, 42, said": a number under 110 between commas after a word."""
    return number.value < 110 and bool(_AFTER_COMMA.search(before)) and after[:1] in (",", ")", ".", "")


def _is_phone(folded: str, number: Number) -> bool:
    around = folded[max(0, number.start - 14) : number.end + 14]
    return any(len(re.sub(r"\D", "", m[0])) >= 9 and re.search(r"[ ()-]", m[0]) for m in _PHONE.finditer(around))


def _is_label(text: str, folded: str, number: Number, sentence: Span, after: str) -> bool:
    """ "Channel 4", "Euro 2020", "iPhone 11 Pro": a capital word right before and nothing counted after."""
    word = re.search(r"([a-z][a-z.'-]*) $", folded[max(sentence.start, number.start - 26) : number.start])
    if word is None or number.start - len(word[0]) <= sentence.start:
        return False
    printed = text[number.start - len(word[0]) : number.start]
    return printed != printed.lower() and not re.match(r" ?(?:%|per ?cent|pct?\b|[a-z]{3,}(?:s|people)\b)", after)
