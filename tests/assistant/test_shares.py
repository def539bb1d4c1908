from dataclasses import replace

import pytest

from corpus.records import Basis, Figure, Flow, Measure
from tests.desk_in_words import PHASES, answered, desk_of, said, table_of, told


def test_a_share_is_worked_out_over_the_total_of_its_column() -> None:
    head, part, whole = answered(
        "What share of the placements budget is secondary?", *PHASES
    )

    assert head == "about 50%: £3.0m ÷ £6.0m."
    assert "£3.0m" in part
    assert "row Secondary" in part
    assert "£6.0m" in whole
    assert "row Total" in whole


def test_a_share_of_the_total_is_no_total() -> None:
    head, *_ = answered(
        "What share of the total placements budget is secondary?", *PHASES
    )

    assert head == "about 50%: £3.0m ÷ £6.0m."


def test_a_cost_per_place_is_money_over_the_count_of_its_row() -> None:
    row = table_of(
        {"Resource base": ("£600,000", "40")},
        columns=("Cost", "Places"),
        caption="Table 6: New places",
        measure=Measure.PLACEMENT_COST,
    )

    head, *_ = answered("What is the cost per place of the resource base?", *row)

    assert head == "£15,000: £600,000 ÷ 40."


def test_a_part_is_the_number_beside_the_words_that_name_it() -> None:
    text = "We place 45 with providers, 35 of them of secondary age and 25 with SEMH."
    counts = said(text, "45", "35", "25", measure=Measure.OTHER)

    head, *_ = answered(
        "Of the 45 Bury places with providers, what % have SEMH?", *counts
    )

    assert head == "55.56%: 25 ÷ 45."


def test_a_part_stands_in_the_row_of_the_whole_that_is_quoted() -> None:
    payments = table_of(
        {"2021-22": ("£12.5m", "£12.5m"), "Total": ("£31.2m", "£15.6m")},
        columns=("Agreed", "Received"),
        caption="Table 2: Payments",
        measure=Measure.CAPITAL,
    )

    head, *_ = answered("What % of the £31.2m had Bury received?", *payments)

    assert head == "50%: £15.6m ÷ £31.2m."


def test_a_part_stands_in_the_column_of_the_whole_that_is_quoted() -> None:
    head, *_ = answered("Of the £6.0m in Bury, what proportion is nursery?", *PHASES)

    assert head == "about 16.7%: £1.0m ÷ £6.0m."


def test_what_share_of_a_table_one_line_is_names_both_of_them() -> None:
    head, *operands = answered(
        "What proportion of Bury's placements by phase is primary?", *PHASES
    )

    assert head == "about 33%: £2.0m ÷ £6.0m."
    assert len(operands) == 2


def test_a_share_is_worked_out_in_the_column_of_the_basis_that_is_asked() -> None:
    columns = {
        "Plan": (Basis.PLAN, "Jan 2024", "£1.0m", "£5.0m"),
        "Q2 forecast": (Basis.FORECAST, "Oct 2023", "£2.0m", "£8.0m"),
        "Q3 forecast": (Basis.FORECAST, "Jan 2024", "£3.0m", "£6.0m"),
    }
    spend = [
        record
        for name, (basis, vintage, part, whole) in columns.items()
        for record in table_of(
            {"Independent": (part,), "Total": (whole,)},
            columns=(name,),
            caption="Table 2: Spending on placements",
            measure=Measure.PLACEMENT_COST,
            basis=basis,
            vintage=vintage,
        )
    ]

    head, *_ = answered(
        "What share of placements spending is independent on the latest forecast?",
        *spend,
    )

    assert head == "about 50%: £3.0m ÷ £6.0m."


def test_money_asked_for_is_no_share_of_other_money() -> None:
    sentences = told(
        desk_of(
            "Adding the years up, how much was Bury asked to find for the plan?",
            *table_of({"Plan asked for": ("£550", "£35,000")}, columns=("Fee", "Cost")),
        )
    )

    assert not any("%" in sentence for sentence in sentences)


