"""Answers over HTTP: bodies with their tag, and errors as problems; for the API, and for the pages and their twins."""

import hashlib
import json

from starlette.requests import Request
from starlette.responses import Response

TITLES = {400: "Not understood", 403: "Not allowed", 404: "Not here", 503: "Not available"}


def tagged(body: str, kind: str, request: Request, status: int = 200) -> Response:
    """A body with its tag: whoever has it already is told so, and keeps it."""
    tag = '"' + hashlib.blake2b(body.encode(), digest_size=12).hexdigest() + '"'
    if status == 200 and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag})
    return Response(body, status, headers={"etag": tag}, media_type=kind)


def problem(status: int, detail: str) -> Response:
    """An error with what happened and what was expected (RFC 9457)."""
    body = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": detail}
    return Response(json.dumps(body, ensure_ascii=False), status, media_type="application/problem+json")
