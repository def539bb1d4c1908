"""Rules of tools/sign_words.py: signs mean what a paper says they mean."""

import pytest

from tools.sign_words import said_habit, without_remark


@pytest.mark.parametrize(
    ("words", "habit"),
    [
        ("DSG surplus/(deficit)", -1),
        ("Surplus / (Deficit) for the year", -1),
        ("(Deficit)/surplus", -1),
        ("Underspend/(overspend)", -1),
        ("Figures in brackets are overspends", -1),
        ("Figures in brackets denote expenditure or a deficit", -1),
        ("A negative figure denotes a deficit", -1),
        ("Deficits are shown in brackets", -1),
        ("Deficits are shown with a minus sign", -1),
        ("Variance (+ fav / - adv)", -1),
        ("Variance (+ adv / - fav)", 1),
        ("Under/(over) spend", -1),
        ("(Over)/under spend", -1),
        ("Deficit/(surplus)", 1),
        ("Over/(under) spend", 1),
        ("Overspend / (underspend)", 1),
        ("Brackets indicate an underspend", 1),
        ("Surpluses shown as negative", 1),
        ("DSG balance, £m (brackets = deficit; balances are after payments)", -1),
        ("( ) = overspend", -1),
        ("(x) denotes a surplus", 1),
        ("negative = surplus", 1),
        ("a minus sign indicates an underspend", 1),
        ("Bracketed figures are deficits", -1),
        ("Overspends are bracketed", -1),
        ("brackets: deficit", -1),
        ("Brackets are used to show deficits", -1),
        ("Brackets mean that the block is in deficit", -1),
        ("Brackets denote spend above budget", -1),
        ("(- denotes favourable)", 1),
        ("-ve = overspend", -1),
        ("+ = adverse", 1),
        ("a positive variance is an overspend", 1),
        ("Positive figures show a surplus", -1),
        ("overspend (+) / underspend (-)", 1),
        ("Surplus (+) or deficit (-)", -1),
        ("underspend = brackets", 1),
        ("Deficits are shown as positive figures", 1),
        ("Brackets are underspends, other figures are overspends", 1),
        ("Brackets denote a deficit in balances and an underspend in variances", -1),
        ("Table 3 - shows deficits by block", None),
        ("The report had a negative effect on savings", None),
        ("Brackets denote an underspend; brackets in Balance denote a deficit", None),
        ("DSG deficit", None),
        ("Balance", None),
    ],
)
def test_words_tell_what_brackets_mean(words: str, habit: int | None) -> None:
    assert said_habit((None, words)) == habit


def test_nearer_words_go_before_farther_ones() -> None:
    assert said_habit(("Deficit/(surplus)", "Surplus/(deficit)")) == 1


def test_remark_on_signs_leaves_the_title_before_its_dash() -> None:
    title = "High needs block, £000 – brackets denote an underspend"

    assert "High needs block, £000" in (without_remark(title) or "")


def test_remark_on_signs_in_brackets_leaves_what_stands_before_them() -> None:
    title = "Payments and DSG balance, £m (brackets = deficit; after DfE payments)"

    left = without_remark(title) or ""

    assert left == "Payments and DSG balance, £m (; after DfE payments)"
