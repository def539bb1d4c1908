"""Turns of speech of readers, each with the term of the field it is said for.

In a question the term is put in their place.
"""

import re

_IF = r"(?:if|should|assuming|supposing|suppose|unless) (?:that )?"
# What a council means to do about its deficit, and what may come of it.
_PLANNED = (
    r"(?:of )?(?:(?:the|its|their|these|those|any|planned|dbv|recovery|deficit|dsg"
    r"|savings|management|mitigating|council[’']s) )*"
    r"(?:mitigations?|mitigating actions?|mitigation measures?|actions?|measures"
    r"|interventions?|improvements|(?:management |recovery )?plan|programme)\b"
)
_COMES_OF_IT = (
    r"(?:happen(?:s|ed)?|work(?:s|ed)?(?: out)?|deliver(?:s|ed)?|come(?:s)? off|succeed"
    r"(?:s|ed)?|land(?:s|ed)?|taken|done|made|achieved|realised|in place|in full|in)\b"
)

# term of the field | turns of speech for it, as patterns of whole words
_PHRASES = (
    (
        "tell me",
        r"(?:can|could|would|will) (?:you|anyone|somebody|someone) (?:please |just )?"
        r"(?:tell|show|give|find)(?: out)?(?: me| us)?"
        r"|(?:I|we)(?:['’]d)? (?:want|need|would like|like) to know"
        r"|(?:(?<!how )(?:do|does) (?:you|anyone|anybody) (?:happen to )?know|any idea)"
        r"(?= (?:when|who|what|how|why|which|where)\b)",
    ),
    ("held", r"(?:took|taken|takes) place"),
    ("carried forward", r"c ?/ ?f(?:wd)?"),
    ("brought forward", r"b ?/ ?f(?:wd)?"),
    ("average", r"mean(?= (?:[\w-]+ ){0,2}(?:costs?|price|fee|rate|spend)\b)"),
    # Money owed, and money put by.
    ("accumulated", r"(?:piled|built|racked|mounted|stacked|totted) up(?: to)?"),
    ("in balance", r"(?:back )?in the black|(?:break|breaks|broke|breaking) even"),
    (
        "balance the budget",
        r"(?:balanc|squar)(?:e|es|ed|ing) (?:the|its|their|our) (?:books?|accounts)"
        r"|(?:make|makes|making) ends meet|(?:pay|pays|paying) (?:its|their) (?:own )?"
        r"way|(?:live|lives|living) within (?:its|their) means",
    ),
    (
        "deficit",
        r"(?<!still )(?:owe|owes|owing)",
        r"(?:financial |budget )?black hole|(?:(?<=er )|(?<=worse ))hole",
        r"sea of red ink|debt pile|mountain of debt",
        r"(?:(?<=s )|(?<=their )|(?<=the )|(?<=accumulated )|(?<=cumulative )|(?<=dsg )"
        r"|(?<=grant )|(?<=school )|(?<=total ))debt(?! (?:charg|cost|financ|recover"
        r"|collect|interest|repay|service|manage|limit))(?! to)",
    ),
    (
        "overspend",
        r"(?<!stop )(?<!stops )overspending",
        r"outspend(?:s|ing)?(?: (?:its|their|the) (?:dsg|grant|funding|allocation))?",
    ),
    ("DSG balance", r"(?:dsg|schools grant)(?= (?:stand|end up|finish)s?\b)"),
    ("in-year", r"(?:yearly|annual)(?= (?:dsg )?(?:deficit|shortfall|overspend))"),
    (
        "overspend",
        r"(?:(?<=how far )|(?<=how much ))over(?= (?:is|are|was|were|will)\b)",
    ),
    (
        r"\1 overspend",
        r"(how (?:much|far) (?:is|are|was|were|will) (?:[\w’'-]+ ){0,5}?[\w’'-]+) over"
        r"(?= (?:in|by|this|for|on|at)\b|\W*$)",
    ),
    ("number of EHCPs", r"(?:ehcp|ehc plan) (?:numbers|count|total)"),
    (
        "EHCPs",
        r"(?<=how many )(?:kids|children|pupils|students|young people)"
        r"(?= (?:(?:and young people )?in [\w&’' ]{2,25}? )?(?:have|has|with|on|hold)"
        r" (?:an? )?(?:ehcps?|ehc plans?|education,? health and care plans?)\b)",
    ),
    ("overspent by", r"(?:overshot|overshooting|overshoots?) by"),
    ("high needs", r"hi[- ]needs?|higher needs"),
    (
        "overspent or underspent",
        r"(?:over or under|under or over)(?! (?:the|its|their|budget)\b)(?!-?spen)",
    ),
    (
        "overspend",
        r"(?:spend|spends|spent|spending) (?:more than|over)(?= (?:its|their|the) )",
    ),
    ("deficit in", r"(?<!black )hole in(?= )"),
    (
        "contribution to",
        r"(?:pay|pays|paying|paid|put|puts|putting|chip|chips|chipping) (?:in )?"
        r"towards?",
    ),
    (
        "in deficit",
        r"in the (?:red|hole)|in debt|in arrears|overdrawn"
        r"|in (?:financial |money |serious |deep |big )*(?:trouble|difficult(?:y|ies)"
        r"|a mess)(?=\W*$)",
    ),
    (
        "what is the deficit",
        r"how bad (?:is it|are (?:things|they)|is (?:the )?(?:situation|position))"
        r"|how (?:is|are)(?= [\w& ]{3,30} doing\W*$)",
    ),
    (
        "insolvent",
        r"skint|bankrupt|broke|bust|on (?:its|their) uppers|out of (?:cash|money)"
        r"|(?:go|goes|going|gone|went) (?:bust|under|to the wall|bankrupt)",
    ),
    (
        "reserves",
        r"rainy[- ]day (?:money|funds?|pots?|cash|savings?)|nest[- ]egg|piggy bank"
        r"|war chest|savings (?:pot|account|jar)|money (?:put|set|stashed|tucked) (?:by"
        r"|aside|away)(?: for a rainy day)?|cash in the bank|money in the bank"
        r"|financial cushion",
    ),
    (
        "use of reserves",
        r"(?:dip|dips|dipping|dipped|raid|raids|raiding|raided|tap|taps|tapping|tapped"
        r"|eat|eats|eating|dig|digs|digging) in(?:to)? (?:the |its |their )?reserves",
    ),
    (
        "statutory override",
        r"(?:rule|dodge|wheeze|fudge|trick|loophole|law|arrangement|exemption|fix)s?"
        r" (?:that |which )?(?:lets?|letting|allows?|allowing) (?:the )?councils?"
        r"(?: to)? (?:ignore|park|hide|disregard|leave out|carry|not count|keep)"
        r"(?: (?:the|their|its|it|a|them))?",
        r"accounting (?:dodge|wheeze|fudge|trick|loophole|fix|rule)",
        r"off(?:[- ]| the | its | their )(?:balance[- ]sheets?|books)",
    ),
    (
        "outturn",
        r"(?:actually )?(?:come|came|turned|turn) out (?:at|as|to be)"
        r"|actually (?:end|ended|finish|finished|close|closed|came in|come in|come to"
        r"|came to)(?: up)?(?: at)?",
    ),
    ("in-year", r"within the (?:same )?year"),
    ("in", r"back in(?= \w*\s?(?:19|20)\d\d\b)"),
    ("end", r"(?:run|runs|ran|running) out(?! of)"),
    # The Safety Valve, and its parts.
    (
        "Safety Valve funding",
        r"bail[- ]?out(?: (?:money|cash|funding|package|deal))?"
        r"|rescue (?:money|cash|package|deal|funding)|government lifeline",
    ),
    (
        "Safety Valve agreement",
        r"(?:safety[ -]valve|sv) (?:deal|package|settlement|bargain|pact)",
    ),
    # With the plan and without it.
    (
        "with no savings",
        r"(?:with none of|without any of|without|but for) the (?:planned )?savings"
        r"|if none of the savings (?:are|is|were|was) (?:made|found|delivered)",
    ),
    (
        "if nothing is done",
        r"(?:if|should) (?:the council|\w+) (?:does|do|did) nothing"
        r"|left (?:alone|to itself|unchecked)|(?:with|if there is|if there's) no plan",
        rf"{_IF}(?:no|none of|nothing of|not (?:one|any) of) {_PLANNED}"
        rf"(?: (?:is|are|was|were|will|ever|gets?))*(?: {_COMES_OF_IT})?",
        rf"{_IF}{_PLANNED} (?:all )?(?:(?:do|does|did|is|are|was|were|has|have)"
        rf"(?:n[’']t| not)|never|fail to)(?: (?:be|been))?(?: {_COMES_OF_IT})?",
        rf"{_IF}{_PLANNED} (?:all )?(?:fails?|failed|slips?|stalls?)",
    ),
    (
        "with nothing done",
        rf"(?:with|delivers?|makes?|takes?|does|achieves?) (?:no|none of) {_PLANNED}",
    ),
    ("deficit if nothing is done", r"worst[- ]case(?: scenario)?"),
    ("mitigated deficit", r"best[- ]case(?: scenario)?"),
    (
        "if the plan succeeds",
        rf"(?:{_IF}|once |when |after |with )(?:all (?:of )?)?{_PLANNED}"
        rf" (?:(?:is|are|was|were|has|have|been|all|fully|in full) )*{_COMES_OF_IT}",
        r"if (?:everything|all|it all|things) (?:goes?|went|works? out)"
        r"(?: (?:well|right|fine|to plan|as planned))?",
    ),
    (
        "responsible for",
        r"(?:meant|supposed) to (?:sort out|deal with|handle|fix|look after)"
        r"|(?:sorting out|dealing with|looking after)",
    ),
    (
        "delivers the plan",
        r"(?:pull(?:s|ed)? off|achieve(?:s|d)?|bring(?:s)? off) (?:everything|it all"
        r"|all of it|all)(?: (?:in|of) (?:its|the|their) plan)?"
        r"|pull(?:s|ed)? (?:it|this|the plan) off",
    ),
    (
        "outside the control",
        r"out of [^?,.]{0,30}? hands|beyond [^?,.]{0,30}? (?:control|powers?)",
    ),
    ("conditions", r"strings (?:attached|that come with)|small print"),
    ("tranche", r"instal?lments?|chunks? of (?:money|cash|funding)"),
    # What is sent to government, and what comes back.
    (
        "submitted again",
        r"(?:went|go|goes|gone|going|sent|send|sends|put|handed) (?:back )?in again"
        r"|(?:sent|went|go|put|handed) back in|resent|re-sent"
        r"|(?:sends?|sent|put|hand|handed|submit(?:s|ted)?) (?:it|them|this"
        r"|(?:its|the|their) (?:\w+ ){0,2}?\w+) (?:back )?(?:in )?again",
    ),
    (
        "submitted",
        r"(?:(?!(?-i:SEND\b))(?:sent|send|sends|went|handed|hand) in"
        r"|(?:sent|went|fired|packed) (?:off|up)|lodged|filed)"
        r"(?! (?:place|charge|order|\d|the (?:red|black|hole)|(?:january|february|march"
        r"|april|may|june|july|august|september|october|november|december)\b))",
    ),
    (
        "feedback response",
        r"(?:(?:got?|get|gets|received|had) )?(?:comments|replies|a reply|a response)"
        r" (?:came |come |got )?back|(?:comments|a reply|reply|response|answer) came"
        r" back|(?:hear|heard|hears|wrote|write|writes|reported|got) back"
        r"|(?:got?|get) back to(?! (?:\w+[- ]){0,2}(?:balance|budget|black|normal|track"
        r"|surplus|zero|nil|nought)\b)"
        r"|(?:come|came|comes) back(?= (?:to|on|with|about)\b)",
    ),
    (
        "not accepted",
        r"(?:knock|turn|turns|turned|knocked|knocks|shot|voted) (?:it |them |this )?"
        r"(?:back|down)|thrown out|threw out|binned|bounced|rebuffed|snubbed|vetoed"
        r"|(?:gave|given|got) (?:it )?the thumbs[- ]down|sent packing"
        r"|sa(?:y|ys|id|ying) no to|turning (?:it |them |this )?down"
        r"|told no(?=\W*$|[,;])"
        r"|(?:the |a )?(?:no|refusal|rejection|knock-?back)(?= from\b)"
        r"|(?:said|says|say) no(?=\W*$)",
    ),
    (
        "agreed",
        r"(?:given|got|gave|gets?) (?:it |them )?(?:the )?(?:green light|nod"
        r"|thumbs[- ]up|go[- ]ahead)|green-?lit|waved through|rubber[- ]?stamped"
        r"|ok'?ed|okayed",
    ),
    ("the DfE", r"Whitehall|Westminster|the ministry|the (?:education )?department"),
    ("the DfE", r"(?:the )?ministers?(?! of)|the education secretary"),
    (r"to the DfE", r"to London(?! borough)"),
    (r"from the DfE", r"from London(?! borough)"),
    # Money that is paid and spent.
    (
        "paid",
        r"(?<!be )handed over|(?:cough|coughed|stump|stumped|fork|forked|shell|shelled)"
        r" (?:up|out)|pay-outs?|pay ?outs?",
    ),
    ("spent", r"blown on|splash(?:ed|es|ing) out|burn(?:ed|t|s|ing)? through"),
    ("recover", r"claw(?:s|ed|ing)?(?: (?:it|them|money))? back"),
    # What is asked for.
    (
        "officers requested",
        r"officers (?:want(?:ed)?|ask(?:ed)? for|were after|(?:were|are) asking for)",
    ),
    (
        "requested",
        r"(?:ask(?:s|ed|ing)?|appl(?:y|ies|ied|ying)) for"
        r"(?! (?:an? )?(?:vote|comment|views?))",
    ),
    # How things go.
    (
        "fit for purpose",
        r"up to (?:scratch|standard|snuff|the mark)|good enough|pass(?:es)? muster"
        r"|cut(?:s)? the mustard|make(?:s)? the grade",
    ),
    (
        "failure",
        r"(?:muck|mess|cock|foul|screw)(?:s|ed|ing)?[- ]up|botch(?:es|ed|ing)?"
        r"|(?:fall|falls|fell|falling) (?:through|flat|apart)|come(?:s)? unstuck"
        r"|(?:go|goes|going) pear-shaped|(?:flop|tank|belly[- ]up|backfire)s?",
    ),
    ("delay", r"(?:run|runs|running|ran) (?:late|behind)|(?:fall|fell|falls) behind"),
    ("contingency", r"plan b|fall-?back|back-?up plan"),
    # People.
    (
        "who is",
        r"(?:what(?:['’]?s| is| was) )?the name of"
        r"(?= (?:the |its |their |an? )?(?:[\w’'-]+ ){0,6}?(?:officer|director|chair"
        r"|head|manager|leader|accountant|holder|clerk|partner)\b)",
    ),
    (
        r"who is \1",
        r"^\W*([\w&’'., -]{3,80}?\b(?:officer|director|chair|head|manager|leader|holder"
        r"|accountant|clerk|partner)\b[\w&’' ]*?)\s*[-–—:,]\s*name(?=\W*$)",
    ),
    (
        "chairs",
        r"(?<=who )(?:runs|heads(?: up)?|leads|presides over|is in charge of)"
        r"(?= [^?,]*\b(?:boards?|committee|forum|panel|group|meetings?)\b)",
    ),
    ("responsible for", r"in charge of"),
    ("approval", r"say-?so|go-?ahead|sign-?off|permission"),
    (
        "transfer from the schools block to",
        r"(?:mov|shift|tak|divert|skim|switch|top[- ]slic)m?(?:e|es|s|ing)?"
        r" (?:money |cash |funds? )?(?:out of|from|off) (?:the )?schools?['’]?"
        r" (?:block|budgets?|money) (?:in)?to(?:wards)?(?= )",
    ),
    ("transferred", r"(?:moved|shifted) (?:over|across)(?= (?:from|to|out of|into) )"),
    (
        "responsible owner of",
        r"on the hook for|carr(?:y|ies|ying) the can for|answerable for"
        r"|accountable for|take(?:s)? the (?:blame|flak) for",
    ),
    (
        "the risk owner",
        r"on the hook|(?:carr(?:y|ies|ying)|hold(?:s|ing)?) the (?:can|baby|parcel)"
        r"|take(?:s)? the (?:blame|flak|fall|rap)",
    ),
    ("section 151 officer", r"(?:finance|money) (?:chief|boss|head)|treasurer"),
    ("senior officers", r"bosses|top brass|chiefs|bigwigs|head honchos"),
    # Schools and children.
    ("independent", r"ind(?:y|ie)s?"),
    (
        "capital",
        r"(?:(?:special )?schools? |new )?buildings? (?:money|cash|fund(?:ing|s)?|pot"
        r"|grant|budget)|bricks[- ]and[- ]mortar(?: (?:money|cash|funding))?"
        r"|money (?:for|to build) (?:new )?(?:special )?(?:buildings|schools)",
    ),
    (
        "out of borough",
        r"outside (?:of )?(?:the |its )?(?:borough|area|county)"
        r"|(?:sent|placed|taught|educated) (?:away|elsewhere|miles away)",
    ),
    (
        "independent special schools",
        r"private (?:special )?(?:schools?|schooling|places?|placements?|providers?)",
    ),
)
PHRASES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (term, re.compile(rf"(?<![\w-])(?:{'|'.join(said)})(?![\w-]|&\w)", re.IGNORECASE))
    for term, *said in _PHRASES
)
