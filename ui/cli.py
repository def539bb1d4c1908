"""The command line, which is also the contract with other programs.

Each command asks the library or the assistant one thing and prints it: for people, or
with --json as one document whose keys `ui.contract` holds. Exit 0; 1 when some papers
were skipped; 2 for wrong use and for what could not be done.
"""

import sys

import typer

from corpus.errors import PapersError
from ui.commands import (
    asking,
    comparing,
    evaluating,
    figures,
    papers,
    people,
    serving,
)
from ui.commands.desk import As, AsJson, Home, Wishes

WRONG_USE, INTERRUPTED = 2, 130
GROUPS = (papers, asking, figures, comparing, evaluating, people, serving)

app = typer.Typer(
    help="Answers questions about council papers, each figure with its page.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for group in GROUPS:
    app.add_typer(group.commands)


@app.callback()
def before(
    context: typer.Context,
    *,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Answer questions about council papers, each figure with its page."""
    context.obj = Wishes(home=home, role=role, is_json=is_json)


def main() -> None:
    """Run a command; what goes wrong is one line on standard error."""
    try:
        code = app(standalone_mode=False)
    except PapersError as error:
        print(error, file=sys.stderr)
        sys.exit(WRONG_USE)
    except typer.TyperException as error:
        told = " ".join(error.format_message().split())
        print(f"paperclerk: {told}; see paperclerk --help", file=sys.stderr)
        sys.exit(WRONG_USE)
    except OSError as error:
        where, what = error.filename or "paperclerk", error.strerror or error
        print(f"{where}: {what}; choose another file or port", file=sys.stderr)
        sys.exit(WRONG_USE)
    except typer.Abort:
        sys.exit(INTERRUPTED)
    sys.exit(code if isinstance(code, int) else 0)
