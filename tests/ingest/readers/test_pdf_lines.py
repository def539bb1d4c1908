"""What a printed line is, told from its words."""

import pytest

from ingest.readers.pdf_lines import is_number, line_of
from ingest.readers.pdf_words import Word


def word(text: str, *, top: float = 0.0) -> Word:
    return Word(
        text=text,
        start=0,
        end=len(text),
        x0=0.0,
        top=top,
        x1=5.0 * len(text),
        bottom=top + 10.0,
        size=10.0,
        is_bold=False,
        is_level=True,
    )


@pytest.mark.parametrize("text", ["1", "10,343", "(3.3)", "£58,200", "4.9%", "24.1m"])
def test_line_that_prints_an_amount_alone_is_a_number(text: str) -> None:
    assert is_number(line_of([word(text)]))


@pytest.mark.parametrize("text", ["1.", "10,", "FY24", "Total"])
def test_end_of_a_sentence_is_no_number(text: str) -> None:
    assert not is_number(line_of([word(text)]))
