"""The configuration: one TOML file and the environment, read once, into the stages' own options.

    # sitroom.toml
    world = "registry"        # a folder with your own rows for the registry, relative to this file

    [read]                    # see ReadOptions
    max_bytes = 50_000_000
    timeout = 60

`SITROOM_CONFIG` names the file; without it there is none and every option has its default. `SITROOM_WORLD` names the
folder of registry rows and goes before the file. Unknown keys are refused, and all faults are listed at once.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from sitroom.errors import SetupError
from sitroom.read.options import FOLLOW, ReadOptions

#: Keys of a section are the fields of its options that TOML can write.
PLAIN_TYPES: Mapping[Any, tuple[type, ...]] = {int: (int,), float: (int, float), bool: (bool,), str: (str,)}


@dataclass(frozen=True, slots=True)
class Config:
    """What a user may set.

    Attributes:
        world: folder with the user's own tables for the registry; None for the shipped tables alone.
        read: limits and manners of the readers.
    """

    world: Path | None = None
    read: ReadOptions = field(default_factory=ReadOptions)


@cache
def config() -> Config:
    """The configuration of this process.

    Raises:
        SetupError: the file cannot be read or holds what it must not; all faults in one message.
    """
    return load_config(os.environ)


def load_config(environment: Mapping[str, str]) -> Config:
    """The configuration that an environment asks for; see `config`."""
    named = environment.get("SITROOM_CONFIG")
    path = Path(named) if named else None
    table = _read_toml(path) if path else {}
    faults: list[str] = []
    read = _fill(ReadOptions(), "read", table.pop("read", {}), faults)
    if read.follow not in FOLLOW:
        faults.append(f"[read] follow is {read.follow!r}; expected one of {', '.join(FOLLOW)}")
    world = _world(table.pop("world", None), path, faults)
    faults += [f"{key!r} is not a setting; expected world or [read]" for key in table]
    if faults:
        raise SetupError(f"{path} holds settings that cannot be used:\n  " + "\n  ".join(faults))
    if environment.get("SITROOM_WORLD"):
        world = Path(environment["SITROOM_WORLD"])
    return Config(world=world, read=read)


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SetupError(f"{path}, named by SITROOM_CONFIG, cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SetupError(f"{path} is not a TOML file in UTF-8: {error}.") from error


def _fill(options: ReadOptions, section: str, table: Any, faults: list[str]) -> ReadOptions:
    """The options with the values of one section put in."""
    if not isinstance(table, dict):
        faults.append(f"{section!r} must be a section: [{section}]")
        return options
    known = {one.name: one.type for one in fields(options) if one.type in PLAIN_TYPES}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            faults.append(f"[{section}] {key!r} is not a setting; expected {', '.join(known)}")
        elif type(value) not in PLAIN_TYPES[known[key]]:
            faults.append(f"[{section}] {key} is {value!r}; expected {_type_name(known[key])}")
        elif known[key] in (int, float) and value < 0:
            faults.append(f"[{section}] {key} is {value!r}; expected a number that is not negative")
        else:
            values[key] = value
    return replace(options, **values)


def _type_name(kind: Any) -> str:
    return {int: "a whole number", float: "a number", bool: "true or false", str: "text in quotation marks"}[kind]


def _world(value: Any, path: Path | None, faults: list[str]) -> Path | None:
    if value is None or path is None:
        return None
    if not isinstance(value, str):
        faults.append(f"world is {value!r}; expected the path of a folder in quotation marks")
        return None
    return path.parent / value
