"""The list of papers: what is sought among them, a page of it, and what one can do.

papers ──(Sought)──► found ──(page)──► at most PAGE_SIZE rows
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, PositiveInt

from corpus.access import may_change
from corpus.library import Contents
from corpus.records import Paper, PaperId, Role, Status
from ui.web.originals import url_of
from ui.web.sources import Shelf
from ui.wording import date_of, escape, meeting_of, title_of

PAGE_SIZE = 25
NOT_STATED = "not stated"
COLUMNS = ("Paper", "Meeting", "Who may see it", "Read from it", "What to do")
VIEWERS = {
    Status.PUBLIC: ("Public", "everyone"),
    Status.EXEMPT: ("Exempt", "members and officers"),
    Status.UNKNOWN: ("Not stated", "kept as exempt: members and officers"),
}


class Sought(BaseModel):
    """What a browser says is sought: a council, a committee, words; and which page.

    An empty string seeks all; `NOT_STATED` those whose council or committee is unknown.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    council: str = ""
    committee: str = ""
    words: str = ""
    page_number: PositiveInt = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of what was found: `count` papers on `page_count` pages, from page 1."""

    papers: tuple[Paper, ...]
    count: int
    page_number: int
    page_count: int


def all_papers(shelf: Shelf, role: Role) -> tuple[Paper, ...]:
    """Return the papers `role` sees and those it is only told of, as they are filed."""
    papers = (*shelf.papers(role), *shelf.restricted(role))
    return tuple(sorted(papers, key=_as_filed))


def seek(papers: Sequence[Paper], sought: Sought) -> Listed:
    """Return the page of those `papers` that are `sought`; the last if it has fewer."""
    words = sought.words.casefold().split()
    found = [
        paper
        for paper in papers
        if _is_of(paper.council, sought.council)
        and _is_of(paper.committee, sought.committee)
        and all(word in _said(paper) for word in words)
    ]
    page_count = max(-(-len(found) // PAGE_SIZE), 1)
    page_number = min(sought.page_number, page_count)
    start = (page_number - 1) * PAGE_SIZE
    return Listed(
        papers=tuple(found[start : start + PAGE_SIZE]),
        count=len(found),
        page_number=page_number,
        page_count=page_count,
    )


def render_seeking(papers: Sequence[Paper], sought: Sought) -> str:
    """Return the form a paper is sought with; none where there is nothing to seek."""
    if len(papers) < 2:  # noqa: PLR2004 - one paper is not sought
        return ""
    councils = _options({paper.council for paper in papers}, sought.council)
    committees = _options({paper.committee for paper in papers}, sought.committee)
    return (
        '<form class="seeking" role="search" aria-label="Papers" data-tell="seek"'
        ' data-on-change><p class="field"><label for="seek-words">Words in title or'
        ' file name</label><input type="search" id="seek-words" name="words"'
        f' maxlength="100" value="{escape(sought.words)}"></p>'
        '<p class="field"><label for="seek-council">Council</label>'
        f'<select id="seek-council" name="council"><option value="">All councils'
        f"</option>{councils}</select></p>"
        '<p class="field"><label for="seek-committee">Committee</label>'
        '<select id="seek-committee" name="committee"><option value="">All committees'
        f"</option>{committees}</select></p>"
        '<button type="submit" class="act">Filter</button></form>'
    )


def render_list(
    listed: Listed,
    contents: Mapping[PaperId, Contents],
    *,
    sought: Sought,
    role: Role,
    total: int,
) -> str:
    """Return a page of papers as a table, which stacks where there is little room."""
    if not total:
        return (
            '<p class="empty">No papers yet.'
            f"{' Add the first above.' if may_change(role) else ''}</p>"
        )
    counted = tell_count(listed, total=total)
    if not listed.count:
        return (
            f'<p class="counted" tabindex="-1" data-rest>{counted}</p>'
            '<p class="empty">No paper is like that. Seek fewer words, or all'
            " councils and committees.</p>"
        )
    head = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    rows = "".join(_row(paper, contents.get(paper.id), role) for paper in listed.papers)
    return (
        f'<p class="counted" tabindex="-1" data-rest>{counted}</p>'
        f'<table class="papers"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody>'
        f"</table>{_leaves(listed, sought)}{_DIALOG if may_change(role) else ''}"
    )


def tell_count(listed: Listed, *, total: int) -> str:
    """Return "26 to 50 of 180 papers": which part of how many is shown."""
    of = _papers(listed.count)
    if listed.page_count > 1:
        start = (listed.page_number - 1) * PAGE_SIZE + 1
        of = f"{start} to {start + len(listed.papers) - 1} of {of}"
    return of if listed.count == total else f"{of}, of {total} in the library"


def _row(paper: Paper, contents: Contents | None, role: Role) -> str:
    status, viewers = VIEWERS[paper.status]
    counted = _counted(paper, contents) if contents else "not shown"
    meeting = (
        f"<span>{escape(paper.council or 'council not stated')}</span>"
        f'<span class="meta">{escape(paper.committee or "committee not stated")}</span>'
        f'<span class="meta">{escape(date_of(paper))}</span>'
    )
    cells = (
        meeting,
        f'<span class="status {paper.status}">{status}</span>'
        f'<span class="meta">{viewers}</span>',
        counted,
        _acts(paper, role) if contents else "",
    )
    name = f'<span class="meta">{escape(paper.file_name)}</span>' if paper.title else ""
    return (
        f'<tr><th scope="row">{escape(title_of(paper))}{name}</th>'
        + "".join(
            f'<td data-label="{label}">{cell}</td>'
            for label, cell in zip(COLUMNS[1:], cells, strict=True)
        )
        + "</tr>"
    )


def _counted(paper: Paper, contents: Contents) -> str:
    pages = f"{paper.page_count} page{'' if paper.page_count == 1 else 's'}"
    figures = f"{contents.figures:,} figure{'' if contents.figures == 1 else 's'}"
    return "".join(
        f"<span>{words}</span>"
        for words in (pages if paper.page_count else "", figures)
        if words
    )


def _acts(paper: Paper, role: Role) -> str:
    """Return the buttons of a paper's row, each named with the paper."""
    acts = [
        f'<button type="button" class="act" {_named("Open", paper)}'
        f" data-open='{_id(paper)}' data-key=\"open-{paper.id}\""
        ' aria-controls="paper-panel">Open</button>',
        f'<a class="act" href="{url_of(paper.id)}" download'
        f" {_named('Download', paper)}>Download</a>",
    ]
    if may_change(role):
        acts += [
            f'<button type="button" class="act" {_named("Change", paper)}'
            f" data-tell=\"edit\" data-told='{_id(paper)}' data-opener"
            f' data-key="edit-{paper.id}">Change</button>',
            f'<button type="button" class="act" {_named("Remove", paper)}'
            f" data-remove='{_id(paper)}' data-name=\"{escape(title_of(paper))}\""
            f' data-key="remove-{paper.id}">Remove</button>',
        ]
    return f'<span class="acts">{"".join(acts)}</span>'


