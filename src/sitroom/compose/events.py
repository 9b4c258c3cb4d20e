"""Triggers to event mentions: dated, with their actors, their force, and whose word it is."""

import re
from collections.abc import Collection, Mapping, Sequence

from sitroom.compose.dating import date_around, date_in_text, undated
from sitroom.compose.force import force_of, is_noun
from sitroom.compose.scope import Scope
from sitroom.compose.talks import with_parties
from sitroom.lexicon.reporting import ACTS
from sitroom.records.annotation import Attribution, Trigger
from sitroom.records.claims import Claim, EventMention, Place
from sitroom.records.dates import Interval
from sitroom.records.ids import content_id
from sitroom.records.text import Span

#: How probable it must be that words tell of an event to be a line of the ledger; `annotate` gives less sure ones too.
SURE, SURE_WITHOUT_TYPE = 0.75, 0.5
#: Types that are taken for each other or for business as usual: of these only what is as probable as this. On held-out
#: news five to seven of ten of them are right at .75, of the others eight or nine.
OFTEN_WRONG = frozenset({"AGREE", "AID", "RETREAT"})
SURE_OF_THESE = 0.87
#: Talks whose two sides a sentence names are surer than the word alone: "Zlop spoke this evening with Berg of Arland".
SURE_OF_TALKS = 0.6
#: Verbs of states of things.
LASTING = frozenset(
    "have own share need know want lie belong remain stay live hold keep contain include lack resemble matter require"
    " cost deserve depend exist mean concern involve love hate like seem appear".split()
)
#: What is done to an agreement when it comes about.
MAKING = frozenset(
    "reach strike sign make conclude seal broker agree announce negotiate close cut ink finalise finalize hammer clinch"
    " achieve win get secure approve ratify initial accept endorse".split()
)
#: The length of a film, not a time of day: "Watch: 2:37".
CLOCK = re.compile(r"\d{1,2}:\d\d")
#: In days.
WEEK, MONTH, FEW_YEARS = 7, 31, 1100
#: "in Munich", "near the Ukrainian border", "in eastern Ukraine".
LOCATIVE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Aa]cross|[Oo]utside)\s+(?:the\s+)?(?:[a-z]+\s+)?$")


def compose_events(scope: Scope, claims: Mapping[Attribution, Sequence[Claim]]) -> list[EventMention]:
    """The event mentions of a document, in order; one a sentence for each type and date."""
    found: dict[tuple[Span, str | None], list[EventMention]] = {}
    for trigger in scope.annotation.triggers:
        mention = _mention(scope, trigger, claims)
        if mention:
            found.setdefault((scope.sentence_of(trigger.span), mention.date.edtf), []).append(mention)
    return with_parties([mention for together in found.values() for mention in _leading(together)])


def _leading(together: list[EventMention]) -> list[EventMention]:
    """Of the mentions that one sentence gives one date: one for each type, and no bare happening beside a typed one.

    "In 2014, President Yanukovych was pushed out by demonstrations" is not three events.
    """
    typed = [mention for mention in together if mention.type != "OTHER" or mention.event_mode]
    best: dict[str, EventMention] = {}
    for mention in typed or together[:1]:
        known = best.get(mention.type)
        if known is None or _named(known) < _named(mention):
            best[mention.type] = mention
    return list(best.values())


def _named(mention: EventMention) -> int:
    return len(mention.actors) + len(mention.recipients)


