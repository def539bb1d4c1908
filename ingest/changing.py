"""Changing what is said of a paper: council, committee, date or status.

A paper's figures, passages and vectors carry these, so that it is read again with the
change, and put in the place of the older reading as one.
"""

import shutil
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from corpus.corrections import changes_of, merge
from corpus.errors import ChangeError, UnchangedPaperError
from corpus.library import Library
from corpus.records import Change, Correction, Detail, Paper, Role
from ingest.pipeline import Skipped, Task, put, read_all, window_of
from ingest.reading import Told
from ingest.register import Entry

# What people said of a paper when it was added, as `Paper.sources` tells it.
TOLD = frozenset({"register", "option"})
REMEDIES = {
    Detail.COUNCIL: "type the name of a council",
    Detail.COMMITTEE: "type the name of a committee",
    Detail.MET_ON: "write a day as 2025-02-05, or a month as 2025-02",
    Detail.STATUS: "choose public or exempt",
}
LONGEST_NAME = 200


def read_correction(typed: dict[Detail, str]) -> Correction:
    """Return what a person typed as what a paper can be.

    Raises:
        ChangeError: A name is empty or too long, or there is no such day or status.
    """
    stripped = {detail: words.strip() for detail, words in typed.items()}
    for detail, words in stripped.items():
        if len(words) > LONGEST_NAME:
            raise ChangeError(_name(detail), "too long", REMEDIES[detail])
    try:
        entry = Entry.model_validate({"file": "typed", **stripped})
    except ValidationError as error:
        detail = Detail(str(error.errors()[0]["loc"][0]))
        reason = f"“{stripped[detail]}” is none" if stripped[detail] else "empty"
        raise ChangeError(_name(detail), reason, REMEDIES[detail]) from error
    return Correction(
        council=entry.council,
        committee=entry.committee,
        met_on=entry.met_on,
        status=entry.status,
    )


def change_paper(
    library: Library,
    paper: Paper,
    given: Correction,
    *,
    changed_by: str | None,
    changed_at: datetime,
    jobs: int = 1,
) -> tuple[Change, ...]:
    """Read `paper` again with what is `given`, and return what has changed of it.

    Args:
        library: Where it is, wholly as it was or wholly as it is to be.
        paper: As it is there.
        given: What an officer sets; what the paper is already changes nothing.
        changed_by: The officer's name, None where nobody had to sign in.
        changed_at: When, in UTC.
        jobs: How many processes read; more than one keeps this process out of it.

    Raises:
        UnchangedPaperError: It can no longer be read.
        UnknownPaperError: It has been removed.
    """
    changes = changes_of(paper, given, changed_by=changed_by, changed_at=changed_at)
    if not changes:
        return ()
    correction = merge(library.correction(paper.id), given)
    told = Told(entry=_told_before(paper), correction=correction)
    with TemporaryDirectory() as folder:
        # Its name tells of it as well, and the library keeps it by another.
        path = Path(folder) / paper.file_name
        shutil.copyfile(library.original(paper.id, Role.OFFICER), path)
        task = Task(path=path, told=told, window=window_of(library))
        ((_, reading),) = read_all([task], jobs)
        outcome = put(library, reading, path, changes=changes)
    if isinstance(outcome, Skipped):
        reason = outcome.reason.removeprefix(f"{paper.file_name}: ")
        raise UnchangedPaperError(paper.file_name, reason)
    return changes


def _told_before(paper: Paper) -> Entry:
    """Return what people said of `paper` when it was added."""
    told = {
        field: getattr(paper, field)
        for field, source in paper.sources
        if source in TOLD
    }
    return Entry(file=paper.file_name, **told)


def _name(detail: Detail) -> str:
    return "meeting date" if detail is Detail.MET_ON else detail.value
