from dataclasses import replace

from assistant.found import Found, merge
from assistant.grounds import event_id, finding_id, ground, statement_id
from tests.grounds_in_words import BURY, EVENT, FINDING, FOUND, GROUNDS, HITS, RISE, at
from tools.standing import Standing, Statement


def test_every_record_is_found_by_its_id() -> None:
    for key in ("f-63", "p-27", "r-1", finding_id(FINDING), event_id(EVENT), RISE.id):
        assert GROUNDS.has(key)


def test_ids_are_the_same_in_every_run_and_differ_between_records() -> None:
    other = replace(FINDING, printed="-4.215")

    assert finding_id(FINDING) == finding_id(replace(FINDING))
    assert finding_id(FINDING) != finding_id(other)
    assert event_id(EVENT) != event_id(replace(EVENT, happened_on="2021-12-17"))


def test_a_statement_is_named_by_what_it_says() -> None:
    statement = Statement(
        standing=Standing.ON_TRACK,
        words="on track",
        quote="The plan is on track.",
        dated=None,
        paper_id=BURY.id,
        locator=at("para 1"),
    )

    assert statement_id(statement).startswith("s-")
    assert statement_id(statement) != statement_id(
        replace(statement, standing=Standing.ENDED)
    )


def test_figures_of_a_sum_are_its_operands() -> None:
    assert [figure.id for figure in GROUNDS.figures_of(RISE.id)] == ["f-91", "f-63"]
    assert [figure.id for figure in GROUNDS.figures_of("f-63")] == ["f-63"]
    assert GROUNDS.figures_of("p-27") == ()


def test_what_is_of_a_paper_not_found_is_left_out() -> None:
    without = ground(replace(FOUND, papers=()))

    assert without.source_by_id == {}
    assert without.calculation_by_id == {}


def test_scores_of_a_risk_carry_their_names() -> None:
    facts = GROUNDS.source_by_id["r-1"].facts

    assert facts[:2] == ("unmitigated 16", "mitigated 9")
    assert "Places open late" in facts


def test_a_passage_stands_at_the_places_of_its_figures_too() -> None:
    assert GROUNDS.source_by_id["p-27"].places == ("para 27",)


def test_what_two_tools_found_is_one_with_each_record_once() -> None:
    one = Found(hits=HITS[:2], papers=(BURY,))
    other = Found(hits=HITS[1:3], papers=(BURY,))

    assert merge([one, other]) == Found(hits=HITS[:3], papers=(BURY,))
    assert merge([]) == Found()
