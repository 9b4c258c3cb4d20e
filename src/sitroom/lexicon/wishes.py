"""Words that tell what someone wants: what turns a wish round, what makes a red line, and wishes in one's own voice.

Origin: our own lists of press usage; each beside a sentence of our own that needs it.  Apostrophes are straight.
"""

import re


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


def _any(words: str) -> str:
    """Words in the forms that they have here."""
    return "(?:" + "|".join(words.split()) + ")"


def _stems(words: str) -> str:
    """Words with any ending: "halt" is "halting" too."""
    return _any(words) + r"\w*"


#: A word that turns what follows it round: "cease its activities", "never join", "an end to", "objections to".
TURNING = _words(
    _any("not never no none neither nor cannot without against"),
    r"\w+n't",
    _stems(
        "ceas stop halt suspend suspens withdraw remov lift scrap rescind abandon drop cancel revers prevent "
        "exclud reduc renounc dismantl curb curtail limit freez eliminat avoid shelv reject refus relinquish "
        "waiv dispos pull shut forfeit yield ditch nullif annul intercept surrender fail violat breach destroy evad "
        "circumvent compromis relax"
    ),
    _any("end block forgo refrain restrain") + "(?:s|ed|ing)?",
    _any("eas oppos forsak") + "(?:e|es|ed|ing)",
    r"quit(?:s|ting)?|raz(?:e|es|ed|ing)|ban(?:s|ned|ning)?|bar(?:s|red|ring)?|cap(?:s|ped|ping)?",
    r"cut(?:s|ting)?(?!\s+(?:an?|the)\s+deal)",
    r"giv(?:e|es|ing)\s+up|roll\w*\s+back|rul\w+\s+out|phas\w+\s+out|wind\w*\s+down|hold\w*\s+off|stay\w*\s+out",
    r"tear\w*\s+up",
    r"tak\w+\s+back|get\s+rid|(?:out|lack|instead)\s+of|relief\s+from|rather\s+than|objections?|opposition\s+to",
)
#: What turns round what stands before it: "wants the sanctions lifted", "sanctions relief", "troops out of Caria",
#: "the troops will be withdrawn", "the troops in Caria are to leave".
_COMING = r"(?:(?:will|would|shall|(?:is|are|was|were)\s+(?:being|to|going\s+to))\s+(?:soon\s+|also\s+|all\s+)*)"
TURNED_BEHIND = re.compile(
    r"^(?:\s+(?:in|on|from|at|near|against)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(?-i:[A-Z])\w+)?\s+"
    rf"(?:out\s+of|home|(?:{_COMING}|to\s+)?(?:be\s+)?"
    + _any("relief lifted ended stopped halted removed scrapped withdrawn dropped suspended eased cancelled destroyed")
    + rf"|{_COMING}"
    + _any("withdraw leave pull")
    + r")\b",
    re.IGNORECASE,
)
#: Turning words by which one refuses: "will never recognise", while "will phase out" opposes.
REFUSING = frozenset("not never no cannot none neither".split())
#: Words that may stand between a wish and its object: deeds, and nouns and verbs that only hand it on.
#: "a halt to the flow of arms", "efforts to get the council to impose an embargo".
_HANDING = re.compile(
    _stems(
        "impos adopt send suppl provid deliver giv join sign support back resum allow let releas open clos "
        "keep maintain defend protect respect honor honour accept admit seek push boost increas strengthen "
        "expand doubl tighten pursu implement enforc return attend talk sit continu tak transfer donat build "
        "develop get see hav hold mak work bring launch start begin initiat engag enter agree offer negotiat "
        "us be grant extend becom consider creat secur ensur guarantee commit deploy station place put "
        "conduct restor declar order call facilitat help reach propos demand pledg promis threat recogni "
        "restart renew produc pressur forc achiev move step goal effort attempt aim idea bill law resolution "
        "plan polic decision right kind form level flow terms possib prospect aspir desir wish request "
        "assuranc assistanc aid fund mone export import purchas scale part issue access opposition surge "
        "lethal war question condition presenc number amount host reviv rejoin salvag preserv"
    )
    + "|"
    + _any("establish need needs up down out go going ahead back on phase phasing roll rule tear cut wind stay"),
    re.IGNORECASE,
)
#: Prepositions that hang one thing on another: "an inventory of its weapons" is no wish for the weapons.
HANGING = frozenset("of for on over in from with toward towards under at against into".split())
#: Small words that neither hand on nor hang.
MINOR = frozenset(
    "the a an its his her their our this that these those not all any more just only what as to and or both "
    "also".split()
)
#: "The crown must recognise that the settlements ...", "backs the view that an attack ..." want neither.
KNOWING = re.compile(
    _stems(
        "recogni understand reali acknowledg admit know belie see not remember assess claim view report conclu fact "
        "warn"
    )
    + "$"
)