def _mention(scope: Scope, trigger: Trigger, claims: Mapping[Attribution, Sequence[Claim]]) -> EventMention | None:
    sentence = scope.sentence_of(trigger.span)
    if scope.document.text[sentence.start : sentence.end].rstrip("”’\"' ").endswith("?"):
        return None  # "Could troops be sent?" tells of nothing
    noun = is_noun(scope, trigger)
    dated = date_in_text(scope, trigger.span, noun=noun)
    if noun and dated and not _is_beside(scope, trigger, dated):
        dated = None  # "Shares fell on Monday as traders watched the war"
    actors, recipients = scope.parties_in(trigger.actors), scope.parties_in(trigger.recipients)
    recipients = tuple(actor for actor in recipients if actor not in actors)
    over = scope.attribution_over(trigger.span)
    told = claims[over] if over else ()
    modality = force_of(scope, trigger, dated)
    if not _worth_keeping(scope, trigger, dated, modality, {*actors, *recipients}):
        return None
    return EventMention(
        id=content_id("m", scope.document.id, trigger.span.start, trigger.span.end, trigger.type),
        document=scope.document.id,
        type=trigger.type,
        event_mode=trigger.event_mode,
        actors=actors,
        recipients=recipients,
        date=_sensible(dated, modality, scope) or _inherited(scope, trigger, noun, modality) or undated(scope),
        place=_place(scope, sentence, trigger.span),
        modality=modality,
        trigger=scope.words(trigger.span),
        summary=scope.words(sentence),
        claimed_by=tuple(claim.speaker for claim in told if claim.speaker),
        claim=told[0].id if told else None,
        made_by=scope.annotation.made_by,
        evidence=scope.evidence([trigger.span]),
    )


def _worth_keeping(
    scope: Scope, trigger: Trigger, dated: Interval | None, modality: str, parties: Collection[str]
) -> bool:
    """A verb with a type needs a date or somebody who takes part; a noun its own date or two parties.

    "Russia's invasion of Ukraine" is one; "the war", "sanctions" are background. What has no type needs both, and is a
    verb or a word that the lexicon has.
    """
    if trigger.type != "OTHER" and trigger.score < _least(trigger, parties):
        return False
    noun = is_noun(scope, trigger)
    if trigger.type == "OTHER":
        of_states = any(party.startswith(("state:", "group:")) for party in parties)
        of_states = of_states or (trigger.event_mode == "elect" and bool(parties))  # "Zas succeeded Lund in 2000"
        if scope.is_cue(trigger.span) or not (of_states or trigger.score >= SURE_WITHOUT_TYPE):
            return False  # what is said is a claim; "Shares fell" is no business of states
        if modality not in {"actual", "ongoing", "planned", "historical"} or dated is None:
            return False
        if trigger.event_mode == "begin" and _leads_on(scope, trigger):
            return False
        is_plain = not noun and len(parties) > 0 and _is_narrow(dated) and modality != "planned"
        return trigger.event_mode is not None or (is_plain and _takes_place(scope, trigger))
    if noun and trigger.type == "AGREE" and not _is_made(scope, trigger):
        return False
    if noun:
        return (dated is not None and _is_narrow(dated, FEW_YEARS)) or len(parties) > 1
    return len(parties) > 0 or (dated is not None and not _is_attribute(scope, trigger))


def _takes_place(scope: Scope, trigger: Trigger) -> bool:
    """True of a verb with a subject of its own that tells of no state and no words.

    "The isle shared by both", "owned a fleet in 1999", "told the house on Monday" are no happenings.
    """
    trees = scope.attached.trees
    head = trees.head(trigger.span)
    if head is None or trees.words[head].lemma in LASTING or trees.words[head].lemma in ACTS:
        return False
    return any(trees.words[child].deprel.startswith("nsubj") for child in trees.children[head])


def _leads_on(scope: Scope, trigger: Trigger) -> bool:
    """True of "ties began to worsen", which tells of no beginning."""
    trees = scope.attached.trees
    head = trees.head(trigger.span)
    leading = {"xcomp", "ccomp", "advcl"}
    return head is not None and any(trees.words[child].deprel in leading for child in trees.children[head])


def _is_attribute(scope: Scope, trigger: Trigger) -> bool:
    """True of "the supporting parties", where a verb only tells of what kind something is."""
    trees = scope.attached.trees
    head = trees.head(trigger.span)
    return head is not None and trees.words[head].deprel in {"amod", "compound"}


