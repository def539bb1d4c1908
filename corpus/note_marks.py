"""Marks of notes, glued to what they are about: "2020/21¹", "£5.2m*", "total[a]"."""

import re

# Superscript digits, which number notes ("2020/21¹"), to stand inside a pattern's [].
# Patterns take them for letters, so they are blanked before any is tried.
NOTES = "¹²³⁰⁴-⁹"
NOTE_MARK = rf"(?:[{NOTES}*†‡§#]|\[(?:\d{{1,2}}|[a-z])\])"
_MARKS = re.compile(NOTE_MARK)


def without_marks(text: str) -> str:
    """Return `text` with the marks of notes blank; the rest stands where it stood."""
    return _MARKS.sub(lambda found: " " * len(found[0]), text)
