"""How a clause looks ahead: which verb it predicts, and in which words it hedges."""

from dataclasses import dataclass, replace

from sitroom.compose.clauses import AUXILIARY, NEGATIONS, REFUSING, Clauses
from sitroom.lexicon.likelihood import ADVERBS, CHANCES, DOUBTING, EXPECTING, FIRM, OF_CLAUSES, OF_NOUNS

#: Clauses that tell what is likely: "is likely to fall", "it is likely that prices fall".
CLAUSAL = ("xcomp", "csubj", "ccomp", "csubj:outer")
ALMOST = frozenset("almost nearly virtually".split())
#: "Could hardly come at a worse time", "only four ships could dock" tell of no time to come.
HARDLY = frozenset("hardly barely only".split())


@dataclass(frozen=True, slots=True)
class Outlook:
    """What one clause predicts; all are numbers of words.

    Attributes:
        event: the verb of what would happen, or the noun that names it.
        subject: who would do it; None where nobody is named.
        hedge: the words that tell how surely, in order.
        is_firm: true for "will" alone: nothing in the words doubts it.
        is_negated: true for what will not happen.
    """

    event: int
    subject: int | None
    hedge: tuple[int, ...]
    is_firm: bool
    is_negated: bool


def outlook_of(clauses: Clauses, at: int, beside: int | None = None) -> Outlook | None:
    """What the clause of a word predicts; None where it tells of what was or is.

    Args:
        beside: the noun that a content has beside the clause: called "an invasion" "likely".
    """
    return (
        _of_chance(clauses, at)
        or _of_adjective(clauses, at, beside)
        or _of_expecting(clauses, at)
        or _of_going(clauses, at)
        or _of_auxiliary(clauses, at)
    )


def expected(clauses: Clauses, at: int, beside: int | None, cue: tuple[int, ...]) -> Outlook | None:
    """What somebody expects: "expects | prices to fall", "prices | are expected | to fall"; the cue hedges."""
    marks = {clauses.printed(child) for child in clauses.children(at, "mark")}
    own = clauses.subject(at)
    subject = beside if own is None else own
    was_expected = {"was", "were", "been"} & {clauses.printed(word) for word in cue}
    if "to" not in marks or subject is None or was_expected or clauses.helpers(at) & {"have", "has", "had"}:
        return None  # "are expected to have risen" and "was expected to open" tell of what was
    return Outlook(at, subject, cue, False, clauses.is_negated(at))


def named(clauses: Clauses, noun: int, cue: tuple[int, ...]) -> Outlook | None:
    """What a noun predicts: "warned of | a possible attack", "predicted | an attack"."""
    modifiers = [child for child in clauses.children(noun, "amod") if clauses.lemma(child) in OF_NOUNS]
    if any(clauses.printed(child) in NEGATIONS for child in clauses.children(noun, "det", "advmod")):
        return None
    hedge = [word for modifier in modifiers for word in (*clauses.children(modifier, "advmod"), modifier)]
    return Outlook(noun, None, tuple(sorted(hedge)) or cue, False, False)


def _of_chance(clauses: Clauses, at: int) -> Outlook | None:
    """ "There is a 70 % chance that prices will fall", "a risk of war"."""
    if clauses.lemma(at) != "be" or not clauses.children(at, "expl"):
        return None
    for noun in clauses.children(at, "nsubj"):
        # "there is always a risk that" says nothing of when; "there will be a chance to meet" is an occasion
        happening = clauses.children(noun, "acl", "nmod", "ccomp")
        if clauses.lemma(noun) in CHANCES and happening and _is_of(clauses, happening[0]):
            left = [i for i in clauses.under(noun) if i < noun]
            hedge = (*sorted(left), noun)
            return _looking(
                clauses, happening[0], clauses.subject(happening[0]), hedge, is_negated=clauses.is_negated(at)
            )
    return None


def _is_of(clauses: Clauses, happening: int) -> bool:
    """True for "that prices fall" and "of war"; false for "a chance to meet", "a risk to health"."""
    marks = {clauses.printed(child) for child in clauses.children(happening, "mark", "case")}
    return bool(marks & {"that", "of"}) or clauses.subject(happening) is not None


def _of_adjective(clauses: Clauses, at: int, beside: int | None) -> Outlook | None:
    """ "Prices are likely to fall", "it is unlikely that they fall", "an attack is imminent"."""
    lemma = clauses.lemma(at)
    if lemma not in OF_CLAUSES | OF_NOUNS or clauses.helpers(at) & {"was", "were"} & _direct(clauses, at):
        return None
    cops = [c for c in clauses.children(at, *AUXILIARY) if c < at]
    if clauses.words[at].upos == "VERB" and not cops:
        return None  # "the rules set out what they can do"
    # "however, it is highly likely": no degree stands before the verb, save the one right before the adjective
    degree = [c for c in clauses.children(at, "advmod") if c < at and (c == at - 1 or min(cops, default=at) < c)]
    own = clauses.subject(at)
    hedge = (*sorted((*cops, *degree)), at)
    for clause in clauses.children(at, *CLAUSAL) if lemma in OF_CLAUSES else ():
        inner = clauses.subject(clause)
        marks = {clauses.printed(child) for child in clauses.children(clause, "mark")}
        if clauses.words[clause].upos not in {"VERB", "ADJ", "NOUN", "AUX"} or marks & {"whether", "if"}:
            continue
        if clauses.words[clause].deprel == "xcomp" and "to" not in marks:
            continue  # "fields are set ablaze"
        if own is None and clauses.words[clause].deprel == "xcomp":  # "it is likely to rise", with "it" as a mere form
            own = next(iter(clauses.children(at, "expl")), None)
        if lemma == "possible" and inner is None:
            return None  # "it is possible to leave" tells what one can do
        to = [c for c in clauses.children(clause, "mark") if clauses.printed(c) == "to" and c == at + 1]
        found = _looking(clauses, clause, own if inner is None else inner, (*hedge, *to), is_negated=False)
        return replace(found, is_firm=lemma == "set") if found else None  # "is set to visit" doubts nothing
    noun = beside if own is None else own
    if lemma == "certain" and clauses.printed(at - 1) not in ALMOST:
        return None  # "to make the outcome certain"
    if lemma in OF_NOUNS and noun is not None and clauses.is_happening(noun) and _ends(clauses, at):
        return Outlook(noun, None, hedge, False, bool(NEGATIONS & {clauses.printed(i) for i in hedge}))
    return None


