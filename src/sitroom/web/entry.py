"""The token that a room asks for when it is served beyond this machine: once in the address, then in a cookie."""

import hmac
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

COOKIE = "sitroom-token"


class Entry:
    """Lets nobody in who does not give the token: as `?token=`, as a cookie, or as a bearer in a header."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app = app
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or ask for the token."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        given = request.query_params.get("token")
        if given is not None and self._is_right(given):
            await self._welcome(request)(scope, receive, send)
        elif self._is_right(request.cookies.get(COOKIE, "")) or self._is_right(_bearer(request)):
            await self.app(scope, receive, send)
        else:
            words = (
                "This ledger is served with a token. Open the address that `sitroom serve` printed, with ?token=...\n"
            )
            await PlainTextResponse(words, 401, headers={"www-authenticate": "Bearer"})(scope, receive, send)

    def _is_right(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.token.encode())

    def _welcome(self, request: Request) -> RedirectResponse:
        """On to the page without the token in its address, where it would end up in a history or a picture."""
        rest = urlencode([one for one in parse_qsl(request.url.query) if one[0] != "token"])
        answer = RedirectResponse(request.url.path + (f"?{rest}" if rest else ""), status_code=303)
        answer.set_cookie(COOKIE, self.token, httponly=True, samesite="strict", path="/")
        return answer


def _bearer(request: Request) -> str:
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    return given.strip() if kind.lower() == "bearer" else ""
