"""Quantities to figures: a number with whose, where, as of when, and whether it is so or only planned or claimed."""

import re
from collections.abc import Mapping, Sequence

from sitroom.compose.dating import date_in_text
from sitroom.compose.scope import Scope
from sitroom.lexicon.measures import AGES
from sitroom.lexicon.units import KNOWN, VAGUE
from sitroom.records.annotation import Attribution
from sitroom.records.claims import Claim, Figure
from sitroom.records.ids import content_id
from sitroom.records.text import Span
from sitroom.records.values import Quantity

#: Words before a number that make it a plan: "is planning to deploy 175,000 soldiers".
PLANNED = re.compile(r"\b(?:plan\w*|intend\w*|prepar\w+|will|propos\w+|pledg\w+|promis\w+|commit)\b[^.;,]{0,60}$")
CONDITIONAL = re.compile(r"\b(?:if|could|may|might|would)\b[^.;,]{0,40}$")
#: "all 30 member countries", "the 30 NATO allies": a number that is so, whatever would happen to them.
DEFINITE = re.compile(r"\b(?:all|the|these|those|its)\s+(?:of the\s+)?$")
#: Units that belong to somebody; the number of the dead is nobody's.
OWNED = frozenset(
    "troops tanks aircraft ships missiles weapons vehicles drones jets members countries battalions".split()
)
#: Clauses that are subjects: nobody acts.
CLAUSES = frozenset({"csubj", "csubj:pass"})
#: Who acts in a clause; "by" before "was": a passive's subject does not act.
AGENTS = ("obl:agent", "nsubj", "nsubj:outer")
LOCATIVE = frozenset("in at near around across outside along to from into inside on".split())


def compose_figures(scope: Scope, claims: Mapping[Attribution, Sequence[Claim]]) -> list[Figure]:
    """The figures of a document, in order: quantities that count or measure something in a sentence."""
    kept = []
    for quantity in scope.values.quantities:
        inside = any(sentence.covers(quantity.span) for sentence in scope.annotation.sentences)
        if inside and _matters(scope, quantity):
            kept.append(_figure(scope, quantity, claims))
    return kept


def _matters(scope: Scope, quantity: Quantity) -> bool:
    """A bare "one" or "two" without a unit is grammar, "a five-day battle" tells a time, "a 25-year-old" an age."""
    if any(timex.span.meets(quantity.span) for timex in scope.values.timexes):
        return False
    if quantity.unit in AGES or (quantity.unit is None and quantity.of_what is None):
        return False
    return quantity.of_what is None or quantity.unit in KNOWN or _is_thing(scope, quantity)


def _is_thing(scope: Scope, quantity: Quantity) -> bool:
    """False of a noun without a unit that counts nothing in the world: "two things", "one way", "two Zlop members"."""
    trees = scope.attached.trees
    head = trees.head(quantity.of_what) if quantity.of_what else None
    if head is None or quantity.unit in VAGUE or quantity.value == 1:
        return False
    word = trees.words[head]
    return word.upos in {"NOUN", "PROPN"} and word.deprel not in {"compound", "amod"}


def _figure(scope: Scope, quantity: Quantity, claims: Mapping[Attribution, Sequence[Claim]]) -> Figure:
    over = scope.attribution_over(quantity.span)
    span = quantity.span
    # "175,000 soldiers along the border, with almost 100,000 already there": the noun may stand before the number
    counted = Span(span.start, max(span.end, quantity.of_what.end)) if quantity.of_what else span
    return Figure(
        id=content_id("f", scope.document.id, span.start, span.end),
        document=scope.document.id,
        low=quantity.low,
        high=quantity.high,
        value=quantity.value,
        bound=quantity.bound,
        unit=quantity.unit,
        of_what=scope.words(quantity.of_what) if quantity.of_what else None,
        actor=_actor(scope, counted, quantity),
        place=_place(scope, counted),
        as_of=date_in_text(scope, span) or (claims[over][0].said if over else scope.day),
        modality=_modality(scope, span, over),
        claim=claims[over][0].id if over else None,
        made_by=scope.annotation.made_by,
        evidence=scope.evidence([span]),
    )


def _actor(scope: Scope, counted: Span, quantity: Quantity) -> str | None:
    """Whose number: named in what is counted ("3,000 US troops"), else who acts on it ("Russia has massed 100,000")."""
    inside = [link.actor for link in scope.links.inside(counted) if link.actor]
    if inside:
        return inside[0]
    is_money = quantity.unit is not None and quantity.unit.isupper()
    if quantity.unit not in OWNED and not is_money:
        return None
    agent = _agent(scope, quantity.of_what or quantity.span)
    # "Ukraine has conflicts, and bringing it in would oblige all 30 members": states have none
    return None if quantity.unit == "members" and agent and agent.startswith("state:") else agent


def _agent(scope: Scope, counted: Span) -> str | None:
    """The actor of the nearest clause over a number: its subject, or of a passive who does it.

    "He told Kyiv that London would back it and commit to £88 million": London's money, though Kyiv stands as near.
    """
    trees = scope.attached.trees
    head = trees.head(counted)
    if head is None:
        return None
    below = head
    for at in trees.upwards(head):
        roles = {trees.words[child].deprel: child for child in trees.children[at] if child != below and at != head}
        if roles.keys() & CLAUSES:
            return None  # "bringing them in would oblige all 30 members"
        agent = next((roles[role] for role in AGENTS if role in roles), None)
        if agent is not None:
            word = trees.words[agent].span
            return next((link.actor for link in scope.links.links if link.actor and link.span.covers(word)), None)
        below = at
    return None


def _place(scope: Scope, counted: Span) -> str | None:
    """The first place named behind the number in its sentence."""
    sentence = scope.sentence_of(counted)
    for link in scope.links.inside(Span(counted.end, sentence.end)):
        lead = scope.document.text[counted.end : link.span.start].lower().split()[-4:]
        if link.place and LOCATIVE & set(lead):
            return link.place
    return None


def _modality(scope: Scope, span: Span, over: Attribution | None) -> str:
    sentence = scope.sentence_of(span)
    before = scope.document.text[sentence.start : span.start].lower()
    if DEFINITE.search(before):
        return "actual"
    if PLANNED.search(before):
        return "planned"
    if CONDITIONAL.search(before):
        return "possible"
    return "alleged" if over and over.act == "accuse" else "actual"
