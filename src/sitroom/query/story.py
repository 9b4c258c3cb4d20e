"""What is a ledger about? Its parties, the words of its story, and how near a sentence comes to them.

A folder of articles on a war has some on the price of bread. Nothing is thrown out: what is near the story comes first.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log1p

from sitroom.query.lines import actor_names
from sitroom.query.topic import coverage, topic_words
from sitroom.records.claims import Actor, Event
from sitroom.store import View
from sitroom.world import World

#: What one does against another: who does it to whom most is what a crisis is between.
AGAINST = frozenset({"ASSAULT", "THREATEN", "COERCE", "MOBILIZE", "SANCTION", "ACCUSE", "REJECT", "PROTEST"})
#: The least that such deeds must come to before they say who the parties are.
DEEDS = 3
#: A sentence that names one of the parties, and one that names neither, counts this part of one that names both.
ONE_PARTY, NO_PARTY = 0.75, 0.25
#: A sentence that does not name both parties of the story must come this near to it.
NEAR = 0.2
#: Persons named this often may stand for the party that they lead: "Mr Lund said no".
KNOWN_WELL = 4
#: A topic is met by a sentence that has this part of its words.
MET = 0.6
#: Kinds of names by which the registry's states are known in the press.
_FORMS = frozenset({"name", "abbreviation", "adjective", "demonym", "capital", "body", "metonym"})

#: In words of weight: a shorter sentence has all the weight of its words, but not more.
SHORT = 4
#: Fits nothing.
NAMELESS = "(?!)"

_WORD = re.compile(r"[^\W_]+")


class Story:
    """The parties and the words of one ledger's story, as of its day."""

    def __init__(self, view: View, world: World, events: Sequence[Event], topic: str | None = None) -> None:
        self._world = world
        self._names = actor_names(view)
        self._persons = view.rows(Actor, "kind = 'person' AND mentions >= ?", (KNOWN_WELL,))
        self._forms: dict[str, re.Pattern[str]] = {}
        self._mentions = dict(view.select("SELECT id, mentions FROM actors"))
        deeds = _deeds(events)
        self.parties = _parties(view, deeds)
        #: who would attack, and whom, if two states stand against each other
        self.attack = next((pair for pair, _ in deeds.most_common() if all(map(_is_state, pair))), None)
        self._party_forms = [self.forms(party) for party in self.parties]
        self._events = events
        self._topic = _Topic(self, topic) if topic else None

    def nearness(self, text: str) -> float:
        """How near a sentence comes to the story, from 0 to 1; orders only."""
        words = set(topic_words(text))
        if not words:
            return 0.0
        shared = sum(self._weights.get(word, 0.0) for word in words) / max(SHORT, len(words))
        return shared * (NO_PARTY, ONE_PARTY, 1.0)[min(2, self.named(text) if len(self.parties) > 1 else 2)]

    def is_near(self, text: str) -> bool:
        """True for a sentence that names both parties or comes near to the story; always, where nobody is known.

        "The United States and Vietnam signed a deal" names a party of a crisis that it has nothing to do with.
        """
        return self.named(text) == len(self.parties) or self.nearness(text) >= NEAR

    def named(self, text: str) -> int:
        """How many of the parties a sentence names."""
        return sum(bool(form.search(text)) for form in self._party_forms)

    def is_on_topic(self, text: str) -> bool:
        """True when a sentence has what the reader asked for; always, where nothing was."""
        return self._topic is None or self._topic.is_met(text)

    @property
    def has_topic(self) -> bool:
        """True when the reader asked for something."""
        return self._topic is not None

    @property
    def topic_words(self) -> tuple[str, ...]:
        """The words that the reader asked for, to search for; none where nothing was asked for."""
        return self._topic.every if self._topic else ()

    def weight(self, actor: str) -> float:
        """How much an actor is spoken of, from 0 to 1: a party, the state named most, a firm named twice."""
        return log1p(self._mentions.get(actor, 0)) / log1p(max(self._mentions.values(), default=1))

    def is_on_topic_of(self, actors: Iterable[str]) -> bool:
        """True when the reader asked for one of these, or for nothing."""
        return self._topic is None or any(self._topic.is_met(self._names.get(one, ("",))[0]) for one in actors)

    def names(self, text: str, actor: str) -> bool:
        """True when a text names an actor, by any of the names it goes by; of one without a name, always."""
        if actor not in self._forms:
            self._forms[actor] = self.forms(actor)
        form = self._forms[actor]
        return bool(form.search(text)) or NAMELESS in form.pattern

    def forms(self, actor: str) -> re.Pattern[str]:
        """The names by which the press means an actor, those who lead it among them."""
        forms = set(self._names.get(actor, ())) | self._world_forms.get(actor, set())
        for person in self._persons:
            if any(role.of == actor and role.to is None for role in person.roles):
                forms.add(person.name.split()[-1])
        kept = sorted(
            (form for form in forms if len(form) > 1 and form[:1].isupper()), key=lambda one: (-len(one), one)
        )
        return re.compile(rf"(?<![\w])(?:{'|'.join(map(re.escape, kept)) or NAMELESS})(?![\w])")

    def actor_called(self, words: str) -> str | None:
        """The actor that some words name, whatever the case: first one of the ledger."""
        wanted = words.casefold()
        for actor, names in self._names.items():
            if wanted in map(str.casefold, names):
                return actor
        named = [one for form in (words, words.title(), words.upper()) for one in self._world.names.get(form, ())]
        return named[0].actor if named else None

    @cached_property
    def _world_forms(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for surface, names in self._world.names.items():
            for name in names:
                if name.kind in _FORMS:
                    found.setdefault(name.actor, set()).add(surface)
        return found

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """What each word weighs in the story, from 0 to 1: by how many origins tell events with it."""
        counts: Counter[str] = Counter()
        for event in self._events:
            if not self.parties or {*event.actors, *event.recipients} & set(self.parties):
                counts.update(dict.fromkeys(set(topic_words(event.summary)), event.origins))
        most = log1p(max(counts.values(), default=1))
        return {word: log1p(count) / most for word, count in counts.items()}


class _Topic:
    """What the reader asked for: actors by any of their names, and other words in any form."""

    def __init__(self, story: Story, words: str) -> None:
        tokens = _WORD.findall(words)
        self.forms: list[re.Pattern[str]] = []
        rest: list[str] = []
        while tokens:
            longest = min(4, len(tokens))
            found = ((size, story.actor_called(" ".join(tokens[:size]))) for size in range(longest, 0, -1))
            size, actor = next(((size, actor) for size, actor in found if actor), (1, None))
            if actor:
                self.forms.append(story.forms(actor))
            else:
                rest.append(tokens[0])
            tokens = tokens[size:]
        self.words = topic_words(" ".join(rest))
        self.every = topic_words(words)

    def is_met(self, text: str) -> bool:
        return all(form.search(text) for form in self.forms) and coverage(self.words, text) >= MET


def _deeds(events: Iterable[Event]) -> Counter[tuple[str, str]]:
    """Who acts against whom, by how many origins tell of it; pairs as often are in the order of their names."""
    found: Counter[tuple[str, str]] = Counter()
    for event in events:
        if event.type in AGAINST:
            found.update({(one, other): event.origins for one in event.actors for other in event.recipients})
    public = [pair for pair in sorted(found) if pair[0] != pair[1] and all(map(_is_public, pair))]
    return Counter({pair: found[pair] for pair in public if found[pair] >= DEEDS})


def _parties(view: View, deeds: Counter[tuple[str, str]]) -> tuple[str, ...]:
    """The two that the crisis is between; where nobody acts against another, the two that are named most."""
    for pair, _ in deeds.most_common(1):
        return pair
    most = view.rows(Actor, "kind IN ('state', 'organisation')", order="mentions DESC, id")[:2]
    return tuple(actor.id for actor in most)


def _is_public(actor: str) -> bool:
    return actor.startswith(("state:", "org:", "group:"))


def _is_state(actor: str) -> bool:
    return actor.startswith("state:")
