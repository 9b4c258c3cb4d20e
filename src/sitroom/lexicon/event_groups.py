"""What readers ask for by one word, "talks", "sanctions", "deadlines": which types, modes and printed words are meant.

Origin: our own table over the types and modes of PLOVER (Open Event Data Alliance). An event is in a group by its type,
or, whatever its type, by the word that tells of it: PLOVER has none for a deadline, and files recognising a state
under SUPPORT beside much else.
"""

from dataclasses import dataclass

from sitroom.lexicon.happenings import CAMEO
from sitroom.lexicon.verbs import verb_forms

#: The sixteen types of PLOVER, and the one for what it has no word for.
TYPES = (*sorted(CAMEO), "OTHER")

#: Both sides do these, so who stands first means nothing: "Arland met Borduria", "Borduria met Arland".
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class Group:
    """What belongs together; an event that fits one of the four is in the group.

    Attributes:
        types: types in every mode.
        modes: (type, mode) for types of which only some modes are meant; a mode None is an event without one.
        words: forms in lower case of the word or words that tell of the event, whatever its type.
        is_due: also what has not happened and has a last day in print: "Borduria must reply by 3 May".
    """

    types: frozenset[str]
    modes: frozenset[tuple[str, str | None]]
    words: frozenset[str]
    is_due: bool


def _group(
    types: str = "", *modes: tuple[str, str | None], verbs: str = "", nouns: str = "", is_due: bool = False
) -> Group:
    """A group from words as they are easiest read: split at spaces, "pull-out" for a verb and its particle."""
    forms = {form for verb in verbs.split() for form in _forms(verb)}
    return Group(frozenset(types.split()), frozenset(modes), frozenset(forms) | frozenset(nouns.split()), is_due)


def _forms(verb: str) -> set[str]:
    lemma, _, particle = verb.partition("-")
    return {f"{form} {particle}".strip() for form, _ in verb_forms(lemma)}


#: Name: group. Nouns stand as printed: "talk" alone is what anybody gives, "talks" are held.
GROUPS: dict[str, Group] = {
    "talks": _group(
        "CONSULT",
        verbs="confer negotiate parley telephone",
        nouns="talks summit summits negotiation negotiations consultation consultations videoconference",
    ),
    "deadlines": _group(
        "", ("THREATEN", "ultimatum"), nouns="deadline deadlines ultimatum ultimatums", verbs="expire", is_due=True
    ),
    "sanctions": _group(
        # not the mode `expel`: sending diplomats home is asked for by its own word
        "",
        ("SANCTION", None),
        ("SANCTION", "discontinue"),
        ("SANCTION", "withdraw"),
        verbs="sanction blacklist",
        nouns="embargo embargoes",
    ),
    "aid": _group("AID", verbs="donate airlift", nouns="aid donation donations airlift airlifts loan loans"),
    "deployments": _group("MOBILIZE", verbs="deploy redeploy", nouns="deployment deployments buildup build-up"),
    "withdrawals": _group(
        # not the mode `ceasefire`: an army that stops shooting has not left
        "",
        ("RETREAT", None),
        ("RETREAT", "withdraw"),
        verbs="withdraw retreat pull-out pull-back",
        nouns="withdrawal withdrawals pullout pull-out pullback retreat",
    ),
    "recognitions": _group(verbs="recognise recognize", nouns="recognition"),
    "expulsions": _group("", ("SANCTION", "expel"), verbs="expel", nouns="expulsion expulsions"),
    "attacks": _group("ASSAULT"),
    "agreements": _group(
        "AGREE",
        ("SUPPORT", "agreement"),
        ("RETREAT", "ceasefire"),
        verbs="sign ratify",
        nouns="agreement agreements accord accords treaty treaties pact pacts deal ceasefire truce armistice",
    ),
    "protests": _group("PROTEST"),
}
