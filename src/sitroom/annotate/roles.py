"""Who does what a word tells of, and to whom: read off the tree of its sentence.

Relations are those of Universal Dependencies. A role is a phrase without what is told of it behind: "the envoy" of "the
envoy who fled"; of "Poland, Hungary and Lithuania" each is a role of its own.
"""

from collections.abc import Iterator

from sitroom.records.text import Span
from sitroom.records.trees import Trees

#: What hangs on a phrase and is no part of its name: "the envoy, who had fled", "Kyiv and Warsaw" (two phrases).
BEHIND = frozenset("acl acl:relcl advcl appos case cc conj cop mark parataxis punct".split())
#: Verbs that say little beside the noun that is their object: "held talks", "imposed sanctions", "paid a visit".
LIGHT = frozenset(
    "hold make take give launch stage impose carry conduct pay open begin start issue express lift put have do send"
    " call announce declare order sign reach offer provide reject accept mount wage lead join continue resume end halt"
    " face deliver deal lodge file raise voice bring pose exert".split()
)
#: Prepositions that lead to whom something is done: "met with", "called on", "demonstrated against", "fired at".
TO_WHOM = frozenset("with on against to at from for upon toward towards over into onto".split())
#: Nouns behind whose "of" stands who does it; behind that of others to whom it is done ("the arrest of").
OF_DOER = frozenset(
    "visit withdrawal retreat arrival return refusal protest demonstration march resignation departure decision threat"
    " warning promise pledge offer appeal demand request statement mobilization mobilisation advance rebellion uprising"
    " strike revolt riot".split()
)
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
#: What is no one to do something to, whatever preposition stands before it: "on Monday", "at night".
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december year month week day time weekend morning afternoon evening night hour minute"
    " decade century moment today yesterday tomorrow midnight noon dawn spring summer autumn winter".split()
)
RELATIVE = frozenset("who which that".split())
#: "told Russia to withdraw", "forced them to flee": the object acts in what follows.
OBJECT_ACTS = frozenset(
    "tell ask order urge force allow persuade want warn help call press push invite instruct require pressure compel"
    " beg encourage enable lead get let cause see advise permit authorize authorise send".split()
)
BLAMING = frozenset("accuse blame criticise criticize condemn denounce suspect charge".split())
#: How far up the tree a missing subject is looked for.
REACH = 4


