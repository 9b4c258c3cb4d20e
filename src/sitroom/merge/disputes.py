"""Accounts that deny each other: who holds what, side by side, and never settled.

Invariants, whatever the order of documents, claims and mentions:

1. A dispute has two sides, each with at least one account, and no account stands on both.
2. Only the origins of copy families have accounts: a story and its copies never stand against each other.
3. Nobody stands alone against themselves: who says first this and then that has moved, which is no dispute.
4. A denial and what it denies are of one matter, one doer as far as both tell, and of days that can be one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sitroom.merge.date_disputes import dated, days_apart, is_dispute
from sitroom.merge.date_disputes import explained as days_explained
from sitroom.merge.figure_disputes import Counted, conflicting, counted
from sitroom.merge.figure_disputes import explained as figures_explained
from sitroom.merge.gatherings import CONDUCT, conduct
from sitroom.merge.parties import FIGHTERS, Parties
from sitroom.merge.rebuttals import named_so, read_rebuttals
from sitroom.merge.scenes import Scenes
from sitroom.merge.statements import Statement, holder_of, outlet_of, read_statements, start_of
from sitroom.records.claims import Actor, Claim, Copy, Dispute, EventMention, Figure, Judgement, Side
from sitroom.records.dates import UNKNOWN, Interval
from sitroom.records.ids import content_id
from sitroom.records.text import Document

Pair = tuple[Statement, Statement]


@dataclass(frozen=True, slots=True)
class Accounts:
    """What disputes are made of.

    Attributes:
        documents: the origins of copy families, by id.
        names: of actors, by id.  known: those of the registry.
    """

    documents: Mapping[str, Document]
    scenes: Scenes
    names: Mapping[str, str]
    known: frozenset[str]


def find_disputes(
    documents: Iterable[Document],
    claims: Sequence[Claim],
    mentions: Sequence[EventMention],
    figures: Sequence[Figure],
    actors: Sequence[Actor],
    copies: Iterable[Copy],
) -> tuple[list[Dispute], list[Judgement]]:
    """The disputes of a ledger, and what only looks like one with the reason, both by id.

    Args:
        claims, mentions, figures: with the actors whom their ids mean.
    """
    origins = {copy.document for copy in copies if copy.document == copy.origin}
    kept = {document.id: document for document in documents if document.id in origins}
    known = frozenset(actor.id for actor in actors if actor.known)
    accounts = Accounts(kept, Scenes(kept.values()), {actor.id: actor.name for actor in actors}, known)
    parties = Parties(actors, claims)
    by_matter: dict[str, list[Statement]] = defaultdict(list)
    for one in _all_statements(accounts, claims, mentions, parties):
        by_matter[one.matter.name].append(one)
    found: list[Dispute] = []
    for name in sorted(by_matter):
        several = by_matter[name]
        found += _conduct(several, accounts) if several[0].matter is CONDUCT else _denials(several, accounts)
        found += _blamed(several, accounts)
    rows = counted(figures, kept, {claim.id: holder_of(claim, parties) for claim in claims})
    days = list(days_apart(dated(one for one in mentions if one.document in kept), accounts.scenes))
    found += [_of_figures(*pair, accounts) for pair in conflicting(rows, accounts.scenes)]
    found += [_of_days(*pair, accounts) for pair in days if is_dispute(*pair)]
    judged = [*figures_explained(rows), *days_explained(days)]
    return sorted(found, key=lambda one: one.id), sorted(judged, key=lambda one: one.id)


def _conduct(statements: Sequence[Statement], accounts: Accounts) -> Iterator[Dispute]:
    """Articles of one scene of which the one tells only calm, the other only blows."""
    told = Counter(one.document for one in statements)
    plain = [one for one in statements if told[one.document] == 1]
    pairs = [
        (one, other)
        for one, other in combinations(plain, 2)
        if one.is_so != other.is_so and accounts.scenes.is_one(one.document, other.document)
    ]
    for group in _connected(pairs):
        sides = [sorted((s for s in group if s.is_so is is_so), key=lambda s: s.key) for is_so in (True, False)]
        yield _dispute("denial", CONDUCT.name, sides, accounts)


def _of_figures(left: Counted, right: Counted, accounts: Accounts) -> Dispute:
    """Two numbers of one thing and day."""
    rows = sorted((left, right), key=lambda row: (row.figure.value or row.figure.low or 0.0, row.figure.id))
    sides = tuple(
        Side(
            actors=(row.holder,) if row.holder else (),
            claims=(row.figure.claim,) if row.figure.claim else (),
            figures=(row.figure.id,),
            summary=" ".join(" ".join(piece.quote for piece in row.figure.evidence).split()),
            outlets=(row.outlet,) if row.outlet else (),
            evidence=row.figure.evidence,
        )
        for row in rows
    )
    one = rows[0].figure
    whose = f"{accounts.names.get(one.actor, one.actor)}: " if one.actor else ""
    what = one.unit if not one.of_what or one.of_what == one.unit else f"{one.unit} ({one.of_what})"
    about = f"{whose}number of {what}, {one.as_of.edtf}"
    return _whole("figure", about, sides, [row.figure.document for row in rows], accounts)


def _of_days(left: EventMention, right: EventMention, accounts: Accounts) -> Dispute:
    """Two days of one happening."""
    rows = sorted((left, right), key=lambda mention: (mention.date.earliest or "", mention.id))
    sides = tuple(
        Side(
            actors=mention.claimed_by,
            claims=(mention.claim,) if mention.claim else (),
            figures=(),
            summary=" ".join(mention.summary.split()),
            outlets=() if mention.claim else (outlet_of(accounts.documents[mention.document]),),
            evidence=mention.evidence,
        )
        for mention in rows
    )
    who = _names(frozenset((*left.actors, *left.recipients)), accounts)
    about = f"{who}: {left.trigger}, {' or '.join(str(mention.date.edtf) for mention in rows)}"
    return _whole("date", about, sides, [mention.document for mention in rows], accounts)


def _whole(kind: str, about: str, sides: tuple[Side, ...], documents: Sequence[str], accounts: Accounts) -> Dispute:
    evidence = tuple(dict.fromkeys(piece for side in sides for piece in side.evidence))
    published = [accounts.documents[document].published for document in documents]
    first = max(published, key=_by_day) if all(day.latest for day in published) else UNKNOWN
    id = content_id("t", kind, [[piece.document, piece.start] for piece in evidence])
    return Dispute(id, kind, about, sides, first.noted(basis="document") if first.latest else first, evidence)


def _all_statements(
    accounts: Accounts, claims: Iterable[Claim], mentions: Iterable[EventMention], parties: Parties
) -> list[Statement]:
    """What all accounts hold of what may be disputed, in order."""
    said: dict[str, list[Claim]] = defaultdict(list)
    told: dict[str, list[EventMention]] = defaultdict(list)
    for claim in sorted(claims, key=lambda one: (start_of(one.evidence), one.id)):
        said[claim.document].append(claim)
    for mention in mentions:
        told[mention.document].append(mention)
    found: list[Statement] = []
    for id in sorted(accounts.documents):
        known = read_statements(accounts.documents[id], said[id], told[id], parties)
        found += [*known, *read_rebuttals(accounts.documents[id], said[id], known, parties)]
    found += _named_elsewhere(found, accounts, said)
    found += conduct(accounts.documents, {id: outlet_of(document) for id, document in accounts.documents.items()})
    unique = {(*one.key, one.matter.name): one for one in found}
    return [unique[key] for key in sorted(unique)]


def _named_elsewhere(
    statements: Sequence[Statement], accounts: Accounts, said: Mapping[str, Sequence[Claim]]
) -> Iterator[Statement]:
    """Other articles on a scene that call a thing by the name which somebody denies to it."""
    for one in statements:
        if one.matter.name.startswith("whether it was ") and not one.is_so:
            for id, document in accounts.documents.items():
                if id != one.document and accounts.scenes.is_one(id, one.document):
                    yield from named_so(document, one.matter.words.pattern, said[id])


def _denials(statements: Sequence[Statement], accounts: Accounts) -> Iterator[Dispute]:
    """One dispute for all accounts that denials connect."""
    so = [one for one in statements if one.is_so]
    pairs: dict[frozenset[str], list[Pair]] = defaultdict(list)
    for other in (one for one in statements if not one.is_so):
        for one in so:
            if _is_denied_by(one, other) and _is_one_time(one, other, accounts.scenes):
                pairs[_doers_of(one, other)].append((one, other))
    several = {
        doers: min((less for less in pairs if less and less <= doers), key=_size, default=doers) for doers in pairs
    }
    joined: dict[frozenset[str], list[Pair]] = defaultdict(list)
    for doers in sorted(pairs, key=_size):
        joined[several[doers]] += pairs[doers]
    for group in (group for doers in sorted(joined, key=_size) for group in _connected(joined[doers])):
        sides = [sorted((s for s in group if s.is_so is is_so), key=lambda s: s.key) for is_so in (True, False)]
        matter = sides[0][0].matter
        yield _dispute(matter.kind, _about(sides[0], sides[1], accounts), sides, accounts)


def _doers_of(one: Statement, denial: Statement) -> frozenset[str]:
    """Whose deed the two are about: of what is no ill, the deed of the one who tells it."""
    both = one.doers & denial.doers or one.doers or denial.doers
    own = frozenset({one.holder} if one.holder and not one.matter.is_ill else ())
    return both or own


def _size(actors: frozenset[str]) -> tuple[int, list[str]]:
    return len(actors), sorted(actors)


def _is_denied_by(one: Statement, denial: Statement) -> bool:
    """True where a denial is of what an account holds, by somebody else."""
    if one.claim is denial.claim and one.claim is not None:
        return False
    is_other = one.holder != denial.holder if one.holder and denial.holder else bool(one.holder or denial.holder)
    if not is_other or (one.outlet and denial.outlet):
        return False
    if one.upon and denial.upon and not one.upon & denial.upon:
        return False
    if not one.matter.of:
        return True  # the words themselves are the matter
    if one.doers and denial.doers:
        return bool(one.doers & denial.doers)
    if one.doers or denial.doers:
        known, open_ = (one, denial) if one.doers else (denial, one)
        return bool(known.doers & (open_.around | {open_.holder}) - open_.upon)
    return bool((one.upon & denial.upon) or (one.around & denial.around))


def _is_one_time(one: Statement, other: Statement, scenes: Scenes) -> bool:
    """True where two accounts can be of one time, and of one scene where the matter happens again and again."""
    reach = one.matter.reach
    if reach is not None and one.day and other.day and abs((one.day - other.day).days) > reach:
        return False
    return one.matter.is_lasting or scenes.is_one(one.document, other.document)


def _blamed(statements: Sequence[Statement], accounts: Accounts) -> Iterator[Dispute]:
    """Two sides that each lay the same deed at the other's door, or two who name two that did it."""
    named = accounts.known | {FIGHTERS}
    so = [one for one in statements if one.is_so and one.matter.is_blamed and one.doers and one.doers <= named]
    pairs = [pair for pair in combinations(so, 2) if _blame_each_other(*pair) and _is_one_time(*pair, accounts.scenes)]
    for group in _connected(pairs):
        by_doer: dict[frozenset[str], list[Statement]] = defaultdict(list)
        for one in sorted(group, key=lambda s: s.key):
            by_doer[one.doers].append(one)
        sides = [by_doer[doers] for doers in sorted(by_doer, key=sorted)]
        doers = " or ".join(_names(side[0].doers, accounts) for side in sides)
        yield _dispute("responsibility", f"{sides[0][0].matter.name}: {doers}", sides, accounts)


