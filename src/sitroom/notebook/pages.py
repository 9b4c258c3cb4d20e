"""Answers and briefs that a notebook shows as they are read."""

from html import escape
from pathlib import Path

from sitroom.errors import QuestionError
from sitroom.query.ask import Answer
from sitroom.query.brief import Brief
from sitroom.query.brief_lines import Lines
from sitroom.query.pages import Page as Laid
from sitroom.query.pages import item_words
from sitroom.query.pages.html import html
from sitroom.query.pages.markdown import markdown
from sitroom.store import View

DIFFER = "Accounts differ:"


class Answered:
    """An answer: `lines` are printed words with note and citation; there are none where the record has nothing.

    Where accounts of it differ, `conflict` has both sides.
    """

    def __init__(self, view: View, answer: Answer) -> None:
        self.answer = answer
        lines = Lines(view)
        self.conflict = tuple(item_words(lines, line) for line in answer.conflict)
        self.lines = tuple(item_words(lines, line) for line in answer.answer)
        self.nearest = item_words(lines, answer.nearest) if answer.nearest else None

    @property
    def answered(self) -> bool:
        """False when nothing in the record answers."""
        return self.answer.answered

    def __repr__(self) -> str:
        near = f" Nearest: {self.nearest}" if self.nearest else ""
        differ = [DIFFER, *self.conflict, ""] if self.conflict else []
        return "\n".join([*differ, *self.lines]) if self.lines else f"No sourced answer in the record.{near}"

    def _repr_html_(self) -> str:
        if not self.lines:
            return f"<p>{escape(repr(self))}</p>"
        differ = f"<p>{DIFFER}</p>{_listed(self.conflict)}<hr>" if self.conflict else ""
        return differ + _listed(self.lines)


def _listed(lines: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


class Page:
    """A brief: it shows itself, and can be saved."""

    def __init__(self, brief: Brief, page: Laid) -> None:
        self.brief = brief
        self._page = page

    def markdown(self) -> str:
        """The page in Markdown."""
        return markdown(self._page)

    def html(self) -> str:
        """The page as a file of HTML."""
        return html(self._page)

    def save(self, path: str | Path) -> None:
        """Write a file, by its suffix: .md, .html, .docx or .pdf.

        Raises:
            QuestionError: the suffix is another.
            SetupError: what the format needs is not installed.
        """
        path = Path(path)
        if path.suffix == ".docx":
            from sitroom.query.pages.word import write_word

            write_word(self._page, path)
        elif path.suffix == ".pdf":
            from sitroom.query.pages.pdf import write_pdf

            write_pdf(self._page, path)
        elif path.suffix in (".md", ".html"):
            path.write_text(self.markdown() if path.suffix == ".md" else self.html(), encoding="utf-8", newline="\n")
        else:
            raise QuestionError(f"{path.name}: expected one of .md, .html, .docx, .pdf")

    def __repr__(self) -> str:
        return self.markdown()

    def _repr_markdown_(self) -> str:
        return self.markdown()
