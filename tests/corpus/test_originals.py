from pathlib import Path

import pytest

from corpus.errors import UnreadablePaperError
from corpus.originals import drop, keep, paper_id_of, place_of
from corpus.records import PaperId


def test_a_paper_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")

    assert paper_id_of(path).startswith("ba7816bf8f01cfea414140de5dae2223b00361a3")


def test_an_original_is_kept_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "Report.PDF"
    path.write_bytes(b"%PDF")
    folder = tmp_path / "kept"
    folder.mkdir()

    keep(folder, path, paper_id_of(path))

    assert place_of(folder, paper_id_of(path), ".pdf").read_bytes() == b"%PDF"
    assert len(list(folder.iterdir())) == 1


def test_another_file_than_was_read_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    folder = tmp_path / "kept"
    folder.mkdir()

    with pytest.raises(UnreadablePaperError, match="it changed"):
        keep(folder, path, PaperId("0" * 64))

    assert not list(folder.iterdir())


def test_what_is_dropped_takes_a_broken_copy_with_it(tmp_path: Path) -> None:
    paper_id = PaperId("0" * 64)
    place = place_of(tmp_path, paper_id, ".txt")
    place.write_bytes(b"")
    place.with_name(f"{place.name}.part").write_bytes(b"")

    drop(tmp_path, paper_id, ".txt")
    drop(tmp_path, paper_id, ".txt")

    assert not list(tmp_path.iterdir())
