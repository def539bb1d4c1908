"""PDF files to pages: each page's words and strokes, read as a sheet is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from pypdfium2 import raw

from corpus.errors import LockedPaperError, NoTextLayerError, UnreadablePaperError
from corpus.pages import Page
from ingest.readers.pdf_pages import pages_of
from ingest.readers.pdf_words import Sheet, read_sheet
from ingest.readers.signature import Kind, require

# A PDF ends with this mark; some producers print a little after it.
END_MARK = b"%%EOF"
END_BYTES = 4096


def read_pages(path: Path) -> tuple[Page, ...]:
    """Return the pages of the PDF at `path`.

    A page without text, as a scan among typed pages is, has text "" and no blocks.

    Raises:
        UnreadablePaperError: The file is empty, damaged, cut short or no PDF.
        LockedPaperError: It opens only with a password.
        NoTextLayerError: No page has any text.
    """
    sheets = _read_sheets(path)
    if not any(sheet.words for sheet in sheets):
        raise NoTextLayerError(path, page_number=1)
    return pages_of(sheets)


def page_count(path: Path) -> int:
    """Return how many pages the PDF at `path` has.

    Raises:
        UnreadablePaperError: The file is empty, damaged, cut short or no PDF.
        LockedPaperError: It opens only with a password.
    """
    with _opened(path) as pdf:
        return len(pdf)


# --- the file ------------------------------------------------------------------------


def _read_sheets(path: Path) -> list[Sheet]:
    sheets = []
    with _opened(path) as pdf:
        for index in range(len(pdf)):
            try:
                page = pdf[index]
            except pypdfium2.PdfiumError as error:
                raise UnreadablePaperError(
                    path, f"page {index + 1} is damaged"
                ) from error
            try:
                sheets.append(read_sheet(page, index + 1))
            finally:
                page.close()
    return sheets


@contextmanager
def _opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """Open the PDF at `path`; one that opens with no password typed is not locked."""
    require(path, Kind.PDF)
    _check_end(path)
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise LockedPaperError(path) from error
        raise UnreadablePaperError(path, "a damaged PDF") from error
    try:
        if not len(pdf):
            raise UnreadablePaperError(path, "a PDF without pages")
        yield pdf
    finally:
        pdf.close()


def _check_end(path: Path) -> None:
    """Raise if `path` lacks its last bytes; pdfium would read the rest in silence."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - END_BYTES))
        if END_MARK not in file.read():
            raise UnreadablePaperError(path, "a PDF cut short")
