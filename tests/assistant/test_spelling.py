import pytest

from assistant.spelling import correct_names, is_of_name, nearest_spelling


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what does Norfok owe", "what does Norfolk owe"),
        ("whats Norflok's deficit", "whats Norfolk's deficit"),
        ("wiltshres bid", "Wiltshire bid"),
        ("West Bershire reserves", "West Berkshire reserves"),
        ("Bornemouth plans", "Bournemouth plans"),
    ],
    ids=["a letter lost", "two turned round", "a plural", "two words", "an alias"],
)
def test_a_mistyped_council_is_put_right(typed: str, meant: str) -> None:
    assert correct_names(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "the central reason for the deficit",
        "which county spends most",
        "Kent beside Norfok",
        "the reading of the survey",
    ],
    ids=["a word of names", "a kind of council", "one is named", "words"],
)
def test_what_names_no_other_council_is_left(text: str) -> None:
    assert correct_names(text) == text


def test_two_letters_turned_round_are_one_slip() -> None:
    assert nearest_spelling("saftey", ["safety", "satiety"]) == "safety"
    assert nearest_spelling("museum", ["safety"]) is None


def test_a_word_of_a_long_name_is_known_though_mistyped() -> None:
    names = ("Bath and North East Somerset",)

    assert is_of_name("somerst", names)
    assert not is_of_name("museum", names)
    assert not is_of_name("kent", ("Kent",))
