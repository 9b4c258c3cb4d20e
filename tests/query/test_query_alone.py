"""Does a sentence read well alone? Ours, one for each rule."""

import pytest

from sitroom.query.alone import LEANING, best, core, worth
from sitroom.records.claims import Evidence


@pytest.mark.parametrize(
    "text",
    [
        "Arland moved 4,000 troops to the river on Tuesday.",
        "“We will not move an inch from this river,” said Vera Lund, the foreign minister of Arland.",
        "President Lund said that she would visit the front on Friday.",
        "It is not clear who fired first at the bridge.",
        "The war in Arland has driven a million people out of their homes.",
        "In January, Arland said its army would stay at the river.",
        "Arland and Borduria signed a treaty this week in Varna.",
        "Speaking in Varna on Tuesday, President Lund said that the army was leaving.",
        "Russian shelling of the port of Varna has gone on for a week.",
    ],
)
def test_a_sentence_that_reads_alone(text: str) -> None:
    assert worth(text) > LEANING


@pytest.mark.parametrize(
    "text",
    [
        "He said that the army would stay at the river.",
        "They met again in Geneva on the day after.",
        "This was denied by the ministry in Varna on Tuesday.",
        "Asked whether the army had left, he said no to the reporters.",
        "Undeniably, with his promise of a gift, Lund pushes on.",
        "But the army of Arland stayed at the river.",
        "Four days later, Arland sent its envoys to Geneva.",
        "“We shall see what Arland does in Geneva.”",
        "We think that Arland will send its envoys to Geneva.",
        "Does Arland want to send its envoys to Geneva at all?",
        "Arland to send envoys to Geneva, minister says",
        "He called it “a great day for Arland and for Borduria.",
        "The U.S. and its allies rejected Arland's calls for.",
        "Vera Lund visiting a school in the port of Varna on Tuesday.",
        "In this photo, soldiers of Arland stand at the river.",
        "ANNA LUND: The army of Arland is ready to stay.",
        "Sign up for our newsletter on Arland and its neighbours.",
        "Former envoy Anna Lund discusses the war in Arland.",
        "Talks failed...",
        "Arland left.",
        "Nor are the soldiers of Arland at the river yet.",
        "There, Lund refused to sign the treaty of Geneva.",
        "Q Arland said that it would send its envoys, is that so.",
    ],
)
def test_a_sentence_that_does_not(text: str) -> None:
    assert worth(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "The move was praised by Arland and by its neighbours.",
        "The Prime Minister visited the port of Varna on Tuesday.",
        "After the call, the ministry of Arland kept silent.",
        "Arland has denied planning such an assault on the port.",
        "Arland has denied any part in the incident.",
    ],
)
def test_a_sentence_that_leans_on_another_is_worth_less(text: str) -> None:
    assert 0 < worth(text) <= LEANING


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("VARNA, Arland (AP) — Arland moved its army.", "Arland moved its army."),
        ("(CNN)Arland moved its army.", "Arland moved its army."),
        ("But Arland moved its army.", "Arland moved its army."),
        ("However, Arland moved its army.", "Arland moved its army."),
        ("- Arland moved its army.", "Arland moved its army."),
        ("January 25, 2022–Talks between Arland and Borduria failed.", "Talks between Arland and Borduria failed."),
        ("But the army moved.", "But the army moved."),
        ("Soviet leaders met in Varna.", "Soviet leaders met in Varna."),
        ("NATO has 30 members.", "NATO has 30 members."),
    ],
)
def test_what_is_left_out_in_front(text: str, kept: str) -> None:
    start, end = core(text)
    assert text[start:end] == kept


def test_the_best_of_some_sentences_is_cut_to_what_is_printed() -> None:
    good = "But Arland moved its army to the river on Tuesday."
    found = best([Evidence("d1", 10, 30, "He moved it on Tuesday."), Evidence("d2", 100, 100 + len(good), good)])
    assert found is not None and (found[0].document, found[0].start, found[0].quote) == ("d2", 104, good[4:])
    assert best([Evidence("d1", 10, 30, "He moved it on Tuesday.")]) is None
