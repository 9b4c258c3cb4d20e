"""Numbers that count nothing: "Article 5", "World War Two", "Su-27", "Smith, 42,", "one another"."""

import re

from sitroom.lexicon.measures import ATTACHED, CURRENCY_WORDS, MEASURES, SIGNS_BEHIND
from sitroom.lexicon.units import COUNTED, HYPHENED, UNITS
from sitroom.normalise.measured import measure_after
from sitroom.normalise.printed import Number
from sitroom.records.text import Span

_DESIGNATED = re.compile(
    r"\b(?:articles?|resolutions?|no|numbers?|chapter|sections?|pages?|flight|room|group(?: of)?|phase|channel|highway"
    r"|route|figure|protocols?|grade|gate|line|level|type|mark|version|boeing|airbus|aged|ages?(?: of)?|part|act|title"
    r"|rule|clause|paragraph|amendment|category|unit|class|area|pier|platform|episode|season|volume|issue|formula|tel"
    r"|phone|days?|week|round|game|war|covid|caption|slide|photo|image|exit|appendix|annex|stage|tier|step|measure|proposition|prop)\.?"
    r" {1,2}(?:-|[a-z]?[\d.]+(?:,| and| or) )?$"
)
#: What follows "one" where it is a pronoun or an idiom: "one of", "one another", "one day", "one people".
_AFTER_ONE = re.compile(
    r" (?:of|another|day|side|sided|thing|way|hand|by|more|other|to|saying|adding|telling|being|having|who|that|which"
    r"|is|was|has|can|could|would|must|should|will|might|people|and|or|but|in|on|at|as|for|with|from|such|nor|senior"
    r"|former|official|analyst|expert|source|witness|reason|point|question|example|goal)\b|[-'.,;:!?\")]|$| [^a-z]"
)
#: What stands before "one" there: "an attack on one member", "any one state", "the one".
_BEFORE_ONE = re.compile(
    r"(?:\b(?:any|no|every|each|this|that|the|first|last|next|on|against|not|as|at|another|which|for|upon)|-) {0,2}$"
)
#: "Slide 4 of 20", "Caption 17 of 60 pictures".
_COUNTER = re.compile(r"\b(?:caption|photos?|images?|slides?|pages?|pictures?|parts?) {1,2}\d+ {1,2}(?:of|/) {1,2}$")
_DEFINITE = re.compile(r"\b(?:the|both|these|those|their|its|his|her|other|our|last|first|next)(?: other)? {1,2}$")
#: "575 Elm Road", "16-18 Harbour Avenue", "9 E. 70th St": the number of a house, as printed.
_ADDRESS = re.compile(
    r"(?:-\d+)?,? (?:[NSEW]\.? )?(?:(?:\d+(?:st|nd|rd|th)|[A-Z][\w'.-]*) ){1,3}"
    r"(?:Road|Street|Avenue|Lane|Drive|Boulevard|Square|Terrace|Crescent|Way|St|Rd|Ave|Blvd|Dr|Ln)\b"
    r"|(?:-\d+)?,? (?:Ave|Avenue|Rue|Via|Calle|Boulevard|Boul)\.? [A-Z]"
)
#: "a 737 Max", "the first 787s", "its 777 jet": types of airliner.
_AIRLINER = re.compile(r"-\d00| max\b| dreamliners?| (?:jet|jetliner|airliner|aircraft|plane|freighter)\b|er\b|s\b")
#: Who is told of with "the two": the parties of a text; verbs too, for "the two agreed".
_PARTIES = frozenset(
    "leaders sides countries nations presidents ministers men women parties neighbours neighbors powers governments "
    "states capitals allies rivals superpowers republics friends brothers sisters diplomats chiefs candidates sets "
    "groups statesmen officials envoys premiers counterparts heads teams camps blocs peoples and have had are were "
    "will would agreed met spoke discussed said also is was can could did do".split()
)
_PHONE = re.compile(r"[+(]?\d[\d ()-]{7,}\d")
_AFTER_COMMA = re.compile(r"[a-z\"], {0,2}$|[a-z] \($")
_LABELLING = (" zip code", " postcode")
_ATTACHED = re.compile(r"[a-z°%μµ″$€£₽₴₪₺₿元][a-z/²]*\d?")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|[/_]\w|:\d|-[a-z](?![a-z])|\([a-z]\)")
#: Words that a hyphen may tie to a number that counts: "a six-mile trip", "a two-dollar ticket".
_TIED = HYPHENED.keys() | MEASURES.keys() | CURRENCY_WORDS.keys() | {"plus"}
#: "the second half of the year", "the northern half of the island" are places and times, no shares.
_WHICH_HALF = re.compile(r"\b(?:the|its|their|his|her) [a-z-]+ $")
#: "a surprise or two", "a day or two".
_OR_TWO = re.compile(r"\ban? [a-z]+ or $")
#: The first of two days: "on 26 and 27 September".
_AND_DAY = re.compile(
    r"(?:,| and| or|-| to) ?\d{1,2}(?:st|nd|rd|th)? (?:of )?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_ATTACHABLE = ATTACHED.keys() | CURRENCY_WORDS.keys() | SIGNS_BEHIND.keys()
_HYPHENED = re.compile(r"-([a-z]+)")


def counts_nothing(text: str, folded: str, number: Number, sentence: Span) -> bool:
    """True where a number is a name, a label, an age, a telephone number or an idiom."""
    if number.currency or number.factor != 1.0 or number.vague:
        return False
    before = folded[max(sentence.start, number.start - 26) : number.start]
    after = folded[number.end : min(sentence.end, number.end + 26)]
    if (
        _DESIGNATED.search(before)
        or _COUNTER.search(before)
        or after.startswith(_LABELLING)
        or _ORDINAL.match(after)
        or _is_tied(before)
    ):
        return True
    if (700 < number.value < 790 and number.value % 10 == 7 and _AIRLINER.match(after)) or _ADDRESS.match(
        text[number.end : min(sentence.end, number.end + 48)]
    ):
        return True
    if (match := _ATTACHED.match(after)) and (
        match[0] not in _ATTACHABLE or text[number.end] == "G" == match[0].upper()
    ):
        return True  # "5G" is no five grams
    if number.words:
        return _is_idiom(number, before, after) or _is_name(text, number, sentence)
    if _AND_DAY.match(after):
        return True
    if measure_after(folded, number, number.end, sentence.end)[0]:
        return False
    return (
        _is_age(number, before, after)
        or _is_alone(folded, number, sentence)
        or _is_year(folded, number, after)
        or _is_phone(folded, number)
        or _is_label(text, folded, number, sentence, after)
    )


_WORDS = re.compile(r"[a-z]+")


def _is_year(folded: str, number: Number, after: str) -> bool:
    """ "the 2018 sales", "by 2120": four digits of our centuries with nothing counted; but "1997 troops"."""
    printed = folded[number.start : number.end]
    if not (len(printed) == 4 and printed.isdigit() and 1900 <= number.value < 2130) or number.value == 2000:
        return False
    return not any(word in COUNTED for word in _WORDS.findall(after)[:3])


_CLOCK = re.compile(r"\d:$")


def _is_tied(before: str) -> bool:
    """ "Su-27", "COVID-19", "#12", "1/16", "©2021", "37:18"; but not the second number of "5-10" or of "30%-40%"."""
    if before.endswith(("#", "/", "_", "@", "'", "`", "©")) or _CLOCK.search(before):
        return True
    if not before.endswith("-") or before.endswith("-to-"):
        return False
    return len(before) > 1 and not (before[-2].isdigit() or before[-2] in "%) -")


def _is_idiom(number: Number, before: str, after: str) -> bool:
    hyphen = _HYPHENED.match(after)
    if after.startswith((" times", " the size", " the number")):
        return True  # "one and a half the size of California"
    if number.value == 1:
        return bool((_AFTER_ONE.match(after) and not (hyphen and hyphen[1] in _TIED)) or _BEFORE_ONE.search(before))
    if hyphen:
        return hyphen[1] not in _TIED
    if number.value == 2 and _OR_TWO.search(before):
        return True
    if number.value == 0.5 and _WHICH_HALF.search(before):
        return True
    if number.value in (2, 3, 4) and _DEFINITE.search(before):
        # "the two leaders", "the two sides": known already, nobody counts them; "the two deaths" are counted
        return any(noun in _PARTIES for noun in _WORDS.findall(after)[:3]) or not _WORDS.match(after.lstrip())
    return number.value < 1 and bool(re.match(r" (?:of it|way|hour|an hour|time|mast)\b", after))


_CAPITAL = re.compile(r"[A-Z][\w.'-]* $")


def _is_name(text: str, number: Number, sentence: Span) -> bool:
    """ "Air Force One", "Channel Four": a capital after a capital; but a title prints "Rebels Down Two Helicopters"."""
    if not text[number.start].isupper() or not _CAPITAL.search(
        text, max(sentence.start, number.start - 26), number.start
    ):
        return False
    return not text[number.end : number.end + 2].strip()[:1].isupper()


def _is_alone(folded: str, number: Number, sentence: Span) -> bool:
    """ "4." as a sentence, "(3)": the number of a paragraph, of a note, of a point in a list."""
    if folded[max(sentence.start, number.start - 1) : number.start] == "(" and folded.startswith(")", number.end):
        return True
    return number.start == sentence.start and not folded[number.end : sentence.end].strip(". )")


def _is_age(number: Number, before: str, after: str) -> bool:
    """ "Smith, 42, said": a number under 110 between commas after a word."""
    return number.value < 110 and bool(_AFTER_COMMA.search(before)) and after[:1] in (",", ")", ".", "")


def _is_phone(folded: str, number: Number) -> bool:
    around = folded[max(0, number.start - 14) : number.end + 14]
    return any(len(re.sub(r"\D", "", m[0])) >= 9 and re.search(r"[ ()-]", m[0]) for m in _PHONE.finditer(around))


def _is_label(text: str, folded: str, number: Number, sentence: Span, after: str) -> bool:
    """ "Channel 4", "Euro 2020", "iPhone 11 Pro": a capital word right before and nothing counted after.

    A word all in capitals is a name even where a noun may follow: "RADIO 24 looks back", but "NATO 24 jets".
    """
    word = re.search(r"([a-z][a-z.'-]*) $", folded[max(sentence.start, number.start - 26) : number.start])
    if word is None:
        return False
    printed = text[number.start - len(word[0]) : number.start - 1]
    if len(printed) > 3 and printed.isupper() and not text[sentence.start : sentence.end].isupper():
        return not any(noun in UNITS for noun in _WORDS.findall(after)[:3])
    if number.start - len(word[0]) <= sentence.start or re.match(r"-(?:to-)?\d", after):
        return False
    return printed != printed.lower() and not re.match(r" ?(?:%|per ?cent|pct?\b|[a-z]{3,}(?:s|people)\b)", after)
