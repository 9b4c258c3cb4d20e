"""A ledger in a notebook: tables for pandas and Arrow, answers that print themselves, plots.

`import sitroom; ledger = sitroom.open("crisis.sitroom")`. Nothing here can change the file. pandas, pyarrow and Altair
come with `pip install 'sitroom[notebook]'` and are loaded when they are first needed.
"""

from sitroom.notebook.ledger import Ledger, open_ledger
from sitroom.notebook.tables import Table

__all__ = ["Ledger", "Table", "open_ledger"]
