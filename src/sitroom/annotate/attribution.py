"""Attributions by rules: who (source) is said by which words (cue) to have said, thought or asked what (content).

One pass a paragraph: cues with their subjects first, then the quotations that no cue has claimed.  No nesting: what a
speaker reports of another's words stays inside the outer content.
"""

import re
from collections.abc import Mapping, Sequence

from sitroom.annotate.clauses import subject_after
from sitroom.annotate.complements import cut_before_next
from sitroom.annotate.content import Frame, find_content, stretch
from sitroom.annotate.cues import Cue, find_cues
from sitroom.annotate.lines import Line, Paragraph, read_line
from sitroom.annotate.speakers import find_source
from sitroom.annotate.words import Word, split_words
from sitroom.records.annotation import Attribution, Mode
from sitroom.records.text import Block, Span, spans_inside

#: Passives that report ("is thought", "was accused of"); other passives tell what was done to somebody.
PASSIVES = frozenset(
    "say think believe expect report consider understand allege suspect hope fear accuse blame".split()
)
#: A credit in brackets at the end of a sentence: "(NATO, Jan. 25)", "(CSTO, Jan. 20)".
CREDIT = re.compile(r"\s*\((?P<source>[A-Z][\w .&’'-]{1,40}?), [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\)\.?")


def find_attributions(
    text: str, blocks: Sequence[Block], words: Mapping[Span, list[Word]], quotations: Sequence[Span]
) -> list[Attribution]:
    """All attributions of a text, in order of their first words.

    Args:
        words: those of each sentence, sentences in order; as `split_sentences` and `split_words` give them.
        quotations: as `find_quotations` gives them for the same blocks.
    """
    sentences = list(words)
    found: list[Attribution] = []
    last_of_previous: Attribution | None = None
    for block in blocks:
        if not block.is_evidence:
            continue
        paragraph = Paragraph(text, block, spans_inside(quotations, block.span))
        for sentence in spans_inside(sentences, block.span):
            _read_sentence(paragraph, read_line(sentence, words[sentence], paragraph.quotations))
        _claim_loose_quotations(paragraph, last_of_previous)
        paragraph.found.sort(key=_first_place)
        found += paragraph.found
        last_of_previous = _carries_on(paragraph, last_of_previous)
    return found


def _first_place(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))


def _read_sentence(paragraph: Paragraph, line: Line) -> None:
    """Add the attributions of one sentence; a cue inside the content of another one is left alone."""
    if line.words[-1].text == "?" and not line.quoted[-1]:
        return  # "Does Russia want to invade Ukraine?" is the outlet's question, not what Russia wants
    cues = find_cues(line.words, line.quoted)
    # "The two discussed “...,” according to the Kremlin": the outermost speaker is the one named last.
    for cue in sorted(cues, key=lambda cue: (cue.kind != "source", cue.index)):
        done = _read_until(paragraph, line, cue)
        attribution = _read_cue(paragraph, line, cue, done) if done <= line.words[cue.first].start else None
        if attribution:
            paragraph.found.append(attribution)
    _read_credit(paragraph, line)


def _read_until(paragraph: Paragraph, line: Line, cue: Cue) -> int:
    """The last code point that attributions before the cue have used; past the cue when it lies inside one of them."""
    used = [span for a in paragraph.found for span in (*a.cue, *a.content) if span.meets(line.span)]
    place = line.words[cue.index].start
    return max((span.end for span in used if span.start <= place), default=line.span.start)


def _read_credit(paragraph: Paragraph, line: Line) -> None:
    """ "... to bolster their cyber defenses. (NATO, Jan. 25)": a briefing credits the whole sentence at its end."""
    credit = CREDIT.search(paragraph.text, line.span.start, line.span.end)
    if (
        credit
        and credit.end() == line.span.end
        and not any(piece.meets(line.span) for a in paragraph.found for piece in a.content)
    ):
        source = Span(*credit.span("source"))
        content = Span(
            line.span.start, line.span.start + len(paragraph.text[line.span.start : credit.start()].rstrip(" ."))
        )
        paragraph.found.append(_attribution(paragraph, source, None, [content], "assert"))


