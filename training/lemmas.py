"""Which edit scripts a word may take: `python -m training.lemmas DATA [--to FOLDER]`; the folder has `labels.json`.

Counted on the documents that the network learns from, so that held-out documents measure it too.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from sitroom.annotate.folder import WEIGHTS
from sitroom.annotate.lemmas import ENDING, script_of
from training.data import read_treebank
from training.sets import HELD_OUT

FILES = ("ud/en_ewt-train.conllu.gz", "ud/en_gum_openlic-train.conllu.gz")
#: A script that fewer of a word's occurrences have is an oversight of an annotator or a misprint of the text.
LEAST_SHARE = 0.1
#: An ending that fewer words share says nothing.
LEAST_ENDING = 5

#: (printed word, lemma, part of speech)
Triple = tuple[str, str, str]


def learned_words(files: Sequence[Path]) -> Iterable[Triple]:
    """All words of the treebanks but those of held-out documents and those without a lemma."""
    for file in files:
        for number, (_, sentences) in enumerate(read_treebank(file)):
            if number % HELD_OUT != HELD_OUT - 1:
                for sentence in sentences:
                    triples = zip(sentence.forms, sentence.lemmas, sentence.upos, strict=True)
                    yield from (triple for triple in triples if triple[1] != "_")


def find_choices(words: Iterable[Triple], scripts: Sequence[str]) -> dict[str, dict[str, list[int]]]:
    """The table that `annotate/lemmas.py` describes; words that may take what their ending may take are left out.

    Args:
        scripts: those of the lemma head, in the order of its outputs.
    """
    number = {script: i for i, script in enumerate(scripts)}
    counts: dict[str, dict[str, Counter[int | None]]] = defaultdict(lambda: defaultdict(Counter))
    for form, lemma, upos in words:
        lower, script = form.lower(), number.get(script_of(form, lemma))
        counts[upos][lower][script] += 1
        counts[upos][f"-{lower[-ENDING:]}"][script] += 1
    choices: dict[str, dict[str, list[int]]] = {}
    for upos, known in sorted(counts.items()):
        allowed = {key: _allowed(key, found) for key, found in sorted(known.items())}
        choices[upos] = {
            key: scripts
            for key, scripts in allowed.items()
            if scripts and (key.startswith("-") or scripts != allowed.get(f"-{key[-ENDING:]}"))
        }
    return choices


def _allowed(key: str, found: Counter[int | None]) -> list[int]:
    total = found.total()
    if key.startswith("-"):  # of an ending also what is rare counts: no word of it was met
        return sorted(script for script in found if script is not None) if total >= LEAST_ENDING else []
    return sorted(script for script, count in found.items() if script is not None and count >= LEAST_SHARE * total)


def main() -> None:
    """Read the arguments and write `lemmas.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with ud/")
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="folder of the weights, with labels.json")
    given = parser.parse_args()
    scripts = json.loads((given.to / "labels.json").read_text(encoding="utf-8"))["lemma"]
    choices = find_choices(learned_words([given.data / file for file in FILES]), scripts)
    text = json.dumps(choices, ensure_ascii=False, separators=(",", ":"))
    (given.to / "lemmas.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
