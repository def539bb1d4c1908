"""The chat model that needs no model: it reads, calls tools and writes like a clerk.

It stands where any LangChain chat model stands. Its first turn calls the tools the
question needs; if the answer needs sums, the next calls `calculate`; the last hands in
the draft. It has no memory: all it knows is in the messages.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from langchain_core.messages.tool import ToolCall
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable

from assistant.agreements import asks_how_it_stands
from assistant.colours import BANDS_QUERY, asks_for_bands
from assistant.composing import compose
from assistant.definitions import definition_queries
from assistant.desk import Desk, Needs
from assistant.drafts import Draft
from assistant.follow_ups import read_question, split_question
from assistant.found import Found, merge
from assistant.grammar import LEFT, OTHERS, PAID
from assistant.intents import Intent
from assistant.kinds import UNITS
from assistant.open_rows import column_left_open
from assistant.overviews import part_asked
from assistant.payments import SO_FAR
from assistant.provenance import sheet_queries
from assistant.question import Question
from assistant.revised import asks_what_changed
from assistant.risks import OF_RISKS, WORKSTREAM
from assistant.schemes import SCHEME_QUERY, sets_scores_beside
from assistant.sought import asks_what_is_sought
from assistant.trends import CLEARS
from corpus.records import Measure
from tools.calculation import Calculation
from tools.paper_parts import PaperPart

# A search for each council and part asked about; what has more parts is no question.
MOST_SEARCHES = 100


class Clerk(BaseChatModel):
    """A chat model made of a grammar and rules."""

    @property
    def _llm_type(self) -> str:
        return "clerk"

    def bind_tools(self, tools: Any, **_: Any) -> Runnable[Any, AIMessage]:  # noqa: ANN401 -- LangChain's own signature
        """Return itself: it knows the tools by name."""
        del tools
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_: Any,  # noqa: ANN401 -- LangChain's own signature
    ) -> ChatResult:
        del stop, run_manager
        reply = answer_turn(messages)
        return ChatResult(generations=[ChatGeneration(message=reply)])


def answer_turn(messages: Sequence[BaseMessage]) -> AIMessage:
    """Return the clerk's next message: tool calls, or the draft as the last call."""
    asked = [i for i, m in enumerate(messages) if isinstance(m, HumanMessage)]
    history = [str(messages[i].content) for i in asked[:-1]]
    question = read_question(str(messages[asked[-1]].content), history)
    since = messages[asked[-1] + 1 :]
    if not since:
        return AIMessage(content="", tool_calls=list(_first_calls(question)))
    found, sums = _gathered(since)
    outcome = compose(Desk(question, found, sums))
    if isinstance(outcome, Needs):
        calls = [
            _call("calculate", number, expression=expression)
            for number, expression in enumerate(outcome.expressions, len(since))
        ]
        return AIMessage(content="", tool_calls=calls)
    return AIMessage(content="", tool_calls=[hand_in(outcome)])


def hand_in(draft: Draft) -> ToolCall:
    """Return the call that hands `draft` in as the agent's structured answer."""
    return ToolCall(
        name=Draft.__name__, args=draft.model_dump(mode="json"), id="call-draft"
    )


