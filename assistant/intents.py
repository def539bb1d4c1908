"""What is to be done with what the papers say, by the words that ask for it."""

import re
from enum import StrEnum

from assistant.phrases import PhraseTable, phrases


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


# "When did it", "by when": not "what they said when they wrote".
WHEN_WORDS = (
    r"(?:by|since|until|from) when|when(?=\W*$)|when(?:'?s|'?ll|'?d)"
    r"|(?<=tell me )when",
    r"when(?=(?:,? (?:exactly|roughly|precisely|in|during)(?: [\w/–-]+){0,3}?,?)?"
    r" (?:is|are|was|were|will|would|do|does|did|has|have|had|can|could|may"
    r"|might|must|should)\b)",
    r"(?:what|which) (?:year|month|date|day(?! rate)|meeting)|how soon",
    r"(?<!\bto )dates?",
)

AT_WHAT_TIME = r"(?:at|by|from) what (?:point|stage|time)"
# "What pushed it off course", "what is behind it", "how come": causes are asked for.
WHAT_DID = (
    r"what (?:has |have |had )?(?:pushed|knocked|led|drove|put|made|blew|threw|sent)"
    r"|what(?:'s| is| was| lies| lay) (?:behind|to blame)|how come|to blame|blames? for"
    r"|what makes(?! up)"
)

# What an amount is made of.
BREAKDOWN = (
    r"break(?:s|ing)?(?: (?!even\b)[^\s?]+){0,8} down|broken down"
    r"|(?:a |the )?breakdown(?: of)?|makes? up|made up(?: of)?"
    r"|how (?:is|are|was|were|will)\b[^?]*\bsplit"
    r"|split(?= (?:between|across|by|up|into)\b)"
    r"|what\b[^?]*\bspen[dt] [^?]*\bon(?=\W*$)"
)

# How tables are numbered, two of them alike among them.
_TABLE_NO = r"table \d+(?:['’]?s)?"
TABLE_NUMBERING = (
    r"table numbers?|tables?\b[^?]*\b(?:numbered|numbering|same number)"
    r"|number\w* (?:of |on |for )?(?:its|the|their|any) tables?"
    rf"|(?:more than one|two|how many) {_TABLE_NO}"
    rf"|{_TABLE_NO}\b[^?]*\b(?:more than on(?:e|ce)|twice|same)"
    rf"|(?:which|what|how many) tables?\b[^?]*\b(?:called|are|is) {_TABLE_NO}"
)

# How things go, and what sets one time above another.
MOVE_WORDS = (
    r"(?:ris|increas|declin|improv|deteriorat|widen|narrow|climb|jump)"
    r"(?:e|es|ed|en|ing|s)?|rose|grow(?:s|n|ing|th)?|grew|fall(?:s|en|ing)?|fell"
    r"|drop(?:s|ped|ping)?|shr(?:ink|inks|ank|unk|inking)|swell(?:s|ed|ing)?"
    r"|(?:go(?:es|ing|ne)?|went|come|came|comes) (?:up|down)|worsen(?:s|ed|ing)?"
)

MOVES = phrases(MOVE_WORDS)
# Which way it goes: "end up", "up to" and "top-up" go nowhere.
GOES_UP = phrases(
    r"(?:ris|increas|widen|climb|jump|worsen|deteriorat)(?:e|es|ed|en|ing|s)?|rose"
    r"|grow(?:s|n|ing|th)?|grew|higher|larger|bigger|worse|swell(?:s|ed|ing)?",
    r"(?:go|goes|going|gone|went|come|comes|came|coming|crept|push\w*|dr[io]v\w*|shot)"
    r" (?:\w+ ){0,4}?up",
)
GOES_DOWN = phrases(
    r"(?:declin|improv|narrow|decreas|reduc|drop)(?:e|es|ed|ing|s|ped|ping)?"
    r"|fall(?:s|en|ing)?|fell|lower|smaller|less|better|shr(?:ink|inks|ank|unk|inking)",
    r"(?:go|goes|going|gone|went|come|comes|came|coming|push\w*|dr[io]v\w*)"
    r" (?:\w+ ){0,4}?down",
)
MORE_WORDS = (
    r"more|less|fewer|higher|lower|bigger|smaller|larger|worse|better|wider|narrower"
    r"|deeper|longer|shorter|greater|slower|faster|dearer|cheaper"
)

