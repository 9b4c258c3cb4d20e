"""The server for assistants, asked by the official client; and as a program of its own."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from sitroom.api.assistants import MOST, call, make_server, tools
from sitroom.errors import QuestionError


def test_every_tool_says_what_it_takes_and_gives() -> None:
    for question, takes, gives in tools():
        assert question.about and takes["additionalProperties"] is False
        assert gives["type"] == "object" and "$ref" not in json.dumps(gives)


def test_lists_are_cut_and_gone_on_with(desks: Any) -> None:
    first = call(desks, "claims", {"limit": 3})
    assert len(first["items"]) == 3 and first["next"] == "3" and first["total"] == 4
    rest = call(desks, "claims", {"limit": MOST + 100, "skip": 3})
    assert len(rest["items"]) == 1 and rest["next"] is None


@pytest.mark.parametrize(("name", "given"), [("sing", {}), ("claims", {"act": "shout"}), ("claims", {"colour": "red"})])
def test_what_is_not_a_question_is_refused(desks: Any, name: str, given: dict[str, str]) -> None:
    with pytest.raises(QuestionError):
        call(desks, name, given)


def test_the_official_client_finds_and_asks_the_tools(desks: Any) -> None:
    mcp = pytest.importorskip("mcp", reason="the extra 'mcp' is not installed")
    import anyio

    async def talk() -> None:
        async with mcp.Client(make_server(desks)) as client:
            offered = (await client.list_tools()).tools
            assert {"ask", "timeline", "claims", "positions", "figures", "disputes", "obligations"} <= {
                tool.name for tool in offered
            }
            assert all(tool.annotations.read_only_hint for tool in offered)
            said = await client.call_tool("claims", {"act": "deny"})
            assert not said.is_error and said.structured_content["total"] == 2
            assert said.structured_content["items"][0]["evidence"][0]["quote"]
            asked = await client.call_tool("ask", {"q": "Who won the cup?"})
            assert asked.structured_content["answered"] is False
            wrong = await client.call_tool("claims", {"act": "shout"})
            assert wrong.is_error and "expected one of" in wrong.content[0].text

    anyio.run(talk)


def test_the_command_speaks_over_standard_input_and_output(ledger: Path) -> None:
    mcp = pytest.importorskip("mcp", reason="the extra 'mcp' is not installed")
    import anyio

    async def talk() -> None:
        command = mcp.StdioServerParameters(
            command=sys.executable, args=["-m", "sitroom", "mcp", str(ledger)], env=dict(os.environ)
        )
        async with mcp.Client(command) as client:
            status = await client.call_tool("status", {})
            assert status.structured_content["documents"] == 2

    anyio.run(talk)
