"""The words of questions beside what they ask: whose, of when, meant or not."""

import re

from assistant.phrases import phrases
from assistant.words import stems
from corpus.records import FundingBlock

# The places of a paper that may state one thing differently.
PLACE = re.compile(
    r"\b(?:(?P<table>tables?|schedule|chart|graph|grid|appendix|appendices|annex)"
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
    r"|carr(?:y|ying|ies|ied) (?:forward|over) (?:into|to)|(?:start|beginning) of"
    r"|(?:began|started|opened|start|begin|open)s?(?: with)?"
    r"(?: in)?)\s+(?:the\s+)?(?:financial year\s+)?$",
    re.IGNORECASE,
)

# What runs from April is of the year that then begins.
RUNS_FROM = re.compile(
    r"\b(?:from|starting(?: in)?|beginning(?: in)?)\s+(?:1(?:st)?\s+)?$", re.IGNORECASE
)

A_BUDGET = (
    r"(?:the |its |their )?(?:approved |agreed |revised |original |latest )?"
    r"(?:budget|plan)"
)
# "How far over budget is that": the variance of the row is asked for.
OVER_BUDGET = phrases(
    r"(?:how (?:far|much)|by how much)\b[^?;]*?\b(?:over|under|above|below|off)"
    rf" {A_BUDGET}"
)

# "Has DfE replied to the plans it was sent in May": sending only tells which plans.
WHICH_ONE = re.compile(
    r"^\W*(?:[\w&’' ]+: )?(?:has|have|had|did|is|are|was|were)(?:n['’]?t)?\b[^?]*?"
    r"\b(?:\w{3,}ed|said|heard|given|got|made|sent|reply|respond|answer|comment|decide"
    r"|approve|accept|agree|sign|audit|assess|happy|content)\b[^?]*?"
    r"\b(?:the|its|their|these|those|any|our|an?) (?:[\w-]+\s+){1,4}?"
    r"(?P<which>(?:(?:that|which) )?(?:(?:the council|it|they|we|he|she) )?"
    r"(?:(?:was|were|had|has|been) ){0,2}(?:re-?)?(?:submitted|sent|made|agreed|issued"
    r"|promised|requested|proposed|published|announced|launched|commissioned"
    r"|asked for|put (?:in|forward)|set out|raised|given)\b[^?]*)\W*$",
    re.IGNORECASE,
)

# What somebody said or thought: only where they are named was it they who did.
WHAT_WAS_SAID = re.compile(
    r"\bwhat (?:did|do|does|has|have|had)"
    r" (?!the (?:amounts?|figures?|numbers?|sums?|payments?|costs?)\b)"
    r"(?P<who>[^?,;]{2,60}?) (?:say|said|think"
    r"|thought|tell|told|ask|asked|feel|felt|want|wanted|raise|raised|suggest|suggested"
    r"|recommend|recommended|find|found|conclude|concluded|request|requested"
    r"|make of|made of)\b"
    # "How did headteachers react", "what was the working group's view"
    r"|\bhow (?:did|do|does|have|has) (?P<whoever>[^?,;]{2,60}?) (?:react|respond|feel"
    r"|reacted|responded|felt|take (?:it|this|that|to|the))\b"
    r"|\bwhat (?:is|was|were|are) (?P<whose>[^?,;]{2,60}?)['’]s? (?:\w+ )?"
    r"(?:views?|reactions?|responses?|opinions?|verdict|feelings?|concerns?|position)"
    r" (?:of|on|to|about|over)\b",
    re.IGNORECASE,
)


def who_said(text: str) -> str:
    """Return whoever `text` asks to have said, felt or thought something, or ""."""
    asked = WHAT_WAS_SAID.search(text)
    return next(filter(None, asked.groups()), "") if asked else ""


# "What did officers say about EHCP numbers", "how did covid affect them": no count.
TOLD_ABOUT = re.compile(
    r"\bwhat (?:did|do|does|has|have|had)\b[^?;]*?\b(?:say|said|tell|told)\b[^?;]*?"
    r"\babout\b(?! how many)"
    r"|\bhow (?:did|do|does|has|have|had|is|are|was|were|will) [^?;]{2,50}?"
    r"\b(?:affect|impact|influenc|hit\b)",
    re.IGNORECASE,
)
# What somebody thinks of a thing is asked for, and is told.
ASKS_VIEW = re.compile(
    r"\b(?:think|thought|(?:make|made) of|feel|felt|views?|reactions?|react(?:ed)?"
    r"|respond(?:ed)?|opinions?|verdict|feelings?|concerns?)\b",
    re.IGNORECASE,
)

