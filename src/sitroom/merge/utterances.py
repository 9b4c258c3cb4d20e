"""Which claims report one utterance: a quotation in ten papers is one claim with ten reports.

Invariants: only claims of one speaker from two documents are the same; nothing depends on their order; n reports of
one utterance give n - 1 judgements.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sitroom.merge.families import Group, group_judged, in_force
from sitroom.records.claims import Claim, Copy, Judgement
from sitroom.records.grouped import Named, Rows
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


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim as it is compared: its day as an ordinal, checksums of its runs of quoted words, and of its words."""

    id: str
    document: str
    act: str
    day: int | None
    runs: Sequence[int]
    words: Sequence[int]


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
    missing: dict[str, tuple[str, Sequence[Named]]] = {}
    step = f"{MADE_BY} {basis}"
    for speaker, rows in claims.groups("speaker").items():
        families = sorted({(document, origin[document]) for _, document in rows if document in origin})
        key = digest(speaker, [id for id, _ in rows], families)
        found = workings.kept(step, key)
        if found is None:
            missing[speaker] = key, rows
        else:
            judged[speaker] = json.loads(found)
            workings.keep(step, key, found)
            workings.keep_on("sayings/1", speaker)
    for speaker, several in _sayings({speaker: rows for speaker, (_, rows) in missing.items()}, claims, workings):
        links = [*_quoted(several, origin), *_reported(several)]
        judged[speaker] = list(
            {(left, right): (left, right, score, why) for left, right, score, why in links[::-1]}.values()
        )
        workings.keep(step, missing[speaker][0], json.dumps(judged[speaker]).encode())
    found_links = ((speaker, link) for speaker in sorted(judged) for link in judged[speaker])
    return sorted((_same(speaker, *link) for speaker, link in found_links), key=lambda judgement: judgement.id)


def _sayings(
    missing: Mapping[str, Sequence[Named]], claims: Rows[Claim], workings: Workings
) -> Iterator[tuple[str, list[Saying]]]:
    """The claims of some speakers as they are compared, by id; of each speaker only the new ones are read."""
    kept = {speaker: json.loads(workings.kept("sayings/1", speaker) or b"{}") for speaker in missing}
    new = [id for speaker, rows in missing.items() for id, _ in rows if id not in kept[speaker]]
    made = {claim.id: _signature(claim) for claim in (claims.of("id", new) if new else ())}
    for speaker, rows in missing.items():
        signatures = {id: kept[speaker].get(id) or made[id] for id, _ in rows}
        workings.keep("sayings/1", speaker, json.dumps(signatures, separators=(",", ":")).encode())
        yield speaker, [Saying(id, document, *signatures[id]) for id, document in rows]


def _signature(claim: Claim) -> tuple[str, int | None, list[int], list[int]]:
    """What `Saying` has of a claim, but for its id and document."""
    day = claim.said.last.toordinal() if claim.said.last else None
    return claim.act, day, list(map(_checksum, _runs(claim))), sorted(map(_checksum, _words(claim)))


def _checksum(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=7).digest(), "little")


def utterances(
    claims: Sequence[Claim], judgements: Iterable[Judgement], told: Sequence[UserJudgement] = ()
) -> list[Group]:
    """The claims that report each utterance, as groups of ids; what users judge goes before what the machine finds."""
    links = [one for one in judgements if one.kind == "same_claim" and one.verdict == "same"]
    return group_judged((claim.id for claim in claims), links, in_force(told, "same_claim"))


def _quoted(sayings: Sequence[Saying], origin: Mapping[str, str]) -> Iterator[Link]:
    """Claims that share a run of quoted words, each with the first that has it."""
    first: dict[int, Saying] = {}
    for one in sayings:
        met: dict[str, Saying] = {}
        for run in one.runs:
            other = first.setdefault(run, one)
            if other.document != one.document:
                met[other.id] = other
        for id in sorted(met):
            is_copy = origin.get(one.document, one.document) == origin.get(met[id].document, met[id].document)
            if is_copy or _days(one, met[id]) <= QUOTED_FOR:
                yield _link(met[id], one, 1.0, f"{RUN} quoted words in a row")


def _runs(claim: Claim) -> list[str]:
    if claim.mode == "indirect":
        return []
    quoted = [claim.content] if claim.mode == "direct" else _QUOTED.findall(claim.content)
    found = []
    for piece in quoted:
        words = re.findall(r"\w+", piece.casefold())
        found += [" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
    return found


def _reported(sayings: Sequence[Saying]) -> Iterator[Link]:
    """Claims of one act, a day apart at most, that mostly have the same words; each with the first that fits."""
    by_day: dict[int, list[tuple[Saying, frozenset[int]]]] = defaultdict(list)
    for one in sayings:
        words = frozenset(one.words)
        if one.day is None or len(words) < SHARED:
            continue
        days = range(one.day - REPORTED_FOR, one.day + REPORTED_FOR + 1)
        near = (row for day in days for row in by_day.get(day, ()))
        for other, theirs in sorted(near, key=lambda row: row[0].id):
            shared = len(words & theirs)
            if other.document != one.document and other.act == one.act and shared >= SHARED:
                share = shared / max(len(words), len(theirs))
                if share >= SHARE:
                    yield _link(other, one, round(share, 4), f"words in common {share:.2f}")
                    break
        by_day[one.day].append((one, words))


def _days(one: Saying, other: Saying) -> int:
    return 0 if one.day is None or other.day is None else abs(one.day - other.day)


def _words(claim: Claim) -> frozenset[str]:
    words = re.findall(r"[^\W_]{4,}|\d+", claim.content.casefold())
    return frozenset(word[:STEM] for word in words if word not in _SMALL)


def _link(one: Saying, other: Saying, score: float, reason: str) -> Link:
    left, right = sorted((one.id, other.id))
    return left, right, score, reason


def _same(speaker: str, left: str, right: str, score: float, reason: str) -> Judgement:
    id = content_id("j", "same_claim", left, right, MADE_BY)
    return Judgement(id, "same_claim", "same", left, right, None, score, (f"speaker {speaker}", reason), MADE_BY)
