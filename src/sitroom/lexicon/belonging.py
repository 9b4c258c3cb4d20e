"""Names inside a phrase that only tell whose somebody else is: of "Zas's lawyer" Zas does nothing.

Origin: our own lists of press usage; each beside a sentence of our own that needs it.
"""

import re
from collections.abc import Sequence

#: "Bordurian-backed gunmen", "Syldavian-made shells": others act, with what they were given.
HYPHENED = re.compile(
    r"[-‐‑](?:backed|supported|sponsored|funded|financed|armed|equipped|trained|made|built|supplied|occupied|held"
    r"|controlled|friendly|aligned|allied|speaking|style|born|annexed)\b",
    re.IGNORECASE,
)
#: "Anti-Bordurian marchers": who is against somebody is another.
AGAINST = re.compile(r"\b(?:anti|non)[-‐‑]$", re.IGNORECASE)
#: "The former Syldavian republic of Caria": what a union has left behind.
LEFT_BEHIND = re.compile(r"\b(?:former|previous|one-?time|erstwhile|ex)[-‐‑\s]+$", re.IGNORECASE)
STATES = re.compile(r"\s+(?:bloc\s+)?(?:republics?|states?|countr(?:y|ies)|nations?|satellites?|members?)\b")
#: "Bordurian rebels took the pass" from Borduria.
RISING = re.compile(
    r"\s+(?:\w+\s+)?(?:separatists?|secessionists?|rebels?|insurgents?|guerrillas?|mutineers|putschists"
    r"|dissidents?|opposition)\b"
)
#: "Borduria hawks in the house" are no Bordurians; "Bordurian hawks" are.
ABOUT = re.compile(r"\s+(?:hawks?|doves?|watchers?|experts?|analysts?|specialists?|scholars?|sceptics?|skeptics?)\b")
ADJECTIVE = re.compile(r"(?:ian|ean|ese|ish|eli|aqi|can|ch|sh|ni)$")
#: Those who are against somebody, or suffer: "Borduria's foes met", "critics of Mr Zas".
_OTHERS = (
    r"opponents?|enem(?:y|ies)|foes?|critics?|rivals?|adversar(?:y|ies)|detractors?|challengers?|victims?|neighbou?rs?"
    r"|predecessors?|successors?|counterparts?"
)
#: Those who have a name of their own: "Mr Zas's envoy to Caria", whom the president sent.
_OWN_NAMED = (
    r"ambassador|envoy|advis[eo]rs?|aides?|spokes\w+|lawyers?|attorneys?|supporters?|allies|ally|wife|husband|widow|son"
    r"|daughter|brother|sister|father|mother|family|nominee|deputy|counsel|confidants?|friends?|associates?|loyalists?"
)
#: "The deputy head of the office of the president of Caria", "an aide to Mr Zas".
NAMED_BEFORE = re.compile(
    rf"\b(?:office|administration|cabinet|{_OWN_NAMED})\s+(?:of|to|for)\s+(?:the\s+)?(?:[\w.-]+\s+){{0,2}}$",
    re.IGNORECASE,
)
OTHERS_OF = re.compile(
    rf"\b(?:(?:{_OTHERS})\s+of|(?:informants?|spies|spy|collaborators?)\s+(?:for|with|of))\s+(?:[\w.-]+\s+){{0,3}}$",
    re.IGNORECASE,
)
OTHERS_BEHIND = re.compile(rf"['’]s?\s+(?:[\w-]+\s+){{0,4}}?(?:{_OTHERS})\b", re.IGNORECASE)
NAMED_BEHIND = re.compile(rf"['’]s?\s+(?:[\w-]+\s+){{0,4}}?(?:{_OWN_NAMED})\b", re.IGNORECASE)


#: "Bordurian nationals in Caria", "rebels armed by Borduria in Caria": where those are who have a name before it.
WHERE = re.compile(r"\b(?:in|to|near|at|on|against|across|inside)\s+(?:the\s+)?(?:[a-z]+\s+)?$")
#: "The former Syldavian republics of Caria and Arland": those behind are meant.
LISTED = re.compile(r"(?i:republics?|states?|countries|nations)\s+of\s+(?:the\s+)?[A-Z]")


#: Half-open, in code points of a text.
Range = tuple[int, int]


def meant(text: str, phrase: Range, names: Sequence[tuple[Range, bool]]) -> list[bool]:
    """Which names inside a phrase mean whom the phrase means, and not whose somebody else is, or where.

    Args:
        names: in order; each with whether it names a person: a state speaks through its envoys, a person does not.
    """
    first = min((name[0] for name, _ in names), default=phrase[1])
    return [
        not _is_of_another(text, phrase, name, is_person=is_person)
        and not (name[0] > first and WHERE.search(text[phrase[0] : name[0]]))
        for name, is_person in names
    ]


def _is_of_another(text: str, phrase: Range, name: Range, *, is_person: bool) -> bool:
    before, behind = text[phrase[0] : name[0]], text[name[1] : phrase[1]]
    if HYPHENED.match(behind) or AGAINST.search(text[max(0, name[0] - 5) : name[0]]):
        return True
    if OTHERS_OF.search(before) or OTHERS_BEHIND.match(behind) or RISING.match(behind):
        return True
    if ABOUT.match(behind) and not ADJECTIVE.search(text[name[0] : name[1]]):
        return True
    last_word = max(name[0], text.rfind(" ", *name) + 1)
    if (LEFT_BEHIND.search(before) and STATES.match(behind)) or LISTED.match(text, last_word):
        return True
    return is_person and bool(NAMED_BEHIND.match(behind) or NAMED_BEFORE.search(before))
