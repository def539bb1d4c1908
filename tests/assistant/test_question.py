from assistant.follow_ups import read_question


def test_the_reading_shown_to_the_reader_says_each_thing_once() -> None:
    question = read_question(
        "What is the growth in Bury's in-year deficit from 2020/21 to 2022/23?"
    )

    assert question.reading() == (
        ("asks to", "change"),
        ("for", "money"),
        ("council", "Bury"),
        ("measure", "dsg deficit"),
        ("period", "2020/21 to 2022/23"),
        ("flow", "in year"),
    )
