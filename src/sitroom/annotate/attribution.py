"""Attributions by rules: who (source) is said by which words (cue) to have said, thought or asked what (content).

One pass a paragraph: cues with their subjects first, then the quotations that no cue has claimed.  No nesting: what a
speaker reports of another's words stays inside the outer content.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sitroom.annotate.clauses import Range, is_adverb, is_finite, main_subject, subject_after, subject_before
from sitroom.annotate.cues import Cue, find_cues
from sitroom.annotate.quotations import Quotation
from sitroom.annotate.words import Word, split_words
from sitroom.lexicon.grammar import DETERMINERS, PERSON_PRONOUNS, PREPOSITIONS, SUBJECT_PRONOUNS, TIME_WORDS
from sitroom.lexicon.reporting import FORMS, NOUN_CONTENT, QUOTE_ONLY, WITH_ADDRESSEE
from sitroom.lexicon.verbs import AUXILIARIES
from sitroom.records.annotation import Attribution, Mode
from sitroom.records.text import Block, Span

#: Passives that report ("is thought", "was accused of"); other passives tell what was done to somebody.
PASSIVES = frozenset(
    "say think believe expect report consider understand allege suspect hope fear accuse blame".split()
)
#: Verbs that stand before their subject after a quotation ("..., said Mr Putin").
INVERTED = frozenset("say add write ask reply note tell warn explain insist argue tweet conclude recall state".split())
REPLYING = frozenset({"respond", "reply", "answer", "counter"})
LONGEST_SOURCE = 40
#: Conjunctions behind which another speaker may begin ("..., and he wants NATO to").
BREAKS = frozenset("and but however although while whereas".split())
#: What may stand between a cue and its "that": "said on Tuesday that", "told in a statement that".
AFTER_CUE = PREPOSITIONS | TIME_WORDS | {"earlier", "later"}
DEMANDING = frozenset("ask urge press order promise advise".split())
#: A credit in brackets at the end of a sentence: "(NATO, Jan. 25)", "(CSTO, Jan. 20)", and a bare date.
CREDIT = re.compile(r"\s*\((?P<source>[A-Z][\w .&’'-]{1,40}?), [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\)\.?")
DATE_IN_BRACKETS = re.compile(r"\s*\((?:[A-Z][\w .&’'-]{1,40}?, )?[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\)\.?$")


@dataclass(slots=True)
class _Paragraph:
    """What is being read: one block, its quotations, and what has been found in it so far."""

    text: str
    block: Block
    quotations: list[Quotation]
    found: list[Attribution] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence in its paragraph."""

    span: Span
    words: list[Word]
    quoted: list[bool]

    def chars(self, words: Range) -> Span:
        return Span(self.words[words[0]].start, self.words[words[1] - 1].end)


def find_attributions(
    text: str, blocks: Sequence[Block], sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """All attributions of a text, in order of their first words.

    Args:
        sentences, quotations: as `split_sentences` and `find_quotations` give them for the same blocks.
    """
    found: list[Attribution] = []
    last_of_previous: Attribution | None = None
    for block in blocks:
        if not block.is_evidence:
            continue
        paragraph = _Paragraph(text, block, [q for q in quotations if block.span.covers(q.span)])
        for sentence in sentences:
            if block.span.covers(sentence):
                _read_sentence(paragraph, _line(text, sentence, paragraph.quotations))
        _claim_loose_quotations(paragraph, last_of_previous)
        paragraph.found.sort(key=_first_place)
        found += paragraph.found
        last_of_previous = _carries_on(paragraph, last_of_previous)
    return found


def _first_place(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))


def _line(text: str, sentence: Span, quotations: Sequence[Quotation]) -> _Line:
    words = split_words(text, sentence)
    near = [q.span for q in quotations if q.span.meets(sentence)]
    return _Line(sentence, words, [any(q.start <= w.start < q.end for q in near) for w in words])


def _read_sentence(paragraph: _Paragraph, line: _Line) -> None:
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


