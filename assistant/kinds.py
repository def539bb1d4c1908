"""The kind of thing that would be an answer, by the words that ask for it."""

import re
from enum import StrEnum

from assistant.intents import AT_WHAT_TIME, MOVE_WORDS, WHAT_DID, WHEN_WORDS
from assistant.phrases import PhraseTable, phrases
from corpus.records import Measure, Unit


class Wanted(StrEnum):
    """The kind of thing that would be an answer."""

    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"
    DATE = "date"
    PERSON = "person"
    WORDS = "words"


UNITS = {
    Wanted.MONEY: Unit.GBP,
    Wanted.PERCENT: Unit.PERCENT,
    Wanted.COUNT: Unit.COUNT,
}


# "What has it spent so far?" asks how much, "what has it spent the grant on?" not.
_SPENT = r"spen[dt]\b(?= (?:by|in|so far|to|on \w))"
_ON_WHAT = re.compile(r"\bwhat\b[^?]*\bspen[dt]\b[^?]*\bon\W*$", re.IGNORECASE)
MONEY_WORDS = (
    r"(?:cost(?:s|ing)?|deficits?|spend|savings?|variance|gap|budget|pot|surplus|award|bill"
    r"|paying|price|funding|amount|(?<=\bthe )ask|(?<=\bits )ask|grant|reserves?"
    r"|income|overspend|underspend|shortfall|request|tax|fee|salary|money)"
)


