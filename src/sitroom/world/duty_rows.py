"""Rows about duties and vetoes: reservations, soil of former states, rules of accession, and who could veto."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reservation:
    """What makes the duty of one bound actor narrower than the article says, or takes it away.

    Attributes:
        article: one article of the treaty.
        towards: the attacked for whom it counts; None means all.
        effect: `limits` (still bound, in its own way) or `lifts` (not bound).
        note: in our own words, read after the actor's name.
    """

    treaty: str
    article: str
    actor: str
    towards: str | None
    effect: str
    from_: str | None
    to: str | None
    note: str
    origin: str


@dataclass(frozen=True, slots=True)
class FormerSoil:
    """Land that belongs to one state today and belonged to another on these days: Russia's, to the Soviet Union."""

    holder: str
    country: str
    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class AccessionRule:
    """One step on the way into an organisation, and whose no would stop it.

    Attributes:
        step: 1, 2 ...: the order of the steps.
        rule: unanimity, consensus, two thirds ...
        vetoes: `members`, `permanent members`, `none`, or actor ids.
        veto_org: the organisation whose members or permanent members these are, mostly `org` itself.
    """

    org: str
    step: int
    article: str
    rule: str
    vetoes: tuple[str, ...]
    veto_org: str
    text_summary: str
    from_: str | None
    to: str | None
    note: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Accession:
    """One step of joining an organisation on a day: who could stop it alone, under which article, and why.

    `vetoes` are actor ids in order of joining; empty where no single vote can stop it, and `why` says so.
    """

    org: str
    candidate: str | None
    step: int
    article: str
    rule: str
    vetoes: tuple[str, ...]
    text_summary: str
    why: str
