"""Reading a ledger: conditions, citations, search, and the ledger as it was known on a day."""

from datetime import date
from pathlib import Path

import pytest

from factory import (
    TEXT,
    make_actor_mention,
    make_copy,
    make_document,
    make_full_reading,
    make_judgement,
    make_picture,
    make_reading,
    make_warning,
)
from sitroom.errors import QuestionError
from sitroom.records.claims import (
    Actor,
    Claim,
    Copy,
    Dispute,
    Event,
    EventMention,
    Figure,
    Judgement,
    Position,
    Reading,
    TextWarning,
)
from sitroom.records.schema import field_types
from sitroom.records.text import Document
from sitroom.store import Past, View, open_view, open_writer, sheets

EARLY = make_full_reading()
LATE = make_full_reading(make_document(TEXT + "\n\nMore followed.", published="2022-03-01", path="articles/two.txt"))
#: Nobody works out positions and disputes here.
APART = {Position: lambda _: (), Dispute: lambda _: ()}
UNDATED = make_reading(make_document("Nobody knows when.", published=None, path="three.txt"))


def write(path: Path, *readings: Reading) -> Path:
    left, right = (reading.event_mentions[0].id for reading in (EARLY, LATE))
    judgements = (
        make_judgement(left, right),
        make_judgement(*(mention.id for mention in EARLY.event_mentions), verdict="different"),
    )
    with open_writer(path) as writer:
        for reading in readings:
            writer.add_reading(reading.document.sha256, reading.document.path or "", reading)
        writer.replace_picture(make_picture(*readings, judgements=judgements))
    return path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write(tmp_path / "a.sitroom", EARLY, LATE, UNDATED)


def test_rows_come_by_id_with_a_condition_and_in_an_order(ledger: Path) -> None:
    with open_view(ledger) as view:
        claims = view.rows(Claim)
        assert [claim.id for claim in claims] == sorted(claim.id for claim in (*EARLY.claims, *LATE.claims))
        denials = view.rows(Claim, "act = ?", ("deny",), "document DESC")
        assert [claim.document for claim in denials] == sorted({c.document for c in claims}, reverse=True)
        assert view.count(Claim, "contains(content, ?)", ("WE WILL NOT",)) == 2


