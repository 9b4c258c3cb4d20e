"""A crisis that never was, and the news of it, with the truth kept beside.

Two real states quarrel for some days; what happens is drawn by a seed, told by outlets in sentences from
`invented_words`, copied, got wrong and lied about. Nothing here reads what the program makes of it.
"""

import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from evals import invented_words as words

#: By PLOVER to sign an accord is SUPPORT, to agree to something AGREE; both tell of one happening.
TYPES = {
    "talks": {"CONSULT"}, "attack": {"ASSAULT"}, "lie": {"ASSAULT"}, "sanctions": {"SANCTION"},
    "deployment": {"MOBILIZE"}, "aid": {"AID"}, "demand": {"REQUEST"}, "accord": {"AGREE", "SUPPORT"},
}  # fmt: skip
#: What an outlet that copies does to a text.
COPYING = ("verbatim", "trimmed", "edited", "excerpt", "spun")
State = tuple[str, str, str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Happening:
    """What happens: its kind, the day, who acts and on whom; a "lie" is told by a side and does not happen.

    Attributes:
        twist: of an attack, "denied" by who made it or "blamed" on the victim; else "".
        number: of troops or dead; None where there is none.
    """

    kind: str
    day: date
    actor: State
    other: State
    place: str
    number: int | None = None
    twist: str = ""

    @property
    def sides(self) -> frozenset[str]:
        """The ids of the states whose event it is."""
        return frozenset({self.actor[0]} if self.kind == "deployment" else {self.actor[0], self.other[0]})


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its paragraphs, what it tells, and of a copy the article it was made from."""

    id: str
    outlet: str
    published: date
    hour: int
    paragraphs: tuple[str, ...]
    tells: tuple[tuple[Happening, str], ...]  # with the sentence that tells it
    copy_of: str | None = None
    copying: str = "original"

    def row(self) -> dict[str, str]:
        """As a line of JSON that `sitroom build` reads."""
        published = f"{self.published}T{self.hour:02}:00:00Z"
        title, *paragraphs = self.paragraphs
        text = "\n\n".join(paragraphs)
        return {"id": self.id, "outlet": self.outlet, "date": published, "title": title, "text": text}


@dataclass(frozen=True, slots=True)
class Quarrel:
    """Accounts that cannot both be true: the kind of dispute and the sentences of either side."""

    kind: str
    one: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Crisis:
    """What happened, what was printed, and what is in dispute."""

    happenings: tuple[Happening, ...]
    articles: tuple[Article, ...]
    quarrels: tuple[Quarrel, ...]


def invent(seed: int, days: int) -> Crisis:
    """A crisis of so many days; the same for the same seed."""
    return _Press(random.Random(seed), seed, days).print_all()


class _Press:
    def __init__(self, dice: random.Random, seed: int, days: int) -> None:
        self.dice = dice
        self.parties = words.PARTIES[seed % len(words.PARTIES)]
        self.matter = dice.choice(words.MATTERS)
        start = date(2021, 3, 1) + timedelta(days=seed % 200)
        self.happenings: list[Happening] = []
        for day in range(days):
            self.happenings += self._day(start + timedelta(days=day))
        self.articles: list[Article] = []
        self.quarrels: dict[tuple[Happening, str], Quarrel] = {}

    def print_all(self) -> Crisis:
        for one in self.happenings:
            outlets = self.dice.sample(words.OUTLETS, self.dice.choice((2, 3, 3, 4)) + 2)
            own = [self._report(one, outlet, rank) for rank, outlet in enumerate(outlets[:-2])]
            self.articles += own
            self.articles += [
                self._copy(self.dice.choice(own), outlet) for outlet in outlets[-2:][: self.dice.choice((0, 1, 2))]
            ]
        quarrels = tuple(one for one in self.quarrels.values() if one.one and one.other)
        return Crisis(tuple(self.happenings), tuple(self.articles), quarrels)

    def _day(self, day: date) -> list[Happening]:
        """One or two happenings of a day, of different kinds."""
        kinds = self.dice.sample(sorted(TYPES), self.dice.choice((1, 2, 2)))
        if "lie" in kinds and "attack" in kinds:
            kinds.remove("lie")  # two shellings of a day by the same sides may be one town: who could tell?
        drawn = [self._happening(kind, day) for kind in kinds]
        return [one for one in drawn if not any(_is_alike(one, past) for past in self.happenings)]

    def _happening(self, kind: str, day: date) -> Happening:
        actor, other = self.dice.sample(self.parties, 2)
        if kind in {"sanctions", "aid"}:
            actor = self.dice.choice(words.OTHERS)
        towns = {"talks": words.VENUES, "accord": words.VENUES, "deployment": actor[4]}.get(kind, other[4])
        number = {"attack": self.dice.randint(11, 60), "deployment": 500 * self.dice.randint(3, 30)}.get(kind)
        twist = self.dice.choice(("", "denied", "blamed")) if kind == "attack" else "denied" if kind == "lie" else ""
        return Happening(kind, day, actor, other, self.dice.choice(towns), number, twist)

    def _report(self, one: Happening, outlet: str, rank: int) -> Article:
        """An outlet's own report; the second of several may err in a day or a figure."""
        published = one.day + timedelta(days=self.dice.choice((0, 0, 1)))
        error = self.dice.choice(("", "", "day", "figure")) if rank == 1 else ""
        lead = self._lead(one, published, rank, error)
        facts = [*self._twist(one, rank), *self._toll(one, error, rank)]
        earlier = [past for past in self.happenings if past.day < one.day and past.kind not in {"lie", "attack"}]
        tells = ((one, lead),)
        if earlier and self.dice.random() < 0.5:
            past = self.dice.choice(earlier[-6:])
            facts.append(self._fill(words.TOLD[past.kind][0], past, f"on {_printed(past.day)}"))
            self._keep(past, "date", facts[-1], is_other=False)
            tells = (*tells, (past, facts[-1]))
        p, q = self.parties
        drawn = [
            re.sub(r"\[(.*?)\]", lambda found: self.dice.choice(found[1].split("|")), text)
            for text in self.dice.sample(words.FILLERS, 10)
        ]
        lines = [text.format(matter=self.matter, p=p[1], q=q[1], p_city=p[3], q_city=q[3]) for text in drawn]
        fillers = [" ".join(pair) for pair in zip(lines[::2], lines[1::2], strict=True)]
        title = self.dice.choice(("What is known of {place}", "{place}: the day in brief", "Reports from {place}"))
        paragraphs = (title.format(place=one.place), lead, fillers[0], *facts, *fillers[1:])
        hour = 6 + 3 * rank + self.dice.choice((0, 1))
        return Article(f"a{len(self.articles) + rank:03}", outlet, published, hour, paragraphs, tells)

    def _lead(self, one: Happening, published: date, rank: int, error: str) -> str:
        is_late = error == "day" and one.kind != "lie"
        day = one.day - timedelta(days=2) if is_late else one.day
        said = one.kind == "lie" or (one.twist and self.dice.random() < 0.5)
        told = words.SAID if said else words.TOLD[one.kind]
        lead = self._fill(told[(rank + one.day.day) % len(told)], one, self._when(day, published))
        self._keep(one, "date", lead, is_other=is_late)
        if one.twist:
            self._keep(one, one.twist, lead, is_other=False)
        return lead

    def _twist(self, one: Happening, rank: int) -> list[str]:
        """What the other side says of an attack: told by the first outlet, and by every second of the others."""
        if not one.twist or (rank and self.dice.random() < 0.5):
            return []
        said = self._fill(self.dice.choice(words.DENIED if one.twist == "denied" else words.BLAMED), one)
        self._keep(one, one.twist, said, is_other=True)
        return [said]

    def _toll(self, one: Happening, error: str, rank: int) -> list[str]:
        """How many died; an error turns the digits, and who attacked may count fewer."""
        if one.kind != "attack" or one.number is None:
            return []
        wrong = int(str(one.number)[::-1]) if one.number % 11 else one.number + 9
        number = wrong if error == "figure" else one.number
        tolls = [self._fill(self.dice.choice(words.KILLED), one, number=number)]
        self._keep(one, "figure", tolls[0], is_other=error == "figure")
        if one.twist == "blamed" and rank == 0:
            tolls.append(self._fill(self.dice.choice(words.COUNTED), one, number=max(2, one.number // 4)))
            self._keep(one, "figure", tolls[1], is_other=True)
        return tolls

    def _keep(self, one: Happening, kind: str, sentence: str, *, is_other: bool) -> None:
        quarrel = self.quarrels.setdefault((one, kind), Quarrel(kind))
        (quarrel.other if is_other else quarrel.one).add(sentence)

    def _copy(self, source: Article, outlet: str) -> Article:
        """What another outlet makes of an article."""
        copying = self.dice.choice(COPYING)
        title, *body = source.paragraphs
        if copying == "trimmed":
            body = body[: max(4, len(body) - 3)]
        elif copying == "excerpt":
            body = [self.dice.choice(words.OPENINGS), *body[:4]]
        tells = tuple(told for told in source.tells if told[1] in body)
        if copying in {"edited", "spun"}:
            body = [_swapped(text, words.EDITED if copying == "edited" else words.SPUN) for text in body]
        # What says "today" is copied within hours, all else the day after: no copy moves a happening.
        is_fresh = any(word in text for text in source.paragraphs for word in ("today", "yesterday"))
        published = source.published + timedelta(days=0 if is_fresh else 1)
        id = f"{source.id}-{copying}-{outlet[-5:].strip().lower()}"
        hour = source.hour + self.dice.randint(1, 5)
        return Article(id, outlet, published, hour, (title, *body), tells, source.id, copying)

    def _fill(self, text: str, one: Happening, when: str = "", number: int | None = None) -> str:
        a, b = one.actor, one.other
        shown = one.number if number is None else number
        filled = text.format(
            a=a[1], b=b[1], a_of=a[2], b_of=b[2], a_city=a[3], b_city=b[3], place=one.place, when=when,
            n="" if shown is None else f"{shown:,}",
        )  # fmt: skip
        return filled.replace(" .", ".").replace(" ,", ",")

    def _when(self, day: date, published: date) -> str:
        """A day as an article of `published` prints it."""
        near = {0: ("today",), 1: ("yesterday",)}.get((published - day).days, ())
        return self.dice.choice(
            (f"on {day:%A}", f"on {day:%A}", f"on {_printed(day)}", f"on {day:%A}, {_printed(day)}", *near)
        )


def _is_alike(one: Happening, past: Happening) -> bool:
    """Whether a reader could take both for one: "Arland imposed sanctions on Borduria" on two days of a week."""
    same_town = one.place == past.place or one.kind in {"sanctions", "aid", "demand"}
    is_attack = {one.kind, past.kind} <= {"attack", "lie"}
    same_kind = (one.kind == past.kind and one.sides == past.sides) or is_attack
    return same_town and same_kind and (one.day - past.day).days <= 7


def _printed(day: date) -> str:
    return f"{day.day} {day:%B}"


def _swapped(text: str, swaps: dict[str, str]) -> str:
    """The text with words swapped; longer ones first, so that one swap is not made within another."""
    if any(" " in old for old in swaps):
        for old in sorted(swaps, key=len, reverse=True):
            text = text.replace(old, swaps[old]) if " " in old else text
    return " ".join(_swap_word(word, swaps) for word in text.split())


def _swap_word(word: str, swaps: dict[str, str]) -> str:
    bare = word.strip('.,"')
    new = swaps.get(bare.lower(), bare)
    return word.replace(bare, new.capitalize() if bare[:1].isupper() and new != bare else new) if bare else word
