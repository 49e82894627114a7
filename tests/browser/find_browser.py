"""Find a Chromium-family browser for the tests, installing one where that can be done.

Run as a program it prints the browser's path, or says how to get one and fails: tests that
need a browser are never skipped in silence.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "GUONGSANG_BROWSER"

_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_MACOS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)

_CURE = f"""\
Không tìm thấy trình duyệt Chromium, Chrome hay Edge nên không chạy được kiểm thử.
  Debian, Ubuntu: sudo apt install chromium      Máy khác: cài Google Chrome hoặc Edge,
  hoặc đặt biến {VARIABLE} là đường dẫn tới tệp chạy của trình duyệt.
No Chromium, Chrome or Edge was found, so the browser tests cannot run.
  Debian, Ubuntu: sudo apt install chromium      Elsewhere: install Google Chrome or Edge,
  or set {VARIABLE} to the path of a browser's executable.
"""


class NoBrowserError(Exception):
    """No browser was found; the message is the cure."""


def _usual_places() -> Iterator[Path]:
    """Yield where systems keep a browser, the likeliest first."""
    for command in _COMMANDS:
        if path := shutil.which(command):
            yield Path(path)
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        yield from (folder / name for name in _MACOS)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if root := os.environ.get(variable):
            yield from (Path(root) / name for name in _WINDOWS)


def _playwrights_own() -> Path | None:
    """Return the browser Playwright downloaded earlier, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def find() -> Path:
    """Return an installed browser, installing nothing. Raise NoBrowserError where there is none."""
    if named := os.environ.get(VARIABLE):
        if Path(named).is_file():
            return Path(named)
        raise NoBrowserError(f"{VARIABLE}={named}: không có tệp này · no such file\n\n{_CURE}")
    for path in _usual_places():
        if path.is_file():
            return path
    if path_or_none := _playwrights_own():
        return path_or_none
    raise NoBrowserError(_CURE)


def _run(*command: str) -> bool:
    """Run a command silently; tell whether it succeeded."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def install() -> None:
    """Try to get a browser: Playwright's download, else Debian's package where we are root."""
    if _run(sys.executable, "-m", "playwright", "install", "chromium"):
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")


def main() -> int:
    """Print the browser's path, having installed one if need be."""
    try:
        try:
            found = find()
        except NoBrowserError:
            if VARIABLE in os.environ:
                raise
            install()
            found = find()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Trình duyệt để kiểm thử · browser for the tests: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
