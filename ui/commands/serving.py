"""The web chat, served."""

import logging
import multiprocessing
import os
import sys
from typing import Annotated, Literal

import typer

from corpus.people import People
from ui.commands.desk import As, AsJson, Desk, Home, open_desk
from ui.compose import serve_chat
from ui.logs import log_as_json

THIS_MACHINE = "127.0.0.1"
LOOPBACK = frozenset({THIS_MACHINE, "::1", "localhost"})
PORT = 7860

commands = typer.Typer()


@commands.command("serve")
def serve(
    context: typer.Context,
    *,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = THIS_MACHINE,
    port: Annotated[int, typer.Option(min=1, max=65535)] = PORT,
    path: Annotated[
        str, typer.Option(help="Where a proxy mounts it, such as /paperclerk.")
    ] = "",
    trusts_proxy: Annotated[
        bool,
        typer.Option(
            "--trust-proxy",
            help="Believe X-Forwarded-Host and X-Forwarded-Proto; only behind a proxy"
            " that sets both.",
        ),
    ] = False,
    logs_json: Annotated[
        bool,
        typer.Option(
            "--log-json", help="Log each request and answer as a line of JSON."
        ),
    ] = False,
    log_level: Annotated[
        Literal["info", "debug"],
        typer.Option(help="debug logs questions and answers too."),
    ] = "info",
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Serve the web chat; where there are people, each signs in."""
    root_path = path.rstrip("/")
    if root_path and not root_path.startswith("/"):
        message = f"{path}: no path; write it from the root on, such as /paperclerk"
        raise typer.BadParameter(message)
    if logs_json:
        log_as_json(sys.stderr, logging.getLevelNamesMapping()[log_level.upper()])
    with open_desk(context, home=home, role=role, is_json=is_json) as desk:
        is_done = serve_chat(
            desk.library,
            desk.settings,
            role=desk.role,
            people=_people(desk, host),
            host=host,
            port=port,
            root_path=root_path,
            trusts_proxy=trusts_proxy,
            on_ready=lambda address: print(f"Paperclerk is at {address}", flush=True),
        )
    if not is_done:
        _leave()


def _people(desk: Desk, host: str) -> People | None:
    """Return the people who sign in; None where nobody needs to.

    Once there are people, taking the last one out lets nobody in, not everybody.
    """
    people = People(desk.settings.home)
    if people.all():
        return people
    if host not in LOOPBACK:
        message = f"{host}: needs a sign-in; add people with `paperclerk people add`"
        raise typer.BadParameter(message)
    return None


def _leave() -> None:
    """End the process though something hangs; the library is whole at any moment."""
    for reader in multiprocessing.active_children():
        reader.terminate()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
