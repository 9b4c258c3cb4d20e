"""Who could stop a state from joining an organisation, alone and by which article; and who holds a veto anywhere."""

from datetime import date

from sitroom.errors import QuestionError
from sitroom.world.duty_rows import Accession, AccessionRule
from sitroom.world.obligations import check_day
from sitroom.world.parties import called
from sitroom.world.registry import World, holds_on

#: An organisation whose members vote on decisions rather than on candidates.
SECURITY_COUNCIL = "org:un-security-council"


def accession(world: World, org: str, on: date, candidate: str) -> list[Accession]:
    """Each step on which a candidate's joining hangs on a day, and the members whose no would stop it.

    Args:
        org, candidate: actor ids.
    Returns:
        Steps in order, or one row with the rule "already a member" and no vetoes.
    Raises:
        QuestionError: the day, the organisation or the candidate is not covered.
    """
    rules = _rules(world, org, on)
    _check_candidate(world, candidate, on)
    if org == SECURITY_COUNCIL:
        raise QuestionError(
            "nobody joins the Security Council by a vote of its members: its permanent seats stand in the Charter, the "
            "others are filled by the General Assembly. Ask without a candidate for its vetoes, or for org:un."
        )
    inside = next((row for row in world.members(org, on) if row.actor == candidate), None)
    if inside:
        since = f" since {inside.from_}" if inside.from_ else ""
        why = (
            f"{_capital(called(world, candidate))} is already a member of {called(world, org)}{since}: no vote is due."
        )
        first = rules[0]
        return [Accession(org, candidate, 0, first.article, "already a member", (), first.text_summary, why)]
    return [_step(world, rule, on, candidate) for rule in rules]


def veto_holders(world: World, on: date, org: str = SECURITY_COUNCIL) -> list[Accession]:
    """Who holds a veto on the decisions of the Security Council on a day.

    Raises:
        QuestionError: the day is not covered, or `org` decides on candidates, so that one must be named.
    """
    rules = _rules(world, org, on)
    if org != SECURITY_COUNCIL:
        raise QuestionError(f"a veto in {called(world, org)} is about a candidate; name one, such as state:UKR.")
    return [_step(world, rule, on, None) for rule in rules]


def covered_organisations(world: World) -> tuple[str, ...]:
    """The organisations whose rules of accession the registry has, sorted."""
    return tuple(sorted({rule.org for rule in world.accession_rules}))


def _rules(world: World, org: str, on: date) -> list[AccessionRule]:
    check_day(on)
    known = [rule for rule in world.accession_rules if rule.org == org]
    if not known:
        covered = ", ".join(covered_organisations(world))
        raise QuestionError(f"the registry has no rule for joining {org!r}. It covers {covered}.")
    rules = [rule for rule in known if holds_on(rule.from_, rule.to, on.isoformat())]
    if not rules or not world.members(known[0].veto_org, on):
        days = _days(world, org, known)
        raise QuestionError(f"the registry covers joining {called(world, org)} {days}, not on {on}.")
    return sorted(rules, key=lambda rule: rule.step)


def _days(world: World, org: str, rules: list[AccessionRule]) -> str:
    """ "from 1949-08-24" or "from 1955-05-14 to 1991-07-01": when there were both members and a rule."""
    rows = [row for row in world.memberships if row.org == org]
    first = max(min(r.from_ or "" for r in rules), min((row.from_ or "9999" for row in rows), default=""))
    last = max((row.to or "9999" for row in rows), default="9999")
    return f"from {first}" + (f" to {last}" if last < "9999" else "")


def _check_candidate(world: World, candidate: str, on: date) -> None:
    actor = world.actors.get(candidate)
    if actor is None:
        raise QuestionError(f"{candidate!r} is not in the registry, which covers {len(world.actors)} actors.")
    if not holds_on(actor.from_, actor.to, on.isoformat()):
        raise QuestionError(f"the registry covers {actor.name} from {actor.from_} to {actor.to or 'today'}, not {on}.")


def _step(world: World, rule: AccessionRule, on: date, candidate: str | None) -> Accession:
    vetoes = _vetoes(world, rule, on)
    return Accession(
        org=rule.org,
        candidate=candidate,
        step=rule.step,
        article=rule.article,
        rule=rule.rule,
        vetoes=vetoes,
        text_summary=rule.text_summary,
        why=_why(world, rule, on, candidate, vetoes),
    )


def _vetoes(world: World, rule: AccessionRule, on: date) -> tuple[str, ...]:
    members = world.members(rule.veto_org, on)
    if rule.vetoes == ("none",):
        return ()
    if rule.vetoes == ("members",):
        return tuple(row.actor for row in members)
    if rule.vetoes == ("permanent members",):
        found = [row for row in members if row.status == "permanent member"]
        # The day of a handover stands in both rows; the one who takes over holds the seat.
        arriving = any(row.from_ == on.isoformat() for row in found)
        return tuple(row.actor for row in found if not (arriving and row.to == on.isoformat()))
    return rule.vetoes


def _why(world: World, rule: AccessionRule, on: date, candidate: str | None, vetoes: tuple[str, ...]) -> str:
    org = called(world, rule.org)
    if vetoes:
        of = "permanent members" if rule.vetoes == ("permanent members",) else "members"
        if rule.vetoes[0].startswith("state:"):
            of = "members named by the article"
        reason = f"{rule.rule}: each of the {len(vetoes)} {of} of {called(world, rule.veto_org)} on {on} could say no."
    else:
        reason = f"{rule.rule}: no single vote could stop it."
    status = _status(world, rule.org, candidate, on) if candidate else None
    name = called(world, candidate) if candidate else ""
    parts = [_capital(reason), f"On that day {name} was {status} of {org}." if status else None, rule.note]
    return " ".join(part for part in parts if part)


def _status(world: World, org: str, candidate: str, on: date) -> str | None:
    """ "a partner (since 1994-02-08)": where the candidate stands near the organisation."""
    rows = [r for r in world.memberships_of(candidate) if r.org == org and holds_on(r.from_, r.to, on.isoformat())]
    if not rows:
        return None
    status, since = rows[-1].status, rows[-1].from_
    article = "an" if status[0] in "ao" else "a"
    words = "a suspended member" if status == "suspended" else f"{article} {status}"
    return words + (f" (since {since})" if since else "")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
