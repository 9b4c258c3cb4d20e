"""Phrases of a sentence that take part in something else that it tells: what no model of one pair of words sees.

Words are numbers of the text's trees.
"""

from collections.abc import Iterator

from sitroom.annotate.roles import LIGHT, OBJECT_ACTS, RELATIVE
from sitroom.annotate.sight import Sight

#: "needs the council to pledge": whoever stands as object is to act, too.
CONTROLLING = OBJECT_ACTS | frozenset("need oblige expect compel".split())
CONDITIONS = frozenset("if unless".split())
OBJECTS = frozenset({"obj", "iobj"})
#: Types whose passive has as subject the one to whom it is done: "the envoys were urged", not "troops were withdrawn".
DONE_TO = frozenset("REQUEST ACCUSE THREATEN REJECT SUPPORT AID SANCTION COERCE ASSAULT".split())
#: Acts of one who looks on: "Peru condemned the attack", "feared a raid"; and types that need all who are named.
LOOKING_ON = frozenset("criticise praise believe comment reject accuse predict warn".split())
TOGETHER = frozenset("CONSULT AGREE COOPERATE".split())


def of_others(sight: Sight, i: int) -> Iterator[int]:
    """The words that head phrases which have no part in what the i-th word tells."""
    yield from _of_clauses_above(sight, i)
    yield from _of_clauses_beside(sight, i)
    yield from _of_joined_verbs(sight, i)


def onlookers(sight: Sight, i: int, type_: str) -> Iterator[int]:
    """The words that head phrases which do not do what the i-th word tells, though it may be done to them."""
    yield from _of_other_agents(sight, i)
    words, above = sight.trees.words, sight.trees.words[i].head
    if type_ in TOGETHER or above is None or words[i].upos != "NOUN" or words[i].deprel not in OBJECTS:
        return
    for said in sight.said:
        if said.act in LOOKING_ON and any(cue.covers(words[above].span) for cue in said.cue):
            yield from (k for source in said.source for k in sight.trees.under(source))


def done_to(sight: Sight, i: int, type_: str) -> Iterator[int]:
    """The words that head what an action is done to: "Peru was urged to withdraw"."""
    if type_ in DONE_TO:
        for k in sight.trees.children[i]:
            if sight.trees.words[k].deprel == "nsubj:pass":
                yield from _inside(sight, k)


def _subjects(sight: Sight, i: int) -> list[int]:
    return [k for k in sight.trees.children[i] if sight.trees.words[k].deprel.startswith("nsubj")]


def _inside(sight: Sight, k: int) -> Iterator[int]:
    """A word and all that hang on it."""
    yield k
    for child in sight.trees.children[k]:
        yield from _inside(sight, child)


def _of_clauses_above(sight: Sight, i: int) -> Iterator[int]:
    """Subjects of the clauses around one that has its own doer.

    "Peru protested when Chile promised aid at a summit": Peru neither promised nor was there. "Peru needs Chile to
    withdraw": Chile would.
    """
    words, children = sight.trees.words, sight.trees.children
    closed = False
    for at in sight.trees.upwards(i):
        head, relation = words[at].head, words[at].deprel
        subjects = _subjects(sight, at)
        if closed:
            yield from subjects
            yield from (k for subject in subjects for k in children[subject] if words[k].deprel == "conj")
        own = at == i or relation == "advcl"
        if own and subjects and not any(sight.lemmas[k] in RELATIVE for k in subjects):
            closed = True
        if relation == "xcomp" and head is not None and sight.lemmas[head] in CONTROLLING:
            objects = [k for k in children[head] if words[k].deprel in OBJECTS]
            closed = closed or any(k in sight.named or words[k].upos == "PRON" for k in objects)


def _of_clauses_beside(sight: Sight, i: int) -> Iterator[int]:
    """All of a clause that says when or why: "Peru faces sanctions if Chile is invaded" are none on Chile.

    Only "Peru protested when Chile armed" may be against the subject of the clause.
    """
    words, above = sight.trees.words, set(sight.trees.upwards(i))
    for at in sight.sentence[i]:
        if words[at].deprel != "advcl" or at in above or not (subjects := _subjects(sight, at)):
            continue
        conditions = any(sight.lemmas[k] in CONDITIONS for k in sight.trees.children[at])
        kept = set(_inside(sight, subjects[0])) if words[at].head == i and not conditions else set()
        yield from (k for k in _inside(sight, at) if k not in kept)


def _of_other_agents(sight: Sight, i: int) -> Iterator[int]:
    """Who stands behind "by" does what the word before tells: "the raid was met by Peru with scorn" is not Peru's."""
    words, children = sight.trees.words, sight.trees.children
    for at in sight.sentence[i]:
        by = any(words[c].deprel == "case" and sight.lemmas[c] == "by" for c in children[at])
        told = words[at].head
        if not by or told is None or words[at].deprel.partition(":")[0] not in ("obl", "nmod"):
            continue
        phrase = set(_inside(sight, at))
        if i not in phrase and not _shares_agent(sight, i, told):
            yield from phrase


def _shares_agent(sight: Sight, i: int, told: int) -> bool:
    """True of the word itself, of one joined to it, of the noun of "sanctions imposed by" and "was imposed by"."""
    words = sight.trees.words
    if i == told or (words[i].head == told and words[i].deprel in ("conj", "xcomp")):
        return True
    if words[told].head == i and words[told].deprel == "conj":
        return True
    return sight.lemmas[told] in LIGHT and (words[told].head == i or words[i].head == told)


def _of_joined_verbs(sight: Sight, i: int) -> Iterator[int]:
    """Of "seized the port and armed the rebels" the rebels were not seized."""
    words, children = sight.trees.words, sight.trees.children
    head = words[i].head
    if not any(words[k].deprel in OBJECTS for k in children[i]):
        return
    joined = [k for k in children[i] if words[k].deprel == "conj"]
    if words[i].deprel == "conj" and head is not None:
        joined.append(head)
    for verb in joined:
        for k in children[verb]:
            if words[k].deprel in OBJECTS:
                yield from _inside(sight, k)
