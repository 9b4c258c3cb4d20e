"""What one claim says that someone wants: stances on issues, or none."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sitroom.lexicon.wishes import (
    ASKED_WHAT,
    CIRCUMSTANCE,
    CONDITION,
    DEED,
    DEMANDING,
    LIKELY,
    MENACE_BEFORE,
    MENACE_BEHIND,
    NO_RED_LINE,
    NOT_ONES_OWN,
    OPEN_DOOR,
    OUGHT,
    OUGHT_TO,
    OWN_WISHES,
    PLAIN_CUE,
    PURPOSE,
    QUESTION,
    RED_LINE,
    REFUSING,
    SAYING_SO,
    SELF,
    SELF_REPORTED,
    UNSAID,
    WISH_AGAIN,
    WISH_NOUN,
)
from sitroom.merge.issues import REACH, SUBJECT, Issue, find_issues, names_issue, phrase_issue
from sitroom.merge.roster import Roster, Words, printed_actors, words_of
from sitroom.records.claims import Actor, Claim
from sitroom.records.text import Span

#: What the act of a claim makes of its content.
BY_ACT = {
    "demand": "demands",
    "ask": "demands",
    "propose": "offers",
    "promise": "promises",
    "threaten": "threatens",
    "reject": "rejects",
    "agree": "supports",
    "praise": "supports",
    "criticise": "opposes",
    "intend": "promises",
    "deny": "rejects",
}
#: Acts whose whole content is what is wished: it names an issue of its own where it is short and has a name in it.
PLAIN_WISHES = frozenset({"demand", "reject"})
#: A stance on the end of something is one on the thing, turned round.
TURNED = {
    "demands": "opposes",
    "supports": "opposes",
    "opposes": "supports",
    "rejects": "supports",
    "refuses": "supports",
    "promises": "opposes",
}
#: Kinds of issue that are deeds: who plans or denies one has no position on it.
DEEDS = frozenset({"war"})
#: Kinds that are held out against someone: who is "ready" for them threatens.
HARMS = frozenset({"sanctions", "consequences", "tariffs"})
#: With so many words at its beginning a content may say itself that something is supported: "his support for talks".
OPENING = 8
#: How many words may stand between an issue and its red line.
NEAR_RED_LINE = 8
#: The mark of speech with a condition: a threat where what follows does someone harm.
MENACE = "menace"


@dataclass(frozen=True, slots=True)
class Stance:
    """What one claim says of one issue; `kind` is that of the issue."""

    issue: str
    stance: str
    kind: str


@dataclass(frozen=True, slots=True)
class Wish:
    """A piece of a content with the stance that its words or its act give it.

    Attributes:
        rest: what its sentence says behind it, of when, why and on which condition.
        reach: how many words may stand before what is wished.
        ought: where "must" stands, in what someone else is told.
    """

    stance: str
    text: str
    rest: str = ""
    reach: int = REACH
    ought: Span | None = None


def read_stances(claim: Claim, holder: Actor, roster: Roster) -> list[Stance]:
    """The stances of a claim's holder, in order of its words.

    Args:
        holder: whose wish it is.  roster: all actors of the ledger.
    """
    content = _plain(claim.content)
    if _is_asked_about(claim):
        return []
    if not names_issue(content):
        return _on_a_phrase(content, claim, holder)
    found: dict[str, Stance] = {}
    printed = printed_actors(content, claim.about, roster)
    own_names = {holder.name, *holder.aliases, *(form for form, actor in printed if form and actor == holder)}
    for wish in _wishes(content, claim, holder, own_names):
        words = words_of(wish.text, printed, holder, rest=wish.rest, is_asked=claim.act == "ask")
        for issue in find_issues(words, wish.reach, is_object=wish.stance not in {"red_line", MENACE}):
            stance = _on(wish, issue, words, claim.act)
            if stance:
                found.setdefault(stance.issue, stance)
    return list(found.values())


def _is_asked_about(claim: Claim) -> bool:
    """True where it is open whether anybody said so: "if Borduria demands talks", "urged that Caria agree to talks"."""
    cue, speaker = _plain(claim.cue or ""), _plain(claim.speaker_text or "")
    if not cue or not speaker:
        return False
    around = re.compile(rf"\b(?:if|whether)\s+{re.escape(speaker)}\s+{re.escape(cue)}\b", re.IGNORECASE)
    is_wished = (
        cue.split()[0] == "agree" and claim.speaker is not None and " and " not in speaker and speaker[-1:] != "s"
    )
    return is_wished or any(around.search(_plain(piece.quote)) for piece in claim.evidence)


def _on_a_phrase(content: str, claim: Claim, holder: Actor) -> list[Stance]:
    """The stance on what is of no known kind, where it is named by a short phrase."""
    phrase = phrase_issue(content) if claim.act in PLAIN_WISHES and holder.kind != "person" else None
    wishes = _wishes(content, claim, holder, ()) if phrase else ()
    return [Stance(phrase.name, wish.stance, phrase.kind) for wish in wishes if phrase][:1]


def refers_back(claim: Claim) -> bool:
    """True for a refusal of what was asked just before: "rejected that demand"."""
    return claim.act in {"reject", "deny"} and WISH_AGAIN.match(_plain(claim.content)) is not None


def answered(stance: Stance) -> Stance | None:
    """What the refusal of a wish is: who rejects a demand rejects the thing, who rejects its opposite supports it."""
    answer = {"demands": "rejects", "offers": "rejects", "opposes": "supports", "red_line": "supports"}
    if stance.kind in DEEDS or stance.stance not in answer:
        return None
    return Stance(stance.issue, answer[stance.stance], stance.kind)


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _wishes(content: str, claim: Claim, holder: Actor, own_names: Collection[str]) -> Iterator[Wish]:
    """The wishes of a content; `own_names` are those by which it calls the holder."""
    cue = _plain(claim.cue or "").casefold()
    if claim.act in {"ask", "demand"} and "?" in content:
        return
    is_private = holder.kind == "person"
    for number, piece in enumerate(_pieces(content)):
        if not is_private and _draws_red_line(piece, cue):
            yield Wish("red_line", _without_condition(piece))
        elif claim.act in BY_ACT and number == 0 and not _is_plain(claim, cue, piece):
            stance = _by_act(claim.act, cue, piece)
            if stance:
                yield Wish(stance, *_wished(piece))
        elif "?" not in piece and not is_private and not NOT_ONES_OWN.search(cue):
            yield from _own(piece, claim, own_names)


def _draws_red_line(piece: str, cue: str) -> bool:
    """True where a red line is drawn, and not told of: "he said that it would be a red line" is another's."""
    drawn = RED_LINE.search(f"{piece} {cue}")
    if drawn is None or NO_RED_LINE.search(piece) or "?" in piece:
        return False
    return re.search(r"\b(?:said|says|told)\b", piece[: drawn.start()]) is None


