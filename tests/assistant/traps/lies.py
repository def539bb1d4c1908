"""The ways to make a true sentence false, each a function from the papers to lies.

A case that a change leaves true is left out: where the papers say the other thing of
the same figure too, no lie is told.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.drafts import DraftSentence
from assistant.quotes import squeeze, stands
from corpus.councils import ENGLAND
from corpus.money import print_amount
from corpus.periods import read_periods
from corpus.records import Basis, Figure, Hit, SafetyValve, Scenario, Unit
from corpus.times import print_date
from corpus.years import next_year, previous_year
from tests.assistant.traps.held import deficits, held, spread, steps
from tests.assistant.traps.truths import (
    number,
    of_quotes,
    owner,
    plain_words,
    say,
    scores,
    sentences_of,
    some_figures,
)
from tests.assistant.traps.writing import amounts, dates, in_words, names, times, years

Lies = Iterator[DraftSentence]


def said_of(figure: Figure) -> str:
    """All that the paper prints of a figure."""
    parts = (figure.quote, figure.label, figure.caption, figure.vintage)
    headings = (*figure.row_path, *figure.column_path)
    return squeeze(" ; ".join(filter(None, (*parts, *headings)))).lower()


def swapped(amount: Decimal) -> Decimal | None:
    """`amount` with two neighbouring digits that differ swapped."""
    digits = list(str(amount))
    for place in range(len(digits) - 1):
        one, other = digits[place : place + 2]
        if one.isdigit() and other.isdigit() and other not in {one, "0"}:
            digits[place : place + 2] = [other, one]
            return Decimal("".join(digits))
    return None


def digits_swapped() -> Lies:
    for figure in some_figures():
        wrong = swapped(figure.amount)
        if wrong is None:
            continue
        for written in amounts(wrong, figure.unit):
            yield say(f"{owner(figure)}: {written}.", figure.id)
            yield say(f"It is {number(figure)}, or {written}.")
    for quoted in of_quotes():
        (support,) = quoted.rests_on
        said = support.quote or ""
        found = re.search(r"\d*([1-9])(?!\1)([1-9])", said)
        if found is None:
            continue
        wrong_words = (
            said[: found.start(1)] + found[2] + found[1] + said[found.end(2) :]
        )
        yield say(quoted.text.replace(said, wrong_words), (support.id, wrong_words))
        yield say(quoted.text.replace(said, wrong_words), (support.id, said))


def signs_flipped() -> Lies:
    for figure in spread(deficits(), 60):
        shown, whose = number(figure), owner(figure)
        yield from map(
            say,
            (
                f"{whose}: −{shown}.",
                f"{whose}: -{shown}.",
                f"{whose}: minus {shown}.",
                f"It is a negative {shown}.",
                f"It is negative, {shown}.",
                f"It is {shown}, with the opposite sign.",
                f"It is {shown} less than nothing.",
            ),
        )
        over = ("surplus", "underspend", "balance in hand", "saving", "credit")
        owed = ("deficit", "overspend", "shortfall", "debt", "gap")
        words = over if figure.amount > 0 else owed
        for word in words:
            if word not in said_of(figure):
                yield say(f"{whose} has a {word} of {shown}.")
                yield say(f"{shown} is {whose}’s {word}.")
        if figure.amount > 0:
            yield say(f"{whose} is {shown} in the black.")
            yield say(f"{whose} holds {shown} more than it owes.")
        else:
            yield say(f"{whose} is {shown} in the red.")
            yield say(f"{whose} owes {shown}.")


def units_changed() -> Lies:
    for figure in some_figures():
        shown, whose = number(figure), owner(figure)
        after = (
            *("k", "m", "bn", " k", " million", " billion", " thousand", " hundred"),
            *(" thousand pounds", " mil", "000", ",000", " per cent", "%", " percent"),
            *(" percentage points", " euros", " dollars", " pence", "p", " a day"),
            *(" each", " per pupil", " a month", " a week", " twice over"),
        )
        for words in after:
            if words.split()[-1] not in said_of(figure):
                yield say(f"{whose}: {shown}{words}.")
        yield say(f"{whose}: £{shown}.")
        yield say(f"{whose}: ${shown}.")
        yield say(f"{whose}: €{shown}.")
        yield say(f"Thousands of pounds: {shown}.")
        other = Unit.PERCENT if figure.unit is not Unit.PERCENT else Unit.GBP
        wrong = {figure.amount * 1000, figure.amount / 1000, figure.amount * 10}
        for amount in wrong - {figure.amount}:
            yield say(f"{whose}: {print_amount(amount, figure.unit)}.", figure.id)
        for written in amounts(round(figure.amount % 100, 1), other):
            yield say(f"{whose}: {written}.", figure.id)


def years_changed() -> Lies:
    for figure in some_figures():
        if not figure.period:
            continue
        own = {figure.period, (figure.as_at or "")[:4]}
        for year in (next_year(figure.period), previous_year(figure.period)):
            for time in times(year):
                named = read_periods(time)
                if own & {named[0].year, named[0].as_at}:
                    continue
                yield say(f"{owner(figure)}: {number(figure)} {time}.")
                yield say(f"{time.capitalize()} it is {number(figure)}.")
        for words in (
            *("the year before", "a year later", "last year", "next year", "this year"),
            *("the following year", "twelve months earlier", "two years on"),
            *("the previous financial year", "a decade ago", "at present", "today"),
        ):
            if not stands(words, said_of(figure)):
                yield say(f"{words.capitalize()} it is {number(figure)}.")
                yield say(f"{owner(figure)}: {number(figure)} {words}.")
    for one, other in spread(steps(held().found.figures), 30):
        for write in (years, dates):
            first, last = (
                next(iter(write(_time(write, figure)))) for figure in (one, other)
            )
            yield say(f"{number(one)} {last} and {number(other)} {first}.")


def _time(write: object, figure: Figure) -> str:
    year = figure.period or ""
    return f"{int(year[:4]) + 1}-03-31" if write is dates else year


def councils_changed() -> Lies:
    others = ("BCP", "Bury", "Kent", "Bath and North East Somerset", "Southwark")
    for place, figure in enumerate(some_figures()):
        if not figure.council:
            continue
        other = next(
            name
            for name in (*others[place % 5 :], *others)
            if name != figure.council and name.lower() not in said_of(figure)
        )
        nations = ("England’s", "the country’s", "Scotland’s")
        abroad = nations[2:] if figure.council == ENGLAND else nations
        for whose in (*names(other), *abroad):
            yield say(f"{whose} figure is {number(figure)}.")
            yield say(f"At {number(figure)}, {whose} is what it is.")
        yield say(f"{other}, not {figure.council}: {number(figure)}.")
        yield say(f"{figure.council} and {other}: {number(figure)}.")


NET = (
    *("Net, it is {}.", "Net of DfE payments it is {}.", "It is {} after payments."),
    *("After DfE payments it is {}.", "After Safety Valve payments it is {}."),
    *("It is {}, including DfE funding.", "It is {} once the payments are in."),
    "It is {} with the Safety Valve money taken off.",
)
GROSS = (
    *("Gross, it is {}.", "Gross of DfE payments it is {}.", "The gross figure: {}."),
    *("Before DfE payments it is {}.", "It is {} before Safety Valve payments."),
    *("It is {}, excluding DfE funding.", "Without the Safety Valve it is {}."),
    "It is {} if no payment is counted.",
)


def gross_called_net() -> Lies:
    stated = [f for f in held().found.figures if f.safety_valve is not None]
    for figure in spread(stated, 60):
        is_net = figure.safety_valve is SafetyValve.NET
        for pattern in GROSS if is_net else NET:
            yield say(pattern.format(number(figure)))
    for figure in some_figures(40):
        said = said_of(figure)
        if figure.safety_valve is None and not re.search(r"\bnet|gross|valve", said):
            for pattern in (*GROSS, *NET):
                yield say(pattern.format(number(figure)))


OUTTURN = (
    *("The outturn is {}.", "The actual figure is {}.", "It is actually {}."),
    *("It turned out at {}.", "It came in at {}.", "In the end it was {}."),
    *("It was {}.", "It stood at {}.", "It came to {}.", "The final figure was {}."),
    *("The audited accounts give {}.", "The year closed at {}.", "It reached {}."),
    *("It ended the year at {}.", "The true figure is {}.", "It has become {}."),
    "In reality it is {}.",
)
FORECAST = (
    *("The forecast is {}.", "It is projected to be {}.", "It is expected to be {}."),
    *("It will be {}.", "It is set to be {}.", "It is predicted at {}."),
    *("It is likely to be {}.", "The budget is {}.", "It is planned to be {}."),
    *("It is estimated at {}.", "It could be {}.", "It is going to be {}."),
)


def forecast_called_outturn() -> Lies:
    stated = [f for f in held().found.figures if f.basis is not None]
    for figure in spread(stated, 80):
        is_outturn = figure.basis is Basis.OUTTURN
        for pattern in FORECAST if is_outturn else OUTTURN:
            bare = set(re.findall(r"[a-z]{4,}", pattern.lower()))
            if not any(word in said_of(figure) for word in bare):
                yield say(pattern.format(number(figure)))


UNMITIGATED = (
    *("Unmitigated it is {}.", "It would be {} if nothing is done."),
    *("It would be {} if nothing changes.", "Without the plan it would be {}."),
    *("With no mitigation it is {}.", "Left alone it comes to {}."),
    *("Before mitigation it is {}.", "If the plan fails it would be {}."),
    "Doing nothing would lead to {}.",
)
MITIGATED = (
    *("Mitigated it is {}.", "It would be {} if the plan succeeds."),
    *("It would be {} if the plan works.", "With the plan it would be {}."),
    *("After mitigation it is {}.", "Once all savings are made it is {}."),
    "The best case is {}.",
)


def mitigated_called_unmitigated() -> Lies:
    for figure in held().found.figures:
        if figure.scenario is None:
            continue
        is_mitigated = figure.scenario is Scenario.MITIGATED
        for pattern in UNMITIGATED if is_mitigated else MITIGATED:
            yield say(pattern.format(number(figure)))
    for figure in some_figures(20):
        if figure.scenario is None and "mitigat" not in said_of(figure):
            for pattern in (*UNMITIGATED, *MITIGATED):
                yield say(pattern.format(number(figure)))
    for risk in held().found.risks:
        told = dict(scores(risk))
        first, last = told.get("unmitigated"), told.get("mitigated")
        if first and last and first != last:
            yield say(f"“{risk.risk}”: unmitigated {last}; mitigated {first}.", risk.id)
            yield say(f"“{risk.risk}”: mitigated {first}.", risk.id)


def quotes_joined() -> Lies:
    for (hit, one), (after, other) in pairwise(spread(list(_all_sentences()), 120)):
        if hit.paper.id != after.paper.id:
            continue
        head, tail = one.split(), other.split()
        half, rest = (
            " ".join(head[: len(head) // 2]),
            " ".join(tail[len(tail) // 2 :]),
        )
        text = held().texts[hit.paper.id]
        for joined in (f"{half} {rest}", f"{half} … {rest}", f"{half} [...] {rest}"):
            if squeeze(joined) in text:
                continue
            whose = hit.paper.council or hit.paper.file_name
            is_two = own_words(half, other) and own_words(rest, one)
            for marks in ("“”", '""', "‘’", "«»", "„“", "  "):
                if marks == "  " and not is_two:
                    continue  # what is left of one of them says nothing
                said = f"{whose}: {marks[0]}{joined}{marks[1]}".strip()
                yield say(said, (hit.passage.id, one), (after.passage.id, other))
            yield say(f"{whose}: “{joined}”", (hit.passage.id, joined))


def own_words(half: str, other: str) -> bool:
    """Whether `half` has three long words or more that the `other` has not."""
    theirs = set(re.findall(r"[a-z]{5}", other.lower()))
    long_words = re.findall(r"\b([a-z]{5})[a-z]*", half.lower())
    return len(set(long_words) - theirs - {"curre"}) > 2


def _all_sentences() -> Iterator[tuple[Hit, str]]:
    for hit in held().found.hits:
        for part in sentences_of(hit):
            yield hit, part


def wrong_places() -> Lies:
    figures = some_figures()
    for figure, other in pairwise(figures):
        shown, paper = number(figure), held().paper_of(figure)
        place, own = other.locator.words, figure.locator.words
        if place in own or own.startswith(place.split("; ")[0]):
            continue
        yield say(f"{owner(figure)}: {shown} ({place}).")
        yield say(f"{shown} ({place.split('; ')[0]}).")
        for wrong in ("para 99.9", "page 412", "Table 77", "paragraph ninety-nine"):
            yield say(f"{shown} ({wrong}).")
            yield say(f"As {wrong} has it, {shown}.")
        theirs = held().paper_of(other)
        if theirs.id == paper.id:
            continue
        yield say(f"{shown}, according to {theirs.file_name}.")
        if theirs.title and theirs.title not in (paper.title or ""):
            yield say(f"{shown} ({theirs.title}).")
        if theirs.met_on and theirs.met_on != paper.met_on:
            yield say(
                f"{shown}, in the paper of {print_date(theirs.met_on)}.", paper.id
            )
            yield say(f"{shown}, said {print_date(theirs.met_on)}.")
        if theirs.committee and theirs.committee not in (paper.committee or ""):
            yield say(f"The {theirs.committee} heard that it is {shown}.")
    for quoted, other_quote in pairwise(of_quotes()):
        (support,), (wrong_support,) = quoted.rests_on, other_quote.rests_on
        source = held().grounds.source_by_id[wrong_support.id]
        if not stands(squeeze(support.quote or ""), squeeze(source.quote)):
            yield say(quoted.text, (wrong_support.id, support.quote or ""))
            yield say(quoted.text, (wrong_support.id, wrong_support.quote or ""))


ASKED = "Is {whose} deficit not £{n}m, that is {words} million, or {n} per cent?"


def numbers_of_the_question() -> Iterator[tuple[str, DraftSentence]]:
    """A question with a number in it, and a sentence that says it back."""
    for place, figure in enumerate(some_figures(40)):
        n = Decimal(117 + 13 * place) / 10
        if str(n) in said_of(figure):
            continue
        asked = ASKED.format(whose=f"{owner(figure)}’s", n=n, words=in_words(n))
        for written in (f"£{n}m", f"{in_words(n)} million", f"{n} per cent"):
            for text in (
                f"{owner(figure)}’s deficit is {written}.",
                f"Yes, it is {written}.",
                f"As you say, {written}.",
                f"{number(figure)}, which is {written}.",
            ):
                yield asked, say(text, figure.id)
            yield asked, say(f"{owner(figure)}’s deficit is {written}.")
            yield asked, say(f"It is not stated whether it is {written}.")
            yield asked, say(f"The deficit is {written}, and more is not stated.")
        for text in ("Yes.", "Yes, that is so.", "That is right.", "You are right."):
            yield asked, say(text)
            yield asked, say(text, figure.id)


def comparisons_turned() -> Lies:
    for one, other in spread(steps(held().found.figures), 60):
        is_up = other.amount > one.amount
        before, after = number(one), number(other)
        ways = (
            ("fell", "falls", "dropped", "shrinks", "is down", "improved", "halved")
            if is_up
            else ("rose", "rises", "grew", "climbs", "is up", "worsened", "doubled")
        )
        true = "rose" if is_up else "fell"
        more, less = ("higher", "larger", "greater"), ("lower", "smaller", "less")
        for word in ways:
            yield say(f"It {word} from {before} to {after}.")
            yield say(f"It {word} to {after} from {before}.")
            yield say(f"From {before} it {word} to {after}.")
            yield say(f"{before}; then it {word}: {after}.")
        yield say(f"It {true} from {after} to {before}.")
        for word in less if is_up else more:
            yield say(f"{after} is {word} than {before}.")
            yield say(f"{after}, {word} than the {before} before.")
        for word in more if is_up else less:
            yield say(f"{before} is {word} than {after}.")
        yield say(f"{after} is the same as {before}.")
        yield say(f"{before} is {'above' if is_up else 'below'} {after}.")
        yield say(f"{after} is twice {before}.")
        low, high = (before, after) if is_up else (after, before)
        yield say(f"The largest is {low}; the other is {high}.")
        yield say(f"The lowest is {high}, the highest {low}.")
    for done in held().found.calculations:
        first, last = (
            figure
            for key in reversed(done.operands)
            for figure in held().grounds.figures_of(key)
        )
        if first.measure is last.measure and done.result and first.period:
            words = ("fell", "reduced", "down") if done.result > 0 else ("rose", "up")
            for word in words:
                yield say(f"It {word} by {{{done.id}}}.", done.id)
                yield say(f"It is {{{done.id}}} {word}.", done.id)
    for figure in some_figures(40):
        for text in (
            "It rose to {}.",
            "It fell to {}.",
            "It is {}, the largest of all.",
            "It is {}, the worst yet.",
            "It is {}, twice what it was.",
            "It doubled to {}.",
            "It is {}, higher than all others.",
            "It is {}, and rising.",
            "Only {} of it is left.",
        ):
            bare = set(re.findall(r"[a-z]{4,}", text)) - {"than", "what", "others"}
            if not any(word[:4] in said_of(figure) for word in bare):
                yield say(text.format(number(figure)))


_DENIED = re.compile(r"\b(not|never|no longer)\s")
_ASSERTED = re.compile(r"\b(is|are|was|were|will|has been|have been)\s")


def negated() -> Lies:
    for hit, part in plain_words():
        denied = _DENIED.search(part)
        asserted = _ASSERTED.search(part)
        if denied:
            wrong = part[: denied.start()] + part[denied.end() :]
            yield say(wrong, (hit.passage.id, part))
        elif asserted:
            for word in ("not ", "never ", "no longer "):
                wrong = part[: asserted.end()] + word + part[asserted.end() :]
                yield say(wrong, (hit.passage.id, part))
    for figure in some_figures(40):
        shown, whose = number(figure), owner(figure)
        texts = (
            f"{whose}: it is not {shown}.",
            f"It isn’t {shown}.",
            f"{whose} denies that it is {shown}.",
            f"It was not agreed that it is {shown}.",
            f"Nobody has {shown}.",
            f"{shown} was never reported.",
            f"{shown} is wrong.",
            f"No: {shown}.",
            f"It is anything but {shown}.",
            f"The plan was rejected; it is {shown}.",
            f"The plan was agreed; it is {shown}.",
        )
        said = said_of(figure)
        yield from (
            say(text)
            for text in texts
            if not re.search(r"\b(?:not|never|reject|agreed|wrong)", said)
        )


def listed(lies: Sequence[DraftSentence]) -> str:
    """The lies that passed, to be read in a failure."""
    return "\n".join(f"{one.text}   {one.rests_on}" for one in lies[:40])
