import csv
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from corpus.library import Library, open_library
from corpus.people import People
from corpus.records import Role
from corpus.settings import Settings
from corpus.verdicts import Feedback, Judgement
from tests.fakes import LetterEmbedder
from tests.readings import write_paper
from ui import cli

REPORT = """Bury Council
Schools Forum
Meeting date: 13 January 2022

1. Deficit

1.1 The cumulative DSG deficit is forecast to be £19.543m at 31 March 2023.
1.2 Members met on the 31st SEPT 2021.
"""
CLOSED = """Surrey County Council

NOT FOR PUBLICATION: exempt under paragraph 3 of Part 1 of Schedule 12A

1.1 The cumulative DSG deficit is forecast to be £70m at 31 March 2024.
"""


UPDATE = """Bury Council
Schools Forum
Meeting date: 14 March 2022

1.1 The cumulative DSG deficit is forecast to be £18.000m at 31 March 2024.
1.2 The high needs grant is forecast to be £40.000m in 2022/23.
"""
REVISED = """Bury Council
Schools Forum
Meeting date: 14 March 2022

1.1 The cumulative DSG deficit is forecast to be £20.543m at 31 March 2023.
"""

FEEDBACK = Feedback(
    question="How much?",
    answer="£5m [1].",
    verdict=Judgement.WRONG_NUMBER,
    words="It is £6m.",
    role=Role.MEMBER,
    said_at=datetime(2026, 1, 5, 12, tzinfo=UTC),
    conversation="scrutiny",
    answer_number=2,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a run of the command line said, and how it ended."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    monkeypatch.setattr("ui.commands.desk.library_of", open_small_library)
    monkeypatch.setenv("PAPERCLERK_HOME", str(tmp_path / "home"))

    def running(*arguments: str | Path) -> Said:
        capsys.readouterr()
        monkeypatch.setattr(sys, "argv", ["paperclerk", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Said(out=out, err=err, code=ended.value.code)

    return running


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    write_paper(folder, "report.txt", REPORT)
    write_paper(folder, "closed.txt", CLOSED)
    return folder


def open_small_library(settings: Settings) -> Library:
    return open_library(settings.home, LetterEmbedder())


def test_papers_that_are_read_are_listed_with_the_keys_promised(
    run: Run, papers: Path
) -> None:
    said = run("ingest", papers, "--json")

    assert (said.code, said.err) == (0, "")
    assert [paper["paper"] for paper in said.json] == ["closed.txt", "report.txt"]
    report = said.json[1]
    assert len(report.pop("id")) == 64
    assert {key: report[key] for key in ("council", "meeting_date", "status")} == {
        "council": "Bury",
        "meeting_date": "2022-01-13",
        "status": "public",
    }
    promised = {"committee", "title", "kind", "pages", "passages", "figures", "risks"}
    assert promised <= set(report)
    assert (report["pages"], report["figures"]) == (None, 1)


def test_a_paper_skipped_ends_in_one_and_is_told_why(run: Run, papers: Path) -> None:
    write_paper(papers, "photo.jpg", "")

    said = run("ingest", papers, "--json")

    assert said.code == 1
    assert said.json[-1] == {
        "paper": "photo.jpg",
        "skipped_reason": "photo.jpg: a kind of file that is not read; leave it out",
    }


def test_an_ingest_for_people_counts_and_gives_reasons(run: Run, papers: Path) -> None:
    write_paper(papers, "photo.jpg", "")
    run("ingest", papers / "report.txt")

    said = run("ingest", papers)

    assert "2 papers read, 1 of them known before" in said.out
    assert "skipped photo.jpg: a kind of file that is not read" in said.out


def test_the_public_is_told_of_an_exempt_paper_what_an_agenda_lists(
    run: Run, papers: Path
) -> None:
    run("ingest", papers)

    report, closed = run("papers", "--json").json

    assert (report["paper"], report["lapsed"]) == ("report.txt", False)
    assert closed["paper"] == "closed.txt"
    assert (closed["council"], closed["status"]) == ("Surrey", "exempt")
    assert closed["marking"].startswith("NOT FOR PUBLICATION")
    hidden = ("title", "kind", "pages", "passages", "figures", "risks")
    assert [closed[key] for key in hidden] == [None] * len(hidden)
    officer = run("papers", "--as", "officer", "--json").json
    assert [paper["figures"] for paper in officer] == [1, 1]


def test_a_day_that_has_passed_is_told_and_opens_nothing(
    run: Run, papers: Path
) -> None:
    until = "EXEMPT REPORT (EXEMPT UNTIL 31 AUGUST 2021)"
    write_paper(papers, "closed.txt", CLOSED.replace("NOT FOR PUBLICATION:", until))
    run("ingest", papers)

    closed = run("papers", "--json").json[-1]

    assert (closed["status"], closed["figures"]) == ("exempt", None)
    assert (closed["exempt_until"], closed["lapsed"]) == ("2021-08-31", True)
    assert "Exempt until 31 August 2021, now past" in run("papers").out


@pytest.mark.parametrize("command", ["papers", "figures", "risks", "check", "progress"])
def test_common_options_stand_before_a_command_or_after(
    run: Run, papers: Path, tmp_path: Path, command: str
) -> None:
    home = tmp_path / "elsewhere"
    run("--home", home, "ingest", papers)

    before = run("--home", home, "--as", "member", "--json", command)
    after = run(command, "--json", "--as", "member", "--home", home)

    assert (before.code, before.err) == (0, "")
    assert before.json == after.json
    assert run(command, "--json", "--as", "member").json == []


def test_a_figure_has_the_keys_promised(run: Run, papers: Path) -> None:
    run("ingest", papers)

    (figure,) = run("figures", "--json").json

    assert list(figure) == [
        "id",
        "paper",
        "council",
        "measure",
        "label",
        "block",
        "flow",
        "value",
        "unit",
        "printed",
        "resolution",
        "period",
        "as_at",
        "basis",
        "scenario",
        "safety_valve",
        "stage",
        "vintage",
        "is_approximate",
        "missing",
        "complete",
        "page",
        "locator",
        "quote",
        "mark",
    ]
    assert (figure["value"], figure["resolution"]) == ("19543000", "1000")
    assert (figure["paper"], figure["council"]) == ("report.txt", "Bury")
    assert figure["page"] is None


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--council", "bury council"], 1),
        (["--council", "Surrey"], 0),
        (["--measure", "dsg_deficit"], 1),
        (["--measure", "reserves"], 0),
        (["--period", "2022/23"], 1),
        (["--period", "31 March 2023"], 1),
        (["--period", "2019-20"], 0),
        (["--paper", "REPORT.txt"], 1),
    ],
)
def test_figures_are_chosen_in_a_person_s_own_words(
    run: Run, papers: Path, options: list[str], count: int
) -> None:
    run("ingest", papers)

    assert len(run("figures", "--json", *options).json) == count


def test_figures_go_to_spreadsheets(run: Run, papers: Path, tmp_path: Path) -> None:
    run("ingest", papers)
    table, book = tmp_path / "figures.csv", tmp_path / "figures.xlsx"

    said = run("figures", "--csv", table, "--xlsx", book)

    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert said.code == 0
    assert len(rows) == 2
    assert "19543000" in rows[1]
    workbook = load_workbook(book, read_only=True)
    sheet = workbook.worksheets[0]
    assert 19543000 in [cell.value for cell in list(sheet.rows)[1]]
    titles = [page.title for page in workbook.worksheets]
    assert titles == ["Figures", "Findings", "Marks"]
    assert "impossible_date" in [
        cell.value for cell in list(workbook.worksheets[1].rows)[1]
    ]
    workbook.close()


def test_a_figure_is_marked_and_shows_it(run: Run, papers: Path) -> None:
    run("ingest", papers)
    (figure,) = run("figures", "--json").json
    key = figure["id"]

    told = run("mark", key, "rejected", "--reason", "a  draft\nonly")

    (marked,) = run("figures", "--json").json
    answer = run("ask", "What is Bury's DSG deficit?", "--json").json
    (listed,) = run("marks", "--json").json
    assert (told.code, "rejected £19.543m" in told.out) == (0, True)
    assert figure["mark"] is None
    assert (marked["mark"]["verdict"], marked["mark"]["reason"]) == (
        "rejected",
        "a draft only",
    )
    assert answer["figures"][0]["mark"] == marked["mark"]
    assert answer["warnings"][0].startswith("An officer rejected £19.543m (")
    assert (listed["figure"], listed["standing"]) == (key, "rejected")


def test_an_answer_for_people_tells_what_was_verified(run: Run, papers: Path) -> None:
    run("ingest", papers)
    (figure,) = run("figures", "--json").json
    run("mark", figure["id"], "verified", "--reason", "seen on the page")

    said = run("ask", "What is Bury's DSG deficit?")

    told = " ".join(said.out.split())
    assert "An officer verified £19.543m" in told
    assert "seen on the page" in told


@pytest.mark.parametrize(
    "command",
    [
        ["compare", "dsg_deficit", "--json"],
        ["compare", "dsg_deficit", "--period", "2022-23", "--json"],
        ["trend", "dsg_deficit", "--council", "Bury", "--json"],
        ["changes", "report.txt", "--json"],
    ],
    ids=["compare", "one year", "trend", "changes"],
)
def test_no_command_uses_a_rejected_figure_silently(
    run: Run, papers: Path, command: list[str]
) -> None:
    run("ingest", papers)
    before = run(*command)
    (figure,) = run("figures", "--json").json
    run("mark", figure["id"], "rejected", "--reason", "a draft")

    said = run(*command)

    assert (before.err, said.json) == ("", before.json)
    assert said.err.startswith("! An officer rejected £19.543m (")


def test_a_mark_outlives_its_paper_and_finds_it_again(run: Run, papers: Path) -> None:
    run("ingest", papers)
    (figure,) = run("figures", "--json").json
    run("mark", figure["id"], "verified")
    run("remove", "report.txt")
    (gone,) = run("marks", "--json", "--as", "officer").json
    told = run("marks", "--as", "officer").out

    run("ingest", papers)

    (again,) = run("figures", "--json").json
    assert (gone["figure"], gone["paper"]) == (None, "report.txt")
    assert "no longer found" in " ".join(told.split())
    assert again["mark"]["verdict"] == "verified"


def test_marks_are_listed_for_people(run: Run, papers: Path, tmp_path: Path) -> None:
    run("ingest", papers)
    (figure,) = run("figures", "--json").json
    run("mark", figure["id"], "verified")
    run("mark", figure["id"], "withdrawn")

    listed = run("figures").out
    run("marks", "--csv", tmp_path / "marks.csv")

    rows = (tmp_path / "marks.csv").read_text(encoding="utf-8-sig").splitlines()
    assert figure["id"] in listed
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["f-0", "verified"], "f-0: no such figure"),
        (["f-0", "doubted"], "is not one of"),
        (["f-0", "verified", "--as", "member"], "member may not change the library"),
    ],
    ids=["figure", "verdict", "role"],
)
def test_a_mark_that_cannot_be_made_is_told(
    run: Run, papers: Path, options: list[str], told: str
) -> None:
    run("ingest", papers)

    said = run("mark", *options)

    assert said.code == 2
    assert told in said.err