def _is_plain(claim: Claim, cue: str, piece: str) -> bool:
    """True of plain speech: its act is that of its words, and a demand may stand in another of its sentences.

    "The plan has failed. They must leave," he said: the plan is not demanded.
    """
    is_told = claim.act == "demand" and PLAIN_CUE.search(cue) is not None
    return _is_speech(claim.act, cue, piece) or (is_told and DEMANDING.search(piece) is None)


def _is_speech(act: str, cue: str, piece: str) -> bool:
    """True where "that" makes plain speech of an act: "agreed that", "insisted that"."""
    is_quoted = act in {"agree", "praise"} and piece[:1] in '"“'
    if act == "propose" and "suggest" in cue and LIKELY.search(piece):
        return True  # "his words suggest that a push may be near"
    return is_quoted or (piece.startswith("that ") and (act in {"agree", "praise", "intend"} or "insist" in cue))


def _pieces(content: str) -> list[str]:
    """The sentences of a content, and the parts of an interrupted quotation."""
    parts = re.split(r" … |(?<=[.!?])[\"”']?\s+(?=[\"“'A-Z])", content)
    return [part for part in (part.strip(' "“”') for part in parts) if part]


def _by_act(act: str, cue: str, piece: str) -> str | None:
    """The stance of an act with these words; None where it is no wish."""
    if NOT_ONES_OWN.search(cue) or ASKED_WHAT.match(piece) or (act == "reject" and UNSAID.match(piece)):
        return None
    # "calls it a hostile policy" names, "calls for talks" asks
    is_naming = re.search(r"\bcall\w*$", cue) is not None
    if act in {"ask", "demand"} and (is_naming or QUESTION.search(piece)):
        return None
    if act in SAYING_SO and not SAYING_SO[act].search(f"{cue} {' '.join(piece.split()[:OPENING])}"):
        return None
    if act == "deny":
        # "denied that it would send troops" refuses; "dismissed the calls" rejects; a denied plan is neither
        if re.search(r"\b(?:will|would|wo)\b", piece):
            return "refuses"
        return "rejects" if WISH_NOUN.search(piece) else None
    if act == "reject":
        return _refusal(cue, piece)
    if act == "promise" and piece.startswith("to ") and not DEED.match(piece):
        return None
    if act == "intend" and not (piece.startswith("to ") and DEED.match(piece)):
        return None
    if act == "intend" and re.search(r"\b(?:ready|willing|prepared|eager)\b", cue):
        return "offers"
    return BY_ACT[act]


