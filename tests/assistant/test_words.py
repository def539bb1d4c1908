from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.words import (
    correct_terms,
    corrected,
    like,
    plain_terms,
    stem,
    stems,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EHC plans", "EHCPs"),
        ("Education, Health and Care Plan", "EHCP"),
        ("the Safety Valve", "SV"),
        ("Dedicated Schools Grant", "DSG"),
        ("high needs block", "HNB"),
        ("in-year", "in year"),
        ("clawed back", "clawback"),
        ("20 weeks", "twenty-week"),
        ("per cent", "%"),
        ("three schools", "3 schools"),
        ("Department for Education", "DfE"),
    ],
)
def test_what_the_field_abbreviates_has_one_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_words_that_carry_no_meaning_are_left_out() -> None:
    assert stems("What are the deficits of the council?") == ("deficit",)


def test_a_letter_that_names_a_school_is_no_article() -> None:
    assert stems("Primary A") != stems("Primary B")
    assert stems("Primary A") != stems("a primary")


def test_a_possessive_is_no_part_of_a_word() -> None:
    assert stem("Bury’s") == stem("Bury")


@pytest.mark.parametrize(
    ("slip", "term"),
    [("defecit", "deficit"), ("unmitgated", "unmitigated"), ("reserv", "reserv")],
    ids=["two letters", "one lost", "too far from any"],
)
def test_terms_of_the_field_are_put_right(slip: str, term: str) -> None:
    assert correct_terms(f"the {slip} now") == f"the {term} now"


def test_a_councils_name_is_no_slip_of_a_term() -> None:
    assert correct_terms("Waltham Forest's defecit") == "Waltham Forest's deficit"


def test_a_form_of_a_term_is_no_slip() -> None:
    assert correct_terms("forecasting deficits") == "forecasting deficits"


def test_a_slip_is_read_as_the_word_the_papers_know() -> None:
    known = {"transport", "transition"}

    assert corrected("trasnport", known) == "transport"
    assert corrected("museum", known) == "museum"
    assert corrected("bus", {"bust"}) == "bus"


@pytest.mark.parametrize(
    ("reader", "paper"),
    [
        ("highest", "peak"),
        ("speed", "accelerate"),
        ("win", "secured"),
        ("overspend", "overspent"),
        ("paid", "received"),
        ("status", "suspended"),
        ("grown", "increase"),
        ("hole", "deficit"),
        ("putting", "contribution"),
        ("owns", "owner"),
    ],
)
def test_readers_words_are_met_by_those_of_papers(reader: str, paper: str) -> None:
    assert stem(paper) in like(stem(reader))


def test_a_word_without_another_for_it_has_none() -> None:
    assert like("museum") == ()


@pytest.mark.parametrize(
    ("said", "term"),
    [
        ("who runs the SEND board", "who chairs the SEND board"),
        ("indy schools", "independent schools"),
        ("who is in charge of SEND", "who is responsible for SEND"),
        ("whose say-so is needed", "whose approval is needed"),
        ("moved over from schools", "transferred from schools"),
        ("is Kent skint", "is Kent insolvent"),
        ("how deep in the red is Kent", "how deep in deficit is Kent"),
        ("when are they back in the black", "when are they in balance"),
        ("its rainy-day money", "its reserves"),
        ("who carries the can", "the risk owner"),
        ("the plan was knocked back", "the plan was not accepted"),
        ("the plan went in", "the plan submitted"),
        ("when it went in again", "when it submitted again"),
        ("did it hear back", "did it feedback response"),
        ("the bail-out", "the Safety Valve funding"),
        ("a rule that lets councils ignore debts", "statutory override"),
        ("is it up to scratch", "is it fit for purpose"),
        ("its hi needs overspend", "its high needs overspend"),
        ("did it come in under or over", "did it come in overspent or underspent"),
        ("is it over or under budget", "is it over or under budget"),
        ("new special school building money", "new capital"),
        ("private special schools", "independent special schools"),
        ("sent to London", "sent to the DfE"),
        ("the override runs out", "the override end"),
        ("How bad is it", "what is the deficit"),
        ("if everything goes well", "if the plan succeeds"),
        ("who is meant to sort out transport", "who is responsible for transport"),
        ("the worst-case scenario", "the deficit if nothing is done"),
        ("the best case", "the mitigated deficit"),
        ("is Bury in trouble", "is Bury in deficit"),
    ],
)
def test_turns_of_speech_are_put_in_the_terms_of_papers(said: str, term: str) -> None:
    assert set(stems(term)) <= set(stems(plain_terms(said)))


@pytest.mark.parametrize(
    "plain",
    [
        "the London Borough of Bexley",
        "what is still owed to Kent",
        "the plan B&NES has",
        "the plan it sent in May 2024",
        "the plan broadly works",
        "the well in the yard",
    ],
)
def test_words_that_are_no_turn_of_speech_are_left(plain: str) -> None:
    assert plain_terms(plain) == plain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("isnt", "isn't"), ("cant", "can't"), ("whats", "what's"), ("theyll", "they'll")],
)
def test_an_apostrophe_left_out_is_put_in(typed: str, meant: str) -> None:
    assert plain_terms(f"{typed} it") == f"{meant} it"
    assert stems(plain_terms(typed)) == ()


def test_words_are_stemmed_alike_in_many_threads_at_once() -> None:
    words = [f"relational{number}izations" for number in range(4000)]

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(stem, words))

    assert together == [stem.__wrapped__(word) for word in words]


def test_a_word_with_another_first_letter_is_no_slip() -> None:
    assert correct_terms("reduction") == "reduction"
    assert correct_terms("reforecast") == "forecast"


@pytest.mark.parametrize("word", ["committed", "provisional", "replacement", "finding"])
def test_a_word_that_papers_use_is_no_slip_for_a_term(word: str) -> None:
    assert plain_terms(f"What is {word} at Bury") == f"What is {word} at Bury"