def _blame_each_other(one: Statement, other: Statement) -> bool:
    """True where each names somebody else, and one of the two is the other's own side."""
    # "terrorists" may be whoever is called so: they stand against states alone
    armed = [
        one.doers for one, rest in ((one, other), (other, one)) if FIGHTERS in one.doers and not _states(rest.doers)
    ]
    if armed or one.doers & other.doers or (one.document, one.holder) == (other.document, other.holder):
        return False
    if one.holder and other.holder and (one.holder in other.doers or other.holder in one.doers):
        return True
    together = one.doers | other.doers
    is_apart = not together <= one.around and not together <= other.around and one.holder != other.holder
    return one.matter.is_single and is_apart and not one.upon - other.upon - together


def _states(actors: frozenset[str]) -> bool:
    return any(one.startswith("state:") for one in actors)


def _connected(pairs: Sequence[Pair]) -> list[list[Statement]]:
    """The statements that pairs connect, as groups."""
    root: dict[tuple[str, str, int, bool], tuple[str, str, int, bool]] = {}
    by_key: dict[tuple[str, str, int, bool], Statement] = {}

    def find(key: tuple[str, str, int, bool]) -> tuple[str, str, int, bool]:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for pair in pairs:
        for one in pair:
            root.setdefault(one.key, one.key)
            by_key[one.key] = one
        low, high = sorted(find(one.key) for one in pair)
        root[high] = low
    groups: dict[tuple[str, str, int, bool], list[Statement]] = defaultdict(list)
    for key in sorted(root):
        groups[find(key)].append(by_key[key])
    return [groups[key] for key in sorted(groups)]


