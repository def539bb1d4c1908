from dataclasses import replace

import pytest

from corpus.records import (
    Finding,
    FindingKind,
    Flow,
    Measure,
    Paper,
    Risk,
    RiskId,
    Severity,
)
from tests.desk_in_words import (
    BURY,
    KENT,
    Record,
    desk_of,
    place_of,
    said,
    settle,
    table_of,
    told,
)


def risk(text: str, *, of: Paper = BURY, **columns: str | None) -> Risk:
    plain = Risk(
        id=RiskId(f"r-{of.council}-{len(text)}"),
        paper_id=of.id,
        council=of.council,
        risk=text,
        locator=place_of("Appendix A; risk 1"),
        quote=text,
    )
    return replace(plain, **columns)  # type: ignore[arg-type]  # every column is text


LATE = risk(
    "Buildings open late", unmitigated="16", mitigated="9", owner="Head of SEND"
)
STAFF = risk("Too few educational psychologists", unmitigated="20", mitigated="12")
UNSCORED = risk("Parents lose trust", of=KENT, impact="Moderate harm to standing")


STREAMED = risk("Plans run late", workstreams="Buildings. Early help.")


def mismatch(figure_quote: str, **fields: object) -> Finding:
    plain = Finding(
        paper_id=BURY.id,
        kind=FindingKind.MISMATCH,
        where="Table 4: Placements by phase; row Total",
        printed="6.5",
        computed="2.0 + 3.5 = 5.5",
        severity=Severity.ERROR,
        locator=place_of("Table 4: Placements by phase"),
        quote=figure_quote,
    )
    return replace(plain, **fields)  # type: ignore[arg-type]  # named by each test


def answer(asked: str, *records: Record) -> tuple[str, ...]:
    return told(desk_of(asked, *records))


def placements(total: str, **rows: str) -> tuple[Record, ...]:
    cells = {"Primary": ("£2.0m",), "Secondary": ("£3.5m",), "Total": (total,)}
    return table_of(
        cells | {row: (printed,) for row, printed in rows.items()},
        columns=("Budget",),
        caption="Table 4: Placements by phase",
        measure=Measure.PLACEMENT_COST,
    )


def test_a_risk_is_told_with_its_scores_and_owner() -> None:
    status, sentence = answer(
        "What is the risk of buildings opening late?", LATE, STAFF
    )

    assert status == "answered"
    assert sentence == (
        "Bury, “Buildings open late” – unmitigated 16; mitigated 9; owner Head of SEND."
    )


def test_a_figure_asked_for_beside_a_risk_is_told_with_it() -> None:
    _, *sentences = answer(
        "What is Bury's DSG deficit, and what is the risk of buildings opening late?",
        *table_of({"DSG deficit": ("£9.1m",)}, flow=Flow.CUMULATIVE),
        LATE,
        STAFF,
    )

    assert "£9.1m" in sentences[0]
    assert "Buildings open late" in sentences[1]


def test_risks_are_ranked_by_their_scores() -> None:
    _, first, second = answer("Rank the risks by score", LATE, STAFF)

    assert "psychologists" in first
    assert "Buildings" in second


def test_as_many_of_the_highest_risks_are_told_as_are_asked_for() -> None:
    low = risk("Pens run out at once", unmitigated="2", mitigated="1")

    _, *sentences = answer("Which two risks score highest?", low, LATE, STAFF)

    assert len(sentences) == 2
    assert not any("Pens" in sentence for sentence in sentences)


def test_the_highest_risk_is_told_alone() -> None:
    _, *sentences = answer("Which risk is highest?", LATE, STAFF)

    assert len(sentences) == 1
    assert "psychologists" in sentences[0]


def test_a_register_without_scores_is_said_to_give_none() -> None:
    status, note, sentence = answer("What do the risks of Kent score?", UNSCORED)

    assert status == "not_found"
    assert note == "The register of Kent gives no scores."
    assert "impact: Moderate harm to standing" in sentence


