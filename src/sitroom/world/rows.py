"""The rows of the registry as types: who there is, what they are called, what they held, joined and signed.

Every row carries its `origin`. `from_` and `to` are ISO days, both inclusive; None means open or not known.
Where a table gives only a month or a year, `from_` is its first day and `to` its last.
"""

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["state", "organisation", "person", "group"]
NameKind = Literal["name", "abbreviation", "demonym", "adjective", "capital", "metonym", "surname", "body"]
Duty = Literal["defend", "consult", "assist", "neutrality", "non_aggression", "none"]


@dataclass(frozen=True, slots=True)
class WorldActor:
    """Someone or something that can act: a state, an organisation, a person, a group.

    Attributes:
        aliases: other printed names, without surnames, demonyms and capitals (those are in `World.names`).
        gender: `m` or `f` for persons where known.
        led_by: the role whose holder the press calls "leader" or "chief" of a state or organisation.
        sector: what kind of actor an organisation is, as PLOVER codes it (IGO, REB, BUS ...).
        home: the state that an organisation belongs to; None for those of several states.
        from_, to: the days between which a former or young state or body exists; open where that does not matter.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    wikidata: str | None
    gender: str | None
    origin: str
    led_by: str | None = None
    from_: str | None = None
    to: str | None = None
    sector: str | None = None
    home: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One printed form and one actor it may mean; `from_` and `to` say when the form was in use for that actor."""

    surface: str
    actor: str
    kind: str
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A printed title in lower case, the role it means, and the actor where the words alone settle it."""

    words: str
    role: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Office:
    """A person in a role; on the day of a handover both rows hold, and `World.holders` gives the new one."""

    role: str
    of: str
    actor: str
    from_: str | None
    to: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """An actor in an organisation; `to` is the last day inside.

    `status` is `member` or `permanent member` for full members; partner, candidate, associate, observer, suspended
    and signatory rows are kept apart from them.
    """

    org: str
    actor: str
    from_: str | None
    to: str | None
    status: str
    origin: str


@dataclass(frozen=True, slots=True)
class GroupMember:
    """An actor that a plural body ("the Baltic States") stands for; an organisation stands for its members."""

    group: str
    actor: str
    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in decimal degrees (WGS 84).

    Attributes:
        precision: point, place, admin, country, region or sea.
        country: the state it belongs to under international law as the UN General Assembly or most states see it.
        claimed_by, held_by, held_from: for disputed places, who else claims it, who holds it and since which day.
        geonames: the place's number in GeoNames, where known.
        admin: the first-level unit that it is or lies in, as GeoNames writes it ("US.LA"), where known.
        population: of the place, 0 where not known.
    """

    id: str
    name: str
    lat: float | None
    lon: float | None
    precision: str
    country: str | None
    origin: str
    claimed_by: tuple[str, ...] = ()
    held_by: str | None = None
    held_from: str | None = None
    geonames: int | None = None
    admin: str | None = None
    population: int = 0


@dataclass(frozen=True, slots=True)
class Happening:
    """A public event with known days; `patterns` are lower-case phrases that mean it in print."""

    id: str
    name: str
    patterns: tuple[str, ...]
    earliest: str
    latest: str
    actors: tuple[str, ...]
    kind: str
    origin: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: an outlet, or a wire agency whose stories others carry; `domains` are its internet names."""

    name: str
    kind: str
    country: str | None
    domains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Treaty:
    """An agreement between states; `parties` is empty where the members of `org` are the parties."""

    id: str
    name: str
    aliases: tuple[str, ...]
    org: str | None
    parties: tuple[str, ...]
    signed: str | None
    from_: str | None
    to: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Clause:
    """What one article asks of whom, for whom, where.

    Attributes:
        bound, protects: actor ids; empty means all parties of the treaty on the day; an organisation means its members.
        duty: `none` is a text that readers take for a duty, and that gives none; `neutrality` keeps out of the war.
        area: a row of areas.csv within which the attack must fall; None where the article sets no limit.
        text_summary: in our own words.
        note: what a reader must know before citing it: conditions, doubts, what happened in practice.
        trigger: what sets the duty off: armed attack, aggression, threat ...
        decision: who finds that it is due: each party, all together, the attacked by its request ...
        against: attackers that the article speaks of, an organisation for its members; empty means any.
    """

    treaty: str
    article: str
    duty: str
    bound: tuple[str, ...]
    protects: tuple[str, ...]
    area: str | None
    text_summary: str
    from_: str | None
    to: str | None
    note: str | None
    origin: str
    trigger: str | None = None
    decision: str | None = None
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaBox:
    """One piece of a treaty area: a box in degrees that its `rule` takes `in` or leaves `out`.

    Attributes:
        soil: whose soil in the box: `parties` (and the sea), `own` (the attacked's), `administered` (held by a party),
            `any`, or ids of states, in which case the box is about their soil only.
        from_, to: the days on which the box holds.
        note: what lies there, in words that finish "outside the area that the treaty covers: ...".
    """

    area: str
    rule: str
    min_lat: float
    max_lat: float
    min_lon: float
    max_lon: float
    soil: tuple[str, ...] = ("parties",)
    from_: str | None = None
    to: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Obligation:
    """Who must do what for the attacked on a day, under which article, and why, or why not (`duty` none).

    `trigger` and `decision` are those of the clause; `reservations` name the bound whose duty is narrower, and how.
    """

    treaty: str
    org: str | None
    article: str
    duty: str
    bound: tuple[str, ...]
    text_summary: str
    from_: str | None
    to: str | None
    why: str
    trigger: str | None = None
    decision: str | None = None
    reservations: tuple[str, ...] = ()
