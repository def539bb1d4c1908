"""The hosted or local chat model that a setting names, and its troubles in words."""

from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from pydantic import ValidationError

from corpus.errors import ModelUnavailableError

_UNKNOWN_KEY = frozenset({401, 403})
_NO_SUCH_MODEL, _TOO_OFTEN, _THEIR_FAULT = 404, 429, 500


def open_chat_model(name: str, *, timeout: float, retries: int) -> BaseChatModel:
    """Return the chat model `name`, "provider:model"; nothing is asked of it yet.

    Args:
        name: As `init_chat_model` takes it.
        timeout: Seconds that one request may take.
        retries: How often a request that failed for the moment is sent again.

    Raises:
        ModelUnavailableError: There is no such provider, it is not installed, or it
            has no key.
    """
    limits: dict[str, Any] = {"timeout": timeout, "max_retries": retries}
    if name.startswith("ollama:"):
        # It asks a server near by once, and takes what its HTTP client takes.
        limits = {"client_kwargs": {"timeout": timeout}}
    try:
        # No temperature: newer models turn down every one but their own.
        model: BaseChatModel = init_chat_model(name, **limits)
    except ImportError as error:
        provider, _, _ = name.partition(":")
        reason = f"what {provider} needs is not installed"
        raise ModelUnavailableError(name, reason) from error
    except ValidationError as error:
        # Only the message: the rest may repeat a key.
        raise ModelUnavailableError(name, error.errors()[0]["msg"]) from error
    except Exception as error:
        first, *_ = str(error).splitlines() or [type(error).__name__]
        reason, *_ = first.split(". ")
        raise ModelUnavailableError(name, reason) from error
    return model


def trouble_of(error: Exception) -> str:
    """Return what kept a chat model from answering, to be read after its name.

    Providers' own words are left out: they may repeat a key or a question.
    """
    kind, status = type(error).__name__, getattr(error, "status_code", None)
    if isinstance(error, TimeoutError) or "Timeout" in kind:
        return "took too long"
    if status in _UNKNOWN_KEY:
        return "did not take its key"
    if status == _NO_SUCH_MODEL:
        return "is not known to its provider"
    if status == _TOO_OFTEN:
        return "has been asked too often"
    if isinstance(status, int):
        fails = status >= _THEIR_FAULT
        did = "failed at its provider" if fails else "did not accept the question"
        return f"{did} ({status})"
    if isinstance(error, ConnectionError) or "Connect" in kind or "Protocol" in kind:
        return "could not be reached, or was cut off"
    return f"did not answer ({kind})"
