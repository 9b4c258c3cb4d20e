"""Which accounts of deeds deny each other, and which lay one deed at two doors.

"Arland denied shelling Klow" denies what others tell of Arland's shells on Klow in the same days; it denies nothing
that is told of another town, of another week or of somebody else.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sitroom.lexicon.denials import BLAMING, THEMSELVES
from sitroom.merge.deeds import Deed
from sitroom.merge.families import linked
from sitroom.merge.scenes import Scenes
from sitroom.merge.sides import Accounts, dispute_of
from sitroom.merge.statements import Statement
from sitroom.records.claims import Dispute

#: Types of what one blames others for; nobody is to blame for talks.
ILL = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
#: Words of a denial in a sentence of the same article that make both of one deed.
ALIKE = 4
#: Days between an account and its denial; between the days that two accounts of one deed name.
REACH, APART = 7, 1

Pair = tuple[Deed, Deed]


def deed_disputes(deeds: Sequence[Deed], known: Iterable[Dispute], accounts: Accounts) -> Iterator[Dispute]:
    """Denials and blame over deeds of any kind.

    Args:
        known: the disputes on known matters: what stands on two sides there is not told again.
    """
    told = [side_by_side(dispute) for dispute in known]
    pairs = [pair for pair in _denied(deeds, accounts) if not _is_told(pair, told)]
    for group in _connected(pairs):
        so, denials = ([one for one in group if one.told.is_so is is_so] for is_so in (True, False))
        doers = frozenset.intersection(*(one.told.doers for one in group)) or denials[0].told.doers
        about = f"{accounts.named(doers)}: {_shortest(denials).matter.name}"
        yield dispute_of("denial", about, [[one.told for one in so], [one.told for one in denials]], accounts)
    blame = [pair for pair in _blamed(deeds, accounts) if not _is_told(pair, told)]
    for group in _connected(blame):
        by_doer: dict[frozenset[str], list[Statement]] = defaultdict(list)
        for one in group:
            by_doer[one.told.doers].append(one.told)
        blamed = " or ".join(accounts.named(one) for one in sorted(by_doer, key=sorted))
        about = f"{_shortest([one for one in group if one.told.claim]).matter.name}: {blamed}"
        yield dispute_of("responsibility", about, [by_doer[one] for one in sorted(by_doer, key=sorted)], accounts)


def side_by_side(dispute: Dispute) -> list[frozenset[tuple[str, int]]]:
    """Where the evidence of each side stands."""
    return [frozenset((piece.document, piece.start) for piece in side.evidence) for side in dispute.sides]


def _is_told(pair: Pair, told: Sequence[list[frozenset[tuple[str, int]]]]) -> bool:
    """True where two accounts stand on two sides of a dispute already."""
    places = [{(piece.document, piece.start) for piece in one.told.evidence} for one in pair]
    for sides in told:
        at = [{number for number, side in enumerate(sides) if side & place} for place in places]
        if all(at) and len(at[0] | at[1]) > 1:
            return True
    return False


def _shortest(deeds: Sequence[Deed]) -> Statement:
    return min((one.told for one in deeds), key=lambda told: (len(told.matter.name), told.key))


def _denied(deeds: Sequence[Deed], accounts: Accounts) -> Iterator[Pair]:
    """Accounts, each with a denial of it."""
    by_week: dict[tuple[str, int | str], list[Deed]] = defaultdict(list)
    for one in deeds:
        if one.told.is_so:
            for doer in one.told.doers:
                by_week[doer, _week(one)].append(one)
    for denial in (deed for deed in deeds if not deed.told.is_so):
        week = _week(denial)
        weeks = (week,) if isinstance(week, str) else (week - 1, week, week + 1)
        for one in (one for doer in sorted(denial.told.doers) for near in weeks for one in by_week[doer, near]):
            is_other = (one.told.holder or one.told.outlet) != denial.told.holder
            if is_other and _is_one_deed(one, denial, accounts.scenes) and not accounts.agree(one.told, denial.told):
                yield one, denial


def _week(one: Deed) -> int | str:
    """The week in which an account was given; its document where it has no day."""
    return one.told.day.toordinal() // REACH if one.told.day else one.told.document


def _is_one_deed(one: Deed, other: Deed, scenes: Scenes) -> bool:
    """True where two accounts are of one kind, place and time."""
    # two that agree on something may agree on anything: there the words must be the same
    is_one_kind = bool(one.types & other.types & ILL) or bool(one.stems & other.stems)
    if not is_one_kind or not _is_one_time(one, other):
        return False
    if one.told.upon and other.told.upon and not one.told.upon & other.told.upon:
        return False
    if one.where and other.where:
        return bool(one.where & other.where)
    if not one.stems & other.stems or not scenes.is_one(one.told.document, other.told.document):
        return False
    ours, theirs = (" ".join(piece.quote for piece in deed.told.evidence) for deed in (one, other))
    # of one article the sentences may share what all its neighbours are about
    shared = sum(stem in ours.casefold() for stem in other.stems)
    is_told_alike = one.told.document == other.told.document and shared >= ALIKE and bool(one.types & ILL)
    return is_told_alike or scenes.have_in_common(ours, theirs)


def _is_one_time(one: Deed, other: Deed) -> bool:
    """True where two accounts may be of one day."""
    if one.day and other.day:
        return abs((one.day - other.day).days) <= APART
    said = (one.told.day, other.told.day)
    return one.told.document == other.told.document or (
        said[0] is not None and said[1] is not None and abs((said[0] - said[1]).days) <= REACH
    )


def _blamed(deeds: Sequence[Deed], accounts: Accounts) -> Iterator[Pair]:
    """Two accounts that lay one deed at two doors: one of those blamed says that it was the other."""
    by_place: dict[str, list[Deed]] = defaultdict(list)
    for one in deeds:
        if one.told.is_so and one.types & ILL and one.told.doers <= accounts.known:
            for name in one.where:
                by_place[name].append(one)
    for name in sorted(by_place):
        for answer in (deed for deed in by_place[name] if deed.told.holder and _blames(deed)):
            for one in by_place[name]:
                is_theirs = answer.told.holder in one.told.doers and not one.told.doers & answer.told.doers
                is_other = (one.told.holder or one.told.outlet) != answer.told.holder
                if (
                    is_theirs
                    and is_other
                    and _answers(answer, one, accounts.scenes)
                    and not accounts.agree(one.told, answer.told)
                ):
                    yield one, answer


def _answers(answer: Deed, one: Deed, scenes: Scenes) -> bool:
    """True where an account says that others did what is told of one: "their own guns shelled Klow"."""
    return _is_one_deed(one, answer, scenes) and bool(THEMSELVES.search(_words(answer)) or one.stems & answer.stems)


def _blames(answer: Deed) -> bool:
    """True where an account says whose fault a deed is."""
    words = _words(answer)
    if not answer.told.doers <= answer.told.around:
        return False  # whose fault it is must be in print
    is_blame = answer.told.claim is not None and answer.told.claim.act == "accuse"
    return is_blame or THEMSELVES.search(words) is not None or BLAMING.search(words) is not None


def _words(one: Deed) -> str:
    """The sentences of an account that tell the deed: whose fault another deed is stands elsewhere."""
    sentences = re.split(r"(?<=[.!?])\W+(?=[A-Z])", one.told.claim.words) if one.told.claim else []
    return " ".join(part for part in sentences if any(stem in part.casefold() for stem in one.stems))


def _connected(pairs: Sequence[Pair]) -> list[list[Deed]]:
    """The accounts that pairs connect, as groups, each in order."""
    by_key = {_key(one): one for pair in pairs for one in pair}
    groups = linked((_key(one), _key(other)) for one, other in pairs)
    return [[by_key[key] for key in sorted(group)] for group in groups]


def _key(one: Deed) -> tuple[str, str, int, bool, str]:
    return (*one.told.key, " ".join(sorted(one.told.doers)))
