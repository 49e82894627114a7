"""Git, as far as the editor needs it: one commit for each save, and what a file said before.

Only the files of the record go into a commit; what somebody else has staged stays staged.
"""

import os
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


class NotRecordedError(Exception):
    """Git did not take the commit; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit that touched a file."""

    id: str
    who: str
    when: str
    """The day and time in Git's own local form, ``2026-11-28 09:15``."""
    subject: str
    note: str


@dataclass(frozen=True, slots=True)
class History:
    """The Git repository around a project, if there is one."""

    root: Path

    def exists(self) -> bool:
        """Tell whether the project lies in a repository."""
        return self._run("rev-parse", "--is-inside-work-tree").stdout.strip() == b"true"

    def commit(self, paths: Iterable[Path], name: str, email: str, message: str) -> bool:
        """Commit *paths* as they are now, and nothing else; tell whether there was a change.

        Raise NotRecordedError where Git refuses, for instance in the middle of a merge.
        """
        files = [str(path.relative_to(self.root)) for path in paths]
        known = [file for file in files if (self.root / file).exists() or self._tracks(file)]
        if not known:
            return False
        # A file Git has not seen must be made known before it can be committed by itself.
        self._must("add", "--", *known)
        if self._run("diff", "--cached", "--quiet", "--", *known).returncode == 0:
            return False
        person = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", name), ("EMAIL", email))
        }
        self._must(
            "-c", "commit.gpgsign=false", "commit", "--quiet", "--only", "-m", message,
            "--", *known, person=person,
        )  # fmt: skip
        return True

    def commits(self, path: Path, most: int = 20) -> tuple[Commit, ...]:
        """Return the newest commits that touched a file, newest first."""
        form = "%H%x1f%an%x1f%ad%x1f%s%x1f%b%x1e"
        found = self._run(
            "log", f"-{most}", f"--format={form}", "--date=format:%d/%m/%Y %H:%M", "--",
            str(path.relative_to(self.root)),
        )  # fmt: skip
        if found.returncode:
            return ()
        rows = (row.strip("\n") for row in found.stdout.decode(errors="replace").split("\x1e"))
        return tuple(Commit(*row.split("\x1f")) for row in rows if row.count("\x1f") == 4)

    def text_at(self, commit: str, path: Path) -> bytes | None:
        """Return what a file held at a commit; None if it was not there."""
        found = self._run("show", f"{commit}:./{path.relative_to(self.root).as_posix()}")
        return found.stdout if found.returncode == 0 else None

    def tracks(self, path: Path) -> bool:
        """Tell whether Git knows a file."""
        return self._tracks(str(path.relative_to(self.root)))

    def _tracks(self, file: str) -> bool:
        return self._run("ls-files", "--error-unmatch", "--", file).returncode == 0

    def _must(self, *words: str, person: dict[str, str] | None = None) -> None:
        said = b""
        for wait in (0.0, 0.2, 0.5, 1.0, 2.0):
            time.sleep(wait)
            found = self._run(*words, person=person)
            if found.returncode == 0:
                return
            said = found.stderr or found.stdout
            if b".lock" not in said:  # somebody else's Git is at work: it will not take long
                break
        raise NotRecordedError(said.decode(errors="replace").strip())

    def _run(
        self, *words: str, person: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        # Names with accents are to be read as they are; nobody is there to answer a prompt.
        base = ("git", "-C", str(self.root), "-c", "core.quotePath=false")
        environment = {
            **os.environ,
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_LITERAL_PATHSPECS": "1",
            **(person or {}),
        }
        try:
            return subprocess.run(
                (*base, *words), capture_output=True, check=False, env=environment, timeout=60,
                stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            return subprocess.CompletedProcess(words, 127, b"", str(error).encode())
