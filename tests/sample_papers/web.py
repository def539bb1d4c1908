"""Draw sample papers as the pages of a council's committee system."""

from dataclasses import dataclass
from html import escape

from tests.sample_papers.blocks import DIGEST_NOTE


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage:
    """The page of one agenda item: what was decided and the minutes.

    `council`, `meeting` and `met_on` are None on a page that does not name them.
    """

    title: str
    minutes: tuple[str, ...]
    papers: tuple[str, ...]
    decision: tuple[str, ...] = ()
    purpose: str | None = None
    points: tuple[str, ...] = ()
    council: str | None = None
    meeting: str | None = None
    met_on: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingItem:
    """A row of a meeting's page; `decision` is its numbered resolutions."""

    number: str
    title: str
    text: tuple[str, ...]
    decision: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage:
    """The page of one meeting, an item a row."""

    council: str
    meeting: str
    met_on: str
    venue: str
    items: tuple[MeetingItem, ...]


STYLE = """
body { font: 16px/1.5 Arial, Helvetica, sans-serif; margin: 2rem auto;
  max-width: 50rem; color: #1a1a1a; }
nav, footer { color: #5a5a5a; font-size: 0.85rem; }
footer { border-top: 1px solid #8a8a8a; margin-top: 2rem; padding-top: 0.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8a8a8a; padding: 0.5rem; text-align: left;
  vertical-align: top; }
"""


def draw_item_page(page: ItemPage) -> bytes:
    """Return `page` as the bytes of an HTML file."""
    named = [page.meeting, page.met_on, f"Item {page.number}" if page.number else None]
    heading = " - ".join(part for part in named if part)
    body = [
        f'<h2 class="mgSubTitleTxt">{escape(heading)}</h2>' if heading else "",
        f'<h3 class="mgItemTitle">{escape(page.title)}</h3>',
        _paragraphs((page.purpose,) if page.purpose else ()),
        _section("Minutes:", _paragraphs(page.minutes) + _bullets(page.points)),
        _section("Resolved:", _numbered(page.decision)),
        _section("Supporting documents:", _bullets(page.papers)),
    ]
    return _html(f"Agenda item - {page.title}", page.council, "Agenda item", body)


def draw_meeting_page(page: MeetingPage) -> bytes:
    """Return `page` as the bytes of an HTML file."""
    rows = "".join(
        f"<tr><td>{escape(item.number)}</td><td>"
        f'<p class="mgAiTitleTxt"><strong>{escape(item.title)}</strong></p>'
        f"{_paragraphs(item.text)}"
        f"{_section('Resolved:', _numbered(item.decision))}"
        "</td></tr>\n"
        for item in page.items
    )
    body = [
        f'<h2 class="mgSubTitleTxt">{escape(page.meeting)} - '
        f"{escape(page.met_on)}</h2>",
        f"<p><strong>Venue:</strong> {escape(page.venue)}</p>",
        '<table class="mgItemTable">\n<thead><tr><th>No.</th><th>Item</th></tr>'
        f"</thead>\n<tbody>\n{rows}</tbody>\n</table>",
    ]
    title = f"Agenda for {page.meeting} on {page.met_on}"
    return _html(title, page.council, "Agenda and decisions", body)


def _html(title: str, council: str | None, heading: str, body: list[str]) -> bytes:
    whole_title = f"{title} - {council}" if council else title
    banner = f"<header><strong>{escape(council)}</strong></header>\n" if council else ""
    content = "\n".join(part for part in body if part)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{escape(whole_title)}</title>
<style>{STYLE}</style>
</head>
<body>
{banner}<nav>Home &gt; Council and democracy &gt; Meetings</nav>
<main class="mgContent">
<h1 class="mgMainTitleTxt">{escape(heading)}</h1>
{content}
</main>
<footer>{escape(DIGEST_NOTE)}</footer>
</body>
</html>
""".encode()


def _section(heading: str, content: str) -> str:
    return f"<h4>{escape(heading)}</h4>\n{content}" if content else ""


def _paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f'<p class="mgWordPara">{escape(text)}</p>\n' for text in texts)


def _bullets(texts: tuple[str, ...]) -> str:
    return f"<ul>\n{_list_items(texts)}</ul>\n" if texts else ""


def _numbered(texts: tuple[str, ...]) -> str:
    return f"<ol>\n{_list_items(texts)}</ol>\n" if texts else ""


def _list_items(texts: tuple[str, ...]) -> str:
    return "".join(f"<li>{escape(text)}</li>\n" for text in texts)
