"""Which papers are open to the public, and which are kept from it."""

import pytest

from corpus.pages import Block, Footnote, Heading, Page, Paragraph
from corpus.records import Status
from ingest.frontsheet import FrontSheet, read_front_sheet
from ingest.layout import arrange
from ingest.readers.text import read_text

HEAD = "Surrey County Council\nCabinet\nMeeting date: 7 March 2022\n\nTitle: A loan\n\n"
BODY = "\n\n1. Purpose\n\n1.1 The loan is £7m.\n\n1.2 Members are asked to agree it.\n"
TABLE = "Surrey County Council\n\nReport title\tA loan\n{}\nWard\tAll\n"
PRICES = (
    "Not for publication. Oak House charges £84,000 and Elm House £91,000 a year.\n"
)
APPENDIX = "\n\nAppendix 3\n\nThe lender asks for a sum of £9m over ten years.\n"


def read(text: str) -> FrontSheet:
    return read_front_sheet(arrange(read_text(text)), "s1234.txt")


def paged(*pages: tuple[Block, ...]) -> FrontSheet:
    numbered = [
        Page(number=number, text="", blocks=blocks)
        for number, blocks in enumerate(pages, start=1)
    ]
    return read_front_sheet(tuple(numbered), "s1234.pdf")


def paragraph(text: str, number: str | None = None) -> Paragraph:
    return Paragraph(text=text, places=(), number=number)


@pytest.mark.parametrize(
    "marking",
    [
        "CONFIDENTIAL",
        "[Confidential]",
        "*** CONFIDENTIAL ***",
        "C O N F I D E N T I A L",
        "Private and confidential",
        "STRICTLY CONFIDENTIAL - MEMBERS ONLY",
        "(Exempt)",
        "Exempt report",
        "Exempt from publication",
        "Exempt minutes of Cabinet",
        "RESTRICTED",
        "Restricted circulation",
        "OFFICIAL: SENSITIVE",
        "Part II",
        "PART TWO - EXEMPT",
        "Part B: Exempt",
        "Cabinet (Part II)",
        "PINK PAPERS",
        "Printed on pink paper",
        "Private item",
        "CLOSED REPORT",
        "Commercial in confidence",
        "Legally privileged",
        "For members only",
        "Not for publication until after the decision",
        "Not for public release",
        "Not to be published",
        "Item not open to the public",
        "EMBARGOED until 10 March 2022",
        "Appendix 3 is exempt",
        "Exempt appendix 3",
        "This report contains exempt information",
        "This item will be considered in private",
        "By virtue of paragraph(s) 3 of Part 1 of Schedule 12A.",
        "Reason for exemption: paragraph 3",
        "Exempt: Yes",
        "Confidential? Yes",
        "Public: No",
        "For publication: No",
        "Contains confidential or exempt information: Yes",
        "Classification: RESTRICTED",
        "Status: Appendix 3 is exempt",
        "Agenda item 14 (Exempt)",
        "A loan to a company - EXEMPT",
        "A loan to a company (Part 2)",
        "Cabinet - exempt session",
        "Report Part 2",
        "Not in the public domain",
        "May not be published until 31 August 2021",
        "Do not circulate",
        "Withheld from publication",
        "OFFICIAL - SENSITIVE [COMMERCIAL]",
        "Press and public: Excluded",
        "Open/Closed: Closed",
    ],
)
def test_head_with_a_marking_is_never_public(marking: str) -> None:
    sheet = read(f"{HEAD}{marking}{BODY}")

    assert sheet.status in {Status.EXEMPT, Status.UNKNOWN}


@pytest.mark.parametrize(
    "row",
    [
        "Status\tExempt",
        "Exempt information\tYes - paragraph 3",
        "Open or exempt\tExempt",
        "Public/Private\tPrivate",
        "Part 1 or Part 2\tPart 2",
        "Is this report exempt?\tYes",
        "For publication\tNo",
    ],
)
def test_cell_of_the_front_sheet_may_hold_the_marking(row: str) -> None:
    sheet = read(f"{TABLE.format(row)}{BODY}")

    assert sheet.status is Status.EXEMPT


@pytest.mark.parametrize(
    "head",
    [
        "Surrey County Council\nNOT FOR PUBLICATION: exempt under paragraph 3",
        "Surrey County Council\nAppendix 3 (Exempt)",
        "Surrey County Council    EXEMPT\nCabinet",
        "# Cabinet\nStatus: Exempt",
        "CONFIDENTIAL\nSurrey County Council",
    ],
    ids=["under it", "appendix under it", "beside it", "under hashes", "over it"],
)
def test_marking_is_seen_without_a_blank_line_round_it(head: str) -> None:
    sheet = read(f"{head}{BODY}")

    assert sheet.status in {Status.EXEMPT, Status.UNKNOWN}


