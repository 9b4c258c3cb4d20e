"""Work in processes gives what work in one process gives, in the same order."""

import os

import pytest

from sitroom.errors import SetupError
from sitroom.workers import FEWEST, map_in_order


def make_factor(threads: int) -> int:
    return 10


def multiply(factor: int, number: int) -> tuple[int, int]:
    return number * factor, os.getpid()


def fail_on_seven(factor: int, number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


def die_on_seven(factor: int, number: int) -> int:
    if number == 7:
        os._exit(9)
    return number


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_order(workers: int) -> None:
    found = list(map_in_order(multiply, iter(range(40)), make=make_factor, workers=workers))
    assert [product for product, _ in found] == [number * 10 for number in range(40)]


def test_many_items_are_done_elsewhere_and_few_here() -> None:
    many = {process for _, process in map_in_order(multiply, range(40), make=make_factor, workers=2)}
    few = {process for _, process in map_in_order(multiply, range(FEWEST - 1), make=make_factor, workers=2)}
    assert os.getpid() not in many
    assert few == {os.getpid()}


def test_what_the_work_raises_comes_through() -> None:
    found = map_in_order(fail_on_seven, range(40), make=make_factor, workers=2)
    assert [next(found) for _ in range(7)] == list(range(7))
    with pytest.raises(ValueError, match="seven"):
        next(found)


def test_a_killed_process_is_told() -> None:
    with pytest.raises(SetupError, match="--workers 1"):
        list(map_in_order(die_on_seven, range(40), make=make_factor, workers=2))


def test_items_are_drawn_as_they_are_needed() -> None:
    drawn = []

    def items():
        for number in range(1000):
            drawn.append(number)
            yield number

    found = map_in_order(multiply, items(), make=make_factor, workers=2)
    next(found)
    assert len(drawn) < 40
    found.close()
