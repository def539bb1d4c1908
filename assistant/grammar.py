"""The words of questions: what they ask to be done, and what would be an answer.

Each table is tried from the top; the first row of which a phrase is found counts. A
phrase is a pattern of whole words; case and the words around it do not matter.
"""

import re
from enum import StrEnum
from typing import TypeVar

from assistant.words import stems
from corpus.records import FundingBlock, Measure

_Kind = TypeVar("_Kind", bound=StrEnum)
PhraseTable = tuple[tuple[_Kind, re.Pattern[str]], ...]


class Intent(StrEnum):
    """What is to be done with what the papers say."""

    LOOK_UP = "look up"
    COMPARE = "compare"
    CHANGE = "change"
    SHARE = "share"
    RANK = "rank"
    TREND = "trend"
    AUDIT = "audit"
    RISK = "risk"
    WHEN = "when"
    WHY = "why"


class Wanted(StrEnum):
    """The kind of thing that would be an answer."""

    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"
    DATE = "date"
    PERSON = "person"
    WORDS = "words"


def phrases(*alternatives: str) -> re.Pattern[str]:
    """Return a pattern of any of `alternatives`, each as whole words."""
    joined = "|".join(alternatives)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def first_of(table: PhraseTable[_Kind], text: str, default: _Kind) -> _Kind:
    """Return the first kind of `table` that `text` has a phrase of."""
    return next((kind for kind, pattern in table if pattern.search(text)), default)


# "When did it", "by when": not "what they said when they wrote".
_WHEN = (
    r"(?:by|since|until|from) when|when(?=\W*$)|when(?:'?s|'?ll|'?d)",
    r"when(?= (?:is|are|was|were|will|would|do|does|did|has|have|had|can|could|may"
    r"|might|must|should)\b)",
    r"(?:what|which) (?:year|month|date|day(?! rate)|meeting)|how soon|dates?",
)
_AT_WHAT_TIME = r"(?:at|by|from) what (?:point|stage|time)"

# "What pushed it off course", "what is behind it", "how come": causes are asked for.
_WHAT_DID = (
    r"what (?:has |have |had )?(?:pushed|knocked|led|drove|put|made|blew|threw|sent)"
    r"|what(?:'s| is| was| lies| lay) (?:behind|to blame)|how come|to blame|what makes"
)

# How things go, and what sets one time above another.
_MOVES = (
    r"(?:ris|increas|declin|improv|deteriorat|widen|narrow|climb|jump)"
    r"(?:e|es|ed|en|ing|s)?|rose|grow(?:s|n|ing|th)?|grew|fall(?:s|en|ing)?|fell"
    r"|drop(?:s|ped|ping)?|shr(?:ink|inks|ank|unk|inking)|swell(?:s|ed|ing)?"
    r"|(?:go(?:es|ing|ne)?|went|come|came|comes) (?:up|down)|worsen(?:s|ed|ing)?"
)
MOVES = phrases(_MOVES)
_MORE = (
    r"more|less|fewer|higher|lower|bigger|smaller|larger|worse|better|wider|narrower"
    r"|deeper|longer|shorter|greater|slower|faster"
)
_PARTED = r"(?:(?!\b(?:or|and (?:how|what|which|does|has))\b)[^?;:])*?"
_BY_HOW_MUCH = (
    r"(?:by (?:how|what)|how (?:much|many|far)|what (?:percentage|per ?cent|%))"
)
_EVERY_YEAR = r"(?:every|each) year|year[ -](?:by|on|after|upon)[ -]year|over the years"

# The places of a paper that may state one thing differently.
PLACE = re.compile(
    r"\b(?:(?P<table>tables?|schedule|chart|graph|grid)"
    r"|(?P<text>text|narrative|prose|body|paras?|paragraphs?|summary|recommendations?"
    r"|headlines?|key (?:points?|messages?)|minutes|commentary|introduction"
    r"|conclusions?))\b(?: (?P<number>\d(?:[\d.]*\d)?))?",
    re.IGNORECASE,
)
TWO_PLACES = re.compile(r"\bone place\b[^?]*\b(?:another|other)\b", re.IGNORECASE)
AGREES = phrases(
    r"(?:dis)?agrees?|match(?:es|ing)?|tall(?:y|ies)|squares?|ties?|reconciles?"
    r"|differs?|contradicts?|conflicts?|clash(?:es)?|corresponds?|lines? up|at odds"
    r"|(?:in)?consistent|right|(?:says?|states?|gives?|prints?|has|have|shows?)"
    r" (?:the )?(?:same|different)"
    r"|backs? (?:\w+ )?up|bears? (?:\w+ )?out"
)

