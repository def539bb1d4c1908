from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage

from assistant.clerk import Clerk, answer_turn, hand_in
from assistant.drafts import Draft
from assistant.found import Found
from assistant.schemes import SCHEME_QUERY
from tests.grounds_in_words import FOUND


def told(reply: AIMessage, found: Found) -> list[BaseMessage]:
    """The calls of `reply`, each answered with all that was `found`."""
    return [
        reply,
        *(
            ToolMessage(content="", artifact=found, tool_call_id=str(call["id"]))
            for call in reply.tool_calls
        ),
    ]


def test_its_first_turn_calls_the_tools() -> None:
    reply = answer_turn([HumanMessage("What is BCP's deficit at 31 March 2024?")])

    names = [call["name"] for call in reply.tool_calls]
    assert {"search_papers", "find_figures", "check_arithmetic"} <= set(names)
    assert len({call["id"] for call in reply.tool_calls}) == len(names)


def test_each_council_asked_about_is_searched_by_itself() -> None:
    reply = answer_turn([HumanMessage("How do Bury and BCP compare on deficit?")])

    searched = [
        tuple(call["args"]["councils"])
        for call in reply.tool_calls
        if call["name"] == "search_papers"
    ]
    assert {("Bury",), ("BCP",)} <= set(searched)


def test_schemes_are_sought_where_scores_are_set_beside_each_other() -> None:
    asked = "Is the deficit risk of Bury scored higher than that of Kent?"

    calls = answer_turn([HumanMessage(asked)]).tool_calls

    sought = [call["args"] for call in calls if call["name"] == "search_papers"]
    of_schemes = [args for args in sought if args["query"] == SCHEME_QUERY]
    assert [args["councils"] for args in of_schemes] == [["Bury"], ["Kent"]]


def test_scores_are_sought_where_they_are_to_be_checked() -> None:
    asked = "Check Bury's risk scores: is each likelihood times impact?"

    reply = answer_turn([HumanMessage(asked)])

    assert "find_risks" in {call["name"] for call in reply.tool_calls}


def test_a_risk_is_sought_in_the_registers() -> None:
    reply = answer_turn([HumanMessage("Which risk scores highest?")])

    assert "find_risks" in {call["name"] for call in reply.tool_calls}


def test_it_hands_in_a_draft_when_the_tools_have_answered() -> None:
    asked = HumanMessage("What is BCP's deficit at 31 March 2024?")
    first = answer_turn([asked])

    reply = answer_turn([asked, *told(first, FOUND)])

    (call,) = reply.tool_calls
    assert call["name"] == "Draft"
    assert Draft.model_validate(call["args"]).status == "answered"


def test_it_remembers_nothing_between_turns() -> None:
    asked = HumanMessage("What is BCP's deficit at 31 March 2024?")
    messages = [asked, *told(answer_turn([asked]), FOUND)]

    replies = [Clerk().invoke(messages) for _ in range(2)]

    assert replies[0].tool_calls == replies[1].tool_calls


def test_earlier_questions_are_history() -> None:
    messages = [
        HumanMessage("What is BCP's deficit?"),
        AIMessage("(answered)"),
        HumanMessage("and Bury?"),
    ]

    reply = answer_turn(messages)

    councils = [call["args"].get("councils") for call in reply.tool_calls]
    assert ["Bury"] in councils


def test_finding_nothing_is_a_refusal() -> None:
    asked = HumanMessage("What is Dorset's deficit?")

    reply = answer_turn([asked, *told(answer_turn([asked]), Found())])

    assert reply.tool_calls[0]["args"]["status"] == "not_found"


def test_a_draft_is_handed_in_as_the_agents_structured_answer() -> None:
    call = hand_in(Draft(status="not_found"))

    assert (call["name"], call["args"]["status"]) == ("Draft", "not_found")
