"""How an issue is named: the parts of its name, each found in the words of the wish."""

import re
from collections.abc import Mapping, Sequence

from sitroom.lexicon.issues import JOINED, SLOTS, IssueKind
from sitroom.lexicon.wishes import CLAUSE_END, OUGHT, turn_of
from sitroom.merge.roster import NAME, Named, Words

#: How far behind the words the part of a name may stand, in characters.
NEAR = 60
#: Adjectives that stand before a place: "eastern Syldavia".
_COMPASS = r"(?:(?:central|east|eastern|west|western|north|northern|south|southern)(?:\s+and\s+|\s+|-))*"
#: Words with a capital that name no place: "in March", "in President Zas's view".
_NO_PLACE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|President|Prime|Minister|Mr|Mrs|Ms|"
    r"Secretary|Article|I\b|The\b|Congress|Senate|World|White|Foreign|Security|Twitter|Facebook)"
)
#: What stands for a state: "the Bordurian army", where "the Bordurian rebels" do not.
_OF_STATE = frozenset(
    "government army forces military people territory soil border authorities side officials leadership regime state "
    "republic".split()
)
#: "Weapons for Bordurian separatists", whom no actor of the ledger is.
ADJECTIVE = re.compile(r"(?:ian|ean|ese|ish|i)$")
#: "Thanked Arland for its support of our country's way into the pact".
OUR_OWN = re.compile(r"\bour\s+(?:[\w'-]+\s+){0,6}$", re.IGNORECASE)
#: Of "Caria's support for the borders of the isle" the borders are not Caria's.
_NO_HANGING = r"(?!(?:for|of|to|in|on|with|by|at|from|that|over|about)\b)"
#: "It must keep its bomb", "we should keep our bomb".
OWN_SUBJECT = re.compile(r"(?:that\s+)?(?:we|i|it)\b", re.IGNORECASE)
#: Places whose sides have names of their own: "Eastern Europe", but "eastern Syldavia".
_REGIONS = frozenset({"Europe", "Asia", "Africa", "Balkans", "Mediterranean"})


def name_issue(words: Words, kind: IssueKind, match: re.Match[str]) -> list[tuple[str, str | None]]:
    """The name of an issue, with its name undone; several where several want to join; none where parts are missing."""
    for form in kind.names:
        parts = [slot for slot in SLOTS if f"{{{slot}}}" in form]
        values = {slot: _FINDERS[slot](words, match) for slot in parts}
        if all(values.values()):
            first = {slot: found[0] for slot, found in values.items()}
            several = [first | {"member": one} for one in values["member"]] if "member" in values else [first]
            return [(form.format(**one), _undone(kind, one)) for one in several]
    return []


def _undone(kind: IssueKind, values: Mapping[str, str]) -> str | None:
    try:
        return kind.undone.format(**values) if kind.undone else None
    except KeyError:  # the parts that its name needs are not in the text
        return None


def _before(words: Words, match: re.Match[str]) -> list[Named]:
    """Actors printed right before: "Bordurian troops", "Borduria's nuclear programme"."""
    gap = re.compile(rf"(?:'s?(?:\s+\W?[a-z-]+,?){{0,5}}|(?:\s+{_NO_HANGING}[a-z-]+){{0,2}})\s+[\"“]?$|-?$")
    found = [
        one for one in words.named if 0 <= one.end <= match.start() and gap.match(words.text[one.end : match.start()])
    ]
    inside = [one for one in words.named if match.start() <= one.start < match.end()]
    return inside or found[-1:]


def _unprinted(words: Words) -> list[Named]:
    """The one actor beside the holder that is meant and whose name is not printed."""
    found = [one for one in words.named if one.start < 0 and one.actor != words.holder and one.actor.kind == "state"]
    return found if len(found) == 1 else []


def _behind(words: Words, match: re.Match[str], prepositions: str) -> list[str]:
    """Who or what stands behind the words after one of some prepositions."""
    clause = CLAUSE_END.split(words.text[match.end() : match.end() + NEAR])[0]
    found = re.match(
        rf"(?:\W+[a-z-]+){{0,4}}?\W+(?:{prepositions})\s+(?:(?:the|its|their)\s+)?(?:[a-z-]+\s+of\s+)?"
        rf"(?P<compass>{_COMPASS})(?P<name>{NAME})",
        clause,
    )
    return _placed(words, found["compass"], found["name"], match.end() + found.start("name")) if found else []


