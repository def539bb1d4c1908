"""What a line of plain text is, by its own words: a title, an item, a label."""

import re

HEADING_LIMIT = 90

BULLET = re.compile(r"^(?:[-–—*o]\s+|[•◦▪·●○■□‣\u2043➢✓\uf0b7\uf0a7]\s*)(?=\S)")
_NUMBERED = re.compile(
    r"^(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|\(?[a-z]{1,3}[.)]|\([ivx]+\))(?:\s|$)"
)
_HEADING = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})?\.?\s+|[a-z]\.\s+|[A-Z]\.\s+)?[^\W\d_a-z].*$"
)
# "December 2024 (31 December 2023: 93)" is no label: its bracket is open.
_LABELLED = re.compile(r"^[A-Z](?:[\w /.-]|\([\w /.-]*\)){1,40}:(?:\s|$)")
# A line such as "Staff: none" answers its own heading.
_ANSWERED = re.compile(r":\s*(?:none|nil|n/?a|yes|no)$", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:table|fig(?:ure|\.)?|chart|graph)\s+\d", re.IGNORECASE)


def is_title(text: str) -> bool:
    """Return whether `text`, alone on its line, can name what follows."""
    return (
        len(text) <= HEADING_LIMIT
        and not text.endswith((".", ";", ",", "?", "!", ":"))
        and not _CAPTION.match(text)
        and "://" not in text
        and not _ANSWERED.search(text)
        and bool(_HEADING.match(text))
    )


def begins_anew(text: str) -> bool:
    """Return whether `text` begins an item, a caption or what a label says."""
    return any(
        begins.match(text) for begins in (_NUMBERED, BULLET, _CAPTION, _LABELLED)
    )
