"""Chooses the reader of a file by its bytes; the name only breaks a tie."""

from pathlib import Path

from corpus.errors import LockedPaperError, UnreadablePaperError
from corpus.pages import Page
from ingest.readers import docx, html, pdf, text, xlsx
from ingest.readers.signature import Kind, kind_of

SUFFIXES = frozenset(
    {
        ".pdf", ".docx", ".docm", ".xlsx", ".xlsm", ".html", ".htm", ".aspx", ".xhtml",
        ".txt", ".md",
    }
)  # fmt: skip

_WEB_SUFFIXES = frozenset({".html", ".htm", ".aspx", ".xhtml"})
_PLAIN_SUFFIXES = frozenset({".txt", ".md", ""})
_KIND_BY_SUFFIX = {
    ".pdf": Kind.PDF,
    ".docx": Kind.WORD,
    ".docm": Kind.WORD,
    ".xlsx": Kind.EXCEL,
    ".xlsm": Kind.EXCEL,
}


def read_pages(path: Path) -> tuple[Page, ...]:
    """Return the pages of `path`, read as what it is.

    Web pages and text may go by each other's names: a page saved as .aspx or .txt is
    read as a web page. A PDF or Office file whose name says another kind is refused,
    since somebody mixed up two files; one whose name says nothing is read.

    Raises:
        LockedPaperError: It needs a password.
        UnreadablePaperError: It is empty, damaged, not what its name says, or of a
            kind nobody reads.
        NoTextLayerError: It is a PDF of scanned pages.
    """
    kind = kind_of(path)
    if kind is Kind.LOCKED:
        raise LockedPaperError(path)
    _check_name(path, kind)
    match kind:
        case Kind.PDF:
            return pdf.read_pages(path)
        case Kind.WORD:
            return docx.read_pages(path)
        case Kind.EXCEL:
            return xlsx.read_pages(path)
        case Kind.HTML:
            return html.read_pages(path)
        case Kind.TEXT if path.suffix.lower() in _WEB_SUFFIXES:
            return html.read_pages(path)
        case Kind.TEXT:
            return text.read_pages(path)
        case _:
            raise UnreadablePaperError(path, str(kind))


def _check_name(path: Path, kind: Kind) -> None:
    """Refuse a file that is named as one known kind and is another."""
    suffix = path.suffix.lower()
    named = _KIND_BY_SUFFIX.get(suffix)
    if named is not None and kind is not named:
        raise UnreadablePaperError(path, f"named as {named} but is {kind}")
    is_office = kind in _KIND_BY_SUFFIX.values()
    if is_office and suffix in _WEB_SUFFIXES | _PLAIN_SUFFIXES - {""}:
        raise UnreadablePaperError(path, f"named {suffix} but is {kind}")
