"""Whose deed some words tell: the actors printed in a text, and which of them does it to which.

Names are those of the ledger: of its actors, and those by which its claims call their speakers ("the Kremlin").
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sitroom.lexicon.calendar import MONTH_NAMES, WEEKDAY_NAMES
from sitroom.lexicon.denials import CLAUSE_EDGE, UNNAMED_FIGHTERS
from sitroom.lexicon.pronouns import PRONOUNS
from sitroom.records.claims import Actor

#: Stands for fighters without a name: "the rebels".
FIGHTERS = "group:fighters"
#: Ids made of a word that names nobody.
_NOBODY = frozenset({"org:the", "org:this", "org:it", "person:the", "group:the"})
#: How far behind the words those may stand to whom it is done, in characters.
NEAR = 70
#: The name of a state in another form begins with so many of its letters: "Syldavian".
STEM = 4
#: Two spellings of a name begin with so many letters in common: "Khalpur", "Khalpour".
NAME_STEM = 5
#: Words with a capital that name nobody and no place.
_NO_NAME = frozenset((*MONTH_NAMES, *WEEKDAY_NAMES, *"Mr Mrs Ms Dr President Minister The But And Its Their".split()))
_NAME = re.compile(r"(?<![\w-])[A-Z][\w'-]{2,}")
_CAPITAL = re.compile(r"(?<![\w-])[A-Z][\w.]*")
#: The first two words of a name, and of a text where a name may begin.
_HEAD = re.compile(r"([^\W_]+)(?:[\W_]+([^\W_]+))?")
_BY = re.compile(r"\bby\s+(?:[a-z-]+\s+){0,3}$")
#: Before it something else is done: "the plan for a raid has been made public by Caria".
_BE = re.compile(r"\b(?:be|been|being|is|are|was|were)\b")
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were|get|gets|got)\s+(?:\w+ly\s+)?$")
_PARTICIPLE = re.compile(r"(?!involved)\w+(?:ed|en|wn|uck|hit|shot)\b", re.IGNORECASE)
_SUFFERS = re.compile(r"\b(?:experienc|suffer|endur|fac)\w*\s+(?:[a-z]+\s+){0,2}$")
#: Not whoever does it: "at the border of Arland an attack could come".
_UPON = re.compile(
    r"\b(?:(?:[Oo]n|against|of|[Ii]n|into|with|[Ff]rom|[Aa]t|[Aa]long|[Nn]ear|[Oo]ver|towards?)\s+(?:[a-z-]+\s+){0,3}|to\s+(?:the\s+|its\s+)?)$"
)
#: "The army of Arland" is Arland.
_OWNING = re.compile(
    r"\b(?:regime|government|army|forces|troops|military|leaders?|authorities|president)\s+of\s+(?:the\s+|Mr\.?\s+)?$"
)
#: "In Caria's scheme to raid Arland" the scheme is Caria's.
_POSSESSING = re.compile(r"'s?\s+(?:[a-z-]+\s+){0,2}(?:to|of|for|at)?\s*")
#: Between an actor and the words where it does something else: "Carian doctors at work after an attack", "Caria warned
#: that an attack was near", "he does not see it as an attack"; whoever "is thought to plan it" may do it.
_NOT_DOING = re.compile(
    r"\b(?:following|after|since|amid|over|about|condemn\w*|said|says?|saying|reported|call\w*|discuss\w*|touch\w*|victims?|children"
    r"|doctors?|seen|saw|sees?|seeing|witness\w*|believes?|thinks?|knows?|knew|warn(?:s|ed|ing)|tells?|told|claim(?:s|ed|ing)?"
    r"|against|guard\w*|defend\w*|protect\w*|brac(?:e|es|ed|ing)|ready\s+for|repel\w*"
    r"|predict(?:s|ed)|expects|fears|statements?|determined|(?<!is )(?<!are )(?<!was )(?<!were )thought)\b"
)
#: To whom it is done: "the attack on Arland", "attacking Arland".
_OBJECT = re.compile(
    r"^\s*(?:the\s+|its\s+|our\s+)?$|\b(?:on|against|of|in|into|with|from|to|near|over|across|throughout|towards?)\s+(?:[a-z-]+\s+){0,3}$"
)
#: Whose troops are sent: "sending Carian troops into Arland".
_SENDING = re.compile(r"\b(?:send\w*|sent|deploy\w*|withdr\w+|pull\w*|of|more)\s+(?:[a-z-]+\s+){0,2}$")
_TROOPS = re.compile(r"\W+(?:[a-z-]+\W+)?(?:troops|soldiers|forces|units|tanks|servicemen)\b")
#: "... came under fire, with Carian shells hitting homes".
_ARMED = re.compile(
    r"\W+(?:[a-z-]+\W+)?(?:missiles?|rockets?|shells?|guns?|jets?|planes?|warplanes?|drones?|troops|forces|artillery)\b"
)
#: Before what the subject of the whole clause does.
_OWN_DEED = re.compile(r"\b(?:before|after|by|without)\s+$")
#: The speaker in its own words, or in the reporter's: "that they have no plan", "our army".
_WE = re.compile(r"\b(?:[Ww]e|I|[Oo]ur)\b")
_SELF = re.compile(r"\b(?:[Ww]e|I|[Oo]ur|[Tt]hey|it|he|she|their|its|his|her)\b")


@dataclass(frozen=True, slots=True)
class Printed:
    """An actor printed in a text, as the state or body that it stands for, and where."""

    actor: str
    start: int
    end: int


#: Speakers with those for whom they speak and how they are called, each with the number of claims: see `Rows.counts`.
Speakers = Mapping[tuple[str | None, str | None, str | None], int]
#: What claims are counted by for it.
SPEAKER_FIELDS = ("speaker", "speaks_for", "speaker_text")


class Parties:
    """Finds the actors that a text prints.

    Attributes:
        asked: what was looked up, as the keys of `vocabulary`: the answers are the same while what those give is.
    """

    def __init__(self, actors: Iterable[Actor], speakers: Speakers) -> None:
        self.asked: set[str] = set()
        self._stands_for = stands_for(speakers)
        self._forms: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._stems: dict[str, set[str]] = defaultdict(set)
        known = {actor.id: actor for actor in actors}
        self.known = frozenset(actor.id for actor in known.values() if actor.known)
        for actor in known.values():
            for form in (actor.name, *actor.aliases):
                self._add(form, actor.id)
            if actor.id.startswith("state:"):
                self._stems[actor.name[:STEM]].add(actor.id)
        called: dict[str, set[str]] = defaultdict(set)
        for speaker, _, printed in speakers:
            if speaker and printed and speaker in known:
                called[printed].add(self._stands_for.get(speaker, speaker))
        for printed, meant in called.items():
            # "the President" is one here and another there; "Lund and Berg" are two
            if len(meant) == 1 and not _NO_NAME.issuperset(re.findall(r"[A-Z]\w+", printed)):
                self._add(printed, *meant)

    def vocabulary(self) -> dict[str, list[Any]]:
        """All that is known, under what it is asked by: the first word or two of a name, a stem, the id of a speaker.

        "Arland Post" is asked for where a text prints "Arland Post" and where it prints "Arland", and found where it
        prints both words; so a name of two words or more stands under the first two of them.
        """
        found: dict[str, list[Any]] = defaultdict(list)
        for forms in self._forms.values():
            for form, actor in forms:
                found[_heads(form, 0)[-1]].append([form, actor in self.known, actor])
        for stem, states in self._stems.items():
            found[f"{stem}*"] = [["", one, one in self.known] for one in sorted(states)]
        for speaker, actor in self._stands_for.items():
            found[speaker].append(["", actor])
        return {key: sorted(found[key]) for key in sorted(found)}

    def meant(self, actor: str | None) -> str | None:
        """The state or body for which an actor speaks; itself where it speaks for none."""
        return next(iter(self.all_meant([actor] if actor else ())), None)

    def all_meant(self, actors: Iterable[str]) -> frozenset[str]:
        """The same for several; names that are but an article are nobody's."""
        several = [actor for actor in actors if actor not in _NOBODY]
        self.asked.update(several)
        return frozenset(self._stands_for.get(actor, actor) for actor in several)

    def printed(self, text: str) -> list[Printed]:
        """The actors of a text by place; of overlapping names the longest."""
        found: list[Printed] = []
        for match in _CAPITAL.finditer(text):
            if found and match.start() < found[-1].end:
                continue
            one = self._at(text, match)
            if one:
                found.append(one)
        found += [Printed(FIGHTERS, *match.span()) for match in UNNAMED_FIGHTERS.finditer(text)]
        return sorted(found, key=lambda one: (one.start, -one.end))

    def names_of_none(self, text: str) -> frozenset[str]:
        """How the names in a text begin that are not those of actors whom the registry knows: mostly places."""
        if text.isupper():
            return frozenset()  # a teletype prints all in capitals
        taken = [one for one in self.printed(text) if one.actor in self.known]
        names = {
            match[0] for match in _NAME.finditer(text) if not any(one.start <= match.start() < one.end for one in taken)
        }
        return frozenset(stem_of(name) for name in names - _NO_NAME)

    def _add(self, form: str, actor: str) -> None:
        bare = re.sub(r"^[Tt]he\s+|'s?$", "", form.replace("’", "'"))
        if actor not in _NOBODY and bare[:1].isupper() and bare.casefold() not in PRONOUNS and len(bare) < 40:
            self._forms[bare.split()[0].rstrip(".")].add((bare, self._stands_for.get(actor, actor)))

    def _at(self, text: str, match: re.Match[str]) -> Printed | None:
        start = match.start()
        self.asked.update(_heads(text, start))
        forms = sorted(self._forms.get(match[0].rstrip("."), ()), key=lambda one: (-len(one[0]), one))
        for form, actor in forms:
            end = start + len(form)
            if text.startswith(form, start) and not text[end : end + 1].isalnum():
                return Printed(actor, start, end)
        self.asked.add(f"{match[0][:STEM]}*")
        stems = self._stems.get(match[0][:STEM], set())
        if len(stems) == 1 and len(match[0]) > STEM:
            return Printed(next(iter(stems)), start, match.end())
        return None


