"""Questions to a ledger, one a file: its SQL, its answer record, its docstring."""

from sitroom.query.asof import open_view

__all__ = ["open_view"]