def test_findings_have_the_keys_promised(run: Run, papers: Path) -> None:
    run("ingest", papers)

    (finding,) = run("check", "--json").json

    assert finding["kind"] == "impossible_date"
    keys = {"paper", "kind", "where", "printed", "computed", "severity"}
    assert keys | {"page", "locator"} <= set(finding)


def test_a_question_is_answered_with_its_citation(run: Run, papers: Path) -> None:
    run("ingest", papers)

    answer = run("ask", "What is Bury's DSG deficit?", "--json").json

    assert answer["status"] == "answered"
    assert "£19.543m" in answer["answer"]
    assert answer["citations"][0]["paper"] == "report.txt"
    assert answer["citations"][0]["locator"] == "para 1.1"
    assert "id" not in answer


def test_an_answer_for_people_gives_its_sources(run: Run, papers: Path) -> None:
    run("ingest", papers)

    said = run("ask", "What is Bury's DSG deficit?")

    assert "£19.543m" in said.out
    assert "[1] Bury" in said.out


def test_nothing_exempt_reaches_the_public(run: Run, papers: Path) -> None:
    run("ingest", papers)

    said = run("ask", "What is Surrey's DSG deficit?", "--json")

    assert said.json["status"] in {"exempt", "not_found"}
    assert "70" not in said.json["answer"]


