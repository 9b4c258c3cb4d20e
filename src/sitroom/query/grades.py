"""How far may a row be believed? The Admiralty grade (NATO AJP-2.1) of events, claims and figures, with its reason.

The letter is the reliability of the source. The program judges nobody: it is what a user says of an outlet or of an
agency, the best one of those behind the row, and F as long as nothing is said. The digit is the credibility of the row
as it stands, its status and its day included:

6. what has not come to be (forecasts, plans, what is possible) cannot be judged;
5. more independent origins tell the contrary in their own voice than hold it at all: a denial by one ministry that
   five papers carry is the word of one party, and makes nothing improbable;
4. an account disputes it, or it is only claimed and no outlet tells it in its own voice;
3, 2, 1. undisputed, by one, two, three or more independent origins.

Of a claim 3, 2 and 1 mean that it was said so, not that it is true; what is in dispute is 4 or 5 even so.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sitroom.merge.families import group_judged, in_force
from sitroom.query.held import Held, held_sides
from sitroom.query.lines import FIRM, UNTRUE, families, printed_names
from sitroom.query.wording import who
from sitroom.records.claims import Claim, Event, Figure, Judgement
from sitroom.records.judgements import RELIABILITY, UserJudgement
from sitroom.store import View

CREDIBILITY = ("confirmed", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged")
#: What is not so yet: nobody can tell whether it is true.
OPEN = frozenset({"planned", "conditional", "threatened", "possible"})
#: Acts of claims that foretell: "Lund said that talks would begin in May", "Arland intends to send aid".
FORETELLING = frozenset({"predict", "intend"})
#: Two equal numbers of days further apart, in days, may be of two things: five died on Monday, five in the next month.
NEAR = 3


@dataclass(frozen=True, slots=True)
class Grade:
    """An Admiralty grade: `letter` A to F, `digit` 1 to 6, the independent origins, and the reason in words."""

    letter: str
    digit: int
    origins: int
    why: str

    def __str__(self) -> str:
        return f"{self.letter}{self.digit}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How accounts stand on a row.

    Attributes:
        telling, opposing: the independent origins that hold it, and that hold the contrary or report who does.
        contrary: those among the opposing that tell the contrary in their own voice.
        claimed: who claims it, in words, where no outlet tells it in its own voice; else None.
        open: why nobody can judge it, or None.
    """

    telling: frozenset[str]
    opposing: frozenset[str] = frozenset()
    contrary: frozenset[str] = frozenset()
    claimed: str | None = None
    open: str | None = None


def credibility(one: Standing) -> tuple[int, str]:
    """The digit of a grade, and its reason."""
    if one.open:
        return 6, one.open
    if one.opposing:
        digit = 5 if len(one.contrary) > len(one.telling) else 4
        return digit, f"{_origins(one.telling)} for it, {len(one.opposing)} with an account against it"
    if one.claimed is not None:
        return 4, f"{_origins(one.telling)}, none in its own voice: claimed by {one.claimed}"
    return max(1, 4 - len(one.telling)), f"{_origins(one.telling)}, undisputed"


@dataclass(frozen=True, slots=True)
class _Telling:
    """A mention or a figure as far as it matters here."""

    document: str
    claim: str | None
    modality: str
    start: int


