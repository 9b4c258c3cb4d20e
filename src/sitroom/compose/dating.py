"""Which time words date what: by the tree of the sentence, else the nearest in the same clause."""

import re
from bisect import bisect_right

from sitroom.compose.scope import Scope
from sitroom.lexicon.reporting import ACTS
from sitroom.records.annotation import Attribution
from sitroom.records.dates import Interval, since_interval, until_interval
from sitroom.records.text import Span
from sitroom.records.values import Timex

#: Words that open another clause: a time on the other side of one does not date what stands here.
CLAUSE = re.compile(
    r"[;:—–]|\b(?:that|when|while|after|before|because|although|though|which|who|whose|where|what|how|but|if|since|until)\b"
    r"|\b(?:and|as)\s+(?:he|she|it|they|the|a|an|his|its|that)\b|,\s+(?:he|she|it|they|a|the|with|including)\b"
)
#: What may stand before a time that opens its sentence: "In 1955", "By the end of last year", "- On Monday".
OPENING = re.compile(r"[-–•\s]*(?:\w+\s+){0,2}", re.IGNORECASE)
#: A year in front of a noun dates the noun: "the 2015 ceasefire agreement", "its 2008 pledge", "a 1990 guarantee".
ADJECTIVAL = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|this|that)|['’]s)\s+(?:\w+\s+)?$", re.IGNORECASE)
NOUN_FOLLOWS = re.compile(r"\s+[a-z-]+")
SINCE = re.compile(r"\b(?:since|from)\s+$", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till|before|by)\s+(?:the end of\s+)?$", re.IGNORECASE)
#: "threatened sanctions stronger than those imposed in 2014": the participle in front of the time owns it.
MODIFIED = re.compile(r"\b\w{3,}ed\s+(?:in|on|at|by)\s+(?:the\s+)?$")
#: "has expanded since 2004": the word belongs to the time.
LEADING = re.compile(r"\b(?:since|until|before|after)\s+(?:the\s+)?$")
#: In code points.
FARTHEST = 140
#: Words that take a verb out of the story.
ELSEWHEN = frozenset("previously earlier already once before recently later since formerly ago then".split())
DEFINITE = frozenset("the this that these those".split())
#: "from $5m a year ago", "a week earlier": what is compared, not what is told.
COMPARED = re.compile(r"\b(?:ago|earlier|before)$")
#: How many sentences back a story is followed, and how long its dates may be, in days.
STORY, QUARTER, YEAR = 2, 92, 366
#: Acts that are done by saying so, on the day that reports them; a belief or a wish may be older.
SAYING = frozenset(lemma for lemma, act in ACTS.items() if act in {"assert", "warn", "ask", "demand", "comment"})


def date_in_text(scope: Scope, target: Span, *, noun: bool = False) -> Interval | None:
    """The date that the sentence gives for the words at `target`; None when it gives none.

    Args:
        noun: the target is a noun; then a year in front of it counts, which never dates a verb.
    """
    over = scope.attribution_over(target)
    timex = scope.attached.time_of(target) or scope.attached.described(target)
    # "In December the US said it believed Russia is planning ...": December dates the saying; but of "unveiled the deal
    # 3 May" the day is the cue's, though it stands among what is unveiled.
    if timex is None or not (scope.attribution_over(timex.span) is over or _is_cues(scope, timex, target, over)):
        word = scope.attached.trees.head(target)
        if word is not None and scope.attached.is_present(word):
            return None  # "The bank, which has ten branches, closed two this week"
        timex = _nearest(scope, target, over, noun)
    return _bounded(scope, timex, target) if timex else None


def _is_cues(scope: Scope, timex: Timex, target: Span, over: Attribution | None) -> bool:
    """False for "In 2018, letters were opened, said the clerk" and where a verb stands between the two."""
    trees = scope.attached.trees
    between = trees.under(Span(target.end, max(target.end, timex.span.start)))
    is_near = target.end <= timex.span.start and not any(trees.words[i].upos == "VERB" for i in between)
    return over is None and is_near and scope.attached.is_own(timex, target)


def _nearest(scope: Scope, target: Span, over: Attribution | None, noun: bool) -> Timex | None:
    """The time that stands nearest in the same clause."""
    sentence = scope.sentence_of(target)
    ranked = [
        (distance, timex.span.start, timex)
        for timex in scope.attached.times_in(sentence)
        if scope.attribution_over(timex.span) is over
        and not scope.attached.is_anothers(timex, target)
        and (distance := _distance(scope, target, timex, noun)) is not None
    ]
    return min(ranked, key=lambda item: item[:2])[2] if ranked else None


def _distance(scope: Scope, target: Span, timex: Timex, noun: bool) -> int | None:
    """How many characters a time stands from the target; None when it cannot date it.

    A time that opens the sentence dates its first clause ("In 1955, ..."). Elsewhere no other clause may stand between:
    no conjunction, no new subject ("After Putin succeeded Yeltsin in 2000, he moved").
    """
    text = scope.document.text
    first, last = sorted((target, timex.span))
    between = text[first.end : last.start]
    # "formed a cabinet after January elections"
    after_another = LEADING.search(text[: timex.span.start][-20:]) and scope.attached.is_before_noun(timex)
    if _is_adjectival(text, timex) or after_another:
        adjacent = timex.span.end <= target.start and len(between.split()) <= 3
        return len(between) if noun and adjacent else None
    before = text[scope.sentence_of(target).start : timex.span.start]
    if first == timex.span and OPENING.fullmatch(before):
        between = between.removeprefix(",")
        return None if CLAUSE.search(between) or len(between) > FARTHEST else len(between)
    if first == target:
        between = LEADING.sub("", between)
        if MODIFIED.search(between):
            return None
    if CLAUSE.search(between) or len(between) > FARTHEST or (first == timex.span and _is_taken(scope, timex)):
        return None
    # A comma in front of the verb ends an adverbial that belongs to it only in "..., in 2007, Putin criticised".
    return len(between) + 20 * between.count(",")


def _is_taken(scope: Scope, timex: Timex) -> bool:
    """True when a happening stands before the time in its clause: "agreed in 2002 to cooperate" dates the agreeing."""
    start = scope.sentence_of(timex.span).start
    text = scope.document.text
    earlier = [t.span for t in scope.annotation.triggers if start <= t.span.start and t.span.end <= timex.span.start]
    return any(not CLAUSE.search(LEADING.sub("", text[span.end : timex.span.start])) for span in earlier)


def _is_adjectival(text: str, timex: Timex) -> bool:
    printed = timex.span.of(text)
    if text[timex.span.end : timex.span.end + 2] in {"’s", "'s"}:
        return True  # "this week’s negotiations"
    return bool(
        re.fullmatch(r"\d{4}", printed)
        and ADJECTIVAL.search(text[max(0, timex.span.start - 30) : timex.span.start])
        and NOUN_FOLLOWS.match(text[timex.span.end : timex.span.end + 30])
    )


def _bounded(scope: Scope, timex: Timex, target: Span) -> Interval | None:
    """ "since 2004" is open at the end, "before 16 February" at the beginning.

    But "before next week's talks" are the talks of next week, and of "since August, when the talks failed" the failure
    is of August.
    """
    date = timex.date
    if date is None:
        return None
    before = scope.document.text[max(0, timex.span.start - 30) : timex.span.start]
    held = scope.attached.is_inside(target, timex) or (
        target.start > timex.span.start
        and scope.attached.is_own(timex, target)
        and _is_adjectival(scope.document.text, timex)
    )
    if SINCE.search(before) and date.first and not held:
        date = since_interval(date.first).noted(basis=date.basis)
    elif UNTIL.search(before) and date.last and not held:
        date = until_interval(date.last).noted(basis=date.basis)
    return date.noted(text=scope.words(timex.span))


def date_of(scope: Scope, target: Span, *, noun: bool = False) -> Interval:
    """When a happening took place, as far as the text tells; never unknown where its day of publication is known.

    In this order: the date in its sentence; for a noun, that of the same noun elsewhere in the text ("the bombing");
    for a verb in the past, that of the sentences before; the article's day for what is said or is so now, from it on
    for what will be; else some day up to it.

    Args:
        noun: the target is a noun.
    """
    found = date_in_text(scope, target, noun=noun) or date_around(scope, target, noun=noun)
    return found or _by_tense(scope, target, noun=noun)


def date_around(scope: Scope, target: Span, *, noun: bool = False) -> Interval | None:
    """The date that other sentences give for the words at `target`, basis `inherited`; None when they give none.

    Args:
        noun: the target is a noun.
    """
    return _of_same_noun(scope, target) if noun else _of_story(scope, target)


def _of_same_noun(scope: Scope, target: Span) -> Interval | None:
    """ "A bomb went off on Friday. ... The bombing": the date told with the same noun, before rather than behind.

    "An attack" and "Russian attacks" are others than those told before.
    """
    trees = scope.attached.trees
    head = trees.head(target)
    children = [trees.words[child] for child in trees.children[head]] if head is not None else []
    if head is None or not any(child.lemma in DEFINITE or child.deprel == "nmod:poss" for child in children):
        return None
    same = scope.attached.same_stem(head)
    for number in (*[i for i in reversed(same) if i < head], *[i for i in same if i > head]):
        word = trees.words[number]
        dated = date_in_text(scope, word.span, noun=word.upos != "VERB")
        if dated and dated.days is not None and dated.days <= YEAR:
            return dated.noted(basis="inherited")
    return None


def _of_story(scope: Scope, target: Span) -> Interval | None:
    """The date of what the sentences before tell, for a verb that goes on in the past and in the outlet's own voice.

    "Troops entered the town on 3 May. They burned the archive." But "Sales fell to $4m from $5m a year ago" does not
    move the story to that year.
    """
    attached = scope.attached
    trees, sentences = attached.trees, scope.annotation.sentences
    head = trees.head(target)
    if head is None or scope.attribution_over(target) is not None or not attached.is_past(head):
        return None
    if trees.words[head].lemma in SAYING or {trees.words[child].lemma for child in trees.children[head]} & ELSEWHEN:
        return None  # what is said today may be about a week ago; "had previously visited Kyiv"
    place = bisect_right(sentences, target.start, key=lambda sentence: sentence.start) - 1
    for sentence in reversed(sentences[max(0, place - STORY) : place]):
        root = next((i for i in trees.under(sentence) if trees.words[i].head is None), None)
        if root is None or trees.words[root].lemma in SAYING:
            continue
        dated = date_in_text(scope, trees.words[root].span)
        if dated and dated.days is not None and dated.days <= QUARTER and not COMPARED.search(dated.text or ""):
            return dated.noted(basis="inherited")
    return None


def _by_tense(scope: Scope, target: Span, *, noun: bool) -> Interval:
    """Without any date: the article's day for what is said or is so now, from it on for what will be, else up to it."""
    attached = scope.attached
    head = attached.trees.head(target)
    if head is None or noun or scope.day.last is None or scope.day.first is None:
        return undated(scope)
    if attached.is_ahead(head):
        return since_interval(scope.day.first).noted(basis="document")
    is_said = attached.trees.words[head].lemma in SAYING and scope.attribution_over(target) is None
    return scope.day if is_said or attached.is_present(head) else undated(scope)


def best_date_of(scope: Scope, target: Span, *, noun: bool = False) -> Interval:
    """The same with a guess in place of "some day up to the article's": that day itself, as news tells what is new.

    For `annotate`, whose readers compare days; the ledger does not guess. Basis `document` marks it.
    """
    found = date_of(scope, target, noun=noun)
    head = scope.attached.trees.head(target)
    was_before = head is not None and scope.attached.is_before(head)
    return scope.day if found == undated(scope) and not was_before else found


def undated(scope: Scope) -> Interval:
    """The date of what a text reports without one: some day up to the article's."""
    last = scope.document.published.last
    if last is None:
        return Interval(None, None, None, None, "document")
    return until_interval(last).noted(basis="document")
