"""What an open question is told: the best sentences, and what belongs to them.

    what leads into it        "The plan was redrawn."
    a sentence that is best   "This added £2m to the deficit."
    what goes on from it      "It was driven by places out of the borough."

A sentence that points back is of what the one before it says, over a paragraph's end
where it names it again: "Feedback was received." "This feedback included …".
"""

import re
from collections.abc import Iterator, Sequence

from assistant.candidates import Candidate
from assistant.causes import CAUSE, goes_otherwise
from assistant.deeds import ASKS_WHAT_IS_DONE
from assistant.evidence import Weighed
from assistant.intents import YES_OR_NO, Intent
from assistant.kind_told import tells_when
from assistant.kinds import Wanted
from assistant.question import Question
from assistant.reasons import reasons_after
from assistant.replies import ASKS_REPLY, is_after, reply_to
from assistant.times_told import times_of
from assistant.words import stems

MOST_SENTENCES = 4
# What adds so much of the question's words is worth another sentence.
LEAST_GAIN = 0.2
# Sentences of the best passage that are so good beside its best are told with it.
OPEN_SHARE = 0.55
# As good beside the best; causes are seldom only one.
OPEN_TIE, CAUSE_TIE = 0.9, 0.8
# What tells a cause leads where it is so good beside the best, which tells none.
CAUSE_LED = 0.33
# So many sentences that point back are one train of thought.
LONGEST_TRAIN = 3
# So many sentences lead into a list.
LONGEST_LEAD = 2

# What came of something is explained by what stands before it.
_CAME_OF_IT = re.compile(
    r"(?:As a (?:result|consequence)|Consequently|Therefore|Accordingly|Hence|Thus|For"
    r" (?:this|that|these) reasons?|Because of (?:this|that)|This is why|So)\b"
)
# More rows are a table, and no list of causes.
LONGEST_LIST = 6

# "Name the three themes", "the four areas of action are".
_SO_MANY = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) "
    r"(?P<things>(?:[\w-]+ ){0,2}?[\w-]+s)\b",
    re.IGNORECASE,
)

# What is told item by item: "There are two reasons. First, … The second is …".
_ITEM = r"(?:ly\b|,|\s+(?:is|was|reason|cause|factor|driver|condition|step)\b)"
_FIRST = re.compile(rf"(?:The )?first{_ITEM}", re.IGNORECASE)
_NTH = re.compile(
    rf"(?:The )?(?:first|second|third|fourth|fifth|sixth|final|last){_ITEM}",
    re.IGNORECASE,
)

# What would come of a case: "what would happen if the override ended".
_ASKS_WHAT_IF = re.compile(
    r"\b(?:what if|happens?|consequences?|implications?|mean)\b[^?]*"
    r"\b(?:if|when|should|were)\b"
    r"|\b(?:if|should|were)\b[^?]*\b(?:happens?|consequences?|implications?|mean)\b"
    r"|\bconsequences? of\b",
    re.IGNORECASE,
)
_PUTS_A_CASE = re.compile(r"\b(?:if|unless|without|were|should)\b", re.IGNORECASE)
_WOULD = re.compile(r"\b(?:would|could|might|may|will|must)\b")  # May is a month

# "Para 6.1a" is an item of "para 6.1".
_ITEM_LETTER = re.compile(r"\s?\(?(?:[a-z]|[ivx]{1,4})\)?")

_POINTS_BACK = re.compile(r"(?:This|That|These|Those|It|They|He|She|Such)\b")
_NAMES_AGAIN = re.compile(r"(?:This|That|These|Those|Such) (?P<thing>[a-z]+)\b")


