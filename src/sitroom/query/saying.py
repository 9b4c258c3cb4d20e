"""The words of a question that ask for claims, and the acts that each asks for."""

import re

#: What tells what someone wants: "What does Russia want?" is answered by demands, and by refusals too.
WANTING = frozenset({"demand", "ask", "propose", "intend", "reject", "threaten"})
#: What tells what troubles someone: "What does Russia fear?", "What else is Russia concerned about?"
TROUBLED = frozenset({"predict", "warn", "believe", "accuse", "criticise", "reject"})
ANY: frozenset[str] = frozenset()

#: Forms of a word, with the acts of a claim that answer it; no acts means any.
ASKED_ACTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("say says said saying claim claims claimed state stated tell told argue argues argued", ANY),
    ("want wants wanted seek seeks sought stance position view attitude", WANTING),
    ("red line|red lines", WANTING),
    ("demand demands demanded ask asks asked", frozenset({"demand", "ask"})),
    ("deny denies denied", frozenset({"deny", "reject"})),
    ("refuse refuses refused reject rejects rejected oppose opposes opposed", frozenset({"reject", "deny"})),
    ("promise promises promised pledge pledged commit committed guarantee guaranteed", frozenset({"promise"})),
    ("offer offers offered propose proposes proposed", frozenset({"propose", "promise"})),
    ("threaten threatens threatened", frozenset({"threaten"})),
    ("warn warns warned", frozenset({"warn", "predict"})),
    ("accuse accuses accused blame blames blamed", frozenset({"accuse", "criticise"})),
    ("think thinks thought believe believes believed", frozenset({"believe", "predict", "assert"})),
    ("criticise criticises criticised", frozenset({"criticise", "accuse"})),
    ("agree agrees agreed", frozenset({"agree"})),
    (
        "afraid fear fears feared worry worries worried concern concerns concerned dislike dislikes trust trusts "
        "mistrust object objects",
        TROUBLED,
    ),
)

_ACTS: dict[str, frozenset[str]] = {
    form: acts for forms, acts in ASKED_ACTS for form in (forms.split("|") if "|" in forms else forms.split())
}
SAYING = re.compile(rf"\b(?:{'|'.join(sorted(_ACTS, key=len, reverse=True))})\b", re.IGNORECASE)
#: Words of saying that tell nothing of what was said.
PLAIN = frozenset(
    "say says said saying claim claims state stated tell told think thinks want wants wanted stance".split()
)
#: Words for what someone holds; the holder may come after them: "the demands of Russia".
HELD = frozenset("stance position view attitude demand demands claim claims".split()) | {"red line", "red lines"}


def same_act(word: str) -> tuple[str, ...]:
    """All forms that ask for the same acts as a word of saying; nothing where any act will do."""
    acts = asked_acts(word)
    return tuple(form for form, its in _ACTS.items() if its == acts) if acts else ()


def asked_acts(word: str) -> frozenset[str]:
    """The acts that a word of saying asks for; none where any will do."""
    return _ACTS[word.casefold()]