def hands_on(word: str) -> bool:
    """True for a word that may stand between a wish and its object."""
    return _HANDING.fullmatch(word) is not None or TURNING.fullmatch(word) is not None


#: Where a clause ends, and with it what turns it round: "to stop the shelling and to return to talks".
CLAUSE_END = re.compile(
    r",(?!\s+(?:and\s+)?(?-i:[A-Z]))|[;:—–]|\s-\s|\bbut\b|\band\s+"
    + _any(
        "to that will would call calls called return resume start begin allow let release accept agree said "
        "says is are has have join work take come help hold keep stop end lift abandon withdraw give make open "
        "seek pursue implement respect enter move go negotiate"
    )
    + r"\b",
    re.IGNORECASE,
)
#: Where another wish begins: "condemn the raid and call for talks".
OTHER_WISH = re.compile(
    r"\band\s+"
    + _any(
        "call calls called calling said says saying will would is are has have want wants asked urged "
        "committed pledged warned"
    )
    + r"\b",
    re.IGNORECASE,
)


def turn_of(text: str, start: int, end: int) -> str:
    """The last word that turns round what stands at a place of a text; nothing where an even number of them does.

    "Lift the sanctions" and "have the sanctions lifted" turn them round; "objections to lifting them" do not.
    """
    ends = [match.end() for match in CLAUSE_END.finditer(text, 0, start)]
    turns = TURNING.findall(text[ends[-1] if ends else 0 : start])
    turns += TURNED_BEHIND.findall(text[end:])
    return turns[-1].casefold() if len(turns) % 2 else ""


