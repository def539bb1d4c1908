"""What a question asks to be said, beside the words of papers that say it."""

import re

from assistant.phrases import phrases

# "Where has the bid got to": how things stand is asked for, and what papers say of it.
HOW_IT_STANDS = phrases(
    r"^\W*(?:has|have|had|did) [^?]*\b(?:feedback|respon(?:se|d|ded)|deci(?:sion|ded?)"
    r"|repl(?:y|ied)|answer(?:ed)?)\b",
    r"^\W*(?:has|have|had|did|is it|am i|are we)\b[^?]*\b(?:dfe|department|government"
    r"|ministers?|secretary of state)\b[^?]*\b(?:accept(?:ed)?|agreed?|approved?"
    r"|sign(?:ed)?(?: off)?|confirm(?:ed)?|released?|reject(?:ed)?)\b",
    r"(?:where|how) (?:has|have|is|are|does|do|did)\b[^?]*\b(?:got to|stands?|up to"
    r"|going|at)(?=\W*$)",
    r"how (?:is|are|has|have|was|were)\b[^?]*\b(?:getting|got) on\b",
    r"state of (?:play|affairs)|status",
    r"still (?:live|alive|on|valid|in (?:place|force|effect)|going|running|active)",
    r"what(?:'s| is) (?:happening|going on) (?:with|to)",
    r"what (?:has )?happened (?:with|to)|any (?:news|progress)|latest on|how far along",
)

# "Does it get back to in-year balance": told by what says whether it does.
REACHES_BALANCE = phrases(
    r"(?:reach|achiev|return|restor|get|bring|brought|come|came|be|back|is|are|run)\w*"
    r" (?:[\w-]+ ){0,4}?(?:balance(?! (?:of|at|on|as|brought|carried)\b)|balanced)"
    r"|(?:in|into|to) (?:an? )?(?:in-year )?(?:financial )?balance"
    r"(?! (?:of|at|on|as|brought|carried)\b)|break[- ]?even",
)

SAYS_HOW_IT_STANDS = phrases(
    r"no (?:\w+ )?(?:answer|reply|response|decision|feedback)",
    r"still|in (?:place|force)|await\w*|under (?:review|way)|suspend\w*|pending"
    r"|on ?going|on track|paused|in progress|so far|to date|currently"
    r"|(?:has|have) (?:not |yet )*(?:been )"
    r"(?:accepted|agreed|approved|signed|refused|rejected|withdrawn|completed)",
)
TELLS_VIEW = re.compile(
    r"\b(?:support\w*|oppos\w*|concern\w*|welcom\w*|object\w*|comment\w*|felt|feel"
    r"|in favour|against|(?:dis)?agreed?|unhappy|worr\w*|views?|prefer\w*|reluctan\w*"
    r"|believ\w*|could not|critici\w*|endors\w*|backed|reject\w*|challeng\w*"
    r"|consider(?:s|ed)? that|thought|satisf\w*|disappoint\w*)\b",
    re.IGNORECASE,
)

# What a paper got wrong, and what it should have said.
ASKS_CORRECTED = phrases(
    r"should (?:\w+ ){0,8}?have (?:been|read|said|shown)",
    r"should (?:it|that|they) (?:be|read)",
    r"mistakes?|errors?|correct(?:ed|ion|ions)?|amend(?:ed|ments?)?|misprint\w*|typos?",
)

CORRECTS = phrases(
    r"should (?:have )?(?:read|been|be|said|stated|shown)(?=[^.;]*\d)",
    r"(?:was|were|is|are|be|being) (?:corrected|amended) (?:from|to|as)",
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