def _heads(text: str, start: int) -> tuple[str, ...]:
    """The first word from a place on, and the first two."""
    found = _HEAD.match(text, start)
    one, two = found.groups() if found else ("", None)
    return (one, f"{one} {two}") if two else (one,)


def stem_of(name: str) -> str:
    """How a name begins, whichever way it is spelled."""
    return name.casefold()[:NAME_STEM]


def stands_for(speakers: Speakers) -> Mapping[str, str]:
    """For each speaker the state or body that its claims most often speak for."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for (speaker, of, _), times in speakers.items():
        if speaker and of:
            counts[speaker][of] += times
    return {speaker: min(of, key=lambda one: (-of[one], one)) for speaker, of in counts.items()}


def doers_and_upon(
    text: str, start: int, end: int, printed: Sequence[Printed], holder: str | None = None, *, is_direct: bool = False
) -> tuple[frozenset[str], frozenset[str]]:
    """Who does what the words at a place tell, and to whom; either may be empty.

    "Arland's raid on Caria", "Caria was raided by Arland", "they will not raid Caria"; of several the nearest.

    Args:
        holder: whom "we" means, where somebody speaks.
        is_direct: false where the reporter's "they" may mean them, too.
    """
    edges = [edge.end() for edge in CLAUSE_EDGE.finditer(text, 0, start)]
    first = edges[-1] if edges else 0
    before = [one for one in printed if first <= one.start and one.end <= start]
    inside = [one for one in printed if start <= one.start and one.end <= end]
    behind = [one for one in printed if end <= one.start <= end + NEAR]
    by = {one.actor for one in behind if _BY.search(text[end : one.start]) and not _BE.search(text[end : one.start])}
    acting = [
        one
        for one in before
        if (
            _OWNING.search(text[first : one.start])
            or _POSSESSING.fullmatch(text, one.end, start)
            or (_ARMED.match(text, one.end) and text[first : one.start].endswith("with "))
            or not _UPON.search(text[first : one.start])
        )
        and not _NOT_DOING.search(text[one.end : start])
    ]
    # "the withdrawal of Bordurian troops", "the planned Bordurian invasion"
    sent = [one for one in inside if _SENDING.search(text[start : one.start]) and _TROOPS.match(text, one.end)]
    owning = sent or [one for one in inside if re.fullmatch(r"\W+[a-z]\w+\W*", text[one.end : end])]
    upon = {one.actor for one in before if one not in acting and _UPON.search(text[first : one.start])}
    upon |= {one.actor for one in inside if one not in owning}
    upon |= {one.actor for one in behind if one.actor not in by and _OBJECT.search(text[end : one.start])}
    # "Arland warned Borduria before shelling Klow": Arland shelled it
    is_own = _OWN_DEED.search(text, first, start) is not None and text[start:end].split()[0].endswith("ing")
    acting = acting[:1] if is_own else acting[-1:]
    nearest = {one.actor for one in (sent[:1] or acting or owning[:1])}
    selves = _WE if is_direct else _SELF
    pronouns = [*selves.finditer(text, acting[0].end if acting and not is_own else first, start)]
    if holder and pronouns and (is_own or not _NOT_DOING.search(text, pronouns[-1].end(), start)):
        # "we want Arland so weak that they cannot plan a raid": "they" may be either
        others = any(one.end <= pronouns[-1].start() and one.actor != holder for one in printed)
        if _WE.fullmatch(pronouns[-1][0]) or not others:
            nearest = {holder}
    is_passive = _PASSIVE.search(text[first:start]) and _PARTICIPLE.match(text, start)
    if is_passive or _SUFFERS.search(text[first:start]):
        return frozenset(by), frozenset((upon | nearest) - by)
    if by:  # "Caria says that the raid by Arland ..." tells nothing done to Caria
        return frozenset(by), frozenset(upon - by)
    return frozenset(nearest), frozenset(upon - nearest)
