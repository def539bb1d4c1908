"""The hosted or local chat model that a setting names."""

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

from corpus.errors import ModelUnavailableError


def open_chat_model(name: str) -> BaseChatModel:
    """Return the chat model `name`, "provider:model".

    Raises:
        ModelUnavailableError: There is no such provider, it is not installed, or it
            has no key.
    """
    try:
        return init_chat_model(name, temperature=0)
    except ImportError as error:
        reason = f"its provider is not installed ({error.name or error})"
        raise ModelUnavailableError(name, reason) from error
    except Exception as error:
        raise ModelUnavailableError(name, str(error).splitlines()[0]) from error
