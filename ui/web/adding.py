"""What adding papers looks like: the form, and how far each file has come."""

from pathlib import Path

from corpus.records import Status
from ingest.readers.choose import SUFFIXES
from ingest.register import REGISTER
from ui.web.intake import Item, Progress, State
from ui.wording import STATUSES, escape, meeting_of

AS_PRINTED = "As the paper says"
ACCEPTED = ",".join(sorted({*SUFFIXES, Path(REGISTER).suffix}))
# Gradio counts so as well.
LARGEST_MEGABYTES, MEGABYTE = 200, 1024 * 1024
MINUTE_SECONDS = 60

ORDER = (State.FAILED, State.READING, State.WAITING, State.READ)
STATES = {
    State.WAITING: "Waiting to be read",
    State.READING: "Being read",
    State.READ: "Read",
    State.FAILED: "Not read",
}


def render_form(*, is_open: bool) -> str:
    """Return the form an officer adds papers with, to be opened or open."""
    choices = "".join(
        f'<label><input type="radio" name="status" value="{value}"'
        f"{' checked' if not value else ''}> {words}</label>"
        for value, words in (
            ("", AS_PRINTED),
            ("public", "Public: everyone"),
            ("exempt", "Exempt: members and officers"),
        )
    )
    return (
        f'<details class="adding"{" open" if is_open else ""}><summary>Add papers'
        '</summary><form aria-label="Add papers" data-send="handin"'
        f' data-limit="{LARGEST_MEGABYTES * MEGABYTE}">'
        '<div class="fields">'
        '<p class="field"><label for="paper-files">Files</label>'
        f'<input type="file" id="paper-files" name="files" multiple'
        f' accept="{ACCEPTED}" aria-describedby="paper-files-hint">'
        '<span class="hint" id="paper-files-hint">Choose or drop as many as you like:'
        f" PDF, Word, Excel, web page or text, to {LARGEST_MEGABYTES} MB each. A"
        " papers.toml among them tells of the others.</span></p>"
        '<p class="field"><label for="paper-council">Council</label>'
        '<input type="text" id="paper-council" name="council" maxlength="100"'
        ' autocomplete="off" aria-describedby="paper-council-hint">'
        '<span class="hint" id="paper-council-hint">Leave it empty to go by what each'
        " paper says.</span></p>"
        '<fieldset class="field"><legend>Who may see them</legend>'
        f"{choices}</fieldset></div>"
        '<button type="submit" class="act primary">Add to the library</button>'
        '<p class="sending" role="status"></p></form></details>'
    )


def render_progress(progress: Progress) -> str:
    """Return what has come of each file, those that failed and are read now first."""
    items = progress.items
    if not items:
        return ""
    ordered = sorted(items, key=lambda item: ORDER.index(item.state))
    return (
        '<section class="intake" aria-labelledby="intake-title">'
        '<h2 id="intake-title" tabindex="-1" data-rest>Files handed in</h2>'
        '<div class="filing" tabindex="0" role="group" aria-label="Each file">'
        f'<ol class="files">{"".join(_item(item) for item in ordered)}</ol></div>'
        f"{_buttons(progress)}</section>"
    )


def tell_progress(progress: Progress) -> str:
    """Return how far it has come, in a sentence to be announced."""
    items = progress.items
    if not items:
        return ""
    done = sum(item.is_done for item in items)
    failed = sum(item.state is State.FAILED for item in items)
    refused = f", {failed} could not be read" if failed else ""
    if progress.is_over:
        return f"{_files(done - failed)} read{refused}."
    time = tell_time(progress.seconds_left)
    return f"{done} of {len(items)} done{refused}.{f' {time}.' if time else ''}"


def tell_time(seconds: float | None) -> str:
    """Return "About 2 minutes left", or nothing where it is not known."""
    if seconds is None:
        return ""
    if seconds < MINUTE_SECONDS:
        tens = max(round(seconds / 10), 1) * 10
        return f"About {tens} seconds left" if tens > 10 else "A few seconds left"  # noqa: PLR2004 - ten is a few
    minutes = round(seconds / MINUTE_SECONDS)
    return f"About {minutes} minute{'s' if minutes > 1 else ''} left"


def _item(item: Item) -> str:
    name = f'<span class="title">{escape(item.path.name)}</span>'
    words = f'<span class="state">{STATES[item.state]}</span>'
    return f'<li class="{item.state}">{name}{words}{_outcome(item)}</li>'


def _outcome(item: Item) -> str:
    if item.reason:
        return f"<span>{escape(item.reason)}</span>"
    if item.paper is None:
        return ""
    kept = ""
    if item.paper.status is not Status.PUBLIC:
        kept = f"{STATUSES[item.paper.status]}: the public does not see it"
    meeting = escape(meeting_of(item.paper))
    return f'<span class="meta">{meeting}</span><span>{kept}</span>'


def _buttons(progress: Progress) -> str:
    if not progress.is_over:
        return ""
    failed = sum(item.state is State.FAILED for item in progress.items)
    again = (
        '<button type="button" class="act" data-tell="again" data-key="again">'
        f"Try the {'one' if failed == 1 else failed} that failed again</button>"
    )
    tidy = (
        '<button type="button" class="act" data-tell="tidy" data-key="tidy">'
        "Clear this list</button>"
    )
    return f'<p class="acts">{again if failed else ""}{tidy}</p>'


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"
