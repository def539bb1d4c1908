from assistant.fund_asked import of_fund_asked, without_grant
from assistant.question import Question
from corpus.records import Basis, Figure, Flow, Measure
from tests.desk_in_words import candidates, said

OWN = said(
    "The Quarter 3 forecast is an overspend of £17.862m.",
    "£17.862m",
    place="para 4.1",
    measure=Measure.OTHER,
    basis=Basis.FORECAST,
)
GRANT = said(
    "The Quarter 3 forecast is an in-year DSG overspend of £7.622m.",
    "£7.622m",
    place="para 5.1",
    measure=Measure.DSG_DEFICIT,
    flow=Flow.IN_YEAR,
    basis=Basis.FORECAST,
)
INTEREST = said(
    "The interest of £0.412m falls on the General Fund.",
    "£0.412m",
    place="para 5.4",
    measure=Measure.OTHER,
)


def told(asked: str) -> set[str]:
    found = candidates(*OWN, *GRANT, *INTEREST)
    question = Question(text=asked, query=asked)
    return {one.quote for one in of_fund_asked(question, found)}


def test_overspend_of_the_general_fund_is_told_by_none_of_the_grant() -> None:
    assert told("What is Bury's general fund overspend?") == {
        "The Quarter 3 forecast is an overspend of £17.862m."
    }


def test_what_else_falls_on_the_general_fund_is_told_where_it_is_asked() -> None:
    quotes = told("What interest falls on the general fund in Bury?")

    assert any("£0.412m" in quote for quote in quotes)
    assert not any("£7.622m" in quote for quote in quotes)


def test_every_fund_is_told_where_none_is_named() -> None:
    figures = [one for one in (*OWN, *GRANT) if isinstance(one, Figure)]
    plain = Question(text="What is Bury's overspend?", query="")
    own = Question(text="What is Bury's general fund overspend?", query="")

    assert without_grant(plain, figures) == tuple(figures)
    assert [f.printed for f in without_grant(own, figures)] == ["£17.862m"]
