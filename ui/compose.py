"""Where the parts are put together: settings in, library and assistant out.

torch, Gradio and what draws charts are slow to import. The functions here that need
them import them then, so that listing papers or figures does not wait for what it does
not use.
"""

import os
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from assistant.agent import Assistant
from assistant.chat_model import open_chat_model
from assistant.conversations import Conversations
from corpus.errors import ModelUnavailableError
from corpus.library import Library, open_library
from corpus.model_files import ModelFiles, model_in, packaged_model
from corpus.people import People
from corpus.records import Role
from corpus.settings import Settings
from ui.chart import Chart

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
    people: People | None,
    host: str,
    port: int,
    root_path: str,
    trusts_proxy: bool,
    on_ready: Callable[[str], None],
) -> bool:
    """Serve the web chat until the process is told to stop.

    Where there are `people`, each signs in and has a role of their own, else everyone
    is `role`. `on_ready` is told the address. Returns whether all that was under way
    could be finished.
    """
    from ui.web.app import launch  # noqa: PLC0415 - Gradio, 2 s
    from ui.web.door import Access  # noqa: PLC0415 - as above

    # Else whoever asks first waits for the embedding model.
    Thread(target=library.embedder.embed, args=[["deficit"]], daemon=True).start()
    with conversations_of(library, settings) as conversations:
        return launch(
            assistant_of(library, settings),
            library,
            host=host,
            port=port,
            role=role,
            access=Access(
                people=people,
                root_path=root_path,
                trusts_proxy=trusts_proxy,
                contact=settings.contact,
            ),
            on_ready=on_ready,
            conversations=conversations,
            clerk=Assistant(library),
        )


def write_chart(chart: Chart, path: Path) -> None:
    """Draw `chart` to `path`: a page where its name ends in .html, else a picture."""
    if path.suffix.lower() == ".html":
        from ui.chart_page import write_html  # noqa: PLC0415 - Plotly

        write_html(chart, path)
        return
    from ui.chart_picture import write_png  # noqa: PLC0415 - Matplotlib, 0.4 s

    write_png(chart, path)
