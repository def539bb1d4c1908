"""Deficits that are named by the payments before or after which they stand."""

from collections.abc import Sequence

from tools.account_lines import NAMES_MONEY
from tools.differences import DIFFERENCE
from tools.gross_or_net import without_payments
from tools.measures import BALANCE_SAID


def is_owed_beside_payment(heading: str, caption: str | None) -> bool:
    """Return whether it is of what is owed: "Cumulative balance after DfE payments".

    Under a caption of a deficit "Agreed: before DfE payments" is too; what names other
    money, as "Income excluding DfE payments" does, is not.
    """
    bare = without_payments(heading)
    said = f"{bare} # {caption or ''}"
    is_owed = DIFFERENCE.search(said) or BALANCE_SAID.search(said)
    return bare != heading and bool(is_owed) and not NAMES_MONEY.search(bare)


def without_asides(
    rows: Sequence[str], over: Sequence[str | None]
) -> tuple[Sequence[str], Sequence[str | None]]:
    """Return headings of a deficit without what makes it gross or net."""
    bare = [without_payments(text) for text in rows]
    bare_over = [without_payments(text or "") or None for text in over]
    said = " ".join((*bare, *filter(None, bare_over)))
    if not any(map(str.strip, (*bare[:1], *filter(None, bare_over[:1])))):
        return rows, over
    is_owed = DIFFERENCE.search(said) or BALANCE_SAID.search(said)
    if is_owed or not over:
        return bare, bare_over
    return rows, (*over[:-1], bare_over[-1])
