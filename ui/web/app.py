"""The web chat: its page put together, and served."""

import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from functools import partial
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from threading import Event

import gradio as gr
from starlette.middleware import Middleware
from starlette.routing import Route

from assistant.conversations import Conversations
from corpus.library import Library
from corpus.records import Role
from ingest.changing import change_paper
from ingest.pipeline import ingest
from ui.enquiry import Enquiry
from ui.web.ask import Desk, invite, lay_out_ask, wire_ask
from ui.web.browse import lay_out_browse, wire_browse
from ui.web.compare import lay_out_compare, wire_compare
from ui.web.delivery import lay_out_delivery, wire_delivery
from ui.web.door import ANYONE_HERE, LOOPBACK, Access, Door, name_at_door
from ui.web.earlier import list_earlier
from ui.web.feedback import lay_out_feedback, wire_feedback
from ui.web.figures import FIGURES
from ui.web.findings import FINDINGS
from ui.web.intake import Add, Intake
from ui.web.marking import wire_marking
from ui.web.offers import Enquire, api_route, offer_tools
from ui.web.originals import originals_route
from ui.web.papers import ChangePaper, Counter, lay_out_papers, wire_papers
from ui.web.person import WhoIs, by_account, everyone
from ui.web.plain import (
    SCHEME_BUTTON,
    SKIP_LINK,
    render_footer,
    render_icon,
    render_person,
)
from ui.web.risks import RISKS
from ui.web.routes import health_route, sign_in_routes, statement_route
from ui.web.scripts import script
from ui.web.sign_in import SignIn
from ui.web.sources import Shelf
from ui.web.talk import Assistant
from ui.web.work import WatchedAssistant, Work, watched

