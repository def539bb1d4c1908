"""What kind of file the bytes are, whatever the name says."""

import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from docx.opc.exceptions import OpcError
from openpyxl.utils.exceptions import InvalidFileException

from corpus.errors import LockedPaperError, UnreadablePaperError

# A web page may begin with comments as long as a licence.
_HEAD_BYTES = 4096
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
# A text paper may quote tags (front sheets copied from a form do); a web page begins
# with one.
_HTML = re.compile(
    rb"(?:\s|<\?xml[^>]*>|<!--.*?-->)*"
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|div|table|p|h[1-6]|span)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


# What the libraries let through when an Office file's parts do not fit together.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    OpcError,
    InvalidFileException,
    NotImplementedError,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
)


class Kind(StrEnum):
    """A kind of file, in words that finish "is …"."""

    PDF = "a PDF"
    WORD = "a Word file (.docx)"
    EXCEL = "an Excel workbook (.xlsx)"
    HTML = "a web page"
    TEXT = "plain text"
    EMPTY = "empty"
    OLD_WORD = "an old Word file (.doc), which cannot be read; save it as .docx"
    OLD_EXCEL = "an old Excel workbook (.xls), which cannot be read; save it as .xlsx"
    BINARY_EXCEL = "a binary workbook (.xlsb), which cannot be read; save it as .xlsx"
    OLD_OFFICE = "an old Office file, which cannot be read; save it in a new format"
    LOCKED = "locked with a password"
    OPEN_DOCUMENT = "an OpenDocument file, which cannot be read; save it as .docx"
    SLIDES = "a presentation, which cannot be read; save it as PDF"
    RICH_TEXT = "a rich text file (.rtf), which cannot be read; save it as .docx"
    ZIP = "a ZIP archive; take the papers out of it first"
    DAMAGED_ZIP = "a damaged or cut-off Office file or ZIP archive"
    PICTURE = "a picture, which cannot be read; run OCR and save it as PDF"
    UNKNOWN = "of no kind that can be read"


def kind_of(path: Path) -> Kind:
    """Return what the file at `path` is by its bytes.

    Raises:
        UnreadablePaperError: The file cannot be opened at all.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "cannot be opened").lower()
        raise UnreadablePaperError(path, reason) from error
    if not content.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        return Kind.EMPTY
    if content.startswith(b"PK"):
        return _kind_of_zip(path)
    if content.startswith(_OLE):
        return _kind_of_ole(content)
    return _kind_of_head(content[:_HEAD_BYTES])


def require(path: Path, wanted: Kind) -> None:
    """Check that the file at `path` is what its reader can read.

    Raises:
        LockedPaperError: It needs a password.
        UnreadablePaperError: It is something else; says what.
    """
    kind = kind_of(path)
    if kind is Kind.LOCKED:
        raise LockedPaperError(path)
    if kind is not wanted:
        raise UnreadablePaperError(path, f"not {wanted} but {kind}")


def _kind_of_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError):
        return Kind.DAMAGED_ZIP
    if "[Content_Types].xml" not in names:
        return Kind.OPEN_DOCUMENT if "content.xml" in names else Kind.ZIP
    for prefix, kind in (("word/", Kind.WORD), ("ppt/", Kind.SLIDES)):
        if any(name.startswith(prefix) for name in names):
            return kind
    if "xl/workbook.bin" in names:
        return Kind.BINARY_EXCEL
    if any(name.startswith("xl/") for name in names):
        return Kind.EXCEL
    return Kind.ZIP


def _kind_of_ole(content: bytes) -> Kind:
    """Tell old Office files apart by the names in their table of streams."""
    for name, kind in (
        ("EncryptedPackage", Kind.LOCKED),
        ("WordDocument", Kind.OLD_WORD),
        ("Workbook", Kind.OLD_EXCEL),
        ("Book", Kind.OLD_EXCEL),
    ):
        if name.encode("utf-16-le") in content:
            return kind
    return Kind.OLD_OFFICE


def _kind_of_head(head: bytes) -> Kind:
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"{\\rtf"):
        return Kind.RICH_TEXT
    if head.startswith(_PICTURES):
        return Kind.PICTURE
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", errors="replace").encode()
    elif head.startswith(b"\xef\xbb\xbf"):
        head = head[3:]
    elif b"\x00" in head:
        return Kind.UNKNOWN
    return Kind.HTML if _HTML.match(head) else Kind.TEXT
