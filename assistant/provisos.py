"""On what condition a thing is agreed: what asks for it, and what tells it."""

from assistant.phrases import phrases

ASKS_PROVISO = phrases(
    r"(?:what|which|any|the|an?) (?:\w+ )?(?:conditions?|provisos?|caveats?|strings)",
    r"strings(?: \w+)? attached|what terms|with what proviso",
    r"(?:subject|conditional) (?:to|on|upon) what|what (?:\w+ ){1,6}?(?:subject to"
    r"|conditional (?:up)?on)",
)
TELLS_PROVISO = phrases(
    r"subject to|provided (?:that|it|they)|providing that"
    r"|on (?:the )?condition (?:that|of)|conditional (?:up)?on"
    r"|on the (?:basis|understanding) that|with the proviso"
    r"|so long as|as long as|only if|unless and until|conditions? (?:is|are|was|were)",
)
