"""Something made step by step, given up when it takes too long."""

from collections.abc import Iterator
from contextvars import copy_context
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class _End:
    """No more will come; `error` is what ended it before its time."""

    error: Exception | None = None


def within(seconds: float, items: Iterator[Item]) -> Iterator[Item]:
    """Yield `items`, made in another thread, for as long as `seconds` last.

    What is given up goes no further than its next item: a request that hangs holds up
    neither the reader nor the end of the program.

    Raises:
        TimeoutError: They lasted longer.
    """
    made: SimpleQueue[Item | _End] = SimpleQueue()
    is_given_up = Event()

    def make() -> None:
        try:
            for item in items:
                if is_given_up.is_set():
                    return
                made.put(item)
        except Exception as error:  # noqa: BLE001 -- raised where they are read
            made.put(_End(error))
        else:
            made.put(_End())

    Thread(target=copy_context().run, args=(make,), daemon=True).start()
    ends_at = monotonic() + seconds
    try:
        while True:
            item = made.get(timeout=max(0, ends_at - monotonic()))
            if isinstance(item, _End):
                if item.error is not None:
                    raise item.error
                return
            yield item
    except Empty as error:
        message = f"expected to be done in {seconds} s"
        raise TimeoutError(message) from error
    finally:
        is_given_up.set()
