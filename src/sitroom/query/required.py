"""What a sentence must tell to answer, however near it is: the act that is asked for, its topic, the thing counted."""

import re
from collections.abc import Callable
from functools import cached_property

from sitroom.lexicon.content_words import stem
from sitroom.lexicon.nearness import nearness
from sitroom.query.facets import PRONOUN
from sitroom.query.presence import families_of
from sitroom.query.question import Question
from sitroom.query.saying import same_act
from sitroom.query.topic import LOSSES, alike_words, coverage

#: How many words near to one of the topic count as well, and how near they must be.
NEAR_WORDS, NEAR = 8, 0.55
#: The same for an act, among words of its family alone: "agree" stands near "though", and "pact" further off.
RELATED, RELATION = 60, 0.35
#: In characters, how far before the word for an act whoever does it may stand, a pronoun of them, and what it is about.
SUBJECT, PRONOMINAL, CONTENT = 80, 25, 160
WHETHER = r"^\W*(did|does|do|has|have|had)\b"


class Required:
    """What one question requires of a sentence.

    Args:
        is_named: true when some words have a printed form of an actor.
    """

    def __init__(self, question: Question, is_named: Callable[[str, str], bool]) -> None:
        self._question = question
        self._is_named = is_named

    def is_met(self, words: str) -> bool:
        """True of a sentence that tells what is asked for."""
        return self._tells_act(words) and self._is_on_topic(words) and self._counts(words)

    def _tells_act(self, words: str) -> bool:
        """True of a sentence with the act that is asked for, after a name of whoever is asked about or a pronoun.

        "Has Borduria promised to withdraw?" is not about money that Bordurians withdraw, nor about somebody who
        promised to go on until they do: what is promised stands after the promise, and a pronoun close before it.
        """
        if self._act is None:
            return True
        is_whether = self._question.asks(WHETHER)
        for found in self._act.finditer(words):
            before, after = words[: found.start()][-SUBJECT:], words[found.end() :][:CONTENT]
            by_pronoun = PRONOUN.search(before[-PRONOMINAL:] if is_whether else before)
            is_theirs = by_pronoun or all(self._is_named(actor, before) for actor in self._question.speakers)
            if is_theirs and (not is_whether or not self._about or coverage(self._about, after) > 0):
                return True
        return False

    def _is_on_topic(self, words: str) -> bool:
        """False where none of what was said about is in a sentence: "What did Lund say about prices?"."""
        return self._question.kind != "claims" or not self._about or coverage(self._about, words) > 0

    def _counts(self, words: str) -> bool:
        """False without the thing that is counted: "How many tanks did Arland send?" is not about 3,000 soldiers."""
        return not self._counted or coverage(self._counted, words) > 0

    @cached_property
    def _act(self) -> re.Pattern[str] | None:
        """What a sentence must have that tells of a promise, a denial, a threat."""
        question = self._question
        verb = question.verb[0].casefold() if question.verb and question.kind == "claims" else ""
        forms = same_act(verb) if verb else ()
        family = families_of((verb,))
        near = [one for one in nearness().nearest(verb, RELATED, RELATION) if stem(one) in family]
        words = "|".join(map(re.escape, (*forms, *near)))
        return re.compile(rf"\b({words})(?:s|d|ed|ing)?\b", re.IGNORECASE) if forms else None

    @cached_property
    def _about(self) -> tuple[str, ...]:
        """The topic with words near to it; "leader" in "What did China's leader criticise?" is none."""
        question = self._question
        after = question.words[question.verb[1].end :] if question.verb and question.speakers else question.words
        about = [word for word in question.topic if word in after.casefold()]
        return (*about, *(one for word in about for one in nearness().nearest(word, NEAR_WORDS, NEAR)))

    @cached_property
    def _counted(self) -> tuple[str, ...]:
        """What is to be counted, with words near to it; for losses any word for one will do."""
        found = re.search(r"\bhow many (?:more |other )?(\w+)", self._question.words, re.IGNORECASE)
        if found is None or found[1].casefold() not in self._question.topic:
            return ()
        word = found[1].casefold()
        losses = tuple(sorted(LOSSES)) if LOSSES & set(self._question.topic) else ()
        return (word, *alike_words(word), *nearness().nearest(word, NEAR_WORDS, NEAR), *losses)
