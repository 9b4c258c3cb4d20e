"""The source of a cue: who is said to have said it."""

from collections.abc import Sequence

from sitroom.annotate.clauses import Range, is_adverb, main_subject, subject_after, subject_before
from sitroom.annotate.cues import Cue
from sitroom.annotate.lines import Line, Paragraph
from sitroom.annotate.words import Word

#: Verbs that stand before their subject after a quotation ("..., said Mr Putin").
INVERTED = frozenset("say add write ask reply note tell warn explain insist argue tweet conclude recall state".split())
#: In words; a longer subject is a sentence that was not understood.
LONGEST_SOURCE = 40


def find_source(paragraph: Paragraph, line: Line, cue: Cue) -> tuple[Range | None, bool]:
    """The words that name the speaker, and whether they follow the cue."""
    words, quoted = line.words, line.quoted
    if cue.kind == "passive":
        return _by_phrase(line, cue), False
    if cue.kind == "infinitive":
        return subject_before(words, quoted, cue.first - 1), False
    source = subject_before(words, quoted, cue.first)
    if cue.kind == "gerund" and not (source and words[source[0] - 1].lower == "with"):
        source = main_subject(words, quoted)
    before = words[cue.first - 1] if cue.first else None
    if source and words[source[0]].lower.endswith("ing") and not words[source[0]].is_capital:
        source = None  # "denied planning such an assault, however sought a pledge"
    if source is None and cue.lemma in INVERTED and before and (before.text == "," or quoted[cue.first - 1]):
        following = subject_after(words, quoted, cue.last - 1)
        if following:
            return following, True
    if (
        source is None
        and before is not None
        and (before.lower in {"and", "but", ",", "then", "however"} or is_adverb(before))
    ):
        source = _earlier_source(paragraph, line) or main_subject(words, quoted)
    if source and (source[1] - source[0] > LONGEST_SOURCE or source[0] >= cue.first or not _can_speak(words, source)):
        return None, False
    return source, False


def _can_speak(words: Sequence[Word], source: Range) -> bool:
    """False for subjects such as "it" alone in "it means" that no one stands behind, and for questions' words."""
    return not (
        source[1] - source[0] == 1 and words[source[0]].lower in {"this", "that", "which", "there", "what", "how"}
    )


def _earlier_source(paragraph: Paragraph, line: Line) -> Range | None:
    """The source of the sentence's attribution before this one ("rejects the claim and says")."""
    for attribution in reversed(paragraph.found):
        for span in attribution.source:
            if line.span.covers(span):
                inside = [i for i, word in enumerate(line.words) if span.start <= word.start < span.end]
                return (inside[0], inside[-1] + 1) if inside else None
    return None


def _by_phrase(line: Line, cue: Cue) -> Range | None:
    if cue.last < len(line.words) and line.words[cue.last].lower == "by":
        return subject_after(line.words, line.quoted, cue.last)
    return None
