"""Words into the pieces of the network's vocabulary; the only file that imports tokenizers."""

from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

from sitroom.errors import SetupError

#: Most text repeats its words: with the last 65,536 words at hand, few are cut anew.
CACHED_WORDS = 1 << 16


class Pieces:
    """Cuts words into pieces; holds the vocabulary, and the words met lately.

    Args:
        file: a tokenizer.json with WordPiece and BERT's specials.
    Raises:
        SetupError: the file is missing or is no such vocabulary.
    """

    def __init__(self, file: Path) -> None:
        try:
            self._tokenizer = Tokenizer.from_str(file.read_text(encoding="utf-8"))
        except Exception as error:  # the library raises bare Exception for what it cannot read
            raise SetupError(f"{file}: no vocabulary that can be read ({error}); install sitroom anew") from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.cls = self._special("[CLS]", file)
        self.sep = self._special("[SEP]", file)
        self.unknown = self._special("[UNK]", file)
        self.of = lru_cache(maxsize=CACHED_WORDS)(self._cut)

    def _special(self, name: str, file: Path) -> int:
        number = self._tokenizer.token_to_id(name)
        if number is None:
            raise SetupError(f"{file}: the vocabulary has no {name}; install sitroom anew")
        return int(number)

    def _cut(self, printed: str) -> tuple[int, ...]:
        """The pieces of one word; one that has none (a lone accent, a soft hyphen) is the unknown piece."""
        # Half of a pair of surrogates, as broken JSON leaves it, is no text to the library.
        whole = printed.encode("utf-8", "replace").decode("utf-8")
        ids = self._tokenizer.encode(whole, add_special_tokens=False).ids
        return tuple(ids) or (self.unknown,)
