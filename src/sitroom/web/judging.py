"""Judgements from the browser: a form with a reason, kept only when it comes from our own page."""

import hmac
import secrets
from typing import Any
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sitroom.errors import QuestionError
from sitroom.judging import Ruling, undo
from sitroom.judging import judge as keep
from sitroom.query.desks import Desk
from sitroom.query.judgements import judgements
from sitroom.query.subjects import judged_pair, source_letter
from sitroom.records.claims import Actor
from sitroom.records.judgements import RELIABILITY
from sitroom.records.schema import to_json
from sitroom.web.filters import Filters, read_filters
from sitroom.web.notes import note_of
from sitroom.web.page import MissingError, Page
from sitroom.web.pages.articles import found_row
from sitroom.web.room import Room

#: The longest form that is read, in bytes.
LONGEST = 20_000
VERDICTS = ("same", "different", "grade", "undo")


class Judge:
    """The forms of one room; the token that they carry is new whenever the app starts."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.token = secrets.token_urlsafe(24)

    def listed(self, desk: Desk, filters: Filters) -> Page:
        """What users have judged, the latest first, and the form for the reliability of a source."""
        lines = judgements(desk.view)[::-1]
        words = {
            "title": "Judgements",
            "lines": lines,
            "token": self.token,
            "sources": [(name, name) for (name,) in desk.view.select(_SOURCES) if name],
            "letters": [(letter, f"{letter}: {meaning}") for letter, meaning in RELIABILITY.items()],
        }
        return Page(
            lambda: [{**to_json(line.judgement), "state": line.state} for line in lines], "judgements.html", words
        )

    def asked(self, request: Request) -> Response:
        """The form for one row: which other it is the same as, or is not."""
        filters = read_filters(request.query_params)
        left = request.query_params.get("left", "")
        with self.room.desks.desk(None) as desk:
            _, row = found_row(desk, left)
            words = {
                "title": "Judge",
                "left": left,
                "note": note_of(row, desk.names),
                "token": self.token,
                "right": request.query_params.get("right", ""),
            }
            return self.room.render("judge.html", words, filters, request)

    async def kept(self, request: Request) -> Response:
        """Keep a judgement, or take one back, and go on to the list."""
        form = await _form(request)
        origin = request.headers.get("origin")
        is_ours = origin is None or urlsplit(origin).netloc == request.headers.get("host")
        if not is_ours or not hmac.compare_digest(form.get("token", ""), self.token):
            message = (
                "The form was not sent from a page of this program as it runs now. "
                "Go back, load the page again and send it anew."
            )
            return self.room.problem(request, 403, message)
        await run_in_threadpool(self._keep, form)
        return RedirectResponse("/judgements", status_code=303)

    def _keep(self, form: dict[str, str]) -> None:
        """Write what a form says.

        Raises:
            QuestionError: something is missing, or it contradicts what was judged before.
        """
        verdict, why = form.get("verdict", ""), " ".join(form.get("why", "").split())
        if verdict not in VERDICTS:
            raise QuestionError(f"the verdict is {verdict!r}; expected one of: {', '.join(VERDICTS)}.")
        if verdict == "undo":
            undo(self.room.file, form.get("left", ""))
            return
        if not why:
            raise QuestionError("a judgement needs a reason that others can check. Write one and send the form again.")
        with self.room.desks.desk(None) as desk:
            if verdict == "grade":
                pair = source_letter(desk.view, form.get("left", ""), form.get("right", ""))
            else:
                pair = judged_pair(desk.view, *(_subject(desk, form.get(side, "")) for side in ("left", "right")))
        meant = "different" if verdict == "different" else "same"
        keep(self.room.file, Ruling(pair.kind, meant, pair.left, pair.right, pair.detail, why, "user"))


_SOURCES = "SELECT outlet FROM documents UNION SELECT agency FROM documents ORDER BY 1"


def _subject(desk: Desk, words: str) -> Any:
    """The row or the actor that is meant.

    Raises:
        QuestionError: nothing is called that.
    """
    wanted = words.strip("[] ")
    if not wanted:
        raise QuestionError("a judgement is about two rows; the second was left empty.")
    if wanted.casefold() in desk.ids:
        return desk.ids[wanted.casefold()]
    try:
        row = found_row(desk, wanted)[1]
    except MissingError as error:
        raise QuestionError(str(error)) from error
    return row.id if isinstance(row, Actor) else row


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form.

    Raises:
        QuestionError: it is no form, or longer than any of ours.
    """
    kind = request.headers.get("content-type", "")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            raise QuestionError(f"the form is longer than {LONGEST} bytes. Shorten the reason.")
    if not kind.startswith("application/x-www-form-urlencoded"):
        raise QuestionError(f"a form was expected, but this is {kind or 'nothing'}.")
    return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
