"""Find the accessibility and HTML checkers of the tests, installing them where that can be done.

Both come from their makers through npm, at the versions and digests of ``package-lock.json``.
Their install scripts are not run. A test that needs one is never skipped in silence.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from generator.digest import digest

HERE = Path(__file__).resolve().parent
CACHE = HERE.parents[1] / ".cache" / "checkers"

_CURE = """\
Thiếu công cụ kiểm tra trợ năng và HTML nên không chạy được kiểm thử: {missing}.
  Debian, Ubuntu: sudo apt install npm default-jre-headless
  Máy khác: cài Node.js (kèm npm) và Java 11 trở lên, rồi chạy lại lệnh vừa rồi.
The accessibility and HTML checkers cannot run: {missing}.
  Debian, Ubuntu: sudo apt install npm default-jre-headless
  Elsewhere: install Node.js (with npm) and Java 11 or newer, then run the same command again.
"""


class NoCheckerError(Exception):
    """A checker is missing; the message is the cure."""


@dataclass(frozen=True, slots=True)
class Checkers:
    """Where the checkers are."""

    java: Path
    vnu: Path
    axe: Path


def find() -> Checkers:
    """Return the checkers, installing nothing. Raise NoCheckerError where one is missing."""
    found = shutil.which("java")
    home = Path(os.environ.get("JAVA_HOME", "")) / "bin" / "java"
    java = Path(found) if found else home if home.is_file() else None
    if java is None:
        raise NoCheckerError(_CURE.format(missing="java"))
    modules = _folder() / "node_modules"
    vnu, axe = modules / "vnu-jar/build/dist/vnu.jar", modules / "axe-core/axe.min.js"
    for file in (vnu, axe):
        if not file.is_file():
            raise NoCheckerError(_CURE.format(missing=f"npm ({file.name})"))
    return Checkers(java, vnu, axe)


def _folder() -> Path:
    """Return where the locked versions are kept: another lock, another folder."""
    lock = (HERE / "package-lock.json").read_text(encoding="utf-8")
    return CACHE / digest(lock)[:12]


def install() -> None:
    """Fetch what the lock names, if it is not there; raise NoCheckerError where that fails."""
    folder = _folder()
    if (folder / "node_modules/axe-core/axe.min.js").is_file():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise NoCheckerError(_CURE.format(missing="npm"))
    beside = folder.with_name(f".{folder.name}.{os.getpid()}")
    beside.mkdir(parents=True)
    try:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, beside / name)
        run = subprocess.run(
            (npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"),
            cwd=beside, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if run.returncode:
            raise NoCheckerError(_CURE.format(missing="npm ci") + run.stdout + run.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def main() -> int:
    """Install what is missing and print where the checkers are."""
    try:
        install()
        found = find()
    except NoCheckerError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Công cụ kiểm tra · checkers for the tests: {found.axe.parent.parent}, {found.java}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
