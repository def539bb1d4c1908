"""Rules of tools/stated_sums.py: which sums of sentences are told, and which not."""

import pytest

from tools.stated_sums import check_stated, read_stated

# As it should be, then one number of it changed, and what it comes to.
ADDS_UP = [
    (
        "High needs spending climbed from £41.2m in 2021/22 to £46.9m in "
        "2022/23, an increase of £5.7m."
    ),
    ("The number of plans rose from 2,310 to 2,587 over the year, a rise of 12.0%."),
    (
        "Of the 84 tribunal appeals lodged, 51 were settled, 12 were withdrawn "
        "and the remaining 21 were heard."
    ),
    (
        "The capital allocation of £12.4m is made up of £7.1m for special "
        "schools, £3.9m for resource bases and £1.4m for fees."
    ),
    ("Forty settings replied; 318 of the 424 places on offer were filled (75%)."),
    "Transport cost £6.48m for 1,080 pupils, an average of £6,000 each.",
    "The forecast outturn of £58.3m is £2.1m above the budget of £56.2m.",
    (
        "Independent placements are expected to cost £14.75m against a budget "
        "of £13.20m, an overspend of £1.55m."
    ),
    ("The share finished on time fell from 62% to 55%, a fall of 7 percentage points."),
    "Top-up funding grew by £1.3m (8.4%) to £16.8m.",
    "The backlog fell by 46 to 131 from 177 in the spring.",
    ("Schools have drawn £2.25m of the £3.60m fund, leaving £1.35m uncommitted."),
    ("The levy of 0.5% of the schools block of £214m, or £1.07m, was agreed."),
    (
        "Savings of £0.45m on transport, £0.30m on therapies and £0.25m on "
        "staffing, a total of £1.00m, are planned."
    ),
    (
        "The DSG deficit at year end was £23.9m, an increase of £6.4m on the "
        "£17.5m reported a year before."
    ),
    (
        "Requests for assessment numbered 612 this year compared with 540 last "
        "year, an increase of 72 (13.3%)."
    ),
    (
        "A grant of £9.75m was received, of which £4.20m has been passed to "
        "schools, £3.15m spent centrally and the remaining £2.40m carried "
        "forward."
    ),
    (
        "The service employs 64 people, comprising 28 caseworkers, 22 "
        "psychologists and 14 support staff."
    ),
    "Some 44% of reviews (132 of 300) were late.",
    (
        "The council will provide 35 new places at £18,000 per place, a total "
        "cost of £630,000."
    ),
    "The 2024/25 allocation is £71.6m, up £3.4m from £68.2m in 2023/24.",
    "The reserve stood at £8.2m and is forecast to fall by £3.5m to £4.7m.",
    "Out of 1,450 children with plans, 609 (42%) attend special schools.",
    "The cost per placement went up by 6.5%, from £46,000 to £48,990.",
    ("Total funding of £5.85m was shared between 78 schools, or £75,000 per school."),
    (
        "The opening balance of £11.3m plus the in-year overspend of £4.6m "
        "gives a deficit of £15.9m."
    ),
    "Exclusions came down from 96 to 84 (12.5%).",
    "The two schemes cost £1.8m and £2.7m, totalling £4.5m.",
    ("Staffing accounts for £0.84m, equivalent to 35% of the service budget of £2.4m."),
    (
        "We planned for 240 places and opened 265, which is 25 more than the "
        "240 planned."
    ),
    "The overspend of £12.5m is 7.8% of the budget of £161.05m.",
    "The deficit of £42.3m exceeds the agreed £37.5m by £4.8m.",
    "The deficit moved from £37.5m to £42.3m, £4.8m worse.",
    "Late plans were 58 out of 134, which is 43%.",
    "Only 43 per cent of plans, 58 out of 134, were late.",
    "Demand explains £4.94m of the £5.20m variance; the remaining £0.26m is prices.",
]
DOES_NOT = [
    (
        (
            "High needs spending climbed from £41.2m in 2021/22 to £46.9m in "
            "2022/23, an increase of £6.7m."
        ),
        "£6.7m",
        "£46.9m - £41.2m = £5.7m",
    ),
    (
        (
            "The number of plans rose from 2,310 to 2,587 over the year, a rise of "
            "21.0%."
        ),
        "21.0%",
        "(2,587 - 2,310) / 2,310 = 12.0%",
    ),
    (
        (
            "Of the 84 tribunal appeals lodged, 51 were settled, 12 were withdrawn "
            "and the remaining 23 were heard."
        ),
        "23",
        "84 - 51 - 12 = 21",
    ),
    (
        (
            "The capital allocation of £12.4m is made up of £7.1m for special "
            "schools, £3.9m for resource bases and £2.4m for fees."
        ),
        "£12.4m",
        "£7.1m + £3.9m + £2.4m = £13.4m",
    ),
    (
        ("Forty settings replied; 318 of the 424 places on offer were filled (57%)."),
        "57%",
        "318 / 424 = 75.0%",
    ),
    (
        "Transport cost £6.48m for 1,080 pupils, an average of £6,800 each.",
        "£6,800",
        "£6.48m / 1,080 = £6,000",
    ),
    (
        "The forecast outturn of £58.3m is £3.1m above the budget of £56.2m.",
        "£3.1m",
        "£58.3m - £56.2m = £2.1m",
    ),
    (
        (
            "Independent placements are expected to cost £14.75m against a budget "
            "of £13.20m, an overspend of £1.85m."
        ),
        "£1.85m",
        "£14.75m - £13.20m = £1.55m",
    ),
    (
        (
            "The share finished on time fell from 62% to 55%, a fall of 13 "
            "percentage points."
        ),
        "13 percentage points",
        "62% - 55% = 7%",
    ),
    (
        "Top-up funding grew by £1.3m (9.8%) to £16.8m.",
        "9.8%",
        "£1.3m / (£16.8m - £1.3m) = 8.4%",
    ),
    ("The backlog fell by 56 to 131 from 177 in the spring.", "56", "177 - 131 = 46"),
    (
        ("Schools have drawn £2.25m of the £3.60m fund, leaving £1.53m uncommitted."),
        "£1.53m",
        "£3.60m - £2.25m = £1.35m",
    ),
    (
        ("The levy of 0.5% of the schools block of £214m, or £1.70m, was agreed."),
        "£1.70m",
        "0.5% × £214m = £1.07m",
    ),
    (
        (
            "Savings of £0.45m on transport, £0.30m on therapies and £0.25m on "
            "staffing, a total of £1.20m, are planned."
        ),
        "£1.20m",
        "£0.45m + £0.30m + £0.25m = £1.00m",
    ),
    (
        (
            "The DSG deficit at year end was £23.9m, an increase of £4.6m on the "
            "£17.5m reported a year before."
        ),
        "£4.6m",
        "£23.9m - £17.5m = £6.4m",
    ),
    (
        (
            "Requests for assessment numbered 612 this year compared with 540 last "
            "year, an increase of 82 (13.3%)."
        ),
        "82",
        "612 - 540 = 72",
    ),
    (
        (
            "A grant of £9.75m was received, of which £4.20m has been passed to "
            "schools, £3.15m spent centrally and the remaining £2.70m carried "
            "forward."
        ),
        "£2.70m",
        "£9.75m - £4.20m - £3.15m = £2.40m",
    ),
    (
        (
            "The service employs 64 people, comprising 28 caseworkers, 22 "
            "psychologists and 18 support staff."
        ),
        "64",
        "28 + 22 + 18 = 68",
    ),
    ("Some 54% of reviews (132 of 300) were late.", "54%", "132 / 300 = 44.0%"),
    (
        (
            "The council will provide 35 new places at £18,000 per place, a total "
            "cost of £680,000."
        ),
        "£680,000",
        "35 × £18,000 = £630,000",
    ),
    (
        "The 2024/25 allocation is £71.6m, up £4.3m from £68.2m in 2023/24.",
        "£4.3m",
        "£71.6m - £68.2m = £3.4m",
    ),
    (
        "The reserve stood at £8.2m and is forecast to fall by £3.5m to £5.7m.",
        "£3.5m",
        "£8.2m - £5.7m = £2.5m",
    ),
    (
        "Out of 1,450 children with plans, 609 (48%) attend special schools.",
        "48%",
        "609 / 1,450 = 42.0%",
    ),
    (
        "The cost per placement went up by 9.5%, from £46,000 to £48,990.",
        "9.5%",
        "(£48,990 - £46,000) / £46,000 = 6.5%",
    ),
    (
        (
            "Total funding of £5.85m was shared between 78 schools, or £57,000 per "
            "school."
        ),
        "£57,000",
        "£5.85m / 78 = £75,000",
    ),
    (
        (
            "The opening balance of £11.3m plus the in-year overspend of £4.6m "
            "gives a deficit of £16.9m."
        ),
        "£16.9m",
        "£11.3m + £4.6m = £15.9m",
    ),
    ("Exclusions came down from 96 to 84 (21.5%).", "21.5%", "(84 - 96) / 96 = -12.5%"),
    (
        "The two schemes cost £1.8m and £2.7m, totalling £4.9m.",
        "£4.9m",
        "£1.8m + £2.7m = £4.5m",
    ),
    (
        (
            "Staffing accounts for £0.84m, equivalent to 53% of the service budget "
            "of £2.4m."
        ),
        "53%",
        "£0.84m / £2.4m = 35.0%",
    ),
    (
        (
            "We planned for 240 places and opened 265, which is 35 more than the "
            "240 planned."
        ),
        "35",
        "265 - 240 = 25",
    ),
    (
        "The overspend of £12.5m is 9.8% of the budget of £161.05m.",
        "9.8%",
        "£12.5m / £161.05m = 7.8%",
    ),
    (
        "The deficit of £42.3m exceeds the agreed £37.5m by £5.8m.",
        "£5.8m",
        "£42.3m - £37.5m = £4.8m",
    ),
    (
        "The deficit moved from £37.5m to £42.3m, £5.8m worse.",
        "£5.8m",
        "£42.3m - £37.5m = £4.8m",
    ),
    ("Late plans were 58 out of 134, which is 34%.", "34%", "58 / 134 = 43.3%"),
    (
        "Only 34 per cent of plans, 58 out of 134, were late.",
        "34 per cent",
        "58 / 134 = 43.3%",
    ),
    (
        "Demand took £4.94m of the £5.20m variance; the remaining £0.62m is prices.",
        "£0.62m",
        "£5.20m - £4.94m = £0.26m",
    ),
]
# What only looks like a sum: another basis, a part, a rate, an estimate, two things.
NO_SUM = [
    (
        "Spend rose from £17m to £19m, an increase of £3.5m in staffing and "
        "£1m in transport."
    ),
    ("Spend rose from £17m in 2020 to £25m in 2024, an increase of £2m a year."),
    (
        "The number of plans rose from 1,200 to 1,560, an average increase of "
        "10% a year."
    ),
    (
        "Of the 120 cases, 60 concerned autism, 50 speech and 40 both, and the "
        "remaining 20 neither."
    ),
    ("Of the 40 schools asked, 12 replied within 3 weeks and the remaining 28 later."),
    "30 of the 120 pupils who moved (12% of the roll) came back.",
    (
        "The forecast is £20.0m against grant of £18.0m, leaving a deficit of "
        "£1.5m after a transfer."
    ),
    (
        "The net overspend of £2.0m is made up of pressures of £3.5m and "
        "savings of £1.5m."
    ),
    (
        "The overspend of £2.0m is made up of £3.5m on placements offset by "
        "£1.5m on early years."
    ),
    (
        "The fund paid for 12 places at £20,000 per place for two terms, a "
        "total of £160,000."
    ),
    "Fees come to £1,250 a week for 38 weeks, a total of £50,000.",
    (
        "There are 35 pupils at £20,000 each and 12 at £30,000 each, a total "
        "of £1,060,000."
    ),
    "The deficit fell from £18m to £15m following a payment of £4m.",
    (
        "The overspend of £2.0m became a surplus of £1.0m, a reduction of "
        "£3.0m on the £2.0m forecast."
    ),
    (
        "An overspend of £1.2m on placements and £0.3m on transport, a total "
        "of £2.0m with therapies, is forecast."
    ),
    "A pot of £5m, of which £6m had been asked for, was agreed.",
    "Rounded, 30 of the 120 pupils had left (30%).",
    (
        "Of the £10.0m, £3.0m has been spent, £2.0m is committed and £4.0m "
        "remains to be settled."
    ),
    ("A transfer of £0.9m, £0.5m of it new, plus £0.2m less £0.1m gives £1.6m."),
    "Some £4m of the £10m with £5m for schools was held back.",
    "Timeliness moved from 40% to 60%, an increase of 50%.",
    ("It should have read 30 of the 120 pupils (25%), not 30 of the 120 pupils (35%)."),
    "Attendance fell by 10% (12 of the 40 schools replied).",
    "Some 58 of the 134 schools, representing 34% of pupils, replied.",
    "Of the 40 schools 12 replied, or 12% more than last year.",
]


