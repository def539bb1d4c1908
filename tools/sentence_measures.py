"""What a number in a sentence measures: by its own clause, then by what is around."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.records import Measure, Unit
from tools.gross_or_net import without_payments
from tools.measures import (
    BALANCE_SAID,
    BARE_HIGH_NEEDS,
    DEFICITS,
    FUNDED,
    OF_A_LIST,
    PRICE,
    VALVE_NEAR,
    VALVE_SAID,
    measures_of,
    of_one_thing,
    of_plans,
    with_valve,
)
from tools.sign_words import said_habit
from tools.vocabulary import (
    AFTER_LIMIT,
    FINANCING,
    MEASURES,
    WordTable,
    find_beside,
    find_coordinate,
)

_CAPITAL_SAID = re.compile(r"\bcapital\b", re.IGNORECASE)
_GROWTH_BEFORE = re.compile(
    r"\b(?:increas|grow|grew|ris|rose|fell|fall|decreas|reduc|drop)\w*"
    r"(?:\s+\w+){0,2}?\s*\W?$",
    re.IGNORECASE,
)
_GROWTH_WORD = re.compile(
    r"\b(?:increas|grow|grew|ris|rose|fell|fall|decreas|reduc|drop)\w*", re.IGNORECASE
)
_GROWTH_AFTER = re.compile(
    r"^\W*(?:\w+\s+){0,2}(?:increas|growth|rise|fall|decreas|reduction)\w*",
    re.IGNORECASE,
)
# "Received" is said of much besides Safety Valve payments.
_LOOSE = r"|\bsecured\b|\breceiv(?:ed|ing)\b"
_TIGHT_VALVE = next(
    re.compile(pattern.pattern.removesuffix(_LOOSE), re.IGNORECASE)
    for measure, pattern in MEASURES
    if measure is Measure.SAFETY_VALVE_FUNDING
)
# "Variance £1.4m adverse (budget £22.0m, forecast £23.4m)": what it is between.
_SIDE = re.compile(
    r"(?<!deficit )(?<!overspend )(?<!underspend )(?<!surplus )(?<!in-year )(?<!the )"
    r"\b(?:budget|forecast|actual|outturn)(?: of)?\s*:?\s*$",
    re.IGNORECASE,
)
_GRANT_OF = re.compile(
    r"\b(?:funding|grant|allocation|income)\s+(?:of|was|is|at)\s*$", re.IGNORECASE
)
# "In deficit by £40m, offset by £3m of balances elsewhere"
_OFFSET_BY = re.compile(r"\boffset\s+(?:in part\s+)?by\s+(?:about\s+)?$", re.IGNORECASE)
# "A transfer of 0.5% of the schools block of £511m": the block is not transferred.
_BLOCK_OF = re.compile(
    r"\b(?:schools?|early years|central (?:school )?services) block"
    r" (?:(?:funding|allocation|budget|total) )?(?:of|is|was|at)\s*$",
    re.IGNORECASE,
)
# "An overspend against the revenue budget of £1,101m": what it is held against.
_BUDGET_OF = re.compile(
    r"\b(?:budget|contingency|allocation)\b(?: requirement)? of (?:about )?$",
    re.IGNORECASE,
)
# "An overspend against the grant and transfer of £5m" is an overspend.
_HELD_AGAINST = re.compile(
    r"(\b(?:over|under)-?spends?|\bshortfall|\bvariance) against (?:the |its |our )?"
    r"(?:[\w'’-]+ ){1,6}?of $",
    re.IGNORECASE,
)
# In a section about the Safety Valve what was paid or is due is of it.
_COMES = re.compile(
    r"\b(?:was|were|been|be|is|are) (?:then )?(?:paid|received|due)\b|\bpays\b"
    r"|\b(?:will|to|would|shall) (?:receive|pay)\b|\bremaining $",
    re.IGNORECASE,
)
_PAID_OUT = re.compile(
    r"\bpaid (?:to|out|for|by the council|back)\b|\b(?:council|we) (?:will )?pays?\b",
    re.IGNORECASE,
)
# "Contributions of £16m": what is put in, though a deficit is named after it.
_PUT_IN = re.compile(r"\bcontributions? (?:of|totalling)\s*$", re.IGNORECASE)
# "To be clawed back, which would bring the overspend to": it moves one, and is none.
_TAKEN_BACK = re.compile(r"\W*(?:to be|is|was|being) (?:clawed|taken|paid) back\b")
# A part of an overspend: "£9.9m on the High Needs Block".
_ON_A_BLOCK = re.compile(
    r"\s*(?:on|in) (?:the )?(?:high needs?|schools?|early years|central[\w ]*)"
    r"(?: block)?(?=\W|$)",
    re.IGNORECASE,
)
# The council's own money is none of the DfE's.
_COUNCILS_OWN = re.compile(
    r"\b(?:council|authority|local|own)(?:['’]s)?(?:\s+\w+){0,2}?\s+contributions?\s+"
    r"(?:of|was|is|at)\s*$",
    re.IGNORECASE,
)
# "Without them it would have been": what would be without payments is none.
_WOULD_HAVE = re.compile(r"\bwould (?:have been|be|then be)\s*(?:about\s*)?$")
# "The forecast has worsened by £2m": by how much something moved.
_MOVED_BY = re.compile(
    r"\b(?:worsened|deteriorated|improved|moved)\b[^.;]*\bby (?:about )?$",
    re.IGNORECASE,
)
# "The deficit at 31 March would rise by £1m": how far it moves is none itself.
_MOVES_BY = re.compile(
    r"\b(?:r(?:ises?|ose|isen)|grow(?:s|n)?|grew|f(?:alls?|ell|allen)"
    r"|(?:increas|reduc|improv|decreas|declin)(?:es?|ed)|(?:worsen|deteriorat)(?:s|e[sd]?)?"
    r"|(?:went|gone|goes|go) (?:up|down)|(?:higher|lower|worse|better|greater|smaller))"
    r"(?: further| again| slightly)? by (?:about |around |some )?$",
    re.IGNORECASE,
)
# "The movement of £3m since Month 4": by how much, and not what.
_MOVEMENT_OF = re.compile(
    r"\b(?:movement|change|difference)s? of (?:about |around |some )?$", re.IGNORECASE
)
# "An increase of £1m on the deficit reported in May": how far it has moved.
_MOVE_OF = re.compile(
    r"\b(?:increase|rise|decrease|fall|reduction|improvement|deterioration|worsening)"
    r" of (?:about |around |some )?$",
    re.IGNORECASE,
)
# "Because £0.6m of early years funding was not needed": it says itself what it is.
_OF_MONEY = re.compile(
    r"\s+of (?:(?:[a-z-]+) ){0,4}?(?:funding|grant|money|savings?|income|budgets?"
    r"|spend(?:ing)?|expenditure|costs|invoices)\b",
    re.IGNORECASE,
)
# "It should read £0.8m": the sentence before says what was misprinted.
_CORRECTED = re.compile(r"\bshould (?:have )?(?:read|been|be)\s*$", re.IGNORECASE)
# What the sentence before may say of the one that goes on from it.
_OF_THE_SENTENCE_BEFORE = frozenset(
    {
        *(Measure.CAPITAL, Measure.SAVING, Measure.TRANSFER, Measure.EHCP_COUNT),
        *(Measure.TIMELINESS, Measure.BACKLOG),
    }
)
# "It was £5.0m": what it was, the sentence before has said.
_GOES_ON = re.compile(
    r"\b(?:it|this|that) (?:is|was|has|had|stood|will|would|could|rose|grew|fell"
    r"|provides|totals)\b(?: \w+){0,3} $",
    re.IGNORECASE,
)
# "37 open appeals": what is counted is said, and it is nothing that we measure.
_OTHER_THINGS = re.compile(
    r"\s+(?!(?:of|were|was|had|this|as|is|has)\b)(?:[a-z-]+\s+){0,2}?"
    r"(?!(?:was|is|has|plans|ehcps)\b)[a-z-]{3,}[^su\W]s\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What is said around a number: its clause, up to it and from it on, and the rest.

    `clause` is all of it; `before` and `after` leave out what it is only held against.
    """

    before: str
    after: str
    clause: str
    sentence: str
    unit: Unit
    earlier: str | None
    background: Sequence[str | None]

    @property
    def said(self) -> tuple[str | None, ...]:
        """The clause, its sentence and the one before."""
        return self.clause, self.sentence, self.earlier

    @property
    def is_of_money(self) -> bool:
        """Whether the number says itself what money it is."""
        return _OF_MONEY.match(self.after) is not None


