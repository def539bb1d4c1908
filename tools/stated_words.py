"""The words of phrases that state a sum, as patterns over `tools.slots`.

    pattern("from <then>{fill} to <now>")

A phrase leaves no room for words it does not know: a limit ("over £5m"), a rate ("£5m
a year") or another number between two slots, and it is not that phrase.
"""

import re

# What leads to another number or another basis: no filling between two slots.
_LEADING = (
    r"(?:to|from|and|or|than|but|with|against|by|per|each|plus|less|minus|above|below"
    r"|least|most|up|down|including|excluding|includes|net|gross|before|after|compared"
    r"|which|while|whereas|not|average|both|every|respectively|worth|further|additional"
    r"|increas\w*|decreas\w*|reduc\w*|rise\w*|rose|fall\w*|fell)\b"
    r"|(?:over|under|about|around) ⟦"
)
_WORD = rf"(?:(?!{_LEADING})(?:[a-z][\w'’/-]*|⟦t⟧|\(⟦t⟧\)))"
_RISE = (
    r"(?:increas(?:e[sd]?|ing)|r(?:ises?|ose|isen|ising)|gr(?:ows?|ew|own|owing)"
    r"|(?:went|gone|go|going) up|up|worsen(?:s|ed|ing)?|deteriorat(?:es?|ed|ing))"
)
_FALL = (
    r"(?:decreas(?:e[sd]?|ing)|f(?:alls?|ell|allen|alling)|reduc(?:e[sd]?|ing)"
    r"|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|(?:came|come|went|gone) down|down"
    r"|improv(?:e[sd]?|ing)|cut)"
)
_A_RISE = r"(?:increase|rise|growth|uplift|jump)"
_A_FALL = r"(?:decrease|reduction|fall|drop|decline)"
_A_CHANGE = (
    rf"(?:{_A_RISE}|{_A_FALL}|change|movement|difference|improvement|deterioration"
    r"|worsening)"
)
_KIND = (
    r"(?:an? |the )?(?:(?:overall|total|net|cash|year-on-year|significant|small|large"
    r"|sharp) )*"
)
_IS = (
    r"(?:(?:which|this) (?:is|was|represents|represented|equates to|amounts to)|being"
    r"|representing|equating to|equivalent to|amounting to|that is|i\.e\.|giving|making"
    r"|showing|or),?"
)
_OF_TIME = r"(?:week|day|month|year|annum|hour|term|night|mile)s?\b"
_WORDS = {
    "fill": rf"(?: {_WORD}){{0,7}},?",
    "words": rf"(?:{_WORD} ){{0,7}}",
    "few": rf"(?: {_WORD}){{0,2}}",
    "the": r"(?:(?:the|our|its|all|these|this|a|an|total of|their) ){0,2}",
    "rise": _RISE,
    "fall": _FALL,
    "moved": rf"(?:{_RISE}|{_FALL})",
    "a_rise": rf"{_KIND}{_A_RISE}",
    "a_fall": rf"{_KIND}{_A_FALL}",
    "a_change": rf"{_KIND}{_A_CHANGE}",
    "is": _IS,
    "joint": rf"(?: ?[,;:–—-])? ?\(?(?:{_IS} )?",
    "to": r"(?:to|up to|down to|and now|→|->)",
    # What may come between a thing and what it does: "is now forecast to".
    "will": (
        r"(?: (?:in|at|for|by|on) ⟦t⟧)?,?(?: (?:is|are|was|were|has|have|had|will|would"
        r"|be|been|forecast|expected|projected|predicted|estimated|likely|set|due|then"
        r"|now|to|and|subsequently|since|which|that|this|it|also))*"
    ),
    "since": r"(?:from|on|over|against|compared (?:with|to))",
    "beside": r"(?:as )?(?:compared (?:with|to)|against|up from|down from)",
    "against": r"(?:as )?(?:compared (?:with|to)|against)",
    "budget": (
        r"(?:budget|plan|target|allocation|grant|funding|forecast|income|agreement"
        r"|estimate)s?"
    ),
    "variance": (
        r"(?:leaving |resulting in )?(?:(?:an?|the) )?(?:(?:projected|forecast|in-year"
        r"|net|estimated|adverse|favourable|annual) )*(?:over-?spend|under-?spend"
        r"|variance|shortfall|deficit|surplus|gap|difference|pressure|excess)"
        r"(?: of| is| was)?"
    ),
    "than": r"(?:more|less|higher|lower|greater|fewer|better|worse)",
    "each": rf"(?: (?:each|apiece|(?:per|a|for each|for every) (?!{_OF_TIME})[a-z]+))",
    "totalling": (
        r"(?:totalling|(?:costing |giving |making |at |for |or |is |which is |with )?"
        r"an? (?:\w+ ){0,2}?total (?:\w+ )?of|in total)"
    ),
    "leaves": r"(?:=|gives|giving|leaves|leaving|equals|is|makes)",
    "makes": r"(?:=|gives|giving|equals|makes|making|totals|is|comes to|totalling)",
    "left": r"(?: to come| remaining| left| outstanding| unspent| uncommitted)",
    # The first of a sum's terms: one that another goes before is not all there is.
    "first": (
        r"(?<!plus )(?<!less )(?<!minus )(?<!and )(?<!⟧, )(?<![-+−–=×x*/÷(] )"
        r"(?<![-+−–=×*/÷(])"
    ),
    # A number that goes on is another's: a range, a rate, a part, a share of it.
    "end": (
        r"(?!\s?[-–—]\s?⟦)(?!,? (?:and )?⟦)(?! (?:to ⟦|or ⟦|on top|on average"
        r"|year on year|over (?:and above|budget|plan|the (?:budget|plan))"
        r"|on (?:the |its )?(?:budget|plan)|(?:per|an?|each|every|annually|of|points?"
        r"|in|for|after|before|net|gross|excluding|including|and|plus|real|pa|p\.a|both"
        r"|above|below|from|with|against|relative|more|less|higher|lower|greater|once"
        r"|when|if)\b))"
    ),
    # A number that is one end of a range is not what is said.
    "alone": r"(?!\s?[-–]\s?⟦| to ⟦)",
    "also": r"(?:,? (?:\((?:or )?<also>\)|or <too>))?",
}  # fmt: skip


def pattern(phrase: str) -> re.Pattern[str]:
    """Return `phrase` as a pattern: {words} by their name, slots as its <groups>."""
    known = re.sub(r"\{([a-z_]+)\}", lambda name: _WORDS[name[1]], phrase)
    slots = re.sub(r"(?<!\(\?P)<([a-z]+)>", r"⟦(?P<\1>\\d+)⟧", known)
    return re.compile(slots, re.IGNORECASE)
