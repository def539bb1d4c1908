"""A transcript as a PDF that screen readers can follow: tagged, titled, in English."""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from ui.transcript import TAKE_CARE, TITLE, WORKED_OUT, Transcript

TEMPLATE = Path(__file__).with_name("transcript.typ")


def write_pdf(transcript: Transcript) -> bytes:
    """Return the bytes of a PDF of `transcript`.

    It keeps to PDF/UA-1, unless a paper prints letters that no font here has: the
    standard knows no sign for a letter that is missing. It is tagged all the same.
    """
    words = {"heading": TITLE, "take_care": TAKE_CARE, "worked_out": WORKED_OUT}
    packed = json.dumps(asdict(transcript) | words)
    try:
        return _compile(packed, "ua-1")
    except typst.TypstError:
        return _compile(packed, None)


def _compile(packed: str, standard: "typst.PDFStandards") -> bytes:
    made = typst.compile(
        str(TEMPLATE), sys_inputs={"transcript": packed}, pdf_standards=standard
    )
    return bytes(made)