def read_out(
    question: Question, able: Sequence[Weighed], weighed: Sequence[Weighed]
) -> list[Candidate]:
    """Return what is told of an open question, in order.

    Args:
        question: What is asked.
        able: What can answer it, best first; at least one.
        weighed: All that was found, what leads and goes on among it.
    """
    text = in_order(weighed)
    told: list[Candidate] = []
    best = _best(question, _led_by_cause(question, able, text))
    lead = text.index(best[0]) if best[0] in text else None
    reply = () if lead is None else reply_to(text, lead)
    if reply and question.intent is Intent.WHY:
        return [best[0], *reply]
    for candidate in best:
        at = text.index(candidate) if candidate in text else None
        if at is None:
            told.append(candidate)
            continue
        if at and _is_led(candidate, text[at - 1]):
            told.append(text[at - 1])
        if ASKS_WHAT_IS_DONE.search(question.text) and (
            list_ := _list_of(candidate, text)
        ):
            told += list_
            continue
        is_one = question.wanted in {Wanted.DATE, Wanted.PERSON}
        told += (not is_one and _listed_with(text, at)) or (candidate,)
        told += led_into(candidate, weighed)
        told += _goes_on(question, text, at)
    is_why = question.intent is Intent.WHY and question.wanted is Wanted.WORDS
    if is_why and lead is not None and not any(CAUSE.search(c.quote) for c in told):
        reasons = reasons_after(text, lead)
        told = [text[lead], *reasons] if reasons else told
    return once(told)


def tell_when(
    question: Question, able: Sequence[Weighed], weighed: Sequence[Weighed]
) -> list[Weighed]:
    """Return those of `able` that tell a time, themselves or in what goes on from them.

    All where no time is asked for. Where none of them says the name asked about, those
    that do: when another thing opens is no answer.
    """
    if question.wanted is not Wanted.DATE or not able:
        return list(able)
    text = in_order(weighed)
    dated = [w for w in able if _leads_to_time(question, w.candidate, text)]
    names = {name for name in question.names if any(name in w.met for w in able)}
    if names and not any(names <= w.met for w in dated):
        return [w for w in able if names & w.met]
    return dated


def _leads_to_time(
    question: Question, candidate: Candidate, text: Sequence[Candidate]
) -> bool:
    if tells_when(candidate) or candidate not in text:
        return tells_when(candidate)
    return any(map(tells_when, _goes_on(question, text, text.index(candidate))))


def _led_by_cause(
    question: Question, able: Sequence[Weighed], text: Sequence[Candidate]
) -> Sequence[Weighed]:
    """`able`, led by a cause not far behind a first that tells and leads to none.

    What tells why something went the other way leads to none.
    """
    if question.intent is not Intent.WHY or _tells_cause(question, able[0], text):
        return able
    best = able[0]
    near = (
        w for w in able if w.merit >= CAUSE_LED * best.merit and w.cover >= best.cover
    )
    cause = next((w for w in near if _tells_cause(question, w, text)), None)
    return [cause, *(w for w in able if w is not cause)] if cause else able


def _tells_cause(
    question: Question, weighed: Weighed, text: Sequence[Candidate]
) -> bool:
    """Whether a candidate tells a cause, or leads to one soon after it."""
    told = weighed.candidate
    if CAUSE.search(told.quote) or told not in text:
        return True
    causes = _causes_after(text, text.index(told))
    return any(not goes_otherwise(question, c.quote) for c in causes)


def tells_why(question: Question, told: Sequence[Candidate]) -> bool:
    """Return whether `told` tells more than how much, where a cause is asked for.

    A reply may tell a cause in no word for one; the amount asked about tells none.
    """
    is_why = question.intent is Intent.WHY and question.wanted is Wanted.WORDS
    amounts = [figure.measure for c in told[:1] for figure in c.figures]
    is_amount = any(measure in question.measures for measure in amounts)
    is_told = any(CAUSE.search(candidate.quote) for candidate in told)
    is_told |= any(reply_to(told, at) for at in range(len(told)))
    return is_told or not (is_why and is_amount)


def once(told: Sequence[Candidate]) -> list[Candidate]:
    """Return `told` without what stands in another, as an item in its list does."""
    quotes = [candidate.quote for candidate in told]
    return [
        candidate
        for candidate in dict.fromkeys(told)
        if not any(candidate.quote in q and candidate.quote != q for q in quotes)
    ]