def test_what_was_counted_before_is_no_part_of_what_is_counted_now() -> None:
    text = "There were 3,742 plans in January 2022 and 3,508 in January 2021."
    hit, *counts = said(text, "3,742", "3,508", measure=Measure.EHCP_COUNT)
    dated = [
        replace(count, as_at=day)
        for count, day in zip(counts, ("2022-01", "2021-01"), strict=True)
        if isinstance(count, Figure)
    ]

    desk = desk_of("What % of Bury's plans in January 2022 are new?", hit, *dated)

    assert len(dated) == len(counts)
    assert not any("÷" in sentence for sentence in told(desk))


def test_a_per_cent_that_is_stated_is_not_worked_out() -> None:
    stated = said(
        "In 2021 72% of new plans were issued on time.",
        "72%",
        measure=Measure.TIMELINESS,
    )
    money = said(
        "Of the budget of £83m £2m was recouped for new plans.",
        *("£83m", "£2m"),
        measure=Measure.OTHER,
        place="para 9",
    )

    head, *_ = answered("What % of Bury's new plans were on time?", *stated, *money)

    assert head.startswith("72%")


def test_a_share_of_an_overspend_is_of_the_column_of_variances() -> None:
    rows = table_of(
        {
            "Independent schools": ("£22.4m", "£9.3m"),
            "Early years": ("£42.2m", "£4.3m"),
            "Total": ("£64.6m", "£13.6m"),
        },
        columns=("Forecast", "Variance"),
    )

    head, *_ = answered(
        "What share of Bury's overspend is down to independent schools?", *rows
    )

    assert head == "68.4%: £9.3m ÷ £13.6m."


def test_a_share_is_of_the_whole_that_is_quoted_and_its_nearest_part() -> None:
    whole = said("Bury invests £44.2m in its SEND capital programme.", "£44.2m")
    parts = said(
        "The programme is funded from grants of £29.7m and borrowing of £14.5m.",
        *("£29.7m", "£14.5m"),
        place="para 6",
        label="grants of £29.7m and borrowing of £14.5m",
    )

    head, *_ = answered(
        "What share of Bury's £44.2m SEND capital programme is borrowing?",
        *(*whole, *parts),
    )

    assert head == "32.8%: £14.5m ÷ £44.2m."


RESERVE = said(
    "The General Fund reserve stands at £25.0m.",
    "£25.0m",
    place="para 6.1",
    measure=Measure.RESERVES,
)
OWED = said(
    "The deficit of the DSG is £17.2m on 31 March 2021.",
    "£17.2m",
    place="para 1.1",
    measure=Measure.DSG_DEFICIT,
    as_at="2021-03-31",
    period="2020-21",
)


@pytest.mark.parametrize(
    "asked",
    [
        "What share of Bury's General Fund reserve would the March 2021 deficit take?",
        "What is Bury's DSG deficit as a % of the General Fund reserve?",
    ],
)
def test_a_share_of_one_measure_in_another_is_of_the_nearest_of_each(
    asked: str,
) -> None:
    head, *_ = answered(asked, *OWED, *RESERVE)

    assert head == "68.8%: £17.2m ÷ £25.0m."


def test_of_two_reserves_in_a_sentence_the_one_that_is_named_is_the_whole() -> None:
    text = "The General Fund reserve is £20.0m and earmarked reserves are £40.0m."
    passage, *held = said(text, "£20.0m", "£40.0m", measure=Measure.RESERVES)
    labels = "The General Fund reserve is £20.0m", "earmarked reserves are £40.0m"
    named = [
        replace(figure, label=label)
        for figure, label in zip(held, labels, strict=True)
        if isinstance(figure, Figure)
    ]

    head, *_ = answered(
        "What is Bury's DSG deficit as a % of the General Fund reserve?",
        *(*OWED, passage, *named),
    )

    assert head == "86%: £17.2m ÷ £20.0m."


def test_two_reserves_are_no_share_of_a_deficit() -> None:
    two = said(
        "The General Fund reserve was £20.4m and earmarked reserves £38.1m.",
        *("£20.4m", "£38.1m"),
        measure=Measure.RESERVES,
    )

    _, *answer = told(
        desk_of("What share of Bury's General Fund reserve is the DSG deficit?", *two)
    )

    assert not any("÷" in sentence for sentence in answer)