def find_measure_beside(
    before: str,
    after: str,
    sentence: str,
    unit: Unit,
    *,
    earlier: str | None = None,
    background: Sequence[str | None] = (),
) -> Measure:
    """Return what a number between `before` and `after` measures.

    What is said last before it decides, else what is said first after it; the rest of
    the `sentence`, the one `earlier` and `background` only where its clause names
    nothing.

    Args:
        before: The number's own clause, up to it.
        after: Its own clause, from it on.
        sentence: All of its sentence.
        unit: Its own.
        earlier: The sentence before, in the same paragraph.
        background: The headings over it, nearest first, then what the paper is about.
    """
    clause = f"{before} # {after}"
    before, after = _without_aside_beside(before, after)
    if not _BUDGET_OF.search(before):
        before = _HELD_AGAINST.sub(r"\1 of ", before)
    words = _Words(
        before=before,
        after=after,
        clause=clause,
        sentence=sentence,
        unit=unit,
        earlier=earlier,
        background=background,
    )
    table = _table_for(words)
    measure = _beside(table, before, after, sentence)
    sure = tuple(row for row in table if row[0] is not Measure.RESERVES)
    if unit is Unit.PERCENT:
        sure = tuple(row for row in sure if row[0] is not Measure.DSG_DEFICIT)
    if settled := _settled_by_clause(words, measure, sure):
        return settled
    if measure is None and (words.is_of_money or _MOVE_OF.search(before)):
        sure = tuple(row for row in sure if row[0] is not Measure.DSG_DEFICIT)
    measure = measure or find_coordinate(sure, (sentence,))
    if measure is Measure.DSG_DEFICIT and _is_no_deficit(before, after):
        return Measure.OTHER
    if measure is None and unit is Unit.COUNT and _OTHER_THINGS.match(after):
        return Measure.OTHER
    measure = measure or _told_around(words, sure)
    if measure is Measure.PLACEMENT_COST and _are_places_built(sentence, background):
        measure = Measure.CAPITAL if unit is Unit.GBP else Measure.OTHER
    if measure is None:
        rows = tuple(row for row in sure if row[0] in OF_A_LIST)
        measure = find_coordinate(rows, of_one_thing(background)) or Measure.OTHER
    whole = " ".join(filter(None, (*words.said, *background[:1])))
    return of_plans(measure, whole, unit, is_growth=_is_growth(words))


