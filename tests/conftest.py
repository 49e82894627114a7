"""What all tests share: a site written as strings, and its problems as plain data."""

import signal
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.diagnostics import Diagnostic

# A slow machine is no fault of the code, and a change is held to the same cases on every one.
# To look for new ones: pytest --hypothesis-profile default.
settings.register_profile(
    "gate", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("gate")

# A shell has what it runs in the background ignore Ctrl+C, and what that starts would, too.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The browser is one for all tests of a worker.
pytest_plugins = ("tests.browser.machine",)

Files = dict[str, str | bytes]
Site = Callable[..., Path]
Found = list[tuple[str, int, int, str]]

SECTION = """\
name: Chuyên trang thử
body: Cơ quan thử
address: https://thu.example/tdkt/
feed_authority: thu.example
feed_year: 2026
"""


def write(folder: Path, files: Files) -> Path:
    """Write *files* under ``content/`` in *folder*; a section is added where there is none."""
    content = folder / "content"
    for name, text in {"chuyen-trang.yml": SECTION, **files}.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
    return content


def places(problems: Iterable[Diagnostic]) -> Found:
    """Return problems as (path under content, line, column, code)."""
    return [
        (p.place.path.removeprefix("content/"), p.place.line, p.place.column, p.code)
        for p in problems
    ]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a function that writes a content folder: ``site({"tin-tuc/a.md": "…"})``."""
    return lambda files: write(tmp_path, files)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-expected", action="store_true", help="write tests/expected anew, then read it"
    )


@pytest.fixture
def expected(request: pytest.FixtureRequest) -> Callable[[str, str], str]:
    """Give a function that returns a file of tests/expected, written anew where that is asked."""

    def read(name: str, found: str) -> str:
        file = Path(__file__).parent / "expected" / name
        if request.config.getoption("--update-expected"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(found, encoding="utf-8")
        return file.read_text(encoding="utf-8")

    return read


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Name cases without their bytes: packed files hold the second in which they were made."""
    return argname if isinstance(val, bytes) else None