def _is_made(scope: Scope, trigger: Trigger) -> bool:
    """True of "reached a deal", "an agreement between the two was signed", not of "left the deal", "has a treaty"."""
    trees = scope.attached.trees
    head = trees.head(trigger.span)
    verb = trees.words[head].head if head is not None else None
    return verb is not None and trees.words[verb].lemma in MAKING


def _least(trigger: Trigger, parties: Collection[str]) -> float:
    """How probable a typed event must be to be kept."""
    if trigger.type == "CONSULT" and len(parties) > 1:
        return SURE_OF_TALKS
    return SURE_OF_THESE if trigger.type in OFTEN_WRONG else SURE


def _is_narrow(dated: Interval, days: int = 366) -> bool:
    """False for "since then" and "in the 20th century", which date no single happening."""
    return dated.days is None or dated.days <= days


def _is_beside(scope: Scope, trigger: Trigger, dated: Interval) -> bool:
    """True when no other event stands between a noun and its date: "a summit in Bucharest, in April 2008"."""
    sentence = scope.sentence_of(trigger.span)
    place = scope.document.text.find(dated.text or "", sentence.start, sentence.end)
    first, last = sorted((place, trigger.span.start))
    others = [t for t in scope.annotation.triggers if first < t.span.start < last and t.type != "OTHER"]
    near = place > trigger.span.start or last - first <= 20 or place - sentence.start <= 10
    return place >= 0 and near and not others


def _sensible(dated: Interval | None, modality: str, scope: Scope) -> Interval | None:
    """No date where what "happened" would lie after the article: the time words then date something else."""
    published = scope.document.published.last
    if dated and dated.first and published and modality == "actual" and dated.first > published:
        return None
    return dated


def _inherited(scope: Scope, trigger: Trigger, noun: bool, modality: str) -> Interval | None:
    """What other sentences tell of the day of something that happened; what is feared or planned has its own."""
    if modality != "actual" or not (noun or _is_main(scope, trigger)):
        return None
    dated = date_around(scope, trigger.span, noun=noun)
    return _sensible(dated, modality, scope) if dated and _is_recent(dated, scope) else None


def _is_main(scope: Scope, trigger: Trigger) -> bool:
    """True of the verb of a sentence and of what is joined to it: of "the envoy, whom Caria expelled, met" of "met"."""
    trees = scope.attached.trees
    head = trees.head(trigger.span)
    return head is not None and all(trees.words[i].deprel in {"root", "conj"} for i in trees.upwards(head))


def _is_recent(dated: Interval, scope: Scope) -> bool:
    """True of a day or week of the last month: a text that has told of last year comes back to today without a word."""
    published = scope.document.published.last
    is_clock = CLOCK.fullmatch(dated.text or "") is not None
    if published is None or dated.first is None or dated.days is None or is_clock:
        return False
    return dated.days <= WEEK and (published - dated.first).days <= MONTH


def _place(scope: Scope, sentence: Span, trigger: Span) -> Place | None:
    """The place that the sentence names nearest to the trigger, behind "in", "at" or "near".

    Of "Borduria annexed the Isles and has backed rebels in the Marches" the Marches are where the rebels are.
    """
    others = [one.span.start for one in scope.annotation.triggers if one.type != "OTHER" and one.span != trigger]

    def is_others(place: Span) -> bool:
        first, last = sorted((place.start, trigger.start))
        return any(first < other < last for other in others)

    named = [t for t in scope.links.toponyms if t.place and sentence.covers(t.span) and _is_locative(scope, t.span)]
    own = [t for t in named if not is_others(t.span)]
    return min(own, key=lambda t: (abs(t.span.start - trigger.start), t.span.start)).place if own else None


def _is_locative(scope: Scope, span: Span) -> bool:
    return bool(LOCATIVE.search(scope.document.text[max(0, span.start - 30) : span.start]))
