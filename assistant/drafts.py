"""What a chat model hands in: sentences that name what they rest on.

A number is written as a reference, `{f-1a2b3c4d-12}` for a figure or `{c-9f8e7d}` for a
calculation; we print it. Nothing here is trusted before the gates have seen it.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

# What is longer than any register or comparison is no answer.
MOST_SENTENCES = 400
LONGEST_SENTENCE = 20_000
LONGEST_WARNING = 400


def _bare(key: object) -> object:
    """An id as it stands in a sentence, `{f-1}`, is that id."""
    return key.strip().strip("{}") if isinstance(key, str) else key


class Support(BaseModel):
    """What one sentence rests on: an id a tool returned, and the words quoted from it.

    `quote` may be left out for a figure, a risk or a finding, which carry their own.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, BeforeValidator(_bare), StringConstraints(min_length=1)] = Field(
        description="id, as a tool of this conversation returned it, of a passage,"
        " figure, risk, event, finding, statement or calculation"
    )
    quote: str | None = Field(
        default=None,
        description="for a passage: its words that bear the sentence out, copied"
        " exactly and in one piece; left out for everything else",
    )


class DraftSentence(BaseModel):
    """One sentence and its supports; `{id}` in `text` is printed as that number."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: Annotated[
        str, StringConstraints(min_length=1, max_length=LONGEST_SENTENCE)
    ] = Field(
        description="one sentence in which every number is {id} of a figure or a"
        " calculation, printed with its sign and unit: 'Bury’s deficit was {f-12}.'"
    )
    rests_on: tuple[Support, ...] = Field(
        default=(),
        description="all that the sentence rests on; empty only where it says that"
        " something is not stated",
    )


class Draft(BaseModel):
    """The answer to the question, sentence by sentence, or a refusal."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: Literal["answered", "not_found", "exempt", "not_comparable"] = Field(
        description="not_found: the papers do not say; exempt: only a paper that is not"
        " shown would; not_comparable: figures that differ in more than their council"
    )
    sentences: Annotated[
        tuple[DraftSentence, ...], Field(max_length=MOST_SENTENCES)
    ] = Field(
        default=(), description="the figure first; for not_found what is nearest to it"
    )
    beside: Annotated[tuple[DraftSentence, ...], Field(max_length=MOST_SENTENCES)] = (
        Field(
            default=(),
            description="for an answer: what else the papers say that bears on the"
            " question, each quoted between “ and ”; may be left out",
        )
    )
    warnings: tuple[
        Annotated[str, StringConstraints(max_length=LONGEST_WARNING)], ...
    ] = Field(default=(), description="what is missing from the papers, if anything")