@pytest.mark.parametrize("sentence", ADDS_UP)
def test_sum_that_adds_up_is_read_and_not_told(sentence: str) -> None:
    assert list(read_stated(sentence))
    assert list(check_stated(sentence)) == []


@pytest.mark.parametrize(("sentence", "printed", "computed"), DOES_NOT)
def test_number_that_its_sentence_denies_is_told(
    sentence: str, printed: str, computed: str
) -> None:
    (slip,) = check_stated(sentence)

    assert (slip.printed, slip.computed) == (printed, computed)


@pytest.mark.parametrize("sentence", NO_SUM)
def test_numbers_that_are_no_sum_are_left_alone(sentence: str) -> None:
    assert list(check_stated(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It went from £20m to £30m (95%).",
        "There are classes of 10 to 12 (15%).",
        "Attendance rose (10 to 12 schools replied) to 15%.",
    ],
)
def test_percentage_after_two_numbers_may_be_of_something_else(sentence: str) -> None:
    assert list(check_stated(sentence)) == []


@pytest.mark.parametrize(
    "said", ["about £5m", "c£5m", "over £5m", "£5m or so", "£5m-£6m", "£5m a year"]
)
def test_estimate_limit_range_or_rate_is_no_stated_sum(said: str) -> None:
    sentence = f"Spending rose from £20.0m to £30.0m, an increase of {said}."

    assert list(check_stated(sentence)) == []


@pytest.mark.parametrize("said", ["£1.5m", "£1.56m", "£1.6m", "£1.563m", "£1.564m"])
def test_rounded_or_cut_off_result_is_right(said: str) -> None:
    sentence = f"Spending rose from £17.121m to £18.684m, an increase of {said}."

    assert list(check_stated(sentence)) == []
