"""How firmly a text tells that something happened: the trigger's own words, then the act of whoever says it."""

import re

from sitroom.compose.scope import Scope
from sitroom.records.annotation import Attribution, Trigger
from sitroom.records.dates import Interval
from sitroom.records.text import Span

#: What a speaker's act makes of the happenings in its content: an invasion that is feared or denied is none.
FORCE_OF_ACT = {
    "accuse": "alleged", "deny": "denied", "reject": "negated", "believe": "possible",
    "predict": "possible", "warn": "possible", "threaten": "threatened", "demand": "possible", "ask": "possible",
    "propose": "possible", "promise": "planned", "intend": "planned",
}  # fmt: skip
#: Acts that overrule the words inside: "denied on Monday that it plans to invade".
OVERRULING = frozenset({"deny", "reject", "accuse"})
#: Acts that leave it open whether what they are about will be: "urged them to hold a summit".
ASKING = frozenset({"demand", "ask", "propose"})
#: Relations by which an event is what is said, and those by which it is part of it.
MAIN_OF_SAID = frozenset("conj xcomp".split())
PART_OF_SAID = MAIN_OF_SAID | frozenset("ccomp obj nsubj nmod compound advcl".split())
#: "promised membership at a summit": the summit took place, whatever becomes of the promise.
TOOK_PLACE = re.compile(r"\b(?:at|after|during|since|following)\s+(?:[\w’'-]+\s+){0,3}$")

#: Wars that were over long before any article: "They were hardened in the Great Patriotic War".
PAST_WAR = re.compile(
    r"\b(?:(?:First|Second) World|Great Patriotic|Cold|Crimean|Gulf|Vietnam|Korean) War\b|\bWorld War II?\b"
)


def is_noun(scope: Scope, trigger: Trigger) -> bool:
    """True for "the annexation of Crimea", false for "annexed Crimea"."""
    trees = scope.attached.trees
    head = trees.head(trigger.span)
    return head is not None and trees.words[head].upos in {"NOUN", "PROPN"}


def force_of(scope: Scope, trigger: Trigger, dated: Interval | None) -> str:
    """The modality of an event in its whole sentence, one of the vocabulary of the records.

    Args:
        dated: what the sentence gives as its date.
    """
    force = _told(scope, trigger)
    is_past = _is_past_war(scope, trigger) or (dated is not None and _is_long_past(scope, dated))
    return "historical" if force in {"actual", "ongoing"} and is_past else force


def _is_past_war(scope: Scope, trigger: Trigger) -> bool:
    around = Span(max(0, trigger.span.start - 20), trigger.span.end + 4)
    return any(
        around.start + found.start() <= trigger.span.start < around.start + found.end()
        for found in PAST_WAR.finditer(scope.words(around))
    )


def _is_long_past(scope: Scope, dated: Interval) -> bool:
    """True of what lies before the year before the article's: background."""
    published = scope.document.published.last
    return bool(published and dated.last and dated.last.year < published.year - 1)


def _told(scope: Scope, trigger: Trigger) -> str:
    over = scope.attribution_over(trigger.span)
    if over is None or (is_noun(scope, trigger) and TOOK_PLACE.search(scope.document.text[: trigger.span.start][-40:])):
        return trigger.modality
    reach = _reach(scope, trigger, over)
    if over.act in OVERRULING and reach is not None and trigger.modality != "negated":
        return FORCE_OF_ACT[over.act]
    if over.act in ASKING and reach is not None and trigger.modality in {"actual", "planned"}:
        return FORCE_OF_ACT[over.act]
    doubted = trigger.modality == "alleged" and over.act in {"believe", "predict", "warn"}
    if (trigger.modality == "actual" or doubted) and reach == "main":
        return FORCE_OF_ACT.get(over.act, "actual")
    return trigger.modality


def _reach(scope: Scope, trigger: Trigger, over: Attribution) -> str | None:
    """How an event hangs on what is said: as its `main` part, as a `part` of it, or in a clause of its own (None).

    Of "threatened to expel the envoys who had spied" the expelling is threatened, not the spying; of "denied planning
    an attack" the attack is denied too.
    """
    trees = scope.attached.trees
    at = trees.head(trigger.span)
    inside = {number for content in over.content for number in trees.under(content)}
    reach = "main"
    while at is not None and trees.words[at].head in inside:
        relation = trees.words[at].deprel.partition(":")[0]
        if relation not in PART_OF_SAID:
            return None
        if relation not in MAIN_OF_SAID:
            reach = "part"
        at = trees.words[at].head
    return reach