_PARTED = r"(?:(?!\b(?:or|and (?:how|what|which|does|has|is|are|was|were))\b)[^?;:])*?"
_BY_HOW_MUCH = (
    r"(?:by (?:how|what)|how (?:much|many|far)|what (?:percentage|per ?cent|%))"
)
_BY_WHAT_RATE = r"(?:by )(?:how|what) (?:much|far|percentage|per ?cent|%)"

# "Number and %", "in £ and in per cent": a change in both.
_AN_AMOUNT = (
    r"(?:numbers?|amounts?|£m?|pounds?|cash|money|figures?|terms|how (?:much|many))"
)
_A_RATE = r"(?:%|per ?cent(?:age)?s?\b|proportionately)"
_BOTH = r"(?:\s*(?:and|&|\+|plus|/|,)\s*(?:also )?(?:(?:in|as|by|what|the|an?) ){0,3})"
BOTH_ASKED = re.compile(
    rf"{_AN_AMOUNT}{_BOTH}{_A_RATE}|{_A_RATE}{_BOTH}{_AN_AMOUNT}", re.IGNORECASE
)
# "When does it peak", "the year it is at its lowest": a year of the most is asked for.
TIME_OF_MOST = (
    r"(?:when|(?:which|what) (?:financial )?year)\b[^?;,]*?\b(?:peak(?:s|ed|ing)?"
    r"|(?:high|low|bigg|larg|deep|small|great)est(?: (?:point|level))?|worst"
    r"|(?:bottoms?|tops?) out)(?=\W*(?:$|[,;?]|and\b))"
)
# Words that end like a superlative, and are none.
NO_SUPERLATIVE = r"(?:west|rest|test|guest|latest|request|interest|invest|suggest)"
A_COUNT = r"(?:two|three|four|five|six|ten|\d{1,2})"
_A_LINE = (
    r"(?:line|heading|area|row|service|workstream|scheme|block|measure|category|item"
    r"|project|school|provision|provider|directorate|portfolio|department|saving|base"
    r"|unit|team|need|setting|placement|mitigation)"
)
_EVERY_YEAR = (
    r"(?:every|each) year|year[ -](?:by|on|after|upon)[ -]year"
    r"|(?:over|across|through|throughout) the (?:(?!\d|two|three|four|five|six|ten|last"
    r"|past|next|coming|few)[\w-]+ ){0,3}?(?:years|life(?:time)?)"
)
# "Talk me through how the balance moved": a path is asked for.
_TOLD_HOW = (
    r"(?:(?:talk|walk|take|run) (?:me |us |the committee )?through|describe|set out"
    r"|(?:show|tell|remind) (?:me|us))\b[^?;]*?\bhow\b[^?;]*?"
    r"\b(?:mov|chang|evolv|develop|progress)(?:e[sd]?|ing)\b"
)
_A_SHARE = r"(?:share|slice|portion|fraction|proportion|per ?cent(?:age)?|%)"
_WENT = rf"{MOVE_WORDS}|(?:mov|chang|evolv|develop)(?:e[sd]?|ing)"
INTENTS: PhraseTable[Intent] = (
    (Intent.WHY, phrases(rf"^\W*(?:{WHAT_DID})")),
    (Intent.RANK, phrases(TIME_OF_MOST)),
    (Intent.WHEN, phrases(rf"^\W*(?:{AT_WHAT_TIME})")),
    (
        Intent.SHARE,
        phrases(
            r"what (?:do|does|would)\b[^?;:]*?\b(?:and|plus)\b[^?;:]*?"
            r"\b(?:add up|sum|tot up) to(?=\W*$)",
            rf"{_A_SHARE} of\b[^?;:]*?\b(?:makes?|made) up",
            rf"how much of\b[^?;]*\bas an? {_A_SHARE}",
        ),
    ),
    (
        Intent.AUDIT,
        phrases(
            TABLE_NUMBERING,
            r"(?<!^)(?<!please )(?<!you )add(?:s|ed)? up",
            r"re-?add",
            r"(?:right|correct|true|wrong|accurate)(?=\W*(?:$|[?,;]|to (?:you|me)\b"
            r"|that\b))",
            r"(?:is|are|was|were)\b[^?;]*?\b(?:(?:sub-?)?totals?|sums?|variances?"
            r"|arithmetic|maths)\b[^?;]*?\b(?:right|correct|wrong|accurate)"
            r"(?= (?:in|on|of|at|for|across)\b)",
            r"check(?:s|ed|ing)?|verif\w+|re-?(?:calculate|compute|work)\w*",
            r"(?:^|(?<=[.?!;:,] ))\W*(?:so )?(?:is|are|was|were|do|does|did|has|have)\b"
            r"[^?]*?\breally",
            r"(?:looks?|seems?|feels?) (?:right|wrong|off|odd|funny|fishy|dodgy)",
            r"gets? (?:you|us|me) to",
            r"odd|strange|wrong with(?! the (?:way|system|approach|process|idea|plan))"
            r"|mistakes?|errors?",
            r"(?:real|possible|valid|actual) (?:date|day)|date (?:real|possible|valid)",
            r"reconcil\w+|ties? (?:up|back|in)|equals?",
            r"do(?:es)? (?:the|these|those|that) (?:totals?|sums?)",
            r"(?:come|add|amount)s? (?:up )?to the (?:totals?|figures?)",
            r"(?:^|(?<=[.?!;:,] ))\W*(?:so )?do(?:es)? [^?;]{3,80}?"
            r"(?:come|add(?: up)?|amount|sum) to (?:the )?£[\d.,]+\w*",
            r"do(?:es)? (?:they|these|those|it|that) (?:really |actually )?"
            r"(?:cover|make|reach) (?:the |up )?£[\d.,]+\w*",
            r"(?:printed|stated|shown|given|published) (?:sub-?)?totals?",
            r"(?:makes?|gives?|equals?|match(?:es)?) the (?:[\w-]+ )?(?:sub-?)?totals?",
            r"duplicat\w+|repeated|twice|more than once|same number",
            r"how many (?:\w+ )?tables|(?:called|numbered) (?:table|figure) \w+",
            r"bears? (?:it|this|that|them) out|backs? (?:it|this|that|them) up",
            r"tall(?:y|ies) with|squares? with",
            r"stacks? up|holds? (?:up|together|water)",
            r"(?:listed|appears?) twice",
            r"(?:the )?same (?:all (?:the way )?)?through(?:out)?\b"
            r"|consistent(?:ly)?(?= (?:through|across|between|in))",
            r"inconsisten\w+|contradict\w*|genuinely|truly",
            r"casts?(?: (?:correctly|right|up|ok))?|sums? to|tot(?:s|ted)? up",
            r"(?:do|does|did) (?:you|we|it|they|that|this) (?:arrive at|get to|come to"
            r"|reach|make(?! of))",
            r"(?:do|does|did) (?:\w+ ){1,6}?(?:agree|match|tie|square) (?:up )?"
            r"(?:with |to )?(?:the |its |their )?(?:figures? in |total in )?table",
        ),
    ),
    (
        Intent.RANK,
        phrases(
            r"rank\w*|league table|\w+est first",
            rf"(?:which|the) {A_COUNT}(?= .*\b(?!{NO_SUPERLATIVE}\b)"
            r"(?:\w{2,}est|most|least|worst)\b)",
            rf"{A_COUNT} (?:bigg|larg|high|low|small|few|long"
            r"|dear|cheap|costli|deep)est",
            rf"(?:top|bottom) {A_COUNT}",
            r"in order(?![^?]*\bdates?\b)|best to worst|worst to best",
            r"cheapest|dearest|largest|deepest|costliest",
            r"what(?:'?s| is| was| are| were) the (?:single )?(?:biggest|highest|lowest"
            r"|smallest|largest)(?= (?:\w+ )?(?:saving|cost|budget|spend|amount|sum"
            r"|variance|variation|overspend|underspend|movement)s?\b)",
            rf"(?:which|what (?:budget )?{_A_LINE}s?)\s+(?:[^\s?]+\s+){{1,16}}?"
            r"(?:biggest|highest|lowest|smallest|most|least|fewest|worst|best|furthest)",
            rf"{_A_LINE}s? (?:with|has|have|having|that (?:has|have)) (?:the )?"
            r"(?:biggest|highest|largest|lowest|smallest|most|least|fewest)",
            r"order (?=.*\bby\b)",
            BREAKDOWN,
        ),
    ),
    (
        Intent.RISK,
        phrases(
            r"risks?(?! management| assessment section)|riski(?:er|est)",
            r"scores?|graded",
        ),
    ),
    (Intent.WHY, phrases(r"^\W*(?:and |but |so )?why\b")),
    (
        Intent.TREND,
        phrases(
            rf"(?:{_WENT}|{MORE_WORDS})\b{_PARTED}\b(?:{_EVERY_YEAR})",
            rf"(?:{_EVERY_YEAR})\b{_PARTED}\b(?:{_WENT}|movements?|path)",
            rf"(?:{MOVE_WORDS})\b{_PARTED}\ball (?:the way|along|through)",
            r"what(?:['’]?s| is| was)? (?:(?:will |to )?happen(?:s|ed|ing)?"
            r"|becomes|became) (?:to|of|with)\b[^?]*\b(?:between|from|over|through|by"
            r"|in each|each|every)",
            _TOLD_HOW,
        ),
    ),
    (
        Intent.CHANGE,
        phrases(
            rf"{_BY_HOW_MUCH}\b{_PARTED}\b(?:{MORE_WORDS}|{MOVE_WORDS})",
            rf"(?:{_BY_WHAT_RATE}|how far)(?!\w){_PARTED}\b(?:chang|mov|shift)"
            r"(?:e|es|ed|ing|s)?",
            r"how (?:big|large) (?:is|was) the (?:change|difference|movement|increase"
            r"|rise|fall|drop)",
            r"(?:in|how many) (?:percentage )?points|percentage[ -]points?|pp",
        ),
    ),
    (
        Intent.TREND,
        phrases(
            rf"^\W*(?:is|are|has|have)\b{_PARTED}\b(?:{MOVE_WORDS})",
            rf"(?:getting|got|becoming|become|gone|going) (?:any |much |even )?"
            rf"(?:{MORE_WORDS})(?! than\b)",
            r"trend\w*|pattern|(?:what|which) path|over (?:time|the years)"
            r"|year[ -]by[ -]year"
            r"|profile of",
            r"where(?:'?s| is| are)\b[^?]*\bgoing (?:over|to|from|by)",
            r"(?:talk|walk|take|run) (?:me |us )?through\b[^?;]*?"
            r"\b(?:since|from|between|over)",
            r"(?:talk|walk|take|run) (?:me|us) through"
            r" (?:(?!how|why|what)[\w’'-]+ ){0,5}?"
            r"(?:deficit|balance|overspend|shortfall|spend(?:ing)?|funding|reserve)s?",
            r"how (?:do|does|did|will|would)\b[^?]*\bgo (?:to|from|up|down|out)",
            r"all \w+ readings|getting on top of|heading|(?:into|in) the black",
            r"how(?: has| have| did| does| do|['’]?s)\s+(?:\S+\s+)*?"
            r"(?:(?:mov|chang|develop|progress)\w*|gone|fared|been going"
            r"|(?:done|performed|got on|held up)(?= (?:on|at|with|for|in)\b))",
            r"which way(?! (?:did|do|does)\b[^?]*\bvote)",
            r"moves? (?:over|through|across)",
            r"(?:has|have) (?:it|this|they) (?:moved|changed)",
            r"keeps? (?:on )?\w+ing",
            r"(?:rising|increasing|growing|better) or (?:falling|shrinking|worse)"
            r"(?! than\b)",
            r"how (?:does|do|did|will|is|are)\b[^?]*\bfrom\b[^?]*\b(?:to|until)\b",
            r"up or down|still (?:going|coming|on the way) (?:up|down)",
            r"path of|trajectory|direction of travel|year[- ]on[- ]year",
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
            r"(?:^|(?<=[:,;])|(?<=\s[-–]))\W*(?:the )?(?:increase|rise|fall|drop|cut"
            r"|reduction|improvement|movement) (?:in|of|to|on|since|from|between"
            r"|(?:quarter|month|period|[qmp])(?= ?\d))",
            r"what(?:'?s| is| was) the (?:increase|rise|fall|drop|cut|reduction"
            r"|movement)",
            r"what (?:do|does|did|will|would)\b[^?;:]*? do"
            r"(?= (?:\w+ ){0,2}?(?:between|from|over)\b)",
            r"how much (?:did|has|have|does)\s+(?:\S+\s+)*?(?:move|shift|change)d?",
            r"by how (?:much|many)|how fast",
            # "How much more would it owe than if the plan worked": of two cases.
            rf"how much (?:{MORE_WORDS})\b[^?;]*?\bthan (?:if|with|without|under"
            r"|(?:un)?mitigated)",
            r"how far(?! (?:over\w*|under\w*|short|out|behind|adrift)\b)",
            r"what (?:\w+ )?(?:cut|rise|fall|drop|increase|uplift|reduction)",
            r"take (?:.+ )?(?:away|off)"
            r"|(?:^|[,;:]|if (?:you|we|i|one)|and)\W*take .+ from",
            r"knock\w* .{0,20}off|subtract|minus",
            r"remain\w*|left to|still (?:got )?(?:to come|to be paid|owed|due)",
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
            r" (?:is|are|was|were|do|does|did|has|have|had|will|would|could|depends?"
            r"|comes?|goes?|went) .+",
            r"of .+, what (?:%|per ?cent\w*|proportion|share|fraction)",
            r"as an? (?:share|proportion|percentage|%)",
            r"(?:per|each|every(?: single)?)"
            r" (?:place|plan(?! to)|ehcp|pupil|head|child)",
            r"how many times|in total|altogether|the total|(?:the )?sum of|\+",
            r"(?:come|comes|came|add|adds|amount|amounts) to\b[^?]*\btogether",
            r"(?:add|put|count)(?:ed|ing)?\b[^?]*\b(?:together|up)|added to",
        ),
    ),
    (
        Intent.COMPARE,
        phrases(
            r"compar\w+|versus|vs\.?|v|side by side"
            r"|(?<!put )(?<!down )(?<!show )(?<!shown )(?<!given )(?<!charged )"
            r"against(?! (?:its |the |their )?(?:funding|grant)\b)",
            r"average(?! (?:\w+ ){0,2}(?:cost|price|fee|rate|age|size|wait|number))",
            r"mean(?= (?:\w+ ){0,3}(?:deficit|cost|spend|rate|figure|balance))",
            r"(?:bigg|small|larg|high|low|dear|cheap|fast|slow|quick|deep)er|better|worse",
            r"times (?:higher|lower|more|bigger)",
            r"more\b.*\bor|(?:biggest|highest|lowest|smallest) .*out of",
            r"which (?:one )?is (?:it|right)|which (?:of the )?councils?",
        ),
    ),
    (
        Intent.WHEN,
        phrases(*WHEN_WORDS, r"timeline"),
    ),
    (Intent.WHY, phrases(r"why|reasons?|caus\w+|driv(?:es|en|ing|ers?)", WHAT_DID)),
)

