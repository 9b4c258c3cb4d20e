"""The days that matter and the sentences that tell them: who is counted, what is printed, and in which order."""

import random
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factory import make_copy, make_document, make_named_day, make_picture, make_reading
from sitroom.query import open_view
from sitroom.query.highlights import Highlight, highlights
from sitroom.records.text import Document
from sitroom.store import open_writer

STRIKE = "Rebels of the north shelled the harbour of Port Lund on 3 May 2022."
AGAIN = "The rebels of the north had shelled the harbour of Port Lund on 3 May 2022."
FAIR = "The spring fair of the capital opens its gates to visitors on 9 May 2022."


def article(text: str, published: str, **fields: Any) -> Document:
    return make_document(text, published, **fields)


ARTICLES = (
    article(f"{STRIKE} Nobody knows how many people died there so far.", "2022-05-04", path="1.txt"),
    article(f"{AGAIN} The harbour has been closed to all ships ever since.", "2022-05-20", path="2.txt"),
    article(f"{FAIR} Bakers from all over the country sell their bread there.", "2022-05-08", path="3.txt"),
    article(f"{FAIR} Bakers from all over the country sell bread there again.", "2022-05-08", path="4.txt"),
    article(f"{FAIR} Bakers from all over the country sell bread there, too.", "2022-05-08", path="5.txt"),
)
COPIES = (*map(make_copy, ARTICLES[:3]), make_copy(ARTICLES[3], ARTICLES[2]), make_copy(ARTICLES[4], ARTICLES[2]))


def chosen(
    folder: Path,
    documents: Sequence[Document] = ARTICLES,
    copies: Any = COPIES,
    as_of: date | None = None,
    **wanted: Any,
) -> list[Highlight]:
    """What is chosen from some articles, whose days are printed as "3 May 2022"."""
    readings = []
    for document in documents:
        days = [
            make_named_day(document, match[0], f"2022-05-{int(match[1]):02}")
            for match in re.finditer(r"(\d+) May 2022", document.text)
        ]
        readings.append(make_reading(document, named_days=days))
    with open_writer(folder / "a.sitroom") as writer:
        for number, reading in enumerate(readings):
            writer.add_reading(str(number), f"{number}.txt", reading)
        writer.replace_picture(make_picture(*readings, copies=copies))
    with open_view(folder / "a.sitroom", as_of) as view:
        return highlights(view, **{"dates": 1, "sentences": 1, **wanted})


def test_a_story_in_three_copies_counts_once(tmp_path: Path) -> None:
    [day] = chosen(tmp_path)
    assert (day.date, day.origins) == ("2022-05-03", 2)


def test_days_come_in_order_of_time_and_name_who_says_the_same(tmp_path: Path) -> None:
    strike, fair = chosen(tmp_path, dates=5, until=date(2022, 5, 9), since=date(2022, 5, 3))[0::3][:2]
    assert [line.text for line in strike.lines] == [STRIKE]
    assert strike.lines[0].origins == 2 == len(strike.lines[0].evidence)
    assert strike.lines[0].evidence[0].quote == STRIKE
    assert fair.date > strike.date and fair.lines[0].origins == 1


def test_no_sentence_says_what_one_before_it_says(tmp_path: Path) -> None:
    [day] = chosen(tmp_path, sentences=9)
    assert [line.text for line in day.lines if "shelled" in line.text] == [STRIKE]


@pytest.mark.parametrize("words", ["Port Lund", "HARBOUR"])
def test_only_sentences_that_print_the_words_are_asked(tmp_path: Path, words: str) -> None:
    days = chosen(tmp_path, dates=9, sentences=9, text=words)
    assert days and all(words.casefold() in line.text.casefold() for day in days for line in day.lines)


def test_an_actor_is_known_by_each_of_its_names(tmp_path: Path) -> None:
    days = chosen(tmp_path, dates=9, names=("the rebels", "Bakers"))
    assert {line.text.split()[0] for day in days for line in day.lines} == {"The", "Bakers"}


def test_what_was_printed_later_is_not_known_yet(tmp_path: Path) -> None:
    [day] = chosen(tmp_path, dates=1, since=date(2022, 5, 3), until=date(2022, 5, 3), as_of=date(2022, 5, 10))
    assert day.lines[0].origins == day.origins == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Who shelled the harbour of the town on 3 May 2022?",
        '"We saw the harbour of the town burn on 3 May 2022."',
        'That the harbour of the town burned on 3 May 2022 is a lie."',
        "That the harbour of the town burned on 3 May 2022 is a lie.”",
        "Shelling on 3 May 2022.",
        "Tuesday 3 May 2022 17.14 GMT last updated.",
    ],
)
def test_what_does_not_stand_alone_is_not_printed(tmp_path: Path, sentence: str) -> None:
    document = article(sentence, "2022-06-20")
    assert chosen(tmp_path, [document], [make_copy(document)], dates=9) == []


def test_a_box_beside_every_story_of_an_outlet_tells_once(tmp_path: Path) -> None:
    box = "Port Lund: a harbour in the north, founded by sailors on 1 May 2022."
    stories = [
        article(f"{box} Story number {number} of our reporter in the north.", "2022-06-20", outlet="The Post")
        for number in ("one", "two", "three")
    ]
    [day] = chosen(tmp_path, stories, [make_copy(story) for story in stories], until=date(2022, 5, 31))
    assert (day.date, day.origins, day.lines[0].origins) == ("2022-05-01", 1, 1)


def test_the_stamp_of_an_article_names_no_day_of_the_story(tmp_path: Path) -> None:
    words = "The harbour of Port Lund was quiet all day, sailors said."
    stamped = article(f"Page last updated at noon on Friday 3 May 2022. {words}", "2022-05-03")
    told = article(f"The harbour of Port Lund burned on 2 May 2022. {words}", "2022-05-03")
    [day] = chosen(tmp_path, [stamped, told], [make_copy(stamped), make_copy(told)], dates=1)
    assert day.date == "2022-05-02"


def test_what_is_printed_of_one_day_is_not_printed_of_another(tmp_path: Path) -> None:
    document = article("Envoys of both sides met in the old town on 3 May 2022 and on 4 May 2022.", "2022-06-20")
    days = chosen(tmp_path, [document], [make_copy(document)], dates=9)
    assert [day.date for day in days] == ["2022-05-03"]


def test_a_quotation_with_its_speaker_stands_alone(tmp_path: Path) -> None:
    document = article('"It burned," the mayor of Port Lund told reporters there on 3 May 2022.', "2022-06-20")
    assert len(chosen(tmp_path, [document], [make_copy(document)], dates=9)) == 1


def test_the_order_of_documents_does_not_matter(tmp_path: Path) -> None:
    found = []
    for seed in range(3):
        folder = tmp_path / str(seed)
        folder.mkdir()
        shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))
        found.append(chosen(folder, shuffled, dates=9, sentences=9))
    assert found[0] == found[1] == found[2]


def test_a_ledger_without_days_has_none_to_choose(tmp_path: Path) -> None:
    document = article("Nobody knows when the harbour of the town was shelled.", None)  # type: ignore[arg-type]
    assert chosen(tmp_path, [document], [make_copy(document)]) == []
    (tmp_path / "b").mkdir()
    assert chosen(tmp_path / "b", [], []) == []
