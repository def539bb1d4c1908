from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from corpus.records import (
    Basis,
    Figure,
    Flow,
    FundingBlock,
    Measure,
    SafetyValve,
    Scenario,
)
from tests.desk_in_words import BURY, KENT, Record, desk_of, said, table_of, told
from tools.progress import safety_valve_progress

ASKED = "Whose DSG deficit is bigger in 2021/22, Bury's or Kent's?"


def deficit(printed: str, *, of: Any, **coordinates: Any) -> tuple[Figure, ...]:
    plain = {"flow": Flow.CUMULATIVE, "columns": ("2021/22",)}
    return table_of({"DSG deficit": (printed,)}, of=of, **(plain | coordinates))


def answer(asked: str, *records: Record) -> tuple[str, ...]:
    return told(desk_of(asked, *records))


def test_the_larger_of_two_like_figures_is_told_and_both_are_listed() -> None:
    status, head, *rows = answer(
        ASKED, *deficit("£19.5m", of=BURY), *deficit("£47.1m", of=KENT)
    )

    assert status == "answered"
    assert head == "The larger is Kent’s: £47.1m."
    assert rows[0].startswith("Bury, 2021/22: £19.5m (forecast, cumulative")
    assert rows[1].startswith("Kent, 2021/22: £47.1m (forecast, cumulative")


@pytest.mark.parametrize(
    ("other", "told_apart"),
    [
        ({"flow": Flow.IN_YEAR}, "balance or one year"),
        ({"basis": Basis.OUTTURN}, "basis: forecast against outturn"),
        ({"scenario": Scenario.UNMITIGATED}, "unmitigated"),
        ({"columns": ("2023/24",)}, "2021-22 against 2023-24"),
    ],
    ids=["flow", "basis", "scenario", "period"],
)
def test_unlike_figures_are_laid_out_and_never_ranked(
    other: dict[str, Any], told_apart: str
) -> None:
    status, head, *rest = answer(
        ASKED, *deficit("£19.5m", of=BURY), *deficit("£47.1m", of=KENT, **other)
    )

    assert status == "not_comparable"
    assert head.startswith("These are not comparable like for like")
    assert not any("larger" in sentence for sentence in rest)
    assert told_apart in rest[-1]


def test_of_a_council_the_newest_saying_is_compared() -> None:
    before = deficit(
        "£60.0m", of=KENT, caption="Table 1: May profile", vintage="2021-05"
    )

    _, head, *_ = answer(
        ASKED, *deficit("£19.5m", of=BURY), *before, *deficit("£47.1m", of=KENT)
    )

    assert head == "The larger is Kent’s: £47.1m."


def test_a_council_without_such_a_figure_leaves_the_other_beside_nothing() -> None:
    status, head, *sentences = answer(ASKED, *deficit("£19.5m", of=BURY))

    assert status == "not_comparable"
    assert head.endswith("of Kent the papers say nothing like it.")
    assert len(sentences) == 1
    assert sentences[0].startswith("Bury, ")


def test_sentences_that_figures_stand_in_are_quoted_beside_unlike_ones() -> None:
    status, _, *rest = answer(
        "Whose deficit is bigger, Bury's or Kent's?",
        *said("A deficit of £19.5m is owed.", "£19.5m", flow=Flow.CUMULATIVE),
        *said("A deficit of £47.1m is owed.", "£47.1m", flow=Flow.IN_YEAR, of=KENT),
    )

    assert status == "not_comparable"
    assert any("“A deficit of £47.1m is owed.”" in sentence for sentence in rest)


def agreements(asked: str, texts: Sequence[tuple[str, Any]]) -> tuple[str, ...]:
    """The answer where papers say `texts`, and the figures in them are of the deal."""
    records: list[Record] = []
    for number, (text, coordinates) in enumerate(texts):
        records += said(text, place=f"para {number}", **coordinates)
    papers = [coordinates["of"] for _, coordinates in texts]
    hits = desk_of("", *records).found.hits
    figures = [record for record in records if isinstance(record, Figure)]
    rows = safety_valve_progress(
        dict.fromkeys(papers), figures, (), [hit.passage for hit in hits]
    )
    return answer(asked, *records, *rows)


