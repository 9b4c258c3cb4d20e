"""Which claims report one utterance: a quotation in ten papers is one claim with ten reports.

Invariants: only claims of one speaker from two documents are the same; nothing depends on their order; n reports of
one utterance give n - 1 judgements.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sitroom.merge.families import Group, group_judged, in_force
from sitroom.records.claims import Claim, Copy, Judgement
from sitroom.records.grouped import Rows
from sitroom.records.ids import content_id
from sitroom.records.judgements import UserJudgement
from sitroom.records.workings import Workings, digest

MADE_BY = "utterances/1"
#: So many words in a row inside quotation marks are said once: "we will not give up an inch of land".
RUN = 6
#: Days between two reports of one quotation; a speech is quoted for weeks.
QUOTED_FOR = 30
#: Reports without the words: the part of the rarer report's words that they share, how many at least, days between.
SHARE, SHARED, REPORTED_FOR = 0.6, 4, 1
#: Letters that forms of one word begin with in common.
STEM = 5
#: Two claims, how sure it is, and why.
Link = tuple[str, str, float, str]
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]?")
_SMALL = frozenset(
    "that this with from have been were will would could should their there they them which about into over more than "
    "also only some other after before while when what where said says".split()
)


def same_claims(
    claims: Rows[Claim], copies: Iterable[Copy] = (), workings: Workings | None = None, basis: str = ""
) -> list[Judgement]:
    """Judge which claims report one utterance, by id.

    Args:
        claims: with the actors whom their ids mean.  copies: claims of a copy are those of its origin on any day.
        workings: what was worked out before.  basis: names the identities on which that rests.
    """
    workings = workings or Workings()
    origin = {copy.document: copy.origin for copy in copies if copy.copy_of is not None}
    judged: dict[str, list[Link]] = {}
    missing: dict[str, str] = {}
    step = f"{MADE_BY} {basis}"
    for speaker, rows in claims.groups("speaker").items():
        families = sorted({(document, origin[document]) for _, document in rows if document in origin})
        key = digest(speaker, [id for id, _ in rows], families)
        found = workings.kept(step, key)
        if found is None:
            missing[speaker] = key
        else:
            judged[speaker] = json.loads(found)
            workings.keep(step, key, found)
    by_speaker: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims.of("speaker", missing) if missing else ():
        by_speaker[claim.speaker or ""].append(claim)
    for speaker, several in by_speaker.items():
        links = [*_quoted(several, origin), *_reported(several)]
        judged[speaker] = list(
            {(left, right): (left, right, score, why) for left, right, score, why in links[::-1]}.values()
        )
        workings.keep(step, missing[speaker], json.dumps(judged[speaker]).encode())
    found_links = ((speaker, link) for speaker in sorted(judged) for link in judged[speaker])
    return sorted((_same(speaker, *link) for speaker, link in found_links), key=lambda judgement: judgement.id)


def utterances(
    claims: Sequence[Claim], judgements: Iterable[Judgement], told: Sequence[UserJudgement] = ()
) -> list[Group]:
    """The claims that report each utterance, as groups of ids; what users judge goes before what the machine finds."""
    links = [one for one in judgements if one.kind == "same_claim" and one.verdict == "same"]
    return group_judged((claim.id for claim in claims), links, in_force(told, "same_claim"))


def _quoted(claims: Sequence[Claim], origin: Mapping[str, str]) -> Iterator[Link]:
    """Claims that share a run of quoted words, each with the first that has it."""
    first: dict[str, Claim] = {}
    for claim in claims:
        met: dict[str, Claim] = {}
        for run in _runs(claim):
            other = first.setdefault(run, claim)
            if other.document != claim.document:
                met[other.id] = other
        for id in sorted(met):
            is_copy = origin.get(claim.document, claim.document) == origin.get(met[id].document, met[id].document)
            if is_copy or _days(claim, met[id]) <= QUOTED_FOR:
                yield _link(met[id], claim, 1.0, f"{RUN} quoted words in a row")


def _runs(claim: Claim) -> list[str]:
    if claim.mode == "indirect":
        return []
    quoted = [claim.content] if claim.mode == "direct" else _QUOTED.findall(claim.content)
    found = []
    for piece in quoted:
        words = re.findall(r"\w+", piece.casefold())
        found += [" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
    return found


def _reported(claims: Sequence[Claim]) -> Iterator[Link]:
    """Claims of one act, a day apart at most, that mostly have the same words; each with the first that fits."""
    by_day: dict[date, list[tuple[Claim, frozenset[str]]]] = defaultdict(list)
    for claim in claims:
        day = claim.said.last
        words = _words(claim)
        if day is None or len(words) < SHARED:
            continue
        near = (row for away in range(-REPORTED_FOR, REPORTED_FOR + 1) for row in by_day.get(_moved(day, away), ()))
        for other, theirs in sorted(near, key=lambda row: row[0].id):
            shared = len(words & theirs)
            if other.document != claim.document and other.act == claim.act and shared >= SHARED:
                share = shared / max(len(words), len(theirs))
                if share >= SHARE:
                    yield _link(other, claim, round(share, 4), f"words in common {share:.2f}")
                    break
        by_day[day].append((claim, words))


def _moved(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() + days))


def _days(one: Claim, other: Claim) -> int:
    if one.said.last is None or other.said.last is None:
        return 0
    return abs((one.said.last - other.said.last).days)


def _words(claim: Claim) -> frozenset[str]:
    words = re.findall(r"[^\W_]{4,}|\d+", claim.content.casefold())
    return frozenset(word[:STEM] for word in words if word not in _SMALL)


def _link(one: Claim, other: Claim, score: float, reason: str) -> Link:
    left, right = sorted((one.id, other.id))
    return left, right, score, reason


def _same(speaker: str, left: str, right: str, score: float, reason: str) -> Judgement:
    id = content_id("j", "same_claim", left, right, MADE_BY)
    return Judgement(id, "same_claim", "same", left, right, None, score, (f"speaker {speaker}", reason), MADE_BY)
