"""Tables and sentences of every shape papers print, beside the figures they hold.

A shape is drawn from rows of numbers in pounds; its gold is drawn from the same rows,
so that no expected figure is typed twice. The papers are of Northwold, which is none.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import pytest

from corpus.pages import Block
from corpus.records import Figure, Unit
from corpus.years import closing_year
from tests.papers_in_words import heading, pages, paper, para, table
from tools.figures import find_figures

YEARS = ("2021-22", "2022-23", "2023-24", "2024-25")
DEFICIT = tuple(map(Decimal, (12_345_000, 18_910_000, 27_402_000, 31_088_000)))
GRANT = tuple(map(Decimal, (40_117_000, 43_250_000, 46_981_000, 48_006_000)))
SPEND = tuple(map(Decimal, (45_902_000, 49_815_000, 55_473_000, 51_692_000)))
GAP = tuple(spend - grant for spend, grant in zip(SPEND, GRANT, strict=True))
PLANS = tuple(map(Decimal, (1987, 2012, 2025, 2210)))
SHARES = tuple(map(Decimal, ("41.5", "38.0", "67.1", "92.3")))


@dataclass(frozen=True, kw_only=True)
class Gold:
    """A figure as it must be found; `time` is a financial year or a date."""

    value: Decimal
    time: str | None
    unit: Unit = Unit.GBP
    council: str | None = "Northwold"


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A drawn shape and the figures it holds, no more and no fewer."""

    blocks: tuple[Block, ...]
    gold: tuple[Gold, ...]


def found_in(blocks: Sequence[Block], *, met_on: str = "2024-06-12") -> list[Gold]:
    figures = find_figures(paper(met_on=met_on), pages(*blocks))
    return [
        Gold(
            value=figure.amount,
            time=_time(figure),
            unit=figure.unit,
            council=figure.council,
        )
        for figure in figures
    ]


def _time(figure: Figure) -> str | None:
    return closing_year(figure.as_at) or figure.period or figure.as_at


# How a paper may print a year, an amount.


def slashed(year: str) -> str:
    return year.replace("-", "/")


def short(year: str) -> str:
    return f"FY {year[2:4]}/{year[5:]}"


def closing(year: str) -> str:
    return f"31 March 20{year[5:]}"


def millions(value: Decimal) -> str:
    return f"{value / 1_000_000:.3f}"


def pounds(value: Decimal) -> str:
    return f"£{value:,.0f}"


def thousands(value: Decimal) -> str:
    return f"{value / 1000:,.0f}"


def bracketed(printed: str) -> str:
    return f"({printed})"


def less(value: Decimal) -> str:
    """Negative in brackets, in thousands."""
    return bracketed(thousands(-value)) if value < 0 else thousands(value)


def series(
    values: Sequence[Decimal], unit: Unit = Unit.GBP, *, council: str = "Northwold"
) -> tuple[Gold, ...]:
    return tuple(
        Gold(value=value, time=year, unit=unit, council=council)
        for year, value in zip(YEARS, values, strict=False)
    )


def row(
    label: str, values: Sequence[Decimal], write: Callable[[Decimal], str]
) -> list[str]:
    return [label, *map(write, values)]


# Shapes.


def unit_in_caption() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Table 4: DSG position (£m)",
                [
                    ["", *map(slashed, YEARS)],
                    row("Cumulative deficit", DEFICIT, millions),
                    row("High needs grant", GRANT, millions),
                ],
            ),
        ),
        gold=(*series(DEFICIT), *series(GRANT)),
    )


def unit_in_corner() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Table 1 High needs block",
                [
                    ["£'000", *map(slashed, YEARS)],
                    row("High needs grant", GRANT, thousands),
                    row("Expenditure", SPEND, thousands),
                ],
            ),
        ),
        gold=(*series(GRANT), *series(SPEND)),
    )


def unit_by_row() -> Drawn:
    return Drawn(
        blocks=(
            table(
                None,
                [
                    ["Indicator", *map(slashed, YEARS)],
                    row("DSG deficit £m", DEFICIT, millions),
                    row("EHCPs maintained", PLANS, lambda value: f"{value:,}"),
                    row("% issued within 20 weeks", SHARES, str),
                ],
            ),
        ),
        gold=(
            *series(DEFICIT),
            *series(PLANS, Unit.COUNT),
            *series(SHARES, Unit.PERCENT),
        ),
    )


