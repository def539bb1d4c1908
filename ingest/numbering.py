"""Paragraph numbers as a reader would cite them, and headings told from them.

5 FINANCE            a heading: paragraphs are numbered under it
  5.1 Spending …     a paragraph
      (a) schools    its item, "5.1a"
6 CONCLUSION         a heading by its turn, though nothing is numbered under it

1. Introduction      a heading: the paper numbers titles, text stands under them
32. N/A              a paragraph: the paper numbers paragraphs, short ones too

4 Spending rose      a paragraph where others count on from 1 to it without a stop;
31 plans were late   else it begins with what it counts
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.pages import Block, Footnote, Heading, Paragraph, Table

TITLE_LIMIT = 90
# Titles that open a paper's count before it is taken to number titles.
FEWEST_TITLES = 2
# Paragraphs that count on before numbers without a stop are taken for their own.
FEWEST_BARE = 3

_DOTTED = re.compile(r"^(\d{1,3}(?:\.\d{1,3})+)[.)]?(?:\s+|$)")
_WHOLE = re.compile(r"^(\d{1,3})[.)](?:\s+|$)")
_BARE = re.compile(r"^(\d{1,2})\s+(?=[A-Z])")
_LETTER = re.compile(r"^\(?([a-z]|[ivx]{1,4})[.)](?:\s+|$)")
_APPENDIX = re.compile(r"^(?:appendix|annex|schedule)\b", re.IGNORECASE)
_NOTHING = re.compile(
    r"^\W*(?:n\s?/?\s?a|nil|none|not applicable|tb[acd])\W*$", re.IGNORECASE
)
_STOP = re.compile(r"[.;,:?!]$")


def tell_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return `blocks` with numbered lines told apart: headings, and paragraphs.

    Headings get their numbers, and levels that fit together.
    """
    return _levelled(_told_apart(blocks))


def number_paragraphs(blocks: Sequence[Block]) -> list[Block]:
    """Return `blocks`, headings told, with the numbers of paragraphs and tables set.

    A paragraph without a number carries the last one; a letter is added to it ("4a").
    A whole number that counts again from one is an item of a list, as are all where
    dotted numbers or headings have the count. One without a stop is a paragraph's where
    most such numbers of the paper count on from one. After the heading of an appendix
    paragraphs may count anew.
    """
    has_whole = not any(map(_has_the_count, blocks))
    state = _State(has_whole=has_whole, has_bare=has_whole and _counts_bare(blocks))
    return [_numbered(block, state, blocks[i + 1 :]) for i, block in enumerate(blocks)]


def _has_the_count(block: Block) -> bool:
    """Whether the whole numbers of a paper with `block` are not its paragraphs'."""
    if isinstance(block, Heading):
        return block.number is not None
    return isinstance(block, Paragraph) and _DOTTED.match(block.text) is not None


def _counts_bare(blocks: Sequence[Block]) -> bool:
    """Whether most paragraphs that begin with a number without a stop count on."""
    found = (_BARE.match(b.text) for b in blocks if isinstance(b, Paragraph))
    numbers = [int(match[1]) for match in found if match]
    count = _count_from(1, numbers)
    return count >= FEWEST_BARE and 2 * count > len(numbers)


# --- headings ------------------------------------------------------------------------


def _told_apart(blocks: Sequence[Block]) -> list[Block]:
    """`blocks` with numbered lines made headings and paragraphs, as the count tells."""
    first = _first_title(blocks)
    told: list[Block] = []
    turn = first - 1 if first else 0
    listed = 0
    for index, block in enumerate(blocks):
        following = blocks[index + 1 :]
        number = None if isinstance(block, Table) else _any_number(block.text)
        if not isinstance(block, Heading | Paragraph) or number is None:
            listed = 0 if isinstance(block, Heading) else listed
            told.append(block)
            continue
        is_whole = "." not in number
        is_in_list = isinstance(block, Paragraph) and number == str(listed + 1)
        is_turn = number == str(turn + 1) and not (listed and is_in_list)
        if (
            _has_numbered_under(block, following)
            or (first and is_turn and _is_titled(block, following))
            or (turn and is_turn and _closes_count(block, following))
            or _is_titled_subsection(block, following)
        ):
            told.append(_as_heading(block, number))
            turn = int(number) if is_whole else turn
            listed = 0
        elif _WHOLE.match(block.text) or _DOTTED.match(block.text):
            told.append(_as_paragraph(block))
            listed = int(number) if is_whole else 0
        else:
            told.append(block)
    return told


