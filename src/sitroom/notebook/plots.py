"""Plots of a ledger with Altair: events in time, numbers with their bounds, how much was printed."""

from typing import TYPE_CHECKING, Any

from sitroom.notebook.tables import needed

if TYPE_CHECKING:
    from sitroom.notebook.ledger import Ledger

#: Lines of a plot's height a kind, in pixels.
ROW = 24


class Plots:
    """The plots of one ledger; each is an Altair chart that can be changed further.

    Raises:
        SetupError: Altair or pandas is not installed.
    """

    def __init__(self, ledger: "Ledger") -> None:
        self._ledger = ledger

    def events(self) -> Any:
        """What happened in time: a point an event, by type, larger where more independent origins tell it."""
        altair = needed("altair")
        frame = self._ledger.events.pandas()
        frame = frame[frame["date_earliest"].notna()][
            ["date_earliest", "date", "type", "modality", "summary", "origins"]
        ]
        return (
            altair.Chart(frame)
            .mark_point(filled=True, opacity=0.6)
            .encode(
                x=altair.X("date_earliest:T", title=None),
                y=altair.Y("type:N", title=None),
                size=altair.Size("origins:Q", title="independent origins"),
                color=altair.Color("modality:N", title=None),
                tooltip=["date:N", "type:N", "modality:N", "summary:N", "origins:Q"],
            )
            .properties(width="container", height=altair.Step(ROW))
        )

    def figures(self, unit: str = "troops") -> Any:
        """The numbers of one unit in time, side by side where they differ: a point, or a rule from low to high."""
        altair = needed("altair")
        frame = self._ledger.figures.pandas()
        frame = frame[(frame["unit"] == unit) & frame["as_of_latest"].notna()].copy()
        frame["words"] = [evidence[0]["quote"] for evidence in frame["evidence"]]
        frame["low"] = frame["low"].fillna(frame["value"])
        frame["high"] = frame["high"].fillna(frame["value"])
        frame = frame[["as_of_latest", "low", "high", "bound", "modality", "of_what", "outlet", "words"]]
        base = altair.Chart(frame).encode(
            x=altair.X("as_of_latest:T", title=None),
            color=altair.Color("modality:N", title=None),
            tooltip=["low:Q", "high:Q", "bound:N", "of_what:N", "outlet:N", "words:N"],
        )
        points = base.mark_point(filled=True).encode(y=altair.Y("high:Q", title=unit))
        rules = base.mark_rule().encode(y=altair.Y("low:Q", title=unit), y2="high:Q")
        return (rules + points).properties(width="container")

    def documents(self) -> Any:
        """How much was printed each day, by outlet."""
        altair = needed("altair")
        frame = self._ledger.documents.pandas()[["published_latest", "outlet", "title"]]
        return (
            altair.Chart(frame[frame["published_latest"].notna()])
            .mark_bar()
            .encode(
                x=altair.X("yearmonthdate(published_latest):T", title=None),
                y=altair.Y("count():Q", title="articles"),
                color=altair.Color("outlet:N", title=None),
                tooltip=["outlet:N", "count():Q"],
            )
            .properties(width="container")
        )
