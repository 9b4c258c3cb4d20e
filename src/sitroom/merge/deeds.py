"""Deeds of any kind that accounts tell: who did what where, and who denies it or says that another did it.

They are read from the events inside claims and in the outlets' own voice, and from what denials say in their own
words; the matters that are disputed again and again have their table in `lexicon/matters.py`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sitroom.lexicon.denials import (
    DENIES,
    NOT_DONE,
    NOT_YET,
    PRIVATE,
    SUFFERED,
    UNNAMED_FIGHTERS,
    WISHING,
    is_denied,
    is_open,
)
from sitroom.lexicon.matters import Matter
from sitroom.merge.parties import Parties, doers_and_upon, stem_of
from sitroom.merge.rebuttals import ANY, said_matter, worded_matter
from sitroom.merge.statements import (
    Statement,
    denies,
    holder_of,
    is_of_old,
    plain,
    statement_of,
    tells,
    told_by_outlet,
)
from sitroom.records.claims import Claim, EventMention
from sitroom.records.text import Document

#: Types of what is done rather than said; who denies having spoken of something is a rare case.
DONE = frozenset("ASSAULT COERCE MOBILIZE AID SANCTION RETREAT CONSULT COOPERATE SUPPORT AGREE PROTEST CONCEDE".split())
#: What is not agreed is most often open still: "we have not agreed on the bridge".
AGREED = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "AGREE", "CONCEDE"})
#: Acts by which one says what will be.
NOT_YET_DONE = frozenset({"intend", "promise", "predict"})
#: What accounts tell as having happened.
HAPPENED = frozenset({"actual", "ongoing", "alleged"})
#: Letters that forms of one word begin with in common: "shelled", "shelling".
STEM = 4
#: Words that tell a deed only with others: "used any such gas", "carried out the raid".
_GENERAL = frozenset(
    "used usin make made maki take took taki carr have give gave held hold done doin been were said".split()
)
#: Where too much happens for one place, as `stem_of` gives them.
_CONTINENTS = frozenset("europ asia afric ameri weste easte north south middl".split())
#: Triggers that tell no deed alone.
_USING = frozenset({"use", "uses", "used", "using"})
#: So few words name no deed.
FEW_WORDS = 3
#: Behind it stands what is not denied: "denied that it used the shells which, Berg says, kill without choice".
_BESIDE = re.compile(
    r",?\s+(?:during|after|before|ahead\s+of|amid|at|(?:even\s+)?though|despite|which|who|whose|saying|adding|accusing|calling|insisting|but|while|although|as\s+well\s+as)\s"
)
#: What is denied is then how the deed hangs together with something, not the deed.
_LINKED = re.compile(
    r"\b(?:(?:link|tied|relat|connect|motivat|influenc|dictat)\w*\s+(?:to|by|with)|because|in\s+order\s+to|on\s+purpose"
    r"|(?:any|an)\s+(?:ulterior\s+)?(?:design|motive|intention)s?)\b"
)
_OPENS = re.compile(r"\W*(?:that\s+)?(?:the\s+)?")
_BARE_NAME = re.compile(
    r"(?<!\bin )(?<!\bat )(?<!\bof )(?<!\bon )(?<!near )(?<!from )(?<!the )(?<![a-z]in )(?<![\w-])([A-Z][\w'-]{2,})"
)
_SMALL = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Deed:
    """One account of one deed.

    Attributes:
        told: who says that it is so, or that it is not, with who did it.
        types: of the events in its words; of a denial perhaps none.
        stems: how the words that tell it begin: of an account its event's, of a denial all.
        where: how the names in it begin that are no party's.
        day: the day that it names, else None.
    """

    told: Statement
    types: frozenset[str]
    stems: frozenset[str]
    where: frozenset[str]
    day: date | None


def read_deeds(
    document: Document, claims: Sequence[Claim], mentions: Sequence[EventMention], parties: Parties
) -> list[Deed]:
    """The accounts of deeds in one document, and the denials, in the order of the text.

    Args:
        claims, mentions: of this document.
    """
    inside: dict[str | None, list[EventMention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda one: one.id):
        inside[mention.claim].append(mention)
    found = [deed for mention in inside[None] for deed in _in_own_voice(document, mention, parties)]
    for claim in claims:
        if denies(claim):
            found += _denied(claim, inside[claim.id], parties)
        elif tells(claim) and not claim.holder_chain and "?" not in claim.content:
            if WISHING.search(claim.cue or "") or claim.act in NOT_YET_DONE:
                continue
            found += [deed for mention in inside[claim.id] for deed in _said(claim, mention, parties)]
    return sorted(found, key=lambda deed: (deed.told.start, deed.told.key, sorted(deed.stems)))


def _denied(claim: Claim, mentions: Sequence[EventMention], parties: Parties) -> Iterator[Deed]:
    """What a claim denies: "Arland denied that its guns had shelled Klow", "denied any part in the raid"."""
    holder = holder_of(claim, parties)
    content = plain(claim.content)
    if holder is None or NOT_YET.search(content) or _LINKED.search(content):
        return
    events = [one for one in mentions if one.type in DONE and one.modality in {"denied", "negated"}]
    acting = parties.all_meant(actor for one in events for actor in one.actors)
    if SUFFERED.search(_BESIDE.split(content)[0]) and not acting and not re.search(r"\bby\b", content):
        return  # "denied that an Arlandic drone had been downed": by whom?
    if claim.act == "reject" and not acting:
        return  # "Arland rejects the rebels' claims that they shelled Klow": it is no deed of Arland's
    printed = [one.actor for one in parties.printed(content)]
    told = replace(
        statement_of(claim, _denied_matter(claim), False, parties),
        doers=acting or frozenset({_subject(content, parties) or holder}),
        upon=frozenset(printed) - acting - {holder},
    )
    yield Deed(
        told,
        frozenset(one.type for one in events),
        _stems(_BESIDE.split(content)[0]),
        _where(content, events, parties),
        _day(events),
    )


def _subject(content: str, parties: Parties) -> str | None:
    """Whose deed is denied where its words open with a name: "(denied that) the Bordurian army had shelled Klow"."""
    opens = _OPENS.match(content)
    named = next((one for one in parties.printed(content) if opens and one.start == opens.end()), None)
    return named.actor if named and not content.startswith("'", named.end) else None


def _denied_matter(claim: Claim) -> Matter:
    """What is denied in its own words; in those of the whole sentence where they are only "the shelling"."""
    if len(claim.content.split()) < FEW_WORDS:
        return worded_matter(" ".join(piece.quote for piece in claim.evidence))
    return said_matter(claim)


def _said(claim: Claim, mention: EventMention, parties: Parties) -> Iterator[Deed]:
    """What a claim tells of an event: that it happened, or of one's own that it did not."""
    holder = holder_of(claim, parties)
    content = plain(claim.content)
    at = content.find(mention.trigger)
    acting = parties.all_meant(mention.actors)
    if mention.type not in DONE or at < 0 or not acting or is_of_old(content, said_matter(claim), claim.said.last):
        return
    if mention.trigger.casefold() in _USING:
        return  # "they use the town in films" tells nothing that is denied with "did not shell the town"
    is_not = is_denied(content, at, at + len(mention.trigger))
    told = replace(
        statement_of(claim, said_matter(claim), not is_not, parties),
        doers=acting,
        upon=parties.all_meant(mention.recipients) - acting,
    )
    # "General Lund has killed thousands" tells of no place called Lund
    where = _where(content, [mention], parties) - _subjects(content[:at], content[at:])
    deed = Deed(told, frozenset({mention.type}), _stems(mention.trigger), where, _day([mention]))
    if is_not:
        # "our guns did not shell Klow"; that others did not do it is for them to say
        doers, _ = doers_and_upon(
            content, at, at + len(mention.trigger), parties.printed(content), holder, is_direct=claim.mode == "direct"
        )
        is_own = holder and doers == acting == {holder} and mention.type not in AGREED
        if is_own and NOT_DONE.search(content, 0, at) and not NOT_YET.search(content):
            yield deed
    elif mention.modality in HAPPENED and not is_open(content, at, at + len(mention.trigger)):
        yield deed


