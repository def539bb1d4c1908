"""Records as text for the library's tables, and back, exact to the last digit.

The one module that knows how a record rests: JSON made and read by pydantic from the
records' own types, so that a field added to a record needs no line here.
"""

from typing import Any, TypeVar

from pydantic import TypeAdapter

Record = TypeVar("Record")


def pack(record: object) -> str:
    """Return `record`, a frozen dataclass, as JSON."""
    return _adapter(type(record)).dump_json(record).decode()


def unpack(kind: type[Record], packed: str) -> Record:
    """Return the `kind` of record that `pack` made `packed` from."""
    return _adapter(kind).validate_json(packed)


def _adapter(kind: type[Record]) -> TypeAdapter[Record]:
    made = _ADAPTERS.get(kind)
    if made is None:
        made = _ADAPTERS[kind] = TypeAdapter(kind)
    return made


# Making one takes milliseconds, and there is one for each kind of record.
_ADAPTERS: dict[type[object], TypeAdapter[Any]] = {}