def test_a_batch_is_answered_a_line_each(
    run: Run, papers: Path, tmp_path: Path
) -> None:
    run("ingest", papers)
    asked = [
        {"id": "a", "question": "What is Bury's DSG deficit?", "kind": "lookup"},
        {"id": "b", "question": "What is Surrey's DSG deficit?", "role": "officer"},
        {"id": "c", "question": "and then?", "history": ["What is Bury's deficit?"]},
    ]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n\n".join(map(json.dumps, asked)), encoding="utf-8")

    said = run("ask", "--batch", batch, "--json")

    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b", "c"]
    assert "£70m" in answers[1]["answer"]


def test_a_conversation_goes_on_where_it_was_left(run: Run, papers: Path) -> None:
    run("ingest", papers)
    follow_up = "and at 31 March 2023?"

    run("ask", "--conversation", "scrutiny", "What is Bury's DSG deficit?")
    answer = run("ask", "--conversation", "scrutiny", follow_up, "--json").json

    assert "£19.543m" in answer["answer"]
    (listed,) = run("conversations", "--json").json
    assert listed["conversation"] == "scrutiny"
    assert listed["questions"] == ["What is Bury's DSG deficit?", follow_up]
    first, then = run("conversations", "scrutiny", "--json").json
    assert first["citations"][0]["locator"] == "para 1.1"
    assert (then["answer"], then["role"]) == (answer["answer"], "public")
    shown = run("conversations", "scrutiny").out
    assert shown.count("[1] Bury") == 2
    assert follow_up in run("conversations").out