def _first_calls(question: Question) -> Iterator[ToolCall]:
    councils = list(question.councils)
    yield from islice(_searches(question), MOST_SEARCHES)
    yield from _parts_of_papers(question)
    is_beside = question.intent is Intent.RANK or OTHERS.search(question.text)
    yield _call(
        "find_figures",
        2,
        query=_query(question),
        councils=councils,
        has_others=True if is_beside else None,
    )
    is_cleared = CLEARS.search(question.text)
    if question.is_of_deficit or is_cleared or asks_what_changed(question):
        yield _call(
            "find_figures",
            5,
            query=_query(question),
            councils=councils,
            measures=[Measure.DSG_DEFICIT],
        )
    yield _call("check_arithmetic", 3, councils=councils)
    is_of_risks = {WORKSTREAM, *OF_RISKS} & {*question.words}
    intents = {question.intent, *(part.intent for part in split_question(question))}
    if {Intent.RISK, Intent.RANK} & intents or is_of_risks:
        yield _call("find_risks", 4, councils=councils)
    if Intent.WHEN in intents:
        yield _call("timeline", 6, councils=councils)
    is_valve = bool({"safetyvalv", "agreement"} & set(question.words))
    is_left = bool(LEFT.search(question.text))
    is_of_one = len(question.councils) == 1 and question.wanted in UNITS
    is_told = question.amounts or SO_FAR.search(question.text)
    is_paid = is_of_one and is_told and PAID.search(question.text)
    is_of_side = question.safety_valve is not None and len(question.councils) > 1
    if (
        is_left
        or is_paid
        or is_of_side
        or asks_how_it_stands(question)
        or (is_valve and (question.is_about_all or question.councils))
    ):
        yield _call("safety_valve_progress", 7, councils=councils)


def _searches(question: Question) -> Iterator[ToolCall]:
    """A search for each council asked about and for each question put in one."""
    said_in = [p.as_at for p in question.vintages if p.as_at]
    texts = [part.text for part in split_question(question)]
    queries = [_query(question), *(text for text in texts if len(texts) > 1)]
    queries += sheet_queries(question.text)
    queries += definition_queries(question)
    if column := column_left_open(question):
        queries.append(f"{column} tbc")
    if sets_scores_beside(question):
        queries.append(SCHEME_QUERY)
    if asks_for_bands(question):
        queries.append(BANDS_QUERY)
    groups = [[name] for name in question.councils] or [[]]
    for number, query in enumerate(queries):
        for place, councils in enumerate(groups):
            yield _call(
                "search_papers",
                100 + 10 * number + place,
                query=query,
                councils=councils,
                said_in=said_in,
            )


def _parts_of_papers(question: Question) -> Iterator[ToolCall]:
    """The part of papers asked for; beside decisions, what they were to be on."""
    part = part_asked(question)
    parts = [part] if part else []
    if part is None and any(map(asks_what_is_sought, split_question(question))):
        parts.append(PaperPart.RECOMMENDATIONS)
    if part is PaperPart.DECISIONS:
        parts.append(PaperPart.RECOMMENDATIONS)
    for number, each in enumerate(parts, 8):
        yield _call(
            "read_part",
            number,
            part=each,
            councils=list(question.councils),
            said_in=[p.as_at for p in question.vintages if p.as_at],
        )


def _query(question: Question) -> str:
    """What is searched for: the question, and what a follow-up took from before."""
    if not question.is_follow_up:
        return question.query
    measures = (measure.value.replace("_", " ") for measure in question.measures)
    return " ".join((question.text, *question.words, *measures))


def _call(name: str, number: int, **arguments: object) -> ToolCall:
    given = {key: value for key, value in arguments.items() if value is not None}
    return ToolCall(name=name, args=given, id=f"call-{number}")


def _gathered(
    messages: Sequence[BaseMessage],
) -> tuple[Found, Mapping[str, Calculation | None]]:
    """All that the tools have found since the question, and the sums by expression."""
    expression_by_call = {
        call["id"]: str(call["args"]["expression"])
        for message in messages
        if isinstance(message, AIMessage)
        for call in message.tool_calls
        if call["name"] == "calculate"
    }
    parts: list[Found] = []
    sums: dict[str, Calculation | None] = {}
    for message in messages:
        if isinstance(message, ToolMessage) and isinstance(message.artifact, Found):
            parts.append(message.artifact)
            if message.tool_call_id in expression_by_call:
                done = message.artifact.calculations
                expression = expression_by_call[message.tool_call_id]
                sums[expression] = done[0] if done else None
    return merge(parts), sums
