"""The whole path from text to annotation, with a network whose scores are given."""

from network import Told, heads, paragraphs, words_of

from sitroom.annotate import Annotator
from sitroom.annotate.nested import find_nested
from sitroom.annotate.quotations import find_quotations
from sitroom.records.annotation import Attribution, Word
from sitroom.records.text import Block, Span
from sitroom.world import load_world

TEXT = "The US said Mr Borel had told it that ships left."
#: form, lemma, part of speech, head (from 1; 0 for the root), relation.
TREE = """
The the DET 2 det|US US PROPN 3 nsubj|said say VERB 0 root|Mr Mr PROPN 5 compound|Borel Borel PROPN 7 nsubj
had have AUX 7 aux|told tell VERB 3 ccomp|it it PRON 7 obj|that that SCONJ 11 mark|ships ship NOUN 11 nsubj
left leave VERB 7 ccomp|. . PUNCT 3 punct
"""


def trees(text: str, table: str) -> list[Word]:
    rows = [row.split() for row in table.replace("\n", "|").split("|") if row]
    return [
        Word(Span(token.start, token.end), lemma, upos, int(head) - 1 if head != "0" else None, relation)
        for token, (_, lemma, upos, head, relation) in zip(words_of(text), rows, strict=True)
    ]


def outer(text: str, source: str, cue: str, content: str) -> Attribution:
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in (source, cue, content)]
    return Attribution((spans[0],), (spans[1],), (spans[2],), "indirect", "assert")


def test_nested() -> None:
    attribution = outer(TEXT, "The US", "said", "Mr Borel had told it that ships left")
    (found,) = find_nested(TEXT, trees(TEXT, TREE), [attribution], [])
    assert [s.of(TEXT) for s in (*found.source, *found.cue, *found.content)] == [
        "Mr Borel",
        "had told",
        "that ships left",
    ]
    assert (found.outer, found.act, found.mode) == (0, "assert", "indirect")


def test_nothing_is_nested_outside_a_content() -> None:
    attribution = outer(TEXT, "The US", "said", "that ships left")
    assert find_nested(TEXT, trees(TEXT, TREE), [attribution], []) == []


def test_from_text_to_annotation() -> None:
    told = Told(
        names={"Vera Lund": "PER"},
        groups=[{"source": ["Vera Lund"], "cue": ["said"], "content": ["“We will not move.”"]}],
    )
    text = "Vera Lund said: “We will not move.”"
    annotation = Annotator(load_world(), told, heads()).annotate(text, paragraphs(text))
    (attribution,) = annotation.attributions
    assert attribution.mode == "direct"
    assert [m.span.of(text) for m in annotation.mentions] == ["Vera Lund"]
    assert len(annotation.words) == len(words_of(text))
    assert [s.of(text) for s in annotation.sentences] == [text]
    assert annotation.made_by.endswith("/hand")


def test_a_text_without_evidence_is_not_read() -> None:
    text = "All rights reserved."
    blocks = [Block(0, len(text), "boilerplate")]
    annotation = Annotator(load_world(), Told(), heads()).annotate(text, blocks)
    assert (annotation.words, annotation.attributions, annotation.sentences) == ((), (), ())
    assert find_quotations(text, blocks) == []
