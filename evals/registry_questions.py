"""Questions with a known answer, made of the origins that the registry is checked against.

Each origin gives questions of one of two kinds: "who held ROLE of STATE on DAY" and "was STATE a member of ORG on DAY".
`archigos_4.1.csv` is for checking only: none of its rows is, or may become, a row of the registry.
"""

import csv
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from training.officials import last_day, read_list

from sitroom.world import World

#: Factbook names of organisations -> ours; only those whose members the registry knows.
ORGS: dict[str, str] = {
    "ANZUS": "org:anzus",
    "ASEAN": "org:asean",
    "AU": "org:au",
    "BRICS": "org:brics",
    "CE": "org:council-of-europe",
    "CIS": "org:cis",
    "CSTO": "org:csto",
    "EAEU": "org:eaeu",
    "ECOWAS": "org:ecowas",
    "EU": "org:eu",
    "G-20": "org:g20",
    "G-7": "org:g7",
    "GCC": "org:gcc",
    "ICCt": "org:icc",
    "LAS": "org:arab-league",
    "NATO": "org:nato",
    "OECD": "org:oecd",
    "OIC": "org:oic",
    "OPEC": "org:opec",
    "OSCE": "org:osce",
    "SCO": "org:sco",
    "UN": "org:un",
}
#: Titles of the Factbook -> roles; anything before the name that is none of these is not asked.
HEADS: dict[str, str] = {
    r"(?:(?:Acting|Interim|Transitional|Transition|Executive) )?President": "president",
    r"(?:(?:Acting|Interim|Caretaker|Transition) )?(?:Prime Minister|Premier)": "prime minister",
    r"(?:King|Queen|Emperor|Grand Duke|Amir|Sultan and Prime Minister)": "monarch",
    r"Chancellor": "chancellor",
    r"Supreme Leader": "supreme leader",
    r"Pope": "pope",
}
#: The Factbook was last changed in that week; later weeks repeat it.
FACTBOOK_LAST = date(2026, 1, 22)
FACTBOOK_2022 = date(2022, 2, 10)
SINCE_1990 = date(1990, 1, 1)
#: Between these days nobody looked; a row that was gone at the end may have been out of date at any time between.
GAPS = (
    (date(2015, 11, 15), date(2016, 11, 7)),
    (date(2016, 11, 26), date(2017, 3, 28)),
    (date(2017, 3, 28), date(2020, 11, 25)),
)
#: How long the Factbook may go on listing who has left.
LAG = timedelta(days=28)
MONTHS = {
    name: number
    for number, name in enumerate(
        "January February March April May June July August September October November December".split(), start=1
    )
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question and what the origin says.

    Attributes:
        about: the role or the organisation.
        of: the state.
        answer: words of the holder's name, or "yes" or "no".
        key: what a person may have said about a disagreement in `registry_disagreements.md`; it has no day.
    """

    origin: str
    about: str
    of: str
    day: date
    answer: str
    wikidata: str = ""

    @property
    def key(self) -> str:
        """Origin, what is asked, and what it answers, without the day."""
        return f"{self.origin}: {self.about} of {self.of}: {self.answer}"


def some_day(chance: random.Random, first: date, last: date) -> date:
    """A day between two, not on their edges where there is room: on the day of a handover both answers are right."""
    days = (last - first).days
    return first + timedelta(days=chance.randint(1, days - 1) if days > 1 else max(days, 0))


def states_by_code(world: World, data: Path) -> dict[str, str]:
    """Factbook codes -> states; territories that are no states of ours have none."""
    names = {n.surface.lower(): n.actor for ns in world.names.values() for n in ns if n.actor.startswith("state:")}
    found = {"vt": "state:VAT"}
    for part in ("2022-02", "latest"):
        for row in _factbook(data, part):
            code = row["file"].split("/")[1][:2]
            for name in (row["name"], row["long"], row["former"]):
                plain = re.sub(r"^the ", "", name, flags=re.I).lower()
                if plain in names and names[plain] not in found.values():
                    found.setdefault(code, names[plain])
    return found


def _factbook(data: Path, part: str) -> Iterator[dict[str, str]]:
    with (data / f"factbook_{part}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def membership_questions(world: World, data: Path, chance: random.Random) -> list[Question]:
    """Of the lists of February 2022, members and others alike; of the history, a day in each listed span."""
    states = states_by_code(world, data)
    found = []
    for row in _factbook(data, "2022-02"):
        state = states.get(row["file"].split("/")[1][:2])
        listed = set(row["igo"])
        if state and listed:
            for words, org in ORGS.items():
                asked = "yes" if words in listed else "no"
                if asked == "yes" or chance.random() < 0.06:  # about as many of each
                    found.append(Question("factbook lists", org, state, FACTBOOK_2022, asked))
    for row in _rows(data / "factbook_igo_history.csv"):
        first, last = date.fromisoformat(row["first_seen"]), date.fromisoformat(row["last_seen"])
        listed_state, listed_org = states.get(row["gec"]), ORGS.get(row["organisation"])
        if listed_state and listed_org:
            day = some_day(chance, first, min(last, FACTBOOK_LAST))
            answer = "no" if row["qualifier"] else "yes"
            found.append(Question("factbook history", listed_org, listed_state, day, answer))
    return found


def official_questions(data: Path, chance: random.Random) -> Iterator[Question]:
    """A day in each tenure of the list of officials."""
    for tenure in read_list(data / "officials_wikidata.csv.gz"):
        first = last_day(tenure.from_)
        last = date.fromisoformat((tenure.to + "-01-01")[:10])  # of a year or month only its first day is sure
        if max(first, SINCE_1990) < last:
            day = some_day(chance, max(first, SINCE_1990), last)
            yield Question("officials", tenure.role, tenure.of, day, tenure.name, tenure.wikidata)


def _since(words: str) -> date:
    match = re.match(r"(?:(\d+) )?([A-Z][a-z]+) (\d{4})", words)
    if match and match[2] in MONTHS:
        return date(int(match[3]), MONTHS[match[2]], int(match[1] or 28))
    return date(1900, 1, 1)


def leader_questions(world: World, data: Path, chance: random.Random) -> Iterator[Question]:
    """A day on which the Factbook listed each head of state or of government."""
    states = states_by_code(world, data)
    for row in _rows(data / "factbook_leaders_history.csv"):
        state = states.get(row["gec"])
        if state is None or (re.match(r"King CHARLES|Queen ELIZABETH", row["text"]) and state != "state:GBR"):
            continue
        first = max(date.fromisoformat(row["first_seen"]), _since(row["since"]))
        last = min(date.fromisoformat(row["last_seen"]), FACTBOOK_LAST)
        for gap, end in GAPS:
            last = gap if gap < last < end else last
        last = max(first, last - LAG) if row["last_seen"] < FACTBOOK_LAST.isoformat() else last
        for title, role in HEADS.items():
            if (match := re.match(title + r"(?: of the Republic)? (?=[A-Z])", row["text"])) and first <= last:
                name = row["text"][match.end() :]
                if re.search(r"[A-ZÀ-Ž]{3}", name):
                    yield Question("factbook", role, state, some_day(chance, first, last), name)


def archigos_questions(world: World, data: Path, chance: random.Random) -> Iterator[Question]:
    """A day since 1990 on which Archigos has each effective leader, to 2015; it does not say in which office."""
    names = {}
    for surface, several in world.names.items():
        states = {name.actor for name in several if name.actor.startswith("state:")}
        if len(states) == 1:  # "Congo" is two
            names[surface] = states.pop()
    codes: dict[str, str] = {}
    for row in _rows(data / "gw_states.csv"):
        plain = re.sub(r" \(.*|/.*", "", row["statename"])
        if plain in names:
            codes[row["gwcode"]] = names[plain]
    for row in _rows(data / "archigos_4.1.csv"):
        state = codes.get(row["gwcode"])
        first = max(date.fromisoformat(row["startdate"]), SINCE_1990)
        last = date.fromisoformat(row["enddate"])
        if state and last > first:
            yield Question("archigos", "leader", state, some_day(chance, first, last), row["leader"])