def test_what_is_asked_beside_a_score_that_is_not_given_is_told() -> None:
    status, note, sentence = answer(
        "What is the score and impact of Kent's risk that parents lose trust?",
        UNSCORED,
    )

    assert status == "answered"
    assert note == "The register of Kent gives no scores."
    assert "impact: Moderate harm to standing" in sentence


def test_what_follows_on_from_no_risk_lists_none() -> None:
    asked = "Which of Bury's units is dearest and what is that?"

    _, *sentences = answer(asked, LATE, STAFF)

    assert not any("Buildings open late" in sentence for sentence in sentences)


def test_scored_and_unscored_registers_are_not_ranked_together() -> None:
    status, note, *listed = answer(
        "Rank the risks of all the councils by score", LATE, UNSCORED
    )

    assert status == "not_comparable"
    assert note == "The register of Kent gives no scores."
    assert [sentence.split(",")[0] for sentence in listed] == ["Bury"]


def test_a_risk_is_meant_by_the_reference_that_its_register_gives() -> None:
    first = replace(LATE, locator=place_of("Table 6: Risks; risk SV1"))
    second = replace(STAFF, locator=place_of("Table 6: Risks; risk SV2"))

    _, sentence = answer("What does risk SV2 score?", first, second)

    assert "psychologists" in sentence


def test_what_a_paper_says_of_a_risk_by_its_reference_is_told_with_it() -> None:
    staff = replace(STAFF, locator=place_of("Table 6: Risks; risk SV2"))
    why = "SV2 has not moved: nobody applied."

    _, *sentences = answer(
        "Why has the psychologists risk not come down?", staff, LATE, *said(why)
    )

    assert any(why in sentence for sentence in sentences)


REASONS = (
    "The board asked why the risk of late buildings has stood at 16 for a year."
    " There are two reasons. First, the site flooded because a drain failed."
    " Second, builders are few. The board met again in May."
)


@pytest.mark.parametrize(
    "asked",
    [
        "Why has the risk of late buildings stood at 16 for a year?",
        "What are the reasons the buildings risk has not moved from 16?",
    ],
)
def test_why_a_risk_stands_is_told_by_its_reasons_and_not_its_row(asked: str) -> None:
    _, *sentences = answer(asked, LATE, STAFF, *said(REASONS))

    said_there = " ".join(sentences)
    reasons = ("There are two reasons.", "First, the site", "Second, builders are few.")
    assert all(reason in said_there for reason in reasons)
    assert "unmitigated" not in said_there
    assert "met again" not in said_there


def test_a_row_is_told_where_no_reason_is() -> None:
    _, *sentences = answer("Why is the risk of late buildings at 16?", LATE, STAFF)

    assert ["unmitigated 16" in sentence for sentence in sentences] == [True]


def test_a_score_asked_for_beside_the_reason_is_told() -> None:
    asked = "Why has the risk of late buildings not moved, and what does it score?"

    _, *sentences = answer(asked, LATE, *said(REASONS))

    assert any("unmitigated 16" in sentence for sentence in sentences)


def test_the_scale_of_a_register_is_told_in_its_papers_words() -> None:
    scale = "Risks are scored on a 5 x 5 matrix."
    ours = replace(
        LATE, locator=place_of("Table 6: Risks; risk SV1"), scheme="5 x 5 matrix"
    )
    theirs = risk("Grant is cut", of=KENT, unmitigated="12")

    status, *sentences = answer(
        "Which risk is worse, Bury's or Kent's?", ours, theirs, *said(scale)
    )

    assert status == "not_comparable"
    assert any(f"“{scale}”" in sentence for sentence in sentences)


