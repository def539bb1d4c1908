from html.parser import HTMLParser

from assistant.answer import Answer, AnswerStatus, Citation
from corpus.records import Paper, PaperId
from tests.readings import at
from ui.baseline import Difference
from ui.evaluation import Outcome, count, judge, tally
from ui.failures import render_failures
from ui.gold import Gold

HOSTILE = "<script>alert(1)</script> & \"quoted\" 'words' <img src=x onerror=y>"
VOID = {"meta", "br", "img", "link", "input"}


class Reader(HTMLParser):
    """Reads a page as a browser does: its elements, closed in order, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.scopes: list[str | None] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "th":
            self.scopes.append(dict(attrs).get("scope"))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def outcome(name: str, *, is_right: bool) -> Outcome:
    expect = {"status": "answered", "must_mention": [] if is_right else ["zebra"]}
    gold = Gold.model_validate(
        {"id": name, "question": HOSTILE, "history": [HOSTILE], "expect": expect}
    )
    paper = Paper(id=PaperId("a"), file_name=HOSTILE, council=HOSTILE, title=HOSTILE)
    citation = Citation(marker=1, paper=paper, quote=HOSTILE, locator=at(HOSTILE))
    answer = Answer(
        question=HOSTILE,
        status=AnswerStatus.ANSWERED,
        text=f"{HOSTILE} £9m [1]",
        citations=(citation,),
        warnings=(HOSTILE,),
        model=HOSTILE,
    )
    return judge(gold, answer, lambda _: "")


def render(*outcomes: Outcome, difference: Difference | None = None) -> Reader:
    total = count("all", outcomes)
    page = render_failures(tally(outcomes), total, outcomes, difference)
    reader = Reader(page)
    assert reader.open == []
    return reader


def test_the_page_tells_of_each_failure_what_was_asked_expected_and_said() -> None:
    page = render(outcome("a", is_right=False), outcome("b", is_right=True))

    assert page.tags.count("article") == 1
    assert page.tags.count("h1") == page.tags.count("main") == 1
    for words in ("1 of 2 answers right", "no /zebra/", "has /zebra/", "£9m"):
        assert words in page.text
    assert page.scopes.count(None) == 0


def test_nothing_on_the_page_is_markup_of_another() -> None:
    page = render(outcome("a", is_right=False))

    assert not {"script", "img"} & set(page.tags)
    # In the questions, the model's name, the answer, its citation and its warning.
    assert page.text.count("<script>alert(1)</script>") >= 6


def test_the_page_loads_nothing_from_elsewhere() -> None:
    one = outcome("a", is_right=True)

    page = render_failures(tally([one]), count("all", [one]), [one])

    assert "default-src 'none'" in page
    assert "http://" not in page
    assert "https://" not in page
    assert "None is not right." in page


def test_the_page_tells_what_has_changed() -> None:
    difference = Difference(
        newly_right=("a<b",), newly_wrong=(), added=("c",), left_out=()
    )

    page = render(outcome("a", is_right=True), difference=difference)

    assert "newly right: a<b" in page.text
    assert "newly wrong or refused: none" in page.text