def test_a_sheet_is_its_document_and_is_opened_when_its_words_are_asked_for(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_view(ledger) as view:
        documents = view.rows(Document)
        opened: list[str] = []
        rows = View.rows

        def noted(self: View, record: type, where: str, parameters: tuple[str, ...]) -> list[Document]:
            opened.extend(parameters)
            return rows(self, record, where, parameters)

        monkeypatch.setattr(View, "rows", noted)
        found = sheets(view)
        heads = [(one.id, one.outlet, one.agency, one.published, one.length) for one in documents]
        assert [(one.id, one.outlet, one.agency, one.published, one.length) for one in found] == heads
        assert opened == []
        for one, document in zip(found, documents, strict=True):
            assert all(getattr(one, name) == getattr(document, name) for name in field_types(Document))
        assert opened == [one.id for one in documents], "each once"
        with pytest.raises(AttributeError):
            getattr(found[0], "nothing")  # noqa: B009


def test_a_citation_finds_its_row_by_any_unique_beginning(ledger: Path) -> None:
    claim = EARLY.claims[0]
    with open_view(ledger) as view:
        for length in (8, 12, len(claim.id)):
            assert view.row_by_prefix(claim.id[:length]) == ("claims", claim)
        assert view.row_by_prefix(EARLY.document.id) == ("documents", EARLY.document)
        assert view.row_by_prefix("state:BOR")[0] == "actors"


@pytest.mark.parametrize(("prefix", "reason"), [("", "no row"), ("zzz", "no row"), ("c", "several"), ("m", "several")])
def test_a_citation_that_finds_none_or_several_is_refused(ledger: Path, prefix: str, reason: str) -> None:
    with open_view(ledger) as view, pytest.raises(QuestionError, match=reason):
        view.row_by_prefix(prefix)


def test_an_id_that_begins_another_is_still_found(tmp_path: Path) -> None:
    document = make_document()
    mentions = [make_actor_mention(document, actor) for actor in ("org:eu", "org:eurocorps")]
    reading = make_reading(document, actor_mentions=mentions)
    ledger = write(tmp_path / "b.sitroom", reading)
    with open_view(ledger) as view:
        assert view.row_by_prefix("org:eu")[1].id == "org:eu"
        with pytest.raises(QuestionError, match="org:eu, org:eurocorps"):
            view.row_by_prefix("org:e")


def test_search_finds_other_forms_of_a_word_and_ranks(ledger: Path) -> None:
    with open_view(ledger) as view:
        found = [(document.id, span.of(document.text)) for document, span, _ in view.search("envoy meeting met", 2)]
        assert {words for _, words in found} == {"The envoys of Arland and Borduria met on 10 January 2022."}
        assert {document for document, _ in found} == {EARLY.document.id, LATE.document.id}
        ranks = [rank for _, _, rank in view.search("troops border stand")]
        assert ranks == sorted(ranks)


@pytest.mark.parametrize("words", ["", "?!", '"', "NOT", "a AND", "(", "*", "envoys OR NEAR("])
def test_search_takes_any_words(ledger: Path, words: str) -> None:
    with open_view(ledger) as view:
        assert isinstance(view.search(words), list)


def test_a_view_of_the_past_knows_only_what_was_out(ledger: Path) -> None:
    with open_view(ledger, date(2022, 2, 12)) as view:
        assert view.rows(Document) == [EARLY.document]
        assert view.rows(Claim) == list(EARLY.claims)
        assert view.rows(EventMention) == list(EARLY.event_mentions)
        assert view.rows(Figure) == list(EARLY.figures)
        assert view.rows(TextWarning) == list(EARLY.warnings)
        assert {document.id for document, _, _ in view.search("envoys")} == {EARLY.document.id}
        assert view.document(LATE.document.id) is None
    past = Past(lambda _: make_picture(EARLY), lambda _: ((), ()), APART)
    with open_view(ledger, date(2022, 2, 12), past) as view:
        assert view.row_by_prefix(EARLY.claims[0].id)[1] == EARLY.claims[0]
        with pytest.raises(QuestionError):
            view.row_by_prefix(LATE.claims[0].id)


@pytest.mark.parametrize(
    ("day", "documents"),
    [("2022-01-10", 0), ("2022-01-11", 1), ("2022-02-28", 1), ("2022-03-01", 2), ("2030-01-01", 2)],
)
def test_the_day_of_publication_counts_and_undated_documents_never(ledger: Path, day: str, documents: int) -> None:
    with open_view(ledger, date.fromisoformat(day)) as view:
        assert view.count(Document) == documents
    with open_view(ledger) as view:
        assert view.count(Document) == 3


def test_on_a_day_when_all_was_out_the_ledger_is_as_it_stands(tmp_path: Path) -> None:
    ledger = write(tmp_path / "b.sitroom", EARLY, LATE)
    with open_view(ledger) as now, open_view(ledger, date(2030, 1, 1)) as then:
        assert then.as_of == date(2030, 1, 1)
        for record in (Event, Copy, Judgement, Actor):
            assert then.rows(record) == now.rows(record) != []
    with open_view(ledger, date(2022, 2, 28)) as view, pytest.raises(ValueError, match="past"):
        view.rows(Event)


def test_a_document_of_a_month_is_out_when_the_month_is_over(tmp_path: Path) -> None:
    ledger = write(tmp_path / "b.sitroom", make_reading(make_document("Then it began.", published="2021-12")))
    with open_view(ledger, date(2021, 12, 30)) as before, open_view(ledger, date(2021, 12, 31)) as after:
        assert (before.count(Document), after.count(Document)) == (0, 1)


def test_the_past_counts_mentions_and_judgements_of_what_was_out(ledger: Path) -> None:
    with open_view(ledger, date(2022, 2, 12)) as view:
        borduria = view.rows(Actor, "id = 'state:BOR'")[0]
        assert borduria.mentions == EARLY.actor_mentions[0].count or borduria.mentions == EARLY.document.text.count(
            "Borduria"
        )
        assert {evidence.document for evidence in borduria.evidence} == {EARLY.document.id}
        assert [judgement.verdict for judgement in view.rows(Judgement)] == ["different"]
    with open_view(ledger) as view:
        assert view.rows(Actor, "id = 'state:BOR'")[0].mentions == 2 * EARLY.document.text.count("Borduria")
        assert view.count(Judgement) == 2


def test_copies_and_events_of_the_past_are_worked_out_by_whoever_can(ledger: Path) -> None:
    calls = []

    def assemble(view: View) -> object:
        calls.append([document.id for document in view.rows(Document)])
        return make_picture(EARLY, copies=(make_copy(EARLY.document),))

    with open_view(ledger, date(2022, 2, 12), Past(assemble, lambda _: ((), ()), APART)) as view:  # type: ignore[arg-type]
        assert calls == [], "not before they are asked for"
        assert len(view.rows(Event)) == 2
        assert [copy.document for copy in view.rows(Copy)] == [EARLY.document.id]
        assert view.select("SELECT count(*) FROM events") == [(2,)]
        assert view.row_by_prefix(view.rows(Event)[0].id[:9])[0] == "events"
        assert calls == [[EARLY.document.id]], "and once"
    with open_view(ledger, date(2022, 2, 12)) as view, pytest.raises(ValueError, match="past"):
        view.rows(Event)


def test_a_cut_off_build_shows_in_the_view(tmp_path: Path) -> None:
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("d", "one.txt", make_reading(warnings=(make_warning(make_document()),)))
    with open_view(tmp_path / "a.sitroom") as view:
        assert not view.is_picture_current
