"""What is being done about something: what asks for it, and what tells it."""

import re

from assistant.phrases import phrases

_DEEDS = (
    r"(?:(?:next )?steps|actions|measures|mitigations?(?! plan)|initiatives"
    r"|interventions)"
)
_AIMED = (
    r"(?:get|bring|put|return|recover|reduce|cut|manage|tackle|address|deal|control"
    r"|contain|curb|lower|limit|mitigate|improve|fix|balance|clear|close|turn|stop"
    r"|achieve|stay|eliminate)"
)
ASKS_WHAT_IS_DONE = re.compile(
    # "What is Kent doing about the overspend", "what has been done to reduce it"
    r"\bwhat\b[^?]*\b(?:(?:going|planning|planned|proposing) to do|(?:will|can|could"
    r"|should|must|did|does|do) (?:[\w&’'-]+ ){1,4}?do|doing(?!\W*$)"
    r"|(?:be|being|been|has|have) done)"
    r"\b(?= (?:to|about|on|with)\b|\W*$)"
    # "What steps are being taken to get back on track"
    rf"|\b(?:what|which)\b[^?]{{0,20}}\b{_DEEDS}\b[^?]*\b(?:tak(?:e|en|ing)|plann(?:ed"
    rf"|ing)|propos(?:ed|ing)|to {_AIMED})\b"
    # "How does it plan to balance the grant"
    r"|\bhow (?:does|do|will|is|are|can|could|would|did|has|have)\b[^?]*"
    rf"\b(?:(?:plan(?:s|ning)?|intend(?:s|ing)?|propos(?:e|es|ing)|go(?:es|ing)"
    rf"|hop(?:e|es|ing)|aim(?:s|ing)?|expect(?:s|ing)?|try(?:ing)?)"
    rf" to {_AIMED}|(?:tackl|address|manag|controll)ing)\b",
    re.IGNORECASE,
)
TELLS_WHAT_IS_DONE = phrases(
    _DEEDS,
    r"(?:to|will|be|been|being|is|are|has|have|by|and|further|new) (?:also |now )?"
    r"(?:review|expand|extend|introduc|commission|negotiat|strengthen|creat|recruit"
    r"|develop|establish|implement|launch|set(?:ting)? up|submit|prepar|invest|challeng"
    r"|train|appoint)\w*",
    r"(?:to|will) (?:also )?(?:be )?(?:open|provid|agree|replac|approv|us[ei]|work)\w*",
    r"(?:reviewing|expanding|extending|introducing|negotiating|strengthening|creating"
    r"|recruiting|establishing|implementing|investing|challenging|reducing)",
    r"(?:recovery|management|action|improvement|sufficiency) plans?|programme of",
    r"(?:new|joint|revised) (?:[\w-]+ ){0,2}?(?:panel|team|offer|contract|framework"
    r"|service|process|policy|bands?|model|posts?)",
)
