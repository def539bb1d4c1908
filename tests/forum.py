"""A library of one small paper, and what a chat model says when asked about it."""

from dataclasses import replace
from pathlib import Path

from langchain_core.messages import AIMessage
from langchain_core.messages.tool import ToolCall

from assistant.clerk import hand_in
from assistant.drafts import Draft
from corpus.library import Library
from corpus.originals import paper_id_of
from corpus.records import Basis, Figure, Flow, PaperId, Role, Scope, Status
from tests.readings import reading_of, write_paper

TEXT = (
    "The forum met to hear how the deficit of the grant is doing.\n"
    "DSG Deficit 19.543\n"
    "Officers do not expect the board to accept the plan."
)
ASKED = "What is Bury's DSG deficit in 2022/23?"


def add(
    library: Library, folder: Path, name: str, text: str, status: Status
) -> PaperId:
    path = write_paper(folder, name, text)
    reading = reading_of(path, status=status)
    deficit = replace(
        reading.figures[0],
        caption="Table 2",
        column_path=("2022/23",),
        flow=Flow.CUMULATIVE,
        basis=Basis.FORECAST,
    )
    library.add(replace(reading, figures=(deficit,)), path)
    return paper_id_of(path)


def deficit_of(library: Library) -> Figure:
    return library.figures(Role.PUBLIC, Scope())[0]


def call(name: str, **arguments: object) -> AIMessage:
    asked = ToolCall(name=name, args=arguments, id=f"call-{name}", type="tool_call")
    return AIMessage(content="", tool_calls=[asked])


SEARCH = call("search_papers", query="deficit")
LOOK = call("find_figures", query="DSG deficit")
PROSE = AIMessage("The deficit is £0, trust me.")


def draft(*sentences: tuple[str, str], status: str = "answered") -> AIMessage:
    """A draft handed in; each sentence with the id it rests on, "" for none."""
    written = Draft.model_validate(
        {
            "status": status,
            "sentences": [
                {"text": text, "rests_on": [{"id": key}] if key else []}
                for text, key in sentences
            ],
        }
    )
    return AIMessage(content="", tool_calls=[hand_in(written)])
