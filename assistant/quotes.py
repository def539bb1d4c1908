"""Whether words stand in a text, whole: white space apart, nothing cut from them."""

import re
from collections.abc import Iterator

# A bullet, a number or a running header at most may stand between a list's lines.
_FURTHEST = 240

# The rest of a row, a footer and a header stand between a cell and its other half.
_LONGEST_PAGE = 4000

# Control characters that are no space, soft hyphens, spaces without width, marks of
# direction, tags. The word joiner is ours: it makes a paper's "[2]" no marker.
_UNSEEN = dict.fromkeys(
    (
        *(*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)),
        *(0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F)),
        *(*range(0x2061, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC)),
        *range(0xE0000, 0xE0080),
    )
)

_NUMBER_GOES_ON = re.compile(
    r"[.,]?\d|\s?(?:%|(?:m|bn|k|mn|mil|million|billion|thousand|per\s?cent|percent)\b)",
    re.IGNORECASE,
)
_NUMBER_BEGAN = re.compile(r"(?:\d[.,]?|[-−–+£])$|£\s$")
_LONGEST_TURN = 24
# Words that turn round what follows: a quote may not begin just after one.
_TURNED = re.compile(
    r"\b(?:not|no|never|no longer|nor|neither|without|cannot|hardly|un|non)[\s-]+"
    r"(?:yet |currently |being |be |been )?$|n['’]t\s+$",
    re.IGNORECASE,
)


def visible(text: str) -> str:
    """Return `text` without what has no width or turns the way the rest is shown.

    With such letters a paper could show one number and hold another.
    """
    return text.translate(_UNSEEN)


def squeeze(text: str) -> str:
    """Return what is seen of `text`, all white space one space; PDFs are full of it."""
    return " ".join(visible(text).split())


def stands(quote: str, text: str) -> bool:
    """Return whether `quote` stands in `text` whole; both are squeezed.

    A quote that cuts a word or a number in two, takes off its sign or unit, or leaves
    off the "not" just before it does not stand there.
    """
    return any(
        _is_whole(quote, text[:start], text[start + len(quote) :])
        for start in _starts(quote, text)
    )


def lies_in(words: str, text: str) -> bool:
    """Return whether printed `words`, a cell perhaps, stand in `text` uncut."""
    return any(
        not (words[:1].isalnum() and text[max(0, start - 1) : start].isalnum())
        and not (words[-1:].isalnum() and text[start + len(words) :][:1].isalnum())
        for start in _starts(words, text)
    )


def lines_of(quote: str, passage: str) -> tuple[str, ...] | None:
    """Return `quote` cut where the lines of `passage` end, or None if it is not in it.

    A passage's lines are printed apart, its own list items; a quote that runs over
    them stands in the paper line by line.
    """
    lines = [squeeze(line) for line in passage.splitlines() if line.strip()]
    whole = " ".join(lines)
    quote = squeeze(quote)
    start = next(
        (
            start
            for start in _starts(quote, whole)
            if _is_whole(quote, whole[:start], whole[start + len(quote) :])
        ),
        None,
    )
    if start is None:
        return None
    end, place = start + len(quote), 0
    parts: list[str] = []
    for line in lines:
        part = line[max(0, start - place) : max(0, end - place)].strip()
        if part:
            parts.append(part)
        place += len(line) + 1
    return tuple(parts)


def follow(parts: tuple[str, ...], text: str) -> bool:
    """Return whether `parts` stand in `text` one soon after the other, each whole."""
    for start in _starts(parts[0], text):
        place = start
        for part in parts:
            found = text.find(part, place, place + len(part) + _FURTHEST)
            if found < 0:
                break
            place = found + len(part)
        else:
            return True
    return False


def halves(quote: str, text: str) -> tuple[str, str] | None:
    """Return `quote` cut once where a page's end parts it in `text`, if that is all.

    Both parts stand whole, the second after the first; None where they do not.
    """
    words = quote.split()
    for count in range(len(words) - 1, 0, -1):
        first, rest = " ".join(words[:count]), " ".join(words[count:])
        for start in _starts(first, text):
            end = start + len(first)
            after = text[end : end + _LONGEST_PAGE]
            if _is_whole(first, text[:start], text[end:]) and stands(rest, after):
                return first, rest
    return None


def _starts(quote: str, text: str) -> Iterator[int]:
    start = text.find(quote) if quote else -1
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def _is_whole(quote: str, before: str, after: str) -> bool:
    if quote[0].isalnum() and before[-1:].isalnum():
        return False
    if quote[-1].isalnum() and after[:1].isalnum():
        return False
    if (quote[0].isdigit() or quote[0] == "£") and _NUMBER_BEGAN.search(before):
        return False
    if quote[-1].isdigit() and _NUMBER_GOES_ON.match(after):
        return False
    if quote[0].isdigit() and before.endswith("(") and after.startswith(")"):
        return False
    return not _TURNED.search(before[-_LONGEST_TURN:])
