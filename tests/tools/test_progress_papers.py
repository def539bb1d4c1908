"""Whole papers, in several wordings, read and told as rows of progress."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.records import Status
from ingest.reading import Told, Window, read_paper
from tools.cells import Cell
from tools.progress import Progress, safety_valve_progress

PAPERS = Path(__file__).parents[2].parent / "shared" / "papers"
SAMPLES = Path(__file__).parents[2] / "corpus" / "papers"
WINDOW = Window(size=256, token_count=lambda text: len(text.split()))

HEAD = """{council} Council

MEETING:\tCabinet
MEETING DATE:\t{date}
TITLE:\tDedicated Schools Grant and the Safety Valve
AN OPEN PUBLIC ITEM

1 THE REPORT

"""


def rows_of(
    paths: Sequence[Path], told: Sequence[Told] = ()
) -> dict[str | None, Progress]:
    each = told or [Told()] * len(paths)
    readings = [
        read_paper(path, told=one, window=WINDOW)
        for path, one in zip(paths, each, strict=True)
    ]
    readings = [one for one in readings if one.paper.status is not Status.EXEMPT]
    rows = safety_valve_progress(
        [reading.paper for reading in readings],
        [figure for reading in readings for figure in reading.figures],
        [event for reading in readings for event in reading.events],
        [passage for reading in readings for passage in reading.passages],
    )
    return {row.council: row for row in rows}


def row_of(
    folder: Path, *paragraphs: str, council: str = "Devon", date: str = "5 March 2025"
) -> Progress:
    numbered = "\n".join(
        f"- 1.{number} {text}" for number, text in enumerate(paragraphs, start=1)
    )
    path = folder / "paper.txt"
    path.write_text(
        HEAD.format(council=council, date=date) + numbered, encoding="utf-8"
    )
    (row,) = rows_of([path]).values()
    return row


def values(row: Progress) -> dict[str, str]:
    """What a row states, its cells of one part joined."""
    return {
        name: "; ".join(cell.value for cell in cells)
        for name, cells in row.cells.by_name()
        if cells
    }


def cells(row: Progress) -> list[Cell]:
    return [cell for _, held in row.cells.by_name() for cell in held]


def test_a_year_of_balance_that_moved_is_told_with_the_year_it_moved_from(
    tmp_path: Path,
) -> None:
    row = row_of(
        tmp_path,
        "The Council signed a Safety Valve agreement with the DfE on 20 March 2023.",
        "The high needs block will now break even in 2027-28 rather than 2025-26.",
    )

    told = values(row)
    assert told["agreed_on"] == "20 March 2023"
    assert (told["balance_latest"], told["balance_planned"]) == ("2027-28", "2025-26")
    assert told["slippage_years"] == "2 years"


def test_a_payment_that_did_not_come_is_withheld(tmp_path: Path) -> None:
    row = row_of(
        tmp_path,
        "Under the Safety Valve agreement the DfE is to pay £30m over five years.",
        "The payment of £4m due in June has been withheld.",
    )

    told = values(row)
    assert (told["agreed"], told["withheld"]) == ("£30m", "£4m")
    assert told["state"] == "suspended"
    assert row.cells.state is not None
    assert row.cells.state.words == "withheld"
    assert row.cells.state.dated == "2025-03-05"
    assert "received" not in told


def test_a_council_on_track_is_told_in_its_own_words(tmp_path: Path) -> None:
    row = row_of(
        tmp_path,
        "The Council's Safety Valve plan remains on track.",
        "All payments due to date have been received under the agreement.",
        "The DfE will review the plan in September 2025.",
    )

    told = values(row)
    assert (told["state"], told["membership"]) == ("on track", "agreement")
    assert told["received"].startswith("All payments due")
    assert row.cells.next_decision is not None
    assert row.cells.next_decision.dated == "2025-09"


def test_conditions_off_track_come_with_their_reason(tmp_path: Path) -> None:
    row = row_of(
        tmp_path,
        "The Safety Valve agreement sets nine conditions.",
        "Conditions 3 and 7 are off track because two schools opened late.",
        "Condition 5 is being met.",
    )

    (condition,) = row.cells.conditions
    assert condition.value == "conditions 3 and 7"
    assert condition.words == "because two schools opened late"
    assert values(row)["state"] == "not on track"


def test_a_plan_that_was_declined_is_no_agreement(tmp_path: Path) -> None:
    row = row_of(
        tmp_path,
        "A Safety Valve proposal was sent to the Department on 9 January 2025.",
        "On 27 February 2025 the Department declined the proposal.",
        "The plan asked for £40m.",
    )

    assert row.is_refused
    assert row.cells.membership is not None
    assert row.cells.membership.value == "plan refused"
    assert row.cells.membership.dated == "2025-02-27"
    assert "agreed" not in values(row)


def test_a_council_in_another_programme_is_shown_as_that(tmp_path: Path) -> None:
    row = row_of(
        tmp_path,
        "Two programmes exist, the Safety Valve and a lighter one.",
        "The Council is not part of the Safety Valve; it is in Delivering Better"
        " Value.",
        "The cumulative deficit was £12.4m at 31 March 2024.",
    )

    told = values(row)
    assert told["membership"] == "no agreement; Delivering Better Value"
    assert told["deficit_latest"].startswith("£12.4m (31 March 2024; outturn")


def test_a_council_in_neither_programme_has_no_agreement(tmp_path: Path) -> None:
    row = row_of(
        tmp_path,
        "The Council is not part of either programme, Safety Valve or other.",
    )

    assert values(row)["membership"] == "no agreement"


def test_the_newest_word_is_the_state_and_older_ones_are_history(
    tmp_path: Path,
) -> None:
    paths = []
    for date, state in (("5 March 2024", "on track"), ("4 March 2025", "off track")):
        path = tmp_path / f"{date}.txt"
        text = f"- 1.1 The Safety Valve agreement is {state}.\n"
        path.write_text(HEAD.format(council="Devon", date=date) + text, "utf-8")
        paths.append(path)

    row = rows_of(paths)["Devon"]

    assert row.cells.state is not None
    assert (row.cells.state.words, row.cells.state.dated) == ("off track", "2025-03-04")
    assert [(one.words, one.dated) for one in row.cells.history] == [
        ("on track", "2024-03-05")
    ]


SAMPLE_FILES = sorted(
    path
    for path in SAMPLES.iterdir()
    if path.suffix in {".pdf", ".docx", ".html", ".txt"}
)

SAMPLE_CELLS = {
    "Bath and North East Somerset": {
        "agreed": "£19.22m",
        "agreed_on": "2022/23",
        "received": "£8.23m",
        "remaining": "£10.99m",
        "state": "suspended; under review",
        "balance_latest": "2030-31",
        "next_decision": "no formal reply has",
    },
    "BCP": {"membership": "plan refused", "balance_planned": "15 years"},
    "Bury": {"agreed": "£20m", "remaining": "£6m", "slippage": "£5.4m"},
    "Norfolk": {
        "agreed": "£70m",
        "agreed_on": "March 2023",
        "received": "£28m",
        "state": "not on track; enhanced monitoring",
        "balance_planned": "7 years",
        "balance_latest": "8 years",
        "slippage_years": "1 year",
    },
    "Kent": {
        "agreed": "£140m",
        "agreed_on": "2022-23",
        "term": "five years, to 2027-28",
        "received": "Every payment due so far has been received",
    },
    "Surrey": {"membership": "agreement"},
    "West Berkshire": {"membership": "no agreement; Delivering Better Value"},
    "Wiltshire": {
        "agreed": "£67m",
        "agreed_on": "12 March 2024",
        "term": "2023/24 to 2028/29",
    },
}
# What a sample paper does not say: a first payment is not all that was received.
NOT_STATED = {
    "Norfolk": {"remaining", "deficit_planned"},
    "BCP": {"agreed", "received", "remaining"},
    "Surrey": {"agreed", "received", "state"},
    "West Berkshire": {"agreed", "state", "balance_latest"},
}


@pytest.fixture(scope="module")
def samples() -> dict[str | None, Progress]:
    return rows_of(SAMPLE_FILES)


def test_every_cell_of_every_sample_paper_leads_to_a_place(
    samples: dict[str | None, Progress],
) -> None:
    held = [cell for row in samples.values() for cell in cells(row)]
    places = [place for cell in held for place in cell.sources]

    assert all(cell.sources for cell in held)
    assert all(place.quote and place.locator.words for place in places)


@pytest.mark.parametrize("council", SAMPLE_CELLS)
def test_a_sample_council_is_told_as_its_papers_tell_it(
    samples: dict[str | None, Progress], council: str
) -> None:
    told = values(samples[council])

    assert {name: told.get(name) for name in SAMPLE_CELLS[council]} == (
        SAMPLE_CELLS[council]
    )
    assert not NOT_STATED.get(council, set()) & set(told)


def test_a_forecast_beside_an_outturn_is_told(
    samples: dict[str | None, Progress],
) -> None:
    bury = samples["Bury"].cells

    assert bury.slippage is not None
    assert "basis: agreement against outturn" in bury.slippage.notes


@pytest.fixture(scope="module")
def real() -> dict[str | None, Progress]:
    if not PAPERS.is_dir():
        pytest.skip("the real papers are not here")
    files = sorted(PAPERS.glob("*.txt"))
    told = [
        Told(council="Wiltshire") if "schools-forum-send" in path.name else Told()
        for path in files
    ]
    return rows_of(files, told)


REAL = {
    "Bath and North East Somerset": {
        "membership": "agreement",
        "agreed": "£19.22m",
        "agreed_on": "2022/23",
        "received": "£8.23m",
        "remaining": "£10.99m",
        "state": "suspended; under review; enhanced monitoring",
        "balance_latest": "2030-31",
        "deficit_latest": "£60,266,381 (year not stated; forecast, mitigated, gross or"
        " net not stated); £135,518,001 (2030/31; forecast, unmitigated, gross or net"
        " not stated)",
        "next_decision": "awaiting a formal DfE response",
    },
    "BCP": {
        "membership": "plan refused",
        "state": "refused",
        "balance_planned": "15 years",
        "deficit_latest": "about £63m (31 March 2024; estimate, gross or net not"
        " stated)",
        "next_decision": "awaiting a decision",
    },
    "Bury": {
        "membership": "agreement",
        "agreed": "£20m",
        "balance_latest": "2022-23",
        "deficit_planned": "£16.732m (2021/22; forecast, net)",
        "deficit_latest": "£22.172m (2021/22; forecast, net)",
        "slippage": "£5.440m",
    },
    "Wiltshire": {
        "membership": "agreement",
        "state": "not on track",
        "deficit_planned": "£84.5m (2024/25; forecast, gross)",
        "conditions": "condition 2; condition to reduce the cumulative deficit",
    },
}


@pytest.mark.parametrize("council", REAL)
def test_a_real_council_has_these_cells_and_no_others(
    real: dict[str | None, Progress], council: str
) -> None:
    assert values(real[council]) == REAL[council]


def test_what_a_real_paper_says_it_will_exceed_is_not_its_deficit(
    real: dict[str | None, Progress],
) -> None:
    wiltshire = real["Wiltshire"]

    assert wiltshire.deficits == ()
    assert wiltshire.cells.deficit_planned is not None
    assert wiltshire.cells.deficit_planned.notes == (
        "the paper says that it will be exceeded, not by how much",
    )


def test_a_real_refusal_is_dated_by_its_day(
    real: dict[str | None, Progress],
) -> None:
    refused = real["BCP"].cells.membership

    assert real["BCP"].is_refused
    assert refused is not None
    assert refused.dated == "2024-03-13"
    assert [source.locator.words for source in refused.sources] == ["para 4a"]