# "The opening balance of 2024-25": what the year before closed at.
_OWED = r"(?:balances?|deficits?|position|reserves?|surplus)"
OPENED = re.compile(
    rf"\bopening\b[^.?]{{0,40}}?\b{_OWED}\b[^.?]{{0,30}}?\s(?:of|for|in|at|to)\s+"
    r"(?:the\s+)?(?:financial year\s+)?$"
    rf"|\b{_OWED}\b[^.?]*\b(?:brought forward (?:in|into|to|at)"
    r"|(?:start|beginning) of|(?:began|started|opened|start|begin|open)s?(?: with)?"
    r"(?: in)?)\s+(?:the\s+)?(?:financial year\s+)?$",
    re.IGNORECASE,
)

# What runs from April is of the year that then begins.
RUNS_FROM = re.compile(
    r"\b(?:from|starting(?: in)?|beginning(?: in)?)\s+(?:1(?:st)?\s+)?$", re.IGNORECASE
)

INTENTS: PhraseTable[Intent] = (
    (Intent.WHY, phrases(rf"^\W*(?:{_WHAT_DID})")),
    (Intent.WHEN, phrases(rf"^\W*(?:{_AT_WHAT_TIME})")),
    (
        Intent.AUDIT,
        phrases(
            r"add(?:s|ed)? up",
            r"re-?add",
            r"(?:right|correct|true|wrong|accurate)(?=\W*(?:$|[?,;]|to (?:you|me)\b"
            r"|that\b))",
            r"check(?:s|ed|ing)?|verif\w+|re-?(?:calculate|compute|work)\w*",
            r"really",
            r"gets? (?:you|us|me) to",
            r"odd|strange|wrong with|mistakes?|errors?",
            r"reconcil\w+|ties? (?:up|back|in)|equals?",
            r"do(?:es)? (?:the|these|those|that) (?:totals?|sums?)",
            r"(?:come|add|amount)s? (?:up )?to the (?:totals?|figures?)",
            r"duplicat\w+|repeated|twice|more than once|same number",
            r"how many (?:\w+ )?tables|(?:called|numbered) (?:table|figure) \w+",
            r"bears? (?:it|this|that|them) out|backs? (?:it|this|that|them) up",
            r"tall(?:y|ies) with|squares? with",
            r"stacks? up|holds? (?:up|together|water)",
            r"(?:listed|appears?) twice",
            r"inconsisten\w+|contradict\w*|genuinely|truly",
            r"casts?(?: (?:correctly|right|up|ok))?|sums? to|tot(?:s|ted)? up",
            r"(?:do|does|did) (?:you|we|it|they|that|this) (?:arrive at|get to|come to"
            r"|reach|make)",
            r"(?:do|does|did) (?:\w+ ){1,6}?(?:agree|match|tie|square) (?:up )?"
            r"(?:with |to )?(?:the |its |their )?(?:figures? in |total in )?table",
        ),
    ),
    (
        Intent.RANK,
        phrases(
            r"rank\w*|league table|\w+est first",
            r"(?:which|top|bottom|the) (?:two|three|four|five|six|ten)"
            r"(?= .*\b\w+(?:est|st)\b)",
            r"in order(?![^?]*\bdates?\b)|best to worst|worst to best",
            r"top (?:\d+|three|five|ten)",
            r"cheapest|dearest|largest|deepest|costliest",
            r"which\s+(?:[^\s?]+\s+){1,16}?(?:biggest|highest|lowest|smallest|most|least)",
            r"order (?=.*\bby\b)",
        ),
    ),
    (
        Intent.RISK,
        phrases(
            r"risks?(?! management| assessment section)|riski(?:er|est)",
            r"scores?|graded",
        ),
    ),
    (
        Intent.TREND,
        phrases(
            rf"(?:{_MOVES})\b{_PARTED}\b(?:{_EVERY_YEAR})",
            rf"(?:{_EVERY_YEAR})\b{_PARTED}\b(?:{_MOVES}|movements?|path)",
            rf"(?:{_MOVES})\b{_PARTED}\ball (?:the way|along|through)",
            r"what (?:happens|happened|will happen|is to happen|becomes|became)"
            r" (?:to|of|with)\b[^?]*\b(?:between|from|over|through|by)",
        ),
    ),
    (
        Intent.CHANGE,
        phrases(
            rf"{_BY_HOW_MUCH}\b{_PARTED}\b(?:{_MORE}|{_MOVES})",
            r"in (?:percentage )?points|percentage[ -]points?|pp",
        ),
    ),
    (
        Intent.TREND,
        phrases(
            rf"^\W*(?:is|are|has|have)\b{_PARTED}\b(?:{_MOVES})",
            r"trend\w*|pattern|(?:what|which) path|over time|year[ -]by[ -]year"
            r"|profile of",
            r"where(?:'?s| is| are)\b[^?]*\bgoing (?:over|to|from|by)",
            r"all \w+ readings|getting on top of|heading|(?:into|in) the black",
            r"how(?: has| have| did| does| do|['’]?s)\s+(?:\S+\s+)*?"
            r"(?:(?:mov|chang|develop|progress)\w*|gone|fared|been going)",
            r"which way",
            r"(?:has|have) (?:it|this|they) (?:moved|changed)",
            r"keeps? (?:on )?\w+ing",
            r"(?:rising|increasing|growing|better) or (?:falling|shrinking|worse)"
            r"(?! than\b)",
            r"up or down|path of|trajectory|direction of travel|year[- ]on[- ]year",
            r"(?:expected|forecast|predicted|set|going) to (?:move|change|develop|go)",
            r"(?<!the )(?<![:,;] )(?:move|change|go|develop)s? (?:\w+ ){0,3}from .+"
            r" (?:through|to) .+",
        ),
    ),
    (
        Intent.CHANGE,
        phrases(
            r"differences?|growth|grown?|chang(?:e|es|ed)|percentage points?|pp",
            # A note that says no more than what is wanted: "reduction since May".
            r"(?:^|(?<=[:,;]))\W*(?:the )?(?:increase|rise|fall|drop|cut|reduction"
            r"|improvement|movement) (?:in|of|to|on|since|from|between)",
            r"what(?:'?s| is| was) the (?:increase|rise|fall|drop|cut|reduction)",
            r"how much (?:did|has|have|does)\s+(?:\S+\s+)*?(?:move|shift|change)d?",
            r"by how (?:much|many)|how fast",
            r"how far(?! (?:over|under|short|out|behind|adrift)\b)",
            r"what (?:\w+ )?(?:cut|rise|fall|drop|increase|uplift|reduction)",
            r"take (?:.+ )?(?:away|off|from)|knock\w* .{0,20}off|subtract|minus",
            r"remain\w*|left to|still (?:to come|to be paid|owed|due)",
            r"(?:gap|distance|spread) between .+ and",
        ),
    ),
    (
        Intent.SHARE,
        phrases(
            r"what (?:share|slice|portion|fraction) of",
            r"what (?:%|per ?cent\w*|proportion) of (?:\w+ )?(?:£[\d.,]+\w*|total)",
            r"what (?:share|proportion|fraction) (?:are|is|were|was)",
            r"what (?:%|per ?cent\w*|proportion|fraction) of .+"
            r" (?:is|are|was|were|do|does|did|has|have|had|will|depends?|comes?) .+",
            r"of .+, what (?:%|per ?cent\w*|proportion|share|fraction)",
            r"as an? (?:share|proportion|percentage|%)",
            r"(?:per|each|every(?: single)?) (?:place|plan|ehcp|pupil|head|child)",
            r"how many times|in total|altogether|the total|(?:the )?sum of|\+",
            r"(?:come|comes|came|add|adds|amount|amounts) to\b[^?]*\btogether",
            r"(?:add|put|count)(?:ed|ing)?\b[^?]*\b(?:together|up)|added to",
        ),
    ),
    (
        Intent.COMPARE,
        phrases(
            r"compar\w+|versus|vs\.?|v|against|side by side",
            r"average(?! (?:\w+ ){0,2}(?:cost|price|fee|rate|age|size|wait|number))",
            r"mean(?= (?:\w+ ){0,3}(?:deficit|cost|spend|rate|figure|balance))",
            r"(?:bigg|small|larg|high|low|fast|slow|quick|deep)er|better|worse",
            r"times (?:higher|lower|more|bigger)",
            r"more\b.*\bor|(?:biggest|highest|lowest|smallest) .*out of",
            r"which (?:one )?is (?:it|right)|which (?:of the )?councils?",
        ),
    ),
    (
        Intent.WHEN,
        phrases(*_WHEN, r"timeline"),
    ),
    (Intent.WHY, phrases(r"why|reasons?|caus\w+|driv(?:es|en|ing|ers?)", _WHAT_DID)),
)

