"""Lines that say who printed an article when, and lines that only look like them."""

import pytest

from sitroom.clean.masthead import Masthead, read_masthead


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The Harbour Gazette, 3 November 2021", Masthead("The Harbour Gazette", None)),
        ("Meridian Post | Jan. 15, 2022 | By Ann Other and staff", Masthead("Meridian Post", "Ann Other")),
        ("Kestrel Online 14.01.22", Masthead("Kestrel Online", None)),
        ("Staff and agencies, 1 December 2021", Masthead(None, None)),
        ("December 2, 2021 by admin", Masthead(None, None)),
        ("By Jane Doe – 25 January 2022, 10:30 GMT", Masthead(None, "Jane Doe")),
    ],
)
def test_mastheads(line: str, expected: Masthead) -> None:
    assert read_masthead(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "On 3 November 2021 talks began.",
        "KYIV, Jan. 25, 2022 (Reuters) - Talks began on Monday.",
        "The Harbour Gazette",
        "Talks failed on 3 November 2021",
        "The treaty of 4 April 1949 binds all members.",
        "Meridian Post, Jan. 15",
    ],
)
def test_other_lines(line: str) -> None:
    assert read_masthead(line) is None
