"""Which statements deny each other, and which two sides lay one deed at each other's door."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from sitroom.merge.families import linked
from sitroom.merge.gatherings import CONDUCT
from sitroom.merge.parties import FIGHTERS, stem_of
from sitroom.merge.scenes import Scenes
from sitroom.merge.sides import Accounts, dispute_of
from sitroom.merge.statements import Statement
from sitroom.records.claims import Dispute

Pair = tuple[Statement, Statement]
Key = tuple[str, str, int, bool]


def denials(statements: Sequence[Statement], accounts: Accounts) -> Iterator[Dispute]:
    """One dispute for all accounts that denials connect."""
    so = [one for one in statements if one.is_so]
    pairs: dict[frozenset[str], list[Pair]] = defaultdict(list)
    for other in (one for one in statements if not one.is_so):
        for one in so:
            is_opposed = _is_denied_by(one, other) and _is_one_time(one, other, accounts.scenes)
            if is_opposed and not accounts.agree(one, other):
                pairs[_doers_of(one, other)].append((one, other))
    joined: dict[frozenset[str], list[Pair]] = defaultdict(list)
    by_account: dict[Key, frozenset[str]] = {}
    for doers in sorted(pairs, key=_size, reverse=True):
        # "Arland and its allies" is on Arland; what tells of nobody goes with what else is held against its account
        chief = min((less for less in pairs if less and less <= doers), key=_size, default=doers)
        for one, other in pairs[doers]:
            kept = chief or by_account.get(one.key, chief)
            by_account.setdefault(one.key, kept)
            joined[kept].append((one, other))
    groups = [group for doers in sorted(joined, key=_size) for group in _connected(joined[doers])]
    for about, group in _with_one_name(groups, accounts):
        yield dispute_of(group[0].matter.kind, about, _sides(group), accounts)


def _sides(group: Sequence[Statement]) -> list[list[Statement]]:
    """Those who say that it is so, and those who deny it, each in order."""
    return [sorted((one for one in group if one.is_so is is_so), key=lambda one: one.key) for is_so in (True, False)]


def _with_one_name(groups: Sequence[Sequence[Statement]], accounts: Accounts) -> Iterator[tuple[str, list[Statement]]]:
    """What each dispute is about and its accounts; those that share an account and a name are one.

    "The army used gas" tells the doer, "gas was used" does not: one denial answers both.
    """
    by_key: dict[tuple[str, Key], Statement] = {}
    links: list[tuple[tuple[str, Key], tuple[str, Key]]] = []
    for group in groups:
        so, denials = _sides(group)
        about = _about(so, denials, accounts)
        by_key |= {(about, one.key): one for one in group}
        links += [((about, group[0].key), (about, one.key)) for one in group]
    for keys in linked(links):
        yield keys[0][0], [by_key[key] for key in keys]


def _doers_of(one: Statement, denial: Statement) -> frozenset[str]:
    """Whose deed the two are about: a plan that is no ill is of the one who tells it."""
    both = one.doers & denial.doers or one.doers or denial.doers
    own = frozenset({one.holder} if one.holder and one.matter.is_plan and not one.matter.is_ill else ())
    return both or own


def _size(actors: frozenset[str]) -> tuple[int, list[str]]:
    return len(actors), sorted(actors)


def _is_denied_by(one: Statement, denial: Statement) -> bool:
    """True where a denial is of what an account holds, by somebody else."""
    if one.claim == denial.claim and one.claim is not None:
        return False
    is_other = (one.holder or one.outlet) != (denial.holder or denial.outlet)
    if one.outlet and denial.outlet:
        # what one paper tells and another denies in their own voices is mostly of two things, but for plans
        is_other = one.matter.is_plan and one.outlet != denial.outlet
    if not is_other:
        return False
    if not denial.holder and not denial.outlet and not denial.doers | denial.around:
        # "a military source denied it", in an article on the same scene
        return _states(one.doers) and not one.matter.is_lasting
    if one.upon and denial.upon and not one.upon & denial.upon:
        return False
    if not one.matter.keys:
        return True  # the words themselves are the matter
    if one.matter.is_lasting and one.matter.of == "in" and not _is_one_place(one, denial):
        return False
    if one.doers and denial.doers:
        return bool(one.doers & denial.doers)
    if one.doers or denial.doers:
        if not one.doers and one.matter.is_plan and one.matter.is_ill and one.document != denial.document:
            return False  # "an attack on Klow is near" may be anybody's
        is_near = one.document == denial.document or not (one.matter.is_lasting and one.matter.is_ill)
        if not denial.doers and not is_near and denial.holder not in one.doers:
            return False  # of another year's war an expert tells what may be anybody's part
        if not one.doers and denial.holder not in denial.doers:
            return False  # "no Carian troops were there, Arland said" denies nothing that tells of nobody
        known, open_ = (one, denial) if one.doers else (denial, one)
        return bool(known.doers & (open_.around | {open_.holder}) - open_.upon)
    if one.document == denial.document:
        return bool((one.upon & denial.upon) or (one.around & denial.around))
    # "attacks on Arland are planned", "they plan no attack on Arland": who they are must be told somewhere
    return one.matter.is_lasting and bool((one.around & denial.around) - one.upon - denial.upon)


def _is_one_place(one: Statement, denial: Statement) -> bool:
    """True where two accounts name somebody beside those who do it and who tell it: "troops in Caria", "none there".

    Who denies it of himself need not say where.
    """
    told = one.doers | denial.doers | {one.holder, denial.holder}
    ours, theirs = ((account.upon | account.around) - told for account in (one, denial))
    is_own = not theirs and denial.holder in one.doers
    return one.document == denial.document or is_own or bool(ours & theirs)


def _is_one_time(one: Statement, other: Statement, scenes: Scenes) -> bool:
    """True where two accounts can be of one time, and of one scene where the matter happens again and again."""
    reach = one.matter.reach
    if reach is not None and one.day and other.day and abs((one.day - other.day).days) > reach:
        return False
    return one.matter.is_lasting or scenes.is_one(one.document, other.document)


def conduct_disputes(statements: Sequence[Statement], accounts: Accounts) -> Iterator[Dispute]:
    """Articles of one scene of which the one tells only calm, the other only blows."""
    told = Counter(one.document for one in statements)
    plain = [one for one in statements if told[one.document] == 1]
    pairs = [
        (one, other)
        for one, other in combinations(plain, 2)
        if one.is_so != other.is_so and accounts.scenes.is_one(one.document, other.document)
    ]
    for group in _connected(pairs):
        yield dispute_of("denial", CONDUCT.name, _sides(group), accounts)


def blamed(statements: Sequence[Statement], accounts: Accounts) -> Iterator[Dispute]:
    """Two sides that each lay the same deed at the other's door, or two who name two that did it."""
    named = accounts.known | {FIGHTERS}
    so = [one for one in statements if one.is_so and one.matter.is_blamed and one.doers and one.doers <= named]
    pairs = [
        pair
        for pair in combinations(so, 2)
        if _blame_each_other(*pair)
        and _is_one_time(*pair, accounts.scenes)
        and (pair[0].matter.is_lasting or _are_of_one_deed(*pair, accounts))
        and not accounts.agree(*pair)
    ]
    for group in _connected(pairs):
        by_doer: dict[frozenset[str], list[Statement]] = defaultdict(list)
        for one in sorted(group, key=lambda s: s.key):
            by_doer[one.doers].append(one)
        sides = [by_doer[doers] for doers in sorted(by_doer, key=sorted)]
        doers = " or ".join(accounts.named(side[0].doers) for side in sides)
        yield dispute_of("responsibility", f"{sides[0][0].matter.name}: {doers}", sides, accounts)


