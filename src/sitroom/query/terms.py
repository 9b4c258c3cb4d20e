"""What a question asks for, term by term, and how the full text is asked for one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitroom.query.topic import EMPTY_WORDS, LIGHT_WORDS, alike_words

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a question asks about: a word, or a name in its printed forms.

    Attributes:
        forms: what may be printed for it, in lower case.
        is_name: true of names, whose forms may have several words and nothing near them counts.
        is_light: true of verbs that say little by themselves.
    """

    forms: tuple[str, ...]
    is_name: bool = False
    is_light: bool = False


def word_terms(words: Iterable[str]) -> list[Term]:
    """A term for each word of weight, with those that mean the same."""
    return [
        Term(tuple(dict.fromkeys((word, *alike_words(word)))), is_light=word in LIGHT_WORDS)
        for word in words
        if word not in EMPTY_WORDS
    ]


def any_of(forms: Sequence[str]) -> str:
    """What the full text is asked for: any of the forms, each as a phrase."""
    return " OR ".join(f'"{phrase}"' for phrase in phrases_of(forms)) or '""'


def phrases_of(forms: Sequence[str]) -> list[str]:
    """The forms in plain words, without those that have another one: "American authorities" is found by "American"."""
    phrases = sorted(
        {" ".join(WORD.findall(form.casefold())) for form in forms} - {""}, key=lambda one: (len(one), one)
    )
    kept: list[str] = []
    for phrase in phrases:
        if not any(f" {other} " in f" {phrase} " for other in kept):
            kept.append(phrase)
    return kept
