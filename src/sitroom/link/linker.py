"""Mentions, descriptions and pronouns to actors and places, each with its reasons; unknown stays unknown."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sitroom.lexicon.belonging import meant
from sitroom.lexicon.grammar import PERSON_PRONOUNS, PREPOSITIONS
from sitroom.link.chains import Chains
from sitroom.link.house import House
from sitroom.link.memory import Memory, Spoken
from sitroom.link.names import Names
from sitroom.link.offices import Offices
from sitroom.link.people import offices_on
from sitroom.link.places import Locator
from sitroom.link.turns import Turn, Turns
from sitroom.link.voice import NO_HEADING, Heading, Voice, voice_of
from sitroom.records.annotation import Annotation
from sitroom.records.dates import Interval
from sitroom.records.links import Link, Links, Toponym
from sitroom.records.text import Span
from sitroom.world import World
from sitroom.world.gazetteer import Gazetteer
from sitroom.world.titles import canonical_role

#: "Many Russians believe it": no state says so. But "some Russian officials" speak for theirs.
CROWD = re.compile(
    r"(?:many|most|some|few|several|ordinary|young|millions|thousands|hundreds)\b(?!.*\b(?:officials?|diplomats?|ministers?"
    r"|leaders?|lawmakers?|senators?|members?|troops|forces|commanders?|generals?|sources?|allies|countries|states"
    r"|governments|nations|analysts)\b)",
    re.IGNORECASE,
)
#: The reason of a link to two people.
THE_TWO = "the two named last"
#: "The two leaders", "the two Western leaders", "both presidents".
TWO = re.compile(r"(?:the two|both) (?:\w+ )?(?:leaders|presidents|men|ministers)", re.IGNORECASE)
#: Who speaks in a quotation: "we", "our analysts"; not "our ally Belarus".
FIRST_PERSON = re.compile(r"(?:i|we|our [a-z]+)", re.IGNORECASE)
#: "the alliance", "the bloc": a body spoken of before.
BODIES = {
    **dict.fromkeys("alliance bloc organisation organization union".split(), "org:"),
    **dict.fromkeys("country nation kingdom republic government administration regime".split(), "state:"),
}
#: "the Prime Minister", "its government", "that country": a person or body that the text has named elsewhere.
DESCRIPTION = re.compile(
    r"(?:the|this|that|his|her|its|their|our|my) (?:[A-Za-z-]+ ){0,2}(?:president|minister|chancellor|premier|secretary"
    r"|" + "|".join(BODIES) + r")",
    re.IGNORECASE,
)


#: "A spokesman for Mr Zas", "an aide close to the president": not he himself.
ON_BEHALF = re.compile(
    r"\b(?i:spokes\w+|aides?|advis[eo]rs?|assistants?|lawyers?|allies|ally|supporters?) "
    r"(?:close )?(?:for|to|of) (?:the )?(?:[A-Z][\w.-]* )*$"
)

#: "The President's Office", "the presidential administration": the state of the president named before.
OFFICE = re.compile(
    r"(?:the )?(?P<role>president|prime minister|chancellor)(?:'s|ial)? (?:office|administration|press service)",
    re.IGNORECASE,
)


#: "MS. LUND:" in a transcript that does not name her otherwise.
COURTESY = re.compile(r"(?:MR|MRS|MS|DR)\. (?P<name>[A-Z][A-Z.’' -]+)")


class Linker:
    """Links texts to a registry."""

    def __init__(self, world: World, gazetteer: Gazetteer) -> None:
        self._world = world
        self._locator = Locator(world, gazetteer)
        self._offices = Offices(world)

    def link(self, text: str, annotation: Annotation, published: Interval, heading: Heading = NO_HEADING) -> Links:
        """Link every mention, and every phrase that speaks or acts.

        Args:
            published: the day of the article; decides offices and namesakes. Unknown days leave those open.
            heading: its title and outlet; they say who "I" is in an address.
        """
        toponyms = self._locator.locate(text, annotation)
        voice = voice_of(self._world, heading, text, published.last)
        house = House(self._world, heading.outlet, published.last)
        return _Reading(self._world, text, annotation, toponyms, published.last, voice, house).run(self._offices)


class _Reading:
    """The state of linking one text."""

    def __init__(
        self,
        world: World,
        text: str,
        annotation: Annotation,
        toponyms: tuple[Toponym, ...],
        on: date | None,
        voice: Voice | None,
        house: House,
    ) -> None:
        self._toponyms, self._voice, self._house = toponyms, voice, house
        self._world, self._text, self._annotation, self._on = world, text, annotation, on
        self._starts = [sentence.start for sentence in annotation.sentences]
        self._links: dict[Span, Link] = {}
        self._by_sentence: dict[int, list[Link]] = {}
        self._memory = Memory()
        self._chains = Chains(annotation)
        heads = (self._chains.head(mention.span) for mention in annotation.mentions if mention.label == "PER")
        people = [mention.span for mention in annotation.mentions if mention.label == "PER"]
        self._turns = Turns(text, self._starts, people)
        self._person_heads = {head for head in heads if head is not None}
        self._by_head: dict[int, Link] = {}
        self._sources = sorted(span for attribution in annotation.attributions for span in attribution.source)
        self._openings = {
            attribution.content[0].start: attribution.source[0]
            for attribution in annotation.attributions
            if attribution.source and attribution.content and attribution.source[0].end <= attribution.content[0].start
        }
        self._names = Names(world, text, on, {t.span: t for t in toponyms}, self._words_before, self._bodies())

    def run(self, offices: Offices) -> Links:
        for mention in self._annotation.mentions:
            link = self._names.link(mention)
            if link:
                self._keep(link)
                if link.actor:
                    spoken = Spoken(mention.span, link.actor, self._sentence(mention.span), self._oblique(mention.span))
                    self._memory.add(spoken)
        people = [mention.span for mention in self._annotation.mentions if mention.label == "PER"]
        for phrase in list(offices.find(self._text, list(self._links.values()), people)):
            link = self._office_holder(phrase, phrase.of(self._text))
            if link and link.reasons == ("title", "office"):
                self._keep(link)
        for phrase in self._phrases():
            if phrase not in self._links and (link := self._phrase(phrase)):
                self._keep(link)
        ordered = sorted(self._links.values(), key=lambda link: link.span)
        return Links(tuple(ordered), tuple(self._names.new.values()), self._toponyms)

    def _bodies(self) -> set[str]:
        """The states and organisations that the text names anywhere."""
        surfaces = {mention.span.of(self._text).replace("’", "'") for mention in self._annotation.mentions}
        names = (name for surface in surfaces for name in self._world.names.get(surface, ()))
        return {name.actor for name in names if not name.actor.startswith("person:")}

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

    def _named_in(self, phrase: Span) -> list[Link]:
        """The links to actors inside a phrase, in the order in which they were made."""
        return [link for link in self._nearby(phrase) if phrase.covers(link.span) and link.actor]

    def _phrases(self) -> list[Span]:
        """The spans of speakers and of those who act or are acted on, in order; "we" after all who may be meant."""
        speakers = {span for a in (*self._annotation.attributions, *self._annotation.nested) for span in a.source}
        roles = {span for t in self._annotation.triggers for span in (*t.actors, *t.recipients)}
        described = {span for chain in self._annotation.chains for span in chain if _describes(span.of(self._text))}
        together = {part for span in speakers for part in self._chains.trees.joined(span)}
        phrases = sorted(speakers | together | roles | described)
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

    # -- descriptions and pronouns

    def _phrase(self, phrase: Span) -> Link | None:
        turn = self._turns.at(phrase.start)
        if turn and turn.label.meets(phrase):
            speaker = self._speaker_of(turn)
            return replace(speaker, span=phrase) if speaker else None
        words = phrase.of(self._text).replace("’", "'")
        pronoun = words.lower()
        if pronoun in PERSON_PRONOUNS:
            return self._pronoun(phrase, PERSON_PRONOUNS[pronoun])
        if pronoun == "they":
            chosen = self._by_chain(phrase, _is_no_person) or self._of_oneself(phrase, _is_no_person)
            return chosen or self._they(phrase)
        if pronoun == "it":
            return self._by_chain(phrase, _is_no_person) or self._of_oneself(phrase, _is_no_person)
        if CROWD.match(words):
            return None
        if FIRST_PERSON.fullmatch(words):
            return self._first_person(phrase, is_one=pronoun == "i")
        if TWO.fullmatch(words):
            return self._the_two(phrase)
        surname = re.sub(r"^(?:Mr|Mrs|Ms|Dr)\.? ", "", words)
        if surname in self._names.full_names:
            return self._names.person(phrase, self._names.full_names[surname], ("surname", "named before"))
        named = self._named_in(phrase)
        are_meant = meant(
            self._text, _range(phrase), [(_range(one.span), _is_person(one.actor or "")) for one in named]
        )
        inside = [link for link, is_meant in zip(named, are_meant, strict=True) if is_meant]
        people = [link for link in named if _is_person(link.actor or "")]
        # "Mr Zas's spokeswoman, Vera Lund": she
        people = [
            link for link in people if link in inside or ON_BEHALF.search(self._text[phrase.start : link.span.start])
        ]
        people = [link for link in people if self._text[link.span.end : link.span.end + 2].replace("’", "'") != "'s"]
        first = min(people, key=lambda link: link.span, default=None)
        if first and ON_BEHALF.search(self._text[phrase.start : first.span.start]):
            body = first.speaks_for
            return Link(phrase, body, None, body, first.score, (*first.reasons, "speaks for")) if body else None
        if first:
            return self._described(phrase, first, "person named")
        own = self._house.officials(phrase, words)
        return own or self._office_holder(phrase, words) or self._body_described(phrase, words, inside)

    def _described(self, phrase: Span, link: Link, reason: str) -> Link:
        return replace(link, span=phrase, place=None, reasons=(*link.reasons, reason))

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
            told = self._speaker_before(phrase, fits) or self._by_chain(phrase, fits)
            return self._named_beside(phrase, told, fits) or told
        if link := self._of_oneself(phrase, fits):
            return link
        latest = self._memory.latest(phrase.start, lambda s: fits(s.actor), reach=8, sentence=self._sentence(phrase))
        if latest is None:
            return None
        return self._names.person(phrase, latest.actor, ("pronoun", f"antecedent at {latest.span.start}"))

    def _named_beside(self, phrase: Span, told: Link | None, fits: Callable[[str], bool]) -> Link | None:
        """Who opens the paragraph, where the chain leads out of it: "- Mr Zas is shoring up relations. He met ...".

        Lists of news have a paragraph each for what has nothing to do with the others.
        """
        start = self._text.rfind("\n", 0, phrase.start) + 1
        antecedent = self._antecedent(phrase, fits)
        if told is None or antecedent is None or antecedent.span.start >= start:
            return None
        before = [s for s in self._memory.spoken if start <= s.span.start < phrase.start and fits(s.actor)]
        if len({spoken.actor for spoken in before}) != 1 or before[0].oblique:
            return None
        return self._names.person(phrase, before[0].actor, ("pronoun", f"antecedent at {before[0].span.start}"))

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
        """ "The two Western leaders agreed": the last two people named."""
        people = [s for s in self._memory.spoken if s.actor.startswith("person:") and s.span.end <= phrase.start]
        recent = list(dict.fromkeys(s.actor for s in reversed(people)))[:2]
        if len(recent) < 2 or self._sentence(phrase) - self._sentence(people[-1].span) > 2:
            return None
        return replace(self._names.person(phrase, recent[-1], ("description", THE_TWO)), beside=recent[0])

    def _first_person(self, phrase: Span, *, is_one: bool) -> Link | None:
        """ "I" in a quotation is its speaker; "we" and "our analysts" are those for whom the speaker speaks.

        Outside of one both mean the speaker of an address: "I will start with the words of support" has no other.
        """
        said = next((a for a in self._annotation.attributions if any(c.covers(phrase) for c in a.content)), None)
        turn = self._turns.at(phrase.start)
        if turn and (said is None or any(turn.label.meets(source) for source in said.source)):
            speaker = self._speaker_of(turn)
            body = speaker.speaks_for if speaker else None
            own = ("first person", f"speaker at {turn.label.start}")
            actor = speaker.actor if speaker and (is_one or not body) else body
            return Link(phrase, actor, speaks_for=body, score=0.7, reasons=own) if actor else None
        if said is None and self._voice:
            actor = self._voice.person if is_one else self._voice.speaks_for
            own = ("first person", "speaker of the text")
            return Link(phrase, actor, speaks_for=self._voice.speaks_for, score=0.7, reasons=own) if actor else None
        speaker = self._links.get(said.source[0]) if said and said.source and said.mode != "indirect" else None
        if speaker is None or is_one or speaker.speaks_for is None:
            return self._described(phrase, speaker, "first person") if speaker else None
        reasons = (*speaker.reasons, "first person")
        return Link(phrase, speaker.speaks_for, None, speaker.speaks_for, min(speaker.score, 0.7), reasons)

    def _speaker_of(self, turn: Turn) -> Link | None:
        """Whom the label of a turn names."""
        people = [link for link in self._named_in(turn.label) if _is_person(link.actor or "")]
        if people:
            return people[-1]
        words = turn.label.of(self._text)
        named = COURTESY.fullmatch(words)
        if named:
            return self._names.stranger(turn.label, named["name"].title())
        house = self._house
        return house.holder(turn.label, words.title()) or house.officials(turn.label, words.title())

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
            return self._office(phrase, words)
        if title.of and self._on:
            holders = self._world.holders(title.role, title.of, self._on)
            if len(holders) == 1:
                return Link(phrase, holders[0].actor, speaks_for=title.of, score=0.8, reasons=("title", "office"))
        if title.of:
            return Link(phrase, title.of, speaks_for=title.of, score=0.5, reasons=("title", "holder not known"))

        # "the President", not "that president" of whom the page has just told
        if words.casefold() == f"the {title.words}".casefold() and words[4:5].isupper():
            own = self._house.holder(phrase, words)
            if own:
                return own

        def fits(actor: str) -> bool:
            held = offices_on(self._world, actor, self._on)
            return _is_person(actor) and any(role == title.role for role, _ in held)

        if link := self._by_chain(phrase, lambda actor: fits(actor) or actor in self._names.new):
            return link
        found = self._memory.latest(phrase.start, lambda s: fits(s.actor), reach=40, sentence=self._sentence(phrase))
        return self._names.person(phrase, found.actor, ("title", "named before")) if found else None

    def _office(self, phrase: Span, words: str) -> Link | None:
        """What the body around an office speaks for."""
        body = OFFICE.fullmatch(words)
        holder = self._office_holder(phrase, f"the {body['role'].lower()}") if body else None
        if holder is None or holder.speaks_for is None:
            return None
        return Link(phrase, holder.speaks_for, None, holder.speaks_for, 0.6, (*holder.reasons, "speaks for"))

    def _may_be(self, phrase: Span, words: str) -> Callable[[str], bool]:
        """Which actors a chain may give a phrase: several are no one person, and a person's name is no body's."""
        if self._chains.head(phrase) in self._person_heads:
            return _is_person
        if prefix := _body(words):
            # "Zas, leader of the pact, said the alliance": no person
            return lambda actor: actor.startswith(prefix) and not self._is_gone(actor)
        return lambda actor: not (words.endswith("s") and _is_person(actor))

    def _is_body(self, actor: str, prefix: str) -> bool:
        """True for a state, or for an organisation that has members: "the alliance" is no news agency."""
        has_members = prefix != "org:" or bool(self._world.memberships_by.get(actor))
        return actor.startswith(prefix) and has_members and not self._is_gone(actor)

    def _is_gone(self, actor: str) -> bool:
        """True of what a text of 2022 does not call "the alliance", though it has just told of the Warsaw Pact."""
        known = self._world.actors.get(actor)
        return known is not None and self._on is not None and (known.to or "9999") < self._on.isoformat()

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


def _range(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is_person(actor: str) -> bool:
    return actor.startswith("person:")


def _body(words: str) -> str | None:
    """What the actor of "the alliance" or "that country" begins with; None for words that mean no body."""
    noun = re.fullmatch(r"(?:the|this|that|his|her|its|their|our|my) (?:[a-z-]+ ){0,2}([a-z]+)", words.lower())
    return BODIES.get(noun.group(1)) if noun else None


def _describes(words: str) -> bool:
    return DESCRIPTION.fullmatch(words) is not None


def _is_no_person(actor: str) -> bool:
    return not _is_person(actor)
