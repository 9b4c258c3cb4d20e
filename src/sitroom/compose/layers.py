"""The layer under the records: one text's spans as the row that `sitroom annotate` writes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sitroom.compose.dating import best_date_of, date_in_text
from sitroom.compose.force import force_of, is_noun
from sitroom.compose.scope import Scope
from sitroom.lexicon.happenings import CAMEO
from sitroom.records.annotation import Attribution, Mention, Trigger, Word
from sitroom.records.links import ActorCode, Link, Toponym
from sitroom.records.schema import to_json
from sitroom.records.text import Span
from sitroom.records.values import Quantity, Timex

#: CAMEO's root of a public statement, and the sectors whose statements it codes.
STATEMENT = "01"
POLITICAL = frozenset("GOV MIL LEG JUD SPY PTY OPP REB IGO UAF".split())
#: How sure an event must be that has a CAMEO root.
SURE = 0.75

Row = dict[str, Any]
Pair = Mapping[str, Sequence[int] | None]
Code = Callable[[str], ActorCode]
Kind = Callable[[Span | None, Span | None], str | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line of `annotate` asks for beside the layers.

    Attributes:
        pairs: {"source": [s, e], "target": [s, e]}; each is answered by what the first does to the second. None when
            the line asks for none: then the row has no `pairs`.
        when: spans of words that tell of something; each is answered by its date. None likewise.
        actors: spans of phrases that mean an actor; each is answered by who that is, of which state and sector.
    """

    pairs: Sequence[Pair] | None = None
    when: Sequence[Sequence[int]] | None = None
    actors: Sequence[Sequence[int]] | None = None


def annotation_row(scope: Scope, code: Code, kind: Kind, id: Any, asked: Asked) -> Row:
    """Everything found in a text, as plain values; offsets are code points of the text given.

    Args:
        code: the state and the sector of the actor that a phrase means.
        kind: the type of what one phrase does to another.
        id: the line's own, handed back.
        asked: what else the line asks for.
    """
    annotation = scope.annotation
    row: Row = {
        "id": id,
        "sentences": [_pair(sentence) for sentence in annotation.sentences],
        "mentions": [_mention(scope, mention) for mention in annotation.mentions],
        "attributions": [_attribution(scope, attribution) for attribution in annotation.attributions],
        "timexes": [_timex(timex) for timex in scope.values.timexes],
        "quantities": [_quantity(quantity) for quantity in scope.values.quantities],
        "events": _events(scope, code),
        "toponyms": [_toponym(scope, toponym) for toponym in scope.links.toponyms],
        "links": [_link(link) for link in scope.links.links],
        "nested": [{**_attribution(scope, one), "outer": one.outer} for one in annotation.nested],
        "tokens": [_word(word) for word in annotation.words],
        "chains": [_pairs(chain) for chain in annotation.chains],
    }
    if asked.pairs is not None:
        row["pairs"] = [_answer(kind, pair) for pair in asked.pairs]
    if asked.when is not None:
        row["when"] = [_date(scope, Span(start, end)) for start, end in asked.when]
    if asked.actors is not None:
        row["actors"] = [_role(scope, code, Span(start, end)) for start, end in asked.actors]
    return row


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _mention(scope: Scope, mention: Mention) -> Row:
    link = scope.links.by_span.get(mention.span)
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "label": mention.label,
        "actor": link.actor if link else None,
        "place": link.place if link else None,
        "score": mention.score,
    }


def _link(link: Link) -> Row:
    """Who or what words mean, with the reasons in order of use; pronouns and descriptions among them."""
    return {
        "start": link.span.start,
        "end": link.span.end,
        "actor": link.actor,
        "place": link.place,
        "speaks_for": link.speaks_for,
        "score": link.score,
        "reasons": list(link.reasons),
    }


def _attribution(scope: Scope, attribution: Attribution) -> Row:
    speakers = scope.speakers_of(attribution)
    return {
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "mode": attribution.mode,
        "act": attribution.act,
        "speaker": speakers.actors[0] if speakers.is_one and speakers.actors else None,
        "speakers": list(speakers.actors),
    }


def _word(word: Word) -> Row:
    """A word with its grammar; `head` is the number of another one in the row's `tokens`, null for a root."""
    return {
        "start": word.span.start,
        "end": word.span.end,
        "lemma": word.lemma,
        "upos": word.upos,
        "head": word.head,
        "deprel": word.deprel,
    }


