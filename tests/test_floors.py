"""Imports point down: faces, pipeline and query, stages and store, world, records and lexicon, errors."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "sitroom"

STAGES = {"read", "clean", "annotate", "normalise", "link", "compose", "merge"}
BASE = {"records", "lexicon", "errors", "world"}
#: room: the rooms that it may import, besides itself.
MAY_IMPORT = {
    "errors": set(),
    "records": {"errors"},
    "lexicon": {"errors"},
    "world": {"records", "lexicon", "errors"},
    **dict.fromkeys(STAGES, BASE),
    "sample": set(),
    "store": BASE,
    # A view of the past re-assembles events (merge), and a question's dates are read as an article's are (normalise).
    "query": BASE | STAGES | {"store"},
    "export": BASE | {"store", "query"},
    "api": BASE | {"query"},
    "config": BASE | {"read"},
    "__main__": {"cli"},
    "workers": {"errors"},
    "judging": BASE | {"merge", "store"},
    "pipeline": BASE | STAGES | {"store", "sample", "workers", "judging"},
    "watching": BASE | {"pipeline", "query", "store"},
    "cli": BASE | {"pipeline", "judging", "watching", "query", "export", "api", "config", "store"},
    "web": BASE | {"query", "export", "judging", "api", "config", "store"},
}
#: third-party or standard modules that only these rooms may import.
ONLY_IN: dict[str, set[str]] = {
    "sqlite3": {"store"},
    "httpx": {"read"},
    "protego": {"read"},
    "fastwarc": {"read"},
    "pypdfium2": {"read"},
    "typer": {"cli"},
    "starlette": {"web", "api"},
    "jinja2": {"web"},
    "onnxruntime": {"annotate"},
    "tokenizers": {"annotate"},
    "torch": set(),
}


def imports() -> list[tuple[Path, str, str]]:
    """(file, its room, imported module) for every import statement in the package."""
    found = []
    for file in sorted(SOURCE.rglob("*.py")):
        room = file.relative_to(SOURCE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found += [(file, room, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.append((file, room, node.module))
    return found


def test_every_room_has_its_floor() -> None:
    rooms = {file.relative_to(SOURCE).parts[0].removesuffix(".py") for file in SOURCE.rglob("*.py")}
    assert rooms - {"__init__"} == set(MAY_IMPORT)


def test_imports_point_down() -> None:
    wrong = []
    for file, room, module in imports():
        parts = module.split(".")
        if room == "__init__" or parts[0] != "sitroom" or len(parts) < 2 or parts[1] == room:
            continue
        if (file.name, module) == ("serve.py", "sitroom.web.serving"):
            continue  # the one command that starts the other face
        if parts[1] not in MAY_IMPORT[room]:
            wrong.append(f"{file.relative_to(SOURCE)} imports {module}")
    assert not wrong


@pytest.mark.parametrize("module", sorted(ONLY_IN))
def test_outside_modules_stay_in_their_room(module: str) -> None:
    wrong = [
        str(file) for file, room, name in imports() if name.split(".")[0] == module and room not in ONLY_IN[module]
    ]
    assert not wrong


def test_nothing_prints_or_exits_outside_the_faces() -> None:
    wrong = []
    for file in sorted(SOURCE.rglob("*.py")):
        if file.relative_to(SOURCE).parts[0] == "cli":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"print", "exit"}
            )
            bare = isinstance(node, ast.ExceptHandler) and node.type is None
            if called or bare:
                wrong.append(f"{file.relative_to(SOURCE)}:{node.lineno}")
    assert not wrong


def test_no_stage_asks_a_clock() -> None:
    """No value depends on the day the program runs; only readers note when they fetched."""
    asked = [
        f"{file.relative_to(SOURCE)}:{node.lineno}"
        for file in sorted(SOURCE.rglob("*.py"))
        if file.relative_to(SOURCE).parts[0] in (STAGES - {"read"}) | BASE
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow", "localtime", "monotonic"}
    ]
    assert asked == []
