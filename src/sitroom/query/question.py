"""Reading a question: what kind it is, whom it names, which days it means, and what it is about."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sitroom.errors import QuestionError
from sitroom.query.saying import HELD, SAYING
from sitroom.query.topic import topic_words
from sitroom.records.dates import UNKNOWN, Interval, day_interval
from sitroom.records.text import Span
from sitroom.world import World

#: Kinds of name by how surely they mean the actor itself.
NAME_ORDER = ("name", "abbreviation", "body", "metonym", "capital", "adjective", "demonym", "surname")
LONGEST_NAME = 6

#: The first that fits gives the kind; each with a question that needs it.
KINDS: tuple[tuple[str, str], ...] = (
    # "Who must defend Ukraine?", "Could NATO troops defend Ukraine?"
    ("obligations", r"\b(must|could|would|can|will|should|ha(s|ve) to|obliged|bound)\b.*\b(defend|protect|come to)\b"),
    ("obligations", r"\b(obligations?|obliged|duty|duties)\b"),
    # "How many troops stand at the border?"
    ("figures", r"\b(how (many|much|large|big)|what number|number of)\b"),
    # "What does Russia want?", "Where are NATO's red lines?"
    ("positions", r"^\W*(what|where|which)\b.*\b(wants?|wanted|red lines?|stance|position)\b"),
    # "What is Russia's current issue with NATO and Ukraine?"
    ("positions", r"\b(issues?|problems?|quarrel|disagreement|row)\b.*\b(with|between)\b"),
    # "Who said it would not move?", "What has the US said about the situation?"
    ("claims", rf"^\W*(who|whom|what|why|how)\b.*{SAYING.pattern}"),
    # "Did Moscow deny planning an invasion?", "Has NATO promised membership?"
    ("claims", rf"^\W*(did|does|do|has|have|had)\b.*{SAYING.pattern}"),
    # "When did Russia annex Crimea?", "What is happening now?", "What's the background?"
    ("events", r"^\W*(since )?when\b|\bwhat (year|day|date)\b"),
    ("events", r"\b(happen(s|ed|ing)?|timeline|background|latest|going on)\b"),
    # "Who is Sergei Lavrov?", "What is NATO?"
    ("actors", r"^\W*(who|what)('s| is| are| was| were)\b"),
)


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that a question names, and where."""

    actor: str
    span: Span


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    Attributes:
        kind: obligations, figures, positions, claims, events, actors, or text for all others.
        named: the actors in it, in order.
        days: the date in it, if there is one.
        topic: its other words of weight, in lower case, dates left out.
        verb: its word of saying or wanting, if there is one, and where.
    """

    words: str
    kind: str
    named: tuple[Named, ...]
    days: Interval | None
    topic: tuple[str, ...]
    verb: tuple[str, Span] | None

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


def read_question(words: str, world: World, ledger_names: Mapping[str, str], known_on: date | None) -> Question:
    """Understand a question as far as a few rules can.

    Args:
        ledger_names: printed names of the ledger's actors with their ids.
        known_on: the day as of which is asked; "in February" means the last one before it.
    Raises:
        QuestionError: there are no words in it.
    """
    if not re.search(r"\w", words):
        raise QuestionError("the question is empty. Ask in words, such as: What does Russia want?")
    words = words.replace("’", "'")
    named = tuple(_find_names(words, world, ledger_names))
    days, date_span = _find_date(words, known_on)
    verb = SAYING.search(words)
    verb_span = Span(*verb.span()) if verb else None
    taken = [*(one.span for one in named), *(span for span in (date_span, verb_span) if span)]
    return Question(
        words=words,
        kind=next((kind for kind, pattern in KINDS if re.search(pattern, words, re.IGNORECASE)), "text"),
        named=named,
        days=days,
        topic=topic_words(_without(words, taken)),
        verb=(verb[0], verb_span) if verb and verb_span else None,
    )


def _find_names(words: str, world: World, ledger_names: Mapping[str, str]) -> Iterable[Named]:
    """The longest names first at each place: "Boris Johnson" and not "Boris"."""
    tokens = list(re.finditer(r"[^\W_]+(?:[-.][^\W_]+)*\.?", words))
    at = 0
    while at < len(tokens):
        for last in range(min(len(tokens), at + LONGEST_NAME) - 1, at - 1, -1):
            span = Span(tokens[at].start(), tokens[last].end())
            actor = _who(span.of(words), world, ledger_names)
            if actor:
                yield Named(actor, span)
                at = last
                break
        at += 1


def _who(words: str, world: World, ledger_names: Mapping[str, str]) -> str | None:
    """The actor that some words mean; where a name means several, one whom the ledger knows."""
    forms = [words, words.rstrip(".")]
    if words.islower() and len(words) > 2:  # "what does russia want", "is nato ready"; but "us" is a word
        forms += [words.title(), words.upper()]
    for form in forms:
        names = sorted(world.names.get(form, ()), key=lambda name: (NAME_ORDER.index(name.kind), name.actor))
        known = [name for name in names if name.actor in ledger_names.values()]
        if names:
            return (known or names)[0].actor
        if form in ledger_names:
            return ledger_names[form]
    return None


def _find_date(words: str, known_on: date | None) -> tuple[Interval | None, Span | None]:
    """The first date that is written out: "2014", "in February 2014"; "now" and "today" set no bounds."""
    from sitroom.normalise import find_values

    asked = day_interval(known_on) if known_on else UNKNOWN
    for timex in find_values(words, [Span(0, len(words))], asked).timexes:
        if timex.type == "DATE" and timex.date and timex.date.first and re.search(r"\d|[A-Z]", timex.span.of(words)):
            return timex.date, timex.span
    return None, None


def _without(words: str, taken: Iterable[Span]) -> str:
    for span in sorted(taken, reverse=True):
        words = f"{words[: span.start]} {words[span.end :]}"
    return words
