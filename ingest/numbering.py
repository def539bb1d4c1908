"""Paragraph numbers as a reader would cite them, and headings told from them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.pages import Block, Heading, Paragraph, Table

_DOTTED = re.compile(r"^(\d{1,3}(?:\.\d{1,3})+)\.?(?:\s+|$)")
_WHOLE = re.compile(r"^(\d{1,3})[.)](?:\s+|$)")
_BARE = re.compile(r"^(\d{1,2})\s+(?=[A-Z])")
_LETTER = re.compile(r"^\(?([a-z]|[ivx]{1,4})[.)](?:\s+|$)")
_APPENDIX = re.compile(r"^(?:appendix|annex|schedule)\b", re.IGNORECASE)


def number_paragraphs(blocks: Sequence[Block]) -> list[Block]:
    """Return `blocks` with the numbers of headings, paragraphs and tables set.

    A numbered line is a heading when paragraphs numbered under it follow ("5" before
    "5.1"); otherwise it is a paragraph, however short ("32. N/A"). A paragraph without
    a number carries the last one; a letter is added to it ("4a"). A whole number that
    counts again from one, or stands inside dotted numbers, is an item of a list.
    """
    blocks = _told_apart(blocks)
    is_dotted = any(isinstance(b, Paragraph) and _DOTTED.match(b.text) for b in blocks)
    state = _State(is_dotted=is_dotted)
    return [_numbered(block, state, blocks[i + 1 :]) for i, block in enumerate(blocks)]


def _told_apart(blocks: Sequence[Block]) -> list[Block]:
    has_numbered = any(
        isinstance(block, Heading) and _heading_number(block, blocks[i + 1 :])
        for i, block in enumerate(blocks)
    )
    told: list[Block] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and _BARE.match(block.text):
            title = Heading(text=block.text, level=1, places=block.places)
            is_title = bool(_heading_number(title, blocks[index + 1 :]))
            told.append(_as_heading(title, blocks[index + 1 :]) if is_title else block)
        elif not isinstance(block, Heading):
            told.append(block)
        elif _heading_number(block, blocks[index + 1 :]):
            told.append(_as_heading(block, blocks[index + 1 :]))
        elif _WHOLE.match(block.text) or _DOTTED.match(block.text):
            told.append(Paragraph(text=block.text, places=block.places))
        elif has_numbered and not _APPENDIX.match(block.text):
            told.append(replace(block, level=max(2, block.level)))
        else:
            told.append(block)
    return told


def _heading_number(block: Heading, following: Sequence[Block]) -> str | None:
    """The number of a heading: its own, when what follows is numbered under it."""
    match = _WHOLE.match(block.text) or _BARE.match(block.text)
    match = match or _DOTTED.match(block.text)
    if not match:
        return None
    for later in following:
        if isinstance(later, Heading | Paragraph):
            under = _DOTTED.match(later.text)
            if under:
                return match[1] if under[1].startswith(f"{match[1]}.") else None
            if _WHOLE.match(later.text) and not isinstance(later, Paragraph):
                return None
    return None


def _as_heading(block: Heading, following: Sequence[Block]) -> Heading:
    number = _heading_number(block, following)
    level = 1 + (number or "").count(".")
    return replace(block, number=number, level=level)


@dataclass
class _State:
    """Where the count stands while walking down a paper."""

    is_dotted: bool
    whole: int = 0
    number: str | None = None
    letter: str | None = None

    @property
    def full(self) -> str | None:
        return f"{self.number}{self.letter or ''}" if self.number else self.letter


def _numbered(block: Block, state: _State, following: Sequence[Block]) -> Block:
    if isinstance(block, Heading):
        state.number = state.letter = None
        return block
    if isinstance(block, Table):
        return replace(block, number=state.full)
    if not isinstance(block, Paragraph):
        return block
    if own := _own_number(block, state):
        state.number, state.letter = own, None
        return replace(block, number=own, is_list_item=False)
    letter = _LETTER.match(block.text)
    if letter:
        state.letter = letter[1]
        return replace(block, number=state.full, is_list_item=True)
    if state.letter and not block.is_list_item and not _has_sibling(following):
        state.letter = None
    return replace(block, number=state.full, is_continued=state.full is not None)


def _own_number(block: Paragraph, state: _State) -> str | None:
    if dotted := _DOTTED.match(block.text):
        return dotted[1]
    whole = _WHOLE.match(block.text)
    if whole and not state.is_dotted and int(whole[1]) > state.whole:
        state.whole = int(whole[1])
        return whole[1]
    return None


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
