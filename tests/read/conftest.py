"""Reading of bytes as a file of a name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sitroom.errors import ArticleError
from sitroom.read import Known, ReadOptions, read_pages
from sitroom.records.text import Page

Result = list[Page | Known | ArticleError]


@pytest.fixture
def read_as(tmp_path: Path) -> Callable[..., Result]:
    """What is read from bytes when they are a file of this name."""

    def read(name: str, content: bytes, **options: object) -> Result:
        path = tmp_path / name
        path.write_bytes(content)
        return list(read_pages([str(path)], ReadOptions(**options)))  # type: ignore[arg-type]

    return read