def _first_title(blocks: Sequence[Block]) -> int | None:
    """The number that a count of titles begins with; None where none is counted.

    Each title stands over text without a number, and there are as many as there are
    paragraphs that count. Minutes go on from the last meeting's: "12 Apologies".
    """
    titles: list[int] = []
    others: list[int] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Heading | Paragraph):
            number = _whole_number(block.text)
            if number is not None:
                is_titled = _is_titled(block, blocks[index + 1 :])
                (titles if is_titled else others).append(number)
    for first in (1, *titles[:1]):
        count = _count_from(first, titles)
        fewest = FEWEST_TITLES if first == 1 else FEWEST_TITLES + 1
        if count >= max(fewest, _count_from(1, others)):
            return first
    return None


def _count_from(first: int, numbers: Sequence[int]) -> int:
    """How many of `numbers`, in their order, go on from `first` by one."""
    following = first
    for number in numbers:
        following += number == following
    return following - first


def _any_number(text: str) -> str | None:
    match = _WHOLE.match(text) or _BARE.match(text) or _DOTTED.match(text)
    return match[1] if match else None


def _whole_number(text: str) -> int | None:
    match = _WHOLE.match(text) or _BARE.match(text)
    return int(match[1]) if match else None


def _has_numbered_under(block: Heading | Paragraph, following: Sequence[Block]) -> bool:
    """Whether the next dotted number is under the block's own: "5.1" after "5"."""
    number = _any_number(block.text)
    if isinstance(block, Paragraph) and not _is_title(block.text):
        return False
    for later in following:
        if isinstance(later, Heading | Paragraph):
            under = _DOTTED.match(later.text)
            if under:
                return under[1].startswith(f"{number}.")
            if isinstance(later, Heading) and _WHOLE.match(later.text):
                return False
            if isinstance(later, Paragraph) and _is_next(later.text, number):
                return False
    return False


def _is_next(text: str, number: str | None) -> bool:
    """Whether `text` has the number after `number`: then nothing stands under that."""
    whole = _whole_number(text)
    return (
        whole is not None
        and number is not None
        and "." not in number
        and (whole == int(number) + 1)
    )


def _is_titled(block: Heading | Paragraph, following: Sequence[Block]) -> bool:
    """Whether `block` reads as a title and text without a number stands under it."""
    return _is_title(block.text) and _has_text_under(following)


def _closes_count(block: Heading | Paragraph, following: Sequence[Block]) -> bool:
    """Whether a title that is next in the count of headings is one of them."""
    is_told = isinstance(block, Heading) or _has_text_under(following)
    return is_told and _is_title(block.text)


def _is_titled_subsection(
    block: Heading | Paragraph, following: Sequence[Block]
) -> bool:
    """Whether the reader saw a heading, "5.2 Forecast", with its own text under it."""
    is_dotted = isinstance(block, Heading) and bool(_DOTTED.match(block.text))
    return is_dotted and _is_titled(block, following)


def _is_title(text: str) -> bool:
    words = re.sub(r"^[\d.)]+\s*", "", text)
    return (
        len(text) <= TITLE_LIMIT
        and words[:1].isupper()
        and not _STOP.search(words)
        and not _NOTHING.match(words)
    )


def _has_text_under(following: Sequence[Block]) -> bool:
    below = next((b for b in following if not isinstance(b, Footnote)), None)
    if isinstance(below, Paragraph):
        return _any_number(below.text) is None
    return isinstance(below, Table)


def _as_heading(block: Heading | Paragraph, number: str) -> Heading:
    level = block.level if isinstance(block, Heading) else 0
    return Heading(text=block.text, level=level, places=block.places, number=number)


def _as_paragraph(block: Heading | Paragraph) -> Paragraph:
    if isinstance(block, Paragraph):
        return block
    return Paragraph(text=block.text, places=block.places)


def _levelled(blocks: Sequence[Block]) -> list[Block]:
    """Numbered headings at one level, sublevels under it, others over or under them.

    A reader that saw no levels gives 1 to all, one that saw headings in a paragraph's
    dress 0. Appendices stand beside the sections they follow.
    """
    seen = [b.level for b in blocks if isinstance(b, Heading) and b.number and b.level]
    numbered = [b for b in blocks if isinstance(b, Heading) and b.number]
    if not numbered:
        return list(blocks)
    top = min(seen, default=1)
    return [
        replace(block, level=_level(block, top))
        if isinstance(block, Heading)
        else block
        for block in blocks
    ]