def _refusal(cue: str, piece: str) -> str:
    """ "refused to leave" and "ruled out sending" refuse, "opposes the bases" opposes, "rejects the plan" rejects."""
    if re.search(r"oppos|against|object|resist|critic", cue):
        return "opposes"
    is_own = re.match(r"to\b|\w+ing\b", piece, re.IGNORECASE) is not None
    if is_own:
        return "refuses"
    return "opposes" if "want" in cue else "rejects"


def _wished(piece: str) -> tuple[str, str]:
    """A piece parted before what only tells when, why and on which condition."""
    head = _without_condition(piece)
    if head != piece:
        return head, piece[: len(piece) - len(head)]
    ends = (match.start() for match in CIRCUMSTANCE.finditer(piece))
    end = next((end for end in ends if piece[:end].strip() not in {"", "that"}), len(piece))
    return piece[:end], piece[end:]


def _without_condition(piece: str) -> str:
    """A piece without a condition at its head: "if Borduria attacks, ..."."""
    return re.sub(r"^(?:that\s+)?(?:if|should|unless|when|after|while|because|as)\b[^,]*,\s*", "", piece, flags=re.I)


@lru_cache(maxsize=512)
def _subject(names: tuple[str, ...], *, is_reported: bool) -> re.Pattern[str]:
    """The one who speaks as the subject at the head of a sentence."""
    own = (SELF_REPORTED if is_reported else SELF).format(names="|".join(map(re.escape, names)))
    return re.compile(rf"(?:that\s+|and\s+|but\s+|so\s+)*{own}(?=\W)\s*", re.IGNORECASE)


