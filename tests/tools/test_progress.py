from typing import Any

from corpus.records import (
    Event,
    Figure,
    Flow,
    FundingBlock,
    Locator,
    Measure,
    Paper,
    PaperId,
    Passage,
    PassageId,
    Scenario,
    Stage,
)
from tests.figures_in_words import figure
from tools.progress import Progress, safety_valve_progress
from tools.standing import Standing

SOMEWHERE = Locator(words="para 3", page_number=None, start=0, end=9)


def paper(name: str, **fields: Any) -> Paper:
    return Paper(id=PaperId(name), file_name=f"{name}.txt", **fields)


def passage(of: str, text: str) -> Passage:
    return Passage(
        id=PassageId(f"{of}: {text}"),
        paper_id=PaperId(of),
        text=text,
        context="",
        locator=SOMEWHERE,
    )


NORTH = paper("north", council="Northwold", met_on="2025-02-05")
NAMING = passage("north", "This is the yearly Safety Valve update.")


def funding(printed: str, stage: Stage, **coordinates: Any) -> Figure:
    plain: dict[str, Any] = {
        "measure": Measure.SAFETY_VALVE_FUNDING,
        "stage": stage,
        "paper_id": NORTH.id,
    }
    return figure(printed, **{**plain, **coordinates})


def deficit(printed: str, **coordinates: Any) -> Figure:
    plain: dict[str, Any] = {"flow": Flow.CUMULATIVE, "paper_id": NORTH.id}
    return figure(printed, **{**plain, **coordinates})


def north(*figures: Figure) -> Progress:
    (row,) = safety_valve_progress([NORTH], figures, [], [NAMING])
    return row


def test_remaining_is_agreed_less_every_payment_with_its_operands() -> None:
    agreed = funding("£19.22m", Stage.AGREED)
    first = funding("£7.68m", Stage.RECEIVED, as_at="2023-03")
    second = funding("£0.55m", Stage.RECEIVED, period="2023-24")

    row = north(second, agreed, first)

    assert (row.agreed, row.received) == (agreed, (first, second))
    assert row.received_total is not None
    assert row.received_total.printed == "£8.23m"
    assert row.remaining is not None
    assert row.remaining.expression == "£19.22m − (£7.68m + £0.55m)"
    assert row.remaining.printed == "£10.99m"
    assert row.remaining.operands == (agreed.id, first.id, second.id)


def test_what_no_paper_says_is_not_stated() -> None:
    row = north(funding("£20m", Stage.AGREED))

    assert row.remaining is None
    assert (row.received, row.deficits, row.statements) == ((), (), ())


def test_a_payment_told_twice_is_counted_once() -> None:
    exact = funding("£7.68m", Stage.RECEIVED, as_at="2023-03")
    rounded = funding("£7.7m", Stage.RECEIVED, period="2022-23")

    row = north(funding("£19.22m", Stage.AGREED), rounded, exact)

    assert row.received == (exact,)
    assert row.remaining is not None
    assert row.remaining.expression == "£19.22m − £7.68m"


def test_payments_that_may_hold_one_another_are_not_summed() -> None:
    year = funding("£3m", Stage.RECEIVED, period="2023-24")
    autumn = funding("£1m", Stage.RECEIVED, as_at="2023-10")

    row = north(funding("£20m", Stage.AGREED), year, autumn)

    assert set(row.received) == {year, autumn}
    assert (row.received_total, row.remaining) == (None, None)


def test_payments_of_two_months_of_a_year_are_summed() -> None:
    autumn = funding("£1m", Stage.RECEIVED, as_at="2023-10")
    winter = funding("£2m", Stage.RECEIVED, as_at="2024-01")

    row = north(autumn, winter)

    assert row.received_total is not None
    assert row.received_total.result == 3_000_000


def test_what_was_received_so_far_stands_for_all_payments() -> None:
    first = funding("£7.68m", Stage.RECEIVED, as_at="2023-03")
    so_far = funding("£8.23m", Stage.RECEIVED, flow=Flow.CUMULATIVE)

    row = north(funding("£19.22m", Stage.AGREED), first, so_far)

    assert row.received == (so_far,)


