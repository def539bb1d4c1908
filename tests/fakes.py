"""Stand-ins that behave: each does, small and quick, what the real thing does."""

import math
from collections import Counter
from collections.abc import Sequence
from zlib import crc32


class LetterEmbedder:
    """Embeds by words and pairs of letters: texts that share them come out near."""

    name = "letters"
    window = 64
    width = 96

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def token_count(self, text: str) -> int:
        return len(text.split()) + 2

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        self.embedded.extend(texts)
        for text in texts:
            if self.token_count(text) > self.window:
                message = f"expected at most {self.window} tokens, got more: {text}"
                raise ValueError(message)
        return [self._vector(text.lower()) for text in texts]

    def _vector(self, text: str) -> list[float]:
        words = text.split()
        pairs = [word[i : i + 2] for word in words for i in range(len(word) - 1)]
        vector = [0.0] * self.width
        for part, count in Counter([*words * 3, *pairs]).items():
            vector[crc32(part.encode()) % self.width] += count
        length = math.sqrt(sum(value * value for value in vector)) or 1.0
        return (
            [value / length for value in vector] if any(vector) else [1.0, *vector[1:]]
        )
