"""Cases as data: one JSON line each, with what is expected and whether today's program gives it."""

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "cases"


def load_cases(path: str) -> list[Any]:
    """The cases of one file as pytest parameters; `expect: fail` marks a known failure that must not pass unseen."""
    parameters = []
    for line in (FOLDER / path).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        marks = [pytest.mark.xfail(strict=True, reason=case["comment"])] if case["expect"] == "fail" else []
        parameters.append(pytest.param(case, id=f"{case['label']}: {case['comment']}", marks=marks))
    return parameters
