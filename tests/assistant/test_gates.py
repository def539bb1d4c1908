from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.drafts import Draft, DraftSentence, Support
from assistant.found import Found, Withheld
from assistant.gates import (
    Dropped,
    Passed,
    check_draft,
    check_sentence,
    papers_named,
    print_figure,
    print_references,
)
from assistant.grounds import event_id, finding_id, ground
from corpus.records import Basis, Figure, FigureId, Flow, Measure, Paper, PaperId
from tests.figures_in_words import figure
from tests.grounds_in_words import (
    BATH,
    BCP,
    BURY,
    EVENT,
    FIGURES,
    FINDING,
    FOUND,
    GAP_BCP,
    GROUNDS,
    LEFT,
    RISE,
    TEXTS,
)
from tools.likeness import differences

ASKED = "Is Bury's deficit £99m at 31 March 2023, and how does it compare with BCP's?"
FIGURE_BY_ID: dict[str, Figure] = {figure.id: figure for figure in FIGURES}


def sentence(text: str, *rests_on: str | tuple[str, str]) -> DraftSentence:
    """A sentence; what it rests on is an id, or an id and the words quoted."""
    supports = (
        Support(id=one) if isinstance(one, str) else Support(id=one[0], quote=one[1])
        for one in rests_on
    )
    return DraftSentence(text=text, rests_on=tuple(supports))


def check(text: str, *rests_on: str | tuple[str, str]) -> Passed | Dropped:
    return check_sentence(sentence(text, *rests_on), GROUNDS, texts=TEXTS, asked=ASKED)


CELL_22 = "Table 3: Recovery as at 16 Dec 2021; row Gap £m; column 2021/22"
APART = "; ".join(differences(FIGURE_BY_ID["f-bury-22"], FIGURE_BY_ID["f-63"]))

TRUE = {
    "a cell read out": (
        "Bury, Gap £m – 2021/22: {f-bury-22} (forecast, cumulative, net of Safety Valve"
        f" payments, said 16 Dec 2021; {CELL_22}).",
        "f-bury-22",
    ),
    "a figure first, then its sentence": (
        "{f-63} (forecast, cumulative, said 22 May 2024). BCP, Cabinet, 22 May 2024"
        f" (para 27): “{GAP_BCP}”",
        "f-63",
        ("p-27", GAP_BCP),
    ),
    "a figure in a list": (
        "BCP, 31 March 2024: {f-63} (forecast, cumulative, said 22 May 2024; para 27).",
        "f-63",
    ),
    "a sum with its working": (
        f"Change: {{{RISE.id}}} – higher, up from {{f-63}} to {{f-91}}:"
        f" {RISE.expression}.",
        RISE.id,
    ),
    "a result after its expression": (
        f"Still to come: {LEFT.expression} = {{{LEFT.id}}}.",
        LEFT.id,
    ),
    "a row year by year": (
        "Bury, Gap £m: it falls every year, from {f-bury-22} in 2021/22 to"
        " {f-bury-25} in 2024/25.",
        "f-bury-22",
        "f-bury-23",
        "f-bury-25",
    ),
    "years before their figures": (
        "Year by year: 2021/22 {f-bury-22}; 2022/23 {f-bury-23}; 2024/25 {f-bury-25}.",
    ),
    "a risk with its scores": (
        "Bath and North East Somerset, Appendix A; risk 2: “Places open late” –"
        " unmitigated 16; mitigated 9; owner Head of SEND.",
        "r-1",
    ),
    "a finding with its working": (
        f"{FINDING.where}: printed “{FINDING.printed}”; {FINDING.computed}.",
        finding_id(FINDING),
    ),
    "a finding by its number": (
        f"{FINDING.where}: printed “{FINDING.printed}”; {FINDING.computed}.",
        "x-0",
    ),
    "an event": (
        "Bury: “Table 3: Recovery as at 16 Dec 2021” (Table 3).",
        event_id(EVENT),
    ),
    "what keeps two figures apart": (
        f"Bury and BCP differ in {APART}.",
        "f-bury-22",
        "f-63",
    ),
    "gross beside net, each named": (
        "Gross it is {f-bury-gross} and net {f-bury-22}, both as Bury says.",
    ),
    "a surplus": ("In 2024/25 Bury forecasts a cumulative surplus: {f-bury-25}.",),
    "an underspend": ("Bury’s underspend in 2023-24 is {f-bury-move}, in-year.",),
    "an outturn": ("The outturn for 2020-21 was a deficit of {f-bury-out}.",),
    "a projected deficit": (
        "BCP’s deficit is projected to rise from {f-63} to {f-91} by 31 March 2025.",
    ),
    "more than another thing of the council": (
        "BCP’s deficit of {f-63} is larger than {f-58}, the reserves.",
    ),
    "money that came in": ("Of {f-deal} agreed, Bury has received {f-got}.",),
    "both scenarios": (
        "By 2030-31 it is {f-135} unmitigated, against {f-60} mitigated.",
    ),
    "a quote over the lines of a list": (
        "BCP, Cabinet, 22 May 2024 (para 30): “The board will: Meet each half term.”",
        ("p-30", "The board will: Meet each half term."),
    ),
    "a quoted fragment": (
        "Officers “do not expect the plan to be accepted”.",
        ("p-29", "Officers do not expect the plan to be accepted."),
    ),
    "a number word that is printed": (
        "BCP says that two schools opened.",
        ("p-32", "Two schools opened"),
    ),
    "the day of the paper, said to be so": (
        "BCP’s paper of 22 May 2024 puts it at {f-63}.",
    ),
    "scenarios against each other": (
        "Difference: mitigated it is lower, {f-60} against {f-135} unmitigated.",
    ),
    "not yet clear": ("BCP: not by 31 March 2025, when it is {f-91}.",),
    "the largest of three": ("The largest is {f-bury-22}.", "f-bury-23", "f-bury-25"),
    "what a paper denies": (
        "Officers do not expect the plan to be accepted.",
        ("p-29", "Officers do not expect the plan to be accepted."),
    ),
    "a fact, where it is one": ("At the outturn it was {f-bury-out}.",),
    "the frame of a comparison": (
        "These are not comparable like for like, so none is ranked; side by side:",
    ),
    "what is not stated": ("Bury’s deficit at 31 March 2023 is not stated.",),
}


