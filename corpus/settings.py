"""One frozen `Settings`, read from the environment and nowhere else."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What can be set; each name with `PAPERCLERK_` before it.

    `home` is the folder of the library. `model` is "provider:name" for LangChain's
    `init_chat_model`; None lets the clerk answer. `embedding_model` is a folder of a
    sentence-transformers model; None is the packaged all-MiniLM-L6-v2. `chroma_url`
    names a Chroma server, `database_url` an SQLAlchemy database; None rests both in
    `home`.
    """

    model_config = SettingsConfigDict(
        env_prefix="PAPERCLERK_", extra="forbid", frozen=True
    )

    home: Path = Path.home() / ".paperclerk"
    model: str | None = None
    embedding_model: Path | None = None
    chroma_url: str | None = None
    database_url: str | None = None