def _own(piece: str, claim: Claim, own_names: Collection[str]) -> Iterator[Wish]:
    """What a piece of plain speech wants in the speaker's own voice.

    In a quotation "it" and "they" are others: "They want to force us to talk".
    """
    is_they = claim.mode != "direct" and not (claim.speaker or "").startswith("person:")
    names = (*sorted(own_names), *(("they",) if is_they else ()))
    subject = _subject(names, is_reported=claim.mode != "direct").match(piece)
    if subject:
        rest = piece[subject.end() :]
        for stance, words in OWN_WISHES:
            found = re.match(rf"(?:{words})(?!\w)", rest, re.IGNORECASE)
            if found:
                wanted = rest[found.end() :].strip()
                if UNSAID.match(wanted):
                    return
                if stance != "promises" or DEED.match(wanted):
                    reach = 5 if stance == "red_line" else REACH
                    yield Wish(stance, *_wished(wanted), reach)
                return
    if claim.act in {"assert", "warn"} and CONDITION.search(piece):
        yield Wish(MENACE, *_wished(piece))
        return
    ought = OUGHT.search(piece)
    if ought and len(piece[: ought.start()].split()) <= 8 and not PURPOSE.match(piece):
        reach = len(piece[: ought.end()].split()) + 5
        yield Wish("demands", *_wished(piece), reach=reach, ought=Span(*ought.span()))
    elif OPEN_DOOR.search(piece):
        yield Wish("supports", piece)


def _on(wish: Wish, issue: Issue, words: Words, act: str) -> Stance | None:
    """The stance on one issue of a wish."""
    wished = wish.stance
    if wish.ought and issue.span.end <= wish.ought.start:
        # "the talks must go on", "the troops must leave"; "the troops must prepare" is about something else
        wished = OUGHT_TO.get(_first_word(wish.text[wish.ought.end :]), "")
    if not wished:
        return None
    if wished == "offers" and issue.kind in HARMS and act == "propose" and not issue.turn:
        wished = "supports"  # "proposed sanctions on Borduria" offers it nothing
    if wished == "red_line" and not _is_near_red_line(wish.text, issue):
        return None
    if wished == MENACE:
        return (
            Stance(issue.name, "threatens", issue.kind) if issue.kind in HARMS and _is_menaced(issue, words) else None
        )
    if wished == "threatens" and issue.kind in HARMS and SUBJECT.match(words.text, issue.span.end):
        return None  # "if it goes on, sanctions are not enough"
    if issue.kind in HARMS and wished in {"promises", "offers"} and not issue.turn:
        is_threat = wished == "offers" or issue.kind == "consequences" or CONDITION.search(wish.rest) is not None
        return Stance(issue.name, "threatens" if is_threat else wished, issue.kind)
    if issue.kind in DEEDS and _meant(wished, issue) not in {"opposes", "supports", "rejects", "red_line"}:
        return None
    if issue.kind == "consequences" and wished != "threatens":
        return None
    is_undoing = wished == "promises" and issue.undone and issue.turn not in REFUSING
    if wished in {"offers", "threatens"} or is_undoing:
        name = issue.undone if issue.turn else issue.name
        return Stance(name, wished, issue.kind) if name else None
    return Stance(issue.name, _meant(wished, issue), issue.kind)


def _first_word(text: str) -> str:
    """The verb behind "must"; of "be lifted" the second word."""
    found = re.match(r"\s*(?:be\s+)?(\w+)", text)
    return found[1].casefold() if found else ""


def _is_near_red_line(text: str, issue: Issue) -> bool:
    """True when few words stand between an issue and the red line; the line may be drawn in the word of saying."""
    drawn = RED_LINE.search(text)
    if drawn is None:
        return True
    first, last = sorted(((issue.span.start, issue.span.end), drawn.span()))
    return len(text[first[1] : last[0]].split()) <= NEAR_RED_LINE


def _is_menaced(issue: Issue, words: Words) -> bool:
    """True for "Borduria would face sanctions"; for "Arland will impose sanctions" only where Arland itself says so."""
    before = MENACE_BEFORE.search(words.text[: issue.span.start])
    if before is None:
        return MENACE_BEHIND.match(words.text[issue.span.end :]) is not None
    strangers = [one for one in words.named if 0 <= one.start < before.start() and one.actor != words.holder]
    return before["own"] is None or not strangers


def _meant(wished: str, issue: Issue) -> str:
    """The stance on a thing of a wish for it or for its end."""
    if not issue.turn or wished == "red_line":
        return wished
    if wished == "promises" and issue.turn in REFUSING:
        return "refuses"
    return TURNED.get(wished, wished)