def test_a_conversation_is_shown_to_no_lesser_role(run: Run, papers: Path) -> None:
    run("ingest", papers)
    asked = "What is Surrey's DSG deficit?"
    run("ask", "--conversation", "closed", asked, "--as", "member")

    assert run("conversations", "--json").json == []
    assert run("conversations", "closed").code == 2
    public = run("ask", "--conversation", "closed", "And at 31 March 2024?", "--json")
    assert "70" not in public.json["answer"]
    (member, _) = run("conversations", "closed", "--as", "member", "--json").json
    assert "£70m" in member["answer"]


def test_a_conversation_is_deleted(run: Run, papers: Path, tmp_path: Path) -> None:
    run("ingest", papers)
    run("ask", "--conversation", "scrutiny", "Where does the wombat live?")

    said = run("conversations", "--delete", "scrutiny", "--json")

    assert said.json == {"deleted": "scrutiny"}
    assert run("conversations", "--json").json == []
    files = (tmp_path / "home").glob("conversations.db*")
    assert not any(b"wombat" in file.read_bytes() for file in files)


def test_feedback_is_listed_for_officers_alone(
    run: Run, papers: Path, tmp_path: Path
) -> None:
    run("ingest", papers)
    with open_library(tmp_path / "home", LetterEmbedder()) as library:
        library.keep_feedback(FEEDBACK)

    said = run("feedback", "--json")

    (listed,) = said.json
    assert listed["verdict"] == "wrong_number"
    assert (listed["question"], listed["words"]) == ("How much?", "It is £6m.")
    assert (listed["conversation"], listed["answer_number"]) == ("scrutiny", 2)
    assert "A wrong number" in run("feedback").out
    refused = run("feedback", "--as", "member")
    assert refused.code == 2
    assert "feedback: not for a member" in refused.err


