"""Words of likelihood: which of them hedge a forecast, and how likely they say that it is.

Origin: the scale is that of US Intelligence Community Directive 203 (Analytic Standards, 2015, section D.6.e.2.a), in
which seven terms, each with its twin, stand for seven ranges; the tables of words around it are our own.
"""

import re

#: (low, high): the two terms of ICD 203, and their adverbs and near forms in the press.
SCALE: tuple[tuple[tuple[float, float], str], ...] = (
    ((0.01, 0.05), "almost no chance|next to no chance|remote|remotely"),
    ((0.05, 0.20), "very unlikely|highly unlikely|extremely unlikely|very improbable|highly improbable"),
    ((0.20, 0.45), "unlikely|not likely|improbable|not probable|improbably"),
    ((0.45, 0.55), "roughly even chance|roughly even odds|even chance|even odds|fifty-fifty|50-50|50/50"),
    ((0.55, 0.80), "likely|probable|probably"),
    ((0.80, 0.95), "very likely|highly likely|extremely likely|very probable|highly probable|very probably"),
    (
        (0.95, 0.99),
        "almost certain|nearly certain|almost certainly|nearly certainly|virtually certain|virtually certainly",
    ),
)
#: "less likely", "more likely than before" compare, and tell of no place on the scale.
COMPARED = re.compile(r"\b(?:more|less|as|so|how|too)\s+(?:un)?(?:likely|probable|certain)\b", re.IGNORECASE)
#: "a 70 % chance", "between 60 and 70 per cent likely".
PERCENT = re.compile(
    r"(?:(\d{1,2}(?:\.\d+)?)\s*(?:-|–|to|and)\s*)?(\d{1,3}(?:\.\d+)?)[\s-]*(?:%|per\s?cent\b)", re.IGNORECASE
)

#: Auxiliaries that look ahead, by their printed form; "should" and "must" tell what is wanted.
FIRM = frozenset("will 'll wo 'd would".split())
DOUBTING = frozenset("could may might".split())
#: Adverbs that hedge beside an auxiliary: "will probably", "could well".
ADVERBS = frozenset("likely probably possibly perhaps certainly surely undoubtedly definitely inevitably well".split())
#: Adjectives of which a verb or a that-clause hangs: "is likely to fall", "it is possible that".
OF_CLAUSES = frozenset("likely unlikely probable improbable certain sure bound set poised about possible".split())
#: Adjectives that say so of a noun: "an invasion is imminent", "a possible attack".
OF_NOUNS = frozenset(
    "certain likely unlikely probable improbable possible imminent inevitable unavoidable looming".split()
)
#: Nouns that a forecast hangs on: "a 70 % chance that", "the risk of".
CHANCES = frozenset("chance likelihood probability possibility risk odds danger prospect".split())
#: Verbs whose passive is a forecast by nobody named: "prices are expected to fall".
EXPECTING = frozenset("expect predict forecast project anticipate foresee tip".split())

_TERMS = {term: span for span, terms in SCALE for term in terms.split("|")}
_TERM = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _TERMS), key=len, reverse=True))})\b", re.IGNORECASE)


def probability_of(words: str) -> tuple[float, float] | None:
    """How likely a hedge says that something is, from 0 to 1: its range on the scale, or the printed percentage.

    None for words that are not of the scale ("could", "will", "is expected to"): they give no number.
    """
    plain = re.sub(r"n['’]t\b", " not", " ".join(words.split()))
    printed = PERCENT.search(plain)
    if printed:
        high = float(printed[2]) / 100
        low = float(printed[1]) / 100 if printed[1] else high
        return (low, high) if low <= high <= 1 else None
    if COMPARED.search(plain):
        return None
    term = _TERM.search(plain)
    return _TERMS[term[0].lower()] if term else None
