"""How firmly an event is told: what is likely of its word, and what the words around it in the tree make sure.

What the speaker does with the words (a denial, a threat) is known later; see `compose/force.py`.
"""

import re

import numpy as np
from numpy.typing import NDArray

from sitroom.annotate.labels import FORCE
from sitroom.annotate.sight import Sight

#: "the threat of an attack", "invasion fears", "plans detailing an invasion": what is only feared, hoped for, drawn up.
FEARED = frozenset(
    "threat risk fear possibility prospect danger likelihood chance spectre specter plan scenario blueprint pretext"
    " preparation".split()
)
#: "Reports of an attack": somebody has it so.
REPORTED = frozenset("report rumour rumor allegation".split())
#: "In case of an attack", "in the event of a further raid"; looked for so many characters before the word.
IN_CASE = re.compile(r"\b[Ii]n (?:the event|case) of (?:[\w-]+ ){0,3}$")
CASE_WITHIN = 50
#: "No soldier was killed", "neither side fired".
NONE = frozenset("no none nobody neither".split())
#: "Invited the king to visit", "urged them to leave".
ASKING = frozenset("ask urge invite advise request press beg implore encourage".split())
#: "no plans to attack", "no intention of invading", "under no obligation to defend".
UNDERTAKEN = frozenset("plan intention intent obligation duty desire wish reason need".split())
#: "called an invasion highly likely".
CALLING = frozenset("call consider see deem think find describe".split())
#: "in the event Borduria invades", "in case it is attacked".
CASES = frozenset("event case".split())
#: "a possible invasion", "an attack is imminent".
POSSIBLE = frozenset("possible potential imminent likely feared looming hypothetical probable".split())
#: "An invasion could happen"; but of "the war could drive up prices" the war is under way.
HAPPENING = frozenset("happen occur come begin start follow break".split())
#: "Berlin must abandon the plan", "troops could be sent": whether it will is open.
OUGHT = frozenset("must should ought could may might".split())
MODALS = OUGHT | {"will", "would", "shall"}
NEGATIONS = frozenset("not never no".split())
CONDITIONS = frozenset("if unless".split())
#: Relations over which a condition reaches down: "if Russia invades and takes the port".
CARRYING = frozenset("obj iobj conj xcomp ccomp nsubj obl nmod advcl".split())
#: Verbs that say of what they govern that it does not happen.
REFUSING = frozenset("refuse decline fail unable".split())
#: What a condition leaves as it is: "will strike if attacked" is still a threat.
FIRM = frozenset({"threatened", "negated", "denied"})


def modality_of(sight: Sight, i: int, force: NDArray[np.float32]) -> str:
    """One of the vocabulary of the records.

    Args:
        force: (FORCE,) scores, the highest for the likeliest.
    """
    told = FORCE[int(force.argmax())]
    if told not in FIRM | {"conditional"} and _is_of_no_one(sight, i):
        return "negated"
    if told not in FIRM and IN_CASE.search(sight.text[: sight.trees.words[i].span.start][-CASE_WITHIN:]):
        return "conditional"
    if told not in FIRM and _is_conditional(sight, i, told):
        return "conditional"
    if told == "planned" and _is_perfect(sight, i):
        return "actual"
    if _is_of_none(sight, i):
        return "negated"
    if told in ("actual", "ongoing", "alleged") and _is_feared(sight, i):
        return "possible"
    if told in ("actual", "ongoing") and _is_reported(sight, i):
        return "alleged"
    if told != "denied" and _is_refused(sight, i):
        return "negated"
    if told in ("actual", "ongoing", "planned") and any(sight.lemmas[c] == "any" for c in sight.trees.children[i]):
        return "possible"
    if told in ("actual", "planned") and _is_asked(sight, i):
        return "possible"
    if told in ("actual", "planned") and any(sight.lemmas[child] in OUGHT for child in sight.trees.children[i]):
        return "possible"
    return told


def _is_of_no_one(sight: Sight, i: int) -> bool:
    """ "No soldiers were killed", "neither side has fired", "has not been freed"."""
    words = sight.trees.words
    if words[i].upos != "VERB":
        return False
    children = sight.trees.children[i]
    subjects = (k for k in children if words[k].deprel.startswith("nsubj"))
    return any(sight.lemmas[k] in NEGATIONS and words[k].deprel == "advmod" for k in children) or any(
        sight.lemmas[k] in NONE for subject in subjects for k in (subject, *sight.trees.children[subject])
    )


