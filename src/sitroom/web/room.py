"""One ledger and the templates that show it: a page, its twins, and errors as pages."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sitroom.api.answers import TITLES, problem, tagged
from sitroom.errors import QuestionError
from sitroom.query.desks import Desks
from sitroom.query.wording import number
from sitroom.web import twins, wording
from sitroom.web.filters import Filters, read_filters
from sitroom.web.kept import Answers, Kept
from sitroom.web.page import MissingError, Page
from sitroom.web.visits import news, read_visit

Maker = Callable[..., Page]

#: The menu: the pages by the word that stands for them.
MENU = (
    ("/", "Overview"),
    ("/timeline", "Timeline"),
    ("/map", "Map"),
    ("/claims", "Claims"),
    ("/positions", "Positions"),
    ("/figures", "Numbers"),
    ("/disputes", "Disputes"),
    ("/forecasts", "Forecasts"),
    ("/actors", "Actors"),
    ("/duties", "Duties"),
    ("/changes", "What changed"),
    ("/sources", "Sources"),
    ("/documents", "Documents"),
)
HTML = "text/html; charset=utf-8"


class Room:
    """One ledger and the templates that show it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.desks = Desks(file)
        self.made = Answers()
        loader = PackageLoader("sitroom.web", "templates")
        self.templates = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        for name in ("day", "when", "how_dated", "spaced", "short"):
            self.templates.filters[name] = getattr(wording, name)
        self.templates.filters["number"] = number

    def answer(self, make: Maker, request: Request, twin: str = "") -> Response:
        """One page, or its twin: `json` or `csv`."""
        filters = read_filters(request.query_params)
        address, state = _within(request), self.desks.stamp()
        made = self.made.find(address, state)
        if made:
            return tagged(made.body, made.kind, request)
        with self.desks.desk(filters.as_of_day) as desk:
            page = make(desk, filters, **request.path_params)
            if page.moved:
                path, citation = page.moved
                address = address_of(path, Filters(as_of=filters.as_of, cite=citation).query())
                return RedirectResponse(f"{address}#{citation or 'main'}", status_code=303)
            if twin == "json":
                made = Kept(twins.json_text(page.data()), "application/json")
            elif twin == "csv":
                made = Kept(twins.csv_text(_rows(page)), "text/csv; charset=utf-8")
            elif filters.is_table:
                rows = _rows(page)
                headings, lines = twins.flat_rows(rows[: twins.SHOWN])
                words = {**page.words, "headings": headings, "lines": lines, "rows": len(rows)}
                made = Kept(self._drawn("table.html", words, filters, request), HTML)
            else:
                made = Kept(self._drawn(page.template, page.words, filters, request), HTML)
            self.made.keep(address, desk.stamp, made)
            return tagged(made.body, made.kind, request)

    def first_page(self, make: Maker, request: Request, twin: str = "") -> Response:
        """The overview, which tells what came since the last visit."""
        if twin:
            return self.answer(make, request, twin)
        filters = read_filters(request.query_params)
        address = _within(request)
        with self.desks.desk(filters.as_of_day) as desk:
            visit = read_visit(desk.view, request.cookies)
            came = news(desk.view, visit)
            made = self.made.find(address, desk.stamp) if came is None else None
            if made is None:
                page = make(desk, filters)
                made = Kept(self._drawn(page.template, {**page.words, "news": came}, filters, request), HTML)
            if came is None:
                self.made.keep(address, desk.stamp, made)
            answer = tagged(made.body, made.kind, request)
            visit.mark(answer)
            return answer

    def render(
        self, template: str, words: Mapping[str, Any], filters: Filters, request: Request, status: int = 200
    ) -> Response:
        """A page as an answer."""
        return tagged(self._drawn(template, words, filters, request, status), HTML, request, status)

    def _drawn(
        self, template: str, words: Mapping[str, Any], filters: Filters, request: Request, status: int = 200
    ) -> str:
        """A template with what every page needs: the ledger, the menu, and links that keep the day of knowledge."""
        path = request.url.path
        kept = Filters(as_of=filters.as_of)

        def keeping(address: str, **changes: str | None) -> str:
            return address_of(address, kept.query(**changes))

        def choosing(**changes: str | None) -> str:
            return address_of(path, filters.query(page=None, **changes))

        def turned(number: int) -> str:
            return address_of(path, filters.query(page=str(number)))

        stem = "/index" if path == "/" else path
        around = {
            "filters": filters,
            "ledger": self.file.name,
            "menu": MENU,
            "here": path,
            "as_of": filters.as_of_day,
            "twin": address_of(f"{stem}.json", filters.query(page=None, view=None)) if status == 200 else None,
            "csv": address_of(f"{stem}.csv", filters.query(page=None, view=None)) if status == 200 else None,
            "address": address_of(path, filters.query()),
            "bare": keeping(path),
            "keeping": keeping,
            "choosing": choosing,
            "turned": turned,
        }
        return self.templates.get_template(template).render({**around, **words})

    def refused(self, request: Request, error: Exception) -> Response:
        """What cannot be answered as it was asked, or not at the moment: as a page, or as a problem (RFC 9457)."""
        status = 404 if isinstance(error, MissingError) else 400 if isinstance(error, QuestionError) else 503
        return self.problem(request, status, str(error))

    def problem(self, request: Request, status: int, message: str) -> Response:
        """An error with what happened and what was expected."""
        if request.url.path.endswith((".json", ".csv")):
            return problem(status, message)
        return self.render("problem.html", {"title": TITLES[status], "message": message}, Filters(), request, status)

    def missing(self, request: Request, error: Exception) -> Response:
        """An address that leads nowhere."""
        return self.problem(request, 404, f"There is no page {request.url.path}.")


def address_of(path: str, query: Mapping[str, str]) -> str:
    """An address with its query."""
    return f"{path}?{urlencode(query)}" if query else path


def _within(request: Request) -> str:
    """The address of a request without the name of the machine."""
    return f"{request.url.path}?{request.url.query}"


def _rows(page: Page) -> Sequence[Mapping[str, Any]]:
    found = page.rows() if page.rows else page.data()
    return [found] if isinstance(found, Mapping) else list(found)
