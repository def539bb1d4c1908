"""The papers' own files, each kept under the SHA-256 of its bytes."""

import hashlib
import os
import shutil
from pathlib import Path

from corpus.errors import UnreadablePaperError
from corpus.records import PaperId


def paper_id_of(path: Path) -> PaperId:
    """Return the SHA-256 of the file's bytes, in hex."""
    with path.open("rb") as file:
        return PaperId(hashlib.file_digest(file, "sha256").hexdigest())


def place_of(folder: Path, paper_id: PaperId, suffix: str) -> Path:
    """Return where the original of a paper is kept."""
    return folder / f"{paper_id}{suffix}"


def keep(folder: Path, original: Path, paper_id: PaperId) -> None:
    """Copy `original` into `folder`: wholly, or not at all.

    Raises:
        UnreadablePaperError: The file is no longer the one that was read.
    """
    place = place_of(folder, paper_id, suffix_of(original))
    if place.exists():
        return
    part = _part_of(place)
    shutil.copyfile(original, part)
    if paper_id_of(part) != paper_id:
        part.unlink()
        raise UnreadablePaperError(original, "it changed while it was being read")
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(place)


def drop(folder: Path, paper_id: PaperId, suffix: str) -> None:
    """Delete the original of a paper and what is left of a copy broken off."""
    place = place_of(folder, paper_id, suffix)
    place.unlink(missing_ok=True)
    _part_of(place).unlink(missing_ok=True)


def suffix_of(original: Path) -> str:
    """Return the ending the original is kept with, in lower case."""
    return original.suffix.lower()


def _part_of(place: Path) -> Path:
    return place.with_name(f"{place.name}.part")
