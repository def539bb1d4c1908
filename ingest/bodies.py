"""The committees, cabinets, forums and panels that a paper's head names."""

import re
from calendar import month_name
from collections.abc import Sequence
from string import capwords

from corpus.councils import canonical, find_councils
from ingest.head import Head

BODY = (
    r"(?:cabinet|committee|sub-?committee|panel|forum|board|executive|commission|assembly"
    r"|full\s+council)"
)
BODY_NAME = re.compile(
    r"(?:(?:draft\s+|public\s+)?(?:(?:minutes|meeting|members)\s+of|agenda\s+for"
    r"|reports?\s+(?:to|for)|to"
    rf"|an?|the)\s+)*(?P<name>(?:[\w'’&,-]+\s+){{0,10}}?{BODY}"
    r"(?:\s+(?:committee|panel))?)(?:\s+meeting)?",
    re.IGNORECASE,
)
# "Derby" found, what follows may say that it is the council: "Derby City Council".
COUNCIL_OF_IT = re.compile(
    r"(?:\s+(?:borough|city|county|district|metropolitan))*\s+council\b", re.IGNORECASE
)
_OF_WHOM = re.compile(r"\s+(?:for|of)\s+(?:the\s+)?$", re.IGNORECASE)
_PLACE_KIND = re.compile(r"\s+(?:city|borough|county)\W*", re.IGNORECASE)
MONTHS = "|".join(month_name[1:])
# "Schools Forum 16 January 2025", with nothing between.
_DAY_AT_END = re.compile(
    rf"\s+(?:\w+day,?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS}),?\s+\d{{4}}$",
    re.IGNORECASE,
)
# A longer name is somebody's sentence.
_BODY_WORDS = 12
SEPARATOR = re.compile(
    r"\s+[-–—|/]\s+|\s*\|\s*|,\s+|\s+(?:on\s+)?(?=\w+day\b)"
    r"|:\s+(?=(?:draft\s+)?(?:minutes|agenda|report)\b)"
    r"|\s+held\s+(?:(?:at|on)\s+|(?=\d))|\s*[()]\s*",
    re.IGNORECASE,
)


def committee_of(head: Head) -> str | None:
    """Return the body that `head` names, by its label or in a line."""
    said = head.values.get("committee")
    if said and not canonical(said):
        return body_of(said) or said
    return next((name for line in head.lines if (name := body_of(line))), None)


def body_of(line: str) -> str | None:
    """Return the body that a part of `line`, between dashes or bars, is the name of."""
    name = printed_body(line)
    if name is None:
        return None
    name = _without_council(name)
    return _small_letters(name) if name.isupper() else name


def printed_body(line: str) -> str | None:
    """Return the same with the council before it, in the letters of `line`."""
    whole = BODY_NAME.fullmatch(line)
    parts = [line] if whole else SEPARATOR.split(line)
    bare = (_DAY_AT_END.sub("", without_owner(part)) for part in parts)
    names = [found["name"] for part in bare if (found := BODY_NAME.fullmatch(part))]
    if not names or len(names[-1].split()) > _BODY_WORDS:
        return None
    return names[-1].strip()


def without_owner(part: str) -> str:
    """Return `part` without "for Nottingham City" at its end."""
    for council in find_councils(part)[-1:]:
        before = _OF_WHOM.search(part[: council.start])
        after = part[council.end :]
        is_last = not after.strip() or _PLACE_KIND.fullmatch(after)
        if before and is_last:
            return part[: before.start()]
    return part


def _small_letters(name: str) -> str:
    """Return `name`, printed in capitals, as a sentence would write it."""
    small = re.compile(r"\b(?:And|For|In|Of|The|To)\b")
    first, _, rest = capwords(name).partition(" ")
    return f"{first} {small.sub(lambda word: word[0].lower(), rest)}".strip()


def _without_council(name: str) -> str:
    """Return the body `name` is of, where it is named after its council."""
    for council in find_councils(name)[:1]:
        after = COUNCIL_OF_IT.match(name, council.end)
        is_whole = re.search(r"\b(?:council|borough)\b", council.printed, re.IGNORECASE)
        end = after.end() if after else council.end
        body = BODY_NAME.fullmatch(name[end:].strip())
        if council.start == 0 and (after or is_whole) and body:
            return body["name"]
    return name


def committee_in_name(stem: str, texts: Sequence[str]) -> str | None:
    """Return the body a file name names, as the paper prints it."""
    words = re.findall(r"[a-z]+", stem.lower())
    ends = [index for index, word in enumerate(words) if re.fullmatch(BODY, word)]
    for end in ends[:1]:
        for start in range(max(0, end - 4), end + 1):
            body = r"['’]?\s+".join(words[start : end + 1])
            for text in texts:
                if found := re.search(rf"\b{body}\b", text, re.IGNORECASE):
                    return found[0]
    return None
