"""Whether one text was made from another: by the words that they share, as runs, or one by one in the same order."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sitroom.merge.alignment import align, in_order
from sitroom.merge.boxes import Box
from sitroom.merge.wording import Checksums, Wording, shared
from sitroom.records.text import Document

#: A document is a copy when it shares the first part of its runs, or the second and more runs than a paragraph of
#: background may have, which outlets reuse ("Russia annexed Crimea in March 2014 ..."). Runs are counted,
#: not paragraphs, because many scrapes have lost their line breaks.
WHOLE, PART, BACKGROUND = 0.8, 0.45, 80
#: With fewer runs outside quotations than this a document is all quotation, and the quotations must decide.
NARRATIVE = 20
#: Two texts that share fewer runs than this are too short to tell, unless they are equal.
SHARED = 10
#: From this share on, both ways, a copy is verbatim: a line of furniture may have stayed in one of them.
VERBATIM = 0.9
#: A copy that keeps less of its source than this is an excerpt, otherwise it is trimmed.
EXCERPT = 0.4

#: A spun copy keeps more than two in five of the content words in their order, and nearly all sentences have their
#: counterpart; of independent reports of one event the closest come to .39 and .58, and rarely both.
SPUN_ORDER, SPUN_ALIGNED = 0.42, 0.65
#: In a spun text few runs outlive, by far fewer than the words in order: who edits leaves whole sentences as they are,
#: and who reports on an essay quotes them.
SPUN_RUNS = 0.45
#: A spinner changes words and keeps the length; two stories of a series that share their background differ in it.
SPUN_SIZE = 0.5
#: An edited copy that has too few runs in common keeps words and sentences; what is much shorter must be all in there.
EDITED_ORDER, EDITED_ALIGNED, EDITED_SIZE = 0.6, 0.7, 0.25
#: This part of the sentences must have a counterpart, whatever their length: a report on an answer to a plan repeats
#: the plan in long sentences, and has short ones of its own ("Ms Lund said that it came too late").
SENTENCES = 0.5
#: Fewer words outside quotations than this are too few to tell.
FEWEST = 15
#: Two texts that print so many numbers, and have not more than this part in common, are two reports after one pattern
#: ("The harbour counted 412 ships in January, 19 of them from Marn", and a month later "388 ships in February").
NUMBERS, SAME_NUMBERS = 2, 0.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts share.

    Attributes:
        score: from 0 to 1; 0 for no copy.
        is_spun: true when one of them tells the same in other words.
        kept, covered: the part of the runs of the first that the second has, and the other way round.
        reasons: short codes with their figures.
    """

    score: float
    is_spun: bool
    kept: float
    covered: float
    reasons: tuple[str, ...]

    def turned(self) -> "Likeness":
        """The same, seen from the second."""
        return replace(self, kept=self.covered, covered=self.kept)

    @property
    def kind(self) -> str:
        """How the first was made, if it was made from the second."""
        if self.is_spun:
            return "spun"
        if min(self.kept, self.covered) >= VERBATIM:
            return "verbatim"
        if self.kept < WHOLE:
            return "edited"
        return "trimmed" if self.covered >= EXCERPT else "excerpt"


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its words."""

    document: Document
    wording: Wording


def compare(first: Text, second: Text, boxes: Collection[Box] = ()) -> Likeness:
    """Measure what two documents share, and score it as a copy or 0.

    What stands outside quotations decides, for two reports of one speech share its words ("a wall with a handle").
    """
    one, two = first.wording, second.wording
    common, outside = shared(one.everywhere, two.everywhere), shared(one.outside, two.outside)
    containment = _share(common, one.everywhere, two.everywhere)
    told = _share(outside, one.outside, two.outside)
    all_quotation = min(len(one.outside), len(two.outside)) < NARRATIVE
    is_enough = common >= SHARED or (common > 0 and one.whole == two.whole)
    is_whole = is_enough and containment >= WHOLE and (all_quotation or told >= PART)
    is_part = told >= PART and outside > BACKGROUND
    jaccard = common / max(1, len(one.everywhere) + len(two.everywhere) - common)
    kept, covered = common / max(1, len(one.everywhere)), common / max(1, len(two.everywhere))
    reasons = (f"containment {containment:.2f}", f"outside quotations {told:.2f}", f"jaccard {jaccard:.2f}")
    if is_whole or is_part:
        return Likeness(containment if is_whole else told, False, kept, covered, reasons)
    score, is_spun, more = _reworded(first, second, max(told, containment), boxes)
    return Likeness(score, is_spun, kept, covered, (*more, *reasons))


def _reworded(first: Text, second: Text, runs: float, boxes: Collection[Box]) -> tuple[float, bool, tuple[str, ...]]:
    """Score two texts that share too few runs by their words in order; whether one is spun, and why."""
    one, two = first.wording, second.wording
    fewest = min(len(one.content), len(two.content))
    size = min(one.size, two.size) / max(1, one.size, two.size)
    if fewest < FEWEST or _is_series(first.document, second.document):
        return 0.0, False, ()
    order = in_order(one.content.tolist(), two.content.tolist()) / fewest
    may_be_spun = order >= SPUN_ORDER and runs <= SPUN_RUNS * order and size >= SPUN_SIZE
    may_be_edited = order >= (EDITED_ORDER if size >= EDITED_SIZE else WHOLE)
    if not may_be_spun and not may_be_edited:
        return 0.0, False, ()
    found = align(first.document, second.document, boxes)
    if found.numbers >= NUMBERS and found.common <= SAME_NUMBERS * found.numbers:
        return 0.0, False, ()
    least = SPUN_ALIGNED if may_be_spun else EDITED_ALIGNED
    if found.aligned < least or found.counterparts < SENTENCES * found.sentences:
        return 0.0, False, ()
    reasons = (
        f"words in order {order:.2f}",
        f"sentences aligned {found.counterparts} of {found.sentences}",
        f"numbers {found.common} of {found.numbers}",
    )
    return order, may_be_spun, reasons


def _share(common: int, first: Checksums, second: Checksums) -> float:
    """What is common as a part of the smaller set; 0 when that is empty."""
    return common / max(1, min(len(first), len(second)))


def _is_series(first: Document, second: Document) -> bool:
    """True of one outlet's texts of two days: it does not spin itself.

    "The president had a telephone conversation with the premier of Arland" has the words of last week's call with
    another one, sentence by sentence.
    """
    days = (first.published.last, second.published.last)
    return first.outlet is not None and first.outlet == second.outlet and (None in days or days[0] != days[1])