# What asks for a cause is not what tells it.
ASKS_WHY = frozenset(stems("reason reasons cause causes caused explain explanation"))
# All of the grant, and blocks beside the high needs block, which most papers are on.
_GRANT = r"(?:dsg|dedicated schools grant|grant)"
BLOCKS_ASKED = (
    (
        FundingBlock.DSG,
        phrases(
            rf"{_GRANT} (?:\w+ )?(?:as a whole|overall|in total|in all|altogether)",
            rf"(?:whole|entire|overall|total) (?:of the )?{_GRANT}",
            rf"overall (?:\w+ ){{0,3}}{_GRANT}",
            r"(?:all|across) (?:the )?(?:four |five )?blocks",
        ),
    ),
    (FundingBlock.EARLY_YEARS, phrases(r"early years")),
    (FundingBlock.CENTRAL, phrases(r"cssb|central (?:schools? )?services(?: block)?")),
    (FundingBlock.SCHOOLS, phrases(r"schools block")),
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
NOW = phrases(
    r"(?:right |just )?now",
    r"currently|at present|at the moment|today|these days|as we speak|nowadays",
)

LATEST = phrases(r"latest|newest|most recent|currently?|right now")
LEFT = phrases(
    r"remain\w*|residual|(?:is|was|are) left"
    r"|left (?:in the|of|over|after|once|to (?:come|pay))"
    r"|(?:still|yet) (?:got |has |have |had )?to (?:come|get|receive"
    r"|arrive|be (?:paid|received|had))"
    r"|how much more (?:could|can|will|might|may|is|does)\b[^?]*"
    r"\b(?:get|receive|come|due|paid)|still (?:owed|due)|outstanding"
    r"|not (?:yet )?(?:been )?(?:paid|received)"
)

# How what is left is called: the last line of a table that takes it step by step.
SAYS_LEFT = phrases(
    r"remain\w*|residual|left|leav(?:e|es|ing)|unfunded|outstanding|after"
)

PAID = phrases(
    r"receiv\w+|paid|pay(?:ments?|ing)?|reach\w*|arriv\w*|handed over|gets?|got|had"
    r"|given|come in|came in|banked"
)

# Without one of these the Safety Valve agreement is no money, but what was planned.
PAID_OR_DUE = phrases(
    PAID.pattern,
    r"pays|fund\w*|grants?|award\w*|contribut\w+|money|cash|worth|due|owed|remain\w*|left"
    r"|share|deal|withh\w+|tranches?|secured?|provid\w+",
)

# "What did it actually get": what came of it, not what was planned.
ACTUALLY = re.compile(
    r"\b(?:actually|in (?:fact|practice|reality|the end|the event))\b[^?]*?\b(?:gets?"
    r"|got|receiv\w+|spen[dt]|pa(?:y|id)|costs?|c(?:ome|ame) (?:in|out|to))\b",
    re.IGNORECASE,
)
# "And where it ended up": what a forecast came to.
CAME_TO = re.compile(
    r"\b(?:ended up|turned out|came out|finish(?:ed|ing) (?:up|at)|landed"
    r"|final (?:figure|position|result)|outturn|actual(?:ly)?)\b",
    re.IGNORECASE,
)

# A forecast that does so is of what is overspent; money given only rises or falls.
WORSENS = re.compile(
    r"\b(?:forecast|position|outlook|pressure)s?\b[^?]*\b(?:worse(?:n\w*)?|deteriorat\w+"
    r"|improv\w+|better)\b"
    r"|\b(?:worse(?:n\w*)?|deteriorat\w+|improv\w+|better)\b[^?]*"
    r"\b(?:forecast|position|outlook|pressure)s?\b",
    re.IGNORECASE,
)

# What is paid under an agreement is paid, not agreed.
UNDER_THE_DEAL = re.compile(
    r"\bunder (?:the|its|an|their|our) (?:[\w-]+ ){0,3}?(?:agreement|deal)\b",
    re.IGNORECASE,
)

# "Before DfE will pay": what is to be paid need not be what is agreed.
TO_BE_PAID = phrases(r"(?:will|would|is to|are to) (?:pay|contribute|provide)")
GOT = phrases(r"gets?|got|had|received|banked|(?:has|have|been|actually) paid")
# "How much has it had": what was received.
HAS_HAD = phrases(
    r"how much (?:\w+ )?(?:has|have|did) (?:[\w&'’]+ ){1,6}?"
    r"(?:get|got|had|receive|received)"
    r"(?=\W*$| (?:from|so far|in|under|by|to date|yet)\b)"
)
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

# Which of two stands worse, whatever else is said of where they head.
STANDS_WORSE = re.compile(
    r"\b(?:worse|better|stronger|weaker|healthier)(?: off)?"
    r"(?: (?:state|shape|position|place|condition|way|financial position))\b"
    r"|\b(?:worse|better) off\b",
    re.IGNORECASE,
)
# Between what is held against what.
THAN = re.compile(
    r"\b(?:than|versus|vs?|against|compared (?:to|with))\b", re.IGNORECASE
)
# Both cases of a plan are asked about: "with the plan than without it".
WITH_AND_WITHOUT = re.compile(
    r"\bwith (?:the |its |a )?(?:\w+ ){0,2}?(?:plan|programme|mitigations?|measures"
    r"|savings|actions)\b[^?;]*?\bwithout(?: (?:it|them|one|that))?\b"
    r"|\bwithout (?:the |its |a )?(?:\w+ ){0,2}?(?:plan|programme|mitigations?|measures"
    r"|savings|actions)\b[^?;]*?\bwith (?:it|them|one|that)\b",
    re.IGNORECASE,
)

# "Am I right in thinking that it fell" asks if it did.
AM_I_RIGHT = re.compile(
    r"\b(?:am i|are we|would i be) (?:right|correct)"
    r"(?: (?:in|to) (?:think|say|believ|assum|understand)\w*)?(?: that)?(?= \w)",
    re.IGNORECASE,
)

# Nor what he heard, after he has asked: "I was told there are four."
HEARD = re.compile(
    r"(?<=\?)\s+(?:I|we)(?:['’]ve| have| was| were| had)? (?:been )?(?:told|heard|read"
    r"|gather|understand|thought|think)\b[^?£\d]*$",
    re.IGNORECASE,
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
    r"^\W*(?:(?!(?:deficit|balance|reserve|overspend|shortfall|position|with|without|if"
    r"|once|when|after|before|unless|assuming|should|under|since|than|from|against"
    r"|compared|versus|vs?|on|in|per|by|using|according)\b)[\w-]+\W+){0,3}?"
    r"(?:paper|report|committee|profiles?|forecasts?"
    r"|submissions?|request|update|case|version|vintage|meeting|plan|deal|ask|numbers"
    r"|position|agreement|bid)\b",
    re.IGNORECASE,
)

FORECAST_ENDS = re.compile(
    r"\b(?:forecasts?|profiles?|position|numbers)$", re.IGNORECASE
)

# And so it is after them: "the profile dated 16/12/21", "SEND paper May 24".
PAPER_OF = re.compile(
    r"\b(?:paper|report|minutes|submission|update)(?:,? (?:of|from|for))?\W*$"
    r"|\b(?:dated|made on|drawn up on)\W*$",
    re.IGNORECASE,
)

# "The plan that went to DfE in June 2024" was made then, whatever its figures are of.
MADE_IN = re.compile(
    r"\b(?:plan|version|model|trajectory|profile|forecast|figures?|numbers|one)"
    r"(?: (?:that|which))?(?: (?:was|were))? (?:submitted|sent|presented|considered"
    r"|made|agreed|approved|drawn up|published|reported|given|taken|went|put|shown"
    r"|seen)(?: (?:up|in))?(?: (?:to|by|at|before) (?:\w+ ){1,4}?)?\s*(?:back )?"
    r"(?:in|on)\W*$",
    re.IGNORECASE,
)

# "The plan of 13 February 2025"; in March a year closes.
VERSION_OF = re.compile(
    r"\b(?:plan|(?:version|model|trajectory|profile|forecast)s?) (?:of|from|in)\W*$",
    re.IGNORECASE,
)

# "The deficit at 31 March 2028, up since June 2024."
HELD_AGAINST = re.compile(
    r"\b(?:since|than|compared (?:to|with)|against|versus|vs?)\.?"
    r"(?: (?:it was|back|in|on|at))*\W*$",
    re.IGNORECASE,
)

# "The deficit forecast in January 2025" was forecast then; in March a year closes.
TOLD_IN = re.compile(
    r"\b(?:forecast|reported|projected|predicted|estimated|told)(?: to (?:\w+ ){1,3}?)?"
    r"\s*(?:back )?in\W*$",
    re.IGNORECASE,
)

# So is a bare year before these: "the 2021 bid".
YEAR_OF_A_PAPER = re.compile(
    r"^\W*(?:[\w-]+\W+){0,3}?(?:paper|report|committee|submissions?|business case|bid"
    r"|request|ask)\b",
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
    r"(?:which|what) (?:council|authority)\b.*\b(?:\w+est|worst|most|least|worse|better"
    r"|bigger|larger|higher|lower|deeper)"
)

# "Whose is worth the most in total": one of those named.
ONE_OF_THEM = phrases(
    r"(?:whose|which|who)\b[^?]*\b(?:most|least|\w+(?:est|er)|more|less)"
)
OF_TOTAL = phrases(
    r"totals?|altogether|overall|combined|sum of|all told|between them|\+",
    r"(?:come|comes|came|amount|amounts) to\b[^?]{0,40}\btogether",
    r"add(?:ed|ing)?\b[^?,;]{0,60}\bup(?! to\b)|(?:add up|sum|tot up) to(?=\W*$)",
    r"(?:across|over) (?:all|the|every|each)(?! (?:year|month|period|next|last|past))",
    r"(?:all|everything|add(?:ed|ing)?)\b[^?]{0,60}\btogether|(?:worth|cost) in all",
)

# "Who has the biggest deficit", of councils that are named.
WHO_MOST = phrases(
    r"(?:who|whose|which)\b[^?]*\b(?:bigg|larg|high|low|small|deep|great|worst|most|least)"
    r"(?:est)?"
)

# "Once DfE payments are taken off", "ignoring what government pays": by the way, where
# a deficit is asked for, before them or after.
_FROM_DFE = (
    r"(?:(?:all|any|of|the|its|their|expected|future|what(?:ever)?) )*"
    r"(?:dfe|safety[ -]valve|sv|government)(?:['’]s)?"
    r"(?: (?:safety[ -]valve|agreement|and (?:the )?council(?:['’]s)?))?"
    r"(?: (?:payments?|money|cash|contributions?|funding|grants?|support|help|pays?"
    r"|paid|gives?|puts in))+"
)
_COUNTED_IN = (
    r"(?: (?:is|are|was|were|has been|have been))?(?: (?:taken|netted|counted|deducted"
    r"|subtracted|included|added|paid|received|allowed for|put))?"
    r"(?: (?:off|away|out|in|into account))?"
)
PAYMENTS_ASIDE = re.compile(
    r"\b(?:(?P<gross>before|without(?: counting| including)?|gross of|prior to|excl\w*"
    r"|ignor\w+|leav(?:e|ing) (?:out|aside)|not (?:counting|including)|disregarding"
    r"|discounting|setting aside|strip(?:ping)? out)"
    r"|once|after|when|with|net of|including|counting|allowing for|less|minus"
    r"|taking (?:account of|off|into account))"
    rf" {_FROM_DFE}{_COUNTED_IN}\b",
    re.IGNORECASE,
)
# "Is it in deficit", "has it a deficit": how large it is tells that.
IN_DEFICIT = re.compile(
    r"^\W*(?:is|are|was|were|will|does|do|did|has|have)\b[^?;,]*?"
    r"\b(?:in deficit|in surplus|(?:have|has|run|hold|carry)(?:ing)? (?:an?|any)"
    r" (?:\w+ )?(?:deficit|surplus))\b",
    re.IGNORECASE,
)
# "The gross deficit", "net DSG position": before payments, or after.
GROSS_OR_NET = re.compile(
    r"\b(?:(?P<gross>gross)|net) (?:(?:cumulative|accumulated|dsg|overall|total) )*"
    r"(?:deficit|position|balance)\b",
    re.IGNORECASE,
)

# "Once the schools block transfer is in": by the way, where something else is asked.
TRANSFER_ASIDE = re.compile(
    r"\b(?:once|after|when|with|without|including|excluding|before|net of|allowing for)"
    r"\b (?:[\w.%’'-]+ ){0,5}?transfers?\b(?! (?:of|to|from|between|into)\b)"
    r"(?: (?:is|are|was|were|has been|have been))?"
    r"(?: (?:in|out|on|off|made|taken|added|counted|included|deducted))*",
    re.IGNORECASE,
)

# What points to the sentence before: "does it", "which is right".
SAID_BEFORE = phrases(
    r"that|it|they|them|those|this|these|their|its|so|which|either|both|right|true|add"
)
