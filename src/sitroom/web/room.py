"""One ledger and the templates that show it: a page, its twins, and errors as pages."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sitroom.errors import QuestionError
from sitroom.query.desks import Desks
from sitroom.query.wording import number
from sitroom.web import twins, wording
from sitroom.web.filters import Filters, read_filters
from sitroom.web.page import MissingError, Page
from sitroom.web.visits import news, read_visit

Maker = Callable[..., Page]

#: The menu: groups of pages under one word each, so that a phone can show it.
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
TITLES = {404: "Not here", 400: "Not understood", 403: "Not allowed", 503: "Not available"}


class Room:
    """One ledger and the templates that show it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.desks = Desks(file)
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
        with self.desks.desk(filters.as_of_day) as desk:
            page = make(desk, filters, **request.path_params)
            if page.moved:
                path, citation = page.moved
                address = address_of(path, Filters(as_of=filters.as_of, cite=citation).query())
                return RedirectResponse(f"{address}#{citation or 'main'}", status_code=303)
            if twin == "json":
                return _tagged(twins.json_text(page.data()), "application/json", request)
            if twin == "csv":
                return _tagged(twins.csv_text(_rows(page)), "text/csv; charset=utf-8", request)
            if filters.is_table and (page.rows or page.template):
                headings, lines = twins.flat_rows(_rows(page))
                words = {**page.words, "headings": headings, "lines": lines[: twins.SHOWN], "rows": len(lines)}
                return self.render("table.html", words, filters, request)
            return self.render(page.template, page.words, filters, request)

    def first_page(self, make: Maker, request: Request, twin: str = "") -> Response:
        """The overview, which tells what came since the last visit."""
        if twin:
            return self.answer(make, request, twin)
        filters = read_filters(request.query_params)
        with self.desks.desk(filters.as_of_day) as desk:
            visit = read_visit(desk.view, request.cookies)
            page = make(desk, filters)
            answer = self.render(page.template, {**page.words, "news": news(desk.view, visit)}, filters, request)
            visit.mark(answer)
            return answer

    def render(
        self, template: str, words: Mapping[str, Any], filters: Filters, request: Request, status: int = 200
    ) -> Response:
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
        html = self.templates.get_template(template).render({**around, **words})
        return _tagged(html, "text/html; charset=utf-8", request, status)

    def refused(self, request: Request, error: Exception) -> Response:
        """What cannot be answered as it was asked, or not at the moment: as a page, or as a problem (RFC 9457)."""
        status = 404 if isinstance(error, MissingError) else 400 if isinstance(error, QuestionError) else 503
        return self.problem(request, status, str(error))

    def problem(self, request: Request, status: int, message: str) -> Response:
        """An error with what happened and what was expected."""
        if request.url.path.endswith((".json", ".csv")):
            problem = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": message}
            return Response(twins.json_text(problem), status, media_type="application/problem+json")
        return self.render("problem.html", {"title": TITLES[status], "message": message}, Filters(), request, status)

    def missing(self, request: Request, error: Exception) -> Response:
        """An address that leads nowhere."""
        return self.problem(request, 404, f"There is no page {request.url.path}.")


def address_of(path: str, query: Mapping[str, str]) -> str:
    """An address with its query."""
    return f"{path}?{urlencode(query)}" if query else path


def _rows(page: Page) -> Sequence[Mapping[str, Any]]:
    found = page.rows() if page.rows else page.data()
    return [found] if isinstance(found, Mapping) else list(found)


def _tagged(body: str, kind: str, request: Request, status: int = 200) -> Response:
    """A body with its tag: a browser that has it already is told so, and keeps it."""
    tag = '"' + hashlib.blake2b(body.encode(), digest_size=12).hexdigest() + '"'
    if status == 200 and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag})
    if kind.startswith("text/html"):
        return HTMLResponse(body, status, headers={"etag": tag})
    return Response(body, status, headers={"etag": tag}, media_type=kind)
