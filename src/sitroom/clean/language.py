"""Which language a text is in."""

import re

#: Below this a guess is chance: a headline of names reads as any language.
_FEWEST_LETTERS = 60
_ENOUGH = 3000
#: Words that make up a quarter of any English text; with "the" among them no other language passes.
_ENGLISH = frozenset(
    "the of and to in a that is for on with was as it by at from has have be are he his said not".split()
)
_ENGLISH_SHARE = 0.2
_THE_SHARE = 0.02


def find_language(text: str) -> str | None:
    """ISO 639-1 of the text's own paragraphs, or None when there is too little to tell (under 60 letters).

    Plain English is known by its commonest words, since loading the classifier takes over a second.
    """
    sample = text[:_ENOUGH]
    if len(re.findall(r"[^\W\d_]", sample)) < _FEWEST_LETTERS:
        return None
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if sum(word in _ENGLISH for word in words) > _ENGLISH_SHARE * len(words) and (
        words.count("the") > _THE_SHARE * len(words)
    ):
        return "en"
    from py3langid.langid import classify

    return str(classify(sample)[0])
