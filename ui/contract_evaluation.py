"""How answers fared, as the JSON that the command line prints and `--save` writes."""

from collections.abc import Iterable

from ui.baseline import Difference
from ui.contract import Json
from ui.evaluation import Outcome, Tally


def evaluation_json(
    tallies: Iterable[Tally],
    total: Tally,
    outcomes: Iterable[Outcome],
    difference: Difference | None = None,
) -> Json:
    """Return how answers fared, of each kind and each; what `--save` writes, too."""
    packed = _tally_json(total) | {
        "kinds": [{"kind": each.kind} | _tally_json(each) for each in tallies],
        "answers": [_outcome_json(each) for each in outcomes],
    }
    if difference is not None:
        packed["since"] = {
            "newly_right": list(difference.newly_right),
            "newly_wrong": list(difference.newly_wrong),
            "added": list(difference.added),
            "left_out": list(difference.left_out),
        }
    return packed


def _tally_json(tally: Tally) -> Json:
    return {
        "asked": tally.asked,
        "right": tally.right,
        "refused": tally.refused,
        "wrong": tally.wrong,
        "citations": tally.cited,
        "citations_precise": tally.precise,
        "citations_expected": tally.wanted,
        "citations_met": tally.met,
        "unsupported": tally.unsupported,
    }


def _outcome_json(outcome: Outcome) -> Json:
    return {
        "id": outcome.gold.id,
        "question": outcome.gold.question,
        "kind": outcome.gold.kind,
        "verdict": outcome.verdict.value,
        "faults": list(outcome.faults),
        "unsupported": list(outcome.unsupported),
        "status": outcome.answer.status.value,
        "answer": outcome.answer.text,
        "model": outcome.answer.model,
    }
