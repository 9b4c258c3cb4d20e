"""Of tellings of one happening on two days those that two tell, with more in common than what is alike every day."""

import re
from collections.abc import Iterable, Iterator, Mapping

from sitroom.lexicon.calendar import MONTH_NAMES
from sitroom.merge.date_disputes import Pair, telling_of
from sitroom.merge.parties import Parties
from sitroom.records.claims import EventMention

#: Types of what leaders do day by day in the same words: they call, sign, thank and decorate.
DAILY_ROUND = frozenset({"CONSULT", "SUPPORT", "AGREE", "COOPERATE"})
#: How far from each other the word for a happening and its day may stand, in characters.
NEAR_DAY = 60
#: So many words beside the routine ones tell that two sentences are on one happening.
TELLING_WORDS = 2
#: How the words begin by which any two talks, visits and decrees are alike.
_ROUTINE = frozenset(
    "about also award befor call called confe conve count decre discu durin even eveni from group have held hold"
    " hosti joine leade meet meeti meets minis morni offic over phone presi regar relat secre sign signe some spoke"
    " state talk talke talks telep thank that their there they this today tomor tonig trave video visit were will with"
    " yeste".split()
)


def told_by_two(pairs: Iterable[Pair], outlets: Mapping[str, str], parties: Parties) -> Iterator[Pair]:
    """Of some pairs those that two voices tell, with more in common than what is alike every day.

    One paper that tells of "a call today" on two days tells of two calls; so do two papers whose sentences share
    nothing but "spoke today with the president".

    Args:
        outlets: by document.
    """
    for left, right in pairs:
        is_one_voice = not _voices(left, outlets).isdisjoint(_voices(right, outlets))
        if is_one_voice and not (_is_by_calendar(left) or _is_by_calendar(right)):
            continue
        if not (_is_beside(left) and _is_beside(right)):
            continue
        ours, theirs = telling_of(left, parties), telling_of(right, parties)
        is_special = ours.where & theirs.where or ours.numbers & theirs.numbers
        needed = TELLING_WORDS if {left.type, right.type} & DAILY_ROUND else 1
        if is_special or len((ours.words & theirs.words) - _ROUTINE) >= needed:
            yield left, right


def _is_beside(mention: EventMention) -> bool:
    """True where the day stands near the word: "the raid on a school in Klow led the pact to meet on Monday"."""
    at, day = (mention.summary.find(words) for words in (mention.trigger, mention.date.text or mention.trigger))
    return at < 0 or day < 0 or abs(at - day) <= NEAR_DAY


def _voices(mention: EventMention, outlets: Mapping[str, str]) -> frozenset[str]:
    """Who tells it: the outlet, and whom it quotes."""
    return frozenset((*mention.claimed_by, outlets.get(mention.document, mention.document)))


def _is_by_calendar(mention: EventMention) -> bool:
    """True where the words name a day of a month: "on 4 March", not "on Friday" or "today"."""
    return not set(re.findall(r"[A-Z][a-z]+", mention.date.text or "")).isdisjoint(MONTH_NAMES)