@pytest.mark.parametrize("case", TRUE.values(), ids=TRUE)
def test_a_true_sentence_passes(case: tuple[str | tuple[str, str], ...]) -> None:
    text, *rests_on = case

    outcome = check(str(text), *rests_on)

    assert isinstance(outcome, Passed), outcome


TRAPS = {
    # Numbers that the model wrote itself.
    "digits swapped": ("equal", "Bury owes £22.712m.", "f-bury-22"),
    "a true number, but typed": ("equal", "Bury owes £22.172m.", "f-bury-22"),
    "a number of the question": ("equal", "Bury’s deficit is £99m.", "f-bury-22"),
    "a number resting on nothing": ("equal", "Bury’s deficit is £99m."),
    "a number from nowhere": ("equal", "It is {f-bury-22}, or £1m a pupil."),
    "a sum done in the head": ("equal", "{f-91} less {f-63} is £28m."),
    "a percentage typed": ("equal", "67.1% are in time.", "f-67"),
    "a count typed": ("equal", "Some 2,021 reviews wait.", ("p-32", "reviews wait")),
    "an amount in words": ("equal", "Bury owes twenty million pounds.", "f-bury-22"),
    "a wrong number word": (
        "equal",
        "Three schools opened.",
        ("p-32", "Two schools opened"),
    ),
    "twice as much": ("equal", "{f-91} is twice {f-63}."),
    # Numbers changed around a reference.
    "a digit before": ("equal", "It is 1{f-63}."),
    "a digit after": ("equal", "It is {f-63}0."),
    "a sign before": ("equal", "It is −{f-63}."),
    "a hyphen before": ("equal", "It is -{f-63}."),
    "minus in words": ("equal", "It is minus {f-63}."),
    "negative beside a comma": ("equal", "It is negative, {f-63}."),
    "a scale after": ("equal", "It is {f-63} billion."),
    "a thousand after": ("equal", "It is {f-63}k."),
    "a unit after": ("equal", "It is {f-63} per cent."),
    "a percent sign after": ("equal", "It is {f-63}%."),
    "pounds before a share": ("equal", "It is £{f-67}."),
    "a bound nobody set": ("equal", "It is at least {f-63}."),
    "almost": ("equal", "It is almost {f-63}."),
    # Sign.
    "a surplus called a deficit": ("equal", "Bury’s deficit is {f-bury-25}."),
    "a deficit called a surplus": ("equal", "Bury has a surplus of {f-bury-22}."),
    "an underspend called an overspend": (
        "equal",
        "Bury’s overspend in 2023-24 is {f-bury-move}.",
    ),
    "a rise called a fall": ("equal", "It fell from {f-63} to {f-91}."),
    "a fall called a rise": ("equal", "It rises from {f-bury-22} to {f-bury-23}."),
    "a rise called a fall in a sum": ("equal", f"It fell by {{{RISE.id}}}."),
    "reserves called a deficit": ("equal", "BCP’s deficit is {f-58}."),
    # Years and councils.
    "the year changed": ("equal", "In 2022/23 Bury owes {f-bury-22}."),
    "the date changed": ("equal", "At 31 March 2025 BCP owes {f-63}."),
    "the year of its neighbour in the sentence": (
        "equal",
        "BCP owes {f-63} at 31 March 2025 and {f-91} at 31 March 2024.",
    ),
    "the year of the question": ("equal", "At 31 March 2023 BCP owes {f-63}."),
    "when it was said for when it is of": ("equal", "At 22 May 2024 it is {f-63}."),
    "a bare year changed": ("equal", "In 2026 it is {f-63}."),
    "years swapped in a row": ("equal", "2022/23 {f-bury-22}; 2021/22 {f-bury-23}."),
    "the council changed": ("equal", "BCP’s forecast is {f-bury-22}."),
    "the council of another sentence": ("equal", "Wiltshire owes {f-bury-22}."),
    "councils swapped": ("equal", "BCP owes {f-bury-22} and Bury {f-63}."),
    "the whole country's": ("equal", "England owes {f-bury-22}."),
    # Coordinates.
    "gross called net": ("equal", "Net of payments Bury owes {f-bury-gross}."),
    "net called gross": ("equal", "Gross of payments Bury owes {f-bury-22}."),
    "gross and net swapped": ("equal", "Gross {f-bury-22}; net {f-bury-gross}."),
    "gross where it is not said": ("equal", "Gross, BCP owes {f-63}."),
    "a forecast called an outturn": ("equal", "The outturn is {f-63}."),
    "a forecast called actual": ("equal", "The actual deficit is {f-63}."),
    "an outturn called a forecast": ("equal", "The forecast is {f-bury-out}."),
    "a forecast called a budget": ("equal", "The budgeted deficit is {f-63}."),
    "a forecast called an estimate": ("equal", "It is estimated at {f-63}."),
    "an outturn said to be expected": ("equal", "It is expected to be {f-bury-out}."),
    "mitigated called unmitigated": ("equal", "Unmitigated it is {f-60}."),
    "unmitigated called mitigated": ("equal", "Mitigated it is {f-135}."),
    "if the plan succeeds": ("equal", "If the plan succeeds it is {f-135}."),
    "scenarios swapped": ("equal", "{f-60} unmitigated, against {f-135} mitigated."),
    "a balance called in-year": ("equal", "The in-year deficit is {f-63}."),
    "a year's movement called cumulative": ("equal", "Cumulative: {f-bury-move}."),
    "agreed called received": ("equal", "Bury has received {f-deal}."),
    "received called remaining": ("equal", "What is remaining is {f-got}."),
    "a sum of deficits called a surplus": ("equal", f"The surplus is {{{RISE.id}}}."),
    # Comparisons.
    "smaller said to be larger": ("equal", "{f-58} is larger than {f-63}."),
    "larger said to be smaller": ("equal", "{f-91} is below {f-63}."),
    "unlike figures ranked": ("equal", "{f-63} is larger than Bury’s {f-bury-22}."),
    "differences swapped": (
        "equal",
        f"BCP and Bury differ in {APART}.",
        "f-bury-22",
        "f-63",
    ),
    "the later year first": ("equal", "It rose from {f-91} to {f-63}."),
    "scenarios turned round": (
        "equal",
        "Mitigated it is higher, {f-60} against {f-135} unmitigated.",
    ),
    "the largest beside nothing": ("equal", "The largest is {f-63}."),
    "the lowest called the largest": ("equal", "The largest is {f-63}.", "f-91"),
    "each of nothing": ("equal", "It is {f-63} each."),
    "the same, but not so": ("equal", "They are the same: {f-63}.", "f-91"),
    "clear already": ("equal", "Bury: not by 2024/25, when it is {f-bury-25}."),
    "yes to the question": ("equal", "Yes.", "f-63"),
    "a forecast in the past": ("equal", "At 31 March 2024 it was {f-63}."),
    # What is denied.
    "what a paper denies, asserted": (
        "equal",
        "Officers expect the plan to be accepted.",
        ("p-29", "Officers do not expect the plan to be accepted."),
    ),
    "what a paper asserts, denied": (
        "equal",
        "Two schools were not opened.",
        ("p-32", "Two schools opened"),
    ),
    "a number denied": ("equal", "BCP’s deficit is not {f-63}."),
    "words of another sentence": (
        "equal",
        "The board will report each half term.",
        ("p-30", "Report to members in the autumn."),
    ),
    "a word of nobody's": ("equal", "The board has failed; it is {f-63}."),
    # Scores.
    "scores swapped": ("equal", "“Places open late”: unmitigated 9.", "r-1"),
    "a score changed": ("equal", "“Places open late”: unmitigated 25.", "r-1"),
    "a score without its name": ("equal", "“Places open late” scores 16.", "r-1"),
    # Quotes and places.
    "a quote nobody wrote": (
        "located",
        "BCP: “All is well with the gap.”",
        ("p-27", "All is well with the gap."),
    ),
    "a quote joined from two places": (
        "located",
        "BCP: “The gap is put at £91m on 31 March 2025.”",
        ("p-27", "The gap is put at £91m on 31 March 2025."),
    ),
    "a quote joined over a list": (
        "located",
        "BCP: “The board will: Report to members in the autumn.”",
        ("p-30", "The board will: Report to members in the autumn."),
    ),
    "a quote joined from two passages": (
        "located",
        "BCP: “Officers do not expect the plan to be accepted. The board will:”",
        ("p-29", "Officers do not expect the plan to be accepted. The board will:"),
    ),
    "a quote joined in the text alone": (
        "equal",
        "BCP: “The gap is put at £91m”.",
        ("p-27", GAP_BCP),
    ),
    "a quote of another place": ("located", "As said.", ("p-57", GAP_BCP)),
    "a quote with its not cut off": (
        "located",
        "“expect the plan to be accepted”",
        ("p-29", "expect the plan to be accepted."),
    ),
    "a quote with its scale cut off": (
        "located",
        "“put at £63”",
        ("p-27", "put at £63"),
    ),
    "a quote that begins inside a number": (
        "located",
        "“012 reviews wait”",
        ("p-32", "012 reviews wait"),
    ),
    "an empty quote": ("located", "As said.", ("p-27", " ")),
    "a quote of a sum": ("located", "As worked out.", (RISE.id, "£28m")),
    "straight quotation marks": ("equal", 'BCP: "all is well".', ("p-27", GAP_BCP)),
    "a true number at the wrong paragraph": ("equal", "{f-63} (para 28)."),
    "a true number in the wrong table": ("equal", "{f-bury-22} (Table 4)."),
    "the place of its neighbour": ("equal", "{f-63} (para 28) and {f-58} (para 27)."),
    "a page it is not on": ("equal", "{f-63}, page 12."),
    # Ids.
    "an id of another run": ("exists", "It is {f-other}."),
    "an id that was made up": ("exists", "As they say.", "p-999"),
    "a passage for a number": ("equal", "It is {p-27}."),
    "a reference that is none": ("equal", "It is {63}.", "f-63"),
    "another sum's result": (
        "equal",
        f"{LEFT.expression} = {{{RISE.id}}}.",
        LEFT.id,
        RISE.id,
    ),
    # What rests on nothing.
    "a claim that rests on nothing": ("equal", "The plan has failed."),
    "the question said back": ("equal", "Bury’s deficit is bigger than BCP’s."),
    "a quote that rests on nothing": ("equal", "It is not stated: “all is well”."),
    "a council not asked about": ("equal", "No paper of Kent is in the library."),
    # Markup.
    "a marker of its own": ("equal", "BCP owes {f-63} [9]."),
    "a link": ("equal", "[BCP](https://example.org) owes {f-63}."),
    "a tag": ("equal", "<b>BCP</b> owes {f-63}."),
}


