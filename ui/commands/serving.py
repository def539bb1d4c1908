"""The web chat, served."""

from typing import Annotated

import typer

from ui.commands.desk import As, AsJson, Home, open_desk
from ui.compose import serve_chat

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
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Serve the web chat."""
    with open_desk(context, home=home, role=role, is_json=is_json) as desk:
        if host not in LOOPBACK and not desk.settings.sign_in:
            message = f"{host}: needs a sign-in; set PAPERCLERK_SIGN_IN=name:password"
            raise typer.BadParameter(message)
        serve_chat(
            desk.library,
            desk.settings,
            role=desk.role,
            host=host,
            port=port,
            on_ready=lambda address: print(f"Paperclerk is at {address}", flush=True),
        )