def _table_for(words: _Words) -> WordTable[Measure]:
    """The measures that a number may be of, with the words that name them there."""
    said, background = words.said, words.background
    table = measures_of(words.unit, (*said, *background))
    if not any(VALVE_NEAR.search(text or "") for text in (*said, *background[:1])):
        table = with_valve(table, _TIGHT_VALVE)
    none_of = set()
    if words.unit is Unit.GBP and not FUNDED.search(without_payments(words.sentence)):
        none_of.add(Measure.HIGH_NEEDS_FUNDING)
    if _WOULD_HAVE.search(words.before):
        none_of.add(Measure.SAFETY_VALVE_FUNDING)
    return tuple(row for row in table if row[0] not in none_of)


def _settled_by_clause(
    words: _Words, measure: Measure | None, sure: WordTable[Measure]
) -> Measure | None:
    """What a number's clause alone makes of the `measure` it names, or of none."""
    before = words.before
    is_named = find_coordinate(MEASURES, (before,)) is not None
    if _MOVEMENT_OF.search(before) and not is_named:
        return Measure.OTHER
    is_moved_by = _MOVES_BY.search(before) or _MOVE_OF.search(before)
    if measure is Measure.DSG_DEFICIT and (is_moved_by or words.is_of_money):
        return Measure.OTHER
    if measure is None and _MOVED_BY.search(before):
        return Measure.OTHER
    if measure is Measure.SAFETY_VALVE_FUNDING and _is_capital(words.said):
        return Measure.CAPITAL
    if measure is None and words.unit is Unit.GBP and _BUDGET_OF.search(before):
        is_high_needs = BARE_HIGH_NEEDS.search(before)
        return Measure.HIGH_NEEDS_FUNDING if is_high_needs else Measure.OTHER
    earlier = (words.earlier,)
    of_balance = BALANCE_SAID.search(before) and find_coordinate(DEFICITS, earlier)
    if of_balance and measure in {None, Measure.SAFETY_VALVE_FUNDING}:
        return Measure.DSG_DEFICIT
    if measure is not Measure.DSG_DEFICIT and _CORRECTED.search(before):
        return find_coordinate(sure, earlier) or Measure.OTHER
    return None


