import pytest

from assistant.chat_model import open_chat_model
from corpus.errors import ModelUnavailableError


@pytest.mark.parametrize("name", ["nobody:model", "openai:gpt", "no-such-model"])
def test_a_model_that_cannot_be_had_is_told(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)

    with pytest.raises(ModelUnavailableError) as told:
        open_chat_model(name)

    assert "\n" not in str(told.value)
    assert "unset PAPERCLERK_MODEL" in str(told.value)