class Grades:
    """The grades of one ledger's rows: what they need is read once, when the first row asks for it."""

    def __init__(self, view: View) -> None:
        self._view = view

    def of(self, row: Event | Claim | Figure) -> Grade:
        """The grade of a row of the ledger."""
        if isinstance(row, Event):
            documents, standing = list(row.documents), self._event(row)
        elif isinstance(row, Claim):
            reports = self._reports.get(row.id, (row.id,))
            documents, standing = [self._claims[id] for id in reports], self._claim(row, reports)
        else:
            equal = self._equal(row)
            documents, standing = [one.document for one in equal], self._figure(row, equal)
        digit, reason = credibility(standing)
        letter, source = self._letter(documents)
        # three papers that quote the envoy confirm that the envoy spoke, not that the envoy is right
        of_what = " that it was said" if isinstance(row, Claim) and digit < 4 else ""
        why = f"{CREDIBILITY[digit - 1]}{of_what}: {reason}; {source}"
        return Grade(letter, digit, len(self._families(documents)), why)

    def letter(self, document: str) -> str | None:
        """The reliability that users give the sources of a document, A to E; None where it cannot be judged."""
        letter, _ = self._letter([document])
        return None if letter == "F" else letter

    def _event(self, event: Event) -> Standing:
        mentions = [self._mentions[id] for id in event.mentions]
        is_untrue = event.modality in UNTRUE
        holding = [one for one in mentions if (one.modality in UNTRUE) == is_untrue]
        held, contrary = self._told(holding), self._told(one for one in mentions if one not in holding)
        for one in mentions:
            for side, other in self._sides_of(one):
                held |= side if one in holding else other
                contrary |= other if one in holding else side
        is_told = any(one.claim is None and one.modality != "alleged" for one in holding)
        claimed = None if is_told else who(event.claimed_by, self._names) or "somebody unnamed"
        open = event.modality if event.modality in OPEN else None
        return Standing(held.origins, contrary.origins, contrary.voices, claimed, open)

    def _claim(self, claim: Claim, reports: Iterable[str]) -> Standing:
        held, contrary = Held(self._families(self._claims[id] for id in reports)), Held()
        for side, other in (pair for id in reports for pair in self._sides.get(id, ())):
            held, contrary = held | side, contrary | other
        open = "a forecast or a plan" if claim.act in FORETELLING else None
        return Standing(held.origins, contrary.origins, contrary.voices, open=open)

    def _figure(self, figure: Figure, equal: list[Figure]) -> Standing:
        held, contrary = self._told(equal), Held()
        for side, other in (pair for one in equal for pair in self._sides.get(one.id, ())):
            held, contrary = held | side, contrary | other
        is_told = any(one.claim is None and one.modality in FIRM for one in equal)
        claimed = None if is_told else "a speaker"
        open = figure.modality if figure.modality in OPEN else None
        return Standing(held.origins, contrary.origins, contrary.voices, claimed, open)

    def _told(self, rows: Iterable[_Telling | Figure]) -> Held:
        """The origins of mentions or figures, and those that tell them in their own voice."""
        every = list(rows)
        own = (one.document for one in every if one.claim is None)
        return Held(self._families(one.document for one in every), self._families(own))

    def _equal(self, figure: Figure) -> list[Figure]:
        """The figures that give this number of the same things, of days near each other; itself among them."""
        day = figure.as_of.last
        return [
            one
            for one in self._figures[_number(figure)]
            if one.id == figure.id or (day and one.as_of.last and abs((day - one.as_of.last).days) <= NEAR)
        ]

    def _sides_of(self, mention: _Telling) -> list[tuple[Held, Held]]:
        """The disputes that a mention is part of: by its claim, or by its sentence in the outlet's own voice."""
        place = mention.claim or f"{mention.document}:{mention.start}"
        return self._sides.get(place, [])

    def _letter(self, documents: Iterable[str]) -> tuple[str, str]:
        """The best letter among the sources, and why: a copy is as reliable as the outlet that it was copied from."""
        found = set()
        for document in documents:
            outlet, agency = self._sources.get(self._origin.get(document, document), (None, None))
            carried = self._sources.get(document, (None, None))[1]
            found |= {(self._letters[one], one) for one in (outlet, agency, carried) if one in self._letters}
        if not found:
            return "F", "no reliability set for its sources"
        letter, source = min(found)
        return letter, f"{source} is {letter} ({RELIABILITY[letter]})"

    def _families(self, documents: Iterable[str]) -> frozenset[str]:
        return frozenset(self._origin.get(one, one) for one in documents)

    @cached_property
    def _origin(self) -> dict[str, str]:
        return families(self._view)

    @cached_property
    def _names(self) -> dict[str, str]:
        return printed_names(self._view)

    @cached_property
    def _sources(self) -> dict[str, tuple[str | None, str | None]]:
        """The outlet and the agency of each document."""
        rows = self._view.select("SELECT id, outlet, agency FROM documents")
        return {id: (outlet, agency) for id, outlet, agency in rows}

    @cached_property
    def _letters(self) -> dict[str, str]:
        return {one.left: one.right for one in in_force(self._view.rows(UserJudgement), "reliability")}

    @cached_property
    def _mentions(self) -> dict[str, _Telling]:
        sql = "SELECT id, document, claim, modality, json_extract(evidence, '$[0].start') FROM event_mentions"
        return {id: _Telling(*fields) for id, *fields in self._view.select(sql)}

    @cached_property
    def _claims(self) -> dict[str, str]:
        """The document of each claim."""
        return dict(self._view.select("SELECT id, document FROM claims"))

    @cached_property
    def _reports(self) -> dict[str, tuple[str, ...]]:
        """For each claim those that report the same utterance."""
        judged = self._view.rows(Judgement, "kind = 'same_claim' AND verdict = 'same'")
        told = in_force(self._view.rows(UserJudgement), "same_claim")
        return {id: group for group in group_judged(self._claims, judged, told) for id in group}

    @cached_property
    def _figures(self) -> dict[tuple[object, ...], list[Figure]]:
        found = defaultdict(list)
        for figure in self._view.rows(Figure):
            found[_number(figure)].append(figure)
        return found

    @cached_property
    def _sides(self) -> dict[str, list[tuple[Held, Held]]]:
        return held_sides(self._view, self._origin)


def _number(figure: Figure) -> tuple[object, ...]:
    """What two figures must share to give one number of one thing."""
    thing = (figure.of_what or "").casefold()
    number = figure.low, figure.high, figure.value, figure.bound
    return (figure.unit, thing, figure.actor, figure.place, figure.modality in OPEN, *number)


def _origins(origins: frozenset[str]) -> str:
    return f"{len(origins)} independent origin" + "s" * (len(origins) != 1)