# What all tabs share, then what each has of its own.
STYLES = tuple(
    Path(__file__).with_name(f"{name}.css")
    for name in ("style", "ask", "compare", "browse", "papers")
)
SYSTEM_FONTS = ("system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "sans-serif")
MONO_FONTS = ("ui-monospace", "Consolas", "Menlo", "monospace")

# What the address of the page calls its tabs: "?tab=compare".
TABS = (
    "ask",
    "compare",
    "figures",
    "risks",
    "findings",
    "papers",
    "feedback",
)

LARGEST_UPLOAD = "200mb"
# What is under way when we are told to stop has this long to be finished.
PATIENCE_SECONDS, LAST_WORDS_SECONDS = 20, 0.3
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

HEADER = f"""
{SKIP_LINK}
<header id="masthead"><h1>Paperclerk</h1>
<p>Answers from council papers, each figure followed to its page</p>
{SCHEME_BUTTON}</header>
"""


def build(
    assistant: Assistant,
    shelf: Shelf,
    *,
    add: Add,
    who: WhoIs,
    change: ChangePaper | None = None,
    root: str = "",
    enquire: Enquire | None = None,
    conversations: Conversations | None = None,
    clerk: Assistant | None = None,
) -> gr.Blocks:
    """Return the page, its parts laid out and joined.

    Args:
        assistant: Who answers.
        shelf: The papers that are shown.
        add: How papers are added to them.
        who: Tells who is at the page.
        change: How an officer changes one; None where they are as they are.
        root: Where a proxy mounts it, "" for the root.
        enquire: Opens what other programs may ask; None offers them nothing.
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

    def open_as_linked(request: gr.Request) -> object:
        tab = request.query_params.get("tab")
        return gr.Tabs(selected=tab) if tab in TABS else gr.skip()

    def end_for_person(request: gr.Request) -> str:
        return render_footer(root, person=render_person(root, who(request)))

    def list_earlier_for_person(request: gr.Request) -> str:
        return list_earlier(conversations, who(request))

    def show_feedback_tab(request: gr.Request) -> gr.Tab:
        return gr.Tab(visible=who(request).role is Role.OFFICER)

    page = gr.Blocks(
        title="Paperclerk", analytics_enabled=False, delete_cache=SWEPT_AFTER_SECONDS
    )
    with page:
        gr.HTML(HEADER, js_on_load=None, apply_default_css=False)
        with gr.Tabs(elem_id="main") as tabs:
            with gr.Tab("Ask", id=TABS[0]):
                ask_tab = lay_out_ask()
            with gr.Tab("Compare", id=TABS[1]):
                compare_tab = lay_out_compare()
            with gr.Tab("Figures", id=TABS[2]):
                figures_tab = lay_out_browse(FIGURES, beneath="mark")
            with gr.Tab("Risks", id=TABS[3]):
                risks_tab = lay_out_browse(RISKS)
            with gr.Tab("Findings", id=TABS[4]):
                findings_tab = lay_out_browse(FINDINGS)
            with gr.Tab("Papers", id=TABS[5]):
                papers_tab = lay_out_papers()
            with gr.Tab("Feedback", id=TABS[6], visible=False) as feedback_tab:
                feedback = lay_out_feedback()
        delivery = lay_out_delivery()
        wire_delivery(delivery, shelf, who)
        footer = gr.HTML(
            render_footer(root),
            elem_id="footer",
            js_on_load=None,
            apply_default_css=False,
        )
        if enquire:
            offer_tools(enquire)
        wire_ask(ask_tab, desk, delivery)
        wire_feedback(feedback_tab, feedback, shelf, who)
        counter = Counter(
            shelf=shelf,
            intake=Intake(add),
            change=change,
            is_uploaded=lambda path: str(path) in map(str, page.upload_file_set),
            who=who,
        )
        library = wire_papers(papers_tab, counter, page)
        wire_compare(compare_tab, shelf, who, begin=page.load, renew=library.change)
        wire_marking(figures_tab, shelf, who)
        moments = (page.load, library.change)
        wire_browse(figures_tab, shelf, who, begin=moments)
        wire_browse(risks_tab, shelf, who, begin=moments)
        wire_browse(findings_tab, shelf, who, begin=moments)
        for moment in moments:
            moment(
                invite_person,
                None,
                [ask_tab.invitation],
                show_progress="hidden",
                api_visibility="private",
            )
        for tell, told in (
            (open_as_linked, tabs),
            (list_earlier_for_person, ask_tab.earlier),
            (show_feedback_tab, feedback_tab),
            (end_for_person, footer),
        ):
            page.load(
                tell, None, [told], show_progress="hidden", api_visibility="private"
            )
    return page


def launch(
    assistant: Assistant,
    library: Library,
    *,
    host: str,
    port: int,
    role: Role,
    access: Access,
    on_ready: Callable[[str], None],
    conversations: Conversations,
    clerk: Assistant,
) -> bool:
    """Serve the web chat until the process is told to stop.

    Args:
        assistant: Who answers.
        library: The papers; those that are uploaded go there.
        host: The address to listen at.
        port: Its port.
        role: Who everyone is, where nobody signs in.
        access: Who may come in, and by which way.
        on_ready: Told the address once it can be opened.
        conversations: Where answers are kept.
        clerk: Who tries the questions that are suggested.

    Returns:
        Whether all that was under way then could be finished.
    """
    work = Work()
    answering = WatchedAssistant(assistant, work)
    who = by_account(access.people) if access.people else everyone(role)

    def enquire(request: gr.Request) -> Enquiry:
        role = who(request).role
        return Enquiry(library=library, assistant=answering, role=role)

    page = build(
        answering,
        library,
        add=watched(partial(ingest, library=library, jobs=READERS), work),
        who=who,
        root=access.root_path,
        enquire=enquire,
        change=partial(change_paper, library, jobs=READERS),
        conversations=conversations,
        clerk=clerk,
    )
    routes = [
        health_route(library),
        api_route(enquire),
        originals_route(library, who),
    ]
    address = serve(
        page, host=host, port=port, access=access, routes=routes, has_tools=has_mcp()
    )
    with told_to_stop() as stop:
        on_ready(address)
        stop.wait()
    is_done = work.stop(PATIENCE_SECONDS)
    # What was said last is on its way to the browser.
    time.sleep(LAST_WORDS_SECONDS)
    page.close(verbose=False)
    return is_done


def serve(
    page: gr.Blocks,
    *,
    host: str,
    port: int,
    access: Access = ANYONE_HERE,
    routes: Sequence[Route] = (),
    has_tools: bool = False,
) -> str:
    """Begin to serve `page` in another thread and return its address.

    Args:
        page: What `build` returned.
        host: The address to listen at.
        port: Its port.
        access: Who may come in, and by which way.
        routes: What is answered beside the page, the statement and the sign-in.
        has_tools: Whether what the page offers is offered to MCP clients too.
    """
    if access.people is None and host not in LOOPBACK:
        raise ValueError(f"expected people who sign in to listen at {host}, got none")
    root = access.root_path
    sign_in = SignIn(access.people) if access.people else None
    door = Middleware(
        Door, sign_in=sign_in, root_path=root, trusts_proxy=access.trusts_proxy
    )
    beside = [
        statement_route(root, access.contact),
        *(sign_in_routes(root, sign_in) if sign_in else ()),
        *routes,
    ]
    # Of an MCP server it prints, quiet or not; our address is for us to tell.
    with redirect_stdout(StringIO()):
        _, address, _ = page.launch(
            server_name=host,
            server_port=port,
            root_path=root,
            auth_dependency=name_at_door if sign_in else None,
            app_kwargs={"middleware": [door], "routes": beside},
            mcp_server=has_tools,
            theme=make_theme(),
            css_paths=STYLES,
            head=f"{render_icon()}<script>{script('scheme')}</script>",
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


def has_mcp() -> bool:
    """Return whether MCP clients can be served: the extra `mcp` is installed."""
    return find_spec("mcp") is not None


@contextmanager
def told_to_stop() -> Iterator[Event]:
    """Yield what is set once the process is told to stop; told again, it just ends."""
    stop = Event()
    before = {
        number: signal.signal(number, lambda *_: stop.set())
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


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
