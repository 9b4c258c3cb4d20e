"""What a prediction foresees: the word that names the happening, its type, and who would do it to whom."""

from sitroom.compose.clauses import Clauses
from sitroom.compose.outlook import Outlook
from sitroom.records.text import Span

#: Verbs that say little beside the noun that happens: "an attack could come", "launch an attack".
HAPPENING = frozenset("happen occur come begin start erupt".split())
DOING = frozenset("launch begin start mount stage carry order conduct make impose undertake resume".split())
#: What a noun is done to, behind these: "the invasion of Ukraine", "an attack on Kyiv".
DONE_TO = frozenset("on of against into in at".split())
DONE_BY = frozenset({"by", "from"})
#: Relations inside of a noun phrase.
DESCRIBING = frozenset("det amod compound nmod nummod flat appos conj case".split())
#: Types of which persons are the actors rather than the state for which they speak.
PERSONAL = frozenset({"CONSULT", "AGREE"})


def core_of(clauses: Clauses, outlook: Outlook) -> int:
    """The word that names what would happen: "attack" in "an attack could come", "would launch an attack"."""
    word = clauses.words[outlook.event]
    if is_bare(clauses, outlook.event) and outlook.subject is not None and clauses.type_of(outlook.subject):
        return outlook.subject
    if word.lemma == "be" and clauses.children(outlook.event, "expl"):
        return next((i for i in clauses.children(outlook.event, "nsubj") if clauses.type_of(i)), outlook.event)
    if word.lemma in DOING:
        return next((i for i in clauses.children(outlook.event, "obj") if clauses.type_of(i)), outlook.event)
    return outlook.event


def is_bare(clauses: Clauses, number: int) -> bool:
    """True for a verb that says no more than that its subject happens: "come", "take place"."""
    word = clauses.words[number]
    takes_place = word.lemma == "take" and any(clauses.printed(c) == "place" for c in clauses.children(number, "obj"))
    return word.lemma in HAPPENING or takes_place


def roles_of(clauses: Clauses, outlook: Outlook, core: int, type_: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who would do it, and to whom."""
    trees = clauses.trees
    actors: list[str] = []
    recipients: list[str] = []
    if trees.words[core].upos in {"NOUN", "PROPN"}:
        for child in clauses.children(core, "amod", "compound", "nmod:poss", "nmod"):
            cases = {clauses.printed(case) for case in clauses.children(child, "case")}
            into = recipients if cases & DONE_TO else actors if cases & DONE_BY or child < core else None
            if into is not None:
                into += named_in(clauses, child, type_)
        if core != outlook.event and core != outlook.subject and outlook.subject is not None:
            actors = [*named_in(clauses, outlook.subject, type_), *actors]
    else:
        subject = outlook.subject
        is_passive = bool(clauses.children(core, "aux:pass"))
        if subject is not None:
            (recipients if is_passive else actors).extend(named_in(clauses, subject, type_))
        for child in clauses.children(core, "obj", "iobj", "obl", "obl:agent"):
            is_agent = is_passive and "by" in {clauses.printed(case) for case in clauses.children(child, "case")}
            (actors if is_agent else recipients).extend(named_in(clauses, child, type_))
    return tuple(dict.fromkeys(actors)), tuple(dict.fromkeys(recipients))


def phrase_of(clauses: Clauses, number: int) -> Span:
    """A noun with what stands before it; not "given London's haste" before "work will go on"."""
    left = [i for child in _of_phrase(clauses, number) if child < number for i in clauses.under(child)]
    return Span(clauses.words[min((number, *left))].span.start, clauses.words[number].span.end)


def _of_phrase(clauses: Clauses, number: int) -> list[int]:
    """What describes a noun without being a clause of its own."""
    return [child for child in clauses.children(number) if clauses.words[child].deprel.split(":")[0] in DESCRIBING]


def named_in(clauses: Clauses, number: int, type_: str) -> list[str]:
    """The actors that a phrase names, before those that only stand behind it: "troops of Arland", "Arland's border".

    A person acts for a state, save where people meet or agree: "Putin could invade" is of Russia, too.
    """
    core = phrase_of(clauses, number)
    behind = [i for child in _of_phrase(clauses, number) for i in clauses.under(child)]
    whole = Span(core.start, clauses.words[max((number, *behind))].span.end)
    span = core if clauses.scope.actors_in([core]) else whole
    actors = list(clauses.scope.actors_in([span]))
    if type_ not in PERSONAL:
        whole_link = clauses.scope.links.by_span.get(span)
        links = [*clauses.scope.links.inside(span), *([whole_link] if whole_link else [])]
        actors += [link.speaks_for for link in links if link.speaks_for and link.actor in actors]
    return list(dict.fromkeys(actors))