_ASKED = r"(?:what(?:'?s| is| was| were| are| will|ever)?|which|give|state|show)"
# "Which councillors objected": by name.
WHICH_PEOPLE = (
    r"which (?:of (?:the|its) )?(?:\w+ )?(?:councillors?|members?|people|cllrs?)"
    r"(?= (?:\w+ ){0,8}?(?:\w+ed|spoke|chose|chairs?|sits?|put)\b)"
)
# "Who answers for the deficit" asks for no money; "who has the biggest" does.
WHO = re.compile(
    r"^\W*(?:[\w&’' ]+: )?who(?:m|['’]s)?\b(?! (?:has|have|had|got|owes?|spen))"
    r"(?![^?]*\b(?:more|most|less|least|bigger|larger|worse|worst|\w+est)\b)",
    re.IGNORECASE,
)
# "What uplift in funding" may be told in per cent.
_RISE_IN = (
    r"\b(?:(?:uplift|increase|rise|growth) in"
    r"|(?:funding|spend|budget) (?:uplift|increase|rise|growth))\b"
)
WANTED: PhraseTable[Wanted] = (
    (Wanted.DATE, phrases(*WHEN_WORDS, "timeline", rf"^\W*(?:{AT_WHAT_TIME})")),
    (
        Wanted.PERCENT,
        re.compile(
            r"(?<!\d)%|\b(?:what|which) (?:proportion|share|fraction|slice|portion"
            r"|rate)\b"
            r"|(?<!\d )(?<!half )(?<!half a )\bper ?cent(?:age)?\b"
            r"|(?<!day )(?<!daily )(?<!hourly )(?<!annual )\brate\b|\btimeliness\b"
            r"|\bshare of\b|\bhow many (?:percentage )?points\b",
            re.IGNORECASE,
        ),
    ),
    (Wanted.COUNT, phrases(r"how many|(?<!\ba )number of|how often")),
    (Wanted.WORDS, _ON_WHAT),
    (
        Wanted.MONEY,
        re.compile(
            r"(?<!by )\bhow much\b|\bhow (?:big|deep|large)\b|\bin £"
            r"|\bhow far (?:off|out|over|under|short|behind|adrift)\b"
            r"|\b(?:day|daily|hourly|annual) rate\b"
            r"|\bwhat (?:do|does|did|is|are|was|were|will)\b[^?]*\bpa(?:y|ys|ying|id)\b"
            r"|\b(?:what|which) (?:\w+ ){0,4}(?:payment|tranche|instal?ment)s?\b[^?]*"
            r"\b(?:get|got|receive[sd]?|have|had)\b"
            r"|\bwhat (?:do|does|did|has|have|had) [^?]{2,40}\b(?:get|got|receive[sd]?"
            r"|had)\b(?= (?:from|under|in|out of|through)\b)"
            rf"|\bwhat (?:do|does|did|has|have|had|will) [^?]{{2,40}}\b{_SPENT}"
            rf"|\b{_ASKED}\b(?:(?!{_RISE_IN})[^?])*\b{MONEY_WORDS}\b"
            rf"|^[^?]*\b{MONEY_WORDS}\b(?=[^?]{{0,40}}\W*$)"
            rf"|^\W*(?:[\w&'’-]+[:,]? )?(?:(?:average|mean|total|annual|unit|yearly) )*"
            rf"{MONEY_WORDS} (?:to|of|for|on|in|at|per)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Wanted.PERSON,
        phrases(
            r"(?<!those )(?<!schools )(?<!members )(?<!people )(?<!heads )(?<!parents )"
            r"(?<!governors )(?<!headteachers )(?<!anyone )(?<!ones )"
            r"who(?:'s|m)?(?! (?:pays?|paid|spends?|spent|owes?|owed|ha[sd]|gets?|got"
            r"|is|was|saves?) (?:\w+ )?(?:more|less|(?:bigg|larg|high|low|small|dear"
            r"|cheap)er)\b)",
            r"whose(?![^?]*\b(?:\w+er|more|most|less|least|\w+est)\b)",
            r"portfolio holder|authors?|chairs?",
            r"names? of (?:the |its |their |an? )?(?:\w+ ){0,3}?(?:advis[eo]r|auditor"
            r"|officer|director|head|manager|lead(?:er)?|consultant|inspector)",
            WHICH_PEOPLE,
        ),
    ),
)

# What kind of number a measure is, where the question does not say.
KIND_OF = {
    Measure.EHCP_COUNT: Wanted.COUNT,
    Measure.BACKLOG: Wanted.COUNT,
    Measure.EHCP_SHARE: Wanted.PERCENT,
    Measure.TIMELINESS: Wanted.PERCENT,
}
# "The share of pupils with a plan" counts no plans.
SHARE_OF_PUPILS = phrases(
    r"(?:share|proportion|percentage|per ?cent|%|rate) of (?:\w+ ){0,2}"
    r"(?:pupils|children|young people|residents)"
)

RATE = re.compile(r"(?<!day )(?<!daily )(?<!hourly )\brates?\b", re.IGNORECASE)
# Money for each of a count is no money for all of it.
_ONE_OF = r"(?:place(?:ment)?|plan|ehcp|pupil|head|child|student|learner)s?"
PER = phrases(
    rf"(?:per|each|every) (?:single )?{_ONE_OF}",
    rf"an? {_ONE_OF}(?! (?:cost|that|which|to|for|of)\b)",
    r"average|unit costs?|apiece",
)
SHARES = {Measure.EHCP_COUNT: Measure.EHCP_SHARE}
# Asked like this, words answer, whatever is named.
IN_WORDS = re.compile(
    r"^\W*(?:why|where|is|are|was|were|does|do|did|has|have|can|could|should|list|name"
    r"|any (?:mention|word|news|sign|reference)"
    r"|tell me about|explain|summari[sz]e|describe)\b",
    re.IGNORECASE,
)

NAME_THEM = re.compile(r"^\W*(?:name|list)\b", re.IGNORECASE)
HOW_MUCH = phrases(r"how (?:much|many|big|far|fast)", r"what")
SURELY_A_NUMBER = re.compile(
    r"(?<!by )\bhow (?:much|many)\b|\bnumber of\b|£(?!\s?\d)|(?<!\d)%"
    r"|(?<!\d )(?<!half )(?<!half a )\bper ?cent"
    r"|\bwhat date\b"
    r"|^\W*what (?:is|are|was|were|does|do|did|will|has|have)\b"
    r"(?![^?]*\bto do\b)[^?]*\b(?:pay|paying"
    r"|paid|charge|charging|charged|earn|earning)\b|\btax\b"
    rf"|^\W*what (?:does|do|did|will|has|have|had)\b[^?]*\b{_SPENT}"
    r"|\b(?:day|daily|hourly) rate\b",
    re.IGNORECASE,
)

# "How much have requests gone up": by how much, in whatever it is counted in.
BY_HOW_MUCH = re.compile(
    rf"\b(?:how (?:much|far)|by how much)\b(?: more| less)? (?:have|has|had|did|do|does"
    rf"|will|is|are|was|were)\b[^?;,]*?\b(?:{MOVE_WORDS})\b",
    re.IGNORECASE,
)

OF_MONEY = re.compile(rf"£|\b{MONEY_WORDS}\b|\bpa(?:ys?|ying|id)\b", re.IGNORECASE)
# Only a date tells the date of a thing; "when" may be told by what it waits for.
SURELY_A_DATE = phrases(r"(?:what|which|the|on) (?:date|day(?! rate))|dates? of")
WHAT_IS = re.compile(
    r"(?:^|[.!;] )\W*what(?:'?s| is| was| were| will| are| should| ought)\b",
    re.IGNORECASE,
)

# "What's the P6 forecast" asks for money; "what does it assume" for words.
FORECAST_AT = re.compile(
    rf"(?:^|[-–:,;]|\band)\s*{_ASKED}\b[^?;]*\b(?:forecasts?|projections?|out-?turn)\b"
    r"(?!\s+(?:assum|based|includ|rel(?:y|ies)|sa(?:y|id)|depend))",
    re.IGNORECASE,
)

# "Which pot pays for it" asks for its name, whatever it holds.
WHICH_POT = phrases(
    r"(?:which|what) (?:pots?|funds?|reserves?|accounts?) (?:pays?|will|would|is it)"
)

# "What four things does it blame for the deficit" asks for things, whatever follows.
HEAD = re.compile(
    r"\b(?P<asks>what|which) (?P<head>(?:(?!(?:is|are|was|were|do|does|did|has|have|had"
    r"|will|would|can|could|should|must|of)\b)[\w’'-]+ ){1,5}?)"
    r"(?=(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|must)\b)",
    re.IGNORECASE,
)

# A head that may be told by a number.
MEASURED = phrases(
    MONEY_WORDS,
    r"uplifts?|increases?|rises?|falls?|cuts?|reductions?|changes?|growth|totals?|sums?"
    r"|numbers?|rates?|shares?|proportions?|per ?cent\w*|scores?|figures?|values?"
    r"|levels?|sizes?|scales?|balances?|payments?|pressures?|amounts?|sort|kind"
    r"|contributions?|interest|differences?|it|that|they|councils?|authority",
)

# "What is the state of the deficit" asks for the state.
OTHER_HEAD = phrases(
    r"state|status|objections?|arguments?|sources?|reasons?|causes?|factors?|drivers?|advice|conditions?|effects?|impacts?|purposes?",
    r"happen\w*|asked|plans? for|about|say|wrong with",
    r"(?:make|made|think|thought|views?|opinions?|feelings?|concerns?|verdict)"
    r" (?:of|on|over)|reactions? to|responses? to",
    r"how (?:did|do|does|have|has) [^?;]{2,60}? (?:react|respond|feel)(?:ed)?",
    r"(?:(?:have|has|had|needs?|ought) to|must|should) (?:do|consider|decide|weigh)\b",
    r"(?:will|would|does|did|can|could|should|must) (?:[\w'’]+ ){0,4}?do"
    r"(?= (?:if|about|when|next|now|to)\b|\W*$)|next (?:move|steps?)",
    WHAT_DID,
)
