"""Attributions to claims: who said it, for whom, when, about whom."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sitroom.compose.dating import date_in_text
from sitroom.compose.scope import Scope
from sitroom.lexicon.reporting import WITH_ADDRESSEE
from sitroom.lexicon.verbs import form_table
from sitroom.records.annotation import Attribution
from sitroom.records.claims import Claim
from sitroom.records.ids import content_id
from sitroom.records.links import Link
from sitroom.records.text import Span

#: Forms of the verbs behind which the one spoken to may stand: "warned", "urging".
ADDRESSING = frozenset(form_table(dict.fromkeys(WITH_ADDRESSEE, "")))
#: What follows the one spoken to: "warned Moscow of".
BEHIND_ADDRESSEE = re.compile(r"\s+(?=(?:of|that|to|not|against|about)\b)")


def compose_claims(scope: Scope) -> dict[Attribution, tuple[Claim, ...]]:
    """The claims of a document by the attribution that they are made from, in order; nested ones last.

    What several say together is a claim of each who is known: "Mr Zas and Ms Lund said" commits both.
    """
    outermost = scope.annotation.attributions
    claims = {attribution: _claims(scope, attribution) for attribution in outermost}
    for attribution in scope.annotation.nested:
        outer = claims[outermost[attribution.outer]][0] if attribution.outer is not None else None
        holder = (outer.speaker or outer.speaker_text) if outer else None
        claims[attribution] = _claims(scope, attribution, (holder,) if holder else ())
    return claims


def _claims(scope: Scope, attribution: Attribution, holders: tuple[str, ...] = ()) -> tuple[Claim, ...]:
    attribution = replace(attribution, source=tuple(_on_line(scope, attribution)))
    links = scope.speakers_of(attribution).links
    first = _claim(scope, attribution, links[0] if links else None, holders)
    return first, *(
        replace(
            first,
            id=content_id("c", first.id, link.actor),
            speaker=link.actor,
            speaks_for=link.speaks_for,
        )
        for link in links[1:]
    )


def _on_line(scope: Scope, attribution: Attribution) -> Iterator[Span]:
    """The pieces of a source without those a line above its cue: who signs an article does not say what follows."""
    for span in attribution.source:
        cues = [cue for cue in attribution.cue if cue.start >= span.end]
        if not (cues and "\n" in scope.document.text[span.end : cues[0].start]):
            yield span


def _claim(scope: Scope, attribution: Attribution, link: Link | None, holders: tuple[str, ...]) -> Claim:
    addressee, pieces = _addressed(scope, attribution)
    content = " … ".join(scope.words(piece) for piece in pieces)
    spans = (*attribution.content, *attribution.cue, *attribution.source)
    return Claim(
        id=content_id("c", scope.document.id, [[s.start, s.end] for s in spans], attribution.act),
        document=scope.document.id,
        speaker=link.actor if link else None,
        speaker_text=" ".join(scope.words(span) for span in attribution.source) or None,
        speaks_for=link.speaks_for if link else None,
        cue=" ".join(scope.words(span) for span in attribution.cue) or None,
        act=attribution.act,
        mode=attribution.mode,
        content=content,
        addressee=addressee,
        said=(date_in_text(scope, attribution.cue[0]) if attribution.cue else None) or scope.day,
        about=scope.actors_in(attribution.content),
        holder_chain=holders,
        made_by=scope.annotation.made_by,
        evidence=scope.evidence(spans),
    )


def _addressed(scope: Scope, attribution: Attribution) -> tuple[str | None, tuple[Span, ...]]:
    """Who is spoken to, and what is said to them.

    They stand between cue and content ("told Sky News that"), or at the head of the content ("warned Moscow of").
    """
    if not attribution.cue or not attribution.content:
        return None, attribution.content
    cue, (content, *rest) = attribution.cue[-1], attribution.content
    if 0 < content.start - cue.end <= 60:
        named = [link.actor for link in scope.links.inside(Span(cue.end, content.start)) if link.actor]
        if named:
            return named[0], attribution.content
    if content.start > cue.end and scope.words(cue).split()[-1].lower() in ADDRESSING:
        for link in scope.links.inside(content):
            behind = BEHIND_ADDRESSEE.match(scope.document.text, link.span.end)
            if link.actor and behind and link.span.start - content.start <= len("the "):
                return link.actor, (Span(behind.end(), content.end), *rest)
    return None, attribution.content
