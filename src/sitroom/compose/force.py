"""How firmly a text tells that something happened: the trigger's own words, then the act of whoever says it."""

import re

from sitroom.compose.scope import Scope
from sitroom.lexicon.calendar import MONTHS
from sitroom.records.annotation import Attribution, Trigger
from sitroom.records.dates import Interval
from sitroom.records.text import Span
from sitroom.records.trees import Trees

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
    r"\b(?:(?:First|Second) World|Great Patriotic|Cold|Crimean|Gulf|Vietnam|Korean|Bosnian|Chechen) Wars?\b"
    r"|\bWorld War (?:II?|1|2|One|Two)\b"
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
#: What is still kept or broken years later: "a breach of the 2014 accord".
LASTING = frozenset("deal agreement accord treaty pact law act resolution memorandum statement sanction".split())
#: Relations by which what hangs on a verb lies in the year of the verb: "in 2014 it shut the mine after a raid".
SAME_YEAR = frozenset("obl obj advcl conj".split())


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
    is_past = is_past or (force == "actual" and _is_of_a_past_year(scope, trigger))
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


def _is_of_a_past_year(scope: Scope, trigger: Trigger) -> bool:
    """ "The deal signed in 2015", "after the raid of 2014 it shut the mine"; not "a breach of the 2014 deal"."""
    published, trees = scope.document.published.last, scope.attached.trees
    at = trees.head(trigger.span)
    if published is None or at is None:
        return False
    for k in trees.under(scope.sentence_of(trigger.span)):
        words = scope.words(trees.words[k].span)
        if YEAR.fullmatch(words) and int(words) < published.year - 1 and not _is_since(trees, k):
            return _lies_in_year(trees, at, k)
    return False


def _lies_in_year(trees: Trees, at: int, k: int) -> bool:
    """Whether the k-th word, a year, dates what a word tells, or the verb that it hangs on."""
    above = list(trees.upwards(at))
    way = [node for node in trees.upwards(k) if node != k and trees.words[node].lemma.lower() not in MONTHS]
    if not way:
        return False
    if at == way[0]:
        return True
    if trees.words[way[0]].lemma.lower() in LASTING:
        return False
    is_clause = trees.words[way[0]].upos == "VERB" and not trees.words[way[0]].deprel.startswith("acl")
    if at in way[1:2] and not is_clause:
        return True
    verb = next((node for node in way[:2] if trees.words[node].upos == "VERB"), None)
    if verb is None or verb not in above[1:]:
        return False
    below = above[above.index(verb) - 1]
    return trees.words[below].deprel.partition(":")[0] in SAME_YEAR


def _is_since(trees: Trees, k: int) -> bool:
    """ "At war since 2014", "since May 2014"."""
    return any(trees.words[c].lemma == "since" for node in list(trees.upwards(k))[:2] for c in trees.children[node])


def _told(scope: Scope, trigger: Trigger) -> str:
    over = scope.attribution_over(trigger.span)
    if over is None or (is_noun(scope, trigger) and TOOK_PLACE.search(scope.document.text[: trigger.span.start][-40:])):
        return trigger.modality
    reach = _reach(scope, trigger, over)
    if over.act in OVERRULING and reach is not None and not _stands(scope, trigger, over.act):
        return FORCE_OF_ACT[over.act]
    if over.act in ASKING and reach is not None and trigger.modality in {"actual", "planned"}:
        return FORCE_OF_ACT[over.act]
    doubted = trigger.modality == "alleged" and over.act in {"believe", "predict", "warn"}
    if (trigger.modality == "actual" or doubted) and reach == "main":
        return FORCE_OF_ACT.get(over.act, "actual")
    return trigger.modality


def _stands(scope: Scope, trigger: Trigger, act: str) -> bool:
    """True where such an act leaves the force as it is: "refused to negotiate a truce" negates no truce."""
    is_open = trigger.modality == "possible" and act != "deny" and is_noun(scope, trigger)
    return is_open or trigger.modality == "negated"


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
