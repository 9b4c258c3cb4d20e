"""How many? The figures of a ledger, each with its scope."""

from sitroom.query.conditions import all_of, by_date, equals, prints
from sitroom.records.claims import Figure
from sitroom.store import View


def figures(view: View, *, unit: str | None = None, actor: str | None = None, text: str | None = None) -> list[Figure]:
    """The numbers that documents give, side by side where they differ.

    Args:
        unit: troops, deaths, members, a currency code ...
        actor: actor id of those counted.
        text: words of what was counted or of the sentence, whatever the case.
    Returns:
        Figures by unit, the day they are of, and size.
    """
    conditions = [*equals("unit", unit), *equals("actor", actor and view.meant(actor)), *prints(("of_what",), text)]
    size = 'coalesce("value", low, high)'
    return view.rows(Figure, *all_of(conditions), order=f"unit IS NULL, unit, {by_date('as_of')}, {size}, id")
