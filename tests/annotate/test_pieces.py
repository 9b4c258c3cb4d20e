"""Words into pieces of a small vocabulary made here."""

from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from sitroom.annotate.pieces import Pieces
from sitroom.errors import SetupError

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "kyiv", "brig", "##ade", "?", "."]


def write(file: Path, vocabulary: list[str]) -> Path:
    tokenizer = Tokenizer(models.WordPiece({word: i for i, word in enumerate(vocabulary)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.enable_truncation(2)
    tokenizer.enable_padding(length=8)
    tokenizer.save(str(file))
    return file


@pytest.fixture
def pieces(tmp_path: Path) -> Pieces:
    return Pieces(write(tmp_path / "tokenizer.json", VOCABULARY))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Kyiv", ["kyiv"]), ("brigade", ["brig", "##ade"]), ("brigade...", ["brig", "##ade", ".", ".", "."]),
        ("Riga", ["[UNK]"]), ("\u00ad", ["[UNK]"]), ("\ud800", ["?"]),
    ],
)  # fmt: skip
def test_a_word_has_pieces_whatever_it_is(pieces: Pieces, printed: str, expected: list[str]) -> None:
    assert [VOCABULARY[i] for i in pieces.of(printed)] == expected


def test_specials_are_known_by_their_numbers(pieces: Pieces) -> None:
    assert (pieces.unknown, pieces.cls, pieces.sep) == (1, 2, 3)


def test_a_file_that_is_no_vocabulary(tmp_path: Path) -> None:
    file = tmp_path / "tokenizer.json"
    file.write_text("{}")
    with pytest.raises(SetupError, match="no vocabulary"):
        Pieces(file)
    with pytest.raises(SetupError, match="has no"):
        Pieces(write(file, ["[UNK]", "kyiv"]))
