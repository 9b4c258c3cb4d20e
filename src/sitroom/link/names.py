"""Names to actors: states and bodies by every printed form, people by name, surname and title, and whoever is new."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from sitroom.link.people import COURTESIES, FORMAL, offices_on, person_named, spoken_for
from sitroom.records.annotation import Mention
from sitroom.records.ids import slug
from sitroom.records.links import Link, NewActor, Toponym
from sitroom.records.text import Span
from sitroom.world import Name, Title, World
from sitroom.world.titles import canonical_role

#: States where the family name comes first: "Kim Jong Un", "Xi Jinping".
FAMILY_FIRST = frozenset({"state:PRK", "state:KOR", "state:CHN", "state:TWN", "state:VNM"})
#: Prepositions behind which a capital is a place: "in Moscow", but "talks with Moscow" are with its government.
LOCATIVE = frozenset("in at near from around outside inside across of to".split())
#: What a government says or gives: "criticism from Moscow" is from no place.
TOLD_FROM = frozenset(
    "criticism condemnation anger outcry rebuke protest protests warning warnings threat threats pressure"
    " demand demands support backing help aid assistance praise assurances pledge pledges promises approval"
    " response reaction denial denials accusations complaints objections opposition concessions permission"
    " orders instructions".split()
)
#: Of these, those behind which a building is one: "held talks in the Kremlin", but "documents of the Kremlin".
INSIDE = frozenset("in at inside outside near".split())
#: "the Minsk agreements", "the Budapest Memorandum": what was signed there, not who governs there.
SIGNED = re.compile(
    r" (?:agreements?|accords?|protocols?|process|format|memorandum|declaration|treaty|pact|summit|group|platform"
    r"|conference|talks|convention|framework|package)\b",
    re.IGNORECASE,
)
#: ", the leader of the ...", ", a pilot who had": up to a clause of its own; ", who was" and ", said" tell no role.
ROLE_BEHIND = re.compile(
    r", (?:(?:the|a|an|its|his|her) )?"
    r"(?!(?:who|whose|which|as|of|said|says|and|but|or|in|on|at|for|with|from|to|where|when|especially|after|before)\b)"
    r"([a-z][^,.;:—–“”\"]{3,80}?)(?= (?:who|which|that|has|have|had|is|was|were|will)\b|[,.;:—–])"
)
#: Bodies that speak for a state whose name they have: "Japan Coast Guard", "Ministry of Health of Ukraine".
STATE_BODY = re.compile(
    r"\b(?:Ministry|Department|Army|Navy|Air Force|Coast Guard|Marines|Armed Forces|Forces|Military|Government|Embassy"
    r"|Consulate|Parliament|Cabinet|Security Council|General Staff|Chiefs of Staff|Intelligence|Presidency|Authorities"
    r"|Border Guard|Guard|Delegation|Mission|Command|Fleet|Administration|Foreign Office|President's Office)\b",
    re.IGNORECASE,
)
MODEL = re.compile(r"-\d")
#: Titles by themselves that say no office: "Secretary Hagel".
RANKS = frozenset("secretary justice judge sheikh prince princess queen king general colonel captain senator".split())
LONGEST_TITLE = 5
#: Bodies of an organisation: "OSCE Permanent Council", "NATO Military Committee".
PART = re.compile(r"\b(?:Council|Committee|Secretariat|Mission|Assembly|Delegation|Headquarters|Forces?|Summit)\b")


class Names:
    """Ties the names of one text to actors.

    Attributes:
        new: whom the text introduces, by id.
        full_names: surname -> the person that the text has named so.

    Args:
        named_states: the states and bodies that the text names anywhere; of namesakes theirs are meant.
    """

    def __init__(
        self,
        world: World,
        text: str,
        on: date | None,
        located: Mapping[Span, Toponym],
        words_before: Callable[[Span, int], list[str]],
        named_states: Collection[str],
    ) -> None:
        self.new: dict[str, NewActor] = {}
        self.full_names: dict[str, str] = {}
        self._world, self._text, self._on = world, text, on
        self._located, self._words_before = located, words_before
        self._last: Link | None = None
        self._states = named_states

    def link(self, mention: Mention) -> Link | None:
        """The actor or place of a name; mentions come in order."""
        surface = re.sub(r"\s+", " ", mention.span.of(self._text).replace("’", "'"))
        found = self._person(mention.span, surface) if mention.label == "PER" else self._other(mention, surface)
        self._last = found or self._last
        return found

    def person(self, span: Span, actor: str, reasons: tuple[str, ...]) -> Link:
        """A link to a person, who speaks for whom their office is of."""
        return Link(span, actor, speaks_for=spoken_for(self._world, actor, self._on), score=0.9, reasons=reasons)

    def stranger(self, span: Span, surname: str) -> Link:
        """A link to someone of whom a transcript prints the surname alone."""
        actor = self.full_names.setdefault(surname, f"person:{slug(surname)}")
        if actor not in self._world.actors:
            self.new.setdefault(actor, NewActor(actor, "person", surname, None))
        return self.person(span, actor, ("surname",))

    # -- states, organisations, groups, places

    def _other(self, mention: Mention, surface: str) -> Link | None:
        located = self._located.get(mention.span)
        place = located.place.id if located and located.place else None
        names = self._meanings(surface)
        if names and not (located and _lies_elsewhere(located, names)):
            return self._body(mention.span, names[0], place)
        if place:
            return Link(mention.span, None, place, reasons=("place",))
        if mention.label != "ORG" or canonical_role(self._world, surface):
            return None  # "NATO Secretary General" is an office, whoever holds it
        if whole := self._body_of(surface):
            return Link(mention.span, whole, speaks_for=whole, score=0.8, reasons=("body of",))
        return self._introduce(mention.span, "organisation", f"org:{slug(surface)}", surface)

    def _meanings(self, surface: str) -> list[Name]:
        """The actors of a form that was in use on the day; no people where others have it."""
        names = [name for name in self._world.names.get(surface, ()) if self._in_use(name)]
        if not names and surface.isupper() and len(surface) > 3:
            names = [name for name in self._world.names.get(surface.title(), ()) if self._in_use(name)]
        return [name for name in names if not name.actor.startswith("person:")] or names

    def _in_use(self, name: Name) -> bool:
        day = self._on.isoformat() if self._on else None
        return day is None or name.from_ is None or name.from_ <= day

    def _body(self, span: Span, name: Name, place: str | None) -> Link:
        before = [word.lower() for word in self._words_before(span, 2)]
        possessive = self._text[span.end : span.end + 2] in {"’s", "'s"}
        is_told = before[1:] == ["from"] and before[0] in TOLD_FROM
        if name.kind == "capital" and not possessive and not is_told and (before[-1:] or [""])[0] in LOCATIVE:
            return Link(span, None, place, reasons=("place", "locative"))
        if name.kind == "capital" and SIGNED.match(self._text, span.end):
            return Link(span, None, place, reasons=("place", "signed there"))
        if name.kind == "metonym" and not possessive and before[1:] == ["the"] and before[0] in INSIDE:
            return Link(span, None, place, reasons=("place", "locative"))
        owner = self._owner(span)
        if name.kind == "metonym" and owner and STATE_BODY.search(name.surface):
            return Link(span, owner, None, speaks_for=owner, score=0.8, reasons=("body of",))
        reasons = {"metonym": ("metonym",), "capital": ("metonym", "capital")}.get(name.kind, (name.kind,))
        known = self._world.actors.get(name.actor)
        party = None if known and known.sector == "BUS" else name.actor  # a firm speaks for no side
        return Link(span, name.actor, place, speaks_for=party, reasons=reasons)

    def _owner(self, span: Span) -> str | None:
        """The state in whose possession a body stands: "South Korea's National Security Council"."""
        last = self._last
        if last is None or self._text[last.span.end : span.start] not in {"'s ", "’s "}:
            return None
        return last.actor if last.actor and last.actor.startswith("state:") else None

    def _body_of(self, surface: str) -> str | None:
        """The state or organisation of whose own body this is the name: "Kazakhstan Ministry of Health"."""
        words = surface.split(" ")
        fronts = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(min(4, len(words) - 1), 0, -1))
        ends = (
            (" ".join(words[n:]), " ".join(words[:n])) for n in range(1, len(words)) if words[n - 1] in ("of", "the")
        )
        for owner, body in (*fronts, *ends):
            for name in self._meanings(owner.removesuffix("'s")):
                if name.actor.startswith("state:") and STATE_BODY.search(body):
                    return name.actor
                if name.actor.startswith("org:") and PART.search(body):
                    return name.actor
        return None

    # -- people

    def _person(self, span: Span, surface: str) -> Link | None:
        words = surface.split(" ")
        words = words[self._title_length(words) :]
        if not words or MODEL.match(self._text, span.end):
            return None  # "Madame" by itself; the "Su" of "Su-24"
        name = " ".join(words)
        if name.isupper() and len(name) > 3:
            name = name.title()  # "PSAKI:" in a transcript
            words = name.split(" ")
        if len(words) == 1 and name in self.full_names:
            return self.person(span, self.full_names[name], ("surname", "named before"))
        actor, reasons = self._titled(span, name) if len(words) == 1 else (None, ())
        if actor is None:
            actor, reasons = person_named(self._world, name, self._on, self._states)
        if actor is None and len(words) > 2:
            actor, reasons = self._without_title(words)
        if actor is None:
            if len(words) == 1 or canonical_role(self._world, name):
                return None  # "Foreign Secretary" in front of a name that was not seen
            actor = f"person:{slug(name)}"
            self.new.setdefault(actor, NewActor(actor, "person", name, self._role_printed(span)))
            reasons = ("new name",)
        self._remember(FORMAL.sub("", name), actor)
        return self.person(span, actor, reasons)

    def _remember(self, name: str, actor: str) -> None:
        """Whom the surname alone means from here on: the one named last, but "Trump" stays the president.

        "Kim Jong Un", beside whom a Tony Kim is freed, is "Kim".
        """
        states = {of for _, of in offices_on(self._world, actor, None)}
        surnames = {name.split(" ")[-1]} | ({name.split(" ")[0]} if states & FAMILY_FIRST else set())
        for surname in surnames:
            before = self.full_names.get(surname)
            if before is None or self._standing(before) <= self._standing(actor):
                self.full_names[surname] = actor

    def _standing(self, actor: str) -> int:
        """2 for who holds an office on the day, 1 for whoever else the registry knows, 0 for strangers."""
        if actor not in self._world.actors:
            return 0
        return 2 if self._on and offices_on(self._world, actor, self._on) else 1

    def _title_length(self, words: Sequence[str]) -> int:
        """How many words in front of a name are its title: "Secretary of State John F. Kerry", "Mr Putin"."""
        lower = [word.lower() for word in words]
        most = min(len(words) - 1, LONGEST_TITLE)
        found = next((n for n in range(most, 0, -1) if canonical_role(self._world, " ".join(words[:n]))), 0)
        return found or int(lower[0].rstrip(".") in COURTESIES or lower[0] in RANKS)

    def _without_title(self, words: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
        """ "Secretary of State Antony Blinken", "Sayyid Ebrahim Raisi": a name of the registry behind other words."""
        for first in range(1, len(words) - 1):
            name = " ".join(words[first:])
            people = {n.actor for n in self._world.names.get(name, ()) if n.actor.startswith("person:")}
            if len(people) == 1:
                return people.pop(), ("name",)
        return None, ()

    def _titled(self, span: Span, surname: str) -> tuple[str | None, tuple[str, ...]]:
        """A surname of several people, chosen by the title in front of it ("then-U.S. President ... Bush")."""
        people = [n.actor for n in self._world.names.get(surname, ()) if n.actor.startswith("person:")]
        if len(people) < 2:
            return None, ()
        title = self._title_before(span)
        held = [p for p in people if title and (title.role, title.of) in offices_on(self._world, p, None)]
        if len(held) > 1:
            held = [p for p in held if title and (title.role, title.of) in offices_on(self._world, p, self._on)]
        return (held[0], ("surname", "title")) if len(held) == 1 else (None, ())

    def _title_before(self, span: Span) -> Title | None:
        words = self._words_before(span, 5)
        for count in range(len(words), 0, -1):
            title = canonical_role(self._world, " ".join(words[-count:]))
            if title:
                return title
        return None

    def _role_printed(self, span: Span) -> str | None:
        """ "Stanislav Zas, the leader of the ...", "Foreign Ministry spokesman Ivan Petrov": the role as printed."""
        after = ROLE_BEHIND.match(self._text, span.end)
        if after:
            return after.group(1).strip()
        before = re.search(r"((?:[A-Z][\w.’'-]* )*[a-z-]*(?:man|woman|person|minister|president|leader|chief) )$",
                           self._text[max(0, span.start - 80) : span.start])  # fmt: skip
        return before.group(1).strip() if before else None

    def _introduce(self, span: Span, kind: str, actor: str, name: str) -> Link:
        self.new.setdefault(actor, NewActor(actor, kind, name, None))
        return Link(span, actor, score=0.5, reasons=("new name",))


def _lies_elsewhere(located: Toponym, names: Sequence[Name]) -> bool:
    """ "Georgia" between Alabama and Florida, "Paris" in Texas: a place in another state than the name's."""
    states = {name.actor for name in names if name.kind in {"name", "capital"} and name.actor.startswith("state:")}
    return bool(states) and located.country is not None and located.country not in states
