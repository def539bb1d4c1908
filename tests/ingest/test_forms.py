"""Which words a form asks in, and which of its boxes is ticked."""

import pytest

from ingest.forms import asks_who_may_read, is_of_a_form, ticked


@pytest.mark.parametrize(
    ("label", "is_asked"),
    [
        ("Public or private", True),
        ("Contains Confidential or Exempt Information", True),
        ("If the report is exempt, give the paragraph", True),
        ("Public Health", False),
        ("Private sector", False),
        ("Contract exemption", False),
        ("Is the report exempt from call-in", False),
        ("Report", False),
    ],
)
def test_label_may_ask_who_the_paper_is_for(label: str, is_asked: bool) -> None:
    assert asks_who_may_read(label) is is_asked


def test_a_word_of_another_matter_makes_it_no_form() -> None:
    assert is_of_a_form("This report is not open to the public")
    assert not is_of_a_form("This school is not open to the public")


@pytest.mark.parametrize(
    ("told", "chosen"),
    [
        ("Open ☐ Exempt ☒", "Exempt"),
        ("☐ Open ☒ Exempt", "Exempt"),
        ("☐ Open ☐ Exempt", "☐ Open ☐ Exempt"),
        ("Exempt", "Exempt"),
    ],
)
def test_what_stands_at_the_ticked_box_is_chosen(told: str, chosen: str) -> None:
    assert ticked(told) == chosen
