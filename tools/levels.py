"""Marks on a scale, as registers print them: "12", "4x3=12", "B2", "High", "Red"."""

import re
from collections.abc import Sequence

from corpus.pages import Cell

MARK_LIMIT = 40
# What a cell without a mark says.
BLANK = re.compile(
    r"^(?:[-–—.]*|n\s?/?\s?a|tb[acd]|not scored|not applicable)$", re.IGNORECASE
)

_GRADE = (
    r"(?:very|extremely|almost|highly)?\s*(?:low|medium|moderate|high|critical|severe"
    r"|extreme|minor|major|significant|substantial|red|amber|green|yellow|black|orange"
    r"|likely|unlikely|possible|rare|remote|certain|probable|improbable|negligible"
    r"|catastrophic|insignificant|marginal|tolerable|serious)"
)
_LETTER = r"(?:[a-f]\d?|\d[a-f]|[lpi]\d|[lhmi]|ii|iii|iv|v)"
_MARK = rf"(?:\d{{1,3}}(?!\d)|{_LETTER}(?![a-z\d])|{_GRADE}\b)"
_BETWEEN = r"[\s()\[\]/=+–—×x,:▲▼△▽↑↓→←↔↗↘➔⬆⬇-]*"
_LEVEL = re.compile(rf"^{_BETWEEN}(?:{_MARK}{_BETWEEN})+$", re.IGNORECASE)


def is_level(text: str) -> bool:
    """Tell whether `text` is a mark on a scale: "12", "4x3=12", "B2", "High", "Red"."""
    return len(text) <= MARK_LIMIT and bool(_LEVEL.match(text))


def holds_levels(column: Sequence[Cell]) -> bool:
    """Tell whether most cells of `column` that say anything are marks on a scale."""
    own = (cell for cell in column if not cell.is_merged)
    texts = [cell.text for cell in own if not BLANK.match(cell.text)]
    return bool(texts) and sum(map(is_level, texts)) * 3 >= len(texts) * 2
