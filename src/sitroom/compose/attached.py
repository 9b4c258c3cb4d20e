"""Which words the times of a text hang on: "on Tuesday" on "met" in "The envoys met in Bern on Tuesday"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from sitroom.lexicon.calendar import PAST_FORMS
from sitroom.records.text import Span
from sitroom.records.trees import Trees
from sitroom.records.values import Timex

#: A time under one of these belongs to the noun it stands before: "the 2015 ceasefire", "a May deadline".
BEFORE_NOUN = frozenset({"nummod", "compound", "amod", "det"})
#: Parts of a clause whose own times date its verb: "Twelve died in an attack on Monday".
ARGUMENTS = frozenset({"obl", "obj", "nsubj", "nmod", "conj", "appos"})
#: Verbs that share the time of the verb they belong to: "began on Monday to leave".
WITH_VERB = frozenset({"xcomp", "aux", "aux:pass", "cop"})
#: Clauses with a time of their own: what is said, what describes a noun.
APART = frozenset({"ccomp", "parataxis", "acl:relcl"})
#: Verbs whose times do not date what stands above them: "agreed to a plan drawn up on Monday".
OWN_TIME = frozenset({"acl", "acl:relcl", "ccomp", "xcomp"})
#: What happens beside the verb that it hangs on: "a bombing that killed one guard and maimed another".
SAME_TIME = frozenset({"conj", "advcl", "xcomp", "obj", "nsubj", "nsubj:pass", "obl"})
#: Behind these, too: "before the guards left in May".
BOUNDARIES = frozenset("before after since until if unless".split())
#: Auxiliaries by what they tell of the verb.
FUTURE = frozenset("will wo 'll would could may might can should must shall".split())
PERFECT = frozenset("has have 've".split())
PAST = frozenset("was were had did".split())
PRESENT = frozenset("is are am 's 're 'm does do".split())


#: Words by which a text comes back to what it told: "was bombed", "the bombing".
NAMING = frozenset({"NOUN", "PROPN", "VERB"})
ENDING = re.compile(r"(?:ings?|s|ed|er|ions?|ments?|e)$")


class Attached:
    """The times of a text by the words they hang on.

    Attributes:
        timexes: those that may date something, in order.
        trees: of the text.
    """

    def __init__(self, text: str, trees: Trees, timexes: Sequence[Timex]) -> None:
        self.timexes = timexes
        self._text = text
        self.trees = trees
        self._times: dict[int, list[tuple[int, Timex]]] = {}
        self._stems: dict[str, list[int]] | None = None
        for timex in timexes:
            head = trees.head(timex.span)
            if head is not None:
                above = trees.words[head].head
                self._times.setdefault(head if above is None else above, []).append((head, timex))

    def times_in(self, sentence: Span) -> Sequence[Timex]:
        """The times that lie in a sentence."""
        first = bisect_left(self.timexes, sentence.start, key=lambda timex: timex.span.start)
        last = bisect_left(self.timexes, sentence.end, lo=first, key=lambda timex: timex.span.start)
        return [timex for timex in self.timexes[first:last] if timex.span.end <= sentence.end]

    def same_stem(self, number: int) -> Sequence[int]:
        """The other words that name or tell of the same: "bomb", "bombing", "bombed"."""
        if self._stems is None:
            self._stems = {}
            for i, word in enumerate(self.trees.words):
                if word.upos in NAMING:
                    self._stems.setdefault(_stem(word.lemma), []).append(i)
        return [i for i in self._stems.get(_stem(self.trees.words[number].lemma), ()) if i != number]

    def time_of(self, target: Span) -> Timex | None:
        """The time that the tree gives to the words at `target`: their own, or that of a clause they belong to."""
        word = self.trees.head(target)
        if word is None:
            return None
        is_noun = self.trees.words[word].upos in {"NOUN", "PROPN"}
        own = self._nearest([word], word, before_noun=is_noun)
        if own or self.is_present(word):
            return own  # "The party, founded in 1990, hopes": the hope is of the article's day
        seen: list[int] = []
        for at in self.trees.upwards(word):
            found = self._nearest([at], word) or self._nearest(self._parts(at, seen), word)
            if found or self._is_apart(at):
                return found
            seen.append(at)
        return None

    def is_own(self, timex: Timex, target: Span) -> bool:
        """True where a time hangs on the very words at `target`: "unveiled the deal 3 May"."""
        head = self.trees.head(timex.span)
        return head is not None and self.trees.words[head].head == self.trees.head(target)

    def is_anothers(self, timex: Timex, target: Span) -> bool:
        """True where a time belongs to a verb below the words at `target`, which has a time of its own.

        Of "agreed to a plan drawn up on Monday" the day is not that of agreeing, but it is of the plan.
        """
        head, word = self.trees.head(timex.span), self.trees.head(target)
        verb = self.trees.words[head].head if head is not None else None
        if verb is None or word is None or verb in self.trees.upwards(word) or self._is_of(verb, word):
            return False
        return self.trees.words[verb].upos == "VERB" and self.trees.words[verb].deprel in OWN_TIME

    def _is_of(self, verb: int, noun: int) -> bool:
        """True of "set" for "invasion" in "an invasion set for May"."""
        return self.trees.words[verb].head == noun and self.trees.words[noun].upos in {"NOUN", "PROPN"}

    def is_before_noun(self, timex: Timex) -> bool:
        """True for a time that belongs to the noun behind it: "after January elections", "a May deadline"."""
        head = self.trees.head(timex.span)
        return head is not None and self._is_before(head)

    def _is_before(self, number: int) -> bool:
        word = self.trees.words[number]
        relation = word.deprel.split(":")[0]
        # "the 2015 ceasefire": a noun in front of a noun, whatever the tree calls it
        bare = relation == "nmod" and word.head is not None and number < word.head and not self.trees.children[number]
        return bare or relation in BEFORE_NOUN

    def is_inside(self, target: Span, timex: Timex) -> bool:
        """True where words belong to the time and not the time to them: "in August, when the talks failed"."""
        head, word = self.trees.head(timex.span), self.trees.head(target)
        return word is not None and head in list(self.trees.upwards(word))[1:]

    def described(self, target: Span) -> Timex | None:
        """The time of the noun that a clause describes: of "the January bombing that killed a guard" for "killed"."""
        word = self.trees.head(target)
        if word is None:
            return None
        for at in self.trees.upwards(word):
            noun, relation = self.trees.words[at].head, self.trees.words[at].deprel
            if relation.startswith("acl") and noun is not None:
                if any(self._printed(child) == "to" for child in self.trees.children[at]):
                    return None  # "its 2008 pledge to admit the Isles" pledged in 2008
                return self._nearest([noun], noun, before_noun=True)
            if relation not in SAME_TIME:
                return None
        return None

    def is_present(self, number: int) -> bool:
        """True for a verb that tells of now: "wants", "are leaving", "is expected"."""
        word = self.trees.words[number]
        helpers = self._helpers(number)
        if word.upos not in {"VERB", "AUX"} and not helpers:
            return False
        if helpers & (FUTURE | PERFECT | PAST) or "to" in {self._printed(c) for c in self.trees.children[number]}:
            return False
        form = self._printed(number)
        if helpers & PRESENT or (word.upos == "AUX" and form in PRESENT | PERFECT):
            return True
        has_subject = any(self.trees.words[c].deprel.startswith("nsubj") for c in self.trees.children[number])
        return word.upos == "VERB" and (form.endswith("s") if form != word.lemma else has_subject)

    def is_past(self, number: int) -> bool:
        """True for a verb that tells of what was: "fled", "was shot"; not for "has fled" and "had fled"."""
        helpers = self._helpers(number)
        if self.trees.words[number].upos != "VERB" or helpers & (FUTURE | PERFECT | PRESENT | {"had"}):
            return False
        form = self._printed(number)
        is_finite = self.trees.words[number].deprel not in {"acl", "amod", "xcomp"}
        return bool(helpers & PAST) or (is_finite and (form in PAST_FORMS or form.endswith("ed")))

    def is_ahead(self, number: int) -> bool:
        """True for a verb that tells of what will or may be: "will meet", "could invade"; not for "may have left"."""
        helpers = self._helpers(number)
        return bool(helpers & FUTURE) and not helpers & PERFECT

    def is_before(self, number: int) -> bool:
        """True for a verb that tells of what was earlier still: "had fled"."""
        return "had" in self._helpers(number)

    def _helpers(self, number: int) -> set[str]:
        return {self._printed(child) for child in self.trees.children[number] if self._is_helper(child)}

    def _nearest(self, numbers: Sequence[int], to: int, *, before_noun: bool = False) -> Timex | None:
        """The time that stands nearest to a word, of those that hang on some words."""
        found = [
            (abs(head - to), timex.span.start, timex)
            for number in numbers
            for head, timex in self._times.get(number, ())
            if before_noun or not self._is_before(head)
        ]
        return min(found, key=lambda item: item[:2])[2] if found else None

    def _parts(self, number: int, seen: Sequence[int]) -> list[int]:
        """The words of a clause whose times date its verb."""
        return [child for child in self.trees.children[number] if child not in seen and self._is_part(child)]

    def _is_part(self, number: int) -> bool:
        word = self.trees.words[number]
        is_noun = word.upos in {"NOUN", "PROPN"} and word.deprel.split(":")[0] in ARGUMENTS
        return is_noun or word.deprel in WITH_VERB

    def _is_apart(self, number: int) -> bool:
        relation = self.trees.words[number].deprel
        marks = {self.trees.words[c].lemma for c in self.trees.children[number] if self.trees.words[c].deprel == "mark"}
        return relation in APART or (relation.startswith("advcl") and bool(marks & BOUNDARIES))

    def _is_helper(self, number: int) -> bool:
        return self.trees.words[number].deprel in {"aux", "aux:pass", "cop"}

    def _printed(self, number: int) -> str:
        return self.trees.words[number].span.of(self._text).lower().replace("’", "'")


@lru_cache(maxsize=1 << 15)
def _stem(lemma: str) -> str:
    return ENDING.sub("", lemma.lower()) if len(lemma) > 5 else lemma.lower()
