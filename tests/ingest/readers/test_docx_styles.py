"""Rules of ingest/readers/docx_styles.py: the level of a style and of its heirs."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.readers.docx_styles import Styles

STYLES = f"""
<w:styles {nsdecls("w")}>
  <w:style w:type="paragraph" w:default="1" w:styleId="Body"><w:name w:val="Normal"/>
  </w:style>
  <w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
  <w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Our heading"/>
    <w:basedOn w:val="H2"/></w:style>
  <w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Part"/>
    <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Round"><w:name w:val="Round"/>
    <w:basedOn w:val="Round"/></w:style>
</w:styles>
"""


@pytest.mark.parametrize(
    ("style_id", "level"),
    [
        ("H2", 2),
        ("Ours", 2),
        ("Outlined", 1),
        (None, None),
        ("Round", None),
        ("Gone", None),
    ],
)
def test_level_is_the_style_s_own_or_that_of_what_it_is_based_on(
    style_id: str | None, level: int | None
) -> None:
    assert Styles(parse_xml(STYLES)).level(style_id) == level