def test_the_agreed_total_is_the_whole_and_not_a_year_of_it() -> None:
    whole = funding("£20m", Stage.AGREED)
    year = funding("£4m", Stage.AGREED, flow=Flow.IN_YEAR, period="2021-22")
    part = funding("£6m", Stage.AGREED)

    assert north(year, part, whole).agreed == whole


def test_a_revised_agreement_takes_the_place_of_the_first() -> None:
    later = paper("later", council="Northwold", met_on="2025-09-01")
    first = funding("£20m", Stage.AGREED)
    revised = funding("£15m", Stage.AGREED, paper_id=later.id)

    (row,) = safety_valve_progress([NORTH, later], [first, revised], [], [NAMING])

    assert row.agreed == revised
    assert row.paper_ids == (NORTH.id, later.id)


def test_the_latest_deficit_is_the_one_nearest_to_when_it_was_said() -> None:
    now = deficit("£63m", period="2024-25")
    ahead = deficit("£91m", period="2026-27")
    earlier = deficit("£50m", period="2024-25", vintage="Jan 2024")

    assert north(ahead, earlier, now).deficits == (now,)


def test_the_deficit_with_and_without_the_plan_are_both_shown() -> None:
    with_plan = deficit("£60.3m", period="2030-31", scenario=Scenario.MITIGATED)
    without = deficit("£135.5m", period="2030-31", scenario=Scenario.UNMITIGATED)

    assert north(with_plan, without).deficits == (with_plan, without)


def test_the_deficit_with_the_plan_is_shown_though_its_year_is_not_stated() -> None:
    with_plan = deficit("£60.3m", scenario=Scenario.MITIGATED)
    without = deficit("£135.5m", period="2030-31", scenario=Scenario.UNMITIGATED)

    assert north(without, with_plan).deficits == (with_plan, without)


def test_what_schools_themselves_hold_is_no_deficit_of_the_grant() -> None:
    held = deficit("£2.1m", block=FundingBlock.SCHOOLS, period="2024-25")

    assert north(held).deficits == ()


def test_a_yearly_overspend_is_no_deficit_balance() -> None:
    assert north(deficit("£4m", flow=Flow.IN_YEAR, period="2024-25")).deficits == ()


def test_a_refused_plan_is_shown_as_refused() -> None:
    said = passage("north", "The Safety Valve plan has not been accepted by the DfE.")

    (row,) = safety_valve_progress([NORTH], [], [], [said])

    assert row.is_refused
    assert [one.standing for one in row.statements] == [Standing.REFUSED]


def test_a_council_that_got_an_agreement_after_a_refusal_is_not_refused() -> None:
    said = passage("north", "The first Safety Valve plan was rejected.")

    (row,) = safety_valve_progress([NORTH], [funding("£20m", Stage.AGREED)], [], [said])

    assert not row.is_refused


def test_statements_stand_newest_first() -> None:
    earlier = paper("earlier", council="Northwold", met_on="2024-01-10")
    said = [
        passage("earlier", "The Safety Valve agreement is on track."),
        passage("north", "The Safety Valve agreement is under review."),
    ]

    (row,) = safety_valve_progress([earlier, NORTH], [], [], said)

    assert [one.dated for one in row.statements] == ["2025-02-05", "2024-01-10"]


def test_there_is_a_row_for_each_council_that_speaks_of_it_and_no_other() -> None:
    papers = [
        NORTH,
        paper("south", council="Southwold"),
        paper("west", council="Westwold"),
        paper("unknown"),
    ]
    said = [
        NAMING,
        passage("south", "The bus contract is under review."),
        passage("west", "Westwold joined the Safety Valve."),
        passage("unknown", "The Safety Valve agreement is on track."),
    ]

    rows = safety_valve_progress(papers, [], [], said)

    assert [row.council for row in rows] == ["Northwold", "Westwold", None]


def test_only_events_of_the_programme_are_kept() -> None:
    def event(quote: str) -> Event:
        return Event(
            paper_id=NORTH.id,
            council="Northwold",
            happened_on="2024-05-24",
            printed="24 May 2024",
            quote=quote,
            locator=SOMEWHERE,
        )

    sent = event("Safety Valve plans went off on 24 May 2024.")

    (row,) = safety_valve_progress(
        [NORTH], [], [sent, event("A school opened on 24 May 2024.")], [NAMING]
    )

    assert row.events == (sent,)