#: What only tells when, why or on which condition: "if it is attacked", "after the talks failed", "as Caria rearms".
CIRCUMSTANCE = _words(
    _any(
        "if unless because since after amid despite following until given before when while which who whose "
        "where than without during about beyond regarding concerning includes including"
    ),
    r"in\s+(?:response\s+to|(?:exchange|return)\s+for|the\s+event|case|order\s+to|the\s+wake\s+of|light\s+of|retaliation)",
    r"(?:as\s+long|even)\s+as|so\s+that|(?:due|ahead)\s+(?:to|of)|as\s+part\s+of|such\s+as|over\s+(?:its|the|his|their)",
    r"should\s+(?:it|he|they|(?-i:[A-Z])\w+)|(?:instead|because)\s+of|rather\s+than|based\s+on|by\s+\w+ing",
    r"to\s+(?:comply|retaliate)|(?:comply|retaliat)\w*\s+(?:with|for|against)",
    r"(?-i:as\s+[A-Z]\w+)|as\s+(?:the|an?)\s+(?!member|full\s+member)|that\s+\w+ed",
)
CONDITION = _words(r"if|should|in\s+(?:the\s+event|case)|were\s+to|unless")
#: "The fleet's return to the bay would be a red line, the admiral said."
RED_LINE = _words(
    r"red[- ]lines?",
    r"(?:is|are|was|were|be|as|totally|completely|absolutely|deems?|deemed)\s+unacceptable",
    r"non-negotiable|not\s+negotiable",
)
#: "It is not a red line" draws none.
NO_RED_LINE = _words(r"not\s+a\s+red\s+line|no\s+red\s+lines?")
#: A question asked and not a wish: "asked whether the talks would go on", "asked her if there was a truce".
QUESTION = re.compile(
    r"^\W*(?:(?:her|him|them|(?-i:[A-Z])\w+)\s+)?"
    + _any("how what whether why when who where which if just")
    + r"\b|\?",
    re.IGNORECASE,
)
#: One is asked, not asking; or only might; or does something else with the word: "was urged", "should threaten",
#: "pushed back", "reversed a plan", "offered praise for".
NOT_ONES_OWN = _words(
    r"(?:was|were|been|being|is|are|be|get|gets|got)\s+(?:\w+ly\s+)?"
    + _any(
        "asked urged pressed told called ordered praised criticised criticized blamed accused supported "
        "backed offered promised warned rejected demanded requested"
    ),
    _any(
        "worldwide international global public widespread should could might may would inability under sparked "
        "pressed drawn drew drawing received faced faces facing hesitant reluctant unwilling wary"
    ),
    r"no\s+(?:indication|signs?|hint)",
    r"(?:push|hit|snap|fir|walk|fight|fought|turn)\w*\s+(?:\w+\s+)?back|(?:refus|declin)\w*\s+to\s+rule|praise\s+for",
    _stems("revers question recall recount abstain hesitat") + r"|order(?:s|ed|ing)?",
)
#: Who refuses to speak of a thing refuses nothing else: "refused to say whether there would be talks".
UNSAID = re.compile(
    r"^(?:to\s+)?(?:say|declare|comment|discuss|disclose|confirm|answer|specify|predict|speculate|name|detail|explain)\b"
)
#: "Asked exactly what drills had been promised": no wish, whatever its act.
ASKED_WHAT = re.compile(r"^\W*(?:precisely|exactly|just)?\s*(?:what|which|whether|how|why)\b", re.IGNORECASE)
#: What is held to be so or likely, and not proposed.
LIKELY = _words(_any("may might could is are was were has have had will"))
#: What names a wish: "dismissed the calls for talks".
WISH_NOUN = _words(
    _any("demands? calls? proposals? requests? appeals? offers? ultimatum conditions suggestions? ideas? pleas?")
)
#: A wish said before, and nothing else: "rejected that demand".
WISH_AGAIN = re.compile(
    r"^\W*(?:(?:that|this|the|these|those|such|any|all|both|most|his|her|its|their|[A-Z][\w.]*'s?)\s+)+(?:[a-z-]+\s+)?"
    + _any("demands? calls proposals? requests? appeals? offers? ultimatum conditions")
    + r"(?:\s+(?:on|at|the|same|that|day|once|outright|\w+day))*\W*$"
)
#: The one who speaks as the subject of what is said: in their own words; a reporter's may say "it".
SELF = (
    r"(?:we|i|the\s+(?:country|government|alliance|bloc|kingdom|ministry|administration|two|allies|group|union|president"
    r"|military|army|north|south|regime)|{names})"
)
SELF_REPORTED = SELF.replace("we|", "it|he|she|we|")
#: A wish in one's own voice: the stance, and the words for it behind `SELF`.
#: "We will never hand back the islands"; "it does not want the bases"; "they are ready for talks".
OWN_WISHES: tuple[tuple[str, str], ...] = (
    ("red_line", r"(?:will|would|can|could|wo|ca)(?:\s*not|\s+never|n't)\s+(?:\w+\s+)?(?:accept|tolerate|allow)"),
    ("supports", r"(?:will|would|can|wo|ca)(?:\s*not|\s+never|n't)\s+(?:compromise|bargain|waver)(?:\s+(?:on|over))?"),
    ("opposes", r"(?:do|does|did)(?:\s+not|n't)\s+(?:want|support)"),
    ("refuses", r"(?:will|would|shall|ca|wo)(?:\s+(?:not|never)|n't)"),
    ("refuses", r"(?:is|are)(?:\s+not|n't)\s+(?:going|prepared|ready|willing)\s+to"),
    ("offers", r"(?:is|are|was|were|remains?|stands?|'re)\s+(?:\w+\s+)?(?:ready|prepared|willing|open)\s+(?:to|for)"),
    ("promises", r"(?:will|would|shall|'ll|(?:is|are|was|were|'re)\s+going\s+to)(?:\s+(?:also|continue\s+to|always))?"),
    ("supports", r"(?:also\s+|fully\s+|strongly\s+)?(?:supports?|backs?|welcomes?|favou?rs?)"),
    ("supports", r"(?:is|are)\s+(?:all\s+)?(?:in\s+favou?r\s+of|committed\s+to)"),
    ("opposes", r"(?:also\s+|firmly\s+|strongly\s+)?(?:opposes?|condemns?)"),
    ("opposes", r"(?:is|are)\s+(?:\w+\s+)?(?:against|opposed\s+to)"),
    ("rejects", r"(?:\w+ly\s+)?(?:rejects?|rules?\s+out)"),
    ("demands", r"(?:demands?|calls?\s+(?:for|on)|urges?|wants?|needs?|insists?\s+on|asks?\s+for)"),
    ("demands", r"(?:demanded|(?:asked|called)\s+for)"),
)  # fmt: skip
#: Cues that only tell of saying, and what makes what they tell a demand: "Let them go," she said.
PLAIN_CUE = _words(_any("say says said add adds added tell tells told write writes wrote note notes noted tweeted"))
DEMANDING = re.compile(
    r"\b(?:must|should|needs?|ha(?:s|ve)\s+(?:to|got)|got\s+to|ought|let|please|want|wants|wanted|urge|urges|calls?|calling"
    r"|demands?|asks?|asking|insists?|don't|do\s+not|it\s+is\s+time|had\s+better|would\s+like)\b"
    r"|^(?i:stop|end|leave|withdraw|give|release|return|help|get|lift|close|open|join|come|go|free|take|put|show|make|stay)\b",
    re.IGNORECASE,
)
#: "The garrison must leave", "talks should go on": what someone else is told to do; "the need to" tells nobody.
OUGHT = re.compile(
    r"(?<!the )\b(?:must|should|needs?\s+to|ha(?:s|ve)\s+to|ought\s+to)\b(?!\s+have\b|'ve\b)", re.IGNORECASE
)
#: What a thing must do, and what whoever says so thinks of it.
OUGHT_TO = {
    verb: stance
    for stance, verbs in {
        "demands": "continue go resume start begin come remain stay hold kept respected strengthened tougher upheld",
        "opposes": "leave end stop cease withdraw disappear lifted removed withdrawn scrapped ended stopped dropped",
    }.items()
    for verb in verbs.split()
}
#: "To end the siege the crown should pay": what comes first is a purpose, not what should be.
PURPOSE = re.compile(r"^(?:to|in\s+order|with|for|by|as|in|at|on)\b", re.IGNORECASE)
#: What can be promised: "will send", "to lift"; "will consider", "would hurt" promise nothing.
DEED = re.compile(
    r"^(?:to\s+)?(?:\w+ly\s+)?(?:not\s+|never\s+)?(?:"
    + _stems(
        "impos adopt send suppl provid deliver giv join sign support back ban stop halt end suspend cut phas "
        "freez lift eas waiv recogni withdraw pull deploy station hold meet negotiat resum allow let releas "
        "free open clos keep maintain defend help respect honor honour accept admit seek push boost increas "
        "strengthen expand doubl pursu implement veto block enforc return attend talk sit continu tak shut "
        "abandon reduc transfer donat annex blockad test launch develop build arm leav quit ratif scrap "
        "dismantl remov ship sanction host scal begin start offer enter tear buy import"
    )
    + r"|go\s+(?:to|ahead|back))\b",
    re.IGNORECASE,
)
#: Harm held out: "Caria would face sanctions if it crossed the river", "sanctions would follow".
MENACE_BEFORE = re.compile(
    r"\b(?:face|facing|trigger|suffer|pay|met\s+with|there\s+(?:will|would)\s+be"
    r"|(?P<own>impos(?:e|ing)|inflict|respond\w*\s+with|hit|slap))\s+(?:[\w,\"'-]+\s+){0,6}$",
    re.IGNORECASE,
)
MENACE_BEHIND = re.compile(
    r"^\W*(?:[\w-]+\s+){0,3}?(?:would|will)\s+(?:be\s+(?:imposed|placed|introduced|taken)|follow|come)\b", re.IGNORECASE
)
#: "Membership is open to all who want it", "the door will stay open".
OPEN_DOOR = _words(r"(?:membership|door)\s+(?:is|remains?|stays?|will\s+(?:stay|remain))\s+open")

#: Words that praise or criticise by themselves. An act may be guessed from the content too: "labelled the invasion a
#: war", "the ministry's assessment that an attack was near" are called praise and criticism, and take no side.
SAYING_SO = {
    "praise": re.compile(
        r"\b(?:support\w*|back(?:s|ed|ing)?|endors\w+|welcom\w+|hail\w*|prais\w+|applaud\w*|thank\w*|commend\w*|laud\w*|"
        r"salut\w+|favou?r\w*|approv\w+|solidarity|commit\w*|congratulat\w+|appreciat\w+|stands? (?:with|by|behind))\b",
        re.IGNORECASE,
    ),
    "criticise": re.compile(
        r"\b(?:critici\w+|condemn\w*|denounc\w+|decr(?:y|ies|ied)|slam\w*|blast\w*|deplor\w+|lament\w*|protest\w*|"
        r"oppos\w+|rebuk\w+|assail\w*|disapprov\w+|against|unacceptable|outrag\w+|illegal|unjustified|not stand)\b",
        re.IGNORECASE,
    ),
}