def test_a_plan_that_was_refused_is_no_agreement() -> None:
    _, *sentences = agreements(
        "Compare the Safety Valve agreements across the councils",
        [("Bury's Safety Valve plan was not accepted by the DfE.", {"of": BURY})],
    )

    assert sentences[0] == (
        "Bury does not have a Safety Valve agreement: its plan was not accepted."
    )


def test_an_agreement_without_an_amount_says_that_none_is_stated() -> None:
    _, *sentences = agreements(
        "Compare the Safety Valve agreements across the councils",
        [("The Safety Valve agreement is on track in Bury.", {"of": BURY})],
    )

    assert sentences[0].endswith("; its amount is not stated.")
    assert "on track" in sentences[1]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (
            "Before DfE payments, whose deficit was bigger, Bury's or Kent's?",
            "answered",
        ),
        (
            "Whose deficit was bigger, Bury's or Kent's, before DfE payments?",
            "answered",
        ),
        ("Whose deficit was bigger, Bury's or Kent's?", "not_comparable"),
        (
            "Compare Bury's deficit before DfE payments with Kent's deficit.",
            "not_comparable",
        ),
    ],
    ids=["asked of both", "asked after both", "not asked", "asked of one"],
)
def test_deficit_that_nobody_pays_towards_is_on_the_side_that_is_asked(
    asked: str, status: str
) -> None:
    gross = deficit("£19.5m", of=BURY, safety_valve=SafetyValve.GROSS)
    unpaid = said("Kent has no Safety Valve agreement.", of=KENT)
    passages = [hit.passage for hit in desk_of("", *unpaid).found.hits]

    told_of, head, *rest = answer(
        asked,
        *gross,
        *deficit("£47.1m", of=KENT),
        *unpaid,
        *safety_valve_progress([KENT], (), (), passages),
    )

    assert told_of == status
    is_ranked = head == "The larger is Kent’s: £47.1m."
    is_told = "Kent has no Safety Valve agreement." in rest
    assert is_ranked is is_told is (status == "answered")


RESERVES = said(
    "General reserves are £58m at 31 March 2024.",
    "£58m",
    place="para 2",
    measure=Measure.RESERVES,
    as_at="2024-03-31",
)


def test_two_measures_of_one_council_are_set_beside_each_other() -> None:
    status, head, *rest = answer(
        "Is Bury's deficit bigger than its reserves?",
        *said("The deficit is £63m at 31 March 2024.", "£63m", as_at="2024-03-31"),
        *RESERVES,
    )

    assert status == "answered"
    assert head == "Of these the largest is £63m."
    assert rest[0].startswith("£63m (")
    assert rest[1].startswith("£58m (")


def test_of_two_measures_the_one_that_is_not_stated_is_named() -> None:
    status, stated, missing = answer(
        "Is Bury's DSG deficit bigger than its reserves?", *deficit("£19.5m", of=BURY)
    )

    assert status == "answered"
    assert "£19.5m" in stated
    assert missing == "Not stated in the papers I can see: the reserves of Bury."


def test_measures_of_different_days_are_not_weighed_against_each_other() -> None:
    _, head, *rest = answer(
        "Is Bury's deficit bigger than its reserves?",
        *said("The deficit is £91m at 31 March 2025.", "£91m", as_at="2025-03-31"),
        *RESERVES,
    )

    assert head == (
        "These are not of one time, or no time is stated, so neither is called larger:"
    )
    assert len(rest) == 2


def test_a_council_is_set_beside_those_its_own_paper_names() -> None:
    own, national = table_of(
        {"Plans in 20 weeks": ("67.1%", "44.5%")},
        columns=("2023/24", "England"),
        measure=Measure.TIMELINESS,
    )
    national = replace(national, council="England", period=None)

    status, first, second, *words = answer(
        "How do Bury's plans in 20 weeks compare with the national average?",
        *(own, national),
    )

    assert status == "answered"
    assert (first[:4], "67.1%" in first) == ("Bury", True)
    assert (second[:7], "44.5%" in second) == ("England", True)
    assert words


def test_others_that_a_cell_of_its_own_row_names_are_told_beside_the_newest() -> None:
    row = {"Plans in 20 weeks": ("52.9%", "67.1%", "44.5%")}
    cells = table_of(
        row, columns=("February", "March", "Beside"), measure=Measure.TIMELINESS
    )
    words = "National 44.5%, without exceptions"
    february, march, national = (
        replace(cells[0], period=None, as_at="2024-02"),
        replace(cells[1], period="2023-24", as_at="2024-03"),
        replace(cells[2], council=None, period=None, quote=words),
    )

    _, first, quoted = answer(
        "What are the national plans in 20 weeks, and Bury's?",
        *(february, march, national),
    )

    assert "67.1%" in first
    assert quoted == f"“{words}”"