def unit_by_column() -> Drawn:
    lines = zip(YEARS, GRANT, PLANS, SHARES, strict=True)
    return Drawn(
        blocks=(
            table(
                "Table 2",
                [
                    ["Year", "Grant £000", "Number of plans", "On time %"],
                    *(
                        [slashed(year), thousands(grant), str(plans), str(share)]
                        for year, grant, plans, share in lines
                    ),
                ],
            ),
        ),
        gold=(
            *series(GRANT),
            *series(PLANS, Unit.COUNT),
            *series(SHARES, Unit.PERCENT),
        ),
    )


def unit_in_cells() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Position at each year end",
                [
                    ["", *map(closing, YEARS)],
                    row("Deficit", DEFICIT, lambda value: f"£{millions(value)}m"),
                    row("Grant", GRANT, pounds),
                ],
            ),
        ),
        gold=(*series(DEFICIT), *series(GRANT)),
    )


def unit_from_the_sentence_before() -> Drawn:
    said = f"The grant for {slashed(YEARS[0])} is £{millions(GRANT[0])}m, as follows:"
    return Drawn(
        blocks=(
            para(said, number="4.2"),
            table(
                None,
                [["", *map(slashed, YEARS)], row("High needs grant", GRANT, millions)],
                lead=said,
                number="4.2",
            ),
        ),
        gold=(Gold(value=GRANT[0], time=YEARS[0]), *series(GRANT)),
    )


def stacked_headers_with_blanks() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Budget monitoring £m",
                [
                    ["", "2021/22", "", "2022/23", ""],
                    ["Block", "Budget", "Outturn", "Budget", "Forecast"],
                    ["High needs", *_pairs(millions)],
                ],
                header_rows=2,
            ),
        ),
        gold=_pairs_gold(),
    )


def stacked_headers_merged() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Budget monitoring",
                [
                    ["£000", "2021/22", "2021/22", "2022/23", "2022/23"],
                    ["", "Budget", "Outturn", "Budget", "Forecast"],
                    ["", "Month 12", "Final", "Month 3", "Month 9"],
                    ["High needs block", *_pairs(thousands)],
                ],
                header_rows=3,
            ),
        ),
        gold=_pairs_gold(),
    )


def _pairs(write: Callable[[Decimal], str]) -> list[str]:
    return [write(value) for value in (GRANT[0], SPEND[0], GRANT[1], SPEND[1])]


def _pairs_gold() -> tuple[Gold, ...]:
    values = (GRANT[0], SPEND[0], GRANT[1], SPEND[1])
    times = (YEARS[0], YEARS[0], YEARS[1], YEARS[1])
    return tuple(
        Gold(value=value, time=time) for value, time in zip(values, times, strict=True)
    )


def years_down() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Table 3: deficit recovery, £m",
                [
                    ["Financial year", "In-year deficit", "Cumulative deficit"],
                    *(
                        [slashed(year), millions(gap), millions(deficit)]
                        for year, gap, deficit in zip(YEARS, GAP, DEFICIT, strict=True)
                    ),
                ],
            ),
        ),
        gold=(*series(GAP), *series(DEFICIT)),
    )


def surplus_positive_by_caption() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "DSG reserve: surplus/(deficit), £'000",
                [
                    ["", *map(slashed, YEARS)],
                    row("Balance", [-value for value in DEFICIT], less),
                ],
            ),
        ),
        gold=series(DEFICIT),
    )


def surplus_positive_by_label() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Schools budget, £'000",
                [
                    ["", *map(slashed, YEARS)],
                    row("DSG Surplus / (Deficit)", [-v for v in DEFICIT], less),
                    row("Grant", GRANT, thousands),
                ],
            ),
        ),
        gold=(*series(DEFICIT), *series(GRANT)),
    )


def underspend_in_brackets() -> Drawn:
    variances = tuple(map(Decimal, (-1_360_000, 402_000, -77_000, 2_010_000)))
    return Drawn(
        blocks=(
            table(
                "In-year overspend/(underspend) on the DSG £000",
                [["", *map(slashed, YEARS)], row("High needs", variances, less)],
            ),
        ),
        gold=series(variances),
    )


