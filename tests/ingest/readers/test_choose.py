"""Which reader a file gets, and which files none."""

import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from corpus.errors import LockedPaperError, UnreadablePaperError
from corpus.pages import Table
from ingest.readers.choose import SUFFIXES, read_pages

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
WEB_PAGE = b"<!DOCTYPE html><html><body><h1>Grant</h1><p>Up by 5m.</p></body></html>"


def word_at(path: Path) -> Path:
    paper = Document()
    paper.add_paragraph("The deficit is £5m.")
    with path.open("wb") as stream:
        paper.save(stream)
    return path


def workbook_at(path: Path) -> Path:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"], sheet["B1"] = "Line", "2022/23"
    sheet["A2"], sheet["B2"] = "Deficit", 19.5
    with path.open("wb") as stream:
        workbook.save(stream)
    return path


@pytest.mark.parametrize("name", ["item.html", "item.htm", "mgAi.aspx", "item.txt"])
def test_web_page_is_read_by_whichever_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(WEB_PAGE)

    (page,) = read_pages(path)

    assert page.text == "Grant\nUp by 5m.\n"


def test_word_paper_is_read(tmp_path: Path) -> None:
    (page,) = read_pages(word_at(tmp_path / "report.docx"))

    assert page.text == "The deficit is £5m.\n"


def test_workbook_is_read(tmp_path: Path) -> None:
    (page,) = read_pages(workbook_at(tmp_path / "tables.xlsx"))

    assert isinstance(page.blocks[0], Table)


def test_text_that_quotes_tags_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "front.txt"
    path.write_text("Summary\t<p>The gap is wide.</p>\nStatus\tPublic\n")

    (page,) = read_pages(path)

    assert "Status\tPublic" in page.text


def test_name_in_capitals_is_known(tmp_path: Path) -> None:
    (page,) = read_pages(word_at(tmp_path / "REPORT.DOCX"))

    assert page.number is None


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.pdf", b"", "empty"),
        ("blank.txt", b" \r\n\x00", "empty"),
        ("page.pdf", WEB_PAGE, r"named as a PDF but is a web page"),
        ("page.docx", WEB_PAGE, r"named as a Word file \(.docx\) but is a web page"),
        ("old.doc", OLE + "WordDocument".encode("utf-16-le"), "old Word file"),
        ("old.xls", OLE + "Workbook".encode("utf-16-le"), "old Excel workbook"),
        ("cut.docx", b"PK\x03\x04 and no more", "damaged or cut-off"),
        ("note.rtf", b"{\\rtf1 hello}", "rich text"),
        ("scan.png", b"\x89PNG\r\n\x1a\n....", "a picture"),
        ("odd.txt", b"a\x00b\x01c", "of no kind"),
        ("really.txt", b"%PDF-1.7 ...", r"named \.txt but is a PDF"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_file_that_is_not_what_its_name_says_is_refused(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(UnreadablePaperError, match=reason):
        read_pages(path)


def test_zip_named_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "papers.pdf"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.txt", "hello")

    with pytest.raises(UnreadablePaperError, match="ZIP archive"):
        read_pages(path)


def test_workbook_named_docx_is_refused(tmp_path: Path) -> None:
    path = workbook_at(tmp_path / "tables.docx")

    with pytest.raises(UnreadablePaperError, match="is an Excel workbook"):
        read_pages(path)


def test_locked_file_needs_its_password(tmp_path: Path) -> None:
    path = tmp_path / "locked.docx"
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))

    with pytest.raises(LockedPaperError):
        read_pages(path)


def test_folder_is_refused_as_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePaperError, match="directory"):
        read_pages(tmp_path)


def test_suffixes_are_lower_case_with_their_stop() -> None:
    assert {".pdf", ".docx", ".xlsx", ".html", ".htm", ".txt", ".md"} <= SUFFIXES
