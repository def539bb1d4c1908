"""papers.toml: what an officer says of the papers beside it, over what they print."""

import logging
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
)
from pydantic_core import ErrorDetails

from corpus.councils import canonical
from corpus.errors import RegisterError
from corpus.records import Status

REGISTER = "papers.toml"

_log = logging.getLogger(__name__)


def _canonical(council: object) -> object:
    """Return the name councils.csv has; another authority keeps the name given."""
    return (canonical(council) or council) if isinstance(council, str) else council


def _day_or_month(met_on: object) -> object:
    """Return a date as "2025-02-05", or a month alone as "2022-01"."""
    if isinstance(met_on, str) and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", met_on):
        return met_on
    if isinstance(met_on, str):
        met_on = date.fromisoformat(met_on)
    return met_on.isoformat() if isinstance(met_on, date) else met_on


CouncilName = Annotated[str, Field(min_length=1), BeforeValidator(_canonical)]
Words = Annotated[str, Field(min_length=1)]
MeetingDate = Annotated[str, BeforeValidator(_day_or_month)]


class Entry(BaseModel):
    """What is said of the paper `file`; whatever is left out is read from it.

    A key that is like one of these was meant to be it, and is a fault: a "statsu" that
    went unread might open an exempt paper. Any other is passed over and told.
    """

    model_config = ConfigDict(extra="allow", frozen=True)

    file: Words
    council: CouncilName | None = None
    committee: Words | None = None
    met_on: MeetingDate | None = Field(
        default=None, validation_alias=AliasChoices("meeting_date", "met_on")
    )
    title: Words | None = None
    kind: Words | None = None
    status: Status | None = None


_KEYS = ("council", "committee", "meeting_date", "title", "kind", "status")


class _Register(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    paper: tuple[Entry, ...] = ()


def read_register(folder: Path) -> Mapping[str, Entry]:
    """Return the entries of the register in `folder`, by file name; none without one.

    Raises:
        RegisterError: It is not TOML, names a key there is not, or a paper twice.
    """
    path = folder / REGISTER
    if not path.is_file():
        return {}
    try:
        entries = _Register.model_validate(_parse(path)).paper
    except ValidationError as error:
        raise RegisterError(path, _first_fault(error.errors())) from error
    by_file: dict[str, Entry] = {}
    for entry in entries:
        if entry.file in by_file:
            raise RegisterError(path, f"{entry.file} stands in it twice")
        _tell_unknown(path, entry)
        by_file[entry.file] = entry
    return by_file


def _tell_unknown(path: Path, entry: Entry) -> None:
    """Warn of the keys of `entry` that are none of ours; a misspelt one is a fault."""
    for key in entry.model_extra or ():
        meant = get_close_matches(key.lower(), _KEYS, n=1)
        if meant:
            reason = f"{entry.file}, {key}: no such key, {meant[0]} is meant"
            raise RegisterError(path, reason)
        _log.warning(
            "%s: %s has no key of ours in “%s”; use %s",
            *(path.name, entry.file, key, ", ".join(_KEYS)),
        )


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RegisterError(path, f"not TOML: {error}") from error


def _first_fault(faults: list[ErrorDetails]) -> str:
    """Say where the first fault is: "paper 2, met_on: Input should be a string"."""
    fault = faults[0]
    place = ", ".join(
        f"{part + 1}" if isinstance(part, int) else part for part in fault["loc"]
    )
    return f"{place.replace('paper, ', 'paper ', 1)}: {fault['msg']}"
