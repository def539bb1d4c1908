"""An evaluation kept in a file, and what has changed since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import BaselineError
from ui.evaluation import Outcome, Verdict


class _Judged(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str | None
    question: str
    verdict: Verdict


class _Evaluation(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    answers: tuple[_Judged, ...]


Baseline = Mapping[str, Verdict]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What has changed since a baseline, question by question, by its name.

    `newly_wrong` were right and are wrong or refused now; `added` were not asked then,
    `left_out` not now.
    """

    newly_right: tuple[str, ...]
    newly_wrong: tuple[str, ...]
    added: tuple[str, ...]
    left_out: tuple[str, ...]

    def lines(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return each kind of change in words, with the names it befell."""
        return (
            ("newly right", self.newly_right),
            ("newly wrong or refused", self.newly_wrong),
            ("not asked then", self.added),
            ("not asked now", self.left_out),
        )


def read_baseline(path: Path) -> Baseline:
    """Return the verdict of each question in a saved evaluation.

    Raises:
        BaselineError: The file is not one.
    """
    try:
        kept = _Evaluation.model_validate_json(path.read_bytes())
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, fault["loc"])) or "the file"
        raise BaselineError(path, f"{place}: {fault['msg']}") from error
    return {each.id or each.question: each.verdict for each in kept.answers}


def differ(baseline: Baseline, outcomes: Sequence[Outcome]) -> Difference:
    """Return what has changed from `baseline` to `outcomes`."""
    now = {outcome.gold.name: outcome.verdict for outcome in outcomes}
    both = [name for name in now if name in baseline]
    return Difference(
        newly_right=_turned(both, baseline, now),
        newly_wrong=_turned(both, now, baseline),
        added=tuple(name for name in now if name not in baseline),
        left_out=tuple(name for name in baseline if name not in now),
    )


def _turned(names: Iterable[str], before: Baseline, after: Baseline) -> tuple[str, ...]:
    """The questions that are right in `after` alone."""
    return tuple(
        name
        for name in names
        if before[name] is not Verdict.RIGHT and after[name] is Verdict.RIGHT
    )
