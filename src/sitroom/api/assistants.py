"""The ledger for assistants: a read-only server of the Model Context Protocol, its tools the questions of the API."""

import json
from pathlib import Path
from typing import Any

from sitroom.api.json_schema import Schema, components, inlined
from sitroom.api.openapi import AS_OF, answer_schema
from sitroom.api.questions import QUESTIONS, Parameter, Question, read_asked
from sitroom.errors import QuestionError, SetupError, SitroomError
from sitroom.query.desks import Desks

#: Rows that one answer of a tool holds without a choice, and at most: an assistant reads all of what it is given.
ROWS, MOST = 25, 200
LIMIT = Parameter("limit", f"How many rows; {ROWS} without a choice, {MOST} at most.", "integer")
SKIP = Parameter("skip", "Leave out so many rows before them.", "integer")

INSTRUCTIONS = (
    "A ledger of the coverage of one crisis. Every row rests on sentences: `evidence` names the document and the "
    "offsets, `quote` is what is printed there. A claim is what someone said, not what is so; `origins` counts "
    "independent reports. Quote what is printed, name who said it and when, and say so when the ledger has no answer."
)


def tools() -> list[tuple[Question, Schema, Schema]]:
    """Each tool with the schema of what it takes and of what it gives."""
    known = components(record for question in QUESTIONS for record in question.records)
    return [
        (question, _input(question), inlined(answer_schema(question), known) | {"type": "object"})
        for question in QUESTIONS
    ]


def call(desks: Desks, name: str, given: dict[str, Any]) -> dict[str, Any]:
    """Answer one call of a tool.

    Raises:
        QuestionError: there is no such tool, or a parameter is not what it must be.
    """
    question = next((one for one in QUESTIONS if one.name == name), None)
    if question is None:
        raise QuestionError(f"there is no tool {name!r}. There are: {', '.join(one.name for one in QUESTIONS)}.")
    given = dict(given)
    around = {one.name: given.pop(one.name) for one in _around(question) if given.get(one.name) is not None}
    skip = int(around.pop("skip", 0) or 0)
    envelope = read_asked(Question(name, "", (AS_OF, LIMIT), {}, lambda desk, asked: None, ()), around)
    asked = read_asked(question, given)
    with desks.desk(envelope.get("as_of")) as desk:
        found = question.answer(desk, asked)
        if not question.is_list:
            return dict(found)
        end = skip + min(MOST, envelope.get("limit") or ROWS)
        return {
            "items": list(found[skip:end]),
            "total": len(found),
            "next": str(end) if end < len(found) else None,
        }


def serve_assistants(file: Path) -> None:
    """Serve a ledger over standard input and output until the other side hangs up.

    Raises:
        SetupError: the extra `mcp` is not installed.
    """
    try:
        import anyio
        from mcp.server.stdio import stdio_server
    except ImportError as error:
        raise SetupError(
            f"this needs the extra 'mcp' ({error.name} is missing). Install it: pip install 'sitroom[mcp]'"
        ) from error
    server = make_server(Desks(file))

    async def run() -> None:
        async with stdio_server() as (reading, writing):
            await server.run(reading, writing, server.create_initialization_options())

    anyio.run(run)


def make_server(desks: Desks) -> Any:
    """The server over one ledger, not yet connected to anyone."""
    import anyio
    from mcp import types
    from mcp.server.lowlevel import Server

    from sitroom import __version__

    async def list_tools(context: Any, parameters: Any) -> Any:
        offered = [
            types.Tool(
                name=question.name,
                description=question.about,
                input_schema=takes,
                output_schema=gives,
                annotations=types.ToolAnnotations(read_only_hint=True, open_world_hint=False),
            )
            for question, takes, gives in tools()
        ]
        return types.ListToolsResult(tools=offered)

    async def call_tool(context: Any, parameters: Any) -> Any:
        try:
            found = await anyio.to_thread.run_sync(call, desks, parameters.name, parameters.arguments or {})
        except SitroomError as error:
            words = types.TextContent(type="text", text=str(error))
            return types.CallToolResult(content=[words], is_error=True)
        words = types.TextContent(type="text", text=json.dumps(found, ensure_ascii=False))
        return types.CallToolResult(content=[words], structured_content=found)

    return Server(
        "sitroom",
        version=__version__,
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _around(question: Question) -> tuple[Parameter, ...]:
    return (AS_OF, LIMIT, SKIP) if question.is_list else (AS_OF,)


def _input(question: Question) -> Schema:
    every = (*question.parameters, *_around(question))
    return {
        "type": "object",
        "properties": {one.name: one.schema | {"description": one.about} for one in every},
        "required": [one.name for one in every if one.is_required],
        "additionalProperties": False,
    }