def _in_own_voice(document: Document, mention: EventMention, parties: Parties) -> Iterator[Deed]:
    """What an outlet tells itself."""
    text = plain(mention.evidence[0].quote)
    at = text.find(mention.trigger)
    acting = parties.all_meant(mention.actors)
    if mention.type not in DONE or mention.modality not in HAPPENED or at < 0 or not acting or text.endswith("?"):
        return
    if is_denied(text, at, at + len(mention.trigger)) or is_open(text, at, at + len(mention.trigger)):
        return
    if DENIES.search(text) or is_of_old(text, ANY, document.published.last):
        return
    if mention.trigger.casefold() in _USING or PRIVATE.search(text, 0, at) or UNNAMED_FIGHTERS.search(text, 0, at):
        return  # "a group of the Arlandic opposition shelled the port" tells nothing of Arland
    told = told_by_outlet(
        ANY,
        document,
        mention.evidence[0],
        doers=acting,
        upon=parties.all_meant(mention.recipients) - acting,
        around=frozenset(one.actor for one in parties.printed(text)),
    )
    yield Deed(
        told, frozenset({mention.type}), _stems(mention.trigger), _where(text, [mention], parties), _day([mention])
    )


def _stems(text: str) -> frozenset[str]:
    """How the words of a text begin that can tell a deed."""
    return frozenset(word.casefold()[:STEM] for word in _SMALL.findall(text)) - _GENERAL


def _where(text: str, mentions: Sequence[EventMention], parties: Parties) -> frozenset[str]:
    """How the names of places begin, and of what else is no party: "the town of Klow"."""
    placed = [one.place for one in mentions if one.place and one.place.precision in {"point", "place", "admin"}]
    return (parties.names_of_none(text) | {stem_of(place.name) for place in placed}) - _CONTINENTS


def _subjects(before: str, behind: str) -> frozenset[str]:
    """How the names begin that stand before a deed, after no preposition, and not behind it: who does it."""
    names = {name for name in _BARE_NAME.findall(before) if name not in behind}
    return frozenset(stem_of(name) for name in names)


def _day(mentions: Sequence[EventMention]) -> date | None:
    """The one day that the text names for a deed."""
    days = {one.date.first for one in mentions if one.date.days == 1 and one.date.basis in {"explicit", "relative"}}
    return days.pop() if len(days) == 1 else None
