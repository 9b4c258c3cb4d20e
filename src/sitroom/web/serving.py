"""Starting the local web app."""

import contextlib
import socket
from collections.abc import Callable
from pathlib import Path

from sitroom.errors import SetupError


def serve_ledger(
    file: Path,
    *,
    host: str,
    port: int,
    open_browser: bool,
    say: Callable[[str], None],
    token: str | None = None,
) -> None:
    """Serve a ledger until the program is told to stop.

    Args:
        port: 0 takes any free one.
        say: is told the address once it answers.
        token: what readers must give; None for nothing.
    Raises:
        SetupError: the extra `web` is not installed, or the address cannot be used.
    """
    try:
        import uvicorn

        from sitroom.web.app import create_app
    except ImportError as error:
        raise SetupError(
            f"the pages need the extra 'web' ({error.name} is missing). Install it: pip install 'sitroom[web]'"
        ) from error
    listening = listen(host, port)
    address = f"http://{_in_url(host)}:{listening.getsockname()[1]}/" + (f"?token={token}" if token else "")
    app = create_app(file, hosts=(host,), token=token)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, date_header=False))
    say(f"{file}: {address} (Ctrl-C stops)")
    if open_browser:
        import webbrowser

        webbrowser.open(address)
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket on which to serve, taken before the address is told to anyone; port 0 takes any free one.

    Raises:
        SetupError: the address is taken or is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise SetupError(
            f"{host}:{port} cannot be used ({error}). Give another --port, or 0 for any free one."
        ) from error
    return listening


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
