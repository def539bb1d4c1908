from collections.abc import Iterator
from threading import Event
from time import sleep

import pytest

from assistant.deadline import within


def test_items_come_in_their_order() -> None:
    assert list(within(5, iter("abc"))) == ["a", "b", "c"]


def test_an_error_among_them_is_raised_in_its_place() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise KeyError("two")

    made = within(5, items())

    assert next(made) == 1
    with pytest.raises(KeyError):
        next(made)


def test_what_takes_too_long_is_given_up_before_its_next_item() -> None:
    released, is_closed = Event(), Event()
    reached: list[int] = []

    def items() -> Iterator[int]:
        try:
            for number in range(3):
                reached.append(number)
                yield number
                released.wait(5)
        finally:
            is_closed.set()

    with pytest.raises(TimeoutError):
        list(within(0.05, items()))
    released.set()

    assert is_closed.wait(5)
    assert reached == [0, 1]


def test_a_reader_who_leaves_ends_it() -> None:
    is_closed = Event()

    def items() -> Iterator[int]:
        try:
            while True:
                sleep(0.001)
                yield 0
        finally:
            is_closed.set()

    made = within(5, items())
    next(made)
    made.close()  # type: ignore[attr-defined]  # a generator has it

    assert is_closed.wait(5)
