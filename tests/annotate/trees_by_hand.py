"""Trees written down by hand: a word a line, sentences apart by a blank line."""

from sitroom.annotate.noun_phrases import Parse


def parse(rows: str) -> Parse:
    """A document from lines "form lemma UPOS head relation"; heads count from 1 in their sentence, 0 is a root.

    Words stand one space apart in the text.
    """
    columns: dict[str, list] = {name: [] for name in Parse.__slots__}
    place = 0
    for number, sentence in enumerate(rows.strip().split("\n\n")):
        first = len(columns["forms"])
        for line in sentence.strip().splitlines():
            form, lemma, upos, head, relation = line.split()
            row = {
                "starts": place, "ends": place + len(form), "forms": form, "lemmas": lemma, "upos": upos,
                "heads": first + int(head) - 1 if head != "0" else -1, "relations": relation, "sentences": number,
            }  # fmt: skip
            for name, value in row.items():
                columns[name].append(value)
            place += len(form) + 1
    return Parse(**columns)
