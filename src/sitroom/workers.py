"""Work spread over processes: each holds what takes long to build, results come in the order of the items."""

import copyreg
import gc
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from types import MappingProxyType
from typing import Any, TypeVar

from sitroom.errors import SetupError

Tool = TypeVar("Tool")
Item = TypeVar("Item")
Result = TypeVar("Result")

#: Fewer items than this are not worth the start of a process.
FEWEST = 8
#: Items that a process is given ahead of the one whose result is awaited; all of them lie in memory.
AHEAD = 4

#: What this process has built; set in processes that work for another one.
_held: dict[str, Any] = {}


def _frozen(held: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(held)


# Records hold mappings that cannot be changed; they must be able to travel.
copyreg.pickle(MappingProxyType, lambda held: (_frozen, (dict(held),)))


def processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_in_order(
    work: Callable[[Tool, Item], Result], items: Iterable[Item], *, make: Callable[[int], Tool], workers: int
) -> Iterator[Result]:
    """`work(tool, item)` for every item, in order.

    Args:
        work: a function of a module, for processes must find it by name; what it raises stops everything.
        make: builds the tool, once a process; its argument is how many threads the tool may use.
        workers: processes at most; with one, or with few items, all is done here.
    Raises:
        SetupError: a process was killed.
    """
    queue = iter(items)
    first = list(islice(queue, FEWEST))
    if not first:
        return  # the tool is dear
    if workers <= 1 or len(first) < FEWEST:
        tool = make(max(1, workers))
        yield from (work(tool, item) for item in chain(first, queue))
        return
    with ProcessPoolExecutor(workers, initializer=_start, initargs=(make, os.getpid())) as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for item in chain(first, queue):
                waiting.append(pool.submit(_work, work, item))
                if len(waiting) >= workers * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise SetupError(
                "a reading process was killed, perhaps for want of memory; what was read so far is kept: run the "
                "command again, with --workers 1 to need less"
            ) from error
        finally:
            for future in waiting:
                future.cancel()


def _start(make: Callable[[int], Any], parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the process that gave the work ends the others
    _held["tool"] = make(1)
    # What is built once is never garbage, and need not be looked at again; a text leaves little that runs in circles.
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """Stop when the process that gave the work is gone: killed, it can tell nobody."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _work(work: Callable[[Any, Item], Result], item: Item) -> Result:
    return work(_held["tool"], item)
