"""Rules of tools/prose_figures.py: each number of a sentence with its own words."""

from decimal import Decimal

import pytest

from corpus.records import (
    Basis,
    Figure,
    Flow,
    FundingBlock,
    Locator,
    Measure,
    SafetyValve,
    Scenario,
    Stage,
    Unit,
)
from tests.papers_in_words import paper
from tools.prose_figures import Around, find_sentence_figures
from tools.sentences import Sentence

PLACE = Locator(words="para 1", page_number=None, start=0, end=10)


def figures_of(
    text: str, *, account_year: str | None = None, earlier: str | None = None
) -> list[Figure]:
    sentence = Sentence(text=text, start=0, end=len(text))
    return list(
        find_sentence_figures(
            paper(met_on="2024-06-12"),
            sentence,
            PLACE,
            Around(account_year=account_year, earlier=earlier),
        )
    )


def test_block_is_what_the_paragraph_last_spoke_of() -> None:
    sentence = Sentence(text="The overspend was £5m.", start=0, end=22)
    around = Around(
        "It was late.",
        ("The DSG",),
        before_that=("The high needs block is under pressure.",),
    )

    (found,) = find_sentence_figures(paper(), sentence, PLACE, around)

    assert found.block is FundingBlock.HIGH_NEEDS


def test_figure_quotes_its_sentence_and_is_labelled_by_its_words() -> None:
    (found,) = figures_of("The deficit on the high needs block has come to £5m by now.")

    assert found.quote == "The deficit on the high needs block has come to £5m by now."
    assert found.label == "on the high needs block has come to £5m by now."
    assert (found.locator, found.vintage) == (PLACE, "2024-06-12")


def test_both_ends_of_a_change_measure_the_same() -> None:
    found = figures_of("Funding for high needs went from £24m to £37m (54%).")

    assert {figure.measure for figure in found} == {Measure.HIGH_NEEDS_FUNDING}
    assert [figure.unit for figure in found] == [Unit.GBP, Unit.GBP, Unit.PERCENT]


def test_each_amount_has_the_basis_of_its_own_clause() -> None:
    found = figures_of("The outturn was £5m against a budget of £4m.")

    assert [figure.basis for figure in found] == [Basis.OUTTURN, Basis.BUDGET]


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("The DfE paid £5m.", Basis.OUTTURN),
        ("The £5m is to be paid.", None),
        ("The deficit will reach £5m.", Basis.FORECAST),
        ("It was £5m (the next count will be published soon).", None),
        (
            "A forecast made last year put two amounts at £5m and at £6m.",
            Basis.FORECAST,
        ),
    ],
)
def test_basis_is_what_is_said_and_nothing_else(
    sentence: str, basis: Basis | None
) -> None:
    assert {figure.basis for figure in figures_of(sentence)} == {basis}


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("A deficit of £5m.", "5000000"),
        ("An overspend of £5m.", "5000000"),
        ("A DSG surplus of £5m.", "-5000000"),
        ("The deficit was £(5)m.", "5000000"),
        ("The block was underspent by £5m.", "-5000000"),
        ("It moved from deficit to a DSG position of -£5m.", "-5000000"),
        ("DSG surpluses of £5m ease the deficit.", "-5000000"),
        ("A deficit of £5m is eased by surpluses.", "5000000"),
        ("Savings of £5m and a surplus elsewhere.", "5000000"),
        ("After the overspend the DSG surplus carried forward is £5m.", "-5000000"),
        ("Despite an in-year underspend the deficit is £5m.", "5000000"),
        ("A deficit of £5m (Quarter 2: £4m), partly offset by underspends.", "5000000"),
    ],
)
def test_deficit_is_positive_and_surplus_negative(sentence: str, amount: str) -> None:
    assert figures_of(sentence)[0].amount == Decimal(amount)


def test_each_scenario_is_of_its_own_number() -> None:
    found = figures_of("Unmitigated, the deficit is £9m, against £4m with the plan.")

    assert [figure.scenario for figure in found] == [
        Scenario.UNMITIGATED,
        Scenario.MITIGATED,
    ]


