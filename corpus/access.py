"""Who may see what: the statuses each role sees; unknown counts as exempt."""

from corpus.records import Role, Status


def seen_by(role: Role) -> frozenset[Status]:
    """Return the statuses of the papers `role` may see."""
    if role is Role.PUBLIC:
        return frozenset({Status.PUBLIC})
    return frozenset(Status)


def may_change(role: Role) -> bool:
    """Return whether `role` may add, change and remove papers, and see who did."""
    return role is Role.OFFICER


def kept_from(role: Role) -> frozenset[Status]:
    """Return the statuses of the papers `role` may not see."""
    return frozenset(Status) - seen_by(role)
