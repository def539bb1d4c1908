"""Where a quote stands among characters, when white space does not count."""

import unicodedata
from collections.abc import Iterator, Sequence

# PDFium prints a hyphen that breaks a word at a line's end as this character.
LINE_END_HYPHEN = "\x02"


def quote_places(chars: Sequence[str], quote: str) -> tuple[tuple[int, int], ...]:
    """Return each place `quote` takes up among `chars`, as (start, end), half-open.

    White space is squeezed out of both sides and ligatures are spelt out. A hyphen at
    a line's end is tried as printed and as the mere break of a word. A place that
    would cut a printed number in two ("54.4" in "154.4") is none.

    Args:
        chars: A text, or the characters of a page one by one, each with the white
            space after it.
        quote: Words as printed.
    """
    wanted = squeeze(quote)
    for hyphen in ("-", ""):
        text, owners = _spell(chars, hyphen)
        places = tuple(
            (owners[start], owners[end - 1] + 1)
            for start, end in _occurrences(text, wanted)
        )
        if whole := tuple(place for place in places if _is_whole(chars, place)):
            return whole
    return ()


def squeeze(text: str) -> str:
    """Return `text` without white space, ligatures spelt out, soft hyphens dropped."""
    return "".join(
        char
        for char in unicodedata.normalize("NFKC", text)
        if not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf")
    )


def _spell(chars: Sequence[str], hyphen: str) -> tuple[str, list[int]]:
    """Return the squeezed text of `chars` and, for each letter, the char it is from."""
    letters: list[str] = []
    owners: list[int] = []
    for index, char in enumerate(chars):
        printed = hyphen if char.strip() == LINE_END_HYPHEN else squeeze(char)
        letters.extend(printed)
        owners.extend([index] * len(printed))
    return "".join(letters), owners


def _occurrences(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        yield start, start + len(wanted)
        start = text.find(wanted, start + 1)


def _is_whole(chars: Sequence[str], place: tuple[int, int]) -> bool:
    start, end = place
    before = "".join(chars[max(0, start - 2) : start])
    after = "".join(chars[end : end + 2])
    return not (
        (chars[start].strip().isdigit() and _is_in_number(before[::-1]))
        or (chars[end - 1].isdigit() and _is_in_number(after))
    )


def _is_in_number(beside: str) -> bool:
    """Tell whether what stands `beside` a digit, nearest first, goes on with it."""
    return beside[:1].isdigit() or (beside[:1] in tuple(".,") and beside[1:].isdigit())
