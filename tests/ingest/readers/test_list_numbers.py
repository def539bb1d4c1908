"""Numbers in letters and Roman numerals, and patterns of several levels."""

import pytest
from lxml import etree

from ingest.readers.list_numbers import Numbering, W, in_letters, in_roman

SPACE = f'xmlns:w="{W[1:-1]}"'


def numbering(levels: str, more: str = "") -> Numbering:
    return Numbering(
        etree.fromstring(
            f'<w:numbering {SPACE}><w:abstractNum w:abstractNumId="1">{levels}'
            '</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="1"/>'
            f"{more}</w:num></w:numbering>"
        )
    )


def level(at: int, pattern: str, *, kind: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/>{more}</w:lvl>'
    )


def labels(counted: Numbering, *levels: int) -> list[str]:
    found = [counted.next_label("9", at) for at in levels]
    return [label.text if label else "" for label in found]


@pytest.mark.parametrize(
    ("number", "letters", "roman"),
    [(1, "a", "i"), (4, "d", "iv"), (26, "z", "xxvi"), (27, "aa", "xxvii")],
)
def test_number_in_letters_and_roman(number: int, letters: str, roman: str) -> None:
    assert (in_letters(number), in_roman(number)) == (letters, roman)


def test_upper_level_not_yet_counted_is_at_its_start() -> None:
    counted = numbering(level(0, "%1.") + level(1, "%1.%2"))

    assert labels(counted, 1, 1, 0, 1) == ["1.1", "1.2", "2.", "2.1"]


def test_level_that_never_restarts_counts_on() -> None:
    never = '<w:lvlRestart w:val="0"/>'
    counted = numbering(level(0, "%1.") + level(1, "(%2)", more=never))

    assert labels(counted, 0, 1, 0, 1) == ["1.", "(1)", "2.", "(2)"]


def test_legal_level_prints_letters_above_it_as_figures() -> None:
    legal = level(1, "%1.%2", more="<w:isLgl/>")
    counted = numbering(level(0, "%1", kind="upperRoman") + legal)

    assert labels(counted, 0, 0, 1) == ["I", "II", "2.1"]


def test_bullet_prints_nothing_and_is_a_list_item() -> None:
    label = numbering(level(0, "\uf0b7", kind="bullet")).next_label("9", 0)

    assert label is not None
    assert (label.text, label.is_list_item) == ("", True)


def test_unknown_list_has_no_label() -> None:
    assert Numbering(None).next_label("9", 0) is None