def _read_until(paragraph: _Paragraph, line: _Line, cue: Cue) -> int:
    """The last code point that attributions before the cue have used; past the cue when it lies inside one of them."""
    used = [span for a in paragraph.found for span in (*a.cue, *a.content) if span.meets(line.span)]
    place = line.words[cue.index].start
    return max((span.end for span in used if span.start <= place), default=line.span.start)


def _read_credit(paragraph: _Paragraph, line: _Line) -> None:
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


def _read_cue(paragraph: _Paragraph, line: _Line, cue: Cue, done: int) -> Attribution | None:
    if cue.kind == "source":
        return _according_to(paragraph, line, cue, done)
    source, inverted = _find_source(paragraph, line, cue)
    if source is None and cue.kind != "passive":
        return None
    if cue.kind == "passive" and cue.lemma not in PASSIVES:
        return None
    edge = source[0] if source and not inverted and source[0] < cue.first else cue.first
    after_from = max(cue.last, source[1]) if source and inverted else cue.last
    content = _find_content(paragraph, line, cue, _Frame(edge, after_from, done))
    if not content or (source and any(piece.meets(line.chars(source)) for piece in content)):
        return None
    return _attribution(
        paragraph, line.chars(source) if source else None, line.chars((cue.first, cue.last)), content, cue.act
    )


def _attribution(
    paragraph: _Paragraph, source: Span | None, cue: Span | None, content: list[Span], act: str
) -> Attribution:
    return Attribution(
        source=(source,) if source else (),
        cue=(cue,) if cue else (),
        content=tuple(content),
        mode=mode_of(content, paragraph.quotations),
        act=act,
    )


def mode_of(content: Sequence[Span], quotations: Sequence[Quotation]) -> Mode:
    """Direct when every piece is one quotation, indirect when no quotation meets it, else mixed."""
    spans = [q.span for q in quotations]
    if all(any(abs(q.start - piece.start) <= 1 and abs(q.end - piece.end) <= 2 for q in spans) for piece in content):
        return "direct"
    return "mixed" if any(q.meets(piece) for q in spans for piece in content) else "indirect"


def _find_source(paragraph: _Paragraph, line: _Line, cue: Cue) -> tuple[Range | None, bool]:
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


def _earlier_source(paragraph: _Paragraph, line: _Line) -> Range | None:
    """The source of the sentence's attribution before this one ("rejects the claim and says")."""
    for attribution in reversed(paragraph.found):
        for span in attribution.source:
            if line.span.covers(span):
                inside = [i for i, word in enumerate(line.words) if span.start <= word.start < span.end]
                return (inside[0], inside[-1] + 1) if inside else None
    return None


