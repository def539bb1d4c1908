from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import ModelFilesError
from corpus.model_files import model_in, packaged_model


def test_the_packaged_model_reads_256_tokens() -> None:
    files = packaged_model()

    assert (files.name, files.window) == ("all-MiniLM-L6-v2", 256)


def test_the_packaged_weights_are_the_published_ones() -> None:
    packaged_model().check()


def test_tokens_are_counted_to_the_end_of_a_long_text() -> None:
    # Two more mark the beginning and the end.
    assert packaged_model().token_count("deficit " * 300) == 302


def test_missing_weights_are_told(tmp_path: Path) -> None:
    files = replace(packaged_model(), folder=tmp_path)

    with pytest.raises(ModelFilesError, match="the embedding model is missing"):
        files.check()


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelFilesError, match="says no max_seq_length"):
        model_in(tmp_path)


def test_a_model_in_a_folder_goes_by_the_folder_s_name() -> None:
    folder = packaged_model().folder

    assert model_in(folder).name == folder.name
