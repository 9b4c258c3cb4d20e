"""What a ledger remembers of the web, from one build to the next."""

from pathlib import Path

from factory import make_document, make_full_reading
from sitroom.store import open_writer


def test_pages_that_were_had_are_known_and_those_that_were_not_are_asked_for_again(tmp_path: Path) -> None:
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("a" * 64, "https://a.example/1", make_full_reading(make_document()))
        writer.add_failure("b" * 64, "https://a.example/menu", "clean", "no article found in the page")
        writer.add_failure(None, "https://a.example/gone", "read", "the server answered 404")
        known = [writer.addresses.has(f"https://a.example/{name}") for name in ("1", "menu", "gone", "new")]
    assert known == [True, True, False, False]


def test_what_a_list_was_asked_with_is_kept_when_the_build_has_come_to_its_end(tmp_path: Path) -> None:
    path, feed = tmp_path / "a.sitroom", "https://a.example/feed"
    with open_writer(path) as writer:
        writer.addresses.remember(feed, {"if-none-match": '"v1"'})  # and here the build breaks off
    with open_writer(path) as writer:
        assert writer.addresses.validators(feed) == {}
        writer.addresses.remember(feed, {"if-none-match": '"v1"'})
        writer.addresses.keep()
    with open_writer(path) as writer:
        assert writer.addresses.validators(feed) == {"if-none-match": '"v1"'}
        writer.addresses.remember(feed, {})
        writer.addresses.keep()
        assert writer.addresses.validators(feed) == {}
