import csv
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.records import (
    Basis,
    Finding,
    FindingKind,
    Flow,
    Locator,
    Measure,
    Paper,
    PaperId,
    Passage,
    PassageId,
    Risk,
    RiskId,
    Severity,
    Stage,
)
from corpus.verdicts import Verdict
from tests.figures_in_words import figure
from tests.readings import mark_on
from tools.export import (
    CellValue,
    Sheet,
    figure_sheet,
    finding_sheet,
    mark_sheet,
    progress_sheet,
    progress_source_sheet,
    risk_sheet,
    write_csv,
)
from tools.marks import Marked
from tools.progress import Progress, safety_valve_progress

PAPER = Paper(
    id=PaperId("ab" * 32),
    file_name="paper.pdf",
    title="Deficit update",
    met_on="2025-02-05",
)
HERE = Locator(words="Appendix A; risk 1", page_number=7, start=0, end=9)


def by_name(sheet: Sheet) -> dict[str, CellValue]:
    (row,) = sheet.rows
    return dict(zip(sheet.header, row, strict=True))


def test_a_figures_row_holds_its_number_its_words_and_its_source() -> None:
    one = figure(
        "£19.543m", period="2020-21", flow=Flow.CUMULATIVE, basis=Basis.FORECAST
    )

    sheet = figure_sheet([one], [PAPER], {})

    cells = by_name(sheet)
    assert cells["Value"] == Decimal(19543000)
    assert cells["Printed"] == "£19.543m"
    assert (cells["Period"], cells["Flow"], cells["Basis"]) == (
        "2020-21",
        "cumulative",
        "forecast",
    )
    assert (cells["Paper"], cells["Page"], cells["Where"], cells["Quote"]) == (
        "paper.pdf",
        2,
        "para 5.3",
        "DSG deficit £19.543m",
    )


def test_a_figure_stands_beside_what_officers_say_of_it() -> None:
    one = figure("£19.543m")
    mark = mark_on(one, Verdict.REJECTED, reason="a draft", by="Ann Hill")
    marked = Marked(marks=(mark,), figure=one)

    cells = by_name(figure_sheet([one], [PAPER], {one.id: marked}))

    assert (cells["Mark"], cells["Reason of the mark"]) == ("rejected", "a draft")
    assert (cells["Marked by"], cells["Marked on"]) == ("Ann Hill", "2026-03-03")


def test_a_mark_that_was_withdrawn_is_kept_and_stands_beside_no_figure() -> None:
    one = figure("£19.543m")
    marks = (mark_on(one), mark_on(one, Verdict.WITHDRAWN))
    marked = Marked(marks=marks, figure=one)

    cells = by_name(figure_sheet([one], [PAPER], {one.id: marked}))
    sheet = mark_sheet([marked])

    assert cells["Mark"] is None
    assert [row[0] for row in sheet.rows] == ["rejected", "withdrawn"]
    assert [row[4] for row in sheet.rows] == ["followed by another mark", "stands"]


def test_a_mark_whose_figure_is_gone_says_so() -> None:
    (row,) = mark_sheet([Marked(marks=(mark_on(figure("£5m")),))]).rows

    assert row[4] == "no longer found in the library"
    assert row[5] is None


def test_what_is_not_known_is_an_empty_cell() -> None:
    sheet = figure_sheet([figure("£5m", council=None)], [], {})

    cells = by_name(sheet)
    assert (cells["Council"], cells["Period"], cells["Paper"]) == (None, None, None)
    assert cells["Not given"] == ("council, block, flow, period, basis, safety_valve")


def test_a_risks_score_is_a_number_only_where_it_is_printed_as_one() -> None:
    risk = Risk(
        id=RiskId("r-1"),
        paper_id=PAPER.id,
        council="Northwold",
        risk="Places open late",
        locator=HERE,
        quote="Places open late",
        unmitigated="16",
        mitigated="9 (3x3)",
        rag="Amber",
    )

    sheet = risk_sheet([risk], [PAPER])

    cells = by_name(sheet)
    assert (cells["Unmitigated"], cells["Mitigated"]) == (16, "9 (3x3)")
    assert (cells["Target"], cells["RAG"]) == (None, "Amber")
    assert (cells["Page"], cells["Where"]) == (7, "Appendix A; risk 1")


def test_a_findings_row_holds_both_numbers() -> None:
    finding = Finding(
        paper_id=PAPER.id,
        kind=FindingKind.MISMATCH,
        where="Table 3; row Total",
        printed="905",
        computed="400 + 500 = 900",
        severity=Severity.ERROR,
        locator=HERE,
        quote="Total 905",
    )

    sheet = finding_sheet([finding], [PAPER])

    cells = by_name(sheet)
    assert (cells["Severity"], cells["Kind"]) == ("error", "mismatch")
    assert (cells["Printed"], cells["Computed"]) == ("905", "400 + 500 = 900")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+44 1234", "-£0.2m", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1"],
)
def test_text_that_a_spreadsheet_would_run_is_made_safe(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "out.csv"

    write_csv(path, ["Label"], [(text,)])

    assert read(path)[1] == [f"'{text}"]


def test_numbers_stay_numbers_and_plain_ones(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"

    write_csv(path, ["A", "B", "C"], [(Decimal(-3586000), Decimal("1E+6"), None)])

    assert read(path)[1] == ["-3586000", "1000000", ""]


def test_words_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    cells = ('He said "no", £5m', "two\nlines", "−£3m – about", "5%")

    write_csv(path, ["A", "B", "C", "D"], [cells])

    assert tuple(read(path)[1]) == cells
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def progress() -> tuple[Progress, ...]:
    """A council that is off track, with £19.22m agreed and £8.23m paid."""
    off_track = Passage(
        id=PassageId("p-1"),
        paper_id=PAPER.id,
        text="The Safety Valve plan is off track. Condition 2 will not be met.",
        context="",
        locator=HERE,
    )
    money = [
        figure(
            printed,
            measure=Measure.SAFETY_VALVE_FUNDING,
            stage=stage,
            quote=f"{stage.value} {printed}",
        )
        for printed, stage in (("£19.22m", Stage.AGREED), ("£8.23m", Stage.RECEIVED))
    ]
    return safety_valve_progress([PAPER], money, [], [off_track])


def test_a_row_of_progress_holds_numbers_words_and_places() -> None:
    cells = by_name(progress_sheet(progress(), [PAPER]))

    assert cells["Agreed"] == Decimal(19220000)
    assert cells["Remaining"] == Decimal(10990000)
    assert cells["Remaining: words"] == "£10.99m; £19.22m − £8.23m = £10.99m"
    assert cells["State"] == "not on track"
    assert cells["State: source"] == "paper.pdf, page 7, Appendix A; risk 1"
    assert cells["Conditions off track"] == "condition 2"
    assert (cells["Withheld"], cells["Withheld: source"]) == ("not stated", None)


def test_each_place_of_progress_has_a_row_with_its_quote() -> None:
    sheet = progress_source_sheet(progress(), [PAPER])

    rows = [dict(zip(sheet.header, row, strict=True)) for row in sheet.rows]
    remaining = [row for row in rows if row["What"] == "Remaining"]
    assert [row["Quote"] for row in remaining] == ["agreed £19.22m", "received £8.23m"]
    assert all(row["Paper"] == "paper.pdf" for row in rows)
