"""Who says what? The claims of a ledger."""

from datetime import date
from typing import Any

from sitroom.query.conditions import Condition, all_of, by_date, equals, has, newest_first, prints, within
from sitroom.records.claims import Claim
from sitroom.store import WHOLE, View


def claims(
    view: View,
    *,
    speaker: str | None = None,
    act: str | None = None,
    about: str | None = None,
    mode: str | None = None,
    text: str | None = None,
    since: date | None = None,
    until: date | None = None,
    newest_before: date | None = None,
    cut: slice = WHOLE,
) -> list[Claim]:
    """What people and states are reported to have said, in order of when they said it.

    Args:
        speaker: actor id of who speaks, or of the state or body that the speaker speaks for.
        act: assert, deny, demand ...  mode: direct, indirect or mixed.
        about: actor id of someone the claim is about.
        text: words of the content or of the sentence, whatever the case.
        since, until: days on which it was said, both inclusive.
        newest_before: with a day, what was said by then comes first, the newest before the older.
        cut: which of these claims; all without it.
    Returns:
        Claims by the day they were made, then by document and place in it.
    """
    conditions = said_when(view, speaker=speaker, act=act, about=about, mode=mode, text=text, since=since, until=until)
    days = newest_first("said", newest_before) if newest_before else by_date("said")
    order = f"{days}, document, json_extract(evidence, '$[0].start'), id"
    return view.rows(Claim, *conditions, order=order, cut=cut)


def latest_claims(
    view: View, speaker: str, *, most: int, since: date | None = None, until: date | None = None
) -> list[Claim]:
    """The latest of what someone said, or others for a state or body, by id; ties on a day by id.

    The latest of each of the two are found by an index, among twelve thousand claims of a state at war.
    """
    latest = "ORDER BY said_latest DESC, id LIMIT ?"
    each, parameters = [], list[Any]()
    for column in ("speaker", "speaks_for"):
        condition, values = all_of([*equals(column, view.meant(speaker)), *within("said", since, until)])
        each.append(f"SELECT * FROM (SELECT id, said_latest FROM claims WHERE {condition} {latest})")
        parameters += [*values, most]
    ids = view.select(f"{' UNION '.join(each)} {latest}", [*parameters, most])
    return view.rows_of(Claim, (id for id, _ in ids))


def said_when(
    view: View,
    *,
    speaker: str | None = None,
    act: str | None = None,
    about: str | None = None,
    mode: str | None = None,
    text: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Condition:
    """The condition in SQL that `claims` puts on claims, for whoever counts them."""
    speaker, about = (actor and view.meant(actor) for actor in (speaker, about))
    spoken = [("speaker = ? OR speaks_for = ?", (speaker, speaker))] if speaker is not None else []
    return all_of(
        [
            *spoken,
            *equals("act", act),
            *has(("about",), about),
            *equals("mode", mode),
            *prints(("content",), text),
            *within("said", since, until),
        ]
    )
