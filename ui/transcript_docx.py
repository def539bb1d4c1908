"""A transcript as a Word file, its headings real, its language and title set."""

import io

from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from ui.transcript import (
    TAKE_CARE,
    TITLE,
    WORKED_OUT,
    SourceNote,
    Told,
    Transcript,
)

LANGUAGE = "en-GB"
BULLETED = "List Bullet"


def write_docx(transcript: Transcript) -> bytes:
    """Return the bytes of a Word file of `transcript`."""
    paper = Document()
    _set_up(paper, transcript.title)
    paper.add_heading(TITLE, level=1)
    paper.add_paragraph(f"From Paperclerk, {transcript.made_on}")
    for told in transcript.told:
        _add(paper, told)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _set_up(paper: Paper, title: str) -> None:
    # Word holds a property to 255 characters; python-docx raises beyond them.
    paper.core_properties.title = title[:255]
    paper.core_properties.author = "Paperclerk"
    paper.core_properties.language = LANGUAGE
    paper.core_properties.comments = ""
    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _add(paper: Paper, told: Told) -> None:
    paper.add_heading(told.question, level=2)
    if told.asked_on:
        _small(paper.add_paragraph(f"Asked {told.asked_on}"))
    if told.refusal:
        paper.add_paragraph().add_run(told.refusal).bold = True
    for line in told.lines:
        paper.add_paragraph(line.text, style=BULLETED if line.is_item else None)
    if told.warnings:
        paper.add_heading(TAKE_CARE, level=3)
    for warning in told.warnings:
        paper.add_paragraph(warning, style=BULLETED)
    if told.sums:
        paper.add_heading(WORKED_OUT, level=3)
    for sum_ in told.sums:
        paper.add_paragraph(sum_)
    if told.sources:
        paper.add_heading(told.sources_heading, level=3)
    for source in told.sources:
        _add_source(paper, source)
    _small(paper.add_paragraph(told.by))


def _add_source(paper: Paper, source: SourceNote) -> None:
    named = paper.add_paragraph(f"{source.mark} ")
    named.add_run(source.title).bold = True
    named.add_run(f". {source.meeting}. {source.place} ({source.file_name})")
    named.paragraph_format.keep_with_next = True
    named.paragraph_format.space_after = Pt(0)
    paper.add_paragraph(source.quote).paragraph_format.left_indent = Pt(24)


def _small(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.font.size = Pt(9)
