"""Texts to vectors with sentence-transformers; the one module that knows it.

Importing this takes seconds, for torch comes with it: only start-up imports it, and
only once something is to be embedded.
"""

from collections.abc import Sequence

from sentence_transformers import SentenceTransformer
from transformers.utils.logging import disable_progress_bar

from corpus.model_files import ModelFiles


class SentenceEmbedder:
    """A sentence-transformers model, read from its files and never from a network."""

    def __init__(self, files: ModelFiles) -> None:
        """Load the model.

        Raises:
            ModelFilesError: Its files are missing or altered.
        """
        files.check()
        disable_progress_bar()  # type: ignore[no-untyped-call]  # left untyped there
        self._files = files
        self._model = SentenceTransformer(
            str(files.folder), device="cpu", local_files_only=True
        )

    @property
    def name(self) -> str:
        """What the model is called."""
        return self._files.name

    @property
    def window(self) -> int:
        """The most tokens of a text that can be embedded."""
        return self._files.window

    def token_count(self, text: str) -> int:
        """Return how many tokens of the window `text` takes."""
        return self._files.token_count(text)

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return a vector of length 1 for each text. Shape: (len(texts), width)."""
        for text in texts:
            count = self.token_count(text)
            if count > self.window:
                message = f"expected at most {self.window} tokens, got {count}"
                raise ValueError(message)
        vectors = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False
        )
        return [vector.tolist() for vector in vectors]
