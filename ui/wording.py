"""How papers, meetings, places and times are put to a reader."""

import html

from assistant.answer import AnswerStatus
from assistant.quotes import visible
from corpus.money import print_amount
from corpus.records import Detail, Figure, Locator, Measure, Paper, Status
from corpus.times import print_date
from corpus.verdicts import Judgement
from corpus.years import print_year
from tools.calculation import Calculation
from tools.likeness import is_financial_year

_INITIALS = {"dsg": "DSG", "ehcp": "EHCP"}

STATUSES = {
    Status.PUBLIC: "Public",
    Status.EXEMPT: "Exempt",
    Status.UNKNOWN: "Status not stated, kept as exempt",
}

REFUSALS = {
    AnswerStatus.NOT_FOUND: "Not in the papers",
    AnswerStatus.EXEMPT: "Not public",
    AnswerStatus.NOT_COMPARABLE: "Not like for like",
}
VERDICTS = {
    Judgement.RIGHT: "Right",
    Judgement.WRONG_NUMBER: "A wrong number",
    Judgement.WRONG_CITATION: "A wrong citation",
    Judgement.MISSING: "Something is missing",
}


DETAILS = {
    Detail.COUNCIL: "Council",
    Detail.COMMITTEE: "Committee",
    Detail.MET_ON: "Meeting date",
    Detail.STATUS: "Who may see it",
}
NOT_SIGNED_IN = "an officer, not signed in"


def escape(words: str) -> str:
    """Return `words` for a page: no markup, and nothing that is not seen."""
    return html.escape(visible(words))


def title_of(paper: Paper) -> str:
    """Return what a paper is called: its title, else its file's name."""
    return paper.title or paper.file_name


def meeting_of(paper: Paper) -> str:
    """Return council, committee and date, saying what the paper does not state."""
    council = paper.council or "council not stated"
    parts = (council, paper.committee, date_of(paper))
    return " · ".join(part for part in parts if part)


def date_of(paper: Paper) -> str:
    """Return when the meeting was, in words."""
    return print_date(paper.met_on) if paper.met_on else "date not stated"


def detail_of(detail: Detail, value: str | None) -> str | None:
    """Return what a paper's detail is or was, in words; None where it is not stated."""
    if value and detail is Detail.MET_ON:
        return print_date(value)
    return STATUSES[Status(value)] if value and detail is Detail.STATUS else value


def place_of(locator: Locator) -> str:
    """Return "Page 3, paragraph 5.3": the page, then the place on it."""
    words = locator.words
    if words.startswith("para "):
        words = words.replace("para", "paragraph", 1)
    page = f"Page {locator.page_number}" if locator.page_number else ""
    return ", ".join(part for part in (page, words) if part)


def time_of(figure: Figure) -> str:
    """Return the date a balance stands at, or the financial year."""
    if figure.as_at:
        return f"at {print_date(figure.as_at)}"
    return print_year(figure.period) if figure.period else "not stated"


def basis_of(figure: Figure) -> str:
    """Return "forecast, mitigated": how firm the figure is and of which plan."""
    parts = (figure.basis, figure.scenario, figure.safety_valve, figure.stage)
    return ", ".join(part.value for part in parts if part) or "not stated"


def time_words(time: str) -> str:
    """Return "2023/24" for a financial year, "31 March 2024" for a date, "" for ""."""
    if is_financial_year(time):
        return print_year(time)
    return print_date(time) if time else ""


def measure_words(measure: Measure) -> str:
    """Return what is measured, to head a chart or a choice: "DSG deficit"."""
    first, *rest = [_INITIALS.get(word, word) for word in measure.value.split("_")]
    return " ".join((first[:1].upper() + first[1:], *rest))


def margin_of(calculation: Calculation) -> str:
    """Return " give or take £1,000, as the papers round", where no ± says so yet."""
    if calculation.margin or not calculation.error:
        return ""
    words = print_amount(calculation.error, calculation.unit)
    return f" give or take {words}, as the papers round"


def written_by(model: str) -> str:
    """Return who wrote an answer: the clerk, or a chat model by its name."""
    if model == "clerk":
        return "Answered by the clerk, without a language model."
    return f"Written with {model}; every figure checked against its page."
