"""Which numbers were revised? Figures of one thing, scope and status that have another value than before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from sitroom.query.conditions import one_of
from sitroom.query.lines import AnswerLine, actor_names, families, make_line
from sitroom.query.wording import amount
from sitroom.records.claims import Figure
from sitroom.store import View

#: What readers ask for first.
PEOPLE = ("deaths", "troops", "people")
#: A number that many times another revises no count.
FARTHEST = 10
#: What is counted, whose it is, where, and whether it is so: 100,000 there and 175,000 planned are two things.
Scope = tuple[str, str | None, str | None, str]


def revised_figures(before: View, after: View, new: Set[str], origin_of: Mapping[str, str]) -> list[AnswerLine]:
    """A line for each scope whose latest value was not known before: people first, then those of most origins.

    Args:
        before, after: views as of the two days.  new: documents that came between them.
        origin_of: copy family of each document.
    Limits: a figure without a unit, and one that tells neither whose nor where, is compared with none; "thousands"
        after "3,000" revises nothing.
    """
    known = set(families(before).values())
    documents = (document for document in new if origin_of[document] not in known)
    fresh = after.rows(Figure, *one_of("document", documents))
    was = _by_scope(before.rows(Figure, *one_of("unit", {one.unit for one in fresh if one.unit})), before)
    names = {actor: names[0] for actor, names in actor_names(after).items()}
    ranked = []
    for scope, figures in _by_scope(fresh, after).items():
        unknown = [one for one in figures if not any(_agree(one, old) for old in was.get(scope, ()))]
        old = was[scope][-1] if scope in was else None
        revised = [one for one in unknown if old and _is_near(one, old)]
        if old and revised:
            line = _line(old, revised, names, origin_of)
            ranked.append((revised[-1].unit not in PEOPLE, -line.origins, scope[0], line.row or "", line))
    return [line for *_, line in sorted(ranked, key=lambda row: row[:-1])]


def _by_scope(figures: Iterable[Figure], view: View) -> dict[Scope, list[Figure]]:
    """Figures by what they count, the latest last."""
    published = dict(view.select("SELECT id, coalesce(published_latest, '') FROM documents"))
    found: dict[Scope, list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda one: (published[one.document], one.as_of.latest or "", one.id)):
        if scope := _scope(figure):
            found[scope].append(figure)
    return found


def _scope(figure: Figure) -> Scope | None:
    """What is counted, whose, where and how surely; "24 men" and "200 protesters" are both people, and two things."""
    if figure.unit in (None, "percent") or (figure.actor is None and figure.place is None):
        return None  # a share is one of something, which its words alone tell
    is_plain = figure.unit in PEOPLE and figure.unit != "people"
    thing = "" if is_plain or not figure.of_what else figure.of_what.casefold().split()[-1]
    return f"{figure.unit} {thing}", figure.actor, figure.place, figure.modality


def _agree(one: Figure, other: Figure) -> bool:
    """True when the two may be one number; an open end reaches as far as it may."""
    starts = [end for end in (one.low, other.low) if end is not None]
    ends = [end for end in (one.high, other.high) if end is not None]
    return not starts or not ends or max(starts) <= min(ends)


def _is_near(one: Figure, other: Figure) -> bool:
    """False for two tanks after 250, and for a price of $100 after a budget: they count something else."""
    sizes = sorted(figure.high or figure.low or 0.0 for figure in (one, other))
    return 0 < sizes[1] <= FARTHEST * sizes[0]


def _line(old: Figure, revised: list[Figure], names: Mapping[str, str], origin_of: Mapping[str, str]) -> AnswerLine:
    """ "troops, Russia: about 100,000 → 130,000", with the sentences of both."""
    now = revised[-1]
    told = {origin_of[one.document] for one in revised if _agree(one, now)}
    what = ", ".join(part for part in (now.unit, names.get(now.actor or "", now.actor) or now.of_what) if part)
    words = " ".join(" ".join(one.quote for one in now.evidence).split())
    text = f"{what}: {amount(old)} → {amount(now)}. {words}"
    line = make_line(text, (*now.evidence, *old.evidence), origin_of, now.id)
    return replace(line, origins=len(told))