@pytest.mark.parametrize("case", TRAPS.values(), ids=TRAPS)
def test_a_trap_is_dropped_at_its_gate(
    case: tuple[str | tuple[str, str], ...],
) -> None:
    gate, text, *rests_on = case

    outcome = check(str(text), *rests_on)

    assert isinstance(outcome, Dropped), outcome
    assert outcome.gate == gate
    assert outcome.reason


def test_a_number_is_printed_for_its_reference() -> None:
    text = print_references(f"{{f-bury-25}} and {{{RISE.id}}}", GROUNDS)

    assert text == "−£207k (a surplus) and about £28m"


@pytest.mark.parametrize(
    ("label", "is_sign_told", "words"),
    [
        ("Closing balance", True, "£8m (a deficit)"),
        ("Closing deficit", True, "£8m"),
        ("Closing balance", False, "£8m"),
    ],
    ids=["nothing says so", "its label says so", "its sign is not told"],
)
def test_a_balance_that_is_owed_is_called_a_deficit(
    label: str, *, is_sign_told: bool, words: str
) -> None:
    owed = figure("£8m", label=label, flow=Flow.CUMULATIVE, is_sign_told=is_sign_told)

    assert print_figure(owed) == words


def test_operands_of_a_sum_are_cited_with_it() -> None:
    outcome = check(f"The gap widens by {{{RISE.id}}}.")

    assert isinstance(outcome, Passed)
    assert {source.figure and source.figure.id for source in outcome.sources} == {
        "f-63",
        "f-91",
    }
    assert outcome.calculations == (RISE,)


