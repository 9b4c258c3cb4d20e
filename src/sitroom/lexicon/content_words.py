"""Which words of a text tell it from others, and what of them a rewriter leaves alone. Origin: our own lists."""

from sitroom.lexicon.grammar import FUNCTION_WORDS

#: Too common to tell one text from another, and the first that a rewriter changes; in pieces as `\w+` cuts them.
EMPTY_WORDS = FUNCTION_WORDS | frozenset(
    "is are was were be been being am do does did done doing has have had having will would shall should can could "
    "may might must not them me us him themselves itself himself herself there here then than also just only very "
    "more most much less least same own such all both other another one two out off up down away back again now "
    "yet still even too said say says saying told tell tells added s t d m re ve ll mr mrs ms dr".split()
)

_PREFIX = 6


def stem(word: str) -> str:
    """What a content word in lower case keeps when it is inflected or derived: "arrests", "arrested" → "arrest".

    The first six letters, without a plural s; coarse, but equally so on both sides of a comparison.
    """
    if len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:_PREFIX]