def test_each_stage_is_of_its_own_money() -> None:
    found = figures_of(
        "Of £9m agreed under the Safety Valve, £5m has been received and £4m remains."
    )

    assert [figure.stage for figure in found] == [
        *(Stage.AGREED, Stage.RECEIVED, Stage.REMAINING),
    ]


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("The Safety Valve total to be received is £27m.", Stage.AGREED),
        ("The £36m of Safety Valve funding not yet paid is at risk.", Stage.REMAINING),
        ("Under the Safety Valve agreement DfE will pay £14m.", Stage.AGREED),
        ("Safety Valve payments of £5m were received.", Stage.RECEIVED),
    ],
)
def test_what_is_to_be_paid_has_not_been_received(sentence: str, stage: Stage) -> None:
    assert [figure.stage for figure in figures_of(sentence)] == [stage]


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        (
            "High needs spending was £9m beside funding of £8m, a deficit of £1m.",
            [
                Measure.HIGH_NEEDS_SPEND,
                Measure.HIGH_NEEDS_FUNDING,
                Measure.DSG_DEFICIT,
            ],
        ),
        ("The cost of borrowing for the deficit is £1m.", [Measure.OTHER]),
        (
            "The in-year deficit was £5m, £1m better than the budgeted deficit of £6m.",
            [Measure.DSG_DEFICIT, Measure.OTHER, Measure.DSG_DEFICIT],
        ),
        ("The General Fund is forecast to overspend by £4m.", [Measure.OTHER]),
        ("The negative reserve will rise to £4m.", [Measure.DSG_DEFICIT]),
        (
            "The in-year pressure before Safety Valve funding is £5m.",
            [Measure.DSG_DEFICIT],
        ),
        ("The agreement pays £6m in 2024-25.", [Measure.SAFETY_VALVE_FUNDING]),
        ("57% of plans were issued within 20 weeks.", [Measure.TIMELINESS]),
        ("An independent school costs £62,500 per pupil.", [Measure.PLACEMENT_COST]),
        ("The cost of an independent placement is £62,500.", [Measure.PLACEMENT_COST]),
    ],
)
def test_each_number_measures_what_its_clause_says(
    sentence: str, measures: list[Measure]
) -> None:
    assert [figure.measure for figure in figures_of(sentence)] == measures


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("The forecast for the whole year is £5m.", ("2024-25", None)),
        ("The deficit opened the year at £5m.", ("2023-24", "2024-03-31")),
        ("The deficit brought forward was £5m.", ("2023-24", "2024-03-31")),
        (
            "The opening deficit for 2022-23 was £5m.",
            ("2021-22", "2022-03-31"),
        ),
        (
            "The deficit brought forward from 2022-23 was £5m.",
            ("2022-23", "2023-03-31"),
        ),
        ("Safety Valve payments of £5m have come to date.", (None, None)),
    ],
)
def test_amount_of_the_year_is_of_the_one_the_paper_accounts_for(
    sentence: str, time: tuple[str | None, str | None]
) -> None:
    found = figures_of(sentence, account_year="2024-25")

    assert [(figure.period, figure.as_at) for figure in found] == [time]


def test_what_a_deficit_rose_from_is_not_of_the_year_it_rose_in() -> None:
    found = figures_of(
        "The cumulative deficit rose from £34m to £53m in the year.",
        account_year="2023-24",
    )

    assert [figure.period for figure in found] == [None, "2023-24"]


def test_flow_is_that_last_named_before_a_number() -> None:
    found = figures_of(
        "The in-year deficit is £38m, compared with £12m in the plan, and the"
        " cumulative deficit will be £96m."
    )

    assert [figure.flow for figure in found] == [
        *(Flow.IN_YEAR, Flow.IN_YEAR, Flow.CUMULATIVE),
    ]


def test_plans_that_are_counted_plan_no_number() -> None:
    assert {figure.basis for figure in figures_of("41% of plans were late.")} == {None}


def test_deficit_is_gross_or_net_by_its_own_clause() -> None:
    gross, net, paid = figures_of(
        "The DSG deficit was £26.3m before Safety Valve payments and £11.2m after the"
        " £15.1m received by then."
    )

    assert (gross.safety_valve, net.safety_valve) == (
        SafetyValve.GROSS,
        SafetyValve.NET,
    )
    assert (net.measure, paid.measure) == (
        Measure.DSG_DEFICIT,
        Measure.SAFETY_VALVE_FUNDING,
    )