def deficit_in_brackets_by_arithmetic() -> Drawn:
    opening = (DEFICIT[0], DEFICIT[1], DEFICIT[2])
    moved = tuple(later - earlier for earlier, later in pairwise(DEFICIT))
    years = YEARS[1:]
    grants = GRANT[1:]
    spends = tuple(grant + gap for grant, gap in zip(grants, moved, strict=True))
    return Drawn(
        blocks=(
            table(
                "DSG account £000",
                [
                    ["", *map(slashed, years)],
                    row("Grant", grants, thousands),
                    row("Expenditure", spends, thousands),
                    row("In-year position", [-v for v in moved], less),
                    row("DSG balance brought forward", [-v for v in opening], less),
                    row("DSG balance carried forward", [-v for v in DEFICIT[1:]], less),
                ],
            ),
        ),
        gold=tuple(
            Gold(value=value, time=year)
            for times, values in (
                *((years, line) for line in (grants, spends, moved, DEFICIT[1:])),
                (YEARS[:-1], opening),  # what the year before closed at
            )
            for year, value in zip(times, values, strict=True)
        ),
    )


def total_without_label() -> Drawn:
    places = (Decimal(12), Decimal(10), Decimal(22))
    costs = (Decimal(300_000), Decimal(250_000), Decimal(550_000))
    names = ("Primary base", "Secondary base", "")
    return Drawn(
        blocks=(
            table(
                "New provision",
                [
                    ["Site", "Places", "Estimated capital cost"],
                    *(
                        [name, str(count), pounds(cost)]
                        for name, count, cost in zip(names, places, costs, strict=True)
                    ),
                ],
            ),
        ),
        gold=tuple(
            gold
            for count, cost in zip(places, costs, strict=True)
            for gold in (
                Gold(value=count, time=None, unit=Unit.COUNT),
                Gold(value=cost, time=None),
            )
        ),
    )


def counts_like_years() -> Drawn:
    return Drawn(
        blocks=(
            table(
                None,
                [
                    ["Area", "March 2022", "March 2023", "March 2024"],
                    ["Annual review backlog", "1987", "2012", "2025"],
                    ["New requests", "2,024", "1999", "2031"],
                ],
            ),
        ),
        gold=tuple(
            Gold(value=Decimal(value), time=year, unit=Unit.COUNT)
            for values in ((1987, 2012, 2025), (2024, 1999, 2031))
            for value, year in zip(values, YEARS, strict=False)
        ),
    )


def councils_down() -> Drawn:
    names = ("Kent", "Norfolk", "Surrey")
    return Drawn(
        blocks=(
            table(
                "Deficits of other authorities (£m)",
                [
                    ["Authority", "31 March 2022", "31 March 2023"],
                    *(
                        [
                            f"{name} County Council",
                            millions(DEFICIT[i]),
                            millions(DEFICIT[i + 1]),
                        ]
                        for i, name in enumerate(names)
                    ),
                ],
            ),
        ),
        gold=tuple(
            Gold(value=DEFICIT[i + j], time=YEARS[j], council=name)
            for i, name in enumerate(names)
            for j in range(2)
        ),
    )


def national_row() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Plans issued in 20 weeks",
                [
                    ["", *map(slashed, YEARS)],
                    row("Northwold", SHARES, lambda value: f"{value}%"),
                    row("England", SHARES[::-1], lambda value: f"{value}%"),
                ],
            ),
        ),
        gold=(
            *series(SHARES, Unit.PERCENT),
            *series(SHARES[::-1], Unit.PERCENT, council="England"),
        ),
    )


def blanks_of_every_kind() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Savings (£m)",
                [
                    ["Scheme", *map(slashed, YEARS)],
                    ["Top-up bands", "-", "", "TBC", millions(GAP[0])],
                    ["Travel", "n/a", "–", "tbc", millions(GAP[1])],
                ],
            ),
        ),
        gold=(Gold(value=GAP[0], time=YEARS[3]), Gold(value=GAP[1], time=YEARS[3])),
    )