def _about(so: Sequence[Statement], denials: Sequence[Statement], accounts: Accounts) -> str:
    """What a dispute is about: "Arland: planned invasion of Caria"."""
    matter = so[0].matter
    doers = _most([one.doers for one in denials]) or _most([one.doers for one in so])
    upon = _most([one.upon & accounts.known - doers for one in (*so, *denials)])
    words = matter.name.format(body=_names(upon, accounts) or "it") if matter.of else matter.name
    if matter.of and upon and "{body}" not in matter.name:
        words += f" {matter.of} {_names(upon, accounts)}"
    return f"{_names(doers, accounts)}: {words}" if doers else words


def _most(several: Sequence[frozenset[str]]) -> frozenset[str]:
    """What is told most often; nothing where nobody tells it."""
    counts = Counter(one for one in several if one)
    return min(counts, key=lambda one: (-counts[one], sorted(one)), default=frozenset())


def _names(actors: frozenset[str], accounts: Accounts) -> str:
    named = sorted(accounts.names.get(one, "fighters" if one == FIGHTERS else one) for one in actors)
    return ", ".join(named[:-1]) + " and " + named[-1] if len(named) > 1 else "".join(named)


def _dispute(kind: str, about: str, sides: Sequence[Sequence[Statement]], accounts: Accounts) -> Dispute:
    statements = [one for side in sides for one in side]
    return Dispute(
        id=content_id("t", kind, statements[0].matter.name, min([*one.key] for one in statements)),
        kind=kind,
        about=about,
        sides=tuple(_side(side) for side in sides),
        first_seen=_first_seen(sides, accounts),
        evidence=tuple(dict.fromkeys(piece for one in statements for piece in one.evidence)),
    )


