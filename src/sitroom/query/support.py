"""Does a line say what a sentence says? A strict check of words that something else has written from it.

What passes is the line made shorter: one or two stretches of its words in its order, with its numbers, names and acts;
no "not" and no "may" is gained or lost, and what somebody said stays what somebody said. Much that is true is dropped.
By words alone: a sentence that passes may still leave out what a careful editor would keep.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from sitroom.lexicon.numbers import SMALL, TENS

_WORD = re.compile(r"\d[\d,.]*\d|[^\W_]+(?:[’'][^\W_]+)?")
#: Words that may be added or left out without a change of meaning.
GLUE = frozenset("a an the and that also".split())
#: So many stretches of a line make a sentence, each of so many words at least: "left the border region of Poland" is
#: not "left Poland".
STRETCHES, SHORTEST = 2, 3
_NEGATIONS = frozenset(
    """not no never none neither nor nothing nobody without cannot deny denied denies denying denial refuse refused
    refuses refusing reject rejected rejects rejecting fail failed fails failing false unlikely unable stop stopped
    halt halted hardly barely rarely against end ended lack lacks lacked instead except unless""".split()
)
_HEDGES = frozenset(
    """may might could would should must will shall can likely possible possibly probably perhaps potential potentially
    alleged allegedly reportedly apparently suspected planned plans plan planning if expected expects threatens
    threatened considering considers wants want seeks hopes fears fear risk almost about around nearly some least most
    than up roughly estimated fewer less more over under only""".split()
)
_REPORTING = frozenset(
    """say said says saying tell told tells claim claims claimed accuse accuses accused accusing warn warned warns
    warning report reported reports reporting according announce announced announces insist insisted insists argue
    argued believe believed believes suggest suggested suggests assert asserted allege alleged call called calls
    describe described add added think thinks thought estimate estimates estimated state stated promise promised
    pledged demand demanded demands vow vowed urge urged ask asked propose proposed offer offered agree agreed deny
    denied denies""".split()
)


def unsupported(sentence: str, line: str) -> str | None:
    """Why a line does not support a sentence; None where it does.

    Args:
        sentence: what was written, without its citation.
        line: what it cites, as a brief prints it.
    """
    mine, theirs = _WORD.findall(sentence), _WORD.findall(line)
    plain, printed = [_plain(word) for word in mine], [_plain(word) for word in theirs]
    return (
        _numbers(plain, printed)
        or _names(mine, theirs)
        or _kept(plain, printed, _NEGATIONS, "negation")
        or _kept(plain, printed, _HEDGES, "hedge")
        or _speech(plain, printed)
        or _words(plain, printed)
        or _order(plain, printed)
    )


def _plain(word: str) -> str:
    """A word for comparing: lower case, without possessive; "isn't" is "not"; "100,000" is "100000", "ten" is "10"."""
    word = word.casefold().replace("’", "'")
    if word.endswith("n't"):
        return "not"
    word = re.sub(r"'s?$", "", word)
    if word[:1].isdigit():
        return word.replace(",", "").rstrip(".")
    number = SMALL.get(word, TENS.get(word))
    return word if number is None else str(number)


def _stem(word: str) -> str:
    """A word without the endings of its forms: "attacked", "attacks" and "attacking" are one, "attach" is another."""
    for ending in ("ing", "ed", "es", "s", "d"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


def _numbers(mine: Sequence[str], theirs: Sequence[str]) -> str | None:
    """Each number must be printed."""
    lost = [word for word in mine if word[:1].isdigit() and word not in theirs]
    return f"the number {lost[0]} is not in the line" if lost else None


def _names(mine: Sequence[str], theirs: Sequence[str]) -> str | None:
    """Each word with a capital letter must be printed so; the first of a sentence may be any word of the line."""
    printed = {_plain(word) for word in theirs if word[:1].isupper()}
    every = {_plain(word) for word in theirs} | GLUE
    for at, word in enumerate(mine):
        if word[:1].isupper() and _plain(word) not in (printed if at else printed | every):
            return f"the name {word} is not in the line"
    return None


def _kept(mine: Sequence[str], theirs: Sequence[str], words: frozenset[str], what: str) -> str | None:
    """Words that turn a sentence round or weaken it must be the same ones, neither more nor fewer."""
    said, printed = sorted(word for word in mine if word in words), sorted(word for word in theirs if word in words)
    if gained := set(said) - set(printed):
        return f"the {what} {sorted(gained)[0]!r} is not the line's"
    return None if said == printed else f"a {what} of the line is lost"


def _speech(mine: Sequence[str], theirs: Sequence[str]) -> str | None:
    """What the line reports as said must stay said, in the same word."""
    said, printed = _REPORTING.intersection(mine), _REPORTING.intersection(theirs)
    if said == printed:
        return None
    lost = sorted(printed - said)
    return f"the line has {lost[0]!r}: who says it is lost" if lost else f"nobody {sorted(said)[0]} it in the line"


def _words(mine: Sequence[str], theirs: Sequence[str]) -> str | None:
    """Every other word must be the line's, in one of its forms."""
    printed = set(map(_stem, theirs))
    lost = [word for word in mine if word not in GLUE and _stem(word) not in printed]
    return f"the word {lost[0]!r} is not in the line" if lost else None


def _order(mine: Sequence[str], theirs: Sequence[str]) -> str | None:
    """The words must stand as in the line: "Arland attacked Borduria" is not "Borduria attacked Arland"."""
    said, printed = ([_stem(word) for word in words if word not in GLUE] for words in (mine, theirs))
    blocks = SequenceMatcher(None, said, printed, autojunk=False).get_matching_blocks()[:-1]
    is_whole = sum(block.size for block in blocks) == len(said)
    if is_whole and len(blocks) <= STRETCHES and all(block.size >= SHORTEST for block in blocks):
        return None
    return "its words are put together in another way than in the line"
