"""The stage: all times and numbers of one text."""

from collections.abc import Sequence

from sitroom.normalise.fold import fold
from sitroom.normalise.quantities import find_quantities
from sitroom.normalise.timexes import find_timexes
from sitroom.records.annotation import Word
from sitroom.records.dates import Interval
from sitroom.records.text import Span
from sitroom.records.trees import Trees
from sitroom.records.values import Values


def find_values(text: str, sentences: Sequence[Span], published: Interval, words: Sequence[Word] = ()) -> Values:
    """Find when and how many: every time expression and every number that counts something.

    Args:
        text: the document's text; all spans are code points of it.
        sentences: in order and without overlap; nothing is read across their ends.
        words: with their trees, which tell the tense over a time; without them the words around it do.
        published: when the text appeared; where it is unknown, "last week" has no days and "January 25" no year.
    Returns:
        Times and quantities by start; no two times overlap, and of all times only a duration ("70 days")
        is a quantity as well.
    Limits: English; the calendar is Gregorian; of named times only those of `lexicon.calendar` ("the Cold War").
    """
    folded = fold(text)
    timexes, doubts = find_timexes(text, folded, sentences, published, Trees(words))
    dates = [timex.span for timex in timexes if timex.type != "DURATION"]
    quantities = find_quantities(text, folded, sentences, dates)
    return Values(tuple(timexes), tuple(quantities), tuple(doubts))
