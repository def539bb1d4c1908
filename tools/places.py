"""Where in a page's text given words stand."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.pages import Page, Place


def narrow(
    pages: Sequence[Page], places: Sequence[Place], words: str
) -> tuple[Place, ...]:
    """Return the place of `words` within `places`, whatever white space parts them.

    `places` themselves are returned when the words do not stand whole in one of them:
    a sentence that a page break cuts.
    """
    for place in places:
        found = _pattern(words).search(_text(pages, place), place.start, place.end)
        if words and found:
            return (replace(place, start=found.start(), end=found.end()),)
    return tuple(places)


def nearest(
    pages: Sequence[Page], places: Sequence[Place], words: str
) -> tuple[Place, ...]:
    """Return where `words` stand on the first page of `places`, nearest to them.

    So a caption is found that stands over or under its table. `places` themselves are
    returned when the words do not stand there.
    """
    first = places[0]
    found = list(_pattern(words).finditer(_text(pages, first)))
    if not words or not found:
        return tuple(places)
    near = min(
        found,
        key=lambda match: max(first.start - match.end(), match.start() - first.end),
    )
    return (replace(first, start=near.start(), end=near.end(), boxes=()),)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()))


def _text(pages: Sequence[Page], place: Place) -> str:
    return next((p.text for p in pages if p.number == place.page_number), "")
