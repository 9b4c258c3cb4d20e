"""The checks of the machine, the version, and the settings."""

import json
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from sitroom import __version__
from sitroom.config import Config, load_config
from sitroom.errors import SetupError


def test_version(process) -> None:
    result = process("--version")
    assert (result.returncode, result.stdout, result.stderr) == (0, f"sitroom {__version__}\n", "")


def test_doctor_finds_this_machine_in_order(run) -> None:
    result = run("doctor", "--format", "json")
    checks = {check["name"]: check for check in json.loads(result.stdout)}
    assert {"Python", "SQLite", "packages", "extra web", "registry", "output", "this folder"} <= checks.keys()
    assert result.exit_code == 0, result.stdout
    assert "full-text" in checks["SQLite"]["found"] and "actors" in checks["registry"]["found"]


def test_doctor_says_what_to_do_about_a_missing_package(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name in ("ftfy", "starlette"):
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr("sitroom.cli.doctor.version", version)
    result = run("doctor", "--format", "json")
    checks = {check["name"]: check for check in json.loads(result.stdout)}
    assert result.exit_code == 1
    assert checks["packages"]["state"] == "fault" and "pip install" in checks["packages"]["advice"]
    assert checks["extra web"]["state"] == "note" and "sitroom[web]" in checks["extra web"]["advice"]


def test_serve_without_the_extra_says_how_to_get_it(run, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "uvicorn", None)
    result = run("serve", ledger)
    assert result.exit_code == 2 and "pip install 'sitroom[web]'" in result.stderr


def test_settings_come_from_one_file_and_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "sitroom.toml"
    file.write_text('world = "rows"\n[read]\nmax_bytes = 5\ntimeout = 60\nallow_private = true\n', encoding="utf-8")
    found = load_config({"SITROOM_CONFIG": str(file)})
    assert found.world == tmp_path / "rows"
    assert (found.read.max_bytes, found.read.timeout, found.read.allow_private) == (5, 60, True)
    assert load_config({"SITROOM_CONFIG": str(file), "SITROOM_WORLD": "mine"}).world == Path("mine")
    assert load_config({}) == Config()


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "sitroom.toml"
    file.write_text('colour = "red"\nworld = 3\n[read]\nmax_bytes = "many"\nsped = 1\ntimeout = -1\n', encoding="utf-8")
    with pytest.raises(SetupError) as caught:
        load_config({"SITROOM_CONFIG": str(file)})
    assert all(word in str(caught.value) for word in ("colour", "world", "max_bytes", "sped", "timeout"))
    assert "clock" not in str(caught.value)


@pytest.mark.parametrize("content", [None, b"= nonsense", b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_a_setup_error(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "sitroom.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SetupError, match=r"sitroom\.toml"):
        load_config({"SITROOM_CONFIG": str(file)})