YES_OR_NO = re.compile(
    r"(?:^|[-–:,;.]\s)\W*(?:is|are|was|were|does|do|did|has|have|can|could|will|would)"
    r"(?:n['’]?t)?\b",
    re.IGNORECASE,
)

# "If you take A off B" says what is to be done with them.
_RECKONS = (
    r"(?:takes?|took|adds?|added|puts?|subtract(?:s|ed)?|deduct(?:s|ed)?|knock(?:s|ed)?"
    r"|divided?|net(?:s|ted)?|compare[ds]?|rank(?:s|ed)?)"
)
# "If nothing changes" says under what condition, not what is to be done; "tell me if it
# adds up" does.
CONDITION = re.compile(
    r"(?:(?<!\bme )(?<!\bus )(?<!check )(?<!see )(?<!know )\bif\b"
    r"|\bif\b(?! (?:it|the|they|this|that|these|those)\b))"
    rf"(?! (?:you|we|i|one|they) {_RECKONS}\b)"
    r"(?:(?!\b(?:how|what|when|who|which|why)\b)[^,?])*",
    re.IGNORECASE,
)

# "Is it true that it rose" asks if it rose.
IS_IT_SO = re.compile(
    r"\bis it (?:really |actually )?(?:so|true|right|correct|the case|a fact)"
    r"(?: to say)? that\b",
    re.IGNORECASE,
)
# "If it ends in 2026, what has it got?" asks for what there is now.
IF_THEN = re.compile(
    r"^\W*(?:[\w&'’ ]+: )?(?P<case>(?:if|when|once|should)\b[^,?]*,)"
    r"\s*(?!(?:[^?]*\b(?:will|would|could|might|may|shall|should|forecast\w*"
    r"|project\w*|expect\w*|plan\w*|predict\w*)\b))(?=how|what|which|who|does|do|is"
    r"|are|has|have)",
    re.IGNORECASE,
)

