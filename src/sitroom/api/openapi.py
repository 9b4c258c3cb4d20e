"""The OpenAPI 3.1 description of the routes, made from the table of questions."""

from typing import Any

from sitroom.api.json_schema import Schema, components
from sitroom.api.questions import QUESTIONS, Parameter, Question

#: Where the routes stand, and the version of their contract.
PREFIX, VERSION = "/api", "1"
#: Rows in one answer: without a choice, and at most.
LIMIT, MOST = 100, 1000

PAGING = (
    Parameter("limit", f"Rows in one answer; {LIMIT} without a choice.", "integer"),
    Parameter("cursor", "The `next` of the answer before, for the rows that follow."),
)
AS_OF = Parameter("as_of", "Only what articles published by this day say.", "date")

_PROBLEM: Schema = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["detail", "status", "title", "type"],
}


def parameters_of(question: Question) -> tuple[Parameter, ...]:
    """All parameters that a route takes."""
    return (*question.parameters, AS_OF, *(PAGING if question.is_list else ()))


def description() -> dict[str, Any]:
    """The whole description."""
    records = [record for question in QUESTIONS for record in question.records]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sitroom",
            "version": VERSION,
            "description": "Reads one ledger: who did what, who said what, who wants what, how many, who is bound to "
            "whom; every row with its sentences, as offsets in code points. Read only.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {f"{PREFIX}/{question.name}": {"get": _operation(question)} for question in QUESTIONS},
        "components": {"schemas": components(records) | {"Problem": _PROBLEM}},
    }


def _operation(question: Question) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        "operationId": question.name,
        "summary": question.about,
        "parameters": [
            {
                "name": parameter.name,
                "in": "query",
                "description": parameter.about,
                "required": parameter.is_required,
                "schema": parameter.schema,
            }
            for parameter in parameters_of(question)
        ],
        "responses": {
            "200": {
                "description": "The rows, and where to go on." if question.is_list else "The answer.",
                "headers": {"ETag": {"description": "Names these rows.", "schema": {"type": "string"}}},
                "content": {"application/json": {"schema": answer_schema(question)}},
            },
            "304": {"description": "You have this answer already (If-None-Match)."},
            "400": {"description": "A parameter is not what it must be, or nothing is called so.", "content": problem},
            "503": {"description": "The ledger cannot be read at the moment.", "content": problem},
        },
    }


def answer_schema(question: Question) -> Schema:
    """The schema of what a route gives."""
    if not question.is_list:
        return question.row
    return {
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": question.row},
            "total": {"type": "integer", "minimum": 0},
            "next": {"type": ["string", "null"]},
        },
        "required": ["items", "next", "total"],
    }
