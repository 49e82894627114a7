"""Who is signed in: random tokens kept in memory, forgotten after a while and at the end."""

import secrets
from dataclasses import dataclass, field
from threading import Lock

IDLE_SECONDS = 8 * 3600
MOST_FAILURES = 5
WAIT_SECONDS = 60


@dataclass(slots=True)
class Sessions:
    """Signed-in people by token, and how often somebody failed to sign in under a name."""

    _open: dict[str, tuple[str, float]] = field(default_factory=dict)
    _failed: dict[str, list[float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, key: str, now: float) -> str:
        """Return the token of a new session of the person known by *key*."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._open = {t: s for t, s in self._open.items() if now - s[1] < IDLE_SECONDS}
            self._open[token] = (key, now)
            self._failed.pop(key, None)
        return token

    def who(self, token: str, now: float) -> str | None:
        """Return who holds a token, and note that they are still there."""
        with self._lock:
            key, seen = self._open.get(token, ("", 0.0))
            if not key or now - seen >= IDLE_SECONDS:
                return None
            self._open[token] = (key, now)
            return key

    def end(self, token: str) -> None:
        """Forget a token."""
        with self._lock:
            self._open.pop(token, None)

    def must_wait(self, key: str, now: float) -> bool:
        """Tell whether too many passwords were tried under a name just now."""
        with self._lock:
            recent = [at for at in self._failed.get(key, []) if now - at < WAIT_SECONDS]
            self._failed[key] = recent
            return len(recent) >= MOST_FAILURES

    def failed(self, key: str, now: float) -> None:
        """Note that a password was wrong."""
        with self._lock:
            if len(self._failed) > 1000:
                self._failed.clear()
            self._failed.setdefault(key, []).append(now)
