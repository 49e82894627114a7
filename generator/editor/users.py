"""Who may sign in: names, roles, passwords as scrypt hashes, links that let in once.

Kept in ``.guongsang/editor/users.json``, readable by its owner alone, outside Git. Neither a
password nor a link can be read from it.
"""

import hashlib
import hmac
import json
import secrets
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from threading import Lock

from generator.vietnamese import fold, normalise
from generator.writing.file import write_file

SHORTEST_PASSWORD = 10
LINK_SECONDS = 7 * 24 * 3600
# OWASP's figures for scrypt; 32 MB for a moment.
_N, _R, _P = 2**15, 8, 1


class Role(StrEnum):
    """What a person may do: write and submit, or approve what others wrote besides."""

    OFFICER = "officer"
    APPROVER = "approver"


ROLE_NAMES = {Role.OFFICER: "Người soạn", Role.APPROVER: "Người duyệt"}


@dataclass(frozen=True, slots=True)
class User:
    """One person. *name* is what stands in records and commits."""

    key: str
    name: str
    role: Role
    email: str = ""
    password: str = ""
    link: str = ""
    """Digest of the link that lets in once."""
    link_until: float = 0.0

    @property
    def approves(self) -> bool:
        """Tell whether this person may approve."""
        return self.role is Role.APPROVER

    @property
    def address(self) -> str:
        """Return the e-mail address for commits."""
        return self.email or f"{self.key}@guongsang.invalid"


def key_of(name: str) -> str:
    """Return what a person is known by however the name is typed."""
    return "-".join(fold(name).split())


class Users:
    """The people of one office, read anew whenever the file has changed."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = Lock()

    def all(self) -> tuple[User, ...]:
        """Return everybody, by name."""
        try:
            rows = json.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            return ()
        found = (User(**{**row, "role": Role(row["role"])}) for row in rows)
        return tuple(sorted(found, key=lambda user: user.key))

    def find(self, key: str) -> User | None:
        """Return the person known by *key*."""
        return next((user for user in self.all() if user.key == key), None)

    def add(self, name: str, role: Role, now: float, email: str = "") -> str:
        """Add a person, or change a role; return the secret of a link that lets them in once."""
        name = " ".join(normalise(name).split())
        with self._lock:
            old = self.find(key_of(name)) or User(key_of(name), name, role)
            secret = secrets.token_urlsafe(24)
            made = replace(
                old, name=name, role=role, email=email or old.email,
                link=_link_digest(secret), link_until=now + LINK_SECONDS,
            )  # fmt: skip
            self._keep(made)
        return secret

    def by_link(self, secret: str, now: float) -> User | None:
        """Return whom a link lets in, if it has not been used and is not too old."""
        digest = _link_digest(secret)
        for user in self.all():
            if user.link and hmac.compare_digest(user.link, digest) and now < user.link_until:
                return user
        return None

    def settle(self, key: str, name: str, password: str) -> User | None:
        """Give a person a password and the name they go by; their link is used up.

        Return None where somebody else has that name.
        """
        name = " ".join(normalise(name).split())
        with self._lock:
            user, new = self.find(key), key_of(name)
            if user is None or not new or (new != key and self.find(new) is not None):
                return None
            made = replace(
                user, key=new, name=name, password=hashed(password), link="", link_until=0.0
            )
            self._keep(made, instead_of=key)
            return made

    def sign_in(self, name: str, password: str) -> User | None:
        """Return the person if the password is right; it takes as long if there is no such one."""
        user = self.find(key_of(name))
        right = matches(password, user.password if user and user.password else _NOBODY)
        return user if user and right else None

    def _keep(self, user: User, instead_of: str = "") -> None:
        others = [each for each in self.all() if each.key not in (user.key, instead_of)]
        rows = [asdict(each) for each in (*others, user)]
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        write_file(self._file, text.encode(), mode=0o600)


def hashed(password: str) -> str:
    """Return a password as it may be kept."""
    salt = secrets.token_bytes(16)
    return f"scrypt${b64encode(salt).decode()}${b64encode(_scrypt(password, salt)).decode()}"


def matches(password: str, kept: str) -> bool:
    """Tell whether *kept* was made from *password*."""
    _, salt, made = kept.split("$")
    return hmac.compare_digest(_scrypt(password, b64decode(salt)), b64decode(made))


def _scrypt(password: str, salt: bytes) -> bytes:
    text = normalise(password).encode()
    return hashlib.scrypt(text, salt=salt, n=_N, r=_R, p=_P, maxmem=128 * _N * _R * 2)


def _link_digest(secret: str) -> str:
    # A link's secret has 192 random bits: nothing to guess, so a plain digest will do.
    return hashlib.sha256(secret.encode()).hexdigest()


_NOBODY = "scrypt$AAAAAAAAAAAAAAAAAAAAAA==$AAAA"
