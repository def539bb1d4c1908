"""Who has signed in: browsers by a session in a cookie, programs by a token.

Sessions rest in memory: whoever stops the web chat signs everyone out.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from threading import Lock

from starlette.requests import HTTPConnection

from corpus.errors import TooManyTriesError
from corpus.people import Account, People

COOKIE = "paperclerk"
SESSION_SECONDS = 12 * 3600
# After so many wrong passwords within so long, a name waits for as long.
MOST_TRIES, TRIES_SECONDS = 5, 300
_BEARER = "bearer "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Session:
    name: str
    password: str
    ends_at: float


class SignIn:
    """Lets people in, and knows them again; `now` tells seconds that only go up."""

    def __init__(
        self, people: People, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._people = people
        self._now = now
        self._lock = Lock()
        self._sessions: dict[str, _Session] = {}
        self._failed: dict[str, list[float]] = {}

    def begin(self, name: str, password: str) -> str | None:
        """Return the id of a new session, or None where name or password is wrong.

        Raises:
            TooManyTriesError: The name had too many wrong passwords just now.
        """
        self._count_try(name)
        account = self._people.by_password(name, password)
        if account is None:
            return None
        session = secrets.token_urlsafe(32)
        with self._lock:
            self._failed.pop(name, None)
            self._sessions[session] = _Session(
                name=name,
                password=account.password,
                ends_at=self._now() + SESSION_SECONDS,
            )
        return session

    def end(self, session: str) -> None:
        """End a session, if there is such a one."""
        with self._lock:
            self._sessions.pop(session, None)

    def person(self, request: HTTPConnection) -> Account | None:
        """Return whose request this is, by its token or else by its cookie."""
        authorization = request.headers.get("authorization", "")
        if authorization.lower().startswith(_BEARER):
            return self._people.by_token(authorization[len(_BEARER) :].strip())
        with self._lock:
            session = self._sessions.get(request.cookies.get(COOKIE, ""))
        if session is None or session.ends_at < self._now():
            return None
        account = self._people.account(session.name)
        # Who was removed and added again has to sign in again.
        is_same = account is not None and account.password == session.password
        return account if is_same else None

    def _count_try(self, name: str) -> None:
        """Count a try before it is known to fail, so that many at once are counted."""
        now = self._now()
        with self._lock:
            self._forget_old(now)
            tries = self._failed.setdefault(name, [])
            if len(tries) >= MOST_TRIES:
                raise TooManyTriesError(ceil((tries[0] + TRIES_SECONDS - now) / 60))
            tries.append(now)

    def _forget_old(self, now: float) -> None:
        self._sessions = {
            session: kept
            for session, kept in self._sessions.items()
            if kept.ends_at >= now
        }
        recent = {
            name: [at for at in tries if at > now - TRIES_SECONDS]
            for name, tries in self._failed.items()
        }
        self._failed = {name: tries for name, tries in recent.items() if tries}
