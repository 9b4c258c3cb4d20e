"""What a question asks for, a number, a day, a person, a reason, and whether a sentence may tell it. Our own lists."""

import re
from collections.abc import Mapping

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
#: What is said, and with which words: "It is folly," said Lund.
_TOLD = (
    r"[\"“”]|\b(said|says?|saying|told|tells|according to|accus\w+|warn\w*|deni\w+|believ\w+|think\w*|thought|call\w*|"
    r"added|argu\w+|insist\w*|claim\w*|announced|stated|wrote|described|fear\w*|predict\w*|expect\w*|urg\w+|demand\w*|"
    r"promis\w+|critici\w+|propos\w+|suggest\w*|reported\w*)\b"
)
_SAYING = (
    r"\b(say|says|said|saying|tell|told|think|thinks|thought|believe|believes|claim|claims|claimed|call|called|calls|"
    r"describe|described|react|reacted|respond|responded|advice|advise|warn\w*|according|regard|view|opinion|accus\w*|"
    r"blam\w*|deny|denies|denied|admit\w*|promise\w*|demand\w*|urge\w*|critici\w+|fear\w*|predict\w*|expect\w*|"
    r"propos\w*|suggest\w*|argu\w+)\b"
)
_NUMBER = (
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|"
    r"billions?|half|third|quarter|none|no|most|few|several)\b"
)
_TIME = (
    rf"\b(\d{{4}}|\d{{1,2}}:\d\d|{_MONTHS}|{_WEEKDAYS}|yesterday|today|tomorrow|tonight|ago|last|next|earlier|later|"
    r"before|after|until|years?|months?|weeks?|days?|hours?|minutes?)\b"
)
_REASON = (
    r"\b(because|since|due to|as a result|led to|caused?|causes|after|following|in response|over|therefore|so that|"
    r"in order to|fear\w*|accus\w*|attempt to|to force|seeing|claim\w*|threat\w*|thanks to|reasons?|amid)\b"
)
_PERSON = (
    r"\b[A-Z][a-z]+ (?:[A-Z]\. )?(?:al-|bin )?[A-Z][a-z]+|"
    r"\b(group|forces|troops|police|men|man|woman|gunm[ae]n|officials?|rebels?|army)\b"
)
_PLACE = (
    r"\b(in|at|near|from|to|outside|across|around|off|into|of|through|via|along|between) (?:the )?(?:\w+ ){0,2}[A-Z]"
)
_WHETHER = (
    r"\b(not|never|no|will|would|can|could|has|have|had|did|denied|refus\w+|reject\w*|still|yet|already)\b|n't\b|n’t\b"
)
#: Kinds of thing, each with how it is asked for and what tells it; only names of people and places need capitals.
SOUGHT: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    kind: (re.compile(asks, re.IGNORECASE), re.compile(tells, 0 if kind in ("person", "place") else re.IGNORECASE))
    for kind, asks, tells in (
        # "How many refugees?", "What was the death toll?": "Three of the ships were sunk."
        (
            "number",
            r"\bhow (many|much|large|big|far|strong|old|often|high|fast|heavy|wide|deep|long|soon)\b|\b(number of|"
            r"death toll|what age)\b|\bwhat (number|share|percentage|part|proportion|size)\b",
            _NUMBER,
        ),
        # "When did it begin?": "on Monday", "two days ago"
        (
            "time",
            r"^\W*(since |until |by )?when\b|\bwhen and where\b|\b(what|which) (year|month|day|date|week|time)\b|"
            r"\bhow (long|soon)\b",
            _TIME,
        ),
        # "Who killed Brand?"
        ("person", r"^\W*(who|whom|whose)\b|\bby whom\b", _PERSON),
        # "Where was he seen?": "in Karvina"
        ("place", r"\bwhere\b|\b(what|which) (city|country|place|town|village|region|port|area)\b", _PLACE),
        # "Why was Borduria thrown out?": "The annexation led to Borduria being expelled."
        ("reason", r"\bwhy\b|\bwhat (caused|made|led|prompted|grounds|reasons?)\b|\bfor what reason\b", _REASON),
        # "What does Lund think of it?"
        ("saying", _SAYING, _TOLD),
        # "Can the rockets reach the coast?", "Did he survive?"
        (
            "whether",
            r"^\W*(is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)\b",
            _WHETHER,
        ),
        # "How did it react?"
        (
            "manner",
            r"^\W*(in what way|how)\b(?! (?:many|much|long|soon|large|big|far|old))",
            r"\b(by|with|through|using|from|as)\b",
        ),
    )
}


def sought(question: str) -> frozenset[str]:
    """The kinds of thing that a question asks for."""
    return frozenset(kind for kind, (asks, _) in SOUGHT.items() if asks.search(question))


def tells(kind: str, words: str) -> bool:
    """True of a sentence that may tell a thing of a kind."""
    return SOUGHT[kind][1].search(words) is not None
