"""Phrases from trees: what belongs to a phrase, what does not, and what never refers."""

from trees_by_hand import parse

from sitroom.annotate.noun_phrases import Parse, find_phrases
from sitroom.annotate.trees import children_of


def phrases(parsed: Parse) -> list[str]:
    found = find_phrases(parsed, children_of(parsed.heads))
    return [" ".join(parsed.forms[phrase.first : phrase.last]) for phrase in found]


def test_prepositions_stay_outside_and_what_hangs_on_the_noun_inside() -> None:
    rows = """
        He he PRON 2 nsubj
        spoke speak VERB 0 root
        of of ADP 5 case
        the the DET 5 det
        envoy envoy NOUN 2 obl
        from from ADP 7 case
        Arland Arland PROPN 5 nmod
        's 's PART 7 case
        who who PRON 10 nsubj
        left leave VERB 5 acl:relcl
        . . PUNCT 2 punct
    """
    assert phrases(parse(rows)) == ["He", "the envoy from Arland 's who left", "Arland 's"]


def test_a_predicate_is_without_its_clause() -> None:
    rows = """
        She she PRON 5 nsubj
        is be AUX 5 cop
        now now ADV 5 advmod
        the the DET 5 det
        mayor mayor NOUN 0 root
    """
    assert phrases(parse(rows)) == ["She", "the mayor"]


def test_two_joined_are_a_phrase_and_each_is_one() -> None:
    rows = """
        The the DET 2 det
        envoy envoy NOUN 6 nsubj
        and and CCONJ 5 cc
        her her PRON 5 nmod:poss
        staff staff NOUN 2 conj
        left leave VERB 0 root
    """
    assert phrases(parse(rows)) == ["The envoy and her staff", "The envoy", "her staff", "her"]


def test_what_asks_relates_or_fills_a_place_refers_to_nothing() -> None:
    rows = """
        It it PRON 2 expl
        seems seem VERB 0 root
        someone someone PRON 7 nsubj
        who who PRON 5 nsubj
        that that PRON 6 obj
        knew know VERB 3 acl:relcl
        said say VERB 2 ccomp
        nothing nothing PRON 7 obj
    """
    assert phrases(parse(rows)) == ["someone who that knew"]


def test_marks_at_the_edges_are_cut_and_open_brackets_closed() -> None:
    rows = """
        “ “ PUNCT 3 punct
        the the DET 3 det
        league league NOUN 8 nsubj
        ( ( PUNCT 5 punct
        founded found VERB 3 acl
        ) ) PUNCT 5 punct
        , , PUNCT 3 punct
        met meet VERB 0 root
    """
    assert phrases(parse(rows)) == ["the league ( founded )"]
