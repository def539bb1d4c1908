"""Earlier conversations: their list, each to be reopened or deleted."""

from assistant.conversations import Conversation, Conversations
from corpus.errors import PapersError
from corpus.times import print_date
from ui.web.person import Person
from ui.wording import escape

# What a reader looks through; the command line lists all.
MOST_LISTED = 50


def list_earlier(conversations: Conversations | None, person: Person) -> str:
    """Return the conversations `person` began, the latest first, as HTML."""
    if conversations is None:
        return ""
    try:
        own = conversations.own(person.name, person.role)
    except PapersError as error:
        return render_unlisted(str(error))
    return render_earlier(own)


def render_earlier(conversations: tuple[Conversation, ...]) -> str:
    """Return the list of `conversations`, folded; nothing where there is none."""
    if not conversations:
        return ""
    items = "".join(map(_item, conversations[:MOST_LISTED]))
    more = len(conversations) - MOST_LISTED
    rest = f'<p class="meta">and {more} older ones</p>' if more > 0 else ""
    return (
        '<details class="earlier"><summary>Earlier conversations'
        f" ({len(conversations)})</summary><ul>{items}</ul>{rest}</details>"
    )


def render_unlisted(reason: str) -> str:
    """Return why the conversations cannot be listed."""
    return (
        '<p class="notice" role="status">Earlier conversations cannot be listed:'
        f" {escape(reason)}</p>"
    )


def _item(conversation: Conversation) -> str:
    first, last = conversation.exchanges[0], conversation.exchanges[-1]
    question, name = escape(first.answer.question), escape(conversation.name)
    count = len(conversation.exchanges)
    questions = "1 question" if count == 1 else f"{count} questions"
    day = print_date(last.asked_at.astimezone().date().isoformat())
    return (
        f'<li data-key="{name}">'
        f'<button type="button" class="again" data-reopen="{name}">'
        f'<span class="title">{question}</span>'
        f'<span class="meta">{day} · {questions}</span></button>'
        f'<details class="remove"><summary aria-label="Delete: {question}">Delete'
        "</summary><p>It is deleted for good. Feedback sent on its answers stays with"
        f' the officers.</p><button type="button" data-delete="{name}">'
        "Delete for good</button></details></li>"
    )
