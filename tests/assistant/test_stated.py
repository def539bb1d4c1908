from tests.desk_in_words import answered, said


def test_each_amount_quoted_gets_the_sentence_that_states_it() -> None:
    sentences = answered(
        "Does £8m agree with £20m, or is it a mistake?",
        *said("So far £8m has come.", "£8m", place="para 1"),
        *said("The deal is worth £20m.", "£20m", place="para 2"),
    )

    assert [s.split(": ")[1] for s in sentences] == [
        "“So far £8m has come.”",
        "“The deal is worth £20m.”",
    ]
