"""Phrases of a sentence that take part in something else that it tells: what no model of one pair of words sees.

Words are numbers of the text's trees.
"""

from collections.abc import Iterator

from sitroom.annotate.roles import LIGHT, OBJECT_ACTS, RELATIVE
from sitroom.annotate.sight import Sight

#: "needs the council to pledge": whoever stands as object is to act, too.
CONTROLLING = OBJECT_ACTS | frozenset("need oblige expect compel".split())
#: Verbs that ask: whoever stands behind them is to act, named or not. "Called on all sides to lay down arms."
ASKING = frozenset("ask tell urge call press invite beg appeal plead advise warn remind implore challenge".split())
ASKED = frozenset("on upon with to".split())
CONDITIONS = frozenset("if unless".split())
#: Whoever does this to a deed is not the one who does the deed: "Peru defied the demand", "needs help".
REACTING = frozenset(
    "contain resist defy ignore reject condemn criticise criticize denounce deplore fear praise welcome dismiss"
    " withstand survive suppress quell crush oppose repel suffer endure escape need want await expect demand"
    " seek request investigate probe report describe watch witness rebut refute counter answer endorse violate"
    " prompt provoke trigger spark draw attract elicit earn deter prevent avert avoid".split()
)
OBJECTS = frozenset({"obj", "iobj"})
GROWING = frozenset("expand enlarge grow extend spread".split())
#: By whom states act.
TOOLS = frozenset(
    "troop soldier force army police navy military fleet ship warship vessel plane jet aircraft fighter unit brigade"
    " battalion guard guardsman marine paratrooper drone missile tank convoy team delegation envoy diplomat official"
    " minister emissary people man member".split()
)
#: How an infinitive hangs on the verb above it.
CONTROLLED = frozenset({"xcomp", "advcl"})
#: Types whose passive has as subject the one to whom it is done: "the envoys were urged", not "troops were withdrawn".
DONE_TO = frozenset("REQUEST ACCUSE THREATEN REJECT SUPPORT AID SANCTION COERCE ASSAULT".split())
#: Acts of one who looks on: "Peru condemned the attack", "feared a raid"; and types that need all who are named.
LOOKING_ON = frozenset("criticise praise believe comment reject accuse predict warn".split())
TOGETHER = frozenset("CONSULT AGREE COOPERATE".split())


def of_others(sight: Sight, i: int, type_: str) -> Iterator[int]:
    """The words that head phrases which have no part in what the i-th word tells."""
    yield from _of_clauses_above(sight, i, type_)
    yield from _of_clauses_beside(sight, i)
    yield from _of_joined_verbs(sight, i)


def onlookers(sight: Sight, i: int, type_: str) -> Iterator[int]:
    """The words that head phrases which do not do what the i-th word tells, though it may be done to them."""
    yield from _of_other_agents(sight, i)
    yield from _of_clauses_below(sight, i)
    yield from _of_descriptions(sight, i)
    words, above = sight.trees.words, sight.trees.words[i].head
    if type_ in TOGETHER or above is None or words[i].upos != "NOUN" or words[i].deprel not in OBJECTS:
        return
    if sight.lemmas[above] in REACTING:
        for subject in _shared_subjects(sight, above):
            yield from (subject, *_joined(sight, subject))
    for said in sight.said:
        if said.act in LOOKING_ON and any(cue.covers(words[above].span) for cue in said.cue):
            yield from (k for source in said.source for k in sight.trees.under(source))


def done_to(sight: Sight, i: int, type_: str) -> Iterator[int]:
    """The words that head what an action is done to: "Peru was urged to withdraw"."""
    if type_ in DONE_TO:
        for k in sight.trees.children[i]:
            if sight.trees.words[k].deprel == "nsubj:pass":
                yield from _inside(sight, k)


def surroundings(sight: Sight, i: int) -> Iterator[int]:
    """The words that head what is only entered or spoken of: "the pact grew into the east" does nothing to the east,
    "agreed that Peru was at war" agrees nothing with Peru.
    """
    if sight.lemmas[i] == "agree":
        for k in sight.trees.children[i]:
            if sight.trees.words[k].deprel == "ccomp":
                yield from _inside(sight, k)
    words = sight.trees.words
    if any(words[c].deprel == "nmod:poss" and words[c].upos == "PRON" for c in sight.trees.children[i]):
        yield from (k for k in sight.trees.upwards(i) if k != i)  # "sanctions on Peru for its raids"
    if sight.lemmas[i] in GROWING:
        for k in sight.trees.children[i]:
            if any(sight.lemmas[c] == "into" for c in sight.trees.children[k]):
                yield from _inside(sight, k)