def test_a_list_is_cited_line_by_line() -> None:
    quote = "The board will: Meet each half term."

    outcome = check(f"BCP says: “{quote}”", ("p-30", quote))

    assert isinstance(outcome, Passed)
    assert [source.quote for source in outcome.sources] == [
        "The board will:",
        "Meet each half term.",
    ]


def test_a_cell_whose_row_is_printed_apart_is_cited_alone() -> None:
    outcome = check("Bury owes {f-bury-23}.")

    assert isinstance(outcome, Passed)
    assert outcome.sources[0].quote == "Gap £m 22.172 16.141"

    apart = {**TEXTS, BURY.id: "Gap £m 22.172 and further on 16.141 again"}
    outcome = check_sentence(
        sentence("Bury owes {f-bury-23}."), GROUNDS, texts=apart, asked=""
    )

    assert isinstance(outcome, Passed)
    assert outcome.sources[0].quote == "16.141"


def test_a_cell_that_is_not_in_the_paper_is_dropped() -> None:
    gone = {**TEXTS, BURY.id: "Gap £m 122.172 and nothing else"}

    outcome = check_sentence(
        sentence("Bury owes {f-bury-22}."), GROUNDS, texts=gone, asked=""
    )

    assert isinstance(outcome, Dropped)
    assert outcome.gate == "located"


