"""Tests of ui/web/render.py."""

import json
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from assistant.answer import Answer, AnswerStatus
from corpus.records import FigureId, Unit
from corpus.verdicts import Judgement
from tests.ui.web.samples import REPORT, answer, citation, figure, locator
from tools.calculation import Calculation
from ui.web.render import Turn, render_answer, render_conversation, render_invitation

SUM = Calculation(
    id="c1",
    expression="20.027 − 16.400",
    result=Decimal(3627000),
    unit=Unit.GBP,
    error=Decimal(1000),
    rounded="£3.627m",
    operands=(FigureId("f1"), FigureId("f2")),
)


class Reading(HTMLParser):
    """Reads HTML into its words, its tags and its buttons."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.buttons: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "button":
            self.buttons.append(dict(attrs))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def test_marker_becomes_a_button_that_says_what_it_opens() -> None:
    read = Reading(render_answer(answer(), 3))

    button = next(button for button in read.buttons if button["class"] == "cite")
    assert button["data-open"] == '{"turn": 3, "kind": "citation", "place": 0}'
    assert button["aria-label"] == (
        "Source 1: Deficit recovery: where we are, Bury · Schools Forum ·"
        " 18 January 2022, Page 1, paragraph 1.2"
    )


def test_marker_without_a_citation_stays_as_written() -> None:
    read = Reading(render_answer(answer(text="As note [7] says.", citations=()), 0))

    assert "As note [7] says." in read.text
    assert read.buttons == []


def test_sentences_are_counted_through_paragraphs_and_lists() -> None:
    text = "One fell. Two rose.\n- Three stood still.\n- Four is new.\nThat is all."

    html = render_answer(answer(text=text), 0)

    assert [f"--nth:{nth}" in html for nth in range(6)] == [True] * 5 + [False]
    assert Reading(html).tags.count("ul") == 1


def test_numbered_lines_become_a_numbered_list() -> None:
    read = Reading(render_answer(answer(text="1. First\n2. Second", citations=()), 0))

    assert read.tags.count("ol") == 1
    assert read.text.startswith("FirstSecond")


@pytest.mark.parametrize(
    ("status", "label"),
    [
        (AnswerStatus.NOT_FOUND, "Not in the papers"),
        (AnswerStatus.EXEMPT, "Not public"),
        (AnswerStatus.NOT_COMPARABLE, "Not like for like"),
    ],
)
def test_refusal_is_labelled(status: AnswerStatus, label: str) -> None:
    html = render_answer(answer(status=status), 0)

    assert 'class="answer refusal"' in html
    assert label in Reading(html).text


def test_what_a_refusal_found_near_by_is_not_called_a_source() -> None:
    read = Reading(render_answer(answer(status=AnswerStatus.NOT_FOUND), 0))

    assert "The nearest passages" in read.text
    assert "Sources" not in read.text


def test_sum_shows_its_operands_as_buttons_and_how_far_it_can_be_off() -> None:
    figures = (figure(), figure(id=FigureId("f2"), printed="16.400"))

    html = render_answer(answer(figures=figures, calculations=(SUM,)), 0)

    read = Reading(html)
    assert "20.027 − 16.400 = £3.627m give or take £1,000" in read.text
    operands = [button for button in read.buttons if button["class"] == "figure"]
    assert [operand["data-open"] for operand in operands[:2]] == [
        '{"turn": 0, "kind": "figure", "place": 0}',
        '{"turn": 0, "kind": "figure", "place": 1}',
    ]


def test_how_far_a_rough_sum_can_be_off_is_told_once() -> None:
    rough = replace(SUM, rounded="about £3.6m", margin="£0.1m")

    read = Reading(render_answer(answer(calculations=(rough,)), turn_number=0))

    assert "20.027 − 16.400 = about £3.6m, ±£0.1m" in read.text
    assert "give or take" not in read.text


def test_sum_over_the_same_figure_twice_printed_alike_keeps_both_places() -> None:
    figures = (figure(printed="4"), figure(id=FigureId("f2"), printed="4"))
    twice = replace(SUM, expression="4 + 4 + 14", rounded="£22")

    html = render_answer(answer(figures=figures, calculations=(twice,)), 0)

    assert "4 + 4 + 14 = £22" in Reading(html).text


def test_warnings_and_reading_are_shown() -> None:
    shown = answer(warnings=("A forecast.",), reading=(("Council", "Bury"),))

    read = Reading(render_answer(shown, 0))

    assert "A forecast." in read.text
    assert "How I read your question" in read.text
    assert "without a language model" in read.text


def test_chat_model_is_named() -> None:
    read = Reading(render_answer(answer(model="ollama:small"), 0))

    assert "Written with ollama:small" in read.text


def test_figure_says_what_it_is_and_what_is_not_stated() -> None:
    unknown = figure(council=None, period=None)

    read = Reading(render_answer(answer(figures=(unknown,)), 0))

    assert "not statednot statednot stated" in read.text


def test_steps_are_shown_until_the_answer_comes() -> None:
    turn = Turn(question="How large?", steps=("Reading", "Searching"))

    waiting = Reading(render_conversation((turn,)))
    done = Reading(render_conversation((replace(turn, answer=answer()),)))

    assert waiting.text == "How large?ReadingSearching"
    assert "Searching" not in done.text


def test_trouble_is_an_alert() -> None:
    html = render_conversation((Turn(question="How?", trouble="try later"),))

    assert 'role="alert">try later' in html


def test_first_screen_offers_examples() -> None:
    read = Reading(render_invitation(("What is Bury's deficit?",)))

    assert [button["data-ask"] for button in read.buttons] == [
        "What is Bury's deficit?"
    ]


def test_first_screen_without_examples_says_where_papers_are_added() -> None:
    read = Reading(render_invitation(()))

    assert "New papers are added under Papers." in read.text


def test_no_word_of_a_paper_or_a_question_becomes_markup() -> None:
    evil = "<img src=x onerror=alert(1)>\"'&${1}{{2}}"
    paper = replace(
        REPORT, title=evil, council=evil, committee=evil, met_on=None, file_name=evil
    )
    spot = replace(locator(), words=evil)
    figures = (
        figure(printed=evil, label=evil, council=evil, locator=spot, quote=evil),
    )
    hostile = Answer(
        question=evil,
        status=AnswerStatus.ANSWERED,
        text=f"{evil} [1]\n- {evil}",
        citations=(citation(paper=paper, quote=evil, locator=spot),),
        figures=figures,
        calculations=(replace(SUM, expression=f"{evil} + 1", rounded=evil),),
        warnings=(evil,),
        reading=((evil, evil),),
        model=evil,
    )

    html = render_conversation(
        (
            Turn(question=evil, answer=hostile),
            Turn(question=evil, steps=(evil,)),
            Turn(question=evil, trouble=evil),
        )
    )

    read = Reading(html + render_invitation((evil,)))
    assert "img" not in read.tags
    assert all("onerror" not in button for button in read.buttons)
    assert read.text.count("<img src=x onerror=alert(1)>") >= 12


def test_operand_that_stands_twice_in_a_sum_is_a_link_twice() -> None:
    share = replace(SUM, expression="(20.027 − 16.400) ÷ 16.400")
    figures = (figure(), figure(id=FigureId("f2"), printed="16.400"))

    html = render_answer(answer(figures=figures, calculations=(share,)), 0)

    sum_ = html[html.index('class="sum"') : html.index("</section>")]
    assert sum_.count("<button") == 3


@pytest.mark.parametrize(
    ("expression", "places"), [("5 − 5", [1, 0]), ("5 − 5 + 5", []), ("4 ÷ 5", [])]
)
def test_operands_that_print_the_same_are_links_only_if_told_apart(
    expression: str, places: list[int]
) -> None:
    operands = (FigureId("f2"), FigureId("f1"))
    sum_ = replace(SUM, expression=expression, operands=operands)
    figures = (figure(printed="5"), figure(id=FigureId("f2"), printed="5"))

    html = render_answer(answer(figures=figures, calculations=(sum_,)), 0)

    shown = html[html.index('class="sum"') : html.index("</section>")]
    opened = [button["data-open"] for button in Reading(shown).buttons]
    assert [json.loads(str(each))["place"] for each in opened] == places


def test_answer_can_be_copied_and_linked_to_once_it_is_kept() -> None:
    turns = [Turn(question="How large is the gap?", answer=answer())]

    kept, unkept = (render_conversation(turns, name) for name in ("abc", None))

    buttons = Reading(kept).buttons
    (copied,) = [button["data-copy"] for button in buttons if "data-copy" in button]
    assert copied is not None
    assert copied.startswith("How large is the gap?\n\nThe gap was £20.027m [1].")
    assert [b["data-link"] for b in buttons if "data-link" in b] == ["answer-1"]
    assert 'data-name="abc"' in kept
    assert "data-link" not in unkept


def test_conversation_can_be_saved_once_there_is_an_answer() -> None:
    asked, told = Turn(question="Why?"), Turn(question="Why?", answer=answer())

    assert "data-save" not in render_conversation([asked])
    assert render_conversation([told, asked]).count("data-save") == 2


def test_feedback_given_takes_the_place_of_its_form() -> None:
    turn = Turn(question="Why?", answer=answer())

    before = render_conversation([turn])
    after = render_conversation([replace(turn, feedback=Judgement.WRONG_NUMBER)])

    assert before.count('type="radio"') == 4
    assert "<form" not in after
    assert "You said: a wrong number." in after
