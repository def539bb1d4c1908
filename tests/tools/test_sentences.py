"""Sentences of a paragraph."""

import pytest

from tools.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose. It fell.", ["It rose.", "It fell."]),
        ("It rose to £4.1m. £2m is left.", ["It rose to £4.1m.", "£2m is left."]),
        ("No stop at the end", ["No stop at the end"]),
        ("Why so? Because.", ["Why so?", "Because."]),
        ("He said “stop.” She did.", ["He said “stop.”", "She did."]),
        ("A note.¹ More.", ["A note.¹", "More."]),
        ("", []),
    ],
)
def test_text_is_cut_after_each_stop(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in split_sentences(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It costs approx. £4m a year.",
        "Cllr. Reed and Mrs. A. Moss were there.",
        "Places, e.g. SEMH places, cost most.",
        "See para. 3 and no. 5 of the plan.",
        "It is due in Sept. 2022 at best.",
    ],
)
def test_abbreviation_ends_no_sentence(text: str) -> None:
    assert [sentence.text for sentence in split_sentences(text)] == [text]


@pytest.mark.parametrize("number", ["5.3 ", "5.3. ", "12. ", "a. ", "(a) ", "(iv) "])
def test_own_number_of_a_paragraph_is_no_part_of_its_first_sentence(
    number: str,
) -> None:
    first, second = split_sentences(f"{number}It rose. It fell.")

    assert (first.text, first.start) == ("It rose.", len(number))
    assert second.text == "It fell."


def test_characters_of_a_sentence_are_those_of_the_paragraph() -> None:
    text = "4.2 It rose,  sharply.  Then it fell. End"

    for sentence in split_sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text


def test_number_without_a_stop_is_left_out_if_the_paragraph_has_it() -> None:
    text = "4 Schools have closed. Two remain."

    assert split_sentences(text, number="4")[0].text == "Schools have closed."
    assert split_sentences(text)[0].text == "4 Schools have closed."
    assert split_sentences(text, number="14")[0].text == "4 Schools have closed."