def groups_and_subtotals() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "High needs spending £000",
                [
                    ["", "2022/23", "2023/24"],
                    ["Placements", "", ""],
                    ["Independent schools", thousands(SPEND[0]), thousands(SPEND[1])],
                    ["Out of borough", thousands(GAP[0]), thousands(GAP[1])],
                    ["Total placements", *_totals(SPEND, GAP)],
                ],
            ),
        ),
        gold=tuple(
            Gold(value=value, time=year)
            for values in (
                (SPEND[0], SPEND[1]),
                (GAP[0], GAP[1]),
                (SPEND[0] + GAP[0], SPEND[1] + GAP[1]),
            )
            for value, year in zip(values, ("2022-23", "2023-24"), strict=True)
        ),
    )


def _totals(one: Sequence[Decimal], other: Sequence[Decimal]) -> list[str]:
    return [thousands(one[i] + other[i]) for i in range(2)]


def dropped_blank_cells() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Savings schemes £m",
                [
                    ["Scheme", "Total", "Start", "2022/23", "2023/24"],
                    [
                        "Bands",
                        millions(GAP[0]),
                        "Apr-22",
                        millions(GAP[1]),
                        millions(GAP[0]),
                    ],
                    [millions(GAP[0]), millions(GAP[1]), millions(GAP[0])],
                ],
            ),
        ),
        gold=(
            Gold(value=GAP[0], time=None),
            Gold(value=GAP[1], time="2022-23"),
            Gold(value=GAP[0], time="2023-24"),
            Gold(value=GAP[0], time=None),
            Gold(value=GAP[1], time="2022-23"),
            Gold(value=GAP[0], time="2023-24"),
        ),
    )


def unit_nowhere() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "High needs block",
                [
                    ["", *map(slashed, YEARS)],
                    row("Grant", GRANT, lambda value: f"{value:,}"),
                    row("Spend", SPEND, lambda value: f"{value:,}"),
                ],
            ),
        ),
        gold=(*series(GRANT), *series(SPEND)),
    )


def sentence_of_several_years() -> Drawn:
    return Drawn(
        blocks=(
            para(
                "The overdrawn balance stood at £12.3m on 31 March 2022, £18.9m on 31"
                " March 2023 and £27.4m a year later, and is expected to come to £31.1m"
                " in 2024/25."
            ),
        ),
        gold=(
            Gold(value=Decimal(12_300_000), time="2021-22"),
            Gold(value=Decimal(18_900_000), time="2022-23"),
            Gold(value=Decimal(27_400_000), time=None),
            Gold(value=Decimal(31_100_000), time="2024-25"),
        ),
    )


def sentence_with_a_range() -> Drawn:
    return Drawn(
        blocks=(
            para("By March 2026 the deficit could lie anywhere between £31m and £37m."),
            para("Officers put the 2024/25 overspend at £2.4–£3.1m."),
        ),
        gold=(
            Gold(value=Decimal(31_000_000), time="2025-26"),
            Gold(value=Decimal(37_000_000), time="2025-26"),
            Gold(value=Decimal(2_400_000), time="2024-25"),
            Gold(value=Decimal(3_100_000), time="2024-25"),
        ),
    )


def sentence_of_respective_years() -> Drawn:
    return Drawn(
        blocks=(
            para(
                "Overspends of £4.1m and £5.6m were recorded in 2021/22 and 2022/23"
                " respectively."
            ),
        ),
        gold=(
            Gold(value=Decimal(4_100_000), time="2021-22"),
            Gold(value=Decimal(5_600_000), time="2022-23"),
        ),
    )


def risk_scores() -> Drawn:
    return Drawn(
        blocks=(
            heading("Appendix B: Risk register"),
            table(
                None,
                [
                    ["Risk", "Likelihood", "Impact", "Score", "Owner"],
                    ["Grant may fall short of need", "4", "4", "16", "Finance lead"],
                    ["Places may open late", "3", "2", "6", "Head of SEND"],
                ],
            ),
        ),
        gold=(),
    )


# The second half, written before the first run on it, after the first half was met.


def balances_by_date_down() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Balances held, £m",
                [
                    ["As at", "DSG deficit", "General reserves"],
                    *(
                        [closing(year), millions(deficit), millions(grant)]
                        for year, deficit, grant in zip(
                            YEARS, DEFICIT, GRANT, strict=True
                        )
                    ),
                ],
            ),
        ),
        gold=(*series(DEFICIT), *series(GRANT)),
    )


