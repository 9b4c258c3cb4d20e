"""What each account holds of a matter that may be disputed: that it is so, or that it is not, and by whom.

An account is a claim, or a sentence in the outlet's own voice with an event in it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sitroom.lexicon.denials import (
    AGAIN,
    DENYING,
    DENYING_CUES,
    NEAR,
    NO_COMMENT,
    OF_ACCOUNT,
    PRIVATE,
)
from sitroom.lexicon.matters import Matter
from sitroom.lexicon.reporting import FORMS, act_of
from sitroom.merge.parties import Parties
from sitroom.records.claims import Claim, Evidence
from sitroom.records.text import Document

#: Acts by which one says that something is so. Who demands or threatens says nothing of what is.
TELLING = frozenset("assert accuse warn predict believe criticise intend promise".split())
#: Words for what happened before: "previous attacks", "in the past".
_BEFORE = re.compile(r"\b(?:previous(?:ly)?|in\s+the\s+past|last\s+year|earlier\s+this\s+year|years?\s+ago|worst)\b")


@dataclass(frozen=True, slots=True)
class Saying:
    """The claim behind an account: its id and act, and its cue and content as they run on."""

    id: str
    act: str
    words: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One account of one matter.

    Attributes:
        is_so: whether it says that the matter is so.
        doers, upon: who does it, and to whom; empty where it does not tell.
        around: actors that its sentences print.
        holder: the state or body that says so; None where nobody known does. speaker: the same as printed there.
        outlet: whose voice it is where nobody is quoted, else None.
        day: when it was said.
        start: where in its document.
    """

    matter: Matter
    is_so: bool
    doers: frozenset[str]
    upon: frozenset[str]
    around: frozenset[str]
    holder: str | None
    speaker: str | None
    outlet: str | None
    claim: Saying | None
    document: str
    evidence: tuple[Evidence, ...]
    day: date | None
    start: int

    @property
    def key(self) -> tuple[str, str, int, bool]:
        """Names a statement, and orders statements."""
        return (self.document, self.claim.id if self.claim else self.holder or "", self.start, self.is_so)


def told_by_outlet(
    matter: Matter,
    document: Document,
    evidence: Evidence,
    *,
    is_so: bool = True,
    doers: frozenset[str] = frozenset(),
    upon: frozenset[str] = frozenset(),
    around: frozenset[str] = frozenset(),
) -> Statement:
    """What an outlet tells of a matter in its own voice, on the day of its article."""
    return Statement(
        matter=matter,
        is_so=is_so,
        doers=doers,
        upon=upon,
        around=around,
        holder=None,
        speaker=None,
        outlet=outlet_of(document),
        claim=None,
        document=document.id,
        evidence=(evidence,),
        day=document.published.last,
        start=evidence.start,
    )


def plain(text: str) -> str:
    """A text with straight apostrophes, of the same length."""
    return text.replace("’", "'").replace("\n", " ")


def start_of(evidence: Sequence[Evidence]) -> int:
    return min(piece.start for piece in evidence)


def denies(claim: Claim) -> bool:
    """True where the act or the cue of a claim makes its content one that is not so."""
    if NO_COMMENT.search(plain(f"{claim.cue or ''} {claim.content}")[: len(claim.cue or "") + NEAR]):
        return False
    if (claim.act == "deny" and not _is_plainly_said(claim)) or DENYING_CUES.search(claim.cue or ""):
        return True
    # "rejects the claims of a landing": what is rejected is an account, not a plan
    said = f"{claim.cue or ''} {claim.content}" if claim.act == "reject" else ""
    return OF_ACCOUNT.search(plain(said)) is not None or (bool(said) and AGAIN.match(plain(claim.content)) is not None)


def tells(claim: Claim) -> bool:
    """True where the content of a claim is its account: "said that no ship had left", whatever that does."""
    return claim.act in TELLING or (claim.act in ("deny", "reject") and _is_plainly_said(claim))


def _is_plainly_said(claim: Claim) -> bool:
    """True of "said", "has told", and where nothing but marks makes a quotation; not of "did not say", "rubbished"."""
    cue = plain(claim.cue or "").lower().rstrip(":, ")
    acts = {act_of(FORMS[word][0]) for word in cue.split() if word in FORMS}
    return not cue or (acts == {"assert"} and not DENYING.search(cue))


def holder_of(claim: Claim, parties: Parties) -> str | None:
    """The state or body whose word a claim is; None where nobody known says so."""
    return None if PRIVATE.search(claim.speaker_text or "") else claim.speaks_for or parties.meant(claim.speaker)


def is_of_old(text: str, matter: Matter, day: date | None) -> bool:
    """True where what happens again and again happened before: "the gas attack of 2013", in a report of 2017."""
    if matter.is_lasting:
        return False
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text)]
    is_years_ago = day is not None and any(year < day.year for year in years)
    return is_years_ago or _BEFORE.search(text) is not None


def _around(claim: Claim, parties: Parties) -> frozenset[str]:
    """The actors that the sentences of a claim name."""
    sentences = plain(" ".join(piece.quote for piece in claim.evidence))
    return frozenset(one.actor for one in parties.printed(sentences)) | parties.all_meant(claim.about)


def statement_of(claim: Claim, matter: Matter, is_so: bool, parties: Parties) -> Statement:
    """What a claim says of a matter, without who does it."""
    return Statement(
        matter=matter,
        is_so=is_so,
        doers=frozenset(),
        upon=frozenset(),
        around=_around(claim, parties),
        holder=holder_of(claim, parties),
        speaker=claim.speaker,
        outlet=None,
        claim=saying_of(claim),
        document=claim.document,
        evidence=claim.evidence,
        day=claim.said.last,
        start=start_of(claim.evidence),
    )


def saying_of(claim: Claim) -> Saying:
    """What accounts keep of a claim."""
    return Saying(claim.id, claim.act, plain(f"{claim.cue or ''} {claim.content}"))


def outlet_of(document: Document) -> str:
    """Whose voice a document has: its outlet's; its own id where none is known."""
    return document.outlet or document.id


def naming_matter(name: str) -> Matter:
    """Whether something was what it is called."""
    article = "an" if name[0] in "aeiou" else "a"
    return Matter(f"whether it was {article} {name}", "", "", re.compile(name))