def test_a_line_that_is_no_question_is_told(run: Run, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": "a"}\n', encoding="utf-8")

    said = run("ask", "--batch", batch)

    assert said.code == 2
    assert said.err == "batch.jsonl, line 1: question: Field required; mend the line\n"


def test_councils_are_compared(run: Run, papers: Path) -> None:
    run("ingest", papers)

    said = run("compare", "dsg_deficit", "--as", "officer", "--json")

    assert {row["council"] for row in said.json["rows"]} == {"Bury", "Surrey"}
    assert said.json["is_comparable"] is False
    assert said.json["ranking"] == []
    assert said.json["pairs"][0]["differences"]


def test_a_comparison_has_the_keys_promised(run: Run, papers: Path) -> None:
    run("ingest", papers)

    told = run("compare", "dsg_deficit", "--as", "officer", "--json").json

    assert told["rankings"] == []
    assert [row["council"] for row in told["side_by_side"]] == ["Bury", "Surrey"]
    marked = {
        cell["coordinate"]
        for row in told["side_by_side"]
        for cell in row["cells"]
        if cell["differs"]
    }
    assert marked == {"period"}
    assert [year["time"] for year in told["years"]] == ["2022-23", "2023-24"]
    assert told["rows"][0]["told"] == "forecast £19.543m (13 January 2022)"


def test_figures_are_laid_side_by_side_anyway_each_difference_marked(
    run: Run, papers: Path
) -> None:
    run("ingest", papers)

    said = run("compare", "dsg_deficit", "--anyway", "--as", "officer")

    assert "≠ 2022-23" in said.out
    assert "≠ 2023-24" in said.out
    assert "figures so marked are not ranked" in said.out


def test_a_share_without_its_year_s_grant_is_not_stated(run: Run, papers: Path) -> None:
    write_paper(papers, "update.txt", UPDATE)
    run("ingest", papers)

    told = run(
        *("compare", "dsg_deficit", "--per", "high_needs_funding"),
        *("--as", "officer", "--json"),
    ).json["normalised"]

    bury, surrey = told["rows"]
    assert bury["share"]["printed"] == "48.86%"
    assert bury["share"]["operands"] == [
        bury["figure"]["id"],
        bury["denominators"][0]["id"],
    ]
    assert (surrey["share"], surrey["denominators"]) == (None, [])
    assert surrey["reason"] == "high needs grant not stated for 2023-24"


def test_a_trend_is_told_with_its_steps(run: Run, papers: Path) -> None:
    write_paper(papers, "update.txt", UPDATE)
    run("ingest", papers)

    said = run("trend", "dsg_deficit", "--council", "Bury Council", "--json").json

    assert said["council"] == "Bury"
    (series,) = said["series"]
    assert [point["time"] for point in series["points"]] == ["2022-23", "2023-24"]
    (step,) = series["steps"]
    assert step["change"]["printed"] == "−£1.543m"
    shown = run("trend", "dsg_deficit", "--council", "Bury").out
    assert "−£1.543m = £18.000m − £19.543m" in shown


def test_what_changed_between_two_papers_is_told(run: Run, papers: Path) -> None:
    write_paper(papers, "revised.txt", REVISED)
    run("ingest", papers)

    (told,) = run("changes", "revised.txt", "report.txt", "--json").json

    (revised,) = told["revised"]
    assert (revised["before"]["paper"], revised["after"]["paper"]) == (
        "report.txt",
        "revised.txt",
    )
    assert revised["change"]["printed"] == "£1.000m"
    assert "Revised" in run("changes", "report.txt", "revised.txt").out


def test_papers_of_two_councils_have_no_changes(run: Run, papers: Path) -> None:
    run("ingest", papers)

    said = run("changes", "report.txt", "closed.txt", "--as", "officer")

    assert said.code == 2
    assert said.err == (
        "report.txt and closed.txt: of Bury and of Surrey;"
        " name two papers of one council\n"
    )


def test_a_paper_kept_from_a_reader_is_in_no_changes(run: Run, papers: Path) -> None:
    run("ingest", papers)

    said = run("changes", "report.txt", "closed.txt")

    assert said.code == 2
    assert "£70m" not in said.err + said.out


@pytest.mark.parametrize("suffix", ["png", "html"])
def test_a_comparison_is_drawn(
    run: Run, papers: Path, tmp_path: Path, suffix: str
) -> None:
    run("ingest", papers)
    target = tmp_path / f"chart.{suffix}"

    said = run("compare", "dsg_deficit", "--chart", target)

    assert (said.code, said.out) == (0, "")
    assert target.stat().st_size > 1000


def test_a_chart_of_another_kind_is_wrong_use(run: Run, papers: Path) -> None:
    said = run("compare", "dsg_deficit", "--chart", "chart.pdf")

    assert said.code == 2
    assert "chart.pdf: not a kind of chart; name a file ending in .png" in said.err


def test_a_comparison_goes_to_spreadsheets(
    run: Run, papers: Path, tmp_path: Path
) -> None:
    run("ingest", papers)
    book, lines = tmp_path / "compared.xlsx", tmp_path / "compared.csv"

    run(
        *("compare", "dsg_deficit", "--as", "officer"),
        *("--xlsx", book, "--csv", lines),
    )

    sheets = load_workbook(book)
    assert sheets.sheetnames == ["Side by side", "By year", "Pairs", "Said before"]
    with lines.open(encoding="utf-8-sig", newline="") as file:
        bury, surrey = csv.DictReader(file)
    assert (bury["Value"], bury["Printed"]) == ("19543000", "£19.543m")
    assert surrey["Differs in"] == "period: 2023-24"
    assert bury["Quote"].startswith("The cumulative DSG deficit is forecast")


def test_gold_is_judged_kind_by_kind(run: Run, papers: Path, tmp_path: Path) -> None:
    run("ingest", papers)
    cited = [{"paper": "report.txt", "locator_any": ["1.1"]}]
    right = {"status": "answered", "citations": cited}
    wrong = {"status": "answered", "must_mention": ["zebra"]}
    rows = [
        {"id": "a", "kind": "lookup", "expect": right},
        {"id": "b", "kind": "lookup", "expect": wrong},
    ]
    gold = tmp_path / "gold.jsonl"
    question = {"question": "What is Bury's DSG deficit?", "role": "public"}
    gold.write_text("\n".join(json.dumps(row | question) for row in rows))

    told = run("evaluate", gold, "--json").json

    (lookup,) = told["kinds"]
    assert (lookup["kind"], lookup["asked"], lookup["right"]) == ("lookup", 2, 1)
    assert (told["citations"], told["citations_precise"]) == (2, 2)
    assert told["answers"][1]["faults"] == ["no /zebra/"]


def test_an_evaluation_is_set_beside_one_kept_before(
    run: Run, papers: Path, tmp_path: Path
) -> None:
    run("ingest", papers)
    gold, kept, page = (tmp_path / name for name in ("gold", "kept.json", "page.html"))
    row = {"id": "a", "question": "What is Bury's DSG deficit?"}

    def expect(words: str) -> None:
        expected = {"status": "answered", "must_mention": [words]}
        gold.write_text(json.dumps(row | {"expect": expected}), encoding="utf-8")

    expect("zebra")
    run("evaluate", gold, "--save", kept)
    expect("£19")
    said = run("evaluate", gold, "--baseline", kept, "--page", page)

    assert "newly right: a" in said.out
    assert "1 of 1 answers right" in page.read_text(encoding="utf-8")


def test_a_paper_is_changed_and_its_history_told(run: Run, papers: Path) -> None:
    run("ingest", papers)

    changed = run(
        "change",
        "report.txt",
        "--council",
        "bournemouth",
        "--date",
        "2022-02",
        "--json",
    )

    assert changed.code == 0
    assert [
        (each["detail"], each["before"], each["after"]) for each in changed.json
    ] == [
        ("council", "Bury", "BCP"),
        ("meeting_date", "2022-01-13", "2022-02"),
    ]
    assert run("history", "report.txt", "--json").json == changed.json
    shown = run("history", "report.txt").out
    assert "Meeting date" in shown
    assert "February 2022" in shown
    figures = run("figures", "--paper", "report.txt", "--json").json
    assert {figure["council"] for figure in figures} == {"BCP"}


def test_a_paper_made_exempt_is_kept_from_the_public_also_read_again(
    run: Run, papers: Path
) -> None:
    run("ingest", papers)

    run("change", "report.txt", "--status", "exempt")
    run("ingest", papers, "--status", "public")

    assert run("figures", "--paper", "report.txt", "--json").code == 2
    listed = {each["paper"]: each for each in run("papers", "--json").json}
    assert listed["report.txt"]["status"] == "exempt"


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ((), "give --council"),
        (("--date", "2022-02-30"), "meeting date: “2022-02-30” is none; write a day"),
        (("--council", "Kent", "--as", "member"), "member may not change the library"),
    ],
    ids=["nothing", "no such day", "no officer"],
)
def test_a_change_that_cannot_be_is_one_line(
    run: Run, papers: Path, wish: tuple[str, ...], told: str
) -> None:
    run("ingest", papers)

    refused = run("change", "report.txt", *wish)

    assert refused.code == 2
    assert told in refused.err
    assert run("history", "report.txt", "--json").json == []


