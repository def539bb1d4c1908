"""What a chat model hands in: sentences that name what they rest on.

A number is written as a reference, `{f-1a2b3c4d-12}` for a figure or `{c-9f8e7d}` for a
calculation; we print it. Nothing here is trusted before the gates have seen it.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Support(BaseModel):
    """What one sentence rests on: an id a tool returned, and the words quoted from it.

    `quote` may be left out for a figure, a risk or a finding, which carry their own.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(description="id of a figure, passage, risk, finding, calculation")
    quote: str | None = Field(
        default=None, description="words copied exactly from the passage"
    )


class DraftSentence(BaseModel):
    """One sentence and its supports; `{id}` in `text` is printed as that number."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    rests_on: tuple[Support, ...] = ()


class Draft(BaseModel):
    """The answer to the question, sentence by sentence, or a refusal."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: Literal["answered", "not_found", "exempt", "not_comparable"]
    sentences: tuple[DraftSentence, ...] = ()
    warnings: tuple[str, ...] = ()
