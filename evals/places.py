"""How well places are found and put on the map.

    python -m evals.places GOLD.jsonl ANSWER.jsonl

GOLD has a row a document, {"id", "text", "toponyms": [{"start", "end", "surface", "lat", "lon", "name"?, "wiki"?,
"geonameid"?}]}; ANSWER is what `sitroom annotate` writes.  An answer belongs to at most one gold toponym: that with
the same span, else the one that it shares most with.

    exact, overlap   same span; one character or more in common (precision, recall, F1)
    near of found    the share within 161 km (100 miles) of those gold toponyms that have a point and an answer with one
    near of all      the same of all gold toponyms that have a point

A country, unit, region or sea of the gold's name, or with the gold's GeoNames number, is where the gold is: middles of
one country differ by more than 161 km from table to table.  Source of the measure: Gritta and others, "A pragmatic
guide to geoparsing evaluation", 2020, section 4.2.
"""

from collections.abc import Sequence
from pathlib import Path

from evals.measure import Row, Score, main_of, read_rows
from sitroom.world.gazetteer import distance_km, plain_name
from sitroom.world.rows import PlaceRow

NEAR_KM = 161.0
#: Precisions of answers that are one point on the map.
POINTS = frozenset({None, "point", "place"})


def figures(path: Path, answers: Sequence[Row]) -> dict[str, float]:
    """What the gate holds: the two shares, and F1 of the spans."""
    scores = evaluate(list(read_rows(path)), {str(row["id"]): row for row in answers})
    return {
        "near of found": scores["near"].precision,
        "near of all": scores["near"].recall,
        "exact": scores["exact"].f1,
        "overlap": scores["overlap"].f1,
    }


def evaluate(gold: Sequence[Row], answer: dict[str, Row]) -> dict[str, Score]:
    """Scores by measure; `near` has the share of those found as its precision, of all as its recall."""
    exact = overlap = answers = asked = placed = found = near = 0
    for document in gold:
        toponyms = document["toponyms"]
        given = answer.get(str(document["id"]), {}).get("toponyms") or []
        pairs = pair(toponyms, given)
        asked, answers, overlap = asked + len(toponyms), answers + len(given), overlap + len(pairs)
        exact += sum((a["start"], a["end"]) == (b["start"], b["end"]) for a, b in pairs)
        placed += sum(map(has_point, toponyms))
        both = [(a, b) for a, b in pairs if has_point(a) and has_point(b)]
        found += len(both)
        near += sum(is_near(a, b, document["text"][b["start"] : b["end"]]) for a, b in both)
    return {
        "exact": Score(exact, answers, exact, asked),
        "overlap": Score(overlap, answers, overlap, asked),
        "near": Score(near, found, near, placed),
    }


def pair(gold: Sequence[Row], given: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Gold and answer that share a character, each in one pair: the same span first, then the most shared."""
    shared = [
        ((a["start"], a["end"]) != (b["start"], b["end"]), -common, i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(given)
        if (common := min(a["end"], b["end"]) - max(a["start"], b["start"])) > 0
    ]
    left, right, pairs = set(range(len(gold))), set(range(len(given))), []
    for _, _, i, j in sorted(shared):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((gold[i], given[j]))
    return pairs


def has_point(toponym: Row) -> bool:
    """True when it is somewhere on the map."""
    return toponym.get("lat") is not None and toponym.get("lon") is not None


def is_near(gold: Row, given: Row, printed: str) -> bool:
    """True when an answer is where the gold is."""
    if gold.get("geonameid") and gold["geonameid"] == given.get("geonameid"):
        return True
    wiki = (gold.get("wiki") or "").rsplit("/", 1)[-1].replace("_", " ")
    names = {plain_name(name) for name in (gold.get("name"), wiki) if name}
    if given.get("precision") not in POINTS and names & {plain_name(given["name"]), plain_name(printed)}:
        return True
    return distance_km(_point(gold), _point(given)) <= NEAR_KM


def _point(toponym: Row) -> PlaceRow:
    return PlaceRow("", "", float(toponym["lat"]), float(toponym["lon"]), "point", None, "")


if __name__ == "__main__":
    main_of(__doc__, evaluate)
