"""The web app: addresses, safety headers, and errors as pages. What pages say is made in `pages`."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sitroom.errors import QuestionError, SitroomError
from sitroom.query import open_view
from sitroom.query.wording import number
from sitroom.web import pages, wording
from sitroom.web.filters import Filters, read_filters
from sitroom.web.pages import Page

HERE = Path(__file__).parent
LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")

#: Nothing but our own style sheet and icon is loaded, no script runs, and no other site may frame a page or be sent
#: its forms: the words shown come from anywhere on the web.
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}

MENU = (("/", "Overview"), ("/timeline", "Timeline"), ("/claims", "Claims"), ("/documents", "Documents"))

Maker = Callable[..., Page]


def create_app(file: Path, *, hosts: Sequence[str] = ()) -> Starlette:
    """The app for one ledger; each request reads its own view of it.

    Args:
        hosts: names, besides those of this machine, by which it may be asked for. A request for any other is refused,
            so that a page elsewhere cannot read a ledger by pointing its own name here.
    """
    room = Room(file)
    names = [*LOOPBACK, *(host for host in hosts if host not in ("0.0.0.0", "::"))]
    anyone = any(host in ("0.0.0.0", "::") for host in hosts)
    routes = [
        *_twins("/", "/index.json", room, pages.overview),
        *_twins("/timeline", "/timeline.json", room, pages.timeline),
        *_twins("/claims", "/claims.json", room, pages.claims),
        *_twins("/documents", "/documents.json", room, pages.documents),
        *_twins("/documents/{id:str}", "/documents/{id:str}.json", room, pages.document),
        *_twins("/show/{id:str}", "/show/{id:str}.json", room, pages.shown),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]
    middleware = [
        Middleware(SafetyHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=["*"] if anyone else names, www_redirect=False),
    ]
    handlers: Mapping[Any, Any] = {404: room.missing, SitroomError: room.refused}
    return Starlette(routes=routes, middleware=middleware, exception_handlers=handlers)


def _twins(path: str, json_path: str, room: "Room", make: Maker) -> list[Route]:
    """A page and its twin; the twin comes first, or "/documents/{id}" would take "/documents/d1.json"."""
    return [
        Route(json_path, partial(room.answer, make, as_json=True), methods=["GET"]),
        Route(path, partial(room.answer, make, as_json=False), methods=["GET"]),
    ]


class Room:
    """One ledger and the templates that show it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        loader = PackageLoader("sitroom.web", "templates")
        self.templates = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
        for name in ("day", "when", "how_dated", "spaced", "short"):
            self.templates.filters[name] = getattr(wording, name)
        self.templates.filters["number"] = number

    def answer(self, make: Maker, request: Request, *, as_json: bool) -> Response:
        """One page, or its twin."""
        filters = read_filters(request.query_params)
        with open_view(self.file, filters.as_of_day) as view:
            page = make(view, filters, **request.path_params)
        if as_json:
            return _json(page.data)
        if page.moved:
            path, citation = page.moved
            address = _address(path, Filters(as_of=filters.as_of, cite=citation).query())
            return RedirectResponse(f"{address}#{citation or 'main'}", status_code=303)
        return self.render(page.template, page.words, filters, request)

    def render(
        self, template: str, words: Mapping[str, Any], filters: Filters, request: Request, status: int = 200
    ) -> Response:
        """A template with what every page needs: the ledger, the menu, and links that keep the day of knowledge."""
        path = request.url.path
        kept = Filters(as_of=filters.as_of)

        def keeping(address: str, **changes: str) -> str:
            return _address(address, kept.query(**changes))

        def turned(number: int) -> str:
            return _address(path, filters.query(page=str(number)))

        twin = "/index.json" if path == "/" else f"{path}.json"
        around = {
            "filters": filters,
            "ledger": self.file.name,
            "menu": MENU,
            "here": path,
            "as_of": filters.as_of_day,
            "twin": _address(twin, filters.query()) if status == 200 else None,
            "bare": keeping(path),
            "keeping": keeping,
            "turned": turned,
        }
        html = self.templates.get_template(template).render({**around, **words})
        return HTMLResponse(html, status_code=status)

    def refused(self, request: Request, error: Exception) -> Response:
        """What cannot be answered as it was asked, or not at the moment, as a page or as JSON."""
        status = 404 if isinstance(error, pages.MissingError) else 400 if isinstance(error, QuestionError) else 503
        if request.url.path.endswith(".json"):
            return _json({"error": str(error)}, status)
        title = {404: "Not here", 400: "Not understood", 503: "Not available"}[status]
        return self.render("problem.html", {"title": title, "message": str(error)}, Filters(), request, status)

    def missing(self, request: Request, error: Exception) -> Response:
        """An address that leads nowhere."""
        return self.refused(request, pages.MissingError(f"There is no page {request.url.path}."))


class SafetyHeaders:
    """Puts `HEADERS` on every answer, errors and files included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with the headers."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        await self.app(scope, receive, send_safely)


def _address(path: str, query: Mapping[str, str]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def _json(data: Any, status: int = 200) -> Response:
    text = json.dumps(data, ensure_ascii=False, indent=1, default=date.isoformat)
    return Response(text, status_code=status, media_type="application/json")
