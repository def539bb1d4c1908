"""Authorities told by their sites and e-mail addresses: jo@wigan.gov.uk is Wigan's."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.councils import read_councils

_SITE = re.compile(
    r"(?<![\w-])(?P<label>[a-z][a-z-]+)\.(?:gov|moderngov\.co)\.uk\b(?!\.\w)",
    re.IGNORECASE,
)
# What a site's name puts around its place: nottinghamcity, surreycc, royalgreenwich.
_AROUND = re.compile(
    r"(?P<before>london|royal)?(?P<place>.+?)(?P<after>city|council|citycouncil|mbc|cc|bc)?"
)
# No name or alias, shortened further, makes this one.
_SHORTENED = {"nelincs": "North East Lincolnshire"}


def councils_of_sites(text: str) -> Iterator[str]:
    """Yield our name for each authority whose address stands in `text`, in order."""
    for found in _SITE.finditer(text):
        if name := _council_of(re.sub(r"[^a-z]", "", found["label"].lower())):
            yield name


def _council_of(label: str) -> str | None:
    around = _AROUND.fullmatch(label)
    places = (label, around["place"]) if around else (label,)
    return next((_names()[place] for place in places if place in _names()), None)


@cache
def _names() -> dict[str, str]:
    """Return our name by each form of a site's, in letters alone, "and" or none."""
    names = dict(_SHORTENED)
    for council in read_councils():
        for printed in (council.name, council.full_name, *council.aliases):
            words = re.findall(r"[a-z]+", printed.lower().replace("&", " and "))
            for kept in (words, [word for word in words if word != "and"]):
                names.setdefault("".join(kept), council.name)
    return names
