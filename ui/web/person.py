"""Who is at the page: each event of the browser says which person it comes from."""

from collections.abc import Callable
from dataclasses import dataclass

import gradio as gr

from corpus.errors import UnknownPersonError
from corpus.people import People
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


def by_account(people: People) -> WhoIs:
    """Return what takes each for the person they signed in as, in the role of now.

    It raises UnknownPersonError for who was removed since, or never signed in.
    """

    def who(request: gr.Request) -> Person:
        account = people.account(request.username or "")
        if account is None:
            raise UnknownPersonError(request.username or "nobody")
        return Person(role=account.role, name=account.name)

    return who