def _level(heading: Heading, top: int) -> int:
    if heading.number:
        return top + heading.number.count(".")
    if heading.level < top or _APPENDIX.match(heading.text):
        return min(heading.level, top)
    return max(top + 1, heading.level)


# --- paragraphs ----------------------------------------------------------------------


@dataclass
class _State:
    """Where the count stands while walking down a paper.

    `has_whole` tells that whole numbers are paragraphs' at all, `has_bare` that those
    without a stop are. `whole` is the last of a paragraph, `listed` of a list's item;
    each 0 where there is none.
    """

    has_whole: bool
    has_bare: bool
    whole: int = 0
    listed: int = 0
    number: str | None = None
    letter: str | None = None

    @property
    def full(self) -> str | None:
        return f"{self.number}{self.letter or ''}" if self.number else self.letter


def _numbered(block: Block, state: _State, following: Sequence[Block]) -> Block:
    if isinstance(block, Heading):
        state.number = state.letter = None
        state.listed = 0
        if _APPENDIX.match(block.text) and _next_whole(following) == 1:
            state.whole = 0
        return block
    if isinstance(block, Table):
        return replace(block, number=state.full)
    if not isinstance(block, Paragraph):
        return block
    if own := _own_number(block, state, following):
        state.number, state.letter = own, None
        return replace(block, number=own, is_list_item=False)
    letter = _LETTER.match(block.text)
    if letter:
        state.letter = letter[1]
        return replace(block, number=state.full, is_list_item=True)
    if state.letter and not block.is_list_item and not _has_sibling(following):
        state.letter = None
    return replace(block, number=state.full, is_continued=state.full is not None)


def _own_number(
    block: Paragraph, state: _State, following: Sequence[Block]
) -> str | None:
    dotted = _DOTTED.match(block.text)
    if dotted and (dotted.end() < len(block.text) or _counts_on(dotted[1], state)):
        return dotted[1]
    if dotted:
        return None
    if state.has_bare and (bare := _BARE.match(block.text)):
        is_next = int(bare[1]) == state.whole + 1
        state.whole += is_next
        return bare[1] if is_next else None
    whole = _WHOLE.match(block.text)
    if whole is None or not state.has_whole:
        return None
    number = int(whole[1])
    if number <= state.whole or _goes_on_in_list(number, state, following):
        state.listed = number
        return None
    state.whole, state.listed = number, 0
    return whole[1]


def _counts_on(number: str, state: _State) -> bool:
    """Whether a dotted `number` that stands alone may come next; else it is an amount.

    "46.500" and "12.69" after paragraph 6.2 may not.
    """
    if state.number is None or "." not in state.number:
        return number.endswith((".1", ".0"))
    *_, last = state.number.split(".")
    following = f"{state.number.removesuffix(last)}{int(last) + 1}"
    return number == following or number.endswith(".1")


def _goes_on_in_list(number: int, state: _State, following: Sequence[Block]) -> bool:
    """Whether `number` is the next of a list, and not the next of the paragraphs.

    A list under a heading of its own, as the resolutions of a second item are, has
    the better claim; one inside a paragraph only if that number comes again.
    """
    if not state.listed or number != state.listed + 1:
        return False
    is_next = number == state.whole + 1
    return not is_next or state.number is None or _comes(number, following)


def _comes(number: int, following: Sequence[Block]) -> bool:
    """Whether a later paragraph has `number` too, so that this one is a list's."""
    return any(
        isinstance(block, Paragraph) and _whole_number(block.text) == number
        for block in following
    )


def _next_whole(following: Sequence[Block]) -> int | None:
    numbers = (
        _whole_number(block.text) for block in following if isinstance(block, Paragraph)
    )
    return next((number for number in numbers if number is not None), None)


def _has_sibling(following: Sequence[Block]) -> bool:
    """Whether another letter comes before the next number or heading."""
    for block in following:
        if isinstance(block, Heading):
            return False
        if isinstance(block, Paragraph):
            if _LETTER.match(block.text):
                return True
            if _DOTTED.match(block.text) or _WHOLE.match(block.text):
                return False
    return False
