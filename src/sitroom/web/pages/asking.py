"""A question answered from the record, and the crisis on one page."""

from sitroom.query.ask import ask as find_answer
from sitroom.query.brief import LENGTHS
from sitroom.query.brief import brief as write_brief
from sitroom.query.desks import Desk
from sitroom.query.lines import AnswerLine
from sitroom.records.schema import to_json
from sitroom.web.filters import Filters
from sitroom.web.page import Page
from sitroom.web.pages.choices import Evident, one_of, reports

#: Questions to begin with, from the headings of explainers.
EXAMPLES = (
    "What is happening now?",
    "What does {} want?",
    "What has {} said?",
    "How many troops?",
    "What is disputed?",
)


def ask(desk: Desk, filters: Filters) -> Page:
    """The answer to a question: printed words, each with its citation; or that there is none."""
    answer = find_answer(desk.view, filters.q, desk.world) if filters.q else None
    first, second = [*list(desk.names.values())[:2], "the state", "the body"][:2]
    words = {
        "title": filters.q or "Ask",
        "answer": answer,
        "lines": [_line(desk, line) for line in answer.answer] if answer else [],
        "nearest": _line(desk, answer.nearest) if answer and answer.nearest else None,
        "examples": [example.format(name) for example, name in zip(EXAMPLES, ("", first, second, "", ""), strict=True)],
    }
    return Page(
        lambda: to_json(answer) if answer else {},
        "ask.html",
        words,
        rows=lambda: [to_json(line) for line in answer.answer] if answer else [],
    )


def brief(desk: Desk, filters: Filters) -> Page:
    """What the record says, under the headings of an explainer."""
    length = one_of("length", filters.length, tuple(LENGTHS)) or "normal"
    found = write_brief(desk.view, desk.world, length=length, topic=filters.topic)
    sections = [
        {"heading": section.heading, "lines": [_line(desk, line) for line in section.lines]}
        for section in found.sections
    ]
    words = {"title": found.title, "found": found, "sections": sections, "lengths": list(LENGTHS), "length": length}
    return Page(
        lambda: to_json(found),
        "brief.html",
        words,
        rows=lambda: [
            {"section": section.heading, **to_json(line)} for section in found.sections for line in section.lines
        ],
    )


def _line(desk: Desk, line: AnswerLine) -> dict[str, object]:
    return {"line": line, **reports(desk, Evident(line.row or "", line.evidence))}
