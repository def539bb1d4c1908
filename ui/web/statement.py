"""The accessibility statement that the law asks of a public body, in our words.

The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility
Regulations 2018 ask what was tested and how, what does not conform and why, whom to
write to, and who enforces the law.
"""

from dataclasses import dataclass

from ui.wording import escape

PREPARED_ON = "22 November 2026"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """Something of the web chat that does not conform: what, which criterion, why."""

    what: str
    criterion: str
    why: str


SHORTFALLS = (
    Shortfall(
        what="The page that a source opens on is a picture. Beside it stands the quote"
        " as text, but not the rest of the page.",
        criterion="criterion 1.1.1, non-text content",
        why="Words read from a PDF can come in another order than they are printed in,"
        " and would mislead; open the paper itself for the whole of it.",
    ),
    Shortfall(
        what="The papers are the councils’ own files, and some are not accessible:"
        " PDFs without tags, tables without headings.",
        criterion="several criteria, paper by paper",
        why="They are shown as they were published; ask the council for another form.",
    ),
    Shortfall(
        what="On a narrow screen the further tabs are in a menu. When one is chosen"
        " there, the keyboard goes on from the top of the page.",
        criterion="criterion 2.4.3, focus order",
        why="The menu is made by Gradio, on which the web chat is built.",
    ),
)

_INTRODUCTION = """
<p>This statement is about the web chat of Paperclerk, which answers questions about
council papers. It should be usable by as many people as possible. You should be able
to:</p>
<ul>
<li>use all of it with a keyboard alone, and always see where you are</li>
<li>use it with a screen reader; answers and errors are announced as they come</li>
<li>enlarge it to 400%, or use it 320 pixels wide, without scrolling sideways to read;
wide tables scroll in a frame of their own</li>
<li>choose dark or light colours; both keep a contrast of 4.5 to 1 for text</li>
<li>use it with animation turned off, as your device asks for it</li>
</ul>
<p>The pages of papers that it shows are pictures of the councils’ own files. The quote
beside each page gives the words as text, and the paper can be opened as the council
published it.</p>
"""
_TESTED = """
<h2>How it was tested</h2>
<p>Every version is tested by a program in a browser (Chromium), with axe-core against
the rules of the Web Content Accessibility Guidelines 2.2, levels A and AA: in light and
dark colours, wide and narrow, empty and with answers and pages open. Other tests use it
by keyboard alone. Such a program finds only part of what can keep people out. It has
not yet been tested by people who use a screen reader, a magnifier or speech every day,
nor by an auditor from outside.</p>
<p>Prepared on {prepared}, from those tests.</p>
"""
_LAW = """
<h2>If you are not satisfied with the answer</h2>
<p>The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies
(Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you are
not happy with how your complaint was answered, contact the
<a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service
(EASS)</a>.</p>
"""
_NO_CONTACT = """
<p>Nobody has been named here yet. Contact the council whose papers these are, by the
ways on its own website. (Whoever runs this web chat names a contact with the setting
PAPERCLERK_CONTACT.)</p>
"""


def render_statement(contact: str | None) -> str:
    """Return the statement as HTML; `contact` is whom to write to, in words."""
    reached = f"<p>{escape(contact)}</p>" if contact else _NO_CONTACT
    return (
        _INTRODUCTION
        + _conformance()
        + _TESTED.format(prepared=PREPARED_ON)
        + "<h2>Whom to tell of a problem</h2>"
        "<p>If something here keeps you from using it, or you need what it shows in"
        " another form, say so to:</p>" + reached + _LAW
    )


def _conformance() -> str:
    items = "".join(
        f"<li>{each.what} (Against {each.criterion}.) {each.why}</li>"
        for each in SHORTFALLS
    )
    return (
        "<h2>Where it falls short</h2>"
        "<p>This web chat conforms in part to the Web Content Accessibility Guidelines"
        " 2.2, level AA. What is known not to conform:</p>"
        f"<ul>{items}</ul>"
    )
