"""What the library holds: papers, passages, figures, risks, findings, events.

A record is frozen. `None` means the paper does not say; it is never filled by a guess.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from corpus.pages import Box, Page

PaperId = NewType("PaperId", str)
PassageId = NewType("PassageId", str)
FigureId = NewType("FigureId", str)
RiskId = NewType("RiskId", str)


class Status(StrEnum):
    """Who a paper says it is for; unknown counts as exempt."""

    PUBLIC = "public"
    EXEMPT = "exempt"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """Who asks."""

    PUBLIC = "public"
    MEMBER = "member"
    OFFICER = "officer"


class Measure(StrEnum):
    """What a figure measures."""

    DSG_DEFICIT = "dsg_deficit"
    HIGH_NEEDS_FUNDING = "high_needs_funding"
    HIGH_NEEDS_SPEND = "high_needs_spend"
    SAFETY_VALVE_FUNDING = "safety_valve_funding"
    SAVING = "saving"
    CAPITAL = "capital"
    PLACEMENT_COST = "placement_cost"
    FUNDING_REQUEST = "funding_request"
    RESERVES = "reserves"
    TRANSFER = "transfer"
    EHCP_COUNT = "ehcp_count"
    EHCP_SHARE = "ehcp_share"
    TIMELINESS = "timeliness"
    BACKLOG = "backlog"
    OTHER = "other"


class Unit(StrEnum):
    """The unit of an amount, always in base units: pounds, not thousands."""

    GBP = "GBP"
    COUNT = "count"
    PERCENT = "percent"


class Flow(StrEnum):
    """Whether money is a balance or one year's movement."""

    CUMULATIVE = "cumulative"
    IN_YEAR = "in_year"


class Basis(StrEnum):
    """The rung of the ladder from budget to accounts a figure stands on."""

    OUTTURN = "outturn"
    FORECAST = "forecast"
    BUDGET = "budget"
    PLAN = "plan"
    AGREEMENT = "agreement"
    ESTIMATE = "estimate"


class Scenario(StrEnum):
    """With the council's plan, or without it."""

    MITIGATED = "mitigated"
    UNMITIGATED = "unmitigated"


class SafetyValve(StrEnum):
    """Before (gross) or after (net of) the DfE's Safety Valve payments."""

    GROSS = "gross"
    NET = "net"


class FundingBlock(StrEnum):
    """The part of the Dedicated Schools Grant a figure is about."""

    DSG = "dsg"
    HIGH_NEEDS = "high_needs"
    SCHOOLS = "schools"
    EARLY_YEARS = "early_years"
    CENTRAL = "central"


class Stage(StrEnum):
    """How far Safety Valve money has come."""

    AGREED = "agreed"
    RECEIVED = "received"
    REMAINING = "remaining"
    WITHHELD = "withheld"


class FindingKind(StrEnum):
    """What is wrong, or checked and right enough, in a paper."""

    MISMATCH = "mismatch"
    ROUNDING = "rounding"
    LABEL = "label"
    DUPLICATE = "duplicate"
    IMPOSSIBLE_DATE = "impossible_date"


class Severity(StrEnum):
    """How much a finding matters: an error misleads, info only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One published file.

    `id` is the SHA-256 of its bytes, in hex. `met_on` is "2025-02-05", or "2022-01"
    where the paper gives a month alone. `council` is the name of councils.csv.
    `exempt_until` is a date that exists, read from the paper's own marking `marking`;
    `sources` says where each of the other fields was read ("front sheet",
    "running header", "file name", "register", "option", "officer").
    `refers_to_exempt` are the paper's own words that mark some part of it, or a paper
    it lists, as not public.
    """

    id: PaperId
    file_name: str
    council: str | None = None
    committee: str | None = None
    met_on: str | None = None
    title: str | None = None
    kind: str | None = None
    status: Status = Status.UNKNOWN
    marking: str | None = None
    exempt_until: date | None = None
    sources: tuple[tuple[str, str], ...] = ()
    refers_to_exempt: tuple[str, ...] = ()
    page_count: int | None = None
    supersedes: PaperId | None = None


