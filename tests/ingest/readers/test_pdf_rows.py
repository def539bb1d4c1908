"""Which printed lines of an aligned table make one row."""

from ingest.readers.pdf_lines import line_of
from ingest.readers.pdf_rows import gap_between
from tests.ingest.readers.test_pdf_lines import word


def test_white_above_a_line_is_measured_from_its_words_not_from_a_raised_mark() -> None:
    above = line_of([word("Delayed", top=0.0)])
    below = line_of([word("track", top=15.0), word("⁴", top=12.0)])

    assert gap_between(above, below) == 5.0
