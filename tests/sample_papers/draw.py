"""Draw every sample paper: `python -m tests.sample_papers.draw`."""

from pathlib import Path

from corpus.papers import SAMPLE_PAPERS
from tests.sample_papers.bath import BATH
from tests.sample_papers.bcp import BCP_2021, BCP_2024
from tests.sample_papers.blocks import DIGEST_NOTE
from tests.sample_papers.bury import BURY_CABINET, BURY_FORUM
from tests.sample_papers.kent import KENT
from tests.sample_papers.norfolk import NORFOLK
from tests.sample_papers.pdf import draw_pdf
from tests.sample_papers.sheet import draw_sheets
from tests.sample_papers.surrey import SURREY_MEETING, SURREY_PART_2
from tests.sample_papers.web import draw_item_page, draw_meeting_page
from tests.sample_papers.west_berkshire import (
    WEST_BERKSHIRE_FORUM,
    WEST_BERKSHIRE_SHEETS,
)
from tests.sample_papers.wiltshire import FORUM_PAGE, WILTSHIRE_CABINET
from tests.sample_papers.word import draw_word


def drawn_papers() -> dict[str, bytes]:
    """Return the bytes of every sample paper by its file name."""
    return {
        "bathnes-audit-2025-02-05-digest.pdf": draw_pdf(BATH),
        "bcp-cabinet-2021-09-01-digest.pdf": draw_pdf(BCP_2021),
        "bcp-cabinet-2024-05-22-digest.docx": draw_word(BCP_2024),
        "bury-cabinet-2023-07-12-digest.html": draw_item_page(BURY_CABINET),
        "bury-schools-forum-2022-01-digest.pdf": draw_pdf(BURY_FORUM),
        "kent-education-2026-01-20-digest.txt": KENT.format(note=DIGEST_NOTE).encode(),
        "norfolk-cabinet-2024-09-02-digest.pdf": draw_pdf(NORFOLK),
        "schools-forum-send-update-digest.html": draw_item_page(FORUM_PAGE),
        "surrey-cabinet-2022-03-07-digest.html": draw_meeting_page(SURREY_MEETING),
        "surrey-cabinet-2022-03-07-part-2-digest.pdf": draw_pdf(SURREY_PART_2),
        "west-berkshire-month-9-2015-16-digest.xlsx": draw_sheets(
            WEST_BERKSHIRE_SHEETS, title="DSG budget monitoring 2015/16 (digest)"
        ),
        "west-berkshire-schools-forum-digest.docx": draw_word(WEST_BERKSHIRE_FORUM),
        "wiltshire-cabinet-2024-04-16-digest.html": draw_item_page(WILTSHIRE_CABINET),
    }


def draw_papers(folder: Path) -> None:
    """Write every sample paper into `folder`, over those that are there."""
    for name, content in drawn_papers().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    draw_papers(SAMPLE_PAPERS)
