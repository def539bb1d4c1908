"""What runs in the browser: the scripts of our own parts of the page."""

from pathlib import Path

FOLDER = Path(__file__).parent


def script(*names: str) -> str:
    """Return the scripts of these `names`, one after the other, for `js_on_load`.

    A script is run once for an element, with Gradio's `element`, `trigger` and `watch`.
    """
    return "".join((FOLDER / f"{name}.js").read_text("utf-8") for name in names)
