"""The layers of one document to what it says: claims, predictions, event mentions, figures, actors, days, warnings."""

from collections.abc import Sequence

from sitroom.compose.actors import compose_actors
from sitroom.compose.claims import compose_claims
from sitroom.compose.days import named_days
from sitroom.compose.events import compose_events
from sitroom.compose.figures import compose_figures
from sitroom.compose.predictions import compose_predictions
from sitroom.compose.scope import Scope, open_scope
from sitroom.records.claims import Evidence, Reading, TextWarning
from sitroom.records.ids import content_id
from sitroom.records.text import Document
from sitroom.records.values import Doubt
from sitroom.world import World

__all__ = ["Scope", "compose", "open_scope"]


def compose(scope: Scope, doubts: Sequence[Doubt], world: World) -> Reading:
    """Everything that one document says, with its evidence.

    Args:
        doubts: those of cleaning; those of normalising are in `scope.values`.
    """
    claims = compose_claims(scope)
    return Reading(
        document=scope.document,
        sentences=scope.annotation.sentences,
        claims=tuple(claim for together in claims.values() for claim in together),
        event_mentions=tuple(compose_events(scope, claims)),
        figures=tuple(compose_figures(scope, claims)),
        actor_mentions=tuple(compose_actors(scope, world)),
        warnings=tuple(_warning(scope.document, doubt) for doubt in (*doubts, *scope.values.doubts)),
        predictions=tuple(compose_predictions(scope, claims)),
        named_days=tuple(named_days(scope)),
    )


def _warning(document: Document, doubt: Doubt) -> TextWarning:
    span = doubt.span
    evidence = (Evidence(document.id, span.start, span.end, span.of(document.text)),) if span else ()
    place = [span.start, span.end] if span else None
    return TextWarning(
        id=content_id("w", document.id, doubt.kind, place, doubt.text),
        document=document.id,
        kind=doubt.kind,
        text=doubt.text,
        suggestion=doubt.suggestion,
        evidence=evidence,
    )
