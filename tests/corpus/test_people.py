import stat
from pathlib import Path

import pytest

from corpus.errors import (
    KnownPersonError,
    PeopleFileError,
    UnknownPersonError,
    UnusableNameError,
    WeakPasswordError,
)
from corpus.people import People
from corpus.records import Role

PASSWORD = "heron kettle nineteen"  # noqa: S105 - of nobody


@pytest.fixture
def people(tmp_path: Path) -> People:
    known = People(tmp_path / "home")
    known.add("olive", Role.OFFICER, PASSWORD)
    return known


def test_name_and_password_open_an_account(people: People) -> None:
    account = people.by_password("olive", PASSWORD)

    assert account is not None
    assert (account.name, account.role) == ("olive", Role.OFFICER)


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("olive", PASSWORD + " "),
        ("olive", ""),
        ("olive", PASSWORD + "x" * 10_000),
        ("Olive", PASSWORD),
        ("nobody", PASSWORD),
        ("", ""),
    ],
)
def test_anything_else_opens_none(people: People, name: str, password: str) -> None:
    assert people.by_password(name, password) is None


def test_file_holds_no_password_and_is_its_owner_s_alone(
    people: People, tmp_path: Path
) -> None:
    token = people.give_token("olive")

    kept = tmp_path / "home" / "people.json"
    text = kept.read_text()
    assert PASSWORD not in text
    assert token not in text
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_two_people_with_one_password_have_two_hashes(people: People) -> None:
    people.add("pat", Role.PUBLIC, PASSWORD)

    olive, pat = people.all()

    assert olive.password != pat.password


def test_person_who_is_removed_signs_in_no_longer(people: People) -> None:
    token = people.give_token("olive")

    people.remove("olive")

    assert people.by_password("olive", PASSWORD) is None
    assert people.by_token(token) is None
    assert people.all() == ()


def test_token_opens_its_account_until_another_is_made(people: People) -> None:
    first = people.give_token("olive")
    second = people.give_token("olive")

    assert people.by_token(first) is None
    assert people.by_token("") is None
    account = people.by_token(second)
    assert account is not None
    assert account.name == "olive"


def test_nobody_is_added_twice(people: People) -> None:
    with pytest.raises(KnownPersonError, match="olive: may sign in already"):
        people.add("olive", Role.PUBLIC, PASSWORD)

    account = people.account("olive")
    assert account is not None
    assert account.role is Role.OFFICER


@pytest.mark.parametrize("name", ["", " olive", "a\nb", "a\u200bb", "x" * 101])
def test_name_that_cannot_be_typed_again_is_refused(people: People, name: str) -> None:
    with pytest.raises(UnusableNameError):
        people.add(name, Role.PUBLIC, PASSWORD)


@pytest.mark.parametrize("password", ["", "too short", "x" * 1001])
def test_weak_password_is_refused_without_telling_it(
    people: People, password: str
) -> None:
    with pytest.raises(WeakPasswordError) as told:
        people.add("pat", Role.PUBLIC, password)

    assert not password or password not in str(told.value)


def test_unknown_people_are_told(people: People) -> None:
    for change in (people.remove, people.give_token):
        with pytest.raises(UnknownPersonError, match="pat: may not sign in"):
            change("pat")


def test_damaged_file_lets_nobody_in(people: People, tmp_path: Path) -> None:
    (tmp_path / "home" / "people.json").write_text('{"people": [{"name": "eve"}]}')

    with pytest.raises(PeopleFileError):
        people.by_password("eve", "")