def test_a_paper_whose_text_is_gone_cannot_be_cited() -> None:
    outcome = check_sentence(sentence("BCP owes {f-63}."), GROUNDS, texts={}, asked="")

    assert isinstance(outcome, Dropped)
    assert outcome.gate == "located"


def test_what_is_of_a_paper_the_role_may_not_see_does_not_exist() -> None:
    seen = ground(replace(FOUND, papers=(BURY, BATH), hits=()))

    outcome = check_sentence(sentence("BCP owes {f-63}."), seen, texts=TEXTS, asked="")

    assert isinstance(outcome, Dropped)
    assert outcome.gate == "exists"
    assert RISE.id not in seen.calculation_by_id


def test_each_sentence_of_a_draft_passes_or_is_dropped_by_itself() -> None:
    draft = Draft(
        status="answered",
        sentences=(sentence("BCP owes {f-63}."), sentence("BCP owes £1.")),
    )

    passed, dropped = check_draft(draft, GROUNDS, texts=TEXTS, asked=ASKED)

    assert [one.text for one in passed] == ["BCP owes £63m."]
    assert [one.gate for one in dropped] == ["equal"]


def test_only_papers_that_a_draft_names_are_read() -> None:
    draft = Draft(
        status="answered",
        sentences=(
            sentence("BCP owes {f-63}."),
            sentence("As it says.", "r-1", "nobody"),
        ),
    )

    assert papers_named(draft, GROUNDS) == {BCP.id, BATH.id}