@pytest.mark.parametrize(
    ("asked", "is_told"),
    [
        ("Does the £3k of the 2021 request tally with its unit cost?", False),
        ("Is the embargo until 31st Sept 2021 right?", True),
    ],
    ids=["a year", "the date"],
)
def test_an_impossible_date_is_told_where_more_than_its_year_is_said(
    asked: str, *, is_told: bool
) -> None:
    embargo = mismatch(
        "Not public until 31st Sept 2021.",
        kind=FindingKind.IMPOSSIBLE_DATE,
        where="para 25",
        printed="31st Sept 2021",
        computed="September has no such day",
    )

    _, *sentences = answer(asked, embargo)

    assert any("no such day" in sentence for sentence in sentences) == is_told


def test_what_is_done_about_a_risk_is_told_when_it_is_asked() -> None:
    mitigated = replace(LATE, mitigations="weekly site visits", actions="hire a lead.")

    _, asked = answer("What is being done about the risk of late buildings?", mitigated)
    _, not_asked = answer("How is the risk of late buildings scored?", mitigated)

    assert asked.endswith("mitigation: weekly site visits; action: hire a lead.")
    assert "site visits" not in not_asked


def test_how_likely_and_grave_a_risk_is_is_told_when_its_rating_is_asked() -> None:
    rated = risk("Ground is unsound", likelihood="Medium", impact="High", owner="Ann")

    _, asked = answer("How is the risk of unsound ground rated?", rated)
    _, not_asked = answer("Who owns the risk of unsound ground?", rated)

    assert "likelihood: Medium; impact: High" in asked
    assert "Medium" not in not_asked


@pytest.mark.parametrize(
    "asked",
    [
        "How often is Bury's risk register reported and who to?",
        "Is Bury's risk register reviewed each month?",
    ],
)
def test_what_is_asked_of_a_register_is_not_answered_with_its_rows(asked: str) -> None:
    sentence = "The risk register is reviewed by the board every month."

    _, *sentences = answer(asked, LATE, *said(sentence))

    assert any(sentence in told for told in sentences)
    assert not any("Buildings" in told for told in sentences)


def test_totals_that_add_up_are_told_with_their_rows() -> None:
    _, head, total = answer(
        "Do the totals of placements by phase add up?", *placements("£5.5m")
    )

    assert head == "Yes, these totals add up."
    assert total == ("Total – Budget: £5.5m is right, £2.0m + £3.5m = about £5.5m.")


def test_what_is_wrong_with_a_way_of_working_is_no_question_of_sums() -> None:
    records = table_of(
        {"Bury transport": ("£1m",), "Bury places": ("£2m",), "Total": ("£3m",)}
    )

    _, *sentences = told(
        desk_of("Is anything odd in how Bury runs transport?", *records)
    )

    assert not any("add up" in sentence for sentence in sentences)


def test_a_total_that_no_rows_make_is_told_beside_one_that_they_do() -> None:
    both = {"Nursery": "£4.0m", "Grand total": "£99.0m"}

    _, head, wrong, right = answer(
        "Do the totals of placements by phase add up?", *placements("£5.5m", **both)
    )

    assert head == "Not all of these totals add up."
    assert wrong == "Grand total – Budget: no rows above £99.0m add up to it."
    assert right.startswith("Total – Budget: £5.5m is right")


def test_a_total_found_wrong_is_told_as_it_is_printed_and_as_it_comes_to() -> None:
    figures = placements("£6.5m")

    _, sentence = answer(
        "Do the totals of placements by phase add up?",
        *figures,
        mismatch("Total £6.5m"),
    )

    assert "printed “6.5”; £2.0m + £3.5m = about £5.5m" in sentence


def test_a_finding_on_another_table_is_not_told() -> None:
    elsewhere = mismatch(
        "Gap 9.9", where="Table 9: Reserves; row Gap", locator=place_of("Table 9")
    )

    _, head, *_ = answer(
        "Do the totals of placements by phase add up?", *placements("£5.5m"), elsewhere
    )

    assert head == "Yes, these totals add up."