def _by_phrase(line: _Line, cue: Cue) -> Range | None:
    if cue.last < len(line.words) and line.words[cue.last].lower == "by":
        return subject_after(line.words, line.quoted, cue.last)
    return None


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where content may stand: words before `edge`, words from `after`; `done` is the last code point already used."""

    edge: int
    after: int
    done: int


def _find_content(paragraph: _Paragraph, line: _Line, cue: Cue, frame: _Frame) -> list[Span]:
    """The words that were said: before the speaker, after the cue, or both around an inserted "he said"."""
    before = _content_before(paragraph, line, frame)
    tail = _tail(line, frame.after)
    if tail is None:
        return [before] if before else []
    follows_quotation = before is not None and frame.edge > 0 and line.quoted[frame.edge - 1]
    if before and (follows_quotation or line.words[tail[0]].text == ","):
        resumed = _resumed(paragraph, line, tail, follows_quotation)
        return [before, resumed] if resumed else [before]
    after = _content_after(paragraph, line, cue, frame.after)
    return [after] if after else []


def _content_before(paragraph: _Paragraph, line: _Line, frame: _Frame) -> Span | None:
    """What stands before "..., officials said"; a quotation may have begun sentences earlier."""
    if frame.edge == 0:
        return _quotation_just_before(paragraph, line.span.start)
    mark = line.words[frame.edge - 1]
    if line.quoted[frame.edge - 1]:
        quotation = next((q.span for q in paragraph.quotations if q.span.start < mark.end <= q.span.end), None)
        if quotation is None or quotation.start < line.span.start or quotation.end > line.words[frame.edge].start:
            return quotation
        lead = [w for w in line.words if frame.done <= w.start < quotation.start and w.is_word]
        return Span(lead[0].start, quotation.end) if lead and frame.done == line.span.start else quotation
    if mark.text != ",":
        return None
    held = [i for i in range(frame.edge - 1) if line.words[i].start >= frame.done]
    if len(held) < 3 or not any(is_finite(line.words, i) for i in held):
        return None  # "In a statement, the ministry said": an adverbial, not what was said
    if line.words[held[0]].lower in PREPOSITIONS | {"when", "while", "although", "though", "if", "as", "speaking"}:
        return None
    return line.chars((held[0], frame.edge - 1))


def _quotation_just_before(paragraph: _Paragraph, place: int) -> Span | None:
    """The quotation whose end the sentence split cut off: “Is it late?” Mr Putin asked."""
    for quotation in paragraph.quotations:
        if 0 <= place - quotation.span.end <= 1 and not any(quotation.span in a.content for a in paragraph.found):
            return quotation.span
    return None


def _tail(line: _Line, after: int) -> Range | None:
    """The words after the cue that may be content; None when only an adverbial is left ("said on Tuesday.")."""
    words = line.words
    last = len(words)
    while last > after and words[last - 1].text in {".", "!", "?", ";", ":"} and not line.quoted[last - 1]:
        last -= 1
    rest = words[after:last]
    if not any(w.is_word for w in rest):
        return None
    adverbial = rest[0].lower in PREPOSITIONS | {
        "last",
        "this",
        "later",
        "earlier",
        "yesterday",
        "today",
        "early",
        "late",
    }
    short = len(rest) <= 8 and not any(line.quoted[after:last]) and rest[0].lower not in {"that", "of", "to"}
    weekday = rest[0].is_capital and len(rest) <= 2
    return None if short and (adverbial or weekday) and after > 2 else (after, last)


def _resumed(paragraph: _Paragraph, line: _Line, tail: Range, after_quotation: bool) -> Span | None:
    """The second piece around an insertion: "The plan, he said, is dead" or “No,” he said, “never.”"""
    first = tail[0]
    while first < tail[1] and not line.quoted[first] and after_quotation:
        if FORMS.get(line.words[first].lower):
            return None
        first += 1
    while first < tail[1] and line.words[first].text in {",", ":"}:
        first += 1
    if first >= tail[1]:
        return None
    return _stretch(paragraph, line, first, _cut(line, first, tail[1]))


def _content_after(paragraph: _Paragraph, line: _Line, cue: Cue, after: int) -> Span | None:
    """The clause, quotation or phrase that follows the cue."""
    words, quoted = line.words, line.quoted
    last = len(words)
    while last > after and not quoted[last - 1] and words[last - 1].text in {".", "!", "?", ";", ","}:
        last -= 1
    first = _content_start(line, cue, after, last)
    if first >= last:
        return None
    last = _cut(line, first, last)
    if last - first < 1 or not _is_content(line, cue, first, last):
        return None
    return _stretch(paragraph, line, first, last)


def _content_start(line: _Line, cue: Cue, after: int, last: int) -> int:
    """Where the content begins: behind adverbials ("said on Tuesday that"), the one spoken to, colons and commas."""
    words, quoted = line.words, line.quoted
    first = after
    while first < last and not quoted[first] and is_adverb(words[first]):
        first += 1
    for i in range(first, min(last, first + 14)):
        if quoted[i]:
            # A quotation right behind a colon or an adverbial; further in it is part of the clause.
            if i == first or words[i - 1].text in {":", ","}:
                return i
            break
        if words[i].lower == "that" and i > first and words[first].lower in AFTER_CUE:
            return i
        if words[i].text == ":" and i + 1 < last:
            return i + 1
        if i > first and is_finite(words, i):
            break
    return _behind_addressee(line, cue, first, last)


def _behind_addressee(line: _Line, cue: Cue, first: int, last: int) -> int:
    """Where the content begins behind the one spoken to ("told reporters that", "warned Putin of")."""
    words = line.words
    if cue.lemma not in WITH_ADDRESSEE or first >= last:
        return first
    opens = words[first].is_capital or words[first].lower in DETERMINERS | PERSON_PRONOUNS.keys() | {
        "them",
        "reporters",
    }
    if not opens and not words[first].lower.endswith("s"):
        return first
    ends = {"that", "to", "not"} | (
        {"of", "against", "about", "how", "he", "it"} if cue.lemma not in DEMANDING else set()
    )
    for i in range(first + 1, min(last, first + 9)):
        if words[i].lower in ends:
            return i
        if words[i].text in {":", ","} and i + 1 < last and line.quoted[i + 1]:
            return i + 1
        if is_finite(words, i):
            break
    return first


def _cut(line: _Line, first: int, last: int) -> int:
    """Where the content ends: before another speaker's or the same speaker's next cue."""
    words, quoted = line.words, line.quoted
    for i in range(first + 1, last):
        if quoted[i]:
            continue
        word, before = words[i], words[i - 1]
        entry = FORMS.get(word.lower)
        if entry and "gerund" in entry[1]:
            if before.text == ",":
                return i - 1  # "..., adding that"
            opening = next((j for j in range(i - 1, max(first, i - 5), -1) if words[j].lower == "with"), None)
            if opening is not None and words[opening - 1].text == ",":
                return opening - 1  # "..., with opponents saying that"
        if word.lower in {"and", "but", "however", "then"} and _same_speaker(line, i, last):
            return i - 1 if before.text == "," else i  # "rejects Russia's claims and says only ..."
        if word.lower == "according" and i + 1 < last and words[i + 1].lower == "to":
            return i - 1 if before.text == "," else i
        if word.text == ";" or (word.lower in BREAKS and _new_speaker(line, i, last)):
            return i - 1 if before.text == "," else i
    return last


def _same_speaker(line: _Line, conjunction: int, last: int) -> bool:
    """True when a second cue of the same subject follows ("and has also accused")."""
    i = conjunction + 1
    while i < last and (line.words[i].lower in AUXILIARIES or is_adverb(line.words[i])):
        i += 1
    entry = FORMS.get(line.words[i].lower) if i < last and not line.quoted[i] else None
    return bool(entry and entry[1] & ({"past", "third"} if i == conjunction + 1 else {"past", "participle", "gerund"}))


def _new_speaker(line: _Line, conjunction: int, last: int) -> bool:
    """True when a new subject with its own cue follows ("... but others see Russia's move as")."""
    for cue in find_cues(line.words[: min(last, conjunction + 9)], line.quoted):
        if cue.index > conjunction and cue.kind == "finite":
            subject = subject_before(line.words, line.quoted, cue.first)
            return subject is not None and subject[0] > conjunction
    return False


def _is_content(line: _Line, cue: Cue, first: int, last: int) -> bool:
    """True when the words can be what was said: a clause, a quotation, or a phrase where the verb takes one."""
    words = line.words
    has_quotation = any(line.quoted[first:last])
    opening = words[first].lower
    if not words[first].is_word and not line.quoted[first] and words[first].text not in "[($€£":
        return False
    if cue.lemma == "seek" and opening == "to":
        return False  # "sought to wrestle control" tells a deed
    if cue.lemma in REPLYING:
        return opening == "that" or line.quoted[first]  # "responded to NATO by creating"
    if (cue.lemma in QUOTE_ONLY and cue.act == "assert") or cue.kind == "infinitive":
        return has_quotation or any(w.lower == "as" for w in words[first:last])
    if cue.kind == "passive":
        it_is = cue.first > 0 and words[cue.first - 1].lower == "it"  # "It is thought this would be a non-starter"
        return opening in {"that", "to", "of", "for"} or (
            it_is and any(is_finite(words, i) for i in range(first, last))
        )
    if has_quotation or cue.lemma in NOUN_CONTENT or opening in {"that", "to", "how", "why", "whether", "if", "what"}:
        return opening not in {"by", ","}
    if cue.last - cue.index > 0 and cue.last > cue.index + 1:
        return True
    begins_clause = words[first].is_capital or opening in DETERMINERS | SUBJECT_PRONOUNS or opening.endswith("s")
    return any(is_finite(words, i) for i in range(first + 1, last)) and (begins_clause or cue.act == "assert")


def _stretch(paragraph: _Paragraph, line: _Line, first: int, last: int) -> Span:
    """Words [first, last) as a span, drawn out to the ends of the quotations that it begins or ends in."""
    start, end = line.words[first].start, line.words[last - 1].end
    for quotation in paragraph.quotations:
        if quotation.span.start < end < quotation.span.end:
            end = quotation.span.end
    credit = DATE_IN_BRACKETS.search(paragraph.text[start:end])
    return Span(start, start + credit.start() if credit and credit.start() else end)


def _according_to(paragraph: _Paragraph, line: _Line, cue: Cue, done: int) -> Attribution | None:
    """ "According to X, content" and "content, according to X"."""
    source = subject_after(line.words, line.quoted, cue.last - 1)
    if source is None:
        return None
    if cue.first == 0 or line.words[cue.first - 1].start < done:
        first = source[1] + 1
        last = len(line.words) - (line.words[-1].text in {".", "!", "?"} and not line.quoted[-1])
        content = _stretch(paragraph, line, first, _cut(line, first, last)) if first < last else None
    else:
        held = [i for i in range(cue.first) if line.words[i].start >= done and line.words[i].is_word]
        last = cue.first - (line.words[cue.first - 1].text == ",")
        content = line.chars((held[0], last)) if held and held[0] < last else None
    if content is None:
        return None
    return _attribution(paragraph, line.chars(source), line.chars((cue.first, cue.last)), [content], cue.act)


def _claim_loose_quotations(paragraph: _Paragraph, previous: Attribution | None) -> None:
    """Give the quotations that no cue has claimed to the speaker who is already speaking."""
    for quotation in paragraph.quotations:
        span = quotation.span
        if any(piece.meets(span) for a in paragraph.found for piece in a.content):
            continue
        opens = not paragraph.text[paragraph.block.start : span.start].strip()
        speaking = next((a for a in reversed(paragraph.found) if _first_place(a) < span.start), None)
        before = paragraph.text[paragraph.block.start : span.start].rstrip()
        if speaking and speaking.source and before[-1:] in {".", "”", '"', "?", "!"} and speaking.mode != "indirect":
            index = paragraph.found.index(speaking)
            content = (*speaking.content, span)
            mode = mode_of(content, paragraph.quotations)
            paragraph.found[index] = Attribution(speaking.source, speaking.cue, content, mode, speaking.act)
        elif opens and previous:
            # The quotation runs on over paragraphs: “It’s too early to say ...” after “What we have to see ...”.
            paragraph.found.append(Attribution(previous.source, (), (span,), "direct", previous.act, inherited=True))
        elif before.endswith(":") and speaking is None:
            source = _named_before_colon(paragraph, span)
            if source:
                paragraph.found.append(_attribution(paragraph, source, None, [span], "assert"))


def _named_before_colon(paragraph: _Paragraph, quotation: Span) -> Span | None:
    """The words before "Mr Jones: “...”", when they are a short phrase."""
    before = Span(paragraph.block.start, quotation.start)
    words = split_words(paragraph.text, before)
    lead = [w for w in words if w.is_word]
    return Span(lead[0].start, lead[-1].end) if lead and len(lead) <= 8 and lead[0].is_capital else None


def _carries_on(paragraph: _Paragraph, previous: Attribution | None) -> Attribution | None:
    """The attribution whose speaker goes on when the next paragraph opens with a quotation."""
    quoted = [a for a in paragraph.found if a.mode != "indirect" and a.source]
    return max(quoted, key=lambda a: a.content[-1].end) if quoted else None
