"""The pages that Gradio has no part in: signing in, and the accessibility statement."""

from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from ui.web.person import Person
from ui.web.scripts import script
from ui.wording import escape

FOLDER = Path(__file__).parent
# Names what a press of it brings; whether it is on, aria-pressed says.
SCHEME_BUTTON = (
    '<button type="button" class="scheme" data-scheme-button aria-pressed="false">'
    "Dark colours</button>"
)
SKIP_LINK = '<a class="skip" href="#main">Skip to the main content</a>'

_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – Paperclerk</title>
{icon}
<style>{style}</style>
<script>{script}</script>
</head>
<body>
{skip}
<header><p><a href="{root}/">Paperclerk</a></p>{scheme}</header>
<main id="main">
<h1>{title}</h1>
{body}
</main>
<footer>{footer}</footer>
</body>
</html>
"""
_FORM = """{trouble}
<p>Paperclerk here is for people who were given a name and a password.</p>
<form class="sign-in" method="post" action="{root}/sign-in">
<input type="hidden" name="next" value="{wanted}">
<label for="name">Name</label>
<input id="name" name="name" value="{name}" autocomplete="username" required
 autocapitalize="none" spellcheck="false"{described}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password"
 required{described}>
<button>Sign in</button>
</form>
"""


def render_page(title: str, body: str, *, root: str) -> str:
    """Return a page of our own.

    Args:
        title: What the page is, in words that are not yet HTML.
        body: What stands under the title, as HTML.
        root: Where the web chat is mounted, "" at the root.
    """
    return _PAGE.format(
        title=escape(title),
        body=body,
        root=escape(root),
        icon=render_icon(),
        style=(FOLDER / "plain.css").read_text("utf-8"),
        script=script("scheme"),
        skip=SKIP_LINK,
        scheme=SCHEME_BUTTON,
        footer=render_footer(root),
    )


def render_icon() -> str:
    """Return the page's icon, in the page itself: a proxy's root is not ours to ask."""
    drawn = quote((FOLDER / "icon.svg").read_text("utf-8").strip())
    return f'<link rel="icon" href="data:image/svg+xml,{drawn}">'


def render_sign_in(
    *, root: str, wanted: str, name: str = "", trouble: str | None = None
) -> str:
    """Return the page to sign in on.

    Args:
        root: Where the web chat is mounted.
        wanted: The page of ours to go to then: its path and query.
        name: What was typed as a name before.
        trouble: Why it did not let in.
    """
    told = ""
    if trouble:
        told = f'<p class="notice" id="trouble" role="alert">{escape(trouble)}</p>'
    body = _FORM.format(
        trouble=told,
        root=escape(root),
        wanted=escape(wanted),
        name=escape(name),
        described=' aria-describedby="trouble"' if trouble else "",
    )
    return render_page("Sign in", body, root=root)


def render_footer(root: str, *, person: str = "") -> str:
    """Return what stands at the foot of every page; `person` is HTML of who is here."""
    return (
        f"<ul><li>Paperclerk {escape(version('paperclerk'))}</li>"
        f'<li><a href="{escape(root)}/accessibility">Accessibility statement</a></li>'
        f"{person}</ul>"
    )


def render_person(root: str, person: Person) -> str:
    """Return who has signed in, and what signs them out; nothing where nobody did."""
    if person.name is None:
        return ""
    return (
        f"<li>Signed in as {escape(person.name)}, {person.role.value}</li>"
        f'<li><form method="post" action="{escape(root)}/sign-out">'
        '<button class="sign-out">Sign out</button></form></li>'
    )
