"""Attributions: who (source) is said by which words (cue) to have said, thought or asked what (content).

The network labels every word with its role and says which cue it belongs to; here the labels become spans
(`viterbi.py`), the spans groups (`groups.py`), and the groups attributions, with quotation marks as limits
(`quoting.py`). These are the outermost ones; `nested.py` looks inside their contents.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Protocol

from sitroom.annotate.acts import find_act
from sitroom.annotate.groups import Group, link_runs, moved
from sitroom.annotate.quoting import Draft, fit_to_quotations
from sitroom.annotate.viterbi import Floats, LabelledRun, Labels, best_paths, runs_of, softmax
from sitroom.annotate.weighing import Weigher, facts_of
from sitroom.lexicon.cue_words import ACTS as CUE_ACTS
from sitroom.lexicon.deeds import DEEDS
from sitroom.records.annotation import Attribution, Mode
from sitroom.records.text import Block, Span
from sitroom.records.trees import Trees

NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
#: What opens a clause, whatever the tree makes of it.
OPENING = frozenset("that how why whether if what when who where".split())


#: Cues behind which only a topic stands where it is a noun: "discussed the truce", "spoke about the talks". Nobody is
#: said to hold anything.
TOPIC = re.compile(
    r"\b(?:discuss\w*|exchang\w* views|(?:inform|brief|updat)\w*|(?:sp[eo]a?k\w*|talk\w*) (?:about|of|on)"
    r"|(?:take|took|takes|taking) (?:an? |another )?(?:closer )?look at)\b"
)
#: "The call was held, as everyone knows, under pressure" is nobody's word but the one's who writes so.
EVERYONE = frozenset({"everyone", "everybody"})


class RoleOutput(Protocol):
    """What the network says of one window; arrays without a batch axis.

    Attributes:
        first_word: the number of the window's first word in the document.
        role: (words, 7) scores of B/I labels.
        link: (words, words) scores: row i, which word begins the cue that word i belongs to.
    """

    @property
    def first_word(self) -> int: ...
    @property
    def role(self) -> Floats: ...
    @property
    def link(self) -> Floats: ...


def find_attributions(
    text: str,
    blocks: Sequence[Block],
    words: Sequence[Span],
    quotations: Sequence[Span],
    outputs: Sequence[RoleOutput],
    labels: Labels,
    weigher: Weigher | None = None,
) -> list[Attribution]:
    """All outermost attributions of a text, in order of their first words.

    Args:
        words: of the whole document, in order.
        quotations: as `find_quotations` gives them for the blocks.
        outputs: of the windows, in order.
        labels: of the role head, with its learned steps.
        weigher: decides which are probable enough to be kept; without it all are.
    """
    drafts = [_draft(group, words) for group in find_groups(outputs, labels, weigher)]
    fitted = fit_to_quotations(text, blocks, quotations, drafts)
    least = weigher.least if weigher else 0.0
    kept = [draft for draft in fitted if draft.content and draft.probability >= least]
    return in_order([_attribution(text, words, quotations, draft) for draft in kept])


def with_a_position(text: str, trees: Trees, attributions: Iterable[Attribution]) -> list[Attribution]:
    """Those in which somebody says more than what was spoken about."""
    kept = (one for one in attributions if not any(source.of(text).lower() in EVERYONE for source in one.source))
    return [one for one in kept if not _is_topic(text, trees, one) and not _is_deed(text, trees, one)]


def _is_deed(text: str, trees: Trees, attribution: Attribution) -> bool:
    """ "The council passed the budget", "the bill seems dead": nobody says so; not "sent a warning"."""
    head = trees.head(attribution.cue[0]) if attribution.cue and attribution.mode == "indirect" else None
    if head is None or trees.words[head].upos != "VERB" or trees.words[head].lemma.lower() not in DEEDS:
        return False
    return not any(word in CUE_ACTS for cue in attribution.cue for word in cue.of(text).lower().split()[1:])


def _is_topic(text: str, trees: Trees, attribution: Attribution) -> bool:
    """ "Ministers discussed the threat of an invasion", not "were briefed that ships had left"."""
    if attribution.mode != "indirect" or not any(TOPIC.search(cue.of(text).lower()) for cue in attribution.cue):
        return False
    content = attribution.content[0]
    head = trees.head(content)
    begins = content.of(text).split(None, 1)[0].lower()
    return head is not None and trees.words[head].upos in NOUNS and begins not in OPENING


def in_order(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Attributions by their first words."""
    return sorted(attributions, key=lambda a: min(span.start for span in (*a.source, *a.cue, *a.content)))


def _draft(group: Group, words: Sequence[Span]) -> Draft:
    def chars(run: LabelledRun) -> Span:
        return Span(words[run.first].start, words[run.last - 1].end)

    return Draft(
        sorted(chars(run) for run in group.sources),
        chars(group.cue) if group.cue else None,
        sorted(chars(run) for run in group.contents),
        group.probability,
    )


def _attribution(text: str, words: Sequence[Span], quotations: Sequence[Span], draft: Draft) -> Attribution:
    cue = words_in(text, words, draft.cue) if draft.cue else []
    return Attribution(
        source=tuple(draft.source),
        cue=(draft.cue,) if draft.cue else (),
        content=tuple(draft.content),
        mode=mode_of(text, draft.content, quotations),
        act=find_act(cue),
    )


def words_in(text: str, words: Sequence[Span], span: Span) -> list[str]:
    """The words of a span in lower case with straight apostrophes."""
    first = bisect_left(words, span.start, key=lambda word: word.start)
    last = bisect_left(words, span.end, lo=first, key=lambda word: word.start)
    return [text[word.start : word.end].lower().replace("’", "'") for word in words[first:last]]


def mode_of(text: str, content: Sequence[Span], quotations: Sequence[Span]) -> Mode:
    """Direct when nothing but marks stands outside of quotations, indirect when no quotation meets it, else mixed."""
    if not any(q.meets(piece) for q in quotations for piece in content):
        return "indirect"
    for piece in content:
        at = piece.start
        for quotation in [q for q in quotations if q.meets(piece)] + [Span(piece.end, piece.end)]:
            if any(character.isalnum() for character in text[at : max(at, min(quotation.start, piece.end))]):
                return "mixed"
            at = quotation.end
    return "direct"


def find_groups(outputs: Sequence[RoleOutput], labels: Labels, weigher: Weigher | None = None) -> list[Group]:
    """The attributions of a document as runs of words, in order; quotation marks are not looked at.

    Args:
        outputs: of its windows, in order.
        labels: of the role head, with its learned steps.
        weigher: says how probable each one is; without it all are certain.
    """
    paths = best_paths([output.role for output in outputs], labels)
    found: list[Group] = []
    for output, path in zip(outputs, paths, strict=True):
        runs = runs_of(path, labels)
        if not runs:
            continue
        link = softmax(output.link)
        groups = link_runs(runs, link)
        if weigher:
            roles = softmax(output.role)
            for group in groups:
                if group.cue and group.contents:
                    group.probability = weigher.probability(facts_of(group, roles, link))
        found += [moved(group, output.first_word) for group in groups]
    return sorted(found, key=lambda group: group.first)
