"""What crises are fought over: kinds of issue, the words that tell each, and how its name is made.

Origin: our own table of press usage, for any crisis. Each kind stands beside a sentence of our own that needs it.
"""

import re
from dataclasses import dataclass

#: The parts of a name, by the rule that finds each in the words (`merge/naming.py`): `org` a body, `member` who joins
#: it, `target` on or against whom, `receiver` to or for whom, `party` with whom, `owner` whose, `place` where, `area`
#: the same farther off, `border` at whose border, `printed` the words that the pattern calls so.
SLOTS = ("org", "member", "target", "receiver", "party", "owner", "place", "area", "border", "printed")


@dataclass(frozen=True, slots=True)
class IssueKind:
    """One kind of issue.

    Attributes:
        words: what tells it; the first that fits a place in a text, by the order of the table, counts.
        names: ways to name it, the fullest first; one counts when all its parts are found.
        undone: its name when it is offered or promised to end; None when there is none.
    """

    kind: str
    words: re.Pattern[str]
    names: tuple[str, ...]
    undone: str | None = None


def _kind(kind: str, words: str, *names: str, undone: str | None = None) -> IssueKind:
    # "Borduria oil" is of Borduria, "more oil" is not: capitals count in an expression that is blind to them
    seen = words.replace("[A-Z]", "(?-i:[A-Z])")
    return IssueKind(kind, re.compile(rf"\b(?:{seen})\b", re.IGNORECASE), names, undone)


#: What has members that join it, by its name or by the words around: a firm that grows is no issue.
JOINED = re.compile(
    r"\b(?:nato|eu|brics|union|alliance|bloc|pact|treaty|organi[sz]ation|community|council|league|association)\b",
    re.IGNORECASE,
)
_BODY = r"(?:nato|eu|alliance|bloc|union|pact)"

