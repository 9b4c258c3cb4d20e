"""How many sources are these really? The families of copies, and what each outlet has of its own."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sitroom.records.claims import Copy, Judgement
from sitroom.records.judgements import UserJudgement
from sitroom.records.text import Document
from sitroom.store import View


@dataclass(frozen=True, slots=True)
class Member:
    """One article of a family: where it stands, and why. The origin has no score, nor what came in through a third."""

    document: Document
    copy: Copy
    score: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """The articles that go back to one report: its origin first, then by day of publication."""

    origin: str
    members: tuple[Member, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that print it, by name."""
        return tuple(sorted({member.document.outlet for member in self.members if member.document.outlet}))


@dataclass(frozen=True, slots=True)
class OutletLine:
    """One outlet: its articles, those of its own, its copies of others, and how many copies others made of its own.

    `spun` counts those of its copies that are spun; `outlet` is None for articles of which nobody knows it.
    """

    outlet: str | None
    reports: int
    own: int
    copied: int
    spun: int
    lent: int


def families(view: View, *, outlet: str | None = None, kind: str | None = None) -> list[Family]:
    """The families of two and more, and the spun texts whose source is not here, largest first.

    Args:
        outlet: only families in which this outlet has an article.
        kind: only families in which a copy is of this kind.
    """
    found = defaultdict(list)
    for member in _members(view):
        found[member.copy.origin].append(member)
    all_families = (Family(origin, tuple(sorted(found[origin], key=_order))) for origin in found)
    wanted = [
        family
        for family in all_families
        if (outlet is None or outlet in family.outlets)
        and (kind is None or any(member.copy.copy_kind == kind for member in family.members))
    ]
    return sorted(wanted, key=lambda family: (-len(family.members), _order(family.members[0])))


def outlets(view: View) -> list[OutletLine]:
    """The outlets with their own reports and their copies, those with most articles first."""
    sql = """SELECT d.outlet, o.outlet, c.copy_kind, c.document = c.origin FROM copies AS c
        JOIN documents AS d ON d.id = c.document JOIN documents AS o ON o.id = c.origin"""
    counts: dict[str | None, Counter[str]] = defaultdict(Counter)
    for outlet, origin, kind, is_origin in view.select(sql):
        counts[outlet].update(["reports", "own" if kind == "original" else "copied"])
        counts[outlet]["spun"] += kind == "spun"
        if not is_origin:
            counts[origin]["lent"] += outlet != origin
    lines = [OutletLine(outlet, **{name: count[name] for name in _COUNTS}) for outlet, count in counts.items()]
    return sorted(lines, key=lambda line: (-line.reports, line.outlet or ""))


def source_names(view: View) -> list[str]:
    """The outlets and the agencies of all articles, by name."""
    sql = "SELECT outlet FROM documents UNION SELECT agency FROM documents"
    return sorted(name for (name,) in view.select(sql) if name)


_COUNTS = ("reports", "own", "copied", "spun", "lent")


def _members(view: View) -> list[Member]:
    """Every article of a family, or spun, with its place among the copies, and the judgement that put it there."""
    copies = view.rows(
        Copy, "copy_kind = 'spun' OR origin IN (SELECT origin FROM copies GROUP BY 1 HAVING count(*) > 1)"
    )
    documents = {one.id: one for one in view.rows_of(Document, (copy.document for copy in copies))}
    judged: dict[tuple[str, str | None], Judgement | UserJudgement] = {
        (judgement.left, judgement.right): judgement
        for record, where in ((Judgement, "kind = 'copy'"), (UserJudgement, "kind = 'copy' AND retracted_at IS NULL"))
        for judgement in view.rows(record, f"{where} AND verdict = 'same'")
    }
    members = []
    for copy in copies:
        judgement = judged.get((copy.document, copy.copy_of))
        score, reasons = (judgement.score, judgement.reasons) if judgement else (None, ())
        members.append(Member(documents[copy.document], copy, score, reasons))
    return members


def _order(member: Member) -> tuple[bool, str, str]:
    return member.copy.copy_of is not None, member.document.published.latest or "9999", member.document.id