def upper_header_with_blanks_dropped() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "High needs £m",
                [
                    ["", "2021/22", "2022/23"],
                    ["Block", "Budget", "Outturn", "Budget", "Forecast"],
                    ["High needs", *_pairs(millions)],
                ],
                header_rows=2,
            ),
        ),
        gold=_pairs_gold(),
    )


def upper_header_centred() -> Drawn:
    values = (*GRANT[:3], *SPEND[:3])
    return Drawn(
        blocks=(
            table(
                "Monitoring £000",
                [
                    ["", "", "2021/22", "", "", "2022/23", ""],
                    ["Line", "Budget", "Actual", "Gap", "Budget", "Actual", "Gap"],
                    ["Independent schools", *map(thousands, values)],
                ],
                header_rows=2,
            ),
        ),
        gold=tuple(
            Gold(value=value, time=YEARS[index // 3])
            for index, value in enumerate(values)
        ),
    )


def years_begun_anew_in_the_body() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Recovery profile (£m)",
                [
                    ["", "2021/22", "2022/23"],
                    ["Deficit", *map(millions, DEFICIT[:2])],
                    ["", "2023/24", "2024/25"],
                    ["Deficit", *map(millions, DEFICIT[2:])],
                ],
            ),
        ),
        gold=series(DEFICIT),
    )


def councils_across() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Share of plans in mainstream schools, 2023/24",
                [
                    ["", "Northwold", "Kent", "South East", "England"],
                    ["% in mainstream", *map(str, SHARES)],
                ],
            ),
        ),
        gold=tuple(
            Gold(value=share, time="2023-24", unit=Unit.PERCENT, council=council)
            for share, council in zip(
                SHARES, ("Northwold", "Kent", None, "England"), strict=True
            )
        ),
    )


def variance_favourable_when_positive() -> Drawn:
    """Budget less forecast: what is over budget is printed in brackets."""
    lines = zip(("Top-ups", "Independent", "Other"), GRANT, SPEND, GAP, strict=False)
    printed = list(lines)
    return Drawn(
        blocks=(
            table(
                "2023/24 monitoring £'000",
                [
                    ["Line", "Budget", "Forecast", "Variance"],
                    *(
                        [name, thousands(budget), thousands(spend), less(-gap)]
                        for name, budget, spend, gap in printed
                    ),
                ],
            ),
        ),
        gold=tuple(
            Gold(value=value, time="2023-24")
            for _, *values in printed
            for value in values
        ),
    )


def variance_adverse_when_positive() -> Drawn:
    """Forecast less budget: what is under budget is printed in brackets."""
    pairs = ((SPEND[0], GRANT[0]), (GRANT[1], SPEND[1]), (GRANT[2], SPEND[2]))
    return Drawn(
        blocks=(
            table(
                "2023/24 monitoring £'000",
                [
                    ["Line", "Budget", "Forecast outturn", "Variance"],
                    *(
                        [
                            f"Line {index}",
                            thousands(budget),
                            thousands(spend),
                            less(spend - budget),
                        ]
                        for index, (budget, spend) in enumerate(pairs)
                    ),
                ],
            ),
        ),
        gold=tuple(
            Gold(value=value, time="2023-24")
            for budget, spend in pairs
            for value in (budget, spend, spend - budget)
        ),
    )


def surplus_printed_positive() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Early years block (£000)",
                [
                    ["", *map(slashed, YEARS[:2])],
                    ["In-year surplus", thousands(GAP[0]), thousands(GAP[1])],
                ],
            ),
        ),
        gold=series([-GAP[0], -GAP[1]]),
    )


def deficits_all_negative() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Dedicated schools grant",
                [
                    ["£m", *map(slashed, YEARS)],
                    ["DSG deficit", *(f"-{millions(value)}" for value in DEFICIT)],
                ],
            ),
        ),
        gold=series(DEFICIT),
    )


def neutral_balances_down_the_years() -> Drawn:
    """Nothing says deficit but grant, spend and what they leave."""
    lines = list(zip(YEARS, GRANT, SPEND, GAP, strict=True))
    balances = [DEFICIT[0]]
    for gap in GAP[1:]:
        balances.append(balances[-1] + gap)
    return Drawn(
        blocks=(
            table(
                "High needs account, £000",
                [
                    [
                        "Year",
                        "Funding",
                        "Expenditure",
                        "In-year position",
                        "Closing balance",
                    ],
                    *(
                        [
                            slashed(year),
                            thousands(g),
                            thousands(s),
                            less(-gap),
                            less(-b),
                        ]
                        for (year, g, s, gap), b in zip(lines, balances, strict=True)
                    ),
                ],
            ),
        ),
        gold=tuple(
            Gold(value=value, time=line[0])
            for line, balance in zip(lines, balances, strict=True)
            for value in (*line[1:], balance)
        ),
    )


