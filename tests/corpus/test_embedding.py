import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.embedding import SentenceEmbedder
from corpus.errors import ModelFilesError
from corpus.model_files import packaged_model

pytestmark = [pytest.mark.real, pytest.mark.disable_socket]


@pytest.fixture(scope="module")
def embedder() -> SentenceEmbedder:
    return SentenceEmbedder(packaged_model())


def test_texts_become_vectors_of_length_one(embedder: SentenceEmbedder) -> None:
    vectors = embedder.embed(["The deficit grew.", "A park opened."])

    assert [len(vector) for vector in vectors] == [384, 384]
    assert [sum(x * x for x in vector) for vector in vectors] == pytest.approx([1, 1])


def test_what_means_much_the_same_is_near(embedder: SentenceEmbedder) -> None:
    asked, said, other = embedder.embed(
        [
            "How large is the overspend?",
            "Spending is £2m above the budget.",
            "The library opens on Monday.",
        ]
    )

    def likeness(a: list[float], b: list[float]) -> float:
        return sum(x * y for x, y in zip(a, b, strict=True))

    assert likeness(list(asked), list(said)) > likeness(list(asked), list(other))


def test_a_text_over_the_window_is_never_cut_in_silence(
    embedder: SentenceEmbedder,
) -> None:
    with pytest.raises(ValueError, match="expected at most 256 tokens, got 302"):
        embedder.embed(["deficit " * 300])


def test_nothing_to_embed_gives_no_vectors(embedder: SentenceEmbedder) -> None:
    assert list(embedder.embed([])) == []


def test_altered_weights_are_refused_before_loading(tmp_path: Path) -> None:
    files = packaged_model()
    folder = shutil.copytree(files.folder, tmp_path / "model")
    with (folder / "model.safetensors").open("ab") as weights:
        weights.write(b"\0")

    with pytest.raises(ModelFilesError, match="not the weights that were published"):
        SentenceEmbedder(replace(files, folder=folder))
