"""The ledger in a browser, on this machine."""

import secrets
from typing import Annotated

import typer

from sitroom.cli.exits import say
from sitroom.cli.ledger import opened
from sitroom.cli.options import Ledger


def serve(
    file: Ledger,
    host: Annotated[
        str, typer.Option("--host", help="Where to listen; others can read the ledger if it is not local.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any free one.")] = 8377,
    with_token: Annotated[
        bool, typer.Option("--token", help="Let in only who has the address with its token, new at each start.")
    ] = False,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
) -> None:
    """Show a ledger in the browser: timeline, claims, documents with the words behind every line.

    On this machine only, unless another --host is given; give --token with it. Nothing is fetched from the network and
    no script runs. Every page has twins in JSON and CSV: /timeline.json, /timeline.csv. Ctrl-C stops it.
    """
    from sitroom.web.serving import serve_ledger

    with opened(file):
        pass  # a file that is not a ledger is refused here, not on the first page
    token = secrets.token_urlsafe(18) if with_token else None
    serve_ledger(file, host=host, port=port, open_browser=open_browser, say=say, token=token)


def mcp(file: Ledger) -> None:
    """Serve a ledger to an assistant over standard input and output (Model Context Protocol), read only.

    Its tools are the questions of the command line: ask, timeline, events, claims, positions, figures, disputes ...
    Name this command with its file in the assistant's settings; nothing is sent anywhere by the program itself.
    """
    from sitroom.api.assistants import serve_assistants

    with opened(file):
        pass  # a file that is not a ledger is refused here, not at the first question
    serve_assistants(file)
