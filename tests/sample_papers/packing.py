"""Pack Office files so that the same content is the same bytes."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

# The earliest moment a zip entry can carry.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def repacked(
    packed: bytes, changes: Mapping[str, Callable[[bytes], bytes]] | None = None
) -> bytes:
    """Return the zip `packed` with entries sorted, undated and not compressed.

    Args:
        packed: A zip file.
        changes: What to do to the content of an entry, by its name.
    """
    changes = changes or {}
    stream = BytesIO()
    with ZipFile(BytesIO(packed)) as source, ZipFile(stream, "w", ZIP_STORED) as target:
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name in changes:
                content = changes[name](content)
            entry = ZipInfo(name, date_time=ZIP_EPOCH)
            entry.create_system = 0
            target.writestr(entry, content)
    return stream.getvalue()