def test_a_paper_is_removed(run: Run, papers: Path) -> None:
    run("ingest", papers)

    said = run("remove", "report.txt", "--json")

    assert said.json["removed"] == "report.txt"
    assert [paper["paper"] for paper in run("papers", "--json").json] == ["closed.txt"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["remove", "none.txt"], "none.txt: not in the library"),
        (["figures", "--paper", "none.txt"], "none.txt: not in the library"),
        (["ask"], "give a question"),
        (["figures", "--measure", "rent"], "rent"),
        (["fly"], "fly"),
        (["ask", "How?", "--conversation", " "], "--conversation takes a name"),
        (["evaluate", "none.jsonl"], "none.jsonl"),
        (["conversations", "a", "--delete", "b"], "give the name of one to show"),
        (["conversations", "none"], "none: no such conversation"),
        (["conversations", "--delete", "none"], "none: no such conversation"),
        (["conversations", "--delete", "x", "--as", "public"], "may not change"),
        (["ingest"], "paths"),
        (["ingest", "x", "--as", "public"], "may not change the library"),
        (["serve", "--host", "papers.example"], "needs a sign-in"),
    ],
)
def test_wrong_use_is_one_line_on_standard_error(
    run: Run, arguments: list[str], told: str
) -> None:
    said = run(*arguments)

    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert told in said.err