@pytest.mark.parametrize(
    "words",
    [
        "1.3 This report contains exempt information within Schedule 12A.",
        "This report is exempt under paragraph 3.",
        "This paper contains information that is confidential.",
        "Status: Exempt",
        "CONFIDENTIAL",
        "Does the report contain exempt information?\tYes",
    ],
)
def test_paper_may_say_it_of_itself_anywhere(words: str) -> None:
    sheet = read(f"{HEAD}{BODY}\n{words}\n\n1.4 Nothing more is said.\n")

    assert (sheet.status, bool(sheet.marking)) == (Status.EXEMPT, True)


def test_exempt_appendix_that_is_in_the_file_is_not_open() -> None:
    said = "\n1.3 Appendix 3 is exempt.\n"

    apart, within = read(HEAD + BODY + said), read(HEAD + BODY + said + APPENDIX)

    assert (apart.status, within.status) == (Status.PUBLIC, Status.UNKNOWN)
    assert dict(within.sources)["status"].startswith("appendix 3 is in the paper")


@pytest.mark.parametrize(
    "words",
    [
        "Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A to the"
        " Local Government Act 1972. Circulated to Cabinet Members only.",
        "This appendix is exempt and has been circulated separately.",
        "This appendix has been issued to members under separate cover.",
        "Not for publication. The appendix lists the prices of eleven homes and what"
        " was offered for them. It is circulated to Cabinet Members only.",
    ],
)
def test_page_that_holds_the_place_of_a_kept_appendix_keeps_no_paper(
    words: str,
) -> None:
    said = "\n1.3 Appendix 3 is exempt.\n\n## Appendix 3 – Prices\n\n"

    held, told = (
        read(f"{HEAD}{BODY}{said}{words}\n"),
        read(f"{HEAD}{BODY}{said}{PRICES}"),
    )

    assert (held.status, told.status) == (Status.PUBLIC, Status.UNKNOWN)


def test_a_list_of_appendices_marks_its_line_and_no_paper() -> None:
    listed = (
        "Appendix 1: Homes\n\nExempt Appendix 2: purchase of land. Not for publication"
        " under paragraph 3 of Schedule 12A. Its price is given there only.\n"
    )

    assert read(f"{HEAD}{BODY}\n## Appendices\n\n{listed}").status is Status.PUBLIC


@pytest.mark.parametrize(
    ("words", "marking"),
    [
        ("Not for publication", "Not for publication"),
        ("CONFIDENTIAL Page 2 of 3", "CONFIDENTIAL Page 2 of 3"),
        ("A loan - Exempt | Page 2", "A loan - Exempt | Page 2"),
    ],
)
def test_running_footer_of_later_pages_is_read(words: str, marking: str) -> None:
    first = (Heading(text="A loan", level=1, places=()), paragraph("It is £7m.", "1"))
    second = (paragraph("And so on.", "2"), Footnote(mark="", text=words, places=()))

    sheet = paged(first, second)

    assert (sheet.status, sheet.marking) == (Status.EXEMPT, marking)


def test_stamp_across_a_page_is_read_in_the_midst_of_it() -> None:
    around = [paragraph(f"The loan is £{n}m.", str(n)) for n in range(1, 10)]

    sheet = paged((*around[:5], paragraph("CONFIDENTIAL"), *around[5:]))

    assert sheet.status is Status.EXEMPT


@pytest.mark.parametrize(
    "line",
    [
        "Status: Not exempt",
        "Confidential: No",
        "Exempt information: None",
        "Exempt information (paragraphs of Schedule 12A): Nil",
        "Does the report contain confidential or exempt information? No",
        "If exempt, give the paragraph of Schedule 12A: N/A",
        "This report contains no exempt information",
        "None of this report is exempt",
        "Status: Public, with exempt Appendix 3",
        "Part 1 - Public",
        "OFFICIAL",
        "Exempt accommodation in the borough",
        "Private and voluntary providers",
    ],
)
def test_head_that_says_it_is_open_is_public(line: str) -> None:
    sheet = read(f"{HEAD}{line}{BODY}")

    assert sheet.status is Status.PUBLIC


@pytest.mark.parametrize(
    "words",
    [
        "1.3 Item 14 on this agenda is exempt.",
        "1.3 A further report, exempt under paragraph 3, gives the terms.",
        "1.3 The sites are sensitive and are in the exempt report at item 15.",
        "1.3 Appendix 3 is exempt under paragraph 3.",
        "1.3 This report does not contain any exempt information.",
        "1.3 This report contains exempt information in Appendix 3.",
        "1.3 Schools with deficits are exempt from the levy.",
        "1.3 Pupils' records are confidential and are not given here.",
        "See Exempt Minute E-07-22",
        "Resolved: that the public be excluded for item 15, exempt information.",
        "Appendices\n\nAppendix 1 - Plan\n\nAppendix 2 - Terms (exempt)",
        "Exempt information\n\nTo decide who should leave for item 15.",
        "Item\tStatus\n14 Loan\tExempt\n15 Land\tOpen",
        "Part 2\n\n1.3 The plan goes on.",
        "Restricted reserves\n\n1.3 They rose.",
        "Closed schools\n\n1.3 Two closed.",
    ],
)
def test_paper_that_speaks_of_another_s_exemption_stays_public(words: str) -> None:
    sheet = read(f"{HEAD}{BODY}\n{words}\n")

    assert sheet.status is Status.PUBLIC