def year_in_the_caption_alone() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Table 6: High needs outturn 2022/23 (£m)",
                [
                    ["", "Budget", "Outturn"],
                    ["Special schools", millions(GRANT[0]), millions(SPEND[0])],
                ],
            ),
        ),
        gold=(
            Gold(value=GRANT[0], time="2022-23"),
            Gold(value=SPEND[0], time="2022-23"),
        ),
    )


def percentages_beside_money() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "High needs grant",
                [
                    ["", "2022/23 £k", "2023/24 £k", "Change %"],
                    ["Grant", thousands(GRANT[1]), thousands(GRANT[2]), "8.6"],
                ],
            ),
        ),
        gold=(
            Gold(value=GRANT[1], time="2022-23"),
            Gold(value=GRANT[2], time="2023-24"),
            Gold(value=Decimal("8.6"), time="2023-24", unit=Unit.PERCENT),
        ),
    )


def notes_on_numbers() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Savings £m",
                [
                    ["Scheme", "2023/24", "2024/25"],
                    [
                        "Travel training¹",
                        f"{millions(GAP[0])}*",
                        f"{millions(GAP[1])} (est.)",
                    ],
                ],
            ),
        ),
        gold=(Gold(value=GAP[0], time="2023-24"), Gold(value=GAP[1], time="2024-25")),
    )


def reference_column_first() -> Drawn:
    return Drawn(
        blocks=(
            table(
                None,
                [
                    ["Ref", "Proposal", "2024/25 £000"],
                    ["1", "Review of bands", thousands(GAP[0])],
                    ["2", "Fewer placements out of county", thousands(GAP[1])],
                ],
            ),
        ),
        gold=(Gold(value=GAP[0], time="2024-25"), Gold(value=GAP[1], time="2024-25")),
    )


def unit_in_the_lead() -> Drawn:
    lead = "The table shows the position (all figures £000)."
    return Drawn(
        blocks=(
            para(lead, number="6.1"),
            table(
                None,
                [["", *map(slashed, YEARS)], row("Deficit", DEFICIT, thousands)],
                lead=lead,
                number="6.1",
            ),
        ),
        gold=series(DEFICIT),
    )


def note_below_tells_the_sign() -> Drawn:
    variances = (Decimal(-402_000), Decimal(1_360_000))
    return Drawn(
        blocks=(
            table(
                "Forecast variance £000",
                [
                    ["", "2022/23", "2023/24"],
                    row("Variance", [-v for v in variances], less),
                ],
            ),
            para("This table shows overspends in brackets."),
        ),
        gold=(
            Gold(value=variances[0], time="2022-23"),
            Gold(value=variances[1], time="2023-24"),
        ),
    )


def range_in_a_cell() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Outlook",
                [["", "2024/25", "2025/26"], ["Deficit", "£31m–£37m", "c£45m"]],
            ),
        ),
        gold=(
            Gold(value=Decimal(31_000_000), time="2024-25"),
            Gold(value=Decimal(37_000_000), time="2024-25"),
            Gold(value=Decimal(45_000_000), time="2025-26"),
        ),
    )


def front_sheet() -> Drawn:
    return Drawn(
        blocks=(
            table(
                None,
                [
                    ["Meeting date", "12 June 2024"],
                    ["Agenda item number", "12"],
                    ["Summary", "The grant was overspent by £5.8m in 2023/24."],
                    ["Contact", "01632 960123"],
                ],
                header_rows=0,
            ),
        ),
        gold=(Gold(value=Decimal(5_800_000), time="2023-24"),),
    )


def merged_group_rows() -> Drawn:
    return Drawn(
        blocks=(
            table(
                "Capital programme",
                [
                    ["Scheme", "Places", "Cost (£k)"],
                    ["Primary", "", ""],
                    ["Base A", "12", "300"],
                    ["", "12", "300"],
                ],
            ),
        ),
        gold=(
            Gold(value=Decimal(12), time=None, unit=Unit.COUNT),
            Gold(value=Decimal(300_000), time=None),
        )
        * 2,
    )