def in_order(weighed: Sequence[Weighed]) -> list[Candidate]:
    """Return the sentences of prose that were found, as they stand in their papers."""
    prose = [w.candidate for w in weighed if w.candidate.cell is None]
    return sorted(prose, key=_place)


def _place(candidate: Candidate) -> tuple[str, int, int, int]:
    start = candidate.locator.start
    return (
        candidate.paper.id,
        candidate.locator.page_number or 0,
        start,
        candidate.position,
    )


def led_into(lead: Candidate, weighed: Sequence[Weighed]) -> list[Candidate]:
    """The rows of the table, or the items, that a sentence's colon leads into."""
    if not lead.quote.endswith(":"):
        return []
    prose = in_order(weighed)
    if items := [c for c in prose if _is_item(c, lead)]:
        return items[:LONGEST_LIST]
    cells = [w.candidate for w in weighed if w.candidate.cell]
    rows = [c for c in cells if _is_under(c, lead)]
    rows.sort(key=_place)
    by_row = {c.cell.row_path: c for c in reversed(rows) if c.cell}
    return [c for c in rows if c in by_row.values()][:LONGEST_LIST]


def _list_of(item: Candidate, text: Sequence[Candidate]) -> list[Candidate]:
    """What leads into the list that a lettered item is of, and all its items."""
    leads = (c for c in text if c.quote.endswith(":") and _is_item(item, c))
    lead = next(leads, None)
    if lead is None:
        return []
    return [lead, *[c for c in text if _is_item(c, lead)][:LONGEST_LIST]]


def _is_item(item: Candidate, lead: Candidate) -> bool:
    """Whether a sentence is a lettered item of the paragraph of `lead`: 6.1a of 6.1."""
    of, place = lead.locator.words, item.locator.words
    is_own = item.paper.id == lead.paper.id and place.startswith(of)
    return is_own and _ITEM_LETTER.fullmatch(place, len(of)) is not None


def _is_under(row: Candidate, lead: Candidate) -> bool:
    """Whether a cell is of a table without caption in the paragraph of `lead`."""
    is_own = row.locator.words.startswith(f"{lead.locator.words}; table")
    return is_own and row.paper.id == lead.paper.id


def _is_led(candidate: Candidate, before: Candidate) -> bool:
    """Whether a sentence needs the one before it; a result, that of the paragraph."""
    is_next = is_after(candidate, before)
    is_first = candidate.position == 0 and before.paper.id == candidate.paper.id
    is_result = _CAME_OF_IT.match(candidate.quote) is not None
    points_back = _POINTS_BACK.match(candidate.quote) is not None
    return (is_next and (points_back or is_result)) or (is_first and is_result)


def _listed_with(text: Sequence[Candidate], at: int) -> Sequence[Candidate]:
    """The sentence at `at` and all of the list, told in sentences, that it is of.

    It is of one as an item, as what leads into the first, or as what is said before
    that: "They asked why. There are two reasons. First, …".
    """
    start = end = at
    while start and is_after(text[start], text[start - 1]):
        start -= 1
    while end + 1 < len(text) and is_after(text[end + 1], text[end]):
        end += 1
    nth = [n for n in range(start, end + 1) if _NTH.match(text[n].quote)]
    first = next((n for n in nth if _FIRST.match(text[n].quote)), None)
    is_of_it = first is not None and first - LONGEST_LEAD <= at <= nth[-1]
    if first is None or not is_of_it or len(nth) == 1:
        return ()
    return text[min(at, max(start, first - 1)) : nth[-1] + 1]


def _goes_on(
    question: Question, text: Sequence[Candidate], at: int
) -> Iterator[Candidate]:
    """What points back to the sentence at `at`, one after the other, and answers."""
    if question.wanted is Wanted.PERSON:
        return
    if question.intent is Intent.WHY or ASKS_REPLY.search(question.text):
        yield from reply_to(text, at)
    if question.intent is Intent.WHY:
        causes = _causes_after(text, at)
        yield from (c for c in causes if not goes_otherwise(question, c.quote))
    if _ASKS_WHAT_IF.search(question.text):
        yield from _what_then(text, at)
    is_told = question.wanted is Wanted.DATE and times_of(text[at])
    before = text[at]
    for candidate in text[at + 1 : at + 1 + LONGEST_TRAIN]:
        if is_told or not _points_at(candidate, before):
            return
        if question.wanted is not Wanted.DATE or times_of(candidate):
            yield candidate
        before = candidate