def test_deficit_is_net_after_payments_whose_amount_stands_before_it() -> None:
    gross, _, net = figures_of(
        "Before DfE payments the cumulative deficit is £23.7m; after the £11.5m of"
        " Safety Valve payments received to date it is £12.2m."
    )

    assert (gross.safety_valve, net.safety_valve) == (
        SafetyValve.GROSS,
        SafetyValve.NET,
    )


def test_deficit_after_payments_is_no_payment() -> None:
    (found,) = figures_of(
        "The cumulative deficit at 31 March 2025, after Safety Valve payments, is"
        " forecast to be £13.6m."
    )

    assert found.measure is Measure.DSG_DEFICIT
    assert found.safety_valve is SafetyValve.NET


def test_sign_is_that_which_the_sentence_before_has_told() -> None:
    (found,) = figures_of(
        "The cumulative balance at 31 March 2022 was -£8.55m.",
        earlier="Deficits are shown with a minus sign.",
    )

    assert (found.measure, found.amount) == (Measure.DSG_DEFICIT, Decimal(8_550_000))
    assert found.is_sign_told


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("The block is forecast to overspend its budget by £5m.", Basis.FORECAST),
        ("The forecast is £5m over the approved budget.", Basis.FORECAST),
        ("The budget is £5m.", Basis.BUDGET),
        ("It will be £5m, against a budget of £4m.", Basis.FORECAST),
    ],
)
def test_budget_that_spend_is_held_against_is_not_its_basis(
    sentence: str, basis: Basis
) -> None:
    assert figures_of(sentence)[0].basis is basis


def test_time_after_the_name_of_a_plan_is_its_number_s() -> None:
    now, before, _ = figures_of(
        "The Council maintained 2,946 Education, Health and Care Plans (EHCPs) at 30"
        " September 2024 compared with 2,688 a year earlier, an increase of 9.6%."
    )

    assert (now.as_at, before.as_at) == ("2024-09-30", "2023-09-30")


@pytest.mark.parametrize(
    "sentence",
    [
        "The cost to the General Fund of financing the deficit was £0.4m in 2023/24.",
        "It costs £2m a year to carry the deficit.",
    ],
)
def test_what_carrying_a_deficit_costs_is_no_deficit(sentence: str) -> None:
    (found,) = figures_of(sentence)

    assert found.measure is Measure.OTHER


def test_what_a_year_leaves_in_deficit_on_a_day_is_a_balance() -> None:
    (found,) = figures_of(
        "After the in-year overspend it will be in deficit by £2.9m at 31 March 2025."
    )

    assert (found.flow, found.as_at) == (Flow.CUMULATIVE, "2025-03-31")


def test_parts_of_a_surplus_are_surpluses_each_of_its_block() -> None:
    whole, schools, early, central = figures_of(
        "The other three blocks hold a surplus of £1.9m (schools £0.6m, early years"
        " £1.0m, central school services £0.3m)."
    )

    assert [f.amount for f in (whole, schools, early, central)] == [
        *map(Decimal, (-1_900_000, -600_000, -1_000_000, -300_000)),
    ]
    assert whole.block is None
    assert [f.block for f in (schools, early, central)] == [
        *(FundingBlock.SCHOOLS, FundingBlock.EARLY_YEARS, FundingBlock.CENTRAL),
    ]


@pytest.mark.parametrize(
    ("sentence", "block"),
    [
        ("After surpluses on other blocks the DSG is overspent by £7m.", "dsg"),
        ("An overspend of £5m falls on high needs; other blocks hold.", "high_needs"),
        ("High needs: a deficit of £5m, less a surplus of £1m on early years.", None),
    ],
    ids=["after the others", "before the others", "each its own"],
)
def test_deficit_is_of_the_block_of_its_own_words(
    sentence: str, block: str | None
) -> None:
    found = figures_of(sentence)[-1]

    assert found.block == (block or FundingBlock.EARLY_YEARS)


