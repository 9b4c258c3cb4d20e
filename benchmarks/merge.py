"""How long the merge of many articles takes, how long it takes to add ten more, and how much memory that needs.

    python benchmarks/merge.py FILE... [--articles N] [--added 10] [--keep LEDGER]

Files hold JSON lines with `text` and, where known, `outlet` and `date`, packed or not. Reading forty thousand articles
takes hours, and the merge does not ask who read them: so the texts are the real ones, and their rows are made by a
stand-in for the network. It takes names for actors, sentences with a word of saying for claims, and some of those with
a word of happening for events: of articles of AllSides 17 claims, 17 actors, 4 figures and 2 event mentions each, where
the network finds 24, 17, 7 and 2.5. Seconds are those of the processor, so that other work does not count.
"""

import argparse
import re
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from copies import document_of, memory, rows

from sitroom.judging import draw_picture
from sitroom.lexicon.happenings import FORMS, VERB_TYPES
from sitroom.merge.actors import registry_digest, registry_of
from sitroom.records.claims import ActorMention, Claim, EventMention, Evidence, Figure, Reading
from sitroom.records.ids import content_id, slug
from sitroom.records.text import Document, Span
from sitroom.store import Writer, open_writer
from sitroom.world import World, load_world

MADE_BY = "benchmark/1"
#: One sentence in so many of those with a word of happening and a name tells an event.
TELLING, ACTORS = 4, 17
#: Cues by their acts.
ACTS = {
    "assert": "said says told wrote added noted tweeted argued explained according believe believes suggested claimed",
    "comment": "think thinks calls",
    "deny": "denied denies",
    "reject": "rejected",
    "demand": "demanded called want wants",
    "accuse": "accused",
    "promise": "promised vowed",
}
CUES = {cue: act for act, cues in ACTS.items() for cue in cues.split()}
_SENTENCE = re.compile(r"[^\s][^.!?\n]+[.!?\n]?[”\"]?")
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_NUMBER = re.compile(r"\b(\d{1,3}(?:,\d{3})+|\d+) ([a-z]{4,})")


class StandIn:
    """Makes rows of a text without reading it."""

    def __init__(self, world: World) -> None:
        self._names = {name: meant[0].actor for name, meant in world.names.items() if meant}

    def read(self, document: Document) -> Reading:
        """A document with rows in about the usual number."""
        sentences = [Span(m.start(), m.end()) for m in _SENTENCE.finditer(document.text)]
        named: Counter[str] = Counter()
        claims, events, figures = [], [], []
        printed: dict[str, tuple[str, bool, tuple[Evidence, ...]]] = {}
        for span in sentences:
            words = span.of(document.text)
            evidence = (Evidence(document.id, span.start, span.end, words),)
            actors = {self._actor(name): name for name in _NAME.findall(words)}
            named.update(actors.keys())
            for actor, name in actors.items():
                printed.setdefault(actor, (name, name in self._names, evidence))
            plain = re.findall(r"[a-z]+", words)
            cue = next((word for word in plain if word in CUES), None)
            if cue or "“" in words or '"' in words:
                claims.append(_claim(document, words, cue or "said", list(actors), evidence))
            event = next((word for word in plain if word in FORMS), None)
            if event and actors and zlib.crc32(words.encode()) % TELLING == 0:
                events.append(_event(document, words, event, list(actors), evidence))
            figures += [_figure(document, m[1], m[2], evidence) for m in islice(_NUMBER.finditer(words), 1)]
        often = named.most_common(ACTORS)
        mentions = [_mention(document, actor, count, *printed[actor]) for actor, count in often]
        unique = {row.id: row for row in (*claims, *events, *figures)}
        kept = [[row for row in unique.values() if isinstance(row, kind)] for kind in (Claim, EventMention, Figure)]
        return Reading(document, tuple(sentences), *map(tuple, kept), tuple(mentions), ())

    def _actor(self, name: str) -> str:
        return self._names.get(name) or f"{'person' if ' ' in name else 'org'}:{slug(name)}"


