"""Adds heads and ministers from a list of officials to the registry: `python -m training.officials DATA [--to FOLDER]`.

DATA is the folder that has `world/officials_wikidata.csv.gz`.  Hand-made rows of persons.csv and offices.csv win: where
one of them covers a role on a day, the list says nothing about it.  Rows of an earlier run (their origin is `ORIGIN` or
`SEEN`) are replaced, so that running it twice changes nothing.

A row of the list without an end says only that its person was in office when the list was made.  Such a row ends with
the month of the list and says so in its origin (`SEEN`): an empty `to` is kept for offices that are known to go on.
"""

import argparse
import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from sitroom.records.ids import slug
from sitroom.world.reading import TABLES
from training.official_lists import POSITIONS, PRINTED, STATES, WOMEN, WRONG, plain, surnames

ORIGIN = "Wikidata (CC0) via officials list, 2022-08"
SEEN = f"{ORIGIN}: in office then, end not known"
FIRST = "1990"
#: Two in one office for longer than this are a fault of the list, and the later one is left out.  Of two years that
#: overlap, one may end when the other begins.
OVERLAP = timedelta(days=70)
SHORTEST = timedelta(days=14)
YEAR = timedelta(days=366)
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in a role; days as written in the list (day, month or year), `to` empty where it has none."""

    role: str
    of: str
    name: str
    wikidata: str
    from_: str
    to: str
    origin: str = ORIGIN

    @property
    def first(self) -> date:
        """The first day that `from_` may mean."""
        return date.fromisoformat((self.from_ + "-01-01")[:10])

    @property
    def last(self) -> date:
        """The last day that `to` may mean."""
        return last_day(self.to)


def last_day(written: str) -> date:
    """The last day of a written day, month or year; the end of time where nothing is written."""
    if not written:
        return date.max
    if len(written) == 10:
        return date.fromisoformat(written)
    year, month = int(written[:4]), int(written[5:7] or 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def read_list(path: Path) -> Iterator[Tenure]:
    """The rows of the list that are roles of ours, under the names that the press prints."""
    roles = {position: role for role, positions in POSITIONS.items() for position in positions}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            state, position, person = STATES.get(row["source_repo"]), row["position"], row["person"]
            if state is None or position not in roles or (row["end"] and row["end"] < FIRST):
                continue
            marks = {"", person, f"{person} {row['start']}"}
            if not any((state, position, mark) in WRONG for mark in marks):
                name = PRINTED.get(person, person.split(",")[0])
                to = row["end"] or row["as_of"][:7]
                origin = ORIGIN if row["end"] else SEEN
                yield Tenure(roles[position], f"state:{state}", name, row["wikidata"], row["start"], to, origin)


def joined(tenures: Iterable[Tenure]) -> list[Tenure]:
    """One tenure where the list has several that follow one another without a day between, or lie in one another."""
    found: list[Tenure] = []
    for tenure in sorted(tenures, key=lambda t: (t.of, t.role, t.wikidata, t.from_, t.to)):
        before = found[-1] if found else tenure
        same = (before.of, before.role, before.wikidata) == (tenure.of, tenure.role, tenure.wikidata)
        if found and same and tenure.first <= before.last + timedelta(days=1):
            longer = max(before, tenure, key=lambda t: (t.last, t.origin == SEEN))
            found[-1] = replace(before, to=longer.to, origin=longer.origin)
        else:
            found.append(tenure)
    return found


def in_turn(tenures: Sequence[Tenure]) -> list[Tenure]:
    """The tenures of one role, each ending when the next begins; one that lies within another is left out."""
    found: list[Tenure] = []
    for tenure in sorted(tenures, key=lambda t: (t.first, t.last)):
        if found and found[-1].last >= tenure.last and found[-1].origin == ORIGIN:
            continue
        if found and found[-1].last > tenure.first:
            exact = len(found[-1].to) == len(tenure.from_) == 10
            if found[-1].origin == ORIGIN and found[-1].last - tenure.first > (OVERLAP if exact else YEAR):
                continue
            found[-1] = replace(found[-1], to=end_before(tenure.from_), origin=ORIGIN)
        if tenure.last - tenure.first >= SHORTEST:
            found.append(tenure)
    return [tenure for tenure in found if tenure.last - tenure.first >= SHORTEST]


def end_before(start: str) -> str:
    """Where an office ends whose next holder starts then: on that day, or in the month or year before."""
    if len(start) == 10:
        return start
    before = date.fromisoformat((start + "-01-01")[:10]) - timedelta(days=1)
    return before.isoformat()[: len(start)]


class People:
    """The rows of persons.csv, and who a name in the list is."""

    def __init__(self, rows: Iterable[Cells]) -> None:
        self.rows = {row["id"]: row for row in rows}
        self._by_key: dict[str, str] = {}
        for row in self.rows.values():
            for name in (row["name"], *row["aliases"].split("|")):
                self._by_key.setdefault(plain(name), row["id"])
        self._by_key |= {row["wikidata"]: row["id"] for row in self.rows.values() if row["wikidata"]}

    def find(self, tenure: Tenure) -> str:
        """The id of the person, who is added where the registry has neither the Wikidata id nor the name."""
        key = tenure.wikidata if tenure.wikidata in self._by_key else plain(tenure.name)
        known = self._by_key.get(key)
        if known and self.rows[known]["wikidata"] in ("", tenure.wikidata):
            self.rows[known]["wikidata"] = tenure.wikidata
            return known
        return self._add(tenure)

    def _add(self, tenure: Tenure) -> str:
        name = plain(tenure.name)
        identity = f"person:{slug(name)}"
        if identity in self.rows:
            identity += f"-{tenure.of[6:].lower()}"
        self.rows[identity] = {
            "id": identity,
            "name": name,
            "aliases": tenure.name if tenure.name != name else "",
            "surnames": surnames(tenure.name, tenure.of),
            "gender": "f" if tenure.name.split(" ")[0] in WOMEN else "m",
            "wikidata": tenure.wikidata,
            "origin": ORIGIN,
        }
        self._by_key[tenure.wikidata] = identity
        return identity


def free_parts(tenure: Tenure, taken: Iterable[Cells]) -> Tenure | None:
    """The part of a tenure that no hand-made row of its role covers; None where little is left."""
    for row in taken:
        first, last = date.fromisoformat((row["from"] + "-01-01")[:10]), last_day(row["to"])
        begins = first <= tenure.first or row["from"].startswith(tenure.from_)  # "2020-09" of "2020-09-18"
        if begins and last > tenure.first:
            if last == date.max:
                return None
            tenure = replace(tenure, from_=row["to"] if len(row["to"]) == 10 else (last + timedelta(1)).isoformat())
        elif tenure.first < first < tenure.last:
            tenure = replace(tenure, to=end_before(row["from"]), origin=ORIGIN)
        if tenure.last - tenure.first < SHORTEST:
            return None
    return tenure


def merge(
    persons: Sequence[Cells], offices: Sequence[Cells], tenures: Iterable[Tenure]
) -> tuple[list[Cells], list[Cells]]:
    """Both tables with the list's rows below the hand-made ones, which stay as they are."""
    people = People(row for row in persons if row["origin"] not in (ORIGIN, SEEN))
    kept = [row for row in offices if row["origin"] not in (ORIGIN, SEEN)]
    taken: dict[tuple[str, str], list[Cells]] = defaultdict(list)
    for row in sorted(kept, key=lambda row: row["from"]):
        taken[row["role"], row["of"]].append(row)
    groups: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in joined(tenures):
        groups[tenure.role, tenure.of].append(tenure)
    added = []
    for key in sorted(groups, key=lambda key: (key[1], key[0])):
        for tenure in in_turn(groups[key]):
            left = free_parts(tenure, taken[key])
            if left:
                days = {"from": left.from_, "to": left.to, "origin": left.origin}
                added.append({"role": key[0], "of": key[1], "actor": people.find(left), **days})
    return list(people.rows.values()), kept + added


def read_table(path: Path) -> list[Cells]:
    """The rows of one table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_table(path: Path, rows: Sequence[Cells]) -> None:
    """One table, its columns in the order of the first row."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def run(data: Path, tables: Path) -> None:
    """Read the list and both tables, merge, write, print the counts."""
    paths = (tables / "persons.csv", tables / "offices.csv")
    persons, offices = map(read_table, paths)
    after = merge(persons, offices, read_list(data / "world" / "officials_wikidata.csv.gz"))
    for path, rows in zip(paths, after, strict=True):
        write_table(path, rows)
        print(f"{path.name}: {len(rows)} rows, {sum(ORIGIN in row['origin'] for row in rows)} of the list")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with world/")
    parser.add_argument("--to", type=Path, default=TABLES, help="folder of the two tables")
    given = parser.parse_args()
    run(given.data, given.to)


if __name__ == "__main__":
    main()
