"""When a happening took place where its own clause does not say: the text around it, its tense, the article's day."""

import json
from typing import Any

import pytest

from sitroom.pipeline import annotate_lines

PUBLISHED = "2022-02-16"


def when(text: str, printed: str) -> dict[str, Any]:
    """What `annotate` says of the last place of some words."""
    start = text.rindex(printed)
    row = {"id": 1, "text": text, "published": PUBLISHED, "when": [[start, start + len(printed)]]}
    (found,) = annotate_lines([json.dumps(row)], workers=1)
    assert isinstance(found, str)
    (date,) = json.loads(found)["when"]
    return date


@pytest.mark.parametrize(
    ("text", "printed", "edtf", "basis"),
    [
        ("The ministry unveiled the deal on 3 February.", "unveiled", "2022-02-03", "relative"),
        ("A bomb went off in Bern on 3 February. The bomb hurt nobody.", "bomb", "2022-02-03", "inherited"),
        ("The January bombing that killed a guard is not solved.", "killed", "2022-01", "relative"),
        ("Troops entered the town on 3 February. They burned the archive.", "burned", "2022-02-03", "inherited"),
        ("The talks failed on 3 February. Mr Novak said he was sad.", "said", "2022-02-16", "document"),
        ("They want to leave before next week's talks.", "talks", "2022-02-21/2022-02-27", "relative"),
        ("The bank, which has ten branches, closed two last week.", "has", "2022-02-16", "document"),
        ("Russia will attack Ukraine.", "attack", "2022-02-16/..", "document"),
        ("The soldiers had fled.", "fled", "../2022-02-16", "document"),
        (
            "BERN, February 15 (Xinhua) -- Talks are under way. An envoy spoke of hope.",
            "spoke",
            "2022-02-15",
            "document",
        ),
    ],
)
def test_a_happening_is_dated_by_what_stands_around_it(text: str, printed: str, edtf: str, basis: str) -> None:
    found = when(text, printed)
    assert (found["edtf"], found["basis"]) == (edtf, basis)


def test_a_date_that_is_only_compared_with_moves_no_story() -> None:
    text = "Sales fell to 4 million dollars from 5 million a year earlier. Profit shrank."
    assert when(text, "shrank")["edtf"] == PUBLISHED


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    row = {"id": 1, "text": "The envoys met.", "when": [[11, 14]]}
    (found,) = annotate_lines([json.dumps(row)], workers=1)
    (date,) = json.loads(str(found))["when"]
    assert (date["earliest"], date["latest"]) == (None, None)
