from pathlib import Path

import pytest

from corpus.errors import SettingsError
from corpus.settings import read_settings


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "HOME",
        "MODEL",
        "MODEL_TIMEOUT",
        "MODEL_RETRIES",
        "CONTACT",
        "CHROMA_URL",
        "DATABASE_URL",
    ):
        monkeypatch.delenv(f"PAPERCLERK_{name}", raising=False)


def test_nothing_set_is_the_clerk_over_the_home_of_this_user() -> None:
    settings = read_settings()

    assert settings.home == Path.home() / ".paperclerk"
    assert settings.model is None
    assert settings.contact is None


def test_a_variable_set_to_nothing_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERCLERK_MODEL", "")

    assert read_settings().model is None


def test_a_chat_model_has_its_time_and_its_tries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PAPERCLERK_MODEL_TIMEOUT", "7.5")
    monkeypatch.setenv("PAPERCLERK_MODEL_RETRIES", "0")

    settings = read_settings()

    assert (settings.model_timeout, settings.model_retries) == (7.5, 0)


@pytest.mark.parametrize(
    ("name", "value"),
    [("TIMEOUT", "0"), ("TIMEOUT", "-1"), ("RETRIES", "-1"), ("RETRIES", "many")],
)
def test_a_time_or_number_of_tries_that_cannot_be_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"PAPERCLERK_MODEL_{name}", value)

    with pytest.raises(SettingsError, match=f"PAPERCLERK_MODEL_{name}: "):
        read_settings()