def _ends(clauses: Clauses, at: int) -> bool:
    """True where an adjective ends what is said of a noun: not for "is likely far from over", "likely to"."""
    behind = at + 1
    is_last = behind == len(clauses.words) or clauses.words[behind].upos in {"PUNCT", "CCONJ", "SCONJ", "ADP"}
    return clauses.printed(behind) not in {"to", "that"} and (
        is_last or clauses.printed(behind) in {"this", "next", "later"}
    )


def _of_expecting(clauses: Clauses, at: int) -> Outlook | None:
    """ "He said prices were expected to fall"."""
    if clauses.lemma(at) not in EXPECTING or not clauses.children(at, "aux:pass"):
        return None
    for clause in clauses.children(at, "xcomp"):
        hedge = sorted((*clauses.children(at, *AUXILIARY), *[c for c in clauses.children(at, "advmod") if c < at], at))
        found = expected(clauses, clause, clauses.subject(at), (at,))
        return replace(found, hedge=tuple(hedge)) if found and not clauses.is_negated(at) else None
    return None


def _of_going(clauses: Clauses, at: int) -> Outlook | None:
    """ "Prices are going to fall"."""
    helpers = clauses.children(at, "aux")
    if clauses.printed(at) != "going" or not helpers or clauses.helpers(at) & {"was", "were", "been"}:
        return None
    for clause in clauses.children(at, "xcomp"):
        if "to" in {clauses.printed(child) for child in clauses.children(clause, "mark")}:
            refusing = [child for child in clauses.children(at, "advmod") if clauses.printed(child) in REFUSING]
            hedge = tuple(sorted((*helpers, *_adverbs(clauses, at), *refusing, at, at + 1)))
            return Outlook(clause, clauses.subject(at), hedge, not _adverbs(clauses, at), clauses.is_negated(at))
    return None


def _of_auxiliary(clauses: Clauses, at: int) -> Outlook | None:
    """ "Prices will fall", "may well fall"; not "may have fallen", nor "could not fall", which tells of power."""
    modals = [
        child
        for child in clauses.children(at, "aux")
        if clauses.printed(child) in FIRM | DOUBTING and clauses.printed(child + 1) != "to"  # "their will to fight"
    ]
    helpers, negated = clauses.helpers(at), clauses.is_negated(at)
    if not modals or helpers & {"have", "'ve"}:
        return None
    doubts = any(clauses.printed(modal) in DOUBTING for modal in modals)
    subject = clauses.subject(at)
    nobody = subject is not None and "no" in {clauses.printed(child) for child in clauses.children(subject, "det")}
    around = [*clauses.children(at, "advmod"), *(clauses.children(subject, "advmod") if subject is not None else ())]
    weak = {clauses.printed(child) for child in around} & HARDLY
    if doubts and (negated or nobody or weak):
        return None
    adverbs = _adverbs(clauses, at)
    refusing = [child for child in clauses.children(at, "advmod") if clauses.printed(child) in REFUSING]
    hedge = tuple(sorted((*modals, *adverbs, *refusing)))
    return Outlook(at, subject, hedge, not doubts and not adverbs, negated or nobody)


def _looking(
    clauses: Clauses, clause: int, subject: int | None, hedge: tuple[int, ...], *, is_negated: bool
) -> Outlook | None:
    """An outlook whose hedge stands outside of its clause; "is likely to have fallen" is none."""
    gone_by = clauses.helpers(clause) & {"have", "has", "had", "was", "were", "did"}
    if gone_by or clauses.scope.attached.is_past(clause) or is_negated:
        return None
    return Outlook(clause, subject, hedge, False, clauses.is_negated(clause))


def _adverbs(clauses: Clauses, at: int) -> list[int]:
    """The adverbs that hedge a verb, with their degrees: "almost certainly"."""
    found = [child for child in clauses.children(at, "advmod") if clauses.printed(child) in ADVERBS and child < at]
    degrees = [inner for child in found for inner in clauses.children(child, "advmod")]
    return [*found, *degrees]


def _direct(clauses: Clauses, at: int) -> set[str]:
    """ "was", "were" where words are quoted: what was likely then; in reported speech it is the tense of saying."""
    over = clauses.scope.attribution_over(clauses.words[at].span)
    return {"was", "were"} if over is not None and over.mode == "direct" else set()
