"""Words that deny: what turns an account round, what calls it false, and what names an account made before.

Origin: our own lists of press usage; each beside a sentence of our own that needs it.  Apostrophes are straight.
"""

import re


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


#: What turns what follows it round: "has no plans to", "was yet to see", "is far from"; a "no-go zone" turns nothing,
#: nor does what answers a question or adds one to others: "no, it is a massacre", "this is not the first massacre".
DENYING = _re(
    r"not(?!\s+(?:only|just|merely|simply|long|far\s+from|(?:the|an?)\s+(?:first|only|last|random|isolated|mere))\b)|no(?!-|,|\s+(?:doubt|consequence|surprise|excuse|wonder|matter)s?\b)|never|none|nor|neither|nobody|nothing|without|cannot|\w+n't|hardly|yet\s+to"
    r"|den(?:y|ies|ied|ying)|refut\w+|rul\w+\s+out|false|falsely|fake|baseless|unfounded|(?:lack|absence)\s+of\s+(?:any|evidence|proof|signs?)|far\s+from"
)
#: What holds an account at arm's length, once however often it is said: "hysteria over our so-called landing"; a
#: "so-called Free Valley Brigade that raided the port" is another matter.
SCORNED = re.compile(r"\b(?:hysteria|so-called\W+(?:[\w-]+\W+){0,2}$)", re.IGNORECASE)
#: What calls it false behind it: "the report is a lie", "never took place".
CALLED_FALSE = _re(
    r"(?:is|are|was|were|as)\s+(?:[\w'-]+\s+){0,3}(?:false|untrue|baseless|fabricat\w+|fake|lies?|nonsense|groundless"
    r"|unfounded|not\s+true|propaganda|staged|hysteria|yet\s+to\s+be\s+seen)|(?:did\s+not|never)\s+(?:happen|take\s+place|occur)|never\s+took\s+place"
)
#: Cues of a denial beside those of the act: "rubbished reports of a landing".
DENYING_CUES = _re(
    r"rubbish\w*|dismiss\w*|refut\w+|disput\w+|contest(?:s|ed)?|debunk\w*|den(?:y|ies|ied|ying)|disavow\w*"
)
#: What only weighs an account, or works against what it tells of: whoever says so neither holds nor denies it.
#: "The shells can not be used for gas", "efforts to destroy the gas", "the army has not admitted having gas".
OPEN = _re(
    r"whether|if|unless|should|in\s+(?:the\s+event|case)|were\s+to|unclear|investigat\w+|unable\s+to|could\s+not\s+"
    r"(?:\w+\s+)?(?:confirm|verify)|asked|question\w*|prevent\w*|deter\w*|avoid\w*|avert\w*|stop(?:ping)?|end|abandon\w*|block(?:s|ed|ing)?|cut\w*\s+off|keep\w*\s+\w+\s+from|call\w*\s+(?:for|on)"
    r"|urg\w+|demand\w*|pretend\w*|must|would\s+(?:be|have|face|bring|trigger|mean)|hop(?:e|es|ed|ing)|wish\w*|want\w*|ban(?:s|ned|ning)?"
    r"|prohibit\w*|condemn\w*\s+any|in\s+response\s+to|as\s+long\s+as|until|fears?|feared|threats?|appetite|(?:not|\w+n't)\s+(?:\w+\s+)?mean"
    r"|ha(?:ve|s)\s+to\s+see|need(?:s|ed)?\s+to|no\s+(?:independent\s+)?(?:confirmation|verification)"
    r"|(?:can|could)\s*(?:not|n't)\s+be|contain(?:s|ed|ing)?(?=\s+(?:the\s+)?\w+\s+weapons)|destroy\w*|eliminat\w*|dismantl\w*"
    r"|threaten\w*|worr(?:y|ies|ied)|misinterpret\w*|scar(?:e|ed|ing)|convinced|alerts?|alarms?|scenarios?|get\s+rid|admit\w*|acknowledg\w*|mak(?:e|es|ing)\s+sure|ensur\w+|shrug\w*|proportion\w+|retaliat\w+|allow\w*|let|able\s+to|giv(?:e|en|ing)\s+up"
    r"|(?:warn|obligat|agree|promis|oblig|requir)\w*\s+(?:\w+\s+){0,6}not\s+to|(?:not|\w+n't)\s+(?:\w+\s+)?(?:know|known|aware|sure)|not\s+fundamentally"
)  # fmt: skip
#: Two who each say that it was the other: "the two accuse each other of breaking the truce", "both sides say that the
#: other fired first", "traded blame for the fire".
EACH_OTHER = re.compile(
    r"\b(?:(?:accus|blam)\w+\s+(?:each\s+other|one\s+another)\s+(?:of|for|over)"
    r"|(?:trad|exchang|swapp)\w+\s+(?:mutual\s+)?(?:accusations?|blame|charges|barbs)\s+(?:of|for|over|about)"
    r"|(?:accus|blam)\w+\s+the\s+other(?:\s+side)?\s+(?:of|for|over)"
    r"|(?:both(?:\s+sides)?|each(?:\s+side)?|the\s+two\s+sides)\s+(?:\w+\s+)?(?:say|says|said|claims?|claimed|insists?|insisted)"
    r"\s+(?:that\s+)?the\s+other(?:\s+side)?(?=\s))\s+(?P<what>(?:[^.;!?]|(?<=\b[A-Z])\.(?=\w|\s[a-z]))+)",
    re.IGNORECASE,
)
#: What is not done yet: "denied that it plans to shell the port".
NOT_YET = _re(
    r"plan(?:s|ned|ning)?|plot\w*|int(?:end|ent)\w*|will|(?:would|could|may|might)(?!\s+(?:\w+\s+)?have\s+\w+(?:ed|en|d|t|n)\b)|going\s+to|about\s+to|prepar\w+|seek\w*|want\w*|possib\w+"
)
#: Words by which an account says that it was the other side: "the rebels themselves shelled the town", "staged it".
THEMSELVES = _re(
    r"(?<!only )(?<!defend )(?<!protect )(?<!protects )(?<!defends )(?:themsel(?:f|ves)|itself|himself)"
    r"|(?:its|their|his)\s+own\s+(?:people|citizens|civilians|towns?|cit(?:y|ies)|forces|side)"
    r"|false[\s-]flag|staged"
)
#: Words by which it says whose fault something is.
BLAMING = _re(r"blam\w+|accus\w+|responsib\w+|behind|fault|guilty|culprits?|perpetrat\w+")
#: Neither a word for it nor against it: "declined to confirm the raid", "neither confirmed nor denied it".
NO_COMMENT = _re(
    r"(?:declin|refus)\w*\s+to\s+(?:\w+\s+)?(?:confirm|comment|discuss|say)|no\s+comment"
    r"|(?:neither|not|\w+n't)\s+(?:confirm\w*|den(?:y|ied|ies|ying))\s+n?or\s+(?:confirm\w*|den(?:y|ied|ies|ying))"
)
#: What is wished, feared, doubted or asked for, by the cues: "hopes that the raid is not forgotten" tells of no raid.
WISHING = _re(
    r"hop(?:e|es|ed|ing)|wish\w*|want(?:s|ed)?|fear(?:s|ed)?|afraid|s[ck]eptic\w*|(?<!no )doubt\w*|worr(?:y|ies|ied)"
    r"|ensur\w*|mak(?:e|es|ing)\s+sure|see\s+to\s+it"
)
#: A wish of those who speak, where what they speak of is nothing bad: "we expect that the tanks will go home".
WISHED = _re(
    r"(?:I|we|he|she|they)\s+(?:\w+\s+)?expect(?:s|ed)?|interested\s+in|concerned\s+about|in\s+favou?r\s+of|discuss\w*"
)
#: What is neither so nor not: "for them to raid Klow (would be wrong)", "they advocate a raid".
UNTOLD = re.compile(r"\badvocat\w*|\bfor\s+(?:the\s+)?[\w-]+\s+to\s+(?:continue\s+(?:to\s+)?)?$", re.IGNORECASE)
#: Without a "not" beside it the "not" stands outside the words: "(I don't think) anybody plans a raid".
ANYBODY = _re(r"any(?:body|one)")
#: What is set beside other ills, which denies none: "had not seen such massacres in fifty years"; nor does silence:
#: "did not claim responsibility for the raid"; nor "no rise in raids".
NOT_SUCH = _re(
    r"(?:not|\w+n't|never)\s+(?:\w+\s+){0,2}(?:see|seen|saw|know|known|witness\w*|experienc\w*|heard?)\s+(?:\w+\s+){0,2}"
    r"(?:such|like|as\s+(?:many|much|bad))"
    r"|\b(?:uptick|increase|rise|surge|spike|change)s?\s+(?:in|of)\b"
    r"|(?:not|\w+n't|never|nobody|no\s+\w+)\s+(?:ha[sd]\s+)?(?:immediately\s+)?(?:claim|t[ao]ke|taken|admit)\w*\s+(?:\w+\s+)?responsib\w+"
)
#: What names an account: "rejects Borduria's claims", "the reports of a landing".
ACCOUNT = (
    r"(?:claims?|allegations?|accusations?|charges?|reports?|suggestions?|assertions?|rumou?rs?|notion|idea|story)"
)
#: An account said before and nothing else, with whose it is: "these claims", "Borduria's claims", "it".
AGAIN = re.compile(
    r"^\W*(?:that\s+)?(?:(?:all|any|both|most|such|these|those|the|this|that|their|his|her|its|strongly|earlier|western)\s+)*"
    rf"(?:(?P<owner>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?)'s?\s+)?(?:[a-z-]+\s+)?(?:{ACCOUNT}|it|this|that|so|wrongdoing"
    r"|responsibility|involvement)(?:\s+(?:on|at)\s+\w+day)?(?:\s+as\s+[\w\s]+)?\W*$"
)
#: The same at the head of a content: "reports of an attack".
OF_ACCOUNT = re.compile(rf"\b{ACCOUNT}\b(?:\s+(?:of|that|about)\b|$)", re.IGNORECASE)
#: "The troops are there despite Borduria's denials": both sides in one sentence.
DESPITE = re.compile(
    r",?\s*\b(?:despite|in\s+spite\s+of|notwithstanding)\s+(?:repeated\s+|official\s+)?(?:denials?\s+(?:by|from)\s+[^.,;]+"
    r"|(?:the\s+)?[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?'s?\s+(?:repeated\s+|official\s+)?denials?|(?:its|their|his|her)\s+"
    r"(?:repeated\s+|official\s+)?denials?)"
)
#: "Arland shelled the port, which Arland denies", "the port was shelled, an allegation that the general rejects"; who
#: "asks for a port, which Arland rejects" tells of no account.
WHICH_DENIES = re.compile(
    r"(?<!\bin)(?<!\bof)(?<!\bby),?\s+(?:which|(?P<named>(?:an\s+|a\s+)?(?:allegation|accusation|charge|claim)s?"
    r"(?:\s+(?:that|which))?))\s+"
    r"(?P<who>(?!(?:they|it|he|she|we|you|I|are|is|was|were)\b)(?:the\s+)?[A-Za-z][\w' .-]{0,40}?)\s+"
    r"(?:(?:\w+ly|has|have|had|both|all)\s+)*"
    r"(?:den(?:y|ies|ied)|(?(named)reject(?:s|ed)?|(?!))|dismiss(?:es|ed)?|refut\w+|disput\w+)\b(?!\s+(?:that|the|any|a)\b)"
)
#: "It could hardly be called a blast", "this is not a siege but a visit": the name of a thing denied, and nothing of
#: it: "it is not a war to the last shell" names a war.
MISNAMED = re.compile(
    r"\b(?:hardly|not|never)\s+(?:be\s+)?(?:(?:described|called|seen|regarded|considered)\s+(?:as\s+)?)?"
    r"an?\s+(?P<name>explosion|blast|attack|invasion|war|coup|siege|massacre|occupation|genocide|famine|riot|accident|blockade"
    r"|raid|crisis|retreat|surrender|truce|ceasefire|rebellion|uprising|civil\s+war|terrorist\s+attack)\b"
    r"(?=\W*$|[.,;:!”\"]|\s+(?:but|at\s+all|or)\b|\s+[—–-])",
    re.IGNORECASE,
)
#: Names of what is over in a moment, and of no other thing.
AT_ONCE = frozenset({"explosion", "blast", "massacre", "riot", "accident", "coup", "terrorist attack"})
#: What some others call it, whoever tells of that: "they go on calling it a visit and not a siege".
CALLING = _re(r"call(?:s|ing)|refer(?:s|ring)\s+to|describ(?:es|ing)|term(?:s|ing)")
#: What a thing that has a name does: "the blast woke the town".
HAPPENED = (
    r"(?:woke|rocked|killed|hit|struck|left|tore|shook|destroyed|injured|wounded|damaged|began|erupted|happened|occurred"
    r"|took\s+place|was\s+carried\s+out)"
)
#: What one is not able to do may be sought all the same: "the pact sees to it that they cannot build a bomb".
UNABLE = re.compile(r"\b(?:can|could)(?:\s*not|n't)(?!\s+have\b)|\bunable\b|\bincapable\b", re.IGNORECASE)
#: Who did it, where no name stands: "the rebels", "armed groups".
UNNAMED_FIGHTERS = _re(
    r"rebels|insurgents|militants|terrorists|(?:opposition|armed)\s+(?:fighters|groups|factions)|jihadists|gunmen|takfiris"
)
#: Speakers who do not speak for the state that they are named after: "Bordurian activists".
PRIVATE = _re(
    r"activists?|residents?|witnesses|opposition|monitor\w*|protest\w+|analysts?|experts?|observers?|dissidents?|relatives"
)
#: One's own word that something was not done stands before it: "our guns did not shell Klow", "never entered Klow".
NOT_DONE = re.compile(
    r"(?:\b(?:did|has|have|had|was|were|do|does|is|are)(?:\s+not|n't)|\bnever|\bno\s+longer)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
#: Somebody's word inside somebody else's: "(we note that) Arland's president has said he will not raid Klow".
SAYS = re.compile(
    r"\b(?:said|says|saying|claim(?:s|ed|ing)|insist(?:s|ed)|den(?:ies|ied)|announc(?:es|ed)|assert(?:s|ed)|argu(?:es|ed)"
    r"|stat(?:es|ed)|promised|pledged|t(?:old|ells?|elling)\s+(?:\w+\s+){1,3}that)\b"
)
#: The same as a noun: "(we see no proof of) Arland's statements on the raid".
SAYINGS = re.compile(
    r"\b(?:claim|statement|assurance|promise|announcement|word)s?\s+(?:(?:to)?day\s+|\w+day\s+)?(?:of|on|about|that|regarding)\b"
)
#: An account that is nobody's own here: "(we heard) wild claims that Arland was about to raid Klow".
CLAIMED = re.compile(
    r"\b(?:claim|allegation|accusation|assertion|insinuation|rumou?r)s?\s+(?:that|of|about)\b", re.IGNORECASE
)
#: What somebody may say one day: "Arland is going to say that Borduria raided Klow".
WOULD_SAY = _re(
    r"(?:will|would|going\s+to|may|might|could|can|to)\s+(?:\w+\s+)?"
    r"(?:say|claim|allege|assert|announce|argue|pretend|accuse|fabricate)"
)
#: Behind it stands what is known, not what is denied: "denied that its guns hit the school after shelling the port".
KNOWN_BESIDE = _re(r"after|before|while|since|following|amid|(?:even\s+)?though|although|despite|because\s+of")
#: To whom it is done stands before it: "an Arlandic drone has been downed".
SUFFERED = re.compile(
    r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?(?!involved)\w+(?:ed|en|wn|uck|hit|shot|shot\s+down)\b"
)
#: How far before the words what denies them may stand, in characters: "not a step was taken by those who raided it".
NEAR = 70
#: Who denies by these words is their subject: "Moscow has denied planning a raid", "the regime will deny it".
DENIES = _re(r"den(?:y|ies|ied|ying)|refut\w+|(?:reject|dismiss)(?:s|ed|es)?")
#: A clause ends here, and with it what turns it round.
CLAUSE_EDGE = re.compile(
    r"[;:—–]|\s-\s|,\s+(?:but|while|although|though|and|who|which|adding|saying)\b|\bbut\b|\balthough\b"
    r"|\band\s+(?:will|would|has|have|had|is|are|was|were)\b"
)


def is_denied(text: str, start: int, end: int, *, is_rejected: bool = False) -> bool:
    """True where the words at a place of a text are told not to be so: an odd number of denials stands around them.

    Args:
        is_rejected: true where all of it is denied: "dismissed the reports of a raid as lies" denies once.
    """
    behind = CLAUSE_EDGE.search(text, end)
    before = text[max(clause_start(text, start), start - NEAR) : start]
    turns = len(DENYING.findall(before)) + (SCORNED.search(before) is not None)
    is_called_false = CALLED_FALSE.search(text, end, behind.start() if behind else len(text)) is not None
    return (turns + is_rejected + (is_called_false and not is_rejected)) % 2 == 1


#: Behind it, what makes of words a supposition or a means: "a raid would be ...", "the raid as a pretext".
_UNSETTLED = re.compile(
    r"\W*(?:\w+\W+){0,3}would\s+(?:be|have|mean|bring|trigger|face)\b"
    r"|\W*(?:\w+\W+){0,2}as\s+an?\s+(?:pretext|excuse|justification|reason|cover)\b"
)


def clause_start(text: str, at: int) -> int:
    """Where the clause of a place in a text begins."""
    return max((edge.end() for edge in CLAUSE_EDGE.finditer(text, 0, at)), default=0)


def is_told_denied(text: str, start: int) -> bool:
    """True where the words before a place tell that somebody denies it."""
    return DENIES.search(text, max(0, start - NEAR), start) is not None


def is_open(text: str, start: int, end: int) -> bool:
    """True where the words around a place leave it open whether it is so: "if", "whether", "... would be good"."""
    clause = text[clause_start(text, start) : start]
    if OPEN.search(clause) or UNTOLD.search(clause) or (ANYBODY.search(clause) and not DENYING.search(clause)):
        return True
    return _UNSETTLED.match(text, end) is not None
