"""One utterance in many reports."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from factory import make_claim, make_copy, make_document, make_told
from sitroom.merge.news import News
from sitroom.merge.utterances import same_claims, utterances
from sitroom.records.claims import Claim, Copy
from sitroom.records.grouped import Listed
from sitroom.records.workings import Workings

WORDS = "We shall not give up one foot of the valley"


def report(paper: str, content: str, day: str = "2022-01-10", **fields: Any) -> Claim:
    document = make_document(f"{paper}: {content}.", day, outlet=paper)
    values = {"mode": "direct", "speaker": "state:ARL", **fields}
    return make_claim(document, content, f"{paper}: {content}.", said=day, **values)


A, B = report("A", WORDS), report("B", f"Hear me. {WORDS}, now or ever", "2022-01-14")
INDIRECT = report("C", "that the harbour of Klow would open to grain ships within three weeks", mode="indirect")
AGAIN = report("D", "the harbour of Klow would open within three weeks to grain ships", "2022-01-11", mode="indirect")


def groups(*claims: Claim, **rows: Any) -> list[set[str]]:
    return [set(one) for one in utterances(claims, same_claims(Listed(claims)), **rows) if len(one) > 1]


def test_a_quotation_in_two_papers_is_one_utterance() -> None:
    assert groups(A, B) == [{A.id, B.id}]
    [judgement] = same_claims(Listed([A, B]))
    assert (judgement.kind, judgement.verdict) == ("same_claim", "same")
    assert "quoted" in judgement.reasons[1]


def test_another_speaker_and_another_season_are_not() -> None:
    assert groups(A, report("B", WORDS, speaker="state:BOR")) == []
    assert groups(A, report("B", WORDS, "2022-03-10")) == []


def test_indirect_reports_of_a_day_apart_with_the_same_words_are_one() -> None:
    assert groups(INDIRECT, AGAIN) == [{INDIRECT.id, AGAIN.id}]
    later = report(
        "D", "the harbour of Klow would open within three weeks to grain ships", "2022-01-20", mode="indirect"
    )
    assert groups(INDIRECT, later) == []
    denied = report(
        "D", "that the harbour of Klow would open to grain ships within three weeks", mode="indirect", act="deny"
    )
    assert groups(INDIRECT, denied) == []


def test_a_copy_repeats_its_origin_on_any_day() -> None:
    late = report("B", WORDS, "2023-01-10")
    documents = {claim.document: make_document(f"{claim.id}", outlet=claim.id) for claim in (A, late)}
    copies = [make_copy(documents[A.document]), make_copy(documents[late.document], documents[A.document])]
    rows = [replace(A, document=documents[A.document].id), replace(late, document=documents[late.document].id)]
    assert len(same_claims(Listed(rows), copies)) == 1


def test_what_users_judge_goes_first() -> None:
    apart = make_told(A.id, B.id, kind="same_claim", verdict="different")
    assert groups(A, B, told=[apart]) == []
    together = make_told(A.id, INDIRECT.id, kind="same_claim", verdict="same")
    assert groups(A, INDIRECT, told=[together]) == [{A.id, INDIRECT.id}]


@given(st.permutations([A, B, INDIRECT, AGAIN]))
def test_order_does_not_matter(claims: list[Claim]) -> None:
    assert same_claims(Listed(claims)) == same_claims(Listed([A, B, INDIRECT, AGAIN]))


def test_of_a_speaker_with_news_only_the_new_claims_are_read() -> None:
    asked: list[str] = []

    class Noted(Listed[Claim]):
        def of(self, field: str, values: Collection[str]) -> Sequence[Claim]:
            asked.extend(values)
            return super().of(field, values)

    other = report("E", WORDS, speaker="state:BOR")
    first = Workings()
    same_claims(Noted([A, INDIRECT, other]), (), first)
    assert {*asked} == {A.id, INDIRECT.id, other.id}
    asked.clear()
    kept = Workings([(*place, value) for place, value in first.used.items()])
    assert same_claims(Noted([A, B, AGAIN, INDIRECT, other]), (), kept) == same_claims(
        Listed([A, B, AGAIN, INDIRECT, other])
    )
    assert {*asked} == {B.id, AGAIN.id}


#: Sentences of three weeks, many of which have words or quotations in common.
MANY = [
    report(f"P{n}", f"{words} {n % 3}" if n % 4 else words, f"2022-01-{10 + n % 5}", mode=("direct", "indirect")[n % 2])
    for n in range(24)
    for words in ((WORDS, "Hear me once more: we shall not give up one foot", INDIRECT.content, AGAIN.content)[n % 4],)
]


FAMILY = [Copy(MANY[4 * n].document, MANY[0].document, "edited", MANY[0].document) for n in range(1, 5)]


@given(
    st.permutations(range(len(MANY))),
    st.integers(1, len(MANY) - 1),
    st.integers(0, 3),
    st.sampled_from([FAMILY, FAMILY[:1]]),
)
def test_links_of_some_claims_and_of_those_added_are_those_of_all(
    order: list[int], cut: int, gone: int, copies: list[Copy]
) -> None:
    before, now = [MANY[n] for n in order[:cut]], [MANY[n] for n in order[gone:]]
    first = Workings()
    same_claims(Listed(before), FAMILY[:1], first, news=News((one.document for one in before), first))
    kept = Workings([(*place, value) for place, value in first.used.items()])
    found = same_claims(Listed(now), copies, kept, news=News((one.document for one in now), kept))
    whole = Workings()
    assert found == same_claims(Listed(now), copies, whole, news=News((one.document for one in now), whole))
    assert kept.used == whole.used