def sentence_that_opens_with_its_year() -> Drawn:
    return Drawn(
        blocks=(
            para(
                "In 2023/24 the high needs block received £46.9m against spending of"
                " £55.4m, up from £49.8m."
            ),
        ),
        gold=(
            Gold(value=Decimal(46_900_000), time="2023-24"),
            Gold(value=Decimal(55_400_000), time="2023-24"),
            Gold(value=Decimal(49_800_000), time=None),
        ),
    )


def sentence_about_another_council() -> Drawn:
    return Drawn(
        blocks=(
            para("Kent owed £97m in 2022/23, while our own deficit was £18.9m."),
            para(
                "The deepest deficits are those of Norfolk (£115m) and Surrey (£100m)."
            ),
        ),
        gold=(
            Gold(value=Decimal(97_000_000), time="2022-23", council="Kent"),
            Gold(value=Decimal(18_900_000), time=None),
            Gold(value=Decimal(115_000_000), time=None, council="Norfolk"),
            Gold(value=Decimal(100_000_000), time=None, council="Surrey"),
        ),
    )


def sentence_with_the_time_of_something_else() -> Drawn:
    return Drawn(
        blocks=(
            para("Since 2019 the cost of placements has risen by £7m."),
            para("An extra £3m was awarded, as announced on 14 March 2023."),
            para("The plan takes 15 years and 6-12 months of preparation."),
        ),
        gold=(
            Gold(value=Decimal(7_000_000), time=None),
            Gold(value=Decimal(3_000_000), time=None),
        ),
    )


def sentence_of_a_surplus() -> Drawn:
    return Drawn(
        blocks=(
            para("The early years block closed 2022/23 with an underspend of £0.4m."),
            para("By 31 March 2026 a DSG surplus of £3.6m is forecast."),
            para("A deficit of (£2.1m) is expected in 2024/25."),
        ),
        gold=(
            Gold(value=Decimal(-400_000), time="2022-23"),
            Gold(value=Decimal(-3_600_000), time="2025-26"),
            Gold(value=Decimal(2_100_000), time="2024-25"),
        ),
    )


# Written before it was known how the code does on them.
UNSEEN_FIRST = (
    unit_in_caption,
    unit_in_corner,
    unit_by_row,
    unit_by_column,
    unit_in_cells,
    unit_from_the_sentence_before,
    stacked_headers_with_blanks,
    stacked_headers_merged,
    years_down,
    surplus_positive_by_caption,
    surplus_positive_by_label,
    underspend_in_brackets,
    deficit_in_brackets_by_arithmetic,
    total_without_label,
    counts_like_years,
    councils_down,
    national_row,
    blanks_of_every_kind,
    groups_and_subtotals,
    dropped_blank_cells,
    unit_nowhere,
    sentence_of_several_years,
    sentence_with_a_range,
    sentence_of_respective_years,
    risk_scores,
)


UNSEEN_SECOND = (
    balances_by_date_down,
    upper_header_with_blanks_dropped,
    upper_header_centred,
    years_begun_anew_in_the_body,
    councils_across,
    variance_favourable_when_positive,
    variance_adverse_when_positive,
    surplus_printed_positive,
    deficits_all_negative,
    neutral_balances_down_the_years,
    year_in_the_caption_alone,
    percentages_beside_money,
    notes_on_numbers,
    reference_column_first,
    unit_in_the_lead,
    note_below_tells_the_sign,
    range_in_a_cell,
    front_sheet,
    merged_group_rows,
    sentence_that_opens_with_its_year,
    sentence_about_another_council,
    sentence_with_the_time_of_something_else,
    sentence_of_a_surplus,
)


@pytest.mark.parametrize(
    "draw", [*UNSEEN_FIRST, *UNSEEN_SECOND], ids=lambda draw: draw.__name__
)
def test_every_figure_of_a_shape_is_found_and_no_other(
    draw: Callable[[], Drawn],
) -> None:
    drawn = draw()

    found = found_in(drawn.blocks)

    assert Counter(found) == Counter(drawn.gold)
