"""Passages by words and by meaning, fused by rank, for one role and scope."""

from collections import defaultdict
from typing import Protocol

from corpus.records import (
    Event,
    Figure,
    Finding,
    Hit,
    Paper,
    Passage,
    PassageId,
    Risk,
    Role,
    Scope,
)

# Reciprocal rank fusion: 1 / (constant + rank); 60 is the constant of its first paper.
FUSION_CONSTANT = 60
# Each search looks this much deeper than what is asked for.
DEPTH = 2


class Shelf(Protocol):
    """What the assistant asks of a library; every question says who asks."""

    def papers(self, role: Role) -> tuple[Paper, ...]:
        """Return the papers `role` may see."""

    def restricted(self, role: Role) -> tuple[Paper, ...]:
        """Return the papers kept from `role`, as an agenda lists them."""

    def search_words(
        self, query: str, *, role: Role, scope: Scope, limit: int
    ) -> tuple[Hit, ...]:
        """Return passages with the words of `query`, best first."""

    def search_meaning(
        self, query: str, *, role: Role, scope: Scope, limit: int
    ) -> tuple[Hit, ...]:
        """Return passages near `query` in meaning, nearest first."""

    def withheld(
        self, query: str, *, role: Role, scope: Scope, limit: int
    ) -> tuple[Hit, ...]:
        """Return what `role` may not see of what matches `query`."""

    def passages(self, role: Role, scope: Scope) -> tuple[Passage, ...]:
        """Return passages in `scope`, in the order of each paper."""

    def figures(self, role: Role, scope: Scope) -> tuple[Figure, ...]:
        """Return figures in `scope`."""

    def risks(self, role: Role, scope: Scope) -> tuple[Risk, ...]:
        """Return risks in `scope`."""

    def findings(self, role: Role, scope: Scope) -> tuple[Finding, ...]:
        """Return findings in `scope`."""

    def events(self, role: Role, scope: Scope) -> tuple[Event, ...]:
        """Return events in `scope`."""


def search(
    shelf: Shelf, query: str, *, role: Role, scope: Scope, limit: int
) -> tuple[Hit, ...]:
    """Return at most `limit` passages for `query`, best first by fused rank."""
    depth = limit * DEPTH
    by_words = shelf.search_words(query, role=role, scope=scope, limit=depth)
    by_meaning = shelf.search_meaning(query, role=role, scope=scope, limit=depth)
    merit: dict[PassageId, float] = defaultdict(float)
    hit_by_id: dict[PassageId, Hit] = {}
    for ranking in (by_words, by_meaning):
        for rank, hit in enumerate(ranking, start=1):
            merit[hit.passage.id] += 1 / (FUSION_CONSTANT + rank)
            hit_by_id.setdefault(hit.passage.id, hit)
            if hit.distance is not None:
                hit_by_id[hit.passage.id] = hit
    best = sorted(merit, key=lambda passage_id: -merit[passage_id])
    return tuple(hit_by_id[passage_id] for passage_id in best[:limit])