def test_things_counted_by_another_name_are_no_plans() -> None:
    earlier = "Last year 58% of plans were issued in time."
    (appeals,) = figures_of("There were 37 open appeals.", earlier=earlier)

    assert appeals.measure is Measure.OTHER


def test_forecast_on_the_same_basis_is_of_what_was_said_before() -> None:
    earlier = (
        "The agreement forecast a cumulative deficit of £48.6m at 31 March 2025 before"
        " DfE payments."
    )

    found = figures_of(
        "The forecast at Month 9 is £56m on the same basis.", earlier=earlier
    )

    (deficit,) = found
    assert deficit.measure is Measure.DSG_DEFICIT
    assert (deficit.flow, deficit.safety_valve) == (
        Flow.CUMULATIVE,
        SafetyValve.GROSS,
    )


def test_what_an_agreement_provides_for_is_agreed() -> None:
    earlier = "The Council entered into its Safety Valve agreement in March 2023."
    (agreed,) = figures_of("It provides for £27.4m over five years.", earlier=earlier)

    assert agreed.measure is Measure.SAFETY_VALVE_FUNDING
    assert agreed.stage is Stage.AGREED


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        (
            "The DSG closes £20.3m worse than the plan: £16.3m because of the overspend"
            " and £4.0m because of a paused payment.",
            [Measure.OTHER] * 3,
        ),
        ("After contributions of £16.2m the net in-year deficit is £15.2m.", None),
        ("A transfer of 0.5% of the schools block of £511.2m is sought.", None),
        ("Other budgets overspend by £3.9m; that figure excludes the DSG.", None),
        ("Officers expect £0.3m to be clawed back from the DSG deficit.", None),
    ],
    ids=["parts of a difference", "put in", "block", "other budgets", "clawed back"],
)
def test_amount_beside_a_deficit_or_a_transfer_is_not_one_itself(
    sentence: str, measures: list[Measure] | None
) -> None:
    found = [figure for figure in figures_of(sentence) if figure.unit is Unit.GBP]

    first = [figure.measure for figure in found][: len(measures or [1])]
    assert first == (measures or [Measure.OTHER])


def test_part_of_an_overspend_on_a_block_is_the_block_s() -> None:
    found = figures_of(
        "The Dedicated Schools Grant was forecast to overspend by £9.4m: £9.9m on the"
        " High Needs Block, less £0.5m underspent on Early Years."
    )

    assert {figure.measure for figure in found} == {Measure.DSG_DEFICIT}
    assert found[1].block is FundingBlock.HIGH_NEEDS


def test_part_of_a_surplus_is_one_and_of_its_own_block() -> None:
    found = figures_of(
        "It is the net of a high needs deficit of £11.6m and surpluses of £2.7m on"
        " other blocks, of which £1.9m is in early years."
    )

    assert [(int(figure.amount), figure.block) for figure in found] == [
        (11_600_000, FundingBlock.HIGH_NEEDS),
        (-2_700_000, None),
        (-1_900_000, FundingBlock.EARLY_YEARS),
    ]


def test_deficit_to_carry_forward_is_a_balance_beside_that_of_the_year() -> None:
    in_year, carried = figures_of(
        "The net in-year deficit is £15.2m and the deficit to carry forward is £71.9m."
    )

    assert (in_year.flow, carried.flow) == (Flow.IN_YEAR, Flow.CUMULATIVE)


def test_payment_in_each_of_some_years_has_not_the_year_of_the_next() -> None:
    each, last = figures_of(
        "DfE will pay £3.0m in each of the next three years and £5.4m in 2026/27 under"
        " the Safety Valve agreement."
    )

    assert (each.period, last.period) == (None, "2026-27")


def test_what_is_held_against_a_plan_is_not_planned() -> None:
    actual, planned = figures_of("The average is £58,400, against £54,900 in the plan.")

    assert (actual.basis, planned.basis) == (None, Basis.PLAN)


def test_a_year_before_something_says_nothing_of_a_flow() -> None:
    (deficit,) = figures_of(
        "It ends in March 2026, a year before the agreement does, and the projected DSG"
        " deficit at that date is £7.0m."
    )

    assert deficit.flow is Flow.CUMULATIVE


