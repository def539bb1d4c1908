"""Which authorities a text names, under whatever name."""

import pytest

from corpus.councils import ENGLAND, Council, canonical, find_councils, read_councils


def test_every_education_authority_has_a_row() -> None:
    councils = read_councils()

    assert len({council.name for council in councils}) == 153


def test_no_two_authorities_share_a_name() -> None:
    names = [
        name.lower()
        for c in read_councils()
        for name in {c.name, c.full_name, *c.aliases}
    ]
    doubled = {name for name in names if names.count(name) > 1}

    assert doubled <= {"banes", "bathnes", "cwac"}  # one authority, two spellings


@pytest.mark.parametrize("council", read_councils(), ids=lambda council: council.name)
def test_every_name_of_an_authority_leads_to_it(council: Council) -> None:
    for name in (council.name, council.full_name, *council.aliases):
        found = find_councils(f"The view of {name} was noted.")

        assert [mention.name for mention in found] == [council.name]
        assert canonical(name) == council.name


@pytest.mark.parametrize(
    ("text", "name", "printed"),
    [
        (
            "Bath & North East Somerset Council met",
            "Bath and North East Somerset",
            "Bath & North East Somerset Council",
        ),
        ("B&NES secured it", "Bath and North East Somerset", "B&NES"),
        ("what BaNES owes", "Bath and North East Somerset", "BaNES"),
        ("the Bournemouth Christchurch & Poole Council plan", "BCP", None),
        ("BCPs deficit", "BCP", "BCP"),
        ("Bury\N{RIGHT SINGLE QUOTATION MARK}s schools", "Bury", "Bury"),
        ("paid to Bury this year", "Bury", "Bury"),
        ("by London Borough of Barnet", "Barnet", "London Borough of Barnet"),
        ("at City of York Council", "York", "City of York Council"),
        ("Stoke on Trent City Council", "Stoke-on-Trent", None),
        ("the rate in Reading rose", "Reading", "Reading"),
        ("Leeds School Forum", "Leeds", "Leeds"),
        ("Kent school transport", "Kent", "Kent"),
        ("North Somerset is near", "North Somerset", "North Somerset"),
        ("National 44.47%", ENGLAND, "National"),
        ("the average for England", ENGLAND, "England"),
    ],
)
def test_authority_is_found_by_any_name(
    text: str, name: str, printed: str | None
) -> None:
    (mention,) = find_councils(text)

    assert mention.name == name
    assert printed is None or mention.printed == printed
    assert text[mention.start : mention.end] == mention.printed


@pytest.mark.parametrize(
    "text",
    [
        "Bury Clinical Commissioning Group",
        "NHS Dorset",
        "Dorset CCG",
        "Sandwell & West Birmingham NHS Trust",
        "Bath Road",
        "Bath High School",
        "Bristol Old Vic",
        "Bournemouth University",
        "Greater Manchester",
        "East Devon District Council",
        "Bury St Edmunds",
        "Bradford-on-Avon",
        "Cllr Sutton",
        "Reading the paper took an hour",
        "Reading, writing and maths",
        "have a bath and reading time",
        "the national funding formula",
        "NHS England",
        "a parents' group called Bury2gether",
        "https://www.bury.gov.uk/Bath",
    ],
)
def test_other_bodies_places_and_words_are_no_authority(text: str) -> None:
    assert find_councils(text) == ()


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("what is bury's deficit", ["Bury"]),
        ("by when will Bury clear its backlog", ["Bury"]),
        ("burys deficit", ["Bury"]),
        ("is reading in deficit", ["Reading"]),
        ("leeds school deficits", ["Leeds"]),
        ("reading the papers, who pays", []),
        ("we should bury it", []),
        ("bcp vs b&nes", ["BCP", "Bath and North East Somerset"]),
        ("bury against national?", ["Bury", ENGLAND]),
    ],
)
def test_question_may_be_typed_without_capitals(
    question: str, names: list[str]
) -> None:
    found = find_councils(question, is_question=True)

    assert [mention.name for mention in found] == names


def test_only_a_whole_name_is_canonical() -> None:
    assert canonical("bath & n e somerset") == "Bath and North East Somerset"
    assert canonical("Bury and BCP") is None
    assert canonical("Atlantis") is None
