"""The web app: addresses and safety headers. What pages say is made in `pages`, and drawn by `room`."""

from collections.abc import Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sitroom.api.routes import api_routes
from sitroom.errors import SitroomError
from sitroom.web.entry import Entry
from sitroom.web.judging import Judge
from sitroom.web.pages import PAGES
from sitroom.web.room import Maker, Room

HERE = Path(__file__).parent
LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")

#: Nothing but our own style sheet and icon is loaded, no script runs, and no other site may frame a page or be sent
#: its forms: the words shown come from anywhere on the web.
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-cache",
}


def create_app(file: Path, *, hosts: Sequence[str] = (), token: str | None = None) -> Starlette:
    """The app for one ledger; pages read it, and only a judgement of the user writes.

    Args:
        hosts: names, besides those of this machine, by which it may be asked for. A request for any other is refused,
            so that a page elsewhere cannot read a ledger by pointing its own name here.
        token: without it nobody is let in; None lets in everybody who can reach the port.
    """
    room = Room(file)
    judge = Judge(room)
    names = [*LOOPBACK, *(host for host in hosts if host not in ("0.0.0.0", "::"))]
    anyone = any(host in ("0.0.0.0", "::") for host in hosts)
    routes: list[BaseRoute] = [route for path, make in PAGES.items() for route in _twins(path, room, make)]
    routes += [
        *api_routes(room.desks),
        *_twins("/judgements", room, judge.listed),
        Route("/judge", judge.asked, methods=["GET"]),
        Route("/judge", judge.kept, methods=["POST"]),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]
    middleware = [
        Middleware(SafetyHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=["*"] if anyone else names, www_redirect=False),
        *([Middleware(Entry, token=token)] if token else []),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
    ]
    handlers: Mapping[Any, Any] = {404: room.missing, SitroomError: room.refused}

    @asynccontextmanager
    async def lifespan(app: Starlette) -> Any:
        yield
        room.desks.close()

    return Starlette(routes=routes, middleware=middleware, exception_handlers=handlers, lifespan=lifespan)


def _twins(path: str, room: Room, make: Maker) -> list[Route]:
    """A page and its twins; these come first, or "/documents/{id}" would take "/documents/d1.json"."""
    stem, answer = ("/index", room.first_page) if path == "/" else (path, room.answer)
    return [
        Route(f"{stem}.json", partial(answer, make, twin="json"), methods=["GET"]),
        Route(f"{stem}.csv", partial(answer, make, twin="csv"), methods=["GET"]),
        Route(path, partial(answer, make), methods=["GET"]),
    ]


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
