"""The Findings tab: what does not add up in the papers, paper by paper."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from assistant.grounds import finding_id
from corpus.records import (
    Finding,
    FindingKind,
    Paper,
    PaperId,
    Role,
    Scope,
    Severity,
)
from tools.export import Sheet, finding_sheet
from ui.web.browse import Chosen, Kind, Query, Rows, Slice, cut, has_words
from ui.web.listing import (
    council_options,
    is_chosen,
    opens,
    paper_options,
    render_count,
    render_exports,
    render_form,
    render_head,
    render_pages,
    render_search,
    render_select,
)
from ui.web.opening import open_finding
from ui.web.sources import Shelf
from ui.wording import escape, meeting_of, title_of

COLUMNS = ("Where", "Kind", "Printed", "Worked out", "Severity")
KINDS = {
    FindingKind.MISMATCH: "Does not add up",
    FindingKind.ROUNDING: "Adds up but for rounding",
    FindingKind.LABEL: "Label does not fit",
    FindingKind.DUPLICATE: "Printed twice",
    FindingKind.IMPOSSIBLE_DATE: "No such date",
}
SEVERITIES = {
    Severity.ERROR: "Error",
    Severity.WARNING: "Warning",
    Severity.INFO: "For information",
}


class FindingQuery(Query):
    """Which findings are asked for."""

    severity: Chosen = None


Papers = Mapping[PaperId, Paper]


def render_filters(shelf: Shelf, role: Role) -> str:
    """Return the form that chooses findings, its options those the library holds."""
    findings = shelf.findings(role, Scope())
    if not findings:
        return ""
    papers = shelf.papers(role)
    ids = {finding.paper_id for finding in findings}
    return render_form(
        "Findings",
        render_search("Words in the finding"),
        render_select(
            *("council", "Council"),
            council_options(paper.council for paper in papers if paper.id in ids),
            every="Every council",
        ),
        render_select(
            "paper", "Paper", paper_options(papers, ids), every="Every paper"
        ),
        render_select(
            *("severity", "Severity"),
            list(SEVERITIES.items()),
            every="Every severity",
        ),
    )


def list_findings(shelf: Shelf, query: FindingQuery, role: Role) -> Rows:
    """Return a page of the findings that `query` asks for."""
    papers = {paper.id: paper for paper in shelf.papers(role)}
    findings = shelf.findings(role, Scope())
    chosen = choose(findings, query, papers)
    part = cut(chosen, query.page)
    html = render_findings(part, papers) if chosen else render_none(findings)
    return Rows(html=html, count=render_count(part, "finding"))


def finding_sheets(shelf: Shelf, query: FindingQuery, role: Role) -> tuple[Sheet, ...]:
    """Return all the findings that `query` asks for."""
    papers = {paper.id: paper for paper in shelf.papers(role)}
    findings = choose(shelf.findings(role, Scope()), query, papers)
    return (finding_sheet(findings, papers.values()),)


def choose(
    findings: Iterable[Finding], query: FindingQuery, papers: Papers
) -> Sequence[Finding]:
    """Return the findings `query` asks for, paper by paper as they are printed."""
    return [
        finding
        for finding in findings
        if is_chosen(query.council, papers[finding.paper_id].council)
        and is_chosen(query.paper, finding.paper_id)
        and is_chosen(query.severity, finding.severity)
        and has_words(query, finding.where, finding.printed, finding.computed)
    ]


def render_findings(part: Slice[Finding], papers: Papers) -> str:
    """Return a table for each paper, which stacks where it is narrow."""
    tables = "".join(
        _paper(papers[paper_id], tuple(found))
        for paper_id, found in groupby(part.records, lambda each: each.paper_id)
    )
    return (
        f'<div tabindex="-1" data-head>{tables}</div>'
        f"{render_pages(part)}{render_exports()}"
    )


def render_none(findings: Sequence[Finding]) -> str:
    """Return what stands where no finding is listed."""
    if not findings:
        return (
            '<p class="empty">Nothing was found that does not add up. Sums, labels and'
            " dates are checked as papers are added.</p>"
        )
    return (
        '<p class="empty" tabindex="-1" data-head>No finding is like that. Choose'
        " less, or clear the search.</p>"
    )


FINDINGS = Kind(
    name="findings",
    query=FindingQuery(),
    filters=render_filters,
    rows=list_findings,
    sheets=finding_sheets,
    open_clicked=open_finding,
)


def _paper(paper: Paper, findings: Sequence[Finding]) -> str:
    head = render_head(dict.fromkeys(COLUMNS), sort=None, descending=False)
    rows = "".join(map(_row, findings))
    return (
        f'<table class="listing"><caption>{escape(title_of(paper))}'
        f'<span class="meta">{escape(meeting_of(paper))}</span></caption>'
        f"{head}<tbody>{rows}</tbody></table>"
    )


def _row(finding: Finding) -> str:
    page = finding.locator.page_number
    where = f'<span class="meta">Page {page}</span>' if page else ""
    severity = SEVERITIES[finding.severity]
    cells = (
        KINDS[finding.kind],
        escape(finding.printed),
        escape(finding.computed),
        f'<span class="severity {finding.severity}">{severity}</span>',
    )
    return (
        '<tr><th scope="row"><button type="button" class="figure"'
        f" {opens(finding=finding_id(finding))}>{escape(finding.where)}</button>"
        f"{where}</th>"
        + "".join(
            f'<td data-label="{name}">{html}</td>'
            for name, html in zip(COLUMNS[1:], cells, strict=True)
        )
        + "</tr>"
    )
