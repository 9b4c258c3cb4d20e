"""What the registry knows, for a question: who someone is, what a body is, who belongs to it, who holds an office."""

import re
from collections.abc import Iterator

from sitroom.query.duties import duty_lines
from sitroom.query.finder import Finder, Scored
from sitroom.query.lines import AnswerLine, make_line, sentence_line
from sitroom.records.claims import ActorMention
from sitroom.records.text import Span
from sitroom.world.registry import FULL_MEMBER, holds_on
from sitroom.world.rows import MembershipRow, Office

#: What follows a name in a sentence that says what it is: "NATO is a ...", "NATO - the North Atlantic ...", "Vera Lund,
#: the foreign minister"; but not "NATO, the United States and other countries".
_DEFINED = re.compile(
    r"\s+(?:is|was|are|were|[-–—])\s+(?:not\s+|also\s+)?(?:an?|the|one)\b|\s*[,(]\s*(?:an?|the|one)\s+[a-z]"
)
#: Sentences with a name that are looked through for one that says what it is.
NAMING = 60


def find_duties(finder: Finder) -> Iterator[Scored]:
    """What the treaties of the registry say about an attack on someone."""
    for line in duty_lines(finder.world, finder.question, finder.known_on):
        yield Scored(line, 1.0)


def find_definitions(finder: Finder) -> Iterator[Scored]:
    """Who or what someone is: as the registry has it, as printed beside the name, and in sentences that say so."""
    for actor in finder.question.actors[:1]:
        facts = [*_offices_of(finder, actor), *_body(finder, actor)]
        yield from (Scored(_fact(words), 1.0) for words in facts)
        for mention in finder.view.rows(ActorMention, "actor = ? AND role IS NOT NULL", (actor,)):
            line = make_line(f"{mention.name}: {mention.role}", mention.evidence, finder.origin_of, mention.id)
            yield Scored(line, finder.score("", finder.question.actors))
        yield from _sentences_that_define(finder, actor)


def _sentences_that_define(finder: Finder, actor: str) -> Iterator[Scored]:
    names = sorted(finder.called.printed(actor), key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names)) if names else None
    for one in finder.nearby(NAMING) if pattern else ():
        found = pattern.search(one.words) if pattern else None
        if found and (_DEFINED.match(one.words, found.end()) or _has_title(finder, one.words[: found.start()])):
            document = finder.view.document(one.document)
            if document:
                line = sentence_line(document, Span(one.start, one.end), finder.origin_of)
                yield Scored(line, finder.score(one.words))


def _has_title(finder: Finder, before: str) -> bool:
    """True where the words before a name end in a title: "Egyptian President", "the rebel commander"."""
    words = before.casefold().split()
    return any(" ".join(words[-size:]) in finder.world.titles for size in (1, 2, 3) if words)


def find_offices(finder: Finder) -> Iterator[Scored]:
    """Who holds the office that the question names: "Who leads the CSTO?", "Who is the president of Ukraine?"."""
    words = finder.question.words.casefold()
    title = max((one for one in finder.world.titles if re.search(rf"\b{re.escape(one)}\b", words)), key=len, default="")
    role = finder.world.titles[title].role if title else "leader"
    for actor in finder.question.actors:
        on = (finder.question.days and finder.question.days.last) or finder.known_on
        for office in finder.world.holders(role, actor, on) if on else ():
            yield Scored(_fact(_office_words(finder, office)), 1.0)


def find_members(finder: Finder) -> Iterator[Scored]:
    """What those named are to a body that is named: member since when, partner, or nothing that the registry has."""
    bodies = [actor for actor in finder.question.actors if actor.startswith("org:")]
    others = [actor for actor in finder.question.actors if actor not in bodies]
    for body in bodies:
        for other in others:
            rows = [row for row in finder.world.memberships_of(other) if row.org == body]
            rows = sorted(
                (row for row in rows if _is_known(finder, row.from_)), key=lambda row: row.status not in FULL_MEMBER
            )
            yield from (Scored(_fact(_member_words(finder, row)), 1.0) for row in rows)
        if not others:
            yield from (Scored(_fact(words), 1.0) for words in _body(finder, body))


def _fact(words: str) -> AnswerLine:
    return AnswerLine(words, (), 0)


def _is_known(finder: Finder, day: str | None) -> bool:
    """False of what began only after the day as of which is asked."""
    return day is None or finder.known_on is None or day <= finder.known_on.isoformat()


def _offices_of(finder: Finder, actor: str) -> Iterator[str]:
    """The offices that a person held on the day: "Vera Lund: foreign minister, Arland, since 2019-05-01"."""
    for office in finder.world.roles_of(actor):
        if finder.known_on and office in finder.world.holders(office.role, office.of, finder.known_on):
            yield _office_words(finder, office)


def _office_words(finder: Finder, office: Office) -> str:
    name, of = finder.called.name(office.actor), finder.called.name(office.of)
    return f"{name}: {office.role}, {of}" + (f", since {office.from_}" if office.from_ else "")


def _member_words(finder: Finder, row: MembershipRow) -> str:
    since = f" since {row.from_}" if row.from_ else ""
    until = f", until {row.to}" if row.to and _is_known(finder, row.to) else ""
    no = "" if row.status in FULL_MEMBER else ", not a member"
    return f"{finder.called.name(row.actor)}: {row.status} of {finder.called.name(row.org)}{since}{until}{no}"


def _body(finder: Finder, actor: str) -> Iterator[str]:
    """What an organisation is: its full name, its treaty, its members on the day, who leads it."""
    row = finder.world.actors.get(actor)
    if row is None or row.kind != "organisation" or finder.known_on is None:
        return
    full = next((name.removeprefix("the ") for name in row.aliases if len(name) > len(row.name) + 8), None)
    members = finder.world.members(actor, finder.known_on)
    treaty = next((one for one in finder.world.treaties.values() if one.org == actor and one.signed), None)
    parts = [full or "organisation"]
    parts += [f"founded by the {treaty.name}, signed {treaty.signed}"] if treaty else []
    parts += [f"{len(members)} members on {finder.known_on}"] if members else []
    leaders = finder.world.holders("leader", actor, finder.known_on)
    parts += [f"{one.role}: {finder.called.name(one.actor)}" for one in leaders]
    if len(parts) > 1 or full:
        yield f"{row.name}: {'; '.join(parts)}"
    for one in finder.world.memberships_of(actor):
        if holds_on(one.from_, one.to, finder.known_on.isoformat()):
            yield _member_words(finder, one)