def _side(statements: Sequence[Statement]) -> Side:
    best = min(statements, key=_telling)
    return Side(
        actors=tuple(sorted({one.holder for one in statements if one.holder} - {FIGHTERS})),
        claims=tuple(dict.fromkeys(one.claim.id for one in statements if one.claim)),
        figures=(),
        summary=" ".join(" ".join(piece.quote for piece in best.evidence).split()),
        outlets=tuple(sorted({one.outlet for one in statements if one.outlet})),
        evidence=tuple(dict.fromkeys(piece for one in statements for piece in one.evidence)),
    )


def _telling(one: Statement) -> tuple[object, ...]:
    """Orders accounts by how well their sentence tells a side: a known holder, a doer, shortness."""
    length = sum(len(piece.quote) for piece in one.evidence)
    return (one.holder is None, not one.doers, length < 40, length, one.key)


def _first_seen(sides: Sequence[Sequence[Statement]], accounts: Accounts) -> Interval:
    """The day on which all sides had been in print: the last of the days on which each first was."""
    firsts = []
    for side in sides:
        days = [accounts.documents[one.document].published for one in side]
        firsts.append(min((day for day in days if day.latest), key=_by_day, default=None))
    known = [first for first in firsts if first]
    return max(known, key=_by_day).noted(basis="document") if len(known) == len(firsts) else UNKNOWN


def _by_day(day: Interval) -> tuple[str, str, str]:
    return (day.latest or "", day.earliest or "", day.text or "")
