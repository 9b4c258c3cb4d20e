"""Drawing the picture of a ledger: after a build, and after a user has judged or has taken a judgement back.

A judgement is one transaction and the picture another. Whoever is killed between the two runs the same command again:
the judgement is there already, and the picture is drawn. Removal and the picture without what is removed are one: no
line may cite what is not there.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from sitroom.errors import QuestionError
from sitroom.merge.actors import Registry, registry_digest, registry_of, standing
from sitroom.merge.families import contradiction, in_force
from sitroom.merge.figures_told import COUNTED
from sitroom.merge.picture import make_picture
from sitroom.merge.program import program_digest
from sitroom.records.claims import Actor, ActorMention, Claim, EventMention, Figure, Prediction
from sitroom.records.collector import collector_waits
from sitroom.records.judgements import RegistryRow, UserJudgement, is_split
from sitroom.store import Stored, View, Writer, open_readings, open_writer, registry_rows, sheets
from sitroom.world import load_world

#: Stands for the id of a judgement that is not kept yet.
NEW = "new"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a user wants to say; the fields are those of `UserJudgement`, `why` its one reason."""

    kind: str
    verdict: str
    left: str
    right: str
    detail: str | None
    why: str
    made_by: str

    def is_said_by(self, judgement: UserJudgement) -> bool:
        """True when a judgement says this already, whoever made it; the same are the same both ways."""
        if (self.kind, self.verdict) != (judgement.kind, judgement.verdict):
            return False
        mine, theirs = (self.left, self.right), (judgement.left, judgement.right)
        return mine == theirs or (self.verdict == "same" and mine == theirs[::-1])


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement, and whether anything was changed: what is said twice is kept once."""

    judgement: UserJudgement
    is_new: bool


def judge(path: Path, ruling: Ruling, *, world: Path | None = None) -> Judged:
    """Keep a user's judgement, and draw the picture anew.

    Args:
        world: the registry's additional folder; it is looked up for actors that no document names.
    Raises:
        QuestionError: it contradicts other judgements in force; the message names them.
        SetupError: the ledger cannot be written; see `open_writer`.
    """
    with open_writer(path) as writer:
        with open_readings(path) as view:
            told = view.rows(UserJudgement)
            said = next((one for one in in_force(told, ruling.kind) if ruling.is_said_by(one)), None)
            if said is None:
                _refuse_contradiction(view, path, ruling.kind, [*told, _proposed(ruling)])
        judgement = said or writer.add_judgement(**asdict(ruling))
        _redraw(writer, world)
    return Judged(judgement, said is None)


def undo(path: Path, prefix: str, *, world: Path | None = None) -> Judged:
    """Take a user's judgement back: it stays in the ledger, marked, and the picture is as if it had not been made.

    Raises:
        QuestionError: no judgement of a user has an id that begins so, several have, or an older one that would count
            again contradicts others.
        SetupError: the ledger cannot be written; see `open_writer`.
    """
    with open_writer(path) as writer:
        with open_readings(path) as view:
            told = view.rows(UserJudgement)
            judgement = _by_prefix(told, prefix, path)
            rest = [one for one in told if one.id != judgement.id]
            if judgement.retracted_at is None:
                _refuse_contradiction(view, path, judgement.kind, rest)
                writer.retract_judgement(judgement.id)
        _redraw(writer, world)
        with open_readings(path) as view:
            [marked] = view.rows(UserJudgement, "id = ?", (judgement.id,))
    return Judged(marked, judgement.retracted_at is None)


def remove(path: Path, documents: Sequence[str], why: str, *, world: Path | None = None) -> None:
    """Take documents out of a ledger with all that they say, and draw the picture of the rest.

    Judgements on their rows stay, and are told to be no longer applicable.

    Args:
        documents: whole ids.
    Raises:
        SetupError: the ledger cannot be written; see `open_writer`.
    """
    with open_writer(path) as writer, writer.transaction():
        for id in documents:
            writer.remove_document(id, why)
        _redraw(writer, world)


def draw_picture(writer: Writer, registry: Registry, basis: str | None = None) -> None:
    """Put the picture of all readings and judgements in place of the one before.

    What was worked out for that one is not worked out again; the picture is the same as without it.

    Args:
        basis: names what the registry says; None where it is what it was for the picture before.
    """
    with writer.transaction(), collector_waits():
        view = writer.readings()
        workings = view.workings(program_digest())
        if basis is None:
            basis = (workings.kept("registry", "") or b"").decode()
        workings.keep("registry", "", basis.encode())
        picture = make_picture(
            sheets(view),
            view.rows(EventMention),
            Stored(view, ActorMention, sealed=("evidence",)),
            Stored(view, Claim),
            registry,
            figures=view.rows(Figure, "unit IN (SELECT value FROM json_each(?))", (json.dumps(sorted(COUNTED)),)),
            predictions=view.rows(Prediction),
            told=view.rows(UserJudgement),
            spun=view.spun_documents(),
            before=view.rows(Actor, bare=("evidence",)),
            workings=workings,
            basis=basis,
        )
        writer.replace_picture(picture, workings)


def _redraw(writer: Writer, world: Path | None) -> None:
    """Draw the picture after a judgement or a removal."""
    with writer.transaction():
        view = writer.readings()
        state = view.picture_state
        known = registry_rows(view)
        named = {actor for (actor,) in view.select("SELECT DISTINCT actor FROM actor_mentions")}

    @cache
    def outside() -> Registry:
        return registry_of(load_world(world))

    def registry(id: str) -> RegistryRow | None:
        # what the build knew of an actor stands, whatever folder of registry rows is at hand now
        return known.get(id) if id in known or id in named or is_split(id) else outside()(id)

    if state == "judged":
        draw_picture(writer, registry)
    elif state == "stale":
        draw_picture(writer, outside(), registry_digest(load_world(world)))


def _by_prefix(told: Sequence[UserJudgement], prefix: str, path: Path) -> UserJudgement:
    found = [one for one in told if prefix and one.id.startswith(prefix)]
    if len(found) == 1:
        return found[0]
    list_them = f"See them with: sitroom judge {path} list"
    if not found:
        raise QuestionError(f"{path}: no judgement of a user has an id that begins with {prefix!r}. {list_them}")
    ids = ", ".join(one.id for one in found[:6])
    raise QuestionError(f"{path}: several judgements begin with {prefix!r} ({ids}). Give more characters. {list_them}")


def _refuse_contradiction(view: View, path: Path, kind: str, told: Sequence[UserJudgement]) -> None:
    """Refuse judgements that cannot all be true.

    Raises:
        QuestionError: with the ids of those that contradict each other, and what to do.
    """
    wrong = contradiction(standing(told, kind, view.named_actors))
    if not wrong:
        return
    different, *chain = wrong
    ways = "; ".join(f"{one.left} is {one.right} ({_name(one)})" for one in chain)
    older = next(one.id for one in reversed(wrong) if one.id != NEW)
    raise QuestionError(
        f"{path}: judgements of users would contradict each other: {different.left} is not {different.right} "
        f"({_name(different)}), but {ways}. Nothing was changed. "
        f"Take back what is wrong first, such as: sitroom judge {path} undo {older}"
    )


def _name(judgement: UserJudgement) -> str:
    return "this judgement" if judgement.id == NEW else judgement.id


def _proposed(ruling: Ruling) -> UserJudgement:
    """A ruling as the last of all judgements, before it is kept."""
    return UserJudgement(
        id=NEW,
        kind=ruling.kind,
        verdict=ruling.verdict,
        left=ruling.left,
        right=ruling.right,
        detail=ruling.detail,
        score=1.0,
        reasons=(ruling.why,),
        made_by=ruling.made_by,
        recorded_at="9999",
        retracted_at=None,
    )