def test_a_rounding_is_told_only_when_its_amount_is_asked_about() -> None:
    rounding = mismatch(
        "Total £6.5m",
        kind=FindingKind.ROUNDING,
        severity=Severity.INFO,
        printed="£6.5m",
    )
    figures = placements("£6.5m")

    _, *plain = answer("Check the placements by phase", *figures, rounding)
    _, *asked = answer("Is the total of £6.5m right?", *figures, rounding)

    assert not any("printed" in sentence for sentence in plain)
    assert any("printed “£6.5m”" in sentence for sentence in asked)


@pytest.mark.parametrize(
    ("percent", "verdict"), [("50%", "is right"), ("75%", "is not right")]
)
def test_a_percentage_beside_its_two_amounts_is_worked_out_again(
    percent: str, verdict: str
) -> None:
    sentence = said(
        f"Spending went from £20.00m to £30.00m, a rise of {percent}.",
        "£20.00m",
        "£30.00m",
        percent,
    )

    _, told_again = answer(f"Is the rise of {percent} right?", *sentence)

    assert told_again.startswith(f"{percent} {verdict}: ")


def test_a_part_quoted_and_a_part_of_the_papers_make_the_whole_quoted() -> None:
    _, head, *rows = answer(
        "Does £8m really make £20m?",
        *said("£8m came in 2021-22.", "£8m", place="para 1", period="2021-22"),
        *said("£12m comes in 2022-23.", "£12m", place="para 2", period="2022-23"),
        *said("The deal is worth £20m.", "£20m", place="para 3"),
    )

    assert head.startswith("Yes: £8m + £12m = about £20m, which agrees with the £20m")
    assert len(rows) == 3


def test_scores_of_two_registers_are_never_put_in_one_order() -> None:
    kent = risk("Parents lose trust", of=KENT, unmitigated="12")

    status, head, *_ = answer("Rank the risks of Bury and Kent by score", LATE, kent)

    assert status == "not_comparable"
    assert head.startswith("Not comparable")


def test_a_row_that_is_printed_twice_is_told_when_that_is_asked() -> None:
    twice = mismatch(
        "Buildings open late",
        kind=FindingKind.DUPLICATE,
        where="Table 7: Headline risks; row 6",
        printed="Buildings open late",
        computed="the same row is printed twice",
        severity=Severity.WARNING,
    )

    status, sentence = answer("Is any of Bury's headline risks listed twice?", twice)

    assert status == "answered"
    assert "Buildings open late" in sentence


UNMOVED = risk("The override lapses", unmitigated="12", mitigated="12")
GRADED = risk("Prices pass through", unmitigated="A", mitigated="B")
STILL = risk("Transport costs rise", unmitigated="B", mitigated="A", workstreams="Work")


@pytest.mark.parametrize(
    ("asked", "told_of"),
    [
        ("Which risk scores the same after mitigation as before?", UNMOVED),
        ("Which risk is worst after mitigation?", UNMOVED),
        ("Which risk is the worst?", LATE),
        ("Which are the top-scoring risks at present?", UNMOVED),
        ("Is any risk still graded A net of controls?", STILL),
        ("Which risk was graded A?", GRADED),
    ],
)
def test_risks_are_chosen_by_what_mitigation_does_to_their_score(
    asked: str, told_of: Risk
) -> None:
    graded = (GRADED, STILL) if "graded" in asked else (LATE, UNMOVED)

    _, sentence = answer(asked, *graded)

    assert f"“{told_of.risk}”" in sentence


def test_a_risks_workstreams_are_told_where_they_are_asked_for() -> None:
    _, sentence = answer("Which workstream is the risk of transport costs in?", STILL)

    assert "workstreams: Work" in sentence


SHARED = mismatch(
    "Table 3",
    kind=FindingKind.DUPLICATE,
    where="Table 3: Plan; Table 3: Capital",
    printed="Table 3 (twice)",
    computed="the number Table 3 is used twice, each time for another table",
)


