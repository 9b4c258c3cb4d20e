"""The clause, quotation or phrase that follows a cue: where it begins, where it ends, and whether it can be content."""

from sitroom.annotate.clauses import Range, is_adverb, is_finite, subject_before
from sitroom.annotate.cues import Cue, find_cues
from sitroom.annotate.lines import Line
from sitroom.lexicon.grammar import DETERMINERS, PERSON_PRONOUNS, PREPOSITIONS, SUBJECT_PRONOUNS, TIME_WORDS
from sitroom.lexicon.reporting import FORMS, NOUN_CONTENT, QUOTE_ONLY, WITH_ADDRESSEE
from sitroom.lexicon.verbs import AUXILIARIES

REPLYING = frozenset({"respond", "reply", "answer", "counter"})
DEMANDING = frozenset("ask urge press order promise advise".split())
#: Conjunctions behind which another speaker may begin ("..., and he wants NATO to").
BREAKS = frozenset("and but however although while whereas".split())
#: What may stand between a cue and its "that": "said on Tuesday that", "told in a statement that".
AFTER_CUE = PREPOSITIONS | TIME_WORDS | {"earlier", "later"}


def complement_of(line: Line, cue: Cue, after: int) -> Range | None:
    """The words of the clause, quotation or phrase behind a cue, from `after` on; None when there is none."""
    words, quoted = line.words, line.quoted
    last = len(words)
    while last > after and not quoted[last - 1] and words[last - 1].text in {".", "!", "?", ";", ","}:
        last -= 1
    first = _content_start(line, cue, after, last)
    if first >= last:
        return None
    last = cut_before_next(line, first, last)
    if last - first < 1 or not _is_content(line, cue, first, last):
        return None
    return first, last


def _content_start(line: Line, cue: Cue, after: int, last: int) -> int:
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


def _behind_addressee(line: Line, cue: Cue, first: int, last: int) -> int:
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


def cut_before_next(line: Line, first: int, last: int) -> int:
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


def _same_speaker(line: Line, conjunction: int, last: int) -> bool:
    """True when a second cue of the same subject follows ("and has also accused")."""
    i = conjunction + 1
    while i < last and (line.words[i].lower in AUXILIARIES or is_adverb(line.words[i])):
        i += 1
    entry = FORMS.get(line.words[i].lower) if i < last and not line.quoted[i] else None
    return bool(entry and entry[1] & ({"past", "third"} if i == conjunction + 1 else {"past", "participle", "gerund"}))


def _new_speaker(line: Line, conjunction: int, last: int) -> bool:
    """True when a new subject with its own cue follows ("... but others see Russia's move as")."""
    for cue in find_cues(line.words[: min(last, conjunction + 9)], line.quoted):
        if cue.index > conjunction and cue.kind == "finite":
            subject = subject_before(line.words, line.quoted, cue.first)
            return subject is not None and subject[0] > conjunction
    return False


def _is_content(line: Line, cue: Cue, first: int, last: int) -> bool:
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