def _placed(words: Words, compass: str, printed: str, at: int) -> list[str]:
    """A printed name as the ledger knows it: "Kyiv" is Ukraine where no other state can be meant."""
    here = [one for one in words.named if one.start <= at < one.end]
    bare = re.sub(r"(?:'s?|(?<!\.\w)\.)$", "", printed)
    # "Gaza" may stand for those who rule it; as a place it is itself
    if here and (here[0].actor.kind != "organisation" or bare in {here[0].actor.name, *here[0].actor.aliases}):
        name = here[0].name
    elif _NO_PLACE.match(bare):
        return []
    else:
        meant = [one for one in words.named if one.start < 0 and one.actor.kind == "state"]
        name = meant[0].name if len(meant) == 1 and " " not in bare and not compass else bare
    return [_cased(compass, name)]


def _cased(compass: str, name: str) -> str:
    """Parts of a continent are names: "Eastern Europe", but "eastern Ukraine"."""
    side = " ".join(compass.replace("-", " ").split())
    if not side:
        return name
    return f"{side.capitalize() if name in _REGIONS else side} {name}"


def _bodies(words: Words, match: re.Match[str]) -> list[str]:
    """The body that is joined or grows: printed nearest, else the holder when it has members."""
    named = [one for one in words.named if one.actor.kind == "organisation"]
    bodies = [one for one in named if JOINED.search(f"{one.actor.name} {words.text}")]
    bodies.sort(key=lambda one: (one.start < 0, abs(one.start - match.start())))
    if not bodies and words.holder.kind == "organisation" and JOINED.search(words.holder.name):
        bodies = [Named(words.holder, -1, -1)]
    return [one.actor.name for one in bodies[:1]]


def _members(words: Words, match: re.Match[str]) -> list[str]:
    """The states that would join."""
    others = [one for one in _inside(words) if one.actor.kind == "state" and one.actor != words.holder]
    if words.holder.kind == "state" and OUR_OWN.search(words.text[: match.start()]):
        return [words.holder.name]
    behind = [one for one in others if 0 <= one.start - match.end() <= NEAR]
    ahead = [one for one in others if 0 <= one.start < match.start()]
    if behind and re.match(r"(?:\w+ )?(?:membership|accession)", match[0], re.IGNORECASE):
        return [one.name for one in behind]
    return [one.name for one in _side_by_side(words.text, ahead) or behind or others]


def _side_by_side(text: str, named: Sequence[Named]) -> list[Named]:
    """The last of some actors, with those that stand with it: "Arland, Caria and Syldavia"."""
    chosen: list[Named] = []
    for one in sorted(named, key=lambda one: one.start, reverse=True):
        if chosen and not re.fullmatch(r"\W*(?:and|or)?\W*", text[one.end : chosen[0].start]):
            break
        chosen.insert(0, one)
    return chosen


def _targets(words: Words, match: re.Match[str]) -> list[str]:
    """On whom: "sanctions on Borduria", "Borduria would face sanctions", "Bordurian sanctions"."""
    verb = re.search(r"sanction(?:ing|ed)?$", match[0], re.IGNORECASE)
    named = [one for one in words.named if one.start == match.end() + 1]
    if verb and named:
        return [named[0].name]
    behind = _behind(words, match, "on|against|upon|at|to|for")
    if behind:
        return behind
    others = [one for one in words.named if one.actor != words.holder]
    face = re.search(r"\b(?:face|facing|suffer|pay|hit|punish)\w*\s+(?:[\w-]+\s+){0,4}$", words.text[: match.start()])
    ahead = [one for one in others if 0 <= one.start < match.start()]
    if face and ahead:
        return [ahead[-1].name]
    # "sanctions if Borduria crosses the river"
    condition = re.search(r"\b(?:if|should)\s+(?:the\s+)?(?=[A-Z])", words.rest)
    at = len(words.text) + 1 + condition.end() if condition else -2
    conditional = [one.name for one in others if one.start == at]
    if not match[0].casefold().endswith("sanctions"):
        return conditional
    # "Borduria sanctions"; "sanctions that would cripple Borduria"
    states = [one for one in ahead if one.end + 1 == match.start() and one.actor.kind == "state"]
    beside = [one for one in states if words.text[one.start : one.end] == one.actor.name]
    later = [one for one in others if 0 <= one.start - match.end() <= NEAR and one.end <= len(words.text)]
    near = [one.name for one in (*beside, *later[:1])]
    return [*near, *conditional, *(one.name for one in _unprinted(words))][:1]


def _receivers(words: Words, match: re.Match[str]) -> list[str]:
    """To whom: "weapons to Syldavia", "supply Syldavia with weapons"; whoever asks for some means itself."""
    behind = _behind(words, match, "to|into|for")
    if behind:
        return [group] if (group := _group_of(words, behind[0], match.end())) else []
    given = re.compile(r"(?:provid|suppl|arm|giv|send|offer|assist|equip)\w*\s+(?:the\s+)?$")
    with_ = [
        one
        for one in words.named
        if one.start >= 0 and one.end <= match.start() and given.search(words.text[: one.start])
    ]
    if with_ or not words.is_asked or turn_of(words.text, match.start(), match.end()):
        return [one.name for one in (*with_, *_unprinted(words))][:1]
    return [words.holder.name] if words.holder.kind == "state" else []


