"""What came or went with documents, without looking at what stands."""

from factory import make_claim, make_document
from sitroom.merge.news import News
from sitroom.records.claims import Claim
from sitroom.records.grouped import Listed
from sitroom.records.workings import Workings

DOCUMENTS = [make_document(f"Page {n} tells of the strait.", outlet=f"P{n}") for n in range(4)]


def said(page: int, speaker: str | None) -> Claim:
    return make_claim(DOCUMENTS[page], f"{speaker} told it", DOCUMENTS[page].text, speaker=speaker)


LUND, AGAIN, BERG, NOBODY = said(0, "person:lund"), said(1, "person:lund"), said(1, "person:berg"), said(1, None)
MORE, OTHER = said(2, "person:berg"), said(3, "person:lund")


def touched(claims: list[Claim], before: Workings | None = None, **also: list[str]) -> tuple[dict[str, bool], Workings]:
    kept = Workings([(*place, value) for place, value in before.used.items()] if before else ())
    news = News((claim.document for claim in claims), kept)
    return news.touched(Listed(claims), "speaker", "step", **also), kept


def test_where_nothing_is_kept_all_is_new() -> None:
    assert touched([LUND, AGAIN, BERG, NOBODY])[0] == {"person:berg": True, "person:lund": True}


def test_who_is_in_a_new_document_is_touched() -> None:
    _, before = touched([LUND, AGAIN, BERG, NOBODY])
    assert touched([LUND, AGAIN, BERG, NOBODY], before)[0] == {"person:berg": False, "person:lund": False}
    assert touched([LUND, AGAIN, BERG, MORE], before)[0] == {"person:berg": True, "person:lund": False}


def test_who_was_in_a_document_that_is_gone_is_touched_though_another_took_its_place() -> None:
    _, before = touched([LUND, AGAIN, BERG])
    assert touched([LUND, BERG], before)[0] == {"person:berg": False, "person:lund": True}
    assert touched([LUND, BERG, OTHER], before)[0] == {"person:berg": False, "person:lund": True}


def test_documents_can_be_taken_for_new() -> None:
    _, before = touched([LUND, AGAIN, MORE])
    found = touched([LUND, AGAIN, MORE], before, also=[DOCUMENTS[0].id])[0]
    assert found == {"person:berg": False, "person:lund": True}
