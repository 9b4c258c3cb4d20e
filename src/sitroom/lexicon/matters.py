"""What accounts of a crisis deny each other: the deeds, plans and promises that are disputed again and again.

Origin: our own table; each row beside a sentence of our own that needs it.  Apostrophes are straight.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitroom.lexicon.assertions import COMMITTED, DOWNED, HERE, LEFT, SOUGHT, TROOPS

_ARMS = r"(?:weapons?|arms|missiles?|rockets?|ammunition|shells|drones?)"
_REBELS = r"(?:rebels?|separatists?|insurgents?|insurgency|militias?|militants?|guerrillas?)"
_TRUCE = (
    r"(?:cease-?fires?|truces?|armistice|peace\s+(?:deal|agreement|accord|plan)s?|cessation\s+of\s+hostilities"
    r"|(?:Minsk|Geneva|Oslo)\s+(?:agreements?|accords?|protocols?))"
)
_CIVIL = (
    r"(?:civilians?|hospitals?|clinics?|schools?|markets?|mosques?|churches|convoys?|ambulances?|refugee\s+camps?"
    r"|residential\s+\w+|homes|houses)"
)
_BLOW = r"(?:strik\w+|struck|air-?strikes?|bomb\w*|shell\w*|raid\w*|hit|hits|hitting|target\w*|attack\w*)"
_INVADE = (
    r"(?:invad(?:e|es|ing)|[\"“]?invasion|attack\w*|assault|incursion|military\s+action|(?<!charm )offensive"
    r"(?!\s+(?:strike\s+)?(?:weapons?|arms|missiles?|systems?|capabilit\w+)))"
)
#: "Its troop presence along the border" is no part in the fighting beyond it.
_ELSEWHERE = r"(?![^.,;]{0,40}\bborders?\b)"
#: Who deals with a deed: "the war crimes court", "the genocide museum".
_OFFICE = (
    r"(?!\s+(?:units?|courts?|tribunals?|prosecut\w+|investigat\w+|trials?|suspects?|charges|cases?|teams?|experts?|lawyers?"
    r"|convention|museum|studies|memorial|scholars?|survivors?|remembrance|day)\b)"
)
_BEFORE_BREACH = r"(?:br(?:eak|eaks|eaking|oke|oken)|violat\w+|breach\w*|flout\w*|undermin\w+)"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that may be disputed.

    Attributes:
        name: in words, without those who do it; `of` leads to whom it is done to: "attack" "on".
        keys: one of them begins a word of whatever tells it: a quick look before `words`.
        words: what tells it.  beside: words of which one must stand in the same piece, too.
        contrary: words that tell the opposite without a "not": "more tanks arrived" of a withdrawal.
        kind: of the dispute: denial, or promise for what was promised.
        reach: how many days may lie between two accounts of it; None for one that is disputed for ever.
        is_lasting: true for one question over months, false for what happens again elsewhere.
        is_blamed: true where two sides may lay it at each other's door.
        is_plan: true for what is not done yet, of which "may" and "plans to" tell.
        is_ill: true for what one does not say of oneself: who does is misheard.
        told: what makes its words tell that it is so, where they can be printed without that; `HERE` stands where they
            begin: "committed HEREmassacres", not "after the HEREmassacre".
    """

    name: str
    of: str
    keys: str
    words: re.Pattern[str]
    beside: re.Pattern[str] | None = None
    contrary: re.Pattern[str] | None = None
    kind: str = "denial"
    reach: int | None = 10
    is_lasting: bool = False
    is_blamed: bool = False
    is_plan: bool = False
    is_ill: bool = True
    told: re.Pattern[str] | None = None

    def is_told(self, text: str, start: int) -> bool:
        """True where the words that begin at a place say that it is so, and do not only name it."""
        return self.told is None or self.told.search(f"{text[:start]}{HERE}{text[start:]}") is not None


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


