"""The Risks tab: the rows of risk registers, scores as printed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from corpus.records import Paper, PaperId, Risk, Role, Scope
from tools.export import Sheet, finding_sheet, risk_sheet
from ui.web.browse import Chosen, Kind, Query, Rows, Slice, cut, has_words
from ui.web.listing import (
    NONE,
    NOT_STATED,
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
from ui.web.opening import open_risk
from ui.web.sources import Shelf
from ui.wording import escape, title_of

Sort = Literal["risk", "council", "unmitigated", "mitigated", "target", "owner"]

COLUMNS: Mapping[str, Sort | None] = {
    "Risk": "risk",
    "Council": "council",
    "Before action": "unmitigated",
    "After action": "mitigated",
    "Target": "target",
    "Band": None,
    "Owner": "owner",
}


class RiskQuery(Query):
    """Which risks are asked for; `band` is a printed one, `NONE` for those without."""

    band: Chosen = None
    sort: Sort | None = None


def render_filters(shelf: Shelf, role: Role) -> str:
    """Return the form that chooses risks, its options those the library holds."""
    risks = shelf.risks(role, Scope())
    if not risks:
        return ""
    papers = paper_options(shelf.papers(role), (risk.paper_id for risk in risks))
    bands = sorted({risk.rag for risk in risks if risk.rag})
    return render_form(
        "Risks",
        render_search("Words in the risk"),
        render_select(
            *("council", "Council"),
            council_options(risk.council for risk in risks),
            every="Every council",
        ),
        render_select("paper", "Paper", papers, every="Every paper"),
        render_select(
            *("band", "Band"),
            [*((band, band) for band in bands), (NONE, "Not stated")],
            every="Every band",
        ),
    )


def list_risks(shelf: Shelf, query: RiskQuery, role: Role) -> Rows:
    """Return a page of the risks that `query` asks for."""
    papers = {paper.id: paper for paper in shelf.papers(role)}
    risks = shelf.risks(role, Scope())
    chosen = choose(risks, query)
    part = cut(chosen, query.page)
    html = render_risks(part, query, papers) if chosen else render_none(risks)
    return Rows(html=html, count=render_count(part, "risk"))


def risk_sheets(shelf: Shelf, query: RiskQuery, role: Role) -> tuple[Sheet, ...]:
    """Return all the risks that `query` asks for, and the findings in their papers."""
    risks, papers = choose(shelf.risks(role, Scope()), query), shelf.papers(role)
    of_papers = tuple({risk.paper_id: None for risk in risks})
    findings = shelf.findings(role, Scope(paper_ids=of_papers)) if of_papers else ()
    return risk_sheet(risks, papers), finding_sheet(findings, papers)


def choose(risks: Iterable[Risk], query: RiskQuery) -> Sequence[Risk]:
    """Return the risks `query` asks for, in its order, else as they are printed.

    Scores are ordered within each paper, since 12 may be high in one register and low
    in the next. What is not stated, or is no number, comes last either way round.
    """
    chosen = [risk for risk in risks if _is_asked(risk, query)]
    if query.sort is None:
        return chosen
    key = _KEYS[query.sort]
    known = [risk for risk in chosen if key(risk) is not None]
    known.sort(key=lambda risk: key(risk) or "", reverse=query.descending)
    ordered = [*known, *(risk for risk in chosen if key(risk) is None)]
    if query.sort in _SCORES:
        papers = list(dict.fromkeys(risk.paper_id for risk in chosen))
        ordered.sort(key=lambda risk: papers.index(risk.paper_id))
    return ordered


def render_risks(
    part: Slice[Risk], query: RiskQuery, papers: Mapping[PaperId, Paper]
) -> str:
    """Return a table of risks, which stacks where it is narrow."""
    head = render_head(COLUMNS, sort=query.sort, descending=query.descending)
    rows = "".join(_row(risk, papers[risk.paper_id]) for risk in part.records)
    note = ""
    if query.sort in _SCORES:
        note = (
            '<p class="note">Scores are put in order within each paper: registers'
            " score in different ways.</p>"
        )
    return (
        f'{note}<table class="listing" tabindex="-1" data-head>'
        f'<caption class="unseen">Risks</caption>{head}<tbody>{rows}</tbody></table>'
        f"{render_pages(part)}{render_exports()}"
    )


def render_none(risks: Sequence[Risk]) -> str:
    """Return what stands where no risk is listed."""
    if not risks:
        return (
            '<p class="empty">No risk register has been read. Registers are found in'
            " reports and their appendices; add papers under Papers.</p>"
        )
    return (
        '<p class="empty" tabindex="-1" data-head>No risk is like that. Choose less,'
        " or clear the search.</p>"
    )


RISKS = Kind(
    name="risks",
    query=RiskQuery(),
    filters=render_filters,
    rows=list_risks,
    sheets=risk_sheets,
    open_clicked=open_risk,
)

_SCORES = frozenset({"unmitigated", "mitigated", "target"})


def _score(printed: str | None) -> int | None:
    return int(printed) if printed and printed.isascii() and printed.isdigit() else None


def _words(printed: str | None) -> str | None:
    return printed.casefold() if printed else None


_KEYS: Mapping[Sort, Callable[[Risk], str | int | None]] = {
    "risk": lambda risk: _words(risk.risk),
    "council": lambda risk: risk.council,
    "unmitigated": lambda risk: _score(risk.unmitigated),
    "mitigated": lambda risk: _score(risk.mitigated),
    "target": lambda risk: _score(risk.target),
    "owner": lambda risk: _words(risk.owner),
}


def _is_asked(risk: Risk, query: RiskQuery) -> bool:
    said = (risk.risk, risk.category, risk.workstreams, risk.mitigations)
    return (
        is_chosen(query.council, risk.council)
        and is_chosen(query.paper, risk.paper_id)
        and is_chosen(query.band, risk.rag)
        and has_words(query, *said, risk.actions, risk.owner)
    )


def _row(risk: Risk, paper: Paper) -> str:
    page = risk.locator.page_number
    where = f"{title_of(paper)}, page {page}" if page else title_of(paper)
    cells = (
        escape(risk.council or NOT_STATED),
        escape(risk.unmitigated or NOT_STATED),
        escape(risk.mitigated or NOT_STATED),
        escape(risk.target or NOT_STATED),
        _band(risk),
        escape(risk.owner or NOT_STATED),
    )
    return (
        '<tr><th scope="row"><button type="button" class="figure"'
        f" {opens(risk=risk.id)}>{escape(risk.risk)}</button>"
        f'<span class="meta">{escape(where)}</span>{_more(risk)}</th>'
        + "".join(
            f'<td data-label="{name}">{html}</td>'
            for name, html in zip(list(COLUMNS)[1:], cells, strict=True)
        )
        + "</tr>"
    )


def _band(risk: Risk) -> str:
    """Return the printed band; without one, the score's scheme, if it is given."""
    if risk.rag:
        return escape(risk.rag)
    scheme = f'<span class="meta">{escape(risk.scheme)}</span>' if risk.scheme else ""
    return f"{NOT_STATED}{scheme}"


def _more(risk: Risk) -> str:
    """Return what else the register says of a risk, folded away."""
    said = {
        "Category": risk.category,
        "Likelihood": risk.likelihood,
        "Impact": risk.impact,
        "Workstreams": risk.workstreams,
        "Mitigations": risk.mitigations,
        "Actions": risk.actions,
    }
    items = "".join(
        f"<div><dt>{name}</dt><dd>{escape(words)}</dd></div>"
        for name, words in said.items()
        if words
    )
    about = escape(f"What is done about: {risk.risk}")
    return (
        f'<details><summary aria-label="{about}">What is done about it</summary>'
        f"<dl>{items}</dl></details>"
        if items
        else ""
    )
