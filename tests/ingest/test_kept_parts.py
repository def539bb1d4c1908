"""Rules of ingest/kept_parts.py: which parts of a paper are said to be kept."""

import pytest

from ingest.kept_parts import parts_excepted, parts_marked, parts_named


def test_words_about_a_part_are_kept_as_printed() -> None:
    listed = "3. Inspection letter. NOT IN THE PUBLIC DOMAIN UNTIL 31st SEPT 2021."
    texts = ("Exempt Report", listed, "Appendix 2 is exempt.", "Nothing here.")

    assert parts_marked(texts, own=("Exempt Report",)) == (
        listed,
        "Appendix 2 is exempt.",
    )


def test_long_paragraph_is_quoted_by_the_sentence() -> None:
    text = f"{'Much is said. ' * 40}The pink paper has more. And so on."

    assert parts_marked([text], own=()) == ("The pink paper has more.",)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Exempt: Yes, Appendix C only", {"C"}),
        ("Exempt: Yes, the report and Appendix C", set()),
        ("Exempt: Yes, an appendix", set()),
        ("Not for publication: Appendix 3", set()),
        ("Status: Appendix 3 is exempt", set()),
    ],
)
def test_form_may_say_that_an_appendix_alone_is_kept(
    line: str, parts: set[str]
) -> None:
    assert parts_excepted(line) == parts


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("Appendix A – Risks Appendix B – Prices (exempt)", {"B"}),
        ("Appendix 1: risks, Appendix 2: prices (not for publication)", {"2"}),
        ("Appendix 1 and Appendix 2 are exempt", {"1", "2"}),
        ("with exempt appendix C", {"C"}),
    ],
)
def test_of_a_list_of_appendices_the_one_beside_the_marking_is_kept(
    quote: str, parts: set[str]
) -> None:
    assert parts_named([quote]) == parts
