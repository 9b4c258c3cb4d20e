"""Reading a question: what kind it is, whom it names, which days it means, and what it is about."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sitroom.errors import QuestionError
from sitroom.query.called import Called
from sitroom.query.saying import HELD, SAYING
from sitroom.query.topic import topic_words
from sitroom.records.dates import UNKNOWN, Interval, day_interval
from sitroom.records.text import Span
from sitroom.records.trees import Trees

LONGEST_NAME = 6
#: What makes a capital the place that it is: "What happened in Kyiv?"
WITHIN = re.compile(r"\b(?:in|near|around|outside|at)\s+$", re.IGNORECASE)

#: "What is in the deal?", "What is the capital of Peru?" ask for more than who or what someone is.
ABOUT = r"\b(in|on|of|for|about|at|behind)\b"
#: The first that fits gives the kind; each with a question that needs it.
KINDS: tuple[tuple[str, str], ...] = (
    # "Who must defend Ukraine?", "Could NATO troops defend Ukraine?"
    ("obligations", r"\b(must|could|would|can|will|should|ha(s|ve) to|obliged|bound)\b.*\b(defend|protect|come to)\b"),
    ("obligations", r"\b(obligations?|obliged|duty|duties)\b"),
    # "Where has the dispute come from?", "How did the war begin?"
    ("events", r"\bcome from\b|\b(origins?|roots?) of\b|\bhow did\b.*\b(start|begin)\b"),
    # "What do Russia and NATO disagree on?", "What is disputed?"
    ("disputes", r"\b(disagree\w*|disput\w*|contradict\w*|differ|conflicting|quarrel)\b"),
    # "How many troops stand at the border?"
    ("figures", r"\b(how (many|much|large|big)|what number|number of)\b"),
    # "Is Ukraine a member of NATO?", "When did Poland join NATO?", "Who are the members of the EU?"
    ("members", r"^\W*(is|was|are|were)\b.*\b(a member|members?|part) of\b|\bmembers of\b"),
    ("members", r"\bwhen did\b.*\b(join|leave)\b"),
    # "How likely is a war?", "What may happen next?"
    ("forecasts", r"\bhow (likely|probable)\b|\b(chances?|risk|odds|likelihood) (of|that)\b"),
    ("forecasts", r"\b(may|might|could|will) happen\b"),
    # "What does Russia want?", "What does Russia demand?", "Where are NATO's red lines?", "What is Putin's stance?"
    (
        "positions",
        r"^\W*(what|where|which)\b.*\b(wants?|wanted|seeks?|demands?|red lines?|stance|position|view|attitude)\b",
    ),
    # "What is Russia's current issue with NATO and Ukraine?", "Why doesn't Russia trust NATO?"
    ("positions", r"\b(issues?|problems?|quarrel|disagreement|row)\b.*\b(with|between)\b"),
    # "Who said it would not move?", "What has the US said about the situation?"
    ("claims", rf"^\W*(who|whom|what|how)\b.*{SAYING.pattern}"),
    # "Why doesn't Russia trust NATO?", "Why did Poland reject the plan?"; but not "Why would Russia want to invade?"
    ("claims", r"^\W*why\b.*\b(trust|fear|worr|concern|oppos|object|reject|refus|den[iy]|accus|critici)\w*\b"),
    # "Did Moscow deny planning an invasion?", "Has NATO promised membership?"
    ("claims", rf"^\W*(did|does|do|has|have|had)\b.*{SAYING.pattern}"),
    # "When did Russia annex Crimea?", "What is happening now?", "What's the background?", "What has changed since May?"
    ("events", r"^\W*(since )?when\b|\bwhat (year|day|date)\b"),
    ("events", r"\b(happen(s|ed|ing)?|timeline|background|latest|going on|being done|changed|developments?)\b"),
    # "Who leads the CSTO?", "Who is the president of Ukraine?"
    ("offices", r"^\W*who\b.*\b(leads?|heads?|runs|leader|president|minister|secretary|chief|chancellor|chair\w*)\b"),
    # "Who is Sergei Lavrov?", "What is NATO?"
    ("actors", rf"^(?!.*{ABOUT})\W*(who|what)('s| is| are| was| were)(\s+[A-Za-z][\w.-]*){{1,5}}\W*$"),
)
#: Whom a word may stand for that was named in the question before.
PERSONAL = re.compile(r"\b(he|she|him|her|his)\b", re.IGNORECASE)
IMPERSONAL = re.compile(r"\b(they|them|their|it|its)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that a question names, and where."""

    actor: str
    span: Span


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    Attributes:
        kind: one of `KINDS`, or text for all others.
        named: the actors in it, in order.
        days: the date in it, if there is one.
        topic: its other words of weight, in lower case, dates left out.
        verb: its word of saying or wanting, if there is one, and where.
        proper: words of the topic that are printed as names, of places and others who are no actors.
        runs: names of several words among them, in lower case.
    """

    words: str
    kind: str
    named: tuple[Named, ...]
    days: Interval | None
    topic: tuple[str, ...]
    verb: tuple[str, Span] | None
    proper: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()

    @property
    def actors(self) -> tuple[str, ...]:
        """The ids of the actors, each once."""
        return tuple(dict.fromkeys(one.actor for one in self.named))

    @property
    def speakers(self) -> tuple[str, ...]:
        """Whose words are asked for: whoever is named before the verb, or after it in "the demands of Russia"."""
        if self.verb is None:
            return ()
        word, span = self.verb
        before = [one.actor for one in self.named if one.span.start < span.start]
        if not before and word.casefold() in HELD:
            before = [one.actor for one in self.named[:1]]
        return tuple(dict.fromkeys(before))

    def asks(self, pattern: str) -> bool:
        """True when the question has these words."""
        return re.search(pattern, self.words, re.IGNORECASE) is not None


def read_question(words: str, called: Called, known_on: date | None, before: Sequence[str] = ()) -> Question:
    """Understand a question as far as a few rules can.

    Args:
        called: the names of the ledger and of the registry.
        known_on: the day as of which is asked; "in February" means the last one before it.
        before: the actors of the question before, in order; "he" means the first person among them.
    Raises:
        QuestionError: there are no words in it.
    """
    if not re.search(r"\w", words):
        raise QuestionError("the question is empty. Ask in words, such as: What does Russia want?")
    words = re.sub(r"^\W*is it (?:true|right|correct|the case) that\b", "Did", words.replace("’", "'"), flags=re.I)
    named = [*_find_names(words, called)]
    named += _meant_before(words, named, before)
    named.sort(key=lambda one: one.span.start)
    days, date_span = _find_date(words, known_on)
    kind = next((kind for kind, pattern in KINDS if re.search(pattern, words, re.IGNORECASE)), "text")
    verb = SAYING.search(words)
    verb_span = Span(*verb.span()) if verb else None
    is_verb_taken = verb_span if kind in ("claims", "positions") else None
    taken = [*(one.span for one in named), *(span for span in (date_span, is_verb_taken) if span)]
    rest = _without(words, taken)
    return Question(
        words=words,
        kind=kind,
        named=tuple(named),
        days=days,
        topic=topic_words(rest),
        verb=(verb[0], verb_span) if verb and verb_span else None,
        proper=topic_words(" ".join(re.findall(r"(?<=\s)[A-Z][\w-]+", rest))),
        runs=tuple(run.casefold() for run in re.findall(r"(?<=\s)[A-Z][\w]+(?: [A-Z][\w]+)+", rest)),
    )


def _find_names(words: str, called: Called) -> Iterable[Named]:
    """The longest names first at each place: "Boris Johnson" and not "Boris"; misspelt ones where nothing else fits."""
    tokens = list(re.finditer(r"[^\W_]+(?:[-.][^\W_]+)*\.?", words))
    # "Which papers did Borduria ban?" means no Mr Ban; "what does lund want" means Lund
    is_plain = not any(re.match("[A-Z]", token[0]) for token in tokens[1:])
    at = 0
    while at < len(tokens):
        for last in range(min(len(tokens), at + LONGEST_NAME) - 1, at - 1, -1):
            span = Span(tokens[at].start(), tokens[last].end())
            actor = called.who(span.of(words), is_plain)
            is_place = last > at and not actor and called.is_place(span.of(words))
            if is_place or (actor and called.is_seat(span.of(words)) and WITHIN.search(words[: span.start])):
                at = last  # "Hong Kong" is nobody called Hong, and what happens in Kyiv is not all that Kyiv does
                break
            if actor:
                yield Named(actor, span)
                at = last
                break
        else:
            word = tokens[at][0].removesuffix(".")
            mended = called.mended(word)
            actor = called.who(mended) if mended else None
            if actor:
                start = tokens[at].start()
                yield Named(actor, Span(start, start + len(word)))
        at += 1


def _meant_before(words: str, named: Sequence[Named], before: Sequence[str]) -> list[Named]:
    """Whom "he" or "they" means: someone of the question before, where this one names nobody in front of it."""
    people = [actor for actor in before if actor.startswith("person:")]
    others = [actor for actor in before if not actor.startswith("person:")]
    for pattern, meant in ((PERSONAL, people), (IMPERSONAL, others or people)):
        found = pattern.search(words)
        if found and meant and not any(one.span.start < found.start() for one in named):
            return [Named(meant[0], Span(*found.span()))]
    return []


def _find_date(words: str, known_on: date | None) -> tuple[Interval | None, Span | None]:
    """The first date that is written out: "2014", "in February 2014"; "now" and "today" set no bounds."""
    from sitroom.normalise.fold import fold
    from sitroom.normalise.timexes import find_timexes

    asked = day_interval(known_on) if known_on else UNKNOWN
    for timex in find_timexes(words, fold(words), [Span(0, len(words))], asked, Trees(()))[0]:
        if timex.type == "DATE" and timex.date and timex.date.first and re.search(r"\d|[A-Z]", timex.span.of(words)):
            return timex.date, timex.span
    return None, None


def _without(words: str, taken: Iterable[Span]) -> str:
    for span in sorted(taken, reverse=True):
        words = f"{words[: span.start]} {words[span.end :]}"
    return words