def test_a_file_that_cannot_be_written_is_told(
    run: Run, papers: Path, tmp_path: Path
) -> None:
    run("ingest", papers)

    said = run("figures", "--csv", tmp_path / "missing" / "figures.csv")

    assert (said.code, said.out) == (2, "")
    assert "figures.csv: No such file or directory; choose another" in said.err


def test_a_setting_at_fault_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERCLERK_MODEL_RETRIES", "secret")

    said = run("papers")

    assert said.code == 2
    assert said.err.startswith("PAPERCLERK_MODEL_RETRIES: ")
    assert "secret" not in said.err


def test_a_chat_model_that_cannot_be_had_is_told_in_the_answer(
    run: Run, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", papers)
    monkeypatch.setenv("PAPERCLERK_MODEL", "nobody:model")

    said = run("ask", "What is Bury's DSG deficit?", "--json")

    assert (said.code, said.json["model"]) == (0, "clerk")
    assert "£19.543m" in said.json["answer"]
    assert said.json["warnings"][0].startswith("the chat model nobody:model cannot be")


def test_text_from_papers_is_never_markup(run: Run, papers: Path) -> None:
    name = "a [bold]report [red].txt"
    write_paper(papers, name, REPORT.replace("1.1", "1.3"))
    run("ingest", papers)

    said = run("papers")

    assert said.code == 0
    assert "[bold]report [red].txt" in said.out


def test_help_lists_every_command(run: Run) -> None:
    said = run("--help")

    commands = {"ingest", "papers", "remove", "ask", "figures", "risks", "compare"}
    commands |= {"trend", "changes", "conversations", "mark", "marks"}
    for command in commands | {"progress", "check", "evaluate", "serve"}:
        assert command in said.out


VALVE = """Northwold Council

MEETING: Schools Forum
MEETING DATE: 13 January 2025
AN OPEN PUBLIC ITEM

1.1 The Safety Valve agreement with the DfE is off track.
1.2 The DfE is to pay £30m over five years.
"""


def test_progress_tells_each_cell_with_its_sources(run: Run, tmp_path: Path) -> None:
    run("ingest", write_paper(tmp_path, "valve.txt", VALVE), "--council", "Bury")

    (row,) = run("progress", "--json").json

    assert list(row["cells"])[:4] == ["membership", "agreed", "agreed_on", "term"]
    assert row["cells"]["state"] == {
        "value": "not on track",
        "amount": None,
        "words": "off track",
        "date": "2025-01-13",
        "notes": [],
        "sources": [
            {
                "paper": "valve.txt",
                "page": None,
                "locator": "para 1.1",
                "quote": "The Safety Valve agreement with the DfE is off track.",
            }
        ],
    }
    assert row["cells"]["withheld"] is None
    assert row["cells"]["conditions"] == []


def test_progress_says_what_is_not_stated(run: Run, tmp_path: Path) -> None:
    run("ingest", write_paper(tmp_path, "valve.txt", VALVE), "--council", "Bury")

    said = run("progress").out

    assert "not on track (13 January 2025)" in said
    assert "Not stated: " in said
    assert "remaining" in said.split("Not stated: ")[1]


def test_progress_is_written_to_a_workbook_and_a_table(
    run: Run, tmp_path: Path
) -> None:
    run("ingest", write_paper(tmp_path, "valve.txt", VALVE), "--council", "Bury")
    table, book = tmp_path / "progress.csv", tmp_path / "progress.xlsx"

    said = run("progress", "--csv", table, "--xlsx", book)

    assert (said.code, said.out) == (0, "")
    assert "State: source" in table.read_text(encoding="utf-8-sig")
    assert load_workbook(book).sheetnames == ["Progress", "Sources"]


def typed(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(f"{password}\n"))


def test_people_are_added_listed_and_removed(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "Nobody may sign in yet" in run("people").out
    typed(monkeypatch, "heron kettle nineteen")

    run("people", "add", "Olive [b]", "--role", "officer")
    said = run("people", "token", "Olive [b]", "--json").json

    listed = [{"name": "Olive [b]", "role": "officer", "has_token": True}]
    assert run("people", "--json").json == listed
    assert "Olive [b]" in run("people").out
    account = People(tmp_path / "home").by_token(said["token"])
    assert account is not None
    assert account.name == "Olive [b]"
    assert run("people", "remove", "Olive [b]").out == (
        "Olive [b] may sign in no longer\n"
    )
    assert run("people", "--json").json == []


def test_people_are_kept_in_the_home_that_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    typed(monkeypatch, "heron kettle nineteen")

    run("people", "--home", tmp_path / "other", "add", "pat", "--role", "public")

    assert People(tmp_path / "other").account("pat") is not None


def test_password_that_is_too_short_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "secret")

    said = run("people", "add", "pat", "--role", "public")

    assert said.code == 2
    assert said.err.startswith("password: not of 10 to 1000 characters; ")
