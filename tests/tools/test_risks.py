"""Rules of tools/risks.py and the register reading beneath it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.pages import Block, Cell, Page, Place, Row, Table
from corpus.records import Risk
from ingest.layout import arrange
from ingest.readers.text import read_pages
from tests.papers_in_words import CellWords, heading, pages, paper, para, table
from tools.risks import find_risks

PAPERS = Path(__file__).parents[2].parent / "shared" / "papers"
HEADER = ("Risk", "Score - unmitigated", "Score - mitigated", "Mitigations", "Owner")
ROW = ("Places open late", "16", "9", "Weekly site visits", "Head of Estates")


def risks_of(*blocks: Block) -> tuple[Risk, ...]:
    return find_risks(paper(), pages(*blocks))


def register(
    header: Sequence[str],
    *rows: Sequence[CellWords],
    caption: str | None = "Table 1 Risks",
) -> Table:
    return table(caption, [header, *rows])


def test_a_row_becomes_a_risk_with_its_scores_and_owner() -> None:
    (risk,) = risks_of(register(HEADER, ROW))

    assert (risk.risk, risk.unmitigated, risk.mitigated) == (ROW[0], "16", "9")
    assert (risk.mitigations, risk.owner) == (ROW[3], ROW[4])


def test_quote_is_the_row_with_its_scores_and_stands_at_the_locator() -> None:
    sheet = pages(para("Before the table."), register(HEADER, ROW))

    (risk,) = find_risks(paper(), sheet)

    printed = sheet[0].text[risk.locator.start : risk.locator.end]
    assert " ".join(printed.split()) == risk.quote == " ".join(ROW)


def test_register_without_caption_is_named_by_the_appendix_that_leads_to_it() -> None:
    bare = register(HEADER, ROW, caption=None)

    (risk,) = risks_of(
        heading("7. Officers"), replace(bare, lead="Appendix 2 - Risks, July")
    )

    assert risk.locator.words == "Appendix 2; risk 1"


def risk_with_cell_over_two(header: Sequence[str], row: Sequence[str]) -> Risk:
    """The risk of `row`, a cell of which stands over the blank one beside it."""
    (page,) = pages(register(header, row))
    sheet = page.blocks[0]
    assert isinstance(sheet, Table)
    *names, last = sheet.rows
    cells = list(last.cells)
    blank = row.index("")
    cells[blank] = replace(cells[blank - 1], is_merged=True)
    block = replace(sheet, rows=(*names, Row(cells=tuple(cells))))
    (risk,) = find_risks(paper(), (replace(page, blocks=(block,)),))
    return risk


def test_words_over_two_columns_are_said_of_the_first() -> None:
    header = ("Risk", "Score", "Owner", "Further actions")
    row = ("Places open late", "16", "Head of Estates Buy land", "")

    risk = risk_with_cell_over_two(header, row)

    assert (risk.owner, risk.actions) == ("Head of Estates Buy land", None)


def test_score_over_two_columns_is_of_neither() -> None:
    row = ("Places open late", "16", "", "Weekly site visits", "Head of Estates")

    risk = risk_with_cell_over_two(HEADER, row)

    assert (risk.unmitigated, risk.mitigated) == (None, None)
    assert risk.owner == "Head of Estates"


def test_likelihood_impact_and_score_in_one_cell_are_three() -> None:
    header = ("Ref", "Risk", "Inherent L I Score", "Current L I Score", "Owner")

    (risk,) = risks_of(register(header, ("R1", "Late", "4 5 20", "3 5 12", "Head")))

    assert (risk.unmitigated, risk.mitigated) == ("20", "12")
    assert (risk.likelihood, risk.impact) == ("4", "5")


def test_register_without_caption_is_named_by_its_appendix() -> None:
    other = ("Grant is cut", "12", "6", "Lobbying", "Finance lead")

    found = risks_of(
        heading("Appendix A: Main risks"), register(HEADER, ROW, other, caption=None)
    )

    assert [risk.locator.words for risk in found] == [
        "Appendix A; risk 1",
        "Appendix A; risk 2",
    ]


def test_printed_reference_names_the_risk() -> None:
    (risk,) = risks_of(register(("Ref", *HEADER), ("F07", *ROW)))

    assert risk.locator.words == "Table 1: Risks; risk F07"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Unmitigated score", "Mitigated score"),
        ("Inherent risk", "Residual risk"),
        ("Gross rating", "Net rating"),
        ("Initial score", "Residual score"),
        ("Current score", "Residual score"),
        ("Pre-mitigation score", "Post-mitigation score"),
        ("Score before controls", "Score after controls"),
        ("Inherent score", "Current score"),
    ],
)
def test_scores_are_told_apart_by_their_words(before: str, after: str) -> None:
    header = ("Description", after, before, "Controls", "Lead")

    (risk,) = risks_of(register(header, ("Fees rise", "6", "20", "Contracts", "SEN")))

    assert (risk.unmitigated, risk.mitigated) == ("20", "6")


def test_target_is_kept_apart_from_the_mitigated_score() -> None:
    header = ("Risk", "Inherent", "Residual", "Target", "Owner")

    (risk,) = risks_of(register(header, ("Fees rise", "20", "12", "8", "SEN")))

    assert (risk.unmitigated, risk.mitigated, risk.target) == ("20", "12", "8")


def test_two_header_rows_are_read_together() -> None:
    grouped = table(
        "Register",
        [
            ("Risk", "Inherent", "Inherent", "Inherent", "Residual", "Controls"),
            ("", "Likelihood", "Impact", "Score", "Score", ""),
            ("Fees rise", "4", "5", "20", "10", "Contracts"),
        ],
        header_rows=2,
    )

    (risk,) = risks_of(grouped)

    assert (risk.likelihood, risk.impact) == ("4", "5")
    assert (risk.unmitigated, risk.mitigated) == ("20", "10")


@pytest.mark.parametrize(
    ("printed", "score"),
    [
        ("16", "16"),
        ("16 (4x4)", "16"),
        ("4 x 4 = 16", "16"),
        ("High (16)", "16"),
        ("16 Red", "16"),
        ("12 - Very high", "12"),
        ("Amber 9", "9"),
        ("B2", "B2"),
        ("High", "High"),
        ("Amber", "Amber"),
    ],
)
def test_score_is_kept_without_its_working(printed: str, score: str) -> None:
    (risk,) = risks_of(
        register(("Risk", "Inherent", "Owner"), ("Fees rise", printed, "SEN"))
    )

    assert risk.unmitigated == score


@pytest.mark.parametrize(
    ("printed", "rag"),
    [("12 Red", "Red"), ("9 (Medium)", "Medium"), ("Green 4", "Green"), ("12", None)],
)
def test_what_is_printed_beside_a_score_is_its_rag(
    printed: str, rag: str | None
) -> None:
    row = ("Fees rise", "16 Red", printed, "Contracts", "SEN")

    (risk,) = risks_of(register(HEADER, row))

    assert risk.rag == rag


@pytest.mark.parametrize("blank", ["", "-", "n/a", "TBC"])
def test_blank_scores_are_unknown(blank: str) -> None:
    rows = (("Fees rise", "12", "SEN"), ("Grant is cut", blank, "Finance"))

    found = risks_of(register(("Risk", "Inherent", "Owner"), *rows))

    assert found[1].unmitigated is None


def test_register_without_scores_gives_risks_without_scores() -> None:
    header = ("Theme", "Obstacle", "Impact", "Owner/ Leader")
    row = ("Staffing", "Posts stay empty", "Plans are written late", "A. Clerk")

    (risk,) = risks_of(register(header, row))

    assert (risk.category, risk.risk, risk.owner) == (row[0], row[1], row[3])
    assert (risk.unmitigated, risk.mitigated, risk.impact) == (None, None, row[2])


def test_colour_column_is_the_rag() -> None:
    header = ("Risk", "RAG", "Action", "Lead")

    (risk,) = risks_of(register(header, ("Fees rise", "Amber", "Negotiate", "SEN")))

    assert (risk.rag, risk.actions) == ("Amber", "Negotiate")


def test_risk_split_by_a_page_break_is_one_risk() -> None:
    first = (
        "Figures come late and are not checked against the",
        "8",
        "3",
        "Training",
        "Clerk",
    )
    rest = ("Ledger.", "", "", "for staff", "")
    last = ("Grant is cut", "12", "6", "Lobbying", "Finance lead")

    found = risks_of(register(HEADER, first, rest, last))

    assert [risk.unmitigated for risk in found] == ["8", "12"]
    assert found[0].risk == f"{first[0]} Ledger."
    assert found[0].mitigations == "Training for staff"
    assert found[0].quote == " ".join(first)
    assert found[1].locator.words == "Table 1: Risks; risk 2"


def test_row_over_two_lines_is_quoted_whole() -> None:
    split = (
        ("Figures come late and", "are not checked"),
        "8",
        "3",
        "Training",
        "Clerk",
    )
    sheet = pages(register(HEADER, split))

    (risk,) = find_risks(paper(), sheet)

    assert risk.risk == "Figures come late and are not checked"
    printed = sheet[0].text[risk.locator.start : risk.locator.end]
    assert " ".join(printed.split()) == risk.quote
    assert risk.quote == "Figures come late and 8 3 Training Clerk are not checked"


def test_row_over_a_page_end_is_quoted_to_it() -> None:
    cells = [
        Cell(text=text, places=(place,))
        for text, place in _laid(("8", "3"), start=22, number=1)
    ]
    split = Cell(
        text="Figures come late and are not checked",
        places=(
            Place(page_number=1, start=0, end=21),
            Place(page_number=2, start=0, end=15),
        ),
    )
    names = [Cell(text=name) for name in ("Risk", "Gross score", "Net score")]
    block = Table(
        rows=(Row(cells=tuple(names)), Row(cells=(split, *cells))),
        places=(Place(page_number=1, start=0, end=25),),
        header_rows=1,
    )
    sheets = (
        Page(number=1, text="Figures come late and 8 3", blocks=(block,)),
        Page(number=2, text="are not checked", blocks=()),
    )

    (risk,) = find_risks(paper(), sheets)

    assert risk.quote == "Figures come late and 8 3"


def test_row_of_a_second_sheet_is_quoted_from_that_sheet() -> None:
    row = ("Places open late", "16", "9")
    cells = [
        Cell(text=text, places=(place,))
        for text, place in _laid(row, start=0, number=None)
    ]
    names = [Cell(text=name) for name in ("Risk", "Gross score", "Net score")]
    block = Table(
        rows=(Row(cells=tuple(names)), Row(cells=tuple(cells))),
        places=(Place(page_number=None, start=0, end=21),),
        header_rows=1,
    )
    sheets = (
        Page(number=None, text="Deficit 4.1 6.2 9.0 and so on", blocks=()),
        Page(number=None, text=" ".join(row), blocks=(block,)),
    )

    (risk,) = find_risks(paper(), sheets)

    assert risk.quote == " ".join(row)


def _laid(
    texts: Sequence[str], *, start: int, number: int | None
) -> Iterator[tuple[str, Place]]:
    """`texts` one after the other from character `start`, a blank between them."""
    for text in texts:
        yield text, Place(page_number=number, start=start, end=start + len(text))
        start += len(text) + 1


def test_short_row_keeps_its_marks_under_their_columns() -> None:
    header = ("Risk", "Service", "Inherent", "Residual", "Controls", "Owner")
    full = ("Fees rise", "SEN", "20", "10", "Contracts", "Head of SEN")
    short = ("Grant is cut", "15", "12", "Lobbying", "Finance lead")

    found = risks_of(register(header, full, full, short))

    assert (found[-1].unmitigated, found[-1].mitigated) == ("15", "12")
    assert (found[-1].mitigations, found[-1].owner) == ("Lobbying", "Finance lead")


def test_numbers_under_rating_are_scores_and_colours_are_the_rag() -> None:
    numbers = risks_of(register(("Risk", "Rating", "Owner"), ("Fees rise", "9", "SEN")))
    colours = risks_of(
        register(("Risk", "Rating", "Owner"), ("Fees rise", "Red", "SEN"))
    )

    assert (numbers[0].unmitigated, numbers[0].rag) == ("9", None)
    assert (colours[0].unmitigated, colours[0].rag) == (None, "Red")


def test_heading_inside_a_register_is_the_category_of_those_below() -> None:
    found = risks_of(
        register(HEADER, ("Buildings",), ROW, ("Money",), ("Debt", *ROW[1:]))
    )

    assert [(risk.category, risk.risk) for risk in found] == [
        ("Buildings", ROW[0]),
        ("Money", "Debt"),
    ]


def test_repeated_header_is_no_risk() -> None:
    found = risks_of(register(HEADER, ROW, HEADER, ("Debt", *ROW[1:])))

    assert [risk.risk for risk in found] == [ROW[0], "Debt"]


def test_row_printed_twice_is_one_risk_and_keeps_the_count() -> None:
    found = risks_of(register(HEADER, ROW, ROW, ("Debt", *ROW[1:])))

    assert [risk.locator.words[-6:] for risk in found] == ["risk 1", "risk 3"]


def test_longer_column_is_the_risk_and_the_other_its_category() -> None:
    header = ("Risk title", "Risk description", "Residual score", "Risk owner")
    row = ("Debt", "Interest on borrowing grows every year", "9", "Finance lead")

    (risk,) = risks_of(register(header, row))

    assert (risk.category, risk.risk, risk.owner) == (row[0], row[1], row[3])


def test_register_on_its_side_is_turned() -> None:
    cards = table(
        None,
        [
            ("Risk", "Fees rise", "Grant is cut"),
            ("Inherent score", "20", "12"),
            ("Mitigation", "Contracts", "Lobbying"),
            ("Owner", "SEN", "Finance"),
        ],
    )

    found = risks_of(heading("Risk register"), cards)

    assert [(risk.risk, risk.unmitigated) for risk in found] == [
        ("Fees rise", "20"),
        ("Grant is cut", "12"),
    ]


@pytest.mark.parametrize(
    "header",
    [
        ("Option", "Benefits", "Risks", "Mitigation"),
        ("Item and need", "Cost", "Impact if not funded"),
        ("Measure", "March", "Impact for pupils"),
        ("Action", "Owner", "Deadline"),
    ],
    ids=["options", "requests", "performance", "action plan"],
)
def test_other_tables_hold_no_risks(header: tuple[str, ...]) -> None:
    row = tuple(f"Some words {n}" for n in range(len(header)))

    found = risks_of(register(header, row, caption=None))

    assert found == ()


IMPLICATIONS = [
    ("Head of Law / Legal", "14", "No comment."),
    ("Chief Officer / Finance", "15", "See section 3."),
    ("Equality", "16", "No comment."),
    ("Managing Risk", "17", "On the register, net score 12."),
    ("Climate", "18", "No comment."),
]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(IMPLICATIONS, id="a matter a row, numbered"),
        pytest.param([(name, said) for name, _, said in IMPLICATIONS], id="unnumbered"),
        pytest.param(list(zip(*IMPLICATIONS, strict=True)), id="a matter a column"),
    ],
)
def test_risk_among_the_matters_of_a_decision_is_no_register(
    rows: list[tuple[str, ...]],
) -> None:
    found = risks_of(heading("Risk and other implications"), table(None, rows))

    assert found == ()


def test_a_register_may_tell_its_impact_on_several_matters() -> None:
    header = ("Risk", "Financial impact", "Legal impact", "Score", "Owner")

    (risk,) = risks_of(register(header, ("Fees rise", "High", "Low", "12", "SEN")))

    assert (risk.unmitigated, risk.owner) == ("12", "SEN")


def test_a_number_is_no_risk() -> None:
    found = risks_of(register(HEADER, ROW, ("7", "16", "9", "Weekly visits", "SEN")))

    assert [risk.risk for risk in found] == [ROW[0]]


@pytest.mark.parametrize(
    ("header", "row", "workings"),
    [
        pytest.param(
            ("Risk", "Inherent L x I", "Current L x I", "Owner"),
            ("Fees rise", "5 x 4 = 20", "3 x 4 = 15 (Amber)", "SEN"),
            [("unmitigated", "5 x 4", 20), ("mitigated", "3 x 4", 15)],
            id="in the score's own cell",
        ),
        pytest.param(
            ("Risk", "Score", "Owner"),
            ("Fees rise", "L3 × I4 = 12", "SEN"),
            [("unmitigated", "3 x 4", 12)],
            id="each factor named",
        ),
        pytest.param(
            ("Risk", "Score", "Owner"), ("Fees rise", "12 (4x4)", "SEN"), [],
            id="a score and its scale, or its factors: not told which",
        ),
        pytest.param(
            ("Risk", "Score", "Owner"), ("Fees rise", "16", "SEN"), [], id="none"
        ),
    ],
)  # fmt: skip
def test_workings_are_scores_printed_with_their_factors(
    header: Sequence[str], row: Sequence[str], workings: list[tuple[str, str, int]]
) -> None:
    (risk,) = risks_of(register(header, row))

    found = [(w.stage, w.multiplied, w.score) for w in risk.workings]
    assert found == workings


def test_issues_are_risks_only_where_the_paper_calls_them_so() -> None:
    header = ("Issue", "Action", "Owner")
    row = ("Fees rise", "Negotiate", "SEN")

    plain = risks_of(heading("Next steps"), register(header, row, caption=None))
    called = risks_of(heading("Key risks"), register(header, row, caption=None))

    assert (len(plain), len(called)) == (0, 1)


@pytest.mark.parametrize(
    ("sentence", "scheme"),
    [
        ("Risks are placed on a 5x5 matrix.", "5x5 matrix"),
        ("Each risk is scored from 1 to 25 by its lead.", "scored from 1 to 25"),
        (
            "Risks are scored likelihood (1-5) × impact (1-5) by us.",
            "likelihood (1-5) × impact (1-5)",
        ),
        (
            "Risks are scored for likelihood and impact, each from 1 to 4.",
            "likelihood and impact, each from 1 to 4",
        ),
        (
            "Likelihood (L) and impact (I) of a risk are each scored from 1 to 5.",
            "Likelihood (L) and impact (I) of a risk are each scored from 1 to 5",
        ),
        (
            "Risks are scored 1 to 4 for likelihood and 1 to 4 for impact.",
            "1 to 4 for likelihood and 1 to 4 for impact",
        ),
        ("We employ 2 x 1 FTE to watch risks.", None),
        ("The risk stands at 16 (4x4) today.", None),
    ],
)
def test_scheme_is_only_what_the_paper_states(
    sentence: str, scheme: str | None
) -> None:
    (risk,) = risks_of(para(sentence), register(HEADER, ROW))

    assert risk.scheme == scheme


def test_ids_are_the_same_each_time_and_differ() -> None:
    sheet = pages(register(HEADER, ROW, ("Debt", *ROW[1:])))

    once, again = find_risks(paper(), sheet), find_risks(paper(), sheet)

    assert once == again
    assert len({risk.id for risk in once}) == 2


def test_table_without_rows_holds_no_risks() -> None:
    empty = Table(rows=(Row(cells=(Cell(text="Risk"),)),), places=(), header_rows=1)

    assert risks_of(empty) == ()


@pytest.mark.skipif(not PAPERS.is_dir(), reason="the real papers are not beside this")
def test_real_registers_are_read_whole() -> None:
    found = {
        path.name.split("-")[0]: find_risks(paper(), arrange(read_pages(path)))
        for path in sorted(PAPERS.glob("*.txt"))
    }

    scores = [(risk.unmitigated, risk.mitigated) for risk in found["bathnes"]]
    assert scores == [("12", "6"), ("16", "9"), ("8", "3"), ("16", "9"), ("12", "6"),
                      ("8", "3")]  # fmt: skip
    assert {name: len(risks) for name, risks in found.items() if risks} == {
        "bathnes": 6,
        "bury": 9,
    }


FORM = (
    para("Risk 3: Places open late"),
    para("Unmitigated score: 4 x 4 = 16"),
    para("Mitigation: Weekly site visits"),
    para("Mitigated score: 3 x 3 = 9"),
    para("Owner: Head of Estates"),
)


def test_risks_printed_as_forms_are_a_register() -> None:
    other = para("Risk 4: Grant is cut"), para("Unmitigated score: 2 x 3 = 6")

    first, second = risks_of(heading("4 RISKS"), *FORM, *other, para("The forum met."))

    assert (first.risk, first.unmitigated, first.mitigated) == (ROW[0], "16", "9")
    assert (first.mitigations, first.owner) == (ROW[3], ROW[4])
    assert first.locator.words.endswith("; risk 3")
    assert (second.risk, second.unmitigated, second.owner) == (
        "Grant is cut",
        "6",
        None,
    )


def test_heading_about_a_risk_is_no_form() -> None:
    assert not risks_of(para("Risk: none"), para("The forum noted the report."))


def test_quote_of_a_form_stands_where_it_says() -> None:
    sheet = pages(*FORM)

    (risk,) = find_risks(paper(), sheet)

    printed = sheet[0].text[risk.locator.start : risk.locator.end]
    assert " ".join(printed.split()) == risk.quote
    assert "Places open late" in risk.quote


def test_a_group_of_scores_is_over_its_factors_and_its_total() -> None:
    header = (
        ("Ref", "Risk", "Inherent score", "", "", "Current score", "", "", "Target"),
        ("", "", "L", "I", "Total", "L", "I", "Total", ""),
    )
    rows = (
        ("R1", "Places open late", "4", "3", "12", "3", "3", "9", "6"),
        ("R2", "Fees rise", "4", "4", "16", "4", "4", "16", "9"),
    )
    block = table("Risk register", [*header, *rows], header_rows=2)

    late, _ = risks_of(block)

    assert (late.unmitigated, late.mitigated, late.target) == ("12", "9", "6")


@pytest.mark.parametrize(
    ("header", "score"),
    [
        (("Risk", "Inherent", "Residual Q4 2024/25", "Residual Q1 2025/26"), "9"),
        (("Risk", "Inherent", "Residual Q1 2025/26", "Residual Q4 2024/25"), "12"),
        (("Risk", "Inherent", "Residual June 2025", "Residual March 2025"), "12"),
        (("Risk", "Inherent", "Previous residual", "Residual"), "9"),
        (("Risk", "Inherent", "Residual", "Residual RAG"), "12"),
        (("Risk", "Inherent", "Residual F", "Residual category"), "9"),
    ],
    ids=["rising", "falling", "months", "previous", "no times", "overall"],
)
def test_of_scores_told_at_several_times_the_last_is_meant(
    header: tuple[str, ...], score: str
) -> None:
    rows = (("Places open late", "16", "12", "9"), ("Fees rise", "16", "12", "9"))

    late, _ = risks_of(register(header, *rows))

    assert (late.unmitigated, late.mitigated) == ("16", score)


def test_scores_under_times_alone_are_read_at_the_last() -> None:
    header = ("Risk", "Apr 24", "Jan 25", "Oct 24", "Target", "Owner")

    (late,) = risks_of(
        register(header, ("Places open late", "12", "20", "16", "9", "Head"))
    )

    assert (late.unmitigated, late.target) == ("20", "9")


def test_a_stage_over_the_midst_of_its_marks_is_over_all_of_them() -> None:
    header = (
        ("Ref", "Risk", "", "Pre-mitigation", "", "Action", "", "Post-mitigation", ""),
        ("", "", "Prob", "F", "Cat", "", "Prob", "F", "Cat"),
    )
    rows = (
        ("1", "Places open late", "H", "M", "1", "Board", "M", "M", "2"),
        ("2", "Fees rise", "M", "M", "2", "Contracts", "L", "M", "3"),
    )
    block = table("Risk register", [*header, *rows], header_rows=2)

    late, _ = risks_of(block)

    assert (late.unmitigated, late.mitigated, late.likelihood) == ("1", "2", "H")


def test_an_arrow_beside_a_score_is_no_part_of_it() -> None:
    (late,) = risks_of(
        register(("Risk", "Score", "Owner"), ("Places open late", "20 \u25b2", "Head"))
    )

    assert late.unmitigated == "20"


@pytest.mark.parametrize(
    "form",
    [
        (
            para(
                "1.2 Risk 3: Places open late. Likelihood: High. Impact: Medium."
                " Mitigation: site visits. Owner: Head of Estates."
            ),
        ),
        (
            para("Risk: Places open late"),
            para("Likelihood: High Impact: Medium"),
            para("Owner: Head of Estates"),
        ),
        (
            para("Risk 3"),
            para("Description: Places open late"),
            para("Likelihood: High"),
            para("Impact: Medium"),
            para("Owner: Head of Estates"),
        ),
    ],
    ids=["a sentence each", "several in a line", "number alone"],
)
def test_a_form_may_say_several_things_in_a_line(form: tuple[Block, ...]) -> None:
    (late,) = risks_of(heading("4 RISKS"), *form, para("The forum met."))

    assert (late.risk, late.likelihood, late.impact, late.owner) == (
        "Places open late",
        "High",
        "Medium",
        "Head of Estates",
    )
