"""How firmly a text tells that something happened: the trigger's own words, then the act of whoever says it."""

import re

from sitroom.compose.scope import Scope
from sitroom.lexicon.happenings import NOUN_TYPES
from sitroom.records.annotation import Trigger

#: What a speaker's act makes of the happenings in its content: an invasion that is feared or denied is none.
FORCE_OF_ACT = {
    "accuse": "alleged", "criticise": "alleged", "deny": "denied", "reject": "negated", "believe": "possible",
    "predict": "possible", "warn": "possible", "threaten": "threatened", "demand": "possible", "ask": "possible",
    "propose": "planned", "promise": "planned", "intend": "planned",
}  # fmt: skip
#: Acts that overrule the words inside: "denied on Monday that it plans to invade".
OVERRULING = frozenset({"deny", "reject", "accuse", "criticise"})
#: "promised membership at a summit": the summit took place, whatever becomes of the promise.
TOOK_PLACE = re.compile(r"\b(?:at|after|during|since|following)\s+(?:[\w’'-]+\s+){0,3}$")


def is_noun(scope: Scope, trigger: Trigger) -> bool:
    """True for "the annexation of Crimea", false for "annexed Crimea"."""
    return scope.words(trigger.span).lower() in NOUN_TYPES


def force_of(scope: Scope, trigger: Trigger) -> str:
    """The modality of a happening in its whole sentence, one of the vocabulary of the records."""
    over = scope.attribution_over(trigger.span)
    if over is None or (is_noun(scope, trigger) and TOOK_PLACE.search(scope.document.text[: trigger.span.start][-40:])):
        return trigger.modality
    if over.act in OVERRULING and trigger.modality != "negated":
        return FORCE_OF_ACT[over.act]
    return FORCE_OF_ACT.get(over.act, "actual") if trigger.modality == "actual" else trigger.modality