def _claim(document: Document, words: str, cue: str, actors: list[str], evidence: tuple[Evidence, ...]) -> Claim:
    return Claim(
        id=content_id("c", document.id, evidence[0].start),
        document=document.id,
        speaker=actors[0] if actors else None,
        speaker_text=None,
        speaks_for=None,
        cue=cue,
        act=CUES[cue],
        mode="mixed" if "“" in words or '"' in words else "indirect",
        content=words,
        addressee=None,
        said=document.published.noted(basis="document"),
        about=tuple(actors[1:]),
        holder_chain=(),
        made_by=MADE_BY,
        evidence=evidence,
    )


def _event(
    document: Document, words: str, trigger: str, actors: list[str], evidence: tuple[Evidence, ...]
) -> EventMention:
    type, mode = VERB_TYPES[FORMS[trigger][0]]
    return EventMention(
        id=content_id("m", document.id, evidence[0].start),
        document=document.id,
        type=type,
        event_mode=mode,
        actors=tuple(actors[:1]),
        recipients=tuple(actors[1:3]),
        date=replace(document.published, earliest=None, edtf=None, basis="none"),
        place=None,
        modality="actual",
        trigger=trigger,
        summary=words,
        claimed_by=(),
        claim=None,
        made_by=MADE_BY,
        evidence=evidence,
    )


def _figure(document: Document, number: str, unit: str, evidence: tuple[Evidence, ...]) -> Figure:
    value = float(number.replace(",", ""))
    return Figure(
        id=content_id("f", document.id, evidence[0].start),
        document=document.id,
        low=value,
        high=value,
        value=value,
        bound="exact",
        unit=unit if unit in {"people", "troops", "percent"} else None,
        of_what=unit,
        actor=None,
        place=None,
        as_of=document.published.noted(basis="document"),
        modality="actual",
        claim=None,
        made_by=MADE_BY,
        evidence=evidence,
    )


def _mention(
    document: Document, actor: str, count: int, name: str, is_known: bool, evidence: tuple[Evidence, ...]
) -> ActorMention:
    kind = {"state": "state", "person": "person"}.get(actor.split(":")[0], "organisation")
    id = content_id("a", document.id, actor)
    return ActorMention(id, document.id, actor, kind, name, is_known, None, count, evidence)


def measure(documents: Iterator[Document], added: int, path: Path) -> None:
    """Merge all documents but the last ones, then with those, and print what that took."""
    world = load_world(None)
    stand_in, registry, basis = StandIn(world), registry_of(world), registry_digest(world)
    with open_writer(path) as writer:
        last: list[Reading] = []
        counts: Counter[str] = Counter()
        for document in documents:
            last.append(stand_in.read(document))
            if len(last) > added:
                _add(writer, last.pop(0), counts)
        for name in ("merge", "merge again with those added"):
            started = time.process_time()
            draw_picture(writer, registry, basis)
            seconds = time.process_time() - started
            sizes = ", ".join(f"{count} {kind}" for kind, count in counts.items())
            print(f"{sizes}: {name} {seconds:.1f} s, peak memory {memory():.0f} MiB", flush=True)
            while last:
                _add(writer, last.pop(), counts)


def _add(writer: Writer, reading: Reading, counts: Counter[str]) -> None:
    of_kinds = {"claims": reading.claims, "event mentions": reading.event_mentions, "figures": reading.figures}
    counts.update({"articles": 1, **{kind: len(rows) for kind, rows in of_kinds.items()}})
    writer.add_reading(reading.document.id, reading.document.id, reading)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--articles", type=int)
    parser.add_argument("--added", type=int, default=10)
    parser.add_argument("--keep", type=Path, help="a new ledger to write, and to leave there")
    given = parser.parse_args()
    documents = map(document_of, islice(rows(given.files), given.articles))
    with tempfile.TemporaryDirectory() as folder:
        measure(documents, given.added, given.keep or Path(folder) / "benchmark.sitroom")


if __name__ == "__main__":
    main()
