"""Whose paper it is: named at its head, by far the most often, or by its addresses.

Report to Devon Education Forum           a body's own name
Report of: Head of SEND, Sefton Council   whose officer wrote it
Medway Council  Schools Forum  Page 1     a running header or footer
Contact: jo@wigan.gov.uk                  an address, where no other council's stands
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.council_sites import councils_of_sites
from corpus.councils import ENGLAND, CouncilMention, canonical, find_councils
from corpus.pages import Footnote, Page
from ingest.bodies import COUNCIL_OF_IT, body_of, printed_body, without_owner
from ingest.head import Head

_MIN_MENTIONS = 5
_MIN_SHARE = 0.75
# A link in a longer text may lead to anybody; an e-mail address is the writer's.
_LINK_WORDS = 15
_RUNNING_LIMIT = 200

# A board or a panel may be a partnership's.
_OF_A_COUNCIL = re.compile(r"(?:cabinet|committee|executive|forum)$", re.IGNORECASE)
# Another council that a paper is about: "Benchmarking with Leeds City Council".
_BESIDE_IT = re.compile(
    r"\b(?:with|against|beside|between|versus|than|from|visit(?:ed)?(?:\s+to)?|like|and"
    r"|to\s+join)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OFFICER = re.compile(
    r"\b(?:director|head\s+of|officer|manager|chief\s+executive)\b[^.]*,\s*$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\S+@\S+")


def own_council(
    head: Head, pages: Sequence[Page], texts: Sequence[str], stem: str
) -> tuple[str | None, str]:
    """Return whose paper it is and where that was read; None where nothing tells.

    Args:
        head: The paper's head.
        pages: Its pages, for what runs at their edges.
        texts: All its texts.
        stem: Its file's name without the ending.
    """
    if name := _at_head(head):
        return name, "front sheet"
    if name := _running(pages) or _most_named(texts) or _at_addresses(texts):
        return name, "text"
    return _in_file_name(stem, texts), "file name"


def _at_head(head: Head) -> str | None:
    if name := canonical(head.values.get("council", "")):
        return name
    named = {
        mention.name
        for line in (*head.lines, head.values.get("committee", ""))
        for mention in find_councils(line)
        if _is_whole_name(mention, line)
        or canonical(line) == mention.name != ENGLAND
        or _is_of(mention, line)
    }
    if not named:
        named = {
            mention.name
            for line in head.printed
            for mention in find_councils(line)
            if _is_council(mention) and _OFFICER.search(line[: mention.start])
        }
    return named.pop() if len(named) == 1 else None


def _is_council(mention: CouncilMention) -> bool:
    return mention.printed.lower().endswith("council")


def _is_whole_name(mention: CouncilMention, line: str) -> bool:
    """Tell whether `line` names the council in full, and not beside another."""
    return _is_council(mention) and not _BESIDE_IT.search(line[: mention.start])


def _is_of(mention: CouncilMention, line: str) -> bool:
    """Tell whether a body that `line` names is of the council."""
    named = printed_body(line) or ""
    is_its = named.startswith(mention.printed) and _OF_A_COUNCIL.search(
        body_of(line) or ""
    )
    is_for_it = bool(named) and len(without_owner(line)) < mention.start
    at_start = mention.start == 0 and COUNCIL_OF_IT.match(line, mention.end)
    return bool(is_its or is_for_it or at_start)


def _running(pages: Sequence[Page]) -> str | None:
    """Return the council whose full name begins what runs at the edge of pages."""
    named = {
        mention.name
        for page in pages
        for block in page.blocks
        if isinstance(block, Footnote) and not block.mark
        if len(block.text) <= _RUNNING_LIMIT
        for mention in find_councils(block.text)
        if _is_council(mention) and mention.start == 0
    }
    return named.pop() if len(named) == 1 else None


def _most_named(texts: Sequence[str]) -> str | None:
    """Return the council a paper speaks of as its own: by far the most often named."""
    mentions = [m for text in texts for m in find_councils(text) if m.name != ENGLAND]
    for name, count in Counter(m.name for m in mentions).most_common(1):
        is_own = any(m.name == name and _is_council(m) for m in mentions)
        if is_own and count >= max(_MIN_MENTIONS, _MIN_SHARE * len(mentions)):
            return name
    return None


def _at_addresses(texts: Sequence[str]) -> str | None:
    """Return whose addresses a paper gives, where it names no other council."""
    named = {name for text in texts for name in _addressed(text)}
    others = {m.name for t in texts for m in find_councils(t) if _is_council(m)}
    return named.pop() if len(named) == 1 and others <= named else None


def _addressed(text: str) -> Iterator[str]:
    is_short = len(text.split()) <= _LINK_WORDS
    for part in (text,) if is_short else _MAIL.findall(text):
        yield from councils_of_sites(part)


def _in_file_name(stem: str, texts: Sequence[str]) -> str | None:
    """Return the council of a file name, unless the paper names others only."""
    words = re.sub(r"[-_.\s]+", " ", stem)
    named = {m.name for m in find_councils(words, is_question=True)} - {ENGLAND}
    if len(named) != 1:
        return None
    spoken = {m.name for text in texts for m in find_councils(text)} - {ENGLAND}
    return named.pop() if named <= spoken or not spoken else None
