"""Subjects and other noun phrases, without a parser: closed classes of words and word order.

A first, honest version; the encoder's syntax takes its place.
"""

from collections.abc import Sequence

from sitroom.annotate.words import Word
from sitroom.lexicon.grammar import (
    ADVERBS,
    COMMON_VERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
)
from sitroom.lexicon.reporting import FORMS, NOUN_LIKE
from sitroom.lexicon.verbs import AUXILIARIES

#: Indices [first, last) into the words of one sentence.
Range = tuple[int, int]

STOPS = frozenset(',;:()[]—–“”"«»!?.')
DASHES = frozenset("—–-")


def is_adverb(word: Word) -> bool:
    """True for words that may stand between a subject and its verb ("has repeatedly said")."""
    lower = word.lower
    return lower in ADVERBS or (lower.endswith("ly") and len(lower) > 4 and not word.is_capital)


def is_finite(words: Sequence[Word], i: int) -> bool:
    """True when the word looks like a finite verb or an auxiliary where it stands."""
    lower = words[i].lower
    if words[i].is_capital and i > 0:
        return False
    if lower in AUXILIARIES or lower in COMMON_VERBS:
        return True
    before = words[i - 1] if i else None
    after_subject = before is not None and (
        before.is_capital or before.lower in SUBJECT_PRONOUNS or before.lower.endswith("s") or is_adverb(before)
    )
    if lower in FORMS and FORMS[lower][1] & {"past", "third"}:
        return lower not in NOUN_LIKE or after_subject
    # "militias launched a movement" but not "a retired general": an -ed word is a verb after a subject.
    return lower.endswith("ed") and len(lower) > 4 and "-" not in lower and after_subject


def subject_before(words: Sequence[Word], quoted: Sequence[bool], verb: int) -> Range | None:
    """The noun phrase that the verb at this index has as its subject; None when none stands before it.

    "Lord George Robertson, who was NATO’s secretary-general in 1999-2004, recently recalled": the phrase before the
    insertion.  "In December the US said": the phrase after the adverbial.
    """
    last = _skip_back(words, quoted, verb - 1)
    inserted = False
    if last < 0 or quoted[last]:
        return None
    if words[last].lower == "who" and last:
        last -= 1
        if words[last].lower == ",":
            last -= 1
    elif words[last].text in {",", *DASHES}:
        opening = _insertion_start(words, quoted, last)
        if opening is None:
            return None
        last = _skip_back(words, quoted, opening - 1)
        inserted = True
    first = _phrase_start(words, quoted, last)
    described = first > 1 and words[first].lower in {"the", "a", "an"} and words[first - 1].text == ","
    if inserted and described and words[first - 2].is_capital:
        # "Stanislav Zas, the leader of the organization, of which Russia is part, said": the name, not the apposition.
        last = first - 2
        first = _phrase_start(words, quoted, last)
    if any(word.lower == "and" for word in words[first:last]):
        first = _list_start(words, quoted, first)
    return _without_adverbial(words, first, last + 1)


def _list_start(words: Sequence[Word], quoted: Sequence[bool], first: int) -> int:
    """The first item of "Poland, Hungary and the Czech Republic" or "NATO, the United States and others"."""
    while first > 1 and words[first - 1].text == "," and words[first - 2].is_capital:
        start = _phrase_start(words, quoted, first - 2)
        if not any(word.is_capital for word in words[start : start + 2]) or words[start].lower in PREPOSITIONS:
            break
        first = start
    return first


def _skip_back(words: Sequence[Word], quoted: Sequence[bool], i: int) -> int:
    """The last word before i that is no auxiliary, adverb or time ("Putin on Monday said")."""
    while i >= 0 and not quoted[i]:
        lower = words[i].lower
        is_to_be = lower == "to" and i > 0 and words[i - 1].lower in AUXILIARIES  # "troops are to be stood down"
        if lower in AUXILIARIES or is_adverb(words[i]) or is_to_be:
            i -= 1
            continue
        j = i
        while j > 0 and (words[j].lower in TIME_WORDS or words[j].text.isdigit()):
            j -= 1
        if j < i and words[j].lower in {"on", "in", "late", "early", "this", "earlier"}:
            j -= 1
        elif j == i or words[i].text.isdigit():
            return i
        i = j
    return i


def _insertion_start(words: Sequence[Word], quoted: Sequence[bool], closing: int) -> int | None:
    """The comma or dash that opens the insertion which ends at `closing`; None when it is no insertion."""
    mark = words[closing].text
    for i in range(closing - 1, max(-1, closing - 30), -1):
        if quoted[i] or words[i].text in ";:":
            return None
        if words[i].text == mark:
            return i if i and closing - i > 1 and not _begins_clause(words, i) else None
    return None


def _begins_clause(words: Sequence[Word], comma: int) -> bool:
    """True when the words after the comma are a clause of their own ("..., and he said")."""
    return words[comma + 1].lower in CONJUNCTIONS | {"he", "she", "they", "it", "we"}


def _phrase_start(words: Sequence[Word], quoted: Sequence[bool], last: int) -> int:
    """The first word of the run of words that ends at `last` and holds no verb, comma or conjunction of clauses."""
    i = last
    while i >= 0:
        word = words[i]
        ends = quoted[i] or word.text in STOPS or (word.lower in SUBORDINATORS and not _well_as(words, i))
        if ends or (i < last and is_finite(words, i)):
            break
        if word.lower in {"and", "or"} and not _joins_names(words, quoted, i):
            break
        i -= 1
    return i + 1


def _well_as(words: Sequence[Word], i: int) -> bool:
    """True for both "as" of "the US as well as its allies"."""
    return words[i].lower == "as" and "well" in {words[j].lower for j in (i - 1, i + 1) if 0 <= j < len(words)}


def _joins_names(words: Sequence[Word], quoted: Sequence[bool], i: int) -> bool:
    """True when "and" joins two phrases of one subject ("President Biden and Jens Stoltenberg have")."""
    j = i - 1
    while j >= 0 and not quoted[j] and words[j].text not in STOPS and words[j].lower not in SUBORDINATORS:
        if is_finite(words, j):
            return False
        j -= 1
    return i > 0


def _without_adverbial(words: Sequence[Word], first: int, last: int) -> Range | None:
    """The range without conjunctions, adverbs and a leading "In December"; None when nothing is left."""
    while first < last and (words[first].lower in CONJUNCTIONS or is_adverb(words[first])):
        first += 1
    if first < last and words[first].lower in PREPOSITIONS:
        with_phrase = words[first].lower == "with"
        split = next((i for i in range(first + 2, last) if _begins_phrase(words, i)), None)
        if split is None:
            # "..., with opponents saying that": the object is the subject of the participle.
            return (first + 1, last) if with_phrase and first + 1 < last else None
        first = split
    if first >= last or not any(w.is_word for w in words[first:last]):
        return None
    return first, last


def _begins_phrase(words: Sequence[Word], i: int) -> bool:
    """True where a new noun phrase begins inside "At the summit Biden" or "In December the US"."""
    before, word = words[i - 1], words[i]
    if before.lower in DETERMINERS | PREPOSITIONS or before.text in {"'s", "’s"}:
        return False
    if word.lower in DETERMINERS or word.lower in {"he", "she", "they", "it", "we", "i"}:
        return True
    return (
        word.is_capital
        and word.lower not in TIME_WORDS
        and (not before.is_capital or before.lower in TIME_WORDS or before.text.isdigit())
    )