MATTERS: tuple[Matter, ...] = (
    # "Zlop denied planning such an assault", "the plans show a landing in May", "an attack could come any day".
    Matter(
        "planned invasion",
        "of",
        "invad invasion attack assault offensive incursion military",
        _re(
            rf"(?:will|would|could|may|might)\s+(?:\w+\s+){{0,3}}?(?:invade|attack|(?:launch|stage|order|mount|(?:follow|go)\s+through\s+with)\s+(?:\w+\s+){{0,3}}{_INVADE})"
            rf"|(?:(?:going|about|ready|poised|decide\w*|plan(?:s|ned|ning)?|int(?:end|ent)\w*|prepar\w+|bent|set)\s+(?:to|on|for|of|detailing)"
            rf"|plan(?:s|ned|ning)?|putting\s+the\s+pieces\s+in\s+place\s+for|any\s+desire\s+to|going\s+to)\s+(?:[\w'-]+\s+){{0,3}}?{_INVADE}"
            rf"|(?:imminent|possible|potential|planned|looming|likely|threatened|impending)\s+(?:[\w-]+\s+)?{_INVADE}"
            rf"|{_INVADE}\s+(?:(?:of|on)\s+[A-Z]\w+\s+)?(?:\W?(?:is|was|looks?|seems?|remains?|as|called|very|much|highly|a|distinct)\s+){{0,5}}"
            r"[\"“]?(?:highly\s+)?(?:imminent|likely(?!\s+to)|possib\w+|inevitable|any\s+day|set\s+for)"
            rf"|{_INVADE}\s+(?:could|may|might|would|will)\s+(?:\w+\s+)?(?:come|happen|begin|start|take\s+place|be\s+imminent)"
        ),
        reach=60,
        is_lasting=True,
        is_plan=True,
    ),
    # "Borduria says that its troops go home", "there is no sign of it: more tanks arrive".
    Matter(
        "withdrawal of troops",
        "from",
        "withdr pull stood bases home escalation deescalation closer arriv brought sent deploy moved position",
        _re(
            rf"withdr[ae]w\w*\b[^.,;]{{0,60}}?\b{TROOPS}\b|{TROOPS}\b(?:(?!\b(?:after|before|since|until)\b)[^.,;]){{0,40}}\b(?:withdr[ae]w\w*|pull\w*\s+(?:back|out)"
            rf"|stood\s+(?:down|back)|return\w*\s+to\s+(?:\w+\s+){{0,2}}bases|(?:be\s+)?going\s+home)"
            rf"|pull\w*\s+(?:back|out)\s+(?:\w+\s+){{0,3}}{TROOPS}|(?:signs?|evidence)\s+of\s+(?:\w+\s+)?(?:de-?escalation|withdrawal)"
        ),
        contrary=_re(
            rf"(?:more(?!\s+than)|further|additional)\s+(?:[\w-]+\s+){{0,3}}(?:{TROOPS}|groups)\b[^.;]{{0,50}}"
            rf"(?:arriv\w+|brought|sent|deployed|moved|closer)"
            r"|remain\w*\s+(?:\w+\s+){0,2}in\s+a\s+threatening\s+position"
        ),
        reach=30,
        is_lasting=True,
        is_plan=True,
        is_ill=False,
        told=LEFT,
    ),
    # "Arland insists that there are Bordurian soldiers in the valley"; "Borduria denies any part in the fighting".
    Matter(
        "part in the fighting",
        "in",
        "presence involve fighting rebel separatist insurg militia militant guerrilla troop soldier "
        "forces military unit servicemen army tank battalion personnel",
        _re(
            rf"(?:{TROOPS})\s+(?:presence|involvement){_ELSEWHERE}|presence\s+of\s+(?:[\w-]+\s+){{0,3}}{TROOPS}{_ELSEWHERE}"
            rf"|(?:send\w*\s|sent\s|deploy\w*\s|(?:has|have|had)\s(?!no\b)|(?<=\bno\s))\s*(?:(?!\w+(?:ing|ed)\b|for\b|of\b|to\b)\w+\s+){{0,3}}{TROOPS}\s+(?:\w+\s+){{0,2}}(?:in|into|inside)\s+(?-i:[A-Z])\w+"
            rf"|(?:direct|military|any)\s+involvement(?!\s+in\b)|(?:direct|military)\s+(?-i:[A-Z])\w+\s+involvement"
            r"|invol(?:vement|ved)\s+in\s+(?:the\s+)?(?:\w+\s+)?(?:violence|fighting|conflict|war|unrest|crisis|insurgency|east\w*)"
            rf"|{TROOPS}\s+(?:were\s+|are\s+)?fighting\s+(?:in|alongside)"
            rf"|(?<!-)(?:(?:back|train|fund|support)(?:s|ed|ing)?|arm(?:s|ing)|ha(?:s|ve|d)\s+(?:\w+\s+)?armed)\s+(?:the\s+)?(?:[\w-]+\s+)?{_REBELS}"
        ),
        reach=None,
        is_lasting=True,
    ),
    # "Each says that the other breaks the truce."
    Matter(
        "breaking the ceasefire",
        "with",
        "cease truce armistice peace hostilities minsk geneva oslo",
        _re(
            rf"{_BEFORE_BREACH}\s+(?:[\w'-]+\s+){{0,5}}{_TRUCE}|{_TRUCE}\s+(?:violation|breach)(?:e?s)?"
            rf"|(?:violation|breach)(?:e?s)?\s+of\s+(?:[\w'-]+\s+){{0,4}}{_TRUCE}"
            rf"|fail\w*\s+to\s+(?:honou?r|respect|implement|observe|keep|comply\s+with)\s+(?:[\w'-]+\s+){{0,4}}{_TRUCE}"
            rf"|not\s+(?:honou?r|respect|implement|observ|comply)\w*\s+(?:with\s+)?(?:[\w'-]+\s+){{0,4}}{_TRUCE}"
        ),
        reach=30,
        is_lasting=True,
        is_blamed=True,
    ),
    # "The pact broke its word of 1990 not to grow", "no such promise was ever made".
    Matter(
        "promise that {body} would not grow",
        "to",
        "guarantee pledg promis assur commit word",
        _re(
            r"(?:guarantees?|pledg\w+|promis\w+|assurances?|commitments?|word)\b[^.;]{0,60}\bnot?\b[^.;]{0,20}"
            r"\b(?:expand|broaden|enlarge|extend|grow|mov)\w*|(?:guarantees?|pledges?|promises?|assurances?)\s+"
            r"(?:\w+\s+){0,4}against\s+(?:\w+\s+)?(?:expansion|enlargement)"
        ),
        beside=_re(
            r"br[eo]k\w*|betray\w*|violat\w+|made|gave|given|received|acquired|obtained|won|secured|promised|reneg\w+"
            r"|deceiv\w+|never|no\s+such|guaranteed|pledged|assured"
        ),
        kind="promise",
        reach=None,
        is_lasting=True,
        is_ill=False,
    ),
    # "The shells were full of gas, the monitors said"; "the army has no such weapons".
    Matter(
        "use of chemical weapons",
        "",
        "chemical gas toxic poison nerve mustard chlorine sarin such",
        _re(
            r"(?:chemical|poison(?:ous)?|toxic|nerve|mustard|chlorine|sarin)\s+(?:\w+\s+)?(?:weapons?|attacks?|gas(?:es)?|agents?"
            r"|substances?|strikes?|massacres?|bombs?|materials?|munitions?)|gas\s+attacks?|sarin|chlorine|any\s+such\s+weapons"
        ),
        beside=_re(
            r"us(?:e|ed|es|ing)|attack\w*|kill\w*|drop\w*|fir(?:e|ed|ing)|releas\w+|launch\w*|carried|bomb\w*|behind|hit"
            r"|respons\w+|commit\w*|struck|strikes?|blam\w+|accus\w+|perpetrat\w+|conduct\w*|contain\w*"
        ),
        reach=10,
        is_blamed=True,
    ),
    # "The clinic was bombed on purpose, the aid group said"; "our jets hit no clinic".
    Matter(
        "strikes on civilians",
        "in",
        "civilian hospital clinic school market mosque church convoy ambulance camp residential home "
        "house",
        _re(rf"{_BLOW}\s+(?:[\w'-]+\s+){{0,5}}{_CIVIL}|{_CIVIL}\s+(?:[\w'-]+\s+){{0,4}}(?:was|were|been|being)\s+{_BLOW}"),
        reach=5,
        is_blamed=True,
    ),
    # "The airliner was brought down by a missile of the rebels."
    Matter(
        "shooting down of an aircraft",
        "",
        "down",
        _re(
            r"(?:sh[oo]+t\w*\s+down|down(?:ed|ing)|brought\s+down)\s+(?:\w+\s+){0,5}"
            r"(?:planes?|jets?|aircraft|airliner|flight|drones?|helicopters?|warplanes?)|(?:planes?|jets?|aircraft|airliner|flight|drones?|helicopters?|warplanes?)\s+"
            r"(?:\w+\s+){0,4}(?:sh[oo]+t\s+down|downed|brought\s+down)"
        ),
        is_blamed=True,
        told=DOWNED,
    ),
    # "The ministry's sites were broken into from Borduria, Arland said."
    Matter(
        "cyberattack",
        "on",
        "cyber hack",
        _re(r"cyber-?\s?attacks?|hack(?:s|ed|ing)|cyber\s+operations?"),
        reach=30,
    ),
    # "Borduria had its hand in the vote."
    Matter(
        "meddling in the vote",
        "in",
        "meddl interfer",
        _re(r"(?:meddl|interfer)\w*\s+(?:in|with)\s+(?:[\w'-]+\s+){0,4}(?:elections?|votes?|campaigns?|politics)"),
        reach=None,
        is_lasting=True,
    ),
    # "Caria wants the bomb, its neighbours say"; "Caria says that its reactors are for light alone".
    Matter(
        "seeking nuclear weapons",
        "",
        "nuclear atomic",
        _re(
            r"(?:build|built|seek|sought|develop|acquir|obtain|pursu|mak)\w*\s+(?:[\w'-]+\s+){0,3}(?:nuclear|atomic)\s+(?:weapons?|bombs?|arms|warheads?)"
        ),
        reach=None,
        is_lasting=True,
        told=SOUGHT,
    ),
    # "Arland sends the rebels rockets, Borduria says"; "not one rocket".
    Matter(
        "arming of fighters",
        "of",
        "weapon arms missile rocket ammunition shells drone",
        _re(
            rf"(?:suppl|send|sent|provid|deliver|smuggl|transfer)\w*\s+(?:[\w'-]+\s+){{0,6}}{_ARMS}\s+(?:to|into)\b"
            rf"|(?:suppl|provid)\w*\s+(?:[\w'-]+\s+){{0,4}}with\s+(?:\w+\s+)?{_ARMS}"
        ),
        reach=30,
        is_lasting=True,
    ),
    # "The general's men have committed a massacre in the valley, said Zlop"; "the war crimes court" tells of none.
    Matter(
        "mass killing",
        "of",
        "massacr crime mass atroc",
        _re(rf"massacr\w*|war\s+crimes?{_OFFICE}|mass\s+(?:killings?|graves?)|atrocit\w+"),
        reach=10,
        is_blamed=True,
        told=COMMITTED,
    ),
    # "What is done in the valley is a genocide, said Zlop": not every massacre is one.
    Matter(
        "genocide",
        "of",
        "genocid ethnic",
        _re(rf"genocid(?:e|al){_OFFICE}|ethnic\s+cleansing"),
        reach=10,
        is_blamed=True,
        told=COMMITTED,
    ),
    # "The envoy was given poison", "it was a heart attack".
    Matter("poisoning", "of", "poison", _re(r"poisoned|poisoning"), reach=None, is_blamed=True),
    # "Prisoners were beaten, the lawyers said."
    Matter(
        "torture",
        "of",
        "tortur abus mistreat",
        _re(r"tortur\w+|(?:abus|mistreat)\w+\s+(?:of\s+)?(?:detainees|prisoners)"),
        reach=30,
    ),
    # "The road for the trucks with flour is closed by the army."
    Matter(
        "blocking of aid",
        "to",
        "aid relief food humanitarian convoy",
        _re(r"(?:block|prevent|hinder|obstruct|bar|halt)\w*\s+(?:[\w'-]+\s+){0,4}(?:aid|relief|food|humanitarian|convoys?)"),
        reach=30,
        is_blamed=True,
    ),
    # "Nobody spoke with the rebels, the minister said."
    Matter(
        "secret talks",
        "with",
        "secret direct channel",
        _re(r"(?:secret|direct|back-?channel)\s+(?:talks|contacts|negotiations)"),
        reach=30,
    ),
)  # fmt: skip

