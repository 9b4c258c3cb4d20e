"""One writer at a time: a lock that the operating system drops when its holder dies, however it dies."""

import os
from pathlib import Path

from sitroom.errors import SetupError


class WriterLock:
    """Held from opening to closing a ledger for writing.

    The lock lies on a file of its own beside the ledger: locking the ledger itself would interfere with SQLite, whose
    locks a process loses when it closes any handle on the file. It is removed at the end. A killed writer leaves the
    file but not the lock, and the next writer takes it over.
    """

    def __init__(self, ledger: Path) -> None:
        self.path = ledger.with_name(ledger.name + "-lock")
        self._handle = self._acquire(ledger)

    def _acquire(self, ledger: Path) -> int:
        import fcntl  # not on every system: reading a ledger must work without it

        while True:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(handle)
                raise SetupError(
                    f"{ledger}: another Sitroom is writing to this ledger, and only one may. "
                    "Wait until it has finished, or stop it, and run the same command again; reading works meanwhile."
                ) from None
            if self._still_there(handle):
                return handle
            os.close(handle)  # the last holder removed the file between our opening and our locking it

    def _still_there(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), os.stat(self.path))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let the next writer in."""
        self.path.unlink(missing_ok=True)
        os.close(self._handle)
