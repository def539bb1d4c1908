import pytest

from assistant.spoken import spoken


@pytest.mark.parametrize(
    ("text", "read_out"),
    [
        ("£8m (Table 1: Outturn (£'000)).", "£8m (Table 1: Outturn)."),
        ("£8m (Table 1: Outturn, £000).", "£8m (Table 1: Outturn)."),
        ("£8m (Outturn (£000; as at May)).", "£8m (Outturn (as at May))."),
        (
            "£8m (Table 1: Outturn (£000s); row Total).",
            "£8m (Table 1: Outturn; row Total).",
        ),
        ("Kent – Balance £’000: £8m.", "Kent – Balance: £8m."),
        ("It cost £20,000 and £1,000.", "It cost £20,000 and £1,000."),
        ("It was £000,000.", "It was £000,000."),
        (
            "Kent, Forum (7. Risk management; paragraph 1): “no”",
            "Kent, Forum (section 7, Risk management; paragraph 1): “no”",
        ),
        (
            "£8m (Table 1: Forecast at Period 9).",
            "£8m (Table 1: Forecast at Period nine).",
        ),
        (
            "£8m (Schedule 2: Quarter 3 monitor).",
            "£8m (Schedule two: Quarter three monitor).",
        ),
        ("£8m (Table 2; Month 10 2024/25).", "£8m (Table 2; Month ten 2024/25)."),
        ("£8m (para 4; Option 3: wait).", "£8m (para 4; Option three: wait)."),
        ("£8m (Note 26 Reserves).", "£8m (Note twenty-six Reserves)."),
        (
            "Kent: £8m (said May 2024; 4. Grant – monitoring; resolution 1).",
            "Kent: £8m (said May 2024; section 4, Grant – monitoring; resolution one).",
        ),
        (
            "Kent: “Delay” – mitigated 20 (5 x 4).",
            "Kent: “Delay” – mitigated 20 (5x4).",
        ),
        ("£8m (Note 40 Reserves).", "£8m (Note forty Reserves)."),
        ("Kent – 31.03.27: £8m.", "Kent – 31 March 2027: £8m."),
        (
            "Kent – 31.13.27: £8m (para 8.1.2).",
            "Kent – 31.13.27: £8m (para 8.1 point two).",
        ),
        (
            "Kent, Forum (3.3.1 Places; paragraph 1): “as 3.3.1 Places”",
            "Kent, Forum (section 3.3 point one, Places; paragraph 1):"
            " “as 3.3.1 Places”",
        ),
        ("£8m (para 3.2.12.4).", "£8m (para 3.2 point twelve point four)."),
        (
            "Kent: “at Period 9 it was £’000 8. Then”",
            "Kent: “at Period 9 it was £’000 8. Then”",
        ),
    ],
)
def test_an_answers_own_words_hold_no_number_that_is_no_figure(
    text: str, read_out: str
) -> None:
    assert spoken(text, "What is the deficit?") == read_out


def test_a_point_that_is_asked_about_stays_as_it_was_asked() -> None:
    text = "£8m (Table 1: Forecast at Period 9)."

    assert spoken(text, "What was it at period 9?") == text


def test_a_paragraph_asked_about_leaves_the_points_in_words() -> None:
    text = "£8m (said Quarter 3)."

    assert spoken(text, "Para 4.3 says £9m. Is it so?") == "£8m (said Quarter three)."


def test_a_point_asked_about_in_short_is_told_in_words() -> None:
    text = "£8m (Table 1: Forecast at Quarter 3)."

    assert (
        spoken(text, "What was it at Q3?")
        == "£8m (Table 1: Forecast at Quarter three)."
    )