def _timex(timex: Timex) -> Row:
    date = timex.date
    return {
        "start": timex.span.start,
        "end": timex.span.end,
        "type": timex.type,
        "value": timex.value,
        "edtf": date.edtf if date else None,
        "earliest": date.earliest if date else None,
        "latest": date.latest if date else None,
    }


def _quantity(quantity: Quantity) -> Row:
    row: Row = to_json(quantity)
    del row["span"]
    of_what = _pair(quantity.of_what) if quantity.of_what else None
    return {"start": quantity.span.start, "end": quantity.span.end, **row, "of_what": of_what}


def _events(scope: Scope, code: Code) -> list[Row]:
    """The events in order, each with its CAMEO root where it is a matter of politics.

    Who speaks in a sentence that tells of such a matter makes a statement, whoever it is: "Two soldiers were killed in
    the clashes, residents said." Of "The road is closed, residents said" nobody codes a thing.
    """
    rows = [_event(scope, code, trigger) for trigger in scope.annotation.triggers]
    sentences = [scope.sentence_of(trigger.span) for trigger in scope.annotation.triggers]
    coded = {sentence for sentence, row in zip(sentences, rows, strict=True) if row["root"]}
    for trigger, sentence, row in zip(scope.annotation.triggers, sentences, rows, strict=True):
        said = _saying(scope, trigger) if trigger.type == "OTHER" and sentence in coded and not row["root"] else None
        if said and said.source:
            row |= _statement([_role(scope, code, span) for span in said.source])
    return rows


def _event(scope: Scope, code: Code, trigger: Trigger) -> Row:
    actors, recipients = ([_role(scope, code, span) for span in side] for side in (trigger.actors, trigger.recipients))
    root, _ = CAMEO.get(trigger.type, (None, None))
    row = {
        "trigger": _pair(trigger.span),
        "type": trigger.type,
        "root": root if trigger.score >= SURE else None,  # "Two were killed when the bus left the road"
        "event_mode": trigger.event_mode,
        "score": trigger.score,
        "modality": force_of(scope, trigger, date_in_text(scope, trigger.span, noun=is_noun(scope, trigger))),
        "actors": actors,
        "recipients": recipients,
        "date": _date(scope, trigger.span),
        "place": None,
    }
    said = _saying(scope, trigger) if trigger.type == "OTHER" else None
    speakers = [_role(scope, code, span) for span in said.source] if said else []
    return row | _statement(speakers) if _has_political(speakers) else row


def _statement(speakers: Sequence[Row]) -> Row:
    """What makes a row one of CAMEO's public statements."""
    return {"root": STATEMENT, "actors": speakers, "recipients": []}


def _has_political(roles: Sequence[Row]) -> bool:
    """True where one rules, fights or runs for office, or is a state itself."""
    return any(
        role["sector"] in POLITICAL or (role["sector"] is None and role["country"] is not None) for role in roles
    )


def _saying(scope: Scope, trigger: Trigger) -> Attribution | None:
    """The attribution whose cue a word without a type is: "said"."""
    said = (*scope.annotation.attributions, *scope.annotation.nested)
    return next((one for one in said if any(cue.meets(trigger.span) for cue in one.cue)), None)


def _date(scope: Scope, words: Span) -> Row:
    """When what some words tell of took place."""
    trees = scope.attached.trees
    head = trees.head(words)
    noun = head is not None and trees.words[head].upos not in {"VERB", "AUX"}
    date: Row = to_json(best_date_of(scope, words, noun=noun))
    return date


def _role(scope: Scope, code: Code, span: Span) -> Row:
    actors, coded = scope.parties_in([span]), code(scope.words(span))
    return {
        "start": span.start,
        "end": span.end,
        "actor": actors[0] if actors else None,
        "country": coded.country,
        "sector": coded.sector,
    }


def _toponym(scope: Scope, toponym: Toponym) -> Row:
    """A place named; where no table has it, only its words."""
    place = toponym.place
    return {
        "start": toponym.span.start,
        "end": toponym.span.end,
        "name": place.name if place else scope.words(toponym.span),
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonameid": toponym.geonames,
        "country": toponym.country,
        "admin": toponym.admin,
        "precision": place.precision if place else None,
        "place": place.id if place else None,
        "use": toponym.use,
        "score": toponym.score,
    }


def _answer(kind: Kind, pair: Pair) -> Row:
    """What the source does to the target; null where neither is given."""
    source, target = (Span(*side) if side else None for side in (pair.get("source"), pair.get("target")))
    type_ = kind(source, target)
    root, quad = CAMEO[type_] if type_ else (None, None)
    return {"type": type_, "root": root, "quad": quad}
