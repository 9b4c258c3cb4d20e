"""Sets of events as documents: the word that tells of one gets its type, and where gold says so its force.

News that was read sentence by sentence (`training/news/`) also says which words tell of nothing.

PLV gives a sentence with who acts and on whom, and the type of what passes between them; which word tells it is read
off the tree that the shipped network gives (`trigger_between`). Our own sentences (`training/own/`) name the word.
CAMEO's verb phrases are made into lines of a few words: they teach what verbs mean with which objects, not how
sentences run.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from evals.actors import read_articles
from evals.measure import Row, read_rows

from sitroom.annotate.acts import ACT
from sitroom.annotate.kinds import trigger_between, with_noun
from sitroom.annotate.labels import FORCE, TOLD
from sitroom.annotate.tokens import tokenize
from sitroom.records.text import Block, Span
from sitroom.records.trees import Trees
from training.data import Example, blank

OWN = Path(__file__).parent / "own"
#: Labels of sentences of news by hand, without text: {"file", "id", "sha256", "published", "start", "end", "events",
#: "claims"} as in `evals/gold`; those with "held" are of articles that nothing is learned from, to choose settings on.
NEWS = Path(__file__).parent / "news/labels.jsonl"
#: Sentences of our own about what is feared, threatened and said before a war: the labelled news is mostly of wars that
#: go on, where an invasion is hardly ever only possible. "{said/threaten}" is a cue and its act,
#: "[strike/ASSAULT/possible]" a word, its type and its force.
MARKED = OWN / "feared.txt"
MARK = re.compile(r"\[([^/\]]+)/(\w+)/(\w+)\]|\{([^/}]+)/(\w+)\}")
QUIET = Path(__file__).parent / "news/quiet.jsonl"
#: (words, type, force) of what a row tells.
Tell = Callable[[Row], Iterator[tuple[Span, str, str | None]]]
#: PLV and CAMEO tell these apart no better than we do.
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
PARTICLES = frozenset(
    "the its his her their for with against into out off over from upon down been was were has".split()
)
#: Lines of phrases that stand together as one document.
GROUP = 8


def read_own(folder: Path = OWN) -> list[Example]:
    """Our own sentences; the rows of one sentence lie over each other."""
    return [example for file in sorted(folder.glob("*.jsonl")) for example in _examples(read_rows(file), _told)]


def read_pairs(path: Path) -> list[Example]:
    """PLV: a type for what passes between two."""
    from sitroom.annotate import open_annotator
    from sitroom.world import load_world

    annotator = open_annotator(load_world())

    def told(row: Row) -> Iterator[tuple[Span, str, str | None]]:
        text = row["text"]
        trees = Trees(annotator.annotate(text, [Block(0, len(text), "paragraph")]).words)
        for event in row["events"]:
            source, target = place_pair(row["text"], event["source"], event["target"])
            trigger = trigger_between(trees, source, target)
            for i in with_noun(trees, trigger) if trigger is not None else ():
                yield trees.words[i].span, event["label"], None

    return _examples(read_rows(path), told)


def read_news(folder: Path, labels: Path = NEWS) -> list[Row]:
    """The labelled sentences with their text, offsets counted from its beginning."""
    rows = list(read_rows(labels))
    articles = read_articles(folder, rows)
    found = []
    for row in rows:
        first, last = row["start"], row["end"]
        events = [
            {**event, "trigger": _back(event["trigger"], first)}
            | {side: [_back(span, first) for span in event[side]] for side in ("actors", "recipients")}
            for event in row["events"]
        ]
        claims = [
            {**claim, **{part: claim[part] and _back(claim[part], first) for part in ("cue", "holder")}}
            for claim in row["claims"]
        ]
        text = articles[row["file"], str(row["id"])][first:last]
        held = row.get("held", False)
        found.append({"id": f"{row['id']}:{first}", "text": text, "events": events, "claims": claims, "held": held})
    return found


def read_marked(file: Path = MARKED) -> list[Row]:
    """Our own marked sentences as rows like those of the labelled news; participants are not marked."""
    return [_unmarked(number, line) for number, line in enumerate(file.read_text(encoding="utf-8").splitlines())]


def _unmarked(number: int, line: str) -> Row:
    text, at = "", 0
    events: list[Row] = []
    claims: list[Row] = []
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        at, first = mark.end(), len(text)
        word, type_, force, cue, act = mark.groups()
        text += word or cue
        if word:
            events.append({"trigger": [first, len(text)], "type": type_, "modality": force})
        else:
            claims.append({"cue": [first, len(text)], "act": act})
    name = f"{MARKED.name} {number}:0"
    return {"id": name, "text": text + line[at:], "events": events, "claims": claims, "held": False}


def _back(span: Sequence[int], by: int) -> list[int]:
    return [span[0] - by, span[1] - by]


def read_told(folder: Path, labels: Path = NEWS) -> tuple[list[Example], list[Example]]:
    """News whose every word tells of an event or of none: what is learned from, and what is held out."""
    rows = read_news(folder, labels)
    return _whole(row for row in rows if not row["held"]), _whole(row for row in rows if row["held"])


def read_feared() -> list[Example]:
    """Our own marked sentences, whose every word tells of an event or of none."""
    return _whole(read_marked())


def _whole(rows: Iterable[Row]) -> list[Example]:
    def told(row: Row) -> Iterator[tuple[Span, str, str | None]]:
        for event in row["events"]:
            yield Span(*event["trigger"]), event["type"], event["modality"]

    examples = _examples(rows, told)
    for example in examples:
        example.gold["event"][example.gold["event"] < 0] = TOLD.index("none")
    return examples


def read_quiet(file: Path = QUIET) -> list[Example]:
    """Sentences of our own that tell of no event between political actors: crime, accidents, sport, markets."""
    examples = _examples(read_rows(file), lambda row: iter(()))
    for example in examples:
        example.gold["event"][:] = TOLD.index("none")
    return examples


def _told(row: Row) -> Iterator[tuple[Span, str, str | None]]:
    """The words of the trigger of one of our own rows, particles left out: "held" and "talks" of "held talks"."""
    start = row["text"].find(row["trigger"])
    for match in re.finditer(r"\w{3,}", row["trigger"]) if start >= 0 else ():
        if match.group().lower() not in PARTICLES:
            yield Span(start + match.start(), start + match.end()), row["type"], row.get("modality")


def _examples(rows: Iterable[Row], told: Tell) -> list[Example]:
    by_text: dict[str, Example] = {}
    for row in rows:
        text = row["text"]
        if text not in by_text:
            words = tokenize(text, Span(0, len(text)))
            by_text[text] = Example(str(row.get("id", len(by_text))), text, words, blank(len(words)))
        example = by_text[text]
        for span, kind, force in told(row):
            at = next((i for i, word in enumerate(example.words) if word.meets(span)), None)
            if at is not None:
                example.gold["event"][at] = TOLD.index(MERGED.get(kind, kind))
                force = "actual" if force == "historical" else force
                if force in FORCE:
                    example.gold["force"][at] = FORCE.index(force)
        for claim in row.get("claims", ()):
            for at, word in enumerate(example.words):
                if claim["cue"] and word.meets(Span(*claim["cue"])):
                    example.gold["act"][at] = ACT.index(claim["act"])
    return list(by_text.values())


def place_pair(text: str, source: str | None, target: str | None) -> tuple[Span | None, Span | None]:
    """Where two phrases stand, the longer one first, so that "Serbia" is not found in "Serbian President"."""
    longer, shorter = sorted((source, target), key=lambda words: -len(words or ""))
    first = _find(text, longer, None)
    second = _find(text, shorter, first)
    return (first, second) if longer is source else (second, first)


def _find(text: str, words: str | None, outside: Span | None) -> Span | None:
    spans = [Span(*match.span()) for match in re.finditer(re.escape(words), text)] if words else []
    return next((span for span in spans if outside is None or not span.meets(outside)), spans[0] if spans else None)


def read_phrases(path: Path) -> list[Example]:
    """CAMEO's verb phrases with a PLOVER type, a few lines a document."""
    lines = [line for row in read_rows(path) if row["plover"] and (line := _line(row))]
    examples = []
    for first in range(0, len(lines), GROUP):
        text = "\n".join(words for words, _, _ in lines[first : first + GROUP])
        words = tokenize(text, Span(0, len(text)))
        gold, offset = blank(len(words)), 0
        for line, verb, kind in lines[first : first + GROUP]:
            place = offset + line.index(verb)
            at = next(i for i, word in enumerate(words) if word.start <= place < word.end)
            gold["event"][at] = TOLD.index(MERGED.get(kind, kind))
            offset += len(line) + 1
        examples.append(Example(f"{path.name}:{first}", text, words, gold))
    return examples


def _line(row: Row) -> tuple[str, str, str] | None:
    """ "* OUTPOST IN +" of ABANDON is "They abandon outpost in the country." """
    verb = row["verb"].lower().split("_")[0]
    given = {"*": verb, "+": "the country", "$": "they", "%": "them"}
    words = [given.get(word, word.strip("&{}+$()").lower().replace("_", " ")) for word in row["pattern"].split()]
    line = " ".join(word for word in words if word)
    line = line if line.startswith(("they", "the country")) else f"they {line}"
    return (line[0].upper() + line[1:] + ".", verb, row["plover"]) if verb in line.split() else None
