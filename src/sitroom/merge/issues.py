"""What some words are about: the issues of a crisis that they name, and whether they turn each round."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitroom.lexicon.issues import ISSUE_KINDS, IssueKind
from sitroom.lexicon.wishes import CLAUSE_END, HANGING, KNOWING, MINOR, OTHER_WISH, WISH_NOUN, hands_on, turn_of
from sitroom.merge.naming import name_issue
from sitroom.merge.roster import Words
from sitroom.records.text import Span

#: How many words a wish may have before what it is about.
REACH = 16
#: Between two issues of one wish: "guarantees that the pact will not grow", "weapons and drills"; "talks on missiles"
#: are one.
_LINK = re.compile(r"(?:\bthat\b|\band\b|,|\bor\b|\bnot\s+to\b)", re.IGNORECASE)
#: Behind the subject of another sentence: "is ready for talks and sanctions are no way".
SUBJECT = re.compile(r"\s+(?:have|has|had|are|is|was|were|will|would|can|do|does|did)\b", re.IGNORECASE)
#: A noun or two and whom they are about: "greater fishing rights for Caria".
_PHRASE = re.compile(
    r"(?:(?:the|an?|its|their|his|her|any|all|more|new|further|greater)\s+)*"
    r"(?P<phrase>(?!to\b)[a-z][a-z-]+(?:\s+[a-z-]+){0,2}\s+(?:of|in|on|for|with|against|between)\s+"
    r"(?:the\s+)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)"
)


#: "a sort of tribute to Mr Zlop" is on nothing in the world.
_NO_NAME = re.compile(r"\b(?:sort|kind|Mr|Mrs|Ms|President|Prime|Secretary|Congress)\b")


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue that some words name.

    Attributes:
        name: "NATO membership of Ukraine".
        kind: of `lexicon/issues.py`.
        turn: the word that turns them to its end or its not coming ("never join", "lift the sanctions"), or "".
        undone: its name as something to end, where it has one.
        span: the words that tell it.
    """

    name: str
    kind: str
    turn: str
    undone: str | None
    span: Span


def find_issues(words: Words, reach: int = REACH, *, is_object: bool = True) -> list[Issue]:
    """The issues that some words name, in order, each once.

    Only what is wished itself counts: what comes first, and what "that" or "and" joins to it.

    Args:
        reach: how many words may stand before one.
        is_object: true where they must be the object of the wish: "an inventory of the weapons" is not about weapons.
    """
    found: list[Issue] = []
    taken: list[Span] = []
    last = 0
    for kind, match in _matches(words.text):
        span = Span(*match.span())
        if any(span.meets(one) for one in taken):
            continue
        taken.append(span)
        between = words.text[last : span.start]
        if OTHER_WISH.search(between) or (found and SUBJECT.match(words.text, span.end)):
            break
        if is_object and not _is_governed(between):
            continue
        if (found and not _is_linked(between)) or len(between.split()) > reach:
            continue
        for name, undone in name_issue(words, kind, match):
            found.append(Issue(name, kind.kind, turn_of(words.text, _heart(match), match.end()), undone, span))
            last = span.end
    fuller = [(issue.kind, issue.name) for issue in found]
    plain = {name for kind, name in fuller for other, full in fuller if kind == other and full.startswith(f"{name} ")}
    once: dict[str, Issue] = {}
    for issue in found:
        if issue.name not in plain:
            once.setdefault(issue.name, issue)
    return list(once.values())


def _is_linked(between: str) -> bool:
    """True for "guarantees that NATO will not expand"; "aid to Caria and Arland to end the siege" is on aid."""
    is_purpose = re.search(r"(?<!\band )(?<!\bnot )\bto\s+[a-z]+", between, re.IGNORECASE) is not None
    return _LINK.search(between) is not None and (not is_purpose or re.search(r"\bthat\b", between) is not None)


def names_issue(text: str) -> bool:
    """True when some words may name an issue."""
    return any(kind.words.search(text) for kind in ISSUE_KINDS)


def _matches(text: str) -> Iterator[tuple[IssueKind, re.Match[str]]]:
    """All words that tell an issue, by place; of two at one place the earlier kind of the table, which takes more."""
    found = [
        (match.start(), order, kind, match)
        for order, kind in enumerate(ISSUE_KINDS)
        for match in kind.words.finditer(text)
    ]
    covered: list[Span] = []
    kept = []
    for start, order, kind, match in sorted(found, key=lambda one: one[1]):
        if not any(Span(*match.span()).meets(one) for one in covered):
            covered.append(Span(*match.span()))
            kept.append((start, order, kind, match))
    for _, _, kind, match in sorted(kept, key=lambda one: one[0]):
        yield kind, match


def _heart(match: re.Match[str]) -> int:
    """Where the words that may be turned round begin: in "the pact will not expand" at "expand"."""
    return match.start("at") if match.groupdict().get("at") else match.start()


def phrase_issue(text: str) -> Issue | None:
    """A short phrase with a name in it as an issue of its own: "tolls on the canal of Syldavia"; None for all else."""
    found = _PHRASE.fullmatch(text.strip(" .,\"'“”"))
    if found is None or WISH_NOUN.search(found["phrase"]) or _NO_NAME.search(found["phrase"]):
        return None
    return Issue(found["phrase"], "phrase", "", None, Span(0, len(text)))


def _is_governed(between: str) -> bool:
    """True when only words stand between a wish and its object that hand it on."""
    clause = CLAUSE_END.split(between)[-1]
    tokens = re.findall(r"[\w'’.-]+", clause)
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else "to"
        behind = [word for word in tokens[at + 1 :] if not word.endswith("ly")]
        if token == "to" and not behind:
            continue  # "has to end the violence": the words of the issue are the verb
        if token == "that" and KNOWING.match(before):
            return False
        is_verb = bool(behind) and behind[0][0].islower() and behind[0] not in MINOR
        if (token == "to" and is_verb) or (token in HANGING and behind and behind[0].endswith("ing")):
            if not hands_on(behind[0]):
                return False
        elif (token in HANGING or token == "to") and not (hands_on(before) or before[0].isupper() or before in MINOR):
            return False
    return True
