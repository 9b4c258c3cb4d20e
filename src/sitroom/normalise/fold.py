"""Folded text: what the patterns read, the same length as the text, so that offsets agree."""

_TABLE = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "‐": "-",
        "−": "-",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
        "\n": " ",
        "\r": " ",
    }
)


def fold(text: str) -> str:
    """The text in lower case with straight quotes, plain hyphens and plain spaces, code point for code point."""
    plain = text.translate(_TABLE)
    lower = plain.lower()
    if len(lower) == len(text):
        return lower
    # "İstanbul": the capital dotted I becomes two code points in lower case, which would move every later span.
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in plain)