#: Words by which a gathering is called peaceful, and those by which it is not: "they sang", "then stones flew".
PEACEFUL = _re(
    r"peaceful\w*|orderly|non-?violent\w*|without\s+incident|very\s+civil|lawful\s+(?:demonstration|protest|rally)"
)
VIOLENT = _re(
    r"violen(?:t|ce|tly)|tempers\s+(?:\w+\s+){0,3}flare\w*|riot\w*|rampag\w+|threw|hurl\w+|clash\w*|smash\w*|brawl\w*"
)
GATHERING = _re(r"protest\w*|demonstrat\w+|rall(?:y|ies)|march(?:es|ers)?|activists?|sit-?ins?|blockade\w*")

#: "Denies any involvement" is about the fighting where its sentence is: "..., saying that the rebels are volunteers".
VAGUE = _re(r"any\s+involvement")
FIGHTING = _re(rf"{_REBELS}|fighting|combat\w*|wars?|conflicts?|{TROOPS}")
#: Words are looked up by so many letters.
STEM = 4
_KEYS = tuple((matter, frozenset(key[:STEM] for key in matter.keys.split())) for matter in MATTERS)
_BREAKS = str.maketrans(dict.fromkeys("-“”\"‘’'(),.;:[]/", " "))


def find_matters(text: str) -> Iterator[tuple[Matter, re.Match[str], bool]]:
    """The matters that a text tells: the words, and whether they tell the contrary."""
    stems = {word[:STEM] for word in text.casefold().translate(_BREAKS).split()}
    for matter, keys in _KEYS:
        if stems.isdisjoint(keys):
            continue
        if matter.beside is None or matter.beside.search(text):
            yield from ((matter, match, False) for match in matter.words.finditer(text))
        if matter.contrary:
            yield from ((matter, match, True) for match in matter.contrary.finditer(text))
