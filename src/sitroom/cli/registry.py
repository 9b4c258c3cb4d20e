"""What the registry knows, without a ledger: members, duties, vetoes and offices on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sitroom.cli.exits import PROBLEMS, stop
from sitroom.cli.names import find_actor
from sitroom.cli.options import FormatOption, OnDay, WorldOption, chosen_world, chosen_world_folder
from sitroom.cli.output import Format, emit
from sitroom.cli.table import Column
from sitroom.errors import QuestionError

if TYPE_CHECKING:
    from sitroom.world.checks import Clash
    from sitroom.world.duty_rows import Accession
    from sitroom.world.rows import Obligation


#: Of those bound by one article, a table lists so many; JSON and CSV formats list all.
MOST_LISTED = 40


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an organisation and the days of its membership."""

    actor: str
    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class Holder:
    """One person in an office and the days of it."""

    actor: str
    name: str
    role: str
    of: str
    from_: str | None
    to: str | None


def members(
    org: Annotated[str, typer.Argument(metavar="ORG", help="An organisation: NATO, org:csto, European Union.")],
    on: OnDay,
    format: FormatOption = Format.table,
    world_folder: WorldOption = None,
) -> None:
    """Who belonged to an organisation on a day, in order of joining.

    From the registry, not from articles. Full members only: partners, candidates and observers are left out.
    """
    world = chosen_world(world_folder)
    actor = find_actor(org, world, on)
    rows = [Member(row.actor, row.from_, row.to) for row in world.members(actor, on)]
    if not rows and not any(row.org == actor for row in world.memberships):
        raise QuestionError(f"the registry has no members for {actor}. Expected an organisation, such as org:nato.")
    columns: list[Column[Member]] = [
        Column("actor", lambda row: row.actor, narrow=True),
        Column("name", lambda row: world.actors[row.actor].name),
        Column("from", lambda row: row.from_, narrow=True),
        Column("to", lambda row: row.to, narrow=True),
    ]
    emit(rows, columns, format)


def obligations(
    on: OnDay,
    attacked: Annotated[str, typer.Option("--attacked", metavar="ACTOR", help="The state under attack.")],
    by: Annotated[str | None, typer.Option("--by", metavar="ACTOR", help="The attacker.")] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="PLACE", help="Where: a place of the registry.")] = None,
    format: FormatOption = Format.table,
    world_folder: WorldOption = None,
) -> None:
    """Who must do what for an attacked state on a day, under which article, and why or why not.

    From the registry's own summaries of treaties: a start for a lawyer or a reporter, not legal advice. A duty "none"
    is printed with its reason, because "no one must" is often the news.
    """
    from sitroom.world.obligations import obligations as duties

    world = chosen_world(world_folder)
    attacker = find_actor(by, world, on) if by else None
    rows = duties(world, on=on, attacked=find_actor(attacked, world, on), by=attacker, at=at)
    listed = counted if format is Format.table else ", ".join
    columns: list[Column[Obligation]] = [
        Column("treaty", lambda row: row.treaty, width=18),
        Column("article", lambda row: row.article, width=10),
        Column("duty", lambda row: row.duty, narrow=True, style="bold"),
        Column("bound", lambda row: listed(row.bound), room=110),
        Column("summary", lambda row: row.text_summary, room=90),
        Column("why", lambda row: row.why),
    ]
    emit(rows, columns, format)


def veto(
    org: Annotated[str, typer.Argument(metavar="ORG", help="An organisation: NATO, EU, United Nations.")],
    on: OnDay,
    candidate: Annotated[
        str | None, typer.Option("--candidate", metavar="ACTOR", help="The state that would join.")
    ] = None,
    format: FormatOption = Format.table,
    world_folder: WorldOption = None,
) -> None:
    """Who could veto a state's joining an organisation on a day, step by step, under which article.

    From the registry's table of rules. Without a candidate only the Security Council is asked: who holds its veto.
    """
    from sitroom.world.vetoes import accession, veto_holders

    world = chosen_world(world_folder)
    actor = find_actor(org, world, on)
    if candidate:
        rows = accession(world, actor, on, find_actor(candidate, world, on))
    else:
        rows = veto_holders(world, on, actor)
    listed = counted if format is Format.table else ", ".join
    columns: list[Column[Accession]] = [
        Column("step", lambda row: str(row.step), narrow=True),
        Column("article", lambda row: row.article, width=14),
        Column("rule", lambda row: row.rule, width=18, style="bold"),
        Column("vetoes", lambda row: listed(row.vetoes), room=110),
        Column("summary", lambda row: row.text_summary, room=90),
        Column("why", lambda row: row.why),
    ]
    emit(rows, columns, format)


def office(
    role: Annotated[str, typer.Argument(metavar="ROLE", help='The office: "foreign minister", president.')],
    of: Annotated[str, typer.Option("--of", metavar="ACTOR", help="Of which state or organisation.")],
    on: OnDay,
    format: FormatOption = Format.table,
    world_folder: WorldOption = None,
) -> None:
    """Who held an office on a day.

    From the registry, which knows the offices that this kind of coverage names, and not all of them.
    """
    world = chosen_world(world_folder)
    holder_of = find_actor(of, world, on)
    title = world.titles.get(role.casefold())
    meant = title.role if title else role.casefold()
    if meant not in world.roles:
        raise QuestionError(f"the registry has no office {role!r}. It has: {', '.join(sorted(world.roles))}.")
    rows = [
        Holder(row.actor, world.actors[row.actor].name, row.role, row.of, row.from_, row.to)
        for row in world.holders(meant, holder_of, on)
    ]
    columns: list[Column[Holder]] = [
        Column("name", lambda row: row.name),
        Column("role", lambda row: row.role),
        Column("of", lambda row: row.of, narrow=True),
        Column("from", lambda row: row.from_, narrow=True),
        Column("to", lambda row: row.to, narrow=True),
        Column("actor", lambda row: row.actor, narrow=True),
    ]
    emit(rows, columns, format)


def counted(actors: Sequence[str]) -> str:
    """ "29: BEL, CAN, DNK ...": how many and which, states by their codes; of very many the first."""
    if not actors:
        return ""
    codes = [actor.removeprefix("state:") for actor in actors]
    rest = f", and {len(codes) - MOST_LISTED} more" if len(codes) > MOST_LISTED else ""
    return f"{len(codes)}: {', '.join(codes[:MOST_LISTED])}{rest}"


def print_clashes(world_folder: Path | None, format: Format) -> None:
    """What in the registry does not go together; with a folder of one's own, only what its rows bring in.

    Exit status 1 when something is a fault and not only worth a look.
    """
    from sitroom.world import load_world
    from sitroom.world.checks import clashes

    found = clashes(chosen_world(world_folder))
    if chosen_world_folder(world_folder) is not None:
        ours = set(clashes(load_world()))
        found = [clash for clash in found if clash not in ours]
    columns: list[Column[Clash]] = [
        Column("weight", lambda row: "fault" if row.is_hard else "look", narrow=True),
        Column("kind", lambda row: row.kind, narrow=True),
        Column("where", lambda row: row.where),
        Column("what", lambda row: row.what, room=80),
        Column("expected", lambda row: row.expected, room=60),
    ]
    emit(found, columns, format)
    if any(clash.is_hard for clash in found):
        stop(PROBLEMS)