@pytest.mark.parametrize(
    "asked",
    [
        "Bury ends up on £60m and Kent on £91m, so Kent is £31m worse. Right?",
        "Bury got £60m and Kent only £91m. How come?",
    ],
)
def test_amounts_quoted_of_two_councils_are_laid_out_with_what_differs(
    asked: str,
) -> None:
    of_bury = said("The deficit will be £60m in 2030.", "£60m", period="2030-31")
    of_kent = said("The deficit is £91m.", "£91m", of=KENT, period="2024-25")

    status, head, *sentences = answer(asked, *of_bury, *of_kent)

    assert status == "not_comparable"
    assert head.startswith("These are not comparable like for like")
    assert any("period: 2030-31 against 2024-25" in one for one in sentences)


def test_every_sentence_with_a_number_the_reader_quotes_is_told_apart() -> None:
    once = said("Bury pays £28m more.", "£28m", place="para 2")
    again = said("So the sum is £28m.", "£28m", place="para 3")
    of_kent = said("Kent pays for it and is coping.", of=KENT)

    status, _, *sentences = answer(
        "Bury pays £28m and Kent pays £12m. Is Kent coping better?",
        *(*once, *again, *of_kent),
    )

    assert status == "not_comparable"
    assert ["£28m" in sentence for sentence in sentences] == [True, True, False]


BLOCKS = (
    *table_of(
        {"High needs block": ("£4.8m",), "Total": ("£4.3m",)},
        caption="Table 1: Outturn by block",
        of=BURY,
        flow=Flow.IN_YEAR,
        basis=Basis.OUTTURN,
    ),
    *table_of(
        {"High needs block": ("£1.6m",), "Total": ("£1.2m",)},
        caption="Table 1: Outturn by block",
        of=KENT,
        flow=Flow.IN_YEAR,
        basis=Basis.OUTTURN,
    ),
)


@pytest.mark.parametrize(
    ("named", "amounts"),
    [
        ("high needs overspend", ("£4.8m", "£1.6m")),
        ("DSG overspend", ("£4.3m", "£1.2m")),
    ],
)
def test_the_block_that_is_named_is_compared(
    named: str, amounts: tuple[str, str]
) -> None:
    blocks = [
        replace(
            row,
            block=FundingBlock.HIGH_NEEDS if row.row_path != ("Total",) else None,
        )
        for row in BLOCKS
    ]

    _, _, *rows = answer(f"Whose {named} in 2022/23 is larger, Bury or Kent?", *blocks)

    assert [amount in row for amount, row in zip(amounts, rows, strict=False)] == [
        True,
        True,
    ]


def test_a_row_that_one_council_alone_has_is_not_held_against_anothers_whole() -> None:
    rows = table_of({"Independent placements": ("£17.4m",)}, of=BURY, flow=Flow.IN_YEAR)
    whole = table_of({"Total": ("£1.7m",)}, of=KENT, flow=Flow.IN_YEAR)

    status, *told_of = answer(
        "Whose overspend on independent placements was bigger in 2022/23, Bury's or"
        " Kent's?",
        *(*rows, *whole),
    )

    assert status != "answered"
    assert not any("larger" in sentence for sentence in told_of)


ADDED = "Add up the DSG deficits of Bury and Kent in 2021/22"


def test_like_deficits_of_two_councils_are_added_where_that_is_asked() -> None:
    status, head, *_ = answer(
        ADDED, *deficit("£19.5m", of=BURY), *deficit("£47.1m", of=KENT)
    )

    assert status == "answered"
    assert head == "£66.6m in total: £19.5m + £47.1m."


def test_unlike_deficits_are_laid_out_where_their_sum_is_asked() -> None:
    outturn = deficit("£47.1m", of=KENT, basis=Basis.OUTTURN)

    status, *rest = answer(ADDED, *deficit("£19.5m", of=BURY), *outturn)

    assert status == "not_comparable"
    assert not any("66.6" in sentence for sentence in rest)


