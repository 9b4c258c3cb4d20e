"""Which claims report one utterance: a quotation in ten papers is one claim with ten reports.

Invariants: only claims of one speaker from two documents are the same; nothing depends on their order; n reports of
one utterance give n - 1 judgements.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sitroom.merge.families import Group, group_judged, in_force
from sitroom.merge.news import News
from sitroom.merge.sayings import RUN, Runs, Saying, packed, saying_of, unpacked
from sitroom.records.claims import Claim, Copy, Judgement
from sitroom.records.grouped import Rows
from sitroom.records.ids import content_id
from sitroom.records.judgements import UserJudgement
from sitroom.records.workings import Workings

MADE_BY = "utterances/1"
#: Days between two reports of one quotation; a speech is quoted for weeks.
QUOTED_FOR = 30
#: Reports without the words: the part of the rarer report's words that they share, how many at least, days between.
SHARE, SHARED, REPORTED_FOR = 0.6, 4, 1

_BESIDE = range(-REPORTED_FOR, REPORTED_FOR + 1)

#: Two claims, how sure it is, and why.
Link = tuple[str, str, float, str]
#: The links of one speaker's claims: those of quoted words, and those of reports.
Links = tuple[Collection[Link], Collection[Link]]


def same_claims(
    claims: Rows[Claim],
    copies: Iterable[Copy] = (),
    workings: Workings | None = None,
    basis: str = "",
    news: News | None = None,
) -> list[Judgement]:
    """Judge which claims report one utterance, by id.

    Args:
        claims: with the actors whom their ids mean.  copies: claims of a copy are those of its origin on any day.
        workings: what was worked out before.  basis: names the identities on which that rests.
        news: what is new since then.
    """
    workings = workings or Workings()
    origin = {copy.document: copy.origin for copy in copies if copy.copy_of is not None}
    step = f"{MADE_BY} {basis}"
    before = _kept(workings, f"{step} families")
    moved = {id for id in origin.keys() | before.keys() if origin.get(id) != before.get(id)}
    workings.keep(f"{step} families", "", json.dumps(dict(sorted(origin.items()))).encode())
    news = news or News()
    touched = news.touched(claims, "speaker", step, moved)
    moved -= news.documents
    known: dict[str, Links] = _kept(workings, f"{step} links")
    judged = {speaker: links for speaker, links in known.items() if touched.get(speaker) is False}
    for speaker, is_touched in touched.items():
        if not is_touched:
            workings.keep_on("sayings/2", speaker)
    for speaker, several, new in _sayings([one for one in touched if touched[one]], claims, workings):
        is_more = new is not None and speaker in known and moved.isdisjoint(one.document for one in several)
        links = _more_links(several, origin, known[speaker], new or ()) if is_more else _links(several, origin)
        if any(links):
            judged[speaker] = links
    workings.keep(f"{step} links", "", json.dumps(dict(sorted(judged.items()))).encode())
    found = ((speaker, link) for speaker, links in judged.items() for link in _joined(links))
    return sorted((_same(speaker, *link) for speaker, link in found), key=lambda judgement: judgement.id)


def _kept(workings: Workings, step: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(workings.kept(step, "") or b"{}")
    return found


def _sayings(
    speakers: Collection[str], claims: Rows[Claim], workings: Workings
) -> Iterator[tuple[str, list[Saying], set[str] | None]]:
    """The claims of some speakers as they are compared, by id; of each speaker only the new ones are read.

    Returns: with each speaker the ids of those that are new; None where some are gone.
    """
    kept = {one: {each.id: each for each in unpacked(workings.kept("sayings/2", one) or b"[]")} for one in speakers}
    groups = claims.groups("speaker", speakers) if speakers else {}
    new = {speaker: {id for id, _ in rows} - kept[speaker].keys() for speaker, rows in groups.items()}
    made = {claim.id: saying_of(claim) for claim in (claims.of("id", set().union(*new.values())) if groups else ())}
    for speaker, rows in groups.items():
        several = [kept[speaker].get(id) or made[id] for id, _ in rows]
        workings.keep("sayings/2", speaker, packed(several))
        yield speaker, several, new[speaker] if len(rows) == len(kept[speaker]) + len(new[speaker]) else None


def utterances(
    claims: Sequence[Claim], judgements: Iterable[Judgement], told: Sequence[UserJudgement] = ()
) -> list[Group]:
    """The claims that report each utterance, as groups of ids; what users judge goes before what the machine finds."""
    links = [one for one in judgements if one.kind == "same_claim" and one.verdict == "same"]
    return group_judged((claim.id for claim in claims), links, in_force(told, "same_claim"))


def _links(sayings: Sequence[Saying], origin: Mapping[str, str]) -> Links:
    return sorted(set(_quoted(sayings, origin))), sorted(set(_reported(sayings)))


def _more_links(sayings: Sequence[Saying], origin: Mapping[str, str], before: Links, new: Collection[str]) -> Links:
    """The links of a speaker's claims of which some are new: others are what they were before.

    What a new claim quotes may change the links of claims that share a run with it, and these rest on all that share a
    run with them. A report is linked with an earlier one of the days beside its own.
    """
    runs = Runs(sayings)
    near = runs.met(new)
    around = runs.met(near)
    quoted = [one for one in before[0] if near.isdisjoint(one[:2])]
    again = _quoted([one for one in sayings if one.id in around], origin)
    days = {one.day + more for one in sayings if one.id in new and one.day is not None for more in _BESIDE}
    told = {one.id for one in sayings if one.day in days}
    days = {day + more for day in days for more in _BESIDE}
    reported = [one for one in before[1] if one[1] not in told]
    told_again = _reported([one for one in sayings if one.day in days])
    return (
        sorted({*map(_link_of, quoted), *(one for one in again if not near.isdisjoint(one[:2]))}),
        sorted({*map(_link_of, reported), *(one for one in told_again if one[1] in told)}),
    )


def _link_of(row: Sequence[Any]) -> Link:
    left, right, score, why = row
    return left, right, score, why


def _joined(links: Links) -> Iterable[Link]:
    """Each pair once, and rather for what is quoted."""
    quoted, reported = links
    return {(left, right): (left, right, score, why) for left, right, score, why in (*reported, *quoted)}.values()


def _quoted(sayings: Sequence[Saying], origin: Mapping[str, str]) -> Iterator[Link]:
    """Claims that share a run of quoted words, each with the first that has it."""
    first: dict[int, Saying] = {}
    for one in sayings:
        met: dict[str, Saying] = {}
        for run in one.runs.tolist():
            other = first.setdefault(run, one)
            if other.document != one.document:
                met[other.id] = other
        for id in sorted(met):
            is_copy = origin.get(one.document, one.document) == origin.get(met[id].document, met[id].document)
            if is_copy or _days(one, met[id]) <= QUOTED_FOR:
                yield _link(met[id], one, 1.0, f"{RUN} quoted words in a row")


def _reported(sayings: Sequence[Saying]) -> Iterator[Link]:
    """Claims of one act, a day apart at most, that mostly have the same words; each with the first that fits."""
    by_day: dict[int, list[tuple[Saying, frozenset[int]]]] = defaultdict(list)
    for one in sayings:
        words = frozenset(one.words.tolist())
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


def _link(one: Saying, other: Saying, score: float, reason: str) -> Link:
    left, right = sorted((one.id, other.id))
    return left, right, score, reason


def _same(speaker: str, left: str, right: str, score: float, reason: str) -> Judgement:
    id = content_id("j", "same_claim", left, right, MADE_BY)
    return Judgement(id, "same_claim", "same", left, right, None, score, (f"speaker {speaker}", reason), MADE_BY)
