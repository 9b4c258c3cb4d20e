"""The order of the stages: the only file that knows it.

read -> clean -> annotate -> normalise -> link -> compose -> store       one article at a time
                                                -> merge -> store        all that the ledger holds, at the end
"""

import hashlib
import json
import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from sitroom.annotate import open_annotator
from sitroom.annotate.kinds import kind_between
from sitroom.clean import clean_page
from sitroom.clean.days import read_date_field
from sitroom.compose import Scope, compose, open_scope
from sitroom.compose.layers import Asked, annotation_row
from sitroom.errors import ArticleError
from sitroom.link import Heading, Linker, code_actor
from sitroom.normalise.values import find_values
from sitroom.read import Known, ReadOptions, read_pages
from sitroom.records.claims import Reading
from sitroom.records.dates import UNKNOWN
from sitroom.records.text import Block, Document, Page
from sitroom.store import Writer, open_writer
from sitroom.workers import map_in_order, processors
from sitroom.world import World, load_world
from sitroom.world.gazetteer import load_gazetteer

log = logging.getLogger(__name__)

ENGLISH = frozenset({"en", None})


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How a build behaves.

    Attributes:
        read: limits of the readers.
        world: a folder with more rows for the registry, or None.
        workers: processes that read at the same time; None for one a processor.
        correct: a page that was read before with other words takes the place of what it said then.
    """

    read: ReadOptions = field(default_factory=ReadOptions)
    world: Path | None = None
    workers: int | None = None
    correct: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: articles done of `total` (None while nobody knows) in a stage."""

    stage: str
    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: articles read, duplicates of others, refused, and those that the ledger had already."""

    read: int
    duplicates: int
    failed: tuple[ArticleError, ...]
    skipped: int
    words: int
    seconds: float


class Reader:
    """Reads one article through all stages up to the store; holds what is built once from the registry."""

    def __init__(self, world: World, threads: int = 1) -> None:
        self._world = world
        self._annotator = open_annotator(world, threads)
        self._linker = Linker(world, load_gazetteer())

    def read_page(self, page: Page) -> Reading:
        """Everything that one page says.

        Raises:
            ArticleError: the page is no article that can be used; the message says why.
        """
        document, doubts = clean_page(page, self._world)
        return compose(self.scope(document), doubts, self._world)

    def annotate(self, document: Document, id: Any, asked: Asked) -> dict[str, Any]:
        """The row of `sitroom annotate` for a document, under the caller's id."""
        code = partial(code_actor, self._world, load_gazetteer(), on=document.published.last)
        scope = self.scope(document)
        kind = partial(kind_between, scope.annotation)
        return annotation_row(scope, code, kind, id, asked)

    def scope(self, document: Document) -> Scope:
        """A document with its annotation, values and links; a text in another language than English has none."""
        blocks = document.blocks if document.language in ENGLISH else ()
        annotation = self._annotator.annotate(document.text, blocks)
        values = find_values(document.text, annotation.sentences, document.published, annotation.words)
        links = self._linker.link(
            document.text, annotation, document.published, Heading(document.title, document.outlet)
        )
        return open_scope(document, annotation, values, links)