def test_agenda_that_lists_exempt_items_stays_public() -> None:
    items = "1. Apologies\n\n2. Schools\n\n14. A loan (Exempt)\n\nPart II\n\n15. Land\n"

    sheet = read(f"Surrey County Council\nCabinet\nAgenda\n\n{items}")

    assert sheet.status is Status.PUBLIC
    assert sheet.refers_to_exempt


def test_call_in_is_no_matter_of_publication() -> None:
    sheet = read(f"{HEAD}Is the decision exempt from call-in? Yes{BODY}")

    assert sheet.status is Status.PUBLIC


@pytest.mark.parametrize("word", ["appendix ", "EXEMPT ", "- ", "x", "this report is "])
def test_monstrous_text_is_read_in_no_time(word: str) -> None:
    sheet = read(f"{HEAD}{BODY}\n{word * 5000}\n")

    assert sheet.status is Status.PUBLIC


@pytest.mark.parametrize(
    ("listed", "status"),
    [
        ("Appendix 2 – costs by provider (PART II)", Status.PUBLIC),
        ("Appendix 2 – costs by provider, part II", Status.UNKNOWN),
        ("DRAFT – not for circulation", Status.UNKNOWN),
    ],
)
def test_an_appendix_that_a_front_sheet_lists_as_private_keeps_no_paper(
    listed: str, status: Status
) -> None:
    assert read(f"{HEAD}{listed}\n{BODY}").status is status


@pytest.mark.parametrize(
    ("told", "end", "status"),
    [
        ("Yes - Appendix 3", "", Status.PUBLIC),
        ("Yes - Appendix 3", "\n\nAppendix 3: terms\n", Status.UNKNOWN),
        ("Yes - the report and Appendix 3", "", Status.UNKNOWN),
        ("Yes - an appendix", "", Status.UNKNOWN),
    ],
    ids=["apart", "in the paper", "with the report", "unnamed"],
)
def test_appendix_that_is_kept_and_not_in_the_paper_leaves_it_open(
    told: str, end: str, status: Status
) -> None:
    asked = f"Does the report contain exempt information?\t{told}"

    assert read(f"{TABLE.format(asked)}{BODY}{end}").status is status


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ("Exempt information\tNone", Status.PUBLIC),
        ("Not for publication\tNo", Status.PUBLIC),
        ("Part\t2", Status.EXEMPT),
        ("Meeting type\tPrivate", Status.EXEMPT),
    ],
)
def test_label_cell_is_read_with_its_answer(row: str, status: Status) -> None:
    assert read(f"{TABLE.format(row)}{BODY}").status is status


def test_open_words_of_a_marked_title_open_nothing() -> None:
    sheet = read(f"{HEAD}CONFIDENTIAL: Public Health contract award{BODY}")

    assert sheet.status is Status.UNKNOWN


@pytest.mark.parametrize(
    "said",
    [
        "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A",
        "C O N F I D E N T I A L  –  M E M B E R S  O N L Y",
        "Key decision: No    Exempt: Yes (para 3)",
        "(a) agree that the public be excluded while this report is heard, all of it"
        " being exempt under paragraph 3;",
        "(c) agree that this report and its appendix remain exempt until it is signed.",
    ],
)
def test_paper_that_is_kept_says_so_in_many_ways(said: str) -> None:
    at_the_top, within = read(f"{said}\n\n{HEAD}{BODY}"), read(f"{HEAD}{said}\n{BODY}")

    assert {at_the_top.status, within.status} == {Status.EXEMPT}


@pytest.mark.parametrize(
    "said",
    [
        "The exempt report on this matter is at Item 7B.",
        "Reason report is exempt or confidential: It is neither",
        "10. Exclusion of press and public: that the public be excluded for item"
        " 11 on the ground of exempt information",
        "Key decision: Yes    Exempt: No",
        "Status: PUBLIC (exemption lifted)",
        "☒ Open ☐ Exempt ☐ Part exempt\nIf exempt, which paragraph: ☐1 ☐2 ☐3",
        "Freedom of Information: Open (Appendix 3: closed, s.43 FOIA)",
        "1.3 It was confidential. Nothing in this report remains confidential.",
    ],
)
def test_paper_is_open_that_says_another_or_none_is_exempt(said: str) -> None:
    assert read(f"{HEAD}{said}\n{BODY}").status is Status.PUBLIC


def test_part_called_by_no_more_than_that_it_is_kept_is_not_open() -> None:
    listed = read(f"{HEAD}Part 1 (Public) with Part 2 appendix\n{BODY}")
    held = read(
        f"{HEAD}{BODY}\n\nPART 2 APPENDIX\n\nMill Lane asks for £182,000 a year."
    )

    assert listed.status is Status.PUBLIC
    assert held.status is not Status.PUBLIC