@pytest.mark.parametrize(
    "asked",
    [
        "Which table number is used more than once?",
        "Is there a problem with how the tables are numbered in Bury's paper?",
        "Do any two of Bury's tables have the same number?",
        "Does Bury number its tables properly?",
        "Which tables in Bury's paper are called Table 3?",
        "How many Table 3s are there in Bury's paper?",
        "Is there more than one Table 3?",
        "Is Table 3 used for more than one table?",
    ],
)
def test_a_number_that_tables_share_is_told_whichever_it_is(asked: str) -> None:
    status, sentence = answer(asked, SHARED)

    assert status == "answered"
    assert "Table 3: Capital" in sentence


def test_a_number_that_no_two_tables_share_is_not_told() -> None:
    status, *_ = answer("Which tables in Bury's paper are called Table 4?", SHARED)

    assert status == "not_found"


def test_scores_of_two_registers_are_not_set_against_each_other() -> None:
    here = replace(LATE, scheme="4x4")
    there = replace(STAFF, council="Kent", paper_id=KENT.id, scheme="5x5")

    status, *sentences = answer(
        "A risk scores more in Bury than in Kent, so is Bury in more danger?",
        here,
        there,
    )

    assert status == "not_comparable"
    assert {"Bury: “4x4”.", "Kent: “5x5”."} <= set(sentences)


@pytest.mark.parametrize(
    "asked",
    ["Name Bury's workstreams", "What are the two workstreams in Bury called?"],
)
def test_workstreams_are_named_each_once(asked: str) -> None:
    again = replace(LATE, workstreams="Early help")

    status, *sentences = answer(asked, STREAMED, again)

    assert status == "answered"
    assert sentences == ["Bury: “Buildings”.", "Bury: “Early help”."]


def test_workstreams_that_are_not_asked_for_are_not_named() -> None:
    _, *sentences = answer("Why do Bury's workstreams run late?", STREAMED)

    assert "Bury: “Buildings”." not in sentences


def test_a_finding_of_the_table_whose_number_is_asked_is_told() -> None:
    others = table_of(
        {"Primary": ("£9.0m",), "Total": ("£9.0m",)},
        columns=("Budget",),
        caption="Table 3: Budgets by phase",
        measure=Measure.PLACEMENT_COST,
    )

    _, head, *_ = answer(
        "Does table 4 add up in Bury's budget by phase?",
        *others,
        *placements("£6.5m"),
        mismatch("Total 6.5"),
    )

    assert "Table 4: Placements by phase" in head


def test_the_cells_that_a_finding_adds_up_are_its_grounds() -> None:
    where = "Table 4: Placements by phase; row Total; column Budget"
    cells = placements("£6.5m")

    draft, desk = settle(
        desk_of(
            "Do the placements by phase add up to the total printed?",
            *cells[:2],
            mismatch("Total 6.5", where=where),
        )
    )

    keys = {support.id for support in draft.sentences[0].rests_on}
    assert keys & {result.id for result in desk.sums.values() if result}


def test_a_balance_is_carried_again_from_the_cells_of_two_rows() -> None:
    cells = table_of(
        {"Shortfall in the year": ("£3.5m",), "Accumulated shortfall": ("£2.0m",)},
        columns=("2023/24",),
        caption="Table 4: Placements by phase",
    )

    draft, desk = settle(
        desk_of("Re-add the placements by phase", *cells, mismatch("Accumulated 6.5"))
    )

    keys = {support.id for support in draft.sentences[0].rests_on}
    assert keys & {result.id for result in desk.sums.values() if result}


@pytest.mark.parametrize(
    ("rag", "is_told"), [(None, True), ("Red", False)], ids=["no colours", "colours"]
)
def test_a_register_without_colours_is_said_to_give_none(
    rag: str | None, *, is_told: bool
) -> None:
    entry = replace(LATE, rag=rag)

    status, head, *_ = answer("Which of Bury's risks are red?", entry)

    assert status == "answered"
    assert (head == "The register of Bury gives no colours.") is is_told


def test_the_only_table_is_the_one_that_is_checked() -> None:
    status, head, *_ = answer("Does Bury's table add up?", *placements("£5.5m"))

    assert status == "answered"
    assert head == "Yes, these totals add up."


