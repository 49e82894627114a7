"""Each third-party library enters through one door, so that it can be replaced in an afternoon."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

DOORS: dict[str, tuple[str, ...]] = {
    "PIL": ("generator.outputs.card_drawing", "generator.outputs.image_pixels"),
    "click": ("generator.cli",),
    "cryptography": ("generator.delivery.sign",),
    "feedgen": ("generator.outputs.feeds",),
    "icalendar": ("generator.outputs.calendar",),
    "jinja2": ("generator.build", "generator.editor.look", "generator.plugin"),
    "lxml": ("generator.importers.word", "generator.outputs"),
    "markdown_it": ("generator.build.markdown",),
    "markupsafe": ("generator.build",),
    "mdit_py_plugins": ("generator.build.markdown",),
    "mkdocs": ("generator.plugin", "generator.cli"),
    "nh3": ("generator.build.markdown",),
    "openpyxl": ("generator.workbook",),
    "orjson": ("generator.digest", "generator.plain_json"),
    "properdocs": ("generator.plugin", "generator.cli"),
    "pydantic": (
        "generator.content",
        "generator.delivery.settings",
        "generator.loading",
        "generator.writing.meaning",
    ),
    "pydantic_core": ("generator.content", "generator.loading"),
    "rich": ("generator.cli",),
    "segno": ("generator.outputs.qr",),
    "starlette": ("generator.editor",),
    "uvicorn": ("generator.editor.app",),
    "yaml": ("generator.loading", "generator.writing"),
}


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the top-level name of every import, those within functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name.partition(".")[0]) for alias in names)
            case ast.ImportFrom(module=str(name), level=0):
                yield node.lineno, name.partition(".")[0]


def _within(module: str, door: str) -> bool:
    return module == door or module.startswith(door + ".")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "generator").rglob("*.py")), ids=lambda path: _module(path)
)
def test_libraries_enter_by_their_door(path: Path) -> None:
    strays = [
        f"{path.relative_to(ROOT)}:{line}: {library} belongs in "
        + (" or ".join(DOORS.get(library, ())) or "no module yet: add it to DOORS")
        for line, library in _imports(path)
        if library != "generator"
        and library not in sys.stdlib_module_names
        and not any(_within(_module(path), door) for door in DOORS.get(library, ()))
    ]
    assert not strays, "\n".join(strays)
