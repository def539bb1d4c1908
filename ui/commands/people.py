"""Who may sign in to the web chat, and as whom."""

import getpass
import sys
from typing import Annotated

import typer
from rich.markup import escape

from corpus.people import People
from corpus.records import Role
from ui import contract, printing
from ui.commands.desk import As, AsJson, Home, Wishes, open_desk, show

Name = Annotated[str, typer.Argument(help="The name they sign in with.")]

people = typer.Typer(invoke_without_command=True)
commands = typer.Typer()
commands.add_typer(people, name="people")


@people.callback()
def list_people(
    context: typer.Context,
    *,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """List who may sign in to the web chat; add, remove or give a token."""
    common: Wishes = context.obj
    context.obj = Wishes(
        home=home or common.home,
        role=role or common.role,
        is_json=is_json or common.is_json,
    )
    if context.invoked_subcommand:
        return
    with open_desk(context, home=home, role=role, is_json=is_json, writes=True) as desk:
        accounts = People(desk.settings.home).all()
    packed = [contract.account_json(account) for account in accounts]
    show(desk, packed, printing.show_people(accounts))


@people.command("add")
def add_person(
    context: typer.Context,
    *,
    name: Name,
    may: Annotated[Role, typer.Option("--role", help="What they may see and do.")],
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Let somebody sign in; the password is asked twice, or read from a pipe."""
    with open_desk(context, home=home, role=role, is_json=is_json, writes=True) as desk:
        People(desk.settings.home).add(name, may, _password())
    added = {"added": name, "role": may.value}
    show(desk, added, f"{escape(name)} may sign in as {may.value}")


@people.command("remove")
def remove_person(
    context: typer.Context,
    *,
    name: Name,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Let somebody sign in no longer; who is signed in is out at once."""
    with open_desk(context, home=home, role=role, is_json=is_json, writes=True) as desk:
        People(desk.settings.home).remove(name)
    show(desk, {"removed": name}, f"{escape(name)} may sign in no longer")


@people.command("token")
def give_token(
    context: typer.Context,
    *,
    name: Name,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Make the token their programs sign in with; the one before ends."""
    with open_desk(context, home=home, role=role, is_json=is_json, writes=True) as desk:
        token = People(desk.settings.home).give_token(name)
    show(desk, {"name": name, "token": token}, token)


def _password() -> str:
    """Return a password typed twice without being shown, or a line from a pipe."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        message = "the two passwords differ; add the person again"
        raise typer.BadParameter(message)
    return password
