"""Attributions to claims: who said it, for whom, when, about whom."""

from sitroom.compose.dating import date_in_text
from sitroom.compose.scope import Scope
from sitroom.records.annotation import Attribution
from sitroom.records.claims import Claim
from sitroom.records.ids import content_id
from sitroom.records.text import Span


def compose_claims(scope: Scope) -> dict[Attribution, Claim]:
    """The claims of a document by the attribution that each is made from, in order."""
    return {attribution: _claim(scope, attribution) for attribution in scope.annotation.attributions}


def _claim(scope: Scope, attribution: Attribution) -> Claim:
    link = scope.link_of(attribution.source)
    content = " … ".join(scope.words(piece) for piece in attribution.content)
    spans = (*attribution.content, *attribution.cue, *(() if attribution.inherited else attribution.source))
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
        addressee=_addressee(scope, attribution),
        said=(date_in_text(scope, attribution.cue[0]) if attribution.cue else None) or scope.day,
        about=scope.actors_in(attribution.content),
        holder_chain=(),
        made_by=scope.annotation.made_by,
        evidence=scope.evidence(spans),
    )


def _addressee(scope: Scope, attribution: Attribution) -> str | None:
    """Who stands between the cue and the content: "told Sky News that"."""
    if not attribution.cue or not attribution.content:
        return None
    cue, content = attribution.cue[-1], attribution.content[0]
    if not 0 < content.start - cue.end <= 60:
        return None
    named = [link.actor for link in scope.links.inside(Span(cue.end, content.start)) if link.actor]
    return named[0] if named else None