def _causes_after(text: Sequence[Candidate], at: int) -> Iterator[Candidate]:
    """The sentences soon after that at `at`, in its paragraph, that tell a cause."""
    for candidate in text[at + 1 : at + 1 + LONGEST_TRAIN]:
        if candidate.id == text[at].id and CAUSE.search(candidate.quote):
            yield candidate


def _what_then(text: Sequence[Candidate], at: int) -> Iterator[Candidate]:
    """What would come next of the case put at `at`, sentence by sentence."""
    if not _PUTS_A_CASE.search(text[at].quote):
        return
    for candidate in text[at + 1 : at + 1 + LONGEST_TRAIN]:
        if candidate.id != text[at].id or not _WOULD.search(candidate.quote):
            return
        if _PUTS_A_CASE.match(candidate.quote):
            return  # another case
        yield candidate


def _points_at(candidate: Candidate, before: Candidate) -> bool:
    if is_after(candidate, before):
        return bool(_POINTS_BACK.match(candidate.quote))
    named = _NAMES_AGAIN.match(candidate.quote)
    is_first = candidate.position == 0 and candidate.paper.id == before.paper.id
    return bool(
        named and is_first and set(stems(named["thing"])) & set(stems(before.quote))
    )


def _best(question: Question, able: Sequence[Weighed]) -> list[Candidate]:
    """For an open question the best passage's sentences, then what else adds to it.

    The best leads, for it is what is asked, and the rest is in the paper's order; of
    the passage those at least half as good as its best. Beside a cause stand causes.
    """
    best = able[0]
    if _names_all(question, best.candidate):
        return [best.candidate]
    is_why = question.intent is Intent.WHY and CAUSE.search(best.candidate.quote)
    # "And will it last?" after a "why" asks for more than the cause.
    is_only_why = is_why and not YES_OR_NO.match(question.asked)
    chosen = [
        w
        for w in able
        if w.candidate.id == best.candidate.id and w.merit >= OPEN_SHARE * best.merit
        if w is best or not is_only_why or CAUSE.search(w.candidate.quote)
    ][:MOST_SENTENCES]
    met = {word for w in chosen for word in w.met}
    tie = CAUSE_TIE if question.intent is Intent.WHY else OPEN_TIE
    for other in able:
        gain = len(other.met - met) / (len(question.words) or 1)
        is_more = gain >= LEAST_GAIN or other.merit >= tie * best.merit
        if len(chosen) == MOST_SENTENCES or other in chosen or other.candidate.cell:
            continue
        if other.candidate.is_row and not best.candidate.is_row:
            continue
        if is_why and not CAUSE.search(other.candidate.quote):
            continue
        least = 0.45 if gain >= 1 / 3 else 0.6
        if is_more and other.merit >= least * best.merit:
            chosen.append(other)
            met |= other.met
    first = best.candidate.id
    chosen.sort(
        key=lambda w: (w is not best, w.candidate.id != first, w.candidate.position)
    )
    return [w.candidate for w in chosen]


def _names_all(question: Question, best: Candidate) -> bool:
    """Whether a sentence lists all of so many things that are asked for by number.

    "The plan has three themes: …" leaves nothing to add to "name the three themes".
    """
    asked = _SO_MANY.search(question.asked)
    if asked is None or not (said := _SO_MANY.search(best.quote)):
        return False
    after = best.quote[said.end() :]
    is_same = asked["count"].lower() == said["count"].lower()
    is_alike = {*stems(asked["things"])} & {*stems(said["things"])}
    return bool(is_same and is_alike and re.search(r":|–|, .+ and ", after))
