"""What a phrase has to do with the word that tells of an event, by weights given by hand."""

from pathlib import Path

import numpy as np

from sitroom.annotate.happenings import links_of
from sitroom.annotate.pairs import FILE, Pairing, load_pairing, pair_words

NOTHING = np.zeros((3, 1), dtype=np.float32)


class Window:
    """Three words; only the first array of links says something of them."""

    rel_head = coref_q = coref_k = entity = role = NOTHING

    def __init__(self, rel_dep: list[list[float]]) -> None:
        self.rel_dep = np.array(rel_dep, dtype=np.float32)


PAIRING = Pairing(
    teller=np.array([[1.0], [0], [0], [0]], dtype=np.float32),
    phrase=np.array([[-1.0], [0], [0], [0]], dtype=np.float32),
    types={"ASSAULT": np.array([0.0], dtype=np.float32), "AID": np.array([-9.0], dtype=np.float32)},
    out=np.array([[0.0, 2.0, 0.0]], dtype=np.float32),
    bias=np.array([1.0, 0.0, 0.0], dtype=np.float32),
)
WINDOWS = [Window([[3.0], [1.0], [5.0]])]


def test_both_words_and_the_type_count() -> None:
    paired = pair_words(WINDOWS, PAIRING)
    assert paired.scores(0, "ASSAULT", [1, 2]).tolist() == [[1.0, 4.0, 0.0], [1.0, 0.0, 0.0]]
    assert paired.scores(0, "AID", [1]).tolist() == [[1.0, 0.0, 0.0]]


def test_no_phrase_has_no_scores() -> None:
    assert pair_words(WINDOWS, PAIRING).scores(0, "AID", []).shape == (0, 3)


def test_links_are_what_the_four_arrays_say() -> None:
    assert links_of(WINDOWS[0]).shape == (3, 4)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    types = np.stack(list(PAIRING.types.values()))
    arrays = {"teller": PAIRING.teller, "phrase": PAIRING.phrase, "out": PAIRING.out, "bias": PAIRING.bias}
    np.savez(tmp_path / FILE, names=np.array(list(PAIRING.types)), types=types, **arrays)
    assert load_pairing(tmp_path / FILE).types["AID"].tolist() == [-9.0]
