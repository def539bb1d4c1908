"""Who is at the page: each event of the browser says which person it comes from."""

from collections.abc import Callable
from dataclasses import dataclass

import gradio as gr

from corpus.records import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who looks; `name` is None where nobody is asked to sign in."""

    role: Role
    name: str | None = None


# Tells who an event comes from.
WhoIs = Callable[[gr.Request], Person]


def everyone(role: Role) -> WhoIs:
    """Return what takes everyone for a person of `role`, by the name they signed in."""
    return lambda request: Person(role=role, name=request.username)
