"""The parts of a Word file and the elements in them, as a reader walks them."""

from collections.abc import Iterator
from pathlib import Path

from docx.opc.package import OpcPackage
from docx.opc.part import Part
from lxml import etree

from corpus.errors import UnreadablePaperError
from ingest.readers.list_numbers import W
from ingest.readers.signature import DAMAGE

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Wrappers that print what is in them: content controls, insertions, links, smart tags.
_WRAPPERS = {
    W + tag
    for tag in (
        "sdt", "sdtContent", "ins", "moveTo", "hyperlink", "smartTag", "customXml",
        "dir", "bdo",
    )
}  # fmt: skip


def open_main(path: Path) -> Part:
    """Return the main part of the Word file at `path`.

    Raises:
        UnreadablePaperError: It is damaged, or of a form that is not read.
    """
    try:
        main: Part = OpcPackage.open(str(path)).main_document_part
    except DAMAGE as error:
        reason = "a damaged Word file, or one saved as Strict Open XML"
        raise UnreadablePaperError(path, reason) from error
    return main


def related_root(part: Part, relation: str) -> etree._Element | None:
    """Return the root of the part that `part` refers to as its `relation`."""
    for related in part.rels.values():
        if related.reltype == relation and not related.is_external:
            return root_of(related.target_part)
    return None


def root_of(part: Part) -> etree._Element:
    """Return the root element of `part`; nothing outside of it is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(part.blob, parser)


def children(parent: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Give the children of `tags`, those inside wrappers included, deletions not."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS or child.tag == f"{MATH}oMathPara":
            yield from children(child, *tags)
        elif child.tag == f"{MC}AlternateContent" and len(child):
            yield from children(child[0], *tags)


def value_of(node: etree._Element | None) -> str | None:
    """Return what `node` is set to, its w:val."""
    value = None if node is None else node.get(f"{W}val")
    return None if value is None else str(value)


def integer_of(node: etree._Element | None) -> int | None:
    """Return the whole number that `node` is set to."""
    try:
        return int(value_of(node) or "")
    except ValueError:
        return None