@pytest.mark.parametrize(
    ("text", "earlier", "measure", "amount"),
    [
        (
            "The DfE agreed to contribute up to £140m in return for the Council"
            " reaching an in-year balance by 2027-28.",
            "Northwold entered a Safety Valve agreement.",
            Measure.SAFETY_VALVE_FUNDING,
            "140",
        ),
        (
            "It provides for up to £34.0m over five financial years, and the Council"
            " undertook to reach a positive in-year balance by the end of 2024/25.",
            "The Council entered a Safety Valve agreement with the DfE.",
            Measure.SAFETY_VALVE_FUNDING,
            "34",
        ),
        (
            "The balance of £2.4m was withheld because the Council missed the deficit.",
            "The DfE paid the rest under the agreement.",
            Measure.SAFETY_VALVE_FUNDING,
            "2.4",
        ),
        (
            "The High Needs Block is forecast to spend £37.7m more than the income"
            " available to it.",
            None,
            Measure.DSG_DEFICIT,
            "37.7",
        ),
        (
            "That is £16.3m worse than the level in the Safety Valve agreement.",
            None,
            Measure.OTHER,
            "16.3",
        ),
        (
            "The DSG would exceed the General Reserve by £33.6m.",
            None,
            Measure.OTHER,
            "33.6",
        ),
        (
            "The forecast has worsened by £2.4m, mainly because more pupils receive"
            " top-up funding.",
            "The SEND capital programme is reported below.",
            Measure.OTHER,
            "2.4",
        ),
        (
            "The education variance includes £14.8m on home to school transport.",
            None,
            Measure.OTHER,
            "14.8",
        ),
        (
            "FE confirmed that it should read £0.8m; the first figure had included"
            " the block transfer twice.",
            "The forecast overspend on the High Needs Block was recorded as £1.8m.",
            Measure.DSG_DEFICIT,
            "0.8",
        ),
        (
            "Approves the addition of £1.130m of unallocated High Needs Provision"
            " Capital Allocation to the scheme.",
            None,
            Measure.CAPITAL,
            "1.13",
        ),
    ],
    ids=[
        *("agreed for a balance", "provided for", "withheld", "more than income"),
        *("worse than", "exceeds reserves", "worsened by", "transport"),
        *("corrected", "capital of high needs"),
    ],
)
def test_a_number_is_not_of_what_is_only_named_beside_it(
    text: str, earlier: str | None, measure: Measure, amount: str
) -> None:
    (found,) = figures_of(text, earlier=earlier)

    assert (found.measure, found.amount) == (measure, Decimal(amount) * 1_000_000)


def test_balance_stated_after_payments_is_no_payment() -> None:
    balance, paid, own, without = figures_of(
        "The opening balance of £61.4m is stated after the first DfE payment of £56.3m"
        " and the Council's first contribution of £17.0m; without them it would have"
        " been £134.7m.",
        earlier="Table 3 shows the cumulative deficit, with Safety Valve money.",
    )

    assert [figure.measure for figure in (balance, paid, own, without)] == [
        *(Measure.DSG_DEFICIT, Measure.SAFETY_VALVE_FUNDING),
        *(Measure.OTHER, Measure.DSG_DEFICIT),
    ]
    assert balance.safety_valve is SafetyValve.NET
    assert without.safety_valve is SafetyValve.GROSS


def test_after_them_is_after_the_payments_of_the_sentence_before() -> None:
    (found,) = figures_of(
        "After them the cumulative deficit at 31 March 2024 is £10.7m.",
        earlier="The DfE payments for 2023/24 have been received.",
    )

    assert found.safety_valve is SafetyValve.NET


@pytest.mark.parametrize(
    "text",
    [
        "Were no money ever paid, the deficit at 31 March 2025 would be £67.3m.",
        "The high needs deficit could reach £67.3m if all of it were agreed.",
    ],
)
def test_what_no_account_can_show_yet_is_a_forecast(text: str) -> None:
    (found,) = figures_of(text)

    assert found.basis is Basis.FORECAST


def test_point_before_a_colon_is_of_the_amount_after_it() -> None:
    now, then = figures_of("The forecast deficit is £10.7m (Quarter 4: £9.9m).")

    assert now.vintage == "2024-06-12"
    assert str(then.vintage).startswith("Quarter 4")