def test_the_latest_balance_is_the_last_that_came_out() -> None:
    shown = [
        record
        for of in (BURY, KENT)
        for printed, columns, basis in (
            ("£9.9m", ("2020/21",), Basis.OUTTURN),
            ("£8.8m", ("2021/22",), Basis.OUTTURN),
            ("£7.7m", ("2022/23",), Basis.FORECAST),
        )
        for record in deficit(printed, of=of, columns=columns, basis=basis)
    ]

    _, head, *_ = answer("Add up the latest DSG deficits of Bury and Kent", *shown)

    assert head == "£17.6m in total: £8.8m + £8.8m."


def test_amounts_quoted_of_two_councils_are_held_against_each_other() -> None:
    records = (
        *deficit("£13.3m", of=BURY),
        *deficit("£13.6m", of=KENT, basis=Basis.OUTTURN),
    )

    status, head, *rest = answer(
        "Bury £13.3m and Kent £13.6m in 2021/22 - is that a fair comparison?", *records
    )

    assert status == "not_comparable"
    assert head.startswith("These are not comparable like for like")
    assert "forecast against outturn" in rest[-1]


@pytest.mark.parametrize(
    "asked",
    [
        "Whose DSG deficit is bigger in 2021/22, Bury's or Kent's, and by how much?",
        "How much bigger is Kent's DSG deficit than Bury's in 2021/22?",
        "Take Bury's DSG deficit in 2021/22 away from Kent's.",
    ],
)
def test_how_far_two_councils_are_apart_is_told_where_it_is_asked(asked: str) -> None:
    _, head, *_ = answer(
        asked, *deficit("£19.5m", of=BURY), *deficit("£47.1m", of=KENT)
    )

    assert head == "The larger is Kent’s: £47.1m, by £27.6m: £47.1m − £19.5m."


def test_each_council_is_taken_at_the_time_it_is_named_with() -> None:
    years = ("2021/22", "2022/23")

    status, *lines = answer(
        "Take Bury's DSG deficit in 2021/22 away from Kent's in 2022/23.",
        *table_of({"DSG deficit": ("£1m", "£2m")}, of=BURY, columns=years),
        *table_of({"DSG deficit": ("£8m", "£9m")}, of=KENT, columns=years),
    )

    assert status == "not_comparable"
    assert lines[1].startswith("Bury, 2021/22: £1m")
    assert lines[2].startswith("Kent, 2022/23: £9m")
    assert any("differ in period" in line for line in lines)


def test_a_deficit_that_a_paper_puts_right_is_compared_as_it_should_be() -> None:
    text = "The deficit was given as £18.3m in error and should read £18.7m."
    both = said(
        *(text, "£18.3m", "£18.7m"),
        basis=Basis.FORECAST,
        flow=Flow.CUMULATIVE,
        period="2021-22",
    )

    _, head, *rows = answer(
        ASKED,
        *deficit("£9.0m", of=KENT),
        *both,
    )

    assert head == "The larger is Bury’s: £18.7m."
    assert rows[0].startswith("Bury, 2021/22: £18.7m")


def test_what_each_has_does_not_tell_whose_grew_faster() -> None:
    counts = (
        *said("Plans in Bury: 900.", "900", measure=Measure.EHCP_COUNT),
        *said("Plans in Kent: 800.", "800", of=KENT, measure=Measure.EHCP_COUNT),
    )

    _, *answer = told(desk_of("Whose EHCPs grew faster, Bury or Kent?", *counts))

    assert not any("larger" in sentence for sentence in answer)


def test_no_line_of_a_table_stands_for_the_year_of_a_whole_block() -> None:
    same: dict[str, Any] = {
        "columns": ("2021/22",),
        "measure": Measure.DSG_DEFICIT,
        "flow": Flow.IN_YEAR,
        "block": FundingBlock.HIGH_NEEDS,
    }
    rows = {"Post-16 colleges": ("£5.4m",), "Total high needs": ("£41.9m",)}
    cells = (
        *table_of(rows, of=KENT, caption="Table 3: High needs variance", **same),
        *table_of({"High needs": ("£5.5m",)}, caption="Table 2: Variance", **same),
    )
    asked = "Take Bury's in-year high needs deficit in 2021/22 off Kent's"

    _, *answer = told(desk_of(asked, *cells))

    assert "£41.9m" in " ".join(answer)
    assert "£5.4m" not in " ".join(answer)
