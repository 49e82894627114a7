"""A real editor: a copy of the section in a Git repository, the command running, people in it."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from generator.editor.users import Role, Users

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-28"
PASSWORD = "một câu dễ nhớ"
GIT = {
    "GIT_AUTHOR_NAME": "Ban đầu", "GIT_AUTHOR_EMAIL": "a@example.vn",
    "GIT_COMMITTER_NAME": "Ban đầu", "GIT_COMMITTER_EMAIL": "a@example.vn",
    "GIT_CONFIG_GLOBAL": os.devnull,
}  # fmt: skip


@dataclass(slots=True)
class Answer:
    """What the server said."""

    status: int
    text: str
    headers: dict[str, str]


@dataclass(slots=True)
class Person:
    """Somebody signed in, without a browser."""

    origin: str
    cookie: str = ""

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page."""
        return self._send(path, None, headers)

    def post(self, path: str, pairs: object = (), **headers: str) -> Answer:
        """Send a form, as the editor's own page would."""
        given = pairs if isinstance(pairs, bytes) else urlencode(pairs).encode()  # type: ignore[arg-type]
        return self._send(path, given, {"Origin": self.origin, **headers})

    def _send(self, path: str, data: bytes | None, headers: dict[str, str]) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = Request(self.origin + path, data, {"Cookie": self.cookie, **named})
        try:
            with build_opener(_Stay).open(request, timeout=60) as answer:
                return Answer(answer.status, answer.read().decode(), dict(answer.headers))
        except HTTPError as error:
            return Answer(error.code, error.read().decode(), dict(error.headers))


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        return None


@dataclass(slots=True)
class Editor:
    """A running editor."""

    folder: Path
    origin: str
    links: list[str] = field(default_factory=list)

    def git(self, *words: str) -> str:
        """Return what Git says in the project."""
        return git(self.folder, *words)

    def invite(self, name: str, role: str) -> str:
        """Return the path of a link that lets somebody in once."""
        users = Users(self.folder / ".guongsang/editor/users.json")
        return f"/vao/{users.add(name, Role(role), time.time())}"

    def person(self, name: str, role: str) -> Person:
        """Return somebody signed in."""
        person = Person(self.origin)
        form = {"name": name, "password": PASSWORD, "again": PASSWORD}
        answer = person.post(self.invite(name, role), form)
        assert answer.status == 303, answer.text
        person.cookie = answer.headers["set-cookie"].partition(";")[0]
        return person


def git(folder: Path, *words: str) -> str:
    """Return what Git says in *folder*."""
    run = subprocess.run(
        ("git", "-C", str(folder), *words), capture_output=True, text=True, check=False,
        env={**os.environ, **GIT},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return run.stdout


def guongsang(folder: Path, *words: str) -> str:
    """Run the command in a project; return what it says."""
    run = subprocess.run(
        (sys.executable, "-m", "generator.cli", *words), cwd=folder, capture_output=True, text=True,
        check=False, env={**os.environ, **GIT, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def project(folder: Path) -> Path:
    """Copy the section into *folder*, in a repository with one commit."""
    for name in ("content", "docs", "theme_overrides"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", ".gitignore"):
        shutil.copy(ROOT / name, folder)
    (ROOT / ".cache").mkdir(exist_ok=True)
    (folder / ".cache").symlink_to(ROOT / ".cache")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Bắt đầu")
    return folder


@contextmanager
def running(folder: Path) -> Iterator[Editor]:
    """Run ``guongsang edit`` over a project, as an office would."""
    people = folder / ".guongsang/editor/users.json"
    is_first = not people.exists() or "scrypt" not in people.read_text("utf-8")
    command = (sys.executable, "-u", "-m", "generator.cli", "edit", "--day", DAY)
    with subprocess.Popen(
        (*command, "--port", "0", "--preview-port", "0"), cwd=folder, text=True,
        stdout=subprocess.PIPE, stderr=(folder / "loi.txt").open("w"),
        env={**os.environ, **GIT, "PYTHONPATH": str(ROOT)},
    ) as server:  # fmt: skip
        assert server.stdout is not None
        first = server.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", first)
        assert found, first + (folder / "loi.txt").read_text("utf-8")
        editor = Editor(folder, found[0])
        if is_first:
            server.stdout.readline()
            editor.links.append(server.stdout.readline().strip())
        try:
            yield editor
        finally:
            server.terminate()
            server.wait(20)
    faults = (folder / "loi.txt").read_text("utf-8")
    assert "Traceback" not in faults, faults