def _told_around(words: _Words, sure: WordTable[Measure]) -> Measure | None:
    """What the sentence before, a price or the section makes of a number unnamed."""
    earlier, sentence = words.earlier, words.sentence
    goes_on = _GOES_ON.search(words.before)
    rows = [row for row in sure if goes_on or row[0] in _OF_THE_SENTENCE_BEFORE]
    if earlier and (measure := find_coordinate(tuple(rows), (earlier,))):
        return measure
    if words.unit is not Unit.GBP:
        return None
    if said_habit((earlier,)) is not None and BALANCE_SAID.search(words.clause):
        return Measure.DSG_DEFICIT  # how deficits are shown has just been said
    if PRICE.search(sentence):
        return Measure.PLACEMENT_COST
    is_paid = _is_paid_by_valve(sentence, words.background)
    return Measure.SAFETY_VALVE_FUNDING if is_paid else None


def _is_growth(words: _Words) -> bool:
    """Whether a number is how far something grew or fell."""
    is_beside = _GROWTH_BEFORE.search(words.before) or _GROWTH_AFTER.search(words.after)
    is_again = words.before.endswith(" by ") and _GROWTH_WORD.search(words.sentence)
    return bool(is_beside or is_again)


def _is_no_deficit(before: str, after: str) -> bool:
    """Whether an amount is a grant or offsets a deficit, which it is not itself."""
    is_offset = _OFFSET_BY.search(before) and not find_coordinate(DEFICITS, (after,))
    return bool(is_offset or _GRANT_OF.search(before) or _SIDE.search(before))


def find_measure_again(measure: Measure, said: Sequence[str | None]) -> Measure:
    """Return what "it" measures, said again of a sentence or heading of a deficit.

    Args:
        measure: What its own sentence names, which goes before.
        said: The sentence before, then the headings, nearest first.
    """
    if measure is not Measure.OTHER:
        return measure
    return find_coordinate(DEFICITS, said) or measure


def _without_aside_beside(before: str, after: str) -> tuple[str, str]:
    """A clause of a deficit without what makes it gross or net: no payment's."""
    bare = without_payments(before), without_payments(after)
    is_owed = find_coordinate(DEFICITS, (" # ".join(bare),))
    return bare if is_owed else (before, after)


def _beside(
    table: WordTable[Measure], before: str, after: str, sentence: str
) -> Measure | None:
    """What the clause alone says, what it costs to carry a deficit told from it."""
    if FINANCING.search(f"{before} # {after[:AFTER_LIMIT]}"):
        return Measure.OTHER
    if _BLOCK_OF.search(before) or _TAKEN_BACK.match(after):
        return Measure.OTHER
    if _PUT_IN.search(before) and find_coordinate(DEFICITS, (after,)):
        return Measure.OTHER
    is_part = before.rstrip().endswith((":", ",", "and", "less")) or not before.strip()
    if is_part and _ON_A_BLOCK.match(after) and find_coordinate(DEFICITS, (sentence,)):
        return Measure.DSG_DEFICIT
    if _COUNCILS_OWN.search(before):
        return Measure.OTHER
    is_capital = _CAPITAL_SAID.search(before)
    if _GRANT_OF.search(before) and not is_capital and BARE_HIGH_NEEDS.search(sentence):
        return Measure.HIGH_NEEDS_FUNDING
    on_time = tuple(row for row in table if row[0] is Measure.TIMELINESS)
    return find_coordinate(on_time, (before, after)) or find_beside(
        table, before, after
    )


def _is_paid_by_valve(sentence: str, background: Sequence[str | None]) -> bool:
    """Whether a section of the Safety Valve tells of money that comes."""
    is_section = any(VALVE_SAID.search(text or "") for text in background[:1])
    comes = _COMES.search(sentence) and not _PAID_OUT.search(sentence)
    return is_section and bool(comes)


def _are_places_built(sentence: str, background: Sequence[str | None]) -> bool:
    """Whether places are those of a section of capital: no cost of a placement."""
    is_section = any(_CAPITAL_SAID.search(text or "") for text in background[:1])
    return is_section and not PRICE.search(sentence)


def _is_capital(said: Sequence[str | None]) -> bool:
    is_valve = VALVE_SAID.search(said[0] or "")
    return not is_valve and any(_CAPITAL_SAID.search(text or "") for text in said)
