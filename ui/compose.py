"""Where the parts are put together: settings in, library and assistant out.

torch and Gradio take seconds to import. The functions here that need them import them
then, so that listing papers or figures does not wait for what it does not use.
"""

import os
from collections.abc import Callable, Sequence
from functools import cached_property
from threading import Thread
from typing import TYPE_CHECKING

from assistant.agent import Assistant
from assistant.chat_model import open_chat_model
from assistant.conversations import Conversations
from corpus.errors import ModelUnavailableError
from corpus.library import Library, open_library
from corpus.model_files import ModelFiles, model_in, packaged_model
from corpus.records import Role
from corpus.settings import Settings

if TYPE_CHECKING:
    from corpus.embedding import SentenceEmbedder


class WaitingEmbedder:
    """An embedding model that is loaded when the first text is to be embedded."""

    def __init__(self, files: ModelFiles) -> None:
        self._files = files
        self.name = files.name
        self.window = files.window
        # The files' own counting: unlike a loaded model, it goes to other processes.
        self.token_count = files.token_count

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return a vector for each text. Shape: (len(texts), width)."""
        return self._model.embed(texts)

    @cached_property
    def _model(self) -> "SentenceEmbedder":
        # Read when huggingface_hub is imported: nothing is ever sought on a network.
        os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
        from corpus.embedding import SentenceEmbedder  # noqa: PLC0415 - torch, 4 s

        return SentenceEmbedder(self._files)


def library_of(settings: Settings) -> Library:
    """Open the library `settings` name.

    Raises:
        PapersError: It cannot be opened, or the embedding model is not there.
    """
    folder = settings.embedding_model
    return open_library(
        settings.home,
        WaitingEmbedder(model_in(folder) if folder else packaged_model()),
        chroma_url=settings.chroma_url,
        database_url=settings.database_url,
    )


def assistant_of(library: Library, settings: Settings) -> Assistant:
    """Return who answers over `library`: the model `settings` name, or the clerk.

    A model that cannot be had is told of in each answer, which the clerk gives.
    """
    if settings.model is None:
        return Assistant(library)
    try:
        model = open_chat_model(
            settings.model,
            timeout=settings.model_timeout,
            retries=settings.model_retries,
        )
    except ModelUnavailableError as error:
        return Assistant(library, absent=error)
    return Assistant(library, model, patience=settings.model_timeout)


def conversations_of(library: Library, settings: Settings) -> Conversations:
    """Open the conversations kept beside `library`.

    Raises:
        UnusableLibraryError: They cannot be kept there.
    """
    return Conversations(settings.home / "conversations.db", library)


def serve_chat(
    library: Library,
    settings: Settings,
    *,
    role: Role,
    host: str,
    port: int,
    on_ready: Callable[[str], None],
) -> None:
    """Serve the web chat until it is interrupted, telling `on_ready` its address."""
    from ui.web.app import launch  # noqa: PLC0415 - Gradio, 2 s

    # Else whoever asks first waits for the embedding model.
    Thread(target=library.embedder.embed, args=[["deficit"]], daemon=True).start()
    with conversations_of(library, settings) as conversations:
        launch(
            assistant_of(library, settings),
            library,
            role=role,
            host=host,
            port=port,
            on_ready=on_ready,
            conversations=conversations,
            clerk=Assistant(library),
            sign_in=settings.name_and_password,
        )
