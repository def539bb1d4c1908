"""One frozen `Settings`, read from the environment and nowhere else."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, PositiveFloat, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import SettingsError


class Settings(BaseSettings):
    """What can be set; each name with `PAPERCLERK_` before it.

    `home` is the folder of the library. `model` is "provider:name" for LangChain's
    `init_chat_model`; None lets the clerk answer. `model_timeout` is the seconds it
    has for an answer, `model_retries` how often a request is sent again that failed
    for the moment. `embedding_model` is a folder of a
    sentence-transformers model; None is the packaged all-MiniLM-L6-v2. `chroma_url`
    names a Chroma server, `database_url` an SQLAlchemy database; None rests both in
    `home`. `contact` is whom to write to about the accessibility of the web chat.
    """

    model_config = SettingsConfigDict(
        env_prefix="PAPERCLERK_",
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
    )

    home: Path = Path.home() / ".paperclerk"
    model: str | None = None
    model_timeout: PositiveFloat = 120
    model_retries: Annotated[int, Field(ge=0, le=10)] = 2
    embedding_model: Path | None = None
    chroma_url: str | None = None
    database_url: str | None = None
    contact: str | None = None


def read_settings() -> Settings:
    """Return the settings of this environment.

    Raises:
        SettingsError: One of them cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        fault = error.errors()[0]
        variable = f"PAPERCLERK_{fault['loc'][0]}".upper()
        raise SettingsError(variable, fault["msg"]) from error