def test_payment_is_received_past_its_share_of_the_whole() -> None:
    paid, _ = figures_of(
        "The first payment of £10.80m, 40% of the total, had been received.",
        earlier="The Safety Valve agreement is with the DfE.",
    )

    assert paid.stage is Stage.RECEIVED


def test_further_payment_has_come_as_the_one_before_it_had() -> None:
    found = figures_of(
        "A first Safety Valve payment of £5m was received in March 2022 and a further"
        " £2m in 2022/23, with £1m in 2023/24."
    )

    assert [figure.stage for figure in found] == [Stage.RECEIVED, Stage.RECEIVED, None]


def test_how_far_a_transfer_is_above_the_plan_is_no_transfer() -> None:
    found = figures_of("The transfer is £5m, £2m above the plan.")

    assert [figure.measure for figure in found] == [Measure.TRANSFER, Measure.OTHER]


@pytest.mark.parametrize(
    "sentence",
    [
        "The DSG outturn deficit is £5m better.",
        "The DSG deficit is £5m higher than agreed.",
        "The DSG deficit missed its target by £5m.",
        "The DSG deficit grew by £5m.",
        "The DSG deficit has fallen by £5m.",
        "The DSG deficit is higher by £5m.",
    ],
)
def test_how_far_a_deficit_is_from_another_is_none_itself(sentence: str) -> None:
    assert figures_of(sentence)[0].measure is Measure.OTHER


def test_a_surplus_after_an_overspend_is_a_balance() -> None:
    (found,) = figures_of("After the overspend the DSG surplus carried forward is £5m.")

    assert found.flow is Flow.CUMULATIVE


@pytest.mark.parametrize(
    ("sentence", "blocks"),
    [
        (
            "The DSG is forecast to overspend by £25m, almost entirely on High Needs.",
            [FundingBlock.DSG],
        ),
        (
            "The high needs block overspent by £8m, offset by an underspend of £1m in"
            " early years, leaving a net in-year deficit of £7m.",
            [FundingBlock.HIGH_NEEDS, FundingBlock.EARLY_YEARS, None],
        ),
        (
            "The high needs overspend is £6m, so that the DSG overspend is £5m and the"
            " cumulative deficit is £9m.",
            [FundingBlock.HIGH_NEEDS, FundingBlock.DSG, FundingBlock.DSG],
        ),
    ],
    ids=["what makes it up", "net of several", "the whole named since"],
)
def test_a_deficit_is_of_the_part_of_the_grant_that_it_is_said_of(
    sentence: str, blocks: list[FundingBlock | None]
) -> None:
    assert [figure.block for figure in figures_of(sentence)] == blocks


@pytest.mark.parametrize(
    "sentence",
    [
        "The High Needs Block pressure of £5m is on placements.",
        "The High Needs Block is forecasting a pressure of £5m.",
        "There is a projected pressure of £5m on the High Needs Block.",
        "High needs spending exceeded the grant by £5m.",
    ],
)
def test_what_is_over_the_high_needs_grant_is_a_years_deficit(sentence: str) -> None:
    (found,) = figures_of(sentence)

    assert (found.measure, found.flow) == (Measure.DSG_DEFICIT, Flow.IN_YEAR)
    assert found.block is FundingBlock.HIGH_NEEDS


def test_a_pressure_on_another_budget_is_no_deficit_of_the_grant() -> None:
    (found,) = figures_of("Home to school transport shows a pressure of £5m.")

    assert found.measure is Measure.OTHER


def test_what_is_by_so_much_too_is_over_or_under_as_the_one_before() -> None:
    schools, early = figures_of(
        "The Schools Block underspent by £4m and the Early Years Block by £6m."
    )

    assert [*map(int, (schools.amount, early.amount))] == [-4_000_000, -6_000_000]


def test_what_was_reported_before_is_on_no_basis_of_the_one_after() -> None:
    _, reported, assumed = figures_of(
        "A DSG overspend of £25m is now forecast, compared with £22m reported at"
        " Quarter 1 and £14m assumed when the budget was set."
    )

    assert (reported.basis, assumed.basis) == (None, Basis.BUDGET)