def _subjects(sight: Sight, i: int) -> list[int]:
    return [k for k in sight.trees.children[i] if sight.trees.words[k].deprel.startswith("nsubj")]


def _shared_subjects(sight: Sight, i: int) -> list[int]:
    """The subjects of a verb, its own or of the one that it is the infinitive of: "Peru struggled to contain riots"."""
    words = sight.trees.words
    for at in sight.trees.upwards(i):
        if (found := _subjects(sight, at)) or words[at].deprel not in ("xcomp", "conj", "advcl"):
            return found
    return []


def _joined(sight: Sight, k: int) -> list[int]:
    return [child for child in sight.trees.children[k] if sight.trees.words[child].deprel == "conj"]


def _inside(sight: Sight, k: int) -> Iterator[int]:
    """A word and all that hang on it."""
    yield k
    for child in sight.trees.children[k]:
        yield from _inside(sight, child)


def _of_clauses_above(sight: Sight, i: int, type_: str) -> Iterator[int]:
    """Subjects of the clauses around one that has its own doer.

    "Peru protested when Chile promised aid at a summit": Peru neither promised nor was there. "Peru needs Chile to
    withdraw": Chile would.
    """
    words, children = sight.trees.words, sight.trees.children
    closed, shares = False, True
    for at in sight.trees.upwards(i):
        subjects = _subjects(sight, at)
        if closed:
            yield from subjects
            yield from (k for subject in subjects for k in children[subject] if words[k].deprel == "conj")
        # "before rebels seized the port and killed two": who seized it killed
        own = at == i or words[at].deprel in ("advcl", "acl")
        own = own or (shares and not any(words[k].upos == "PRON" for k in subjects))
        shares = shares and words[i].upos == "VERB" and words[at].deprel in ("conj", "xcomp")
        if own and subjects and not any(sight.lemmas[k] in RELATIVE for k in subjects):
            closed = True
        # "the union called on its members to march" marches with them
        is_asked = type_ != "PROTEST" and controller(sight, at) is not None
        closed = closed or is_asked or (at == i and _describes(sight, i))


def controller(sight: Sight, i: int) -> int | None:
    """The word for whoever is to do what an infinitive tells: "asked Peru to withdraw"; None where the verb has none.

    Of "ordered troops to withdraw", "sent its envoy to protest" who ordered and sent acts.
    """
    words, head = sight.trees.words, sight.trees.words[i].head
    if head is None or words[i].deprel not in CONTROLLED:
        return None
    verb, between = sight.lemmas[head], [k for k in sight.trees.children[head] if head < k < i]
    if verb in CONTROLLING and words[i].deprel == "xcomp":
        for k in between:
            if words[k].deprel in OBJECTS and (verb in ASKING or not _is_ones_own(sight, k)):
                return k
    behind = (k for k in between if words[k].deprel == "obl") if verb in ASKING else ()
    return next((k for k in behind if any(sight.lemmas[c] in ASKED for c in sight.trees.children[k])), None)


def _describes(sight: Sight, i: int) -> bool:
    """True of "marchers protesting", "troops sent to Peru", where the noun acts or suffers; not of "a plan to invade",
    "an alliance is a body formed by two", where the subject may, too.
    """
    words, noun = sight.trees.words, sight.trees.words[i].head
    if words[i].deprel != "acl" or noun is None or _subjects(sight, noun):
        return False
    return not any(words[c].deprel == "mark" for c in sight.trees.children[i])


def _is_ones_own(sight: Sight, k: int) -> bool:
    """True of "troops", "its envoys", by whom somebody else acts."""
    if k in sight.named or sight.trees.words[k].upos == "PRON":
        return False
    return sight.lemmas[k] in TOOLS or any(sight.trees.words[c].deprel == "nmod:poss" for c in sight.trees.children[k])


def _of_clauses_below(sight: Sight, i: int) -> Iterator[int]:
    """Subjects of the clauses that say when or why: "two were shot as the council met" was not done by the council."""
    for at in sight.trees.children[i]:
        if sight.trees.words[at].deprel.startswith("advcl"):
            for k in _subjects(sight, at):
                yield from (k, *_joined(sight, k))


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


def _of_descriptions(sight: Sight, i: int) -> Iterator[int]:
    """All of a clause that describes a noun: of "the port that Chile built was seized" it was not seized by Chile.

    A clause that describes the deed itself tells who has part in it: "the raid that Peru ordered".
    """
    words, above = sight.trees.words, set(sight.trees.upwards(i))
    for at in sight.sentence[i]:
        noun = words[at].head
        if words[at].deprel == "acl:relcl" and at not in above and noun != i and noun not in above:
            yield from (k for k in _inside(sight, at) if k != i)


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
