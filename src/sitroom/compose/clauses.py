"""The clauses of one text: subjects, helpers, and what a word tells, by the tree."""

from collections.abc import Iterator

from sitroom.compose.scope import Scope
from sitroom.records.text import Span

#: Relations of the words that stand before a verb and say when and how surely.
AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
REFUSING = frozenset({"not", "n't", "never"})
NEGATIONS = REFUSING | frozenset("no nobody nothing neither longer".split())


class Clauses:
    """What can be asked of the words of one text.

    Attributes:
        scope: the text with all that has been found in it.  trees, words: its syntax.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.trees = scope.attached.trees
        self.words = scope.attached.trees.words
        self._types = {trigger.span.start: trigger.type for trigger in scope.annotation.triggers}

    def printed(self, number: int) -> str:
        """A word in lower case with straight apostrophes; nothing behind the last word."""
        if number == len(self.words):
            return ""
        return self.scope.words(self.words[number].span).lower().replace("’", "'")

    def lemma(self, number: int) -> str:
        return self.words[number].lemma.lower()

    def children(self, number: int, *relations: str) -> list[int]:
        """The words that hang on a word, in these relations or in any."""
        children = self.trees.children[number]
        return [child for child in children if not relations or self.words[child].deprel in relations]

    def subject(self, at: int) -> int | None:
        """Who acts in the clause of a word, or to whom it is done."""
        # "the fear is that prices will fall": the fear is the outer subject
        own = next((child for relation in SUBJECTS for child in self.children(at, relation)), None)
        above = self.words[at].head
        if own is None and self.words[at].deprel == "conj" and above is not None:
            return self.subject(above)  # "prices are high and will rise"
        return own

    def type_of(self, number: int) -> str | None:
        """The PLOVER type that a word tells; None where it tells of none."""
        found = self._types.get(self.words[number].span.start)
        return None if found == "OTHER" else found

    def is_happening(self, number: int) -> bool:
        """True for a word that tells that something happens."""
        return self.words[number].span.start in self._types

    def heads(self, piece: Span) -> list[int]:
        """The heads of the main clauses of a piece, and what is joined to them by "and"."""
        inside = self.trees.under(piece)
        found = [i for i in inside if self.words[i].head not in inside]
        for i in found:  # grows while it is read
            found += [
                child for child in self.trees.children[i] if self.words[child].deprel == "conj" and child in inside
            ]
        return found

    def under(self, number: int) -> Iterator[int]:
        """A word and all that hang on it, however far."""
        yield number
        for child in self.trees.children[number]:
            yield from self.under(child)

    def helpers(self, at: int) -> set[str]:
        return {self.printed(child) for child in self.children(at, *AUXILIARY)}

    def is_negated(self, at: int) -> bool:
        return bool(NEGATIONS & {self.printed(child) for child in self.children(at, "advmod", "det")})