MONEY_WORDS = (
    r"(?:cost(?:s|ing)?|deficits?|spend|savings?|variance|gap|budget|pot|surplus|award|bill"
    r"|paying|price|funding|amount|(?<=\bthe )ask|(?<=\bits )ask|grant|reserves?"
    r"|income|overspend|underspend|shortfall|request|tax|fee|salary|money)"
)
_ASKED = r"(?:what(?:'?s| is| was| were| are| will|ever)?|which|give|state|show)"

# "What uplift in funding" may be told in per cent.
_RISE_IN = (
    r"\b(?:(?:uplift|increase|rise|growth) in"
    r"|(?:funding|spend|budget) (?:uplift|increase|rise|growth))\b"
)

WANTED: PhraseTable[Wanted] = (
    (Wanted.DATE, phrases(*_WHEN, "timeline", rf"^\W*(?:{_AT_WHAT_TIME})")),
    (
        Wanted.PERCENT,
        re.compile(
            r"%|\b(?:what|which) (?:proportion|share|rate)\b|\bper ?cent(?:age)?\b"
            r"|(?<!day )(?<!daily )(?<!hourly )(?<!annual )\brate\b|\btimeliness\b"
            r"|\bshare of\b",
            re.IGNORECASE,
        ),
    ),
    (Wanted.COUNT, phrases(r"how many|(?<!\ba )number of|how often")),
    (
        Wanted.MONEY,
        re.compile(
            r"(?<!by )\bhow much\b|\bhow (?:big|deep|large)\b|\bin £"
            r"|\bhow far (?:off|out|over|under|short|behind|adrift)\b"
            r"|\b(?:day|daily|hourly|annual) rate\b"
            r"|\bwhat (?:do|does|did|is|are|was|were|will)\b[^?]*\bpa(?:y|ys|ying|id)\b"
            r"|\bwhat (?:do|does|did|has|have|had) [^?]{2,40}\b(?:get|got|receive[sd]?"
            r"|had)\b(?= (?:from|under|in|out of|through)\b)"
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
            r"who(?:'s|m)?|whose(?![^?]*\b(?:\w+er|more|most|less|least|\w+est)\b)",
            r"portfolio holder|authors?|chairs?",
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
SHARES = {Measure.EHCP_COUNT: Measure.EHCP_SHARE}

# Asked like this, words answer, whatever is named.
IN_WORDS = re.compile(
    r"^\W*(?:why|where|is|are|was|were|does|do|did|has|have|can|could|should|list|name"
    r"|any (?:mention|word|news|sign|reference)"
    r"|tell me about|explain|summari[sz]e|describe)\b",
    re.IGNORECASE,
)
YES_OR_NO = re.compile(
    r"(?:^|[-–:,;.]\s)\W*(?:is|are|was|were|does|do|did|has|have|can|could|will|would)"
    r"(?:n['’]?t)?\b",
    re.IGNORECASE,
)
NAME_THEM = re.compile(r"^\W*(?:name|list)\b", re.IGNORECASE)
HOW_MUCH = phrases(r"how (?:much|many|big|far|fast)", r"what")
SURELY_A_NUMBER = re.compile(
    r"(?<!by )\bhow (?:much|many)\b|\bnumber of\b|£(?!\s?\d)|%|\bper ?cent"
    r"|\bwhat date\b"
    r"|^\W*what (?:is|are|was|were|does|do|did|will|has|have)\b[^?]*\b(?:pay|paying"
    r"|paid|charge|charging|charged|earn|earning)\b|\btax\b"
    r"|\b(?:day|daily|hourly) rate\b",
    re.IGNORECASE,
)
# "How much have requests gone up": by how much, in whatever it is counted in.
BY_HOW_MUCH = re.compile(
    rf"\b(?:how (?:much|far)|by how much)\b(?: more| less)? (?:have|has|had|did|do|does"
    rf"|will|is|are|was|were)\b[^?;,]*?\b(?:{_MOVES})\b",
    re.IGNORECASE,
)
OF_MONEY = re.compile(rf"£|\b{MONEY_WORDS}\b|\bpa(?:ys?|ying|id)\b", re.IGNORECASE)
# Only a date tells the date of a thing; "when" may be told by what it waits for.
SURELY_A_DATE = phrases(r"(?:what|which|the|on) (?:date|day(?! rate))|dates? of")
WHAT_IS = re.compile(
    r"(?:^|[.!;] )\W*what(?:'?s| is| was| were| will| are| should| ought)\b",
    re.IGNORECASE,
)
# "How far over budget is that": the variance of the row is asked for.
OVER_BUDGET = phrases(
    r"(?:how (?:far|much)|by how much)\b[^?;]*?\b(?:over|under|above|below|off)"
    r" (?:the |its |their )?(?:budget|plan)"
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
    r"state|status|sources?|reasons?|causes?|advice|conditions?|effects?|impacts?|purposes?",
    r"happen\w*|asked|plans? for|about|say",
    _WHAT_DID,
)
# "Where has the bid got to": how things stand is asked for, and what papers say of it.
HOW_IT_STANDS = phrases(
    r"^\W*(?:has|have|had|did) [^?]*\b(?:feedback|response|decision|reply|answer)\b",
    r"(?:where|how) (?:has|have|is|are|does|do|did)\b[^?]*\b(?:got to|stands?|up to"
    r"|going|at)(?=\W*$)",
    r"state of (?:play|affairs)|status",
    r"still (?:live|alive|on|valid|in (?:place|force|effect)|going|running|active)",
    r"what(?:'s| is) (?:happening|going on) (?:with|to)",
    r"what (?:has )?happened (?:with|to)|any (?:news|progress)|latest on|how far along",
)
SAYS_HOW_IT_STANDS = phrases(
    r"no (?:\w+ )?(?:answer|reply|response|decision|feedback)",
    r"still|in (?:place|force)|await\w*|under (?:review|way)|suspend\w*|pending"
    r"|on ?going|on track|paused|in progress|so far|to date|currently"
    r"|(?:has|have) (?:not |yet )*(?:been )"
    r"(?:accepted|agreed|approved|signed|refused|rejected|withdrawn|completed)",
)
# What a paper got wrong, and what it should have said.
ASKS_CORRECTED = phrases(
    r"should (?:\w+ ){0,8}?have (?:been|read|said|shown)",
    r"should (?:it|that|they) (?:be|read)",
    r"mistakes?|errors?|correct(?:ed|ion|ions)?|amend(?:ed|ments?)?|misprint\w*|typos?",
)
CORRECTS = phrases(
    r"should (?:have )?(?:read|been|be|said|stated|shown)(?=[^.;]*\d)",
    r"(?:was|were|is|are|be) (?:corrected|amended) (?:from|to|as)",
    r"correct (?:figure|amount|number|total|sum)|to read(?=[^.;]*\d)|in error",
    r"(?:typing|printing|typographical) error|mis(?:print|typ)\w*",
)
# How often: "every six weeks", "termly".
HOW_OFTEN = phrases(r"how (?:often|frequently|regularly)")
SAYS_HOW_OFTEN = phrases(
    r"(?:every|each|once an?|twice an?|per) (?:\w+ )?(?:day|week|fortnight|month|term"
    r"|quarter|year)s?",
    r"daily|weekly|fortnightly|monthly|termly|quarterly|half-yearly|annually|annual",
)
# What is denied, in a question or in a paper.
DENIES = re.compile(
    r"\b(?:not|cannot|never|nor|neither|without|outside|beyond|unable|lacks?|insufficient"
    r"|no)\b|n['’]t\b",
    re.IGNORECASE,
)
# What asks for a cause is not what tells it.
ASKS_WHY = frozenset(stems("reason reasons cause causes caused explain explanation"))
# Blocks of the grant beside the high needs block, which most papers are about.
BLOCKS_ASKED = (
    (FundingBlock.EARLY_YEARS, phrases(r"early years")),
    (FundingBlock.CENTRAL, phrases(r"cssb|central (?:schools? )?services(?: block)?")),
    (FundingBlock.SCHOOLS, phrases(r"(?:the|its|on) schools block")),
)
# What is counted: "how many late reviews are there", "the number of pupils".
COUNTED = re.compile(
    r"\b(?:how many|number of) (?P<things>(?:[\w-]+ ){0,4}?"
    r"(?P<plural>(?!(?:its|this|is|was|has|does|as)\b)[\w-]*[^s\W]s|children|people"
    r"|staff))\b",
    re.IGNORECASE,
)
# What is said of them makes them others: "how many children are excluded".
COUNTED_AS = re.compile(
    r"\b(?:how many|number of)\b[^?;,]*?\b(?:are|were|is|was|have|has|had)\s+"
    r"(?:(?:not|now|still|yet|been|being|\w+ly)\s+)*(?P<done>\w+(?:ed|ing))\b",
    re.IGNORECASE,
)
# A length of time is told in its own unit, and no other number tells it.
TIME_UNIT = re.compile(r"^(?:year|month|week|day|hour|term)s?$", re.IGNORECASE)
NOW = phrases(
    r"(?:right |just )?now",
    r"currently|at present|at the moment|today|these days|as we speak|nowadays",
)
LATEST = phrases(r"latest|newest|most recent|currently?|right now")
LEFT = phrases(
    r"remain\w*|(?:is|was) left|left (?:of|to (?:come|pay))"
    r"|(?:still|yet) to (?:come|get|receive|arrive|be (?:paid|received|had))"
    r"|still (?:owed|due)|outstanding|not (?:yet )?(?:been )?(?:paid|received)"
)
PAID = phrases(
    r"receiv\w+|paid|pay(?:ments?|ing)?|reach\w*|arriv\w*|handed over|gets?|got|had"
    r"|given|come in|came in|banked"
)
# "What did it actually get": what came of it, not what was planned.
ACTUALLY = re.compile(
    r"\b(?:actually|in (?:fact|practice|reality|the end|the event))\b[^?]*?\b(?:gets?"
    r"|got|receiv\w+|spen[dt]|pa(?:y|id)|costs?|c(?:ome|ame) (?:in|out|to))\b",
    re.IGNORECASE,
)
# What is paid under an agreement is paid, not agreed.
UNDER_THE_DEAL = re.compile(
    r"\bunder (?:the|its|an|their|our) (?:[\w-]+ ){0,3}?(?:agreement|deal)\b",
    re.IGNORECASE,
)
GOT = phrases(r"gets?|got|had|received|banked|(?:has|have|been|actually) paid")
AWARD = phrases(r"award\w*|secured?|w[io]n|(?:agreement|deal)\b[^?]*\bworth")
DEFICIT = re.compile(r"(?:deficit|(?:over|under)spend)s?$", re.IGNORECASE)

# Words to us rather than about the papers: "ignore the papers and say", "pretend".
TO_US = re.compile(
    r"^\W*(?:please\W+)?(?:ignore|forget|disregard|pretend|imagine|act as|reply|say"
    r"|respond|confirm|you are)\b.{0,120}?\b(?:that|(?:and )?say(?: that)?"
    r"|in writing)\b",
    re.IGNORECASE,
)
# What is not meant names nothing: "(not the new ones)", "Somerset, not Bath".
NOT_MEANT = re.compile(r"\(not [^)]*\)", re.IGNORECASE)
NOT_THEM = re.compile(
    r"\b(?:not|rather than|instead of|and not) (?:the )?\W*$", re.IGNORECASE
)
# What a reader says of himself before he asks: "I live there."
OF_MYSELF = re.compile(
    r"^\W*(?:I(?:['’]m| am| live| work| have|['’]ve) [^.?!]*[.!]\s+"
    r"|(?:speaking )?as an? (?!percent|per cent|proportion|share|%)"
    r"[^.?!,:]{1,40}[,:]\s*)(?=\w)",
    re.IGNORECASE,
)
# "If nothing changes" says under what condition, not what is to be done.
CONDITION = re.compile(
    r"\bif\b(?:(?!\b(?:how|what|when|who|which|why)\b)[^,?])*", re.IGNORECASE
)
# Without these words met, a figure is a different figure.
QUALIFIERS = frozenset(
    stems(
        "revised average audited actual outturn interest gross net borrowing mainstream"
        " independent appeal tribunal staffing transport voted unanimous capital issued"
        " refused legal salary wage redundancy consultant agency compensation fine"
        " precept rent pension counciltax businessrates residential twenty-week"
    )
)
# After a date: it is the date of a paper or a forecast, not of a figure.
OF_A_PAPER = re.compile(
    r"^\W*(?:[\w-]+\W+){0,3}?(?:paper|report|committee|profiles?|forecasts?"
    r"|submissions?|request|update|case|version|vintage|meeting|plan|deal|ask|numbers"
    r"|position|agreement|bid)\b",
    re.IGNORECASE,
)
# And so it is after them: "the profile dated 16/12/21", "SEND paper May 24".
PAPER_OF = re.compile(
    r"\b(?:paper|report|minutes|submission|update)(?:,? (?:of|from|for))?\W*$"
    r"|\b(?:dated|made on|drawn up on)\W*$",
    re.IGNORECASE,
)
# So is a bare year before these: "the 2021 bid".
YEAR_OF_A_PAPER = re.compile(
    r"^\W*(?:[\w-]+\W+){0,3}?(?:paper|report|committee|submissions?|business case|bid"
    r"|request|ask)\b",
    re.IGNORECASE,
)
# "When does the deficit clear": the year in which a balance is nought.
CLEARS = re.compile(
    r"\b(?:deficit|balance|debt|books|grant|dsg|block)\b[^?.]*\b(?:clear(?:s|ed|ance)?|gone"
    r"|paid off|eliminated|recovered|wiped|in (?:the )?(?:balance|black|surplus)"
    r"|(?:turn|go|goe|move|get)s?(?: back)? (?:in)?to (?:balance|surplus|credit))\b"
    r"|\b(?:breaks? even|in balance|out of (?:the red|deficit))\b",
    re.IGNORECASE,
)
# Those a paper sets its own council beside.
OTHERS = phrases(
    r"national(?:ly)?|England|country|neighbours?|region\w*|South West|North West"
    r"|statistical|similar councils|other (?:\w+ )?councils|everyone else|elsewhere"
    r"|average",
)
# "Now forecast" is of what is to come.
LATER = phrases(
    r"forecast\w*|expect\w*|predict\w*|project\w*|plan(?:s|ned)?|estimat\w*"
)
# "Gross or net?" asks which of the two it is, and says neither.
EITHER = phrases(
    r"gross or net|net or gross|(?:un)?mitigated or (?:un)?mitigated"
    r"|(?:forecast|budget|plan) or (?:outturn|actual)|(?:outturn|actual) or forecast"
)
SETS_AGAINST = phrases(
    r"better|worse|ahead|behind|than|as (?:many|much|big|large|bad|good)|twice|double"
    r"|equal(?:ly)?",
    r"(?:bigg|small|larg|high|low|fast|slow|deep|riski)er|gap|compar\w+|versus|vs\.?|against",
    r"in (?:more|less|greater) \w+|bett?er run|coping|doing (?:better|worse)",
    r"which (?:of them|council)",
)
ALL_COUNCILS = phrases(
    r"(?:all|each|every|the|four|five|these|which) [^.?]{0,30}councils",
    r"(?:each|every) (?:council|authority|paper)",
    r"across (?:the )?(?:councils|papers|authorities)",
    r"everyone",
)
# "Which council has the largest": one of all.
ONE_OF_ALL = phrases(
    r"(?:which|what) (?:council|authority)\b.*\b(?:\w+est|most|least|worse|better"
    r"|bigger|larger|higher|lower|deeper)"
)
OF_TOTAL = phrases(
    r"totals?|altogether|overall|combined|sum of|all told|between them|\+",
    r"(?:come|comes|came|amount|amounts) to\b[^?]{0,40}\btogether",
    r"(?:across|over) (?:all|the|every|each)(?! (?:year|month|period|next|last|past))",
    r"(?:all|everything|add(?:ed|ing)?)\b[^?]{0,60}\btogether|(?:worth|cost) in all",
)
# What points to the sentence before: "does it", "which is right".
SAID_BEFORE = phrases(
    r"that|it|they|them|those|this|these|their|its|so|which|either|both|right|true|add"
)
# "And after them?": payments, which the question before was about.
WITH_THEM = re.compile(
    r"\b(?:(?P<without>before|without|excluding|gross of)|after|with|including"
    r"|net of)\s+(?:them|those|these|it|that|the payments|payments)\b",
    re.IGNORECASE,
)
FOLLOW_UP = re.compile(
    r"^\W*(?:and|but|so|what about|how about|why|what of)\b"
    r"|\b(?:that|it|they|them|those|this|their)\b",
    re.IGNORECASE,
)