class Detail(StrEnum):
    """What an officer may change of a paper, each by the name of its field."""

    COUNCIL = "council"
    COMMITTEE = "committee"
    MET_ON = "met_on"
    STATUS = "status"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What officers have set of a paper; None leaves it as it was read."""

    council: str | None = None
    committee: str | None = None
    met_on: str | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One detail of a paper that an officer set: what it was and what it became.

    `changed_by` is a name, or None where nobody had to sign in. `changed_at` is UTC.
    """

    paper_id: PaperId
    detail: Detail
    before: str | None
    after: str
    changed_by: str | None
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where a quote stands, for a person and for a machine.

    `words` can be read aloud: "para 5.3", "Table 2: Revised recovery forecast; row DSG
    Deficit £m; column 2022/23". `start` and `end` are characters (half-open) of the
    page's text. `page_number` is None for a paper without pages.
    """

    words: str
    page_number: int | None
    start: int
    end: int
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one paper, small enough to embed and to quote.

    `text` is what the paper prints there. `context` is what is embedded before it:
    council, committee, date and heading path. `table` is the caption of the table the
    passage is taken from, or None.
    """

    id: PassageId
    paper_id: PaperId
    text: str
    context: str
    locator: Locator
    table: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its coordinates, and the words it was read from.

    `amount` is in base units: pounds, a count, or per cent. A deficit and an overspend
    are positive, a surplus and an underspend negative. `resolution` is the size of the
    last printed digit, in base units. `period` is a financial year, "2022-23";
    `as_at` a date, "2024-03-31", a month or a year. `vintage` says when the figure was
    said, in the paper's words or as the meeting date. `row_path` and `column_path` are
    the table headings over the cell, outermost first, empty for prose. `is_sign_told`
    is False where a deficit is printed without a word or a sum that tells which sign a
    deficit has there; `amount` then has the printed one.
    """

    id: FigureId
    paper_id: PaperId
    council: str | None
    measure: Measure
    label: str
    amount: Decimal
    unit: Unit
    printed: str
    resolution: Decimal
    locator: Locator
    quote: str
    block: FundingBlock | None = None
    flow: Flow | None = None
    period: str | None = None
    as_at: str | None = None
    basis: Basis | None = None
    scenario: Scenario | None = None
    safety_valve: SafetyValve | None = None
    stage: Stage | None = None
    vintage: str | None = None
    caption: str | None = None
    row_path: tuple[str, ...] = ()
    column_path: tuple[str, ...] = ()
    is_approximate: bool = False
    is_sign_told: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """A score that a register shows as the product of two factors, as printed.

    `column` is the heading over the score, `stage` the field of its `Risk` that it is
    ("mitigated"). `score` need not be the product: a paper may be wrong.
    """

    column: str
    factors: tuple[int, int]
    score: int
    stage: str | None = None

    @property
    def is_right(self) -> bool:
        """Whether the score is the product of its factors."""
        return self.score == self.factors[0] * self.factors[1]

    @property
    def multiplied(self) -> str:
        """The factors as a register writes them: "3 x 4"."""
        return " x ".join(map(str, self.factors))


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A row of a risk register; scores only where the paper prints them.

    `workings` are those of its scores that are printed with their factors.
    """

    id: RiskId
    paper_id: PaperId
    council: str | None
    risk: str
    locator: Locator
    quote: str
    unmitigated: str | None = None
    mitigated: str | None = None
    target: str | None = None
    likelihood: str | None = None
    impact: str | None = None
    scheme: str | None = None
    rag: str | None = None
    category: str | None = None
    workstreams: str | None = None
    mitigations: str | None = None
    actions: str | None = None
    owner: str | None = None
    workings: tuple[Working, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in a paper that does not add up: as printed, and as recomputed."""

    paper_id: PaperId
    kind: FindingKind
    where: str
    printed: str
    computed: str
    severity: Severity
    locator: Locator
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated happening; `happened_on` is a date, month, year or financial year."""

    paper_id: PaperId
    council: str | None
    happened_on: str
    printed: str
    quote: str
    locator: Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything read from one paper, ready to go into the library as one."""

    paper: Paper
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...] = ()
    risks: tuple[Risk, ...] = ()
    findings: tuple[Finding, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage with its distance: cosine, 0.0 same to 2.0 opposite; None for words."""

    passage: Passage
    paper: Paper
    distance: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which papers and figures a query is about; an empty tuple means any."""

    councils: tuple[str, ...] = ()
    paper_ids: tuple[PaperId, ...] = ()
    measures: tuple[Measure, ...] = ()
    periods: tuple[str, ...] = ()
    words: tuple[str, ...] = field(default=())
