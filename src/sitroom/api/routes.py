"""The routes of the API: one a question, with pages by cursor, tags, and errors as problems (RFC 9457)."""

import base64
import binascii
import json
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sitroom.api.answers import problem, tagged
from sitroom.api.openapi import AS_OF, LIMIT, PAGING, PREFIX, description
from sitroom.api.questions import QUESTIONS, Question, read_asked
from sitroom.errors import QuestionError, SitroomError
from sitroom.query.desks import Desks

JSON = "application/json"


def api_routes(desks: Desks) -> list[BaseRoute]:
    """The routes over one ledger, and their description."""
    described = json.dumps(description())

    def openapi(request: Request) -> Response:
        return tagged(described, JSON, request)

    return [
        Route(f"{PREFIX}/openapi.json", openapi, methods=["GET"]),
        *(Route(f"{PREFIX}/{one.name}", partial(_answer, one, desks), methods=["GET"]) for one in QUESTIONS),
        Route(f"{PREFIX}/{{rest:path}}", _nothing, methods=["GET"]),
    ]


def _answer(question: Question, desks: Desks, request: Request) -> Response:
    try:
        return tagged(json.dumps(_found(question, desks, request), ensure_ascii=False), JSON, request)
    except QuestionError as error:
        return problem(400, str(error))
    except SitroomError as error:
        return problem(503, str(error))


def _found(question: Question, desks: Desks, request: Request) -> Any:
    """What a request asks for, as plain values.

    Raises:
        QuestionError: a parameter is not what it must be.
    """
    given: dict[str, Any] = {}
    for name, value in request.query_params.multi_items():
        if name in given:
            raise QuestionError(f"{name} was given more than once.")
        given[name] = value
    around = {one.name: given.pop(one.name, None) for one in (AS_OF, *(PAGING if question.is_list else ()))}
    envelope = read_asked(_ENVELOPE, {name: value for name, value in around.items() if value is not None})
    asked = read_asked(question, given)
    with desks.desk(envelope.get("as_of")) as desk:
        found = question.answer(desk, asked)
        if not question.is_list:
            return found
        start, limit = _start(envelope.get("cursor")), envelope.get("limit") or LIMIT
        end = start + limit
        return {
            "items": list(found[start:end]),
            "total": len(found),
            "next": _cursor(end) if end < len(found) else None,
        }


_ENVELOPE = Question("an answer", "", (AS_OF, *PAGING), {}, lambda desk, asked: None, ())


def _cursor(start: int) -> str:
    """A place in a list, for whoever asks for what follows it; its form is nobody's business."""
    return base64.urlsafe_b64encode(f"from:{start}".encode()).decode().rstrip("=")


def _start(cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        name, _, start = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii").partition(":")
    except (binascii.Error, ValueError) as error:
        raise QuestionError("cursor is none that this program gave. Take `next` from the answer before.") from error
    if name != "from" or not start.isdigit() or len(start) > 12:
        raise QuestionError("cursor is none that this program gave. Take `next` from the answer before.")
    return int(start)


def _nothing(request: Request) -> Response:
    names = ", ".join(question.name for question in QUESTIONS)
    return problem(404, f"There is no {request.url.path}. Under {PREFIX}/ there are: openapi.json, {names}.")
