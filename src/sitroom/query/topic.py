"""What a question is about: its words of weight, and how many of them a sentence has."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache

#: Words that say what kind of question it is, or nothing. Our own list.
EMPTY_WORDS = frozenset(
    """a about all also an and any are as at be been being between but by can could did do does done during each for
    from had has have he her him his how if in into is it its just latest many may might more most much must my now
    number of off on one or other our out over recently s she should since so some such t than that the their them then
    there these they this those time to up us was we were what when where which while who whom whose why will with would
    you your say says said saying tell told think thinks thought happen happens happened happening going background
    timeline situation stance position positions news year day date currently today else done being developments
    development changed since according does doing made make get got
    disagree disagreement dispute disputes disputed differ contradict come
    comes origin origins root roots start begin true really actually""".split()
)
#: Verbs that say little without what comes after: "Did Britain send weapons?" asks for weapons, and not for letters.
LIGHT_WORDS = frozenset(
    """send sent sends sending give gave given gives giving take took taken takes taking bring brought put keep kept
    go went gone use used let set show shown become became turn turned""".split()
)

#: Letters at least that forms of a word begin with in common.
BEGINNING = 4
#: Words for the same thing that share no beginning.
ALIKE: tuple[frozenset[str], ...] = (
    frozenset({"troops", "soldiers", "servicemen", "personnel", "forces"}),
    frozenset({"deaths", "died", "die", "dead", "killed", "casualties", "lives"}),
    frozenset({"wounded", "injured", "injuries"}),
    frozenset({"money", "cost", "worth", "paid", "spent"}),
    frozenset({"people", "persons", "civilians"}),
)
#: What a question counts when it names a loss beside those who suffered it.
LOSSES = ALIKE[1] | ALIKE[2]


def topic_words(text: str) -> tuple[str, ...]:
    """The words of weight of a text, in lower case, each once and in order."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return tuple(dict.fromkeys(word for word in words if word not in EMPTY_WORDS))


@lru_cache(maxsize=100_000)
def is_alike(one: str, other: str) -> bool:
    """True for two forms of a word or two words for a thing: "annex" and "annexation", "troops" and "soldiers"."""
    if one == other or any(one in group and other in group for group in ALIKE):
        return True
    shorter = min(len(one), len(other))
    if shorter < BEGINNING:
        return False
    stem = max(BEGINNING, shorter - 2)
    return one[:stem] == other[:stem]


def alike_words(word: str) -> tuple[str, ...]:
    """Words that mean the same, sorted."""
    return tuple(sorted({other for group in ALIKE if word in group for other in group} - {word}))


def coverage(topic: Iterable[str], text: str) -> float:
    """How large a part of the topic a text has words for, from 0 to 1; 1 when there is no topic."""
    wanted = list(topic)
    if not wanted:
        return 1.0
    words = set(re.findall(r"[^\W_]+", text.casefold()))
    return sum(word in words or _has_alike(word, words) for word in wanted) / len(wanted)


def _has_alike(word: str, words: AbstractSet[str]) -> bool:
    """True when one of some words is another form of a word, or another word for the thing; see `is_alike`."""
    if any(word in group and not group.isdisjoint(words) for group in ALIKE):
        return True
    first = word[:BEGINNING]
    return any(other.startswith(first) and is_alike(word, other) for other in words)