def test_a_balance_with_a_years_overspend_added_is_no_years_overspend() -> None:
    (found,) = figures_of(
        "With the forecast DSG overspend for 2023/24 it will be £22m at 31 March 2024."
    )

    assert found.flow is Flow.CUMULATIVE


def test_each_flow_is_named_with_its_own_amount() -> None:
    year, whole = figures_of(
        "The in-year surplus of £1.2m reduced the cumulative deficit to £8.7m."
    )

    assert (year.flow, year.amount) == (Flow.IN_YEAR, Decimal(-1_200_000))
    assert whole.flow is Flow.CUMULATIVE


def test_what_was_brought_forward_is_a_balance_beside_a_years() -> None:
    balance, year = figures_of(
        "It is made up of the deficit of £5.1m brought forward at 1 April 2023 and the"
        " in-year overspend of £2.4m."
    )

    assert (balance.flow, year.flow) == (Flow.CUMULATIVE, Flow.IN_YEAR)


def test_a_capital_allocation_is_capital() -> None:
    (found,) = figures_of("Its High Needs Provision Capital Allocation of £12.5m came.")

    assert found.measure is Measure.CAPITAL


def test_what_a_variance_is_between_is_no_deficit() -> None:
    found = figures_of("Variance: £1.4m adverse (budget £22.0m, forecast £23.4m).")

    assert [figure.measure for figure in found] == [
        Measure.DSG_DEFICIT,
        Measure.OTHER,
        Measure.OTHER,
    ]


def test_each_scenario_is_of_its_own_clause() -> None:
    found = figures_of(
        "On current trends the cumulative deficit would reach £24.6m by 31 March 2028;"
        " with the DBV mitigations it would be £14.2m."
    )

    assert [(figure.scenario, figure.as_at, figure.basis) for figure in found] == [
        (Scenario.UNMITIGATED, "2028-03-31", Basis.FORECAST),
        (Scenario.MITIGATED, "2028-03-31", Basis.FORECAST),
    ]


def test_a_planned_shortfall_is_a_years() -> None:
    (found,) = figures_of(
        "The budget has a planned shortfall of £126.0m against grant."
    )

    assert found.flow is Flow.IN_YEAR


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("A DSG surplus of £4m at 31 March 2023 and £1m at 31 March 2024.", (-4, -1)),
        (
            "DSG underspends of £3m on early years and £2m on schools help.",
            (-3, -2),
        ),
        (
            "High needs overspends by £8m (Quarter 2: £6m) and this is partly offset by"
            " underspends on the other blocks.",
            (8, 6),
        ),
        ("A DSG surplus of £4m in 2023 and a deficit of £1m in 2024.", (-4, 1)),
    ],
    ids=["two times", "two blocks", "in brackets", "each its own"],
)
def test_second_of_two_amounts_is_over_or_under_as_the_first(
    sentence: str, amounts: tuple[int, int]
) -> None:
    told = figures_of(sentence)

    assert tuple(int(f.amount) // 10**6 for f in told) == amounts


def test_what_a_reserve_holds_is_neither_over_nor_under_unless_it_is_said() -> None:
    (bare,) = figures_of("The balance of the DSG reserve is £5m.")
    (unusable,) = figures_of("The deficit in the DSG unusable reserve is £5m.")

    assert (bare.is_sign_told, unusable.is_sign_told) == (False, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "The budget planned to add £2m to the DSG reserve.",
        "The DSG deficit will exceed the reserves by some £113m.",
    ],
)
def test_what_is_put_by_or_stands_between_two_is_no_deficit(sentence: str) -> None:
    assert figures_of(sentence)[0].measure is Measure.OTHER


def test_overspend_of_which_nothing_else_is_said_may_be_of_the_own_budget() -> None:
    text = "Note the forecast overspend of £17m for 2024/25."
    sentence = Sentence(text=text, start=0, end=len(text))
    beside = Around(own_budget="General Fund forecast")

    def measures(around: Around) -> list[Measure]:
        told = find_sentence_figures(paper(title="Monitoring"), sentence, PLACE, around)
        return [figure.measure for figure in told]

    assert measures(Around()) == [Measure.DSG_DEFICIT]
    assert measures(beside) == [Measure.OTHER]
