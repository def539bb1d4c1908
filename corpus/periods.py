"""Financial years and as-at dates, read from every way papers write them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time as printed in some text.

    `year` is the financial year "2022-23" the words name or close; `as_at` the date
    "2024-03-31", month "2024-03" or year "2024" they name. `is_impossible` marks what
    no calendar has ("31st SEPT 2021", "2023/23"): both others are then None. `start`
    and `end` are characters (half-open) of the text it was read from. `is_range` marks
    a span of years ("2020/21 to 2025/26"); `year` is then the last.
    """

    printed: str
    start: int
    end: int
    year: str | None = None
    as_at: str | None = None
    is_impossible: bool = False
    is_range: bool = False
