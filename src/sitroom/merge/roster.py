"""The actors of a ledger as a text prints them: which words of a content name whom.

The names of actors are those of the ledger, so that the same words give the same issue whenever they are read.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sitroom.records.claims import Actor

#: Kinds of actor that issues are named after; a person stands for nothing in "talks with".
PARTIES = frozenset({"state", "organisation", "group"})
NAME = r"(?:[A-Z][\w.'-]*)(?:\s(?:and\s(?=[A-Z]))?[A-Z][\w'-]*)*"
#: Words that may open a sentence and name nobody.
_OPENERS = frozenset(
    "The A An In On At If It He She They We I You This That These Those There To And But For With From As By Our Their "
    "His Her Its No Not When While What Any All Both After Before".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """An actor of a text, and where; -1 where its name is not printed ("the alliance", "Moscow" for Russia)."""

    actor: Actor
    start: int
    end: int

    @property
    def name(self) -> str:
        """The actor's name inside a phrase: "the United States"."""
        article = f"the {self.actor.name}"
        return article if article in self.actor.aliases else self.actor.name


@dataclass(frozen=True, slots=True)
class Roster:
    """The actors of a ledger.

    Attributes:
        by_id: all of them.
        by_word: states and bodies of the registry by the first word of their name, for finding them in a text.
        asked: the words that were looked up: what a text says is the same while `by_word` has the same under them.
    """

    by_id: Mapping[str, Actor]
    by_word: Mapping[str, Sequence[Actor]]
    asked: set[str] = field(default_factory=set)

    def vocabulary(self) -> dict[str, list[list[str]]]:
        """What is looked up by the first words of names; a name of one word may be asked for without being printed."""
        return {
            word: [[one.name if " " in one.name else "", one.id, one.name, *one.aliases] for one in self.by_word[word]]
            for word in sorted(self.by_word)
        }

    def begin_with(self, word: str) -> Sequence[Actor]:
        """The states and bodies whose name begins with a word."""
        self.asked.add(word)
        return self.by_word.get(word, ())


def roster_of(actors: Iterable[Actor]) -> Roster:
    """The actors of a ledger, ready to be looked up."""
    by_id = {actor.id: actor for actor in actors}
    by_word: dict[str, list[Actor]] = defaultdict(list)
    for id in sorted(by_id):
        actor = by_id[id]
        if actor.known and actor.kind in {"state", "organisation"}:
            by_word[actor.name.split()[0]].append(actor)
    return Roster(by_id, by_word)


@dataclass(frozen=True, slots=True)
class Words:
    """What is wished, with the actors in it.

    Attributes:
        named: those printed there, and those that are meant and printed nowhere in the whole content.
        holder: whose wish it is.
        rest: what follows the wish in its sentence: "if Borduria crosses the river".
        is_asked: true where someone is asked for something: "pleads for shells" is for shells of its own.
    """

    text: str
    named: tuple[Named, ...]
    holder: Actor
    rest: str
    is_asked: bool


def printed_actors(content: str, about: Sequence[str], roster: Roster) -> list[tuple[str | None, Actor]]:
    """The actors of a content with the words that name each; None for one that is meant only ("the alliance", "it").

    Names, other names and stems are looked for ("Syldav" in "Syldavian").  Where as many names are left as actors, they
    belong together in their order: "Zlop asked Klow" has its two states in this order.  Actors of the registry that are
    named but were not linked come last.

    Args:
        about: ids of actors, in the order of the content.
    """
    known = [roster.by_id[id] for id in dict.fromkeys(about) if id in roster.by_id]
    words = dict.fromkeys(re.findall(r"[A-Z][\w.-]*", content))
    others = (actor for word in words for actor in roster.begin_with(word))
    known += [actor for actor in others if actor.id not in about and _is_named(content, actor)]
    forms = [_form(content, actor) for actor in known]
    left = [
        match[0]
        for match in re.finditer(NAME, content)
        if match[0] not in _OPENERS and not any(form and (form in match[0] or match[0] in form) for form in forms)
    ]
    left = list(dict.fromkeys(re.sub(r"'s?$", "", name) for name in left))
    open_ = [i for i, form in enumerate(forms) if form is None]
    if len(left) == len(open_):
        for i, name in zip(open_, left, strict=True):
            forms[i] = name
    return list(zip(forms, (_known_body(actor, roster) for actor in known), strict=True))


def _is_named(content: str, actor: Actor) -> bool:
    """True for an actor whose own name stands in a content as words of their own."""
    return actor.name in content and re.search(rf"(?<![\w'-]){re.escape(actor.name)}(?![\w-])", content) is not None


def _form(content: str, actor: Actor) -> str | None:
    """The words of a text that name an actor."""
    printed = [name for name in {actor.name, *actor.aliases} if name in content]
    for name in sorted(printed, key=lambda name: (-len(name), name)):
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", content):
            return name
    stem = actor.name[: max(4, len(actor.name) - 2)]
    found = re.search(rf"\b{re.escape(stem)}[a-z]*", content) if stem in content else None
    return found[0] if found else None


def _known_body(actor: Actor, roster: Roster) -> Actor:
    """The body of the registry that a longer name means: "the Pact Defence Alliance" is the Pact."""
    if actor.known or actor.kind != "organisation":
        return actor
    first = actor.name.split()[0]
    meant = [one for one in roster.begin_with(first) if one.kind == "organisation" and one.name == first]
    return meant[0] if meant else actor


def words_of(
    text: str, printed: Sequence[tuple[str | None, Actor]], holder: Actor, *, rest: str = "", is_asked: bool = False
) -> Words:
    """A piece of a content with its actors, each where its name first stands; see `printed_actors`."""
    named: dict[Actor, Named] = {}
    for form, actor in printed:
        if actor.kind not in PARTIES:
            continue
        at = f"{text} {rest}".find(form) if form else -1
        if form is None or at >= 0:
            named.setdefault(actor, Named(actor, at, at + len(form) if form else -1))
    return Words(text, tuple(named.values()), holder, rest, is_asked)
