"""Wiltshire: Cabinet, 16 April 2024, and the forum's page that names no council."""

from tests.sample_papers.web import ItemPage

WILTSHIRE_CABINET = ItemPage(
    council="Wiltshire Council",
    meeting="Cabinet",
    met_on="16 April 2024",
    number="53",
    title="SEND Sustainability Plan and the Safety Valve Agreement",
    minutes=(
        "Cabinet heard that the Safety Valve Agreement with the Department for "
        "Education (DfE) was signed on 12 March 2024. The High Needs Block "
        "Sustainability Plan stands behind it.",
        "The cumulative deficit was £56.247m by the end of the 2023/24 financial year.",
        "The DfE will add £67m of DSG over the years 2023/24 to 2028/29. By the time "
        "the block balances, the cumulative deficit is forecast to be £137.2m before "
        "that money. The Council must therefore find £70.2m itself to clear what "
        "remains.",
        "Asked whether the deficit might come back after it is cleared, members were "
        "told that confidence in the plan is high.",
    ),
    papers=("SEND Sustainability Plan and the Safety Valve Agreement",),
)

FORUM_PAGE = ItemPage(
    title="SEND Transformation Update",
    purpose="A report on how the SEND Transformation Programme is going.",
    minutes=(
        "The finance lead for high needs and the lead for SEND and alternative "
        "provision took the Schools Forum through the report. They drew attention to "
        "the following:",
    ),
    points=(
        "Cabinet approved the new SEND and AP Strategy on 17 September 2024.",
        "The second Safety Valve monitoring report was sent to the DfE at the end of "
        "August 2024. It covers June to August 2024.",
        "Agreement Condition 2 would not be met. In 2024/25 the cumulative deficit "
        "will be higher than the £84.5m forecast, leaving Safety Valve payments out.",
        "More EHCPs were issued than the plan allowed for at this stage, which drives "
        "the spending. Requests have been steady since January 2024.",
        "A bid for capital succeeded: £5.7m more has been secured for special school "
        "places.",
    ),
    decision=("The Schools Forum noted the update.",),
    papers=("SEND Transformation Update", "Appendix 2 - monitoring report"),
)