def _named(verb: str, paper: Paper) -> str:
    """Return a label that begins with the words seen and tells one row from another."""
    label = f"{verb} {title_of(paper)}, {meeting_of(paper)}"
    return f'aria-label="{escape(label)}"'


def _id(paper: Paper) -> str:
    return f'{{"paper": "{escape(paper.id)}"}}'


def _leaves(listed: Listed, sought: Sought) -> str:
    if listed.page_count == 1:
        return ""
    number, count = listed.page_number, listed.page_count
    return (
        '<nav class="leaves" aria-label="Pages of the list">'
        f"{_leaf('Previous', sought, number - 1 if number > 1 else None)}"
        f"<span>Page {number} of {count}</span>"
        f"{_leaf('Next', sought, number + 1 if number < count else None)}</nav>"
    )


def _leaf(words: str, sought: Sought, page_number: int | None) -> str:
    if page_number is None:
        return f'<button type="button" class="act" disabled>{words}</button>'
    told = sought.model_copy(update={"page_number": page_number}).model_dump_json()
    return (
        f'<button type="button" class="act" data-tell="seek" data-key="{words}"'
        f' data-told="{escape(told)}">{words}</button>'
    )


# The name of the paper is put in where it is opened.
_DIALOG = (
    '<dialog class="confirm" aria-labelledby="confirm-title"'
    ' aria-describedby="confirm-words"><form method="dialog">'
    '<h2 id="confirm-title">Remove this paper?</h2>'
    '<p id="confirm-words"><strong></strong> and all that was read from it leave the'
    " library. Answers will no longer use it. To have it back, its file must be added"
    ' again.</p><p class="acts"><button class="act" value="" autofocus>Keep it</button>'
    '<button class="act danger" value="remove">Remove it</button></p></form></dialog>'
)


def _options(names: set[str | None], chosen: str) -> str:
    known = sorted((name for name in names if name), key=str.casefold)
    listed = [*known, *([NOT_STATED] if None in names else [])]
    return "".join(
        f'<option value="{escape(name)}"{" selected" if name == chosen else ""}>'
        f"{escape(name[:1].upper() + name[1:])}</option>"
        for name in listed
    )


def _is_of(name: str | None, sought: str) -> bool:
    return not sought or (name or NOT_STATED) == sought


def _said(paper: Paper) -> str:
    said = (paper.title, paper.file_name, paper.council, paper.committee)
    return " ".join((*filter(None, said), date_of(paper))).casefold()


def _as_filed(paper: Paper) -> tuple[bool, str, str, str]:
    """Order papers by council, then meeting date; unknown councils last."""
    council = paper.council or ""
    return (not council, council.casefold(), paper.met_on or "", paper.file_name)


def _papers(count: int) -> str:
    return f"{count:,} paper{'' if count == 1 else 's'}"
