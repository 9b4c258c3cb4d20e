"""The tense of the verb that a time belongs to, by the tree of its sentence."""

from sitroom.lexicon.calendar import PAST_FORMS, PAST_PLANS
from sitroom.records.text import Span
from sitroom.records.trees import Trees

AHEAD = frozenset("will wo 'll shall would could may might can should must".split())
BEHIND = frozenset("had was were did has have 've".split())
#: "is expected to end on Friday", "are due on Monday": a plan.
PLANNED = frozenset("expect schedule plan due set slate ready poise likely intend aim hope seek want".split())


def tense_by_tree(text: str, trees: Trees, span: Span) -> str | None:
    """ "past" or "future" of the verb over the words at `span`; None where the tree does not tell."""
    word = trees.head(span)
    if word is None:
        return None
    for at in trees.upwards(word):
        if at != word and _heads_clause(trees, at):
            return _tense(text, trees, at)
    return None


def _heads_clause(trees: Trees, number: int) -> bool:
    if trees.words[number].upos in {"VERB", "AUX"}:
        return True
    return any(trees.words[child].deprel.split(":")[0] in {"cop", "aux", "nsubj"} for child in trees.children[number])


def _tense(text: str, trees: Trees, number: int) -> str | None:
    word = trees.words[number]
    printed = _printed(text, trees, number)
    helpers = [_printed(text, trees, child) for child in trees.children[number] if _helps(trees, child)]
    if "to" in helpers and word.head is not None:
        return "future" if trees.words[word.head].lemma in PLANNED else None
    if AHEAD.intersection(helpers):
        return "future"
    if word.lemma in PLANNED and not BEHIND.intersection(helpers) and {"is", "are", "'s", "'re"}.intersection(helpers):
        return "future"
    if BEHIND.intersection(helpers):
        return None if printed in PAST_PLANS else "past"
    if printed.endswith("ing") and word.head is not None and not helpers:
        clause = next((at for at in trees.upwards(word.head) if _heads_clause(trees, at)), None)
        return _tense(text, trees, clause) if clause is not None else None
    if printed in PAST_FORMS or (printed.endswith("ed") and printed != word.lemma):
        return None if printed in PAST_PLANS else "past"
    return None


def _helps(trees: Trees, number: int) -> bool:
    relation = trees.words[number].deprel.split(":")[0]
    return relation in {"aux", "cop"} or (relation == "mark" and trees.words[number].lemma == "to")


def _printed(text: str, trees: Trees, number: int) -> str:
    return trees.words[number].span.of(text).lower().replace("\u2019", "'")