class Roles:
    """Finds roles in the trees of one text."""

    def __init__(self, text: str, trees: Trees) -> None:
        self._text, self._trees = text, trees
        self._words = trees.words

    def of(self, i: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """(who does it, to whom) for the word that tells, each in order of the text."""
        doers, others = self._of_noun(i) if self._words[i].upos in ("NOUN", "PROPN") else self._of_verb(i)
        actors = self._phrases(doers)
        recipients = tuple(span for span in self._phrases(others) if span not in actors)
        return actors, recipients

    # -- verbs

    def _of_verb(self, i: int) -> tuple[list[int], list[int]]:
        passive = self._is_passive(i)
        subjects, others = self._subjects(i), self._objects(i)
        if passive:
            return self._agents(i), subjects or others
        return subjects, others

    def _children(self, i: int, *relations: str) -> list[int]:
        return [child for child in self._trees.children[i] if self._words[child].deprel in relations]

    def _is_passive(self, i: int) -> bool:
        if self._children(i, "aux:pass", "nsubj:pass"):
            return True
        word = self._words[i]
        return (
            word.deprel == "acl" and not self._form(i).endswith("ing") and word.upos == "VERB" and not self._has_to(i)
        )

    def _form(self, i: int) -> str:
        return self._words[i].span.of(self._text).lower()

    def _has_to(self, i: int) -> bool:
        return any(self._form(child) == "to" for child in self._children(i, "mark"))

    def _subjects(self, i: int, reach: int = REACH) -> list[int]:
        """The subject of a verb, its own or that of the one above it which shares it."""
        own = self._children(i, "nsubj", "nsubj:pass", "csubj")
        if own:
            return [self._antecedent(own[0], i)]
        head, relation = self._words[i].head, self._words[i].deprel
        if head is None or reach == 0:
            return []
        if self._words[head].lemma in BLAMING and any(
            self._form(c) in ("of", "for") for c in self._children(i, "mark")
        ):
            return self._children(head, "obj")[:1]  # "accused the envoys of spying"
        if relation in ("acl", "acl:relcl"):
            return [head]
        if relation == "xcomp" or (relation in ("ccomp", "advcl") and self._shares(i)):
            objects = self._children(head, "obj", "iobj")
            if relation == "xcomp" and objects and self._words[head].lemma in OBJECT_ACTS:
                return objects[:1]
            if relation == "advcl" and self._is_passive(head):
                return self._agents(head)
            return self._subjects(head, reach - 1)
        if relation in ("conj", "parataxis") and self._words[head].upos in ("VERB", "AUX"):
            return self._subjects(head, reach - 1)
        return []

    def _shares(self, i: int) -> bool:
        """True of "to seize", "seizing", which have no subject of their own."""
        return self._has_to(i) or self._form(i).endswith("ing") or not self._children(i, "mark")

    def _antecedent(self, subject: int, verb: int) -> int:
        """The noun that "who" and "which" stand for."""
        is_relative = self._form(subject) in RELATIVE and self._words[verb].deprel == "acl:relcl"
        head = self._words[verb].head
        return head if is_relative and head is not None else subject

    def _agents(self, i: int) -> list[int]:
        agents = self._children(i, "obl:agent")
        return agents or [child for child in self._children(i, "obl") if self._case(child) == "by"]

    def _case(self, i: int) -> str | None:
        return next((self._form(child) for child in self._children(i, "case")), None)

    def _objects(self, i: int) -> list[int]:
        """To whom: the object, that of a light verb's noun, one behind a preposition, or who acts in its clause."""
        direct = self._children(i, "iobj") or self._children(i, "obj")
        if direct and self._words[i].lemma in LIGHT:
            inside = [target for noun in direct for target in self._behind(noun)]
            return inside or self._behind(i) or direct
        if direct:
            return direct
        return self._behind(i) or self._of_clause(i)

    def _behind(self, i: int) -> list[int]:
        """What stands behind "with", "against" ...: the first that is somebody or something, and no time."""
        behind = (child for child in self._children(i, "obl", "nmod") if self._case(child) in TO_WHOM)
        return [child for child in behind if self._words[child].upos in NAMING and not self._is_time(child)][:1]

    def _is_time(self, i: int) -> bool:
        return self._form(i).rstrip("s.") in TIMES

    def _of_clause(self, i: int) -> list[int]:
        """ "demanded that Russia withdraw": the one who is to act."""
        return [subject for clause in self._children(i, "ccomp") for subject in self._children(clause, "nsubj")][:1]

    # -- nouns

    def _of_noun(self, i: int) -> tuple[list[int], list[int]]:
        doers = self._children(i, "nmod:poss")
        others: list[int] = []
        lemma = self._words[i].lemma.lower()
        for child in self._children(i, "nmod", "obl"):
            case = self._case(child)
            if case == "by" or (case == "of" and lemma in OF_DOER):
                doers.append(child)
            elif case == "between":
                return self._list(child), []
            elif case == "of" or case in TO_WHOM:
                others.append(child)
        doers += [child for child in self._children(i, "amod", "compound") if self._names(child)] if not doers else []
        verb = self._words[i].head
        if verb is not None and self._words[i].deprel in ("obj", "nsubj:pass") and self._words[verb].lemma in LIGHT:
            passive = self._is_passive(verb)
            doers = doers or (self._agents(verb) if passive else self._subjects(verb))
            others = others or self._behind(verb) or self._children(verb, "iobj")
        return doers[:1], others[:1]

    def _names(self, i: int) -> bool:
        """ "Russian attack", "U.S. sanctions"."""
        return self._words[i].span.of(self._text)[:1].isupper()

    # -- phrases

    def _list(self, i: int) -> list[int]:
        """A phrase and those that stand in a list with it."""
        return [i, *self._children(i, "conj")]

    def _phrases(self, heads: list[int]) -> tuple[Span, ...]:
        members = dict.fromkeys(member for head in heads for member in self._list(head))
        return tuple(sorted(self.phrase(member) for member in members))

    def phrase(self, head: int) -> Span:
        first = last = head
        for part in self._parts(head):
            first, last = min(first, part), max(last, part)
        return Span(self._words[first].span.start, self._words[last].span.end)

    def _parts(self, head: int) -> Iterator[int]:
        for child in self._trees.children[head]:
            if self._words[child].deprel not in BEHIND:
                yield child
                yield from self._parts_below(child)

    def _parts_below(self, head: int) -> Iterator[int]:
        for child in self._trees.children[head]:
            if self._words[child].deprel not in ("acl", "acl:relcl", "advcl", "parataxis"):
                yield child
                yield from self._parts_below(child)
