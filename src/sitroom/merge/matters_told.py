"""What one article says of the matters that may be disputed: read from its claims, sentence by sentence, and from what
its outlet tells itself."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitroom.lexicon.denials import (
    CALLED_FALSE,
    CALLING,
    CLAIMED,
    DENYING,
    DESPITE,
    KNOWN_BESIDE,
    MISNAMED,
    NEAR,
    NOT_SUCH,
    NOT_YET,
    SAYINGS,
    SUFFERED,
    UNABLE,
    WHICH_DENIES,
    WISHED,
    WISHING,
    WOULD_SAY,
    clause_start,
    is_denied,
    is_open,
    is_told_denied,
)
from sitroom.lexicon.matters import FIGHTING, VAGUE, Matter, find_matters
from sitroom.merge.nested import nested
from sitroom.merge.parties import Parties, Printed, doers_and_upon
from sitroom.merge.statements import (
    Statement,
    denies,
    holder_of,
    is_of_old,
    naming_matter,
    outlet_of,
    plain,
    statement_of,
    tells,
)
from sitroom.records.claims import Claim, EventMention, Evidence
from sitroom.records.text import Document

#: Acts that tell of what one does oneself.
OWN = frozenset({"intend", "promise"})
#: What outlets tell as having happened.
HAPPENED = frozenset({"actual", "ongoing", "historical", "alleged"})
#: What they tell as coming.
PLANNED = frozenset({"planned", "possible"})


def read_statements(
    document: Document, claims: Sequence[Claim], mentions: Sequence[EventMention], parties: Parties
) -> list[Statement]:
    """What one document's claims and its outlet say of the matters that may be disputed, in order.

    Args:
        claims, mentions: of this document; claims in the order of the text.
    """
    inside: dict[str | None, list[EventMention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.id):
        inside[mention.claim].append(mention)
    found = [one for claim in claims for one in _of_claim(claim, inside[claim.id], parties)]
    found += _in_own_voice(document, claims, inside[None], parties)
    found += _promised(document, claims, parties)
    unique = {(*one.key, one.matter.name): one for one in found}
    return [_with_accused(unique[key], found) for key in sorted(unique)]


def _with_accused(one: Statement, found: Sequence[Statement]) -> Statement:
    """An account without a doer, with whom the article accuses: "an officer denied the raid", "a raid is near"."""
    is_open_plan = one.is_so and one.matter.is_plan and one.matter.is_ill
    if one.doers or not (is_open_plan or (not one.is_so and not one.holder)):
        return one
    accused = {other.doers for other in found if other.is_so and other.doers and other.matter is one.matter}
    return replace(one, doers=next(iter(accused))) if len(accused) == 1 else one


def _pieces(content: str) -> list[str]:
    """The sentences of a content, and the parts of an interrupted quotation."""
    # "Berg W. Lund" is one name
    parts = re.split(r" … |(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bDr\.)[\"”']?\s+(?=[\"“'A-Z\[])", plain(content))
    return [part for part in (part.strip(' "“”') for part in parts) if part]


def _of_claim(claim: Claim, mentions: Sequence[EventMention], parties: Parties) -> Iterator[Statement]:
    """What a claim says of each matter that it tells of: once, and what it denies goes before what it only mentions."""
    is_denial = denies(claim)
    asks = "?" in claim.content or claim.evidence[-1].quote.rstrip(" ”’\"'").endswith("?")
    if not (is_denial or tells(claim)) or asks:
        return
    if not is_denial and DENYING.search(claim.cue or ""):
        return  # "Nobody thought that it would come to a raid" denies nothing
    is_misread = SAYINGS.search(claim.cue or "") and CALLED_FALSE.search(claim.content)
    if is_misread and not is_denial:
        return  # "Arland's claims of a withdrawal were false" is not what Arland says
    if WISHING.search(claim.cue or "") and not is_denial:
        return  # "Arland hopes that it will not be blamed for the raid"
    if claim.holder_chain and not is_denial:
        return  # "Arland says that Borduria plans a raid" is Arland's word
    found: dict[tuple[str, str | None], Statement] = {}
    for number, piece in enumerate(_pieces(claim.content)):
        for one in _of_piece(piece, is_denial and number == 0, claim, mentions, parties):
            key = (one.matter.name, one.holder)
            if key not in found or found[key].is_so > one.is_so:
                found[key] = one
        misnamed = MISNAMED.search(piece)
        if misnamed and not is_denial and not CALLING.search(piece, 0, misnamed.start()):
            one = statement_of(claim, naming_matter(misnamed["name"].casefold()), False, parties)
            found[one.matter.name, one.holder] = one
    yield from found.values()


def _of_piece(
    piece: str,
    is_turned: bool,
    claim: Claim,
    mentions: Sequence[EventMention],
    parties: Parties,
) -> Iterator[Statement]:
    """What one sentence of a claim says; `is_turned` where the claim denies it."""
    for matter, match, is_contrary in find_matters(piece):
        start, end = match.span()
        if VAGUE.fullmatch(match[0]) and not any(FIGHTING.search(one.quote) for one in claim.evidence):
            continue
        is_so = is_denied(piece, start, end, is_rejected=is_turned) == is_contrary
        if (
            KNOWN_BESIDE.search(piece, 0, start)
            if is_turned
            else not _is_told(piece, matter, match, is_so, claim.cue or "")
        ):
            continue
        printed = parties.printed(piece)
        inner = None if is_turned else nested(piece, start, printed)
        if inner and not inner.is_said:
            continue  # "Arland has not said that it will leave the valley"
        first = inner.start if inner else 0
        holder = inner.actor if inner and inner.is_held else holder_of(claim, parties)
        doers, upon = doers_and_upon(
            piece[first:],
            start - first,
            end - first,
            [Printed(one.actor, one.start - first, one.end - first) for one in printed if one.start >= first],
            inner.actor if inner else holder,
            is_direct=claim.mode == "direct" and inner is None,
        )
        if (claim.act != "accuse" or not doers) and not inner:  # "accused Arland of ...": the first named does it
            acting, hit = _as_told(match, mentions, parties) or (doers, upon)
            doers, upon = acting, hit or upon - acting
        if matter.is_ill and SUFFERED.search(match[0]) and not re.search(r"\bby\b", piece[end : end + NEAR]):
            doers, upon = frozenset(), upon | doers
        if not doers and inner and not inner.is_held:
            doers = frozenset({inner.actor}) - upon  # "Arland's statements on the withdrawal"
        if not doers and holder and (is_turned or claim.act in OWN):
            doers = frozenset({holder}) - upon
        if not is_turned and not is_so and is_told_denied(piece, start) and holder not in doers:
            continue  # "Arland will deny the raid, Borduria said": not Borduria's denial
        if inner and is_so and (holder not in doers or not inner.is_held):
            continue  # "Arland says that Borduria plans a raid", said by Caria, is Arland's word
        is_misheard = is_so and matter.is_ill and holder in doers
        if is_misheard or (is_so and is_of_old(piece, matter, claim.said.last)):
            continue
        one = replace(statement_of(claim, matter, is_so, parties), doers=doers, upon=upon)
        if inner and not inner.is_held:
            # "Caria sees no proof of Arland's statements on the withdrawal": they are Arland's account
            yield replace(one, is_so=True, holder=inner.actor, speaker=inner.actor, claim=None)
        yield replace(one, holder=holder, speaker=holder) if inner and inner.is_held else one


def _is_told(piece: str, matter: Matter, match: re.Match[str], is_so: bool, cue: str = "") -> bool:
    """True where the words of a matter say that it is so or not: not "if", not "may", not what is only named.

    Args:
        cue: stands before the piece: "announced" "a withdrawal".
    """
    if is_open(piece, *match.span()) or piece.startswith("not to "):
        return False  # "warned Arland" "not to raid Klow"
    clause = piece[clause_start(piece, match.start()) : match.start()]
    if WOULD_SAY.search(clause) or (not matter.is_ill and WISHED.search(clause)):
        return False
    if not matter.is_plan and matter.kind == "denial" and NOT_YET.search(clause):
        return False  # "they will not send troops" denies no troops that are there
    if is_so:
        return matter.is_told(f"{cue} {piece}", len(cue) + 1 + match.start())
    return not NOT_SUCH.search(clause) and not UNABLE.search(clause)


def _in_own_voice(
    document: Document, claims: Sequence[Claim], mentions: Sequence[EventMention], parties: Parties
) -> Iterator[Statement]:
    """What the outlet tells itself: sentences with an event, without what is said in them."""
    by_sentence: dict[Evidence, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        for piece in mention.evidence[:1]:
            by_sentence[piece].append(mention)
    for piece in sorted(by_sentence, key=lambda one: (one.start, one.end)):
        told = by_sentence[piece]
        if piece.quote.rstrip(" ”’\"'").endswith("?") or not any(find_matters(plain(piece.quote))):
            continue  # "Does Arland want a withdrawal of troops?" tells of none
        text = _without_claims(plain(piece.quote), piece, claims)
        modes = {one.modality for one in told}
        for matter, match, is_contrary in find_matters(text):
            if not modes & (HAPPENED | PLANNED if matter.is_plan else HAPPENED):
                continue
            printed = parties.printed(text)
            around = frozenset(one.actor for one in printed)
            is_so = is_denied(text, *match.span()) == is_contrary
            if (
                is_of_old(text, matter, document.published.last)
                or not _is_told(text, matter, match, is_so)
                or (is_so and CLAIMED.search(text, 0, match.start()))
                or DESPITE.search(text)
                or WHICH_DENIES.search(text)
            ):
                continue
            doers, upon = doers_and_upon(text, *match.span(), printed)
            acting = _as_told(match, told, parties)
            if acting and not doers < acting[0]:
                doers, upon = acting  # of several who act in a sentence the words may tell the one who does this
            # "Moscow, which sent the ships, has denied arming the rebels": its own denial, though no claim was read
            is_theirs = not is_so and is_told_denied(text, match.start())
            denier = next(iter(doers)) if is_theirs and len(doers) == 1 else None
            if denier or not is_theirs:
                yield Statement(
                    matter, is_so, doers, upon, around, denier, denier, None if denier else outlet_of(document), None,
                    document.id, (piece,), document.published.last, piece.start,
                )  # fmt: skip


def _as_told(
    match: re.Match[str], told: Sequence[EventMention], parties: Parties
) -> tuple[frozenset[str], frozenset[str]] | None:
    """Who does it to whom by the event whose word lies in the words; None without one that has its actors."""
    for mention in told:
        if mention.trigger.casefold() in match[0].casefold() and mention.actors:
            acting = parties.all_meant(mention.actors)
            return acting, parties.all_meant(mention.recipients) - acting
    return None


def _promised(document: Document, claims: Sequence[Claim], parties: Parties) -> Iterator[Statement]:
    """That a promise was made, in the outlet's voice: "Lund was given a guarantee that the pact would not grow"."""
    for claim in claims:
        text = plain(f"{claim.cue} {claim.content}") if claim.act == "promise" and claim.cue else ""
        for matter, match, _ in find_matters(text):
            if matter.kind == "promise" and not is_open(text, *match.span()):
                upon = doers_and_upon(text, *match.span(), parties.printed(text))[1]
                is_so = not is_denied(text, *match.span())
                told = statement_of(claim, matter, is_so, parties)
                yield replace(told, upon=upon, holder=None, speaker=None, outlet=outlet_of(document))


def _without_claims(text: str, piece: Evidence, claims: Sequence[Claim]) -> str:
    """A sentence with blanks for what is said in it."""
    for claim in claims:
        if any(piece.start < one.end and one.start < piece.end for one in claim.evidence):
            for part in plain(claim.content).split(" … "):
                text = text.replace(part, " " * len(part))
    return text
