"""Denials of what stands beside them: "rejects Borduria's claims", "which the general denies", "despite denials".

They are read sentence by sentence, after all that is told of known matters.  What is denied may be of no known kind:
then the words that were said are the matter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitroom.lexicon.denials import AGAIN, AT_ONCE, DESPITE, HAPPENED, NOT_YET, WHICH_DENIES, is_denied, is_open
from sitroom.lexicon.matters import Matter, find_matters
from sitroom.merge.nested import nested
from sitroom.merge.parties import Parties, doers_and_upon
from sitroom.merge.printed import sentences_of
from sitroom.merge.statements import (
    Statement,
    denies,
    holder_of,
    naming_matter,
    outlet_of,
    plain,
    saying_of,
    start_of,
    statement_of,
    told_by_outlet,
)
from sitroom.records.claims import Claim, Evidence
from sitroom.records.text import Document

#: How far before a denial of "these claims" the claims may end, in characters.
JUST_BEFORE = 450
#: Acts whose content can be an account that somebody denies.
ACCOUNTS = frozenset("assert accuse warn believe criticise".split())
#: Of the words of an account so many characters name what is disputed.
NAMED = 90


def read_rebuttals(
    document: Document, claims: Sequence[Claim], found: Sequence[Statement], parties: Parties
) -> Iterator[Statement]:
    """The two accounts of each denial that points to what stands beside it.

    Args:
        claims: of this document, in the order of the text.  found: what is told of known matters there.
    """
    for claim in claims:
        yield from _denied_again(claim, claims, found, parties)
    yield from _in_one_sentence(document, claims, parties)
    for one in found:
        if not one.is_so and one.matter.name.startswith("whether it was "):
            yield from named_so(document, one.matter.words.pattern, claims)


def _denied_again(
    claim: Claim, claims: Sequence[Claim], found: Sequence[Statement], parties: Parties
) -> Iterator[Statement]:
    """The denial of what was said just before: "Arland rejects Borduria's claims"."""
    again = AGAIN.match(plain(claim.content))
    holder = holder_of(claim, parties)
    beside = any(WHICH_DENIES.search(plain(piece.quote)) for piece in claim.evidence)
    if again is None or holder is None or beside or not denies(claim):
        return  # "... the ships, a claim Arland denied" has its account in its own sentence
    owners = {one.actor for one in parties.printed(again["owner"] or "")}
    at = start_of(claim.evidence)
    denial = statement_of(claim, ANY, False, parties)
    is_known = False
    for one in found:
        end = max(piece.end for piece in one.evidence)
        is_its_own = one.claim is not None and one.claim.id == claim.id
        if not one.is_so or is_its_own or not 0 <= at - end <= JUST_BEFORE or one.holder == holder:
            continue
        if one.holder in owners or (not owners and holder in (one.doers or one.around)):
            is_known = True
            yield replace(denial, matter=one.matter, doers=one.doers, upon=one.upon)
    for origin in reversed(claims) if not is_known else ():
        end = max(piece.end for piece in origin.evidence)
        says = holder_of(origin, parties)
        if not 0 <= at - end <= JUST_BEFORE or says == holder or origin.act not in ACCOUNTS or denies(origin):
            continue
        if says in owners or (not owners and origin.act == "accuse" and holder in parties.all_meant(origin.about)):
            yield from _both(origin, denial, parties)
            return


#: Stands for a matter that is not known yet.
ANY = Matter("", "", "", re.compile(r"(?!)"))


def _both(origin: Claim, denial: Statement, parties: Parties) -> Iterator[Statement]:
    """An account of no known kind and its denial, under its own words."""
    matter = said_matter(origin)
    yield statement_of(origin, matter, True, parties)
    yield replace(denial, matter=matter)


def said_matter(claim: Claim) -> Matter:
    """What a claim says, as a matter of its own."""
    return worded_matter(claim.content)


def worded_matter(text: str) -> Matter:
    """What some words say, as a matter of its own."""
    words = " ".join(re.sub(r"[“”\"]| …(?= )", " ", text).split()).removeprefix("that ").rstrip(" ,;:—–-")
    short = words if len(words) <= NAMED else words[:NAMED].rsplit(" ", 1)[0] + " ..."
    return Matter(f"“{short}”", "", "", re.compile(r"(?!)"))


def _in_one_sentence(document: Document, claims: Sequence[Claim], parties: Parties) -> Iterator[Statement]:
    """ "There are Bordurian troops in the valley despite the general's denials": both accounts in one sentence."""
    text = plain(document.text)
    for sentence in sentences_of(document) if DESPITE.search(text) or WHICH_DENIES.search(text) else ():
        words = plain(sentence.quote)
        found = DESPITE.search(words) or WHICH_DENIES.search(words)
        if found:
            who = found["who"] if "who" in found.re.groupindex else found[0]
            account = words[: found.start()].removesuffix(" for").rstrip(" ,")
            yield from _two_accounts(document, sentence, account, who, claims, parties)


def _two_accounts(
    document: Document, evidence: Evidence, text: str, who: str, claims: Sequence[Claim], parties: Parties
) -> Iterator[Statement]:
    """The account in a sentence, and that of the one who denies it."""
    printed, denying = parties.printed(text), [one.actor for one in parties.printed(who)]
    # of two things in a sentence the one is denied that stands next to the denial
    last = max(find_matters(text), key=lambda one: one[1].start(), default=None)
    doers, upon = doers_and_upon(text, *last[1].span(), printed) if last else (frozenset(), frozenset())
    denier = denying[-1] if denying else next(iter(doers)) if len(doers) == 1 else None
    over = [
        c
        for c in claims
        if any(evidence.start <= p.start < evidence.end for p in c.evidence)
        and c.act in ACCOUNTS
        and holder_of(c, parties) != denier
    ]
    claim = min(over, key=lambda one: (len(one.content), one.id), default=None)
    matter = last[0] if last else worded_matter(text) if claim else None
    # "Despite Arland's statements that the crates were for Klow, which Borduria denies": Arland's word, not all of it
    inner = nested(text, len(text), printed) if not last else None
    if inner and inner.actor != denier:
        claim, matter = None, worded_matter(text[inner.start :])
    if denier is None or matter is None:
        return
    opens = printed[0].actor if printed and printed[0].start < len("The ") else None
    says = (
        holder_of(claim, parties)
        if claim
        else inner.actor
        if inner
        else opens
        if opens not in {denier, *doers}
        else None
    )
    so = Statement(
        matter=matter,
        is_so=True,
        doers=doers or (frozenset({denier}) if last else frozenset()),
        upon=upon - {denier},
        around=frozenset(one.actor for one in printed) | {denier},
        holder=says,
        speaker=says,
        outlet=None if says or claim else outlet_of(document),
        claim=saying_of(claim) if claim else None,
        document=document.id,
        evidence=(evidence,),
        day=document.published.last,
        start=evidence.start,
    )
    yield so
    yield replace(so, is_so=False, holder=denier, speaker=denier, outlet=None, claim=None)


def named_so(document: Document, name: str, claims: Sequence[Claim]) -> Iterator[Statement]:
    """The first sentence in which an outlet says in its own voice that a thing was what its name says.

    "A blast woke the town", "the raid killed four", "since the blast"; what lasts has its name whoever speaks of it:
    "the war" in any sentence says nothing of what it is.
    """
    said = {piece for claim in claims for piece in claim.evidence}
    # "riot police" are no riot, "a price war" is no war
    behind = rf"\W*$|[,.;:]|\s(?:in|at|on|of|near|by|that|and|which|was|is|has|had|{HAPPENED})\b"
    once = "" if name in AT_ONCE else rf"\s+{HAPPENED}\b"
    named = re.compile(rf"\b(?:an?|(?:the|this|that)(?=\s+{name}{once}))\s+{name}(?={behind})", re.IGNORECASE)
    for sentence in sentences_of(document):
        found = named.search(sentence.quote)
        if found is None or re.search(r"[\"“?]", sentence.quote):
            continue
        words = plain(sentence.quote)
        is_unsure = is_open(words, *found.span()) or NOT_YET.search(words, 0, found.start())
        is_said = any(piece.start < sentence.end and sentence.start < piece.end for piece in said)
        if not is_said and not is_unsure and not is_denied(words, *found.span()):
            yield told_by_outlet(naming_matter(name), document, sentence)
            return
