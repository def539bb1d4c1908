"""What becomes a vector: passages and questions, cut so that no end is silently lost.

A model reads as many tokens as its window and drops the rest without a word. A passage
over the window therefore becomes several vectors, each led by the passage's context.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from corpus.records import Reading
from corpus.vectors import Vector


class Embedder(Protocol):
    """Turns texts into vectors; vectors of models of different `name` do not mix."""

    @property
    def name(self) -> str:
        """What the model is called."""

    @property
    def window(self) -> int:
        """The most tokens of a text that can be embedded."""

    def token_count(self, text: str) -> int:
        """Return how many tokens of the window `text` takes."""

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return a vector for each text. Shape: (len(texts), width)."""


def embed_reading(reading: Reading, embedder: Embedder) -> tuple[Vector, ...]:
    """Return the vectors of all passages of `reading`."""
    pieces = [
        (passage, piece)
        for passage in reading.passages
        for piece in _cut(passage.text, embedder, context=passage.context)
    ]
    embedded = embedder.embed([piece for _, piece in pieces])
    return tuple(
        Vector(
            passage_id=passage.id,
            paper_id=reading.paper.id,
            council=reading.paper.council,
            status=reading.paper.status,
            coordinates=coordinates,
        )
        for (passage, _), coordinates in zip(pieces, embedded, strict=True)
    )


def embed_query(query: str, embedder: Embedder) -> Sequence[Sequence[float]]:
    """Return the vectors of `query`: one, unless it is longer than the window."""
    return embedder.embed(_cut(query, embedder)) if query.strip() else ()


def cut_to_window(
    text: str, *, context: str = "", window: int, token_count: Callable[[str], int]
) -> tuple[str, ...]:
    """Return `text` in pieces of at most `window` tokens, each led by `context`.

    Most texts are one piece. A `context` of more than half the window loses its
    beginning: what stands nearest the text says most about it.
    """
    while context and token_count(context) > window // 2:
        context = context[len(context) // 2 :].lstrip()

    def led(piece: str) -> str:
        return f"{context}\n{piece}" if context else piece

    def cut(piece: str) -> tuple[str, ...]:
        if len(piece) < 2 or token_count(led(piece)) <= window:  # noqa: PLR2004 - one character is not cut
            return (led(piece),)
        middle = _middle(piece)
        return cut(piece[:middle].rstrip()) + cut(piece[middle:].lstrip())

    return cut(text)


def _middle(text: str) -> int:
    """Return the white space nearest the middle of `text`, or its very middle."""
    half = len(text) // 2
    before, after = text.rfind(" ", 1, half), text.find(" ", half)
    near = [place for place in (before, after) if 0 < place < len(text) - 1]
    return min(near, key=lambda place: abs(place - half), default=half)


def _cut(text: str, embedder: Embedder, *, context: str = "") -> tuple[str, ...]:
    return cut_to_window(
        text, context=context, window=embedder.window, token_count=embedder.token_count
    )