def _group_of(words: Words, name: str, start: int) -> str | None:
    """A part of a state by its own name: "the Bordurian rebels" are not Borduria; None for a mere adjective."""
    for one in words.named:
        printed = words.text[one.start : one.end]
        behind = re.match(r"\s+([a-z]{4,})", words.text[one.end :])
        if one.name == name and one.start >= start and behind and printed not in {one.actor.name, *one.actor.aliases}:
            return name if behind[1] in _OF_STATE else f"the {printed} {behind[1]}"
    return None if ADJECTIVE.search(name) and name not in {one.name for one in words.named} else name


def _parties(words: Words, match: re.Match[str]) -> list[str]:
    """With whom: "talks with Borduria"; else the one other party that is named."""
    behind = _behind(words, match, "with")
    if behind:
        return behind
    others = [one for one in _inside(words) if one.actor != words.holder and one.actor.kind != "group"]
    return [others[0].name] if len(others) == 1 else []


def _inside(words: Words) -> list[Named]:
    """The actors of the wish itself, without those of its condition."""
    return [one for one in words.named if one.end <= len(words.text)]


def _owners(words: Words, match: re.Match[str]) -> list[str]:
    """Whose: "Bordurian troops", "the enrichment of Borduria"; "its programme" is the holder's."""
    behind = _behind(words, match, "of|by|from|in")
    if re.match(r"\s+of\b", words.text[match.end() :]):
        return behind  # "the sovereignty of several states"
    before = _before(words, match)
    if before or behind:
        return [before[0].name] if before else behind
    others = [one for one in _inside(words) if one.actor.kind == "state" and 0 <= one.start < match.start()]
    way = words.text[others[-1].end if others else 0 : match.start()]
    if others and re.match(r"\s+(?:not\s+)?(?:to|from)\s+(?:[\w,-]+\s+){1,5}$", way):
        return [others[-1].name]  # "keep Borduria from building the bomb"
    if re.search(r"\b(?:its|our)\s+(?:[\w,-]+\s+){0,4}$", way):
        return [others[-1].name] if others else [words.holder.name] if _is_holders(words, match) else []
    return []


def _is_holders(words: Words, match: re.Match[str]) -> bool:
    """False for "the south must give up its bomb", where another is told what to do, whoever that is."""
    ought = OUGHT.search(words.text[: match.start()])
    return ought is None or OWN_SUBJECT.match(words.text[: ought.start()]) is not None


def _borders(words: Words, match: re.Match[str]) -> list[str]:
    """Whose border troops stand at: "from its border with Syldavia", "from the Syldavian border"."""
    tail = words.text[match.end() : match.end() + NEAR]
    if not re.search(r"\bborders?\b", tail):
        return []
    here = [one for one in words.named if 0 <= one.start - match.end() <= NEAR and one.actor != words.holder]
    return [one.name for one in here if one.actor.kind == "state"][:1]


def _printed(words: Words, match: re.Match[str]) -> list[str]:
    found = next((text for name, text in match.groupdict().items() if text and name != "at"), None)
    if found is None:
        return []
    return [" ".join(found.split()) if found[0].isupper() else " ".join(found.lower().split())]


def _places(words: Words, match: re.Match[str]) -> list[str]:
    """Where, or what: "troops in Syldavia", "recognise Syldavia"."""
    direct = [one.name for one in words.named if one.start == match.end() + 1 and one.actor.kind == "state"]
    if direct and re.search(r"(?:e|es|ed|ing)$", match[0]):
        return direct
    return _behind(words, match, "in|into|to|of|on|from|over|against|inside|within|throughout|across")


def _areas(words: Words, match: re.Match[str]) -> list[str]:
    """Where, with more words between: "soldiers to fight the Bordurian army in Syldavia"."""
    clause = CLAUSE_END.split(words.text[match.end() : match.end() + NEAR])[0]
    found = re.search(rf"\b(?:in|into|inside)\s+(?:the\s+)?(?P<compass>{_COMPASS})(?P<name>{NAME})", clause)
    far = _placed(words, found["compass"], found["name"], match.end() + found.start("name")) if found else []
    return _places(words, match) or far


_FINDERS = {
    "area": _areas,
    "org": _bodies,
    "member": _members,
    "target": _targets,
    "receiver": _receivers,
    "party": _parties,
    "owner": _owners,
    "place": _places,
    "border": _borders,
    "printed": _printed,
}
