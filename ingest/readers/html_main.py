"""What a web page is about, apart from the site around it.

Left out is what only leads about the site: navigation, banners, breadcrumbs, action
links, footers, hidden elements. Of the rest the part that its maker marks as the main
one is kept, or the innermost that still holds most of the words.
"""

import re

from bs4 import Tag

from ingest.readers.flow import squeeze

# The chosen part of a page holds at least this share of its words that are not links.
DENSEST_SHARE = 0.7
SMALLEST_MAIN_SHARE = 0.1

_UNPRINTED = (
    "script", "style", "noscript", "template", "svg", "nav", "footer", "aside",
    "button", "select", "input", "textarea", "iframe", "object", "dialog", "img",
)  # fmt: skip
_SITE_ROLES = {
    "navigation", "banner", "contentinfo", "search", "complementary", "dialog",
    "alertdialog", "menu", "menubar",
}  # fmt: skip
_SITE_NAMES = re.compile(
    r"cookie|breadcrumb|skip-?(?:link|to|nav)|skipto|site-?(?:header|footer|nav)"
    r"|^(?:header|footer|nav|menu|sidebar|navbar|banner|mgFooter|mgActionList)$"
    r"|^(?:visually-?hidden|sr-?only|screen-?reader(?:-text)?|print-?hide|noprint)$"
    r"|^(?:social|share|sharing|feedback)(?:-|_|$)",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_MAIN_SELECTORS = ("#modgov", ".mgContent", "[role=main]", "main", "article")


def is_left_out(tag: Tag) -> bool:
    """Return whether `tag` is the site's, or not shown at all."""
    if tag.name in ("body", "html", "main"):
        return False
    if tag.name in _UNPRINTED or tag.has_attr("hidden"):
        return True
    if (
        attribute_of(tag, "aria-hidden") == "true"
        or attribute_of(tag, "role") in _SITE_ROLES
    ):
        return True
    if tag.name == "header" and tag.find("h1") is None:
        return True
    if _HIDDEN_STYLE.search(attribute_of(tag, "style")):
        return True
    return any(_SITE_NAMES.search(name) for name in names_of(tag))


def main_part(body: Tag) -> Tag:
    """Return the part of the page that holds what it is about."""
    total = _weight(body)
    for selector in _MAIN_SELECTORS:
        found = max(body.select(selector), key=_weight, default=None)
        if found is not None and _weight(found) >= SMALLEST_MAIN_SHARE * total:
            return found
    return _densest(body)


def _densest(body: Tag) -> Tag:
    """Return the innermost block that still holds most of the words."""
    best = body
    while True:
        inner = [
            child
            for child in best.find_all(["div", "section", "center"], recursive=False)
            if _weight(child) >= DENSEST_SHARE * _weight(body)
        ]
        if not inner:
            return best
        best = inner[0]


def _weight(tag: Tag) -> int:
    """Count the letters of `tag` that are not in links."""
    linked = sum(len(squeeze(link.get_text())) for link in tag.find_all("a"))
    return len(squeeze(tag.get_text())) - linked


def names_of(tag: Tag) -> list[str]:
    """Return the id and the classes of `tag`."""
    return [*attribute_of(tag, "class").split(), *attribute_of(tag, "id").split()]


def attribute_of(tag: Tag, name: str) -> str:
    """Return an attribute as one string; "" where there is none."""
    value = tag.get(name)
    if value is None:
        return ""
    return value if isinstance(value, str) else " ".join(value)
