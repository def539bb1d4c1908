"""Rules of assistant/corrections.py: who is told a wrong figure is told so at once."""

import pytest

from corpus.records import Finding, FindingKind, Severity
from tests.desk_in_words import BURY, Record, desk_of, place_of, said, told

GIVEN = "The report gave the transport overspend as £2.94m."
MENDED = "Ms Clegg apologised: the figure should read £2.49m."


def minutes(*sentences: tuple[str, str]) -> tuple[Record, ...]:
    """One passage of several sentences, each with the figure that it prints."""
    passage, *_ = said(" ".join(text for text, _ in sentences))
    figures = [
        record
        for text, printed in sentences
        for record in said(text, printed, id=f"f-{printed}")[1:]
    ]
    return (passage, *figures)


def test_a_figure_that_the_next_sentence_corrects_is_told_with_it() -> None:
    _, *sentences = told(
        desk_of(
            "What is Bury's transport overspend?",
            *minutes((GIVEN, "£2.94m"), (MENDED, "£2.49m")),
        )
    )

    assert (
        sentences[-1]
        == f"But: Bury, Schools Forum, January 2022 (para 5.3): “{MENDED}”"
    )


@pytest.mark.parametrize(
    ("correction", "is_told"),
    [
        ("The transport line should read £2.49m and not £2.94m.", True),
        ("Transport was printed as £2.94m but should have been £2.49m.", True),
        ("Transport was amended from £2.94m to £2.49m.", True),
        ("The staffing line should read £7.10m and not £1.70m.", False),
        ("Transport should be reviewed, at £2.94m a year.", False),
    ],
)
def test_another_place_corrects_the_amount_that_it_calls_wrong(
    correction: str, *, is_told: bool
) -> None:
    amounts = [word.strip(".,") for word in correction.split() if word[0] == "£"]

    _, *sentences = told(
        desk_of(
            "What is Bury's transport overspend?",
            *said(GIVEN, "£2.94m"),
            *said(correction, *amounts, place="minute 25"),
        )
    )

    told_so = [text for text in sentences if text.startswith("But:")]
    assert bool(told_so) is is_told


DUE = "The return on transport is due by 31 June 2025."
IMPOSSIBLE = Finding(
    paper_id=BURY.id,
    kind=FindingKind.IMPOSSIBLE_DATE,
    where=f"para 5.3: {DUE}",
    printed="31 June 2025",
    computed="June has no such day",
    severity=Severity.ERROR,
    locator=place_of("para 5.3"),
    quote=DUE,
)


@pytest.mark.parametrize(
    ("asked", "is_told"),
    [
        ("When is Bury's return on transport due?", True),
        ("When did Bury's school open?", False),
    ],
)
def test_who_is_read_a_date_no_calendar_has_is_told_so(
    asked: str, *, is_told: bool
) -> None:
    _, *sentences = told(
        desk_of(asked, IMPOSSIBLE, *said(f"{DUE} The school opened in May 2021."))
    )

    wrong = "Bury, para 5.3: printed “31 June 2025”: June has no such day."
    assert (wrong in sentences) is is_told
    assert not is_told or DUE in sentences[sentences.index(wrong) - 1]