def _read_cue(paragraph: Paragraph, line: Line, cue: Cue, done: int) -> Attribution | None:
    if cue.kind == "source":
        return _according_to(paragraph, line, cue, done)
    source, inverted = find_source(paragraph, line, cue)
    if source is None and cue.kind != "passive":
        return None
    if cue.kind == "passive" and cue.lemma not in PASSIVES:
        return None
    edge = source[0] if source and not inverted and source[0] < cue.first else cue.first
    after_from = max(cue.last, source[1]) if source and inverted else cue.last
    content = find_content(paragraph, line, cue, Frame(edge, after_from, done))
    if not content or (source and any(piece.meets(line.chars(source)) for piece in content)):
        return None
    return _attribution(
        paragraph, line.chars(source) if source else None, line.chars((cue.first, cue.last)), content, cue.act
    )


def _attribution(
    paragraph: Paragraph, source: Span | None, cue: Span | None, content: list[Span], act: str
) -> Attribution:
    return Attribution(
        source=(source,) if source else (),
        cue=(cue,) if cue else (),
        content=tuple(content),
        mode=mode_of(content, paragraph.quotations),
        act=act,
    )


def mode_of(content: Sequence[Span], quotations: Sequence[Span]) -> Mode:
    """Direct when every piece is one quotation, indirect when no quotation meets it, else mixed."""
    if all(
        any(abs(q.start - piece.start) <= 1 and abs(q.end - piece.end) <= 2 for q in quotations) for piece in content
    ):
        return "direct"
    return "mixed" if any(q.meets(piece) for q in quotations for piece in content) else "indirect"


def _according_to(paragraph: Paragraph, line: Line, cue: Cue, done: int) -> Attribution | None:
    """ "According to X, content" and "content, according to X"."""
    source = subject_after(line.words, line.quoted, cue.last - 1)
    if source is None:
        return None
    if cue.first == 0 or line.words[cue.first - 1].start < done:
        first = source[1] + 1
        last = len(line.words) - (line.words[-1].text in {".", "!", "?"} and not line.quoted[-1])
        content = stretch(paragraph, line, first, cut_before_next(line, first, last)) if first < last else None
    else:
        held = [i for i in range(cue.first) if line.words[i].start >= done and line.words[i].is_word]
        last = cue.first - (line.words[cue.first - 1].text == ",")
        content = line.chars((held[0], last)) if held and held[0] < last else None
    if content is None:
        return None
    return _attribution(paragraph, line.chars(source), line.chars((cue.first, cue.last)), [content], cue.act)


def _claim_loose_quotations(paragraph: Paragraph, previous: Attribution | None) -> None:
    """Give the quotations that no cue has claimed to the speaker who is already speaking."""
    for span in paragraph.quotations:
        if any(piece.meets(span) for a in paragraph.found for piece in a.content):
            continue
        before = paragraph.text[paragraph.block.start : span.start].rstrip()
        speaking = next((a for a in reversed(paragraph.found) if _first_place(a) < span.start), None)
        if speaking and speaking.source and before[-1:] in {".", "”", '"', "?", "!"} and speaking.mode != "indirect":
            index = paragraph.found.index(speaking)
            content = (*speaking.content, span)
            mode = mode_of(content, paragraph.quotations)
            paragraph.found[index] = Attribution(speaking.source, speaking.cue, content, mode, speaking.act)
        elif not before and previous:
            # The quotation runs on over paragraphs: “It’s too early to say ...” after “What we have to see ...”.
            paragraph.found.append(Attribution(previous.source, (), (span,), "direct", previous.act, inherited=True))
        elif before.endswith(":") and speaking is None:
            source = _named_before_colon(paragraph, span)
            if source:
                paragraph.found.append(_attribution(paragraph, source, None, [span], "assert"))


def _named_before_colon(paragraph: Paragraph, quotation: Span) -> Span | None:
    """The words before "Mr Jones: “...”", when they are a short phrase."""
    before = Span(paragraph.block.start, quotation.start)
    words = split_words(paragraph.text, before)
    lead = [w for w in words if w.is_word]
    return Span(lead[0].start, lead[-1].end) if lead and len(lead) <= 8 and lead[0].is_capital else None


def _carries_on(paragraph: Paragraph, previous: Attribution | None) -> Attribution | None:
    """The attribution whose speaker goes on when the next paragraph opens with a quotation."""
    quoted = [a for a in paragraph.found if a.mode != "indirect" and a.source]
    return max(quoted, key=lambda a: a.content[-1].end) if quoted else None
