from tests.desk_in_words import Record, desk_of, said, told


def answer(asked: str, *records: Record) -> tuple[str, ...]:
    status, *sentences = told(desk_of(asked, *records))
    assert status == "answered"
    return tuple(sentences)


def test_each_amount_quoted_gets_the_sentence_that_states_it() -> None:
    sentences = answer(
        "Does £8m agree with £20m, or is it a mistake?",
        *said("So far £8m has come.", "£8m", place="para 1"),
        *said("The deal is worth £20m.", "£20m", place="para 2"),
    )

    assert [s.split(": ")[1] for s in sentences] == [
        "“So far £8m has come.”",
        "“The deal is worth £20m.”",
    ]