def _is_asked(sight: Sight, i: int) -> bool:
    """ "Urged them to leave", "was invited to visit": whether it will be is open."""
    head = sight.trees.words[i].head
    return head is not None and sight.trees.words[i].deprel == "xcomp" and sight.lemmas[head] in ASKING


def _is_refused(sight: Sight, i: int) -> bool:
    """ "Refused to sign", "is not willing to agree", "was unable to hold the town"."""
    head = sight.trees.words[i].head
    if head is None or sight.trees.words[i].deprel != "xcomp":
        return False
    above = {sight.lemmas[child] for child in sight.trees.children[head]}
    return not NEGATIONS.isdisjoint(above) or sight.lemmas[head] in REFUSING


def _is_conditional(sight: Sight, i: int, told: str) -> bool:
    """ "If Russia invades, there will be sanctions": both are.

    "If it joins the war", "the war will end if" tell of a war that goes on, but "if it renews its aggression" does not;
    "as he made clear, they will pay if" of what was made clear.
    """
    above = sight.trees.words[i].head
    if told == "ongoing" and sight.trees.words[i].upos != "VERB":
        is_part = sight.trees.words[i].deprel.partition(":")[0] in ("obj", "nsubj")
        return is_part and above is not None and _has_mark(sight, above)
    if sight.trees.words[i].deprel.startswith("acl") and above is not None and sight.lemmas[above] in CASES:
        return True
    for node in sight.trees.upwards(i):
        relation = sight.trees.words[node].deprel
        clauses = (child for child in sight.trees.children[node] if sight.trees.words[child].deprel == "advcl")
        if _has_mark(sight, node) or (told != "actual" and any(_has_mark(sight, child) for child in clauses)):
            return True
        if relation.partition(":")[0] not in CARRYING:
            return False
    return False


def _has_mark(sight: Sight, node: int) -> bool:
    """ "If it comes to war", "should it come to war"."""
    words, children = sight.trees.words, sight.trees.children[node]
    if any(words[child].deprel == "mark" and sight.lemmas[child] in CONDITIONS for child in children):
        return True
    subject = next((child for child in children if words[child].deprel.startswith("nsubj")), None)
    return subject is not None and any(sight.lemmas[child] == "should" and child < subject for child in children)


def _is_perfect(sight: Sight, i: int) -> bool:
    """ "3,000 troops had been moved", not "will have been moved"."""
    helpers = {sight.lemmas[child] for child in sight.trees.children[i] if sight.trees.words[child].deprel == "aux"}
    return "have" in helpers and not helpers & MODALS


def _is_feared(sight: Sight, i: int) -> bool:
    words = sight.trees.words
    head = words[i].head
    if any(words[child].deprel == "amod" and sight.lemmas[child] in POSSIBLE for child in sight.trees.children[i]):
        return True
    if head is None:
        return False
    relation = words[i].deprel.partition(":")[0]
    if relation == "nsubj":
        # "an invasion is imminent", "an invasion could happen"
        is_open = any(sight.lemmas[child] in OUGHT for child in sight.trees.children[head])
        return sight.lemmas[head] in POSSIBLE or (is_open and sight.lemmas[head] in HAPPENING)
    above = words[head].head
    if relation == "obj" and words[head].deprel == "acl" and above is not None:
        return sight.lemmas[above] in FEARED  # "plans detailing an invasion"
    if relation == "obj" and sight.lemmas[head] in CALLING:
        return any(words[c].deprel == "xcomp" and sight.lemmas[c] in POSSIBLE for c in sight.trees.children[head])
    return relation in ("nmod", "compound", "acl") and sight.lemmas[head] in FEARED


def _is_reported(sight: Sight, i: int) -> bool:
    head = sight.trees.words[i].head
    return head is not None and sight.trees.words[i].deprel == "nmod" and sight.lemmas[head] in REPORTED


def _is_of_none(sight: Sight, i: int) -> bool:
    """ "has no plans to attack", "no intention of invading"."""
    head = sight.trees.words[i].head
    if head is None or sight.trees.words[i].deprel not in ("acl", "nmod"):
        return False
    is_plan = sight.lemmas[head] in UNDERTAKEN
    return is_plan and any(sight.lemmas[child] == "no" for child in sight.trees.children[head])