def test_of_a_withheld_paper_its_marking_may_be_told_and_no_more() -> None:
    paper = Paper(
        id=PaperId(""),
        file_name="",
        council="Surrey",
        committee="Cabinet",
        met_on="2022-03-07",
        marking="NOT FOR PUBLICATION UNTIL 31st SEPT 2021",
    )
    held = ground(Found(withheld=(Withheld(paper=paper, words=frozenset()),)))
    told = (
        "This is in a paper (Surrey, Cabinet, 7 March 2022) that is exempt. It is"
        " marked “NOT FOR PUBLICATION UNTIL 31st SEPT 2021”."
    )

    said = check_sentence(sentence(told), held, texts={}, asked="")
    more = check_sentence(
        sentence("This is exempt; it says £5m."), held, texts={}, asked=""
    )

    assert isinstance(said, Passed)
    assert isinstance(more, Dropped)


AT_M1 = replace(FIGURE_BY_ID["f-63"], vintage="2024-05-22 (Month 1)")
AT_M10 = replace(FIGURE_BY_ID["f-58"], vintage="Month 10 2023-24")


@pytest.mark.parametrize(
    ("text", "untrue"),
    [
        ("BCP: {f-63} (forecast, said 22 May 2024 (Month 1)).", None),
        ("BCP: {f-58} (said Month 10 2023-24).", None),
        ("BCP at month 1: {f-63}.", None),
        ("BCP at Month 10: {f-63}.", "Month 10"),
        ("BCP at Q2: {f-58}.", "Q2"),
        ("BCP at Month 10 of 2022/23: {f-58}.", "Month 10 of 2022/23"),
    ],
)
def test_a_point_of_the_year_is_that_at_which_the_figure_was_said(
    text: str, untrue: str | None
) -> None:
    others = [f for f in FOUND.figures if f.id not in {AT_M1.id, AT_M10.id}]
    grounds = ground(replace(FOUND, figures=(*others, AT_M1, AT_M10)))

    outcome = check_sentence(sentence(text), grounds, texts=TEXTS, asked=ASKED)

    if untrue is None:
        assert isinstance(outcome, Passed), outcome
    else:
        assert isinstance(outcome, Dropped)
        assert outcome.reason.startswith(f"{untrue} is not a time")


def test_forecasts_of_one_year_end_told_as_day_and_as_year_may_go_up() -> None:
    later = replace(FIGURE_BY_ID["f-91"], as_at=None, period="2023-24")
    others = [figure for figure in FOUND.figures if figure.id != later.id]
    grounds = ground(replace(FOUND, figures=(*others, later)))
    text = f"Change: {{{RISE.id}}} – higher, up from {{f-63}} to {{f-91}}."

    outcome = check_sentence(sentence(text, RISE.id), grounds, texts=TEXTS, asked="")

    assert isinstance(outcome, Passed), outcome


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("5000", "£5k (an overspend)"),
        ("-5000", "−£5k (an underspend)"),
        ("0", "£0k"),
    ],
)
def test_nothing_is_neither_overspent_nor_underspent(amount: str, printed: str) -> None:
    variance = figure(
        "£5k",
        amount=Decimal(amount),
        resolution=Decimal(1000),
        measure=Measure.DSG_DEFICIT,
        flow=Flow.IN_YEAR,
    )

    assert print_figure(variance) == printed


@pytest.mark.parametrize(
    ("flow", "printed"),
    [
        (Flow.CUMULATIVE, "−£5k (a deficit or a surplus is not stated)"),
        (Flow.IN_YEAR, "−£5k (an overspend or an underspend is not stated)"),
    ],
)
def test_brackets_that_nothing_explains_are_called_neither(
    flow: Flow, printed: str
) -> None:
    balance = figure(
        "£5k",
        amount=Decimal(-5000),
        resolution=Decimal(1000),
        measure=Measure.DSG_DEFICIT,
        flow=flow,
        is_sign_told=False,
    )

    assert print_figure(balance) == printed


def test_the_month_a_figure_was_said_in_is_no_word_for_what_may_be() -> None:
    told = replace(
        FIGURE_BY_ID["f-bury-22"],
        id=FigureId("f-may"),
        basis=Basis.OUTTURN,
        vintage="2025-05-22",
    )
    grounds = ground(replace(FOUND, figures=(*FOUND.figures, told)))
    line = sentence(
        "Bury, Gap £m – 2021/22: {f-may} (outturn, cumulative, net of Safety Valve"
        f" payments, said 22 May 2025; {CELL_22}).",
        "f-may",
    )

    assert isinstance(check_sentence(line, grounds, texts=TEXTS, asked=""), Passed)