def test_a_sentence_that_says_nothing_of_the_part_gives_no_share() -> None:
    other = said(
        "Of the grant of £12.5m for Bury £7.9m pays for a satellite.",
        *("£12.5m", "£7.9m"),
        measure=Measure.CAPITAL,
    )
    rest = said("The remaining £0.8m was unallocated.", "£0.8m", place="para 6.5")

    _, *answer = told(
        desk_of("What share of Bury's grant is unallocated?", *other, *rest)
    )

    assert not any("÷" in sentence for sentence in answer)


def test_what_a_year_adds_to_a_deficit_is_no_share_of_it_unasked() -> None:
    text = "It overspent by £6.3m, giving a deficit of £13.0m."
    deficits = said(text, "£6.3m", "£13.0m", measure=Measure.DSG_DEFICIT)
    hit, year, balance = deficits
    assert isinstance(year, Figure)
    assert isinstance(balance, Figure)
    records = (
        hit,
        replace(year, flow=Flow.IN_YEAR),
        replace(balance, flow=Flow.CUMULATIVE),
    )

    unasked = told(desk_of("What share of the deficit did Bury take on?", *records))
    asked = told(
        desk_of("What share of the deficit is Bury's in-year overspend?", *records)
    )

    assert not any("÷" in text for text in unasked)
    assert any("£6.3m ÷ £13.0m" in text for text in asked)


BLOCKS = table_of(
    {
        "Special schools": ("£3.0m", "£5.0m", "£2.0m"),
        "Independent schools": ("£1.0m", "£5.0m", "£4.0m"),
        "Total": ("£4.0m", "£10.0m", "£6.0m"),
    },
    columns=("Budget", "Forecast", "Variance"),
    caption="Table 1: High needs forecast by provider",
    measure=Measure.DSG_DEFICIT,
    flow=Flow.IN_YEAR,
)
BALANCE = table_of(
    {"Balance brought forward": ("£1.0m",), "Total in-year": ("£9.0m",)},
    columns=("2024/25",),
    caption="Table 2: DSG overspend forecast",
    measure=Measure.DSG_DEFICIT,
)


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("What share of the high needs budget is special schools?", "75%"),
        ("Special schools as a % of the high needs forecast (budget)?", "75%"),
        ("What proportion of the budget do special schools make up?", "75%"),
        ("How much of the budget is special schools, as a percentage?", "75%"),
        ("What share of the overspend is down to independent schools?", "67%"),
    ],
)
def test_a_share_is_of_the_column_that_is_named(asked: str, head: str) -> None:
    told_first, *_ = answered(f"In Bury: {asked}", *BALANCE, *BLOCKS)

    assert told_first.startswith(f"about {head}")


def test_a_part_of_these_is_of_the_number_in_the_sentence_before_it() -> None:
    text = "A programme of 500 new places is agreed. By May 125 of these had opened."
    hit, *counts = said(text, "500", "125", measure=Measure.OTHER)
    own = [
        replace(f, quote=f"{quote}.")
        for f, quote in zip(counts, text.rstrip(".").split(". "), strict=True)
        if isinstance(f, Figure)
    ]

    head, *_ = answered("What share of Bury's new places had opened by May?", hit, *own)

    assert head == "25%: 125 ÷ 500."


def test_a_share_in_brackets_is_none_of_what_moves_before_them() -> None:
    stated = said(
        "This includes increasing the plans in mainstream schools (37.3% in Bury).",
        "37.3%",
        measure=Measure.EHCP_COUNT,
    )

    (only,) = answered("What % of Bury's plans are in mainstream schools?", *stated)

    assert "37.3%" in only


def test_a_share_that_something_rose_to_is_told() -> None:
    risen = said(
        "Plans in mainstream schools rose to 37%.", "37%", measure=Measure.OTHER
    )

    (only,) = answered("What % of plans are in mainstream schools?", *risen)

    assert "37%" in only


def test_a_rate_of_growth_is_no_share() -> None:
    grown = said("Plans in Bury grew by 27% in a year.", "27%", measure=Measure.OTHER)

    status, *_ = told(desk_of("What % of Bury's plans are in one year group?", *grown))

    assert status == "not_found"
