"""Lemmas as small edits of the printed word, so that a network can name them with a closed list of labels.

An edit script is a letter for the case, the number of letters to cut from the end, and what to put there instead:
`l3y` makes "Allies" into "ally", `l0` "The" into "the", `c0` "MOSCOW" into "Moscow", `=0` leaves "Putin" alone.
`l*be` replaces the whole word and makes "was" into "be".

Which scripts a word may take is a table: a word that was met while learning takes one of those that it had there as
that part of speech ("left", VERB: `l2ave` or `l0`), any other one of those that words with its ending had.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

#: Part of speech -> word in small letters, or an ending after a hyphen -> numbers of scripts.
Choices = Mapping[str, Mapping[str, Sequence[int]]]
#: Letters of an ending.
ENDING = 3

#: The script that leaves a word as it is printed; right for whatever no other script covers.
IDENTITY = "=0"


def script_of(form: str, lemma: str) -> str:
    """The edit script that makes the lemma out of the printed word; one pair has one script.

    Small letters win over letters as printed where both do ("the" is `l0` like "The"), so that ordinary words share
    their scripts at the beginning of a sentence and inside it.
    """
    case = _case_of(form, lemma)
    start = _cased(form, case)
    shared = 0
    for mine, theirs in zip(start, lemma, strict=False):
        if mine != theirs:
            break
        shared += 1
    if not shared or lemma[shared : shared + 1].isdigit():
        return f"{case}*{lemma}"
    return f"{case}{len(start) - shared}{lemma[shared:]}"


def apply_script(form: str, script: str) -> str:
    """The lemma of a printed word by an edit script; a word too short for its script is left as printed."""
    start = _cased(form, script[:1])
    rest = script[1:]
    if rest.startswith("*"):
        return rest[1:]
    digits = len(rest) - len(rest.lstrip("0123456789"))
    cut = int(rest[:digits])
    return start[: len(start) - cut] + rest[digits:] if cut < len(start) else form


def choose_script(form: str, upos: str, scores: NDArray[np.float32], choices: Choices) -> int:
    """The number of the script with the highest score among those that the word may take; among all if none is known.

    Args:
        scores: (scripts,).
    """
    known = choices.get(upos, {})
    lower = form.lower()
    allowed = known.get(lower) or known.get(f"-{lower[-ENDING:]}")
    if not allowed:
        return int(scores.argmax())
    return allowed[0] if len(allowed) == 1 else max(allowed, key=scores.__getitem__)


def _case_of(form: str, lemma: str) -> str:
    if lemma == lemma.lower():
        return "=" if form[:1].isdigit() and "," in lemma else "l"
    if lemma[0] == form[0]:
        return "=" if len(form) < 2 or lemma[1:2] == form[1:2] else "c"
    return "c" if lemma[0] == form[0].upper() else "="


def _cased(form: str, case: str) -> str:
    """The word in small letters (l; 1,200 without its comma), with one capital (c), or as printed (=)."""
    if case == "l":
        return form.replace(",", "") if form[:1].isdigit() else form.lower()
    return form[:1].upper() + form[1:].lower() if case == "c" else form
