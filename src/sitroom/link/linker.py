"""Mentions, descriptions and pronouns to actors and places, each with its reasons; unknown stays unknown."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from sitroom.lexicon.grammar import PERSON_PRONOUNS, PREPOSITIONS
from sitroom.link.chains import Chains
from sitroom.link.memory import Memory, Spoken
from sitroom.link.people import COURTESIES, offices_on, person_named, spoken_for
from sitroom.records.annotation import Annotation, Mention
from sitroom.records.dates import Interval
from sitroom.records.ids import slug
from sitroom.records.links import Link, Links, NewActor
from sitroom.records.text import Span
from sitroom.world import Name, Title, World
from sitroom.world.titles import canonical_role

#: Prepositions behind which a capital is a place: "in Moscow", but "talks with Moscow" are with its government.
LOCATIVE = frozenset("in at near from around outside inside across of to".split())
#: ", the leader of the ...", ", a pilot who had": up to a clause of its own; ", who was" and ", said" tell no role.
ROLE_BEHIND = re.compile(
    r", (?:(?:the|a|an|its|his|her) )?"
    r"(?!(?:who|whose|which|as|of|said|says|and|but|or|in|on|at|for|with|from|to|where|when|especially|after|before)\b)"
    r"([a-z][^,.;:—–“”\"]{3,80}?)(?= (?:who|which|that|has|have|had|is|was|were|will)\b|[,.;:—–])"
)
#: The reason of a link to the first of two people.
THE_TWO = "the two named last"
#: "The two leaders", "the two Western leaders", "both presidents".
TWO = re.compile(r"(?:the two|both) (?:\w+ )?(?:leaders|presidents|men|ministers)", re.IGNORECASE)
#: Who speaks in a quotation: "we", "our analysts"; not "our ally Belarus".
FIRST_PERSON = re.compile(r"(?:i|we|our [a-z]+)", re.IGNORECASE)
#: "the alliance", "the bloc": a body spoken of before.
BODIES = {"alliance": "org:", "bloc": "org:", "organisation": "org:", "organization": "org:", "country": "state:"}


class Linker:
    """Links texts to a registry."""

    def __init__(self, world: World) -> None:
        self._world = world

    def link(self, text: str, annotation: Annotation, published: Interval) -> Links:
        """Link every mention, and every phrase that speaks or acts.

        Args:
            published: the day of the article; decides offices and namesakes. Unknown days leave those open.
        """
        return _Reading(self._world, text, annotation, published.last).run()


class _Reading:
    """The state of linking one text."""

    def __init__(self, world: World, text: str, annotation: Annotation, on: date | None) -> None:
        self._world, self._text, self._annotation, self._on = world, text, annotation, on
        self._starts = [sentence.start for sentence in annotation.sentences]
        self._links: dict[Span, Link] = {}
        self._by_sentence: dict[int, list[Link]] = {}
        self._new: dict[str, NewActor] = {}
        self._memory = Memory()
        self._chains = Chains(annotation)
        heads = (self._chains.head(mention.span) for mention in annotation.mentions if mention.label == "PER")
        self._person_heads = {head for head in heads if head is not None}
        self._by_head: dict[int, Link] = {}
        self._sources = sorted(span for attribution in annotation.attributions for span in attribution.source)
        self._openings = {
            attribution.content[0].start: attribution.source[0]
            for attribution in annotation.attributions
            if attribution.source and attribution.content and attribution.source[0].end <= attribution.content[0].start
        }
        self._full_names: dict[str, str] = {}

    def run(self) -> Links:
        for mention in self._annotation.mentions:
            link = self._mention(mention)
            if link:
                self._keep(link)
                if link.actor:
                    spoken = Spoken(mention.span, link.actor, self._sentence(mention.span), self._oblique(mention.span))
                    self._memory.add(spoken)
        for phrase in self._phrases():
            if phrase not in self._links and (link := self._phrase(phrase)):
                self._keep(link)
        ordered = sorted(self._links.values(), key=lambda link: link.span)
        return Links(tuple(ordered), tuple(self._new.values()))

    def _keep(self, link: Link) -> None:
        self._links[link.span] = link
        self._by_sentence.setdefault(self._sentence(link.span), []).append(link)
        head = self._chains.head(link.span)
        if head is not None and link.actor:
            self._by_head[head] = link

    def _nearby(self, phrase: Span) -> Iterator[Link]:
        """The links of the sentences that a phrase stands in, in the order in which they were made."""
        last = self._sentence(Span(phrase.end - 1, phrase.end))
        for sentence in range(self._sentence(phrase), last + 1):
            yield from self._by_sentence.get(sentence, ())

    def _phrases(self) -> list[Span]:
        """The spans of speakers and of those who act or are acted on, in order; "we" after all who may be meant."""
        speakers = {span for a in (*self._annotation.attributions, *self._annotation.nested) for span in a.source}
        roles = {span for t in self._annotation.triggers for span in (*t.actors, *t.recipients)}
        phrases = sorted(speakers | roles)
        return sorted(phrases, key=lambda phrase: FIRST_PERSON.fullmatch(phrase.of(self._text)) is not None)

    def _sentence(self, span: Span) -> int:
        return max(0, bisect_right(self._starts, span.start) - 1)

    def _words_before(self, span: Span, count: int) -> list[str]:
        start = self._starts[self._sentence(span)] if self._starts else 0
        return re.findall(r"[\w’'.-]+|[^\w\s]", self._text[start : span.start])[-count:]

    def _oblique(self, span: Span) -> bool:
        """True behind a preposition, titles between: "beside German Chancellor Olaf Scholz"."""
        for word in reversed(self._words_before(span, 6)):
            if word.lower() in PREPOSITIONS:
                return True
            if not word[:1].isupper() and word.lower() not in {"the", "then"}:
                return False
        return False

    # -- names

    def _mention(self, mention: Mention) -> Link | None:
        surface = re.sub(r"\s+", " ", mention.span.of(self._text).replace("’", "'"))
        places = self._world.place_names.get(surface, ())
        place = places[0] if len(places) == 1 or (places and mention.label in {"GPE", "LOC"}) else None
        if mention.label == "PER":
            return self._person(mention.span, surface)
        names = [name for name in self._world.names.get(surface, ()) if self._in_use(name)]
        names = [name for name in names if not name.actor.startswith("person:")] or names
        if names:
            return self._body(mention.span, names[0], place)
        if place:
            return Link(mention.span, None, place, reasons=("place",))
        if mention.label == "ORG":
            return self._introduce(mention.span, "organisation", f"org:{slug(surface)}", surface)
        return None

    def _in_use(self, name: Name) -> bool:
        day = self._on.isoformat() if self._on else None
        return day is None or name.from_ is None or name.from_ <= day

    def _body(self, span: Span, name: Name, place: str | None) -> Link:
        before = self._words_before(span, 1)
        possessive = self._text[span.end : span.end + 2] in {"’s", "'s"}
        if name.kind == "capital" and before and before[-1].lower() in LOCATIVE and not possessive:
            return Link(span, None, place, reasons=("place", "locative"))
        reasons = {"metonym": ("metonym",), "capital": ("metonym", "capital")}.get(name.kind, (name.kind,))
        return Link(span, name.actor, place, speaks_for=name.actor, reasons=reasons)

    def _person(self, span: Span, surface: str) -> Link | None:
        words = surface.split(" ")
        if words[0].lower().rstrip(".") in COURTESIES:
            words = words[1:]
        if not words:
            return None  # "Madame" by itself
        name = " ".join(words)
        if len(words) == 1 and name in self._full_names:
            return self._linked_person(span, self._full_names[name], ("surname", "named before"))
        actor, reasons = person_named(self._world, name, self._on)
        if actor is None and len(words) == 1:
            actor, reasons = self._titled(span, name)
        if actor is None:
            if len(words) == 1:
                return None
            actor = f"person:{slug(name)}"
            self._new.setdefault(actor, NewActor(actor, "person", name, self._role_printed(span)))
            reasons = ("new name",)
        self._full_names[words[-1]] = actor
        return self._linked_person(span, actor, reasons)

    def _titled(self, span: Span, surname: str) -> tuple[str | None, tuple[str, ...]]:
        """A surname of several people, chosen by the title in front of it ("then-U.S. President ... Bush")."""
        people = [n.actor for n in self._world.names.get(surname, ()) if n.actor.startswith("person:")]
        title = self._title_before(span)
        held = [p for p in people if title and (title.role, title.of) in offices_on(self._world, p, None)]
        return (held[0], ("surname", "title")) if len(held) == 1 else (None, ())

    def _title_before(self, span: Span) -> Title | None:
        words = self._words_before(span, 5)
        for count in range(len(words), 0, -1):
            title = canonical_role(self._world, " ".join(words[-count:]))
            if title:
                return title
        return None

    def _role_printed(self, span: Span) -> str | None:
        """ "Stanislav Zas, the leader of the ...", "Foreign Ministry spokesman Ivan Petrov": the role as printed."""
        after = ROLE_BEHIND.match(self._text, span.end)
        if after:
            return after.group(1).strip()
        before = re.search(r"((?:[A-Z][\w.’'-]* )*[a-z-]*(?:man|woman|person|minister|president|leader|chief) )$",
                           self._text[max(0, span.start - 80) : span.start])  # fmt: skip
        return before.group(1).strip() if before else None

    def _linked_person(self, span: Span, actor: str, reasons: tuple[str, ...]) -> Link:
        return Link(span, actor, speaks_for=spoken_for(self._world, actor, self._on), score=0.9, reasons=reasons)

    def _introduce(self, span: Span, kind: str, actor: str, name: str) -> Link:
        self._new.setdefault(actor, NewActor(actor, kind, name, None))
        return Link(span, actor, score=0.5, reasons=("new name",))

    # -- descriptions and pronouns

    def _phrase(self, phrase: Span) -> Link | None:
        words = phrase.of(self._text).replace("’", "'")
        pronoun = words.lower()
        if pronoun in PERSON_PRONOUNS:
            return self._pronoun(phrase, PERSON_PRONOUNS[pronoun])
        if pronoun == "they":
            chosen = self._by_chain(phrase, _is_no_person) or self._of_oneself(phrase, _is_no_person)
            return chosen or self._they(phrase)
        if pronoun == "it":
            return self._by_chain(phrase, _is_no_person) or self._of_oneself(phrase, _is_no_person)
        if FIRST_PERSON.fullmatch(words):
            return self._first_person(phrase, is_one=pronoun == "i")
        if TWO.fullmatch(words):
            return self._the_two(phrase)
        surname = re.sub(r"^(?:Mr|Mrs|Ms|Dr)\.? ", "", words)
        if surname in self._full_names:
            return self._linked_person(phrase, self._full_names[surname], ("surname", "named before"))
        inside = [link for link in self._nearby(phrase) if phrase.covers(link.span) and link.actor]
        people = [link for link in inside if (link.actor or "").startswith("person:")]
        if people and not re.search(r"'s\b", self._text[people[0].span.end : phrase.end].replace("’", "'")):
            first = min(people, key=lambda link: link.span)
            return self._described(phrase, first, "person named")
        return self._office_holder(phrase, words) or self._body_described(phrase, words, inside)

    def _described(self, phrase: Span, link: Link, reason: str) -> Link:
        return Link(phrase, link.actor, None, link.speaks_for, link.score, (*link.reasons, reason))

    def _antecedent(self, phrase: Span, fits: Callable[[str], bool]) -> Link | None:
        """The name or description that means the same as a phrase, the nearest before it first."""
        links = (self._by_head.get(head) for head in self._chains.others(phrase))
        return next((link for link in links if link and fits(link.actor or "")), None)

    def _by_chain(self, phrase: Span, fits: Callable[[str], bool]) -> Link | None:
        """What the phrase's chain says it stands for."""
        link = self._antecedent(phrase, fits)
        if link is None:
            return None
        reasons = ("chain", f"antecedent at {link.span.start}")
        return Link(phrase, link.actor, None, link.speaks_for, min(link.score, 0.8), reasons)

    def _pronoun(self, phrase: Span, gender: str) -> Link | None:
        def fits(actor: str) -> bool:
            known = self._world.actors.get(actor)
            return _is_person(actor) and (known is None or known.gender in {gender, None})

        if self._chains.is_told(phrase):
            # "A woman fled. She said": the text tells who she is, and it is nobody that was named.
            return self._speaker_before(phrase, fits) or self._by_chain(phrase, fits)
        if link := self._of_oneself(phrase, fits):
            return link
        latest = self._memory.latest(phrase.start, lambda s: fits(s.actor), reach=8, sentence=self._sentence(phrase))
        if latest is None:
            return None
        return self._linked_person(phrase, latest.actor, ("pronoun", f"antecedent at {latest.span.start}"))

    def _of_oneself(self, phrase: Span, fits: Callable[[str], bool]) -> Link | None:
        """The speaker, for a pronoun that opens what is said: "The ministry said it believed ..."."""
        opened = next((end for end in range(phrase.start, phrase.start - 6, -1) if end in self._openings), None)
        if opened is None or self._text[opened : phrase.start].strip() not in {"", "that"}:
            return None
        link = self._links.get(self._openings[opened])
        return self._described(phrase, link, "speaks of itself") if link and fits(link.actor or "") else None

    def _speaker_before(self, phrase: Span, fits: Callable[[str], bool]) -> Link | None:
        """The one who speaks in the sentences before, when the chain reaches back over them to another person.

        "It is not clear what Putin will do. ... Mircea Geoana said the plans were ready. Furthermore, he said": a
        speaker who goes on speaking in the same paragraph is "he" more often than anyone named before.
        """
        before = [span for span in self._sources if span.end <= phrase.start]
        speaker = self._links.get(before[-1]) if before and phrase in self._sources else None
        antecedent = self._antecedent(phrase, fits)
        if speaker is None or antecedent is None or not fits(speaker.actor or ""):
            return None
        gap = self._text[speaker.span.end : phrase.start]
        is_far = "\n" in gap or self._sentence(phrase) - self._sentence(speaker.span) > 2
        if is_far or antecedent.span.start >= speaker.span.start:
            return None
        return self._described(phrase, speaker, "speaks on")

    def _the_two(self, phrase: Span) -> Link | None:
        """ "The two Western leaders agreed": the last two people named, of whom the first is the speaker."""
        people = [s for s in self._memory.spoken if s.actor.startswith("person:") and s.span.end <= phrase.start]
        recent = list(dict.fromkeys(s.actor for s in reversed(people)))[:2]
        if len(recent) < 2 or self._sentence(phrase) - self._sentence(people[-1].span) > 2:
            return None
        return self._linked_person(phrase, recent[-1], ("description", THE_TWO))

    def _first_person(self, phrase: Span, *, is_one: bool) -> Link | None:
        """ "I" in a quotation is its speaker; "we" and "our analysts" are those for whom the speaker speaks."""
        said = next((a for a in self._annotation.attributions if any(c.covers(phrase) for c in a.content)), None)
        speaker = self._links.get(said.source[0]) if said and said.source and said.mode != "indirect" else None
        if speaker is None or is_one or speaker.speaks_for is None:
            return self._described(phrase, speaker, "first person") if speaker else None
        reasons = (*speaker.reasons, "first person")
        return Link(phrase, speaker.speaks_for, None, speaker.speaks_for, min(speaker.score, 0.7), reasons)

    def _they(self, phrase: Span) -> Link | None:
        """The speakers of the attribution before: "the two leaders agreed ..., they warned"; never a single person."""
        earlier = [
            self._links[span]
            for attribution in self._annotation.attributions
            for span in attribution.source
            if span.end < phrase.start and span in self._links and self._sentence(phrase) - self._sentence(span) <= 1
        ]
        if not earlier or not earlier[-1].actor:
            return None
        if THE_TWO not in earlier[-1].reasons and (_is_person(earlier[-1].actor) or self._chains.is_told(phrase)):
            return None  # "Russia watched as two pilots left. They said": the chain tells who, and they have no name
        return self._described(phrase, earlier[-1], "pronoun")

    def _office_holder(self, phrase: Span, words: str) -> Link | None:
        """ "the Russian president" is who held the office that day; "the Prime Minister" one who was named before."""
        title = canonical_role(self._world, words)
        if title is None:
            return None
        if title.of and self._on:
            holders = self._world.holders(title.role, title.of, self._on)
            if len(holders) == 1:
                return Link(phrase, holders[0].actor, speaks_for=title.of, score=0.8, reasons=("title", "office"))
        if title.of:
            return Link(phrase, title.of, speaks_for=title.of, score=0.5, reasons=("title", "holder not known"))

        def fits(actor: str) -> bool:
            held = offices_on(self._world, actor, self._on)
            return _is_person(actor) and any(role == title.role for role, _ in held)

        if link := self._by_chain(phrase, lambda actor: fits(actor) or actor in self._new):
            return link
        found = self._memory.latest(phrase.start, lambda s: fits(s.actor), reach=40, sentence=self._sentence(phrase))
        return self._linked_person(phrase, found.actor, ("title", "named before")) if found else None

    def _may_be(self, phrase: Span, words: str) -> Callable[[str], bool]:
        """Which actors a chain may give a phrase: several are no one person, and a person's name is no body's."""
        if self._chains.head(phrase) in self._person_heads:
            return _is_person
        if prefix := _body(words):
            return lambda actor: actor.startswith(prefix)  # "Zas, leader of the pact, said the alliance": no person
        return lambda actor: not (words.endswith("s") and _is_person(actor))

    def _is_body(self, actor: str, prefix: str) -> bool:
        """True for a state, or for an organisation that has members: "the alliance" is no news agency."""
        return actor.startswith(prefix) and (prefix != "org:" or bool(self._world.memberships_by.get(actor)))

    def _body_described(self, phrase: Span, words: str, inside: Sequence[Link]) -> Link | None:
        head = self._chains.head(phrase)
        own = self._by_head.get(head) if head is not None else None
        if own and own in inside:
            return self._described(phrase, own, "speaks for")  # "the Kremlin" has a name of its own
        if link := self._by_chain(phrase, self._may_be(phrase, words)):
            return link
        if inside:
            # "Ukrainian officials", "A Foreign Office spokesman": the body they speak for.
            first = min(inside, key=lambda link: link.span)
            return self._described(phrase, first, "speaks for")
        prefix = _body(words)
        if prefix is None:
            return None
        found = self._memory.latest(
            phrase.start, lambda s: self._is_body(s.actor, prefix), reach=6, sentence=self._sentence(phrase)
        )
        reasons = ("description", f"antecedent at {found.span.start}") if found else ()
        return Link(phrase, found.actor, speaks_for=found.actor, score=0.6, reasons=reasons) if found else None


def _is_person(actor: str) -> bool:
    return actor.startswith("person:")


def _body(words: str) -> str | None:
    """What the actor of "the alliance" or "that country" begins with; None for words that mean no body."""
    noun = re.fullmatch(r"(?:the|this|that) (\w+)", words.lower())
    return BODIES.get(noun.group(1)) if noun else None


def _is_no_person(actor: str) -> bool:
    return not _is_person(actor)
