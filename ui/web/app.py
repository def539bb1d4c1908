"""The web chat: one page with two tabs, served on this machine."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import gradio as gr

from assistant.conversations import Conversations
from corpus.library import Library
from corpus.records import Role
from ingest.pipeline import ingest
from ui.web.ask import Desk, invite, lay_out_ask, wire_ask
from ui.web.delivery import lay_out_delivery, wire_delivery
from ui.web.earlier import list_earlier
from ui.web.feedback import lay_out_feedback, wire_feedback
from ui.web.papers import Add, Counter, lay_out_papers, list_papers, wire_papers
from ui.web.person import WhoIs, everyone
from ui.web.sources import Shelf
from ui.web.talk import Assistant

STYLE = Path(__file__).with_name("style.css")
SYSTEM_FONTS = ("system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "sans-serif")
MONO_FONTS = ("ui-monospace", "Consolas", "Menlo", "monospace")

THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
LARGEST_UPLOAD = "200mb"
# How often uploads that were never added are sought, and how old they then are.
SWEPT_AFTER_SECONDS = (600, 3600)
# In processes of their own even for one paper: PDFium, which draws the pages here, may
# be in one thread at a time, and a paper that brings its reader down leaves us up.
READERS = 2

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


def build(
    assistant: Assistant,
    shelf: Shelf,
    *,
    add: Add,
    who: WhoIs,
    conversations: Conversations | None = None,
    clerk: Assistant | None = None,
) -> gr.Blocks:
    """Return the page, its parts laid out and joined.

    Args:
        assistant: Who answers.
        shelf: The papers that are shown.
        add: How papers are added to them.
        who: Tells who is at the page.
        conversations: Where answers are kept; None keeps none.
        clerk: Who tries the questions that are suggested; None leaves them untried.
    """
    desk = Desk(
        assistant=assistant,
        shelf=shelf,
        who=who,
        conversations=conversations,
        clerk=clerk,
    )

    def invite_person(request: gr.Request) -> str:
        return invite(shelf, who(request).role)

    def list_earlier_for_person(request: gr.Request) -> str:
        return list_earlier(conversations, who(request))

    def show_feedback_tab(request: gr.Request) -> gr.Tab:
        return gr.Tab(visible=who(request).role is Role.OFFICER)

    def list_for_person(request: gr.Request) -> str:
        return list_papers(shelf, who(request).role)

    page = gr.Blocks(
        title="Paperclerk", analytics_enabled=False, delete_cache=SWEPT_AFTER_SECONDS
    )
    with page:
        gr.HTML(HEADER, js_on_load=None, apply_default_css=False)
        with gr.Tabs():
            with gr.Tab("Ask"):
                ask_tab = lay_out_ask()
            with gr.Tab("Papers"):
                papers_tab = lay_out_papers()
            with gr.Tab("Feedback", visible=False) as feedback_tab:
                feedback = lay_out_feedback()
        delivery = lay_out_delivery()
        wire_delivery(delivery, shelf, who)
        wire_ask(ask_tab, desk, delivery)
        wire_feedback(feedback_tab, feedback, shelf, who)
        added = wire_papers(papers_tab, Counter(shelf=shelf, add=add, who=who))
        for moment in (page.load, added.then):
            moment(
                invite_person,
                None,
                [ask_tab.invitation],
                show_progress="hidden",
                api_visibility="private",
            )
        for list_, listed in (
            (list_for_person, papers_tab.table),
            (list_earlier_for_person, ask_tab.earlier),
            (show_feedback_tab, feedback_tab),
        ):
            page.load(
                list_, None, [listed], show_progress="hidden", api_visibility="private"
            )
    return page


def launch(
    assistant: Assistant,
    library: Library,
    *,
    role: Role,
    host: str,
    port: int,
    on_ready: Callable[[str], None],
    conversations: Conversations,
    clerk: Assistant,
    sign_in: tuple[str, str] | None = None,
) -> None:
    """Serve the web chat until it is interrupted, telling `on_ready` its address.

    Args:
        assistant: Who answers.
        library: The papers; those that are uploaded go there.
        role: Who everyone at this page is.
        host: The address to listen at.
        port: Its port.
        on_ready: Told the address once it can be opened.
        conversations: Where answers are kept.
        clerk: Who tries the questions that are suggested.
        sign_in: Name and password asked of everyone; needed unless `host` is this
            machine alone.
    """
    add = partial(ingest, library=library, jobs=READERS)
    page = build(
        assistant,
        library,
        add=add,
        who=everyone(role),
        conversations=conversations,
        clerk=clerk,
    )
    on_ready(serve(page, host=host, port=port, sign_in=sign_in))
    page.block_thread()


def serve(
    page: gr.Blocks, *, host: str, port: int, sign_in: tuple[str, str] | None = None
) -> str:
    """Begin to serve `page` in another thread and return its address."""
    if sign_in is None and host not in THIS_MACHINE:
        raise ValueError(f"expected a sign-in to listen at {host}, got none")
    _, address, _ = page.launch(
        server_name=host,
        server_port=port,
        auth=sign_in,
        theme=make_theme(),
        css_paths=STYLE,
        max_file_size=LARGEST_UPLOAD,
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
