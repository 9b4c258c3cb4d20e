"""Does a printed sentence read well by itself, out of its article? And what of it is better left out?

By rules over its words; each rule stands beside a sentence (made up here) that it is for. A brief that prints "He said
the two would meet again" tells its reader nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from sitroom.records.claims import Evidence

#: In words: a shorter sentence tells too little, a longer one is a list; the best are not far from the ideal.
SHORTEST, LONGEST, IDEAL = 6, 45, 22
#: What a sentence is worth that may lean on another before it: "The move was praised."
LEANING = 0.3

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
#: "VARNA, Arland (AP) — The army", "(CNN)The army", "Varna (CNN Business)The army", "January 25, 2022–The army".
_DATELINE = re.compile(
    r"(?:[A-Z][\w.,'’/ -]{0,40}?)?\((?:AP|CNN[^)]{0,20}|Reuters|AFP|UPI|Xinhua|TASS|NYT|WP|PA|Fox News)\)"
    r"\s*[-–—]{0,2}\s*"
    r"|[A-Z][A-Z]{2,}[\w.,'’/() ]{0,45}?\s?(?:[—–]|-{1,2})\s+(?=[A-Z“\"])"
    rf"|{_MONTH}\.? \d{{1,2}}(?:, \d{{4}})?\s?[–—-]\s?(?=[A-Z])"
)
#: "But Arland stayed out.": what comes after it is a sentence too, where a capital letter begins it; else it leans.
_LINK = (
    "But|And|So|Yet|Still|However|Meanwhile|Moreover|Furthermore|Nevertheless|Instead|Then|Now|Firstly|Secondly|Finally"
    "|Indeed|Similarly|Likewise|Therefore|Thus|Besides|Additionally|Separately|Also|Of course|In fact|In addition"
    "|In turn|As a result|For example|For instance|On the other hand|At the same time|In response|Nonetheless|Or"
    "|By contrast|In contrast|Even so|To be sure|Importantly|Overall|Elsewhere|Hence|Accordingly|Again|Plus"
)
_LINKED = re.compile(rf"(?:{_LINK}),?\s+")
_LISTED = re.compile(r"[-–—•*·▪■►]+\s*")
#: Words that point at a sentence before: "They met.", "This was denied.", "Both said no.", "Four days later, ...".
_POINTING = re.compile(
    r"(?:He|She|It|They|We|I|You|His|Her|Their|Its|Our|My|Your|Him|Them|This|That|These|Those|Such|Both|Neither|Either"
    r"|Another|Other|Others|Here|Later|Afterwards?|Since then|Until then|Among them|One of them|Which|Who|Whose|Nor"
    r"|Q|There,|At the time"
    r"|One (?:is|was)"
    r"|Not only|As such|Doing so|By then|Thereafter|Why|How|What|If so|If not|Like (?:him|her|them|that|this)"
    r"|That['’]s|It['’]s|He['’]s|She['’]s|They['’]re|Because of (?:this|that)|After that"
    r"|In (?:this|that|it|them|so doing)|At (?:that|this)|On (?:that|this)|For (?:that|this|them|his|her|their)"
    r"|With (?:that|this|his|her|their)|To (?:that|this|them)|From (?:that|this|there)|Under (?:that|this|it)"
    r"|Despite (?:that|this)|During (?:his|her|their|this|that|the (?:call|meeting|visit|interview|briefing|talks))"
    r"|(?:Hours|Days|Weeks|Months|Years|Moments|Minutes) (?:later|earlier|before|after)"
    r"|\w+ (?:hours?|days?|weeks?|months?|years?|minutes?) (?:later|earlier))"
    r"(?![\w’'-])"
)
#: "After the call, the ministry kept silent."
_AFTERWARDS = re.compile(
    r"(?:Following|After|Before|Ahead of|At|In|During|Since) (?:the|a|an) (?:\w+ )?(?:call|meeting|talks|interview"
    r"|speech|visit|announcement|attack|incident|briefing|statement|report|vote|summit|hearing|session|raid|strike|letter|poll|survey)\b"
    r"[,.]?(?! (?:in|on|of|at|by|with|between|near|against|for) )"
)
#: "It is not clear who fired first.": the word stands for nothing.
_EMPTY_IT = re.compile(
    r"It(?:['’]s| is| was| remains| remained)(?: still| also)? "
    r"(?:unclear|unknown|uncertain|not (?:yet |immediately )?(?:clear|known|certain)|too (?:early|soon)|(?:un)?likely"
    r"|(?:im)?possible)"
)
#: "The move was praised.", "The new plan has been praised.": which? But not "The war in Arland has ended."
_WHICH = re.compile(
    r"The (?:Prime Minister|President|Chancellor|Foreign Minister|Defen[cs]e Minister)\b(?! [A-Z])"
    r"|The (?:[a-z][\w-]* ){0,2}(?:move|announcement|decision|statement|remarks?|comments?|reports?|latter|former"
    r"|two|pair|company|group|officials?|incidents?|minister|president|document|plan|measures?|bill|order|letter|deal|agreement"
    r"|talks|meeting|call|summit|vote|sides?|same|article|trip|visit|man|woman|others?|study|survey)\b"
    r"(?! (?:of|in|on|with|between|against|by|at|near|from|to|for) (?:the )?[A-Z])"
    r"|The (?:[a-z][\w’'-]* ){1,3}(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|did|does|said"
    r"|says|[a-z]+ed|came|went|took|made|began|met|told|held|left|gave|found|led|sent|set|put|shot|lost|won|hit|fell|rose|drew"
    r"|brought|kept|became|spoke|saw|sought|ran|broke|drove|grew|wrote)\b"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|us|our|Our|my|My|me|you|You|your|Your)\b(?![.’'-]S)|\bI['’]")
_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_THING = re.compile(r"\b(?:it|its|they|them|their)\b", re.IGNORECASE)
#: Begin sentences and name nobody.
_STARTERS = frozenset(
    """a an the in on at when while after before as since for during by with from to under over if although though
    because according despite following once until amid among some many most several one two three all every no not
    last next early late more than about around nearly almost through out of and but or so yet that this these those
    speaking asked citing pressed also even just only still now then there here both each what who how""".split()
)
#: Under photographs, beside videos, at the foot of pages.
_FURNITURE = re.compile(
    r"\b(?:pictured|(?:is|are) seen|file (?:photo|picture|image)|getty|AP photo|image (?:copyright|caption|source)"
    r"|(?:photo|picture|image|video|photograph) (?:by|shows|taken|provided|released|courtesy)|looks? on"
    r"|poses? (?:for|with)|in this (?:\w+ )?(?:photo|picture|image|video|handout|screenshot|frame|undated)|click"
    r"|subscribe|newsletters?"
    r"|sign up|read more|follow (?:us|him|her|me) on|contributed (?:to )?(?:this|reporting)|editor['’]s note|rights"
    r" reserved|this (?:article|story|post|page|column|material|report may)|live updates"
    r"|watch (?:live|below|the video)"
    r"|here['’]s what|what you need to know|gestures|walks? past"
    r"|holds? (?:up )?(?:a|his|her) (?:\w+ )?(?:sign|portrait|flag)"
    r"|hide caption|scroll down|advertis\w+|story continues|click here|updated at|last updated"
    r"|(?:report|story) ?MORE"
    r"|discusses|reacts to|weighs in|breaks down|analy[sz]es|joined ['‘]"
    r"|(?:CNN|BBC|NPR|Fox News|Sky News)['’]s [A-Z])|©|https?:|www\.|@\w",
    re.IGNORECASE,
)
#: "The minister praised this plan.", "Arland denied the claims.": which? But "this week" is a day.
_POINTS_AT = re.compile(
    r"\b(?:these|those|this|such an?|such) "
    r"(?!week|month|year|morning|afternoon|evening|summer|spring|autumn|fall|winter|weekend|time|century|decade|season"
    r"|quarter|as\b|who\b|in\b|of\b|from\b|that\b)[a-z]\w*"
    r"|\bthat (?:demand|claim|move|request|offer|plan|decision|statement|deal|vote|attack|report|idea|goal|summit"
    r"|meeting|time|point|day|year|month|night|visit|call)\b"
    r"|\bthe (?:incident|matter|accusations?|allegations?|claims?|reports?|charges?|sinking|plot)"
    r"(?:[.,]| and\b)"
)
#: "The allies rejected calls for.": the end is lost.
_CUT_OFF = re.compile(r"\b(?:for|of|the|an?|and|or|from|to|as|that)\.$", re.IGNORECASE)
_CLOSED = re.compile(r"[.!][”\"’')\]]*$")
#: "Anna Lund visiting a school in Varna.": under a photograph; but "Russian shelling has gone on."
_CAPTION = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,4}[a-z]+ing\s+(?!(?:has|have|had|is|are|was|were|will|would|could|can|may|of|in|on|and|to|by"
    r"|that|against|for|from|at|near|around|\w+ed)\b)(?![^,]*\b(?:has|have|had|is|are|was|were|will|said|says)\b)"
)
#: A row of capitals; "ANNA LUND: The army is ready."
_SHOUTED = re.compile(r"^[A-Z .'’-]{5,40}:|(?:\b[A-Z]{2,}\b[\s,'’-]*){5,}")


def core(words: str) -> tuple[int, int]:
    """Where the part of a sentence begins and ends that is printed: half-open places in `words`.

    Left out in front: the mark of a list, a dateline, and "But" or "However," before a name. Nothing is changed.
    """
    start, end = len(words) - len(words.lstrip()), len(words.rstrip())
    for pattern in (_LISTED, _DATELINE):
        if match := pattern.match(words, start):
            start = match.end()
    linked = _LINKED.match(words, start)
    if linked and re.match(r"[A-Z]", words[linked.end() :]):
        start = linked.end()
    return (start, end) if start < end else (0, len(words))


def worth(text: str) -> float:
    """How well one sentence reads alone, on one line: from 0 (not at all) to 1."""
    count = len(_WORD.findall(text))
    around = _QUOTED.sub(" ", text)
    is_whole = SHORTEST <= count <= LONGEST and _CLOSED.search(text) and re.match(r"[A-Z0-9“\"$£€]", text)
    if not is_whole or not _is_balanced(text) or _CAPTION.match(text):
        return 0.0
    if any(one.search(text) for one in (_FURNITURE, _SHOUTED, _CUT_OFF)):
        return 0.0
    points = _LINKED.match(text) or (_POINTING.match(text) and not _EMPTY_IT.match(text))
    if points or _FIRST_PERSON.search(around) or not _says_who(around):
        return 0.0
    if len(_WORD.findall(around)) < SHORTEST - 2:  # "We shall see." with nobody to say it
        return 0.0
    leans = _AFTERWARDS.match(text) or _WHICH.match(text) or _POINTS_AT.search(around)
    leaning = LEANING if leans else 1.0
    return leaning * (1.0 if count <= IDEAL else max(0.6, 1 - (count - IDEAL) / 60))


def best(evidence: Iterable[Evidence]) -> tuple[Evidence, float] | None:
    """The sentence among some that reads best alone, cut to its core, with its worth; None where none does."""
    found = [(one, worth(one_line(one.quote))) for one in map(_cut, evidence)]
    readable = [(one, value) for one, value in found if value > 0]
    return max(readable, key=lambda pair: (pair[1], pair[0].document, -pair[0].start), default=None)


def one_line(text: str) -> str:
    """Words as they are printed in a brief: every run of white space is one space."""
    return " ".join(text.split())


def _cut(evidence: Evidence) -> Evidence:
    start, end = core(evidence.quote)
    first = evidence.start + start
    return replace(evidence, start=first, end=evidence.start + end, quote=evidence.quote[start:end])


def _is_balanced(text: str) -> bool:
    """False where a quotation or a bracket begins or ends elsewhere: 'He called it “a great day. '"""
    pairs = all(text.count(left) == text.count(right) for left, right in ("“”", "()", "[]"))
    return pairs and text.count('"') % 2 == 0 and "…" not in text and "..." not in text


def _says_who(around: str) -> bool:
    """False where "he" or "it" has nobody before it: "Asked whether the army left, he said no."."""
    person, thing = _PERSON.search(around), _THING.search(around)
    if person and not _names_someone(around[: person.start()]):
        return False
    return thing is None or len(_WORD.findall(around[: thing.start()])) >= 2 or bool(_EMPTY_IT.match(around))


def _names_someone(before: str) -> bool:
    words = _WORD.findall(before)
    names = (word for word in words if word[0].isupper() and word.casefold() not in _STARTERS)
    return any(not word.endswith("ly") for word in names)  # "Undeniably, with his promise"
