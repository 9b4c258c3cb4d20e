"""Citations are as short as they can be and open one row only."""

from pathlib import Path

import pytest

from factory import make_claim, make_document, make_picture, make_reading
from sitroom.query import open_view
from sitroom.query.citation import citation
from sitroom.records.claims import Claim
from sitroom.store import open_writer

IDS = ("c1234567800000000", "c1234567890000000", "cfffffff000000000")


@pytest.mark.parametrize(("id", "short"), list(zip(IDS, ("c123456780", "c123456789", "cfffffff"), strict=True)))
def test_citations_grow_only_where_rows_begin_alike(tmp_path: Path, id: str, short: str) -> None:
    document = make_document("“We stay,” Ms Lund said.")
    reading = make_reading(document, claims=tuple(make_claim(document, id=one) for one in IDS))
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("digest", "a.txt", reading)
        writer.replace_picture(make_picture(reading))
    with open_view(tmp_path / "a.sitroom") as view:
        assert citation(view, id) == short
        assert view.row_by_prefix(short) == ("claims", view.rows(Claim, "id = ?", (id,))[0])


def test_ids_that_are_words_stay_whole(tmp_path: Path) -> None:
    with open_writer(tmp_path / "a.sitroom"), open_view(tmp_path / "a.sitroom") as view:
        assert citation(view, "state:RUS") == "state:RUS"
