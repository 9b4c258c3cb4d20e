"""The sample corpus holds what its README promises, and nothing that belongs to someone else."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sitroom.sample import articles

README = articles().parent / "README.md"
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
RUN = 8
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = "January February March April May June July August September October November December".split()
ANY_MONTH, ANY_SHORT = "|".join(MONTHS), "|".join(month[:3] for month in MONTHS)
DAY = re.compile(rf"\b({'|'.join(WEEKDAYS)}),? (?:(\d{{1,2}}) ({ANY_MONTH})|({ANY_SHORT})\. (\d{{1,2}}))\b")


def planted() -> list[tuple[str, str]]:
    """(file, phrase) for every phrase in the third column of the README's table."""
    found = []
    for line in README.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)]
        if len(cells) != 5 or not cells[2].startswith("`"):
            continue
        phrases = re.findall(r"`([^`]+)`", line[line.index(cells[2]) + len(cells[2]) :])
        found += [(cells[2].strip("`"), phrase.replace("\\|", "|")) for phrase in phrases]
    return found


def stories() -> Iterator[tuple[str, str]]:
    """(name, text) of every article; rows of records one by one."""
    for path in sorted(articles().iterdir()):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            yield from ((f"{path.name}#{row['id']}", row["text"]) for row in map(json.loads, text.splitlines()))
        else:
            yield path.name, text


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def wrong_weekdays(text: str) -> list[str]:
    """Days named with a weekday that they were not, November 2021 to March 2022."""
    wrong = []
    for match in DAY.finditer(text):
        weekday, day, month, short, short_day = match.groups()
        number = MONTHS.index(month) + 1 if month else [m[:3] for m in MONTHS].index(short) + 1
        meant = date(2021 if number > 6 else 2022, number, int(day or short_day))
        if WEEKDAYS[meant.weekday()] != weekday:
            wrong.append(match.group())
    return wrong


def test_readme_says_something_of_most_files() -> None:
    named = {name for name, _ in planted()}
    assert len(planted()) > 90
    assert len(named) >= 29


@pytest.mark.parametrize(("name", "phrase"), planted())
def test_planted_words_are_where_the_readme_says(name: str, phrase: str) -> None:
    assert phrase.lower() in (articles() / name).read_text(encoding="utf-8").lower()


def test_counts_in_the_readme_are_right() -> None:
    assert (len(list(articles().iterdir())), len(list(stories()))) == (32, 36)
    assert "Thirty-two files with 36 short articles" in README.read_text(encoding="utf-8")


def test_the_planted_weekday_is_the_only_wrong_one() -> None:
    wrong = {name: wrong_weekdays(text) for name, text in stories()}
    assert {name: days for name, days in wrong.items() if days} == {
        "14-osce-wrong-weekday.txt": ["Wednesday 13 January"]
    }


def test_undated_page_names_no_day_of_the_crisis() -> None:
    text = (articles() / "17-minsk-explainer-undated.txt").read_text(encoding="utf-8")
    assert not re.search(r"202\d|\b(?:yesterday|today|this week|last week)\b", text)


def test_mojibake_page_can_be_repaired() -> None:
    import ftfy

    text = (articles() / "20-written-answers-mojibake.txt").read_text(encoding="utf-8")
    repaired = ftfy.fix_text(text, uncurl_quotes=False)
    assert "NATO’s door" in repaired and "René Claes" in repaired
    assert "NATO’s door" not in text


def test_only_the_copies_and_the_speech_share_sentences() -> None:
    # Shorter paragraphs are furniture ("All rights reserved."), which the pages of one outlet do share.
    shingles = {
        name: set().union(*(runs(line) for line in text.splitlines() if len(line.split()) >= 20))
        for name, text in stories()
    }
    sharing = {(a, b) for a in shingles for b in shingles if a < b and shingles[a] & shingles[b]}
    assert {(a, b) for a, b in sharing if not ("-riga-" in a and "-riga-" in b)} == {
        ("26-munich-herald.txt", "27-munich-nine.txt")
    }
    assert len(sharing) >= 7


def test_articles_share_no_sentence_with_the_seeds() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seed articles are not part of the repository and are not beside it")
    seeds = set().union(*(runs(path.read_text(encoding="utf-8", errors="replace")) for path in SEEDS.iterdir()))
    # What a comment form prints is the same on every page of the web.
    shared = {(name, " ".join(run)) for name, text in stories() for run in runs(text) & seeds if "email" not in run}
    assert not shared