@pytest.mark.parametrize(
    "asked", ["Which of Bury's risks are amber?", "List the amber risks of Bury"]
)
def test_the_risks_of_a_colour_are_told_and_no_others(asked: str) -> None:
    amber = replace(LATE, rag="Amber")
    red = replace(STAFF, rag="Red")

    _, *sentences = answer(asked, amber, red)

    assert [LATE.risk in sentence for sentence in sentences] == [True]


def test_risk_that_no_register_has_is_told_from_the_prose_that_names_it() -> None:
    recorded = said(
        "The risk that the pool stays shut is recorded as LR014."
        " Its score was raised in May from 12 to 16."
    )

    _, *sentences = answer(
        "What did the score of LR014 move from and to?", *recorded, LATE
    )

    assert [sentence.partition("“")[2] for sentence in sentences] == [
        "The risk that the pool stays shut is recorded as LR014.”",
        "Its score was raised in May from 12 to 16.”",
    ]


IN_PROSE = (
    "“Deficit not recoverable” is on the register. The gross score is 25 and the net"
    " score 20. The target score is 12. The director owns it."
)


def test_scores_told_in_prose_are_told_with_the_sentence_that_names_the_risk() -> None:
    status, *sentences = answer(
        "Gross, net and target score of the deficit risk?", *said(IN_PROSE)
    )

    assert status == "answered"
    assert ["score" in sentence for sentence in sentences] == [False, True, True]


def test_owner_of_a_risk_told_in_prose_is_told_where_it_is_asked_for() -> None:
    text = f"{IN_PROSE} The risk owner is the Director of Finance."

    _, *sentences = answer("Score and owner of the deficit risk?", *said(text))
    _, *others = answer("Net score of the deficit risk?", *said(text))

    assert "Director of Finance" in sentences[-1]
    assert not any("Director of Finance" in sentence for sentence in others)


def test_scores_of_another_risk_told_in_prose_are_refused() -> None:
    status, *_ = answer("What does the risk of falling rolls score?", *said(IN_PROSE))

    assert status == "not_found"


def test_what_is_told_of_another_risk_is_not_told_of_the_one_that_is_meant() -> None:
    first = replace(LATE, locator=place_of("Table 6: Risks; risk SV1"))
    second = replace(STAFF, locator=place_of("Table 6: Risks; risk SV2"))
    text = "SV1 fell as the works began. SV2 rose because two posts are vacant."

    _, _, *beside = answer("What does risk SV2 score?", first, second, *said(text))

    assert [sentence.partition("“")[2] for sentence in beside] == [
        "SV2 rose because two posts are vacant.”"
    ]


def test_whether_a_risk_is_red_is_refused_where_its_register_has_no_colours() -> None:
    status, head, *_ = answer("Are the risks of late buildings red?", LATE, STAFF)

    assert (status, head) == ("not_found", "The register of Bury gives no colours.")


def test_what_is_done_about_a_risk_in_words_is_its_own() -> None:
    rated = replace(LATE, unmitigated=None, mitigated=None, rag="Medium")
    asked = "How is the risk of late buildings rated and what is being done about it?"

    _, sentence = answer(asked, replace(rated, mitigations="weekly site visits"))

    assert sentence.endswith(
        "rated Medium; owner Head of SEND; mitigation: weekly site visits."
    )


@pytest.mark.parametrize(
    "asked",
    [
        "Who owns the risk of late buildings and is anyone on site?",
        "Who owns the risk of late buildings, and has it been reviewed?",
        "Do visits lower the risk of late buildings, and who owns it?",
    ],
)
def test_what_is_asked_beside_an_owner_is_told_by_the_rest_of_the_row(
    asked: str,
) -> None:
    _, sentence = answer(asked, replace(LATE, mitigations="weekly site visits"))

    assert "owner Head of SEND" in sentence
    assert sentence.endswith("mitigation: weekly site visits.")
