"""What a sentence says of each of its amounts alone.

    "The deficit was £5m, with £2m more forecast and 12 places to come."
     └── of £5m ───────┘  └─ of £2m ────────┘    └── of 12 ────────┘

A number that counts nothing (a reference, a duration, a score) is none of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.money import Amount, read_amounts
from corpus.records import Unit
from corpus.times import MONTH
from tools.coordinates import says_direction

# So many words after the second of two amounts are its own, not of both.
_OWN_WORDS = 4
# Words kept before and after an amount in its label.
LABEL_BEFORE, LABEL_AFTER = 8, 4
# The first day of a span: "between 4 and 29 November".
_DAY_OF_SPAN = re.compile(
    rf"\s*(?:and|to|-|–)\s*\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\b", re.IGNORECASE
)
_MONTH_BEFORE = re.compile(rf"\b{MONTH}\s+$", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
# A paper of "301 KB" is no larger for it; "821000" is rung, not spent.
_FILE_SIZE = re.compile(r"\s?(?:KB|MB|GB)\b", re.IGNORECASE)
_CONTACT = re.compile(r"\W*(?:contact|tel(?:ephone)?|phone)\b[^.;]*$", re.IGNORECASE)
_TELEPHONE = re.compile(r"\d{5,}")
_TIME_UNIT = r"(?:years?|months?|weeks?|days?|hours?|minutes?|terms?)\b"
_DURATION = re.compile(
    rf"^[\s-]*(?:(?:-|–|to|or)\s*\d+[\s-]*)?(?:working\s+|school\s+)?{_TIME_UNIT}",
    re.IGNORECASE,
)
# Minute E-07-22, decision PH/12/24
_REFERENCE = re.compile(r"\b[A-Z]{1,4}[-/]\d{1,4}[-/]\d{1,4}$")
# Likelihood × impact: "4 x 3 = 12", "the 5 x 5 matrix".
_SCORING = re.compile(r"\b\d\s?[x×]\s?\d\b(?:\s?=\s?\d{1,2}\b)?", re.IGNORECASE)
# "Scores are out of 16, likelihood multiplied by impact"
_SCORES = re.compile(
    r"\blikelihood\b[^.;]*\bimpact\b|\bimpact\b[^.;]*\blikelihood\b"
    r"|\bscor(?:es?|ed) (?:of|out of|above|over|at|on) "
    r"|\b(?:likelihood|impact)\b(?: \w+){0,3}? (?:at|to|be|is|of) \d"
    r"|\brisks?\b[^.;]* (?:stood|stands?|remain\w*|stuck|rated) (?:at|on) \d"
    r"|(?-i:\b[A-Z]{1,4}\d{1,3}\b) [^.;]*\b(?:risen|fallen|rose|fell|moved|up|down"
    r"|raised|lowered|increased|reduced|changed)"
    r" from \d{1,2} to \d{1,2}\b(?![.,]\d)",
    re.IGNORECASE,
)
_HIGHEST_SCORE = 100
_ITEM = re.compile(r"\((\d{1,2})\)\s+[a-z]")
_UNIT = re.compile(r"£\s?[,.'’]?000s?")
_PART_END = re.compile(
    r"[,;:]\s|\s(?:and|(?<!home )to|but|with|against|compared|versus|than|while"
    r"|whereas|from)\s"
)
_OF_WHICH = re.compile(r"[,;(]\s*(?:and )?of (?:which|it|this)\s+$", re.IGNORECASE)
_AND = re.compile(r"(?:,|\band)\s+$", re.IGNORECASE)
_BY = re.compile(r"\bby (?:about |around |some )?$", re.IGNORECASE)
# "£36.4m, net of a small surplus" is no surplus itself.
_ASIDE = re.compile(r"[,;(]")
# "After the overspend the surplus is £7m": what something comes after is not it.
_AFTER_ANOTHER = re.compile(
    r"^\W*(?:after|following|despite|because of|given|owing to|due to|allowing for)"
    r" (?:(?:the|this|that|its|an?) )?(?:[\w-]+ ){0,3}?(?:over|under)-?spen[dt]s?\b,?",
    re.IGNORECASE,
)
_CONNECTED = re.compile(r"\s*(?:[-–(]|to|and|or)\s*(?:£\s*)?")


@dataclass(frozen=True, slots=True)
class Clause:
    """An amount in its sentence, and the words that are its own.

    Attributes:
        sentence: The whole text it stands in.
        amount: It.
        before: Its own words up to it.
        after: Its own words from it on.
        goes_on: It is the other end of the amount before: "£24m to £37m (54%)".
    """

    sentence: str
    amount: Amount
    before: str
    after: str
    goes_on: bool

    @property
    def text(self) -> str:
        """Its own words, the amount among them."""
        return f"{self.before}{self.amount.printed}{self.after}"

    @property
    def direction(self) -> str:
        """The words that may say whether it is over or under, no aside among them."""
        is_said = says_direction(self.before)
        rest = "" if is_said else _ASIDE.split(self.after, maxsplit=1)[0]
        whole = self._as_before or self._whole
        if says_direction(whole):
            rest = rest.partition(")")[0]  # what follows the bracket is of the whole
            rest = " ".join(("", *rest.split()[:_OWN_WORDS])) if self._is_next else rest
        own = f"{self.before}{self.amount.printed}{rest}"
        return own if says_direction(own) else f"{whole} {own}".strip()

    @property
    def _is_next(self) -> bool:
        """Whether it is the second of two of a kind: "£4m at 31 March and £1m now"."""
        return not self.before.strip() and bool(_AND.search(self.lead))

    @property
    def _as_before(self) -> str:
        """What the amount before was: "Schools underspent by £1m, others by £2m"."""
        if not (self._is_next or _BY.search(self.before)):
            return ""
        parts = _PART_END.split(self.lead)[::-1]
        return next((part for part in parts if says_direction(part)), "")

    @property
    def _whole(self) -> str:
        """The clause of what it is a part of: "a surplus of £2m, of which £1m"."""
        if of_it := _OF_WHICH.search(self.lead):
            return _PART_END.split(self.lead[: of_it.start()])[-1]
        head, bracket, part = self.lead.rpartition("(")
        if not bracket or ")" in part:
            return ""
        return _PART_END.split(head)[-1]

    @property
    def lead(self) -> str:
        """All of the sentence before it."""
        return self.sentence[: self.amount.start]

    @property
    def rest(self) -> str:
        """All of the sentence after it."""
        return self.sentence[self.amount.end :]

    @property
    def label(self) -> str:
        """A few words before it, it, and fewer after it."""
        before = self.lead.split()[-LABEL_BEFORE:]
        after = self.rest.split()[:LABEL_AFTER]
        return " ".join((*before, self.amount.printed, *after))


def clauses_of(sentence: str) -> tuple[Clause, ...]:
    """Return the amounts of `sentence` that measure something, each in its clause."""
    if not any(map(str.isdigit, sentence)):
        return ()
    amounts = [a for a in read_amounts(sentence) if not _measures_nothing(sentence, a)]
    return tuple(_clause(sentence, amounts, index) for index in range(len(amounts)))


def _clause(text: str, amounts: Sequence[Amount], index: int) -> Clause:
    amount = amounts[index]
    is_last = index + 1 == len(amounts)
    start = amounts[index - 1].end if index else 0
    end = len(text) if is_last else amounts[index + 1].start
    before, after = text[start : amount.start], text[amount.end : end]
    if not is_last:
        after = _PART_END.split(after, maxsplit=1)[0]
    if index:
        parts = _PART_END.split(before, maxsplit=1)
        before = parts[1] if len(parts) > 1 else before
    later = _AFTER_ANOTHER.sub("", before)
    before = later if says_direction(later) else before
    goes_on = index > 0 and _is_other_end(text, amounts[index - 1], amount)
    return Clause(text, amount, before, after, goes_on)


def _is_other_end(text: str, one: Amount, other: Amount) -> bool:
    is_counted = Unit.COUNT in (one.unit, other.unit)
    return not is_counted and bool(_CONNECTED.fullmatch(text, one.end, other.start))


def _measures_nothing(text: str, amount: Amount) -> bool:
    """Whether it is a unit ("£000"), a reference, or only how long: "over 5 years"."""
    if amount.unit is Unit.COUNT:
        if any(s.start() <= amount.start < s.end() for s in _SCORING.finditer(text)):
            return True
        if abs(amount.amount) <= _HIGHEST_SCORE and _SCORES.search(text):
            return True
        if _is_item_number(text, amount) or _names_only(text, amount):
            return True
        if not any(map(str.isalpha, text)):
            return True
        is_reference = _REFERENCE.search(text[: amount.end])
        return bool(is_reference or _DURATION.match(text[amount.end :]))
    return bool(_UNIT.fullmatch(amount.printed))


def _names_only(text: str, amount: Amount) -> bool:
    """Whether it is a day, a year, a file's size or a telephone's number."""
    lead, rest = text[: amount.start], text[amount.end :]
    is_year = _YEAR_ALONE.fullmatch(amount.printed) and _MONTH_BEFORE.search(lead)
    is_called = _TELEPHONE.fullmatch(amount.printed) and _CONTACT.match(lead)
    return bool(
        is_year or is_called or _DAY_OF_SPAN.match(rest) or _FILE_SIZE.match(rest)
    )


def _is_item_number(text: str, amount: Amount) -> bool:
    """Whether it numbers one of a sentence's things: "(1) notes and (2) agrees"."""
    items = list(_ITEM.finditer(text))
    numbers = [int(item[1]) for item in items]
    is_list = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    return is_list and any(i.start() <= amount.start < i.end() for i in items)