ISSUE_KINDS: tuple[IssueKind, ...] = (
    # "Borduria insists that the alliance must not expand eastward."
    _kind(
        "enlargement",
        rf"{_BODY}(?:'s)?(?:\s+[\w-]+)?\s+(?:expansion|enlargement)|(?:expansion|enlargement)\s+of\s+(?:the\s+)?{_BODY}"
        rf"|{_BODY}(?:'s)?\s+(?:move|advance|march)\s+(?:to\s+the\s+)?east(?:wards?)?"
        rf"|{_BODY}\s+(?:\w+\s+){{0,3}}?(?P<at>expand\w*|enlarg\w*|encroach\w*)(?!\s+(?:its|their|trade))"
        rf"|eastwards?\s+(?:expansion|enlargement)|expand\w*\s+(?:\w+\s+)?(?:east|eastwards?)"
        r"|(?:its|the)\s+(?:eastward\s+)?(?:expansion|enlargement)"
        rf"|open[- ]door\s+policy|door\s+(?:is|remains|stays|will\s+(?:stay|remain))\s+open"
        rf"|membership\s+(?:is|remains|stays)\s+open|(?:admit\w*|accept\w*|tak\w+\s+in)\s+(?:any\s+)?new\s+members",
        "{org} enlargement",
    ),
    # "Arland asked for a promise that Syldavia would never join the pact."
    _kind(
        "membership",
        r"join(?:s|ed|ing)?(?=\s+(?:[\w']+\s+){0,4}?(?:nato|eu|e\.u\.|european\s+union|alliance|bloc|union|pact|wto|"
        r"world\s+trade\s+organi[sz]ation|united\s+nations|defen[cs]e\s+alliance))"
        r"|(?:full\s+|future\s+)?(?:membership|accession)|becom\w+\s+(?:a\s+(?:full\s+)?member|members|part)\s+of"
        r"|as\s+(?:a\s+(?:full\s+)?)?members?|incorporat\w+|candidate\s+status",
        "{org} membership of {member}",
    ),
    # "Syldavia urged its friends to close the skies over the capital."
    _kind("no-fly zone", r"no-?\s?fly[- ]zones?|close\s+the\s+skies", "no-fly zone over {place}", "no-fly zone"),
    # "Caria says that it will never give up enriching uranium."
    _kind(
        "nuclear weapons",
        r"nuclear\s+(?:weapons?(?!\s+(?:program|power|state))|bombs?|warheads?|arsenals?|deterrent)|atomic\s+bombs?",
        "nuclear weapons of {owner}",
        "nuclear weapons in {place}",
        "nuclear weapons",
    ),
    # "The envoy wants the centrifuges of Borduria stopped."
    _kind(
        "nuclear programme",
        r"nuclear\s+(?:weapons?\s+|bomb\s+)?(?:program(?:me)?s?|ambitions|capabilit\w+|development|activit\w+|tests?|work|plans?|"
        r"facilit\w+)|(?:uranium\s+)?enrichment|enrich\w*\s+uranium",
        "nuclear programme of {owner}",
        "nuclear programme",
        undone="limits on the nuclear programme of {owner}",
    ),
    # "Envoys of Arland offered help if the peninsula gave up the bomb for good."
    _kind(
        "denuclearisation",
        r"denucleari[sz]\w+(?!\s+talks)|(?:nuclear\s+)disarmament",
        "denuclearisation of {owner}",
        "denuclearisation",
    ),
    # "The council wants the stocks of nerve gas destroyed."
    _kind(
        "chemical weapons",
        r"(?:chemical|biological)\s+(?:weapons?|arms|arsenals?|stockpiles?|attacks?)(?!\s+convention)",
        "chemical weapons of {owner}",
        "chemical weapons in {place}",
        "chemical weapons",
    ),
    # "Borduria demands that no rockets be placed near its border."
    _kind(
        "missiles",
        r"(?:ballistic\s+|rocket\s+|long-range\s+|intermediate-range\s+|cruise\s+)?(?:missiles?|rockets?)\s+"
        r"(?:tests?|launch(?:es|ed|ing)?|fire|attacks?)|(?:test|launch|fir)\w*\s+(?:\w+\s+){0,3}?(?:missiles?|rockets?)",
        "missile launches of {owner}",
        "missile launches",
    ),
    # "A shield against rockets in Syldavia aims at us, said the marshal."
    _kind(
        "missile defence",
        r"(?:anti-)?missile[- ](?:defen[cs]e|shield)(?:\s+(?:systems?|shield|batter\w+))?",
        "missile defence in {place}",
        "missile defence",
    ),
    # "Caria will send missiles to Syldavia" is about weapons; "missiles in Syldavia" is not.
    _kind(
        "missiles placed",
        r"(?<!-)(?:\w+-range\s+)?(?:nuclear\s+)?missiles?(?!\s+(?:to|for)\s+[A-Z])",
        "missiles in {place}",
        "missiles of {owner}",
    ),
    # "The ministry called the joint drills a provocation."
    _kind(
        "exercises",
        r"(?:joint\s+|military\s+|naval\s+|war\s+)+(?:exercises?|drills?|man(?:o|oe)u?vres?|games)|war\s?games|drills",
        "military exercises in {place}",
        "military exercises",
    ),
    # "Brussels warned that it would freeze the assets of Borduria."
    _kind(
        "sanctions",
        r"(?:economic\s+|financial\s+|political\s+|trade\s+|western\s+)*sanction(?:s|ed|ing)?"
        r"|(?:arms\s+|oil\s+|trade\s+)?embargo(?:es)?|export\s+controls|asset\s+freezes?|freez\w+\s+(?:\w+\s+){0,2}assets",
        "sanctions on {target}",
        "sanctions",
        undone="relief from sanctions on {target}",
    ),
    # "Members of the house want to stop buying Bordurian oil."
    _kind(
        "energy imports",
        r"(?:imports?|purchases?|buying|importing)\s+(?:of\s+)?(?:any\s+|all\s+)?[A-Z]\w+\s+(?:oil|gas|energy|coal|fuels?)"
        r"(?:\s+imports?)?|(?<=ban\s)(?:all\s+|any\s+)?[A-Z]\w+\s+(?:oil|gas|energy|coal)(?:\s+imports?)?"
        r"|(?:oil|gas|energy|coal)\s+imports?|[A-Z]\w+\s+(?:(?:oil|gas|energy|coal)\s+(?:and\s+)?)+(?:imports?|exports?)"
        r"|(?:oil|gas|energy)(?=\s+from\s+[A-Z])",
        "energy imports from {owner}",
    ),
    # "Syldavia pleads for tanks and shells."
    _kind(
        "weapons deliveries",
        r"(?:defensive\s+|heavy\s+|more\s+|lethal\s+|anti-tank\s+)*(?:weapons?|weaponry|arms)"
        r"(?!\s+(?:control|program\w*|inspect\w*|inventor\w*|embargo|race|of\s+mass|tests?))"
        r"|military\s+(?:aid|assistance|equipment|hardware|support|backing|supplies)|lethal\s+aid|ammunition"
        r"|(?:[\w-]+-range\s+)?missiles?(?=\s+(?:to|for)\s+[A-Z])"
        r"|fighter\s+jets?|war\s?planes|mig(?:-29)?\s+(?:fighter\s+)?jets?|air[- ]defen[cs]e\s+systems?"
        r"|arm(?:ing)?(?=\s+(?:the\s+)?(?:[\w-]+\s+)?(?:[A-Z]|rebels?|opposition))",
        "weapons for {receiver}",
        undone="an end to weapons for {receiver}",
    ),
    # "Arland offered blankets and flour for those who fled."
    _kind(
        "humanitarian aid",
        r"humanitarian\s+(?:and\s+\w+\s+)?(?:aid|assistance|help|relief|support|supplies|access)"
        r"|(?:food|medical|economic|financial|foreign)\s+(?:and\s+\w+\s+)?(?:aid|assistance)",
        "aid for {receiver}",
        "humanitarian aid",
    ),
    # "The nuns beg for a way out of the city."
    _kind("corridors", r"humanitarian\s+(?:corridors?|pauses?)|safe\s+passage", "humanitarian corridors"),
    # "The premier demands written guarantees that nothing of the kind happens."
    _kind(
        "guarantees",
        r"(?:(?:security|legal|binding|legally[- ]binding|written|ironclad|firm)\s+)+guarantees?"
        r"|guarantees(?=\s+(?:that|from|for|against|on)\b)|(?:\w+\s+)?assurances?|(?:legal|written)\s+pledges?",
        "security guarantees for {receiver}",
        "security guarantees",
    ),
    # "Both sides were told to lay down their arms."
    _kind(
        "ceasefire",
        r"cease-?\s?fires?|truces?|armistice|(?:end|halt|stop|ceas)\w*\s+(?:to\s+|of\s+|all\s+)*(?:the\s+|its\s+|their\s+|this\s+)?"
        r"(?:\w+\s+)?(?:wars?|fighting|hostilities|violence|shelling|bombing|bombardment|bloodshed|conflict)(?!\s+(?:crimes?|criminals?)\b)"
        r"|lay\s+down\s+(?:its|their)\s+(?:arms|weapons)|cessation\s+of\s+(?:hostilities|violence)",
        "ceasefire in {place}",
        "ceasefire",
        undone="an end to the ceasefire",
    ),
    # "The envoy condemned the invasion of Syldavia."
    _kind(
        "war",
        r"invasion|invad(?:e|es|ed|ing)|aggression|incursions?|(?:military\s+)?(?:attacks?|assaults?|offensive|war)"
        r"(?=\s+(?:on|in|against)\b)",
        "attack on {place}",
    ),
    # "The crown asks that no foreign soldier stay on the island."
    _kind(
        "troops",
        r"(?:\w+\s+)?(?:troops?|soldiers?|battle\s?groups?|(?:ground|combat|military|armed|foreign)\s+forces|forces(?=\s+(?:in|from|to|at|near|"
        r"and|out))|peacekeepers?)|military\s+(?:presence|bases?|activit\w+|deployments?|personnel|infrastructure|build-?up)"
        r"|boots\s+on\s+the\s+ground|mercenaries|deployments?(?=\s+(?:in|near|at))",
        "troops in {area}",
        "troops near {border}",
        undone="withdrawal of troops from {area}",
    ),
    # "Caria will recognise the breakaway province as a state."
    _kind(
        "recognition",
        r"recogni[sz](?:e|es|ing)(?!\s+\w+\W+as\s+an?\s+(?!independent|sovereign))|recognition(?=\s+of)|right\s+to\s+exist",
        "recognition of {place}",
    ),
    # "One land for each people, the princess urged."
    _kind("two states", r"two-state\s+solution|palestinian\s+(?:state(?:hood)?)", "Palestinian state"),
    # "New houses on the hill must stop, the consul said."
    _kind(
        "settlements",
        r"settlements?(?=\s+(?:in|on|construction|building|activit|expansion))",
        "settlements in {place}",
        "settlements",
    ),
    # "Caria will never accept that the valley was taken."
    _kind("annexation", r"annex\w*", "annexation of {place}"),
    # "The borders of Syldavia are not for sale, said the queen."
    _kind("territorial integrity", r"territorial\s+integrity|sovereignty", "territorial integrity of {owner}"),
    # "The islanders ask for a state of their own."
    _kind("independence", r"(?:independence|autonomy|secession)(?=\s+(?:of|for))", "independence of {owner}"),
    # "The committee asks for observers at the reactor."
    _kind(
        "inspections",
        r"(?:weapons\s+|nuclear\s+|un\s+)*(?:inspectors?|inspections?)",
        "inspections in {place}",
        "inspections",
    ),
    # "Kin of the captives want them home."
    _kind(
        "prisoners",
        r"(?:releas|free|freeing|return|swap|exchang)\w*\s+(?:of\s+)?(?:\w+\s+){0,4}?(?P<printed>hostages|prisoners|detainees|captives)",
        "release of {printed}",
    ),
    # "Ten of ours for ten of yours, offered the major."
    _kind("prisoner exchange", r"prisoner\s+(?:swaps?|exchanges?)", "prisoner exchange"),
    # "Protesters demand that the governor be chosen by vote."
    _kind(
        "elections",
        r"(?:free|fair|early|snap|presidential|parliamentary|democratic)\s+(?:and\s+\w+\s+)?elections?|universal\s+suffrage|referendums?",
        "elections in {place}",
        "elections",
    ),
    # "The island wants the sea lane kept open."
    _kind(
        "blockade",
        r"(?:naval\s+)?blockades?|siege",
        "blockade of {place}",
        "blockade",
        undone="easing of the blockade of {place}",
    ),
    # "Ships of all flags must be free to pass."
    _kind("navigation", r"freedom\s+of\s+navigation", "freedom of navigation"),
    # "Traders want the gates at the river opened again."
    _kind("borders", r"border\s+(?:crossings?|restrictions|closures?)", "border crossings"),
    # "The chancellor will not license the undersea pipe."
    _kind(
        "pipelines",
        r"(?P<printed>Nord\s+Stream(?:\s+(?:1|2|AG))?|Keystone\s+XL|[A-Z]\w+(?:\s[A-Z]\w+)?(?=\s+pipeline))",
        "{printed}",
    ),
    # "Borduria threatens to turn off the tap."
    _kind("gas supplies", r"(?P<printed>gas|oil|grain)\s+(?:supplies|deliveries|exports|flows?)", "{printed} supplies"),
    # "Caria threatens to tax every car from Arland."
    _kind("tariffs", r"tariffs?|import\s+duties", "tariffs on {target}", "tariffs"),
    # "Neighbours were asked to take in those who fled the shelling."
    _kind(
        "refugees",
        r"(?:tak(?:e|es|ing)\s+in|accept\w*|host\w*|welcom\w*|shelter\w*|admit\w*)\s+(?:[\w,]+\s+){0,5}?refugees",
        "taking in refugees from {owner}",
        "taking in refugees",
    ),
    # "Arland wants the jailed printers heard in court."
    _kind("human rights", r"human\s+rights|civil\s+liberties", "human rights in {place}", "human rights"),
    # "The marshal wants to go back to the accord of last spring."
    _kind(
        "treaty",
        r"(?P<printed>(?:Minsk|Oslo|Abraham|Geneva|Budapest|Paris|Camp\s+David)\s+"
        r"(?:agreements?|accords?|protocols?|process|memorandum))"
        r"|(?P<deal>(?:nuclear|peace|arms[- ]control|trade|grain|security)\s+"
        r"(?:deal|agreement|treaty|accord|pact|plan))",
        "{printed}",
    ),
    # "The president is ready to sit down with Borduria at any time."
    _kind(
        "talks",
        r"(?:direct\s+|peace\s+|bilateral\s+|face-to-face\s+|further\s+|new\s+|nuclear\s+)*(?:talks|negotiations?|dialogue|summit(?=\s+(?:with|between)\b))"
        r"|negotiating\s+table|negotiat(?:e|ing)(?=\s+(?:with|directly))",
        "talks with {party}",
        "talks",
    ),
    # "The bishops plead for a settlement at the table and not on the field."
    _kind(
        "diplomacy",
        r"(?:diplomatic|political|peaceful|negotiated)\s+(?:\w+\s+)?(?:solution|settlement|resolution)|diplomacy",
        "diplomatic solution",
    ),
    # "Whoever crosses the river will pay dearly, said the general."
    _kind(
        "consequences",
        r"(?:[\w-]+\s+(?:and\s+)?){0,2}(?:consequences|retaliation|reprisals|costs)|(?:high|heavy|steep)\s+price",
        "consequences for {target}",
    ),
)  # fmt: skip
