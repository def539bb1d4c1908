"""Phrases in which two numbers of a sentence give a third.

from £17m to £19m, an increase of £2m (12%)      30 of the 120 pupils (25%)
£20m less £2m leaves £18m                        £2m across 80 places, £25,000 each
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from corpus.money import Amount
from corpus.records import Unit
from tools.slots import Slotted
from tools.stated import Relation, Stated
from tools.stated_words import pattern

_OWING = re.compile(r"\b(?:deficit|over-?spen[dt]|adverse|shortfall)", re.IGNORECASE)
_OWNING = re.compile(r"\b(?:surplus|under-?spen[dt]|favourable)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase, and how surely its numbers belong together: see `Stated`."""

    pattern: re.Pattern[str]
    is_loose: bool = False


def _phrase(words: str) -> _Phrase:
    return _Phrase(pattern(words))


def _loose(words: str) -> _Phrase:
    return _Phrase(pattern(words), is_loose=True)


_PHRASES = (
    # from £17m to £19m, an increase of £2m (12%)
    _phrase(
        r"\bfrom <then>{fill} (?:up |down )?to <now>{fill}{joint}"
        r"(?:{a_change} of |{moved} (?:by )?)<said>{also}{end}"
    ),
    _phrase(r"\bfrom <then>{fill} to <now>{fill} <said> {than}\b"),
    # from £17m to £19m (12%); rose £17m to £19m (12%); £17m → £19m (up 12%)
    _loose(
        r"(?:\bfrom|{moved}(?: [a-z]+){0,8}) <then>{few} {to} <now>{few},?"
        r" \((?:or )?<said>\)"
    ),
    _phrase(
        r"<then> {to} <now>,? ?[(–-]? ?(?:or )?(?:{a_change} of |{moved} (?:by )?)"
        r"<said>{end}"
    ),
    # rose by £2m (12%) from £17m to £19m; an increase of 12% from £17m to £19m
    _phrase(
        r"(?:{moved} by|{a_change} of) <said>{also},? from <then>{fill} to <now>{alone}"
    ),
    _phrase(r"{moved} by <said>{also},? to <now>{fill} from <then>{alone}"),
    # of £17m is expected to rise by £2m to £19m
    _loose(
        r"\b(?:of|at|was|from) <then>{will} {moved} by <said>{also},? to <now>{alone}"
    ),
    # £19m, an increase of £2m (12%) on last year's £17m
    _loose(
        r"<now>{fill} ?(?:{is} )?(?:{a_change} of |{moved} (?:by )?)<said>{also}"
        r" {since} {the}{words}<then>{alone}"
    ),
    # £19m, which is £2m more than the £17m of 2022; £2m above the £17m
    _loose(
        r"<now>{fill} ?(?:{is} )?<said> (?:{than} than|over|above|below|under)"
        r" {the}{words}<then>{alone}"
    ),
    _loose(
        r"<now>{fill} ?(?:exceeds|exceeded) {the}{words}<then>{fill} by <said>{end}"
    ),
    # £19m compared with £17m last year, an increase of £2m
    _loose(
        r"<now>{fill} ?{beside} {the}{words}<then>{fill}{joint}{a_change} of <said>"
        r"{also}{end}"
    ),
    # £19m against a budget of £17m, an overspend of £2m
    _loose(
        r"<now>{fill} ?{against} {the}(?:{words}{budget}{fill} <then>"
        r"|<plan> {words}{budget}){fill}{joint}{variance} <said>{also}{end}"
    ),
    # £19m, an increase of £2m (12%); rose by £2m (12%) to £19m
    _phrase(
        r"<now>{fill} ?(?:{is} )?(?:{a_rise}|(?P<falls>{a_fall})) of <change>"
        r" \((?:or )?<said>\)"
    ),
    _phrase(
        r"(?:{rise}|(?P<falls>{fall})) by <change> \((?:or )?<said>\),? to <now>{alone}"
    ),
    # 30 of the 120 pupils had left (25%); 25% (30 of 120); of 120 pupils, 30 (25%)
    # "Fell by 10% (12 of 40 schools)" is no share.
    _phrase(r"<part>,? (?:out )?of {the}<whole>{fill} \((?:or )?<said>\)"),
    _phrase(
        r"<part>,? (?:out )?of {the}<whole>{fill} ?{is} (?:only |just )?<said>{end}"
    ),
    _loose(
        r"(?<!by )(?<!of )<said>{fill}"
        r" \(<part>{few} (?:out )?of {the}<whole>{fill}\)"
    ),
    _loose(r"<said> of{fill}(?<=,) <part>{few} (?:out )?of {the}<whole>(?=[,.;])"),
    _phrase(r"<part>{few} \(<said>\) (?:out )?of {the}<whole>"),
    _phrase(r"\bof {the}<whole>[^⟦,;\d]{0,60}, <part> \(<said>\)"),
    # £2m, or 10% of the budget of £20m; 10% of the budget of £20m, or £2m
    _phrase(
        r"<part>{few},? ?(?:\(|(?:{is}|is|are|was|were) )(?:only |just )?<said> of"
        r" {the}{words}<whole>{alone}"
    ),
    _phrase(
        r"<rate> of {the}{words}\(?<whole>\)?,? (?:{is}|is|equals|equates to|amounts to"
        r"|gives) <said>{end}"
    ),
    # £2m across 80 places, an average of £25,000 each; 80 places at £25,000 each
    _phrase(
        r"<total>{fill} (?:across|for|over|between|among) {the}<number>{fill}{joint}"
        r"(?:at )?(?:an? average (?:(?:cost|price|payment|award) )?(?:of )?"
        r"<said>{each}?|<each>{each}){end}"
    ),
    _phrase(
        r"{first}<number>{fill} (?:at|costing|of) (?:an? average (?:\w+ )?of )?<each>"
        r"{each},? ?\(?{totalling} <said>{end}"
    ),
    _phrase(
        r"average (?:\w+ )?of <each>{each}? (?:for|across|over) {the}<number>{fill},? ?"
        r"{totalling} <said>{end}"
    ),
    # £20m less £2m leaves £18m; £20m plus £2m gives £22m; £4m of the £20m, leaving £16m
    _phrase(
        r"{first}<whole>{fill} (?:less|minus|−|-) {the}{words}<taken>{fill},? {leaves}"
        r" {the}(?:\w+ ){0,2}(?:of )?<said>{end}"
    ),
    _phrase(
        r"{first}<part>{fill} (?:plus|\+|added to|together with) {the}{words}<added>"
        r"{fill},? {makes} {the}(?:\w+ ){0,2}(?:of )?<said>{end}"
    ),
    _phrase(
        r"<taken> (?:out )?of {the}<whole>{fill};? (?:leaving {the}{words}<said>{end}"
        r"|with {the}<rest>{left}|(?:and )?the (?:remaining|other|balance of) <also>)"
    ),
)