# In a name such a word asks for nothing: "the Change Programme", "the growth fund".
_A_BODY = (
    r"(?:programmes?|partnerships?|panels?|boards?|funds?|teams?|groups?|networks?"
    r"|frameworks?|forums?|strateg(?:y|ies)|reports?|rolls)"
)
_IN_SMALL = phrases(
    r"delivering better value|falling rolls",
    rf"(?:change|growth|improvement|risks?|trends?|better|difference) {_A_BODY}",
)
# Two words with a capital inside a sentence; a score is no name.
_IN_CAPITALS = re.compile(
    r"(?<=[a-z,'’] )(?:[A-Z][a-z]+ ){1,4}(?!(?:Registers?|Risks?|Scores?|Ratings?)\b)"
    r"[A-Z][a-z]+\b"
)


def without_names(text: str) -> str:
    """Return `text` without names of bodies and programmes, which ask for nothing."""
    is_title = sum(map(str.islower, text.split())) < len(text.split()) / 2
    bare = text if is_title else _IN_CAPITALS.sub(" ", text)
    return _IN_SMALL.sub(" ", bare)


# A gap that remains is looked up; of money that remains the rest is taken off.
_GAP = r"(?:gap|shortfall|deficit|overspend|pressure)s?\b"
GAP_LEFT = re.compile(
    rf"(?P<gap>\b{_GAP}[^?;,]{{0,30}}?)\bremain\w*|\bremaining (?=(?:in-year )?{_GAP})",
    re.IGNORECASE,
)

# "Over or under budget, and by how much", "by how much did it overspend": an amount is
# asked for, and no change of it.
_SIDE = r"(?:over|under)-?\s?spen[dt](?:ing)?"
_NOT_MOVED = rf"(?:(?!\b(?:than|from|between|chang\w*|{MOVE_WORDS})\b)[^?;])*?"
BY_WHICH_SIDE = re.compile(
    rf"\b(?P<side>(?:in (?:deficit|surplus|credit|the (?:red|black))|deficit or surplus"
    rf"|(?:over|under)(?:spent)? or (?:over|under)|{_SIDE})\b{_NOT_MOVED})"
    r"\bby how (?:much|many)(?=\W*$)"
    r"|\bby how (?:much|many)(?= (?:did|does|do|has|have|will|is|are|was|were)\b"
    rf"{_NOT_MOVED}\b{_SIDE}\b)",
    re.IGNORECASE,
)