def _blame_each_other(one: Statement, other: Statement) -> bool:
    """True where each names somebody else, and one of the two is the other's own side.

    Two papers that name two are none: most often they tell of two deeds.
    """
    # "terrorists" may be whoever is called so: they stand against states alone
    armed = [
        one.doers for one, rest in ((one, other), (other, one)) if FIGHTERS in one.doers and not _states(rest.doers)
    ]
    if armed or one.doers & other.doers or (one.document, one.holder) == (other.document, other.holder):
        return False
    return bool(one.holder and other.holder and (one.holder in other.doers or other.holder in one.doers))


def _are_of_one_deed(one: Statement, other: Statement, accounts: Accounts) -> bool:
    """True where a name says that there is one: "the massacre in Klow", "the Klow massacre", by somebody else."""
    if one.document == other.document:
        return True
    quotes = (" ".join(piece.quote for piece in account.evidence) for account in (one, other))
    ours, theirs = ({stem_of(name) for name in re.findall(r"(?<=\w )[A-Z][\w-]+", quote)} for quote in quotes)
    ours, theirs = ours - accounts.name_stems, theirs - accounts.name_stems  # which are no places
    is_untold = not (ours and theirs) and accounts.scenes.are_alike(one.document, other.document)
    return is_untold or bool(ours & theirs)


def _states(actors: frozenset[str]) -> bool:
    return any(map(_is_state, actors))


def _is_state(actor: str) -> bool:
    return actor.startswith("state:")


def _connected(pairs: Sequence[Pair]) -> list[list[Statement]]:
    """The statements that pairs connect, as groups."""
    by_key = {one.key: one for pair in pairs for one in pair}
    return [[by_key[key] for key in group] for group in linked((one.key, other.key) for one, other in pairs)]


def _about(so: Sequence[Statement], denials: Sequence[Statement], accounts: Accounts) -> str:
    """What a dispute is about: "Arland: planned invasion of Caria"."""
    matter = so[0].matter
    doers = _most([one.doers for one in denials]) or _most([one.doers for one in so])
    # who denies what is told of nobody is not the one to whom it is done
    not_upon = doers or {denial.holder for denial in denials if matter.is_ill}
    told = [one.upon & accounts.known - not_upon for one in (*so, *denials)]
    upon = _most([frozenset(filter(_is_state, one)) for one in told] if matter.of == "in" else told)
    words = matter.name.format(body=accounts.named(upon) or "it") if matter.of else matter.name
    if matter.of and upon and "{body}" not in matter.name:
        words += f" {matter.of} {accounts.named(upon)}"
    return f"{accounts.named(doers)}: {words}" if doers else words


def _most(several: Sequence[frozenset[str]]) -> frozenset[str]:
    """What is told most often, of equals what the others tell too; nothing where nobody tells it."""
    counts = Counter(one for one in several if one)
    shared = {one: sum(one <= other for other in several) for one in counts}
    return min(counts, key=lambda one: (-counts[one], -shared[one], sorted(one)), default=frozenset())
