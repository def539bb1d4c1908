"""Rules of assistant/each_part.py: several questions put in one."""

from dataclasses import replace

from corpus.records import Figure, Hit, Measure, PaperId, Unit
from tests.desk_in_words import BURY, KENT, desk_of, said, table_of, told

GBP = Unit.GBP


def test_each_question_put_in_one_is_answered() -> None:
    _, *sentences = told(
        desk_of(
            "What is Bury's deficit in 2021/22 and who chairs the forum?",
            *table_of({"Deficit": ("£19.5m",)}, columns=("2021/22",)),
            *said("The forum is chaired by Dr Ann Lee."),
        )
    )

    assert any("£19.5m" in sentence for sentence in sentences)
    assert any("Ann Lee" in sentence for sentence in sentences)


def test_a_part_that_nothing_answers_is_said_not_to_be_stated() -> None:
    status, *sentences = told(
        desk_of(
            "Who chairs the forum and how many museum visitors were there?",
            *said("The forum is chaired by Dr Ann Lee."),
        )
    )

    assert status == "answered"
    assert "Ann Lee" in sentences[0]
    assert sentences[-1] == (
        "Not stated in the papers I can see: how many museum visitors were there."
    )


def test_a_part_of_one_council_stays_beside_one_of_two() -> None:
    _, *sentences = told(
        desk_of(
            "Who chairs Bury's forum and what do Bury and Kent say of transport?",
            *said("The forum is chaired by Dr Ann Lee.", place="para 1"),
            *said("The transport scheme is sound.", place="para 2"),
            *said("The transport scheme is dear.", of=KENT),
        )
    )

    for part in ("Ann Lee", "sound", "dear"):
        assert any(part in sentence for sentence in sentences)


def test_each_council_asked_about_gets_its_answer() -> None:
    _, *sentences = told(
        desk_of(
            "What do Bury and Kent say of the transport scheme?",
            *said("The transport scheme is sound."),
            *said("The transport scheme is dear.", of=KENT),
        )
    )

    assert [sentence.split(",")[0] for sentence in sentences] == ["Bury", "Kent"]


def test_two_things_asked_are_not_both_answered_by_one_sentence() -> None:
    _, *sentences = told(
        desk_of(
            "When was Bury's new joint transport plan drawn up, and when was the"
            " transport board founded?",
            *said(
                "With the new joint transport plan drawn up, a transport board was"
                " founded in June 2021.",
                place="para 1",
            ),
            *said("The new joint transport plan is of 4 May 2020.", place="para 2"),
        )
    )

    assert any("June 2021" in sentence for sentence in sentences)
    assert any("4 May 2020" in sentence for sentence in sentences)


def test_a_part_is_answered_from_the_paper_of_the_parts_before() -> None:
    newer = replace(BURY, id=PaperId("by" * 32), file_name="new.txt", met_on="2024-05")

    _, *sentences = told(
        desk_of(
            "Bury dates please: the museum review, the meeting",
            *said("The museum review began in June 2021.", place="para 1"),
            *said("The meeting was on 4 May 2024.", of=newer, place="para 2"),
            *said("The meeting was on 4 July 2021.", place="para 3"),
            papers=(BURY, newer),
        )
    )

    assert any("4 July 2021" in sentence for sentence in sentences)
    assert not any("4 May 2024" in sentence for sentence in sentences)


def test_why_is_not_told_of_what_is_not_stated() -> None:
    status, *_ = told(
        desk_of(
            "Which conditions has Bury not met, and why?",
            *said("Places run out because the schools are full."),
        )
    )

    assert status == "not_found"


def printed(text: str, *amounts: str, unit: Unit) -> list[Hit | Figure]:
    """A passage of several sentences, each figure quoted with its own."""
    hit, *figures = said(text, *amounts, unit=unit, measure=Measure.OTHER)
    sentences = [f"{sentence.rstrip('.')}." for sentence in text.split(". ")]
    own = (
        replace(one, quote=next(s for s in sentences if one.printed in s))
        for one in figures
        if isinstance(one, Figure)
    )
    return [*(one for one in (hit,) if isinstance(one, Hit)), *own]


def test_one_number_does_not_answer_two_parts() -> None:
    asked = "How much grant was Bury awarded and how much of the grant is spent?"
    got = "Bury was awarded a grant of £1.0m."
    both = printed(f"{got} £0.4m of the grant is spent.", "£1.0m", "£0.4m", unit=GBP)

    _, *told_both = told(desk_of(asked, *both))
    _, *told_one = told(desk_of(asked, *printed(got, "£1.0m", unit=GBP)))

    assert any("£0.4m" in sentence for sentence in told_both)
    assert told_one[-1].startswith("Not stated in the papers I can see: how much of")


def test_one_date_does_not_answer_two_parts() -> None:
    _, *sentences = told(
        desk_of(
            "When was Bury's base approved and when do its places open?",
            *said("Cabinet approved the base on 4 May 2024.", place="para 1"),
            *said("It will provide places: 6 in June 2025, 8 in June 2026."),
        )
    )

    assert "4 May 2024" in sentences[0]
    assert "June 2026" in sentences[1]


def test_the_national_figure_is_told_by_one_of_england() -> None:
    asked = (
        "What % of new plans did Bury issue in time and what was the national figure?"
    )
    own, nation = (
        "Bury did issue 8.7% of new plans in time.",
        "Nationally it was 50.3%.",
    )
    both = printed(f"{own} {nation}", "8.7%", "50.3%", unit=Unit.PERCENT)

    _, *told_both = told(desk_of(asked, *both))
    _, *told_one = told(desk_of(asked, *printed(own, "8.7%", unit=Unit.PERCENT)))

    assert any("50.3%" in sentence for sentence in told_both)
    assert (
        told_one[-1]
        == "Not stated in the papers I can see: what was the national figure."
    )


def test_each_of_several_deeds_is_told_by_its_own_date() -> None:
    _, *sentences = told(
        desk_of(
            "When in 2024 did Bury send its plan to DfE, hear back and send it again?",
            *said("The plan was submitted to DfE on 24 May 2024.", place="para 1"),
            *said("Feedback from DfE was received on 27 June 2024.", place="para 2"),
            *said("The plan was submitted again on 30 September 2024.", place="para 3"),
        )
    )

    assert len(sentences) == len(("24 May", "27 June", "30 September"))
    for date in ("24 May", "27 June", "30 September"):
        assert any(date in sentence for sentence in sentences)


def test_two_deeds_told_of_one_day_are_both_answered() -> None:
    _, *sentences = told(
        desk_of(
            "When was Bury's plan agreed and published?",
            *said("The plan was agreed and published on 24 May 2024."),
        )
    )

    assert len(sentences) == 1
    assert "24 May 2024" in sentences[0]
