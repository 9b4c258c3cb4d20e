"""What a ledger remembers of the web: which pages were read, and how to ask whether a list has changed since."""

import json
import sqlite3
from collections.abc import Mapping

_KEY = "address:"


class Addresses:
    """The memory of one build; what it is told is kept when the build has come to its end.

    A build that breaks off has not read all that a list names, so the list must come again.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._told: dict[str, str] = {}

    def has(self, uri: str) -> bool:
        """True when the page of this address was had before, be it that there was no article in it.

        Sitemaps are full of pages that are none; asked for each time, they would leave no room for those that are.
        """
        sql = "SELECT 1 FROM sources WHERE uri = ? AND (state <> 'failed' OR stage <> 'read') LIMIT 1"
        return self._connection.execute(sql, (uri,)).fetchone() is not None

    def validators(self, address: str) -> Mapping[str, str]:
        """The request headers with which an unchanged list is not sent again; none where nothing is known."""
        found = self._connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY + address,)).fetchone()
        return dict(json.loads(found[0])) if found else {}

    def remember(self, address: str, validators: Mapping[str, str]) -> None:
        """Note the request headers for the next time."""
        self._told[address] = json.dumps(dict(validators), sort_keys=True)

    def keep(self) -> None:
        """Write down what was told, when all that the lists name has been read."""
        for address, value in self._told.items():
            if value == "{}":
                self._connection.execute("DELETE FROM meta WHERE key = ?", (_KEY + address,))
            else:
                self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY + address, value))
        self._told.clear()