def read_phrases(sentence: Slotted) -> Iterator[Stated]:
    """Yield what `sentence` states of two of its numbers, by the phrases it uses."""
    for phrase in _PHRASES:
        for found in phrase.pattern.finditer(sentence.text):
            if _OWING.search(found[0]) and _OWNING.search(found[0]):
                continue
            groups = {name: text for name, text in found.groupdict().items() if text}
            falls = groups.pop("falls", None) is not None
            slots = {name: sentence.amounts[int(i)] for name, i in groups.items()}
            for stated in _relate(slots, falls=falls):
                yield replace(stated, is_loose=phrase.is_loose)


def _relate(slots: Mapping[str, Amount], *, falls: bool) -> Iterator[Stated]:
    """Yield what the slots of a phrase, by their names, are of each other."""
    match slots:
        case {"then": then, "now": now} | {"plan": then, "now": now}:
            for said in _named(slots, "said", "also", "too"):
                if _are_alike(then, now, said):
                    yield _stated(Relation.DIFFERENCE, then, now, said=said)
                yield from _in_per_cent(Relation.CHANGE, then, now, said=said)
        case {"change": change, "now": now, "said": said}:
            relation = Relation.FALL if falls else Relation.RISE
            yield from _in_per_cent(relation, change, now, said=said)
            # Some reckon the change as a share of what it came to.
            yield from _in_per_cent(Relation.SHARE, change, now, said=said)
        case {"whole": whole, "taken": taken}:
            for said in _named(slots, "said", "rest", "also"):
                if _are_alike(whole, taken, said):
                    yield _stated(Relation.REST, whole, taken, said=said)
        case {"part": part, "added": added, "said": said}:
            if _are_alike(part, added, said):
                yield _stated(Relation.SUM, part, added, said=said)
        case {"part": part, "whole": whole, "said": said}:
            if part.amount <= whole.amount:
                yield from _in_per_cent(Relation.SHARE, part, whole, said=said)
        case {"rate": rate, "whole": whole, "said": said}:
            if rate.unit is Unit.PERCENT and _are_alike(whole, said):
                yield _stated(Relation.PORTION, rate, whole, said=said)
        case {"total": total, "number": number}:
            for said in _named(slots, "said", "each"):
                if _is_money_by(number, total, said):
                    yield _stated(Relation.AVERAGE, total, number, said=said)
        case {"number": number, "each": each, "said": said}:
            if _is_money_by(number, each, said):
                yield _stated(Relation.PRODUCT, number, each, said=said)


def _named(slots: Mapping[str, Amount], *names: str) -> Iterator[Amount]:
    yield from (slots[name] for name in names if name in slots)


def _stated(relation: Relation, *operands: Amount, said: Amount) -> Stated:
    return Stated(relation=relation, operands=operands, said=said)


def _in_per_cent(
    relation: Relation, one: Amount, other: Amount, *, said: Amount
) -> Iterator[Stated]:
    is_points = re.search(r"point|pp", said.printed, re.IGNORECASE)
    if said.unit is Unit.PERCENT and not is_points and _are_alike(one, other):
        yield _stated(relation, one, other, said=said)


def _are_alike(*amounts: Amount) -> bool:
    return len({amount.unit for amount in amounts}) == 1


def _is_money_by(number: Amount, *money: Amount) -> bool:
    units = {amount.unit for amount in money}
    return number.unit is Unit.COUNT and units == {Unit.GBP}
