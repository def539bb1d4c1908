from pathlib import Path

import pytest
from starlette.requests import HTTPConnection

from corpus.errors import TooManyTriesError
from corpus.people import People
from corpus.records import Role
from ui.web.sign_in import MOST_TRIES, SESSION_SECONDS, TRIES_SECONDS, SignIn

PASSWORD = "heron kettle nineteen"  # noqa: S105 - of nobody


class Clock:
    """Tells the time it is set to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def people(tmp_path: Path) -> People:
    people = People(tmp_path)
    people.add("mo", Role.MEMBER, PASSWORD)
    return people


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sign_in(people: People, clock: Clock) -> SignIn:
    return SignIn(people, now=clock)


def request(**headers: str) -> HTTPConnection:
    encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
    return HTTPConnection({"type": "http", "headers": encoded})


def begun(sign_in: SignIn) -> HTTPConnection:
    """Return a request of a session that has just begun."""
    session = sign_in.begin("mo", PASSWORD)
    assert session is not None
    return request(cookie=f"paperclerk={session}")


def test_session_knows_its_person_again(sign_in: SignIn) -> None:
    account = sign_in.person(begun(sign_in))

    assert account is not None
    assert (account.name, account.role) == ("mo", Role.MEMBER)


def test_session_ends_with_its_time(sign_in: SignIn, clock: Clock) -> None:
    browser = begun(sign_in)

    clock.now = SESSION_SECONDS + 1

    assert sign_in.person(browser) is None


def test_session_that_was_left_is_over(sign_in: SignIn) -> None:
    browser = begun(sign_in)

    sign_in.end(browser.cookies["paperclerk"])

    assert sign_in.person(browser) is None


def test_who_is_removed_is_out_at_once(sign_in: SignIn, people: People) -> None:
    browser = begun(sign_in)

    people.remove("mo")
    gone = sign_in.person(browser)
    people.add("mo", Role.OFFICER, f"{PASSWORD} otherwise")

    assert gone is None
    assert sign_in.person(browser) is None


def test_token_signs_a_program_in(sign_in: SignIn, people: People) -> None:
    token = people.give_token("mo")

    account = sign_in.person(request(authorization=f"Bearer {token}"))

    assert account is not None
    assert account.name == "mo"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"cookie": "paperclerk="},
        {"cookie": "paperclerk=guessed"},
        {"authorization": "Bearer guessed"},
        {"authorization": "Bearer "},
        {"authorization": "Basic bW86"},
    ],
)
def test_anything_else_signs_nobody_in(
    sign_in: SignIn, headers: dict[str, str]
) -> None:
    begun(sign_in)

    assert sign_in.person(request(**headers)) is None


def test_name_waits_after_too_many_wrong_passwords(
    sign_in: SignIn, clock: Clock
) -> None:
    for _ in range(MOST_TRIES):
        assert sign_in.begin("mo", "wrong") is None

    with pytest.raises(TooManyTriesError, match="wait 5 minutes"):
        sign_in.begin("mo", PASSWORD)
    clock.now = TRIES_SECONDS + 1
    assert sign_in.begin("mo", PASSWORD) is not None


def test_wrong_passwords_of_one_name_keep_no_other_waiting(
    sign_in: SignIn, people: People
) -> None:
    people.add("olive", Role.OFFICER, PASSWORD)
    for _ in range(MOST_TRIES):
        sign_in.begin("mo", "wrong")

    assert sign_in.begin("olive", PASSWORD) is not None


def test_right_password_forgets_the_wrong_ones(sign_in: SignIn) -> None:
    for _ in range(3):
        for _ in range(MOST_TRIES - 1):
            sign_in.begin("mo", "wrong")
        assert sign_in.begin("mo", PASSWORD) is not None
