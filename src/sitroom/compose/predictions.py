"""Claims about the future to predictions: what somebody says that others will do, or that will happen."""

from collections.abc import Iterator, Mapping, Sequence

from sitroom.compose.clauses import Clauses
from sitroom.compose.foreseen import core_of, roles_of
from sitroom.compose.foretelling import foretells, may_foretell
from sitroom.compose.foretold import Found, clause_of, hedge_of, text_of, whole_of
from sitroom.compose.outlook import expected, named, outlook_of
from sitroom.compose.scope import Scope
from sitroom.compose.windows import window_of
from sitroom.lexicon.likelihood import EXPECTING, probability_of
from sitroom.lexicon.reporting import FORMS
from sitroom.records.annotation import Attribution
from sitroom.records.claims import Claim, Prediction
from sitroom.records.ids import content_id


def compose_predictions(scope: Scope, claims: Mapping[Attribution, Sequence[Claim]]) -> list[Prediction]:
    """The predictions of a document, in order; each verb is foretold once, by the outermost speaker."""
    kept: dict[int, Prediction] = {}
    clauses = Clauses(scope)
    for attribution, (claim, *_) in claims.items():
        for found in _outlooks(clauses, attribution, claim) if may_foretell(claim) else ():
            if found.outlook.event not in kept and foretells(clauses, found):
                prediction = _prediction(clauses, found)
                if prediction:
                    kept[found.outlook.event] = prediction
    return sorted(kept.values(), key=lambda prediction: (prediction.evidence[0].start, prediction.id))


def _outlooks(clauses: Clauses, attribution: Attribution, claim: Claim) -> Iterator[Found]:
    """What the main clauses of a content predict; what stands in a clause inside them is no claim of the speaker."""
    trees, words = clauses.trees, clauses.words
    heads = [clauses.heads(piece) for piece in attribution.content]
    nouns = [i for found in heads for i in found if words[i].upos in {"NOUN", "PROPN", "PRON"}]
    cue = tuple(i for span in attribution.cue for i in trees.under(span))
    is_expecting = any(words[i].lemma.lower() in EXPECTING for i in cue)
    for piece, found in zip(attribution.content, heads, strict=True):
        for at in found:
            above = words[at].head
            if words[at].deprel == "acl:relcl" or (words[at].deprel == "acl" and above not in cue):
                continue  # "the death that this will bring", "sought guarantees that they would never join"
            beside = next((i for i in nouns if i < at), None)
            outlook = outlook_of(clauses, at, beside)
            if outlook is None and is_expecting and words[at].deprel != "conj":
                outlook = expected(clauses, at, beside, cue)
            if outlook is None and _is_named_threat(clauses, at, attribution):
                outlook = named(clauses, at, cue)
            if outlook is not None and piece.covers(words[outlook.event].span):
                yield Found(attribution, claim, outlook, at, piece)


def _is_named_threat(clauses: Clauses, at: int, attribution: Attribution) -> bool:
    """True for "warned of an attack", "predicted an attack"; not for "warned against an attack"."""
    cue = clauses.scope.words(attribution.cue[-1]).lower().split() if attribution.cue else []
    lemmas = {FORMS[word][0] for word in cue if word in FORMS}
    against = "against" in {*cue, *(clauses.printed(child) for child in clauses.children(at, "case"))}
    is_noun = clauses.words[at].upos == "NOUN" and clauses.type_of(at) is not None
    return is_noun and not against and bool(lemmas & {"warn", "predict", "forecast", "foresee"})


def _prediction(clauses: Clauses, found: Found) -> Prediction | None:
    """The row of an outlook; None where its clause tells of a time gone by."""
    scope, words, outlook, claim = clauses.scope, clauses.words, found.outlook, found.claim
    clause = clause_of(clauses, found)
    window = window_of(scope, (words[outlook.event].span, words[found.at].span), whole_of(clauses, found), claim.said)
    if window is None or not clause.end > clause.start:
        return None
    hedge = hedge_of(clauses, outlook)
    core = core_of(clauses, outlook)
    type_ = clauses.type_of(core) or "OTHER"
    actors, recipients = roles_of(clauses, outlook, core, type_)
    return Prediction(
        id=content_id("r", scope.document.id, claim.id, clause.start, clause.end),
        document=scope.document.id,
        claim=claim.id,
        said=claim.said,
        event_text=text_of(clauses, found),
        negated=outlook.is_negated,
        window=window,
        words=hedge,
        probability=probability_of(hedge),
        type=type_,
        trigger=scope.words(words[core].span),
        actors=actors,
        recipients=tuple(actor for actor in recipients if actor not in actors),
        made_by=scope.annotation.made_by,
        evidence=scope.evidence([words[outlook.event].span]),
    )
