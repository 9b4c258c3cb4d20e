"""Writes a brief out, section by section, and keeps the sentences that their citations support."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitroom.prose.endpoint import Endpoint
from sitroom.query.brief import Brief
from sitroom.query.brief_lines import Lines
from sitroom.query.lines import AnswerLine
from sitroom.query.pages import WRITTEN_OUT, Page, page_of, plain, prose_words
from sitroom.query.support import unsupported
from sitroom.store import View

INSTRUCTION = (
    "You are given numbered lines from a crisis brief. Write them out as a short paragraph of plain sentences. Use only"
    " what the lines say, in their own words and in their order; you may shorten a line. End each sentence with the"
    " number of the one line that it rests on, in square brackets, like [3]. Add nothing: no number, name, day or"
    " judgement of your own. Keep every 'not', 'may' and 'said'."
)
_SENTENCE = re.compile(r"\s*(.+?)\s*((?:\[[\d,\s]+\]\s*)+)[.]?(?=\s|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that is not printed, and why."""

    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A page of what was kept, and what was dropped from it."""

    page: Page
    dropped: tuple[Dropped, ...]


def sent_text(lines: Sequence[AnswerLine]) -> str:
    """What is sent of a section: its lines with their numbers, without sources."""
    return "\n".join(f"[{number}] {plain(line.text)}" for number, line in enumerate(lines, 1))


def write_out(view: View, brief: Brief, endpoint: Endpoint) -> Prose:
    """Let a model write out each section that has lines; a section of which nothing is kept stays as it was.

    Raises:
        SetupError: the endpoint cannot be used.
    """
    page, lines = page_of(view, brief), Lines(view)
    dropped: list[Dropped] = []
    sections = []
    for section, (heading, items) in zip(brief.sections, page.sections, strict=True):
        kept: list[str] = []
        answer = endpoint.complete(INSTRUCTION, sent_text(section.lines)) if section.lines else ""
        for sentence, line, reason in checked(answer, section.lines):
            if line is None:
                dropped.append(Dropped(sentence, reason))
            else:
                kept.append(prose_words(lines, sentence, line))
        sections.append((heading, tuple(kept) or items))
    told = f"{page.basis} {WRITTEN_OUT.format(endpoint.model)}"
    return Prose(replace(page, basis=told, sections=tuple(sections)), tuple(dropped))


def checked(answer: str, lines: Sequence[AnswerLine]) -> Iterator[tuple[str, AnswerLine | None, str]]:
    """The sentences of an answer, each with the line that supports it, or without one and with the reason."""
    end = 0
    for match in _SENTENCE.finditer(answer):
        end = match.end()
        sentence = " ".join(match[1].split())
        numbers = [int(number) for number in re.findall(r"\d+", match[2])]
        if len(numbers) != 1 or not 1 <= numbers[0] <= len(lines):
            yield sentence, None, "it does not cite one line that was sent"
            continue
        line = lines[numbers[0] - 1]
        reason = several(sentence) or unsupported(sentence, line.text)
        yield sentence, (None if reason else line), reason or ""
    if rest := " ".join(answer[end:].split()):
        yield rest, None, "it has no citation"


def several(sentence: str) -> str | None:
    """Why what stands before one citation is not one sentence: the first of two would go without."""
    ends = re.findall(r"[a-z0-9]{3}[.!?][”\"’]?\s+[A-Z]", sentence)
    return "a sentence before it has no citation" if ends else None