def build(
    sources: Sequence[str],
    path: Path,
    *,
    options: BuildOptions | None = None,
    report: Callable[[Progress], None] = lambda progress: None,
) -> BuildReport:
    """Add what is new in the sources to a ledger, and draw the picture of all that it holds.

    Killed at any moment and run again, it ends with the same rows as one that was left in peace: every reading is one
    transaction, and the picture is a function of the readings.

    Raises:
        SetupError: the ledger cannot be written; see `open_writer`.
    """
    options = options or BuildOptions()
    started = time.monotonic()
    world = load_world(options.world)
    with open_writer(path) as writer:
        tally = _Tally(writer, report, options.correct)
        pages = tally.unread(read_pages(sources, options.read, writer.addresses))
        make = partial(_make_reader, options.world)
        for sheet, outcome in map_in_order(_read, pages, make=make, workers=options.workers or processors()):
            tally.add(sheet, outcome)
        writer.addresses.keep()
        with writer.transaction():
            for page in tally.corrected:
                writer.remove_corrected(*page)
            if not writer.is_picture_current():
                # whoever only reads, as `annotate` does, need not wait a quarter of a second for what merges
                from sitroom.judging import draw_picture
                from sitroom.merge.actors import registry_digest, registry_of

                report(Progress("merging", 0, None))
                draw_picture(writer, registry_of(world), registry_digest(world))
    log.info("built %s: %s, %d refused", path, tally.counts, len(tally.failed))
    return BuildReport(failed=tuple(tally.failed), seconds=time.monotonic() - started, **tally.counts)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page on its way to be read, with its digest."""

    digest: str
    page: Page


class _Tally:
    """Keeps what was read of each page, and counts what became of it."""

    def __init__(self, writer: Writer, report: Callable[[Progress], None], correct: bool = False) -> None:
        self._writer = writer
        self._correct = correct
        self._report = report
        self._done = 0
        self.corrected: list[tuple[str, str]] = []
        self.counts = {"read": 0, "duplicates": 0, "skipped": 0, "words": 0}
        self.failed: list[ArticleError] = []

    def unread(self, pages: Iterable[Page | Known | ArticleError]) -> Iterator[Sheet]:
        """The pages that have to be read; the others are done with at once, without anything that reads."""
        for page in pages:
            if isinstance(page, ArticleError):
                self._fail(None, page)
            elif isinstance(page, Known):
                self._count("skipped")
            elif self._writer.has_page(digest := page_digest(page)):
                self._replace_older(page.uri, digest)
                self._count("skipped")
            else:
                yield Sheet(digest, page)

    def add(self, sheet: Sheet, outcome: Reading | ArticleError) -> None:
        """Keep a reading, or why there is none."""
        if isinstance(outcome, ArticleError):
            self._fail(sheet.digest, outcome)
        elif self._writer.has_page(sheet.digest):  # it came twice among those that are read at the same time
            self._count("skipped")
        elif self._writer.add_reading(sheet.digest, sheet.page.uri, outcome):
            self.counts["words"] += len(outcome.document.text.split())
            self._count("read")
        else:
            self._count("duplicates")
        self._replace_older(sheet.page.uri, sheet.digest)

    def _replace_older(self, uri: str, digest: str) -> None:
        """What a page says now takes the place of what it said before, where that is asked for; at the end."""
        if self._correct:
            self.corrected.append((uri, digest))

    def _fail(self, digest: str | None, error: ArticleError) -> None:
        self._writer.add_failure(digest, error.uri, error.stage, error.reason)
        self.failed.append(error)
        self._tell()

    def _count(self, what: str) -> None:
        self.counts[what] += 1
        self._tell()

    def _tell(self) -> None:
        self._done += 1
        self._report(Progress("reading", self._done, None))


def _make_reader(world: Path | None, threads: int) -> Reader:
    return Reader(load_world(world), threads)


def _read(reader: Reader, sheet: Sheet) -> tuple[Sheet, Reading | ArticleError]:
    """One page read, wherever this runs; its bytes are not carried back."""
    done = replace(sheet, page=replace(sheet.page, content=b""))
    try:
        return done, reader.read_page(sheet.page)
    except ArticleError as error:
        return done, error
    except Exception as error:  # one bad article never stops a build; the log has the trace
        log.exception("%s: a stage failed", sheet.page.uri)
        reason = f"the program failed on it ({type(error).__name__}: {error})"
        return done, ArticleError(sheet.page.uri, "build", reason)


def page_digest(page: Page) -> str:
    """What tells whether a page was read before: SHA-256 over where it is, what came with it, and its bytes."""
    digest = hashlib.sha256(page.content)
    digest.update(json.dumps([page.uri, page.kind, dict(page.metadata)], sort_keys=True, default=str).encode())
    return digest.hexdigest()


def annotate_lines(
    lines: Iterable[str], *, world: Path | None = None, workers: int | None = None
) -> Iterator[str | ArticleError]:
    """Mark up texts as they are; one line of spans for each line, in order.

    Args:
        lines: JSON objects {"id", "text", "published"?, "outlet"?, "pairs"?, "when"?, "actors"?}; blank ones are passed
            over.
        world: a folder with more rows for the registry, or None.
        workers: processes that read at the same time; None for one a processor.
    Yields:
        The JSON object that `RECORDS` describes under `sitroom annotate`, or an ArticleError that names the line.
    """
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    return map_in_order(_annotate, numbered, make=partial(_make_reader, world), workers=workers or processors())


def _annotate(reader: Reader, numbered: tuple[int, str]) -> str | ArticleError:
    number, line = numbered
    try:
        row = json.loads(line)
        text = row["text"]
        if not isinstance(text, str):
            raise TypeError("text is not a string")
    except (ValueError, KeyError, TypeError) as error:
        return ArticleError(f"line {number}", "read", f"expected an object with id and text ({error})")
    try:
        asked = Asked(row.get("pairs"), row.get("when"), row.get("actors"))
        found = reader.annotate(_as_given(row, text), row.get("id"), asked)
        return json.dumps(found, ensure_ascii=False)  # a text travels faster between processes than a thousand rows
    except Exception as error:  # one bad text never stops the others; the log has the trace
        log.exception("line %d: a stage failed", number)
        return ArticleError(f"line {number}", "annotate", f"the program failed on it ({type(error).__name__}: {error})")


def _as_given(row: dict[str, Any], text: str) -> Document:
    """A document that holds a text as it is: every line of it may be cited, nothing is cleaned."""
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
    published = read_date_field(_plain_date(row.get("published")), month_first=None) or UNKNOWN
    return Document(
        id=str(row.get("id")),
        external_id=None,
        uri=None,
        path=None,
        outlet=row.get("outlet"),
        title=None,
        byline=None,
        agency=None,
        published=published,
        language="en",
        text=text,
        sha256=hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest(),
        blocks=blocks,
    )


def _plain_date(value: Any) -> Any:
    """The field as a date that can be read; a date object as our own exports write it gives its EDTF."""
    return value.get("edtf") or value.get("earliest") if isinstance(value, dict) else value


def demo_sources() -> Path:
    """The folder of the built-in sample articles."""
    from sitroom.sample import articles

    return articles()


def demo_world() -> Path:
    """The folder with the registry rows that the sample needs: its outlets are invented."""
    from sitroom.sample import world

    return world()
