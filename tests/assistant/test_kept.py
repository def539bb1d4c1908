"""Rules of assistant/kept.py: what a public paper says is kept from the public."""

import pytest

from corpus.records import Measure
from tests.desk_in_words import desk_of, said, table_of, told

POINTER = (
    "The name of the chosen provider and the value of the contract are in Appendix 2,"
    " which is not for publication."
)
AWARD = "Cabinet is asked to decide on interim places."


@pytest.mark.parametrize(
    "asked",
    ["Who is the provider of Bury's contract?", "How much is Bury's contract worth?"],
)
def test_what_a_paper_says_is_kept_is_refused_with_its_words(asked: str) -> None:
    status, head, quoted = told(
        desk_of(asked, *said(POINTER), *said(AWARD, place="para 2.1"))
    )

    assert (status, head) == ("exempt", "That is not public.")
    assert POINTER in quoted


def test_what_the_pointer_does_not_name_is_answered_from_the_rest() -> None:
    status, *sentences = told(
        desk_of(
            "When is Bury's contract to begin?",
            *said(POINTER),
            *said("The contract begins on 1 April 2022.", place="para 2.1"),
        )
    )

    assert status == "answered"
    assert "1 April 2022" in sentences[0]


LISTED = (
    "Appendix 3 – Weaver Park: commercial terms and land value (EXEMPT: not for"
    " publication by virtue of paragraph 3)"
)


def test_what_a_list_of_appendices_says_is_exempt_is_refused() -> None:
    status, _, quoted = told(
        desk_of(
            "What land value does Bury's Appendix 3 on Weaver Park give?", *said(LISTED)
        )
    )

    assert status == "exempt"
    assert LISTED in quoted


@pytest.mark.parametrize(
    "words",
    [
        "Appendix B: placements (exempt).",
        "Appendix B is exempt under paragraph 3 of Part 1 of Schedule 12A.",
    ],
)
def test_what_an_appendix_says_that_is_exempt_is_refused(words: str) -> None:
    asked = "Which schools are named in Bury's Appendix B?"

    assert told(desk_of(asked, *said(words)))[0] == "exempt"


def test_an_open_appendix_beside_an_exempt_one_is_not_refused() -> None:
    listed = said("Appendix A: Milestones. Appendix B: placements (exempt).")

    assert told(desk_of("What is in Bury's Appendix A?", *listed))[0] != "exempt"


def test_a_list_that_names_another_thing_refuses_nothing() -> None:
    status, *_ = told(
        desk_of(
            "What is the value of Bury's contract for transport?",
            *said(LISTED),
            *said("The value of the transport contract is £2m.", "£2m", place="para 2"),
        )
    )

    assert status == "answered"


def test_what_stands_beside_what_is_asked_about_tells_that_it_is_kept() -> None:
    status, _, quoted = told(
        desk_of(
            "How much did Bury pay to settle the fees dispute with providers?",
            *said("A dispute with providers over fees was settled in April."),
            *said("Its value is in Appendix C, which is exempt.", place="para 5.3"),
        )
    )

    assert status == "exempt"
    assert "Appendix C" in quoted


def test_what_is_in_brackets_after_an_exempt_appendix_is_kept() -> None:
    exempt = (
        "Appendix C (fee negotiations with named independent providers) contains"
        " information on business affairs and is exempt under paragraph 3."
    )

    status, _, quoted = told(
        desk_of("What fees are offered to independent providers?", *said(exempt))
    )

    assert status == "exempt"
    assert exempt in quoted


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("What does the legal advice on Bury's override say?", "exempt"),
        ("What does the override mean for Bury?", "answered"),
    ],
)
def test_what_is_listed_as_exempt_is_refused_where_it_is_meant(
    asked: str, status: str
) -> None:
    listed = said("3. Legal advice on the override (exempt)")
    open_words = said(
        "The override means that the deficit is left out.", place="para 2.1"
    )

    assert told(desk_of(asked, *listed, *open_words))[0] == status


ITEM = (
    "The forum was consulted on the block contract for special places. The minute of"
    " this item is exempt and is not published."
)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("What does Bury's special places block contract say?", "exempt"),
        ("How much is Bury's special places block contract worth?", "exempt"),
        ("What was decided on the special places block contract in Bury?", "exempt"),
        ("Why is the minute of Bury's block contract exempt?", "answered"),
        ("How many parking permits were agreed in Bury?", "not_found"),
    ],
)
def test_what_is_within_an_exempt_item_is_refused(asked: str, status: str) -> None:
    told_status, *_ = told(desk_of(asked, *said(ITEM)))

    assert told_status == status


def test_a_front_sheet_that_names_a_kind_of_report_keeps_nothing() -> None:
    row = said("Exempt/Confidential Report: No", place="front sheet; Exempt Report")

    status, *_ = told(
        desk_of(
            "What does Bury's parking contract say of buses?",
            *row,
            *said("The parking contract says buses go free.", place="para 2"),
        )
    )

    assert status == "answered"


@pytest.mark.parametrize(
    "words",
    [
        "The Cabinet agrees the purchase of the barn set out in exempt Appendix 2.",
        "The barn's land is not in this table: see Exempt Appendix 2.",
        "Exempt Appendix 2: purchase of the barn and its land.",
        "Appendix 2 – EXEMPT: purchase of the barn and its land.",
        "The price of the barn is given in the exempt appendix only.",
    ],
)
def test_a_price_that_only_an_exempt_appendix_holds_is_refused(words: str) -> None:
    status, _, quoted = told(
        desk_of("How much is Bury's purchase of the barn and its land?", *said(words))
    )

    assert status == "exempt"
    assert words.rstrip(".") in quoted


def test_what_a_table_tells_of_it_is_told() -> None:
    status, first, *_ = told(
        desk_of(
            "How much will Bury's barn cost?",
            *said("The cost of land for the barn is not here: see exempt Appendix 2."),
            *table_of(
                {"Barn": ("£1.7m",)},
                columns=("Cost",),
                caption="Table 1: Schemes",
                measure=Measure.CAPITAL,
            ),
        )
    )

    assert status == "answered"
    assert "£1.7m" in first
