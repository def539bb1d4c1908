"""What says no more of a deficit than its coordinates: it names no other figure."""

from assistant.grammar import PAYMENTS_ASIDE
from assistant.words import stems
from corpus.records import SafetyValve
from tools.vocabulary import SCENARIOS

# These say no more of a deficit than that it is one.
PLAIN = frozenset(
    stems(
        "deficit deficits debt overspend overspent underspend underspent surplus"
        " shortfall owe owed dsg SEND grant money pounds cumulative accumulated built"
        " up total overall whole size amount figure level position balance forecast"
        " forecasts projected predicted expected expecting estimated planned budgeted"
        " outturn actual deep big large high bad current now today latest stand"
        " standing year end close closing start date opening opened begin beginning"
        " began brought forward started carry carried hold run running school schools"
        " council high needs block in-year special educational mitigated unmitigated"
        " gross net financial size face facing reach hit think predict predicting"
        " projecting"
    )
)
# And these no more of payments than that they are made.
_OF_PAYMENTS = frozenset(
    stems(
        "government dfe department education council safety valve payment payments"
        " money contribution contributions funding goes gone go paid received"
    )
)


def plain_words(text: str, safety_valve: SafetyValve | None) -> frozenset[str]:
    """Return the stems that say nothing but which deficit `text` asks for.

    Args:
        text: A question in the field's terms.
        safety_valve: As read from it; words of payments are plain where it is said.
    """
    said = [
        found[0]
        for pattern in (PAYMENTS_ASIDE, *(words for _, words in SCENARIOS))
        for found in pattern.finditer(text)
    ]
    of_payments = _OF_PAYMENTS if safety_valve else frozenset()
    return PLAIN.union(of_payments, stems(" ".join(said)))
