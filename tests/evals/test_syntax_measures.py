"""The measures of grammar: made-up sentences, laid over each other."""

from pathlib import Path

import pytest
from evals.conllu import raw_texts, read_treebank, write_conllu
from evals.syntax import evaluate, figures, longest_common, texts

from sitroom.records.annotation import Word
from sitroom.records.text import Span

GOLD = """\
# newdoc id = a
# newpar
1	Envoys	envoy	NOUN	_	_	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	_	_	4	aux	_	_
3	n't	not	PART	_	_	4	advmod	_	_
4	speak	speak	VERB	_	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	_	_	4	punct	_	_

1	Go	go	VERB	_	_	0	root	_	SpaceAfter=No
1.1	now	now	ADV	_	_	_	_	_	_
2	!	!	PUNCT	_	_	1	punct	_	_

# newpar
1	Al-Ani	Al-Ani	PROPN	_	_	2	nsubj:pass	_	_
2	left	leave	VERB	_	_	0	root	_	_

# newdoc id = b
1	End	end	NOUN	_	_	0	root	_	_
""".splitlines()


def test_raw_texts() -> None:
    assert list(raw_texts(GOLD)) == ["Envoys didn't speak. Go!\n\nAl-Ani left\n", "End\n"]


def test_gold_against_itself_is_perfect() -> None:
    gold = read_treebank(GOLD)
    assert gold.characters == "Envoysdidn'tspeak.Go!Al-AnileftEnd"
    assert {score.f1 for score in evaluate(gold, gold).values()} == {100.0}


def lines(*rows: str) -> list[str]:
    """Rows "form lemma upos head deprel"; an empty one ends a sentence."""
    found, number = [], 0
    for row in [*rows, ""]:
        number = number + 1 if row else 0
        if row:
            form, lemma, upos, head, deprel = row.split()
            found.append("\t".join([str(number), form, lemma, upos, "_", "_", head, deprel, "_", "_"]))
        else:
            found.append("")
    return found


ANSWER = lines(
    "Envoys envoy NOUN 4 nsubj",
    "did do AUX 4 aux",
    "n't n't PART 4 advmod",
    "speak speak NOUN 0 root",
    ". . PUNCT 4 punct",
    "Go go VERB 4 parataxis",  # one sentence where gold has two
    "! ! PUNCT 6 punct",
    "",
    "Al Al PROPN 4 nsubj",  # one word cut into three
    "- - PUNCT 3 punct",
    "Ani Ani PROPN 1 flat",
    "left leave VERB 0 root",
    "",
    "End end NOUN 0 root",
)


def test_scores() -> None:
    scores = evaluate(read_treebank(GOLD), read_treebank(ANSWER))
    assert {name: (score.right, score.gold, score.answers) for name, score in scores.items()} == {
        "sentences": (2, 4, 3),
        "words": (9, 10, 12),
        "UPOS": (8, 10, 12),
        "UAS": (8, 10, 12),  # all but Go
        "LAS": (8, 10, 12),
        "lemmas": (8, 10, 12),  # all but n't
    }
    assert scores["words"].f1 == pytest.approx(100 * 18 / 22)


def test_a_head_that_gold_does_not_have_is_wrong() -> None:
    gold = lines("Al-Ani Al-Ani PROPN 2 nsubj", "left leave VERB 0 root", "at at ADP 1 case")
    answer = lines(
        "Al Al PROPN 4 nsubj", "- - PUNCT 1 punct", "Ani Ani PROPN 1 flat", "left leave VERB 0 root", "at at ADP 1 case"
    )
    assert evaluate(read_treebank(gold), read_treebank(answer))["UAS"].right == 1


def test_subtypes_do_not_count() -> None:
    gold = lines("Troops troops NOUN 2 nsubj:pass", "moved move VERB 0 root")
    answer = lines("Troops troops NOUN 2 nsubj", "moved move VERB 0 root")
    assert evaluate(read_treebank(gold), read_treebank(answer))["LAS"].f1 == 100.0


def test_other_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="character 3"):
        evaluate(read_treebank(lines("Kyiv Kyiv PROPN 0 root")), read_treebank(lines("Kyit Kyiv PROPN 0 root")))


def test_heads_outside_the_sentence_are_refused() -> None:
    with pytest.raises(ValueError, match="head 3"):
        read_treebank(lines("Kyiv Kyiv PROPN 3 nsubj"))


@pytest.mark.parametrize(
    ("left", "right", "pairs"),
    [
        (["do", "n't"], ["do", "n't"], [(0, 0), (1, 1)]),
        (["can", "not"], ["cannot"], []),
        (["a", "b", "c"], ["b", "x", "c"], [(1, 0), (2, 2)]),
        ([], ["a"], []),
    ],
)
def test_longest_common(left: list[str], right: list[str], pairs: list[tuple[int, int]]) -> None:
    assert longest_common(left, right) == pairs


def test_records_are_written_and_read_again() -> None:
    text = "They didn't go. Stay!"
    places = [(0, 4), (5, 8), (8, 11), (12, 14), (14, 15), (16, 20), (20, 21)]
    heads = [3, 3, 3, None, 3, None, 5]
    words = tuple(
        Word(Span(*place), text[slice(*place)].lower(), "X", head, "root" if head is None else "dep")
        for place, head in zip(places, heads, strict=True)
    )
    rows = list(write_conllu(text, (Span(0, 15), Span(16, 21)), words))
    assert list(raw_texts(rows)) == [text + "\n"]
    treebank = read_treebank(rows)
    assert [word.head for word in treebank.words] == heads
    assert [word.form for word in treebank.words] == [word.span.of(text) for word in words]
    assert treebank.sentences == [Span(0, 13), Span(13, 18)]


def test_rows_of_annotate_are_scored(tmp_path: Path) -> None:
    file = tmp_path / "gold.conllu"
    file.write_text("\n".join([*lines("Troops troops NOUN 2 nsubj", "moved move VERB 0 root"), ""]), encoding="utf-8")
    assert texts(file) == [{"id": "0", "text": "Troops moved\n"}]
    tokens = [
        {"start": 0, "end": 6, "lemma": "troop", "upos": "NOUN", "head": 1, "deprel": "nsubj"},
        {"start": 7, "end": 12, "lemma": "move", "upos": "VERB", "head": None, "deprel": "root"},
    ]
    found = figures(file, [{"id": "0", "sentences": [[0, 12]], "tokens": tokens}])
    assert (found["LAS"], found["lemmas"]) == (100.0, 50.0)
