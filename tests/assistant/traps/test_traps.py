"""Each way of making a true sentence false, over every paper; none may pass."""

from collections.abc import Callable, Iterator

import pytest

from assistant.drafts import DraftSentence
from tests.assistant.traps import lies, truths
from tests.assistant.traps.truths import check

FEWEST = 40
MOST_TRUE_LOST = 0.05

TRAPS: dict[str, Callable[[], Iterator[DraftSentence]]] = {
    "digits swapped": lies.digits_swapped,
    "sign flipped": lies.signs_flipped,
    "unit or scale changed": lies.units_changed,
    "year changed": lies.years_changed,
    "council changed": lies.councils_changed,
    "gross called net": lies.gross_called_net,
    "forecast called outturn": lies.forecast_called_outturn,
    "mitigated called unmitigated": lies.mitigated_called_unmitigated,
    "a quote joined from two places": lies.quotes_joined,
    "a true number cited to the wrong place": lies.wrong_places,
    "comparisons turned round": lies.comparisons_turned,
    "not put in or left out": lies.negated,
}


@pytest.mark.parametrize("tell", TRAPS.values(), ids=TRAPS)
def test_no_lie_passes(tell: Callable[[], Iterator[DraftSentence]]) -> None:
    told = list(tell())

    passed = [lie for lie in told if check(lie)]

    assert len(told) >= FEWEST
    assert passed == [], f"{len(passed)} of {len(told)}:\n{lies.listed(passed)}"


def test_no_number_of_the_question_passes() -> None:
    told = list(lies.numbers_of_the_question())

    passed = [lie for asked, lie in told if check(lie, asked=asked)]

    assert len(told) >= FEWEST
    assert passed == [], f"{len(passed)} of {len(told)}:\n{lies.listed(passed)}"


def test_all_that_the_clerk_says_of_figures_passes() -> None:
    said = list(truths.of_clerk())

    dropped = [sentence for sentence in said if not check(sentence)]

    assert len(said) >= FEWEST
    assert dropped == [], lies.listed(dropped)


def test_nearly_all_that_is_true_passes() -> None:
    said = list(truths.of_model())

    dropped = [sentence for sentence in said if not check(sentence)]

    assert len(said) >= FEWEST
    share = len(dropped) / len(said)
    assert share <= MOST_TRUE_LOST, f"{share:.1%}:\n{lies.listed(dropped)}"
