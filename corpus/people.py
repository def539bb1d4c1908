"""Who may sign in: a name, a role and a password each, in one file of the library.

Passwords are kept as scrypt hashes, each with a salt of its own; a token, which a
program signs in with, is random already and is kept as its SHA-256. Neither can be read
back from the file.
"""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import (
    KnownPersonError,
    PeopleFileError,
    UnknownPersonError,
    UnusableNameError,
    WeakPasswordError,
)
from corpus.records import Role

SHORTEST_PASSWORD, LONGEST_PASSWORD, LONGEST_NAME = 10, 1000, 100
# What OWASP's cheat sheet on passwords asks of scrypt (2023): 32 MB, a quarter of a
# second here.
_COST, _BLOCK, _LANES = 2**15, 8, 3
_MEMORY = 2 * 128 * _COST * _BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How one person signs in; all but `name` and `role` in hex.

    `token` is None until one was made.
    """

    name: str
    role: Role
    salt: str
    password: str
    token: str | None = None


class _Kept(BaseModel):
    """The file, not yet trusted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    people: tuple[Account, ...]


class People:
    """The people of one library; the file is read at each question."""

    def __init__(self, home: Path) -> None:
        self._path = home / "people.json"
        self._lock = FileLock(home / "people.lock")
        # Each hash takes its memory: a flood of sign-ins waits its turn.
        self._hashing = Lock()

    def all(self) -> tuple[Account, ...]:
        """Return every account by name.

        Raises:
            PeopleFileError: The file cannot be read.
        """
        try:
            text = self._path.read_text(encoding="utf-8")
            return _Kept.model_validate_json(text).people
        except FileNotFoundError:
            return ()
        except (OSError, UnicodeDecodeError, ValidationError) as error:
            raise PeopleFileError(self._path) from error

    def account(self, name: str) -> Account | None:
        """Return the account of `name`."""
        return next((each for each in self.all() if each.name == name), None)

    def add(self, name: str, role: Role, password: str) -> None:
        """Let `name` sign in as `role`.

        Raises:
            UnusableNameError: The name is empty, too long, or holds what is not seen.
            WeakPasswordError: The password is too short or too long.
            KnownPersonError: Somebody of that name may sign in already.
        """
        if name != name.strip() or not name.isprintable() or not name:
            raise UnusableNameError(name)
        if len(name) > LONGEST_NAME:
            raise UnusableNameError(name)
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise WeakPasswordError(SHORTEST_PASSWORD, LONGEST_PASSWORD)
        salt = secrets.token_hex(16)
        hashed = self._hash(password, salt)
        new = Account(name=name, role=role, salt=salt, password=hashed)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._lock:
            known = self.all()
            if any(each.name == name for each in known):
                raise KnownPersonError(name)
            self._write((*known, new))

    def remove(self, name: str) -> None:
        """Let `name` sign in no longer, by password or token.

        Raises:
            UnknownPersonError: Nobody of that name may.
        """
        with self._lock:
            left = tuple(each for each in self.all() if each != self._known(name))
            self._write(left)

    def give_token(self, name: str) -> str:
        """Return a new token that signs `name` in; one made before does so no more.

        Raises:
            UnknownPersonError: Nobody of that name may sign in.
        """
        token = secrets.token_urlsafe(32)
        with self._lock:
            given = replace(self._known(name), token=_digest(token))
            others = (each for each in self.all() if each.name != name)
            self._write((*others, given))
        return token

    def by_password(self, name: str, password: str) -> Account | None:
        """Return the account that `name` and `password` open.

        It takes as long for a name that is unknown as for a wrong password.
        """
        account = self.account(name)
        hashed = self._hash(password, account.salt if account else "00")
        kept = account.password if account else ""
        return account if hmac.compare_digest(hashed, kept) else None

    def by_token(self, token: str) -> Account | None:
        """Return the account that `token` opens."""
        digest = _digest(token)
        for account in self.all():
            if account.token and hmac.compare_digest(digest, account.token):
                return account
        return None

    def _known(self, name: str) -> Account:
        account = self.account(name)
        if account is None:
            raise UnknownPersonError(name)
        return account

    def _hash(self, password: str, salt: str) -> str:
        with self._hashing:
            return hashlib.scrypt(
                password[: LONGEST_PASSWORD + 1].encode("utf-8", "surrogatepass"),
                salt=bytes.fromhex(salt),
                n=_COST,
                r=_BLOCK,
                p=_LANES,
                maxmem=_MEMORY,
            ).hex()

    def _write(self, accounts: Iterable[Account]) -> None:
        """Write the file as one, for its owner alone to read."""
        ordered = sorted(accounts, key=lambda account: account.name)
        text = json.dumps({"people": [asdict(each) for each in ordered]}, indent=2)
        part = self._path.with_suffix(".part")
        part.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(part, flags, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._path)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
