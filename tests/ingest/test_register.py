from pathlib import Path

import pytest

from corpus.errors import RegisterError
from corpus.records import Status
from ingest.register import read_register


def write(folder: Path, text: str) -> Path:
    (folder / "papers.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_without_a_register_says_nothing(tmp_path: Path) -> None:
    assert read_register(tmp_path) == {}


def test_an_empty_register_says_nothing(tmp_path: Path) -> None:
    assert read_register(write(tmp_path, "# nothing yet")) == {}


def test_what_is_said_of_a_paper_is_found_by_its_file(tmp_path: Path) -> None:
    text = """
        [[paper]]
        file = "minutes.txt"
        council = "Wiltshire Council"
        committee = "Schools Forum"
        meeting_date = 2022-01-13
        status = "exempt"
        """

    entry = read_register(write(tmp_path, text))["minutes.txt"]

    assert (entry.council, entry.committee) == ("Wiltshire", "Schools Forum")
    assert (entry.met_on, entry.status) == ("2022-01-13", Status.EXEMPT)
    assert entry.title is None


@pytest.mark.parametrize("met_on", ["2022-01-13", "2022-01"])
def test_a_meeting_date_is_a_day_or_a_month(tmp_path: Path, met_on: str) -> None:
    text = f'[[paper]]\nfile = "a.txt"\nmeeting_date = "{met_on}"'

    assert read_register(write(tmp_path, text))["a.txt"].met_on == met_on


def test_an_authority_we_do_not_know_keeps_its_name(tmp_path: Path) -> None:
    text = '[[paper]]\nfile = "a.txt"\ncouncil = "Cardiff"'

    assert read_register(write(tmp_path, text))["a.txt"].council == "Cardiff"


def test_a_register_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "papers.toml").write_bytes(b'\xef\xbb\xbf[[paper]]\nfile = "a.txt"')

    assert "a.txt" in read_register(tmp_path)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[paper]", "not TOML"),
        ('[[paper]]\nfile = "a"\ncouncill = "Bury"', "a, councill: no such key"),
        ('[[paper]]\nfile = "a"\nstatsu = "exempt"', "status is meant"),
        ('[[paper]]\nfile = "a"\n[[paper]]\ncouncil = "Bury"', "paper 2, file"),
        ('[[paper]]\nfile = "a"\nmeeting_date = "13/01/2022"', "paper 1, meeting_date"),
        ('[[paper]]\nfile = "a"\nmeeting_date = "2022-02-30"', "paper 1, meeting_date"),
        ('[[paper]]\nfile = "a"\nstatus = "secret"', "paper 1, status"),
        ('[[paper]]\nfile = "a"\ncouncil = ""', "paper 1, council"),
        ('[[paper]]\nfile = "a"\n[[paper]]\nfile = "a"', "a stands in it twice"),
        ('[[papers]]\nfile = "a"', "papers"),
    ],
)
def test_a_register_at_fault_is_told_where(
    tmp_path: Path, text: str, fault: str
) -> None:
    with pytest.raises(RegisterError, match=fault):
        read_register(write(tmp_path, text))


def test_a_key_that_is_none_of_ours_is_told_and_passed_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = '[[paper]]\nfile = "a.txt"\nsource = "the web"\ncouncil = "Bury"'

    assert read_register(write(tmp_path, text))["a.txt"].council == "Bury"
    assert "papers.toml: a.txt has no key of ours in “source”" in caplog.text
