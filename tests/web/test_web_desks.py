"""Views are kept between requests, and never a day longer than the ledger stays as it was."""

from datetime import date
from pathlib import Path

from sitroom.judging import Ruling, judge
from sitroom.query.desks import PAST, PRESENT, Desks


def test_a_desk_is_used_again_until_the_ledger_changes(ledger: Path) -> None:
    desks = Desks(ledger)
    with desks.desk(None) as first:
        assert first.names["person:vera-lund"] == "Vera Lund"
    with desks.desk(None) as second:
        assert second is first
    with desks.desk(date(2022, 2, 28)) as past:
        assert past is not first and past.today == date(2022, 2, 28)
    judge(ledger, Ruling("same_actor", "same", "person:vera-lund", "state:BOR", None, "x", "user"))
    with desks.desk(None) as third:
        assert third is not first and "person:vera-lund" not in third.names
    desks.close()


def test_two_requests_never_share_a_desk_and_few_wait(ledger: Path) -> None:
    desks = Desks(ledger)
    with desks.desk(None) as one, desks.desk(None) as other:
        assert one is not other
    for day in range(1, 10):
        with desks.desk(date(2022, 2, day)):
            pass
    assert len(desks._free) <= PRESENT + PAST
    desks.close()
    assert desks._free == []


def test_a_desk_whose_request_failed_is_not_used_again(ledger: Path) -> None:
    desks = Desks(ledger)
    try:
        with desks.desk(None):
            raise ValueError("a page that fails")
    except ValueError:
        pass
    assert desks._free == []
