"""The web chat: one page with two tabs, served on this machine."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import gradio as gr

from corpus.records import Role
from ui.ask import Assistant, Desk, begin, lay_out_ask, wire_ask
from ui.papers import lay_out_papers, list_papers
from ui.sources import Shelf

STYLE = Path(__file__).with_name("style.css")
SYSTEM_FONTS = ("system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "sans-serif")
MONO_FONTS = ("ui-monospace", "Consolas", "Menlo", "monospace")

# A petrol blue: white on 600 and 300 on the dark ground both pass AA for small text.
PETROL = gr.themes.Color(
    name="petrol",
    c50="#eef6f7",
    c100="#d5e9eb",
    c200="#aed4d8",
    c300="#7fbcc3",
    c400="#4c9ca6",
    c500="#1f7d89",
    c600="#0d5f6b",
    c700="#0a4d57",
    c800="#083e46",
    c900="#062f35",
    c950="#041f24",
)
SLATE = gr.themes.colors.slate

HEADER = """
<header id="masthead"><h1>Paperclerk</h1>
<p>Answers from council papers, each figure followed to its page</p></header>
"""


def build(assistant: Assistant, shelf: Shelf, *, role: Role) -> gr.Blocks:
    """Return the page, its parts laid out and joined.

    Args:
        assistant: Who answers.
        shelf: The papers it reads and shows.
        role: Who everyone at this page is.
    """
    desk = Desk(assistant=assistant, shelf=shelf, role=role)
    page = gr.Blocks(title="Paperclerk", analytics_enabled=False)
    with page:
        gr.HTML(HEADER, js_on_load=None, apply_default_css=False)
        with gr.Tabs():
            with gr.Tab("Ask"):
                ask_tab = lay_out_ask()
            with gr.Tab("Papers"):
                papers_tab = lay_out_papers()
        wire_ask(ask_tab, desk)
        page.load(
            partial(begin, desk),
            None,
            [ask_tab.conversation, ask_tab.turns, ask_tab.panel],
            show_progress="hidden",
            api_visibility="private",
        )
        page.load(
            partial(list_papers, shelf, role),
            None,
            [papers_tab.table],
            show_progress="hidden",
            api_visibility="private",
        )
    return page


def launch(
    assistant: Assistant,
    shelf: Shelf,
    *,
    role: Role,
    host: str,
    port: int,
    on_ready: Callable[[str], None],
) -> None:
    """Serve the web chat until it is interrupted, telling `on_ready` its address."""
    page = build(assistant, shelf, role=role)
    on_ready(serve(page, host=host, port=port))
    page.block_thread()


def serve(page: gr.Blocks, *, host: str, port: int) -> str:
    """Begin to serve `page` in another thread and return its address."""
    _, address, _ = page.launch(
        server_name=host,
        server_port=port,
        theme=make_theme(),
        css_paths=STYLE,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        share=False,
        inbrowser=False,
        prevent_thread_lock=True,
        quiet=True,
    )
    return address


def make_theme() -> gr.themes.Base:
    """Return the theme: system fonts, one accent, flat surfaces."""
    return gr.themes.Base(
        primary_hue=PETROL,
        secondary_hue=PETROL,
        neutral_hue=SLATE,
        font=SYSTEM_FONTS,
        font_mono=MONO_FONTS,
        radius_size=gr.themes.sizes.radius_sm,
    ).set(
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_background_fill_dark="*primary_300",
        button_primary_background_fill_hover_dark="*primary_200",
        button_primary_text_color="white",
        button_primary_text_color_dark="*primary_950",
    )
