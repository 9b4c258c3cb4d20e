"""What happens and who is reported to say what, on sentences labelled by hand.

    python -m evals.events NEWS [GOLD.jsonl]

GOLD (`evals/gold/events.jsonl` when not given; `evals/gold/README.md` says how it was labelled) has a row a sentence:
{"file", "id", "sha256", "published", "start", "end", "events", "claims"}; NEWS is the folder of the articles, which are
read whole. An event is found when its trigger shares a character with an answer's, one to one; a claim when the cues
do, or when the contents have half of their characters in common.

    triggers    F1 over all events          typed     F1 over those with one of PLOVER's types, type right
    type        share right of the found    modality  likewise
    actors, recipients   F1 over the found, spans that share a character
    claims      F1                          act, holder   share right of the found
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from evals.actors import main_of_news, read_articles
from evals.measure import Row, Score, read_rows
from sitroom.world import World, load_world

GOLD = Path(__file__).parent / "gold" / "events.jsonl"
#: How far around a sentence an article is read: transcripts run to ten thousand words.
AROUND = 6000
Pair = tuple[Row, Row]


def texts(news: Path, gold: Sequence[Row]) -> list[Row]:
    """The rows for `sitroom annotate`, a sentence each in its article, and `from`, where the text begins."""
    found = read_articles(news, gold)
    rows = []
    for number, row in enumerate(gold):
        text, first = found[row["file"], str(row["id"])], max(0, row["start"] - AROUND)
        around = text[first : row["end"] + AROUND]
        rows.append({"id": [number, first], "text": around, "published": row["published"]})
    return rows


def evaluate(gold: Sequence[Row], answers: Sequence[Row], world: World) -> dict[str, Score]:
    """Each figure over all sentences."""
    events: list[Pair] = []
    claims: list[Pair] = []
    sizes = {name: [0, 0] for name in ("triggers", "typed", "claims")}
    for row, answer in zip(gold, answers, strict=True):
        told, said = _inside(row, answer)
        events += pair_up(row["events"], told, lambda g, a: _meets(g["trigger"], a["trigger"]))
        claims += pair_up(row["claims"], said, _is_same_claim)
        for name, wanted, given in (
            ("triggers", row["events"], told),
            ("typed", _typed(row["events"]), _typed(told)),
            ("claims", row["claims"], said),
        ):
            sizes[name] = [sizes[name][0] + len(given), sizes[name][1] + len(wanted)]
    typed = sum(g["type"] == a["type"] != "OTHER" for g, a in events)
    scores = {
        name: Score(right, sizes[name][0], right, sizes[name][1])
        for name, right in (("triggers", len(events)), ("typed", typed), ("claims", len(claims)))
    }
    scores |= {name: _share(events, lambda g, a, n=name: g[n] == a[n]) for name in ("type", "modality")}
    scores |= {name: _roles(events, name) for name in ("actors", "recipients")}
    scores["act"] = _share(claims, lambda g, a: g["act"] == a["act"])
    scores["holder"] = _share(claims, lambda g, a: _is_holder(g, a, world))
    return scores


def _inside(row: Row, answer: Row) -> tuple[list[Row], list[Row]]:
    """The events and attributions of the sentence, offsets as in the article."""
    first = answer["id"][1]
    told = [
        {
            **event,
            "trigger": _moved(event["trigger"], first),
            **{
                name: [_moved([role["start"], role["end"]], first) for role in event[name]]
                for name in ("actors", "recipients")
            },
        }
        for event in answer["events"]
    ]
    said = [
        {**one, **{name: [_moved(span, first) for span in one[name]] for name in ("source", "cue", "content")}}
        for one in [*answer["attributions"], *answer["nested"]]
    ]
    whole = [row["start"], row["end"]]
    return (
        [event for event in told if _meets(event["trigger"], whole)],
        [one for one in said if any(_meets(span, whole) for span in one["cue"] or one["content"])],
    )


def _moved(span: Sequence[int], by: int) -> list[int]:
    return [span[0] + by, span[1] + by]


def _meets(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _typed(events: Sequence[Row]) -> list[Row]:
    return [event for event in events if event["type"] != "OTHER"]


def pair_up(gold: Sequence[Row], answers: Sequence[Row], agree: Callable[[Row, Row], bool]) -> list[Pair]:
    """Each of the gold with the first answer that agrees and is not taken."""
    left = list(answers)
    pairs = []
    for wanted in gold:
        partner = next((one for one in left if agree(wanted, one)), None)
        if partner is not None:
            left.remove(partner)
            pairs.append((wanted, partner))
    return pairs


def _is_same_claim(gold: Row, answer: Row) -> bool:
    if gold["cue"] and any(_meets(gold["cue"], cue) for cue in answer["cue"]):
        return True
    if not gold["content"]:
        return False
    wanted = set(range(*gold["content"]))
    given = {place for span in answer["content"] for place in range(*span)}
    return 2 * len(wanted & given) >= len(wanted | given) > 0


def _is_holder(gold: Row, answer: Row, world: World) -> bool:
    """True of the right id; where the gold has none, of an answer that gives none of the registry."""
    if gold["holder_id"]:
        return bool(answer["speaker"] == gold["holder_id"])
    return answer["speaker"] not in world.actors


def _share(pairs: Sequence[Pair], is_right: Callable[[Row, Row], bool]) -> Score:
    right = sum(is_right(*pair) for pair in pairs)
    return Score(right, len(pairs), right, len(pairs))


def _roles(events: Sequence[Pair], name: str) -> Score:
    found = [len(list(_matches(gold[name], answer[name]))) for gold, answer in events]
    sizes = [sum(len(pair[side][name]) for pair in events) for side in (1, 0)]
    return Score(sum(found), sizes[0], sum(found), sizes[1])


def _matches(gold: Sequence[Sequence[int]], answers: Sequence[Sequence[int]]) -> Iterator[Sequence[int]]:
    left = list(answers)
    for span in gold:
        partner = next((one for one in left if _meets(span, one)), None)
        if partner is not None:
            left.remove(partner)
            yield span


def figures(answers: Sequence[Row]) -> dict[str, float]:
    """What the gate holds."""
    return {name: score.f1 for name, score in evaluate(list(read_rows(GOLD)), answers, load_world()).items()}


if __name__ == "__main__":
    main_of_news(__doc__, GOLD, texts, evaluate)
